package org.certirank.check;

import java.util.ArrayList;
import java.util.List;

/**
 * {@code anchor} {"variable": y, "at": a}: the conclusion is e >= 0 or e > 0; y is the last leaf; every hypothesis that mentions y compares y itself with something free of
 * y, so that for fixed other leaves the set of y is an interval; a is free of y. Premises: (i) e >= 0 (> 0) at y = a, and (ii) a is in the set of y, both without y and its
 * hypotheses; (iii) (y - a) e' >= 0. Being defined at a, e is defined on the whole set (see {@link Derivative}); by the mean value theorem e(y) - e(a) = (y - a) e'(c)
 * with c between a and y, so c is in the set too, and (y - a) has the sign of (c - a).
 */
final class AnchorRule implements Rule {
    @Override public String fields() { return "variable at"; }

    @Override public Plan apply(Goal goal, Fields data, Reading reading) {
        Nodes n = reading.nodes;
        Reading.Sign phi = reading.sign(goal.conclusion());
        Node y = reading.leaf(goal, data.text("variable"));
        Leaf last = goal.leaves().get(goal.leaves().size() - 1);
        if (last.node() != y) throw new RejectException("'" + y + "' is not the last leaf");
        Node a = reading.node(data.text("at"));
        if (Graphs.mentions(a, y)) throw new RejectException("the anchor mentions '" + y + "'");
        List<Formula> others = new ArrayList<>();
        List<Formula> membership = hull(last, a, n);
        for (Formula h : goal.hypotheses()) {
            if (!Graphs.mentions(h, y)) {
                others.add(h);
            } else if (h instanceof Formula.Rel r && r.kind().inequality() && (r.left() == y && !Graphs.mentions(r.right(), y)
                    || r.right() == y && !Graphs.mentions(r.left(), y))) {
                membership.add(h.map(e -> e == y ? a : e));
            } else {
                throw new RejectException("a hypothesis about '" + y + "' is not an end of an interval");
            }
        }
        Goal without = new Goal(goal.scope(), goal.given(), goal.leaves().subList(0, goal.leaves().size() - 1), others, List.of(), null);
        Node start = MonotoneRule.at(n, phi.e(), y, a);
        Node rise = n.mul(n.sub(y, a), Derivative.of(n, phi.e(), y));
        return new Plan(List.of(without.with(new Reading.Sign(start, phi.strict()).formula(n)), without.with(Formula.and(membership)),
                goal.with(new Reading.Sign(rise, false).formula(n))));
    }

    /** The finite ends of the leaf's hull, as formulas about a. */
    static List<Formula> hull(Leaf leaf, Node a, Nodes n) {
        List<Formula> out = new ArrayList<>();
        if (leaf.low() != null) out.add(new Formula.Rel(leaf.lowOpen() ? Formula.Kind.LT : Formula.Kind.LE, n.constant(leaf.low()), a));
        if (leaf.high() != null) out.add(new Formula.Rel(leaf.highOpen() ? Formula.Kind.LT : Formula.Kind.LE, a, n.constant(leaf.high())));
        return out;
    }
}
