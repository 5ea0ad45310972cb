package org.certirank.check;

import java.util.*;

/**
 * {@code enumerate}: all quantifiers range over finite sets, all conditions and the conclusion are decided exactly; the rule goes through all values itself,
 * every labelled digraph. For universal quantifiers the number of assignments with all conditions true is told.
 */
final class EnumerateRule {
    private final Step step;
    private final Reading reading;
    /** Full assignments with all conditions true that were looked at. */
    private long instances;
    private String failing = "";

    private EnumerateRule(Step s) { this.step = s; this.reading = s.reading.at(s.goal); }

    static void apply(Step s) {
        if (!s.goal.leaves().isEmpty() || !s.goal.hypotheses().isEmpty()) throw new RejectException("the goal has unknowns");
        EnumerateRule run = new EnumerateRule(s);
        if (!run.holds(s.goal.scope(), s.goal.rest())) throw new RejectException("the conclusion is false for " + run.failing);
        long compared = s.goal.rest().stream().allMatch(Spec.Quantifier::forall) ? run.instances : 0;
        if (s.data.integer("instances") != compared) throw new RejectException("instances: " + compared + ", not " + s.data.integer("instances"));
        s.inhabited = run.instances > 0 ? Step.Inhabited.YES : Step.Inhabited.NO;
    }

    /** All that is entered is known, so texts read as at the goal, with more names: no goals are made. */
    private boolean holds(Value.Scope scope, List<Spec.Quantifier> rest) {
        if (rest.isEmpty()) {
            instances++;
            boolean holds = FiniteRules.decided(reading.in(scope).conclusion(), scope.name());
            if (!holds) failing = "instance " + instances;
            return holds;
        }
        Spec.Quantifier q = rest.get(0);
        List<Spec.Quantifier> after = rest.subList(1, rest.size());
        for (Iterator<Value> i = new Sets(step.goal.over(scope, List.of()), step.reading).all(q.set()); i.hasNext();) {
            reading.elaborator().tick();
            Value.Scope inner = new Value.Scope(q.name(), i.next(), scope);
            if (q.where() != null && !FiniteRules.decided(reading.in(inner).formula(q.where()), q.name())) continue;
            long before = instances;
            if (holds(inner, after) != q.forall()) return !q.forall();
            if (!q.forall()) instances = before; // a branch that is not taken shows nothing of the domain
        }
        return q.forall();
    }
}
