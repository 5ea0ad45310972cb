package org.certirank.check;

import java.util.*;

/**
 * {@code witness} {"values": {...}}: the goal begins with exists. An exists is proved by an instance: a value for each name of the leading block of exists. The obligations
 * are that each value is a member of its set and fulfils its condition. No quantifier left: one premise, the obligations and the conclusion. Otherwise two premises: the
 * obligations, and the goal with the rest of the quantifiers.
 */
final class WitnessRule implements Rule {
    @Override public String fields() { return "values"; }

    @Override public boolean quantified() { return true; }

    @Override public Plan apply(Goal goal, Fields data, Reading reading) {
        int n = 0;
        while (n < goal.rest().size() && !goal.rest().get(n).forall()) n++;
        if (n == 0) throw new RejectException("the goal does not begin with exists");
        if (!(data.get("values") instanceof Map<?, ?>)) throw Fields.wrong(data.at("values"), "an object");
        Assignment a = new Assignment(goal, goal.rest().subList(0, n), (Map<?, ?>) data.get("values"), reading);
        Goal next = reading.conclude(a.goal);
        List<Formula> obligations = new ArrayList<>(a.conditions);
        if (next.rest().isEmpty()) {
            obligations.add(next.conclusion());
            return new Plan(List.of(next.with(Formula.and(obligations))), Inhabited.LAST);
        }
        Goal sequent = new Goal(next.scope(), next.given(), next.leaves(), next.hypotheses(), List.of(), Formula.and(obligations));
        return new Plan(List.of(sequent, next), Inhabited.LAST);
    }
}
