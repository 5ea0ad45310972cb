package org.certirank.check;

import java.util.List;

/**
 * {@code imply}: the conclusion is a => b, or "a or b" seen as not a => b with a its first part. Premises: b under a (under not a); all nodes of
 * the conclusion are defined, for where a is false nothing else says so.
 */
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
