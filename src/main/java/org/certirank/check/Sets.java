package org.certirank.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What a universally quantified name becomes: its value made of leaves, their hulls, the hypotheses of its set (certificate format, section 2). */
final class Sets {
    private static final int BITS = 64;

    final List<Leaf> leaves = new ArrayList<>();
    final List<Formula> hypotheses = new ArrayList<>();
    /** The nodes that the set is made from: ends, members, the eps of stochastic. */
    final List<Node> ends = new ArrayList<>();
    final Value value;
    private final Elaborator el;
    private final Nodes nodes;
    private final Goal goal;
    private final UnaryOperator<Node> given;

    /** @param last the greatest index of a member that a sequence needs; -1: none; members beyond are not made. {@code Integer.MAX_VALUE}: any, without hulls */
    Sets(Goal goal, Reading reading, String name, Ast set, int last) {
        this.el = reading.elaborator;
        this.nodes = reading.nodes;
        this.goal = goal;
        this.given = Graphs.replacing(nodes, goal.given());
        this.value = enter(name, set, last);
    }

    /** True of sets whose members are never unknowns: integers and digraphs. */
    static boolean told(Ast set) {
        return set.tag() == Ast.Tag.RANGE || set.tag() == Ast.Tag.NAME && set.text().equals("integers")
                || set.tag() == Ast.Tag.CALL && (set.text().equals("digraphs") || set.text().equals("vectors") || set.text().equals("matrices"))
                && told(set.last());
    }

    private Value enter(String name, Ast s, int last) {
        if (s.tag() != Ast.Tag.CALL) return new Value.Num(number(name, s));
        switch (s.text()) {
            case "vectors":
                Ast each = s.args().size() == 2 ? s.arg(1) : null;
                return new Value.Vec(Value.Mat.of(1, size(s, 0), i -> j -> number(name + "[" + (j + 1) + "]", each)).at().get(0));
            case "matrices":
                Ast every = s.args().size() == 3 ? s.arg(2) : null;
                return Value.Mat.of(size(s, 0), size(s, 1), i -> j -> number(name + "[" + (i + 1) + "," + (j + 1) + "]", every));
            case "sphere": return new Value.Vec(sphere(name + "[", size(s, 0)));
            case "sphereRows":
                List<List<Node>> rows = new ArrayList<>();
                for (int i = 1, m = size(s, 0); i <= m; i++) rows.add(sphere(name + "[" + i + ",", size(s, 1)));
                return new Value.Mat(rows);
            case "stochastic": return stochastic(name, s);
            case "sequences":
                char sort = s.arg(0).text().equals("vectors") || s.arg(0).text().equals("sphere") ? 'v' : 'm';
                if (last == Integer.MAX_VALUE) return new Value.Seq(sort, t -> enter(name + "(" + t + ")", s.arg(0), -1));
                List<Value> members = new ArrayList<>();
                for (int t = 0; t <= (last < 0 ? 0 : last); t++) // the first one always: its set must be looked at
                     members.add(enter(name + "(" + t + ")", s.arg(0), -1));
                return new Value.Seq(sort, t -> member(name, members, t));
            default: throw new RejectException("digraphs are told apart, not entered");
        }
    }

    private static Value member(String name, List<Value> members, int t) {
        if (t >= members.size()) throw new RejectException("the claim reads no member " + t + " of '" + name + "'");
        return members.get(t);
    }

    private int size(Ast s, int i) { return Builtin.size(el.number(s.arg(i), goal.scope())); }

    private Node end(Ast e) {
        Node n = given.apply(el.number(e, goal.scope()));
        if (!ends.contains(n)) ends.add(n);
        return n;
    }

    /** An outer bound of the values of an end over the hulls of the earlier leaves; everything if it may be undefined. */
    private Range range(Node end) {
        boolean empty = goal.leaves().stream().anyMatch(Leaf::isEmpty);
        Range r = empty ? null : IntervalEval.over(nodes, goal.leaves(), BITS).value(end);
        return r == null ? Range.WHOLE : r;
    }

