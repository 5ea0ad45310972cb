package org.certirank.linalg;

/**
 * Bounds for the chain {@code c = fma(x[0], y[0], c), c = fma(x[1], y[1], c), ...}, c = 0 at first, each step rounded to nearest: what
 * {@link org.certirank.simd.matrix.MatrixKernel} computes for every entry.
 *
 * <p><b>Theorem.</b> Let u = 2^-53, k &lt;= 2^24 steps, c the exact and d the computed sum, s = sum |x_i y_i|. Without overflow
 * |d - c| &lt;= (k + 1) u s + k 2^-1074. Proof. A step is d_i = (d_(i-1) + x_i y_i)(1 + e) + f with |e| &lt;= u, |f| &lt;= 2^-1075, so that d - c is at most
 * ((1 + u)^k - 1) s + k 2^-1075 (1 + u)^k; and (1 + u)^k - 1 &lt;= k u + (k u)^2 &lt;= (k + 1) u since k^2 u &lt;= 1, and (1 + u)^k &lt;= 2. (The constant k without the 1 holds
 * for plain dot products: Jeannerod and Rump, Improved error bounds for inner products in floating-point arithmetic, SIAM J. Matrix Anal. Appl. 34 (2013).)
 * An overflow shows: an infinite d stays infinite or becomes NaN.
 *
 * <p><b>Corollary</b> for non-negative operands: c &lt;= {@link #sumUp}(d, k). For c (1 - u)^k &lt;= d + k 2^-1075 (1 + u)^k, and (1 - u)^-k &lt;= 1 + (k + 1) u.
 * sumUp returns v = d F rounded, F = 1 + (k + 8) u or one unit more, and where v &lt; 2^-900 adds t = (4 k + 16) 2^-1074. The roundings cost a factor (1 - u)^2
 * and 2^-1075, and F (1 - u)^2 &gt;= 1 + (k + 5) u; so with t the result is at least (1 + (k + 5) u) d + (2 k + 7) 2^-1074, which is more than (1 + (k + 1) u) (d + k 2^-1074) by
 * at least 2^-1074 k. Without t, v &gt;= 2^-900, the spare 3 u v exceeds 2^-952, and k 2^-1073 &lt;= 2^-1049. In both cases the result exceeds the bound of c by at least
 * k 2^-1074 (with the step above): room for the underflow term of a second chain of k steps.
 */
final class FmaChain {
    /** The longest chain for which the bounds are proved. */
    static final int LONGEST = 1 << 24;
    /** Below this, terms of underflow are added; above it they drown in the relative slack. */
    static final double SMALL = 0x1p-900;
    /** 1 + 4 u: outweighs two roundings to nearest of a non-negative result. */
    static final double TWO_ROUNDINGS = 1 + 0x1p-51;
    /** 1 + 8 u: outweighs four. */
    static final double FOUR_ROUNDINGS = 1 + 0x1p-50;

    private FmaChain() {
    }

    /** The relative error of k steps, (k + 1) u; exact. */
    static double gamma(int k) {
        return (checked(k) + 1) * 0x1p-53;
    }

    /** 1 + (k + 8) u, rounded up to a double. */
    static double inflation(int k) {
        return 1 + ((checked(k) + 9) / 2) * 0x1p-52;
    }

    /** What underflow can add to two chains of k steps. */
    static double underflow(int k) {
        return (4.0 * checked(k) + 16) * Double.MIN_VALUE;
    }

    /** An upper bound of the exact sum of k non-negative products from the computed one; infinite or NaN where that was. */
    static double sumUp(double computed, int k) {
        double v = computed * inflation(k);
        return v < SMALL ? v + underflow(k) : v;
    }

    /** a + b for non-negative numbers, at most two units too large; a plain expression, for loops over arrays. The sum of subnormal numbers is exact, and a product by more than 1 never falls below the factor. */
    static double addUp(double a, double b) {
        return (a + b) * TWO_ROUNDINGS;
    }

    /** a b for non-negative numbers; exactly 0 where a factor is 0. */
    static double mulUp(double a, double b) {
        double p = a * b * TWO_ROUNDINGS;
        return p < SMALL && a != 0 && b != 0 ? p + 2 * Double.MIN_VALUE : p;
    }

    private static int checked(int k) {
        if (k < 0 || k > LONGEST) {
            throw new IllegalArgumentException("a chain of " + k + " steps");
        }
        return k;
    }
}
