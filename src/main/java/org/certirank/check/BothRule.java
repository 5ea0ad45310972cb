package org.certirank.check;

/** {@code both}: the conclusion is a conjunction; one premise for each of its parts. */
final class BothRule implements Rule {
    @Override public String fields() { return ""; }

    @Override public Plan apply(Goal goal, Fields data, Reading reading) {
        if (!(goal.conclusion() instanceof Formula.And)) throw new RejectException("the conclusion is no conjunction");
        return new Plan(goal.conclusion().conjuncts().stream().map(goal::with).toList());
    }
}
