package org.certirank.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import org.certirank.interval.DoubleExponential;
import org.certirank.interval.DoubleIntervals;

/** expm1 and tanh of {@link DoubleExponential} on vectors: the same operations in the same order, hence the same bits. In passes over blocks, see {@link VectorLogarithm}. */
final class VectorTangent {
    private static final int BLOCK = 128;
    /** Up to here no part of e^x - 1 is subnormal. */
    private static final double GREATEST = 600;
    private static final Table HIGH = Table.of(Shape.bits(DoubleExponential.powersHigh()));
    private static final Table REST = Table.of(Shape.bits(DoubleExponential.powersRest()));
    private static final DoubleVector STEPS = Shape.all(DoubleExponential.STEPS);
    private static final DoubleVector SHIFT = Shape.all(DoubleExponential.SHIFT);
    private static final DoubleVector STEP_HIGH = Shape.all(DoubleExponential.STEP_HIGH);
    private static final DoubleVector STEP_LOW = Shape.all(DoubleExponential.STEP_LOW);
    private static final DoubleVector C3 = Shape.all(DoubleExponential.C3);
    private static final DoubleVector C4 = Shape.all(DoubleExponential.C4);
    private static final DoubleVector C5 = Shape.all(DoubleExponential.C5);
    private static final DoubleVector C6 = Shape.all(DoubleExponential.C6);
    private static final DoubleVector C7 = Shape.all(DoubleExponential.C7);
    private static final DoubleVector C8 = Shape.all(DoubleExponential.C8);
    private static final DoubleVector C9 = Shape.all(DoubleExponential.C9);

    private VectorTangent() {
    }

    static void expm1(DoubleIntervals x, DoubleIntervals result, int from, int to) {
        ends(x.lo(), result.lo(), from, to, -1, false);
        ends(x.hi(), result.hi(), from, to, 1, false);
    }

    static void tanh(DoubleIntervals x, DoubleIntervals result, int from, int to) {
        ends(x.lo(), result.lo(), from, to, -1, true);
        ends(x.hi(), result.hi(), from, to, 1, true);
    }

    private static void ends(double[] x, double[] result, int from, int to, int side, boolean tangent) {
        double[] original = new double[BLOCK];
        double[] argument = new double[BLOCK];
        double[] power = new double[BLOCK];
        double[] high = new double[BLOCK];
        double[] low = new double[BLOCK];
        double least = tangent ? DoubleExponential.TANH_TINY : DoubleExponential.EXPM1_TINY;
        double greatest = tangent ? Math.nextDown(DoubleExponential.TANH_LIMIT) : GREATEST;
        int vectors = to - (to - from) % Shape.LANES;
        for (int i = from; i < vectors; i += BLOCK) {
            int m = Math.min(BLOCK, vectors - i);
            boolean ordinary = true;
            for (int j = 0; j < m; j++) {
                double v = x[i + j];
                double size = Math.abs(v);
                original[j] = v;
                argument[j] = tangent ? -2 * size : v;
                ordinary &= size >= least && size <= greatest;
            }
            exponential(argument, m, high, low, power);
            lessOne(argument, m, high, low, power);
            if (tangent) {
                tangent(original, m, high, low);
            }
            round(m, high, low, result, i, side * (tangent ? DoubleExponential.TANH_ERROR : DoubleExponential.EXPM1_ERROR), side);
            for (int j = 0; !ordinary && j < m; j++) {
                double size = Math.abs(original[j]);
                if (!(size >= least && size <= greatest)) {
                    result[i + j] = scalar(original[j], side, tangent);
                }
            }
        }
        for (int i = vectors; i < to; i++) {
            result[i] = scalar(x[i], side, tangent);
        }
    }

    private static double scalar(double x, int side, boolean tangent) {
        if (tangent) {
            return side < 0 ? DoubleExponential.tanhDown(x) : DoubleExponential.tanhUp(x);
        }
        return side < 0 ? DoubleExponential.expm1Down(x) : DoubleExponential.expm1Up(x);
    }

