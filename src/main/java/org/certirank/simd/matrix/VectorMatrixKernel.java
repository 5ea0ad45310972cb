package org.certirank.simd.matrix;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernel on vectors: C is covered by tiles of four rows and four vectors of columns (two vectors where they are shorter than 512 bits, as such machines
 * have half as many registers), a tile of C stays in registers while the inner index runs, and both factors are first copied into the order in which the
 * tiles read them. The blocking is that of Goto and van de Geijn, Anatomy of high-performance matrix multiplication, ACM TOMS 34 (2008).
 *
 * <p>Blocking changes which entries are computed when, not the chain of any entry: an inner block continues from the value that the block before
 * left in C. Tiles that stick out of C work on a copy, padded with zeros. So the bits are those of {@link ScalarMatrixKernel}.
 */
public final class VectorMatrixKernel implements MatrixKernel {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int ROWS = 4;
    private static final int VECTORS = LANES >= 8 ? 4 : 2;
    private static final int COLUMNS = VECTORS * LANES;
    /** Inner block: a panel of B (COLUMNS by INNER doubles) fits the first-level cache beside a tile of A. */
    private static final int INNER = 192;
    /** Rows of A packed at a time: with INNER columns they fill a part of the second-level cache. */
    private static final int HEIGHT = 192;
    /** Columns of B packed at a time. */
    private static final int WIDTH = 1024;

    private final ScalarMatrixKernel scalar = new ScalarMatrixKernel();

    private static final class Buffers {
        private final double[] a = new double[HEIGHT * INNER];
        private final double[] b = new double[WIDTH * INNER];
        private final double[] edge = new double[ROWS * COLUMNS];
    }

    private static final ThreadLocal<Buffers> BUFFERS = ThreadLocal.withInitial(Buffers::new);


    @Override
    public void multiplyAdd(int m, int k, int n, double[] a, int aOffset, int aStride, double[] b, int bOffset, int bStride, double[] c, int cOffset, int cStride) {
        Buffers buffers = BUFFERS.get();
        for (int j = 0; j < n; j += WIDTH) {
            int width = Math.min(WIDTH, n - j);
            for (int l = 0; l < k; l += INNER) {
                int inner = Math.min(INNER, k - l);
                packB(inner, width, b, bOffset + l * bStride + j, bStride, buffers.b);
                for (int i = 0; i < m; i += HEIGHT) {
                    int height = Math.min(HEIGHT, m - i);
                    packA(height, inner, a, aOffset + i * aStride + l, aStride, buffers.a);
                    block(height, inner, width, buffers, c, cOffset + i * cStride + j, cStride);
                }
            }
        }
    }

    @Override
    public void multiplyAdd(int m, int k, int n, float[] a, int aOffset, int aStride, float[] b, int bOffset, int bStride, double[] c, int cOffset, int cStride) {
        Buffers buffers = BUFFERS.get();
        for (int j = 0; j < n; j += WIDTH) {
            int width = Math.min(WIDTH, n - j);
            for (int l = 0; l < k; l += INNER) {
                int inner = Math.min(INNER, k - l);
                packB(inner, width, b, bOffset + l * bStride + j, bStride, buffers.b);
                for (int i = 0; i < m; i += HEIGHT) {
                    int height = Math.min(HEIGHT, m - i);
                    packA(height, inner, a, aOffset + i * aStride + l, aStride, buffers.a);
                    block(height, inner, width, buffers, c, cOffset + i * cStride + j, cStride);
                }
            }
        }
    }

    private static void block(int height, int inner, int width, Buffers buffers, double[] c, int cOffset, int cStride) {
        for (int j = 0; j < width; j += COLUMNS) {
            column(height, inner, Math.min(COLUMNS, width - j), buffers, buffers.b, j * inner, c, cOffset + j, cStride);
        }
    }

    /** All tiles of one panel of B. */
    private static void column(int height, int inner, int width, Buffers buffers, double[] b, int bOffset, double[] c, int cOffset, int cStride) {
        for (int i = 0; i < height; i += ROWS) {
            int rows = Math.min(ROWS, height - i);
            if (rows == ROWS && width == COLUMNS) {
                tile(inner, buffers.a, i * inner, b, bOffset, c, cOffset + i * cStride, cStride);
            } else {
                copy(rows, width, c, cOffset + i * cStride, cStride, buffers.edge, 0, COLUMNS);
                tile(inner, buffers.a, i * inner, b, bOffset, buffers.edge, 0, COLUMNS);
                copy(rows, width, buffers.edge, 0, COLUMNS, c, cOffset + i * cStride, cStride);
            }
        }
    }

