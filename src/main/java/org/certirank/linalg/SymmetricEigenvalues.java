package org.certirank.linalg;

import java.util.Arrays;
import org.certirank.interval.DirectedDouble;
import org.certirank.interval.DoubleInterval;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * Enclosures of all eigenvalues of all symmetric matrices of a set, in decreasing order, each as often as it occurs.
 *
 * <p><b>Theorem.</b> Let A be symmetric, V square with ||V^T V - I|| &lt;= beta &lt; 1, D diagonal with |d_i| &lt;= delta, ||A V - V D|| &lt;= epsilon. Then with both in decreasing order
 * <pre>|lambda_i(A) - d_i| &lt;= epsilon / s + delta (beta / s + beta / (1 - beta)), s = sqrt(1 - beta).</pre>
 * Proof. Let S = (V^T V)^(1/2), Q = V S^-1, which is orthogonal. A Q = (V D + R) S^-1 with ||R|| &lt;= epsilon, so Q^T A Q = S D S^-1 + Q^T R S^-1, and S D S^-1 - D = (S - I) D S^-1 + D (S^-1 - I). The eigenvalues of S lie in
 * [sqrt(1 - beta), sqrt(1 + beta)], so ||S - I|| &lt;= beta, ||S^-1|| &lt;= 1/s and ||S^-1 - I|| &lt;= beta / (1 - beta). The difference of the symmetric matrices Q^T A Q and D has the claimed norm; Weyl's theorem is the rest.
 *
 * <p>Equal and close eigenvalues need no care. A set that holds matrices which are not symmetric is taken to stand for the symmetric ones in it.
 */
public final class SymmetricEigenvalues {
    private SymmetricEigenvalues() {
    }

    public static DoubleInterval[] of(DoubleBallMatrix a) {
        int n = VerifiedInverse.square(a.rows(), a.columns());
        DoubleInterval[] result = new DoubleInterval[n];
        if (n == 0) {
            return result;
        }
        double most = Math.min(Norms.infinity(a).hi(), Norms.frobenius(a).hi());
        Arrays.fill(result, DoubleInterval.of(-most, most));
        if (a.isBounded()) {
            tighten(a, n, result);
        }
        return result;
    }

    private static void tighten(DoubleBallMatrix a, int n, DoubleInterval[] result) {
        DoubleBallMatrix v;
        double[] d;
        try {
            double[] symmetric = new double[n * n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    symmetric[i * n + j] = a.mid(i, j) / 2 + a.mid(j, i) / 2;
                }
            }
            EigenDecompositionSymmetric eigen = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(Plain.rows(n, n, symmetric), false));
            v = DoubleBallMatrix.of(n, n, Plain.flat(eigen.getV().getData(), n, n));
            d = eigen.getEigenvalues();
        } catch (MathRuntimeException failed) {
            return;
        }
        double[] scaled = new double[n * n];
        double[] errors = new double[n * n];
        double delta = 0;
        for (int j = 0; j < n; j++) {
            delta = Math.max(delta, Math.abs(d[j]));
            for (int i = 0; i < n; i++) {
                scaled[i * n + j] = v.mid(i, j) * d[j];
                errors[i * n + j] = DirectedDouble.subUp(DirectedDouble.mulUp(v.mid(i, j), d[j]), DirectedDouble.mulDown(v.mid(i, j), d[j]));
            }
        }
        Orthogonality orthogonality = Orthogonality.of(v);
        double epsilon = Norms.spectral(a.mul(v).sub(DoubleBallMatrix.of(n, n, scaled, errors))).hi();
        if (!orthogonality.isUseful() || !(epsilon < Double.POSITIVE_INFINITY) || !(delta < Double.POSITIVE_INFINITY)) {
            return;
        }
        double beta = orthogonality.beta();
        double s = orthogonality.leastDown();
        double factor = DirectedDouble.addUp(DirectedDouble.divUp(beta, s), DirectedDouble.divUp(beta, DirectedDouble.subDown(1, beta)));
        double bound = DirectedDouble.addUp(DirectedDouble.divUp(epsilon, s), DirectedDouble.mulUp(delta, factor));
        double[] sorted = d.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < n; i++) {
            double centre = sorted[n - 1 - i];
            result[i] = DoubleInterval.of(DirectedDouble.subDown(centre, bound), DirectedDouble.addUp(centre, bound)).intersect(result[i]);
        }
    }
}
