package org.certirank.attention;

import java.io.IOException;

/** A checkpoint that cannot be used: damaged, of another version, or of another run. */
public final class CheckpointException extends IOException {
    private static final long serialVersionUID = 1;

    CheckpointException(String message) {
        super(message);
    }
}
