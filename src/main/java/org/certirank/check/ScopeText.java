package org.certirank.check;

import java.util.*;

/** The accepted claim as text: definitions expanded, fully bracketed, with its domain. Definitions that call themselves, or would make it too long, are listed after "where". */
final class ScopeText {
    private static final int LIMIT = 20_000;

    private final Map<String, Spec.Definition> definitions;
    private final boolean expand;
    private final Set<String> listed = new LinkedHashSet<>();
    private int length;

    private ScopeText(Map<String, Spec.Definition> definitions, boolean expand) {
        this.definitions = definitions;
        this.expand = expand;
    }

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
            out.append(q.forall() ? "for all " : "there is ").append(q.name()).append(" in ").append(print(q.set(), Map.of()));
            if (q.where() != null) out.append(" with ").append(print(q.where(), Map.of()));
            out.append(q.forall() ? ", " : " such that ");
        }
        out.append(print(claim.holds(), Map.of()));
        List<String> all = new ArrayList<>();
        for (int i = 0; i < listed.size(); i++) { // printing one may list more
            String name = List.copyOf(listed).get(i);
            Spec.Definition d = definitions.get(name);
            Map<String, String> own = new HashMap<>();
            d.parameters().forEach(p -> own.put(p, p));
            all.add(name + (d.parameters().isEmpty() ? "" : "(" + String.join(", ", d.parameters()) + ")") + " = " + print(d.body(), own));
        }
        return all.isEmpty() ? out.toString() : out.append(", where ").append(String.join(", ", all)).toString();
    }

    /** @param names what parameters and renamed bound names are printed as */
    private String print(Ast e, Map<String, String> names) {
        String s = text(e, names);
        length += s.length();
        if (expand && (s.length() > LIMIT || length > 50 * LIMIT)) throw new LimitException("the expanded claim is too long");
        return s;
    }

    private List<String> parts(Ast e, Map<String, String> names) { return e.args().stream().map(a -> print(a, names)).toList(); }

    private String text(Ast e, Map<String, String> names) {
        return switch (e.tag()) {
            case NUMBER -> e.value().toString().contains("/") ? "(" + e.value() + ")" : e.value().toString();
            case NAME -> names.containsKey(e.text()) ? names.get(e.text()) : definitions.containsKey(e.text()) ? definition(e, List.of()) : e.text();
            case TRUE -> "true";
            case FALSE -> "false";
            case INFINITY -> "oo";
            case NEG -> e.infinite() ? "-oo" : "(-" + print(e.arg(0), names) + ")";
            case NOT -> "(not " + print(e.arg(0), names) + ")";
            case IFF -> infix(e, " <=> ", names);
            case IMPLIES -> infix(e, " => ", names);
            case OR -> infix(e, " or ", names);
            case AND -> infix(e, " and ", names);
            case ADD -> infix(e, " + ", names);
            case SUB -> infix(e, " - ", names);
            case MUL -> infix(e, " * ", names);
            case DIV -> infix(e, " / ", names);
            case POW -> infix(e, "^", names);
            case COMPARE -> comparison(e, parts(e, names));
            case CALL -> call(e, names);
            case BIND -> bind(e, names);
            case INDEX -> print(e.arg(0), names) + "[" + String.join(", ", parts(e, names).subList(1, e.args().size())) + "]";
            case LIST -> "[" + String.join(", ", parts(e, names)) + "]";
            case BRACES -> "{" + String.join(", ", parts(e, names)) + "}";
            case INTERVAL -> e.text().charAt(0) + String.join(", ", parts(e, names)) + e.text().charAt(1);
            case RANGE -> String.join("..", parts(e, names));
        };
    }

    private String infix(Ast e, String operator, Map<String, String> names) {
        return "(" + print(e.arg(0), names) + operator + print(e.arg(1), names) + ")";
    }

    private static String comparison(Ast e, List<String> parts) {
        String[] relations = e.text().split(" ");
        StringBuilder s = new StringBuilder("(" + parts.get(0));
        for (int i = 0; i < relations.length; i++) s.append(" ").append(relations[i]).append(" ").append(parts.get(i + 1));
        return s + ")";
    }

    private String call(Ast e, Map<String, String> names) {
        List<String> args = parts(e, names);
        if (!names.containsKey(e.text()) && definitions.containsKey(e.text())) return definition(e, args);
        return names.getOrDefault(e.text(), e.text()) + "(" + String.join(", ", args) + ")";
    }

    private String definition(Ast e, List<String> args) {
        Spec.Definition d = definitions.get(e.text());
        if (!expand || d.recursion() >= 0) {
            listed.add(e.text());
            return args.isEmpty() ? e.text() : e.text() + "(" + String.join(", ", args) + ")";
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
        return e.text() + "(" + String.join(", ", parts) + ")";
    }

    private static boolean occurs(String name, Map<String, String> names) {
        return names.values().stream().anyMatch(v -> List.of(v.split("[^A-Za-z0-9_']+")).contains(name));
    }
}
