package org.certirank.attention;

import org.certirank.interval.DoubleInterval;
import org.certirank.linalg.DoubleBallMatrix;

/** Small matrices of double intervals, as arrays of rows; sums and products entry by entry, rounded outward by {@link DoubleInterval}. */
final class Intervals {
    static final DoubleInterval ZERO = DoubleInterval.of(0);
    static final DoubleInterval ONE = DoubleInterval.of(1);

    private Intervals() {
    }

    static DoubleInterval[][] of(DoubleBallMatrix a) {
        DoubleInterval[][] out = new DoubleInterval[a.rows()][a.columns()];
        for (int i = 0; i < out.length; i++) {
            for (int j = 0; j < out[i].length; j++) {
                out[i][j] = a.interval(i, j);
            }
        }
        return out;
    }

    /** A vector as rows of d. */
    static DoubleInterval[][] rows(DoubleInterval[] x, int d) {
        DoubleInterval[][] out = new DoubleInterval[x.length / d][d];
        for (int i = 0; i < x.length; i++) {
            out[i / d][i % d] = x[i];
        }
        return out;
    }

    static DoubleInterval[] flat(DoubleInterval[][] rows) {
        DoubleInterval[] out = new DoubleInterval[rows.length * rows[0].length];
        for (int i = 0; i < out.length; i++) {
            out[i] = rows[i / rows[0].length][i % rows[0].length];
        }
        return out;
    }

    static DoubleInterval[][] mul(DoubleInterval[][] a, DoubleInterval[][] b) {
        DoubleInterval[][] out = new DoubleInterval[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b[0].length; j++) {
                DoubleInterval sum = ZERO;
                for (int k = 0; k < b.length; k++) {
                    sum = a[i][k].fma(b[k][j], sum);
                }
                out[i][j] = sum;
            }
        }
        return out;
    }

    static DoubleInterval[][] transpose(DoubleInterval[][] a) {
        DoubleInterval[][] out = new DoubleInterval[a[0].length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                out[j][i] = a[i][j];
            }
        }
        return out;
    }

    static DoubleInterval dot(DoubleInterval[] a, DoubleInterval[] b) {
        DoubleInterval sum = ZERO;
        for (int k = 0; k < a.length; k++) {
            sum = a[k].fma(b[k], sum);
        }
        return sum;
    }

    static DoubleInterval[][] filled(int rows, int columns) {
        DoubleInterval[][] out = new DoubleInterval[rows][columns];
        for (DoubleInterval[] row : out) {
            java.util.Arrays.fill(row, ZERO);
        }
        return out;
    }

    static boolean isBounded(DoubleInterval[] x) {
        for (DoubleInterval v : x) {
            if (v.isEmpty() || v.lo() == Double.NEGATIVE_INFINITY || v.hi() == Double.POSITIVE_INFINITY) {
                return false;
            }
        }
        return true;
    }

    /** As balls; entries without bounds become whole lines. */
    static DoubleBallMatrix balls(DoubleInterval[][] a) {
        int columns = a[0].length;
        double[] lo = new double[a.length * columns];
        double[] hi = new double[lo.length];
        for (int i = 0; i < lo.length; i++) {
            DoubleInterval x = a[i / columns][i % columns];
            lo[i] = x.isEmpty() ? Double.NEGATIVE_INFINITY : x.lo();
            hi[i] = x.isEmpty() ? Double.POSITIVE_INFINITY : x.hi();
        }
        return DoubleBallMatrix.enclosing(a.length, columns, lo, hi);
    }
}
