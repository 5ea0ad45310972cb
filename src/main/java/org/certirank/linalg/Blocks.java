package org.certirank.linalg;

import org.certirank.exact.Dyadic;
import org.certirank.interval.ball.Exponent;

/** Parts of matrices of balls put together and taken apart, and their sizes. Nothing is rounded. */
public final class Blocks {
    private static final int SQUARE = 16;

    private Blocks() {
    }

    /** The rows of the first above those of the second, and so on; at least one, of the same precision and as many columns. */
    public static BallMatrix stack(BallMatrix... parts) {
        BallMatrix first = parts[0];
        int rows = 0;
        for (BallMatrix part : parts) {
            if (part.columns() != first.columns() || part.limbs != first.limbs) {
                throw new IllegalArgumentException(first + " above " + part);
            }
            rows = Math.addExact(rows, part.rows());
        }
        BallMatrix result = new BallMatrix(rows, first.columns(), first.limbs);
        int at = 0;
        for (BallMatrix part : parts) {
            copy(part, 0, result, at, part.sign.length);
            at += part.sign.length;
        }
        return result;
    }

    /** The numbers n 2^exponent, row by row, exactly. */
    public static BallMatrix dyadics(int rows, int columns, long[] n, int exponent, int bits) {
        BallMatrix result = new BallMatrix(rows, columns, BallMatrix.limbsFor(bits));
        if (n.length != result.sign.length) {
            throw new IllegalArgumentException("not a matrix of " + rows + " by " + columns);
        }
        for (int i = 0; i < n.length; i++) {
            if (n[i] != 0) {
                // The magnitude as an unsigned number, which Long.MIN_VALUE has too.
                long size = Math.abs(n[i]);
                int zeros = Long.numberOfLeadingZeros(size);
                result.mantissa[(i + 1) * result.limbs - 1] = size << zeros;
                result.sign[i] = (byte) (n[i] < 0 ? -1 : 1);
                result.exponent[i] = exponent + 64L - zeros;
            }
        }
        return result;
    }

    /** Rows from (included) to to (excluded), counted from 0. */
    public static BallMatrix rows(BallMatrix a, int from, int to) {
        BallMatrix result = new BallMatrix(to - from, a.columns(), a.limbs);
        copy(a, from * a.columns(), result, 0, result.sign.length);
        return result;
    }

    /** Columns from (included) to to (excluded), counted from 0. */
    public static BallMatrix columns(BallMatrix a, int from, int to) {
        BallMatrix result = new BallMatrix(a.rows(), to - from, a.limbs);
        for (int i = 0; i < a.rows(); i++) {
            copy(a, i * a.columns() + from, result, i * (to - from), to - from);
        }
        return result;
    }

    /** See {@link BallMatrix#transpose}; in squares, so that both sides stay in the cache. */
    static BallMatrix transpose(BallMatrix a) {
        int rows = a.rows();
        int columns = a.columns();
        int limbs = a.limbs;
        BallMatrix result = new BallMatrix(columns, rows, limbs);
        for (int top = 0; top < rows; top += SQUARE) {
            int bottom = Math.min(rows, top + SQUARE);
            for (int j = 0; j < columns; j++) {
                for (int i = top; i < bottom; i++) {
                    int f = i * columns + j;
                    int t = j * rows + i;
                    for (int l = 0; l < limbs; l++) {
                        result.mantissa[t * limbs + l] = a.mantissa[f * limbs + l];
                    }
                    result.sign[t] = a.sign[f];
                    result.exponent[t] = a.exponent[f];
                    result.rad[t] = a.rad[f];
                    result.radExponent[t] = a.radExponent[f];
                }
            }
        }
        return result;
    }

    /** The matrix of these entries of a, (i, j) of the result being number {@code index[i * columns + j]} of a in row-major order; 0 where that is negative. */
    public static BallMatrix gather(BallMatrix a, int rows, int columns, int[] index) {
        BallMatrix result = new BallMatrix(rows, columns, a.limbs);
        for (int i = 0; i < index.length; i++) {
            if (index[i] >= 0) {
                copy(a, index[i], result, i, 1);
            }
        }
        return result;
    }

    /** A single row as every one of so many rows. */
    public static BallMatrix repeatRow(BallMatrix row, int rows) {
        require(row.rows() == 1, row);
        BallMatrix result = new BallMatrix(rows, row.columns(), row.limbs);
        for (int i = 0; i < rows; i++) {
            copy(row, 0, result, i * row.columns(), row.columns());
        }
        return result;
    }

    /** A single column as every one of so many columns. */
    public static BallMatrix repeatColumn(BallMatrix column, int columns) {
        require(column.columns() == 1, column);
        return column.rearranged(column.rows(), columns, (i, j) -> i);
    }

    /** The columns of the first, then those of the second, and so on; of as many rows, the precision being the greatest of the parts. */
    public static BallMatrix beside(BallMatrix... parts) {
        int columns = 0;
        int limbs = 1;
        for (BallMatrix part : parts) {
            if (part.rows() != parts[0].rows()) {
                throw new IllegalArgumentException(parts[0] + " beside " + part);
            }
            columns = Math.addExact(columns, part.columns());
            limbs = Math.max(limbs, part.limbs);
        }
        BallMatrix result = new BallMatrix(parts[0].rows(), columns, limbs);
        int at = 0;
        for (BallMatrix part : parts) {
            for (int i = 0; i < part.rows(); i++) {
                copyWider(part, i * part.columns(), result, i * columns + at, part.columns());
            }
            at += part.columns();
        }
        return result;
    }

