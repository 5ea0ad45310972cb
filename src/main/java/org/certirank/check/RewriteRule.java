package org.certirank.check;

import java.util.Map;

/** {@code rewrite}: equal numbers may stand for one another: a = b; the conclusion with b for each node a outside of the bodies of binders; all its nodes are defined. */
final class RewriteRule {
    static void apply(Step s) {
        Node a = s.node("of"), b = s.node("is");
        s.need(Formula.Kind.EQ, a, b);
        s.need(s.goal.conclusion().map(s.nodes.replacing(Map.of(a, b), false), false));
        s.needDefined();
    }
}
