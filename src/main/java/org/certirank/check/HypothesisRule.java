package org.certirank.check;

/** {@code hypothesis}: the conclusion is hypothesis k, read from either side, or weaker: < gives <= and !=, = gives <= and >=. */
final class HypothesisRule {
    static void apply(Step s) {
        Formula h = s.goal.hypothesis(s.data.integer("index")), c = s.goal.conclusion();
        boolean follows = h.equals(c) || h instanceof Formula.Rel a && c instanceof Formula.Rel b && (implies(a, b) || implies(a.turned(), b));
        if (!follows) throw new RejectException("the conclusion does not follow from hypothesis " + s.data.integer("index"));
    }

    /** The same sides, and one relation implies the other: it does if all of its three outcomes do. */
    private static boolean implies(Formula.Rel a, Formula.Rel b) {
        boolean implies = a.left() == b.left() && a.right() == b.right();
        for (int comparison = -1; comparison <= 1; comparison++) implies &= !a.kind().holds(comparison) || b.kind().holds(comparison);
        return implies;
    }
}
