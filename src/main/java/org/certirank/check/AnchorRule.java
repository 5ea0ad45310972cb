package org.certirank.check;

import java.util.*;

/**
 * {@code anchor}: e >= 0 (> 0) from e at y = a, a in the set of y, and (y - a) e' >= 0, y the last leaf and its set an interval: mean value theorem on the
 * segment from a to y.
 */
final class AnchorRule {
    static void apply(Step s) {
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
}
