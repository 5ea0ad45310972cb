package org.certirank.check;

import java.util.*;
import java.util.function.LongFunction;
import java.util.stream.*;

/**
 * The sets of quantified names at a goal (certificate format, sections 2 and 3): the members of finite ones in increasing order, membership as formulas, and
 * unknown members: values made of leaves, their hulls, and the formulas of membership that the hulls do not say as hypotheses.
 */
final class Sets {
    private static final int BITS = 64;
    private static final int RANGE = 1 << 22;
    final List<Leaf> leaves = new ArrayList<>();
    final List<Formula> hypotheses = new ArrayList<>();
    /** The nodes that an unknown's set is made from: ends, members, the eps of a set with a mask. */
    final Set<Node> ends = new LinkedHashSet<>();
    private final Reading reading;
    private final Nodes nodes;
    private final Goal goal;
    private boolean entering;

    Sets(Goal goal, Reading reading) { this.goal = goal; this.reading = reading.at(goal); this.nodes = reading.nodes(); }

    /** True of sets whose members are never unknowns: integers and digraphs. */
    static boolean told(Ast s) {
        return s.tag() == Ast.Tag.RANGE || s.names("integers") || s.calls("digraphs") || s.calls("vectors", "matrices") && told(s.last());
    }

    /** True of the sets of vectors and matrices of real numbers by whose entries one may differentiate. */
    static boolean varied(Ast s) { return s.calls("vectors", "matrices", "sphere", "sphereRows") && !told(s); }
    /** True of the sets of matrices that belong to a mask. */
    static boolean masked(Ast s) { return s.calls("stochastic", "weighted"); }
    private Node number(Ast e) { return reading.node(e); }
    private int size(Ast s, int i) { return Builtin.size(number(s.arg(i))); }

    private Digraph mask(Ast s) {
        if (!masked(s)) return null;
        if (reading.value(s.arg(0)) instanceof Value.Graph g) return g.graph();
        throw new RejectException("the mask of " + s.text() + " is undefined");
    }

    /** The dimensions of the members of a set of numbers, vectors or matrices. */
    private List<Integer> dimensions(Ast s, Digraph mask) {
        if (s.tag() != Ast.Tag.CALL) return List.of();
        if (mask != null) return List.of(mask.n, mask.n);
        return s.calls("vectors", "sphere") ? List.of(size(s, 0)) : List.of(size(s, 0), size(s, s.calls("orthogonal") ? 0 : 1));
    }

    // ---- finite sets ----

    /** All members; a rejection if the set is not finite and known. */
    Iterator<Value> all(Ast s) {
        if (s.calls("digraphs")) {
            int n = size(s, 0);
            if (n > 7) throw new LimitException("all digraphs on " + n + " nodes");
            return counting(1L << n * (n - 1), k -> new Value.Graph(Digraph.numbered(n, k)));
        }
        boolean entries = s.calls("vectors") && s.args().size() == 2 || s.args().size() == 3;
        if (s.tag() == Ast.Tag.CALL && !entries) throw new RejectException("the set is not finite");
        List<Node> each = numbers(s.tag() == Ast.Tag.CALL ? s.last() : s);
        List<Integer> dimensions = dimensions(s, null);
        int entryCount = Value.count(dimensions);
        long count = 1;
        for (int i = 0; i < entryCount; i++) {
            count *= each.size();
            if (count > 1L << 40) throw new LimitException("a finite set of more than 2^40 members");
        }
        return counting(count, k -> {
            Node[] digits = new Node[entryCount]; // of k, the first one first
            for (int i = entryCount - 1; i >= 0; i--, k /= each.size()) digits[i] = each.get((int) (k % each.size()));
            return new Value.Tensor(dimensions, List.of(digits));
        });
    }

    private static Iterator<Value> counting(long count, LongFunction<Value> member) { return LongStream.range(0, count).mapToObj(member).iterator(); }

