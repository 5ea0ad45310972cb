package org.certirank.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Natural interval evaluation of nodes and formulas over a box (certificate format, section 5): the value of a node is a {@link Range} that contains its values at all
 * points of the box, or null if it is not certainly defined at all of them. Each node is evaluated once for a box, and only if it is asked for; graphs of any depth.
 */
final class IntervalEval {
    final Nodes nodes;
    final List<Node> leaves;
    final int bits;
    private Range[] box;
    private final Map<Node, Integer> leafIndex = new HashMap<>();
    private final Map<Node, Range> values = new HashMap<>();
    /** The values that do not depend on the box. */
    private final Map<Node, Range> constants = new HashMap<>();
    private MeanValue meanValue;

    IntervalEval(Nodes nodes, List<Node> leaves, int bits) {
        if (bits < 8) throw new RejectException("malformed: bits must be at least 8");
        if (bits > 100_000) throw new LimitException("more than 100000 bits");
        this.nodes = nodes;
        this.leaves = leaves;
        this.bits = bits;
        for (Node leaf : leaves) leafIndex.put(leaf, leafIndex.size());
    }

    /** An evaluation over the hulls of these leaves. */
    static IntervalEval over(Nodes nodes, List<Leaf> leaves, int bits) {
        IntervalEval eval = new IntervalEval(nodes, leaves.stream().map(Leaf::node).toList(), bits);
        eval.at(leaves.stream().map(l -> Range.of(l.low(), l.lowOpen(), l.high(), l.highOpen(), bits)).toArray(Range[]::new));
        return eval;
    }

    /** Sets the box, one range per leaf. */
    void at(Range[] newBox) {
        box = newBox;
        values.clear();
    }

    Range[] box() { return box; }
    int leafOf(Node n) { return leafIndex.getOrDefault(n, -1); }

    /** The nodes under n with n itself, arguments first. */
    static List<Node> below(Node n) {
        Set<Node> seen = new HashSet<>();
        List<Node> todo = new ArrayList<>(List.of(n));
        seen.add(n);
        for (int i = 0; i < todo.size(); i++) for (Node a : todo.get(i).args) if (seen.add(a)) todo.add(a);
        todo.sort(Comparator.comparingInt(m -> m.id));
        return todo;
    }

    /** The range of n over the box; null if n is not certainly defined on all of it. */
    Range value(Node root) {
        Deque<Node> todo = new ArrayDeque<>();
        todo.push(root);
        while (!todo.isEmpty()) {
            LimitException.time();
            Node n = todo.peek();
            int before = todo.size();
            boolean constant = n.op != Op.LEAF;
            if (isOpen(n)) {
                for (Node a : n.args) {
                    constant &= constants.containsKey(a);
                    if (isOpen(a)) todo.push(a);
                }
            }
            if (todo.size() > before) continue;
            if (isOpen(n)) (constant ? constants : values).put(n, apply(n));
            todo.pop();
        }
        return known(root);
    }

    private boolean isOpen(Node n) { return !values.containsKey(n) && !constants.containsKey(n); }
    private Range known(Node n) { return constants.containsKey(n) ? constants.get(n) : values.get(n); }

    private Range apply(Node n) {
        for (Node a : n.args) if (known(a) == null) return null; // whatever has an undefined part is undefined
        Range x = n.args.length > 0 ? known(n.args[0]) : null;
        Range y = n.args.length > 1 ? known(n.args[1]) : null;
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
            case MIN, MAX -> {
                for (Node a : n.args) x = n.op == Op.MIN ? Range.min(x, known(a)) : Range.max(x, known(a));
                yield x;
            }
            case SELECT -> x.positive() ? y : x.negative() ? known(n.args[2]) : null;
            case RANK -> {
                int rows = n.exponent.intValueExact();
                int columns = n.args.length / rows;
                yield new Range(End.ZERO, End.of(rows < columns ? rows : columns));
            }
            case UNDEFINED, SIGMAMIN, SPECTRALNORM, STABLERANK, SPECTRALRADIUS -> null;
        };
    }

    /** What is known of the formula on the box; with `sharper`, comparisons that stay open are tried by the mean value form. */
    Truth truth(Formula f, boolean sharper) {
        if (f instanceof Formula.Rel r) return compare(r, sharper);
        if (f instanceof Formula.Imp i) return truth(i.premise(), sharper).not().or(truth(i.conclusion(), sharper));
        if (f instanceof Formula.Not not) return truth(not.of(), sharper).not();
        Truth t = f instanceof Formula.Or ? Truth.FALSE : Truth.TRUE;
        if (f instanceof Formula.And and) {
            for (Formula p : and.parts()) t = t == Truth.OPEN ? t : t.and(truth(p, sharper));
            return t;
        }
        if (f instanceof Formula.Or or) {
            for (Formula p : or.parts()) t = t == Truth.OPEN ? t : t.or(truth(p, sharper));
            return t;
        }
        for (Node n : ((Formula.Defined) f).nodes()) if (value(n) == null) return Truth.OPEN;
        return Truth.TRUE;
    }

    private Truth compare(Formula.Rel rel, boolean sharper) {
        Node l = rel.left();
        Node r = rel.right();
        if (value(l) == null || value(r) == null) return Truth.OPEN;
        return switch (rel.kind()) {
            case LT -> ordered(l, r, true, sharper);
            case LE -> ordered(l, r, false, sharper);
            case GT -> ordered(r, l, true, sharper);
            case GE -> ordered(r, l, false, sharper);
            case EQ -> equal(l, r);
            case NE -> equal(l, r).not();
        };
    }

    /** l < r if strict, otherwise l <= r: by the two ranges, by the range of the difference, by its mean value form. */
    private Truth ordered(Node l, Node r, boolean strict, boolean sharper) {
        Range a = value(l);
        Range b = value(r);
        if (strict ? a.certainlyLess(b) : a.certainlyAtMost(b)) return Truth.TRUE;
        if (strict ? b.certainlyAtMost(a) : b.certainlyLess(a)) return Truth.FALSE;
        Node e = nodes.sub(r, l);
        Range d = value(e);
        if (above(d, strict)) return Truth.TRUE;
        if (d != null && (strict ? d.nonPositive() : d.negative())) return Truth.FALSE;
        if (sharper && meanValue == null) meanValue = new MeanValue(this);
        return sharper && above(meanValue.range(e), strict) ? Truth.TRUE : Truth.DEFINED;
    }

    private static boolean above(Range d, boolean strict) { return d != null && (strict ? d.positive() : d.nonNegative()); }

    private Truth equal(Node l, Node r) {
        Range a = value(l);
        Range b = value(r);
        Range e = value(nodes.sub(r, l));
        if (a.certainlyLess(b) || b.certainlyLess(a) || e != null && (e.positive() || e.negative())) return Truth.FALSE;
        boolean same = a.isPoint() && b.isPoint() && End.compare(a.lo(), b.lo()) == 0 || e != null && e.isPoint() && e.lo().isZero();
        return same ? Truth.TRUE : Truth.DEFINED;
    }
}
