package org.certirank.simd.matrix;

/**
 * Products of flat row-major matrices of doubles.
 *
 * <p>What is computed is fixed to the bit: every entry of C is continued by the chain {@code c = fma(a[i][0], b[0][j], c)}, then
 * {@code c = fma(a[i][1], b[1][j], c)} and so on in the order of the inner index, each step rounded to nearest. All implementations keep this
 * order, so they agree in every bit (NaN payloads apart), and an error bound for the chain holds for each of them. Nothing here is an enclosure.
 */
public sealed interface MatrixKernel permits ScalarMatrixKernel, VectorMatrixKernel {

    /**
     * C += A B. The matrices must not overlap.
     *
     * @param m rows of A and C
     * @param k columns of A, rows of B
     * @param n columns of B and C
     * @param a holds A from {@code aOffset}, a row every {@code aStride} doubles; likewise B and C
     */
    void multiplyAdd(int m, int k, int n, double[] a, int aOffset, int aStride, double[] b, int bOffset, int bStride, double[] c, int cOffset, int cStride);

    /** The product of an m by k and a k by n matrix, both without gaps between rows. */
    default double[] multiply(int m, int k, int n, double[] a, double[] b) {
        double[] c = new double[Math.multiplyExact(m, n)];
        multiplyAdd(m, k, n, a, 0, k, b, 0, n, c, 0, n);
        return c;
    }

    /** A short name for reports. */
    String name();
}