    private static Rat rational(End e) { return e.isInfinite() ? null : e.rational(); }

    /** One number from a set of numbers; null stands for the reals. */
    private Node number(String name, Ast s) {
        Node x = nodes.leaf(name);
        if (s == null || s.tag() == Ast.Tag.NAME && s.text().equals("reals")) {
            leaves.add(Leaf.free(x));
        } else if (s.tag() == Ast.Tag.INTERVAL) {
            boolean lowOpen = s.text().charAt(0) == '(';
            boolean highOpen = s.text().charAt(1) == ')';
            Node a = s.arg(0).infinite() ? null : end(s.arg(0));
            Node b = s.arg(1).infinite() ? null : end(s.arg(1));
            Range low = a == null || a.isConst() ? null : range(a);
            Range high = b == null || b.isConst() ? null : range(b);
            leaves.add(new Leaf(x, a == null ? null : low == null ? a.value : rational(low.lo()), lowOpen || low != null && low.lo().open,
                    b == null ? null : high == null ? b.value : rational(high.hi()), highOpen || high != null && high.hi().open));
            if (low != null) hypotheses.add(new Formula.Rel(lowOpen ? Formula.Kind.LT : Formula.Kind.LE, a, x));
            if (high != null) hypotheses.add(new Formula.Rel(highOpen ? Formula.Kind.LT : Formula.Kind.LE, x, b));
        } else if (s.tag() == Ast.Tag.BRACES) {
            List<Rat> members = new ArrayList<>();
            Node product = null;
            for (Ast m : s.args()) {
                Node e = end(m);
                if (!e.isConst()) {
                    throw new RejectException("the finite set of '" + name + "' is not rational: its members are told apart, not entered");
                }
                members.add(e.value);
                Node factor = nodes.sub(x, e);
                product = product == null ? factor : nodes.mul(product, factor);
            }
            leaves.add(new Leaf(x, members.stream().reduce(Rat::min).orElseThrow(), false, members.stream().reduce(Rat::max).orElseThrow(), false));
            hypotheses.add(new Formula.Rel(Formula.Kind.EQ, product, nodes.zero));
        } else {
            throw new RejectException("the integer '" + name + "' is told apart by cases, not entered");
        }
        return x;
    }

    private List<Node> sphere(String prefix, int n) {
        List<Node> v = new ArrayList<>();
        for (int i = 1; i <= n; i++) {
            Node x = nodes.leaf(prefix + i + "]");
            leaves.add(new Leaf(x, Rat.of(-1), false, Rat.of(1), false));
            v.add(x);
        }
        hypotheses.add(new Formula.Rel(Formula.Kind.EQ, new Matrices(nodes).squares(v), nodes.one));
        return v;
    }

    /** Row-stochastic on the mask: with eps >= 0 every entry is at most the sum 1 of its row. */
    private Value stochastic(String name, Ast s) {
        Digraph g = mask(el, s, goal.scope());
        Node eps = end(s.arg(1));
        Range range = eps.isConst() ? null : range(eps);
        Rat low = eps.isConst() ? eps.value : rational(range.lo());
        boolean open = range != null && range.lo().open;
        boolean unit = low != null && low.signum() >= 0;
        Value.Mat m = Value.Mat.of(g.n, g.n, i -> j -> {
            if (!g.edge(j, i)) return nodes.zero;
            Node x = nodes.leaf(name + "[" + (i + 1) + "," + (j + 1) + "]");
            leaves.add(new Leaf(x, low, open, unit ? Rat.of(1) : null, false));
            if (range != null) hypotheses.add(new Formula.Rel(Formula.Kind.LE, eps, x));
            return x;
        });
        m.at().forEach(row -> hypotheses.add(new Formula.Rel(Formula.Kind.EQ, new Matrices(nodes).over("sum", row), nodes.one)));
        return m;
    }

    static Digraph mask(Elaborator el, Ast s, Value.Scope scope) {
        if (el.value(s.arg(0), scope) instanceof Value.Graph g) return g.graph();
        throw new RejectException("the mask of stochastic is undefined");
    }
}