    /** The same balls with midpoints of more bits (whole limbs), those added being 0; of as many or fewer, the matrix itself. */
    public static BallMatrix widened(BallMatrix a, int bits) {
        if (BallMatrix.limbsFor(bits) <= a.limbs) {
            return a;
        }
        BallMatrix result = new BallMatrix(a.rows(), a.columns(), BallMatrix.limbsFor(bits));
        copyWider(a, 0, result, 0, a.sign.length);
        return result;
    }

    private static void copyWider(BallMatrix from, int f, BallMatrix to, int t, int entries) {
        if (from.limbs == to.limbs) {
            copy(from, f, to, t, entries);
            return;
        }
        for (int i = 0; i < entries; i++) {
            System.arraycopy(from.mantissa, (f + i) * from.limbs, to.mantissa, (t + i + 1) * to.limbs - from.limbs, from.limbs);
        }
        copyRest(from, f, to, t, entries);
    }

    /** A matrix of this number. */
    public static BallMatrix constant(int rows, int columns, Dyadic x, int bits) {
        Dyadic[] entries = new Dyadic[Math.multiplyExact(rows, columns)];
        java.util.Arrays.fill(entries, x);
        return BallMatrix.enclosing(rows, columns, entries, bits);
    }

    /** The least e, up to one, with |x| < 2^e for all members of all entries; null when all entries are exactly 0, and for a whole line more than the range of exponents. */
    public static Exponent magnitude(BallMatrix a) {
        long most = Long.MIN_VALUE;
        for (int i = 0; i < a.sign.length; i++) {
            most = Math.max(most, magnitude(a, i));
        }
        return most == Long.MIN_VALUE ? null : Exponent.of(most);
    }

    /** An e with |x| < 2^e for all members of entry (i, j), at most two above the least; {@link Long#MIN_VALUE} for an exact 0, {@link Long#MAX_VALUE} for a whole line. */
    public static long magnitude(BallMatrix a, int i, int j) {
        return magnitude(a, i * a.columns() + j);
    }

    private static long magnitude(BallMatrix a, int i) {
        if (a.rad[i] == Double.POSITIVE_INFINITY) {
            return Long.MAX_VALUE;
        }
        long mid = a.sign[i] == 0 ? Long.MIN_VALUE : a.exponent[i];
        long rad = a.rad[i] == 0 ? Long.MIN_VALUE : a.radExponent[i] + 1;
        return Math.max(mid, rad) == Long.MIN_VALUE ? Long.MIN_VALUE : Math.max(mid, rad) + (mid == Long.MIN_VALUE || rad == Long.MIN_VALUE ? 0 : 1);
    }

    /** The order of two midpoints of a matrix, entries given by their numbers in row-major order. */
    public static int compareMidpoints(BallMatrix a, int i, int j) {
        int signs = Integer.compare(a.sign[i], a.sign[j]);
        if (signs != 0 || a.sign[i] == 0) {
            return signs;
        }
        int sizes = Long.compare(a.exponent[i], a.exponent[j]);
        for (int l = a.limbs - 1; l >= 0 && sizes == 0; l--) {
            sizes = Long.compareUnsigned(a.mantissa[i * a.limbs + l], a.mantissa[j * a.limbs + l]);
        }
        return a.sign[i] > 0 ? sizes : -sizes;
    }

    /** The accuracy of the most accurate midpoint: the greatest distance of its exponent and that of its radius, at least all its bits where there is no radius; 0 where all midpoints are 0. At most {@link Integer#MAX_VALUE}. */
    public static int accuracy(BallMatrix a) {
        long most = 0;
        for (int i = 0; i < a.sign.length; i++) {
            if (a.sign[i] != 0) {
                most = Math.max(most, a.rad[i] == 0 ? a.bits() : a.exponent[i] - a.radExponent[i]);
            }
        }
        return (int) Math.min(most, Integer.MAX_VALUE);
    }

    /** Whether every entry is exactly 0. */
    public static boolean isZero(BallMatrix a) {
        return magnitude(a) == null;
    }

    /** Whether every entry is a single number. */
    public static boolean isExact(BallMatrix a) {
        for (double r : a.rad) {
            if (r != 0) {
                return false;
            }
        }
        return true;
    }

    private static void copy(BallMatrix from, int f, BallMatrix to, int t, int entries) {
        System.arraycopy(from.mantissa, f * from.limbs, to.mantissa, t * to.limbs, entries * from.limbs);
        copyRest(from, f, to, t, entries);
    }

    /** All but the mantissas. */
    private static void copyRest(BallMatrix from, int f, BallMatrix to, int t, int entries) {
        System.arraycopy(from.sign, f, to.sign, t, entries);
        System.arraycopy(from.exponent, f, to.exponent, t, entries);
        System.arraycopy(from.rad, f, to.rad, t, entries);
        System.arraycopy(from.radExponent, f, to.radExponent, t, entries);
    }

    private static void require(boolean holds, BallMatrix a) {
        if (!holds) {
            throw new IllegalArgumentException(a.toString());
        }
    }
}
