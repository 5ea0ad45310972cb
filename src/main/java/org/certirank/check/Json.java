package org.certirank.check;

import java.nio.ByteBuffer;
import java.nio.charset.*;
import java.util.*;
import java.util.regex.*;

/**
 * A strict reader of JSON (RFC 8259): valid UTF-8 without a byte order mark, no duplicate names, no lone surrogates, nesting of at most 64, nothing after the value. Objects become
 * {@code Map}, arrays {@code List}, strings {@code String}, true and false {@code Boolean}, numbers {@link Num} (their text), null {@link #NULL}.
 */
final class Json {
    /** A number as it is written. */
    record Num(String text) { }

    static final Object NULL = new Object();
    private static final int DEPTH = 64;
    private static final Map<String, Object> WORDS = Map.of("true", true, "false", false, "null", NULL);
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");
    private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\\\x00-\\x1f]++|\\\\(?:[\"\\\\/bfnrt]|u[0-9a-fA-F]{4}))*+)\"");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u(....)|(.))");
    private final Matcher in;
    private final String s;
    private int at;

    private Json(String s) { this.s = s; this.in = NUMBER.matcher(s); }

    static Object parse(byte[] bytes, int limit) {
        if (bytes.length > limit) throw new InputException("the file has " + bytes.length + " bytes, more than " + limit);
        try {
            Json json = new Json(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString()); // reports what is malformed
            Object value = json.value(0);
            if (!json.take("") || json.at < json.s.length()) throw json.error("nothing after the value");
            return value;
        } catch (CharacterCodingException e) {
            throw new InputException("the file is not valid UTF-8");
        }
    }

    private InputException error(String expected) {
        String before = s.substring(0, at);
        long line = before.chars().filter(c -> c == '\n').count() + 1;
        return new InputException("line " + line + ", column " + (at - before.lastIndexOf('\n')) + ": expected " + expected);
    }

    private boolean read(Pattern token) {
        boolean found = in.usePattern(token).region(at, s.length()).lookingAt();
        if (found) at = in.end();
        return found;
    }

    /** Goes past white space, then past this text if it is there. */
    private boolean take(String text) {
        while (at < s.length() && " \t\n\r".indexOf(s.charAt(at)) >= 0) at++;
        if (!s.startsWith(text, at)) return false;
        at += text.length();
        return true;
    }

    private Object value(int depth) {
        if (take("{")) {
            Map<String, Object> map = new LinkedHashMap<>();
            elements(depth, "}", () -> {
                String name = string("a name");
                if (map.containsKey(name)) throw error("no second field \"" + name + "\"");
                if (!take(":")) throw error("':'");
                map.put(name, value(depth + 1));
            });
            return map;
        } else if (take("[")) {
            List<Object> list = new ArrayList<>();
            elements(depth, "]", () -> list.add(value(depth + 1)));
            return list;
        }
        for (Map.Entry<String, Object> word : WORDS.entrySet()) if (take(word.getKey())) return word.getValue();
        return read(NUMBER) ? new Num(in.group()) : string("a value");
    }

    /** From behind an opening bracket to the closing one, elements separated by commas. */
    private void elements(int depth, String close, Runnable element) {
        if (depth == DEPTH) throw error("nesting of at most " + DEPTH);
        if (take(close)) return;
        do element.run(); while (take(","));
        if (!take(close)) throw error("',' or '" + close + "'");
    }

    private String string(String expected) {
        take("");
        if (!read(STRING)) throw error(expected);
        String text = in.group(1);
        if (text.indexOf('\\') >= 0) {
            text = ESCAPE.matcher(text).replaceAll(m -> Matcher.quoteReplacement("" + (m.group(1) != null ? (char) Integer.parseInt(m.group(1), 16)
                    : "\"\\/\b\f\n\r\t".charAt("\"\\/bfnrt".indexOf(m.group(2))))));
        }
        boolean lone = text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        if (lone) throw error("no lone surrogate in the string before");
        return text;
    }
}
