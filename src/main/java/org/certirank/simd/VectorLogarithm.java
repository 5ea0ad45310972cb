package org.certirank.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import org.certirank.interval.DoubleIntervals;
import org.certirank.interval.DoubleLogarithm;

/** {@link DoubleLogarithm} on vectors: the same operations in the same order, hence the same bits. Arguments that are not positive normal doubles go to the scalar twin, one by one. */
final class VectorLogarithm {
    private static final Table INVERSES = Table.of(Shape.bits(DoubleLogarithm.inverses()));
    private static final Table HIGH = Table.of(Shape.bits(DoubleLogarithm.logsHigh()));
    private static final Table LOW = Table.of(Shape.bits(DoubleLogarithm.logsLow()));
    /** What e is multiplied by: vectors of eight turn the bits of an exponent field into a double at once, so e comes times 2^52 there. */
    private static final double UNIT = Shape.LANES == 8 ? 0x1p-52 : 1;
    private static final DoubleVector LN2_HIGH = Shape.all(DoubleLogarithm.LN2_HIGH * UNIT);
    private static final DoubleVector LN2_LOW = Shape.all(DoubleLogarithm.LN2_LOW * UNIT);
    private static final DoubleVector MINUS_ONE = Shape.all(-1);
    private static final DoubleVector C3 = Shape.all(DoubleLogarithm.C3);
    private static final DoubleVector C4 = Shape.all(DoubleLogarithm.C4);
    private static final DoubleVector C5 = Shape.all(DoubleLogarithm.C5);
    private static final DoubleVector C6 = Shape.all(DoubleLogarithm.C6);
    private static final DoubleVector C7 = Shape.all(DoubleLogarithm.C7);
    private static final DoubleVector C8 = Shape.all(DoubleLogarithm.C8);
    private static final DoubleVector C9 = Shape.all(DoubleLogarithm.C9);
    private static final DoubleVector C10 = Shape.all(DoubleLogarithm.C10);
    private static final long LEAST = Double.doubleToRawLongBits(Double.MIN_NORMAL);
    private static final long MOST = Double.doubleToRawLongBits(Double.MAX_VALUE);
    /** 1.5 2^52: an integer added to its bits stands in the double as itself. */
    private static final double SHIFT = 0x1.8p52;
    private static final long SHIFT_BITS = Double.doubleToRawLongBits(SHIFT);

    private VectorLogarithm() {
    }

    static void log(DoubleIntervals x, DoubleIntervals result, int from, int to) {
        ends(x.lo(), result.lo(), from, to, -1);
        ends(x.hi(), result.hi(), from, to, 1);
        double[] low = result.lo();
        double[] high = result.hi();
        for (int i = from; i < to; i++) {
            // No positive member, no logarithm.
            low[i] = high[i] != high[i] ? Double.NaN : low[i];
        }
    }

    /** log of each x rounded to the side (1 up, -1 down); -oo or NaN for x &lt;= 0. */
    private static void ends(double[] x, double[] result, int from, int to, int side) {
        double[] odd = new double[Shape.LANES];
        DoubleVector error = Shape.all(side * DoubleLogarithm.LOG_ERROR);
        DoubleVector gap = Shape.gap(side);
        int i = from;
        for (; i <= to - Shape.LANES; i += Shape.LANES) {
            DoubleVector v = DoubleVector.fromArray(Shape.DOUBLES, x, i);
            LongVector bits = v.viewAsIntegralLanes();
            VectorMask<Long> ordinary = bits.sub(LEAST).compare(VectorOperators.ULE, MOST - LEAST);
            LongVector offset = bits.sub(DoubleLogarithm.START);
            LongVector exponent = offset.and(-1L << 52);
            DoubleVector z = bits.sub(exponent).viewAsFloatingLanes();
            DoubleVector e = Shape.LANES == 8 ? (DoubleVector) exponent.convert(VectorOperators.L2D, 0) : offset.lanewise(VectorOperators.ASHR, 52).add(SHIFT_BITS).viewAsFloatingLanes().sub(SHIFT);
            LongVector index = offset.lanewise(VectorOperators.LSHR, 48);
            LongVector inverse = Shape.LANES == 8 ? index.selectFrom(INVERSES.a(), INVERSES.b()) : INVERSES.ofFour(index);
            LongVector logHigh = Shape.LANES == 8 ? index.selectFrom(HIGH.a(), HIGH.b()) : HIGH.ofFour(index);
            LongVector logLow = Shape.LANES == 8 ? index.selectFrom(LOW.a(), LOW.b()) : LOW.ofFour(index);
            DoubleVector g = z.fma(inverse.viewAsFloatingLanes(), MINUS_ONE);
            DoubleVector high = e.fma(LN2_HIGH, logHigh.viewAsFloatingLanes());
            DoubleVector low = e.fma(LN2_LOW, logLow.viewAsFloatingLanes());
            DoubleVector half = g.mul(-0.5);
            DoubleVector w = half.fma(g, g);
            DoubleVector square = g.mul(g);
            DoubleVector fourth = square.mul(square);
            DoubleVector a = g.fma(C6, C5).fma(square, g.fma(C4, C3));
            DoubleVector b = g.fma(C10, C9).fma(square, g.fma(C8, C7));
            DoubleVector p = fourth.fma(b, a);
            DoubleVector h = high.add(w);
            DoubleVector l = high.sub(h).add(w).add(low.add(half.fma(g, g.sub(w))));
            DoubleVector size = h.abs();
            DoubleVector d = size.fma(error, square.mul(g).fma(p, l));
            DoubleVector s = h.add(d);
            DoubleVector taken = s.sub(h);
            DoubleVector next = size.fma(gap, s);
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
            result[i] = scalar(x[i], side);
        }
    }

    /** Puts the twin's results where an argument is out of the ordinary range. */
    private static void scalar(double[] x, double[] result, int from, int side) {
        for (int j = 0; j < x.length; j++) {
            if (!(x[j] >= Double.MIN_NORMAL && x[j] <= Double.MAX_VALUE)) {
                result[from + j] = scalar(x[j], side);
            }
        }
    }

    private static double scalar(double x, int side) {
        return side < 0 ? DoubleLogarithm.logDown(x) : DoubleLogarithm.logUp(x);
    }
}
