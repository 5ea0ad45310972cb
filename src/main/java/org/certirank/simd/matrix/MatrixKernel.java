package org.certirank.simd.matrix;

/**
 * Products of flat row-major matrices of doubles.
 *
 * <p>What is computed is fixed to the bit: every entry of C is continued by the chain {@code c = fma(a[i][0], b[0][j], c)}, then
 * {@code c = fma(a[i][1], b[1][j], c)} and so on in the order of the inner index, each step rounded to nearest. All implementations keep this
 * order, so they agree in every bit (NaN payloads apart), and an error bound for the chain holds for each of them. Nothing here is an enclosure.
 *
 * <p>Beside products there are reductions modulo small integers, which are exact.
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

    /** {@link #multiplyAdd} with factors in floats, which become doubles without loss. */
    void multiplyAdd(int m, int k, int n, float[] a, int aOffset, int aStride, float[] b, int bOffset, int bStride, double[] c, int cOffset, int cStride);

    /**
     * Residues: C = A B for a short inner dimension, row i {@link #reduce reduced} modulo {@code moduli[i]} and stored as floats, which is exact for moduli of at most 2^24. The products must be integers with sums of at most 2^53.
     */
    void multiplyReduced(int m, int k, int n, double[] a, double[] b, int bStride, float[] c, int cOffset, int cStride, double[] moduli, double[] reciprocals);

    /** C = A B for a short inner dimension, without copying. The chains begin at 0. */
    void multiplyShort(int m, int k, int n, double[] a, float[] b, int bOffset, int bStride, double[] c, int cStride);

    /** Adding and taking away this rounds a number of magnitude below 2^51 to an integer. */
    double ROUNDER = 0x1.8p52;

    /**
     * Replaces integers x, |x| &lt;= 2^53, by numbers congruent to them modulo an odd integer p, 8 &lt; p &lt; 2^26, of magnitude at most (p + 3)/2. Exact: the computed quotient differs from x/p by less
     * than (2^53/p) 2.01 2^-53 = 2.01/p before it is rounded to an integer q, and x - q p is an integer of at most p/2 + 2.01, so the fma that computes it does not round.
     *
     * @param reciprocal 1/p rounded to nearest
     */
    void reduce(double[] x, int from, int count, double p, double reciprocal);

    /**
     * y = (x mod p) * inverse mod p, both reductions those of {@link #reduce}, for x in the first {@code count} places of {@code from}; and adds y * reciprocal, rounded, to {@code quotients}.
     *
     * @param inverse an integer of magnitude below p/2, p at most 2^24, so that y is a float
     */
    void weigh(double[] from, int count, double p, double reciprocal, double inverse, float[] to, int toOffset, double[] quotients);

    /**
     * One digit of each of {@code length} magnitudes, least significant limbs first: d, with the carry of the digit before at most 2^base, becomes d or, beyond 2^(base-1), d - 2^base with a carry of 1; times the sign.
     *
     * @param base at most 50
     * @param shift where in its limb the digit begins; limb and next limb of number i are at {@code limb + i} and {@code next + i}
     */
    void cutDigits(int length, int base, int shift, long[] numbers, int limb, int next, double[] signs, long[] carries, double[] to, int at);

    /**
     * Adds one digit to each of {@code length} integers in two's complement: the low {@code base} bits of t = z + carry from bit {@code shift} of the limb upward, what does not fit as the next limb, which is overwritten; the rest of t is the new
     * carry.
     *
     * @param z integers of at most 2^53 in magnitude, from {@code from} on
     */
    void joinDigits(int length, int base, int shift, double[] z, int from, long[] carries, long[] numbers, int limb, int next);

    /** One limb of the negation of those integers whose sign is -1 (the others have 0); carries are 1 before the first limb. */
    void negateLimbs(int length, long[] numbers, int limb, long[] signs, long[] carries);

    /** A short name for reports. */
    String name();
}
