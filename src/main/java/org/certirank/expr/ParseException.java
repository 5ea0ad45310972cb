package org.certirank.expr;

/**
 * A text is not in the spec language. {@link #getMessage()} is one line; {@link #offset()} is where (in characters, at most the length
 * of the text); {@link #expected()} says what could stand there, or is empty.
 */
public final class ParseException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int offset;
    private final String expected;

    public ParseException(String message, int offset, String expected) {
        super(expected.isEmpty() ? message : message + "; expected " + expected);
        this.offset = offset;
        this.expected = expected;
    }

    public int offset() {
        return offset;
    }

    public String expected() {
        return expected;
    }

    /** The message, the line of the text that holds the error, and a caret under it. */
    public String render(String text) {
        return getMessage() + "\n" + Caret.under(text, offset);
    }
}
