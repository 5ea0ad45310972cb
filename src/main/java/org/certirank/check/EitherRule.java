package org.certirank.check;

/** {@code either}: a disjunction from its part k; all its nodes are defined. */
final class EitherRule {
    static void apply(Step s) {
        int k = s.data.integer("index");
        boolean fits = s.goal.conclusion() instanceof Formula.Or o && k < o.parts().size();
        if (!fits) throw new RejectException("the conclusion is no disjunction with a part " + k);
        s.need(((Formula.Or) s.goal.conclusion()).parts().get(k));
        s.needDefined();
    }
}
