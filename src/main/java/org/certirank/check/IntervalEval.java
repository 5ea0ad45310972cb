package org.certirank.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
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

    private final Map<Node, Integer> slotOf = new HashMap<>();
    private final List<Node> slots = new ArrayList<>();
    private final List<int[]> args = new ArrayList<>();
    private final Map<Node, Integer> leafIndex = new HashMap<>();
    /** The stamp of values that do not depend on the box; others bear the number of the box they were computed for. */
    private static final int FOREVER = -1;
    private Range[] values = new Range[64];
    private int[] stamps = new int[64];
    private int now;
    private int[] stack = new int[64];
    private MeanValue meanValue;

    IntervalEval(Nodes nodes, List<Node> leaves, int bits) {
        if (bits < 8) throw new RejectException("malformed: bits must be at least 8");
        if (bits > 100_000) throw new LimitException("more than 100000 bits");
        this.nodes = nodes;
        this.leaves = leaves;
        this.bits = bits;
        for (Node leaf : leaves) {
            leafIndex.put(leaf, leafIndex.size());
        }
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
        if (++now == Integer.MAX_VALUE) {
            Arrays.fill(stamps, 0);
            now = 1;
        }
    }

    Range[] box() {
        return box;
    }

    int leafOf(Node n) {
        return leafIndex.getOrDefault(n, -1);
    }

    /** The nodes under n with n itself, arguments first. */
    static List<Node> below(Node n) {
        Set<Node> seen = new HashSet<>();
        List<Node> todo = new ArrayList<>(List.of(n));
        seen.add(n);
        for (int i = 0; i < todo.size(); i++) {
            for (Node a : todo.get(i).args) {
                if (seen.add(a)) todo.add(a);
            }
        }
        todo.sort(Comparator.comparingInt(m -> m.id));
        return todo;
    }

    private int slot(Node n) {
        Integer known = slotOf.get(n);
        if (known != null) return known;
        for (Node m : below(n)) {
            if (slotOf.putIfAbsent(m, slots.size()) != null) continue;
            slots.add(m);
            int[] a = new int[m.args.length];
            for (int i = 0; i < a.length; i++) {
                a[i] = slotOf.get(m.args[i]);
            }
            args.add(a);
        }
        if (values.length < slots.size()) {
            values = Arrays.copyOf(values, 2 * slots.size());
            stamps = Arrays.copyOf(stamps, 2 * slots.size());
        }
        return slotOf.get(n);
    }

    /** The range of n over the box; null if n is not certainly defined on all of it. */
    Range value(Node n) {
        int root = slot(n);
        int depth = 0;
        stack[depth++] = root;
        while (depth > 0) {
            int s = stack[depth - 1];
            int before = depth;
            boolean constant = slots.get(s).op != Op.LEAF;
            if (open(s)) {
                for (int a : args.get(s)) {
                    constant &= stamps[a] == FOREVER;
                    if (!open(a)) continue;
                    if (depth == stack.length) stack = Arrays.copyOf(stack, 2 * depth);
                    stack[depth++] = a;
                }
            }
            if (depth > before) continue;
            depth--;
            if (open(s)) {
                values[s] = apply(slots.get(s), args.get(s));
                stamps[s] = constant ? FOREVER : now;
            }
        }
        return values[root];
    }

    private boolean open(int slot) {
        return stamps[slot] != now && stamps[slot] != FOREVER;
    }

    private Range apply(Node n, int[] a) {
        for (int i : a) {
            if (values[i] == null) return null; // whatever has an undefined part is undefined
        }
        Range x = a.length > 0 ? values[a[0]] : null;
        Range y = a.length > 1 ? values[a[1]] : null;
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
                for (int i = 1; i < a.length; i++) {
                    x = n.op == Op.MIN ? Range.min(x, values[a[i]]) : Range.max(x, values[a[i]]);
                }
                yield x;
            }
            case SELECT -> x.positive() ? y : x.negative() ? values[a[2]] : null;
            case RANK -> {
                int rows = n.exponent.intValueExact();
                int columns = a.length / rows;
                yield new Range(End.ZERO, End.of(rows < columns ? rows : columns));
            }
            case UNDEFINED, SIGMAMIN, SPECTRALNORM, STABLERANK, SPECTRALRADIUS -> null;
        };
    }

    /** What is known of the formula on the box; with `sharper`, comparisons that stay open are tried by the mean value form. */
    Truth truth(Formula f, boolean sharper) {
        if (f instanceof Formula.Rel r) {
            return compare(r, sharper);
        } else if (f instanceof Formula.And and) {
            Truth t = Truth.TRUE;
            for (Formula p : and.parts()) {
                t = t.and(truth(p, sharper));
                if (t == Truth.OPEN) break;
            }
            return t;
        } else if (f instanceof Formula.Or or) {
            Truth t = Truth.FALSE;
            for (Formula p : or.parts()) {
                t = t.or(truth(p, sharper));
                if (t == Truth.OPEN) break;
            }
            return t;
        } else if (f instanceof Formula.Imp i) {
            return truth(i.premise(), sharper).not().or(truth(i.conclusion(), sharper));
        } else if (f instanceof Formula.Not not) {
            return truth(not.of(), sharper).not();
        }
        for (Node n : ((Formula.Defined) f).nodes()) {
            if (value(n) == null) return Truth.OPEN;
        }
        return Truth.TRUE;
    }

    private Truth compare(Formula.Rel rel, boolean sharper) {
        Node l = rel.left();
        Node r = rel.right();
        Range a = value(l);
        Range b = value(r);
        if (a == null || b == null) return Truth.OPEN;
        switch (rel.kind()) {
            case GT:
                return less(r, l, b, a, sharper);
            case LT:
                return less(l, r, a, b, sharper);
            case GE:
                return atMost(r, l, b, a, sharper);
            case LE:
                return atMost(l, r, a, b, sharper);
            default:
                Truth equal = equal(l, r, a, b);
                return rel.kind() == Formula.Kind.EQ ? equal : equal.not();
        }
    }

    private Truth less(Node l, Node r, Range a, Range b, boolean sharper) {
        if (a.certainlyLess(b)) return Truth.TRUE;
        if (b.certainlyAtMost(a)) return Truth.FALSE;
        Range e = difference(l, r);
        if (e != null && (e.positive() || e.nonPositive())) return Truth.of(e.positive(), e.nonPositive());
        Range m = sharper ? meanValue(l, r) : null;
        return m != null && m.positive() ? Truth.TRUE : Truth.DEFINED;
    }

    private Truth atMost(Node l, Node r, Range a, Range b, boolean sharper) {
        if (a.certainlyAtMost(b)) return Truth.TRUE;
        if (b.certainlyLess(a)) return Truth.FALSE;
        Range e = difference(l, r);
        if (e != null && (e.nonNegative() || e.negative())) return Truth.of(e.nonNegative(), e.negative());
        Range m = sharper ? meanValue(l, r) : null;
        return m != null && m.nonNegative() ? Truth.TRUE : Truth.DEFINED;
    }

    private Truth equal(Node l, Node r, Range a, Range b) {
        if (a.certainlyLess(b) || b.certainlyLess(a)) return Truth.FALSE;
        Range e = difference(l, r);
        if (e != null && (e.positive() || e.negative())) return Truth.FALSE;
        boolean same = a.isPoint() && b.isPoint() && End.compare(a.lo(), b.lo()) == 0;
        return Truth.of(same || e != null && e.isPoint() && e.lo().isZero(), false);
    }

    private Range difference(Node l, Node r) {
        return value(nodes.sub(r, l));
    }

    private Range meanValue(Node l, Node r) {
        if (meanValue == null) meanValue = new MeanValue(this);
        return meanValue.range(nodes.sub(r, l));
    }
}
