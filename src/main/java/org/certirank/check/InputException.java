package org.certirank.check;

/** A file or a text that is not what the language or the format allows; the message says where and what was expected. */
final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1;
    InputException(String message) { super(message); }
}
