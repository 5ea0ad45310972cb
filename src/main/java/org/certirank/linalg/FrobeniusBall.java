package org.certirank.linalg;

import org.certirank.interval.DirectedDouble;
import org.certirank.interval.ball.Radius;
import org.certirank.simd.matrix.MatrixKernel;
import org.certirank.simd.matrix.MatrixKernels;

/**
 * The set of all real matrices A with |A - mid|_F &lt;= error, mid a matrix of doubles: for upper bounds of norms, at the cost of one product of doubles for each product.
 *
 * <p><b>Products.</b> With c the computed product of two midpoints, m by k and k by n, {@link FmaChain} gives |c - a b|_ij &lt;= gamma_k sum |a_il| |b_lj| + k 2^-1074 &lt;= gamma_k |row i of a|_2 |column j of b|_2 + k 2^-1074, so by Minkowski
 * |c - a b|_F &lt;= gamma_k |a|_F |b|_F + sqrt(m n) k 2^-1074; and A B - a b = a (B - b) + (A - a) B, so |A B - a b|_F &lt;= |a|_F |B - b|_F + |A - a|_F |B|_F. Sums: an addition of doubles is wrong by at most 2^-53 of its result. Every bound is rounded
 * upward ({@link DirectedDouble}, {@link FmaChain#sumUp}). Anything that overflows makes the error infinite, and the midpoint 0.
 *
 * <p><b>Spectral norm.</b> |a|_2^2 is the greatest eigenvalue of a^T a, at most that of the computed product g and |a^T a - g|_F: Weyl's theorem. {@link GreatestEigenvalue} bounds that of g. Powers of two taken out beforehand are exact but for what underflows.
 */
public final class FrobeniusBall {
    /** Frobenius norms up to this are as good as spectral ones. */
    private static final double LEAST = 0x1p-400;
    private static final int STRIP = 96;
    private static final int CHAIN = 1 << 16;

    private final int rows;
    private final int columns;
    private final double[] mid;
    private final double error;
    private final double size;

    private FrobeniusBall(int rows, int columns, double[] mid, double error) {
        this.rows = rows;
        this.columns = columns;
        double norm = frobenius(mid);
        boolean bounded = norm <= Double.MAX_VALUE && error <= Double.MAX_VALUE;
        this.mid = bounded ? mid : new double[mid.length];
        this.error = bounded ? error : Double.POSITIVE_INFINITY;
        size = bounded ? norm : 0;
    }

    /** Exactly this matrix, row by row; the array is the caller's to forget. An entry that is infinite or not a number makes the error infinite. */
    public static FrobeniusBall of(int rows, int columns, double[] entries) {
        if (entries.length != Math.multiplyExact(rows, columns)) {
            throw new IllegalArgumentException("not a matrix of " + rows + " by " + columns);
        }
        return new FrobeniusBall(rows, columns, entries, 0);
    }

    /** A set that holds all matrices of these balls. */
    public static FrobeniusBall enclosing(BallMatrix a) {
        DoubleBallMatrix b = a.toDouble();
        return new FrobeniusBall(a.rows(), a.columns(), b.mids(), frobenius(b.rads()));
    }

    /** The root of the sum of the squares of all radii, rounded up, of whatever size they are; infinite where an entry is the whole line. */
    public static Radius radiusNorm(BallMatrix a) {
        long most = Long.MIN_VALUE;
        for (int i = 0; i < a.rad.length; i++) {
            if (a.rad[i] == Double.POSITIVE_INFINITY) {
                return Radius.INFINITE;
            }
            if (a.rad[i] != 0) {
                most = Math.max(most, a.radExponent[i]);
            }
        }
        if (most == Long.MIN_VALUE) {
            return Radius.ZERO;
        }
        double[] scaled = new double[a.rad.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = a.rad[i] == 0 ? 0 : Scaled.timesPower(a.rad[i], a.radExponent[i] - most);
        }
        return Radius.up(frobenius(scaled)).shift(most);
    }

