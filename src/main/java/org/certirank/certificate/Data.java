package org.certirank.certificate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The data of a step: an ordered tree of exact things. Small integers (indices, bits, counts) are numbers; every other number is a text
 * of the spec language. Immutable; equality is structural.
 */
public sealed interface Data {
    /** No fields: <code>{}</code>. */
    Fields NONE = new Fields(Map.of());

    /** A text: a name, an expression, an exact number. */
    record Text(String value) implements Data { }

    /** A small integer. */
    record Int(long value) implements Data { }

    /** A list, in order. */
    record Items(List<Data> items) implements Data {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** An object; its fields are written in the order in which they were given. */
    record Fields(Map<String, Data> fields) implements Data {
        public Fields {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        /** These fields and one more at the end; {@link IllegalArgumentException} if the name is there already. */
        public Fields with(String name, Data value) {
            Map<String, Data> more = new LinkedHashMap<>(fields);
            if (more.put(name, value) != null) {
                throw new IllegalArgumentException("field " + name + " is there already");
            }
            return new Fields(more);
        }

        public Fields with(String name, String value) {
            return with(name, text(value));
        }

        public Fields with(String name, long value) {
            return with(name, integer(value));
        }
    }

    static Text text(String value) {
        return new Text(value);
    }

    static Int integer(long value) {
        return new Int(value);
    }

    static Items list(Data... items) {
        return new Items(List.of(items));
    }

    static Items list(List<? extends Data> items) {
        return new Items(List.copyOf(items));
    }

    /** A list of texts. */
    static Items texts(List<String> items) {
        return new Items(items.stream().<Data>map(Text::new).toList());
    }

    /** A list of small integers. */
    static Items integers(List<Integer> items) {
        return new Items(items.stream().<Data>map(i -> new Int(i)).toList());
    }

    /** An object of one field; more by {@link Fields#with}. */
    static Fields of(String name, Data value) {
        return NONE.with(name, value);
    }

    static Fields of(String name, String value) {
        return NONE.with(name, value);
    }

    static Fields of(String name, long value) {
        return NONE.with(name, value);
    }
}
