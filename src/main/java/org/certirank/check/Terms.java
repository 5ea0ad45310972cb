package org.certirank.check;

import java.util.*;
import java.util.stream.*;

/**
 * The tensors and masks of the generic reading (docs/generic-names.md, section 2) as nodes, and the calls over them, in the canonical forms of that section. A
 * TERM is a symbol, or an operation with a name over terms and numbers; a CALL is a number. For the proofs every term and every call is a total function of the
 * values of its arguments, with some fixed value where the language gives none: the reader lets in only what the language defines ({@link Generics}).
 */
final class Terms {
    /**
     * What is known of a symbol.
     * @param sort V, M, G; v, m for a sequence of vectors or matrices
     * @param set the name of the set it is from; the set of the members for a sequence
     * @param rows the dimension of a vector, the nodes of a mask
     * @param columns null for vectors and masks
     * @param mask of stochastic and weighted, like eps; otherwise null
     * @param graph a known mask, otherwise null
     */
    record Symbol(char sort, String set, Node rows, Node columns, Node mask, Node eps, Digraph graph) {
        boolean mentions(Node leaf) { return Stream.of(rows, columns, eps).anyMatch(n -> n != null && Nodes.mentions(n, leaf)); }
    }

    static final Set<String> INTEGERS = Set.of("centres", "radius", "diameter", "eccentricity", "distance", "degree");
    private static final Set<String> NORMS = Set.of("norm2", "normF", "mu", "spectralNorm");
    private static final Set<String> PREDICATES = Set.of("edge", "reaches", "isCentre", "stronglyConnected", "quasiStronglyConnected", "undirected", "follows");
    private static final Range NON_NEGATIVE = new Range(End.ZERO, End.POS_INF), UNIT = new Range(End.ZERO, End.ONE);
    private final Nodes nodes;
    final Conditions conditions;
    final Sums sums;

    Terms(Nodes nodes) {
        this.nodes = nodes;
        this.conditions = new Conditions(nodes);
        this.sums = new Sums(nodes);
    }

    Node mask(Digraph g) { return nodes.symbol("", new Symbol('G', "", nodes.constant(g.n), null, null, null, g)); }

    Node term(String name, Node... a) {
        if (name.equals("product") && a[1] == a[2]) return term("identity", rows(a[0]));
        if (name.equals("column") && a[0].name.equals("*")) { // column j of W M is W times column j of M
            List<Node> f = factors(a[0]);
            return word(Stream.concat(f.subList(0, f.size() - 1).stream(), Stream.of(term("column", f.get(f.size() - 1), a[1]))).toList());
        }
        if (name.equals("*")) return word(List.of(a));
        Node condition = conditions.rebuilt(name, a);
        return condition != null ? condition : nodes.make(Op.TERM, name, a);
    }

    /** a where the condition is true, b where it is false. */
    Node cases(Node condition, Node a, Node b) {
        Truth known = Conditions.decide(condition, x -> null);
        return known == Truth.TRUE ? a : known == Truth.FALSE ? b : nodes.make(Op.CASE, "if", condition, a, b);
    }

    static List<Node> factors(Node t) { return t.symbol == null && t.name.equals("*") ? List.of(t.args) : List.of(t); }

    private Node word(List<Node> parts) {
        List<Node> all = parts.stream().flatMap(p -> factors(p).stream()).toList(), flat = all.stream().filter(f -> !f.isTerm("identity")).toList();
        return flat.isEmpty() ? all.get(0) : flat.size() == 1 ? flat.get(0) : nodes.make(Op.TERM, "*", flat.toArray(Node[]::new));
    }

    Node call(String name, Node... a) {
        if (name.equals("[]") && a[0].isTerm("row")) return call("[]", term("column", a[0].args[0], a[1]), a[0].args[1]);
        if (name.equals("[]") && a[0].isTerm("column") && a[0].args[0].isTerm("identity")) {
            return cases(conditions.rebuilt("=0", nodes.sub(a[1], a[0].args[1])), nodes.one, nodes.zero);
        }
        return name.equals("dot") && a[0].id > a[1].id ? call("dot", a[1], a[0]) : nodes.make(Op.CALL, name, a);
    }

    Node entry(Node m, Node i, Node j) { return call("[]", term("column", m, j), i); }
    Node dot(Node m, Node i, Node n, Node j) { return call("dot", term("row", m, i), term("row", n, j)); }

    Node rebuild(Node n, Node[] a) {
        return n.symbol != null ? n : n.op == Op.CASE ? cases(a[0], a[1], a[2]) : n.op == Op.CALL ? call(n.name, a) : term(n.name, a);
    }

    // ---- dimensions ----

    Node rows(Node t) {
        if (t.symbol != null) return t.symbol.rows();
        return t.isTerm("identity") ? t.args[0] : t.isTerm("row") ? columns(t.args[0]) : rows(t.args[0]); // of a word, a member, a product, a column
    }

    /** Null for a vector. */
    Node columns(Node t) {
        if (t.symbol != null) return t.symbol.columns();
        return t.isTerm("row") || t.isTerm("column") ? null : t.isTerm("identity") ? t.args[0] : columns(t.name.equals("*") ? t.args[t.args.length - 1] : t.args[0]);
    }

    /** Two numbers that are the same node, or whose difference has the normal form 0. */
    boolean same(Node a, Node b) { return a == b || new NormalForm().isZero(nodes.sub(a, b)); }

    // ---- what is known of values ----

    /** What is known of a symbol, or of the members of a sequence, or of their products; null for anything else. */
    static Symbol origin(Node t) { return t.symbol != null ? t.symbol : t.isTerm("member") || t.isTerm("product") ? t.args[0].symbol : null; }

    /** Whether each factor of the word has non-negative entries, and, if asked for, rows with the sum 1: a property that products keep. */
    boolean nonNegative(List<Node> word, boolean stochastic, List<Leaf> leaves) {
        return word.stream().allMatch(f -> {
            Symbol s = origin(f);
            return f.isTerm("identity") || s != null && (s.set.equals("stochastic") || !stochastic && s.set.equals("weighted")) && nonNegative(s.eps, leaves);
        });
    }

    /** The range at 64 bits over the hulls, null if the node is not certainly defined there or there is nothing to range over. */
    Range over(Node n, List<Leaf> leaves) { return leaves.stream().anyMatch(Leaf::isEmpty) ? null : IntervalEval.over(nodes, leaves, 64).value(n); }

    private boolean nonNegative(Node n, List<Leaf> leaves) {
        Range r = over(n, leaves);
        return r != null && r.nonNegative();
    }

    /** All values of a call lie in here. */
    Range range(Node call, List<Leaf> leaves) {
        if (call.name.equals("[]")) {
            List<Node> f = new ArrayList<>(factors(call.args[0]));
            Node last = f.remove(f.size() - 1);
            if (!last.isTerm("column")) return Range.WHOLE;
            f.add(last.args[0]);
            return nonNegative(f, true, leaves) ? UNIT : nonNegative(f, false, leaves) ? NON_NEGATIVE : Range.WHOLE;
        }
        if (Sums.binds(call.op, call.name) > 0) return sums.nonNegative(call, leaves) ? NON_NEGATIVE : Range.WHOLE;
        return PREDICATES.contains(call.name) ? UNIT : NORMS.contains(call.name) || INTEGERS.contains(call.name) ? NON_NEGATIVE : Range.WHOLE;
    }
}
