package org.certirank.check;

/** {@code squeeze}: l = r from l <= r and l >= r: two numbers of which neither is greater are equal. */
final class SqueezeRule {
    static void apply(Step s) {
        Formula.Rel r = Step.equality(s.goal.conclusion());
        s.need(Formula.Kind.LE, r.left(), r.right());
        s.need(Formula.Kind.GE, r.left(), r.right());
    }
}
