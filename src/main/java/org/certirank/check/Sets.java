package org.certirank.check;

import java.util.*;
import java.util.function.LongFunction;
import java.util.stream.*;

/**
 * The sets of quantified names at a goal (certificate format, sections 2 and 3): the members of finite ones in increasing order, membership as
 * formulas, and unknown members: values made of leaves, their hulls, and the formulas of membership that the hulls do not say as hypotheses.
 */
final class Sets {
    private static final int BITS = 64;
    private static final int RANGE = 1 << 22;
    final List<Leaf> leaves = new ArrayList<>();
    final List<Formula> hypotheses = new ArrayList<>();
    /** The nodes that an unknown's set is made from: ends, members, the eps of stochastic. */
    final Set<Node> ends = new LinkedHashSet<>();
    private final Reading reading;
    private final Nodes nodes;
    private final Goal goal;
    private boolean entering;

    Sets(Goal goal, Reading reading) { this.goal = goal; this.reading = reading.at(goal); this.nodes = reading.nodes(); }

    /** True of sets whose members are never unknowns: integers and digraphs. */
    static boolean told(Ast s) {
        return s.tag() == Ast.Tag.RANGE || s.tag() == Ast.Tag.NAME && s.text().equals("integers") || s.calls("digraphs")
                || s.calls("vectors", "matrices") && told(s.last());
    }

    private Node number(Ast e) { return reading.node(e); }
    private int size(Ast s, int i) { return Builtin.size(number(s.arg(i))); }

    private Digraph mask(Ast s) {
        if (reading.elaborator().value(s.arg(0), goal.scope()) instanceof Value.Graph g) return g.graph();
        throw new RejectException("the mask of stochastic is undefined");
    }

    // ---- finite sets ----

    /** All members; a rejection if the set is not finite and known. */
    Iterator<Value> all(Ast s) {
        if (s.tag() != Ast.Tag.CALL) return numbers(s).stream().map(n -> (Value) new Value.Num(n)).iterator();
        if (s.calls("digraphs")) {
            int n = size(s, 0);
            if (n > 7) throw new LimitException("all digraphs on " + n + " nodes");
            return counting(1L << n * (n - 1), k -> new Value.Graph(Digraph.numbered(n, k)));
        }
        int dimensions = s.calls("vectors") ? 1 : s.calls("matrices") ? 2 : s.args().size();
        if (s.args().size() == dimensions) throw new RejectException("the set is not finite");
        List<Node> each = numbers(s.last());
        int rows = dimensions == 1 ? 1 : size(s, 0), columns = size(s, dimensions - 1);
        long count = 1;
        for (int i = 0; i < rows * columns; i++) {
            count *= each.size();
            if (count > 1L << 40) throw new LimitException("a finite set of more than 2^40 members");
        }
        long all = count;
        return counting(all, k -> {
            long[] left = {k, all}; // the digits of k, the first one first
            Value.Mat m = Value.Mat.of(rows, columns, i -> j -> {
                left[1] /= each.size();
                Node entry = each.get((int) (left[0] / left[1]));
                left[0] %= left[1];
                return entry;
            });
            return dimensions == 2 ? m : new Value.Vec(m.entries());
        });
    }

    private static Iterator<Value> counting(long count, LongFunction<Value> member) { return LongStream.range(0, count).mapToObj(member).iterator(); }

    private List<Node> numbers(Ast s) {
        if (s.tag() == Ast.Tag.RANGE && !s.arg(0).infinite() && !s.arg(1).infinite()) {
            int low = Builtin.integer(number(s.arg(0))), high = Builtin.integer(number(s.arg(1)));
            if ((long) high - low >= RANGE) throw new LimitException("a range of more than " + RANGE + " integers");
            return IntStream.rangeClosed(low, high).mapToObj(nodes::constant).toList();
        } else if (s.tag() == Ast.Tag.BRACES) {
            List<Node> members = s.args().stream().map(this::number).distinct().toList();
            boolean defined = members.stream().allMatch(m -> Truth.over(new Formula.Defined(Set.of(m)), nodes, List.of()) == Truth.TRUE);
            if (!defined) throw new RejectException("a member of a finite set is not certainly defined");
            return members.stream().sorted(this::compare).toList();
        }
        throw new RejectException("the set is not finite");
    }

