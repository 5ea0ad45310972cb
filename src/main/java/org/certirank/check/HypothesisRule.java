package org.certirank.check;

/**
 * {@code hypothesis}: the conclusion is hypothesis k, read from either side, or weaker: < gives <= and !=, = gives <= and >=. Comparisons of polynomials in integers
 * count as what they say of the difference of their sides, so that a condition of `if` is the same in whatever order its terms stand.
 */
final class HypothesisRule {
    static void apply(Step s) {
        follows(s, s.goal.hypothesis(s.data.integer("index")), s.data.integer("index"));
    }

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
