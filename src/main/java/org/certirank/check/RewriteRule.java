package org.certirank.check;

import java.util.ArrayList;
import java.util.List;

/**
 * {@code rewrite} {"of": a, "is": b}: premises: a = b; the conclusion with b for each node a; all nodes of the conclusion are defined. Equal numbers may stand for one
 * another.
 */
final class RewriteRule implements Rule {
    @Override public String fields() { return "of is"; }

    @Override public Plan apply(Goal goal, Fields data, Reading reading) {
        Node a = reading.node(data.text("of"));
        Node b = reading.node(data.text("is"));
        List<Goal> premises = new ArrayList<>();
        premises.add(goal.with(new Formula.Rel(Formula.Kind.EQ, a, b)));
        premises.add(goal.with(goal.conclusion().map(Graphs.replacing(reading.nodes, java.util.Map.of(a, b)))));
        Roots.defined(goal, goal.conclusion().roots(), premises);
        return new Plan(premises);
    }
}
