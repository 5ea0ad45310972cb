package org.certirank.check;

import java.util.*;

/**
 * Calls that bind names (docs/symbolic-sums.md, sections 3 and 4): sums and products over a..b, with the arguments a, b and the body, and the rank of a matrix given
 * entry by entry, with m, n and the entry. The names that one binds are the leaves #h, #h-1, ..., h the height of the call, so that those of calls inside are
 * others, calls that differ in bound names only are one, and nothing that is put in from outside is captured.
 * <p>A sum is the sum of its body over all integers of the range, if the body is defined at all of them, and 0 otherwise (a product: 1).
 */
final class Sums {
    private static final int HEIGHT = 12;
    private static final int TERMS = 1_000_000;
    private final Nodes nodes;

    Sums(Nodes nodes) { this.nodes = nodes; }
    /** How many names calls of this kind bind. */
    static int binds(Op op, String name) { return op != Op.CALL || !name.endsWith(" in") ? 0 : name.equals("rank in") ? 2 : 1; }
    static boolean is(Node n, String name) { return n.op == Op.CALL && n.name.equals(name); }
    /** The leaves that the call binds. */
    List<Node> bound(Node call) { return bound(call.height, binds(call.op, call.name)); }

    private List<Node> bound(int height, int count) {
        List<Node> out = new ArrayList<>();
        for (int k = 0; k < count; k++) out.add(nodes.integerLeaf("#" + (height - k)));
        return out;
    }

    private Node put(Node body, List<Node> names, Node... at) {
        Map<Node, Node> images = new HashMap<>();
        for (int k = 0; k < at.length; k++) if (names.get(k) != at[k]) images.put(names.get(k), at[k]);
        return nodes.replacing(images).apply(body);
    }

    /** The body with other numbers for the bound names. */
    Node body(Node call, Node... at) { return put(call.args[2], bound(call), at); }

    /** The call over these ends (dimensions), of a body with these leaves for the bound names. */
    Node make(String name, Node low, Node high, Node body, Node... names) {
        Node a = nodes.terms.conditions.canonical(low), b = nodes.terms.conditions.canonical(high);
        if (names.length == 1) {
            if (a.isConst() && b.isConst() && a.value.isInteger() && b.value.isInteger()) return worked(name.equals("sum in"), a.value, b.value, body, names[0]);
            if (a == b && Conditions.isPolynomial(a)) return put(body, List.of(names), a);
        }
        int height = Integer.max(Integer.max(a.height, b.height), body.height) + names.length;
        if (height > HEIGHT) throw new LimitException("sums and products more than " + HEIGHT + " deep");
        return nodes.make(Op.CALL, name, a, b, put(body, List.of(names), bound(height, names.length).toArray(Node[]::new)));
    }

    /** From left to right, as for known ends. */
    private Node worked(boolean sum, Rat a, Rat b, Node body, Node name) {
        Rat count = b.sub(a).add(Rat.ONE);
        if (count.compareTo(Rat.of(TERMS)) > 0) throw new LimitException("a range of more than " + TERMS + " members");
        Node all = null;
        for (Rat k = a; k.compareTo(b) <= 0; k = k.add(Rat.ONE)) {
            LimitException.time();
            Node term = put(body, List.of(name), nodes.constant(k));
            all = all == null ? term : sum ? nodes.add(all, term) : nodes.mul(all, term);
        }
        return all != null ? all : sum ? nodes.zero : nodes.one;
    }

    /** The leaf of a bound name: between the lower end of a and the upper end of b over these hulls. */
    Leaf hull(Node leaf, Node a, Node b, List<Leaf> leaves) {
        Range low = nodes.terms.over(a, leaves), high = nodes.terms.over(b, leaves);
        End lo = low == null ? End.NEG_INF : low.lo(), hi = high == null ? End.POS_INF : high.hi();
        return new Leaf(leaf, lo.infinite() ? null : lo.rational(), lo.open(), hi.infinite() ? null : hi.rational(), hi.open());
    }

    static List<Leaf> with(List<Leaf> leaves, Leaf more) {
        List<Leaf> all = new ArrayList<>(leaves);
        all.add(more);
        return all;
    }

    /** Whether the body is certainly defined at all numbers of a range. */
    boolean defined(Node body, Leaf bound, List<Leaf> leaves) { return body.total || nodes.terms.over(body, with(leaves, bound)) != null; }

    /** Whether no value of the call is negative, as far as one sees from its body over the hulls. */
    boolean nonNegative(Node call, List<Leaf> leaves) {
        if (call.name.equals("rank in")) return true;
        Range r = nodes.terms.over(call.args[2], with(leaves, hull(bound(call).get(0), call.args[0], call.args[1], leaves)));
        return r != null && r.nonNegative();
    }
}
