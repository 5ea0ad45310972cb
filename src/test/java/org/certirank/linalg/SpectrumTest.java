package org.certirank.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.certirank.exact.Rational;
import org.certirank.interval.DoubleInterval;
import org.junit.jupiter.api.Test;

/** Definiteness, singular values, eigenvalues and norms against exact inertia counts and matrices of known spectrum. */
class SpectrumTest {

    private static DoubleBallMatrix symmetric(Cases cases, int n, boolean point) {
        double[] mid = new double[n * n];
        double[] rad = new double[n * n];
        int kind = cases.random().nextInt(4);
        double width = Math.scalb(1.0, -cases.random().nextInt(5, 60));
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double x = switch (kind) {
                    case 0 -> cases.random().nextInt(-2, 3);
                    case 1 -> 1 + (i == j ? Math.scalb(cases.random().nextDouble(), -40) : 0);
                    case 2 -> cases.random().nextGaussian() * Math.scalb(1.0, -8 * (i + j));
                    default -> cases.random().nextGaussian();
                };
                mid[i * n + j] = x;
                mid[j * n + i] = x;
                rad[i * n + j] = point ? 0 : width;
                rad[j * n + i] = rad[i * n + j];
            }
        }
        return DoubleBallMatrix.of(n, n, mid, rad);
    }

    private static Rational[][] symmetricMember(DoubleBallMatrix a, Cases cases) {
        Rational[][] x = ExactMatrices.member(BallMatrix.of(a), cases.random());
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                x[j][i] = x[i][j];
            }
        }
        return x;
    }

    @Test
    void definiteMeansAllLeadingMinorsPositive() {
        Cases cases = new Cases(51);
        int shown = 0;
        for (int trial = 0; trial < 3_000; trial++) {
            int n = cases.random().nextInt(1, 5);
            DoubleBallMatrix a = symmetric(cases, n, trial % 2 == 0);
            if (trial % 3 != 0) {
                a = a.transpose().mul(a);
                a = a.add(a.transpose());
            }
            if (PositiveDefinite.certainly(a)) {
                shown++;
                assertEquals(0, ExactMatrices.eigenvaluesBelow(symmetricMember(a, cases), Rational.ZERO));
            }
        }
        assertTrue(shown > 600, () -> "too few");
    }

    @Test
    void definitenessAtTheEdge() {
        assertFalse(PositiveDefinite.certainly(DoubleBallMatrix.of(2, 2, 1, 1, 1, 1)));
        assertTrue(PositiveDefinite.certainly(DoubleBallMatrix.of(2, 2, 1, 1, 1, 1 + 0x1p-40)));
        assertFalse(PositiveDefinite.certainly(DoubleBallMatrix.of(2, 2, 0, 0, 0, 1)));
        assertFalse(PositiveDefinite.certainly(DoubleBallMatrix.of(1, 1, -1)));
        assertFalse(PositiveDefinite.certainly(DoubleBallMatrix.of(1, 1, Double.NaN)));
        assertTrue(PositiveDefinite.certainly(DoubleBallMatrix.identity(60)));
    }

    /** lambda_i in [lo, hi], decreasing: at most n - 1 - i eigenvalues are below lo, at least n - i are not above hi. */
    private static void assertOrdered(DoubleInterval[] bounds, Rational[][] a, boolean squares) {
        int n = bounds.length;
        for (int i = 0; i < n; i++) {
            Rational lo = Rational.ofDouble(bounds[i].lo());
            Rational hi = Rational.ofDouble(bounds[i].hi());
            int below = ExactMatrices.eigenvaluesBelow(a, squares ? lo.mul(lo) : lo);
            assertTrue(below <= n - 1 - i);
            int notAbove = ExactMatrices.eigenvaluesBelow(a, squares ? hi.mul(hi) : hi);
            // Eigenvalues equal to hi are not counted, but make a minor vanish: then the count is -1.
            assertTrue(notAbove < 0 || notAbove >= n - i);
        }
    }

    @Test
    void symmetricEigenvaluesAreEnclosedInOrder() {
        Cases cases = new Cases(52);
        for (int trial = 0; trial < 600; trial++) {
            DoubleBallMatrix a = symmetric(cases, cases.random().nextInt(1, 6), trial % 2 == 0);
            assertOrdered(SymmetricEigenvalues.of(a), symmetricMember(a, cases), false);
        }
    }

    @Test
    void singularValuesAreEnclosedInOrder() {
        Cases cases = new Cases(53);
        for (int trial = 0; trial < 600; trial++) {
            int m = cases.random().nextInt(1, 6);
            int n = cases.random().nextInt(1, m + 1);
            double[] mid = new double[m * n];
            double[] rad = new double[m * n];
            int kind = cases.random().nextInt(3);
            for (int i = 0; i < mid.length; i++) {
                mid[i] = kind == 0 ? cases.random().nextInt(-1, 2) : kind == 1 ? 1 : cases.random().nextGaussian();
                rad[i] = trial % 2 == 0 ? 0 : Math.scalb(1.0, -cases.random().nextInt(10, 60));
            }
            DoubleBallMatrix a = DoubleBallMatrix.of(m, n, mid, rad);
            Rational[][] member = ExactMatrices.member(BallMatrix.of(a), cases.random());
            assertOrdered(SingularValues.of(a), ExactMatrices.gram(member), true);
        }
    }

    @Test
    void spectraAreTight() {
        Cases cases = new Cases(54);
        int n = 50;
        DoubleBallMatrix a = DoubleBallMatrix.of(n, n, cases.random().doubles(n * n).toArray());
        for (DoubleInterval s : SingularValues.of(a)) {
            assertTrue(s.width() < 1e-10);
        }
        for (DoubleInterval s : SymmetricEigenvalues.of(a.add(a.transpose()))) {
            assertTrue(s.width() < 1e-10);
        }
        EigenvalueDiscs discs = EigenvalueDiscs.of(a);
        assertTrue(discs.greatestRadius() < 1e-8);
        // One of many: repeated eigenvalues and singular values.
        double[] ones = new double[n * n];
        java.util.Arrays.fill(ones, 1);
        DoubleInterval[] eigenvalues = SymmetricEigenvalues.of(DoubleBallMatrix.of(n, n, ones));
        assertTrue(eigenvalues[0].contains(n) && eigenvalues[0].width() < 1e-10);
        assertTrue(eigenvalues[1].contains(0) && eigenvalues[1].width() < 1e-10);
        assertTrue(SingularValues.of(DoubleBallMatrix.identity(n))[n - 1].width() < 1e-11);
    }

    /** A = P^-1 J P with P an integer matrix of determinant 1 and J of known eigenvalues: simple, repeated, defective, conjugate pairs. */
    @Test
    void clustersHoldExactlyTheirEigenvalues() {
        Cases cases = new Cases(55);
        int isolated = 0;
        for (int trial = 0; trial < 800; trial++) {
            int n = cases.random().nextInt(1, 7);
            long[][] j = new long[n][n];
            double[] re = new double[n];
            double[] im = new double[n];
            for (int i = 0; i < n; i++) {
                int kind = cases.random().nextInt(5);
                int p = cases.random().nextInt(-4, 5);
                if (kind == 0 && i + 1 < n) {
                    int q = cases.random().nextInt(1, 4);
                    j[i][i] = p;
                    j[i + 1][i + 1] = p;
                    j[i][i + 1] = q;
                    j[i + 1][i] = -q;
                    re[i] = p;
                    im[i] = q;
                    re[i + 1] = p;
                    im[i + 1] = -q;
                    i++;
                } else {
                    boolean chained = kind == 1 && i > 0 && im[i - 1] == 0;
                    j[i][i] = chained ? (long) re[i - 1] : p;
                    re[i] = j[i][i];
                    if (chained) {
                        j[i - 1][i] = 1;
                    }
                }
            }
            // Row operations and the inverse column operations keep the spectrum.
            for (int step = 0; step < 2 * n && n > 1; step++) {
                int r = cases.random().nextInt(n);
                int s = (r + 1 + cases.random().nextInt(n - 1)) % n;
                int f = cases.random().nextInt(-1, 2);
                for (int l = 0; l < n; l++) {
                    j[r][l] += f * j[s][l];
                }
                for (int l = 0; l < n; l++) {
                    j[l][s] -= f * j[l][r];
                }
            }
            double[] entries = new double[n * n];
            for (int i = 0; i < n * n; i++) {
                entries[i] = j[i / n][i % n];
            }
            DoubleBallMatrix a = DoubleBallMatrix.of(n, n, entries);
            EigenvalueDiscs discs = EigenvalueDiscs.of(a);
            isolated += assertClusters(discs, re, im);
            DoubleInterval radius = SpectralRadius.of(a);
            double greatest = 0;
            for (int i = 0; i < n; i++) {
                greatest = Math.max(greatest, Math.hypot(re[i], im[i]));
            }
            assertTrue(radius.lo() <= greatest * (1 + 1e-15) && greatest * (1 - 1e-15) <= radius.hi());
        }
        assertTrue(isolated > 800);
    }

    private static int assertClusters(EigenvalueDiscs discs, double[] re, double[] im) {
        int n = re.length;
        int[] size = new int[n];
        int[] held = new int[n];
        for (int i = 0; i < n; i++) {
            size[discs.cluster(i)]++;
        }
        for (int e = 0; e < n; e++) {
            int in = -1;
            for (int i = 0; i < n; i++) {
                Rational x = Rational.ofDouble(discs.re(i)).sub(Rational.ofDouble(re[e]));
                Rational y = Rational.ofDouble(discs.im(i)).sub(Rational.ofDouble(im[e]));
                Rational r = Rational.ofDouble(discs.radius(i));
                if (x.mul(x).add(y.mul(y)).compareTo(r.mul(r)) <= 0) {
                    in = discs.cluster(i);
                }
            }
            assertTrue(in >= 0, "an eigenvalue in no disc");
            held[in]++;
        }
        int isolated = 0;
        for (int c = 0; c < n; c++) {
            assertEquals(size[c], held[c]);
            isolated += size[c] == 1 ? 1 : 0;
        }
        return isolated;
    }

    @Test
    void defectiveMatricesHaveSmallDiscs() {
        EigenvalueDiscs jordan = EigenvalueDiscs.of(DoubleBallMatrix.of(2, 2, 3, 1, -1, 1));
        assertTrue(jordan.greatestRadius() < 1e-5, () -> "" + jordan.greatestRadius());
        assertEquals(jordan.cluster(0), jordan.cluster(1));
    }

    @Test
    void normsEncloseThoseOfMembers() {
        Cases cases = new Cases(56);
        for (int trial = 0; trial < 2_000; trial++) {
            DoubleBallMatrix a = cases.matrix(3, 4, trial % 2 == 0);
            if (!a.isBounded()) {
                continue;
            }
            Rational[][] x = ExactMatrices.member(BallMatrix.of(a), cases.random());
            Rational row = Rational.ZERO;
            Rational squares = Rational.ZERO;
            for (Rational[] r : x) {
                Rational sum = Rational.ZERO;
                for (Rational v : r) {
                    sum = sum.add(v.abs());
                    squares = squares.add(v.mul(v));
                }
                row = row.max(sum);
            }
            assertIn(Norms.infinity(a), row, false);
            assertIn(Norms.one(a.transpose()), row, false);
            assertIn(Norms.frobenius(a), squares, true);
            assertTrue(Norms.spectral(a).lo() <= Norms.frobenius(a).hi());
        }
    }

    private static void assertIn(DoubleInterval bounds, Rational x, boolean squared) {
        Rational lo = Rational.ofDouble(bounds.lo());
        assertTrue((squared ? lo.mul(lo) : lo).compareTo(x) <= 0);
        if (bounds.hi() <= Double.MAX_VALUE) {
            Rational hi = Rational.ofDouble(bounds.hi());
            assertTrue((squared ? hi.mul(hi) : hi).compareTo(x) >= 0);
        }
    }

    @Test
    void unboundedSetsStayUnbounded() {
        DoubleBallMatrix a = DoubleBallMatrix.of(2, 2, new double[] {1, 2, 3, 4}, new double[] {0, Double.POSITIVE_INFINITY, 0, 0});
        assertEquals(Double.POSITIVE_INFINITY, SpectralRadius.of(a).hi());
        assertEquals(Double.POSITIVE_INFINITY, SingularValues.of(a)[0].hi());
        assertEquals(Double.POSITIVE_INFINITY, SymmetricEigenvalues.of(a)[0].hi());
        assertFalse(PositiveDefinite.certainly(a));
        assertEquals(Double.POSITIVE_INFINITY, Norms.one(a).hi());
    }
}
