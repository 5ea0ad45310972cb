package org.certirank.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import org.certirank.interval.DoubleInterval;
import org.certirank.interval.DoubleIntervals;

/**
 * Tightest products and squares on vectors. For fixed x the greatest x y lies at the end of y that the sign of x chooses, so two products make the upper end, and the lower end is minus the upper one of (-x) y; the
 * residual of each product (fma) says whether the next double is due. Where an end is neither 0 nor between 2^-480 and 2^510 in magnitude, so that a residual could underflow or a product overflow, the scalar twin
 * is asked. One end in one pass, see {@link VectorLogarithm} for why.
 */
final class VectorProducts {
    private static final int BLOCK = 128;
    private static final double LEAST = 0x1p-480;
    private static final double MOST = 0x1p510;

    private VectorProducts() {
    }

    static void mul(DoubleIntervals x, DoubleIntervals y, DoubleIntervals result, int from, int to) {
        double[] low = new double[BLOCK];
        int vectors = to - (to - from) % Shape.LANES;
        for (int i = from; i < vectors; i += BLOCK) {
            int m = Math.min(BLOCK, vectors - i);
            upper(x.lo(), x.hi(), y.lo(), y.hi(), i, m, low, 0, -1);
            upper(x.lo(), x.hi(), y.lo(), y.hi(), i, m, result.hi(), i, 1);
            System.arraycopy(low, 0, result.lo(), i, m);
        }
        ScalarKernels.mul(x, y, result, vectors, to);
    }

    /** The upper end of x y (side 1), or minus the upper end of (-x) y, which is the lower end of x y. */
    private static void upper(double[] xl, double[] xh, double[] yl, double[] yh, int from, int m, double[] out, int at, int side) {
        DoubleVector sign = Shape.all(side);
        DoubleVector gap = Shape.gap(1);
        for (int i = 0; i < m; i += Shape.LANES) {
            DoubleVector a = DoubleVector.fromArray(Shape.DOUBLES, xl, from + i).mul(sign);
            DoubleVector b = DoubleVector.fromArray(Shape.DOUBLES, xh, from + i).mul(sign);
            DoubleVector c = DoubleVector.fromArray(Shape.DOUBLES, yl, from + i);
            DoubleVector d = DoubleVector.fromArray(Shape.DOUBLES, yh, from + i);
            DoubleVector p = a.abs();
            DoubleVector q = b.abs();
            DoubleVector r = c.abs();
            DoubleVector s = d.abs();
            VectorMask<Double> usual = p.compare(VectorOperators.GE, LEAST).or(p.compare(VectorOperators.EQ, 0)).and(q.compare(VectorOperators.GE, LEAST).or(q.compare(VectorOperators.EQ, 0)))
                    .and(r.compare(VectorOperators.GE, LEAST).or(r.compare(VectorOperators.EQ, 0))).and(s.compare(VectorOperators.GE, LEAST).or(s.compare(VectorOperators.EQ, 0)))
                    .and(p.max(q).max(r.max(s)).compare(VectorOperators.LE, MOST));
            if (usual.allTrue()) {
                DoubleVector e = c.blend(d, a.compare(VectorOperators.GE, 0));
                DoubleVector f = c.blend(d, b.compare(VectorOperators.GE, 0));
                DoubleVector first = a.mul(e);
                DoubleVector second = b.mul(f);
                first = first.blend(first.abs().fma(gap, first), a.fma(e, first.neg()).compare(VectorOperators.GT, 0));
                second = second.blend(second.abs().fma(gap, second), b.fma(f, second.neg()).compare(VectorOperators.GT, 0));
                first.max(second).mul(sign).add(0.0).intoArray(out, at + i);
            } else {
                for (int j = i; j < i + Shape.LANES; j++) {
                    DoubleInterval product = new DoubleInterval(xl[from + j], xh[from + j]).mul(new DoubleInterval(yl[from + j], yh[from + j]));
                    out[at + j] = side < 0 ? product.lo() : product.hi();
                }
            }
        }
    }

    /** Whether all lanes are 0 or of moderate magnitude: of no NaN, infinity, or number so small or large that products need care. */
    private static VectorMask<Double> moderate(DoubleVector x) {
        DoubleVector size = x.abs();
        return size.compare(VectorOperators.GE, LEAST).or(size.compare(VectorOperators.EQ, 0)).and(size.compare(VectorOperators.LE, MOST));
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
