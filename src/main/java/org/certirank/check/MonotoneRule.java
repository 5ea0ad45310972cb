package org.certirank.check;

import java.util.*;

/**
 * {@code monotone}: the conclusion is l < r or l <= r (or turned round), l = f(a) and r = f(b) by normal forms, f an expression in a new name z. Premises: a < b for an
 * increasing, a > b for a decreasing f (or <=, >=); a and b lie in the domain, an interval; f' has the right sign on all of it; l and r are defined; the
 * roots; f(a) is defined, unless f(a) or f(b) is seen to be so from l and r or by intervals (then f is so on the domain, see {@link Derivative}). By the mean value
 * theorem f(b) - f(a) = f'(c) (b - a) with c between a and b, hence in the domain. If the conclusion is strict, so are the sign of f' and the order of a and b.
 */
final class MonotoneRule implements Rule {
    @Override public String fields() { return "function variable domain from to direction roots"; }

    @Override public Plan apply(Goal goal, Fields data, Reading reading) {
        Nodes n = reading.nodes;
        if (!(goal.conclusion() instanceof Formula.Rel r && r.kind().inequality())) throw new RejectException("expected one inequality");
        Formula.Rel phi = (Formula.Rel) goal.conclusion();
        boolean rising = phi.kind() == Formula.Kind.LT || phi.kind() == Formula.Kind.LE;
        boolean strict = phi.kind().strict();
        String name = data.text("variable");
        Node z = n.leaf(name);
        Reading inner = reading.with(name, z);
        Node f = inner.node(data.text("function"));
        Node a = reading.node(data.text("from"));
        Node b = reading.node(data.text("to"));
        NormalForm form = new NormalForm();
        List<Goal> roots = Roots.read(goal, data, reading, form);
        Roots.vanishes(form, n.sub(rising ? phi.left() : phi.right(), at(n, f, z, a)), " for the smaller side");
        Roots.vanishes(form, n.sub(rising ? phi.right() : phi.left(), at(n, f, z, b)), " for the greater side");

        boolean increasing = data.choice("direction", "increasing", "decreasing").equals("increasing");
        Formula.Kind order = strict ? Formula.Kind.LT : Formula.Kind.LE;
        Formula.Kind sign = strict ? Formula.Kind.GT : Formula.Kind.GE;
        Ast domain = interval(data.text("domain"));
        Goal here = goal.over(reading.scope(), goal.leaves());
        List<Goal> premises = new ArrayList<>(List.of(goal.with(new Formula.Rel(increasing ? order : order.turned(), a, b)),
                goal.with(member(here, reading, a, domain)), goal.with(member(here, reading, b, domain))));
        Sets unknown = new Sets(here, reading, name, domain, -1);
        List<Leaf> leaves = new ArrayList<>(goal.leaves());
        leaves.addAll(unknown.leaves);
        Goal within = goal.over(new Value.Scope(name, unknown.value, goal.scope()), leaves).assuming(unknown.hypotheses);
        Node slope = Derivative.of(n, f, z);
        premises.add(within.with(new Formula.Rel(increasing ? sign : sign.turned(), slope, n.zero)));
        Roots.defined(goal, List.of(phi.left(), phi.right()), premises);
        premises.addAll(roots);
        if (!defined(goal, n, at(n, f, z, a), phi) && !defined(goal, n, at(n, f, z, b), phi)) Roots.defined(goal, List.of(at(n, f, z, a)), premises);
        return new Plan(premises);
    }

    /** Whether a node is seen to be defined: by what l and r are made of, or by interval evaluation at 64 bits over the hulls. */
    private static boolean defined(Goal goal, Nodes nodes, Node e, Formula.Rel phi) {
        Set<Node> known = Graphs.below(phi.roots());
        return Graphs.below(List.of(e)).stream().allMatch(m -> m.total || known.contains(m))
                || goal.leaves().stream().noneMatch(Leaf::isEmpty) && IntervalEval.over(nodes, goal.leaves(), 64).value(e) != null;
    }

    static Node at(Nodes nodes, Node f, Node variable, Node value) { return Graphs.replacing(nodes, Map.of(variable, value)).apply(f); }

    static Ast interval(String text) {
        Ast s = Parser.set(text);
        if (s.tag() != Ast.Tag.INTERVAL && !(s.tag() == Ast.Tag.NAME && s.text().equals("reals"))) {
            throw new RejectException("'" + text + "' is no interval");
        }
        return s;
    }

    /** Membership as one formula, read in the scope of the goal. */
    static Formula member(Goal goal, Reading reading, Node value, Ast set) {
        return Formula.and(new Members(goal, reading).conditions(new Value.Num(value), set));
    }
}
