package org.certirank.check;

import java.util.ArrayList;
import java.util.List;

/** {@code either} {"index": k}: the conclusion is a disjunction. Premises: its part k (from 0); all nodes of the conclusion are defined. */
final class EitherRule implements Rule {
    @Override public String fields() { return "index"; }

    @Override public Plan apply(Goal goal, Fields data, Reading reading) {
        int k = data.integer("index");
        if (!(goal.conclusion() instanceof Formula.Or o) || k >= o.parts().size()) {
            throw new RejectException("the conclusion is no disjunction with a part " + k);
        }
        Formula.Or or = (Formula.Or) goal.conclusion();
        List<Goal> premises = new ArrayList<>(List.of(goal.with(or.parts().get(k))));
        Roots.defined(goal, or.roots(), premises);
        return new Plan(premises);
    }
}
