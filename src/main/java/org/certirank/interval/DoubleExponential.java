package org.certirank.interval;

/**
 * exp, expm1 and tanh of doubles, rounded down and up: the end returned is the best possible double or, for at most a few arguments in a hundred, its outward
 * neighbour. Lanes ({@code org.certirank.simd}) compute the same bits by the same operations.
 *
 * <p><b>Reduction</b> (Cody and Waite). x = k ln2/8 + r with an integer k, |k| &lt; 2^14, |r| &lt;= R = 0.04335. {@link #STEP_HIGH} is a multiple of 2^-40 of 37 bits, so k STEP_HIGH is exact, and
 * so is its difference from x, a multiple of 2^-57 below 2^-4 (for k != 0, |x| &gt; 0.043). {@link #STEP_LOW} continues it to within 2^-96 of ln2/8. With one rounding for r_h and two for
 * r_l, |r - r_h - r_l| &lt;= 2^14 2^-96 + 2^-81 + 2^-109 &lt; 2^-80, |r_l| &lt;= 2^-57.
 *
 * <p><b>Polynomial.</b> p(r) = 1 + r + r^2/2 + r^3 P(r) with the Taylor coefficients 1/3! ... 1/9! rounded to double. The claims {@code engine-exp#right} and {@code engine-exp#left} of
 * {@code theorems/engine} prove |1 - p(r) e^-r| &lt;= 15 2^-66 |r| for |r| &lt;= R: at most 2^-66.6.
 *
 * <p><b>Evaluation</b>, u = 2^-53. w = r + r^2/2 rounded, its error to within u of itself (fma; r - w is exact, Sterbenz). r^3 is off by 2u, P by 3u (its last step adds 1/6 to a sum of at most 1/500), so r^3 P by 5.1u in its
 * own measure, at most 5.1u (R^3/6) (1 + R/3) &lt;= 2^-66.7. 2^(j/8) = T (1 + t), t off by 2^-106. h = T (1 + w) rounded, its error to within u of itself. The low parts v and l stay below 2^-16.0 T; four roundings of
 * them make 4u 2^-16. Altogether |e^r 2^(j/8) - h - l| &lt;= h (2^-66.7 + 2^-67 + 2^-66.6 + 2^-80 + 2^-103) &lt;= 2^-65.1 h; {@link #EXP_ERROR} is more than twice that and also covers the rounding
 * of the sum in {@link #outward}.
 *
 * <p><b>expm1</b> for k = 0 is w + v with errors, relative to |expm1 r| &gt;= 0.978 |r|, of 5.1u R^2/6 (r^3 P), 2u R^2/6 (v) and 2^-62 (polynomial), and 2^-64.6 for the last sum: below 2^-60.7 together. For
 * k != 0 it is 2^m (h + l) - 1, |expm1 x| &gt;= 0.042, with error 2^-65.1 e^x / |e^x - 1| &lt;= 2^-65.1 25, and u 2^-11.4 for the last roundings: below 2^-60.1. <b>tanh</b> |x| = N / (2 - N) with
 * N = -expm1(-2|x|) has at most twice the relative error of N, as d log tanh / d log N = 2 / (2 - N) &lt;= 2; N = h + l with |l| &lt;= u h, one quotient q, and its exact residual (fma) divided
 * again leave a few u^2 more.
 */
public final class DoubleExponential {
    /** Adding and subtracting it rounds to an integer, which stands in the low bits of the sum. */
    public static final double SHIFT = 0x1.8p52;
    /** Steps of ln2/8 in a unit: 8/ln2; need not be exact. */
    public static final double STEPS = 0x1.71547652b82fep+3;
    public static final double STEP_HIGH = 0x1.62e42fefap-4;
    public static final double STEP_LOW = 0x1.cf79abc9e3b3ap-43;
    /** 1/3! to 1/9!, rounded to nearest. */
    public static final double C3 = 0x1.5555555555555p-3;
    public static final double C4 = 0x1.5555555555555p-5;
    public static final double C5 = 0x1.1111111111111p-7;
    public static final double C6 = 0x1.6c16c16c16c17p-10;
    public static final double C7 = 0x1.a01a01a01a01ap-13;
    public static final double C8 = 0x1.a01a01a01a01ap-16;
    public static final double C9 = 0x1.71de3a556c734p-19;
    /** Relative errors of the unrounded results, see above. */
    public static final double EXP_ERROR = 0x1p-64;
    public static final double EXPM1_ERROR = 0x1p-60;
    public static final double TANH_ERROR = 0x1p-58;
    /** Up to here results of exp are normal doubles. */
    public static final double EXP_LIMIT = 708;
    /** Below, exp(x) lies between 1 and the next double on its side. */
    public static final double EXP_TINY = 0x1p-54;
    /** Below, expm1(x) lies between x and the double above. */
    public static final double EXPM1_TINY = 0x1p-54;
    /** Below, tanh(x) lies between x and the next double towards 0: x^2/3 is less than half a unit in the last place. */
    public static final double TANH_TINY = 0x1p-27;
    /** From here on 1 - 2 exp(-2x) is closer to 1 than any double below 1. */
    public static final double TANH_LIMIT = 20;

