package org.certirank.check;

import java.util.*;

/**
 * Reads the texts in a step's data with the names in scope at its goal, and the claim's own formulas.
 * @param negated whether the goal is that the claim is false
 */
record Reading(Elaborator elaborator, Spec spec, Spec.Claim claim, boolean negated, Value.Scope scope, Map<Node, Node> given, Goal goal) {
    Reading(Spec spec, Spec.Claim claim, boolean negated) { this(new Elaborator(spec.definitions(), false, claim.given()), spec, claim, negated, null, Map.of(), null); }
    Nodes nodes() { return elaborator.nodes; }
    /** With other names. */
    Reading in(Value.Scope names) { return new Reading(elaborator, spec, claim, negated, names, given, goal); }
    Reading at(Goal goal) { return new Reading(elaborator, spec, claim, negated, goal.scope(), goal.given(), goal); }

    /** The same with one more name, which must be new. */
    Reading with(String name, Value value) {
        boolean taken = !name.matches(Spec.NAME) || Builtin.reserved(name) || spec.definitions().containsKey(name)
                || Value.Scope.find(scope, name) != null || claim.given().stream().anyMatch(q -> q.name().equals(name));
        if (taken) throw new RejectException("'" + name + "' is not a new name");
        return new Reading(elaborator, spec, claim, negated, new Value.Scope(name, value, scope), given, goal);
    }

    /** With the abbreviations that a step brings along. */
    Reading with(Fields data) {
        Reading r = this;
        for (Object o : data.has("let") ? data.list("let") : List.of()) {
            List<?> pair = Fields.list(o, data.at("let"));
            if (pair.size() != 2) throw Fields.wrong(data.at("let"), "pairs of a name and a text");
            r = r.with(Fields.text(pair.get(0), data.at("let")), r.value(Fields.text(pair.get(1), data.at("let"))));
        }
        return r;
    }

    /** The elaborator, reading at this goal. */
    Elaborator here() {
        elaborator.at(goal);
        return elaborator;
    }

    Value value(Ast e) { return here().texts.value(e, scope, given, goal == null || goal.leaves().isEmpty() && given.isEmpty()); }
    Value value(String text) { return value(elaborator.texts.parsed(text)); }
    Value apply(String name, List<Value> args) { return here().apply(name, args); }
    Node node(Ast e) { return elaborator.asNumber(e, value(e)); }
    Node node(String text) { return node(elaborator.texts.parsed(text)); }
    Formula formula(String text) { return formula(elaborator.texts.parsed(text)); }
    Formula formula(Ast f) { return elaborator.asFormula(f, value(f)); }

    /** A text of the certificate that says a rational number. */
    Rat rational(String text) {
        Node n = node(text);
        if (!n.isConst()) throw new RejectException("'" + text + "' is not a rational number");
        return n.value;
    }

    /** A goal with its conclusion read from the claim, if no quantifiers are left. */
    Goal conclude(Goal g) {
        if (!g.rest().isEmpty()) return g;
        return g.with(at(g).conclusion());
    }

    /** What the claim says at the end, or its negation. */
    Formula conclusion() {
        Formula f = formula(claim.holds());
        return negated ? Formula.not(f) : f;
    }

    Goal root() {
        List<Spec.Quantifier> rest = claim.given().stream().map(q -> new Spec.Quantifier(q.forall() != negated, q.name(), q.set(), q.where())).toList();
        return conclude(new Goal(null, Map.of(), List.of(), List.of(), rest, null));
    }
}
