package org.certirank.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.certirank.expr.Suggestions;
import tools.jackson.databind.JsonNode;

/** A value of a JSON file and its pointer; reads with the type that is expected and notes what is wrong. */
final class Cursor {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private final JsonNode node;
    private final String pointer;
    private final Problems problems;

    /** What is wrong with a file, in the order of discovery. */
    static final class Problems {
        private final String file;
        private final List<SpecProblem> list = new ArrayList<>();

        Problems(String file) {
            this.file = file;
        }

        void add(String pointer, String message) {
            list.add(new SpecProblem(file, pointer, message));
        }

        boolean isEmpty() {
            return list.isEmpty();
        }

        int count() {
            return list.size();
        }

        void throwIfNoObject(Cursor top) throws SpecException {
            if (!top.node.isObject()) {
                throwIfAny();
            }
        }

        void throwIfAny() throws SpecException {
            if (!list.isEmpty()) {
                throw new SpecException(list);
            }
        }
    }

    Cursor(JsonNode node, String pointer, Problems problems) {
        this.node = node;
        this.pointer = pointer;
        this.problems = problems;
    }

    JsonNode node() {
        return node;
    }

    String pointer() {
        return pointer;
    }

    void problem(String message) {
        problems.add(pointer, message);
    }

    /** The cursor if it is an object with all required and no other than the allowed fields; a missing or unknown field is a problem, but the object is read. */
    Optional<Cursor> object(String what, List<String> required, List<String> optional) {
        if (!node.isObject()) {
            problem("expected " + what + ", found " + found());
            return Optional.empty();
        }
        Set<String> known = new TreeSet<>(required);
        known.addAll(optional);
        for (Map.Entry<String, JsonNode> e : node.properties()) {
            if (!known.contains(e.getKey())) {
                child(e.getKey()).problem("unknown field" + Suggestions.didYouMean(e.getKey(), known) + " (" + what + " has: " + String.join(", ", fieldList(required, optional)) + ")");
            }
        }
        for (String name : required) {
            if (!node.has(name)) {
                problem("the field \"" + name + "\" is missing");
            }
        }
        return Optional.of(this);
    }

    private static List<String> fieldList(List<String> required, List<String> optional) {
        List<String> all = new ArrayList<>(required);
        optional.forEach(o -> all.add(o + "?"));
        return all;
    }

    Cursor child(String name) {
        return new Cursor(node.get(name), pointer + "/" + name.replace("~", "~0").replace("/", "~1"), problems);
    }

    Optional<Cursor> field(String name) {
        return node.has(name) ? Optional.of(child(name)) : Optional.empty();
    }

    /** All fields of an object, by name, in the order of the file. */
    Map<String, Cursor> fields() {
        Map<String, Cursor> fields = new LinkedHashMap<>();
        if (node.isObject()) {
            node.properties().forEach(e -> fields.put(e.getKey(), child(e.getKey())));
        } else {
            problem("expected an object, found " + found());
        }
        return fields;
    }

    List<Cursor> items() {
        List<Cursor> items = new ArrayList<>();
        if (!node.isArray()) {
            problem("expected an array, found " + found());
            return items;
        }
        for (JsonNode item : node.values()) {
            items.add(new Cursor(item, pointer + "/" + items.size(), problems));
        }
        return items;
    }

    Optional<String> string() {
        if (!node.isString()) {
            problem("expected a string, found " + found());
            return Optional.empty();
        }
        String s = node.stringValue();
        if (!isUnicode(s)) {
            problem("a lone surrogate is no character");
            return Optional.empty();
        }
        return Optional.of(s);
    }

    /** A string field, or empty if it is not there; wrong types are problems. */
    Optional<String> string(String name) {
        return field(name).flatMap(Cursor::string);
    }

    private Optional<String> matching(Pattern pattern, String what) {
        Optional<String> s = string();
        if (s.isPresent() && !pattern.matcher(s.get()).matches()) {
            problem("expected " + what + ", found " + quoted(s.get()));
            return Optional.empty();
        }
        return s;
    }

    /** An id of a spec or claim. */
    Optional<String> id() {
        return matching(ID, "an id (letters, digits, '.', '_', '-', beginning with a letter or digit)");
    }

    /** A name of the language. */
    Optional<String> name() {
        return matching(NAME, "a name (letters, digits, '_', beginning with a letter)");
    }

    static boolean isId(String s) {
        return ID.matcher(s).matches();
    }

    static boolean isName(String s) {
        return NAME.matcher(s).matches();
    }

    <T> Optional<T> oneOf(T[] values, Function<T, String> word) {
        Optional<String> s = string();
        if (s.isEmpty()) {
            return Optional.empty();
        }
        List<String> words = new ArrayList<>();
        for (T value : values) {
            if (word.apply(value).equals(s.get())) {
                return Optional.of(value);
            }
            words.add("\"" + word.apply(value) + "\"");
        }
        problem("expected " + String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast() + ", found " + quoted(s.get()));
        return Optional.empty();
    }

    OptionalInt integer(int least, int most) {
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < least || node.intValue() > most) {
            problem("expected an integer from " + least + " to " + most + ", found " + found());
            return OptionalInt.empty();
        }
        return OptionalInt.of(node.intValue());
    }

    String found() {
        if (node.isObject()) {
            return "an object";
        }
        if (node.isArray()) {
            return "an array";
        }
        if (node.isString()) {
            return "the string " + quoted(node.stringValue());
        }
        return node.isNumber() ? "the number " + cut(node.toString()) : cut(node.toString());
    }

    static String quoted(String s) {
        return "\"" + cut(s) + "\"";
    }

    private static String cut(String s) {
        StringBuilder shown = new StringBuilder();
        s.codePoints().limit(60).forEach(c -> shown.appendCodePoint(Character.isISOControl(c) || c >= 0xD800 && c <= 0xDFFF ? '?' : c));
        return s.codePointCount(0, s.length()) > 60 ? shown + "..." : shown.toString();
    }

    private static boolean isUnicode(String s) {
        return s.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }
}
