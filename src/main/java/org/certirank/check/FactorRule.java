package org.certirank.check;

/** {@code factor}: rank(M) <= k or rank(M) < k + 1 from M = P Q with P of at most k columns, whose span holds all columns of P Q. */
final class FactorRule {
    static void apply(Step s) {
        Formula.Rel r = Step.rising(s.goal.conclusion());
        Value.Tensor m = Step.over(r.left(), Op.RANK), p = s.tensor("left", 'M'), q = s.tensor("right", 'M');
        if (!r.right().isConst()) throw new RejectException("the bound of the rank is no constant");
        Rat bound = Rat.of(r.kind().strict() ? p.columns() + 1 : p.columns());
        if (bound.compareTo(r.right().value) > 0) throw new RejectException("a product over " + p.columns() + " columns does not show the conclusion");
        s.need(((Value.Truth) s.apply("=", m, s.apply("*", p, q))).formula());
    }
}
