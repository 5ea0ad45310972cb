package org.certirank.check;

import java.util.*;

/**
 * What can be checked of a spec before any integer is known: names, scopes, definitions without cycles, sorts. Sorts are the letters of
 * {@link Builtin}, v and m for sequences, '?' is unknown.
 */
final class Sorts {
    private final Map<String, Spec.Definition> definitions;
    private final Map<String, Character> known = new HashMap<>();

    Sorts(Map<String, Spec.Definition> definitions) { this.definitions = definitions; }

    void checkDefinitions() {
        Set<String> done = new HashSet<>();
        definitions.forEach((name, d) -> {
            try {
                for (String p : d.parameters()) if (definitions.containsKey(p)) throw new InputException("the parameter '" + p + "' has the name of a definition");
                acyclic(name, new HashSet<>(), done);
                recursion(name, d, d.body());
                definition(name, "?".repeat(d.parameters().size()));
            } catch (InputException e) {
                throw new InputException("/let/" + name + ": " + e.getMessage());
            }
        });
    }

    private void acyclic(String name, Set<String> open, Set<String> done) {
        if (done.contains(name)) return;
        if (!open.add(name)) throw new InputException("the definition '" + name + "' goes in a circle");
        Spec.Definition d = definitions.get(name);
        for (String used : d.body().freeNames()) {
            if (definitions.containsKey(used) && !(used.equals(name) && d.recursion() >= 0)) acyclic(used, open, done);
        }
        open.remove(name);
        done.add(name);
    }

    /** Every call of itself has p - k for the decreasing parameter p. */
    private static void recursion(String name, Spec.Definition d, Ast e) {
        if (e.calls(name) && d.recursion() >= 0 && e.args().size() == d.parameters().size()) {
            Ast a = e.arg(d.recursion());
            String p = d.parameters().get(d.recursion());
            boolean less = a.tag() == Ast.Tag.OP && a.text().equals("-") && a.arg(0).tag() == Ast.Tag.NAME && a.arg(0).text().equals(p)
                    && a.arg(1).tag() == Ast.Tag.NUMBER && a.arg(1).value().isInteger() && a.arg(1).value().signum() > 0;
            if (!less) throw a.error("expected " + p + " - k with a positive integer k");
        }
        e.args().forEach(a -> recursion(name, d, a));
    }

    private char definition(String name, String sorts) {
        Character done = known.putIfAbsent(name + ":" + sorts, '?'); // '?' also while it calls itself
        if (done != null) return done;
        Map<String, Character> scope = new HashMap<>();
        for (int i = 0; i < sorts.length(); i++) scope.put(definitions.get(name).parameters().get(i), sorts.charAt(i));
        char sort = of(definitions.get(name).body(), scope);
        known.put(name + ":" + sorts, sort);
        return sort;
    }

    void checkClaim(Spec.Claim claim) {
        Map<String, Character> scope = new HashMap<>();
        for (Spec.Quantifier q : claim.given()) {
            char sort = set(q.set(), scope);
            bind(q.name(), sort, scope, q.set());
            if (q.where() != null) want("T", q.where(), scope);
        }
        want("T", claim.holds(), scope);
    }

    private void bind(String name, char sort, Map<String, Character> scope, Ast e) {
        boolean taken = Builtin.reserved(name) || definitions.containsKey(name) || scope.put(name, sort) != null;
        if (taken) throw e.error("the name '" + name + "' is taken");
    }

    private void want(String sorts, Ast e, Map<String, Character> scope) {
        char sort = of(e, scope);
        if (sort != '?' && sorts.indexOf(sort) < 0) throw e.error("expected the sort " + String.join(" or ", sorts.split("")) + ", not " + sort);
    }

