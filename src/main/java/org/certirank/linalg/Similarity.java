package org.certirank.linalg;

import java.util.ArrayList;
import java.util.List;
import org.certirank.interval.DirectedDouble;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionNonSymmetric;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SchurTransformer;

/**
 * A change of basis X for {@link EigenvalueDiscs}, from an unverified decomposition.
 *
 * @param n the dimension
 * @param basis X, row-major
 * @param pairs whether columns i, i + 1 span the plane of a conjugate pair
 */
record Similarity(int n, double[] basis, boolean[] pairs) {
    /** The Schur basis is scaled by 2^(-step i): larger steps shrink what is above the diagonal and enlarge the errors below it. */
    private static final int[] STEPS = {0, 2, 5, 8, 12, 16, 20, 25};

    static List<Similarity> candidates(DoubleBallMatrix a) {
        int n = a.rows();
        List<Similarity> found = new ArrayList<>();
        Array2DRowRealMatrix mid = new Array2DRowRealMatrix(Plain.rows(n, n, a.mids()), false);
        try {
            EigenDecompositionNonSymmetric eigen = new EigenDecompositionNonSymmetric(mid);
            found.add(new Similarity(n, Plain.flat(eigen.getV().getData(), n, n), pairs(eigen.getD())));
        } catch (MathRuntimeException failed) {
            // No eigenvectors: the other bases remain.
        }
        try {
            SchurTransformer schur = new SchurTransformer(mid);
            double[] q = Plain.flat(schur.getP().getData(), n, n);
            boolean[] pairs = pairs(schur.getT());
            for (int step : STEPS) {
                if (step * n < 1000) {
                    found.add(new Similarity(n, scaled(n, q, pairs, step), pairs));
                }
            }
        } catch (MathRuntimeException failed) {
            // Likewise.
        }
        return found;
    }

    /** A subdiagonal entry that is not 0 marks a pair. */
    private static boolean[] pairs(RealMatrix quasiTriangular) {
        int n = quasiTriangular.getRowDimension();
        boolean[] pairs = new boolean[n];
        for (int i = 0; i + 1 < n; i++) {
            pairs[i] = quasiTriangular.getEntry(i + 1, i) != 0 && (i == 0 || !pairs[i - 1]);
        }
        return pairs;
    }

    private static double[] scaled(int n, double[] q, boolean[] pairs, int step) {
        double[] x = new double[n * n];
        for (int j = 0; j < n; j++) {
            int place = j > 0 && pairs[j - 1] ? j - 1 : j;
            for (int i = 0; i < n; i++) {
                x[i * n + j] = Math.scalb(q[i * n + j], -step * place);
            }
        }
        return x;
    }

    /** An enclosure of X^-1 A X; null when X is not shown regular. */
    DoubleBallMatrix transform(DoubleBallMatrix a) {
        ApproximateLu lu = ApproximateLu.of(n, basis);
        if (lu == null) {
            return null;
        }
        DoubleBallMatrix x = DoubleBallMatrix.of(n, n, basis);
        DoubleBallMatrix y = DoubleBallMatrix.of(n, n, lu.inverse());
        double[] f = Norms.magnitudesUp(DoubleBallMatrix.identity(n).sub(y.mul(x)));
        if (Contraction.of(n, f) == null) {
            return null;
        }
        double phi = Contraction.of(n, f).norm();
        double[] rowSums = Norms.rowSumsUp(DoubleBallMatrix.of(n, n, f));
        DoubleBallMatrix w = y.mul(a.mul(x));
        double rest = DirectedDouble.subDown(1, phi);
        double[] rad = w.rads().clone();
        for (int j = 0; j < n; j++) {
            double greatest = 0;
            for (int i = 0; i < n; i++) {
                greatest = Math.max(greatest, Norms.greatest(w, i, j));
            }
            double factor = DirectedDouble.divUp(greatest, rest);
            for (int i = 0; i < n; i++) {
                rad[i * n + j] = DirectedDouble.addUp(rad[i * n + j], DirectedDouble.mulUp(rowSums[i], factor));
            }
        }
        return DoubleBallMatrix.of(n, n, w.mids(), rad);
    }
}
