package org.certirank.check;

/** {@code either} {"index": k}: the conclusion is a disjunction. Premises: its part k (from 0); all nodes of the conclusion are defined. */
final class EitherRule {
    static void apply(Step s) {
        int k = s.data.integer("index");
        boolean fits = s.goal.conclusion() instanceof Formula.Or o && k < o.parts().size();
        if (!fits) throw new RejectException("the conclusion is no disjunction with a part " + k);
        s.need(((Formula.Or) s.goal.conclusion()).parts().get(k));
        s.needDefined();
    }
}
