package org.certirank.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import org.certirank.interval.DoubleInterval;
import org.certirank.interval.DoubleIntervals;

/**
 * Tightest quotients and square roots on vectors, by the sign of the residual a - q b (a - s^2), which one fma gives without error. Divisors that touch 0, radicands that reach below it, and ends so small or
 * large that a residual could underflow go to the scalar twin.
 */
final class VectorQuotients {
    private static final int BLOCK = 128;
    private static final double LEAST = 0x1p-480;
    private static final double MOST = 0x1p480;

    private VectorQuotients() {
    }

    static void div(DoubleIntervals x, DoubleIntervals y, DoubleIntervals result, int from, int to) {
        double[] low = new double[BLOCK];
        int vectors = to - (to - from) % Shape.LANES;
        for (int i = from; i < vectors; i += BLOCK) {
            int m = Math.min(BLOCK, vectors - i);
            upper(x.lo(), x.hi(), y.lo(), y.hi(), i, m, low, 0, -1);
            upper(x.lo(), x.hi(), y.lo(), y.hi(), i, m, result.hi(), i, 1);
            System.arraycopy(low, 0, result.lo(), i, m);
        }
        ScalarKernels.div(x, y, result, vectors, to);
    }

    /** The upper end of x / y (side 1), or minus the upper end of (-x) / y, which is the lower end of x / y. One end in one pass, see {@link VectorLogarithm} for why. */
    private static void upper(double[] xl, double[] xh, double[] yl, double[] yh, int from, int m, double[] out, int at, int side) {
        DoubleVector sign = Shape.all(side);
        DoubleVector gap = Shape.gap(1);
        for (int i = 0; i < m; i += Shape.LANES) {
            DoubleVector a = DoubleVector.fromArray(Shape.DOUBLES, xl, from + i);
            DoubleVector b = DoubleVector.fromArray(Shape.DOUBLES, xh, from + i);
            DoubleVector c = DoubleVector.fromArray(Shape.DOUBLES, yl, from + i);
            DoubleVector d = DoubleVector.fromArray(Shape.DOUBLES, yh, from + i);
            // x / y = (-x) / (-y): positive divisors from here on, and the dividend whose quotient is greatest (side 1), or whose negative's is.
            VectorMask<Double> negative = d.compare(VectorOperators.LT, 0);
            DoubleVector least = c.blend(d.neg(), negative);
            DoubleVector most = d.blend(c.neg(), negative);
            DoubleVector n = side < 0 ? a.neg().blend(b, negative) : b.blend(a.neg(), negative);
            DoubleVector size = n.abs();
            VectorMask<Double> usual = least.compare(VectorOperators.GE, LEAST).and(most.compare(VectorOperators.LE, MOST)).and(size.compare(VectorOperators.LE, MOST))
                    .and(size.compare(VectorOperators.GE, LEAST).or(size.compare(VectorOperators.EQ, 0)));
            if (usual.allTrue()) {
                DoubleVector divisor = most.blend(least, n.compare(VectorOperators.GE, 0));
                DoubleVector q = n.div(divisor);
                DoubleVector next = q.abs().fma(gap, q);
                q.blend(next, q.neg().fma(divisor, n).compare(VectorOperators.GT, 0)).mul(sign).add(0.0).intoArray(out, at + i);
            } else {
                for (int j = i; j < i + Shape.LANES; j++) {
                    DoubleInterval quotient = new DoubleInterval(xl[from + j], xh[from + j]).div(new DoubleInterval(yl[from + j], yh[from + j]));
                    out[at + j] = side < 0 ? quotient.lo() : quotient.hi();
                }
            }
        }
    }

    static void sqrt(DoubleIntervals x, DoubleIntervals result, int from, int to) {
        int i = from;
        for (; i <= to - Shape.LANES; i += Shape.LANES) {
            DoubleVector a = Shape.load(x.lo(), i);
            DoubleVector b = Shape.load(x.hi(), i);
            // The roots of the non-negative members begin at 0 where the set reaches below.
            DoubleVector below = a.max(0.0);
            VectorMask<Double> usual = below.compare(VectorOperators.GE, LEAST).or(below.compare(VectorOperators.EQ, 0));
            if (!usual.and(b.compare(VectorOperators.GE, LEAST)).and(b.compare(VectorOperators.LE, Double.MAX_VALUE)).allTrue()) {
                ScalarKernels.sqrt(x, result, i, i + Shape.LANES);
                continue;
            }
            DoubleVector s = below.sqrt();
            DoubleVector t = b.sqrt();
            Shape.stepDown(s, s.neg().fma(s, below).compare(VectorOperators.LT, 0)).intoArray(result.lo(), i);
            Shape.stepUp(t, t.neg().fma(t, b).compare(VectorOperators.GT, 0)).intoArray(result.hi(), i);
        }
        ScalarKernels.sqrt(x, result, i, to);
    }
}
