package org.certirank.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import org.certirank.interval.DoubleIntervals;
import org.certirank.interval.DoublePower;

/** Integer powers of {@link DoublePower} on vectors: the same operations in the same order, hence the same bits. Results so small or large that a partial product may have lost bits, and negative powers of sets with 0, go to the scalar twin. */
final class VectorPowers {
    private VectorPowers() {
    }

    static void powInt(DoubleIntervals x, long n, DoubleIntervals result, int from, int to) {
        if (n == 2) {
            VectorProducts.sqr(x, result, from, to);
            return;
        }
        if (n == 0 || n == 1 || Math.abs(n) > DoublePower.MOST) {
            ScalarKernels.powInt(x, n, result, from, to);
            return;
        }
        int size = to - from;
        double[] low = new double[size];
        double[] high = new double[size];
        boolean zero = false;
        for (int i = 0; i < size; i++) {
            double a = x.lo()[from + i];
            double b = x.hi()[from + i];
            boolean even = (n & 1) == 0;
            // The ends between which |x| (or x, for odd n) runs; a falling function takes them in turn.
            double least = even ? Math.max(Math.max(a, -b), 0) : a;
            double greatest = even ? Math.max(-a, b) : b;
            low[i] = n > 0 ? least : greatest;
            high[i] = n > 0 ? greatest : least;
            zero |= n < 0 && a <= 0 && b >= 0;
        }
        DoubleIntervals ends = zero ? new DoubleIntervals(java.util.Arrays.copyOfRange(x.lo(), from, to), java.util.Arrays.copyOfRange(x.hi(), from, to), new byte[size]) : null;
        power(low, n, result.lo(), from, size, -1);
        power(high, n, result.hi(), from, size, 1);
        for (int i = 0; zero && i < size; i++) {
            if (ends.lo()[i] <= 0 && ends.hi()[i] >= 0) {
                ScalarKernels.powInt(ends, n, ends, i, i + 1);
                result.lo()[from + i] = ends.lo()[i];
                result.hi()[from + i] = ends.hi()[i];
            }
        }
    }

    /** x^n rounded to the side. */
    private static void power(double[] x, long n, double[] result, int from, int size, int side) {
        long exponent = Math.abs(n);
        DoubleVector error = Shape.all(side * (exponent * DoublePower.ERROR));
        int i = 0;
        for (; i <= size - Shape.LANES; i += Shape.LANES) {
            DoubleVector v = DoubleVector.fromArray(Shape.DOUBLES, x, i);
            DoubleVector high = v;
            DoubleVector low = Shape.all(0);
            DoubleVector lost = Shape.all(0);
            for (long bit = Long.highestOneBit(exponent) >> 1; bit != 0; bit >>= 1) {
                DoubleVector p = high.mul(high);
                DoubleVector rest = high.mul(2).fma(low, high.fma(high, p.neg()));
                high = p.add(rest);
                low = p.sub(high).add(rest);
                lost = lost.max(low.abs());
                if ((exponent & bit) != 0) {
                    DoubleVector product = high.mul(v);
                    DoubleVector left = low.fma(v, high.fma(v, product.neg()));
                    high = product.add(left);
                    low = product.sub(high).add(left);
                    lost = lost.max(low.abs());
                }
            }
            DoubleVector whole = high.abs();
            VectorMask<Double> ordinary = whole.compare(VectorOperators.GE, DoublePower.LEAST).and(whole.compare(VectorOperators.LE, DoublePower.GREATEST));
            if (n < 0) {
                DoubleVector q = Shape.all(1).div(high);
                DoubleVector minus = q.neg();
                DoubleVector residual = minus.fma(high, Shape.all(1));
                low = minus.mul(low).add(residual).div(high);
                lost = lost.max(residual.abs());
                high = q;
            }
            DoubleVector d = high.abs().fma(error, low);
            DoubleVector s = high.add(d);
            DoubleVector next = s.abs().fma(Shape.gap(side), s);
            VectorMask<Double> outward = d.sub(s.sub(high)).mul(side).compare(VectorOperators.GT, 0);
            s.blend(next, outward).blend(high, lost.compare(VectorOperators.EQ, 0)).intoArray(result, from + i);
            for (int j = 0; !ordinary.allTrue() && j < Shape.LANES; j++) {
                if (!ordinary.laneIsSet(j)) {
                    result[from + i + j] = side < 0 ? DoublePower.powDown(x[i + j], n) : DoublePower.powUp(x[i + j], n);
                }
            }
        }
        for (; i < size; i++) {
            result[from + i] = side < 0 ? DoublePower.powDown(x[i], n) : DoublePower.powUp(x[i], n);
        }
    }
}
