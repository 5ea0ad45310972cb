package org.certirank.check;

/**
 * {@code stable}: stableRank(M) = S / spectralNorm(M)^2, S the sum of the squares of all entries. With 0 < u <= spectralNorm(M) and S <= r u^2 (so r >= 0) it is
 * at most r, below r if S < r u^2. With spectralNorm(M) <= u, u > 0, S > 0 (so M is not 0) and r u^2 <= S it is at least r, above r if r u^2 < S.
 */
final class StableRule {
    static void apply(Step s) {
        Formula.Rel r = Step.rising(s.goal.conclusion());
        boolean above = r.left().op != Op.STABLERANK;
        Value.Tensor m = Step.over(above ? r.right() : r.left(), Op.STABLERANK);
        Node u = s.node("norm"), norm = s.number("spectralNorm", m), squares = s.reading.elaborator().matrices.squares(m.entries());
        Node bound = s.nodes.mul(above ? r.left() : r.right(), s.nodes.square(u));
        s.need(Formula.Kind.GT, u, s.zero);
        s.need(Formula.Kind.LE, above ? norm : u, above ? u : norm);
        s.need(r.kind(), above ? bound : squares, above ? squares : bound);
        if (above) s.need(Formula.Kind.GT, squares, s.zero);
    }
}
