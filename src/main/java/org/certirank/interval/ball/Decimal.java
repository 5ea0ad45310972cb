package org.certirank.interval.ball;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** Decimal text of balls, for exponents of any size. */
final class Decimal {
    private static final int RADIUS_DIGITS = 3;
    private static final BigInteger TEN = BigInteger.TEN;

    private Decimal() {
    }

    /**
     * {@code [m +/- r]} with |m - mid| + rad <= r: mid is brought to d 10^k with 1 <= d < 10 or so by ball arithmetic, d rounded to {@code digits} digits; what
     * the rounding and the scaling may have moved goes to the radius. Points whose decimal is short enough are exact and have no radius.
     */
    static String format(Ball x, int digits) {
        if (digits < 1) {
            throw new IllegalArgumentException("at least one digit");
        }
        if (!x.isBounded()) {
            return "(-oo, oo)";
        }
        if (x.mid().isZero()) {
            return x.isPoint() ? "0" : "[0 +/- " + up(x.rad().toBigFloat(), RADIUS_DIGITS) + "]";
        }
        int bits = digits * 10 / 3 + 16;
        BigInteger k = decimalExponent(x.mid());
        Ball scaled = scale(Ball.of(x.mid()), k, bits);
        BigDecimal exact = decimal(scaled.mid());
        BigDecimal d = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
        BigDecimal moved = exact.subtract(d).abs().add(scaled.isPoint() ? BigDecimal.ZERO : decimal(scaled.rad().toBigFloat()));
        if (moved.signum() == 0 && x.isPoint()) {
            return number(d, k);
        }
        // In units of 10^k: the radius of x, and what was moved.
        Ball r = scale(Ball.of(x.rad().toBigFloat()), k, Radius.BITS).add(Ball.of(upward(moved)), Radius.BITS);
        return "[" + number(d, k) + " +/- " + upText(r, k) + "]";
    }

    /** A number at or above the decimal. */
    private static BigFloat upward(BigDecimal d) {
        if (d.signum() == 0) {
            return BigFloat.ZERO;
        }
        BigFloat unscaled = BigFloat.of(d.unscaledValue(), 0);
        BigFloat power = BigFloat.of(TEN.pow(Math.abs(d.scale())), 0);
        return d.scale() > 0 ? BigFloat.divUp(unscaled, power, Radius.BITS) : unscaled.mul(power);
    }

    /** The least decimal of {@code digits} digits that is certainly not below x > 0 (or a little more). */
    private static String up(BigFloat x, int digits) {
        BigInteger k = decimalExponent(x);
        return upText(scale(Ball.of(x), k, digits * 4 + 16), k);
    }

    /** An upper bound of r 10^k. */
    private static String upText(Ball r, BigInteger k) {
        BigFloat top = r.upper(2 * Radius.BITS);
        BigInteger own = decimalExponent(top);
        // r may be far smaller than 1 in units of 10^k.
        BigFloat scaled = scale(Ball.of(top), own, 2 * Radius.BITS).upper(2 * Radius.BITS);
        return number(decimal(scaled).round(new MathContext(RADIUS_DIGITS, RoundingMode.CEILING)), k.add(own));
    }

    private static Ball scale(Ball x, BigInteger k, int bits) {
        int w = bits + k.bitLength() + 8;
        Ball ten = Ball.of(10);
        return k.signum() >= 0 ? x.div(ten.powInt(k, w), bits) : x.mul(ten.powInt(k.negate(), w), bits);
    }

    /** floor(log10 |x|) or a neighbour of it: only the choice of a scale, nothing rests on it. */
    private static BigInteger decimalExponent(BigFloat x) {
        BigInteger top = x.magnitude().toBigInteger().subtract(BigInteger.ONE);
        int w = top.bitLength() + 32;
        return Ball.TWO.log(w).div(Ball.of(10).log(w), w).mul(Ball.of(BigFloat.of(top, 0)), w).mid().fixed(0);
    }

    private static BigDecimal decimal(BigFloat x) {
        if (x.isZero()) {
            return BigDecimal.ZERO;
        }
        long e = x.exponent().saturated();
        if (e > 1 << 24 || e < -(1 << 24)) {
            throw new ArithmeticException("not scaled");
        }
        BigDecimal m = new BigDecimal(x.mantissa());
        return e >= 0 ? m.multiply(new BigDecimal(BigInteger.ONE.shiftLeft((int) e))) : m.multiply(new BigDecimal(BigInteger.valueOf(5).pow((int) -e), (int) -e));
    }

    /** d 10^k as plain text when short, else with an exponent. */
    private static String number(BigDecimal d, BigInteger k) {
        if (d.signum() == 0) {
            return "0";
        }
        BigDecimal s = d.stripTrailingZeros();
        BigInteger unscaled = s.unscaledValue();
        String digits = unscaled.abs().toString();
        BigInteger exponent = k.add(BigInteger.valueOf((long) digits.length() - 1 - s.scale()));
        String sign = d.signum() < 0 ? "-" : "";
        if (exponent.bitLength() < 6 && exponent.intValue() >= -5 && exponent.intValue() < Math.max(digits.length(), 6)) {
            return sign + new BigDecimal(new BigInteger(digits), digits.length() - 1 - exponent.intValue()).toPlainString();
        }
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        return sign + digits.charAt(0) + fraction + "e" + exponent;
    }
}
