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
        double[] rad = kernel.multiply(m, k, n, absolute(a.mids()), absolute(b.mids()));
        // Two roundings more than sumUp: of the factor, and of its product.
        double factor = FmaChain.gamma(k) * FmaChain.inflation(k) * FmaChain.FOUR_ROUNDINGS;
        double underflow = FmaChain.underflow(k);
        for (int i = 0; i < rad.length; i++) {
            double r = rad[i] * factor;
            rad[i] = r < FmaChain.SMALL ? r + underflow : r;
        }
        return rad;
    }

    private static double[] radii(int m, int k, int n, DoubleBallMatrix a, DoubleBallMatrix b, MatrixKernel kernel) {
        double gamma = FmaChain.gamma(k);
        int inner = a.isPoint() ? k : 2 * k;
        double[] left = a.isPoint() ? absolute(a.mids()) : new double[Math.multiplyExact(m, inner)];
        if (!a.isPoint()) {
            for (int i = 0; i < m; i++) {
                for (int l = 0; l < k; l++) {
                    left[i * inner + l] = Math.abs(a.mids()[i * k + l]);
                }
                System.arraycopy(a.rads(), i * k, left, i * inner + k, k);
            }
        }
        double[] right = new double[Math.multiplyExact(inner, n)];
        double[] mids = b.mids();
        double[] rads = b.rads();
        for (int i = 0; i < mids.length; i++) {
            double size = Math.abs(mids[i]);
            double error = gamma * size;
            if (error < FmaChain.SMALL && size != 0) {
                error += Double.MIN_VALUE;
            }
            right[i] = (error + rads[i]) * FmaChain.FOUR_ROUNDINGS;
        }
        if (!a.isPoint()) {
            for (int i = 0; i < mids.length; i++) {
                right[mids.length + i] = FmaChain.addUp(Math.abs(mids[i]), rads[i]);
            }
        }
        double[] rad = kernel.multiply(m, inner, n, left, right);
        double factor = FmaChain.inflation(inner);
        double underflow = FmaChain.underflow(inner);
        for (int i = 0; i < rad.length; i++) {
            double r = rad[i] * factor;
            rad[i] = r < FmaChain.SMALL ? r + underflow : r;
        }
        return rad;
    }

    private static void clearZeroRowsAndColumns(DoubleBallMatrix a, DoubleBallMatrix b, double[] mid, double[] rad) {
        int n = b.columns();
        boolean[] zeroColumn = new boolean[n];
        java.util.Arrays.fill(zeroColumn, true);
        for (int l = 0; l < b.rows(); l++) {
            for (int j = 0; j < n; j++) {
                zeroColumn[j] &= b.mids()[l * n + j] == 0 && b.rads()[l * n + j] == 0;
            }
        }
        for (int i = 0; i < a.rows(); i++) {
            boolean zeroRow = true;
            for (int l = i * a.columns(); l < (i + 1) * a.columns() && zeroRow; l++) {
                zeroRow = a.mids()[l] == 0 && a.rads()[l] == 0;
            }
            for (int j = 0; j < n; j++) {
                // A computed NaN or infinity there comes from the whole line: 0 times any real number is 0 all the same, but the wider answer stays.
                if ((zeroRow || zeroColumn[j]) && rad[i * n + j] <= Double.MAX_VALUE) {
                    mid[i * n + j] = 0;
                    rad[i * n + j] = 0;
                }
            }
        }
    }

    static double[] absolute(double[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = Math.abs(x[i]);
        }
        return y;
    }
}
