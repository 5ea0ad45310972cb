package org.certirank.check;

/** A limit of the checker was passed, or something was met that this version does not know: it declines, which says nothing about the claim. */
final class LimitException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LimitException(String message) { super(message); }
    /** Called now and then by everything that may take long. */
    static void time() { if (Thread.interrupted()) throw new LimitException("the time limit"); }
}
