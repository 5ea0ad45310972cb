package org.certirank.check;

/**
 * {@code radius}: spectralRadius(M) < c from c > 0 and inside(M / c) = n: all n eigenvalues of M / c are of modulus below 1. c < spectralRadius(M) from c > 0 and
 * outside(M / c) = b with b >= 1: some eigenvalue is of modulus above c.
 */
final class RadiusRule {
    static void apply(Step s) {
        Formula.Rel r = Step.rising(s.goal.conclusion());
        if (!r.kind().strict()) throw new RejectException("the conclusion is not strict");
        boolean below = r.left().op == Op.SPECTRALRADIUS;
        Node c = below ? r.right() : r.left();
        Value.Tensor m = Step.over(below ? r.left() : r.right(), Op.SPECTRALRADIUS);
        if (below && s.data.has("count")) throw new RejectException("a count, but the conclusion bounds the radius from above");
        int count = below ? m.rows() : s.data.integer("count");
        if (count < 1) throw new RejectException("no eigenvalue is counted");
        s.need(Formula.Kind.GT, c, s.zero);
        s.need(Formula.Kind.EQ, s.number(below ? "inside" : "outside", m.map(e -> s.nodes.div(e, c))), s.nodes.constant(count));
    }
}
