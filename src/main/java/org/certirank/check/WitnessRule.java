package org.certirank.check;

import java.util.*;

/**
 * {@code witness}: an exists is proved by an instance: a value for each name of the leading block of exists, each a member of its set that fulfils its
 * condition, and the rest for these values.
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
