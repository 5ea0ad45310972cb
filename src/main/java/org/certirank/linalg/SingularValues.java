package org.certirank.linalg;

import org.certirank.interval.DirectedDouble;
import org.certirank.interval.DoubleInterval;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * Enclosures of all singular values of all matrices of a set, in decreasing order, each as often as it occurs.
 *
 * <p><b>Theorem.</b> Let A be m by n, m &gt;= n; U (m by n), V (n by n) and a diagonal D = diag(d_1 &gt;= ... &gt;= d_n &gt;= 0) be any matrices, ||U^T U - I|| &lt;= alpha &lt; 1, ||V^T V - I|| &lt;= beta &lt; 1, ||A V - U D|| &lt;= epsilon. Then
 * <pre>(d_i sqrt(1 - alpha) - epsilon) / sqrt(1 + beta) &lt;= sigma_i(A) &lt;= (d_i sqrt(1 + alpha) + epsilon) / sqrt(1 - beta).</pre>
 * Proof. sigma_i(A V) and sigma_i(U D) differ by at most epsilon (Weyl); sigma_i(U D) lies between sigma_min(U) d_i and sigma_max(U) d_i, and sigma_i(A V) between sigma_min(V) sigma_i(A) and
 * sigma_max(V) sigma_i(A) (Ostrowski). Close or equal singular values need no care. U, D and V come from an unverified decomposition of the midpoint (cf. Rump, Verified bounds for singular values,
 * BIT 51 (2011)).
 */
public final class SingularValues {
    private SingularValues() {
    }

    /** The enclosures; of all zeros and {@link Norms#spectral} where the approximate decomposition is no good. */
    public static DoubleInterval[] of(DoubleBallMatrix a) {
        if (a.rows() < a.columns()) {
            return of(a.transpose());
        }
        int n = a.columns();
        DoubleInterval[] result = new DoubleInterval[n];
        if (n == 0) {
            return result;
        }
        double most = Norms.spectral(a).hi();
        java.util.Arrays.fill(result, DoubleInterval.of(0, most));
        if (a.isBounded() && !decomposed(a, result)) {
            java.util.Arrays.fill(result, DoubleInterval.of(0, most));
        }
        return result;
    }

    private static boolean decomposed(DoubleBallMatrix a, DoubleInterval[] result) {
        int m = a.rows();
        int n = a.columns();
        DoubleBallMatrix u;
        DoubleBallMatrix v;
        double[] d;
        try {
            Array2DRowRealMatrix mid = new Array2DRowRealMatrix(Plain.rows(m, n, a.mids()), false);
            SingularValueDecomposition svd = new SingularValueDecomposition(mid);
            u = DoubleBallMatrix.of(m, n, Plain.flat(svd.getU().getData(), m, n));
            v = DoubleBallMatrix.of(n, n, Plain.flat(svd.getV().getData(), n, n));
            d = svd.getSingularValues();
        } catch (MathRuntimeException failed) {
            return false;
        }
        double[] scaled = new double[m * n];
        double[] errors = new double[m * n];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double p = u.mid(i, j) * d[j];
                scaled[i * n + j] = p;
                errors[i * n + j] = DirectedDouble.subUp(DirectedDouble.mulUp(u.mid(i, j), d[j]), DirectedDouble.mulDown(u.mid(i, j), d[j]));
            }
        }
        Orthogonality alpha = Orthogonality.of(u);
        Orthogonality beta = Orthogonality.of(v);
        double epsilon = Norms.spectral(a.mul(v).sub(DoubleBallMatrix.of(m, n, scaled, errors))).hi();
        if (!alpha.isUseful() || !beta.isUseful() || !(epsilon < Double.POSITIVE_INFINITY) || !decreasing(d)) {
            return false;
        }
        for (int i = 0; i < n; i++) {
            double lo = DirectedDouble.subDown(DirectedDouble.mulDown(d[i], alpha.leastDown()), epsilon);
            double hi = DirectedDouble.addUp(DirectedDouble.mulUp(d[i], alpha.greatestUp()), epsilon);
            result[i] = DoubleInterval.of(lo > 0 ? DirectedDouble.divDown(lo, beta.greatestUp()) : 0, DirectedDouble.divUp(hi, beta.leastDown())).intersect(result[i]);
        }
        return true;
    }

    private static boolean decreasing(double[] d) {
        for (int i = 1; i < d.length; i++) {
            if (!(d[i] <= d[i - 1])) {
                return false;
            }
        }
        return d[d.length - 1] >= 0;
    }
}
