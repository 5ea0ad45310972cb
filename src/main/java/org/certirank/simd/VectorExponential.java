package org.certirank.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import org.certirank.interval.DoubleExponential;
import org.certirank.interval.DoubleIntervals;

/** {@link DoubleExponential} on vectors: the same operations in the same order, hence the same bits. Arguments out of the ordinary range go to the scalar twin, one by one. */
final class VectorExponential {
    private static final Table HIGH = Table.of(withoutSteps(Shape.bits(DoubleExponential.powersHigh())));
    private static final Table REST = Table.of(Shape.bits(DoubleExponential.powersRest()));

    private static final DoubleVector STEPS = Shape.all(DoubleExponential.STEPS);
    private static final DoubleVector STEP_HIGH = Shape.all(DoubleExponential.STEP_HIGH);
    private static final DoubleVector STEP_LOW = Shape.all(DoubleExponential.STEP_LOW);
    private static final DoubleVector SHIFT = Shape.all(DoubleExponential.SHIFT);
    private static final DoubleVector C3 = Shape.all(DoubleExponential.C3);
    private static final DoubleVector C4 = Shape.all(DoubleExponential.C4);
    private static final DoubleVector C5 = Shape.all(DoubleExponential.C5);
    private static final DoubleVector C6 = Shape.all(DoubleExponential.C6);
    private static final DoubleVector C7 = Shape.all(DoubleExponential.C7);
    private static final DoubleVector C8 = Shape.all(DoubleExponential.C8);
    private static final DoubleVector C9 = Shape.all(DoubleExponential.C9);
    private static final double GREATEST = 600;
    /** The ordinary range of |x|, as bits: results and the low parts of their sums are normal numbers. */
    private static final long LEAST = Double.doubleToRawLongBits(DoubleExponential.EXP_TINY);
    private static final long MOST = Double.doubleToRawLongBits(GREATEST);

    private VectorExponential() {
    }

    static void exp(DoubleIntervals x, DoubleIntervals result, int from, int to) {
        ends(x.lo(), result.lo(), from, to, -1);
        ends(x.hi(), result.hi(), from, to, 1);
    }

    /** exp of each x rounded to the side (1 up, -1 down). */
    private static void ends(double[] x, double[] result, int from, int to, int side) {
        double[] odd = new double[Shape.LANES];
        DoubleVector error = DoubleVector.broadcast(Shape.DOUBLES, side * DoubleExponential.EXP_ERROR);
        DoubleVector gap = Shape.gap(side);
        int i = from;
        for (; i <= to - Shape.LANES; i += Shape.LANES) {
            DoubleVector v = DoubleVector.fromArray(Shape.DOUBLES, x, i);
            LongVector size = v.viewAsIntegralLanes().and(Long.MAX_VALUE).sub(LEAST);
            VectorMask<Long> ordinary = size.compare(VectorOperators.ULE, MOST - LEAST);
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
            DoubleVector u = square.mul(r).fma(p, half.fma(r, r.sub(w))).add(rest.fma(w, rest));
            // 2^floor(k/8) comes with the table's entry, so that nothing is left to scale: powers of two commute with rounding in the ordinary range.
            LongVector power = Shape.LANES == 8 ? index.selectFrom(HIGH.a()) : HIGH.ofTwo(index);
            LongVector powerRest = Shape.LANES == 8 ? index.selectFrom(REST.a()) : REST.ofTwo(index);
            DoubleVector high = power.add(index.lanewise(VectorOperators.LSHL, 49)).viewAsFloatingLanes();
            DoubleVector tail = powerRest.viewAsFloatingLanes();
            DoubleVector h = high.fma(w, high);
            DoubleVector l = high.fma(u.add(tail.fma(w, tail)), high.fma(w, high.sub(h)));
            DoubleVector d = h.fma(error, l);
            DoubleVector s = h.add(d);
            DoubleVector taken = s.sub(h);
            DoubleVector next = h.fma(gap, s);
            boolean usual = ordinary.allTrue();
            if (!usual) {
                v.intoArray(odd, 0);
            }
            // One branch for each comparison, since its direction must be a constant.
            if (side < 0) {
                s.blend(next, d.compare(VectorOperators.LT, taken)).intoArray(result, i);
            } else {
                s.blend(next, d.compare(VectorOperators.GT, taken)).intoArray(result, i);
            }
            if (!usual) {
                scalar(odd, result, i, side);
            }
        }
        for (; i < to; i++) {
            result[i] = side < 0 ? DoubleExponential.expDown(x[i]) : DoubleExponential.expUp(x[i]);
        }
    }

    /** Puts the twin's results where an argument is out of the ordinary range. */
    private static void scalar(double[] x, double[] result, int from, int side) {
        for (int j = 0; j < x.length; j++) {
            double size = Math.abs(x[j]);
            if (!(size >= DoubleExponential.EXP_TINY && size <= GREATEST)) {
                result[from + j] = side < 0 ? DoubleExponential.expDown(x[j]) : DoubleExponential.expUp(x[j]);
            }
        }
    }

    /** Entries less j 2^49, which adding the bits of k 2^49 restores along with the exponent floor(k/8). */
    private static long[] withoutSteps(long[] table) {
        for (int j = 0; j < table.length; j++) {
            table[j] -= (long) j << 49;
        }
        return table;
    }
}
