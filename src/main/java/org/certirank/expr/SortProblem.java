package org.certirank.expr;

/**
 * A rule of the language that a text breaks beyond its grammar.
 *
 * @param place   where the text stands, as the caller named it (a JSON pointer)
 * @param message one line: what was expected, what was found
 * @param source  the text, or empty
 * @param offset  where in it, or -1
 */
public record SortProblem(String place, String message, String source, int offset) {

    /** The message, and the place in the text with a caret if it is known. */
    public String render() {
        return offset < 0 ? message : message + "\n" + Caret.under(source, offset);
    }
}
