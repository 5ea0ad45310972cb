package org.certirank.linalg;

/**
 * A matrix scaled by powers of two, S = D A F, so that the greatest midpoint of every row and column lies in [1/2, 1) or a little below: entries of any exponent become fit for
 * double preconditioners. Scaling is exact.
 *
 * @param matrix S
 * @param rowShift the exponents of D
 * @param columnShift the exponents of F
 */
record Equilibrated(BallMatrix matrix, long[] rowShift, long[] columnShift) {

    /** Null when a row or column of midpoints is zero or an entry is the whole line. */
    static Equilibrated of(BallMatrix a) {
        int m = a.rows();
        int n = a.columns();
        long[] row = new long[m];
        long[] column = new long[n];
        if (!a.isBounded() || !shifts(a, row, column)) {
            return null;
        }
        return new Equilibrated(scaled(a, row, column), row, column);
    }

    private static boolean shifts(BallMatrix a, long[] row, long[] column) {
        java.util.Arrays.fill(row, Long.MIN_VALUE);
        java.util.Arrays.fill(column, Long.MIN_VALUE);
        for (int i = 0, at = 0; i < row.length; i++) {
            for (int j = 0; j < column.length; j++, at++) {
                if (a.sign[at] != 0) {
                    row[i] = Math.max(row[i], a.exponent[at]);
                }
            }
        }
        for (int i = 0, at = 0; i < row.length; i++) {
            for (int j = 0; j < column.length; j++, at++) {
                if (a.sign[at] != 0) {
                    column[j] = Math.max(column[j], a.exponent[at] - row[i]);
                }
            }
        }
        boolean full = true;
        for (int i = 0; i < row.length; i++) {
            full &= row[i] != Long.MIN_VALUE;
            row[i] = -row[i];
        }
        for (int j = 0; j < column.length; j++) {
            full &= column[j] != Long.MIN_VALUE;
            column[j] = -column[j];
        }
        return full;
    }

    /** Entry (i, j) times 2^(row[i] + column[j]). */
    static BallMatrix scaled(BallMatrix a, long[] row, long[] column) {
        BallMatrix result = new BallMatrix(a.rows(), a.columns(), a.limbs);
        System.arraycopy(a.mantissa, 0, result.mantissa, 0, a.mantissa.length);
        System.arraycopy(a.sign, 0, result.sign, 0, a.sign.length);
        Scaled radius = new Scaled();
        for (int i = 0, at = 0; i < a.rows(); i++) {
            for (int j = 0; j < a.columns(); j++, at++) {
                long shift = row[i] + column[j];
                if (a.sign[at] != 0) {
                    result.exponent[at] = a.exponent[at] + shift;
                }
                radius.clear();
                radius.add(a.rad[at], a.radExponent[at] + shift);
                result.setRadius(at, radius);
                result.keepInRange(at);
            }
        }
        return result;
    }

    /** From an enclosure of S^-1 = F^-1 A^-1 D^-1 that of A^-1 = F S^-1 D. */
    BallMatrix unscaleInverse(BallMatrix inverse) {
        return scaled(inverse, columnShift, rowShift);
    }
}
