package org.certirank.check;

import java.util.*;

/**
 * {@code enumerate}: all quantifiers range over finite sets, all conditions and the conclusion are decided exactly; the rule goes through all values itself,
 * every labelled digraph. For universal quantifiers the number of assignments with all conditions true is told.
 */
final class EnumerateRule {
    private final Reading reading;
    /** Full assignments with all conditions true that were looked at. */
    private long instances;
    private String failing = "";

    private EnumerateRule(Reading reading) { this.reading = reading; }

    static void apply(Step s) {
        if (!s.goal.leaves().isEmpty() || !s.goal.hypotheses().isEmpty()) throw new RejectException("the goal has unknowns");
        EnumerateRule run = new EnumerateRule(s.reading);
        if (!run.holds(s.goal)) throw new RejectException("the conclusion is false for " + run.failing);
        long compared = s.goal.rest().stream().allMatch(Spec.Quantifier::forall) ? run.instances : 0;
        if (s.data.integer("instances") != compared) throw new RejectException("instances: " + compared + ", not " + s.data.integer("instances"));
        s.inhabited = run.instances > 0 ? Step.Inhabited.YES : Step.Inhabited.NO;
    }

    private boolean holds(Goal goal) {
        if (goal.rest().isEmpty()) {
            instances++;
            boolean holds = CasesRule.decided(reading.conclude(goal).conclusion(), goal.scope().name());
            if (!holds) failing = "instance " + instances;
            return holds;
        }
        Spec.Quantifier q = goal.rest().get(0);
        for (Iterator<Value> i = new Sets(goal, reading).all(q.set()); i.hasNext();) {
            Goal next = goal.enter(i.next(), goal.given(), List.of());
            if (q.where() != null && !CasesRule.decided(reading.at(next).formula(q.where()), q.name())) continue;
            long before = instances;
            if (holds(next) != q.forall()) return !q.forall();
            if (!q.forall()) instances = before; // a branch that is not taken shows nothing of the domain
        }
        return q.forall();
    }
}
