package org.certirank.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import org.certirank.interval.DoubleIntervals;

/**
 * Tightest quotients and square roots on vectors, by the sign of the residual a - q b (a - s^2), which one fma gives without error. Divisors that touch 0, radicands that reach below it, and ends so small or
 * large that a residual could underflow go to the scalar twin.
 */
final class VectorQuotients {
    private static final double LEAST = 0x1p-480;
    private static final double MOST = 0x1p480;

    private VectorQuotients() {
    }

    static void div(DoubleIntervals x, DoubleIntervals y, DoubleIntervals result, int from, int to) {
        int i = from;
        for (; i <= to - Shape.LANES; i += Shape.LANES) {
            DoubleVector a = Shape.load(x.lo(), i);
            DoubleVector b = Shape.load(x.hi(), i);
            DoubleVector c = Shape.load(y.lo(), i);
            DoubleVector d = Shape.load(y.hi(), i);
            VectorMask<Double> negative = d.compare(VectorOperators.LT, 0);
            // a / b = (-a) / (-b): positive divisors from here on.
            DoubleVector below = a.blend(b.neg(), negative);
            DoubleVector above = b.blend(a.neg(), negative);
            DoubleVector least = c.blend(d.neg(), negative);
            DoubleVector most = d.blend(c.neg(), negative);
            VectorMask<Double> ordinary = least.compare(VectorOperators.GE, LEAST).and(most.compare(VectorOperators.LE, MOST)).and(dividend(below)).and(dividend(above));
            if (!ordinary.allTrue()) {
                ScalarKernels.div(x, y, result, i, i + Shape.LANES);
                continue;
            }
            DoubleVector first = least.blend(most, below.compare(VectorOperators.GE, 0));
            DoubleVector second = least.blend(most, above.compare(VectorOperators.LE, 0));
            DoubleVector p = below.div(first);
            DoubleVector q = above.div(second);
            Shape.stepDown(p, p.neg().fma(first, below).compare(VectorOperators.LT, 0)).add(0.0).intoArray(result.lo(), i);
            Shape.stepUp(q, q.neg().fma(second, above).compare(VectorOperators.GT, 0)).add(0.0).intoArray(result.hi(), i);
        }
        ScalarKernels.div(x, y, result, i, to);
    }

    private static VectorMask<Double> dividend(DoubleVector x) {
        DoubleVector size = x.abs();
        return size.compare(VectorOperators.LE, MOST).and(size.compare(VectorOperators.GE, LEAST).or(x.compare(VectorOperators.EQ, 0)));
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
