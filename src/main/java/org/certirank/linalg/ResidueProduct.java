package org.certirank.linalg;

import java.util.Arrays;
import org.certirank.simd.matrix.MatrixKernel;
import org.certirank.simd.matrix.MatrixKernels;

/**
 * The product of two matrices of balls of 60 to several thousand bits, its cubic work done by the double kernel without any rounding error.
 *
 * <p><b>Method</b> (Ozaki, Ogita, Oishi, Rump, Error-free transformations of matrix multiplication by using fast routines of matrix multiplication, Numer. Algorithms 59 (2012), in the
 * form with residues: Ozaki, Uchino, Imamura, Ozaki scheme II, 2025). Rows of A and columns of B are scaled by powers of two and their midpoints cut to integers of S digits, small integers held in
 * doubles. The digits are taken modulo J primes p by a product with the matrix of powers of 2^base modulo p; the residues are multiplied, one product of doubles for each prime, every intermediate sum an
 * integer of at most 2^53; and the products are put together by the Chinese remainder theorem: with y_p = (C mod p) (M/p)^-1 mod p, C = sum y_p M/p - q M where q = round(sum y_p / p), again
 * a product of small integers. Residues have at most 24 bits and are kept as floats, which halves the traffic with memory. Slices instead of residues take S (S + 1)/2 products of the same kind where residues take about 2 S.
 *
 * <p><b>Exactness.</b> {@link ResidueBasis} lists the bounds. |C| &lt;= M/4, so sum y_p / p lies within 1/4 of the integer q, and its computed value within J^2 2^-52 of that: q is right.
 *
 * <p><b>Radius</b> of an entry, with A in (a, r), B in (b, s), a and b the cut midpoints and r, s including what cutting lost: sum |a| s + r (|b| + s), by products of non-negative
 * doubles with {@link FmaChain#sumUp}; plus the digits of M/p that were left out, plus the rounding of C to an entry. Cutting loses less than 2^-bits / (4 k) of the greatest midpoint of the row or column (more where the radii there are larger anyway),
 * leaving out less than 2^-bits / 8 of the product of the two; an entry much smaller than the product of those has correspondingly fewer right bits, as with every method on common scales.
 *
 * <p>A whole line makes the entries of the product that it enters whole lines, except where it meets only exact zeros.
 */
final class ResidueProduct {
    private static final int BLOCK = 512;
    /** Rows of digit planes would share one set of the first-level cache if their distance were a power of two. */
    private static final int STRIDE = BLOCK + 8;
    /** At most this many numbers for the residues of one factor at a time. */
    private static final int LARGEST = 1 << 26;

    private final BallMatrix a;
    private final BallMatrix b;
    private final MatrixKernel kernel;
    private final ResidueBasis basis;
    private final int m;
    private final int k;
    private final int n;
    private final int count;
    private final ScaledFactor left;
    private final ScaledFactor right;
    private final BallMatrix result;

    private ResidueProduct(BallMatrix a, BallMatrix b, int bits, MatrixKernel kernel, boolean exact) {
        this.a = a;
        this.b = b;
        this.kernel = kernel;
        m = a.rows();
        k = a.columns();
        n = b.columns();
        left = new ScaledFactor(a, true);
        right = new ScaledFactor(b, false);
        int inner = Math.max(1, k);
        int most = bits + 3 + (64 - Long.numberOfLeadingZeros(inner));
        basis = ResidueBasis.of(inner, bits, left.worthwhileBits(most, exact), right.worthwhileBits(most, exact));
        count = basis.moduli.length;
        left.cut(basis.base * basis.leftDigits);
        right.cut(basis.base * basis.rightDigits);
        result = new BallMatrix(m, n, BallMatrix.limbsFor(bits));
    }

    static BallMatrix multiply(BallMatrix a, BallMatrix b, int bits) {
        return multiply(a, b, bits, MatrixKernels.best());
    }

    /** The same, but exact where the factors have no radii and their digits are few. */
    static BallMatrix multiplyExactly(BallMatrix a, BallMatrix b, int bits) {
        return multiply(a, b, bits, MatrixKernels.best(), true);
    }

    static BallMatrix multiply(BallMatrix a, BallMatrix b, int bits, MatrixKernel kernel) {
        return multiply(a, b, bits, kernel, false);
    }

    private static BallMatrix multiply(BallMatrix a, BallMatrix b, int bits, MatrixKernel kernel, boolean exact) {
        if (a.columns() != b.rows()) {
            throw new IllegalArgumentException("product of " + a + " and " + b);
        }
        ResidueProduct product = new ResidueProduct(a, b, bits, kernel, exact);
        product.run();
        return product.result;
    }

