package org.certirank.check;

import java.util.*;
import java.util.function.Supplier;

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

    Generics(Nodes nodes) { this.nodes = nodes; this.terms = nodes.terms; }
    boolean any() { return any; }
    List<Value.Orbit> orbits() { return orbits; }

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
        return before || special;
    }

    <T> T within(Leaf bound, Supplier<T> read) {
        List<Leaf> outer = leaves, inner = new ArrayList<>(leaves);
        inner.add(bound);
        leaves = inner;
        try {
            return read.get();
        } finally {
            leaves = outer;
        }
    }

    // ---- integers ----

    /** An integer node. */
    static Node integer(Node root) {
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
            if (!integer) throw new InputException("expected an integer, not " + root);
            if (n.op != Op.FLOOR && n.op != Op.CALL) Collections.addAll(open, n.args);
        }
        return root;
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

    // ---- functions ----

    /** Null if all arguments are known, so that the function is read as always. */
    Value apply(String name, List<Value> a) {
        if (!any) return null;
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

    private static Value refused(String name) { throw new InputException("'" + name + "' has no generic meaning for these arguments"); }
    private Value tensor(char sort, String name, Node... a) { return new Value.Generic(sort, terms.term(name, a)); }
    private Value number(String name, Node... a) { return Value.of(terms.call(name, a)); }
    /** Of a generic tensor or mask, a known mask, or a number; null for known tensors. */
    private Node node(Value v) { return v instanceof Value.Generic g ? g.node() : v instanceof Value.Graph g ? terms.mask(g.graph()) : v.number(); }

    private void fit(Node m, Node n) {
        if (!terms.same(m, n)) throw new InputException("the dimensions " + m + " and " + n + " do not fit");
    }

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

    /** The name bound by prod, or by all from 1 on. A bound name is the same leaf wherever it stands, so that equal bodies are one node. */
    Leaf bound(boolean all, Node low, Node high) {
        integer(high, null);
        if (all && low != nodes.one) throw new InputException("all: expected a range from 1 on");
        if (all) return new Leaf(nodes.integerLeaf("#all" + leaves.size()), Rat.ONE, false, null, true, high);
        Node n = nodes.integerLeaf("#prod");
        if (leaves.stream().anyMatch(l -> l.node() == n)) throw new InputException("prod: a further prod with unknown ends inside");
        End least = terms.over(integer(low, null), leaves).lo();
        return new Leaf(n, least.infinite() ? null : least.rational(), least.open(), null, true);
    }

    Node prod(Node low, Node high, Node body) {
        if (!body.total) throw new InputException("prod: not certainly defined");
        return terms.call("prod", low, high, body);
    }
}
