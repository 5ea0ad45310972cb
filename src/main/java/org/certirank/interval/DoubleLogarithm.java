package org.certirank.interval;

/**
 * log and log1p of doubles, rounded down and up: the end returned is the best possible double or, for a few arguments in a hundred, its outward neighbour. Lanes
 * ({@code org.certirank.simd}) compute the same bits by the same operations.
 *
 * <p><b>Reduction.</b> x = 2^e z with z in [63/64, 63/32), and c of few bits near 16/(16 + j), j = 0..15 counting the sixteenths around 1, 17/16, ..., 31/16: c = 1 for j = 0, else a multiple of 1/64 (of 1/32 for j = 6, of
 * 1/16 for j = 1 and 7). So g = z c - 1, |g| &lt;= 1/32 for j = 0, at most 35/2048 for j = 15 and 35/1024 always, is a double: a multiple of 2^-58 (2^-57, 2^-56; 2^-53 for j = 0) of at most 2^53 units. log x = e ln2 - log c + log(1 + g),
 * where ln2 and -log c are split into a multiple of 2^-42 (so that A = e ln2_h - log_h c is exact) and a double within 2^-96 of the rest.
 *
 * <p><b>Polynomial.</b> log(1 + g) = g - g^2/2 + g^3 P(g) + t with P of degree 7, nearly the best one for |t / g| on the range. The claims {@code engine-log#right} and {@code engine-log#left} of
 * {@code theorems/engine} prove |t| &lt;= 3 2^-62 |g| for |g| &lt;= 171/5000 = 0.0342.
 *
 * <p><b>Evaluation</b>, u = 2^-53. w = g - g^2/2 rounded, its error to within u of itself (fma; g - w is exact, Sterbenz). h = A + w and its error exactly (Fast2Sum), as A = 0 or |w| &lt; |A|: for
 * e = -1 and j = 15, where |A| is least, |A| &gt; 0.0307 and |w| &lt; 0.0174; otherwise |A| &gt; 0.06 and |w| &lt; 0.035. g^3 is off by 2u of itself, P by 3.02u (two roundings of at most |P|/100 more than |P| and one of |P|, and those of terms below
 * |P|/1000), so g^3 P, |P| &lt;= 0.343, by 1.75u |g|^3. Two roundings of sums of low parts, one of them in {@link DoubleExponential#outward}, add u 0.343 |g|^3 each, and others add at most 2^-88 |log x|: they round the rests of e ln2 and log c (below
 * 2^-42 max(1, |e|)), of w and of h. Altogether at most 2.44u |g|^3 + 3 2^-62 |g| + 2^-87 |log x|. Relative to |log x|: for A = 0, |log x| &gt;= 0.984 |g|: below 2^-59.8; for j = 15, e = -1: |log x| &gt;= 0.0157: below 2^-60; else
 * |log x| &gt;= 0.0307: below 2^-59.6. For log1p, 1 + x = s + d with |d| at most half a unit in the last place of s; then log(1 + g + b) - log(1 + g) = b (1 - g + g^2) up to |b g^3|, |b| = |2^-e d c| &lt;= u, which with its roundings (2^-104) makes
 * 3.5u |g|^3 of the first term, and 2^-59.5 of the last bound. {@link #LOG_ERROR} is 1.4 times that.
 */
public final class DoubleLogarithm {
    public static final double LN2_HIGH = 0x1.62e42fefa38p-1;
    public static final double LN2_LOW = 0x1.ef35793c7673p-45;
    /** Of the polynomial P, in place of 1/3, -1/4, ... -1/10. */
    public static final double C3 = 0x1.5555555555482p-2;
    public static final double C4 = -0x1.ffffffffffc06p-3;
    public static final double C5 = 0x1.9999999cf9c4ap-3;
    public static final double C6 = -0x1.5555555aff20dp-3;
    public static final double C7 = 0x1.249226ff97418p-3;
    public static final double C8 = -0x1.ffffa72c79d16p-4;
    public static final double C9 = 0x1.c82c4540244cdp-4;
    public static final double C10 = -0x1.9abcbd3e5357ap-4;
    /** The relative error of the unrounded result, see above. */
    public static final double LOG_ERROR = 0x1p-59;
    /** The bits of 63/64, where the range of z begins. */
    public static final long START = 0x3fef800000000000L;
    /** Below, log1p(x) lies between x and the double below. */
    static final double LOG1P_TINY = 0x1p-54;

