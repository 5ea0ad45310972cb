package org.certirank.interval.ball;

/**
 * exp, expm1 and tanh of the elements of a batch, in fixed point with n = limbs + 1 limbs; a unit is 2^(-64 n), that is 2^-64 of the last place of a
 * stored midpoint.
 *
 * <p>exp(x) = 2^q exp(r), r in [0, ln 2]; r = i / 2^8 + j / 2^16 + s, two tables and a series in s. Errors of R = exp(r) / 4: r is off by at most 2 (q + 1) +
 * 1 < 2^14 units (ln 2 by 2 units, |x| < 2^12), the product P of the tables by n + 5, the series y = s (1 + t) by 2^-16 2^42 + n + 1, the product P y by
 * n + 1 more: together below 2^27 units, and R >= 1/4, so below 2^29 after normalisation.
 *
 * <p>expm1(x) for |x| >= 2^-16 is the difference of exp(x) and 1, which loses at most 17 bits: 2^46 units. For smaller x it is x (1 +- t): the midpoint's mantissa
 * times a number near 1, off by 2^42 units and n + 2, doubled at most by normalisation.
 *
 * <p>tanh(x) = E / (E + 2) with E = expm1(2|x|): a relative error of E is at most one of the quotient; so 2^47 units and 8 for cuts.
 *
 * <p>A method returns false, having changed nothing, for what it does not treat.
 */
final class BatchExponential {
    /** |x| < 2^MAX_EXPONENT. */
    private static final int MAX_EXPONENT = 12;
    /** Arguments below 2^TINY: all bits that the tables take are 0. */
    private static final int TINY = -16;
    /** Radii beyond 2^WIDE are the twin's. */
    private static final int WIDE = -8;
    private static final double LOG2_E = 1.4426950408889634;
    private static final double EXP_ERROR = 0x1p-35;
    private static final double EXPM1_ERROR = 0x1p-18;
    private static final double TANH_ERROR = 0x1p-15;

    private final int limbs;
    private final int n;
    private final int bits;
    private final Tables tables;
    private final BatchSeries series;
    private final BatchDivision division;
    private final long[] r;
    private final long[] t;
    private final long[] p;
    private final long[] w;
    private final long[] d;

    BatchExponential(int limbs, Tables tables) {
        this.limbs = limbs;
        this.tables = tables;
        n = limbs + 1;
        bits = 64 * limbs;
        series = new BatchSeries(n);
        division = new BatchDivision(n);
        r = new long[n];
        t = new long[n];
        p = new long[n];
        w = new long[n];
        d = new long[n];
    }

    boolean exp(BallArray x, BallArray out, int i) {
        long e = x.exponent[i];
        if (!x.ordinary(i, WIDE) || e > MAX_EXPONENT || e < -bits) {
            return false;
        }
        long g = core(x, i, (int) e, x.sign[i] < 0);
        // exp(m + d) - exp(m) <= exp(m) r (1 + r) with r <= 2^-8.
        double range = x.radiusOver(i, -bits) * (1 + 0x1p-8) * upper(w);
        long ulp = out.storeMidpoint(i, w, n, g, 1, x.flag[i]);
        out.storeRadius(i, 0.5 + EXP_ERROR + range, ulp);
        return true;
    }

    boolean expm1(BallArray x, BallArray out, int i) {
        long e = x.exponent[i];
        if (!x.ordinary(i, WIDE) || e > MAX_EXPONENT) {
            return false;
        }
        boolean negative = x.sign[i] < 0;
        double range;
        long g;
        if (e <= TINY) {
            g = tiny(x, i, e, negative);
            range = x.radiusOver(i, g - bits) * 1.01;
        } else {
            long h = core(x, i, (int) e, negative);
            double exp = upper(w);
            g = minusOne(h);
            range = x.radiusOver(i, -bits) * (1 + 0x1p-8) * exp * BallArray.power(Math.max(h - g, -900));
        }
        if (range > 0x1p900) {
            return false;
        }
        long ulp = out.storeMidpoint(i, w, n, g, negative ? -1 : 1, x.flag[i]);
        out.storeRadius(i, 0.5 + EXPM1_ERROR + range, ulp);
        return true;
    }

    boolean tanh(BallArray x, BallArray out, int i) {
        long e = x.exponent[i] + 1;
        if (!x.ordinary(i, WIDE) || e > MAX_EXPONENT) {
            return false;
        }
        double slope = 1;
        long g;
        if (e <= TINY) {
            g = tiny(x, i, e, false);
        } else {
            g = minusOne(core(x, i, (int) e, false));
            // tanh' = 4 E' / (E' + 1)^2 with E' = exp(2|x|), at most exp(2r) < 1.008 times that in the ball; a smaller E' only makes more of it.
            double exp = 1 + 0.999 * upper(w) * BallArray.power(Math.min(g, 900));
            slope = Math.min(1, 4.04 * (exp / (exp + 1)) / (exp + 1));
        }
        long h = addTwo(g);
        boolean whole = division.divide(t, n, w, 0, d, 0, n);
        if (whole) {
            Limbs.shiftRight(t, 0, t, 0, 1, n);
            t[n - 1] |= Long.MIN_VALUE;
        }
        long top = g - h + (whole ? 1 : 0);
        double range = x.radiusOver(i, top - bits) * slope;
        if (range > 0x1p900) {
            return false;
        }
        long ulp = out.storeMidpoint(i, t, n, top, x.sign[i], x.flag[i]);
        out.storeRadius(i, 0.5 + TANH_ERROR + range, ulp);
        return true;
    }

