package org.certirank.check;

import java.util.*;

/**
 * {@code monotone}: l < r or l <= r, where l = f(a) and r = f(b) by normal forms, from the order of a and b, both in an interval, and the sign of f' on it:
 * mean value theorem. l, r and f at one point of the interval are defined.
 */
final class MonotoneRule {
    static void apply(Step s) {
        Formula.Rel phi = Step.rising(s.goal.conclusion());
        Node l = phi.left(), r = phi.right(), z = s.nodes.leaf(s.data.text("variable"));
        Value unknown = Value.of(z);
        Node f = s.reading.with(z.name, unknown).node(s.data.text("function")), a = s.node("from"), b = s.node("to");
        Node fa = s.at(f, z, a), fb = s.at(f, z, b);
        List<Formula> roots = s.roots();
        s.vanishes(s.nodes.sub(l, fa), " for the smaller side");
        s.vanishes(s.nodes.sub(r, fb), " for the greater side");
        Formula.Kind order = phi.kind();
        if (!s.data.choice("direction", "increasing", "decreasing").equals("increasing")) order = order.turned();
        Ast domain = s.interval("domain");
        s.need(order, a, b);
        s.needMember(a, domain);
        s.needMember(b, domain);
        Sets in = new Sets(s.goal.over(s.reading.scope(), s.goal.leaves()), s.reading);
        in.enter(z.name, domain, -1);
        List<Leaf> leaves = new ArrayList<>(s.goal.leaves());
        leaves.addAll(in.leaves);
        Goal within = s.goal.over(new Value.Scope(z.name, unknown, s.goal.scope()), leaves).assuming(in.hypotheses);
        s.premises.add(within.with(new Formula.Rel(order.turned(), Derivative.of(s.nodes, f, z), s.zero)));
        s.needDefined(l, r);
        roots.forEach(s::need);
        Set<Node> known = Nodes.asked(phi.roots());
        if (!s.defined(fa, known) && !s.defined(fb, known)) s.needDefined(fa);
    }
}