    private char set(Ast s, Map<String, Character> scope) {
        boolean constant = true;
        for (Ast end : s.tag() == Ast.Tag.CALL ? List.<Ast>of() : s.args()) {
            if (!end.infinite()) want("N", end, scope);
            constant &= !end.infinite() && end.freeNames().stream().noneMatch(scope::containsKey);
        }
        if (s.tag() == Ast.Tag.BRACES && !constant) throw s.error("expected constants");
        if (constant && (s.tag() == Ast.Tag.INTERVAL || s.tag() == Ast.Tag.RANGE)) {
            Elaborator e = new Elaborator(definitions);
            Formula reversed = new Formula.Rel(Formula.Kind.GT, e.number(s.arg(0), null), e.number(s.arg(1), null));
            if (Truth.over(reversed, e.nodes, List.of()) == Truth.TRUE) throw s.error("the ends are reversed");
        }
        if (s.tag() != Ast.Tag.CALL) return 'N';
        char entries = s.calls("sequences") || s.calls("vectors") && s.args().size() == 2 || s.args().size() == 3 ? set(s.last(), scope) : '?';
        if (s.calls("sequences")) {
            if (entries != 'V' && entries != 'M') throw s.error("expected sequences of vectors or matrices");
            return entries == 'V' ? 'v' : 'm';
        }
        if (entries != '?' && entries != 'N') throw s.error("expected entries from a set of numbers");
        int numbers = s.calls("vectors", "sphere", "digraphs") ? 1 : 2;
        for (int i = 0; i < numbers; i++) want(s.calls("stochastic") && i == 0 ? "G" : "N", s.arg(i), scope);
        return s.calls("digraphs") ? 'G' : numbers == 1 ? 'V' : 'M';
    }

    private char of(Ast e, Map<String, Character> scope) {
        Spec.Definition d = definitions.get(e.text());
        Character own = scope.get(e.text());
        switch (e.tag()) {
            case NUMBER: return 'N';
            case NAME:
                if (e.text().equals("true") || e.text().equals("false")) return 'T';
                if (own != null || e.text().equals("pi")) return own != null ? own : 'N';
                if (d != null && d.parameters().isEmpty()) return definition(e.text(), "");
                throw e.error("expected a known name, not '" + e.text() + "'");
            case LIST:
                boolean matrix = e.args().stream().allMatch(a -> a.tag() == Ast.Tag.LIST);
                for (Ast row : matrix ? e.args() : List.of(e)) {
                    if (row.args().size() != (matrix ? e.arg(0) : e).args().size()) throw row.error("expected rows of one length");
                    row.args().forEach(a -> want("N", a, scope));
                }
                return matrix ? 'M' : 'V';
            case BIND:
                Map<String, Character> inner = new HashMap<>(scope);
                for (int i = 0; i + 1 < e.args().size(); i += 3) {
                    want("N", e.arg(i + 1), scope);
                    want("N", e.arg(i + 2), scope);
                    bind(e.arg(i).text(), 'N', inner, e);
                }
                return Builtin.result(e.text() + " in", "" + of(e.last(), inner), e);
            default:
        }
        StringBuilder all = new StringBuilder();
        e.args().forEach(a -> all.append(of(a, scope)));
        String sorts = all.toString();
        if (e.tag() == Ast.Tag.COMPARE) {
            String[] relations = e.text().split(" ");
            for (int i = 0; i < relations.length; i++) Builtin.result(relations[i], sorts.substring(i, i + 2), e);
            return 'T';
        } else if (e.tag() != Ast.Tag.CALL) {
            return Builtin.result(e.tag() == Ast.Tag.INDEX ? "[]" : e.text(), sorts, e);
        } else if (e.text().equals("if") && sorts.length() == 3) {
            want("T", e.arg(0), scope);
            return sorts.charAt(1) == sorts.charAt(2) ? sorts.charAt(1) : '?';
        } else if (own != null && sorts.length() == 1 && "vm?".indexOf(own) >= 0) {
            want("N", e.arg(0), scope);
            return Character.toUpperCase(own);
        } else if (own == null && Builtin.known(e.text()) && !(e.text().equals("diff") && e.args().size() == 2 && e.arg(1).tag() != Ast.Tag.NAME)) {
            return Builtin.result(e.text(), sorts, e);
        } else if (own == null && d != null && d.parameters().size() == sorts.length() && !sorts.isEmpty()) {
            return definition(e.text(), sorts);
        }
        throw e.error("expected a function of " + sorts.length() + " arguments, not '" + e.text() + "'");
    }
}
