package org.certirank.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * {@code substitute}: x is a leaf, S an interval, h an expression in a new name u, k one in x. Premises: (i) k is in S; (ii) h(k) = x, both under the old goal; (iii) the
 * conclusion with h for x, u a leaf over S in the place of x, under the old hypotheses with h for x, what S is, and the hull of x for h; (iv) h is defined on S. Every x is h(u)
 * with u = k(x) in S, so what holds for all u in S holds for every x.
 */
final class SubstituteRule implements Rule {
    @Override public String fields() { return "variable by new in inverse"; }

    @Override public Plan apply(Goal goal, Fields data, Reading reading) {
        Nodes n = reading.nodes;
        Node x = reading.leaf(goal, data.text("variable"));
        String name = data.text("new");
        Node u = n.leaf(name);
        Node h = reading.with(name, u).node(data.text("by"));
        Node k = reading.node(data.text("inverse"));
        Ast set = MonotoneRule.interval(data.text("in"));
        if (Graphs.mentions(h, x)) throw new RejectException("'by' mentions '" + x + "'");
        Goal here = goal.over(reading.scope(), goal.leaves().stream().filter(l -> l.node() != x).toList());
        Sets unknown = new Sets(here, reading, name, set, -1);
        if (Graphs.below(unknown.ends).contains(x)) throw new RejectException("'in' mentions '" + x + "'");
        List<Leaf> leaves = new ArrayList<>();
        List<Formula> hypotheses = new ArrayList<>();
        UnaryOperator<Node> change = Graphs.replacing(n, java.util.Map.of(x, h));
        goal.hypotheses().forEach(f -> hypotheses.add(f.map(change)));
        hypotheses.addAll(unknown.hypotheses);
        for (Leaf l : goal.leaves()) {
            leaves.add(l.node() == x ? unknown.leaves.get(0) : l);
            hypotheses.addAll(l.node() == x ? AnchorRule.hull(l, h, n) : List.of());
        }
        Value.Scope scope = new Value.Scope(name, unknown.value, goal.scope());
        Goal changed = new Goal(scope, Reading.extended(n, goal.given(), x, h), leaves, hypotheses, List.of(), goal.conclusion().map(change));
        List<Goal> premises = new ArrayList<>();
        premises.add(goal.with(MonotoneRule.member(goal.over(reading.scope(), goal.leaves()), reading, k, set)));
        premises.add(goal.with(new Formula.Rel(Formula.Kind.EQ, MonotoneRule.at(n, h, u, k), x)));
        premises.add(changed);
        List<Formula> free = new ArrayList<>(goal.hypotheses().stream().filter(f -> !Graphs.mentions(f, x)).toList());
        free.addAll(unknown.hypotheses);
        Roots.defined(new Goal(scope, changed.given(), leaves, free, List.of(), null), List.of(h), premises);
        return new Plan(premises);
    }
}