    private static void copy(int rows, int width, double[] from, int fromOffset, int fromStride, double[] to, int toOffset, int toStride) {
        for (int r = 0; r < rows; r++) {
            System.arraycopy(from, fromOffset + r * fromStride, to, toOffset + r * toStride, width);
        }
    }

    /** Tiles of ROWS rows, within a tile column by column; missing rows are zero. */
    private static void packA(int height, int inner, double[] a, int aOffset, int aStride, double[] packed) {
        for (int i = 0; i < height; i += ROWS) {
            for (int r = 0; r < ROWS; r++) {
                int to = i * inner + r;
                if (i + r < height) {
                    int from = aOffset + (i + r) * aStride;
                    for (int l = 0; l < inner; l++) {
                        packed[to + l * ROWS] = a[from + l];
                    }
                } else {
                    for (int l = 0; l < inner; l++) {
                        packed[to + l * ROWS] = 0;
                    }
                }
            }
        }
    }

    /** Panels of COLUMNS columns, within a panel row by row; missing columns are zero. */
    private static void packB(int inner, int width, double[] b, int bOffset, int bStride, double[] packed) {
        for (int j = 0; j < width; j += COLUMNS) {
            int present = Math.min(COLUMNS, width - j);
            for (int l = 0; l < inner; l++) {
                int to = j * inner + l * COLUMNS;
                System.arraycopy(b, bOffset + l * bStride + j, packed, to, present);
                for (int r = present; r < COLUMNS; r++) {
                    packed[to + r] = 0;
                }
            }
        }
    }

    // The same two from floats.

    private static void packA(int height, int inner, float[] a, int aOffset, int aStride, double[] packed) {
        for (int i = 0; i < height; i += ROWS) {
            for (int r = 0; r < ROWS; r++) {
                int to = i * inner + r;
                if (i + r < height) {
                    int from = aOffset + (i + r) * aStride;
                    for (int l = 0; l < inner; l++) {
                        packed[to + l * ROWS] = a[from + l];
                    }
                } else {
                    for (int l = 0; l < inner; l++) {
                        packed[to + l * ROWS] = 0;
                    }
                }
            }
        }
    }

    private static void packB(int inner, int width, float[] b, int bOffset, int bStride, double[] packed) {
        for (int j = 0; j < width; j += COLUMNS) {
            int present = Math.min(COLUMNS, width - j);
            for (int l = 0; l < inner; l++) {
                int to = j * inner + l * COLUMNS;
                int from = bOffset + l * bStride + j;
                for (int r = 0; r < present; r++) {
                    packed[to + r] = b[from + r];
                }
                for (int r = present; r < COLUMNS; r++) {
                    packed[to + r] = 0;
                }
            }
        }
    }

    private static void tile(int k, double[] a, int aOffset, double[] b, int bOffset, double[] c, int cOffset, int cStride) {
        if (VECTORS == 4) {
            tileOfFour(k, a, aOffset, b, bOffset, c, cOffset, cStride);
        } else {
            tileOfTwo(k, a, aOffset, b, bOffset, c, cOffset, cStride);
        }
    }

