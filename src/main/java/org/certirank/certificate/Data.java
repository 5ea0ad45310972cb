package org.certirank.certificate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The data of a certificate step: an ordered tree of exact things. Immutable; equality is equality of trees (field order included in the written form).
 */
public sealed interface Data {

    /** A text: an expression or formula of the spec language, or a word. */
    record Text(String value) implements Data {
        public Text {
            Objects.requireNonNull(value);
        }
    }

    /** A small integer: an index, a count, a number of bits. */
    record Int(long value) implements Data {}

    record ListOf(List<Data> items) implements Data {
        public ListOf {
            items = List.copyOf(items);
        }
    }

    /** Fields in order. */
    record Obj(Map<String, Data> fields) implements Data {
        public Obj {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        /** This object with one more field at the end. */
        public Obj with(String name, Data value) {
            Map<String, Data> all = new LinkedHashMap<>(fields);
            if (all.put(name, Objects.requireNonNull(value)) != null) {
                throw new IllegalArgumentException("field " + name + " twice");
            }
            return new Obj(all);
        }

        public Obj with(String name, String text) {
            return with(name, new Text(text));
        }

        public Obj with(String name, long value) {
            return with(name, new Int(value));
        }

        public Obj with(String name, List<? extends Data> items) {
            return with(name, list(items));
        }
    }

    static Obj object() {
        return new Obj(Map.of());
    }

    static Data text(String value) {
        return new Text(value);
    }

    static Data of(long value) {
        return new Int(value);
    }

    static Data list(List<? extends Data> items) {
        return new ListOf(List.copyOf(items));
    }

    static Data integers(List<Integer> items) {
        return new ListOf(items.stream().<Data>map(i -> new Int(i)).toList());
    }
}
