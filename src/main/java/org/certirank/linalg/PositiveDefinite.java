package org.certirank.linalg;

import org.certirank.interval.DirectedDouble;

/**
 * A test that decides, where it says yes, that x^T A x &gt; 0 for all x other than 0 and all matrices A of a set: that they are positive definite where they are symmetric.
 *
 * <p>The method is a Cholesky factor of a shifted matrix (Rump, Verification of positive definiteness, BIT 46 (2006)), with the residual enclosed instead of bounded beforehand: H = (A + A^T)/2, L a floating-point Cholesky factor of
 * mid(H) - c I, and Delta = H - c I - L L^T enclosed. Then H = L L^T + c I + Delta, and the least eigenvalue of H is at least c - ||Delta||_inf, as Delta is symmetric.
 */
public final class PositiveDefinite {
    private PositiveDefinite() {
    }

    /** Whether every matrix of the set is certainly positive definite; false means only "not shown". */
    public static boolean certainly(DoubleBallMatrix a) {
        return leastEigenvalueDown(a) > 0;
    }

    /**
     * A lower bound of the least eigenvalue of (A + A^T)/2 for all A of the set, positive if possible; minus infinity where the method found none. It is about the shift the method needs, not about the eigenvalue: see
     * {@link SymmetricEigenvalues} for close bounds.
     */
    static double leastEigenvalueDown(DoubleBallMatrix a) {
        int n = VerifiedInverse.square(a.rows(), a.columns());
        if (n == 0) {
            return Double.POSITIVE_INFINITY;
        }
        if (!a.isBounded()) {
            return Double.NEGATIVE_INFINITY;
        }
        DoubleBallMatrix twice = a.add(a.transpose());
        double most = 0;
        double widest = 0;
        for (int i = 0; i < n; i++) {
            most = Math.max(most, Norms.greatest(twice, i, i));
            double width = 0;
            for (int j = 0; j < n; j++) {
                width += twice.rad(i, j);
            }
            widest = Math.max(widest, width);
        }
        // Any shift would be sound; this one exceeds what rounding and radii usually make of Delta.
        double shift = 1.1 * widest + 4 * (n + 4.0) * n * 0x1p-53 * most + 0x1p-1000;
        double[] l = cholesky(n, twice.mids(), shift);
        if (l == null) {
            return Double.NEGATIVE_INFINITY;
        }
        DoubleBallMatrix factor = DoubleBallMatrix.of(n, n, l);
        double[] diagonal = new double[n * n];
        for (int i = 0; i < n; i++) {
            diagonal[i * n + i] = shift;
        }
        DoubleBallMatrix delta = twice.sub(DoubleBallMatrix.of(n, n, diagonal)).sub(factor.mul(factor.transpose()));
        double norm = Norms.infinity(delta).hi();
        double bound = DirectedDouble.subDown(shift, norm);
        return bound > 0 ? DirectedDouble.mulDown(bound, 0.5) : Double.NEGATIVE_INFINITY;
    }

    /** A floating-point factor of m - shift I; null when a pivot is not positive. */
    private static double[] cholesky(int n, double[] m, double shift) {
        double[] l = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double s = m[i * n + j] - (i == j ? shift : 0);
                for (int k = 0; k < j; k++) {
                    s -= l[i * n + k] * l[j * n + k];
                }
                if (i == j) {
                    if (!(s > 0)) {
                        return null;
                    }
                    l[i * n + i] = Math.sqrt(s);
                } else {
                    l[i * n + j] = s / l[j * n + j];
                }
            }
        }
        return l;
    }
}
