package org.certirank.check;

import java.util.List;

/** {@code imply}: a => b from b under a; "a or b" from b under not a; all nodes are defined, for where a is false nothing else says so. */
final class ImplyRule {
    static void apply(Step s) {
        if (s.goal.conclusion() instanceof Formula.Imp i) {
            s.premises.add(s.goal.assuming(List.of(i.premise())).with(i.conclusion()));
        } else if (s.goal.conclusion() instanceof Formula.Or o && !o.parts().isEmpty()) {
            s.premises.add(s.goal.assuming(List.of(Formula.not(o.parts().get(0)))).with(Formula.or(o.parts().subList(1, o.parts().size()))));
        } else {
            throw new RejectException("the conclusion is neither an implication nor a disjunction");
        }
        s.needDefined();
    }
}
