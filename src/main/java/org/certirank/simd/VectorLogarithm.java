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
    private static final DoubleVector LN2_HIGH = Shape.all(DoubleLogarithm.LN2_HIGH);
    private static final DoubleVector LN2_LOW = Shape.all(DoubleLogarithm.LN2_LOW);
    private static final DoubleVector C3 = Shape.all(DoubleLogarithm.C3);
    private static final DoubleVector C4 = Shape.all(DoubleLogarithm.C4);
    private static final DoubleVector C5 = Shape.all(DoubleLogarithm.C5);
    private static final DoubleVector C6 = Shape.all(DoubleLogarithm.C6);
    private static final DoubleVector C7 = Shape.all(DoubleLogarithm.C7);
    private static final DoubleVector C8 = Shape.all(DoubleLogarithm.C8);
    private static final DoubleVector C9 = Shape.all(DoubleLogarithm.C9);
    private static final DoubleVector C10 = Shape.all(DoubleLogarithm.C10);
    private static final DoubleVector C11 = Shape.all(DoubleLogarithm.C11);
    private static final DoubleVector C12 = Shape.all(DoubleLogarithm.C12);
    private static final DoubleVector C13 = Shape.all(DoubleLogarithm.C13);
    private static final int BLOCK = 128;
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

    /**
     * log of each x rounded to the side (1 up, -1 down); -oo or NaN for x &lt;= 0. In two passes over blocks: the compiler takes only so many vector operations into one compiled method
     * (18,000 nodes), and a method of more than 325 bytecodes, as both passes, into no other.
     */
    private static void ends(double[] x, double[] result, int from, int to, int side) {
        double[] argument = new double[BLOCK];
        double[] high = new double[BLOCK];
        double[] low = new double[BLOCK];
        double[] original = new double[BLOCK];
        int vectors = to - (to - from) % Shape.LANES;
        for (int i = from; i < vectors; i += BLOCK) {
            int m = Math.min(BLOCK, vectors - i);
            boolean ordinary = reduce(x, i, m, argument, high, low);
            if (ordinary) {
                sum(i, m, argument, high, low, result, side);
            } else {
                System.arraycopy(x, i, original, 0, m);
                sum(i, m, argument, high, low, result, side);
                for (int j = 0; j < m; j++) {
                    if (!(original[j] >= Double.MIN_NORMAL && original[j] <= Double.MAX_VALUE)) {
                        result[i + j] = scalar(original[j], side);
                    }
                }
            }
        }
        for (int i = vectors; i < to; i++) {
            result[i] = scalar(x[i], side);
        }
    }

    /** log x = high + low + g^3 P(g); says whether every x is a positive normal double. */
    private static boolean reduce(double[] x, int from, int m, double[] argument, double[] highs, double[] lows) {
        boolean ordinary = true;
        for (int i = 0; i < m; i += Shape.LANES) {
            LongVector bits = DoubleVector.fromArray(Shape.DOUBLES, x, from + i).viewAsIntegralLanes();
            ordinary &= bits.sub(LEAST).compare(VectorOperators.ULE, MOST - LEAST).allTrue();
            LongVector offset = bits.sub(DoubleLogarithm.START);
            DoubleVector z = bits.sub(offset.and(-1L << 52)).viewAsFloatingLanes();
            DoubleVector e = offset.lanewise(VectorOperators.ASHR, 52).add(SHIFT_BITS).viewAsFloatingLanes().sub(SHIFT);
            LongVector index = offset.lanewise(VectorOperators.LSHR, 48);
            LongVector inverse = Shape.LANES == 8 ? index.selectFrom(INVERSES.a(), INVERSES.b()) : INVERSES.ofFour(index);
            LongVector logHigh = Shape.LANES == 8 ? index.selectFrom(HIGH.a(), HIGH.b()) : HIGH.ofFour(index);
            LongVector logLow = Shape.LANES == 8 ? index.selectFrom(LOW.a(), LOW.b()) : LOW.ofFour(index);
            DoubleVector c = inverse.viewAsFloatingLanes();
            DoubleVector p = z.mul(c);
            DoubleVector g = p.sub(1);
            DoubleVector rest = z.fma(c, p.neg());
            DoubleVector high = e.fma(LN2_HIGH, logHigh.viewAsFloatingLanes());
            DoubleVector low = e.fma(LN2_LOW, logLow.viewAsFloatingLanes());
            DoubleVector half = g.mul(-0.5);
            DoubleVector w = half.fma(g, g);
            DoubleVector h = high.add(w);
            DoubleVector u = half.fma(g, g.sub(w)).add(rest.fma(g.fma(g, g.neg()), rest));
            g.intoArray(argument, i);
            h.intoArray(highs, i);
            high.sub(h).add(w).add(low.add(u)).intoArray(lows, i);
        }
        return ordinary;
    }

    private static void sum(int from, int m, double[] argument, double[] highs, double[] lows, double[] result, int side) {
        DoubleVector error = Shape.all(side * DoubleLogarithm.LOG_ERROR);
        DoubleVector gap = Shape.gap(side);
        for (int i = 0; i < m; i += Shape.LANES) {
            DoubleVector g = DoubleVector.fromArray(Shape.DOUBLES, argument, i);
            DoubleVector h = DoubleVector.fromArray(Shape.DOUBLES, highs, i);
            DoubleVector square = g.mul(g);
            DoubleVector fourth = square.mul(square);
            DoubleVector a = g.fma(C7, C6).fma(square, g.fma(C5, C4));
            DoubleVector b = g.fma(C11, C10).fma(square, g.fma(C9, C8));
            DoubleVector p = g.fma(C13, C12).fma(fourth, b).fma(fourth, a).fma(g, C3);
            DoubleVector size = h.abs();
            DoubleVector d = size.fma(error, square.mul(g).fma(p, DoubleVector.fromArray(Shape.DOUBLES, lows, i)));
            DoubleVector s = h.add(d);
            DoubleVector taken = s.sub(h);
            DoubleVector next = size.fma(gap, s);
            // One branch for each comparison, since its direction must be a constant.
            if (side < 0) {
                s.blend(next, d.compare(VectorOperators.LT, taken)).intoArray(result, from + i);
            } else {
                s.blend(next, d.compare(VectorOperators.GT, taken)).intoArray(result, from + i);
            }
        }
    }

    private static double scalar(double x, int side) {
        return side < 0 ? DoubleLogarithm.logDown(x) : DoubleLogarithm.logUp(x);
    }
}
