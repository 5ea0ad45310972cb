package org.certirank.expr;

/** A token: its kind, its text and where it stands. */
record Token(Kind kind, String text, int start, int end) {
    enum Kind { NUMBER, NAME, SYMBOL, END }

    boolean is(String symbolOrWord) {
        return kind != Kind.NUMBER && kind != Kind.END && text.equals(symbolOrWord);
    }

    /** For messages. */
    String shown() {
        return switch (kind) {
            case END -> "the end of the text";
            case NUMBER, NAME, SYMBOL -> "'" + (text.length() <= 30 ? text : text.substring(0, 27) + "...") + "'";
        };
    }
}