    private List<Node> numbers(Ast s) {
        if (s.tag() == Ast.Tag.RANGE && !s.arg(0).infinite() && !s.arg(1).infinite()) {
            int low = Builtin.integer(number(s.arg(0))), high = Builtin.integer(number(s.arg(1)));
            if ((long) high - low >= RANGE) throw new LimitException("a range of more than " + RANGE + " integers");
            return IntStream.rangeClosed(low, high).mapToObj(nodes::constant).toList();
        } else if (s.tag() != Ast.Tag.BRACES) {
            throw new RejectException("the set is not finite");
        }
        List<Node> members = s.args().stream().map(this::number).distinct().toList();
        boolean defined = members.stream().allMatch(m -> Truth.over(new Formula.Defined(Set.of(m)), nodes, List.of()) == Truth.TRUE);
        if (!defined) throw new RejectException("a member of a finite set is not certainly defined");
        return members.stream().sorted(this::compare).toList();
    }

    private int compare(Node a, Node b) {
        Truth less = a == b ? Truth.OPEN : Truth.over(new Formula.Rel(Formula.Kind.LT, a, b), nodes, List.of());
        if (a != b && less != Truth.TRUE && less != Truth.FALSE) throw new RejectException("the members of a finite set are not certainly distinct numbers");
        return a == b ? 0 : less == Truth.TRUE ? -1 : 1;
    }

    // ---- unknown members ----