    private void run() {
        RadiusProduct radii = new RadiusProduct(left, right, m, k, n, kernel, basis.lossExponent > 0 ? basis.lossExponent - basis.productBits() : ScaledFactor.NONE);
        Workspace space = Workspace.ofThread();
        int width = Math.clamp(LARGEST / Math.max(1, (long) k * (count + 1)), 1, Math.max(1, n));
        int height = Math.clamp(LARGEST / Math.max(1, (long) Math.max(k, width) * (count + 1)), 1, Math.max(1, m));
        for (int j = 0; j < n; j += width) {
            int columns = Math.min(width, n - j);
            int planeB = plane(k * columns);
            float[] residuesB = residues(b, right, 0, k, j, columns, planeB, space, 0);
            for (int i = 0; i < m; i += height) {
                int rows = Math.min(height, m - i);
                int planeA = plane(rows * Math.max(k, columns));
                float[] residuesA = residues(a, left, i, rows, 0, k, planeA, space, 1);
                multiplyResidues(residuesA, planeA, rows, residuesB, planeB, columns, space);
                recombine(residuesA, planeA, i, rows, j, columns, space, radii);
            }
        }
    }

    /** The distance of two planes: whole cache lines, and not a multiple of a power of two. */
    private static int plane(int size) {
        return (size + 7) / 8 * 8 + 8;
    }

    /** The residues of a part of a factor, a plane for each modulus, row-major within the part. */
    private float[] residues(BallMatrix factor, ScaledFactor bounds, int row, int rows, int column, int columns, int plane, Workspace space, int slot) {
        float[] to = space.floats(slot, (count + 1) * plane);
        int places = slot == 0 ? basis.rightDigits : basis.leftDigits;
        double[] weights = slot == 0 ? basis.rightWeights : basis.leftWeights;
        double[] digits = space.array(2, places * STRIDE);
        DigitSplitter splitter = new DigitSplitter(kernel, factor, basis.base, places, BLOCK);
        int size = rows * columns;
        for (int from = 0; from < size; from += BLOCK) {
            int length = Math.min(BLOCK, size - from);
            int r = row + from / columns;
            int c = column + from % columns;
            for (int i = 0; i < length; i++) {
                splitter.align(i, r * factor.columns() + c, bounds.scaleOf(r, c));
                c++;
                if (c == column + columns) {
                    c = column;
                    r++;
                }
            }
            splitter.split(length, digits, STRIDE);
            kernel.multiplyReduced(count, places, length, weights, digits, STRIDE, to, from, plane, basis.moduli, basis.reciprocals);
        }
        return to;
    }

    /** Multiplies modulo each p; the weighed residues take the place of those of A, and the rounded sums of y/p the plane after them. */
    private void multiplyResidues(float[] residuesA, int planeA, int rows, float[] residuesB, int planeB, int columns, Workspace space) {
        int size = rows * columns;
        double[] quotients = space.array(3, size);
        Arrays.fill(quotients, 0, size, 0);
        double[] product = space.array(4, size);
        for (int j = 0; j < count; j++) {
            Arrays.fill(product, 0, size, 0);
            kernel.multiplyAdd(rows, k, columns, residuesA, j * planeA, k, residuesB, j * planeB, columns, product, 0, columns);
            kernel.weigh(product, size, basis.moduli[j], basis.reciprocals[j], basis.inverses[j], residuesA, j * planeA, quotients);
        }
        int last = count * planeA;
        for (int i = 0; i < size; i++) {
            residuesA[last + i] = (float) Math.rint(quotients[i]);
        }
    }

    private void recombine(float[] weighed, int plane, int row, int rows, int column, int columns, Workspace space, RadiusProduct radii) {
        int size = rows * columns;
        double[] sums = space.array(2, basis.places * STRIDE);
        DigitJoiner joiner = new DigitJoiner(kernel, basis.place, basis.places, BLOCK);
        long lowest = (long) basis.place * basis.lowest - basis.productBits();
        for (int from = 0; from < size; from += BLOCK) {
            int length = Math.min(BLOCK, size - from);
            kernel.multiplyShort(basis.places, count + 1, length, basis.cofactors, weighed, from, plane, sums, STRIDE);
            joiner.join(sums, STRIDE, length);
            int r = row + from / columns;
            int c = column + from % columns;
            for (int i = 0; i < length; i++) {
                // A line of zeros has no scale; the sum is 0 there.
                boolean lost = joiner.store(i, left.scale[r] + right.scale[c] + lowest, result, r * n + c);
                radii.store(r, c, lost, result);
                c++;
                if (c == column + columns) {
                    c = column;
                    r++;
                }
            }
        }
    }
}
