package org.certirank.check;

import java.util.*;
import java.util.function.UnaryOperator;

/** Rules for one real unknown of the goal. */
final class VariableRules {
    /** {@code anchor}: e >= 0 (> 0) from e at y = a, a in the set of y, and (y - a) e' >= 0, y the last leaf and its set an interval: mean value theorem on the segment from a to y. */
    static void anchor(Step s) {
        Nodes n = s.nodes;
        Node e = s.difference(s.goal.conclusion());
        int others = s.goal.leaves().size() - 1;
        Leaf last = s.leaf(s.data.text("variable"), false);
        Node y = last.node(), a = s.node("at");
        if (s.goal.leaves().get(others) != last) throw new RejectException("'" + y + "' is not the last leaf");
        if (Nodes.mentions(a, y)) throw new RejectException("the anchor mentions '" + y + "'");
        List<Formula> free = new ArrayList<>(), membership = hull(last, a, n);
        for (Formula h : s.goal.hypotheses()) {
            boolean end = h instanceof Formula.Rel r && r.kind().inequality()
                    && (r.left() == y && !Nodes.mentions(r.right(), y) || r.right() == y && !Nodes.mentions(r.left(), y));
            if (!Nodes.mentions(h, y)) free.add(h);
            else if (end) membership.add(h.map(x -> x == y ? a : x));
            else throw new RejectException("a hypothesis about '" + y + "' is not an end of an interval");
        }
        Goal without = new Goal(s.goal.scope(), s.goal.given(), s.goal.leaves().subList(0, others), free, List.of(), null);
        s.premises.add(without.with(s.sign(s.at(e, y, a), Step.inequality(s.goal.conclusion()).kind().strict())));
        s.premises.add(without.with(Formula.and(membership)));
        s.need(s.sign(n.mul(n.sub(y, a), Derivative.of(n, e, y)), false));
    }

    /** The finite ends of the leaf's hull, as formulas about a. */
    static List<Formula> hull(Leaf leaf, Node a, Nodes n) {
        List<Formula> out = new ArrayList<>();
        if (leaf.low() != null) out.add(new Formula.Rel(leaf.lowOpen() ? Formula.Kind.LT : Formula.Kind.LE, n.constant(leaf.low()), a));
        if (leaf.high() != null) out.add(new Formula.Rel(leaf.highOpen() ? Formula.Kind.LT : Formula.Kind.LE, a, n.constant(leaf.high())));
        return out;
    }

    /**
     * {@code monotone}: l < r or l <= r, where l = f(a) and r = f(b) by normal forms, from the order of a and b, both in an interval, and the sign of f' on it:
     * mean value theorem. l, r and f at one point of the interval are defined.
     */
    static void monotone(Step s) {
        Formula.Rel phi = Step.rising(s.goal.conclusion());
        Node l = phi.left(), r = phi.right(), z = s.nodes.leaf(s.data.text("variable"));
        Value unknown = Value.of(z);
        Node f = s.reading.with(z.name, unknown).node(s.data.text("function")), a = s.node("from"), b = s.node("to");
        Node fa = s.at(f, z, a), fb = s.at(f, z, b);
        List<Formula> roots = s.roots();
        s.vanishes(s.nodes.sub(l, fa), " for the smaller side");
        s.vanishes(s.nodes.sub(r, fb), " for the greater side");
        Formula.Kind order = phi.kind();
        if (!s.data.choice("direction", "increasing", "decreasing").equals("increasing")) order = order.turned();
        Ast domain = s.interval("domain");
        s.need(order, a, b);
        s.needMember(a, domain);
        s.needMember(b, domain);
        Sets in = new Sets(s.goal.over(s.reading.scope(), s.goal.leaves()), s.reading);
        in.enter(z.name, domain, -1);
        List<Leaf> leaves = new ArrayList<>(s.goal.leaves());
        leaves.addAll(in.leaves);
        Goal within = s.goal.over(new Value.Scope(z.name, unknown, s.goal.scope()), leaves).assuming(in.hypotheses);
        s.premises.add(within.with(new Formula.Rel(order.turned(), Derivative.of(s.nodes, f, z), s.zero)));
        s.needDefined(l, r);
        roots.forEach(s::need);
        Set<Node> known = Nodes.asked(phi.roots());
        if (!s.defined(fa, known) && !s.defined(fb, known)) s.needDefined(fa);
    }

    /**
     * {@code substitute}: every x is h(u) for u = k(x) in S: k is in S and h(k) = x; the conclusion with h for x, under the hypotheses with h for x, the set S of
     * u, and the hull of x for h; h is defined on S.
     */
    static void substitute(Step s) {
        Leaf old = s.leaf(s.data.text("variable"), false);
        Node x = old.node(), u = s.nodes.leaf(s.data.text("new"));
        Node h = s.reading.with(u.name, Value.of(u)).node(s.data.text("by")), k = s.node("inverse");
        Ast set = s.interval("in");
        if (Nodes.mentions(h, x)) throw new RejectException("'by' mentions '" + x + "'");
        Sets in = new Sets(s.goal.over(s.reading.scope(), s.goal.leaves().stream().filter(l -> l != old).toList()), s.reading);
        Value unknown = in.enter(u.name, set, -1);
        if (in.ends.stream().anyMatch(e -> Nodes.mentions(e, x))) throw new RejectException("'in' mentions '" + x + "'");
        UnaryOperator<Node> change = s.nodes.replacing(Map.of(x, h));
        Map<Node, Node> given = new HashMap<>(s.goal.given());
        given.replaceAll((from, to) -> change.apply(to));
        given.put(x, h);
        List<Leaf> leaves = s.goal.leaves().stream().map(l -> l == old ? in.leaves.get(0) : l).toList();
        List<Formula> hypotheses = new ArrayList<>(s.goal.hypotheses().stream().map(f -> f.map(change)).toList());
        hypotheses.addAll(in.hypotheses);
        hypotheses.addAll(hull(old, h, s.nodes));
        Value.Scope scope = new Value.Scope(u.name, unknown, s.goal.scope());
        s.needMember(k, set);
        s.need(Formula.Kind.EQ, s.at(h, u, k), x);
        s.premises.add(new Goal(scope, given, leaves, hypotheses, List.of(), s.goal.conclusion().map(change)));
        List<Formula> free = new ArrayList<>(s.goal.hypotheses().stream().filter(f -> !Nodes.mentions(f, x)).toList());
        free.addAll(in.hypotheses);
        s.needDefined(new Goal(scope, given, leaves, free, List.of(), null), List.of(h));
    }
}
