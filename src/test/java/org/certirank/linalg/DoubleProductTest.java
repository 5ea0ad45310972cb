package org.certirank.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.certirank.exact.Dyadic;
import org.certirank.simd.matrix.MatrixKernels;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DoubleProductTest {

    @Test
    void productsContainTheExactSetOfProducts() {
        containment(21, 100_000);
    }

    @Test
    @Tag("slow")
    void productsContainTheExactSetOfProductsManyTimes() {
        containment(22, 10_000_000);
    }

    private static void containment(long seed, int entries) {
        Cases cases = new Cases(seed);
        for (int done = 0; done < entries;) {
            int m = cases.random().nextInt(1, 7);
            int k = cases.random().nextInt(1, 6);
            int n = cases.random().nextInt(1, 7);
            DoubleBallMatrix a = cases.matrix(m, k, cases.random().nextInt(3) == 0);
            DoubleBallMatrix b = cases.matrix(k, n, cases.random().nextInt(3) == 0);
            DoubleBallMatrix c = a.mul(b);
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < n; j++) {
                    Dyadic[] exact = Cases.exactProduct(a, b, i, j);
                    assertTrue(Cases.holds(c, i, j, exact[0], exact[1]), () -> "seed " + seed);
                    done++;
                }
            }
        }
    }

    @Test
    void totalCancellationIsContained() {
        // Each row holds x and -x with the exact sum tiny: the error is all there is.
        Cases cases = new Cases(23);
        for (int trial = 0; trial < 200; trial++) {
            int k = 40;
            double[] row = new double[k];
            double[] column = new double[k];
            for (int l = 0; l < k; l += 2) {
                row[l] = cases.random().nextGaussian() * Math.scalb(1.0, cases.random().nextInt(100));
                row[l + 1] = -row[l];
                column[l] = cases.random().nextGaussian();
                column[l + 1] = Math.nextUp(column[l]);
            }
            DoubleBallMatrix a = DoubleBallMatrix.of(1, k, row);
            DoubleBallMatrix b = DoubleBallMatrix.of(k, 1, column);
            Dyadic[] exact = Cases.exactProduct(a, b, 0, 0);
            assertTrue(Cases.holds(a.mul(b), 0, 0, exact[0], exact[1]));
        }
    }

    /** The radius exceeds the theorem's bound, taken exactly, by a relative 2^-40 and what underflow may add. */
    @Test
    void radiiAreTheTheorems() {
        Cases cases = new Cases(24);
        for (int trial = 0; trial < 300; trial++) {
            int k = cases.random().nextInt(1, 40);
            DoubleBallMatrix a = cases.matrix(2, k, trial % 3 == 0);
            DoubleBallMatrix b = cases.matrix(k, 2, trial % 2 == 0);
            DoubleBallMatrix c = a.mul(b);
            Dyadic bound = Dyadic.ZERO;
            for (int l = 0; l < k; l++) {
                Dyadic x = Dyadic.of(a.mid(1, l)).abs();
                Dyadic y = Dyadic.of(b.mid(l, 1)).abs();
                Dyadic r = Dyadic.of(a.rad(1, l));
                Dyadic s = Dyadic.of(b.rad(l, 1));
                bound = bound.add(x.mul(s)).add(r.mul(y.add(s))).add(x.mul(y).mul(Dyadic.of((k + 1) * 0x1p-53)));
            }
            if (c.rad(1, 1) < Double.POSITIVE_INFINITY) {
                Dyadic most = bound.mul(Dyadic.of(1 + 0x1p-40)).add(Dyadic.of(2 * FmaChain.underflow(2 * k))).add(Dyadic.of(Double.MIN_VALUE).mul(Dyadic.of(largest(a))).mul(Dyadic.of(2 * k)));
                assertTrue(Dyadic.of(c.rad(1, 1)).compareTo(most) <= 0);
            }
        }
    }

    private static double largest(DoubleBallMatrix a) {
        double most = 1;
        for (double x : a.mids()) {
            most = Math.max(most, Math.abs(x));
        }
        return most;
    }

    @Test
    void scalarTwinGivesTheSameBalls() {
        Cases cases = new Cases(25);
        for (int trial = 0; trial < 100; trial++) {
            DoubleBallMatrix a = cases.matrix(9, 17, trial % 3 == 0);
            DoubleBallMatrix b = cases.matrix(17, 21, trial % 5 == 0);
            DoubleBallMatrix c = a.mul(b);
            DoubleBallMatrix d = DoubleProduct.multiply(a, b, MatrixKernels.scalar());
            assertArrayEquals(c.mids(), d.mids());
            assertArrayEquals(c.rads(), d.rads());
        }
    }

    @Test
    void overflowAndWholeLinesNeverBecomeNumbers() {
        double inf = Double.POSITIVE_INFINITY;
        DoubleBallMatrix big = DoubleBallMatrix.of(1, 2, 1e200, 1e200);
        assertEquals(inf, big.mul(DoubleBallMatrix.of(2, 1, 1e200, -1e200)).rad(0, 0));
        DoubleBallMatrix whole = DoubleBallMatrix.enclosing(1, 2, new double[] {-inf, 1}, new double[] {3, 1});
        assertEquals(inf, whole.rad(0, 0));
        assertEquals(0, whole.mid(0, 0));
        assertEquals(inf, whole.mul(DoubleBallMatrix.of(2, 1, 1, 1)).rad(0, 0));
        assertEquals(inf, whole.mul(DoubleBallMatrix.of(2, 1, 0, 1)).rad(0, 0));
        assertEquals(inf, DoubleBallMatrix.of(1, 1, Double.NaN).rad(0, 0));
        assertEquals(inf, DoubleBallMatrix.of(1, 1, new double[] {1}, new double[] {-1}).rad(0, 0));
        DoubleBallMatrix max = DoubleBallMatrix.of(1, 1, new double[] {Double.MAX_VALUE}, new double[] {Double.MAX_VALUE});
        assertEquals(inf, max.add(max).rad(0, 0));
        assertThrows(IllegalArgumentException.class, () -> DoubleBallMatrix.enclosing(1, 1, new double[] {Double.NaN}, new double[] {1}));
        assertThrows(IllegalArgumentException.class, () -> DoubleBallMatrix.enclosing(1, 1, new double[] {2}, new double[] {1}));
    }

    @Test
    void zeroRowsAndColumnsStayExact() {
        DoubleBallMatrix a = DoubleBallMatrix.of(2, 2, 0, 0, 1, 2);
        DoubleBallMatrix b = DoubleBallMatrix.of(2, 2, 3, 0, 4, 0);
        DoubleBallMatrix c = a.mul(b);
        assertEquals(0, c.rad(0, 0) + c.rad(0, 1) + c.rad(1, 1));
        assertEquals(11, c.mid(1, 0));
    }

    @Test
    void intervalsAreEnclosedAndGivenBack() {
        Cases cases = new Cases(26);
        for (int trial = 0; trial < 100_000; trial++) {
            double x = cases.entry();
            double y = cases.entry();
            double[] lo = {Math.min(x, y)};
            double[] hi = {Math.max(x, y)};
            DoubleBallMatrix a = DoubleBallMatrix.enclosing(1, 1, lo, hi);
            assertTrue(Cases.holds(a, 0, 0, Dyadic.of(lo[0]), Dyadic.of(hi[0])));
            assertTrue(a.lower(0, 0) <= lo[0] && hi[0] <= a.upper(0, 0));
            DoubleBallMatrix s = a.add(DoubleBallMatrix.of(1, 1, x));
            assertTrue(Cases.holds(s, 0, 0, Dyadic.of(lo[0]).add(Dyadic.of(x)), Dyadic.of(hi[0]).add(Dyadic.of(x))));
        }
    }
}
