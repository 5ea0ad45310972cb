package org.certirank.check;

/** A limit of the checker was passed, or something was met that this version does not know: it declines, which says nothing about the claim. */
final class LimitException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LimitException(String message) {
        super(message);
    }
}
