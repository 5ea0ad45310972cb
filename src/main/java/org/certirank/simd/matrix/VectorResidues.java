package org.certirank.simd.matrix;

import static org.certirank.simd.matrix.MatrixKernel.ROUNDER;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** The residue operations of {@link VectorMatrixKernel}: short products without copying, and exact reductions modulo small integers. */
final class VectorResidues {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final VectorSpecies<Float> FLOATS = VectorSpecies.of(float.class, VectorShape.forBitSize(SPECIES.vectorBitSize() / 2));
    private static final int ROWS = 4;

    private VectorResidues() {
    }

    /** The columns of {@link MatrixKernel#multiplyReduced} that fill vectors; returns their number. */
    static int multiplyReduced(int m, int k, int n, double[] a, double[] b, int bStride, float[] c, int cOffset, int cStride, double[] moduli, double[] reciprocals) {
        int whole = n - n % (2 * LANES);
        for (int i = 0; i < m; i += ROWS) {
            for (int j = 0; j < whole; j += 2 * LANES) {
                if (i + ROWS <= m) {
                    reducedTile(k, a, i * k, b, j, bStride, c, cOffset + i * cStride + j, cStride, moduli, reciprocals, i);
                } else {
                    for (int r = i; r < m; r++) {
                        DoubleVector x = row(k, a, r * k, b, j, bStride);
                        DoubleVector y = row(k, a, r * k, b, j + LANES, bStride);
                        store(reduced(x, moduli[r], reciprocals[r]), c, cOffset + r * cStride + j);
                        store(reduced(y, moduli[r], reciprocals[r]), c, cOffset + r * cStride + j + LANES);
                    }
                }
            }
        }
        return whole;
    }

