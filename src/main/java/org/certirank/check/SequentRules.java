package org.certirank.check;

import java.util.*;

/** Rules that follow the shape of the conclusion, or add to what is assumed. */
final class SequentRules {
    /** {@code both}: a conjunction from each of its parts. */
    static void both(Step s) {
        if (!(s.goal.conclusion() instanceof Formula.And)) throw new RejectException("the conclusion is no conjunction");
        s.goal.conclusion().conjuncts().forEach(s::need);
    }

    /** {@code imply}: a => b from b under a; "a or b" from b under not a; all nodes are defined, for where a is false nothing else says so. */
    static void imply(Step s) {
        Formula f = s.goal.conclusion();
        if (f instanceof Formula.Imp i) s.premises.add(s.goal.assuming(List.of(i.premise())).with(i.conclusion()));
        else if (!(f instanceof Formula.Or o) || o.parts().isEmpty()) throw new RejectException("the conclusion is neither an implication nor a disjunction");
        else s.premises.add(s.goal.assuming(List.of(Formula.not(o.parts().get(0)))).with(Formula.or(o.parts().subList(1, o.parts().size()))));
        s.needDefined();
    }

    /** {@code either}: a disjunction from its part k; all its nodes are defined. */
    static void either(Step s) {
        int k = s.data.integer("index");
        boolean fits = s.goal.conclusion() instanceof Formula.Or o && k < o.parts().size();
        if (!fits) throw new RejectException("the conclusion is no disjunction with a part " + k);
        s.need(((Formula.Or) s.goal.conclusion()).parts().get(k));
        s.needDefined();
    }

    /** {@code cut}: what is proved may be assumed: the conclusion under F as well; F. */
    static void cut(Step s) {
        Formula f = s.reading.formula(s.data.text("formula"));
        s.premises.add(s.goal.assuming(List.of(f)));
        s.need(f);
    }

    /** {@code split}: a comparison that is defined is true or false: the goal under it, and under its negation. */
    static void split(Step s) {
        if (!(s.reading.formula(s.data.text("on")) instanceof Formula.Rel on)) throw new RejectException("'on' is not one comparison");
        s.premises.add(s.goal.assuming(List.of(on)));
        s.premises.add(s.goal.assuming(List.of(Formula.not(on))));
        s.needDefined(on.left(), on.right());
    }

    /**
     * {@code parts}: nodes are defined if every partial operation below them is: sqrt(u): u >= 0; log(u): u > 0; u / v: v != 0; u^n with n < 1: u != 0; pow(u, v):
     * u > 0; select(c, a, b): c != 0. Premises in the order of a walk (arguments first, every node once); constants are decided at once.
     */
    static void parts(Step s) {
        if (!(s.goal.conclusion() instanceof Formula.Defined d)) throw new RejectException("the conclusion is not that nodes are defined");
        Set<Node> seen = new HashSet<>();
        for (Node n : d.nodes()) walk(n, s, seen);
    }

    private static void walk(Node n, Step s, Set<Node> seen) {
        if (!seen.add(n) || n.op == Op.CALL || n.op == Op.TERM) return; // a call is total
        for (Node a : n.args) walk(a, s, seen);
        if (n.op == Op.UNDEFINED || n.op.opaque() && !n.op.counts()) throw new RejectException("the rule says nothing of " + n.op);
        Formula.Kind kind = n.condition();
        if (kind == null) return;
        Node u = n.conditioned();
        if (!u.isConst()) s.need(kind, u, s.zero);
        else if (!kind.holds(u.value.signum())) throw new RejectException("not defined: " + u + " " + kind.symbol + " 0 is false");
    }

    /**
     * {@code hypothesis}: the conclusion is hypothesis k, read from either side, or weaker: < gives <= and !=, = gives <= and >=. Comparisons of polynomials in integers
     * count as what they say of the difference of their sides, so that a condition of `if` is the same in whatever order its terms stand.
     */
    static void hypothesis(Step s) { follows(s, s.goal.hypothesis(s.data.integer("index")), s.data.integer("index")); }

    /** {@code instance}: the conclusion is, or follows in the same way from, the body of hypothesis k, an "all" over 1..n, at an index of n. */
    static void instance(Step s) {
        int k = s.data.integer("hypothesis");
        if (!(s.goal.hypothesis(k) instanceof Formula.All all)) throw new RejectException("hypothesis " + k + " is no 'all' up to an unknown number");
        Node i = s.reading.here().generics.index(s.node("at"), all.n());
        follows(s, all.at(i, s.nodes), k);
    }

    private static void follows(Step s, Formula h, int k) {
        Formula c = s.goal.conclusion();
        boolean follows = h.equals(c) || h instanceof Formula.Rel a && c instanceof Formula.Rel b && (implies(a, b, s) || implies(a.turned(), b, s));
        if (!follows) throw new RejectException("the conclusion does not follow from hypothesis " + k);
    }

    /** The same sides, and one relation implies the other: it does if all of its three outcomes do. */
    private static boolean implies(Formula.Rel a, Formula.Rel b, Step s) {
        Node d = s.nodes.sub(a.left(), a.right()), e = s.nodes.sub(b.left(), b.right());
        Conditions c = s.nodes.terms.conditions;
        boolean implies = a.left() == b.left() && a.right() == b.right() || Conditions.isPolynomial(d) && c.canonical(d) == c.canonical(e);
        for (int comparison = -1; comparison <= 1; comparison++) implies &= !a.kind().holds(comparison) || b.kind().holds(comparison);
        return implies;
    }
}
