package org.certirank.check;

/** {@code frobenius}: spectralNorm(M) <= r from S <= r^2, S the sum of the squares of all entries, and r >= 0: the square of the norm is one of the terms whose sum is S. */
final class FrobeniusRule {
    static void apply(Step s) {
        Formula.Rel r = Step.rising(s.goal.conclusion());
        if (r.kind().strict()) throw new RejectException("the conclusion is strict");
        s.need(Formula.Kind.LE, s.reading.elaborator().matrices.squares(Step.over(r.left(), Op.SPECTRALNORM).entries()), s.nodes.square(r.right()));
        s.need(Formula.Kind.GE, r.right(), s.zero);
    }
}
