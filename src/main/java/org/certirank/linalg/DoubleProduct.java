package org.certirank.linalg;

import org.certirank.simd.matrix.MatrixKernel;
import org.certirank.simd.matrix.MatrixKernels;

/**
 * The product of two matrices of double balls in midpoint-radius form (Rump, Fast and parallel interval arithmetic, BIT 39 (1999)): all O(n^3) work is plain
 * products of doubles by the matrix kernel, in the one rounding mode that Java has.
 *
 * <p><b>Theorem.</b> With A in the balls (a, r), B in (b, s) and c = fl(a b) by {@link FmaChain fma chains} of length k,
 * <pre>|A B - c| &lt;= |a| s + r (|b| + s) + (k + 1) u |a| |b| + k 2^-1074 = [|a|, r] [s + (k + 1) u |b|; |b| + s] + k 2^-1074.</pre>
 * The right side is one product of non-negative matrices with inner dimension 2 k (k where A is exact). Its factors are rounded up, its computed value is turned into
 * a bound by {@link FmaChain#sumUp}, whose spare k 2^-1074 covers the last term. Where both matrices are exact it is (k + 1) u |a| |b| + k 2^-1074.
 *
 * <p>An entry whose midpoint or radius overflows or is not a number becomes the whole line; so does every entry that the whole line enters. Entries of a zero row times
 * bounded numbers, and of a zero column, are exactly 0.
 */
public final class DoubleProduct {
    private DoubleProduct() {
    }

    /** Encloses all products A B. */
    public static DoubleBallMatrix multiply(DoubleBallMatrix a, DoubleBallMatrix b) {
        return multiply(a, b, MatrixKernels.best());
    }

    /** With a kernel of choice; all give the same bits. */
    static DoubleBallMatrix multiply(DoubleBallMatrix a, DoubleBallMatrix b, MatrixKernel kernel) {
        if (a.columns() != b.rows()) {
            throw new IllegalArgumentException("product of " + a + " and " + b);
        }
        int m = a.rows();
        int k = a.columns();
        int n = b.columns();
        double[] mid = kernel.multiply(m, k, n, a.mids(), b.mids());
        double[] rad = a.isPoint() && b.isPoint() ? roundingOnly(m, k, n, a, b, kernel) : radii(m, k, n, a, b, kernel);
        clearZeroRowsAndColumns(a, b, mid, rad);
        return DoubleBallMatrix.ofOwned(m, n, mid, rad);
    }

    private static double[] roundingOnly(int m, int k, int n, DoubleBallMatrix a, DoubleBallMatrix b, MatrixKernel kernel) {
        Workspace space = Workspace.ofThread();
        double[] left = absolute(a.mids(), space.array(0, m * k));
        double[] right = absolute(b.mids(), space.array(1, k * n));
        double[] rad = new double[m * n];
        kernel.multiplyAdd(m, k, n, left, 0, k, right, 0, n, rad, 0, n);
        // Two roundings more than sumUp: of the factor, and of its product.
        inflate(rad, FmaChain.gamma(k) * FmaChain.inflation(k) * FmaChain.FOUR_ROUNDINGS, FmaChain.underflow(k));
        return rad;
    }

    private static double[] radii(int m, int k, int n, DoubleBallMatrix a, DoubleBallMatrix b, MatrixKernel kernel) {
        double gamma = FmaChain.gamma(k);
        Workspace space = Workspace.ofThread();
        double[] mids = b.mids();
        double[] rads = b.rads();
        double[] rad = new double[m * n];
        double[] left = absolute(a.mids(), space.array(0, m * k));
        double[] right = space.array(1, k * n);
        for (int i = 0; i < mids.length; i++) {
            double size = Math.abs(mids[i]);
            double error = gamma * size;
            if (error < FmaChain.SMALL && size != 0) {
                error += Double.MIN_VALUE;
            }
            right[i] = (error + rads[i]) * FmaChain.FOUR_ROUNDINGS;
        }
        kernel.multiplyAdd(m, k, n, left, 0, k, right, 0, n, rad, 0, n);
        if (!a.isPoint()) {
            // The chains go on with the second half of the inner index.
            for (int i = 0; i < mids.length; i++) {
                right[i] = (Math.abs(mids[i]) + rads[i]) * FmaChain.TWO_ROUNDINGS;
            }
            kernel.multiplyAdd(m, k, n, a.rads(), 0, k, right, 0, n, rad, 0, n);
        }
        int steps = a.isPoint() ? k : 2 * k;
        inflate(rad, FmaChain.inflation(steps), FmaChain.underflow(steps));
        return rad;
    }

    /** x factor, and with the addend where that is small: {@link FmaChain#sumUp} with another factor. */
    private static void inflate(double[] x, double factor, double addend) {
        for (int i = 0; i < x.length; i++) {
            double r = x[i] * factor;
            x[i] = r < FmaChain.SMALL ? r + addend : r;
        }
    }

    private static void clearZeroRowsAndColumns(DoubleBallMatrix a, DoubleBallMatrix b, double[] mid, double[] rad) {
        int n = b.columns();
        double[] columns = new double[n];
        for (int l = 0; l < b.rows(); l++) {
            addMagnitudes(b.mids(), b.rads(), l * n, columns);
        }
        for (int i = 0; i < a.rows(); i++) {
            boolean zeroRow = true;
            for (int l = i * a.columns(); l < (i + 1) * a.columns() && zeroRow; l++) {
                zeroRow = a.mids()[l] == 0 && a.rads()[l] == 0;
            }
            for (int j = 0; j < n; j++) {
                // A computed NaN or infinity there comes from the whole line: 0 times any real number is 0 all the same, but the wider answer stays.
                if ((zeroRow || columns[j] == 0) && rad[i * n + j] <= Double.MAX_VALUE) {
                    mid[i * n + j] = 0;
                    rad[i * n + j] = 0;
                }
            }
        }
    }

    /** A sum of magnitudes is 0 only if all are: adding never underflows. */
    private static void addMagnitudes(double[] mid, double[] rad, int from, double[] sums) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] += Math.abs(mid[from + j]) + rad[from + j];
        }
    }

    private static double[] absolute(double[] x, double[] to) {
        for (int i = 0; i < x.length; i++) {
            to[i] = Math.abs(x[i]);
        }
        return to;
    }

    static double[] absolute(double[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = Math.abs(x[i]);
        }
        return y;
    }
}
