package org.certirank.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.certirank.exact.Dyadic;
import org.certirank.interval.ball.Radius;
import org.junit.jupiter.api.Test;

/** Matrices within a Frobenius distance: products, projections and norms against exact numbers. */
class FrobeniusBallTest {
    private static final MathContext DIGITS = new MathContext(400);

    private final Random random = new Random(4);

    private double[] entries(int count, int spread) {
        double[] x = new double[count];
        java.util.Arrays.setAll(x, i -> random.nextInt(9) == 0 ? 0 : Math.scalb(2 * random.nextDouble() - 1, random.nextInt(2 * spread + 1) - spread));
        return x;
    }

    /** |a b - c|_F^2 with exact products of the given doubles, c a FrobeniusBall's midpoint read from its transposed transpose by entries of unit vectors. */
    private static BigDecimal distance(int m, int k, int n, double[] a, double[] b, double[] c) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                BigDecimal entry = new BigDecimal(-c[i * n + j]);
                for (int l = 0; l < k; l++) {
                    entry = entry.add(new BigDecimal(a[i * k + l]).multiply(new BigDecimal(b[l * n + j])));
                }
                sum = sum.add(entry.multiply(entry));
            }
        }
        return sum;
    }

    @Test
    void productsHoldTheExactOnes() {
        for (int c = 0; c < 400; c++) {
            int m = 1 + random.nextInt(5);
            int k = 1 + random.nextInt(9);
            int n = 1 + random.nextInt(5);
            int spread = random.nextInt(3) * 20;
            double[] a = entries(m * k, spread);
            double[] b = entries(k * n, spread);
            FrobeniusBall product = FrobeniusBall.of(m, k, a).times(FrobeniusBall.of(k, n, b));
            double error = product.error();
            assertTrue(distance(m, k, n, a, b, product.mid()).compareTo(new BigDecimal(error).pow(2)) <= 0);
            // Members at a distance: a + r, b + s instead of a, b.
            double r = Math.scalb(random.nextDouble(), -random.nextInt(30));
            double s = Math.scalb(random.nextDouble(), -random.nextInt(30));
            double[] moved = a.clone();
            double[] shifted = b.clone();
            moved[random.nextInt(moved.length)] += r;
            shifted[random.nextInt(shifted.length)] -= s;
            FrobeniusBall wide = within(m, k, a, moved).times(within(k, n, b, shifted));
            assertTrue(distance(m, k, n, moved, shifted, wide.mid()).compareTo(new BigDecimal(wide.error()).pow(2)) <= 0);
            FrobeniusBall sum = within(m, k, a, moved).plus(within(m, k, moved, a)).minus(FrobeniusBall.of(m, k, moved));
            assertTrue(difference(sum.mid(), a).compareTo(new BigDecimal(sum.error()).pow(2)) <= 0);
        }
    }

    /** The ball around a that just holds b. */
    private static FrobeniusBall within(int rows, int columns, double[] a, double[] b) {
        Dyadic[] mid = new Dyadic[a.length];
        Dyadic[] rad = new Dyadic[a.length];
        for (int i = 0; i < a.length; i++) {
            mid[i] = Dyadic.of(a[i]);
            rad[i] = mid[i].sub(Dyadic.of(b[i])).abs();
        }
        return FrobeniusBall.enclosing(BallMatrix.enclosing(rows, columns, mid, rad, 64));
    }

    private static BigDecimal difference(double[] a, double[] b) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < a.length; i++) {
            sum = sum.add(new BigDecimal(a[i]).subtract(new BigDecimal(b[i])).pow(2));
        }
        return sum;
    }

    @Test
    void spectralNormsAreUpperBoundsAndClose() {
        for (int c = 0; c < 120; c++) {
            int m = 1 + random.nextInt(30);
            int n = 1 + random.nextInt(30);
            double[] a = entries(m * n, random.nextInt(4));
            double scale = Math.scalb(1, random.nextInt(600) - 300);
            for (int i = 0; i < a.length; i++) {
                a[i] *= scale;
            }
            double up = FrobeniusBall.of(m, n, a).spectralUp();
            DoubleBallMatrix exact = DoubleBallMatrix.of(m, n, a);
            double lower = SingularValues.of(exact)[0].lo();
            assertTrue(up >= lower, up + " below " + lower);
            assertTrue(up <= 1.12 * SingularValues.of(exact)[0].hi(), up + " far above " + lower);
        }
        // Known exactly: a multiple of an orthogonal matrix, of rank 16.
        double[] h = {1};
        for (int n = 1; n < 16; n *= 2) {
            double[] twice = new double[4 * n * n];
            for (int i = 0; i < 2 * n; i++) {
                for (int j = 0; j < 2 * n; j++) {
                    twice[i * 2 * n + j] = h[i % n * n + j % n] * (i >= n && j >= n ? -1 : 1);
                }
            }
            h = twice;
        }
        double up = FrobeniusBall.of(16, 16, h).spectralUp();
        assertTrue(up >= 4 && up <= 4.4, "norm 4: " + up);
    }

    @Test
    void normsOfZerosAreZeroAndOfUnboundedOnesInfinite() {
        assertEquals(0, FrobeniusBall.of(3, 2, new double[6]).frobeniusUp());
        assertEquals(0, FrobeniusBall.of(3, 2, new double[6]).spectralUp());
        FrobeniusBall whole = FrobeniusBall.of(1, 2, new double[] {1, Double.NaN});
        assertFalse(whole.isBounded());
        assertEquals(Double.POSITIVE_INFINITY, whole.spectralUp());
        assertEquals(Double.POSITIVE_INFINITY, whole.times(FrobeniusBall.of(2, 1, new double[2])).frobeniusUp());
        assertEquals(Double.POSITIVE_INFINITY, FrobeniusBall.of(1, 1, new double[] {1e300}).times(FrobeniusBall.of(1, 1, new double[] {1e300})).spectralUp());
        double tiny = FrobeniusBall.of(1, 2, new double[] {0x1p-1074, 0}).times(FrobeniusBall.of(2, 1, new double[] {0x1p-3, 0})).frobeniusUp();
        assertTrue(tiny > 0, "underflow is no zero");
    }

    @Test
    void projectionsTakeMeansOff() {
        for (int c = 0; c < 60; c++) {
            int n = 1 + random.nextInt(12);
            int columns = 1 + random.nextInt(4);
            double[] a = entries(n * columns, 3);
            FrobeniusBall p = FrobeniusBall.of(n, columns, a).centred();
            BigDecimal sum = BigDecimal.ZERO;
            for (int j = 0; j < columns; j++) {
                BigDecimal mean = BigDecimal.ZERO;
                for (int i = 0; i < n; i++) {
                    mean = mean.add(new BigDecimal(a[i * columns + j]));
                }
                mean = mean.divide(new BigDecimal(n), DIGITS);
                for (int i = 0; i < n; i++) {
                    sum = sum.add(new BigDecimal(a[i * columns + j]).subtract(mean).subtract(new BigDecimal(p.mid()[i * columns + j])).pow(2));
                }
            }
            assertTrue(sum.compareTo(new BigDecimal(p.error()).pow(2)) <= 0);
            assertTrue(p.error() <= 1e-12 * (1 + FrobeniusBall.of(n, columns, a).frobeniusUp()));
        }
    }

    @Test
    void theNormOfRadiiIsAnUpperBoundWhateverTheirSize() {
        for (int c = 0; c < 200; c++) {
            int count = 1 + random.nextInt(12);
            long base = random.nextInt(4000) - 2000;
            Dyadic[] rad = new Dyadic[count];
            Dyadic squares = Dyadic.ZERO;
            for (int i = 0; i < count; i++) {
                rad[i] = random.nextInt(4) == 0 ? Dyadic.ZERO : Dyadic.of(1 + random.nextInt(1 << 20)).shift(base + random.nextInt(100));
                squares = squares.add(rad[i].mul(rad[i]));
            }
            Dyadic[] zero = new Dyadic[count];
            java.util.Arrays.fill(zero, Dyadic.ZERO);
            Radius norm = FrobeniusBall.radiusNorm(BallMatrix.enclosing(1, count, zero, rad, 64));
            Dyadic up = norm.toBigFloat().toDyadic();
            assertTrue(up.mul(up).compareTo(squares) >= 0);
            assertTrue(up.mul(up).compareTo(squares.mul(Dyadic.of(1.0001))) <= 0);
        }
        assertFalse(FrobeniusBall.radiusNorm(BallMatrix.enclosing(1, 1, new org.certirank.interval.ball.Ball[] {org.certirank.interval.ball.Ball.REALS}, 64)).isFinite());
    }
}
