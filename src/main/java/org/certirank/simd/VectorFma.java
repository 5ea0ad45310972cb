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
    private static final double GREATEST = 0x1p1000;

    private VectorFma() {
    }

    static void fma(DoubleIntervals x, DoubleIntervals y, DoubleIntervals z, DoubleIntervals result, int from, int to) {
        int i = from;
        for (; i <= to - Shape.LANES; i += Shape.LANES) {
            DoubleVector a = Shape.load(x.lo(), i);
            DoubleVector b = Shape.load(x.hi(), i);
            DoubleVector c = Shape.load(y.lo(), i);
            DoubleVector d = Shape.load(y.hi(), i);
            DoubleVector e = Shape.load(z.lo(), i);
            DoubleVector f = Shape.load(z.hi(), i);
            VectorMask<Double> ordinary = VectorProducts.moderate(a).and(VectorProducts.moderate(b)).and(VectorProducts.moderate(c)).and(VectorProducts.moderate(d))
                    .and(e.abs().compare(VectorOperators.LE, GREATEST)).and(f.abs().compare(VectorOperators.LE, GREATEST));
            if (!ordinary.allTrue()) {
                ScalarKernels.fma(x, y, z, result, i, i + Shape.LANES);
                continue;
            }
            VectorMask<Double> first = a.compare(VectorOperators.GE, 0);
            VectorMask<Double> second = b.compare(VectorOperators.GE, 0);
            down(a, d.blend(c, first), e).min(down(b, d.blend(c, second), e)).add(0.0).intoArray(result.lo(), i);
            // Rounding up is rounding the negative down.
            DoubleVector up = down(a.neg(), c.blend(d, first), f.neg()).min(down(b.neg(), c.blend(d, second), f.neg()));
            Shape.all(0.0).sub(up).intoArray(result.hi(), i);
        }
        ScalarKernels.fma(x, y, z, result, i, to);
    }

    private static DoubleVector down(DoubleVector a, DoubleVector b, DoubleVector c) {
        DoubleVector p = a.mul(b);
        DoubleVector r = a.fma(b, c);
        DoubleVector low = a.fma(b, p.neg());
        DoubleVector s = c.add(low);
        DoubleVector back = s.sub(c);
        DoubleVector sLow = c.sub(s.sub(back)).add(low.sub(back));
        DoubleVector t = p.add(s);
        DoubleVector again = t.sub(p);
        DoubleVector tLow = p.sub(t.sub(again)).add(s.sub(again));
        return Shape.stepDown(r, t.sub(r).add(tLow).add(sLow).compare(VectorOperators.LT, 0));
    }
}