    private static final double[] POWERS_HIGH = {0x1p0, 0x1.172b83c7d517bp0, 0x1.306fe0a31b715p0, 0x1.4bfdad5362a27p0, 0x1.6a09e667f3bcdp0, 0x1.8ace5422aa0dbp0,
        0x1.ae89f995ad3adp0, 0x1.d5818dcfba487p0};
    private static final double[] POWERS_REST = {0, -0x1.01b15eaa59348p-55, 0x1.34d754db0abb6p-55, 0x1.690cebb7aafb0p-56,
        -0x1.3b3efbf5e2228p-54, 0x1.db72fc1f0eab4p-55, 0x1.c1a7792cb3387p-55, 0x1.4a385a63d07a7p-56};
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    private DoubleExponential() {
    }

    /** The high parts of 2^(j/8), j = 0..7: nearest doubles. */
    public static double[] powersHigh() {
        return POWERS_HIGH.clone();
    }

    /** 2^(j/8) divided by its high part, less 1, rounded to nearest. */
    public static double[] powersRest() {
        return POWERS_REST.clone();
    }

    public static double expDown(double x) {
        return exp(x, -1);
    }

    public static double expUp(double x) {
        return exp(x, 1);
    }

    public static double expm1Down(double x) {
        return expm1(x, -1);
    }

    public static double expm1Up(double x) {
        return expm1(x, 1);
    }

    public static double tanhDown(double x) {
        return x < 0 ? 0.0 - tanh(-x, 1) : tanh(x, -1);
    }

    public static double tanhUp(double x) {
        return x < 0 ? 0.0 - tanh(-x, -1) : tanh(x, 1);
    }

    /**
     * The double on the given side (-1 below, 1 above) next to h + l, moved by the relative error first. Needs |l| &lt;= |h| / 2. The sum s = h + d and its error are exact (Fast2Sum), so s,
     * or its neighbour where the error points outward, is the directed rounding of h + d; the rounding of d itself, at most 2^-53 |d|, must be covered by the relative error.
     */
    static double outward(double h, double l, double error, double side) {
        double d = Math.fma(Math.abs(h), side * error, l);
        double s = h + d;
        double rest = d - (s - h);
        return rest * side > 0 ? side > 0 ? Math.nextUp(s) : Math.nextDown(s) : s;
    }

    private static double exp(double x, double side) {
        if (Math.abs(x) < EXP_TINY) {
            return x * side > 0 ? 1 + side * (side > 0 ? 0x1p-52 : 0x1p-53) : 1;
        }
        if (!(Math.abs(x) <= EXP_LIMIT)) {
            return x != x ? x : x > 710 ? side < 0 ? Double.MAX_VALUE : INFINITY : x < -746 ? side < 0 || x == -INFINITY ? 0 : Double.MIN_VALUE : extreme(x, side);
        }
        double s = mantissa(x, side);
        return Double.longBitsToDouble(Double.doubleToRawLongBits(s) + (steps(x) >> 3 << 52));
    }

    private static long steps(double x) {
        return (long) (Math.fma(x, STEPS, SHIFT) - SHIFT);
    }

    /** exp(x) / 2^floor(k/8), rounded to the side; near [1, 2]. */
    private static double mantissa(double x, double side) {
        double t = Math.fma(x, STEPS, SHIFT);
        double k = t - SHIFT;
        int j = (int) Double.doubleToRawLongBits(t) & 7;
        double first = Math.fma(-k, STEP_HIGH, x);
        double r = Math.fma(-k, STEP_LOW, first);
        double rest = Math.fma(-k, STEP_LOW, first - r);
        double w = high(r);
        double h = Math.fma(POWERS_HIGH[j], w, POWERS_HIGH[j]);
        return outward(h, low(j, w, rest(r, rest, w), h), EXP_ERROR, side);
    }

