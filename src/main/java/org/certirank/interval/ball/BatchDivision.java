package org.certirank.interval.ball;

import org.certirank.interval.Flag;

/**
 * Quotients of the elements of two batches: schoolbook division (Knuth, TAOCP 4.3.1 D) with limbs as digits; the digits are estimated with a reciprocal of
 * the divisor's highest limb (Moeller and Granlund, "Improved division by invariant integers", 2011) and are exact.
 */
final class BatchDivision {
    private static final long MIN = Long.MIN_VALUE;
    /** Radii beyond 2^-8 of the midpoint are the twin's. */
    private static final int WIDE = -9;

    private final int limbs;
    private final long[] rest;
    private final long[] q;

    BatchDivision(int limbs) {
        this.limbs = limbs;
        rest = new long[2 * limbs + 3];
        q = new long[limbs + 1];
    }

    /**
     * A quotient cut to limbs + 1 limbs, then rounded: half a unit and 2^-62. With relative radii a, b the quotient moves by at most a relative
     * (a + b) / (1 - b).
     */
    boolean div(BallArray x, BallArray y, BallArray out, int i) {
        long e = x.exponent[i];
        long f = y.exponent[i];
        if (!x.ordinary(i, e + WIDE) || !y.ordinary(i, f + WIDE)) {
            return false;
        }
        int n = limbs + 1;
        int bits = 64 * limbs;
        boolean whole = divide(q, n, x.mantissa, i * limbs, y.mantissa, i * limbs, limbs);
        boolean exact = Limbs.isZero(rest, 0, limbs);
        if (whole) {
            exact &= (q[0] & 1) == 0;
            Limbs.shiftRight(q, 0, q, 0, 1, n);
            q[n - 1] |= Long.MIN_VALUE;
        }
        double range = 0;
        if (x.radius[i] != 0 || y.radius[i] != 0) {
            double a = x.radiusOver(i, e - bits) / x.fraction(i);
            double b = y.radiusOver(i, f - bits) / y.fraction(i);
            range = (a + b) / (1 - 0x1p-7 * Math.min(1, b * BallArray.power(7 - bits))) * ((q[n - 1] >>> 11) + 1) * 0x1p-53;
        }
        byte flag = (byte) Flag.worst(Flag.of(x.flag[i]), Flag.of(y.flag[i])).ordinal();
        long ulp = out.storeMidpoint(i, q, n, e - f + (whole ? 1 : 0), x.sign[i] * y.sign[i], flag);
        if (exact && q[0] == 0 && range == 0) {
            out.radius[i] = 0;
            out.radiusExponent[i] = 0;
        } else {
            out.storeRadius(i, (exact && q[0] == 0 ? 0 : 0.5 + 0x1p-61) + range, ulp);
        }
        return true;
    }

    /**
     * result = floor of the fraction of a / d in n limbs, a and d fractions of {@code length} limbs with their highest bits set; returns whether a >= d, that
     * is whether the quotient has a 1 before the point. The remainder is left in {@link #rest}.
     */
    boolean divide(long[] result, int n, long[] a, int ao, long[] d, int at, int length) {
        for (int k = 0; k < n; k++) {
            rest[k] = 0;
        }
        System.arraycopy(a, ao, rest, n, length);
        boolean whole = !Limbs.less(a, ao, d, at, length);
        if (whole) {
            Limbs.sub(rest, n, rest, n, d, at, length);
        }
        rest[n + length] = 0;
        long d1 = d[at + length - 1];
        long d0 = length > 1 ? d[at + length - 2] : 0;
        long v = reciprocal(d1);
        for (int k = n - 1; k >= 0; k--) {
            long u2 = rest[k + length];
            long u1 = rest[k + length - 1];
            long u0 = length > 1 ? rest[k + length - 2] : 0;
            long digit = digit(u2, u1, u0, d1, d0, v);
            if (subtractProduct(k, d, at, digit, length) != 0) {
                digit--;
                rest[k + length] += Limbs.add(rest, k, rest, k, d, at, length);
            }
            result[k] = digit;
        }
        return whole;
    }

    /** The quotient digit of (u2, u1, u0, ...) by (d1, d0, ...), or one more (Knuth's test with the second limb leaves no other case); u2 <= d1. */
    private static long digit(long u2, long u1, long u0, long d1, long d0, long v) {
        long digit;
        long r;
        if (u2 == d1) {
            digit = -1;
            r = u1 + d1;
            if (r + MIN < d1 + MIN) {
                return digit;
            }
        } else {
            long low = v * u2;
            long s = low + u1;
            digit = Math.unsignedMultiplyHigh(v, u2) + u2 + 1 + (s + MIN < low + MIN ? 1 : 0);
            r = u1 - digit * d1;
            if (s + MIN < r + MIN) {
                digit--;
                r += d1;
            }
            if (r + MIN >= d1 + MIN) {
                digit++;
                r -= d1;
            }
        }
        while (true) {
            long high = Math.unsignedMultiplyHigh(digit, d0);
            if (high + MIN < r + MIN || high == r && digit * d0 + MIN <= u0 + MIN) {
                return digit;
            }
            digit--;
            r += d1;
            if (r + MIN < d1 + MIN) {
                return digit;
            }
        }
    }

    /** rest -= digit d at place k; nonzero when that became negative. */
    private long subtractProduct(int k, long[] d, int at, long digit, int length) {
        long carry = 0;
        for (int j = 0; j < length; j++) {
            long y = d[at + j];
            long p = digit * y;
            long h = Math.unsignedMultiplyHigh(digit, y);
            p += carry;
            h += p + MIN < carry + MIN ? 1 : 0;
            long x = rest[k + j];
            long s = x - p;
            h += x + MIN < p + MIN ? 1 : 0;
            rest[k + j] = s;
            carry = h;
        }
        long top = rest[k + length] - carry;
        rest[k + length] = top;
        return top;
    }

    /** floor((2^128 - 1) / d) - 2^64 for d with the highest bit set: a double's estimate, one Newton step, then exact correction. */
    static long reciprocal(long d) {
        double inverse = 1 / ((d >>> 11) * 0x1p-53);
        long v = (long) ((inverse - 1) * 0x1p63) << 1;
        // 2^128 - 1 - x is the complement of x.
        long high = ~(Math.unsignedMultiplyHigh(d, v) + d);
        long step = (long) Math.floor((double) high * inverse);
        long moved = v + step;
        if (step > 0 && moved + MIN < v + MIN) {
            moved = -1;
        } else if (step < 0 && moved + MIN > v + MIN) {
            moved = 0;
        }
        v = moved;
        high = ~(Math.unsignedMultiplyHigh(d, v) + d);
        long low = ~(d * v);
        while (high < 0) {
            v--;
            low += d;
            high += low + MIN < d + MIN ? 1 : 0;
        }
        while (high > 0 || low + MIN >= d + MIN) {
            v++;
            high -= low + MIN < d + MIN ? 1 : 0;
            low -= d;
        }
        return v;
    }
}
