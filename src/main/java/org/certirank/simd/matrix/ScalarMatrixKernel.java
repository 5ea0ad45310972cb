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
    public void multiplyAdd(int m, int k, int n, float[] a, int aOffset, int aStride, float[] b, int bOffset, int bStride, double[] c, int cOffset, int cStride) {
        for (int j = 0; j < n; j += COLUMNS) {
            int width = Math.min(COLUMNS, n - j);
            for (int i = 0; i < m; i++) {
                for (int l = 0; l < k; l++) {
                    addMultiple(a[aOffset + i * aStride + l], width, b, bOffset + l * bStride + j, c, cOffset + i * cStride + j);
                }
            }
        }
    }

    @Override
    public void multiplyReduced(int m, int k, int n, double[] a, double[] b, int bStride, float[] c, int cOffset, int cStride, double[] moduli, double[] reciprocals) {
        reducedColumns(m, k, 0, n, a, b, bStride, c, cOffset, cStride, moduli, reciprocals);
    }

    /** The columns from {@code first} to {@code n} of {@link #multiplyReduced}. */
    void reducedColumns(int m, int k, int first, int n, double[] a, double[] b, int bStride, float[] c, int cOffset, int cStride, double[] moduli, double[] reciprocals) {
        double[] row = new double[n - first];
        for (int i = 0; i < m; i++) {
            Arrays.fill(row, 0);
            for (int l = 0; l < k; l++) {
                addMultiple(a[i * k + l], n - first, b, l * bStride + first, row, 0);
            }
            reduce(row, 0, n - first, moduli[i], reciprocals[i]);
            for (int j = first; j < n; j++) {
                c[cOffset + i * cStride + j] = (float) row[j - first];
            }
        }
    }

    @Override
    public void multiplyShort(int m, int k, int n, double[] a, float[] b, int bOffset, int bStride, double[] c, int cStride) {
        shortColumns(m, k, 0, n, a, b, bOffset, bStride, c, cStride);
    }

    /** The columns from {@code first} to {@code n} of {@link #multiplyShort}. */
    void shortColumns(int m, int k, int first, int n, double[] a, float[] b, int bOffset, int bStride, double[] c, int cStride) {
        for (int i = 0; i < m; i++) {
            Arrays.fill(c, i * cStride + first, i * cStride + n, 0);
            for (int l = 0; l < k; l++) {
                addMultiple(a[i * k + l], n - first, b, bOffset + l * bStride + first, c, i * cStride + first);
            }
        }
    }

    private static void addMultiple(double factor, int n, float[] b, int bOffset, double[] c, int cOffset) {
        for (int j = 0; j < n; j++) {
            c[cOffset + j] = Math.fma(factor, b[bOffset + j], c[cOffset + j]);
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
    public void weigh(double[] from, int count, double p, double reciprocal, double inverse, float[] to, int toOffset, double[] quotients) {
        for (int i = 0; i < count; i++) {
            double q = from[i] * reciprocal + ROUNDER - ROUNDER;
            double t = Math.fma(-q, p, from[i]) * inverse;
            double s = t * reciprocal + ROUNDER - ROUNDER;
            double y = Math.fma(-s, p, t);
            to[toOffset + i] = (float) y;
            quotients[i] += y * reciprocal;
        }
    }

    @Override
    public void cutDigits(int length, int base, int shift, long[] numbers, int limb, int next, double[] signs, long[] carries, double[] to, int at) {
        ScalarDigits.cut(0, length, base, shift, numbers, limb, next, signs, carries, to, at);
    }

    @Override
    public void joinDigits(int length, int base, int shift, double[] z, int from, long[] carries, long[] numbers, int limb, int next) {
        ScalarDigits.join(0, length, base, shift, z, from, carries, numbers, limb, next);
    }

    @Override
    public void negateLimbs(int length, long[] numbers, int limb, long[] signs, long[] carries) {
        ScalarDigits.negate(0, length, numbers, limb, signs, carries);
    }

    @Override
    public String name() {
        return "scalar";
    }
}
