package org.certirank.check;

import java.math.BigInteger;
import java.util.*;

/**
 * The mean value form: for e differentiable on a box B and continuous at a point c of its closure, e(x) = e(c) + sum of d_i(z) (x_i - c_i) for some z between c
 * and x, so that e(c) + sum of D_i (B_i - c_i) contains all values of e on B if D_i contains those of the i-th partial derivative. Where e and the derivatives
 * by the rules of the language are defined, e is differentiable; and a defined e without `floor` is continuous. The D_i come by forward differentiation on
 * ranges, values and derivatives of each node together; null stands for an exact zero.
 */
final class MeanValue {
    private static final class Undecided extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static final Range MINUS_ONE = Range.ONE.neg();
    private final IntervalEval eval;
    private final IntervalEval centre;
    private final int bits;
    private final Map<Node, NavigableSet<Node>> order = new HashMap<>();

    MeanValue(IntervalEval eval) { this.eval = eval; this.bits = eval.bits; this.centre = eval.another(); }

    /** The mean value form of e over the present box, null where the rule does not allow it. */
    Range range(Node e) {
        NavigableSet<Node> nodes = order.computeIfAbsent(e, x -> Nodes.below(List.of(x)));
        for (Node n : nodes) if (n.op == Op.LEAF && (eval.leafOf(n) < 0 || !eval.value(n).isFinite())) return null;
        if (eval.value(e) == null) return null;
        Map<Node, Range[]> all = new HashMap<>();
        try {
            for (Node n : nodes) all.put(n, gradient(n, all));
        } catch (Undecided u) {
            return null;
        }
        Range[] d = all.get(e), box = eval.box(), c = box.clone();
        for (int i = 0; i < c.length; i++) if (d[i] != null) c[i] = centre(box[i], d[i]);
        centre.at(c);
        Range sum = centre.value(e);
        for (int i = 0; i < c.length && sum != null; i++) if (d[i] != null) sum = sum.add(d[i].mul(box[i].sub(c[i], bits), bits), bits);
        return sum;
    }

    /** Any point of the side's closure would do; where e is monotone, the end that gives its least value. */
    private Range centre(Range side, Range d) {
        if (d.nonNegative()) return Range.point(side.lo());
        if (d.nonPositive()) return Range.point(side.hi());
        return Range.point(End.add(side.lo(), side.hi(), 2 * bits, false).scaled(-1).round(bits, false)); // rounded down it stays at or above lo
    }

    private Range[] gradient(Node n, Map<Node, Range[]> all) {
        Range[] d = new Range[eval.box().length];
        if (n.op == Op.LEAF) d[eval.leafOf(n)] = Range.ONE;
        if (n.op == Op.LEAF || Arrays.stream(n.args).allMatch(a -> Arrays.stream(all.get(a)).allMatch(Objects::isNull))) return d;
        Range[] u = all.get(n.args[0]), v = n.args.length > 1 ? all.get(n.args[1]) : null;
        Range x = eval.value(n.args[0]), y = v == null ? null : eval.value(n.args[1]), q = eval.value(n);
        return switch (n.op) {
            case NEG -> scaled(u, MINUS_ONE);
            case ADD -> sum(u, v);
            case MUL -> sum(scaled(u, y), scaled(v, x));
            case DIV -> divided(sum(u, scaled(v, q.neg())), y);
            case POWINT -> scaled(u, power(x, n.exponent));
            case POW -> sum(scaled(u, y.mul(known(x.pow(y.sub(Range.ONE, bits), bits)), bits)), scaled(v, q.mul(known(x.log(bits)), bits)));
            case SQRT -> divided(u, Range.TWO.mul(q, bits));
            case EXP -> scaled(u, q);
            case LOG -> divided(u, x);
            case ABS -> scaled(u, x.positive() ? Range.ONE : x.negative() ? MINUS_ONE : known(null));
            case SIN -> scaled(u, x.cos(bits));
            case COS -> scaled(u, x.sin(bits).neg());
            case TANH -> scaled(u, Range.ONE.sub(q.powint(BigInteger.TWO, bits), bits));
            case ERF -> scaled(u, Range.TWO.div(Elementary.pi(bits).sqrt(bits), bits).mul(x.powint(BigInteger.TWO, bits).neg().exp(bits), bits));
            case MIN, MAX -> all.get(extreme(n));
            case SELECT -> all.get(n.args[x.positive() ? 1 : 2]);
            default -> throw new Undecided(); // floor and the opaque operations
        };
    }

    /** n x^(n-1), the exact 0 for n = 0. */
    private Range power(Range x, BigInteger n) {
        return n.signum() == 0 ? null : Range.of(Rat.of(n), bits).mul(known(x.powint(n.subtract(BigInteger.ONE), bits)), bits);
    }

    /** The argument that is certainly the strict extremum. */
    private Node extreme(Node n) {
        Node best = n.args[0];
        for (Node a : n.args) {
            if (a == best) continue;
            boolean less = eval.value(a).certainlyLess(eval.value(best));
            if (!less && !eval.value(best).certainlyLess(eval.value(a))) throw new Undecided();
            if (less == (n.op == Op.MIN)) best = a;
        }
        return best;
    }

    private Range[] scaled(Range[] u, Range by) {
        Range[] r = new Range[u.length];
        for (int i = 0; i < u.length; i++) {
            if (u[i] != null && by != null) r[i] = u[i] == Range.ONE ? by : by == Range.ONE ? u[i] : by == MINUS_ONE ? u[i].neg() : by.mul(u[i], bits);
        }
        return r;
    }

    private Range[] divided(Range[] u, Range by) {
        Range[] r = new Range[u.length];
        for (int i = 0; i < u.length; i++) if (u[i] != null) r[i] = known(u[i].div(by, bits));
        return r;
    }

    private Range[] sum(Range[] u, Range[] v) {
        Range[] r = new Range[u.length];
        for (int i = 0; i < u.length; i++) r[i] = u[i] == null ? v[i] : v[i] == null ? u[i] : u[i].add(v[i], bits);
        return r;
    }

    private static Range known(Range r) {
        if (r == null) throw new Undecided();
        return r;
    }
}
