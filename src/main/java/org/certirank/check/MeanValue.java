package org.certirank.check;

import java.math.BigInteger;
import java.util.*;
import java.util.function.UnaryOperator;
import org.certirank.check.IntervalEval.Slot;

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
    private final IntervalEval whole;
    /** At the same box as the whole. */
    private final IntervalEval eval;
    private final IntervalEval centre;
    private final int bits;

    MeanValue(IntervalEval eval) {
        this.whole = eval;
        this.eval = eval.stepwise();
        this.bits = eval.bits;
        this.centre = eval.another();
    }

    /** The mean value form of e over the present box, null where the rule does not allow it. */
    Range range(Node e) {
        if (eval.box() != whole.box()) eval.at(whole.box());
        if (eval.parts(e).stream().anyMatch(s -> s.node.op == Op.LEAF && !s.value.isFinite())) return null;
        Range[] d = gradient(e), box = eval.box(), c = box.clone();
        if (d == null) return null;
        for (int i = 0; i < c.length; i++) if (d[i] != null) c[i] = centre(box[i], d[i]);
        centre.at(c);
        Range sum = centre.value(e);
        for (int i = 0; i < c.length && sum != null; i++) if (d[i] != null) sum = sum.add(d[i].mul(box[i].sub(c[i], bits), bits), bits);
        return sum;
    }

    /** What the derivatives of e by the leaves lie in over the present box, null for an exact 0; null where e is not seen to be defined and differentiable there. */
    Range[] gradient(Node e) {
        if (eval.box() != whole.box()) eval.at(whole.box());
        List<Slot> parts = eval.parts(e);
        if (eval.value(e) == null || parts.stream().anyMatch(s -> s.node.op == Op.CALL || s.node.op == Op.CASE || s.node.op == Op.LEAF && eval.leafOf(s.node) < 0)) return null;
        try {
            for (Slot s : parts) {
                if (s.gradientStamp != s.stamp) s.gradient = gradient(s);
                s.gradientStamp = s.stamp; // an undecided one is tried again
            }
        } catch (Undecided u) {
            return null;
        }
        return parts.get(parts.size() - 1).gradient;
    }

    /** Any point of the side's closure would do; where e is monotone, the end that gives its least value. */
    private Range centre(Range side, Range d) {
        if (d.nonNegative()) return Range.point(side.lo());
        if (d.nonPositive()) return Range.point(side.hi());
        return Range.point(End.add(side.lo(), side.hi(), 2 * bits, false).scaled(-1).round(bits, false)); // rounded down it stays at or above lo
    }

    private Range[] gradient(Slot s) {
        Node n = s.node;
        Range[] d = new Range[eval.box().length];
        if (n.op == Op.LEAF) d[eval.leafOf(n)] = Range.ONE;
        if (n.op == Op.LEAF || Arrays.stream(s.args).allMatch(a -> Arrays.stream(a.gradient).allMatch(Objects::isNull))) return d;
        Range[] u = s.args[0].gradient, v = s.args.length > 1 ? s.args[1].gradient : null;
        Range x = s.args[0].value, y = v == null ? null : s.args[1].value, q = s.value;
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
            case MIN, MAX -> extreme(s);
            case SELECT -> s.args[x.positive() ? 1 : 2].gradient;
            default -> throw new Undecided(); // floor and the opaque operations
        };
    }

    /** n x^(n-1), the exact 0 for n = 0. */
    private Range power(Range x, BigInteger n) {
        return n.signum() == 0 ? null : Range.of(Rat.of(n), bits).mul(known(x.powint(n.subtract(BigInteger.ONE), bits)), bits);
    }

    /** The gradient of the argument that is certainly the strict extremum. */
    private static Range[] extreme(Slot s) {
        Slot best = s.args[0];
        for (Slot a : s.args) {
            if (a == best) continue;
            boolean less = a.value.certainlyLess(best.value);
            if (!less && !best.value.certainlyLess(a.value)) throw new Undecided();
            if (less == (s.node.op == Op.MIN)) best = a;
        }
        return best.gradient;
    }

    private static Range[] each(Range[] u, UnaryOperator<Range> image) {
        Range[] r = new Range[u.length];
        for (int i = 0; i < u.length; i++) if (u[i] != null) r[i] = image.apply(u[i]);
        return r;
    }

    private Range[] scaled(Range[] u, Range by) {
        return each(u, d -> by == null ? null : d == Range.ONE ? by : by == Range.ONE ? d : by == MINUS_ONE ? d.neg() : by.mul(d, bits));
    }

    private Range[] divided(Range[] u, Range by) { return each(u, d -> known(d.div(by, bits))); }

    private Range[] sum(Range[] u, Range[] v) {
        Range[] r = v.clone();
        for (int i = 0; i < u.length; i++) if (u[i] != null) r[i] = v[i] == null ? u[i] : u[i].add(v[i], bits);
        return r;
    }

    private static Range known(Range r) {
        if (r == null) throw new Undecided();
        return r;
    }
}
