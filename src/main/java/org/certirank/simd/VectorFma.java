package org.certirank.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import org.certirank.interval.DoubleIntervals;

/**
 * Tightest x y + z on vectors: as a product (see {@link VectorProducts}), the rounding error of each fma found without error by Boldo and Muller's ErrFma (see {@code DirectedDouble}). One end at a time, so that
 * each compiled method stays small.
 */
final class VectorFma {
    private static final int BLOCK = 64;
    private static final double LEAST = 0x1p-480;
    private static final double MOST = 0x1p510;
    private static final double GREATEST = 0x1p1000;

    private VectorFma() {
    }

    static void fma(DoubleIntervals x, DoubleIntervals y, DoubleIntervals z, DoubleIntervals result, int from, int to) {
        double[] low = new double[BLOCK];
        int vectors = to - (to - from) % Shape.LANES;
        for (int i = from; i < vectors; i += BLOCK) {
            int m = Math.min(BLOCK, vectors - i);
            if (factors(x.lo(), x.hi(), i, m) && factors(y.lo(), y.hi(), i, m) && terms(z.lo(), z.hi(), i, m)) {
                upper(x.lo(), x.hi(), y.lo(), y.hi(), z.lo(), i, m, low, 0, -1);
                upper(x.lo(), x.hi(), y.lo(), y.hi(), z.hi(), i, m, result.hi(), i, 1);
                System.arraycopy(low, 0, result.lo(), i, m);
            } else {
                ScalarKernels.fma(x, y, z, result, i, i + m);
            }
        }
        ScalarKernels.fma(x, y, z, result, vectors, to);
    }

    private static boolean factors(double[] xl, double[] xh, int from, int m) {
        boolean usual = true;
        for (int i = from; i < from + m; i++) {
            double a = Math.abs(xl[i]);
            double b = Math.abs(xh[i]);
            usual &= (a >= LEAST || a == 0) & a <= MOST & (b >= LEAST || b == 0) & b <= MOST;
        }
        return usual;
    }

    private static boolean terms(double[] zl, double[] zh, int from, int m) {
        boolean usual = true;
        for (int i = from; i < from + m; i++) {
            usual &= Math.abs(zl[i]) <= GREATEST & Math.abs(zh[i]) <= GREATEST;
        }
        return usual;
    }

    /** The upper end of x y + z, where z is the upper end of the last operand (side 1); or, from its lower end, minus the upper end of (-x) y - z, which is the lower end of x y + z. */
    private static void upper(double[] xl, double[] xh, double[] yl, double[] yh, double[] z, int from, int m, double[] out, int at, int side) {
        DoubleVector sign = Shape.all(side);
        DoubleVector gap = Shape.gap(1);
        for (int i = 0; i < m; i += Shape.LANES) {
            DoubleVector a = DoubleVector.fromArray(Shape.DOUBLES, xl, from + i).mul(sign);
            DoubleVector b = DoubleVector.fromArray(Shape.DOUBLES, xh, from + i).mul(sign);
            DoubleVector c = DoubleVector.fromArray(Shape.DOUBLES, yl, from + i);
            DoubleVector d = DoubleVector.fromArray(Shape.DOUBLES, yh, from + i);
            DoubleVector e = DoubleVector.fromArray(Shape.DOUBLES, z, from + i).mul(sign);
            DoubleVector first = up(a, c.blend(d, a.compare(VectorOperators.GE, 0)), e, gap);
            DoubleVector second = up(b, c.blend(d, b.compare(VectorOperators.GE, 0)), e, gap);
            first.max(second).mul(sign).add(0.0).intoArray(out, at + i);
        }
    }

    private static DoubleVector up(DoubleVector a, DoubleVector b, DoubleVector c, DoubleVector gap) {
        DoubleVector p = a.mul(b);
        DoubleVector r = a.fma(b, c);
        DoubleVector low = a.fma(b, p.neg());
        DoubleVector s = c.add(low);
        DoubleVector back = s.sub(c);
        DoubleVector sLow = c.sub(s.sub(back)).add(low.sub(back));
        DoubleVector t = p.add(s);
        DoubleVector again = t.sub(p);
        DoubleVector tLow = p.sub(t.sub(again)).add(s.sub(again));
        return r.blend(r.abs().fma(gap, r), t.sub(r).add(tLow).add(sLow).compare(VectorOperators.GT, 0));
    }
}
