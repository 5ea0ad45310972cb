package org.certirank.check;

import java.util.List;

/**
 * {@code split} {"on": formula}: premises: the goal under the formula (one comparison); the goal under its negation; the formula is defined. A
 * comparison that is defined is true or false.
 */
final class SplitRule {
    static void apply(Step s) {
        if (!(s.reading.formula(s.data.text("on")) instanceof Formula.Rel on)) throw new RejectException("'on' is not one comparison");
        s.premises.add(s.goal.assuming(List.of(on)));
        s.premises.add(s.goal.assuming(List.of(Formula.not(on))));
        s.needDefined(on.left(), on.right());
    }
}
