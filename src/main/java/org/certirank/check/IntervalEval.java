package org.certirank.check;

import java.util.*;

/**
 * Natural interval evaluation of nodes and formulas over a box (certificate format, section 5): the value of a node is a {@link Range} that contains its values
 * at all points of the box, or null if it is not certainly defined at all of them. Each node is evaluated once for a box, and only if it is asked for; graphs
 * of any depth.
 */
final class IntervalEval {
    final Nodes nodes;
    final int bits;
    private Range[] box;
    private final Map<Node, Integer> leafIndex = new HashMap<>();
    private final Map<Node, Range> values = new HashMap<>();
    /** The values that do not depend on the box. */
    private final Map<Node, Range> constants = new HashMap<>();
    /** What a node is made of, arguments first. */
    private final Map<Node, List<Node>> order = new HashMap<>();
    private MeanValue meanValue;

    IntervalEval(Nodes nodes, List<Node> leaves, int bits) {
        if (bits < 8) throw new RejectException("malformed: bits must be at least 8");
        if (bits > 100_000) throw new LimitException("more than 100000 bits");
        this.nodes = nodes;
        this.bits = bits;
        for (Node leaf : leaves) leafIndex.put(leaf, leafIndex.size());
    }

    /** An evaluation over the hulls of these leaves. */
    static IntervalEval over(Nodes nodes, List<Leaf> leaves, int bits) {
        IntervalEval eval = new IntervalEval(nodes, leaves.stream().map(Leaf::node).toList(), bits);
        eval.at(leaves.stream().map(l -> l.range(bits)).toArray(Range[]::new));
        return eval;
    }

    /** The same leaves and precision, without a box. */
    IntervalEval another() {
        IntervalEval eval = new IntervalEval(nodes, List.of(), bits);
        eval.leafIndex.putAll(leafIndex);
        return eval;
    }

    /** Sets the box, one range per leaf. */
    void at(Range[] newBox) { box = newBox; values.clear(); }
    Range[] box() { return box; }
    int leafOf(Node n) { return leafIndex.getOrDefault(n, -1); }

    /** The range of n over the box; null if n is not certainly defined on all of it. */
    Range value(Node root) {
        if (isOpen(root)) {
            for (Node n : order.computeIfAbsent(root, r -> List.copyOf(Nodes.below(List.of(r))))) {
                LimitException.time();
                boolean constant = n.op != Op.LEAF;
                for (Node a : n.args) constant &= constants.containsKey(a);
                if (isOpen(n)) (constant ? constants : values).put(n, apply(n));
            }
        }
        return known(root);
    }

    private boolean isOpen(Node n) { return !values.containsKey(n) && !constants.containsKey(n); }
    private Range known(Node n) { return constants.containsKey(n) ? constants.get(n) : values.get(n); }

    private Range apply(Node n) {
        for (Node a : n.args) if (known(a) == null) return null; // whatever has an undefined part is undefined
        Range x = n.args.length > 0 ? known(n.args[0]) : null, y = n.args.length > 1 ? known(n.args[1]) : null;
        return switch (n.op) {
            case CONST -> Range.of(n.value, bits);
            case LEAF -> leafOf(n) < 0 ? Range.WHOLE : box[leafOf(n)];
            case PI -> Elementary.pi(bits);
            case NEG -> x.neg();
            case ADD -> x.add(y, bits);
            case MUL -> x.mul(y, bits);
            case DIV -> x.div(y, bits);
            case POWINT -> x.powint(n.exponent, bits);
            case POW -> x.pow(y, bits);
            case SQRT -> x.sqrt(bits);
            case EXP -> x.exp(bits);
            case LOG -> x.log(bits);
            case ABS -> x.abs();
            case SIN -> x.sin(bits);
            case COS -> x.cos(bits);
            case TANH -> x.tanh(bits);
            case ERF -> x.erf(bits);
            case FLOOR -> x.floor().round(bits);
            case MIN, MAX -> Arrays.stream(n.args).map(this::known).reduce(n.op == Op.MIN ? Range::min : Range::max).orElseThrow();
            case SELECT -> x.positive() ? y : x.negative() ? known(n.args[2]) : null;
            case RANK -> {
                int rows = n.exponent.intValueExact(), columns = n.args.length / rows;
                yield new Range(End.ZERO, End.of(rows < columns ? rows : columns));
            }
            case UNDEFINED, SIGMAMIN, SPECTRALNORM, STABLERANK, SPECTRALRADIUS -> null;
        };
    }

    /** What is known of the formula on the box; with `sharper`, comparisons that stay open are tried by the mean value form. */
    Truth truth(Formula f, boolean sharper) {
        return Truth.of(f, atom -> atom instanceof Formula.Rel r ? compare(r, sharper)
                : ((Formula.Defined) atom).nodes().stream().allMatch(n -> value(n) != null) ? Truth.TRUE : Truth.OPEN);
    }

    /** By the two ranges, by the range of the difference, by its mean value form. */
    private Truth compare(Formula.Rel rel, boolean sharper) {
        if (rel.kind() == Formula.Kind.NE) return compare(new Formula.Rel(Formula.Kind.EQ, rel.left(), rel.right()), sharper).not();
        if (rel.kind().inequality() && !rel.kind().rising()) return compare(rel.turned(), sharper);
        Range a = value(rel.left()), b = value(rel.right());
        if (a == null || b == null) return Truth.OPEN;
        boolean strict = rel.kind().strict();
        if (rel.kind() == Formula.Kind.EQ) {
            Range d = value(nodes.sub(rel.right(), rel.left()));
            if (a.certainlyLess(b) || b.certainlyLess(a) || d != null && (d.positive() || d.negative())) return Truth.FALSE;
            boolean same = a.isPoint() && b.isPoint() && End.compare(a.lo(), b.lo()) == 0 || d != null && d.isPoint() && d.lo().isZero();
            return same ? Truth.TRUE : Truth.DEFINED;
        }
        if (strict ? a.certainlyLess(b) : a.certainlyAtMost(b)) return Truth.TRUE;
        if (strict ? b.certainlyAtMost(a) : b.certainlyLess(a)) return Truth.FALSE;
        Node e = nodes.sub(rel.right(), rel.left());
        Range d = value(e);
        if (above(d, strict)) return Truth.TRUE;
        if (d != null && (strict ? d.nonPositive() : d.negative())) return Truth.FALSE;
        if (sharper && meanValue == null) meanValue = new MeanValue(this);
        return sharper && above(meanValue.range(e), strict) ? Truth.TRUE : Truth.DEFINED;
    }

    private static boolean above(Range d, boolean strict) { return d != null && (strict ? d.positive() : d.nonNegative()); }
}
