package org.certirank.interval;

/**
 * sin and cos of doubles and of double intervals, rounded down and up: an end of a value is the best possible double or its outward neighbour. Lanes ({@code org.certirank.simd}) compute the same bits
 * by the same operations.
 *
 * <p><b>Reduction</b> for |x| &lt;= 2^19 (Cody and Waite). x = k pi/2 + r, |r| &lt;= 0.7855, k &lt; 2^19. pi/2 = P1 + P2 + P3 within 2^-122; P1 and P2 have 33 bits, multiples of 2^-32 and
 * 2^-65, so k P1 and k P2 are exact; x - k P1 is exact (a multiple of 2^-53 below 1), the subtraction of k P2 leaves two doubles (TwoSum), and that of k P3, below 2^-49, is rounded twice:
 * |r - r_h - r_l| &lt;= 2^-100. Where k != 0 and |r_h| &lt; 2^-30, and beyond 2^19, values come from {@link RealInterval}, with as many bits of pi as it takes; so the relative error of r is below 2^-70.
 *
 * <p><b>Evaluation</b>, u = 2^-53, r^2 = q + q_e exactly. sin r = r_h - r^3/6 + r_l cos r + r^5 S(q), the cube in two doubles (relative error 2^-104), r_l cos r by 1 - q/2 + q^2/24. The largest
 * error is that of r^5 S, 7u r^5/120 &lt;= 2^-58.9, and the last rounding, against sin r = 0.707 at the end of the range: below 2^-58.3 relative; truncation (next term r^19/19!) below 2^-62.8. cos r = 1 - q/2 + q^2/24 - r_l sin r - q_e/2 + q^3 C(q), the
 * first three terms in two doubles, q^3 C off by 7u r^6/720 &lt;= 2^-61.8, truncation r^20/20! &lt; 2^-68 relative to cos r &gt;= 0.7. Signs of the terms
 * alternate and they decrease, so the truncation is less than the first term left out.
 */
public final class DoubleTrigonometry {
    public static final double QUARTERS = 0x1.45f306dc9c883p-1;
    public static final double P1 = 0x1.921fb544p0;
    public static final double P2 = 0x1.0b4611a6p-34;
    public static final double P3 = 0x1.3198a2e037073p-69;
    /** 1/3! and 1/4! in two doubles. */
    public static final double S3 = 0x1.5555555555555p-3;
    public static final double S3_LOW = 0x1.5555555555555p-57;
    public static final double C4 = 0x1.5555555555555p-5;
    public static final double C4_LOW = 0x1.5555555555555p-59;
    /** 1/5!, -1/7!, ... 1/17!, rounded to nearest. */
    public static final double S5 = 0x1.1111111111111p-7;
    public static final double S7 = -0x1.a01a01a01a01ap-13;
    public static final double S9 = 0x1.71de3a556c734p-19;
    public static final double S11 = -0x1.ae64567f544e4p-26;
    public static final double S13 = 0x1.6124613a86d09p-33;
    public static final double S15 = -0x1.ae7f3e733b81fp-41;
    public static final double S17 = 0x1.952c77030ad4ap-49;
    /** -1/6!, 1/8!, ... -1/18!, rounded to nearest. */
    public static final double C6 = -0x1.6c16c16c16c17p-10;
    public static final double C8 = 0x1.a01a01a01a01ap-16;
    public static final double C10 = -0x1.27e4fb7789f5cp-22;
    public static final double C12 = 0x1.1eed8eff8d898p-29;
    public static final double C14 = -0x1.93974a8c07c9dp-37;
    public static final double C16 = 0x1.ae7f3e733b81fp-45;
    public static final double C18 = -0x1.6827863b97d97p-53;
    /** The relative error of the unrounded results, see above. */
    public static final double ERROR = 0x1p-57;
    public static final double LIMIT = 0x1p19;
    /** With |r| below this, x so close to a multiple of pi/2 needs more bits of pi. */
    public static final double CLOSE = 0x1p-30;
    /** Below, sin(x) lies between x and the next double towards 0: x^2/6 is less than half a unit in the last place. */
    public static final double TINY = 0x1p-26;

    private static final int REAL_BITS = 64;
    private static final DoubleInterval UNIT = new DoubleInterval(-1, 1);

    private DoubleTrigonometry() {
    }

    static DoubleInterval sin(DoubleInterval x) {
        return range(x, 1);
    }

