package org.certirank.interval.ball;

import org.certirank.interval.Flag;

/**
 * Sums and products of the elements of two batches, with n = limbs + 1 limbs; a unit is 2^(-64 n), that is 2^-64 of the last place of a stored midpoint.
 *
 * <p>A product is cut by at most n + 1 units and normalised by at most one bit: 2 n + 2 units. A sum loses bits only when the exponents differ by 64 or
 * more, less than a unit, and then it is normalised by at most two bits: 4 units. False, with nothing changed, for what is not treated.
 */
final class BatchArithmetic {
    /** Radii of factors beyond 2^-8 of the midpoint are the twin's. */
    private static final int WIDE = -9;
    /** Powers of two from 2^-1000 on are at hand; a greater one only widens. */
    private static final int LEAST = 1000;

    /** At least 2 n + 2 units, in last places of a stored midpoint; 2^-58 for the lengths that have all kernels. */
    private final double error;
    private final int limbs;
    private final int n;
    private final long[] a;
    private final long[] b;
    private final long[] w;

    BatchArithmetic(int limbs) {
        this.limbs = limbs;
        n = limbs + 1;
        error = limbs <= BallArray.MAX_LIMBS ? 0x1p-58 : (2 * n + 2) * 0x1p-64;
        a = new long[n];
        b = new long[n];
        w = new long[n];
    }

    private void load(long[] to, BallArray x, int i) {
        to[0] = 0;
        System.arraycopy(x.mantissa, i * limbs, to, 1, limbs);
    }

    private static byte worst(BallArray x, BallArray y, int i) {
        return (byte) Flag.worst(Flag.of(x.flag[i]), Flag.of(y.flag[i])).ordinal();
    }

    /** With relative radii s, t the product moves by at most a relative s + t + s t. */
    boolean mul(BallArray x, BallArray y, BallArray out, int i) {
        long e = x.exponent[i];
        long f = y.exponent[i];
        if (!x.ordinary(i, e + WIDE) || !y.ordinary(i, f + WIDE)) {
            return false;
        }
        int bits = 64 * limbs;
        load(a, x, i);
        load(b, y, i);
        LimbProducts.high(w, 0, a, 0, b, 0, n);
        int zeros = Long.numberOfLeadingZeros(w[n - 1]);
        Limbs.shiftLeft(w, 0, w, 0, zeros, n);
        double s = x.radiusOver(i, e - bits) / x.fraction(i);
        double t = y.radiusOver(i, f - bits) / y.fraction(i);
        double range = (s + t + s * (t * BallArray.power(Math.max(-bits, -LEAST)))) * ((w[n - 1] >>> 11) + 1) * 0x1p-53;
        // A radius of so many units of a long midpoint is the scalar twin's.
        if (!(range <= 0x1p900)) {
            return false;
        }
        long ulp = out.storeMidpoint(i, w, n, e + f - zeros, x.sign[i] * y.sign[i], worst(x, y, i));
        out.storeRadius(i, 0.5 + error + range, ulp);
        return true;
    }

    boolean add(BallArray x, BallArray y, BallArray out, int i, boolean minus) {
        boolean swap = x.exponent[i] < y.exponent[i];
        BallArray large = swap ? y : x;
        BallArray small = swap ? x : y;
        long e = large.exponent[i];
        if (!x.ordinary(i, BallArray.LIMIT) || !y.ordinary(i, BallArray.LIMIT)) {
            return false;
        }
        long gap = e - small.exponent[i];
        // One bit of room for a carry.
        load(a, large, i);
        Limbs.shiftRight(a, 0, a, 0, 1, n);
        load(b, small, i);
        Limbs.shiftRight(w, 0, b, 0, gap + 1, n);
        int sign = large.sign[i] * (minus && swap ? -1 : 1);
        int other = small.sign[i] * (minus && !swap ? -1 : 1);
        if (sign == other) {
            Limbs.add(w, 0, a, 0, w, 0, n);
        } else if (Limbs.sub(w, 0, a, 0, w, 0, n) != 0) {
            Limbs.neg(w, 0, n);
            sign = other;
        }
        int zeros = Limbs.leadingZeros(w, 0, n);
        if (zeros == 64 * n) {
            return false;
        }
        Limbs.shiftLeft(w, 0, w, 0, zeros, n);
        long top = e + 1 - zeros;
        boolean exact = gap < 64 && w[0] == 0;
        double range = x.radiusOver(i, top - 64L * limbs) + y.radiusOver(i, top - 64L * limbs);
        if (range > 0x1p900) {
            return false;
        }
        long ulp = out.storeMidpoint(i, w, n, top, sign, worst(x, y, i));
        if (exact && range == 0) {
            out.radius[i] = 0;
            out.radiusExponent[i] = 0;
        } else {
            out.storeRadius(i, (exact ? 0 : 0.5 + error) + range, ulp);
        }
        return true;
    }
}
