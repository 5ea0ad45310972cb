package org.certirank.simd;

import jdk.incubator.vector.DoubleVector;
import org.certirank.interval.DoubleIntervals;

/** Negation, absolute value, minimum and maximum on vectors: exact. An empty set, (NaN, NaN), makes both ends NaN, as max and min keep NaN. */
final class VectorOrder {
    private VectorOrder() {
    }

    static void neg(DoubleIntervals x, DoubleIntervals result, int from, int to) {
        int i = from;
        for (; i <= to - Shape.LANES; i += Shape.LANES) {
            DoubleVector a = Shape.load(x.lo(), i);
            DoubleVector b = Shape.load(x.hi(), i);
            // 0 - 0 is 0, not -0: one zero only.
            Shape.all(0.0).sub(b).intoArray(result.lo(), i);
            Shape.all(0.0).sub(a).intoArray(result.hi(), i);
        }
        ScalarKernels.neg(x, result, i, to);
    }

    static void abs(DoubleIntervals x, DoubleIntervals result, int from, int to) {
        int i = from;
        for (; i <= to - Shape.LANES; i += Shape.LANES) {
            DoubleVector a = Shape.load(x.lo(), i);
            DoubleVector b = Shape.load(x.hi(), i);
            a.max(Shape.all(0.0).sub(b)).max(0.0).intoArray(result.lo(), i);
            Shape.all(0.0).sub(a).max(b).intoArray(result.hi(), i);
        }
        ScalarKernels.abs(x, result, i, to);
    }

    static void min(DoubleIntervals x, DoubleIntervals y, DoubleIntervals result, int from, int to) {
        int i = from;
        for (; i <= to - Shape.LANES; i += Shape.LANES) {
            DoubleVector low = Shape.load(x.lo(), i).min(Shape.load(y.lo(), i));
            Shape.load(x.hi(), i).min(Shape.load(y.hi(), i)).intoArray(result.hi(), i);
            low.intoArray(result.lo(), i);
        }
        ScalarKernels.min(x, y, result, i, to);
    }

    static void max(DoubleIntervals x, DoubleIntervals y, DoubleIntervals result, int from, int to) {
        int i = from;
        for (; i <= to - Shape.LANES; i += Shape.LANES) {
            DoubleVector low = Shape.load(x.lo(), i).max(Shape.load(y.lo(), i));
            Shape.load(x.hi(), i).max(Shape.load(y.hi(), i)).intoArray(result.hi(), i);
            low.intoArray(result.lo(), i);
        }
        ScalarKernels.max(x, y, result, i, to);
    }
}
