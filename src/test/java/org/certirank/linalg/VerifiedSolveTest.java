package org.certirank.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.certirank.exact.Dyadic;
import org.certirank.exact.Rational;
import org.certirank.interval.RealInterval;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Inverses, solutions and determinants against exact rational arithmetic on members of the sets. */
class VerifiedSolveTest {

    /** Small matrices of all kinds: dense, nearly singular, badly scaled, with radii from none to large. */
    private static BallMatrix matrix(Cases cases, int n) {
        int kind = cases.random().nextInt(5);
        Dyadic[] mid = new Dyadic[n * n];
        Dyadic[] rad = new Dyadic[n * n];
        int width = cases.random().nextInt(4, 90);
        for (int i = 0; i < n * n; i++) {
            mid[i] = switch (kind) {
                case 0 -> Dyadic.of(cases.random().nextInt(-3, 4));
                case 1 -> Dyadic.of(i / n + 1L).mul(Dyadic.of(i % n + 1L)).add(cases.dyadic(20, -cases.random().nextInt(0, 40)));
                case 2 -> cases.dyadic(40, cases.random().nextInt(-100, 100));
                default -> Dyadic.of(cases.random().nextGaussian());
            };
            rad[i] = cases.random().nextBoolean() ? Dyadic.ZERO : Dyadic.powerOfTwo(-width);
        }
        return BallMatrix.enclosing(n, n, mid, rad, 64);
    }

    @Test
    void inversesContainThoseOfMembers() {
        inverses(41, 1_500);
    }

    @Test
    @Tag("slow")
    void inversesContainThoseOfMembersManyTimes() {
        inverses(42, 200_000);
    }

