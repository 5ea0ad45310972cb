package org.certirank.simd.matrix;

import java.util.Arrays;

/** The kernel in plain Java: the twin of {@link VectorMatrixKernel}, and its replacement where the vector module is absent. */
public final class ScalarMatrixKernel implements MatrixKernel {
    /** Rows of B that stay in the first-level cache together with a row of C. */
    private static final int COLUMNS = 512;

    @Override
    public void multiplyAdd(int m, int k, int n, double[] a, int aOffset, int aStride, double[] b, int bOffset, int bStride, double[] c, int cOffset, int cStride) {
        for (int j = 0; j < n; j += COLUMNS) {
            int width = Math.min(COLUMNS, n - j);
            for (int i = 0; i < m; i++) {
                for (int l = 0; l < k; l++) {
                    addMultiple(a[aOffset + i * aStride + l], width, b, bOffset + l * bStride + j, c, cOffset + i * cStride + j);
                }
            }
        }
    }

    private static void addMultiple(double factor, int n, double[] b, int bOffset, double[] c, int cOffset) {
        for (int j = 0; j < n; j++) {
            c[cOffset + j] = Math.fma(factor, b[bOffset + j], c[cOffset + j]);
        }
    }

    @Override
    public void multiplyShort(int m, int k, int n, double[] a, double[] b, int bOffset, int bStride, double[] c, int cOffset, int cStride, double[] moduli, double[] reciprocals) {
        for (int i = 0; i < m; i++) {
            int row = cOffset + i * cStride;
            Arrays.fill(c, row, row + n, 0);
            for (int l = 0; l < k; l++) {
                addMultiple(a[i * k + l], n, b, bOffset + l * bStride, c, row);
            }
            if (moduli != null) {
                reduce(c, row, n, moduli[i], reciprocals[i]);
            }
        }
    }

    @Override
    public void reduce(double[] x, int from, int count, double p, double reciprocal) {
        for (int i = from; i < from + count; i++) {
            double q = x[i] * reciprocal + ROUNDER - ROUNDER;
            x[i] = Math.fma(-q, p, x[i]);
        }
    }

    @Override
    public void weigh(double[] from, int count, double p, double reciprocal, double inverse, double[] to, int toOffset, double[] quotients) {
        for (int i = 0; i < count; i++) {
            double q = from[i] * reciprocal + ROUNDER - ROUNDER;
            double t = Math.fma(-q, p, from[i]) * inverse;
            double s = t * reciprocal + ROUNDER - ROUNDER;
            double y = Math.fma(-s, p, t);
            to[toOffset + i] = y;
            quotients[i] += y * reciprocal;
        }
    }

    @Override
    public String name() {
        return "scalar";
    }
}