    /** C += A B for four rows and four vectors of columns, A and B packed. */
    private static void tileOfFour(int k, double[] a, int aOffset, double[] b, int bOffset, double[] c, int cOffset, int cStride) {
        DoubleVector x0 = DoubleVector.fromArray(SPECIES, c, cOffset);
        DoubleVector y0 = DoubleVector.fromArray(SPECIES, c, cOffset + LANES);
        DoubleVector z0 = DoubleVector.fromArray(SPECIES, c, cOffset + 2 * LANES);
        DoubleVector w0 = DoubleVector.fromArray(SPECIES, c, cOffset + 3 * LANES);
        DoubleVector x1 = DoubleVector.fromArray(SPECIES, c, cOffset + cStride);
        DoubleVector y1 = DoubleVector.fromArray(SPECIES, c, cOffset + cStride + LANES);
        DoubleVector z1 = DoubleVector.fromArray(SPECIES, c, cOffset + cStride + 2 * LANES);
        DoubleVector w1 = DoubleVector.fromArray(SPECIES, c, cOffset + cStride + 3 * LANES);
        DoubleVector x2 = DoubleVector.fromArray(SPECIES, c, cOffset + 2 * cStride);
        DoubleVector y2 = DoubleVector.fromArray(SPECIES, c, cOffset + 2 * cStride + LANES);
        DoubleVector z2 = DoubleVector.fromArray(SPECIES, c, cOffset + 2 * cStride + 2 * LANES);
        DoubleVector w2 = DoubleVector.fromArray(SPECIES, c, cOffset + 2 * cStride + 3 * LANES);
        DoubleVector x3 = DoubleVector.fromArray(SPECIES, c, cOffset + 3 * cStride);
        DoubleVector y3 = DoubleVector.fromArray(SPECIES, c, cOffset + 3 * cStride + LANES);
        DoubleVector z3 = DoubleVector.fromArray(SPECIES, c, cOffset + 3 * cStride + 2 * LANES);
        DoubleVector w3 = DoubleVector.fromArray(SPECIES, c, cOffset + 3 * cStride + 3 * LANES);
        for (int l = 0; l < k; l++) {
            int q = bOffset + l * 4 * LANES;
            DoubleVector x = DoubleVector.fromArray(SPECIES, b, q);
            DoubleVector y = DoubleVector.fromArray(SPECIES, b, q + LANES);
            DoubleVector z = DoubleVector.fromArray(SPECIES, b, q + 2 * LANES);
            DoubleVector w = DoubleVector.fromArray(SPECIES, b, q + 3 * LANES);
            int p = aOffset + 4 * l;
            DoubleVector f0 = DoubleVector.broadcast(SPECIES, a[p]);
            x0 = f0.fma(x, x0);
            y0 = f0.fma(y, y0);
            z0 = f0.fma(z, z0);
            w0 = f0.fma(w, w0);
            DoubleVector f1 = DoubleVector.broadcast(SPECIES, a[p + 1]);
            x1 = f1.fma(x, x1);
            y1 = f1.fma(y, y1);
            z1 = f1.fma(z, z1);
            w1 = f1.fma(w, w1);
            DoubleVector f2 = DoubleVector.broadcast(SPECIES, a[p + 2]);
            x2 = f2.fma(x, x2);
            y2 = f2.fma(y, y2);
            z2 = f2.fma(z, z2);
            w2 = f2.fma(w, w2);
            DoubleVector f3 = DoubleVector.broadcast(SPECIES, a[p + 3]);
            x3 = f3.fma(x, x3);
            y3 = f3.fma(y, y3);
            z3 = f3.fma(z, z3);
            w3 = f3.fma(w, w3);
        }
        x0.intoArray(c, cOffset);
        y0.intoArray(c, cOffset + LANES);
        z0.intoArray(c, cOffset + 2 * LANES);
        w0.intoArray(c, cOffset + 3 * LANES);
        x1.intoArray(c, cOffset + cStride);
        y1.intoArray(c, cOffset + cStride + LANES);
        z1.intoArray(c, cOffset + cStride + 2 * LANES);
        w1.intoArray(c, cOffset + cStride + 3 * LANES);
        x2.intoArray(c, cOffset + 2 * cStride);
        y2.intoArray(c, cOffset + 2 * cStride + LANES);
        z2.intoArray(c, cOffset + 2 * cStride + 2 * LANES);
        w2.intoArray(c, cOffset + 2 * cStride + 3 * LANES);
        x3.intoArray(c, cOffset + 3 * cStride);
        y3.intoArray(c, cOffset + 3 * cStride + LANES);
        z3.intoArray(c, cOffset + 3 * cStride + 2 * LANES);
        w3.intoArray(c, cOffset + 3 * cStride + 3 * LANES);
    }

