package org.certirank.prove.trajectory;

/** At this precision it does not show whether a layer has a value. */
final class Unresolved extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unresolved(String message) {
        super(message);
    }
}
