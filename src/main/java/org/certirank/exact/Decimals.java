package org.certirank.exact;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** Decimal and hexadecimal text for exact numbers, rounded in a stated direction. */
public final class Decimals {
    private static final long EXACT_EXPONENT = 1L << 20;

    private Decimals() {
    }

    /**
     * The greatest decimal of {@code digits} significant digits that is not above x, e.g. {@code 0.333}, {@code -1.24E-31}. Beyond 2^(2^20) and
     * below 2^(-2^20) in magnitude a bound of the form {@code 2^k}, since the decimal would take too long.
     */
    public static String lower(Dyadic x, int digits) {
        return format(x, digits, RoundingMode.FLOOR);
    }

    /** The least decimal of {@code digits} significant digits that is not below x. */
    public static String upper(Dyadic x, int digits) {
        return format(x, digits, RoundingMode.CEILING);
    }

    /** The greatest decimal of {@code digits} significant digits that is not above x. */
    public static String lower(Rational x, int digits) {
        return new BigDecimal(x.num()).divide(new BigDecimal(x.den()), context(digits, RoundingMode.FLOOR)).toString();
    }

    /** The least decimal of {@code digits} significant digits that is not below x. */
    public static String upper(Rational x, int digits) {
        return new BigDecimal(x.num()).divide(new BigDecimal(x.den()), context(digits, RoundingMode.CEILING)).toString();
    }

    /** The exact hexadecimal form of a double, {@code oo} and {@code -oo} for infinities. */
    public static String hex(double x) {
        if (Double.isInfinite(x)) {
            return x > 0 ? "oo" : "-oo";
        }
        return Double.toHexString(x);
    }

    private static MathContext context(int digits, RoundingMode mode) {
        if (digits < 1) {
            throw new IllegalArgumentException("at least one digit");
        }
        return new MathContext(digits, mode);
    }

    private static String format(Dyadic x, int digits, RoundingMode mode) {
        MathContext context = context(digits, mode);
        if (x.isZero()) {
            return "0";
        }
        if (Math.abs(x.magnitude()) > EXACT_EXPONENT || x.exponent() < -EXACT_EXPONENT) {
            return x.signum() > 0 ? huge(x, mode) : "-" + huge(x.neg(), flipped(mode));
        }
        BigDecimal exact = x.exponent() >= 0
                ? new BigDecimal(x.mantissa().shiftLeft((int) x.exponent()))
                : new BigDecimal(x.mantissa().multiply(BigInteger.valueOf(5).pow((int) -x.exponent())), (int) -x.exponent());
        return exact.round(context).toString();
    }

    private static RoundingMode flipped(RoundingMode mode) {
        return mode == RoundingMode.FLOOR ? RoundingMode.CEILING : RoundingMode.FLOOR;
    }

    /** A positive number too large or small to write out: {@code 2^k} with k rounded in the asked direction. */
    private static String huge(Dyadic x, RoundingMode mode) {
        return "2^" + (mode == RoundingMode.FLOOR ? x.magnitude() - 1 : x.magnitude());
    }
}
