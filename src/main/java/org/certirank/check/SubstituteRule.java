package org.certirank.check;

import java.util.*;
import java.util.function.UnaryOperator;

/**
 * {@code substitute}: every x is h(u) for u = k(x) in S: k is in S and h(k) = x; the conclusion with h for x, under the hypotheses with h for x, the set S of
 * u, and the hull of x for h; h is defined on S.
 */
final class SubstituteRule {
    static void apply(Step s) {
        Leaf old = s.leaf(s.data.text("variable"), false);
        Node x = old.node(), u = s.nodes.leaf(s.data.text("new"));
        Node h = s.reading.with(u.name, Value.of(u)).node(s.data.text("by")), k = s.node("inverse");
        Ast set = s.interval("in");
        if (Nodes.mentions(h, x)) throw new RejectException("'by' mentions '" + x + "'");
        Sets in = new Sets(s.goal.over(s.reading.scope(), s.goal.leaves().stream().filter(l -> l != old).toList()), s.reading);
        Value unknown = in.enter(u.name, set, -1);
        if (in.ends.stream().anyMatch(e -> Nodes.mentions(e, x))) throw new RejectException("'in' mentions '" + x + "'");
        UnaryOperator<Node> change = s.nodes.replacing(Map.of(x, h));
        Map<Node, Node> given = new HashMap<>(s.goal.given());
        given.replaceAll((from, to) -> change.apply(to));
        given.put(x, h);
        List<Leaf> leaves = s.goal.leaves().stream().map(l -> l == old ? in.leaves.get(0) : l).toList();
        List<Formula> hypotheses = new ArrayList<>(s.goal.hypotheses().stream().map(f -> f.map(change)).toList());
        hypotheses.addAll(in.hypotheses);
        hypotheses.addAll(AnchorRule.hull(old, h, s.nodes));
        Value.Scope scope = new Value.Scope(u.name, unknown, s.goal.scope());
        s.needMember(k, set);
        s.need(Formula.Kind.EQ, s.at(h, u, k), x);
        s.premises.add(new Goal(scope, given, leaves, hypotheses, List.of(), s.goal.conclusion().map(change)));
        List<Formula> free = new ArrayList<>(s.goal.hypotheses().stream().filter(f -> !Nodes.mentions(f, x)).toList());
        free.addAll(in.hypotheses);
        s.needDefined(new Goal(scope, given, leaves, free, List.of(), null), List.of(h));
    }
}
