package org.certirank.check;

import java.util.*;

/** What can be checked of a spec before any integer is known: names, scopes, definitions without cycles, sorts (v and m are those of sequences). */
final class Sorts {
    private final Map<String, Spec.Definition> definitions;
    private final Elaborator sorts;

    Sorts(Map<String, Spec.Definition> definitions) { this.definitions = definitions; this.sorts = new Elaborator(definitions, true, List.of()); }

    void checkDefinitions() {
        Set<String> done = new HashSet<>();
        boolean models = definitions.values().stream().anyMatch(d -> d.model() != null);
        boolean layer = definitions.entrySet().stream().anyMatch(d -> List.of("t", "h").contains(d.getKey()) || d.getValue().parameters().contains("t") || d.getValue().parameters().contains("h"));
        if (models && layer) throw new InputException("/let: expected no definition and no parameter 't' or 'h' beside a model");
        definitions.forEach((name, d) -> {
            try {
                Value.Scope scope = null;
                for (String p : d.parameters()) {
                    if (definitions.containsKey(p)) throw new InputException("the parameter '" + p + "' has the name of a definition");
                    scope = new Value.Scope(p, Value.UNDEF, scope);
                }
                acyclic(name, new HashSet<>(), done);
                if (d.model() != null) sorts.tokens(d.model(), scope.outer());
                else recursion(name, d, d.body());
                if (d.model() == null) sorts.value(d.body(), scope);
            } catch (InputException e) {
                throw new InputException("/let/" + name + ": " + e.getMessage());
            }
        });
    }

    private void acyclic(String name, Set<String> open, Set<String> done) {
        if (done.contains(name)) return;
        if (!open.add(name)) throw new InputException("the definition '" + name + "' goes in a circle");
        for (Ast text : definitions.get(name).texts()) for (String used : text.freeNames()) {
            if (definitions.containsKey(used) && !(used.equals(name) && definitions.get(name).recursion() >= 0)) acyclic(used, open, done);
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

    void checkClaim(Spec.Claim claim) {
        Value.Scope scope = null;
        for (Spec.Quantifier q : claim.given()) {
            char sort = set(q.set(), scope);
            if (sorts.taken(q.name(), scope)) throw q.set().error("the name '" + q.name() + "' is taken");
            scope = new Value.Scope(q.name(), new Value.Unknown(sort), scope);
            if (q.where() != null) sorts.formula(q.where(), scope);
        }
        sorts.formula(claim.holds(), scope);
    }

    private char set(Ast s, Value.Scope scope) {
        boolean call = s.tag() == Ast.Tag.CALL, constant = true;
        for (Ast end : call ? List.<Ast>of() : s.args()) {
            if (!end.infinite()) sorts.number(end, scope);
            constant &= !end.infinite() && end.freeNames().stream().noneMatch(name -> Value.Scope.find(scope, name) != null);
        }
        if (s.tag() == Ast.Tag.BRACES && !constant) throw s.error("expected constants");
        if (constant && (s.tag() == Ast.Tag.INTERVAL || s.tag() == Ast.Tag.RANGE)) {
            Elaborator e = new Elaborator(definitions, false, List.of());
            Formula reversed = new Formula.Rel(Formula.Kind.GT, e.number(s.arg(0), null), e.number(s.arg(1), null));
            if (Truth.over(reversed, e.nodes, List.of()) == Truth.TRUE) throw s.error("the ends are reversed");
        }
        if (!call) return 'N';
        int numbers = s.calls("sequences") ? 0 : s.calls("vectors", "sphere", "digraphs", "orthogonal") ? 1 : 2;
        char entries = s.args().size() > numbers ? set(s.last(), scope) : 'N';
        if (s.calls("sequences") && (entries == 'V' || entries == 'M')) return entries == 'V' ? 'v' : 'm';
        if (s.calls("sequences")) throw s.error("expected sequences of vectors or matrices");
        if (entries != 'N' && entries != '?') throw s.error("expected entries from a set of numbers");
        for (int i = Sets.masked(s) ? 1 : 0; i < numbers; i++) sorts.number(s.arg(i), scope);
        if (Sets.masked(s) && "G?".indexOf(sorts.value(s.arg(0), scope).sort()) < 0) throw s.arg(0).error("expected a mask");
        return s.calls("digraphs") ? 'G' : s.calls("vectors", "sphere") ? 'V' : 'M';
    }
}
