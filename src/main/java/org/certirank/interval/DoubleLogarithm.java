package org.certirank.interval;

/**
 * log and log1p of doubles, rounded down and up: the end returned is the best possible double or, for a few arguments in a hundred, its outward neighbour. Lanes
 * ({@code org.certirank.simd}) compute the same bits by the same operations.
 *
 * <p><b>Reduction.</b> x = 2^e z with z in [63/64, 63/32) and c the nearest double to 16/(16 + j), j = 0..15 counting the sixteenths around 1, 17/16, ..., 31/16; so z c = 1 + f, |f| &lt;= 1/32 for
 * j = 0, at most 1/34 else. z c = p + p_e exactly (fma), p - 1 exactly, so f = g + p_e with g = p - 1. For j = 0, c = 1 and p_e = 0. log x = e ln2 - log c + log(1 + f), where ln2 and -log c are split into a
 * multiple of 2^-42 (so that e ln2_h - log_h c is exact) and a double within 2^-96 of the rest.
 *
 * <p><b>Polynomial.</b> log(1 + g) = g - g^2/2 + g^3 P(g) + t with the Taylor coefficients 1/3, -1/4, ... 1/13 rounded to double. The claims {@code engine-log#right} and {@code engine-log#left} of
 * {@code theorems/engine} prove |t| &lt;= 3 2^-67 |g|, below 2^-65.4 |g|, for |g| &lt;= 1/32.
 *
 * <p><b>Evaluation</b>, u = 2^-53. w = g - g^2/2 rounded, its error to within u of itself (fma; g - w is exact, Sterbenz). h = A + w and its error exactly (Fast2Sum), A = e ln2_h - log_h c, because A = 0 or |w| &lt; |A|: for
 * e = -1 and j = 15, where |A| is least, |A| &gt; 0.0317 and |w| &lt; 0.0164; otherwise |A| &gt; 0.06 and |w| &lt; 0.032. log(1 + g + p_e) - log(1 + g) = p_e (1 - g + g^2) up to |p_e g^3|.
 * P is off by 3u (its last step adds 1/3 to a sum of at most 1/100), g^3 P by 5.1u of its measure; four roundings of low parts add u |g^3|/3 (1 + 1/30) each and terms below 2^-93. So the error is at most 9.3u |g|^3/3 + 2^-53 |g|^3 + 2^-65.4 |g| + 2^-86 (the last two terms: the polynomial
 * and e times the rest of ln2). Relative to |log x|: for c = 1, e = 0 (no p_e), |log x| &gt;= 0.98 |g|, |g| &lt;= 1/32: below 2^-61.2; for j = 15, e = -1: |log x| &gt;= 0.0157, |g| &lt;= 1/62: below 2^-63; else
 * |log x| &gt;= 0.0307, |g| &lt;= 1/34: below 2^-61. {@link #LOG_ERROR} is twice that and covers the rounding of the last sum.
 */
public final class DoubleLogarithm {
    public static final double LN2_HIGH = 0x1.62e42fefa38p-1;
    public static final double LN2_LOW = 0x1.ef35793c7673p-45;
    /** 1/3, -1/4, ... 1/13, rounded to nearest. */
    public static final double C3 = 0x1.5555555555555p-2;
    public static final double C4 = -0x1p-2;
    public static final double C5 = 0x1.999999999999ap-3;
    public static final double C6 = -0x1.5555555555555p-3;
    public static final double C7 = 0x1.2492492492492p-3;
    public static final double C8 = -0x1p-3;
    public static final double C9 = 0x1.c71c71c71c71cp-4;
    public static final double C10 = -0x1.999999999999ap-4;
    public static final double C11 = 0x1.745d1745d1746p-4;
    public static final double C12 = -0x1.5555555555555p-4;
    public static final double C13 = 0x1.3b13b13b13b14p-4;
    /** The relative error of the unrounded result, see above. */
    public static final double LOG_ERROR = 0x1p-60;
    /** The bits of 63/64, where the range of z begins. */
    public static final long START = 0x3fef800000000000L;
    /** Below, log1p(x) lies between x and the double below. */
    static final double LOG1P_TINY = 0x1p-54;

