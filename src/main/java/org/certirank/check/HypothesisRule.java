package org.certirank.check;

import java.util.List;

/**
 * {@code hypothesis} {"index": k}: the conclusion is hypothesis k, read from either side, or weaker: < gives <= and !=, = gives <= and >=.
 */
final class HypothesisRule implements Rule {
    @Override public String fields() { return "index"; }

    @Override public Plan apply(Goal goal, Fields data, Reading reading) {
        Formula h = goal.hypothesis(data.integer("index"));
        if (!h.equals(goal.conclusion()) && !(h instanceof Formula.Rel a && goal.conclusion() instanceof Formula.Rel b && (follows(a, b) || follows(turned(a), b)))) {
            throw new RejectException("the conclusion does not follow from hypothesis " + data.integer("index"));
        }
        return new Plan(List.of());
    }

    private static Formula.Rel turned(Formula.Rel r) { return new Formula.Rel(r.kind().turned(), r.right(), r.left()); }

    /** The same sides, and one relation implies the other: it does if all of its three outcomes do. */
    private static boolean follows(Formula.Rel a, Formula.Rel b) {
        boolean implies = a.left() == b.left() && a.right() == b.right();
        for (int comparison = -1; comparison <= 1; comparison++) implies &= !a.kind().holds(comparison) || b.kind().holds(comparison);
        return implies;
    }
}
