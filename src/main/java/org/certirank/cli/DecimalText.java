package org.certirank.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import org.certirank.exact.Decimals;
import org.certirank.exact.Dyadic;
import org.certirank.exact.Rational;
import org.certirank.interval.Bound;
import org.certirank.interval.RealInterval;

/** Enclosures as decimals. */
final class DecimalText {
    /** Ends are shown with two digits more than were asked for, so that the digits asked for can be seen to be right. */
    private static final int MORE = 2;
    private static final int LONGEST_EXPONENT = 1 << 20;

    private DecimalText() {
    }

    /** The ends, rounded outward. */
    record Ends(String lo, String hi) { }

    static Ends ends(RealInterval x, int digits) {
        if (x.isEmpty()) {
            return new Ends("oo", "-oo");
        }
        return new Ends(x.lower().isFinite() ? Decimals.lower(x.lower().value(), digits + MORE) : "-oo",
                x.upper().isFinite() ? Decimals.upper(x.upper().value(), digits + MORE) : "oo");
    }

    /** The ends as hexadecimal doubles. */
    static Ends hex(RealInterval x) {
        if (x.isEmpty()) {
            return new Ends("oo", "-oo");
        }
        return new Ends(x.lower().isFinite() ? Decimals.hex(x.lower().value().toDoubleDown()) : "-oo",
                x.upper().isFinite() ? Decimals.hex(x.upper().value().toDoubleUp()) : "oo");
    }

    /** Whether so many significant digits of the number are certain: the enclosure is narrower than a twentieth of a unit of the last one, or it is a point. */
    static boolean isRight(RealInterval x, int digits) {
        if (x.isEmpty() || x.isPoint()) {
            return true;
        }
        if (!x.isBounded() || x.containsZero() || x.lower().value().isZero() || x.upper().value().isZero()) {
            return false;
        }
        Dyadic least = x.lower().value().abs().min(x.upper().value().abs());
        int bits = digits * 4 + 64;
        Dyadic width = Dyadic.addUp(x.upper().value(), x.lower().value().neg(), bits);
        // width * 20 * 10^digits <= least: then the digits of both ends differ, if at all, by the last one.
        Rational scale = Rational.of(java.math.BigInteger.TEN.pow(digits)).mul(Rational.of(20));
        return Dyadic.mulUp(width, Dyadic.fromRationalUp(scale, bits), bits).compareTo(least) <= 0;
    }

    /** Whether all of the enclosure is nearer to 0 than the last of so many decimals. */
    static boolean isTiny(RealInterval x, int digits) {
        Dyadic most = x.lower().value().abs().max(x.upper().value().abs());
        return most.isZero() || most.magnitude() < -(digits * 10L / 3);
    }

    /**
     * The first significant digits of every number in the enclosure, cut off and not rounded, so that each digit shown is a digit of the
     * number; empty if they are not all the same.
     */
    static Optional<String> digits(RealInterval x, int digits) {
        if (x.isEmpty() || !x.isBounded() || tooLong(x.lower()) || tooLong(x.upper())) {
            return Optional.empty();
        }
        BigDecimal lo = cut(x.lower().value(), digits);
        BigDecimal hi = cut(x.upper().value(), digits);
        return lo.equals(hi) ? Optional.of(lo.toString()) : Optional.empty();
    }

    /** The nearest decimal of so many digits to the middle of the enclosure. */
    static String nearest(RealInterval x, int digits) {
        BigDecimal middle = exact(x.lower().value()).add(exact(x.upper().value())).divide(BigDecimal.TWO);
        return middle.round(new MathContext(digits, RoundingMode.HALF_EVEN)).toString();
    }

    /** An upper bound of the distance of any number of the enclosure from that decimal. */
    static String error(RealInterval x, String decimal) {
        Rational at = Rational.parse(decimal);
        Rational below = at.sub(x.lower().value().toRational());
        Rational above = x.upper().value().toRational().sub(at);
        return Decimals.upper(below.max(above), 2);
    }

    static boolean tooLong(Bound end) {
        return !end.value().isZero() && (Math.abs(end.value().magnitude()) > LONGEST_EXPONENT || end.value().exponent() < -LONGEST_EXPONENT);
    }

    /** A rational with a decimal that ends, written so. */
    static Optional<String> terminating(Rational q, int mostDigits) {
        try {
            BigDecimal value = new BigDecimal(q.num()).divide(new BigDecimal(q.den()), new MathContext(mostDigits, RoundingMode.UNNECESSARY));
            return Optional.of(value.stripTrailingZeros().toPlainString());
        } catch (ArithmeticException endless) {
            return Optional.empty();
        }
    }

    private static BigDecimal cut(Dyadic x, int digits) {
        return exact(x).round(new MathContext(digits, RoundingMode.DOWN));
    }

    private static BigDecimal exact(Dyadic x) {
        return x.exponent() >= 0 ? new BigDecimal(x.mantissa().shiftLeft((int) x.exponent()))
                : new BigDecimal(x.mantissa().multiply(java.math.BigInteger.valueOf(5).pow((int) -x.exponent())), (int) -x.exponent());
    }
}
