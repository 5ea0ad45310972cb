package org.certirank.exact;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Objects;
import java.util.Optional;

/**
 * An exact rational number in lowest terms, with {@code den > 0}; equality of records is equality of numbers.
 *
 * @param num the numerator
 * @param den the denominator, positive after normalisation
 */
public record Rational(BigInteger num, BigInteger den) implements Comparable<Rational> {
    public static final Rational ZERO = of(0);
    public static final Rational ONE = of(1);
    public static final Rational TWO = of(2);
    public static final Rational HALF = of(1, 2);

    private static final int MAX_EXPONENT = 10_000;
    private static final int MAX_DIGITS = 20_000;

    /** Normalises; throws {@link ArithmeticException} when {@code den} is zero. */
    public Rational {
        Objects.requireNonNull(num);
        if (den.signum() == 0) {
            throw new ArithmeticException("denominator is zero");
        }
        if (den.signum() < 0) {
            num = num.negate();
            den = den.negate();
        }
        if (!den.equals(BigInteger.ONE)) {
            BigInteger g = num.gcd(den);
            if (!g.equals(BigInteger.ONE)) {
                num = num.divide(g);
                den = den.divide(g);
            }
        }
    }

    public static Rational of(long n) {
        return new Rational(BigInteger.valueOf(n), BigInteger.ONE);
    }

    public static Rational of(BigInteger n) {
        return new Rational(n, BigInteger.ONE);
    }

    public static Rational of(long num, long den) {
        return new Rational(BigInteger.valueOf(num), BigInteger.valueOf(den));
    }

    public static Rational of(BigInteger num, BigInteger den) {
        return new Rational(num, den);
    }

    /** The exact value of a finite double; {@link ArithmeticException} for NaN and infinities. */
    public static Rational ofDouble(double x) {
        return Dyadic.of(x).toRational();
    }

    /**
     * Reads an integer, a fraction of integers or a decimal, exactly: {@code 12}, {@code -3/7}, {@code 0.1}, {@code 1e-5}, {@code 1.5E3}.
     * No blanks, no leading plus. More than 20000 digits, an exponent beyond 10000 in magnitude or a zero denominator is a
     * {@link NumberFormatException} with a message that says so, thrown before any large number is built.
     */
    public static Rational parse(String text) {
        int slash = text.indexOf('/');
        if (slash >= 0) {
            BigInteger p = integer(text.substring(0, slash), text);
            String below = text.substring(slash + 1);
            if (below.startsWith("-")) {
                throw malformed(text);
            }
            BigInteger q = integer(below, text);
            if (q.signum() == 0) {
                throw new NumberFormatException("denominator is zero in \"" + shorten(text) + "\"");
            }
            return new Rational(p, q);
        }
        int e = Math.max(text.indexOf('e'), text.indexOf('E'));
        String body = e < 0 ? text : text.substring(0, e);
        int exponent = e < 0 ? 0 : exponent(text.substring(e + 1), text);
        int dot = body.indexOf('.');
        if (dot < 0) {
            return scaled(integer(body, text), exponent);
        }
        String whole = body.substring(0, dot);
        String part = body.substring(dot + 1);
        if (part.isEmpty() || !isDigits(part)) {
            throw malformed(text);
        }
        return scaled(integer(whole + part, whole, text), (long) exponent - part.length());
    }

    private static Rational scaled(BigInteger n, long exponent) {
        BigInteger power = BigInteger.TEN.pow((int) Math.abs(exponent));
        return exponent >= 0 ? of(n.multiply(power)) : new Rational(n, power);
    }

    private static BigInteger integer(String digits, String text) {
        return integer(digits, digits, text);
    }

    private static BigInteger integer(String digits, String mustStart, String text) {
        String head = mustStart.startsWith("-") ? mustStart.substring(1) : mustStart;
        String all = digits.startsWith("-") ? digits.substring(1) : digits;
        if (head.isEmpty() || !isDigits(all)) {
            throw malformed(text);
        }
        if (all.length() > MAX_DIGITS) {
            throw new NumberFormatException("number has " + all.length() + " digits, at most " + MAX_DIGITS + " are allowed");
        }
        return new BigInteger(digits);
    }