    /** At least the root of the sum of squares: chains of squares are bounded by {@link FmaChain}, part by part. */
    private static double frobenius(double[] x) {
        double total = 0;
        for (int from = 0; from < x.length; from += CHAIN) {
            int to = Math.min(x.length, from + CHAIN);
            double sum = 0;
            boolean zero = true;
            for (int i = from; i < to; i++) {
                sum = Math.fma(x[i], x[i], sum);
                zero &= x[i] == 0;
            }
            // A chain of zeros is exact; sumUp covers what underflowed in others.
            total = zero ? total : DirectedDouble.addUp(total, FmaChain.sumUp(sum, to - from));
        }
        return total >= 0 ? DirectedDouble.sqrtUp(total) : Double.POSITIVE_INFINITY;
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    /** The midpoint, not copied. */
    double[] mid() {
        return mid;
    }

    double error() {
        return error;
    }

    /** Whether the error is finite. */
    public boolean isBounded() {
        return error <= Double.MAX_VALUE;
    }

    /** At least the Frobenius norm of every member. */
    public double frobeniusUp() {
        return DirectedDouble.addUp(size, error);
    }

    /** At least the magnitude of every entry of every member. */
    public double greatestUp() {
        double most = 0;
        for (double v : mid) {
            most = Math.max(most, Math.abs(v));
        }
        return DirectedDouble.addUp(most, error);
    }

    /** At least the Euclidean norm of each row of every member. */
    public double[] rowNormsUp() {
        double[] norms = new double[rows];
        for (int i = 0; i < rows; i++) {
            norms[i] = DirectedDouble.addUp(frobenius(java.util.Arrays.copyOfRange(mid, i * columns, (i + 1) * columns)), error);
        }
        return norms;
    }

    /** At least the greatest magnitude in each row of every member. */
    public double[] rowGreatestUp() {
        double[] most = new double[rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                most[i] = Math.max(most[i], Math.abs(mid[i * columns + j]));
            }
            most[i] = DirectedDouble.addUp(most[i], error);
        }
        return most;
    }

    public FrobeniusBall transpose() {
        return new FrobeniusBall(columns, rows, transposed(rows, columns, mid), error);
    }

