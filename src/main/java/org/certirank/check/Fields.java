package org.certirank.check;

import java.util.*;

/** A JSON object read field by field: unknown or missing fields and wrong types are errors that name the JSON pointer. */
final class Fields {
    private final Map<?, ?> map;
    private final String pointer;

    /** @param allowed all the names the object may have */
    Fields(Object value, String pointer, List<String> allowed) {
        if (!(value instanceof Map<?, ?> m)) throw wrong(pointer, "an object");
        this.map = m;
        this.pointer = pointer;
        for (Object name : m.keySet()) {
            if (!allowed.contains(name)) throw wrong(pointer + "/" + name, "no field of this name");
        }
    }

    static InputException wrong(String pointer, String expected) {
        return new InputException((pointer.isEmpty() ? "/" : pointer) + ": expected " + expected);
    }

    boolean has(String name) { return map.containsKey(name); }

    String at(String name) { return pointer + "/" + name; }

    Object get(String name) {
        if (!has(name)) throw wrong(at(name), "this field");
        return map.get(name);
    }

    String text(String name) { return text(get(name), at(name)); }

    String text(String name, String otherwise) { return has(name) ? text(name) : otherwise; }

    static String text(Object value, String pointer) {
        if (value instanceof String s) return s;
        throw wrong(pointer, "a string");
    }

    List<?> list(String name) { return list(get(name), at(name)); }

    static List<?> list(Object value, String pointer) {
        if (value instanceof List<?> l) return l;
        throw wrong(pointer, "an array");
    }

    /** An array of objects with the given fields; none if the field is missing. */
    List<Fields> objects(String name, String... allowed) {
        List<Fields> out = new ArrayList<>();
        if (has(name)) {
            for (Object o : list(name)) out.add(new Fields(o, at(name) + "/" + out.size(), List.of(allowed)));
        }
        return out;
    }

    /** A non-negative integer of at most nine digits. */
    int integer(String name) { return integer(get(name), at(name)); }

    static int integer(Object value, String pointer) {
        if (value instanceof Json.Num n && n.text().matches("0|[1-9][0-9]{0,8}")) return Integer.parseInt(n.text());
        throw wrong(pointer, "a small non-negative integer");
    }

    int[] integers(String name) {
        List<?> l = list(name);
        int[] out = new int[l.size()];
        for (int i = 0; i < out.length; i++) out[i] = integer(l.get(i), at(name) + "/" + i);
        return out;
    }

    /** A string among the given ones. */
    String choice(String name, String... choices) {
        String s = text(name);
        if (!List.of(choices).contains(s)) throw wrong(at(name), String.join(" or ", choices));
        return s;
    }
}