    private static int exponent(String s, String text) {
        String digits = s.startsWith("-") || s.startsWith("+") ? s.substring(1) : s;
        if (digits.isEmpty() || !isDigits(digits)) {
            throw malformed(text);
        }
        String bare = digits.replaceFirst("^0+(?=.)", "");
        if (bare.length() > 5 || Integer.parseInt(bare) > MAX_EXPONENT) {
            throw new NumberFormatException("exponent beyond " + MAX_EXPONENT + " in \"" + shorten(text) + "\"");
        }
        int v = Integer.parseInt(bare);
        return s.startsWith("-") ? -v : v;
    }

    private static boolean isDigits(String s) {
        return s.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static NumberFormatException malformed(String text) {
        return new NumberFormatException("not an integer, fraction or decimal: \"" + shorten(text) + "\"");
    }

    private static String shorten(String s) {
        return s.length() <= 40 ? s : s.substring(0, 37) + "...";
    }

    public Rational add(Rational b) {
        if (den.equals(b.den)) {
            return new Rational(num.add(b.num), den);
        }
        return new Rational(num.multiply(b.den).add(b.num.multiply(den)), den.multiply(b.den));
    }

    public Rational sub(Rational b) {
        return add(b.neg());
    }

    public Rational mul(Rational b) {
        return new Rational(num.multiply(b.num), den.multiply(b.den));
    }

    /** The quotient; {@link ArithmeticException} when {@code b} is zero. */
    public Rational div(Rational b) {
        return new Rational(num.multiply(b.den), den.multiply(b.num));
    }

    public Rational neg() {
        return new Rational(num.negate(), den);
    }

    public Rational abs() {
        return num.signum() < 0 ? neg() : this;
    }

    /** The reciprocal; {@link ArithmeticException} for zero. */
    public Rational inverse() {
        return new Rational(den, num);
    }

    /** The n-th power, {@code n} of either sign; {@code x^0 = 1} for x not zero; {@link ArithmeticException} for 0^n with n <= 0. */
    public Rational pow(int n) {
        if (n <= 0 && num.signum() == 0) {
            throw new ArithmeticException("0 to the power " + n + " is undefined");
        }
        if (n == Integer.MIN_VALUE) {
            throw new ArithmeticException("exponent out of range");
        }
        return n >= 0 ? new Rational(num.pow(n), den.pow(n)) : new Rational(den.pow(-n), num.pow(-n));
    }

    public int signum() {
        return num.signum();
    }

    public boolean isZero() {
        return num.signum() == 0;
    }

    public boolean isInteger() {
        return den.equals(BigInteger.ONE);
    }

    @Override
    public int compareTo(Rational b) {
        return den.equals(b.den) ? num.compareTo(b.num) : num.multiply(b.den).compareTo(b.num.multiply(den));
    }

    /** The greatest integer not above this number. */
    public BigInteger floor() {
        BigInteger[] qr = num.divideAndRemainder(den);
        return qr[1].signum() < 0 ? qr[0].subtract(BigInteger.ONE) : qr[0];
    }

    /** The least integer not below this number. */
    public BigInteger ceil() {
        return neg().floor().negate();
    }

    public Rational min(Rational b) {
        return compareTo(b) <= 0 ? this : b;
    }

    public Rational max(Rational b) {
        return compareTo(b) >= 0 ? this : b;
    }

    /** The non-negative square root when it is rational (in lowest terms: when numerator and denominator are squares). */
    public Optional<Rational> sqrtExact() {
        if (num.signum() < 0) {
            return Optional.empty();
        }
        BigInteger[] p = num.sqrtAndRemainder();
        BigInteger[] q = den.sqrtAndRemainder();
        return p[1].signum() == 0 && q[1].signum() == 0 ? Optional.of(new Rational(p[0], q[0])) : Optional.empty();
    }

    /** The nearest double by BigDecimal's division; only for display and for untrusted search. */
    public double toDoubleApproximately() {
        return new BigDecimal(num).divide(new BigDecimal(den), new MathContext(40)).doubleValue();
    }

    /** {@code p/q}, or {@code p} for an integer. */
    @Override
    public String toString() {
        return isInteger() ? num.toString() : num + "/" + den;
    }
}