    /** The same with two vectors. */
    private static void tileOfTwo(int k, double[] a, int aOffset, double[] b, int bOffset, double[] c, int cOffset, int cStride) {
        DoubleVector x0 = DoubleVector.fromArray(SPECIES, c, cOffset);
        DoubleVector y0 = DoubleVector.fromArray(SPECIES, c, cOffset + LANES);
        DoubleVector x1 = DoubleVector.fromArray(SPECIES, c, cOffset + cStride);
        DoubleVector y1 = DoubleVector.fromArray(SPECIES, c, cOffset + cStride + LANES);
        DoubleVector x2 = DoubleVector.fromArray(SPECIES, c, cOffset + 2 * cStride);
        DoubleVector y2 = DoubleVector.fromArray(SPECIES, c, cOffset + 2 * cStride + LANES);
        DoubleVector x3 = DoubleVector.fromArray(SPECIES, c, cOffset + 3 * cStride);
        DoubleVector y3 = DoubleVector.fromArray(SPECIES, c, cOffset + 3 * cStride + LANES);
        for (int l = 0; l < k; l++) {
            int q = bOffset + l * 2 * LANES;
            DoubleVector x = DoubleVector.fromArray(SPECIES, b, q);
            DoubleVector y = DoubleVector.fromArray(SPECIES, b, q + LANES);
            int p = aOffset + 4 * l;
            DoubleVector f0 = DoubleVector.broadcast(SPECIES, a[p]);
            x0 = f0.fma(x, x0);
            y0 = f0.fma(y, y0);
            DoubleVector f1 = DoubleVector.broadcast(SPECIES, a[p + 1]);
            x1 = f1.fma(x, x1);
            y1 = f1.fma(y, y1);
            DoubleVector f2 = DoubleVector.broadcast(SPECIES, a[p + 2]);
            x2 = f2.fma(x, x2);
            y2 = f2.fma(y, y2);
            DoubleVector f3 = DoubleVector.broadcast(SPECIES, a[p + 3]);
            x3 = f3.fma(x, x3);
            y3 = f3.fma(y, y3);
        }
        x0.intoArray(c, cOffset);
        y0.intoArray(c, cOffset + LANES);
        x1.intoArray(c, cOffset + cStride);
        y1.intoArray(c, cOffset + cStride + LANES);
        x2.intoArray(c, cOffset + 2 * cStride);
        y2.intoArray(c, cOffset + 2 * cStride + LANES);
        x3.intoArray(c, cOffset + 3 * cStride);
        y3.intoArray(c, cOffset + 3 * cStride + LANES);
    }

    @Override
    public void multiplyReduced(int m, int k, int n, double[] a, double[] b, int bStride, float[] c, int cOffset, int cStride, double[] moduli, double[] reciprocals) {
        int whole = VectorResidues.multiplyReduced(m, k, n, a, b, bStride, c, cOffset, cStride, moduli, reciprocals);
        scalar.reducedColumns(m, k, whole, n, a, b, bStride, c, cOffset, cStride, moduli, reciprocals);
    }

    @Override
    public void multiplyShort(int m, int k, int n, double[] a, float[] b, int bOffset, int bStride, double[] c, int cStride) {
        int whole = VectorResidues.multiplyShort(m, k, n, a, b, bOffset, bStride, c, cStride);
        scalar.shortColumns(m, k, whole, n, a, b, bOffset, bStride, c, cStride);
    }

    @Override
    public void reduce(double[] x, int from, int count, double p, double reciprocal) {
        VectorResidues.reduce(x, from, count, p, reciprocal);
    }

    @Override
    public void weigh(double[] from, int count, double p, double reciprocal, double inverse, float[] to, int toOffset, double[] quotients) {
        VectorResidues.weigh(from, count, p, reciprocal, inverse, to, toOffset, quotients);
    }

    @Override
    public void cutDigits(int length, int base, int shift, long[] numbers, int limb, int next, double[] signs, long[] carries, double[] to, int at) {
        int done = VectorDigits.cut(length, base, shift, numbers, limb, next, signs, carries, to, at);
        ScalarDigits.cut(done, length, base, shift, numbers, limb, next, signs, carries, to, at);
    }

    @Override
    public void joinDigits(int length, int base, int shift, double[] z, int from, long[] carries, long[] numbers, int limb, int next) {
        int done = VectorDigits.join(length, base, shift, z, from, carries, numbers, limb, next);
        ScalarDigits.join(done, length, base, shift, z, from, carries, numbers, limb, next);
    }

    @Override
    public void negateLimbs(int length, long[] numbers, int limb, long[] signs, long[] carries) {
        int done = VectorDigits.negate(length, numbers, limb, signs, carries);
        ScalarDigits.negate(done, length, numbers, limb, signs, carries);
    }

    @Override
    public String name() {
        return "vector, " + LANES + " doubles";
    }
}