    private int compare(Node a, Node b) {
        Truth less = a == b ? Truth.OPEN : Truth.over(new Formula.Rel(Formula.Kind.LT, a, b), nodes, List.of());
        if (a != b && less != Truth.TRUE && less != Truth.FALSE) throw new RejectException("the members of a finite set are not certainly distinct numbers");
        return a == b ? 0 : less == Truth.TRUE ? -1 : 1;
    }

    // ---- unknown members ----

    /**
     * An unknown member.
     *
     * @param last the greatest index of a member that a sequence needs; -1: none; members beyond are not made. {@code Integer.MAX_VALUE}: any,
     *     without hulls
     */
    Value enter(String name, Ast s, int last) {
        if (s.calls("sequences")) {
            char sort = s.arg(0).calls("vectors", "sphere") ? 'v' : 'm';
            if (last == Integer.MAX_VALUE) return new Value.Seq(sort, t -> unknown(name + "(" + t + ")", s.arg(0)));
            List<Value> members = IntStream.rangeClosed(0, last < 0 ? 0 : last) // the first one always: its set must be looked at
                    .mapToObj(t -> enter(name + "(" + t + ")", s.arg(0), -1)).toList();
            return new Value.Seq(sort, t -> {
                if (t >= members.size()) throw new RejectException("the claim reads no member " + t + " of '" + name + "'");
                return members.get(t);
            });
        }
        Value v = unknown(name, s);
        entering = true;
        hypotheses.addAll(conditions(v, s));
        return v;
    }

    private Value unknown(String name, Ast s) {
        if (s.tag() != Ast.Tag.CALL) return new Value.Num(nodes.leaf(name));
        if (s.calls("digraphs")) throw new RejectException("digraphs are told apart, not entered");
        if (s.calls("vectors", "sphere")) return Value.Vec.of(size(s, 0), j -> nodes.leaf(name + "[" + (j + 1) + "]"));
        Digraph g = s.calls("stochastic") ? mask(s) : null;
        return Value.Mat.of(g == null ? size(s, 0) : g.n, g == null ? size(s, 1) : g.n,
                i -> j -> g == null || g.edge(j, i) ? nodes.leaf(name + "[" + (i + 1) + "," + (j + 1) + "]") : nodes.zero);
    }

    /** An end of an unknown's set as an end of a hull: exact if it is rational, otherwise an outer bound over the hulls of the earlier leaves. */
    private Leaf hull(Node end) {
        ends.add(end);
        if (end.isConst()) return new Leaf(end, end.value, false, end.value, false);
        boolean empty = goal.leaves().stream().anyMatch(Leaf::isEmpty);
        Range r = empty ? null : IntervalEval.over(nodes, goal.leaves(), BITS).value(end);
        return r == null ? Leaf.free(end) : new Leaf(end, rational(r.lo()), r.lo().open, rational(r.hi()), r.hi().open);
    }

    private static Rat rational(End e) { return e.isInfinite() ? null : e.rational(); }

    // ---- membership ----

    /** Formulas whose truth makes the value a member; what has to be seen at once (integers, masks, shapes) is a rejection where it fails. */
    List<Formula> conditions(Value v, Ast s) {
        List<Formula> out = new ArrayList<>();
        if (s.tag() != Ast.Tag.CALL) {
            if (!(v instanceof Value.Num x)) throw new RejectException("the value is no number");
            number(x.node(), s, out);
            return out;
        } else if (s.calls("digraphs")) {
            int n = size(s, 0);
            boolean fits = v instanceof Value.Graph g && g.graph().n == n && g.graph().selfLoops();
            if (!fits) throw new RejectException("the value is no digraph on " + n + " nodes with all self-loops");
            return out;
        }
        Digraph g = s.calls("stochastic") ? mask(s) : null;
        int rows = g == null ? size(s, 0) : g.n;
        boolean vector = s.calls("vectors", "sphere");
        List<Integer> shape = vector ? List.of(rows) : List.of(rows, g == null ? size(s, 1) : g.n);
        if (!shape.equals(v.dimensions())) {
            throw new RejectException(vector ? "the value is no vector of " + rows + " numbers" : "the value is no " + rows + " x " + shape.get(1) + " matrix");
        }
        List<List<Node>> lines = v instanceof Value.Mat m ? m.at() : List.of(v.entries());
        if (s.calls("vectors", "matrices")) {
            v.entries().forEach(x -> number(x, s.args().size() > shape.size() ? s.last() : null, out));
        } else if (g == null) {
            if (entering) v.entries().forEach(x -> leaves.add(new Leaf(x, Rat.MINUS_ONE, false, Rat.ONE, false)));
            lines.forEach(row -> out.add(new Formula.Rel(Formula.Kind.EQ, new Matrices(nodes).squares(row), nodes.one)));
        } else {
            stochastic(lines, g, number(s.arg(1)), out);
        }
        return out;
    }

