package org.certirank.linalg;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;
import org.certirank.exact.Dyadic;
import org.certirank.interval.DirectedDouble;
import org.certirank.interval.DoubleInterval;

/**
 * A matrix of balls with double midpoints and radii, row-major: the set of all real matrices A with |A[i][j] - mid[i][j]| &lt;= rad[i][j]. A radius is finite and not
 * negative, or infinite: then the entry may be any real number, and its midpoint is 0. Matrices are never changed once made.
 */
public final class DoubleBallMatrix {
    private final int rows;
    private final int columns;
    private final double[] mid;
    private final double[] rad;
    private final boolean point;

    /** Takes the arrays as they are; an entry that is not finite becomes the whole line. */
    private DoubleBallMatrix(int rows, int columns, double[] mid, double[] rad) {
        if (rows < 0 || columns < 0 || mid.length != Math.multiplyExact(rows, columns) || rad.length != mid.length) {
            throw new IllegalArgumentException("not a matrix of " + rows + " by " + columns + ": " + mid.length + " midpoints, " + rad.length + " radii");
        }
        this.rows = rows;
        this.columns = columns;
        this.mid = mid;
        this.rad = rad;
        boolean exact = true;
        for (int i = 0; i < mid.length; i++) {
            if (!(Math.abs(mid[i]) <= Double.MAX_VALUE) || !(rad[i] >= 0) || rad[i] == Double.POSITIVE_INFINITY) {
                mid[i] = 0;
                rad[i] = Double.POSITIVE_INFINITY;
            }
            exact &= rad[i] == 0;
        }
        point = exact;
    }

    /** Exactly this matrix; an entry that is not finite becomes the whole line. */
    public static DoubleBallMatrix of(int rows, int columns, double... entries) {
        return new DoubleBallMatrix(rows, columns, entries.clone(), new double[entries.length]);
    }

    /** The balls with these midpoints and radii; where either is not finite or the radius is negative, the whole line. */
    public static DoubleBallMatrix of(int rows, int columns, double[] mid, double[] rad) {
        return new DoubleBallMatrix(rows, columns, mid.clone(), rad.clone());
    }

    /** The same without copying: the caller gives the arrays away. */
    static DoubleBallMatrix ofOwned(int rows, int columns, double[] mid, double[] rad) {
        return new DoubleBallMatrix(rows, columns, mid, rad);
    }

    public static DoubleBallMatrix identity(int n) {
        double[] mid = new double[Math.multiplyExact(n, n)];
        for (int i = 0; i < n; i++) {
            mid[i * n + i] = 1;
        }
        return new DoubleBallMatrix(n, n, mid, new double[mid.length]);
    }

    /**
     * Balls around the intervals [lo, hi]; exact for lo = hi. An unbounded interval becomes the whole line. {@link IllegalArgumentException} for an empty
     * interval (lo &gt; hi or NaN), which no ball is.
     */
    public static DoubleBallMatrix enclosing(int rows, int columns, double[] lo, double[] hi) {
        double[] mid = new double[lo.length];
        double[] rad = new double[lo.length];
        for (int i = 0; i < lo.length; i++) {
            if (!(lo[i] <= hi[i])) {
                throw new IllegalArgumentException("entry " + i + " is empty: [" + lo[i] + ", " + hi[i] + "]");
            }
            double m = lo[i] == hi[i] ? lo[i] : lo[i] / 2 + hi[i] / 2;
            mid[i] = m;
            // An infinite end gives a midpoint or a radius that is not finite, hence the whole line.
            rad[i] = lo[i] == hi[i] ? 0 : Math.max(DirectedDouble.subUp(hi[i], m), DirectedDouble.subUp(m, lo[i]));
        }
        return new DoubleBallMatrix(rows, columns, mid, rad);
    }

