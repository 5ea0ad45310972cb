package org.certirank.check;

import java.util.Iterator;
import java.util.List;

/**
 * {@code enumerate} {"instances": n}: all quantifiers range over finite sets, all conditions and the conclusion are decided exactly. The rule goes through all values
 * itself, in nested order, every labelled digraph. For universal quantifiers the number of assignments with all conditions true must be n.
 */
final class EnumerateRule implements Rule {
    @Override public String fields() { return "instances"; }

    @Override public boolean quantified() { return true; }

    @Override public Plan apply(Goal goal, Fields data, Reading reading) {
        if (!goal.leaves().isEmpty() || !goal.hypotheses().isEmpty()) throw new RejectException("the goal has unknowns");
        Run run = new Run(reading);
        if (!run.holds(goal)) throw new RejectException("the conclusion is false for " + run.failing);
        boolean exists = goal.rest().stream().anyMatch(q -> !q.forall());
        int stated = data.integer("instances");
        if (stated != (exists ? 0 : run.instances)) throw new RejectException("instances: " + (exists ? "0" : run.instances) + ", not " + stated);
        return new Plan(List.of(), run.instances > 0 ? Inhabited.YES : Inhabited.NO);
    }

    private static final class Run {
        private final Reading reading;
        /** Full assignments with all conditions true that were looked at. */
        private long instances;
        private String failing = "";

        Run(Reading reading) {
            this.reading = reading;
        }

        boolean holds(Goal goal) {
            if (goal.rest().isEmpty()) {
                instances++;
                boolean holds = CasesRule.decided(reading.conclude(goal).conclusion(), goal.scope().name());
                failing = holds ? failing : "instance " + instances;
                return holds;
            }
            Spec.Quantifier q = goal.rest().get(0);
            for (Iterator<Value> i = new Members(goal, reading).all(q.set()); i.hasNext();) {
                Goal next = CasesRule.instance(goal, i.next());
                if (q.where() != null && !CasesRule.decided(reading.at(next).formula(q.where()), q.name())) continue;
                long before = instances;
                if (holds(next) != q.forall()) return !q.forall();
                if (!q.forall()) instances = before; // a branch that is not taken shows nothing of the domain
            }
            return q.forall();
        }
    }
}
