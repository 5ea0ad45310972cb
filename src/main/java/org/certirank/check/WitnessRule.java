package org.certirank.check;

import java.util.*;

/**
 * {@code witness} {"values": {...}}: the goal begins with exists. An exists is proved by an instance: a value for each name of the leading block
 * of exists. The obligations are that each value is a member of its set and fulfils its condition. No quantifier left: one premise, the
 * obligations and the conclusion. Otherwise two premises: the obligations, and the goal with the rest of the quantifiers.
 */
final class WitnessRule {
    static void apply(Step s) {
        int n = 0;
        while (n < s.goal.rest().size() && !s.goal.rest().get(n).forall()) n++;
        if (n == 0) throw new RejectException("the goal does not begin with exists");
        Assignment a = new Assignment(s.goal, n, s.data.map("values"), s.reading);
        Goal next = s.reading.conclude(a.goal);
        if (next.rest().isEmpty()) a.conditions.add(next.conclusion());
        s.premises.add(next.over(next.scope(), next.leaves()).with(Formula.and(a.conditions)));
        if (!next.rest().isEmpty()) s.premises.add(next);
        s.inhabited = Step.Inhabited.LAST;
    }
}
