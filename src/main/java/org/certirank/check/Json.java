package org.certirank.check;

import java.nio.ByteBuffer;
import java.nio.charset.*;
import java.util.*;
import java.util.regex.*;

/**
 * A strict reader of JSON (RFC 8259): valid UTF-8 without a byte order mark, no duplicate names, no lone surrogates, nesting of at most 64,
 * nothing after the value. Objects become {@code Map}, arrays {@code List}, strings {@code String}, true and false {@code Boolean}, numbers
 * {@link Num} (their text), null {@link #NULL}.
 */
final class Json {
    /** A number as it is written. */
    record Num(String text) { }

    static final Object NULL = new Object();
    private static final int DEPTH = 64;
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");
    private final String s;
    private int at;

    private Json(String s) { this.s = s; }

    static Object parse(byte[] bytes, int limit) {
        if (bytes.length > limit) throw new InputException("the file has " + bytes.length + " bytes, more than " + limit);
        try {
            Json in = new Json(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString()); // reports what is malformed
            Object value = in.value(0);
            if (in.peek() >= 0) throw in.error("nothing after the value");
            return value;
        } catch (CharacterCodingException e) {
            throw new InputException("the file is not valid UTF-8");
        }
    }

    private InputException error(String expected) {
        String before = s.substring(0, at < s.length() ? at : s.length());
        long line = before.chars().filter(c -> c == '\n').count() + 1;
        return new InputException("line " + line + ", column " + (before.length() - before.lastIndexOf('\n')) + ": expected " + expected);
    }

    private int here() { return at < s.length() ? s.charAt(at) : -1; }

    /** The next character after white space. */
    private int peek() {
        while (here() == ' ' || here() == '\t' || here() == '\n' || here() == '\r') at++;
        return here();
    }

    private void expect(char c) {
        if (peek() != c) throw error("'" + c + "'");
        at++;
    }

    private Object value(int depth) {
        return switch (peek()) {
            case '{' -> object(depth + 1);
            case '[' -> array(depth + 1);
            case '"' -> string();
            case 't' -> word("true", Boolean.TRUE);
            case 'f' -> word("false", Boolean.FALSE);
            case 'n' -> word("null", NULL);
            default -> {
                Matcher m = NUMBER.matcher(s).region(at, s.length());
                if (!m.lookingAt()) throw error("a value");
                at = m.end();
                yield new Num(m.group());
            }
        };
    }

    private Object word(String word, Object value) {
        if (!s.startsWith(word, at)) throw error("a value");
        at += word.length();
        return value;
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> map = new LinkedHashMap<>();
        elements(depth, '}', () -> {
            peek();
            int start = at;
            String name = string();
            if (map.containsKey(name)) {
                at = start;
                throw error("no second field \"" + name + "\"");
            }
            expect(':');
            map.put(name, value(depth));
        });
        return map;
    }

    private List<Object> array(int depth) {
        List<Object> list = new ArrayList<>();
        elements(depth, ']', () -> list.add(value(depth)));
        return list;
    }

    /** From an opening bracket to the closing one, elements separated by commas. */
    private void elements(int depth, char close, Runnable element) {
        if (depth > DEPTH) throw error("nesting of at most " + DEPTH);
        at++;
        if (peek() != close) element.run();
        for (; peek() != close; element.run()) {
            if (peek() != ',') throw error("',' or '" + close + "'");
            at++;
        }
        at++;
    }

    private String string() {
        expect('"');
        StringBuilder b = new StringBuilder();
        for (int c = here(); c != '"'; c = here()) {
            if (c < 0x20) throw error("the end of the string");
            at++;
            b.append(c == '\\' ? escape() : (char) c);
        }
        at++;
        boolean lone = b.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        if (lone) throw error("no lone surrogate in the string before");
        return b.toString();
    }

    private char escape() {
        int k = "\"\\/bfnrt".indexOf(here());
        if (k >= 0) {
            at++;
            return "\"\\/\b\f\n\r\t".charAt(k);
        } else if (here() != 'u') {
            throw error("an escape");
        }
        at++;
        String hex = s.substring(at, at + 4 < s.length() ? at + 4 : s.length());
        if (!hex.matches("[0-9a-fA-F]{4}")) throw error("four hexadecimal digits");
        at += 4;
        return (char) Integer.parseInt(hex, 16);
    }
}
