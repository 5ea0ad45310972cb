package org.certirank.check;

/** Rules that compare the rank, the spectral norm or the stable rank of a matrix of numbers. */
final class NormRules {
    /** {@code factor}: rank(M) <= k or rank(M) < k + 1 from M = P Q with P of at most k columns, whose span holds all columns of P Q. */
    static void factor(Step s) {
        Formula.Rel r = Step.rising(s.goal.conclusion());
        Value.Tensor m = Step.over(r.left(), Op.RANK), p = s.tensor("left", 'M'), q = s.tensor("right", 'M');
        if (!r.right().isConst()) throw new RejectException("the bound of the rank is no constant");
        Rat bound = Rat.of(r.kind().strict() ? p.columns() + 1 : p.columns());
        if (bound.compareTo(r.right().value) > 0) throw new RejectException("a product over " + p.columns() + " columns does not show the conclusion");
        s.need(((Value.Truth) s.apply("=", m, s.apply("*", p, q))).formula());
    }

    /** {@code frobenius}: spectralNorm(M) <= r from S <= r^2, S the sum of the squares of all entries, and r >= 0: the square of the norm is one of the terms whose sum is S. */
    static void frobenius(Step s) {
        Formula.Rel r = Step.rising(s.goal.conclusion());
        if (r.kind().strict()) throw new RejectException("the conclusion is strict");
        s.need(Formula.Kind.LE, s.reading.elaborator().matrices.squares(Step.over(r.left(), Op.SPECTRALNORM).entries()), s.nodes.square(r.right()));
        s.need(Formula.Kind.GE, r.right(), s.zero);
    }

    /**
     * {@code stable}: stableRank(M) = S / spectralNorm(M)^2, S the sum of the squares of all entries. With 0 < u <= spectralNorm(M) and S <= r u^2 (so r >= 0) it is
     * at most r, below r if S < r u^2. With spectralNorm(M) <= u, u > 0, S > 0 (so M is not 0) and r u^2 <= S it is at least r, above r if r u^2 < S.
     */
    static void stable(Step s) {
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

    /** {@code stretch}: l <= spectralNorm(M) (<) from v v > 0 and l^2 (v v) <= (M v)(M v) (<), for |M v| <= spectralNorm(M) |v|; the entries of M are defined. */
    static void stretch(Step s) {
        Formula.Rel r = Step.rising(s.goal.conclusion());
        Value.Tensor m = Step.over(r.right(), Op.SPECTRALNORM), v = s.tensor("vector", 'V');
        Value image = s.apply("*", m, v);
        Node square = s.number("dot", v, v);
        s.need(Formula.Kind.GT, square, s.zero);
        s.need(r.kind(), s.nodes.mul(s.nodes.square(r.left()), square), s.number("dot", image, image));
        s.needDefined(s.goal, m.entries());
    }
}
