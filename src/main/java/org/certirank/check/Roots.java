package org.certirank.check;

import java.util.ArrayList;
import java.util.List;

/**
 * The {@code roots} of a step: {"of": a text that is a node sqrt(u) or abs(u), "is": r}, where u - r^2 (u^2 - r^2) has the normal form 0. With the premise r >= 0,
 * sqrt(u) (abs(u)) is r, being the only non-negative number with that square.
 */
final class Roots {
    private Roots() {
    }

    /** Registers the roots with the normal form and returns the premises r >= 0, in order. */
    static List<Goal> read(Goal goal, Fields data, Reading reading, NormalForm form) {
        List<Goal> premises = new ArrayList<>();
        for (Fields root : data.objects("roots", "of", "is")) {
            Node r = reading.node(root.text("is"));
            form.root(reading.node(root.text("of")), r);
            premises.add(goal.with(new Formula.Rel(Formula.Kind.GE, r, reading.nodes.zero)));
        }
        return premises;
    }

    /** Rejects unless the normal form of the node is 0. */
    static void vanishes(NormalForm form, Node n, String what) {
        if (!form.isZero(n)) throw new RejectException("normal form is not zero" + what);
    }

    /** Adds the premise that these nodes are defined, unless they are total. */
    static void defined(Goal goal, java.util.Collection<Node> nodes, List<Goal> premises) {
        Formula f = Formula.defined(nodes);
        if (f != null) premises.add(goal.with(f));
    }
}