    /** At least the fraction. */
    private double upper(long[] a) {
        return ((a[n - 1] >>> 11) + 1) * 0x1p-53;
    }

    /** exp(+-|x_i|) is w 2^g, w normalised; |x_i| < 2^e; returns g. */
    private long core(BallArray x, int i, int e, boolean negative) {
        r[0] = 0;
        System.arraycopy(x.mantissa, i * limbs, r, 1, limbs);
        long whole = 0;
        if (e > 0) {
            whole = r[n - 1] >>> -e;
            Limbs.shiftLeft(r, 0, r, 0, e, n);
        } else {
            Limbs.shiftRight(r, 0, r, 0, -e, n);
        }
        long q = reduce(whole);
        if (negative) {
            Limbs.sub(r, 0, tables.ln2, 0, r, 0, n);
            q = -q - 1;
        }
        int coarse = (int) (r[n - 1] >>> 56);
        int fine = (int) (r[n - 1] >>> 48) & 255;
        r[n - 1] &= (1L << 48) - 1;
        LimbProducts.high(p, 0, tables.expCoarse, coarse * n, tables.expFine, fine * n, n);
        series.tail(t, r, tables.inverseFactorials, tables.factorialWidths, false);
        LimbProducts.high(w, 0, r, 0, t, 0, n);
        Limbs.add(t, 0, w, 0, r, 0, n);
        LimbProducts.high(w, 0, p, 0, t, 0, n);
        Limbs.add(w, 0, w, 0, p, 0, n);
        int zeros = Long.numberOfLeadingZeros(w[n - 1]);
        Limbs.shiftLeft(w, 0, w, 0, zeros, n);
        return q + 2 - zeros;
    }

    /** r becomes the rest of whole + r modulo ln 2, in [0, ln 2); returns the quotient. The estimate of the quotient is off by one at most. */
    private long reduce(long whole) {
        long q = (long) ((whole + (r[n - 1] >>> 11) * 0x1p-53) * LOG2_E);
        if (q != 0) {
            long top = whole - Limbs.mulWord(t, 0, tables.ln2, 0, q, n) - Limbs.sub(r, 0, r, 0, t, 0, n);
            if (top < 0) {
                q--;
                Limbs.add(r, 0, r, 0, tables.ln2, 0, n);
                return q;
            }
            if (top > 0) {
                q++;
                Limbs.sub(r, 0, r, 0, tables.ln2, 0, n);
                return q;
            }
        }
        if (!Limbs.less(r, 0, tables.ln2, 0, n)) {
            q++;
            Limbs.sub(r, 0, r, 0, tables.ln2, 0, n);
        }
        return q;
    }

    /** |exp(+-y) - 1| is w 2^g for the y < 2^TINY with the mantissa of x_i and the exponent e; returns g. */
    private long tiny(BallArray x, int i, long e, boolean negative) {
        w[0] = 0;
        System.arraycopy(x.mantissa, i * limbs, w, 1, limbs);
        Limbs.shiftRight(r, 0, w, 0, -e, n);
        series.tail(t, r, tables.inverseFactorials, tables.factorialWidths, negative);
        LimbProducts.high(p, 0, w, 0, t, 0, n);
        if (negative) {
            Limbs.sub(w, 0, w, 0, p, 0, n);
            if (w[n - 1] >= 0) {
                Limbs.shiftLeft(w, 0, w, 0, 1, n);
                return e - 1;
            }
        } else if (Limbs.add(w, 0, w, 0, p, 0, n) != 0) {
            Limbs.shiftRight(w, 0, w, 0, 1, n);
            w[n - 1] |= Long.MIN_VALUE;
            return e + 1;
        }
        return e;
    }

    /** w 2^g becomes |w 2^g - 1|, normalised; returns its exponent. */
    private long minusOne(long g) {
        if (g >= 64L * n) {
            return g;
        }
        if (g > 0) {
            subtractBit(64 * n - (int) g);
        } else {
            Limbs.shiftRight(w, 0, w, 0, -g, n);
            if (Limbs.isZero(w, 0, n)) {
                w[n - 1] = Long.MIN_VALUE;
                return 1;
            }
            Limbs.neg(w, 0, n);
        }
        int zeros = Limbs.leadingZeros(w, 0, n);
        Limbs.shiftLeft(w, 0, w, 0, zeros, n);
        return Math.max(g, 0) - zeros;
    }

    private void subtractBit(int place) {
        long borrow = 1L << place;
        for (int k = place >> 6; k < n && borrow != 0; k++) {
            long a = w[k];
            w[k] = a - borrow;
            borrow = Long.compareUnsigned(a, borrow) < 0 ? 1 : 0;
        }
    }

    /** d 2^h = w 2^g + 2, d normalised; returns h. */
    private long addTwo(long g) {
        if (g <= 1) {
            Limbs.shiftRight(d, 0, w, 0, 2 - g, n);
            d[n - 1] |= Long.MIN_VALUE;
            return 2;
        }
        System.arraycopy(w, 0, d, 0, n);
        if (g > 64L * n) {
            return g;
        }
        int place = 64 * n + 1 - (int) g;
        if (Limbs.addWord(d, place >> 6, 1L << place, n - (place >> 6)) != 0) {
            Limbs.shiftRight(d, 0, d, 0, 1, n);
            d[n - 1] |= Long.MIN_VALUE;
            return g + 1;
        }
        return g;
    }
}
