package org.certirank.check;

import java.util.*;
import java.util.function.*;

/**
 * The generic reading of functions whose arguments are not known (docs/generic-names.md, section 2), at one goal: it makes a call or a tensor only if the
 * language certainly defines it for all values of the goal's leaves in their hulls with the hypotheses true, and refuses everything else.
 */
final class Generics {
    private final Nodes nodes;
    private final Terms terms;
    private Goal goal;
    /** The goal's leaves and the bound names, which have hulls and may be declared indices, too. */
    private List<Leaf> leaves = List.of();
    /** Whether there is a generic name. Without one everything is read as always. */
    private boolean any;
    private boolean special;
    private List<Value.Orbit> orbits = List.of();
    /** Whether there is an integer leaf; only then there are sums, cases and tables (docs/symbolic-sums.md). */
    private boolean integers;
    private final Runnable forget;
    final Tables tables;

    /** @param forget forgets what was read under other leaves */
    Generics(Nodes nodes, Runnable forget) {
        this.nodes = nodes;
        this.terms = nodes.terms;
        this.forget = forget;
        this.tables = new Tables(nodes, this);
    }

    boolean any() { return any; }
    boolean special() { return special; }
    /** Whether texts are read over unknowns none of which is special. */
    boolean plain() { return !special && !leaves.isEmpty(); }
    List<Value.Orbit> orbits() { return orbits; }
    boolean integers() { return integers; }

    /** From now on texts are read at this goal; whether what was read before may read otherwise now. */
    boolean at(Goal g) {
        if (g == goal) return false;
        boolean before = special;
        goal = g;
        leaves = g == null ? List.of() : g.leaves();
        special = g != null && g.scope() != null && g.scope().special();
        any = false;
        orbits = new ArrayList<>();
        for (Value.Scope s = special ? g.scope() : null; s != null; s = s.outer()) {
            if (s.value() instanceof Value.Orbit o) orbits.add(o);
            any |= s.value() instanceof Value.Generic || s.value().number() != null && s.value().number().isIntegerLeaf();
        }
        integers = special && leaves.stream().anyMatch(l -> l.node().isIntegerLeaf());
        return before || special;
    }

    <T> T within(Leaf bound, Supplier<T> read) {
        List<Leaf> outer = leaves;
        leaves = Sums.with(leaves, bound);
        forget.run();
        try {
            return read.get();
        } finally {
            leaves = outer;
            forget.run();
        }
    }

    /** A leaf for a bound name while its body is read: an integer, from so much on, that is an index of n. */
    Leaf fresh(Rat least, Node n) { return new Leaf(nodes.integerLeaf("#@" + leaves.size()), least, false, null, true, n); }

    // ---- integers ----

