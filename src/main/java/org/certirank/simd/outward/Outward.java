package org.certirank.simd.outward;

/**
 * Arithmetic of intervals in flat arrays: element i of the result encloses the operation on elements i of the operands, for all i &lt; n. The arrays of a result may be those of an operand.
 *
 * <p>Enclosure. An end is computed in double arithmetic, rounded to nearest, as p, and moved outward to {@code p - (|p| 2^-52 + 2^-900)} or {@code p + (|p| 2^-52 + 2^-900)}. The exact end lies within: let
 * p be finite. If p is normal, with ulp(p) the distance of the doubles of its binade, |p| 2^-52 &gt;= ulp(p) is computed exactly or (below 2^-970) computed with less than 2^-900 too little, so the amount s
 * subtracted is at least ulp(p), since rounding is monotone; p - s &lt;= p - ulp(p), a double or below the least one, hence the rounded difference is &lt;= p - ulp(p); and the exact end is above p - ulp(p) / 2. If p is
 * subnormal or 0, then s &gt;= 2^-900 and the exact end is within 2^-1075 of p. Upper ends alike.
 *
 * <p>NaN. An element both of whose ends are not finite, or an operation that is not certainly defined on the whole interval (a divisor that may be 0, a root of what may be negative), gives NaN in at least one
 * end, and NaN in an operand goes on into the result: sums, products, {@code Math.min} and {@code Math.max} all keep it, and where an end of the result does not depend on the end in question, both
 * are NaN. So whoever finds both ends of the last result to be numbers, has an enclosure of a function that is defined on the whole box. Nothing is thrown; the least n is 0.
 */
public final class Outward {
    private static final double UNIT = 0x1p-52;
    /** Far above the least normal double, so that products with it are seldom subnormal: those are slow. */
    private static final double LEAST = 0x1p-900;
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    private Outward() {}

    private static double down(double p) {
        return p - (Math.abs(p) * UNIT + LEAST);
    }

    private static double up(double p) {
        return p + (Math.abs(p) * UNIT + LEAST);
    }

    /** x + y. */
    public static void add(Ends x, Ends y, Ends r, int n) {
        sums(x.lo(), y.lo(), r.lo(), n, -1);
        sums(x.hi(), y.hi(), r.hi(), n, 1);
    }

    private static void sums(double[] x, double[] y, double[] r, int n, double side) {
        for (int i = 0; i < n; i++) {
            double p = x[i] + y[i];
            r[i] = p + side * (Math.abs(p) * UNIT + LEAST);
        }
    }

    /** x + c for the numbers c between two doubles. */
    public static void addConstant(Ends x, double lo, double hi, Ends r, int n) {
        shift(x.lo(), lo, r.lo(), n, -1);
        shift(x.hi(), hi, r.hi(), n, 1);
    }

    private static void shift(double[] x, double c, double[] r, int n, double side) {
        for (int i = 0; i < n; i++) {
            double p = x[i] + c;
            r[i] = p + side * (Math.abs(p) * UNIT + LEAST);
        }
    }

    /** x - y. */
    public static void sub(Ends x, Ends y, Ends r, int n) {
        double[] a = x.lo();
        double[] b = x.hi();
        double[] c = y.lo();
        double[] d = y.hi();
        double[] lo = r.lo();
        double[] hi = r.hi();
        for (int i = 0; i < n; i++) {
            double p = a[i] - d[i];
            double q = b[i] - c[i];
            lo[i] = down(p);
            hi[i] = up(q);
        }
    }

    /** -x, exactly. */
    public static void neg(Ends x, Ends r, int n) {
        double[] a = x.lo();
        double[] b = x.hi();
        double[] lo = r.lo();
        double[] hi = r.hi();
        for (int i = 0; i < n; i++) {
            double p = a[i];
            lo[i] = -b[i];
            hi[i] = -p;
        }
    }

    /** x y. The extremes of a product lie at the ends of its factors. */
    public static void mul(Ends x, Ends y, Ends r, int n) {
        double[] a = x.lo();
        double[] b = x.hi();
        double[] c = y.lo();
        double[] d = y.hi();
        double[] lo = r.lo();
        double[] hi = r.hi();
        for (int i = 0; i < n; i++) {
            double ac = a[i] * c[i];
            double ad = a[i] * d[i];
            double bc = b[i] * c[i];
            double bd = b[i] * d[i];
            lo[i] = down(Math.min(Math.min(ac, ad), Math.min(bc, bd)));
            hi[i] = up(Math.max(Math.max(ac, ad), Math.max(bc, bd)));
        }
    }

    /** x y where the lower ends of y are &gt;= 0 (or NaN): the least product has the lower end of x, the greatest the upper. */
    public static void mulByNonNegative(Ends x, Ends y, Ends r, int n) {
        least(x.lo(), y, r.lo(), n);
        greatest(x.hi(), y, r.hi(), n);
    }

    private static void least(double[] x, Ends y, double[] r, int n) {
        double[] c = y.lo();
        double[] d = y.hi();
        for (int i = 0; i < n; i++) {
            r[i] = down(Math.min(x[i] * c[i], x[i] * d[i]));
        }
    }

    private static void greatest(double[] x, Ends y, double[] r, int n) {
        double[] c = y.lo();
        double[] d = y.hi();
        for (int i = 0; i < n; i++) {
            r[i] = up(Math.max(x[i] * c[i], x[i] * d[i]));
        }
    }

    /** c x for the numbers c between two doubles of which none is negative. */
    public static void scale(Ends x, double lo, double hi, Ends r, int n) {
        double[] a = x.lo();
        double[] b = x.hi();
        double[] below = r.lo();
        double[] above = r.hi();
        for (int i = 0; i < n; i++) {
            below[i] = down(Math.min(a[i] * lo, a[i] * hi));
            above[i] = up(Math.max(b[i] * lo, b[i] * hi));
        }
    }

