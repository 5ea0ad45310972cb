package org.certirank.check;

/**
 * {@code generic}: "let the names be any members", also of the integers and the masks: all quantifiers are forall, every name becomes an unknown. Definedness
 * and the point as in {@link IntroRule}.
 */
final class GenericRule {
    static void apply(Step s) {
        if (!s.goal.rest().stream().allMatch(Spec.Quantifier::forall)) throw new RejectException("the goal has an exists");
        int n = s.goal.rest().size();
        Goal inner = IntroRule.enter(s, n, (sets, q) -> sets.generic(q.name(), q.set()));
        s.premises.add(0, s.reading.conclude(inner));
        IntroRule.point(s, n);
    }
}
