package org.certirank.check;

import java.util.ArrayList;
import java.util.List;

/**
 * {@code imply}: the conclusion is a => b, or "a or b" seen as not a => b with a its first part. Premises: b under a (under not a); all nodes of the conclusion are defined,
 * for where a is false nothing else says so.
 */
final class ImplyRule implements Rule {
    @Override public String fields() { return ""; }

    @Override public Plan apply(Goal goal, Fields data, Reading reading) {
        List<Goal> premises = new ArrayList<>();
        if (goal.conclusion() instanceof Formula.Imp i) {
            premises.add(goal.assuming(List.of(i.premise())).with(i.conclusion()));
        } else if (goal.conclusion() instanceof Formula.Or o && !o.parts().isEmpty()) {
            premises.add(goal.assuming(List.of(Formula.not(o.parts().get(0)))).with(Formula.or(o.parts().subList(1, o.parts().size()))));
        } else {
            throw new RejectException("the conclusion is neither an implication nor a disjunction");
        }
        Roots.defined(goal, goal.conclusion().roots(), premises);
        return new Plan(premises);
    }
}