    /** Row-stochastic on the mask: with eps >= 0 every entry is at most the sum 1 of its row. */
    private void stochastic(List<List<Node>> rows, Digraph g, Node eps, List<Formula> out) {
        Leaf low = entering ? hull(eps) : null;
        for (int i = 0; i < g.n; i++) {
            for (int j = 0; j < g.n; j++) {
                Node x = rows.get(i).get(j);
                if (!g.edge(j, i)) {
                    if (x != nodes.zero) throw new RejectException("the entry " + (i + 1) + ", " + (j + 1) + " is off the mask and not 0");
                    continue;
                }
                Rat high = entering && low.low() != null && low.low().signum() >= 0 ? Rat.ONE : null;
                if (entering) leaves.add(new Leaf(x, low.low(), low.lowOpen(), high, false));
                if (!entering || !eps.isConst()) out.add(new Formula.Rel(Formula.Kind.LE, eps, x));
            }
        }
        rows.forEach(row -> out.add(new Formula.Rel(Formula.Kind.EQ, new Matrices(nodes).over("sum", row), nodes.one)));
    }

    /** One number in a set of numbers; null stands for the reals. */
    private void number(Node x, Ast s, List<Formula> out) {
        if (s == null || s.tag() == Ast.Tag.NAME && s.text().equals("reals")) {
            if (entering) leaves.add(Leaf.free(x));
            defined(x, out);
        } else if (s.tag() == Ast.Tag.INTERVAL) {
            boolean lowOpen = s.text().charAt(0) == '(', highOpen = s.text().charAt(1) == ')';
            Node a = s.arg(0).infinite() ? null : number(s.arg(0)), b = s.arg(1).infinite() ? null : number(s.arg(1));
            if (entering) {
                Leaf low = a == null ? Leaf.free(x) : hull(a), high = b == null ? Leaf.free(x) : hull(b);
                leaves.add(new Leaf(x, low.low(), lowOpen || low.lowOpen(), high.high(), highOpen || high.highOpen()));
            }
            if (a != null && !(entering && a.isConst())) out.add(new Formula.Rel(lowOpen ? Formula.Kind.LT : Formula.Kind.LE, a, x));
            if (b != null && !(entering && b.isConst())) out.add(new Formula.Rel(highOpen ? Formula.Kind.LT : Formula.Kind.LE, x, b));
            if (a == null && b == null) defined(x, out);
        } else if (s.tag() == Ast.Tag.BRACES) {
            List<Node> members = s.args().stream().map(this::number).toList();
            if (entering) {
                ends.addAll(members);
                if (!members.stream().allMatch(Node::isConst)) {
                    throw new RejectException("the finite set of '" + x + "' is not rational: its members are told apart, not entered");
                }
                List<Rat> values = members.stream().map(m -> m.value).sorted().toList();
                leaves.add(new Leaf(x, values.get(0), false, values.get(values.size() - 1), false));
                Node product = members.stream().map(m -> nodes.sub(x, m)).reduce(nodes::mul).orElseThrow();
                out.add(new Formula.Rel(Formula.Kind.EQ, product, nodes.zero));
                return;
            }
            Formula one = Formula.or(members.stream().map(m -> (Formula) new Formula.Rel(Formula.Kind.EQ, x, m)).toList());
            if (Truth.exactly(one) == Truth.FALSE) throw new RejectException("the value " + x + " is not in the finite set");
            if (Truth.exactly(one) != Truth.TRUE) out.add(one);
        } else {
            if (entering) throw new RejectException("the integer '" + x + "' is told apart by cases, not entered");
            boolean in = x.isConst() && x.value.isInteger();
            for (int i = 0; in && i < s.args().size(); i++) {
                Node end = s.arg(i).infinite() ? null : number(s.arg(i));
                in = end == null || Truth.exactly(new Formula.Rel(i == 0 ? Formula.Kind.LE : Formula.Kind.GE, end, x)) == Truth.TRUE;
            }
            if (!in) throw new RejectException("the value " + x + " is not an integer in its range");
        }
    }

    private static void defined(Node x, List<Formula> out) {
        Formula f = Formula.defined(List.of(x));
        if (f != null) out.add(f);
    }
}