    /** The leading part of e^r - 1. */
    private static double high(double r) {
        return Math.fma(0.5 * r, r, r);
    }

    /** What is missing to e^(r + low) - 1 when w has been taken. */
    private static double rest(double r, double low, double w) {
        double square = r * r;
        double p = Math.fma(Math.fma(Math.fma(Math.fma(C9, r, C8), square, Math.fma(C7, r, C6)), square, Math.fma(C5, r, C4)), r, C3);
        return Math.fma(square * r, p, Math.fma(0.5 * r, r, r - w)) + Math.fma(low, w, low);
    }

    /** The low part of 2^(j/8) (1 + w + v) whose high part is h. */
    private static double low(int j, double w, double v, double h) {
        double high = POWERS_HIGH[j];
        double rest = POWERS_REST[j];
        return Math.fma(high, v + Math.fma(rest, w, rest), Math.fma(high, w, high - h));
    }

    /** Results that are subnormal or near overflow: scaled in exact steps, the last rounding directed. */
    private static double extreme(double x, double side) {
        double s = mantissa(x, side);
        int m = (int) (steps(x) >> 3);
        if (m > 0) {
            double v = s * 0x1p1000 * Math.scalb(1.0, m - 1000);
            return side < 0 ? Math.min(v, Double.MAX_VALUE) : v;
        }
        // The result is a subnormal or just above: its nearest double, scaled back exactly, tells on which side it fell.
        double v = Math.scalb(s, m);
        double back = v * 0x1p1000 * Math.scalb(1.0, -m - 1000);
        return side < 0 ? back > s ? Math.nextDown(v) : v : back < s ? Math.nextUp(v) : v;
    }

    private static double expm1(double x, double side) {
        if (!(Math.abs(x) >= EXPM1_TINY)) {
            return x == 0 || x != x || side < 0 ? x + 0.0 : Math.nextUp(x) + 0.0;
        }
        if (!(Math.abs(x) <= EXP_LIMIT)) {
            // Far below, between -1 and the double above; far above, the 1 is 2^-1021 of e^x: EXP_ERROR, more than twice what exp needs, covers it.
            return x < 0 ? side < 0 || x == -INFINITY ? -1 : Math.nextUp(-1.0) : exp(x, side);
        }
        return expm1Ordinary(x, EXPM1_ERROR, side, false);
    }

    /** expm1 (or, with N = -expm1(x) for x &lt; 0, N / (2 - N) = tanh(-x/2)) where nothing is tiny or huge. */
    private static double expm1Ordinary(double x, double error, double side, boolean quotient) {
        double t = Math.fma(x, STEPS, SHIFT);
        double k = t - SHIFT;
        long bits = Double.doubleToRawLongBits(t);
        int j = (int) bits & 7;
        double first = Math.fma(-k, STEP_HIGH, x);
        double r = Math.fma(-k, STEP_LOW, first);
        double rest = Math.fma(-k, STEP_LOW, first - r);
        double w = high(r);
        double v = rest(r, rest, w);
        double h = w;
        double l = v;
        if (k != 0) {
            double sum = Math.fma(POWERS_HIGH[j], w, POWERS_HIGH[j]);
            double scale = Double.longBitsToDouble((((long) k >> 3) + 1023) << 52);
            double scaled = sum * scale;
            h = scaled - 1;
            double back = h - scaled;
            double lost = scaled - (h - back) + (-1 - back);
            l = lost + low(j, w, v, sum) * scale;
        }
        return quotient ? halfTangent(-h, -l, error, side) : Math.max(-1, outward(h, l, error, side));
    }

    /** N / (2 - N) for N = high + low in (0, 1), first made |l| &lt;= u h (Fast2Sum): one quotient and a correction by its exact residual. */
    private static double halfTangent(double high, double low, double error, double side) {
        double h = high + low;
        double l = high - h + low;
        double d = 2 - h;
        double dLow = 2 - d - h - l;
        double q = h / d;
        double residual = Math.fma(-q, d, h) + Math.fma(-q, dLow, l);
        return outward(q, residual / d, error, side);
    }

    private static double tanh(double x, double side) {
        if (!(x >= TANH_TINY)) {
            return x == 0 || x != x || side > 0 ? x : Math.nextDown(x);
        }
        return x >= TANH_LIMIT ? side > 0 ? 1 : Math.nextDown(1.0) : Math.min(1, expm1Ordinary(-2 * x, TANH_ERROR, side, true));
    }
}
