package org.certirank.check;

import java.util.*;
import java.util.function.UnaryOperator;

/**
 * {@code induction}: phi(k) for all integers k >= a (with k <= u, if hypotheses say so), from phi(a), and from phi(k + 1) under the further hypothesis phi(k), and k
 * + 1 <= u for k <= u. Nothing else may depend on k: no other hypothesis, no set of a generic name; if k is an index, then by such a hypothesis, and of no entry.
 */
final class InductionRule {
    static void apply(Step s) {
        Leaf leaf = s.leaf(s.data.text("name"), true);
        Node k = leaf.node(), next = s.nodes.add(k, s.nodes.one);
        Formula phi = s.goal.conclusion();
        boolean from = leaf.low() != null && leaf.low().isInteger() && !leaf.lowOpen() && leaf.high() == null;
        if (!from) throw new RejectException("'" + k + "' does not range over all integers from one on");
        List<Formula> others = new ArrayList<>(), up = new ArrayList<>();
        boolean bounded = leaf.of() == null;
        for (Formula h : s.goal.hypotheses()) {
            Node most = Nodes.mentions(h, k) ? bound(h, k) : null;
            if (most == null) others.add(h);
            else up.add(new Formula.Rel(Formula.Kind.LE, next, most));
            bounded |= most != null && leaf.of() != null && s.nodes.terms.same(most, leaf.of());
        }
        if (!bounded) throw new RejectException("no hypothesis says that the index '" + k + "' is at most " + leaf.of());
        if (leaf.of() != null && Nodes.below(phi.roots()).stream().anyMatch(e -> entry(e, k))) throw new RejectException("an entry with the index '" + k + "'");
        if (phi instanceof Formula.All || phi instanceof Formula.Imp || phi instanceof Formula.Or) throw new RejectException("no induction on this kind of conclusion");
        UnaryOperator<Node> first = s.nodes.replacing(Map.of(k, s.nodes.constant(leaf.low())));
        // k itself, which stays, need not be an index where nothing says k <= u
        List<Leaf> leaves = s.goal.leaves().stream().map(l -> l == leaf ? new Leaf(k, l.low(), false, null, true) : l).toList();
        s.premises.add(s.goal.over(s.goal.scope(), leaves).under(s.goal.hypotheses().stream().map(h -> h.map(first)).toList()).with(phi.map(first)));
        up.add(phi);
        s.premises.add(s.goal.under(others).assuming(up).with(phi.map(s.nodes.replacing(Map.of(k, next)))));
    }

    /** u, for a hypothesis k <= u. */
    private static Node bound(Formula h, Node k) {
        Formula.Rel r = h instanceof Formula.Rel c && c.kind() == Formula.Kind.GE ? c.turned() : h instanceof Formula.Rel c ? c : null;
        boolean fits = r != null && r.kind() == Formula.Kind.LE && r.left() == k && !Nodes.mentions(r.right(), k) && Generics.isInteger(r.right());
        if (!fits) throw new RejectException("a hypothesis mentions '" + k + "'");
        return r.right();
    }

    /** v[i] or M[i, j] with an index that mentions k. */
    private static boolean entry(Node e, Node k) {
        if (!Sums.is(e, "[]")) return false;
        List<Node> factors = Terms.factors(e.args[0]);
        Node last = factors.get(factors.size() - 1);
        return Nodes.mentions(e.args[1], k) || last.isTerm("column") && Nodes.mentions(last.args[1], k);
    }
}