    private static void inverses(long seed, int matrices) {
        Cases cases = new Cases(seed);
        int shown = 0;
        for (int trial = 0; trial < matrices; trial++) {
            int n = cases.random().nextInt(1, 4);
            BallMatrix a = matrix(cases, n);
            Optional<BallMatrix> high = VerifiedInverse.of(a, trial % 7 == 0 ? 300 : 100);
            DoubleBallMatrix d = a.toDouble();
            Optional<DoubleBallMatrix> low = VerifiedInverse.of(d);
            if (high.isEmpty() && low.isEmpty()) {
                continue;
            }
            shown++;
            Rational[][] exact = ExactMatrices.solve(ExactMatrices.member(a, cases.random()), ExactMatrices.identity(n));
            assertTrue(exact != null, "a set with a singular matrix was called regular");
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    assertTrue(high.isEmpty() || ExactMatrices.contains(high.get(), i, j, exact[i][j]), "seed " + seed);
                    assertTrue(low.isEmpty() || ExactMatrices.contains(BallMatrix.of(low.get()), i, j, exact[i][j]), "seed " + seed);
                }
            }
        }
        assertTrue(shown > matrices / 2);
    }

    @Test
    void solutionsContainThoseOfMembers() {
        Cases cases = new Cases(43);
        int shown = 0;
        for (int trial = 0; trial < 600; trial++) {
            int n = cases.random().nextInt(1, 5);
            BallMatrix a = matrix(cases, n);
            BallMatrix b = cases.denseBalls(n, 2, 60, trial % 2 == 0);
            Optional<BallMatrix> x = VerifiedSolve.of(a, b, 100);
            if (x.isPresent()) {
                shown++;
                Rational[][] exact = ExactMatrices.solve(ExactMatrices.member(a, cases.random()), ExactMatrices.member(b, cases.random()));
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < 2; j++) {
                        assertTrue(ExactMatrices.contains(x.get(), i, j, exact[i][j]));
                    }
                }
            }
        }
        assertTrue(shown > 300);
    }

    @Test
    void determinantsContainThoseOfMembers() {
        Cases cases = new Cases(44);
        int tight = 0;
        for (int trial = 0; trial < 600; trial++) {
            int n = cases.random().nextInt(1, 5);
            BallMatrix a = matrix(cases, n);
            RealInterval det = Determinant.of(a, 100);
            Rational exact = ExactMatrices.determinant(ExactMatrices.member(a, cases.random()));
            assertTrue(det.lower().value().toRational().compareTo(exact) <= 0 && exact.compareTo(det.upper().value().toRational()) <= 0);
            tight += det.certainlyPositive() || det.neg().certainlyPositive() ? 1 : 0;
        }
        assertTrue(tight > 300);
    }

    @Test
    void singularMatricesAreNeverCalledRegular() {
        BallMatrix singular = BallMatrix.of(DoubleBallMatrix.of(3, 3, 1, 2, 3, 4, 5, 6, 7, 8, 9));
        assertTrue(VerifiedInverse.of(singular, 200).isEmpty());
        assertTrue(VerifiedInverse.of(DoubleBallMatrix.of(3, 3, 1, 2, 3, 4, 5, 6, 7, 8, 9)).isEmpty());
        assertTrue(VerifiedSolve.of(singular, BallMatrix.identity(3), 200).isEmpty());
        RealInterval det = Determinant.of(singular, 100);
        assertTrue(det.lower().value().signum() <= 0 && det.upper().value().signum() >= 0);
        // Radii that reach a singular matrix.
        assertTrue(VerifiedInverse.of(DoubleBallMatrix.of(1, 1, new double[] {1}, new double[] {1})).isEmpty());
        assertTrue(VerifiedInverse.of(DoubleBallMatrix.of(1, 1, 0)).isEmpty());
        assertTrue(VerifiedInverse.of(DoubleBallMatrix.of(1, 1, new double[] {1}, new double[] {Double.POSITIVE_INFINITY})).isEmpty());
    }

    @Test
    void wellConditionedResultsAreTight() {
        Cases cases = new Cases(45);
        int n = 40;
        for (int bits : new int[] {128, 256, 1000}) {
            BallMatrix a = cases.denseBalls(n, n, bits, true);
            BallMatrix inverse = VerifiedInverse.of(a, bits).orElseThrow();
            BallMatrix x = VerifiedSolve.of(a, BallMatrix.identity(n), bits).orElseThrow();
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    assertTrue(inverse.rad(i, j).compareTo(Dyadic.powerOfTwo(-bits + 16)) <= 0, () -> "inverse at " + bits);
                    assertTrue(x.rad(i, j).compareTo(Dyadic.powerOfTwo(-bits + 16)) <= 0, () -> "solution at " + bits);
                }
            }
            RealInterval det = Determinant.of(a, bits);
            Dyadic width = det.upper().value().sub(det.lower().value());
            assertTrue(width.compareTo(det.upper().value().abs().shift(-bits + 24)) <= 0);
        }
        DoubleBallMatrix d = DoubleBallMatrix.of(n, n, cases.random().doubles(n * n).toArray());
        DoubleBallMatrix inverse = VerifiedInverse.of(d).orElseThrow();
        assertTrue(Norms.greatest(inverse.rads()) < 1e-8);
    }

    /** Condition numbers far beyond double: the Hilbert matrix, scaled to integers. */
    @Test
    void illConditionedMatricesAreInvertedAtHigherPrecision() {
        int n = 15;
        Dyadic[] entries = new Dyadic[n * n];
        Rational[][] exact = new Rational[n][n];
        long multiple = 1;
        for (long k = 2; k <= 2L * n - 1; k++) {
            multiple = multiple / java.math.BigInteger.valueOf(multiple).gcd(java.math.BigInteger.valueOf(k)).longValue() * k;
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                entries[i * n + j] = Dyadic.of(multiple / (i + j + 1));
                exact[i][j] = entries[i * n + j].toRational();
            }
        }
        BallMatrix a = BallMatrix.enclosing(n, n, entries, 128);
        assertTrue(VerifiedInverse.of(a.toDouble()).isEmpty());
        BallMatrix inverse = VerifiedInverse.of(a, 256).orElseThrow();
        Rational[][] expected = ExactMatrices.solve(exact, ExactMatrices.identity(n));
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                assertTrue(ExactMatrices.contains(inverse, i, j, expected[i][j]));
                assertTrue(inverse.rad(i, j).toRational().compareTo(expected[i][j].abs().mul(Rational.of(1, 1L << 60))) <= 0);
            }
        }
        assertTrue(VerifiedSolve.of(a, BallMatrix.identity(n), 256).isPresent());
    }

    @Test
    void emptyMatricesAreNotSpecial() {
        BallMatrix empty = BallMatrix.identity(0);
        assertEquals(0, VerifiedInverse.of(empty, 64).orElseThrow().rows());
        assertEquals(RealInterval.ONE, Determinant.of(empty, 64));
    }

    /** With nothing to correct after the preconditioning, the logarithm has no terms. */
    @Test
    void determinantsOfDiagonalMatrices() {
        for (int n : new int[] {1, 2, 5, 33}) {
            RealInterval d = Determinant.of(BallMatrix.identity(n), 128);
            assertTrue(d.contains(Dyadic.ONE), () -> "det I = " + d);
        }
    }
}