    static boolean isInteger(Node root) {
        Set<Node> seen = new HashSet<>();
        Deque<Node> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Node n = open.pop();
            if (!seen.add(n)) continue;
            boolean integer = switch (n.op) {
                case CONST -> n.value.isInteger();
                case LEAF -> n.isIntegerLeaf();
                case CALL -> Terms.INTEGERS.contains(n.name);
                case POWINT -> n.exponent.signum() >= 0;
                case FLOOR, NEG, ADD, MUL, ABS, MIN, MAX -> true;
                default -> false;
            };
            if (!integer) return false;
            if (n.op != Op.FLOOR && n.op != Op.CALL) Collections.addAll(open, n.args);
        }
        return true;
    }

    static Node integer(Node n) {
        if (!isInteger(n)) throw new InputException("expected an integer, not " + n);
        return n;
    }

    boolean defined(Node n) { return n.total || terms.over(n, leaves) != null; }

    /** An integer node that is certainly defined and at least so much, null for whatever it is. */
    Node integer(Node n, Range least) {
        Range r = terms.over(integer(n), leaves);
        if (r == null || least != null && !least.certainlyAtMost(r)) throw new InputException("not certainly defined: " + n + (r == null ? "" : " is not certainly great enough"));
        return n;
    }

    Node size(Node n) { return integer(n, Range.ONE); }

    /** An index of n: a leaf that was declared so, or a constant between 1 and the constant n. */
    Node index(Node i, Node n) {
        boolean known = i.isConst() && n.isConst() && i.value.isInteger() && i.value.compareTo(Rat.ONE) >= 0 && i.value.compareTo(n.value) <= 0;
        if (!known && leaves.stream().noneMatch(l -> l.node() == i && l.of() != null && terms.same(l.of(), n))) throw new InputException("not certainly defined: " + i + " is no index of " + n);
        return i;
    }

    /** An index of n in a table: also an integer that is certainly, or by a hypothesis, one of 1..n. */
    Node place(Node i, Node n) {
        Conditions c = terms.conditions;
        integer(i, null);
        for (Node condition : List.of(c.positive(i), c.positive(nodes.add(nodes.sub(n, i), nodes.one)))) {
            if (decide(condition) != Truth.TRUE && !(goal != null && c.among(condition, goal.hypotheses()))) return index(i, n);
        }
        return i;
    }

    // ---- cases ----

    private Truth decide(Node condition) {
        if (leaves.stream().anyMatch(Leaf::isEmpty)) return Truth.OPEN;
        return Conditions.decide(condition, IntervalEval.over(nodes, leaves, 64)::value);
    }

    /** The condition of an `if`, its integers certainly defined. */
    Node condition(Formula f) {
        Node c = terms.conditions.of(f, x -> integer(x, null));
        Truth known = decide(c);
        return known == Truth.OPEN ? c : terms.conditions.rebuilt(known == Truth.TRUE ? "and" : "or");
    }

    /** What the node would be if it were read here: the same without the conditions that are certain over the hulls. */
    Node anew(Node e) { return anew(e, new HashMap<>()); }

    private Node anew(Node e, Map<Node, Node> done) {
        if (done.containsKey(e)) return done.get(e);
        boolean binds = Sums.binds(e.op, e.name) == 1;
        Truth known = e.op == Op.CASE ? decide(e.args[0]) : Truth.OPEN;
        Node image = e;
        if (known != Truth.OPEN) {
            image = anew(e.args[known == Truth.TRUE ? 1 : 2], done);
        } else if (binds) {
            Leaf k = terms.sums.hull(nodes.integerLeaf("#@" + leaves.size()), e.args[0], e.args[1], leaves);
            image = terms.sums.make(e.name, anew(e.args[0], done), anew(e.args[1], done), within(k, () -> anew(terms.sums.body(e, k.node()))), k.node());
        } else if (e.op != Op.TERM && e.op != Op.CALL) {
            Node[] args = e.args.clone();
            for (int i = 0; i < args.length; i++) args[i] = anew(args[i], done);
            image = Arrays.equals(args, e.args) ? e : nodes.rebuild(e, args);
        }
        done.put(e, image);
        return image;
    }

    // ---- functions ----

    /** Null if all arguments are known, so that the function is read as always. */
    Value apply(String name, List<Value> a) {
        if (!any) return null;
        if (integers && tables.concern(name, a)) return tables.apply(name, a);
        boolean symbols = a.stream().anyMatch(v -> v instanceof Value.Generic), numbers = a.stream().anyMatch(v -> v.number() != null && !v.number().isConst());
        boolean mask = a.get(0).sort() == 'G';
        if (!symbols && !(numbers && (mask || name.equals("identity")))) return null;
        if (mask) return mask(name, a);
        int n = a.size();
        Node x = node(a.get(0)), y = n > 1 ? node(a.get(1)) : null;
        char sort = a.get(0).sort(), second = n > 1 ? a.get(1).sort() : ' ';
        switch (name) {
            case "identity": return tensor('M', name, size(x));
            case "product":
                if (!terms.same(terms.rows(x), terms.columns(x))) throw new InputException("product: expected square matrices");
                return tensor('M', name, x, integer(y, Range.ZERO), integer(a.get(2).number(), null));
            case "*":
                if (sort != 'M' || "MV".indexOf(second) < 0 || x == null || y == null) break;
                fit(terms.columns(x), terms.rows(y));
                return tensor(second, name, x, y);
            case "row", "column", "[]":
                if (x == null || n == 2 && sort == 'V' && name.equals("[]")) return x == null ? refused(name) : number("[]", x, index(y, terms.rows(x)));
                if (n == 3 && x.isTerm("identity")) return Value.of(terms.entry(x, place(y, terms.rows(x)), place(a.get(2).number(), terms.columns(x))));
                if (n == 3) return Value.of(terms.entry(x, index(y, terms.rows(x)), index(a.get(2).number(), terms.columns(x))));
                boolean column = name.equals("column");
                return tensor('V', column ? name : "row", x, index(y, column ? terms.columns(x) : terms.rows(x)));
            case "max", "min", "sum", "norm2":
                if (sort == 'V' && n == 1) return number(name, x);
                break;
            case "normF", "mu", "spectralNorm", "phi": return number(name, x);
            case "dot":
                if (x == null || y == null) break;
                fit(terms.rows(x), terms.rows(y));
                return number(name, x, y);
            case "follows": return follows(x, y, node(a.get(2)));
            default: break;
        }
        return refused(name);
    }

    /** X(t+1) = M(t) X(t) W(t) for all t, X of m x d, M of m x m, W of d x d matrices. */
    private Value follows(Node x, Node m, Node w) {
        if (x == null || m == null || w == null) return refused("follows");
        for (Node side : new Node[] {terms.rows(m), terms.columns(m)}) fit(terms.rows(x), side);
        for (Node side : new Node[] {terms.rows(w), terms.columns(w)}) fit(terms.columns(x), side);
        return new Value.Truth(new Formula.Rel(Formula.Kind.EQ, terms.call("follows", x, m, w), nodes.one));
    }

    static Value refused(String name) { throw new InputException("'" + name + "' has no generic meaning for these arguments"); }
    private Value tensor(char sort, String name, Node... a) { return new Value.Generic(sort, terms.term(name, a)); }
    private Value number(String name, Node... a) { return Value.of(terms.call(name, a)); }
    /** Of a generic tensor or mask, a known mask, or a number; null for known tensors. */
    private Node node(Value v) { return v instanceof Value.Generic g ? g.node() : v instanceof Value.Graph g ? terms.mask(g.graph()) : v.number(); }

    void fit(Node m, Node n) { if (!terms.same(m, n)) throw new InputException("the dimensions " + m + " and " + n + " do not fit"); }

    /** Member t of a sequence. */
    Value member(Value.Generic sequence, Node t) {
        return tensor(Character.toUpperCase(sequence.sort()), "member", sequence.node(), integer(t, Range.ZERO));
    }

    private Value mask(String name, List<Value> a) {
        Node g = node(a.get(0)), n = terms.rows(g);
        Digraph known = g.symbol.graph();
        boolean strong = known != null ? known.stronglyConnected() : holds("stronglyConnected", g);
        int numbers = switch (name) {
            case "nodes", "selfLoops", "centres", "stronglyConnected", "quasiStronglyConnected", "undirected", "radius", "diameter" -> 0;
            case "degree", "isCentre", "eccentricity" -> 1;
            case "edge", "reaches", "distance" -> 2;
            default -> -1;
        };
        if (numbers != a.size() - 1) return refused(name);
        if (name.equals("nodes")) return Value.of(n);
        if (name.equals("selfLoops")) return new Value.Truth(Formula.TRUE); // every member of digraphs(n) has them
        Node[] args = new Node[a.size()];
        args[0] = g;
        for (int k = 1; k < args.length; k++) args[k] = index(a.get(k).number(), n);
        boolean defined = switch (name) {
            case "radius" -> strong || holds("quasiStronglyConnected", g);
            case "diameter" -> strong;
            case "eccentricity", "distance" -> strong || holds("isCentre", g, args[1])
                    || known != null && args[1].isConst() && known.eccentricity(Builtin.index(args[1], known.n)) >= 0;
            default -> true;
        };
        if (!defined) throw new InputException("not certainly defined: " + name + " of a mask of which no hypothesis says that it is");
        Node call = terms.call(name, args);
        return Terms.INTEGERS.contains(name) ? Value.of(call) : new Value.Truth(new Formula.Rel(Formula.Kind.EQ, call, nodes.one));
    }

    /** Whether this fact of a mask is among the hypotheses. */
    boolean holds(String name, Node... args) { return goal != null && goal.hypotheses().contains(new Formula.Rel(Formula.Kind.EQ, terms.call(name, args), nodes.one)); }

    // ---- bound names ----

    /** sum, prod, or all from 1 on, over a range whose ends are not both known. The body is certainly defined for all values of the bound name in its hull. */
    Value over(String name, Node low, Node high, Function<Node, Value> body) {
        integer(high, null);
        if (name.equals("all")) {
            if (low != nodes.one) throw new InputException("all: expected a range from 1 on");
            Leaf i = fresh(Rat.ONE, high);
            return within(i, () -> {
                Formula f = ((Value.Truth) body.apply(i.node())).formula();
                if (!f.asked().allMatch(this::defined)) throw new InputException("all: not certainly defined");
                return new Value.Truth(Formula.All.of(i.node(), high, f, nodes));
            });
        }
        Leaf k = terms.sums.hull(fresh(null, null).node(), integer(low, null), high, leaves);
        if (k.isEmpty()) return Value.of(name.equals("sum") ? nodes.zero : nodes.one);
        Leaf index = new Leaf(k.node(), k.low(), k.lowOpen(), k.high(), k.highOpen(), high);
        return within(name.equals("sum") && low == nodes.one ? index : k, () -> {
            Node e = body.apply(k.node()).number();
            if (!defined(e)) throw new InputException(name + ": not certainly defined");
            return Value.of(terms.sums.make(name + " in", low, high, e, k.node()));
        });
    }
}
