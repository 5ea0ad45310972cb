package org.certirank.check;

/** {@code both}: a conjunction from each of its parts. */
final class BothRule {
    static void apply(Step s) {
        if (!(s.goal.conclusion() instanceof Formula.And)) throw new RejectException("the conclusion is no conjunction");
        s.goal.conclusion().conjuncts().forEach(s::need);
    }
}