    /** A ball of two double neighbours around each exact number; exact where the number is a double. */
    public static DoubleBallMatrix enclosing(int rows, int columns, Dyadic[] entries) {
        double[] lo = new double[entries.length];
        double[] hi = new double[entries.length];
        for (int i = 0; i < entries.length; i++) {
            lo[i] = entries[i].toDoubleDown();
            hi[i] = entries[i].toDoubleUp();
        }
        return enclosing(rows, columns, lo, hi);
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    /** Whether the set is a single matrix. */
    public boolean isPoint() {
        return point;
    }

    /** Whether no entry is the whole line. */
    public boolean isBounded() {
        for (double r : rad) {
            if (r == Double.POSITIVE_INFINITY) {
                return false;
            }
        }
        return true;
    }

    public double mid(int i, int j) {
        return mid[index(i, j)];
    }

    public double rad(int i, int j) {
        return rad[index(i, j)];
    }

    /** The greatest double not above the entry's least value. */
    public double lower(int i, int j) {
        return DirectedDouble.subDown(mid(i, j), rad(i, j));
    }

    /** The least double not below the entry's greatest value. */
    public double upper(int i, int j) {
        return DirectedDouble.addUp(mid(i, j), rad(i, j));
    }

    /** The tightest double interval around the entry. */
    public DoubleInterval interval(int i, int j) {
        return DoubleInterval.of(lower(i, j), upper(i, j));
    }

    private int index(int i, int j) {
        if (i < 0 || i >= rows || j < 0 || j >= columns) {
            throw new IndexOutOfBoundsException("entry (" + i + ", " + j + ") of a matrix of " + rows + " by " + columns);
        }
        return i * columns + j;
    }

    /** The array of midpoints itself, row-major: to be read, not written. */
    double[] mids() {
        return mid;
    }

    /** The array of radii itself. */
    double[] rads() {
        return rad;
    }

    /** The midpoints as an exact matrix. */
    public DoubleBallMatrix midpoint() {
        return new DoubleBallMatrix(rows, columns, mid.clone(), new double[rad.length]);
    }

    public DoubleBallMatrix neg() {
        double[] m = new double[mid.length];
        Arrays.setAll(m, i -> 0.0 - mid[i]);
        return new DoubleBallMatrix(rows, columns, m, rad.clone());
    }

    public DoubleBallMatrix transpose() {
        return rearranged(columns, rows, (i, j) -> j * columns + i);
    }

    /** The entries (rowOf[i], columnOf[j]). */
    public DoubleBallMatrix select(int[] rowOf, int[] columnOf) {
        return rearranged(rowOf.length, columnOf.length, (i, j) -> index(rowOf[i], columnOf[j]));
    }

    private DoubleBallMatrix rearranged(int newRows, int newColumns, IntBinaryOperator from) {
        double[] m = new double[newRows * newColumns];
        double[] r = new double[m.length];
        for (int i = 0; i < newRows; i++) {
            for (int j = 0; j < newColumns; j++) {
                int f = from.applyAsInt(i, j);
                m[i * newColumns + j] = mid[f];
                r[i * newColumns + j] = rad[f];
            }
        }
        return new DoubleBallMatrix(newRows, newColumns, m, r);
    }

    /** The sum. The error of rounding a midpoint is the exact residual of TwoSum, added to the radii upward. */
    public DoubleBallMatrix add(DoubleBallMatrix b) {
        sameShape(b);
        double[] m = new double[mid.length];
        double[] r = new double[mid.length];
        for (int i = 0; i < m.length; i++) {
            double s = mid[i] + b.mid[i];
            double z = s - mid[i];
            double error = Math.abs((mid[i] - (s - z)) + (b.mid[i] - z));
            m[i] = s;
            double radii = rad[i] + b.rad[i];
            r[i] = radii == 0 && error == 0 ? 0 : FmaChain.addUp(FmaChain.addUp(rad[i], b.rad[i]), error);
        }
        return new DoubleBallMatrix(rows, columns, m, r);
    }

    public DoubleBallMatrix sub(DoubleBallMatrix b) {
        return add(b.neg());
    }

    /** The product; see {@link DoubleProduct}. */
    public DoubleBallMatrix mul(DoubleBallMatrix b) {
        return DoubleProduct.multiply(this, b);
    }

    /** Whether every matrix of {@code b} is one of these, decided exactly. */
    public boolean contains(DoubleBallMatrix b) {
        sameShape(b);
        for (int i = 0; i < mid.length; i++) {
            if (rad[i] == Double.POSITIVE_INFINITY) {
                continue;
            }
            if (b.rad[i] == Double.POSITIVE_INFINITY || Dyadic.of(mid[i]).sub(Dyadic.of(b.mid[i])).abs().add(Dyadic.of(b.rad[i])).compareTo(Dyadic.of(rad[i])) > 0) {
                return false;
            }
        }
        return true;
    }

    private void sameShape(DoubleBallMatrix b) {
        if (rows != b.rows || columns != b.columns) {
            throw new IllegalArgumentException(this + " and " + b);
        }
    }

    /** The shape only: entries are read one by one. */
    @Override
    public String toString() {
        return "matrix of " + rows + " by " + columns + " double balls";
    }
}