    private static final double[] INVERSES = {0x1p0, 0x1.ep-1, 0x1.c8p-1, 0x1.bp-1, 0x1.98p-1, 0x1.88p-1,
        0x1.7p-1, 0x1.6p-1, 0x1.58p-1, 0x1.48p-1, 0x1.38p-1,
        0x1.3p-1, 0x1.28p-1, 0x1.18p-1, 0x1.1p-1, 0x1.08p-1};
    private static final double[] LOGS_HIGH = {0, 0x1.08598b59e4p-4, 0x1.da72763844p-4, 0x1.5bf406b544p-3, 0x1.d1037f2656p-3, 0x1.1178e8227ep-2,
        0x1.522ae0738ap-2, 0x1.7fafa3bd81p-2, 0x1.973a343135p-2, 0x1.c7ff9c7455p-2, 0x1.fb358af7a5p-2,
        0x1.0ae76e2d058p-1, 0x1.188ee40f24p-1, 0x1.35028ad9d9p-1, 0x1.43d9ff2f92p-1, 0x1.5322e268678p-1};
    private static final double[] LOGS_LOW = {0, -0x1.7e5dd7009902cp-46, 0x1.a89401fa71733p-46, -0x1.27023eb68981cp-46, -0x1.84a7e75b6f6e4p-47, 0x1.1ef78ce2d07f2p-44,
        0x1.ebe708164c759p-45, 0x1.46fb79bf6d4cbp-44, 0x1.ab73b16bf4984p-44, 0x1.324911f56db29p-44, -0x1.def40b87d36d9p-44,
        -0x1.82de51de06076p-44, -0x1.accec41d52e6cp-44, -0x1.bd1f01ab60655p-44, 0x1.e267b0b7efae1p-44, 0x1.5ccc45d257531p-47};
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    private DoubleLogarithm() {
    }

    /** The constants c, j = 0..15: of at most six bits. */
    public static double[] inverses() {
        return INVERSES.clone();
    }

    /** -log c rounded to multiples of 2^-42. */
    public static double[] logsHigh() {
        return LOGS_HIGH.clone();
    }

    /** The rest of -log c, rounded to nearest. */
    public static double[] logsLow() {
        return LOGS_LOW.clone();
    }

    /** -oo for x &lt;= 0, as the lower end of the logarithms of a set that reaches there. */
    public static double logDown(double x) {
        return log(x, -1);
    }

    /** NaN for x &lt;= 0: the set of logarithms is empty. */
    public static double logUp(double x) {
        return log(x, 1);
    }

    public static double log1pDown(double x) {
        return log1p(x, -1);
    }

    public static double log1pUp(double x) {
        return log1p(x, 1);
    }

    private static double log(double x, double side) {
        if (!(x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE)) {
            return x > 0 && x <= Double.MAX_VALUE ? ordinary(x * 0x1p54, 0, -54, side) : beyond(x, side);
        }
        return ordinary(x, 0, 0, side);
    }

    /** What log takes at 0 and below, at infinity and at NaN. */
    private static double beyond(double x, double side) {
        return x <= 0 ? side < 0 ? -INFINITY : Double.NaN : x != x ? x : side < 0 ? ordinary(Double.MAX_VALUE, 0, 0, side) : INFINITY;
    }

    /** log(2^more (x + low)), x normal, |low| at most half a unit in the last place of x. */
    private static double ordinary(double x, double low, int more, double side) {
        long bits = Double.doubleToRawLongBits(x);
        long offset = bits - START;
        long e = offset >> 52;
        int j = (int) (offset >> 48) & 15;
        double z = Double.longBitsToDouble(bits - (e << 52));
        double g = Math.fma(z, INVERSES[j], -1);
        double n = e + more;
        double rest = Math.fma(n, LN2_LOW, LOGS_LOW[j]);
        if (low != 0) {
            double error = Math.scalb(low, (int) -e) * INVERSES[j];
            rest += Math.fma(error, Math.fma(g, g, -g), error);
        }
        return sum(Math.fma(n, LN2_HIGH, LOGS_HIGH[j]), rest, g, side);
    }

    /** high + low + log(1 + g). */
    private static double sum(double high, double low, double g, double side) {
        double half = -0.5 * g;
        double w = Math.fma(half, g, g);
        // Estrin's order: short chains.
        double square = g * g;
        double fourth = square * square;
        double a = Math.fma(Math.fma(C6, g, C5), square, Math.fma(C4, g, C3));
        double b = Math.fma(Math.fma(C10, g, C9), square, Math.fma(C8, g, C7));
        double p = Math.fma(fourth, b, a);
        double h = high + w;
        double v = high - h + w + (low + Math.fma(half, g, g - w));
        return DoubleExponential.outward(h, Math.fma(square * g, p, v), LOG_ERROR, side);
    }

    private static double log1p(double x, double side) {
        if (!(Math.abs(x) >= LOG1P_TINY)) {
            return x == 0 || x != x || side > 0 ? x : Math.nextDown(x);
        }
        if (x <= -1 || x > Double.MAX_VALUE) {
            return beyond(x <= -1 ? 0 : x, side);
        }
        if (Math.abs(x) <= 0x1p-6) {
            return sum(0, 0, x, side);
        }
        double s = 1 + x;
        double low = x >= 1 ? 1 - (s - x) : x - (s - 1);
        return ordinary(s, low, 0, side);
    }
}
