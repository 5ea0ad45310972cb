package org.certirank.check;

import java.util.*;

/**
 * {@code induction}: phi(k) for all integers k >= a, from phi(a), and from phi(k + 1) under the further hypothesis phi(k). Nothing else may depend on k: no
 * hypothesis, no set of a generic name; and k is no index.
 */
final class InductionRule {
    static void apply(Step s) {
        Leaf leaf = s.leaf(s.data.text("name"), true);
        Node k = leaf.node();
        Formula phi = s.goal.conclusion();
        boolean from = leaf.low() != null && leaf.low().isInteger() && !leaf.lowOpen() && leaf.high() == null && leaf.of() == null;
        if (!from) throw new RejectException("'" + k + "' does not range over all integers from one on");
        if (s.goal.hypotheses().stream().anyMatch(h -> Nodes.mentions(h, k))) throw new RejectException("a hypothesis mentions '" + k + "'");
        if (phi instanceof Formula.All || phi instanceof Formula.Imp || phi instanceof Formula.Or) throw new RejectException("no induction on this kind of conclusion");
        s.need(phi.map(s.nodes.replacing(Map.of(k, s.nodes.constant(leaf.low())))));
        s.premises.add(s.goal.assuming(List.of(phi)).with(phi.map(s.nodes.replacing(Map.of(k, s.nodes.add(k, s.nodes.one))))));
    }
}
