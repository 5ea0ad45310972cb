package org.certirank.expr;

import java.math.BigInteger;
import org.certirank.exact.Rational;

/** Numbers as they are written in the spec language: exact decimals with an optional exponent. */
final class Literals {
    static final int MAX_EXPONENT = 10_000;
    private static final int PLAIN = 40;
    private static final int LEADING_ZEROS = 8;

    private Literals() { }

    /** The exact value of a NUMBER token. */
    static Rational value(String token) {
        int e = Math.max(token.indexOf('e'), token.indexOf('E'));
        String body = e < 0 ? token : token.substring(0, e);
        String exponent = e < 0 ? "0" : token.substring(e + 1);
        int dot = body.indexOf('.');
        int decimals = dot < 0 ? 0 : body.length() - dot - 1;
        BigInteger mantissa = new BigInteger(dot < 0 ? body : body.substring(0, dot) + body.substring(dot + 1));
        int scale = Integer.parseInt(exponent.startsWith("+") ? exponent.substring(1) : exponent) - decimals;
        if (mantissa.signum() == 0) {
            return Rational.ZERO;
        }
        BigInteger power = BigInteger.TEN.pow(Math.abs(scale));
        return scale >= 0 ? Rational.of(mantissa.multiply(power)) : Rational.of(mantissa, power);
    }

    /** Whether the value has a decimal that ends, so that one NUMBER token stands for it (up to its sign). */
    static boolean isDecimal(Rational q) {
        return decimals(q.den()) >= 0;
    }

    /** The token of a non-negative value with a decimal that ends: {@code value(decimal(q)) = q}. */
    static String decimal(Rational q) {
        int places = decimals(q.den());
        BigInteger mantissa = q.num().multiply(BigInteger.TEN.pow(places).divide(q.den()));
        if (places == 0) {
            String digits = mantissa.toString();
            int zeros = trailingZeros(digits);
            return digits.length() <= PLAIN || zeros < 6 ? digits : exponential(digits.substring(0, digits.length() - zeros), zeros);
        }
        String digits = mantissa.toString();
        return places <= digits.length() + LEADING_ZEROS ? pointed(digits, places) : exponential(digits, -places);
    }

    private static String exponential(String digits, int exponent) {
        if (exponent > MAX_EXPONENT) {
            return digits + "0".repeat(exponent - MAX_EXPONENT) + "e" + MAX_EXPONENT;
        }
        return exponent < -MAX_EXPONENT ? pointed(digits, -MAX_EXPONENT - exponent) + "e-" + MAX_EXPONENT : digits + "e" + exponent;
    }

    private static String pointed(String digits, int places) {
        String padded = digits.length() <= places ? "0".repeat(places + 1 - digits.length()) + digits : digits;
        return padded.substring(0, padded.length() - places) + "." + padded.substring(padded.length() - places);
    }

    private static int trailingZeros(String digits) {
        int n = 0;
        while (n < digits.length() - 1 && digits.charAt(digits.length() - 1 - n) == '0') {
            n++;
        }
        return n;
    }

    /** The least k with den | 10^k, or -1 if there is none. */
    private static int decimals(BigInteger den) {
        int twos = den.getLowestSetBit();
        BigInteger rest = den.shiftRight(twos);
        int fives = 0;
        BigInteger five = BigInteger.valueOf(5);
        while (!rest.equals(BigInteger.ONE)) {
            BigInteger[] qr = rest.divideAndRemainder(five);
            if (qr[1].signum() != 0) {
                return -1;
            }
            rest = qr[0];
            fives++;
        }
        return Math.max(twos, fives);
    }
}
