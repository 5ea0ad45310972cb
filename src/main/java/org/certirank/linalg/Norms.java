package org.certirank.linalg;

import org.certirank.interval.DirectedDouble;
import org.certirank.interval.DoubleInterval;

/** Enclosures of matrix norms over all matrices of a set: sums and roots by directed double operations, so each end is rounded outward step by step. */
public final class Norms {
    private Norms() {
    }

    /** The greatest sum of magnitudes in a row. */
    public static DoubleInterval infinity(DoubleBallMatrix a) {
        double lo = 0;
        double hi = 0;
        for (int i = 0; i < a.rows(); i++) {
            double down = 0;
            for (int j = 0; j < a.columns(); j++) {
                down = DirectedDouble.addDown(down, least(a, i, j));
            }
            lo = Math.max(lo, down);
        }
        for (double sum : rowSumsUp(a)) {
            hi = Math.max(hi, sum);
        }
        return DoubleInterval.of(lo, hi);
    }

    /** The greatest sum of magnitudes in a column. */
    public static DoubleInterval one(DoubleBallMatrix a) {
        return infinity(a.transpose());
    }

    /** The root of the sum of squares. */
    public static DoubleInterval frobenius(DoubleBallMatrix a) {
        double lo = 0;
        double hi = 0;
        for (int i = 0; i < a.rows(); i++) {
            for (int j = 0; j < a.columns(); j++) {
                double x = least(a, i, j);
                double y = greatest(a, i, j);
                lo = DirectedDouble.addDown(lo, DirectedDouble.mulDown(x, x));
                hi = DirectedDouble.addUp(hi, DirectedDouble.mulUp(y, y));
            }
        }
        return DoubleInterval.of(DirectedDouble.sqrtDown(lo), DirectedDouble.sqrtUp(hi));
    }

    /**
     * The spectral norm, quickly: at most the Frobenius norm and the root of the product of {@link #one} and {@link #infinity}, at least the norm of each column and row.
     * {@link SingularValues} is tighter.
     */
    public static DoubleInterval spectral(DoubleBallMatrix a) {
        double up = Math.min(frobenius(a).hi(), DirectedDouble.sqrtUp(DirectedDouble.mulUp(one(a).hi(), infinity(a).hi())));
        double down = 0;
        for (int side = 0; side < 2; side++) {
            DoubleBallMatrix b = side == 0 ? a : a.transpose();
            for (int i = 0; i < b.rows(); i++) {
                double sum = 0;
                for (int j = 0; j < b.columns(); j++) {
                    double x = least(b, i, j);
                    sum = DirectedDouble.addDown(sum, DirectedDouble.mulDown(x, x));
                }
                down = Math.max(down, DirectedDouble.sqrtDown(sum));
            }
        }
        return DoubleInterval.of(down, up);
    }

    /** Upper bounds of the sums of magnitudes of each row; infinite where a whole line is in the row. */
    static double[] rowSumsUp(DoubleBallMatrix a) {
        double[] sums = new double[a.rows()];
        for (int i = 0; i < sums.length; i++) {
            for (int j = 0; j < a.columns(); j++) {
                sums[i] = DirectedDouble.addUp(sums[i], greatest(a, i, j));
            }
        }
        return sums;
    }

    /** Upper bounds of the magnitudes of all entries. */
    static double[] magnitudesUp(DoubleBallMatrix a) {
        double[] size = new double[a.rows() * a.columns()];
        for (int i = 0; i < size.length; i++) {
            size[i] = DirectedDouble.addUp(Math.abs(a.mids()[i]), a.rads()[i]);
        }
        return size;
    }

    static double greatest(DoubleBallMatrix a, int i, int j) {
        return DirectedDouble.addUp(Math.abs(a.mid(i, j)), a.rad(i, j));
    }

    static double least(DoubleBallMatrix a, int i, int j) {
        return Math.max(0, DirectedDouble.subDown(Math.abs(a.mid(i, j)), a.rad(i, j)));
    }

    static double greatest(double[] x) {
        double most = 0;
        for (double v : x) {
            most = v <= most ? most : v;
        }
        return most;
    }
}
