package org.certirank.linalg;

import org.certirank.interval.DirectedDouble;

/**
 * Upper bounds of the greatest eigenvalue of a symmetric matrix of doubles, by one or a few Cholesky factorisations.
 *
 * <p><b>Theorem</b> (Demmel 1989; Higham, Accuracy and Stability of Numerical Algorithms, 2002, theorem 10.5 and its proof). If the Cholesky factorisation of a symmetric matrix B of order n runs to its end in floating point, square roots of positive numbers
 * only, sums in any order, with or without fma, then its factor satisfies L L^T = B + Delta, |Delta_ij| &lt;= gamma/(1 - gamma) sqrt(B_ii B_jj), gamma = (n + 1) u / (1 - (n + 1) u), so |Delta|_2 &lt;= gamma/(1 - gamma) trace B, and the least eigenvalue of B
 * is at least -|Delta|_2. (Rump, Verification of positive definiteness, BIT 46 (2006), adds underflow: here matrices have entries of at most 1 and diagonals of at most 4, and an operation that underflows is wrong by at most 2^-1075, so that an entry of L L^T
 * changes by less than n 2^-1070, the norm by less than n^2 2^-1070.)
 *
 * <p>With B = m I - A rounded, each diagonal entry wrong by at most u of itself: if that succeeds, the greatest eigenvalue of A is at most m + u max B_ii + (n + 4) 2^-52 trace B + 2^-900, as gamma/(1 - gamma) &lt;= (n + 4) 2^-52 for n below 2^24. m comes from power steps, about which
 * nothing is claimed.
 */
final class GreatestEigenvalue {
    private static final int POWERS = 30;
    private static final int ATTEMPTS = 12;
    private static final double STEP = 1.02;

    private GreatestEigenvalue() {
    }

    /** At least the greatest eigenvalue of the symmetric matrix whose lower triangle this is, of a Frobenius norm of at most 1; 1 where the method finds nothing better. */
    static double up(int n, double[] a) {
        if (n == 0 || n >= 1 << 20) {
            return 1;
        }
        double trial = Math.max(near(n, a), 0x1p-200) * STEP;
        for (int attempt = 0; attempt < ATTEMPTS && trial < 1; attempt++) {
            double up = verified(n, a, trial);
            if (up < 1) {
                return up;
            }
            trial *= STEP;
        }
        return 1;
    }

    /** The norm of the last of some power steps over that of the one before. */
    private static double near(int n, double[] a) {
        double[] v = new double[n];
        // No symmetry of a matrix is likely to leave this orthogonal to its first eigenvector.
        java.util.Arrays.setAll(v, i -> 1 + (i * 0x9e3779b9L & 0xffff) * 0x1p-16);
        double ratio = 0;
        for (int t = 0; t < POWERS; t++) {
            double[] w = new double[n];
            double before = 0;
            double after = 0;
            for (int i = 0; i < n; i++) {
                w[i] = dot(a, i * n, v, 0, n);
                before += v[i] * v[i];
                after += w[i] * w[i];
            }
            ratio = Math.sqrt(after / before);
            double norm = Math.sqrt(after);
            if (!(norm > 0x1p-500)) {
                return ratio;
            }
            for (int i = 0; i < n; i++) {
                v[i] = w[i] / norm;
            }
        }
        return ratio;
    }

    /** The bound with m, or infinity where the factorisation fails. */
    private static double verified(int n, double[] a, double m) {
        double[] l = new double[n * n];
        double trace = 0;
        double most = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                l[i * n + j] = (-a[i * n + j] - dot(l, i * n, l, j * n, j)) / l[j * n + j];
            }
            double diagonal = m - a[i * n + i];
            trace = DirectedDouble.addUp(trace, Math.abs(diagonal));
            most = Math.max(most, Math.abs(diagonal));
            double pivot = diagonal - dot(l, i * n, l, i * n, i);
            // False for what is not a number, too.
            if (!(pivot > 0x1p-500)) {
                return Double.POSITIVE_INFINITY;
            }
            l[i * n + i] = Math.sqrt(pivot);
        }
        double rounding = DirectedDouble.addUp(DirectedDouble.mulUp(0x1p-53, most), DirectedDouble.mulUp((n + 4) * 0x1p-52, trace));
        return DirectedDouble.addUp(m, DirectedDouble.addUp(rounding, 0x1p-900));
    }

    /** A sum of products in some order. */
    private static double dot(double[] x, int from, double[] y, int at, int count) {
        double s = 0;
        double t = 0;
        double u = 0;
        double v = 0;
        int k = 0;
        for (; k + 3 < count; k += 4) {
            s = Math.fma(x[from + k], y[at + k], s);
            t = Math.fma(x[from + k + 1], y[at + k + 1], t);
            u = Math.fma(x[from + k + 2], y[at + k + 2], u);
            v = Math.fma(x[from + k + 3], y[at + k + 3], v);
        }
        for (; k < count; k++) {
            s = Math.fma(x[from + k], y[at + k], s);
        }
        return s + t + (u + v);
    }
}
