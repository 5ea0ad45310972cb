package org.certirank.check;

import java.util.List;

/** {@code cut}: what is proved may be assumed: the conclusion under F as well; F. */
final class CutRule {
    static void apply(Step s) {
        Formula f = s.reading.formula(s.data.text("formula"));
        s.premises.add(s.goal.assuming(List.of(f)));
        s.need(f);
    }
}