    /** e^x = 2^(k/8) (1 + high + low), and that power's high part. */
    private static void exponential(double[] x, int m, double[] highs, double[] lows, double[] powers) {
        for (int i = 0; i < m; i += Shape.LANES) {
            DoubleVector v = DoubleVector.fromArray(Shape.DOUBLES, x, i);
            DoubleVector t = v.fma(STEPS, SHIFT);
            DoubleVector k = SHIFT.sub(t);
            LongVector index = t.viewAsIntegralLanes();
            DoubleVector first = k.fma(STEP_HIGH, v);
            DoubleVector r = k.fma(STEP_LOW, first);
            DoubleVector rest = k.fma(STEP_LOW, first.sub(r));
            DoubleVector half = r.mul(0.5);
            DoubleVector w = half.fma(r, r);
            DoubleVector square = r.mul(r);
            DoubleVector p = r.fma(C9, C8).fma(square, r.fma(C7, C6)).fma(square, r.fma(C5, C4)).fma(r, C3);
            w.intoArray(highs, i);
            square.mul(r).fma(p, half.fma(r, r.sub(w))).add(rest.fma(w, rest)).intoArray(lows, i);
            // floor(k/8) is added to the exponent of the entry.
            LongVector entry = Shape.LANES == 8 ? index.selectFrom(HIGH.a()) : HIGH.ofTwo(index);
            entry.add(index.lanewise(VectorOperators.LSHR, 3).lanewise(VectorOperators.LSHL, 52)).viewAsFloatingLanes().intoArray(powers, i);
        }
    }

    /** From that, e^x - 1 = high + low. */
    private static void lessOne(double[] x, int m, double[] highs, double[] lows, double[] powers) {
        for (int i = 0; i < m; i += Shape.LANES) {
            DoubleVector t = DoubleVector.fromArray(Shape.DOUBLES, x, i).fma(STEPS, SHIFT);
            LongVector index = t.viewAsIntegralLanes();
            DoubleVector w = DoubleVector.fromArray(Shape.DOUBLES, highs, i);
            DoubleVector v = DoubleVector.fromArray(Shape.DOUBLES, lows, i);
            DoubleVector power = DoubleVector.fromArray(Shape.DOUBLES, powers, i);
            LongVector entry = Shape.LANES == 8 ? index.selectFrom(REST.a()) : REST.ofTwo(index);
            DoubleVector rest = entry.viewAsFloatingLanes();
            DoubleVector sum = power.fma(w, power);
            DoubleVector low = power.fma(v.add(rest.fma(w, rest)), power.fma(w, power.sub(sum)));
            DoubleVector h = sum.sub(1);
            DoubleVector back = h.sub(sum);
            DoubleVector lost = sum.sub(h.sub(back)).add(Shape.all(-1).sub(back));
            VectorMask<Double> near = t.compare(VectorOperators.EQ, DoubleExponential.SHIFT);
            h.blend(w, near).intoArray(highs, i);
            lost.add(low).blend(v, near).intoArray(lows, i);
        }
    }

    /** tanh x from N = -(high + low) = 1 - e^(-2|x|): N / (2 - N) with the sign of x. */
    private static void tangent(double[] x, int m, double[] highs, double[] lows) {
        for (int i = 0; i < m; i += Shape.LANES) {
            DoubleVector high = DoubleVector.fromArray(Shape.DOUBLES, highs, i).neg();
            DoubleVector low = DoubleVector.fromArray(Shape.DOUBLES, lows, i).neg();
            LongVector sign = DoubleVector.fromArray(Shape.DOUBLES, x, i).viewAsIntegralLanes().and(Long.MIN_VALUE);
            DoubleVector h = high.add(low);
            DoubleVector l = high.sub(h).add(low);
            DoubleVector two = Shape.all(2);
            DoubleVector d = two.sub(h);
            DoubleVector dLow = two.sub(d).sub(h).sub(l);
            DoubleVector q = h.div(d);
            DoubleVector minus = q.neg();
            DoubleVector residual = minus.fma(d, h).add(minus.fma(dLow, l)).div(d);
            q.viewAsIntegralLanes().lanewise(VectorOperators.XOR, sign).viewAsFloatingLanes().intoArray(highs, i);
            residual.viewAsIntegralLanes().lanewise(VectorOperators.XOR, sign).viewAsFloatingLanes().intoArray(lows, i);
        }
    }

    /** high + low moved by the relative error and rounded to the side, kept between -1 and, for tanh, 1. */
    private static void round(int m, double[] highs, double[] lows, double[] result, int from, double error, int side) {
        DoubleVector gap = Shape.gap(side);
        DoubleVector most = Shape.all(Math.abs(error) == DoubleExponential.TANH_ERROR ? 1 : Double.POSITIVE_INFINITY);
        for (int i = 0; i < m; i += Shape.LANES) {
            DoubleVector h = DoubleVector.fromArray(Shape.DOUBLES, highs, i);
            DoubleVector size = h.abs();
            DoubleVector d = size.fma(Shape.all(error), DoubleVector.fromArray(Shape.DOUBLES, lows, i));
            DoubleVector s = h.add(d);
            DoubleVector taken = s.sub(h);
            DoubleVector next = size.fma(gap, s);
            if (side < 0) {
                s.blend(next, d.compare(VectorOperators.LT, taken)).max(-1).min(most).intoArray(result, from + i);
            } else {
                s.blend(next, d.compare(VectorOperators.GT, taken)).max(-1).min(most).intoArray(result, from + i);
            }
        }
    }
}