    /**
     * An unknown member.
     * @param last the greatest index of a member of a sequence that the claim reads, -1 if none; {@code Integer.MAX_VALUE}: any, without hulls
     */
    Value enter(String name, Ast s, int last) {
        if (s.calls("sequences")) {
            char sort = s.arg(0).calls("vectors", "sphere") ? 'v' : 'm';
            if (last == Integer.MAX_VALUE) return new Value.Seq(sort, t -> unknown(name + "(" + t + ")", s.arg(0)));
            // the first one always: its set must be looked at
            List<Value> members = IntStream.rangeClosed(0, last < 0 ? 0 : last).mapToObj(t -> enter(name + "(" + t + ")", s.arg(0), -1)).toList();
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
        if (s.calls("digraphs")) throw new RejectException("digraphs are told apart, not entered");
        Digraph mask = mask(s);
        List<Integer> d = dimensions(s, mask);
        if (mask == null) return Value.unknown(nodes, name, d);
        return Value.matrix(mask.n, mask.n, (i, j) -> mask.edge(j, i) ? nodes.leaf(Value.entry(name, i, j)) : nodes.zero);
    }

    /** An end of an unknown's set as an end of a hull: exact if it is rational, otherwise an outer bound over the hulls of the earlier leaves. */
    private Leaf hull(Node end) {
        if (end == null) return Leaf.free(null);
        ends.add(end);
        if (end.isConst()) return new Leaf(end, end.value, false, end.value, false);
        boolean empty = goal.leaves().stream().anyMatch(Leaf::isEmpty);
        Range r = empty ? null : IntervalEval.over(nodes, goal.leaves(), BITS).value(end);
        return r == null ? Leaf.free(end) : new Leaf(end, rational(r.lo()), r.lo().open(), rational(r.hi()), r.hi().open());
    }

    private static Rat rational(End e) { return e.infinite() ? null : e.rational(); }

    /** What a name becomes that nothing is known of but its set: an integer, a real number, a symbol. */
    Value generic(String name, Ast s) {
        boolean range = s.tag() == Ast.Tag.RANGE;
        if (!range && !s.names("integers")) {
            if (s.tag() == Ast.Tag.INTERVAL || s.names("reals")) return enter(name, s, -1);
            Terms.Symbol symbol = symbol(s);
            return new Value.Generic(symbol.sort(), nodes.symbol(name, symbol));
        }
        Between b = range ? between(s) : new Between(null, true, null, true);
        Stream.of(b.low, b.high).filter(Objects::nonNull).forEach(Generics::integer);
        entering = true;
        real(nodes.integerLeaf(name), b, hypotheses);
        Leaf l = leaves.get(0);
        if (b.low == nodes.one && b.high != null) leaves.set(0, new Leaf(l.node(), l.low(), l.lowOpen(), l.high(), l.highOpen(), b.high));
        return Value.of(l.node());
    }

    private Terms.Symbol symbol(Ast s) {
        if (s.calls("sequences") && !s.arg(0).calls("sequences", "digraphs")) {
            Terms.Symbol m = symbol(s.arg(0));
            return new Terms.Symbol(Character.toLowerCase(m.sort()), m.set(), m.rows(), m.columns(), m.mask(), m.eps(), null);
        } else if (masked(s)) {
            Value v = reading.value(s.arg(0));
            Node g = v instanceof Value.Graph k ? nodes.terms.mask(k.graph()) : v instanceof Value.Generic k ? k.node() : null, eps = number(s.arg(1));
            if (g == null) throw new RejectException("the mask of " + s.text() + " is undefined");
            ends.add(eps);
            return new Terms.Symbol('M', s.text(), nodes.terms.rows(g), nodes.terms.rows(g), g, eps, null);
        }
        boolean square = s.calls("orthogonal"), vector = s.calls("vectors"), mask = s.calls("digraphs");
        if (!(square || mask || s.calls("sphereRows") || s.args().size() == 1 && vector || s.args().size() == 2 && s.calls("matrices"))) {
            throw new RejectException("no generic name is entered from this set");
        }
        List<Node> sizes = s.args().stream().map(a -> reading.here().generics.size(number(a))).toList();
        Node columns = mask || vector ? null : sizes.get(square ? 0 : 1);
        return new Terms.Symbol(mask ? 'G' : vector ? 'V' : 'M', s.text(), sizes.get(0), columns, null, null, null);
    }

    // ---- membership ----

    /** The numbers between two ends, null for infinite ones. */
    private record Between(Node low, boolean lowOpen, Node high, boolean highOpen) { }

    /** Formulas whose truth makes the value a member; what has to be seen at once (integers, masks, shapes) is a rejection where it fails. */
    List<Formula> conditions(Value v, Ast s) {
        if (s.calls("digraphs")) {
            boolean fits = v instanceof Value.Graph g && g.graph().n == size(s, 0) && g.graph().selfLoops();
            if (!fits) throw new RejectException("the value is no digraph on " + size(s, 0) + " nodes with all self-loops");
            return List.of();
        }
        Digraph mask = mask(s);
        List<Integer> d = dimensions(s, mask);
        if (!(v instanceof Value.Tensor t && t.dimensions().equals(d))) {
            String what = d.isEmpty() ? "number" : d.size() == 1 ? "vector of " + d.get(0) + " numbers" : d.get(0) + " x " + d.get(1) + " matrix";
            throw new RejectException("the value is no " + what);
        }
        List<Formula> out = new ArrayList<>();
        if (!s.calls("sphere", "sphereRows", "orthogonal") && mask == null) {
            Ast entries = s.tag() != Ast.Tag.CALL ? s : s.args().size() > d.size() ? s.last() : null;
            Between ends = entries == null || entries.tag() == Ast.Tag.BRACES ? null : between(entries);
            for (Node x : t.entries()) {
                if (entries != null && entries.tag() == Ast.Tag.BRACES) finite(x, entries.args().stream().map(this::number).toList(), out);
                else if (entries != null && (entries.tag() == Ast.Tag.RANGE || entries.names("integers"))) integer(x, ends, out);
                else real(x, ends == null ? new Between(null, true, null, true) : ends, out);
            }
            return out;
        }
        Node eps = mask == null ? null : number(s.arg(1));
        Rat least = mask != null && entering ? hull(eps).low() : null;
        // rows with the sum (of squares) 1: that bounds an unknown entry from above, and says nothing that a known one need be asked
        Node most = mask == null || least != null && least.signum() >= 0 && s.calls("stochastic") ? nodes.one : null;
        Between bounds = new Between(mask == null ? nodes.constant(-1) : eps, false, most, false);
        for (int k = 0; k < t.entries().size(); k++) {
            boolean off = mask != null && !mask.edge(k % mask.n, k / mask.n);
            Node x = t.entries().get(k);
            if (off && x != nodes.zero) throw new RejectException("the entry " + (k / mask.n + 1) + ", " + (k % mask.n + 1) + " is off the mask and not 0");
            if (!off && (mask != null || entering)) real(x, bounds, out);
        }
        Matrices m = reading.elaborator().matrices;
        if (s.calls("weighted")) {
            if (out.isEmpty() && !entering && !eps.total) out.add(new Formula.Defined(Set.of(eps))); // no edge asks for it
            return out;
        } else if (s.calls("orthogonal")) { // V V^T = 1
            for (int i = 0; i < t.rows(); i++) for (int j = i; j < t.rows(); j++) {
                out.add(new Formula.Rel(Formula.Kind.EQ, m.dot(t.lines().get(i), t.lines().get(j)), i == j ? nodes.one : nodes.zero));
            }
            return out;
        }
        t.lines().forEach(row -> out.add(new Formula.Rel(Formula.Kind.EQ, mask == null ? m.squares(row) : m.sum(row), nodes.one)));
        return out;
    }

    private Between between(Ast s) {
        if (s.tag() == Ast.Tag.NAME) return new Between(null, true, null, true);
        Node low = s.arg(0).infinite() ? null : number(s.arg(0)), high = s.arg(1).infinite() ? null : number(s.arg(1));
        return new Between(low, s.text().startsWith("("), high, s.text().endsWith(")"));
    }

    private void real(Node x, Between s, List<Formula> out) {
        if (entering) {
            Leaf low = hull(s.low), high = hull(s.high);
            leaves.add(new Leaf(x, low.low(), s.lowOpen || low.lowOpen(), high.high(), s.highOpen || high.highOpen()));
        }
        if (s.low != null && !(entering && s.low.isConst())) out.add(new Formula.Rel(s.lowOpen ? Formula.Kind.LT : Formula.Kind.LE, s.low, x));
        if (s.high != null && !(entering && s.high.isConst())) out.add(new Formula.Rel(s.highOpen ? Formula.Kind.LT : Formula.Kind.LE, x, s.high));
        if (s.low == null && s.high == null && !x.total) out.add(new Formula.Defined(Set.of(x)));
    }

    /** Of constants it is seen at once; other values and ends have to be integers by their form. */
    private void integer(Node x, Between s, List<Formula> out) {
        if (entering) throw new RejectException("the integer '" + x + "' is told apart by cases, not entered");
        List<Formula> in = new ArrayList<>();
        real(x, s, in);
        boolean known = x.isConst() && (s.low == null || s.low.isConst()) && (s.high == null || s.high.isConst());
        try {
            Stream.of(x, s.low, s.high).filter(Objects::nonNull).forEach(Generics::integer);
            if (!known) out.addAll(in);
        } catch (InputException wrong) {
            throw new RejectException("the value " + x + " is not an integer in its range");
        }
        if (known && Truth.exactly(Formula.and(in)) != Truth.TRUE) throw new RejectException("the value " + x + " is not an integer in its range");
        if (!known && !x.total && (s.low != null || s.high != null)) out.add(new Formula.Defined(Set.of(x)));
    }

    private void finite(Node x, List<Node> members, List<Formula> out) {
        if (entering) {
            ends.addAll(members);
            boolean rational = members.stream().allMatch(Node::isConst);
            if (!rational) throw new RejectException("the finite set of '" + x + "' is not rational: its members are told apart, not entered");
            List<Rat> values = members.stream().map(m -> m.value).sorted().toList();
            leaves.add(new Leaf(x, values.get(0), false, values.get(values.size() - 1), false));
            out.add(new Formula.Rel(Formula.Kind.EQ, members.stream().map(m -> nodes.sub(x, m)).reduce(nodes::mul).orElseThrow(), nodes.zero));
            return;
        }
        Formula one = Formula.or(members.stream().map(m -> (Formula) new Formula.Rel(Formula.Kind.EQ, x, m)).toList());
        if (Truth.exactly(one) == Truth.FALSE) throw new RejectException("the value " + x + " is not in the finite set");
        if (Truth.exactly(one) != Truth.TRUE) out.add(one);
    }
}
