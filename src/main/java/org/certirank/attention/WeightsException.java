package org.certirank.attention;

import java.io.IOException;

/** A file of weights that cannot be read, with the place. */
public final class WeightsException extends IOException {
    private static final long serialVersionUID = 1;

    private final int line;
    private final int column;

    WeightsException(String file, int line, int column, String message) {
        super(file + ":" + line + ":" + column + ": " + message);
        this.line = line;
        this.column = column;
    }

    /** From 1. */
    public int line() {
        return line;
    }

    /** From 1. */
    public int column() {
        return column;
    }
}
