package org.certirank.check;

import java.util.*;

/** Texts that come again at other goals: each is parsed once, and read once for the same meaning of its names. */
final class Texts {
    /** So many characters of parsed texts, and so many values of one text, are kept. */
    private static final long CHARACTERS = 1 << 24, VALUES = 1 << 10;

    /** The names that occur in a text, bound ones included, and what it was read as, by what they stood for and by what was put in afterwards. */
    private record Kept(Set<String> names, Map<List<Object>, Value> values) {
        private static Set<String> names(Ast e, Set<String> out) {
            if (e.tag() == Ast.Tag.NAME || e.tag() == Ast.Tag.CALL) out.add(e.text());
            e.args().forEach(a -> names(a, out));
            return out;
        }
    }

    private final Elaborator elaborator;
    private final Map<String, Ast> parsed = new HashMap<>();
    private final Map<Ast, Kept> kept = new IdentityHashMap<>();
    private long characters;

    Texts(Elaborator elaborator) { this.elaborator = elaborator; }

    Ast parsed(String text) {
        if (!parsed.containsKey(text) && (characters += text.length()) > CHARACTERS) {
            parsed.clear();
            kept.clear();
            characters = text.length();
        }
        return parsed.computeIfAbsent(text, Parser::certificateText);
    }

    /**
     * The value of a text at a goal, with its given nodes put in for leaves. Without special names it depends on what the names in the text stand for and on these nodes alone:
     * definitions read nothing else, and of the goal the elaborator reads special names only. So it is read once for the same ones; but always anew where
     * everything is known, as in an enumeration, where nothing comes twice.
     */
    Value value(Ast e, Value.Scope scope, Map<Node, Node> given, boolean known) {
        if (known || elaborator.generics.special() || scope != null && scope.special()) return read(e, scope, given);
        Kept of = kept.computeIfAbsent(e, k -> new Kept(Kept.names(k, new HashSet<>()), new HashMap<>()));
        List<Object> key = new ArrayList<>(List.of(given));
        for (String name : of.names) key.add(Value.Scope.find(scope, name));
        Value before = of.values.get(key);
        if (before != null) return before;
        Value v = read(e, scope, given);
        if (of.values.size() >= VALUES) of.values.clear();
        of.values.put(key, v);
        return v;
    }

    private Value read(Ast e, Value.Scope scope, Map<Node, Node> given) { return given.isEmpty() ? elaborator.value(e, scope) : elaborator.value(e, scope).map(elaborator.nodes.replacing(given)); }
}
