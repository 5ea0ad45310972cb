package org.certirank.check;

import java.util.ArrayList;
import java.util.List;

/**
 * {@code split} {"on": formula}: premises: the goal under the formula (one comparison); the goal under its negation; the formula is defined. A comparison that is
 * defined is true or false.
 */
final class SplitRule implements Rule {
    @Override public String fields() { return "on"; }

    @Override public Plan apply(Goal goal, Fields data, Reading reading) {
        if (!(reading.formula(data.text("on")) instanceof Formula.Rel on)) throw new RejectException("'on' is not one comparison");
        List<Goal> premises = new ArrayList<>(List.of(goal.assuming(List.of(on)), goal.assuming(List.of(Formula.not(on)))));
        Roots.defined(goal, on.roots(), premises);
        return new Plan(premises);
    }
}
