package org.certirank.interval;

import java.math.BigInteger;

/**
 * Integer powers of doubles, rounded down and up: the end returned is the best possible double or, rarely, its outward neighbour, and exact where the power is a double. Lanes
 * ({@code org.certirank.simd}) compute the same bits by the same operations.
 *
 * <p>Binary powering from the leading bit of n in double-doubles: each product (a + b)(c + d) keeps ac exactly (fma) and loses at most 6 u^2 of itself, u = 2^-53 (Joldes, Muller, Popescu,
 * ACM TOMS 44, 2017, algorithm DWTimesDW2 without its renormalisation has |low| &lt;= 4u |high| after each step, since the products below renormalise by Fast2Sum; error below 8 u^2). Relative errors double
 * with each squaring and add up: after all, below 8 u^2 (2n - 2) = (n - 1) 2^-102; a quotient 1 / p adds 4 u^2, the last sum u^2. n {@link #ERROR} covers them. When no low part ever
 * differs from 0, every product was exact, and so is the result. Underflow or overflow of a partial product shows in the result, since the partial products lie between 1 and it; then,
 * and for larger n, the power is {@link RealInterval}'s with 64 bits.
 */
public final class DoublePower {
    public static final double ERROR = 0x1p-100;
    /** Between these no product of two parts underflowed or overflowed. */
    public static final double LEAST = 0x1p-900;
    public static final double GREATEST = 0x1p1000;
    /** The greatest |n| for double-doubles; beyond, rounding errors would show. */
    public static final long MOST = 1L << 30;

    private static final int REAL_BITS = 64;

    private DoublePower() {
    }

    /** x^n for n &gt;= 1, or n &lt;= 0 and x != 0; of an infinite x its limit. */
    public static double powDown(double x, long n) {
        return power(x, n, -1);
    }

    public static double powUp(double x, long n) {
        return power(x, n, 1);
    }

    private static double power(double x, long n, double side) {
        if (x != x || n == 0) {
            return x != x ? x : 1;
        }
        if (x == 0 || Double.isInfinite(x)) {
            return x == 0 == n > 0 ? 0 : x < 0 && (n & 1) != 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        if (Math.abs(n) > MOST) {
            return real(x, n, side);
        }
        double high = x;
        double low = 0;
        boolean exact = true;
        long m = Math.abs(n);
        for (long bit = Long.highestOneBit(m) >> 1; bit != 0; bit >>= 1) {
            double p = high * high;
            double rest = Math.fma(2 * high, low, Math.fma(high, high, -p));
            high = p + rest;
            low = p - high + rest;
            exact &= low == 0;
            if ((m & bit) != 0) {
                double product = high * x;
                double left = Math.fma(low, x, Math.fma(high, x, -product));
                high = product + left;
                low = product - high + left;
                exact &= low == 0;
            }
        }
        if (!(Math.abs(high) >= LEAST && Math.abs(high) <= GREATEST)) {
            return real(x, n, side);
        }
        if (n < 0) {
            double q = 1 / high;
            double residual = Math.fma(-q, high, 1);
            low = Math.fma(-q, low, residual) / high;
            exact &= residual == 0;
            high = q;
        }
        return exact ? high : DoubleExponential.outward(high, low, m * ERROR, side);
    }

    private static double real(double x, long n, double side) {
        DoubleInterval p = DoubleInterval.enclosing(DoubleInterval.of(x).toReal().powInt(BigInteger.valueOf(n), REAL_BITS));
        return side < 0 ? p.lo() : p.hi();
    }

    /** The powers of the members; 0 with n &lt;= 0 left out. */
    static DoubleInterval of(DoubleInterval x, long n) {
        if (n == 1 || x.isEmpty()) {
            return x;
        }
        if (n == 0) {
            return x.isPoint() && x.lo() == 0 ? DoubleInterval.EMPTY : DoubleInterval.of(1);
        }
        if (n < 0 && x.contains(0)) {
            return throughZero(x, n);
        }
        if ((n & 1) != 0) {
            return n > 0 ? new DoubleInterval(powDown(x.lo(), n), powUp(x.hi(), n)) : new DoubleInterval(powDown(x.hi(), n), powUp(x.lo(), n));
        }
        DoubleInterval a = x.abs();
        return n > 0 ? new DoubleInterval(powDown(a.lo(), n), powUp(a.hi(), n)) : new DoubleInterval(powDown(a.hi(), n), powUp(a.lo(), n));
    }

    /** Negative powers of a set with 0 in it: what lies on the two sides of 0. */
    private static DoubleInterval throughZero(DoubleInterval x, long n) {
        boolean odd = (n & 1) != 0;
        if (x.isPoint()) {
            return DoubleInterval.EMPTY;
        }
        if (!odd) {
            return new DoubleInterval(powDown(x.abs().hi(), n), Double.POSITIVE_INFINITY);
        }
        return new DoubleInterval(x.lo() < 0 ? Double.NEGATIVE_INFINITY : powDown(x.hi(), n), x.hi() > 0 ? Double.POSITIVE_INFINITY : powUp(x.lo(), n));
    }
}
