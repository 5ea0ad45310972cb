package org.certirank.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.certirank.exact.Dyadic;
import org.certirank.simd.matrix.MatrixKernels;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BallProductTest {
    private static final int[] PRECISIONS = {10, 53, 64, 100, 128, 192, 256, 400};

    @Test
    void productsContainTheExactSetOfProducts() {
        containment(31, 100_000);
    }

    @Test
    @Tag("slow")
    void productsContainTheExactSetOfProductsManyTimes() {
        containment(32, 10_000_000);
    }

    private static void containment(long seed, int entries) {
        Cases cases = new Cases(seed);
        for (int done = 0; done < entries;) {
            int m = cases.random().nextInt(1, 14);
            int k = cases.random().nextInt(1, 6);
            int n = cases.random().nextInt(1, 14);
            int bits = PRECISIONS[cases.random().nextInt(PRECISIONS.length)];
            BallMatrix a = cases.balls(m, k, bits);
            BallMatrix b = cases.balls(k, n, bits);
            BallMatrix c = a.mul(b, bits);
            Cases.Exact x = Cases.Exact.of(a);
            Cases.Exact y = Cases.Exact.of(b);
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < n; j++) {
                    if (!c.isWhole(i, j)) {
                        Dyadic[] exact = Cases.exactProduct(x, y, i, j);
                        assertTrue(Cases.holds(c, i, j, exact[0], exact[1]), () -> "seed " + seed + " bits " + bits);
                    }
                    done++;
                }
            }
        }
    }

    @Test
    void longInnerDimensionsAndHighPrecisionAreExactInside() {
        Cases cases = new Cases(33);
        for (int[] shape : new int[][] {{3, 300, 2, 128}, {2, 1000, 1, 53}, {1, 70, 3, 2000}, {2, 5, 2, 8000}, {2, 4000, 1, 300}}) {
            BallMatrix a = cases.denseBalls(shape[0], shape[1], shape[3], true);
            BallMatrix b = cases.denseBalls(shape[1], shape[2], shape[3], true);
            BallMatrix c = a.mul(b, shape[3]);
            for (int i = 0; i < shape[0]; i++) {
                for (int j = 0; j < shape[2]; j++) {
                    Dyadic[] exact = Cases.exactProduct(a, b, i, j);
                    assertTrue(Cases.holds(c, i, j, exact[0], exact[1]), Arrays.toString(shape));
                    // Entries are below 1 in magnitude: the promise is 2^-bits of that scale.
                    assertTrue(c.rad(i, j).compareTo(Dyadic.powerOfTwo(-shape[3] + 1 + 12)) <= 0, Arrays.toString(shape));
                }
            }
        }
    }

    /** All extremes at once: the residues' sums are as large as the bounds allow. */
    @Test
    void greatestEntriesDoNotOverflowTheExactSums() {
        for (int k : new int[] {1, 2, 3, 64, 255, 256, 257, 1024}) {
            for (int bits : new int[] {53, 128, 511}) {
                Dyadic most = Dyadic.powerOfTwo(bits).sub(Dyadic.ONE);
                Dyadic[] x = new Dyadic[k];
                Dyadic[] y = new Dyadic[k];
                Arrays.fill(x, most);
                Arrays.fill(y, most.neg());
                BallMatrix a = BallMatrix.enclosing(1, k, x, bits);
                BallMatrix b = BallMatrix.enclosing(k, 1, y, bits);
                Dyadic exact = most.mul(most).neg().mul(Dyadic.of(k));
                BallMatrix c = a.mul(b, bits);
                assertTrue(Cases.holds(c, 0, 0, exact, exact));
                BallMatrix d = a.mul(b, 2 * bits + 20);
                assertTrue(Cases.holds(d, 0, 0, exact, exact));
            }
        }
    }

    @Test
    void productsOfShortNumbersAreNearlyExact() {
        BallMatrix a = BallMatrix.of(DoubleBallMatrix.of(2, 2, 1, 2, -3, 0.25));
        BallMatrix b = BallMatrix.of(DoubleBallMatrix.of(2, 2, 5, 0, 7, -1));
        BallMatrix c = a.mul(b, 256);
        assertTrue(Cases.holds(c, 0, 0, Dyadic.of(19), Dyadic.of(19)));
        assertTrue(Cases.holds(c, 1, 0, Dyadic.of(-13.25), Dyadic.of(-13.25)));
        assertTrue(Cases.holds(c, 1, 1, Dyadic.of(-0.25), Dyadic.of(-0.25)));
        assertTrue(c.rad(0, 0).compareTo(Dyadic.powerOfTwo(-250)) <= 0);
    }

    /** Radii are the theorem's sum, with 2^-bits of the scale of row and column for cutting and rounding. */
    @Test
    void radiiAreTheTheorems() {
        Cases cases = new Cases(34);
        for (int trial = 0; trial < 300; trial++) {
            int k = cases.random().nextInt(1, 30);
            int bits = cases.random().nextInt(60, 300);
            BallMatrix a = cases.denseBalls(2, k, bits, false);
            BallMatrix b = cases.denseBalls(k, 2, bits, false);
            BallMatrix c = a.mul(b, bits);
            Dyadic bound = Dyadic.ZERO;
            for (int l = 0; l < k; l++) {
                bound = bound.add(a.mid(1, l).abs().mul(b.rad(l, 1))).add(a.rad(1, l).mul(b.mid(l, 1).abs().add(b.rad(l, 1))));
            }
            Dyadic most = bound.mul(Dyadic.of(1 + 0x1p-30)).add(Dyadic.powerOfTwo(-bits + 1).mul(Dyadic.of(2 + k)));
            assertTrue(c.rad(1, 1).compareTo(most) <= 0);
        }
    }

    @Test
    void scalarTwinGivesTheSameBalls() {
        Cases cases = new Cases(35);
        for (int trial = 0; trial < 20; trial++) {
            BallMatrix a = cases.balls(9, 30, 200);
            BallMatrix b = cases.balls(30, 35, 200);
            BallMatrix c = a.mul(b, 200);
            BallMatrix d = ResidueProduct.multiply(a, b, 200, MatrixKernels.scalar());
            assertArrayEquals(c.mantissa, d.mantissa);
            assertArrayEquals(c.sign, d.sign);
            assertArrayEquals(c.exponent, d.exponent);
            assertArrayEquals(c.rad, d.rad);
            assertArrayEquals(c.radExponent, d.radExponent);
        }
    }

    @Test
    void sumsContainTheExactSums() {
        Cases cases = new Cases(36);
        for (int done = 0; done < 100_000;) {
            int bits = cases.random().nextInt(2, 400);
            BallMatrix a = cases.balls(10, 10, bits);
            BallMatrix b = cases.balls(10, 10, cases.random().nextInt(2, 400));
            boolean minus = cases.random().nextBoolean();
            BallMatrix c = minus ? a.sub(b, bits) : a.add(b, bits);
            for (int i = 0; i < 10; i++) {
                for (int j = 0; j < 10; j++, done++) {
                    if (!c.isWhole(i, j)) {
                        Dyadic mid = minus ? a.mid(i, j).sub(b.mid(i, j)) : a.mid(i, j).add(b.mid(i, j));
                        Dyadic rad = a.rad(i, j).add(b.rad(i, j));
                        assertTrue(Cases.holds(c, i, j, mid.sub(rad), mid.add(rad)));
                        // Tight: one unit in the last place of the sum, or of the window below the greater operand, and a relative 2^-49 of the radii.
                        Dyadic unit = mid.isZero() ? Dyadic.ZERO : Dyadic.powerOfTwo(mid.magnitude() - c.bits() + 1);
                        Dyadic big = a.mid(i, j).abs().max(b.mid(i, j).abs());
                        Dyadic most = rad.mul(Dyadic.of(1 + 0x1p-49)).add(unit.mul(Dyadic.of(1.01))).add(big.shift(-c.bits() - 60));
                        assertTrue(c.rad(i, j).compareTo(most.add(rad.shift(-45))) <= 0);
                    }
                }
            }
        }
    }

    @Test
    void doublesAreEnclosedBothWays() {
        Cases cases = new Cases(37);
        for (int done = 0; done < 100_000; done += 100) {
            BallMatrix a = cases.balls(10, 10, 200);
            DoubleBallMatrix d = a.toDouble();
            BallMatrix e = BallMatrix.of(d);
            for (int i = 0; i < 10; i++) {
                for (int j = 0; j < 10; j++) {
                    if (!e.isWhole(i, j)) {
                        Dyadic lo = a.mid(i, j).sub(a.rad(i, j));
                        Dyadic hi = a.mid(i, j).add(a.rad(i, j));
                        assertTrue(Cases.holds(e, i, j, lo, hi));
                        assertTrue(Cases.holds(d, i, j, lo, hi));
                        assertEquals(Dyadic.of(d.mid(i, j)), e.mid(i, j));
                    }
                }
            }
        }
    }

    @Test
    void exponentsOutOfRangeStayEnclosed() {
        Dyadic huge = Dyadic.powerOfTwo(1L << 41);
        Dyadic tiny = Dyadic.powerOfTwo(-(1L << 41));
        BallMatrix a = BallMatrix.enclosing(1, 2, new Dyadic[] {huge, tiny}, 64);
        assertTrue(a.isWhole(0, 0));
        assertFalse(a.isWhole(0, 1));
        assertTrue(a.rad(0, 1).compareTo(tiny) >= 0);
        BallMatrix b = BallMatrix.enclosing(1, 1, new Dyadic[] {Dyadic.powerOfTwo((1L << 40) - 2)}, 64);
        assertTrue(b.mul(b, 64).isWhole(0, 0));
        BallMatrix s = BallMatrix.enclosing(1, 1, new Dyadic[] {Dyadic.powerOfTwo(-(1L << 40) + 2)}, 64);
        BallMatrix t = s.mul(s, 64);
        assertTrue(t.rad(0, 0).signum() > 0);
        assertTrue(a.mul(BallMatrix.enclosing(2, 1, new Dyadic[] {Dyadic.ONE, Dyadic.ONE}, 64), 64).isWhole(0, 0));
    }

    @Test
    void rowsOfHugeDynamicRangeAreEnclosed() {
        Dyadic[] x = {Dyadic.powerOfTwo(5000), Dyadic.of(3), Dyadic.powerOfTwo(-5000), Dyadic.ZERO};
        Dyadic[] y = {Dyadic.ONE, Dyadic.of(-7), Dyadic.powerOfTwo(9000), Dyadic.of(11)};
        BallMatrix c = BallMatrix.enclosing(1, 4, x, 128).mul(BallMatrix.enclosing(4, 1, y, 128), 128);
        Dyadic exact = Dyadic.powerOfTwo(5000).sub(Dyadic.of(21)).add(Dyadic.powerOfTwo(4000));
        assertTrue(Cases.holds(c, 0, 0, exact, exact));
    }
}