    /** x with the lower end raised to 0 where it is less, for values that are known not to be negative. */
    public static void clamp(Ends x, Ends r, int n) {
        double[] a = x.lo();
        double[] lo = r.lo();
        for (int i = 0; i < n; i++) {
            lo[i] = Math.max(a[i], 0);
        }
        System.arraycopy(x.hi(), 0, r.hi(), 0, n);
    }

    /** 1 / x; NaN where x contains 0. */
    public static void reciprocal(Ends x, Ends r, int n) {
        double[] a = x.lo();
        double[] b = x.hi();
        double[] lo = r.lo();
        double[] hi = r.hi();
        for (int i = 0; i < n; i++) {
            // 0 times infinity is NaN; so this is infinity where 0 is outside of the interval, else NaN.
            double outside = Math.max(Math.max(a[i], -b[i]), 0) * INFINITY;
            double p = 1 / b[i];
            double q = 1 / a[i];
            lo[i] = Math.min(down(p), outside);
            hi[i] = Math.min(up(q), outside);
        }
    }

    /** x^2, by the least and the greatest magnitude. */
    public static void square(Ends x, Ends r, int n) {
        double[] a = x.lo();
        double[] b = x.hi();
        double[] lo = r.lo();
        double[] hi = r.hi();
        for (int i = 0; i < n; i++) {
            double least = Math.max(Math.max(a[i], -b[i]), 0);
            double most = Math.max(-a[i], b[i]);
            lo[i] = Math.max(down(least * least), 0);
            hi[i] = up(most * most);
        }
    }

    /** The square root; NaN where x may be negative. */
    public static void sqrt(Ends x, Ends r, int n) {
        double[] a = x.lo();
        double[] b = x.hi();
        double[] lo = r.lo();
        double[] hi = r.hi();
        for (int i = 0; i < n; i++) {
            lo[i] = Math.max(down(Math.sqrt(a[i])), 0);
            hi[i] = up(Math.sqrt(b[i]));
        }
    }

    /** |x|, exactly. */
    public static void abs(Ends x, Ends r, int n) {
        double[] a = x.lo();
        double[] b = x.hi();
        double[] lo = r.lo();
        double[] hi = r.hi();
        for (int i = 0; i < n; i++) {
            double least = Math.max(Math.max(a[i], -b[i]), 0);
            double most = Math.max(-a[i], b[i]);
            lo[i] = least;
            hi[i] = most;
        }
    }

    /** The lesser of both, exactly. */
    public static void min(Ends x, Ends y, Ends r, int n) {
        lesser(x.lo(), y.lo(), r.lo(), n);
        lesser(x.hi(), y.hi(), r.hi(), n);
    }

    private static void lesser(double[] x, double[] y, double[] r, int n) {
        for (int i = 0; i < n; i++) {
            r[i] = Math.min(x[i], y[i]);
        }
    }

    /** The greater of both, exactly. */
    public static void max(Ends x, Ends y, Ends r, int n) {
        greater(x.lo(), y.lo(), r.lo(), n);
        greater(x.hi(), y.hi(), r.hi(), n);
    }

    private static void greater(double[] x, double[] y, double[] r, int n) {
        for (int i = 0; i < n; i++) {
            r[i] = Math.max(x[i], y[i]);
        }
    }

    /** x where u is certainly positive, y where it is certainly negative, else NaN; exactly. */
    public static void select(Ends u, Ends x, Ends y, Ends r, int n) {
        for (int i = 0; i < n; i++) {
            boolean positive = u.lo()[i] > 0 && u.hi()[i] > 0;
            boolean negative = u.lo()[i] < 0 && u.hi()[i] < 0;
            double lo = positive ? x.lo()[i] : negative ? y.lo()[i] : Double.NaN;
            double hi = positive ? x.hi()[i] : negative ? y.hi()[i] : Double.NaN;
            r.lo()[i] = lo;
            r.hi()[i] = hi;
        }
    }

    /**
     * r = r + the least of d (x - c) over x in the box and d between its ends, rounded down: one summand of the lower end of a mean value form. Every c must lie between the ends of its box, so that with offsets
     * {@code l <= 0 <= h} the least product is the lesser of {@code d.lo h} and {@code d.hi l}.
     */
    public static void addLeastProduct(Ends d, Ends box, double[] c, double[] r, int n) {
        double[] a = d.lo();
        double[] b = d.hi();
        double[] lo = box.lo();
        double[] hi = box.hi();
        for (int i = 0; i < n; i++) {
            double l = down(lo[i] - c[i]);
            double h = up(hi[i] - c[i]);
            double p = r[i] + down(Math.min(a[i] * h, b[i] * l));
            r[i] = down(p);
        }
    }

    /** Raises w to about the greatest magnitude of d times the width of the box: how strongly it moves a value, to first order. A guide, rounded to nearest. */
    public static void raiseToSlope(Ends d, Ends box, double[] w, int n) {
        double[] a = d.lo();
        double[] b = d.hi();
        double[] lo = box.lo();
        double[] hi = box.hi();
        for (int i = 0; i < n; i++) {
            w[i] = Math.max(w[i], Math.max(-a[i], b[i]) * (hi[i] - lo[i]));
        }
    }

    /** Makes f NaN where an end of x is no finite number; elsewhere it stays as it is. */
    public static void mark(Ends x, double[] f, int n) {
        double[] a = x.lo();
        double[] b = x.hi();
        for (int i = 0; i < n; i++) {
            f[i] += 0 * a[i] + 0 * b[i];
        }
    }
}
