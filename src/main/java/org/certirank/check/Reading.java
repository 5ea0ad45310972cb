package org.certirank.check;

import java.util.*;
import java.util.function.UnaryOperator;

/** Reads the texts in a step's data with the names in scope at its goal, and the claim's own formulas. */
final class Reading {
    final Elaborator elaborator;
    final Nodes nodes;
    private final Spec spec;
    private final Spec.Claim claim;
    private final boolean negated;
    private Value.Scope scope;
    private Map<Node, Node> given = Map.of();

    Reading(Spec spec, Spec.Claim claim, boolean negated) {
        this(new Elaborator(spec.definitions()), spec, claim, negated);
    }

    private Reading(Elaborator elaborator, Spec spec, Spec.Claim claim, boolean negated) {
        this.elaborator = elaborator;
        this.nodes = elaborator.nodes;
        this.spec = spec;
        this.claim = claim;
        this.negated = negated;
    }

    Reading at(Goal goal) { return at(goal, new Fields(Map.of(), "", List.of())); }

    /** Reads at a goal, with the abbreviations that the step brings along. */
    Reading at(Goal goal, Fields data) {
        Reading r = new Reading(elaborator, spec, claim, negated);
        r.scope = goal.scope();
        r.given = goal.given();
        if (data.has("let")) {
            for (Object o : data.list("let")) {
                List<?> pair = Fields.list(o, data.at("let"));
                if (pair.size() != 2) throw Fields.wrong(data.at("let"), "pairs of a name and a text");
                String name = Fields.text(pair.get(0), data.at("let"));
                r.unused(name);
                r.scope = new Value.Scope(name, r.value(Fields.text(pair.get(1), data.at("let"))), r.scope);
            }
        }
        return r;
    }

    /** The same with one more name, which must be new. */
    Reading with(String name, Node leaf) {
        unused(name);
        Reading r = new Reading(elaborator, spec, claim, negated);
        r.scope = new Value.Scope(name, new Value.Num(leaf), scope);
        r.given = given;
        return r;
    }

    private void unused(String name) {
        if (!name.matches("[A-Za-z][A-Za-z0-9_]*") || Builtin.reserved(name) || spec.definitions().containsKey(name) || Value.Scope.find(scope, name) != null
                || claim.given().stream().anyMatch(q -> q.name().equals(name))) {
            throw new RejectException("'" + name + "' is not a new name");
        }
    }

    Value.Scope scope() { return scope; }

    Value value(String text) { return elaborator.value(Parser.certificateText(text), scope).map(substitution()); }

    private UnaryOperator<Node> substitution() { return Graphs.replacing(nodes, given); }

    Node node(String text) { return substitution().apply(elaborator.number(Parser.certificateText(text), scope)); }

    Formula formula(String text) { return formula(Parser.certificateText(text)); }

    Formula formula(Ast f) {
        Formula formula = elaborator.formula(f, scope);
        return given.isEmpty() ? formula : formula.map(substitution());
    }

    /** A leaf that is in scope under a name of its own. */
    Node leaf(Goal goal, String name) {
        Value v = Value.Scope.find(scope, name);
        if (v instanceof Value.Num n && n.node().op == Op.LEAF && goal.leaves().stream().anyMatch(l -> l.node() == n.node())) return n.node();
        throw new RejectException("'" + name + "' is not a leaf of the goal");
    }

    /** A text of the certificate that says a rational number. */
    Rat rational(String text) {
        Node n = node(text);
        if (!n.isConst()) throw new RejectException("'" + text + "' is not a rational number");
        return n.value;
    }

    /** The two sides of an equality. */
    static Formula.Rel equality(Formula f) {
        if (f instanceof Formula.Rel r && r.kind() == Formula.Kind.EQ) return r;
        throw new RejectException("expected an equality of numbers");
    }

    /** e and whether it is to be e > 0 (otherwise e >= 0), for one inequality. */
    record Sign(Node e, boolean strict) {
        Formula formula(Nodes nodes) { return new Formula.Rel(strict ? Formula.Kind.GT : Formula.Kind.GE, e, nodes.zero); }
    }

    Sign sign(Formula f) {
        if (f instanceof Formula.Rel r && r.kind().inequality()) {
            boolean rising = r.kind() == Formula.Kind.LT || r.kind() == Formula.Kind.LE;
            return new Sign(rising ? nodes.sub(r.right(), r.left()) : nodes.sub(r.left(), r.right()), r.kind().strict());
        }
        throw new RejectException("expected one inequality");
    }

    /** A goal with its conclusion read from the claim, if no quantifiers are left. */
    Goal conclude(Goal g) {
        if (!g.rest().isEmpty()) return g;
        Formula f = elaborator.formula(claim.holds(), g.scope());
        Formula conclusion = negated ? Formula.not(f) : f;
        return g.with(g.given().isEmpty() ? conclusion : conclusion.map(Graphs.replacing(nodes, g.given())));
    }

    Goal root() {
        List<Spec.Quantifier> given = new ArrayList<>();
        claim.given().forEach(q -> given.add(negated ? new Spec.Quantifier(!q.forall(), q.name(), q.set(), q.where()) : q));
        return conclude(new Goal(null, Map.of(), List.of(), List.of(), given, null));
    }

    /** The substitution that also replaces a leaf. */
    static Map<Node, Node> extended(Nodes nodes, Map<Node, Node> given, Node leaf, Node by) {
        Map<Node, Node> all = new HashMap<>();
        UnaryOperator<Node> step = Graphs.replacing(nodes, Map.of(leaf, by));
        given.forEach((from, to) -> all.put(from, step.apply(to)));
        all.put(leaf, by);
        return all;
    }
}
