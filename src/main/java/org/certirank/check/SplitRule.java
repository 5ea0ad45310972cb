package org.certirank.check;

import java.util.List;

/** {@code split}: a comparison that is defined is true or false: the goal under it, and under its negation. */
final class SplitRule {
    static void apply(Step s) {
        if (!(s.reading.formula(s.data.text("on")) instanceof Formula.Rel on)) throw new RejectException("'on' is not one comparison");
        s.premises.add(s.goal.assuming(List.of(on)));
        s.premises.add(s.goal.assuming(List.of(Formula.not(on))));
        s.needDefined(on.left(), on.right());
    }
}
