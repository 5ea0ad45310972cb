package org.certirank.check;

/** {@code floor}: floor(u) <= u, u < floor(u) + 1 or u <= floor(u) + 1, by the definition of the greatest integer that is at most u; u is defined. */
final class FloorRule {
    static void apply(Step s) {
        Formula.Rel r = Step.rising(s.goal.conclusion());
        Node below = s.nodes.unary(Op.FLOOR, r.right()), above = s.nodes.add(s.nodes.unary(Op.FLOOR, r.left()), s.nodes.one);
        boolean lower = r.left() == below && !r.kind().strict();
        if (!lower && r.right() != above) throw new RejectException("the conclusion does not bound a number by its floor");
        s.needDefined(lower ? r.right() : r.left());
    }
}
