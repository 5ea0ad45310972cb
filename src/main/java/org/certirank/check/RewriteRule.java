package org.certirank.check;

import java.util.Map;

/**
 * {@code rewrite} {"of": a, "is": b}: premises: a = b; the conclusion with b for each node a; all nodes of the conclusion are defined. Equal
 * numbers may stand for one another.
 */
final class RewriteRule {
    static void apply(Step s) {
        Node a = s.node("of"), b = s.node("is");
        s.need(Formula.Kind.EQ, a, b);
        s.need(s.goal.conclusion().map(s.nodes.replacing(Map.of(a, b))));
        s.needDefined();
    }
}
