package org.certirank.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Cuts a text of the spec language into tokens: docs/spec-language.md section 2. */
final class Lexer {
    static final int MAX_LENGTH = 65_536;
    private static final List<String> SYMBOLS = List.of("<=>", "=>", "<=", ">=", "!=", "..",
            "<", ">", "=", "+", "-", "*", "/", "^", "(", ")", "[", "]", "{", "}", ",");
    /** What people write out of habit, and what it is called here. */
    private static final Map<String, String> HABITS = Map.ofEntries(Map.entry("==", "="), Map.entry("**", "^"), Map.entry("&&", "and"),
            Map.entry("||", "or"), Map.entry("&", "and"), Map.entry("|", "or, or abs(...)"), Map.entry("!", "not"), Map.entry("\u2264", "<="),
            Map.entry("\u2265", ">="), Map.entry("\u2260", "!="), Map.entry("\u221e", "oo"), Map.entry("\u2212", "-"), Map.entry("\u00b7", "*"),
            Map.entry("\u2208", "in"), Map.entry("\u221a", "sqrt(...)"), Map.entry("\u03c0", "pi"), Map.entry("\u2192", "=>"));

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    /** All tokens and a final END; {@link ParseException} where the text is none or is too long. */
    static List<Token> tokens(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new ParseException("the text has " + text.length() + " characters, at most " + MAX_LENGTH + " are allowed", MAX_LENGTH, "");
        }
        Lexer lexer = new Lexer(text);
        while (lexer.next()) { }
        return lexer.tokens;
    }

    private boolean next() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            tokens.add(new Token(Token.Kind.END, "", at, at));
            return false;
        }
        char c = text.charAt(at);
        if (isDigit(c)) {
            add(Token.Kind.NUMBER, numberEnd());
        } else if (isLetter(c)) {
            int end = at;
            while (end < text.length() && (isLetter(text.charAt(end)) || isDigit(text.charAt(end)) || text.charAt(end) == '_')) {
                end++;
            }
            add(Token.Kind.NAME, end);
        } else {
            symbol();
        }
        return true;
    }

    private int numberEnd() {
        int end = digits(at);
        if (end + 1 < text.length() && text.charAt(end) == '.' && isDigit(text.charAt(end + 1))) {
            end = digits(end + 1);
        } else if (end < text.length() && text.charAt(end) == '.' && !text.startsWith("..", end)) {
            throw new ParseException("a decimal point without digits after it", end + 1, "a digit");
        }
        if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
            int first = end + 1;
            if (first < text.length() && (text.charAt(first) == '-' || text.charAt(first) == '+')) {
                first++;
            }
            int last = digits(first);
            if (last > first) {
                checkExponent(text.substring(first, last), end);
                return last;
            }
        }
        return end;
    }

    private static void checkExponent(String digits, int offset) {
        String bare = digits.replaceFirst("^0+(?=.)", "");
        if (bare.length() > 5 || Integer.parseInt(bare) > Literals.MAX_EXPONENT) {
            throw new ParseException("an exponent beyond " + Literals.MAX_EXPONENT, offset, "");
        }
    }

    private void symbol() {
        for (Map.Entry<String, String> habit : HABITS.entrySet()) {
            String h = habit.getKey();
            if (text.startsWith(h, at) && !(h.equals("!") && text.startsWith("!=", at)) && !(h.length() == 1 && text.startsWith(h + h, at))) {
                throw new ParseException("'" + h + "' is not in the language", at, "'" + habit.getValue() + "'");
            }
        }
        for (String s : SYMBOLS) {
            if (text.startsWith(s, at)) {
                add(Token.Kind.SYMBOL, at + s.length());
                return;
            }
        }
        int c = text.codePointAt(at);
        if (c == '.') {
            throw new ParseException("a number begins with a digit", at, "'0.' and the digits");
        }
        String shown = c > ' ' && c < 127 ? "'" + Character.toString(c) + "'" : String.format("U+%04X", c);
        throw new ParseException("the character " + shown + " is not in the language", at, "");
    }

    private void add(Token.Kind kind, int end) {
        tokens.add(new Token(kind, text.substring(at, end), at, end));
        at = end;
    }

    private int digits(int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
