package org.certirank.interval.ball;

/**
 * log of the elements of a batch, in fixed point with n = limbs + 1 limbs; a unit is 2^(-64 n), that is 2^-64 of the last place of a stored midpoint.
 *
 * <p>x = f 2^k with f in [0.70, 1.42). Two short factors a, b from tables bring f next to 1: f a b = 1 + u, |u| < 2^-14, and u is exact, since f has limbs limbs
 * and a, b add 23 bits. log x = k ln 2 - log a - log b + log(1 + u). Errors: k ln 2 by 2^21 units, the tables' logarithms by 2 each, log(1 + u) =
 * u (1 -+ t) by 2^-14 2^42 + n + 1: together below 2^29; the value is at least 2^-17 unless k = 0 and a = b = 1, so normalisation makes at most 2^46 of
 * that. In that last case (x next to 1) the result is the normalised u times 1 -+ t, off by 2^42 + n + 2 units, at most doubled.
 *
 * <p>With a radius r the logarithm moves by at most r / (m - r). False, with nothing changed, for what is not treated.
 */
final class BatchLogarithm {
    private static final int MAX_EXPONENT = 1 << 20;
    private static final int WIDE = -9;
    private static final double ERROR = 0x1p-17;

    private final int limbs;
    private final int n;
    private final Tables tables;
    private final BatchSeries series;
    private final long[] u;
    private final long[] t;
    private final long[] p;
    private final long[] w;

    BatchLogarithm(int limbs, Tables tables) {
        this.limbs = limbs;
        this.tables = tables;
        n = limbs + 1;
        series = new BatchSeries(n);
        u = new long[n];
        t = new long[n];
        p = new long[n];
        w = new long[n];
    }

    boolean log(BallArray x, BallArray out, int i) {
        long e = x.exponent[i];
        if (x.sign[i] <= 0 || !x.ordinary(i, e + WIDE) || Math.abs(e) >= MAX_EXPONENT) {
            return false;
        }
        int first = (int) (x.mantissa[(i + 1) * limbs - 1] >>> 56) - 128;
        boolean low = Tables.isLow(first);
        long k = low ? e - 1 : e;
        int a = tables.factor[first];
        scaleByFactor(x, i, a);
        int second = (int) (u[n - 1] >> 64 - Tables.LOG_BITS) + Tables.LOG_HALF;
        int b = tables.correction[second];
        correct(b);
        boolean negative = u[n - 1] < 0;
        if (negative) {
            Limbs.neg(u, 0, n);
        }
        series.tail(t, u, tables.inverses, tables.inverseWidths, !negative);
        long top;
        int sign;
        if (k == 0 && b == 0 && a == (low ? 512 : 256)) {
            if (Limbs.isZero(u, 0, n)) {
                return false;
            }
            top = nearOne(negative);
            sign = negative ? -1 : 1;
        } else {
            long whole = sum(k, first, second, negative);
            sign = whole < 0 ? -1 : 1;
            top = normalise(whole);
        }
        double range = 0;
        if (x.radius[i] != 0) {
            range = x.radiusOver(i, e + top - 64L * limbs) / x.fraction(i) * 1.01;
            if (range > 0x1p900) {
                return false;
            }
        }
        long ulp = out.storeMidpoint(i, w, n, top, sign, x.flag[i]);
        out.storeRadius(i, 0.5 + ERROR + range, ulp);
        return true;
    }

    /** u = m a / 256 - 1 in two's complement, m the fraction of x_i. */
    private void scaleByFactor(BallArray x, int i, int a) {
        u[0] = 0;
        long carry = 0;
        for (int k = 0; k < limbs; k++) {
            long y = x.mantissa[i * limbs + k];
            long l = y * a + carry;
            carry = Math.unsignedMultiplyHigh(y, a) + (Long.compareUnsigned(l, carry) < 0 ? 1 : 0);
            u[k + 1] = l;
        }
        for (int k = 0; k < limbs; k++) {
            u[k] = u[k] >>> 8 | u[k + 1] << 56;
        }
        u[limbs] = u[limbs] >>> 8 | carry - 256 << 56;
    }

    /** u becomes (1 + u) (1 + b / 2^15) - 1 = (u (2^15 + b) + b) / 2^15, exactly. */
    private void correct(int b) {
        if (b == 0) {
            return;
        }
        long word = (1 << Tables.LOG_BITS) + b;
        long top = (u[n - 1] < 0 ? -word : 0) + Limbs.mulWord(u, 0, u, 0, word, n);
        for (int k = 0; k < n - 1; k++) {
            u[k] = u[k] >>> Tables.LOG_BITS | u[k + 1] << 64 - Tables.LOG_BITS;
        }
        u[n - 1] = (u[n - 1] >>> Tables.LOG_BITS | top << 64 - Tables.LOG_BITS) + ((long) b << 64 - Tables.LOG_BITS);
    }

    /** w 2^e = |log(1 +- u)| relative to u; returns e. */
    private long nearOne(boolean negative) {
        int zeros = Limbs.leadingZeros(u, 0, n);
        Limbs.shiftLeft(w, 0, u, 0, zeros, n);
        LimbProducts.high(p, 0, w, 0, t, 0, n);
        if (negative) {
            if (Limbs.add(w, 0, w, 0, p, 0, n) != 0) {
                Limbs.shiftRight(w, 0, w, 0, 1, n);
                w[n - 1] |= Long.MIN_VALUE;
                return 1L - zeros;
            }
        } else {
            Limbs.sub(w, 0, w, 0, p, 0, n);
            if (w[n - 1] >= 0) {
                Limbs.shiftLeft(w, 0, w, 0, 1, n);
                return -1L - zeros;
            }
        }
        return -zeros;
    }

    /** The whole part of the sum of logarithms (signed, two's complement); its fraction is left in w. */
    private long sum(long k, int first, int second, boolean negative) {
        long whole = Limbs.mulWord(w, 0, tables.ln2, 0, Math.abs(k), n);
        if (k < 0) {
            boolean zero = Limbs.isZero(w, 0, n);
            Limbs.neg(w, 0, n);
            whole = zero ? -whole : ~whole;
        }
        whole += addSigned(tables.logFactor, first * n) + addSigned(tables.logCorrection, second * n);
        LimbProducts.high(p, 0, u, 0, t, 0, n);
        if (negative) {
            Limbs.add(p, 0, p, 0, u, 0, n);
            return whole - Limbs.sub(w, 0, w, 0, p, 0, n);
        }
        Limbs.sub(p, 0, u, 0, p, 0, n);
        return whole + Limbs.add(w, 0, w, 0, p, 0, n);
    }

    private long addSigned(long[] table, int at) {
        return Limbs.add(w, 0, w, 0, table, at, n) + (table[at + n - 1] >> 63);
    }

    /** w becomes the normalised magnitude of whole + w; returns the exponent. */
    private long normalise(long whole) {
        long rest = whole;
        if (whole < 0) {
            boolean zero = Limbs.isZero(w, 0, n);
            Limbs.neg(w, 0, n);
            rest = zero ? -whole : ~whole;
        }
        if (rest != 0) {
            int more = Long.SIZE - Long.numberOfLeadingZeros(rest);
            Limbs.shiftRight(w, 0, w, 0, more, n);
            w[n - 1] |= rest << 64 - more;
            return more;
        }
        int zeros = Limbs.leadingZeros(w, 0, n);
        Limbs.shiftLeft(w, 0, w, 0, zeros, n);
        return -zeros;
    }
}
