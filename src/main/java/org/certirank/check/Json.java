package org.certirank.check;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.*;

/**
 * A strict reader of JSON (RFC 8259): valid UTF-8 without a byte order mark, no duplicate names, no lone surrogates, nesting of at most 64, nothing after
 * the value. Objects become {@code Map}, arrays {@code List}, strings {@code String}, true and false {@code Boolean}, numbers {@link Num} (their text), null
 * {@link #NULL}.
 */
final class Json {
    /** A number as it is written. */
    record Num(String text) { }

    static final Object NULL = new Object();
    private static final int DEPTH = 64;

    private final String s;
    private int at;

    private Json(String s) { this.s = s; }

    static Object parse(byte[] bytes, int limit) {
        if (bytes.length > limit) throw new InputException("the file has " + bytes.length + " bytes, more than " + limit);
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new InputException("the file is not valid UTF-8");
        }
        Json reader = new Json(text);
        Object value = reader.value(0);
        reader.space();
        if (reader.at < text.length()) throw reader.error("nothing after the value");
        return value;
    }

    private InputException error(String expected) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < at && i < s.length(); i++) {
            column = s.charAt(i) == '\n' ? 1 : column + 1;
            line += s.charAt(i) == '\n' ? 1 : 0;
        }
        return new InputException("line " + line + ", column " + column + ": expected " + expected);
    }

    private int peek() { return at < s.length() ? s.charAt(at) : -1; }

    private void space() {
        while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') at++;
    }

    private void expect(char c) {
        if (peek() != c) throw error("'" + c + "'");
        at++;
    }

    private Object value(int depth) {
        space();
        switch (peek()) {
            case '{': return object(nested(depth));
            case '[': return array(nested(depth));
            case '"': return string();
            case 't': return word("true", Boolean.TRUE);
            case 'f': return word("false", Boolean.FALSE);
            case 'n': return word("null", NULL);
            default: return number();
        }
    }

    private int nested(int depth) {
        if (depth >= DEPTH) throw error("nesting of at most " + DEPTH);
        at++;
        space();
        return depth + 1;
    }

    private Object word(String word, Object value) {
        if (!s.startsWith(word, at)) throw error("a value");
        at += word.length();
        return value;
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (peek() == '}') {
            at++;
            return map;
        }
        while (true) {
            space();
            int start = at;
            String name = string();
            if (map.containsKey(name)) {
                at = start;
                throw error("no second field \"" + name + "\"");
            }
            space();
            expect(':');
            map.put(name, value(depth));
            if (last('}')) return map;
        }
    }

    private List<Object> array(int depth) {
        List<Object> list = new ArrayList<>();
        if (peek() == ']') {
            at++;
            return list;
        }
        do {
            list.add(value(depth));
        } while (!last(']'));
        return list;
    }

    /** After an element: true at the closing bracket, false after a comma. */
    private boolean last(char close) {
        space();
        if (peek() == close) {
            at++;
            return true;
        }
        if (peek() != ',') throw error("',' or '" + close + "'");
        at++;
        return false;
    }

    private String string() {
        expect('"');
        StringBuilder b = new StringBuilder();
        while (true) {
            int c = peek();
            if (c < 0x20) throw error("the end of the string");
            at++;
            if (c == '"') break;
            b.append(c == '\\' ? escape() : (char) c);
        }
        for (int i = 0; i < b.length(); i++) {
            if (Character.isHighSurrogate(b.charAt(i)) && i + 1 < b.length() && Character.isLowSurrogate(b.charAt(i + 1))) i++;
            else if (Character.isSurrogate(b.charAt(i))) throw error("no lone surrogate in the string before");
        }
        return b.toString();
    }

    private char escape() {
        int c = peek();
        at++;
        switch (c) {
            case '"', '\\', '/': return (char) c;
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'u':
                int code = 0;
                for (int i = 0; i < 4; i++, at++) {
                    int digit = peek() < 128 ? Character.digit(peek(), 16) : -1;
                    if (digit < 0) throw error("four hexadecimal digits");
                    code = 16 * code + digit;
                }
                return (char) code;
            default:
                at--;
                throw error("an escape");
        }
    }

    private Num number() {
        int start = at;
        if (peek() == '-') at++;
        if (peek() == '0') at++;
        else digits();
        if (peek() == '.') {
            at++;
            digits();
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '+' || peek() == '-') at++;
            digits();
        }
        return new Num(s.substring(start, at));
    }

    private void digits() {
        if (peek() < '0' || peek() > '9') throw error("a value");
        while (peek() >= '0' && peek() <= '9') at++;
    }
}
