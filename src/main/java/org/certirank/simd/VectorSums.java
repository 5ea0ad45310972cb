package org.certirank.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import org.certirank.interval.DoubleIntervals;

/** Tightest sums and differences on vectors: Knuth's TwoSum finds the rounding error of each end, which says whether the next double is due. Near overflow and for empty or unbounded sets the scalar twin is asked. */
final class VectorSums {
    private static final double GREATEST = 0x1p1020;

    private VectorSums() {
    }

    static void add(DoubleIntervals x, DoubleIntervals y, DoubleIntervals result, int from, int to) {
        int i = from;
        for (; i <= to - Shape.LANES; i += Shape.LANES) {
            if (!sums(Shape.load(x.lo(), i), Shape.load(y.lo(), i), Shape.load(x.hi(), i), Shape.load(y.hi(), i), result, i)) {
                ScalarKernels.add(x, y, result, i, i + Shape.LANES);
            }
        }
        ScalarKernels.add(x, y, result, i, to);
    }

    static void sub(DoubleIntervals x, DoubleIntervals y, DoubleIntervals result, int from, int to) {
        int i = from;
        for (; i <= to - Shape.LANES; i += Shape.LANES) {
            if (!sums(Shape.load(x.lo(), i), Shape.load(y.hi(), i).neg(), Shape.load(x.hi(), i), Shape.load(y.lo(), i).neg(), result, i)) {
                ScalarKernels.sub(x, y, result, i, i + Shape.LANES);
            }
        }
        ScalarKernels.sub(x, y, result, i, to);
    }

    /** a + b rounded down and c + d rounded up; false, and nothing done, where a sum is huge, infinite or not a number. */
    private static boolean sums(DoubleVector a, DoubleVector b, DoubleVector c, DoubleVector d, DoubleIntervals result, int i) {
        DoubleVector low = a.add(b);
        DoubleVector high = c.add(d);
        VectorMask<Double> ordinary = low.abs().compare(VectorOperators.LE, GREATEST).and(high.abs().compare(VectorOperators.LE, GREATEST));
        if (!ordinary.allTrue()) {
            return false;
        }
        VectorMask<Double> down = error(a, b, low).compare(VectorOperators.LT, 0);
        VectorMask<Double> up = error(c, d, high).compare(VectorOperators.GT, 0);
        Shape.stepDown(low, down).add(0.0).intoArray(result.lo(), i);
        Shape.stepUp(high, up).add(0.0).intoArray(result.hi(), i);
        return true;
    }

    private static DoubleVector error(DoubleVector a, DoubleVector b, DoubleVector s) {
        DoubleVector back = s.sub(a);
        return a.sub(s.sub(back)).add(b.sub(back));
    }
}
