package org.certirank.check;

/** The certificate does not prove the claim; the message says what is wrong with it. */
final class RejectException extends RuntimeException {
    private static final long serialVersionUID = 1;
    RejectException(String message) { super(message); }
}
