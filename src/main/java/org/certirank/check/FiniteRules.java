package org.certirank.check;

import java.util.*;

/** Quantifiers by instances. */
final class FiniteRules {
    /** {@code cases}: a forall over a finite set is the conjunction of its instances: one premise for each member that fulfils the condition, which has to be decided exactly. */
    private static final int LIMIT = 100_000;

    static void cases(Step s) {
        Spec.Quantifier q = s.goal.rest().get(0);
        if (!q.forall()) throw new RejectException("the goal does not begin with forall");
        if (q.set().calls("digraphs")) throw new RejectException("cases is not for digraphs");
        int count = 0;
        for (Iterator<Value> i = new Sets(s.goal, s.reading).all(q.set()); i.hasNext();) {
            if (++count > LIMIT) throw new LimitException("more than " + LIMIT + " cases");
            Goal next = s.goal.enter(i.next(), s.goal.given(), List.of());
            if (q.where() == null || decided(s.reading.at(next).formula(q.where()), q.name())) s.premises.add(s.reading.conclude(next));
        }
        s.inhabited = Step.Inhabited.ANY;
    }

    static boolean decided(Formula f, String name) {
        Truth t = Truth.exactly(f);
        if (t == Truth.TRUE || t == Truth.FALSE) return t == Truth.TRUE;
        throw new RejectException("a condition or conclusion after '" + name + "' is " + (t == Truth.UNDEFINED ? "undefined" : "not decided exactly"));
    }

    /**
     * {@code witness}: an exists is proved by an instance: a value for each name of the leading block of exists, each a member of its set that fulfils its
     * condition, and the rest for these values.
     */
    static void witness(Step s) {
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