    private static final double[] INVERSES = {0x1p0, 0x1.e1e1e1e1e1e1ep-1, 0x1.c71c71c71c71cp-1, 0x1.af286bca1af28p-1, 0x1.999999999999ap-1, 0x1.8618618618618p-1,
        0x1.745d1745d1746p-1, 0x1.642c8590b2164p-1, 0x1.5555555555555p-1, 0x1.47ae147ae147bp-1, 0x1.3b13b13b13b14p-1, 0x1.2f684bda12f68p-1, 0x1.2492492492492p-1,
        0x1.1a7b9611a7b96p-1, 0x1.1111111111111p-1, 0x1.0842108421084p-1};
    private static final double[] LOGS_HIGH = {0, 0x1.f0a30c0118p-5, 0x1.e27076e2bp-4, 0x1.5ff3070a7ap-3, 0x1.c8ff7c79aap-3, 0x1.1675cababap-2, 0x1.4618bc21c6p-2,
        0x1.739d7f6bbdp-2, 0x1.9f323ecbfap-2, 0x1.c8ff7c79aap-2, 0x1.f128f5fafp-2, 0x1.0be72e42528p-1, 0x1.1e85f5e704p-1, 0x1.307d7334f1p-1, 0x1.41d8fe8467p-1, 0x1.52a2d265bc8p-1};
    private static final double[] LOGS_LOW = {0, -0x1.d579e83368e91p-45, -0x1.a2c2c2af0003cp-45, -0x1.8546f183bebf2p-44, -0x1.7814f689f8434p-45, 0x1.83c0e731f55c4p-44,
        -0x1.3e02f484c84ccp-46, 0x1.c7389314feb50p-52, -0x1.ecc3525ca2643p-44, -0x1.77acf689f8434p-44, 0x1.baecd720ec44cp-44, 0x1.419b4c4bdd99fp-44, 0x1.a17bd8b34be7cp-46,
        0x1.7c7f6b2143eadp-46, 0x1.5742325e617a3p-44, -0x1.2a68c41ba8752p-44};
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    private DoubleLogarithm() {
    }

    /** The constants c, j = 0..15. */
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
        double c = INVERSES[j];
        double p = z * c;
        double g = p - 1;
        double error = Math.fma(z, c, -p);
        if (low != 0) {
            error = Math.fma(Math.scalb(low, (int) -e), c, error);
        }
        double n = e + more;
        return sum(Math.fma(n, LN2_HIGH, LOGS_HIGH[j]), Math.fma(n, LN2_LOW, LOGS_LOW[j]), g, error, side);
    }

    /** high + low + log(1 + g + error). */
    private static double sum(double high, double low, double g, double error, double side) {
        double half = -0.5 * g;
        double w = Math.fma(half, g, g);
        // Estrin's order: short chains.
        double square = g * g;
        double fourth = square * square;
        double a = Math.fma(Math.fma(C7, g, C6), square, Math.fma(C5, g, C4));
        double b = Math.fma(Math.fma(C11, g, C10), square, Math.fma(C9, g, C8));
        double p = Math.fma(Math.fma(Math.fma(Math.fma(C13, g, C12), fourth, b), fourth, a), g, C3);
        double h = high + w;
        double v = Math.fma(half, g, g - w) + Math.fma(error, Math.fma(g, g, -g), error);
        return DoubleExponential.outward(h, Math.fma(square * g, p, high - h + w + (low + v)), LOG_ERROR, side);
    }

    private static double log1p(double x, double side) {
        if (!(Math.abs(x) >= LOG1P_TINY)) {
            return x == 0 || x != x || side > 0 ? x : Math.nextDown(x);
        }
        if (x <= -1 || x > Double.MAX_VALUE) {
            return beyond(x <= -1 ? 0 : x, side);
        }
        if (Math.abs(x) <= 0x1p-6) {
            return sum(0, 0, x, 0, side);
        }
        double s = 1 + x;
        double low = x >= 1 ? 1 - (s - x) : x - (s - 1);
        return ordinary(s, low, 0, side);
    }
}
