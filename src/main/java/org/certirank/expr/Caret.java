package org.certirank.expr;

/** Shows a place in a text: its line, indented by two, and a caret below. */
public final class Caret {
    private static final int WIDTH = 100;
    private static final String GAP = "...";

    private Caret() { }

    /** Two lines, without a final line end. A long line is cut around the place; control characters show as blanks so that the caret stays under it. */
    public static String under(String text, int offset) {
        int at = Math.max(0, Math.min(offset, text.length()));
        int start = text.lastIndexOf('\n', at - 1) + 1;
        int end = text.indexOf('\n', at);
        end = end < 0 ? text.length() : end;
        int from = Math.max(start, Math.min(at - WIDTH / 2, end - WIDTH));
        int to = Math.min(end, from + WIDTH);
        String head = from > start ? GAP : "";
        StringBuilder line = new StringBuilder(head);
        text.substring(from, to).chars().forEach(c -> line.append(Character.isISOControl(c) ? ' ' : (char) c));
        line.append(to < end ? GAP : "");
        int column = head.length() + text.substring(from, at).codePointCount(0, at - from);
        return "  " + line.toString().stripTrailing() + "\n  " + " ".repeat(column) + "^";
    }
}