    private static void reducedTile(int k, double[] a, int aOffset, double[] b, int bOffset, int bStride, float[] c, int cOffset, int cStride, double[] moduli, double[] reciprocals, int row) {
        DoubleVector x0 = DoubleVector.zero(SPECIES);
        DoubleVector y0 = DoubleVector.zero(SPECIES);
        DoubleVector x1 = DoubleVector.zero(SPECIES);
        DoubleVector y1 = DoubleVector.zero(SPECIES);
        DoubleVector x2 = DoubleVector.zero(SPECIES);
        DoubleVector y2 = DoubleVector.zero(SPECIES);
        DoubleVector x3 = DoubleVector.zero(SPECIES);
        DoubleVector y3 = DoubleVector.zero(SPECIES);
        for (int l = 0; l < k; l++) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, b, bOffset + l * bStride);
            DoubleVector y = DoubleVector.fromArray(SPECIES, b, bOffset + l * bStride + LANES);
            DoubleVector f0 = DoubleVector.broadcast(SPECIES, a[aOffset + l]);
            x0 = f0.fma(x, x0);
            y0 = f0.fma(y, y0);
            DoubleVector f1 = DoubleVector.broadcast(SPECIES, a[aOffset + l + 1 * k]);
            x1 = f1.fma(x, x1);
            y1 = f1.fma(y, y1);
            DoubleVector f2 = DoubleVector.broadcast(SPECIES, a[aOffset + l + 2 * k]);
            x2 = f2.fma(x, x2);
            y2 = f2.fma(y, y2);
            DoubleVector f3 = DoubleVector.broadcast(SPECIES, a[aOffset + l + 3 * k]);
            x3 = f3.fma(x, x3);
            y3 = f3.fma(y, y3);
        }
        store(reduced(x0, moduli[row + 0], reciprocals[row + 0]), c, cOffset);
        store(reduced(y0, moduli[row + 0], reciprocals[row + 0]), c, cOffset + LANES);
        store(reduced(x1, moduli[row + 1], reciprocals[row + 1]), c, cOffset + 1 * cStride);
        store(reduced(y1, moduli[row + 1], reciprocals[row + 1]), c, cOffset + 1 * cStride + LANES);
        store(reduced(x2, moduli[row + 2], reciprocals[row + 2]), c, cOffset + 2 * cStride);
        store(reduced(y2, moduli[row + 2], reciprocals[row + 2]), c, cOffset + 2 * cStride + LANES);
        store(reduced(x3, moduli[row + 3], reciprocals[row + 3]), c, cOffset + 3 * cStride);
        store(reduced(y3, moduli[row + 3], reciprocals[row + 3]), c, cOffset + 3 * cStride + LANES);
    }

    private static DoubleVector row(int k, double[] a, int aOffset, double[] b, int bOffset, int bStride) {
        DoubleVector x = DoubleVector.zero(SPECIES);
        for (int l = 0; l < k; l++) {
            x = DoubleVector.broadcast(SPECIES, a[aOffset + l]).fma(DoubleVector.fromArray(SPECIES, b, bOffset + l * bStride), x);
        }
        return x;
    }

    /** Likewise of {@link MatrixKernel#multiplyShort}. */
    static int multiplyShort(int m, int k, int n, double[] a, float[] b, int bOffset, int bStride, double[] c, int cStride) {
        int whole = n - n % (2 * LANES);
        for (int i = 0; i < m; i += ROWS) {
            for (int j = 0; j < whole; j += 2 * LANES) {
                if (i + ROWS <= m) {
                    shortTile(k, a, i * k, b, bOffset + j, bStride, c, i * cStride + j, cStride);
                } else {
                    for (int r = i; r < m; r++) {
                        row(k, a, r * k, b, bOffset + j, bStride).intoArray(c, r * cStride + j);
                        row(k, a, r * k, b, bOffset + j + LANES, bStride).intoArray(c, r * cStride + j + LANES);
                    }
                }
            }
        }
        return whole;
    }

    private static void shortTile(int k, double[] a, int aOffset, float[] b, int bOffset, int bStride, double[] c, int cOffset, int cStride) {
        DoubleVector x0 = DoubleVector.zero(SPECIES);
        DoubleVector y0 = DoubleVector.zero(SPECIES);
        DoubleVector x1 = DoubleVector.zero(SPECIES);
        DoubleVector y1 = DoubleVector.zero(SPECIES);
        DoubleVector x2 = DoubleVector.zero(SPECIES);
        DoubleVector y2 = DoubleVector.zero(SPECIES);
        DoubleVector x3 = DoubleVector.zero(SPECIES);
        DoubleVector y3 = DoubleVector.zero(SPECIES);
        for (int l = 0; l < k; l++) {
            DoubleVector x = load(b, bOffset + l * bStride);
            DoubleVector y = load(b, bOffset + l * bStride + LANES);
            DoubleVector f0 = DoubleVector.broadcast(SPECIES, a[aOffset + l]);
            x0 = f0.fma(x, x0);
            y0 = f0.fma(y, y0);
            DoubleVector f1 = DoubleVector.broadcast(SPECIES, a[aOffset + l + 1 * k]);
            x1 = f1.fma(x, x1);
            y1 = f1.fma(y, y1);
            DoubleVector f2 = DoubleVector.broadcast(SPECIES, a[aOffset + l + 2 * k]);
            x2 = f2.fma(x, x2);
            y2 = f2.fma(y, y2);
            DoubleVector f3 = DoubleVector.broadcast(SPECIES, a[aOffset + l + 3 * k]);
            x3 = f3.fma(x, x3);
            y3 = f3.fma(y, y3);
        }
        x0.intoArray(c, cOffset);
        y0.intoArray(c, cOffset + LANES);
        x1.intoArray(c, cOffset + 1 * cStride);
        y1.intoArray(c, cOffset + 1 * cStride + LANES);
        x2.intoArray(c, cOffset + 2 * cStride);
        y2.intoArray(c, cOffset + 2 * cStride + LANES);
        x3.intoArray(c, cOffset + 3 * cStride);
        y3.intoArray(c, cOffset + 3 * cStride + LANES);
    }

    private static DoubleVector row(int k, double[] a, int aOffset, float[] b, int bOffset, int bStride) {
        DoubleVector x = DoubleVector.zero(SPECIES);
        for (int l = 0; l < k; l++) {
            x = DoubleVector.broadcast(SPECIES, a[aOffset + l]).fma(load(b, bOffset + l * bStride), x);
        }
        return x;
    }

    private static DoubleVector load(float[] from, int offset) {
        return (DoubleVector) FloatVector.fromArray(FLOATS, from, offset).convertShape(VectorOperators.F2D, SPECIES, 0);
    }

    private static void store(DoubleVector x, float[] to, int offset) {
        ((FloatVector) x.convertShape(VectorOperators.D2F, FLOATS, 0)).intoArray(to, offset);
    }

    private static DoubleVector reduced(DoubleVector x, double p, double reciprocal) {
        return x.mul(reciprocal).add(ROUNDER).sub(ROUNDER).fma(DoubleVector.broadcast(SPECIES, -p), x);
    }

    static void reduce(double[] x, int from, int count, double p, double reciprocal) {
        DoubleVector minusP = DoubleVector.broadcast(SPECIES, -p);
        int whole = from + SPECIES.loopBound(count);
        for (int i = from; i < whole; i += LANES) {
            DoubleVector v = DoubleVector.fromArray(SPECIES, x, i);
            v.mul(reciprocal).add(ROUNDER).sub(ROUNDER).fma(minusP, v).intoArray(x, i);
        }
        for (int i = whole; i < from + count; i++) {
            double q = x[i] * reciprocal + ROUNDER - ROUNDER;
            x[i] = Math.fma(q, -p, x[i]);
        }
    }

    static void weigh(double[] from, int count, double p, double reciprocal, double inverse, float[] to, int toOffset, double[] quotients) {
        DoubleVector minusP = DoubleVector.broadcast(SPECIES, -p);
        int whole = SPECIES.loopBound(count);
        for (int i = 0; i < whole; i += LANES) {
            DoubleVector v = DoubleVector.fromArray(SPECIES, from, i);
            DoubleVector t = v.mul(reciprocal).add(ROUNDER).sub(ROUNDER).fma(minusP, v).mul(inverse);
            DoubleVector y = t.mul(reciprocal).add(ROUNDER).sub(ROUNDER).fma(minusP, t);
            store(y, to, toOffset + i);
            DoubleVector.fromArray(SPECIES, quotients, i).add(y.mul(reciprocal)).intoArray(quotients, i);
        }
        for (int i = whole; i < count; i++) {
            double q = from[i] * reciprocal + ROUNDER - ROUNDER;
            double t = Math.fma(q, -p, from[i]) * inverse;
            double s = t * reciprocal + ROUNDER - ROUNDER;
            double y = Math.fma(s, -p, t);
            to[toOffset + i] = (float) y;
            quotients[i] += y * reciprocal;
        }
    }
}
