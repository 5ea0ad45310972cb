package org.certirank.linalg;

import org.certirank.interval.DirectedDouble;
import org.certirank.simd.matrix.MatrixKernels;

/**
 * What ||E|| &lt; 1 gives, E = I - R A: then R and A are regular (for every A of the set), and an unknown Y with Y = Z + E Y is bounded by its known part Z.
 *
 * <p><b>Theorem.</b> Let e_i be the sum of magnitudes of row i of E, alpha = max e_i &lt; 1, and |Z| &lt;= T entrywise. Then with t_j the greatest entry of column j of T
 * <pre>|Y[i][j]| &lt;= T[i][j] + e_i t_j / (1 - alpha).</pre>
 * Proof. Let d_j = max_i |Y[i][j]|. Then |Y[i][j]| &lt;= T[i][j] + e_i d_j, so d_j &lt;= t_j + alpha d_j. (If E were such that R A is singular, (I - E) v = 0 with |v| = 1 in the maximum norm would give 1 = |E v| &lt;= alpha.)
 */
final class Contraction {
    private final double[] rowSums;
    private final double alpha;

    private Contraction(double[] rowSums, double alpha) {
        this.rowSums = rowSums;
        this.alpha = alpha;
    }

    /** From upper bounds of |E|, n by n; null when the norm is not certainly below 1. */
    static Contraction of(int n, double[] magnitudes) {
        double[] sums = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                sums[i] = DirectedDouble.addUp(sums[i], magnitudes[i * n + j]);
            }
        }
        double alpha = Norms.greatest(sums);
        return alpha < 1 ? new Contraction(sums, alpha) : null;
    }

    double norm() {
        return alpha;
    }

    /** Bounds of |Y| from bounds T of |Z|, a matrix of {@code columns} columns. */
    double[] bound(double[] t, int columns) {
        double[] greatest = new double[columns];
        for (int i = 0; i < rowSums.length; i++) {
            for (int j = 0; j < columns; j++) {
                greatest[j] = t[i * columns + j] <= greatest[j] ? greatest[j] : t[i * columns + j];
            }
        }
        double rest = DirectedDouble.subDown(1, alpha);
        double[] bound = new double[t.length];
        for (int i = 0; i < rowSums.length; i++) {
            double factor = DirectedDouble.divUp(rowSums[i], rest);
            for (int j = 0; j < columns; j++) {
                bound[i * columns + j] = DirectedDouble.addUp(t[i * columns + j], DirectedDouble.mulUp(factor, greatest[j]));
            }
        }
        return bound;
    }

    /** An upper bound of the product of two non-negative matrices. */
    static double[] productUp(int m, int k, int n, double[] a, double[] b) {
        double[] c = MatrixKernels.best().multiply(m, k, n, a, b);
        for (int i = 0; i < c.length; i++) {
            double v = FmaChain.sumUp(c[i], k);
            c[i] = v >= 0 ? v : Double.POSITIVE_INFINITY;
        }
        return c;
    }
}
