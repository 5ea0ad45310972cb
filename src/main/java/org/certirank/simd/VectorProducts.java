package org.certirank.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import org.certirank.interval.DoubleIntervals;

/**
 * Tightest products and squares on vectors. For fixed x the extremes of x y lie at the ends of y that the sign of x chooses, so two products make each end; the residual of each (fma) says whether
 * the next double is due. Where an end is neither 0 nor between 2^-480 and 2^510 in magnitude, so that a residual could underflow or a product overflow, the scalar twin is asked.
 */
final class VectorProducts {
    private static final long LEAST = Double.doubleToRawLongBits(0x1p-480);
    private static final long MOST = Double.doubleToRawLongBits(0x1p510);

    private VectorProducts() {
    }

    /** Whether all lanes are 0 or of moderate magnitude: of no NaN, infinity, or number so small or large that products need care. */
    static VectorMask<Double> moderate(DoubleVector x) {
        return x.viewAsIntegralLanes().and(Long.MAX_VALUE).sub(LEAST).compare(VectorOperators.ULE, MOST - LEAST).cast(Shape.DOUBLES).or(x.compare(VectorOperators.EQ, 0));
    }

    static void mul(DoubleIntervals x, DoubleIntervals y, DoubleIntervals result, int from, int to) {
        int i = from;
        for (; i <= to - Shape.LANES; i += Shape.LANES) {
            DoubleVector a = Shape.load(x.lo(), i);
            DoubleVector b = Shape.load(x.hi(), i);
            DoubleVector c = Shape.load(y.lo(), i);
            DoubleVector d = Shape.load(y.hi(), i);
            if (!moderate(a).and(moderate(b)).and(moderate(c)).and(moderate(d)).allTrue()) {
                ScalarKernels.mul(x, y, result, i, i + Shape.LANES);
                continue;
            }
            VectorMask<Double> first = a.compare(VectorOperators.GE, 0);
            VectorMask<Double> second = b.compare(VectorOperators.GE, 0);
            down(a, d.blend(c, first)).min(down(b, d.blend(c, second))).add(0.0).intoArray(result.lo(), i);
            up(a, c.blend(d, first)).max(up(b, c.blend(d, second))).add(0.0).intoArray(result.hi(), i);
        }
        ScalarKernels.mul(x, y, result, i, to);
    }

    static void sqr(DoubleIntervals x, DoubleIntervals result, int from, int to) {
        int i = from;
        for (; i <= to - Shape.LANES; i += Shape.LANES) {
            DoubleVector a = Shape.load(x.lo(), i);
            DoubleVector b = Shape.load(x.hi(), i);
            if (!moderate(a).and(moderate(b)).allTrue()) {
                ScalarKernels.sqr(x, result, i, i + Shape.LANES);
                continue;
            }
            DoubleVector least = a.max(b.neg()).max(0.0);
            DoubleVector greatest = a.neg().max(b);
            down(least, least).add(0.0).intoArray(result.lo(), i);
            up(greatest, greatest).add(0.0).intoArray(result.hi(), i);
        }
        ScalarKernels.sqr(x, result, i, to);
    }

    private static DoubleVector down(DoubleVector x, DoubleVector y) {
        DoubleVector p = x.mul(y);
        return Shape.stepDown(p, x.fma(y, p.neg()).compare(VectorOperators.LT, 0));
    }

    private static DoubleVector up(DoubleVector x, DoubleVector y) {
        DoubleVector p = x.mul(y);
        return Shape.stepUp(p, x.fma(y, p.neg()).compare(VectorOperators.GT, 0));
    }
}
