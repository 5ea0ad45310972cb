package org.certirank.check;

import java.util.*;

/** The accepted claim as text: definitions expanded, fully bracketed, with its domain. Definitions that call themselves, or would make it too long, are listed after "where". */
final class ScopeText {
    private static final int LIMIT = 20_000;
    private final Map<String, Spec.Definition> definitions;
    private final boolean expand;
    private final Set<String> listed = new LinkedHashSet<>();
    private int length;

    private ScopeText(Map<String, Spec.Definition> definitions, boolean expand) { this.definitions = definitions; this.expand = expand; }

    static String of(Spec spec, Spec.Claim claim) {
        try {
            return new ScopeText(spec.definitions(), true).claim(claim);
        } catch (LimitException e) {
            return new ScopeText(spec.definitions(), false).claim(claim);
        }
    }

    private String claim(Spec.Claim claim) {
        StringBuilder out = new StringBuilder();
        for (Spec.Quantifier q : claim.given()) {
            out.append(q.forall() ? "for all " : "there is ").append(q.name()).append(" in ").append(set(q.set()));
            if (q.where() != null) out.append(" with ").append(print(q.where(), Map.of()));
            out.append(q.forall() ? ", " : " such that ");
        }
        out.append(print(claim.holds(), Map.of()));
        for (int i = 0; i < listed.size(); i++) { // printing one may list more
            String name = List.copyOf(listed).get(i);
            Spec.Definition d = definitions.get(name);
            Map<String, String> own = new HashMap<>();
            d.parameters().forEach(p -> own.put(p, p));
            out.append(i == 0 ? ", where " : ", ").append(call(name, d.parameters())).append(" = ").append(d.model() != null ? model(d.model(), own) : print(d.body(), own));
        }
        return out.toString();
    }

    /** The texts, and the words that say more than that nothing is said. */
    private String model(Model m, Map<String, String> own) {
        List<String> parts = new ArrayList<>();
        for (String name : List.of("t", "h")) own.put(name, name);
        m.texts().forEach((field, text) -> parts.add(field + " " + print(text, own)));
        m.words().forEach((field, word) -> parts.add(field + " " + word));
        return "model(" + String.join(", ", parts) + ")";
    }

    private static String call(String name, List<String> args) { return args.isEmpty() ? name : name + "(" + String.join(", ", args) + ")"; }

    /** The head of a set is its own, also where a definition has the same name. */
    private String set(Ast e) {
        if (e.tag() != Ast.Tag.NAME && e.tag() != Ast.Tag.CALL) return print(e, Map.of());
        int inner = List.of("sequences", "vectors", "matrices").indexOf(e.text()); // the place of the set that it is made of, if any
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < e.args().size(); i++) parts.add(i == inner ? set(e.arg(i)) : print(e.arg(i), Map.of()));
        return call(e.text(), parts);
    }

    /** @param names what parameters and renamed bound names are printed as */
    private String print(Ast e, Map<String, String> names) {
        String s = text(e, names);
        length += s.length();
        if (expand && (s.length() > LIMIT || length > 50 * LIMIT)) throw new LimitException("the expanded claim is too long");
        return s;
    }

    private String text(Ast e, Map<String, String> names) {
        if (e.tag() == Ast.Tag.BIND) return bind(e, names);
        if (e.infinite()) return e.tag() == Ast.Tag.OP ? "-oo" : "oo";
        List<String> parts = e.args().stream().map(a -> print(a, names)).toList();
        String list = String.join(", ", parts);
        return switch (e.tag()) {
            case NUMBER -> e.value().isInteger() ? e.value().toString() : "(" + e.value() + ")";
            case NAME, CALL -> names.containsKey(e.text()) ? call(names.get(e.text()), parts)
                    : definitions.containsKey(e.text()) ? definition(e, parts) : call(e.text(), parts);
            case OP -> switch (e.text()) {
                case "neg" -> "(-" + list + ")";
                case "not" -> "(not " + list + ")";
                default -> "(" + String.join(e.text().equals("^") ? "^" : " " + e.text() + " ", parts) + ")";
            };
            case COMPARE -> {
                String[] relations = e.text().split(" ");
                StringBuilder s = new StringBuilder("(" + parts.get(0));
                for (int i = 0; i < relations.length; i++) s.append(" ").append(relations[i]).append(" ").append(parts.get(i + 1));
                yield s + ")";
            }
            case INDEX -> parts.get(0) + "[" + String.join(", ", parts.subList(1, parts.size())) + "]";
            case LIST -> "[" + list + "]";
            case BRACES -> "{" + list + "}";
            case INTERVAL -> e.text().charAt(0) + list + e.text().charAt(1);
            case RANGE, BIND, INFINITY -> String.join("..", parts);
        };
    }

    private String definition(Ast e, List<String> args) {
        Spec.Definition d = definitions.get(e.text());
        if (!expand || d.recursion() >= 0 || d.model() != null) {
            listed.add(e.text());
            return call(e.text(), args);
        }
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < args.size(); i++) names.put(d.parameters().get(i), args.get(i));
        return print(d.body(), names);
    }

    /** A bound name that also occurs in what a parameter stands for gets a prime, which no name of the language has. */
    private String bind(Ast e, Map<String, String> names) {
        Map<String, String> inner = new HashMap<>(names);
        List<String> parts = new ArrayList<>();
        for (int i = 0; i + 1 < e.args().size(); i += 3) {
            String name = e.arg(i).text();
            while (occurs(name, names)) name += "'";
            parts.add(name + " in " + print(e.arg(i + 1), names) + ".." + print(e.arg(i + 2), names));
            inner.put(e.arg(i).text(), name);
        }
        parts.add(print(e.last(), inner));
        return call(e.text(), parts);
    }

    private static boolean occurs(String name, Map<String, String> names) {
        return names.values().stream().anyMatch(v -> List.of(v.split("[^A-Za-z0-9_']+")).contains(name));
    }
}