    private static double[] transposed(int rows, int columns, double[] a) {
        double[] t = new double[a.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                t[j * rows + i] = a[i * columns + j];
            }
        }
        return t;
    }

    /** All products of members. */
    public FrobeniusBall times(FrobeniusBall b) {
        if (columns != b.rows) {
            throw new IllegalArgumentException("product of " + this + " and " + b);
        }
        double[] c = MatrixKernels.best().multiply(rows, columns, b.columns, mid, b.mid);
        double rounding = rounding(rows, columns, b.columns, size, b.size);
        double carried = DirectedDouble.addUp(product(size, b.error), product(error, b.frobeniusUp()));
        return new FrobeniusBall(rows, b.columns, c, DirectedDouble.addUp(rounding, carried));
    }

    /** What a product of midpoints of these norms may be wrong by. */
    private static double rounding(int m, int k, int n, double left, double right) {
        double relative = DirectedDouble.mulUp(FmaChain.gamma(k), DirectedDouble.mulUp(left, right));
        return DirectedDouble.addUp(relative, DirectedDouble.mulUp(DirectedDouble.sqrtUp((double) m * n), FmaChain.underflow(k)));
    }

    /** Rounded up; 0 times infinity is infinite here, as an unbounded set has midpoint 0. */
    private static double product(double a, double b) {
        return a == Double.POSITIVE_INFINITY || b == Double.POSITIVE_INFINITY ? Double.POSITIVE_INFINITY : DirectedDouble.mulUp(a, b);
    }

    /** All sums of members. */
    public FrobeniusBall plus(FrobeniusBall b) {
        return combined(b, 1);
    }

    /** All differences of members. */
    public FrobeniusBall minus(FrobeniusBall b) {
        return combined(b, -1);
    }

    private FrobeniusBall combined(FrobeniusBall b, double sign) {
        if (rows != b.rows || columns != b.columns) {
            throw new IllegalArgumentException(this + " and " + b);
        }
        double[] sum = new double[mid.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = mid[i] + sign * b.mid[i];
        }
        double rounding = DirectedDouble.mulUp(0x1p-53, frobenius(sum));
        return new FrobeniusBall(rows, columns, sum, DirectedDouble.addUp(rounding, DirectedDouble.addUp(error, b.error)));
    }

    /** All members with the means of their columns taken off: P A with P = I - 11^T/n, a projection. */
    public FrobeniusBall centred() {
        return projection(rows).times(this);
    }

    /** I - 11^T/n: 1/n is wrong by 2^-53 / n at most, and 1 - 1/n by twice 2^-53. */
    private static FrobeniusBall projection(int n) {
        double part = 1.0 / n;
        double[] p = new double[n * n];
        java.util.Arrays.fill(p, -part);
        for (int i = 0; i < n; i++) {
            p[i * n + i] = 1 - part;
        }
        // sqrt(n (2 u)^2 + n^2 (u/n)^2) <= 3 n u.
        return new FrobeniusBall(n, n, p, n * 0x1p-51);
    }

    /** An exact matrix near the midpoint over n; nothing is claimed of it. */
    public FrobeniusBall nearQuotient(int n) {
        return of(rows, columns, java.util.Arrays.stream(mid).map(x -> x / n).toArray());
    }

    /** A row of doubles near the mean of the rows of the midpoint; any exact row would do where it is used. */
    public double[] nearMean() {
        double[] mean = new double[columns];
        for (int i = 0; i < mid.length; i++) {
            mean[i % columns] += mid[i] / rows;
        }
        return mean;
    }

    /** All members with this exact row taken off each of their rows. */
    public FrobeniusBall minusRow(double[] row) {
        double[] all = new double[mid.length];
        for (int i = 0; i < rows; i++) {
            System.arraycopy(row, 0, all, i * columns, columns);
        }
        return minus(of(rows, columns, all));
    }

    /** The rows of the first, then those of the second, and so on. */
    public static FrobeniusBall stack(FrobeniusBall... parts) {
        int rows = 0;
        double error = 0;
        for (FrobeniusBall part : parts) {
            if (part.columns != parts[0].columns) {
                throw new IllegalArgumentException(parts[0] + " above " + part);
            }
            rows = Math.addExact(rows, part.rows);
            error = DirectedDouble.addUp(error, DirectedDouble.mulUp(part.error, part.error));
        }
        double[] all = new double[Math.multiplyExact(rows, parts[0].columns)];
        int at = 0;
        for (FrobeniusBall part : parts) {
            System.arraycopy(part.mid, 0, all, at, part.mid.length);
            at += part.mid.length;
        }
        return new FrobeniusBall(rows, parts[0].columns, all, DirectedDouble.sqrtUp(error));
    }

    /** At least the greatest singular value of every member. */
    public double spectralUp() {
        if (!isBounded()) {
            return Double.POSITIVE_INFINITY;
        }
        if (!(size > LEAST) || rows == 0 || columns == 0) {
            return frobeniusUp();
        }
        int e = Math.getExponent(size);
        double[] x = scaled(e);
        double[] t = transposed(rows, columns, x);
        boolean tall = rows >= columns;
        int n = Math.min(rows, columns);
        int k = Math.max(rows, columns);
        double norm = frobenius(x);
        FrobeniusBall square = new FrobeniusBall(n, n, tall ? square(n, k, t, x) : square(n, k, x, t), rounding(n, k, n, norm, norm));
        double root = DirectedDouble.addUp(DirectedDouble.sqrtUp(square.greatestEigenvalueUp()), underflowed());
        return Math.min(frobeniusUp(), DirectedDouble.addUp(DirectedDouble.mulUp(root, Scaled.power(e)), error));
    }

    /** At least the greatest eigenvalue of every symmetric member, and at least 0. The symmetric part of the midpoint is no farther from such a member than the midpoint is. */
    public double greatestEigenvalueUp() {
        if (!isBounded()) {
            return Double.POSITIVE_INFINITY;
        }
        if (rows != columns) {
            throw new IllegalArgumentException(toString());
        }
        if (!(size > LEAST)) {
            return frobeniusUp();
        }
        // Half of it has a Frobenius norm of at most 1.
        int e = Math.getExponent(size) + 1;
        double[] x = scaled(e);
        double[] h = new double[x.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j <= i; j++) {
                h[i * rows + j] = (x[i * rows + j] + x[j * rows + i]) / 2;
                h[j * rows + i] = h[i * rows + j];
            }
        }
        // The sum was rounded, and halving may underflow.
        double rounded = DirectedDouble.addUp(DirectedDouble.mulUp(0x1p-53, frobenius(h)), DirectedDouble.mulUp(2, underflowed()));
        double bound = DirectedDouble.addUp(GreatestEigenvalue.up(rows, h), rounded);
        return Math.min(frobeniusUp(), DirectedDouble.addUp(DirectedDouble.mulUp(bound, Scaled.power(e)), error));
    }

    /** The midpoint over 2^e; of moderate size. What underflows is wrong by at most 2^-1074 an entry. */
    private double[] scaled(int e) {
        double[] x = new double[mid.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.scalb(mid[i], -e);
        }
        return x;
    }

    private double underflowed() {
        return DirectedDouble.mulUp(DirectedDouble.sqrtUp(mid.length), Double.MIN_VALUE);
    }

    /** The n by n product of a matrix and its transpose: the chain of entry (j, i) is that of (i, j), so it is computed on and above the diagonal, strip by strip, and copied. */
    private static double[] square(int n, int k, double[] left, double[] right) {
        MatrixKernel kernel = MatrixKernels.best();
        double[] g = new double[n * n];
        for (int from = 0; from < n; from += STRIP) {
            int height = Math.min(STRIP, n - from);
            kernel.multiplyAdd(height, k, n - from, left, from * k, k, right, from, n, g, from * n + from, n);
        }
        for (int i = 0; i < n; i++) {
            for (int j = i / STRIP * STRIP + STRIP; j < n; j++) {
                g[j * n + i] = g[i * n + j];
            }
        }
        return g;
    }

    @Override
    public String toString() {
        return rows + " by " + columns + " matrices within " + error;
    }
}
