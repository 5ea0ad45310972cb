package org.certirank.exact;

import java.math.BigInteger;

/** Determinant and rank of rational matrices, exactly, by fraction-free elimination (Bareiss 1968) after the rows were made integral. */
public final class ExactMatrix {
    private ExactMatrix() {
    }

    /** The least common multiple of the denominators of a row. */
    private static BigInteger scale(Rational[] row) {
        BigInteger l = BigInteger.ONE;
        for (Rational q : row) {
            l = l.divide(l.gcd(q.den())).multiply(q.den());
        }
        return l;
    }

    private static BigInteger[] integral(Rational[] row, BigInteger scale) {
        BigInteger[] out = new BigInteger[row.length];
        for (int j = 0; j < row.length; j++) {
            out[j] = row[j].num().multiply(scale.divide(row[j].den()));
        }
        return out;
    }

    /** The determinant of a square matrix; 1 for an empty one. */
    public static Rational det(Rational[][] a) {
        BigInteger scales = BigInteger.ONE;
        BigInteger[][] m = new BigInteger[a.length][];
        for (int i = 0; i < a.length; i++) {
            BigInteger s = scale(a[i]);
            scales = scales.multiply(s);
            m[i] = integral(a[i], s);
        }
        int swaps = 0;
        BigInteger before = BigInteger.ONE;
        for (int k = 0; k < a.length; k++) {
            int p = pivot(m, k, k);
            if (p < 0) {
                return Rational.ZERO;
            }
            if (p != k) {
                swap(m, p, k);
                swaps++;
            }
            eliminate(m, k, k, before);
            before = m[k][k];
        }
        return Rational.of(swaps % 2 == 0 ? before : before.negate(), scales);
    }

    /** The number of linearly independent rows of a matrix with at least one row and one column. */
    public static int rank(Rational[][] a) {
        BigInteger[][] m = new BigInteger[a.length][];
        for (int i = 0; i < a.length; i++) {
            m[i] = integral(a[i], scale(a[i]));
        }
        int r = 0;
        BigInteger before = BigInteger.ONE;
        for (int j = 0; j < a[0].length && r < a.length; j++) {
            int p = pivot(m, r, j);
            if (p >= 0) {
                swap(m, p, r);
                eliminate(m, r, j, before);
                before = m[r][j];
                r++;
            }
        }
        return r;
    }

    private static int pivot(BigInteger[][] m, int from, int column) {
        for (int i = from; i < m.length; i++) {
            if (m[i][column].signum() != 0) {
                return i;
            }
        }
        return -1;
    }

    private static void swap(BigInteger[][] m, int i, int k) {
        BigInteger[] row = m[i];
        m[i] = m[k];
        m[k] = row;
    }

    /** One step of Bareiss: the division by the previous pivot is exact, by Sylvester's identity (for the columns of the pivots so far). */
    private static void eliminate(BigInteger[][] m, int r, int column, BigInteger before) {
        for (int i = r + 1; i < m.length; i++) {
            BigInteger f = m[i][column];
            for (int j = column + 1; j < m[i].length; j++) {
                m[i][j] = m[i][j].multiply(m[r][column]).subtract(f.multiply(m[r][j])).divide(before);
            }
            m[i][column] = BigInteger.ZERO;
        }
    }
}
