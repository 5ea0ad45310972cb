package org.certirank.expr;

/** A limit on the size of a computation was passed: no answer, for want of room. */
public final class TermLimitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TermLimitException(String message) {
        super(message);
    }
}
