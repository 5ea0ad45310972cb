package org.certirank.check;

import java.util.*;

/**
 * {@code cases}: the goal begins with a forall over a finite set. One premise for each member that fulfils the condition, in increasing order. A statement for all members
 * of a finite set is the conjunction of its instances. The condition has to be decided exactly: an undefined one makes the statement undefined, not true.
 */
final class CasesRule implements Rule {
    private static final int LIMIT = 100_000;

    @Override public String fields() { return ""; }

    @Override public boolean quantified() { return true; }

    @Override public Plan apply(Goal goal, Fields data, Reading reading) {
        Spec.Quantifier q = goal.rest().get(0);
        if (!q.forall()) throw new RejectException("the goal does not begin with forall");
        if (q.set().tag() == Ast.Tag.CALL && q.set().text().equals("digraphs")) throw new RejectException("cases is not for digraphs");
        List<Goal> premises = new ArrayList<>();
        int count = 0;
        for (Iterator<Value> i = new Members(goal, reading).all(q.set()); i.hasNext();) {
            if (++count > LIMIT) throw new LimitException("more than " + LIMIT + " cases");
            Goal next = instance(goal, i.next());
            if (q.where() == null || decided(reading.at(next).formula(q.where()), q.name())) premises.add(reading.conclude(next));
        }
        return new Plan(premises, Inhabited.ANY);
    }

    /** The goal with the first quantified name known. */
    static Goal instance(Goal goal, Value member) {
        Value.Scope scope = new Value.Scope(goal.rest().get(0).name(), member, goal.scope());
        return new Goal(scope, goal.given(), goal.leaves(), goal.hypotheses(), goal.rest().subList(1, goal.rest().size()), null);
    }

    static boolean decided(Formula f, String name) {
        Decide d = Decide.exactly(f);
        if (d != Decide.TRUE && d != Decide.FALSE) {
            throw new RejectException("a condition or conclusion after '" + name + "' is " + (d == Decide.UNDEFINED ? "undefined" : "not decided exactly"));
        }
        return d == Decide.TRUE;
    }
}
