package org.certirank.linalg;

import org.certirank.exact.Dyadic;

/**
 * Non-negative numbers {@code value * 2^exponent} with a double value and a long exponent, rounded upward: radii beyond the range of doubles. Kept as two plain
 * numbers in flat arrays; the methods work on one at a time. A value is 0, or in [1/2, 1), or infinite; 0 and infinity have exponent 0.
 */
final class Scaled {
    /** Exponents of entries and radii stay within this; what leaves it is the whole line above, and this small a radius below. */
    static final long MAX_EXPONENT = 1L << 40;
    /** Quotients of powers of two below this are rounded up to it: far below the last place of any double. */
    private static final int LEAST_SHIFT = -1000;

    /** An accumulator: its value and exponent after the last operation. */
    double value;
    long exponent;

    void clear() {
        value = 0;
        exponent = 0;
    }

    /** Adds v 2^e, rounded up by at most a factor 1 + 2^-50 (or to 2^-1000 of the greater term). */
    void add(double v, long e) {
        if (v == 0) {
            return;
        }
        if (value == 0) {
            value = v;
            exponent = e;
        } else if (e <= exponent) {
            value = FmaChain.addUp(value, timesPower(v, e - exponent));
        } else {
            value = FmaChain.addUp(v, timesPower(value, exponent - e));
            exponent = e;
        }
        if (!(value < 0x1p60 && value > 0x1p-60)) {
            normalise();
        }
    }

    /** Brings the value into [1/2, 1), exactly; NaN and numbers out of range become infinite, very small ones 2^-2^40. */
    void normalise() {
        if (value == 0) {
            exponent = 0;
            return;
        }
        if (!(value <= Double.MAX_VALUE)) {
            value = Double.POSITIVE_INFINITY;
            exponent = 0;
            return;
        }
        int shift = Math.getExponent(value) + 1;
        if (shift < -1021) {
            value *= 0x1p100;
            exponent -= 100;
            shift = Math.getExponent(value) + 1;
        }
        value *= power(-shift / 2) * power(-shift - -shift / 2);
        exponent += shift;
        if (exponent > MAX_EXPONENT) {
            value = Double.POSITIVE_INFINITY;
            exponent = 0;
        } else if (exponent < -MAX_EXPONENT) {
            value = 0.5;
            exponent = -MAX_EXPONENT;
        }
    }

    /** v 2^e for e at most 0 and v a normal number of moderate size; exact, or at least the exact value when e is below -1000 or so. */
    static double timesPower(double v, long e) {
        if (v == 0) {
            return 0;
        }
        double p = v * power((int) Math.max(e, LEAST_SHIFT));
        // A result below the normal range may have been rounded down: the next double up is enough.
        return p < Double.MIN_NORMAL ? Math.nextUp(p) : p;
    }

    /** 2^e for -1022 &lt;= e &lt;= 1023. */
    static double power(int e) {
        return Double.longBitsToDouble((long) (e + 1023) << 52);
    }

    /** The least double not below a normalised number. */
    static double toDoubleUp(double value, long exponent) {
        if (value == 0 || value == Double.POSITIVE_INFINITY) {
            return value;
        }
        if (exponent > 1024) {
            return Double.POSITIVE_INFINITY;
        }
        double x = exponent < -1080 ? 0 : Math.scalb(value, (int) exponent);
        return x < Double.MIN_NORMAL ? Math.nextUp(x) : x;
    }

    /** The exact value as a dyadic number; {@link ArithmeticException} when infinite. */
    static Dyadic exact(double value, long exponent) {
        return Dyadic.of(value).shift(exponent);
    }

    /** Sets this to the least representable number not below x, which must not be negative. */
    void setUp(Dyadic x) {
        if (x.isZero()) {
            clear();
            return;
        }
        Dyadic up = x.roundUp(53);
        long top = up.magnitude();
        value = up.shift(-top).toDoubleUp();
        exponent = top;
        normalise();
    }
}
