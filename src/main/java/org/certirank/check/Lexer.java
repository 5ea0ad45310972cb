package org.certirank.check;

/** The tokens of a text, one at a time: {@code kind}, {@code text} and {@code at} (from 1) are those of the current token. */
final class Lexer {
    enum Kind { NUMBER, NAME, SYMBOL, END }

    private static final String[] SYMBOLS = {"<=>", "=>", "<=", ">=", "!=", "..", "=", "<", ">", "+", "-", "*", "/", "^", "(", ")", "[", "]", "{", "}", ","};

    Kind kind;
    String text;
    int at;
    private final String s;
    private int next;

    Lexer(String s) {
        this.s = s;
        next();
    }

    InputException error(String expected) {
        return new InputException("at character " + at + ": expected " + expected + " not " + (kind == Kind.END ? "the end" : "'" + text + "'"));
    }

    boolean is(String symbol) { return (kind == Kind.SYMBOL || kind == Kind.NAME) && text.equals(symbol); }

    boolean take(String symbol) {
        boolean here = is(symbol);
        if (here) next();
        return here;
    }

    void expect(String symbol) {
        if (!take(symbol)) throw error("'" + symbol + "'");
    }

    private static boolean letter(char c) { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'; }

    private boolean digit(int i) { return i < s.length() && s.charAt(i) >= '0' && s.charAt(i) <= '9'; }

    private int digits(int i) {
        while (digit(i)) i++;
        return i;
    }

    void next() {
        int i = next;
        while (i < s.length() && " \t\n".indexOf(s.charAt(i)) >= 0) i++;
        at = i + 1;
        int end = i;
        if (i == s.length()) {
            kind = Kind.END;
        } else if (letter(s.charAt(i))) {
            kind = Kind.NAME;
            while (end < s.length() && (letter(s.charAt(end)) || digit(end) || s.charAt(end) == '_')) end++;
        } else if (digit(i)) {
            kind = Kind.NUMBER;
            end = digits(i);
            if (end < s.length() && s.charAt(end) == '.' && digit(end + 1)) end = digits(end + 1);
            if (end < s.length() && (s.charAt(end) == 'e' || s.charAt(end) == 'E')) {
                int sign = end + 1 < s.length() && (s.charAt(end + 1) == '-' || s.charAt(end + 1) == '+') ? 1 : 0;
                end = digit(end + 1 + sign) ? digits(end + 1 + sign) : end;
            }
        } else {
            kind = Kind.SYMBOL;
            for (String symbol : SYMBOLS) {
                if (end == i && s.startsWith(symbol, i)) end = i + symbol.length();
            }
            if (end == i) {
                text = s.substring(i, i + Character.charCount(s.codePointAt(i)));
                throw error("no such character:");
            }
        }
        text = s.substring(i, end);
        next = end;
    }

    private Lexer ahead() { return new Lexer(s.substring(next)); }

    /** True if the word {@code in} follows the current token. */
    boolean peekIn() { return ahead().is("in"); }

    boolean infinityAhead() { return ahead().is("oo"); }

    /** True if the set that begins here is a range: {@code ..} stands before the set's end outside all brackets. */
    boolean rangeAhead() {
        int depth = 0;
        for (Lexer l = new Lexer(s.substring(at - 1)); l.kind != Kind.END; l.next()) {
            if (depth == 0 && l.is("..")) return true;
            depth += l.is("(") || l.is("[") || l.is("{") ? 1 : l.is(")") || l.is("]") || l.is("}") ? -1 : 0;
            if (depth < 0 || depth == 0 && l.is(",")) return false;
        }
        return false;
    }
}
