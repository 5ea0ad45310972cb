package org.certirank.check;

import java.util.*;
import java.util.stream.IntStream;

/** A JSON object read field by field: unknown or missing fields and wrong types are errors that name the JSON pointer. */
final class Fields {
    private final Map<?, ?> map;
    private final String pointer;

    /** @param allowed all the names the object may have, separated by blanks */
    Fields(Object value, String pointer, String allowed) {
        this.map = as(Map.class, value, pointer, "an object");
        this.pointer = pointer;
        List<String> names = List.of(allowed.split(" "));
        for (Object name : map.keySet()) if ("".equals(name) || !names.contains(name)) throw wrong(pointer + "/" + name, "no field of this name");
    }

    static InputException wrong(String pointer, String expected) { return new InputException((pointer.isEmpty() ? "/" : pointer) + ": expected " + expected); }

    private static <T> T as(Class<T> type, Object value, String pointer, String expected) {
        if (!type.isInstance(value)) throw wrong(pointer, expected);
        return type.cast(value);
    }

    boolean has(String name) { return map.containsKey(name); }
    String at(String name) { return pointer + "/" + name; }

    Object get(String name) {
        if (!has(name)) throw wrong(at(name), "this field");
        return map.get(name);
    }

    String text(String name) { return text(get(name), at(name)); }
    static String text(Object value, String pointer) { return as(String.class, value, pointer, "a string"); }
    List<?> list(String name) { return list(get(name), at(name)); }
    static List<?> list(Object value, String pointer) { return as(List.class, value, pointer, "an array"); }
    Map<?, ?> map(String name) { return as(Map.class, get(name), at(name), "an object"); }
    /** An array of strings; empty if the field is missing. */
    List<String> texts(String name) { return has(name) ? list(name).stream().map(o -> text(o, at(name))).toList() : List.of(); }

    /** An array of objects with the given fields; empty if the field is missing. */
    List<Fields> objects(String name, String allowed) {
        List<?> all = has(name) ? list(name) : List.of();
        return IntStream.range(0, all.size()).mapToObj(i -> new Fields(all.get(i), at(name) + "/" + i, allowed)).toList();
    }

    /** A non-negative integer of at most nine digits. */
    int integer(String name) { return integer(get(name), at(name)); }
    int[] integers(String name) { return list(name).stream().mapToInt(o -> integer(o, at(name))).toArray(); }

    static int integer(Object value, String pointer) {
        if (value instanceof Json.Num n && n.text().matches("0|[1-9][0-9]{0,8}")) return Integer.parseInt(n.text());
        throw wrong(pointer, "a small non-negative integer");
    }

    /** A string among the given ones. */
    String choice(String name, String... choices) {
        if (!List.of(choices).contains(text(name))) throw wrong(at(name), String.join(" or ", choices));
        return text(name);
    }
}