    static DoubleInterval cos(DoubleInterval x) {
        return range(x, 0);
    }

    /** As {@link Periodic}: extrema inside are counted exactly, then the values at the ends; offset 1 for sin, 0 for cos. */
    private static DoubleInterval range(DoubleInterval x, int offset) {
        if (x.isEmpty()) {
            return x;
        }
        if (!(x.width() < 7)) {
            return UNIT;
        }
        Reduced a = Reduced.of(x.lo());
        Reduced b = Reduced.of(x.hi());
        if (a == null || b == null) {
            RealInterval real = x.toReal();
            return DoubleInterval.enclosing(offset == 1 ? real.sin(REAL_BITS) : real.cos(REAL_BITS));
        }
        long first = a.quarter() - offset >> 1;
        long last = b.quarter() - offset >> 1;
        if (last - first > 1) {
            return UNIT;
        }
        double lo = Math.min(a.value(offset, -1), b.value(offset, -1));
        double hi = Math.max(a.value(offset, 1), b.value(offset, 1));
        return new DoubleInterval(last != first && (last & 1) != 0 ? -1 : lo, last != first && (last & 1) == 0 ? 1 : hi);
    }

    /** x = k pi/2 + high + low. */
    private record Reduced(long k, double high, double low) {
        /** Null where the reduction does not hold. */
        static Reduced of(double x) {
            if (!(Math.abs(x) <= LIMIT)) {
                return null;
            }
            double k = Math.fma(x, QUARTERS, DoubleExponential.SHIFT) - DoubleExponential.SHIFT;
            double first = Math.fma(-k, P1, x);
            double second = k * P2;
            double s = first - second;
            double back = s - first;
            double lost = first - (s - back) - (second + back);
            double rest = Math.fma(-k, P3, lost);
            double high = s + rest;
            return k != 0 && Math.abs(high) < CLOSE ? null : new Reduced((long) k, high, s - high + rest);
        }

        /** floor(x / (pi/2)). */
        long quarter() {
            return high < 0 ? k - 1 : k;
        }

        double value(int offset, double side) {
            boolean odd = (k & 1) != 0;
            boolean minus = (k & 2) != 0;
            // cos(k pi/2 + r): cos r, -sin r, -cos r, sin r.
            boolean sine = offset == 1 ? !odd : odd;
            boolean negative = offset == 1 ? minus : minus != odd;
            double towards = negative ? -side : side;
            double v = sine ? sine(high, low, towards) : cosine(high, low, towards);
            return negative ? -v : v;
        }
    }

    private static double sine(double r, double low, double side) {
        if (Math.abs(r) < TINY && low == 0) {
            return r == 0 || r > 0 == side > 0 ? r : r > 0 ? Math.nextDown(r) : Math.nextUp(r);
        }
        double q = r * r;
        double qLow = Math.fma(r, r, -q);
        double t = q * r;
        double tLow = Math.fma(qLow, r, Math.fma(q, r, -t));
        double m = t * S3;
        double mLow = Math.fma(tLow, S3, Math.fma(t, S3_LOW, Math.fma(t, S3, -m)));
        double p = Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(S17, q, S15), q, S13), q, S11), q, S9), q, S7), q, S5);
        double h = r - m;
        double cos = Math.fma(q, Math.fma(q, C4, -0.5), 1);
        return bounded(h, Math.fma(t * q, p, Math.fma(low, cos, r - h - m - mLow)), side);
    }

    private static double cosine(double r, double low, double side) {
        if (r == 0) {
            return 1;
        }
        double q = r * r;
        double qLow = Math.fma(r, r, -q);
        double half = 0.5 * q;
        double n = q * q;
        double nLow = Math.fma(2 * q, qLow, Math.fma(q, q, -n));
        double m = n * C4;
        double mLow = Math.fma(nLow, C4, Math.fma(n, C4_LOW, Math.fma(n, C4, -m)));
        double p = Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(C18, q, C16), q, C14), q, C12), q, C10), q, C8), q, C6);
        double first = 1 - half;
        double firstLow = 1 - first - half;
        double h = first + m;
        double sin = Math.fma(-q * r, S3, r);
        return bounded(h, Math.fma(n * q, p, first - h + m + (firstLow + mLow - Math.fma(low, sin, 0.5 * qLow))), side);
    }

    private static double bounded(double h, double l, double side) {
        return Math.clamp(DoubleExponential.outward(h, l, ERROR, side), -1, 1);
    }
}
