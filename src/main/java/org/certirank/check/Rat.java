package org.certirank.check;

import java.math.BigInteger;
import java.util.regex.*;

/** An exact rational number in lowest terms, the denominator positive. Immutable. */
final class Rat implements Comparable<Rat> {
    static final Rat ZERO = new Rat(BigInteger.ZERO, BigInteger.ONE);
    static final Rat ONE = new Rat(BigInteger.ONE, BigInteger.ONE);
    static final Rat HALF = of(1, 2);
    static final Rat MINUS_ONE = of(-1);
    /** The language allows written exponents up to this size. */
    private static final int MAX_WRITTEN_EXPONENT = 10_000;
    private static final int MAX_TEXT = 65_536;
    private static final Pattern DECIMAL = Pattern.compile("([0-9]+)(?:\\.([0-9]+))?(?:e([+-]?[0-9]{1,9}))?");
    final BigInteger num;
    final BigInteger den;
    private Rat(BigInteger num, BigInteger den) { this.num = num; this.den = den; }
    static Rat of(long n) { return new Rat(BigInteger.valueOf(n), BigInteger.ONE); }
    static Rat of(long n, long d) { return of(BigInteger.valueOf(n), BigInteger.valueOf(d)); }
    static Rat of(BigInteger n) { return new Rat(n, BigInteger.ONE); }

    /** n / d; an ArithmeticException if d = 0. */
    static Rat of(BigInteger n, BigInteger d) {
        if (d.signum() == 0) throw new ArithmeticException("division by zero");
        if (d.signum() < 0) return of(n.negate(), d.negate());
        BigInteger g = n.gcd(d);
        return g.bitLength() == 1 ? new Rat(n, d) : new Rat(n.divide(g), d.divide(g));
    }

    /** Reads an integer, a decimal with or without exponent, or a quotient of two such, with or without a sign, exactly; a NumberFormatException for anything else. */
    static Rat parse(String text) {
        if (text.length() > MAX_TEXT) throw new NumberFormatException("a number of more than " + MAX_TEXT + " characters");
        String s = text.strip();
        boolean negative = s.startsWith("-");
        int slash = s.indexOf('/');
        Rat n = decimal(s.substring(negative ? 1 : 0, slash < 0 ? s.length() : slash), text);
        if (negative) n = n.neg();
        Rat d = slash < 0 ? ONE : decimal(s.substring(slash + 1), text);
        if (d.signum() == 0) throw new NumberFormatException("zero denominator: " + text);
        return n.div(d);
    }

    private static Rat decimal(String part, String text) {
        Matcher m = DECIMAL.matcher(part.strip());
        if (!m.matches()) throw new NumberFormatException("not a number: " + text);
        String fraction = m.group(2) == null ? "" : m.group(2);
        int exponent = m.group(3) == null ? 0 : Integer.parseInt(m.group(3));
        if (exponent > MAX_WRITTEN_EXPONENT || exponent < -MAX_WRITTEN_EXPONENT) throw new NumberFormatException("exponent too large: " + text);
        exponent -= fraction.length();
        Rat digits = of(new BigInteger(m.group(1) + fraction));
        return digits.mul(of(10).pow(exponent));
    }

    Rat add(Rat b) {
        if (isInteger() && b.isInteger()) return of(num.add(b.num));
        return of(num.multiply(b.den).add(b.num.multiply(den)), den.multiply(b.den));
    }

    Rat mul(Rat b) {
        if (isInteger() && b.isInteger()) return of(num.multiply(b.num));
        return of(num.multiply(b.num), den.multiply(b.den));
    }

    Rat sub(Rat b) { return add(b.neg()); }
    /** this / b; an ArithmeticException if b = 0. */
    Rat div(Rat b) { return of(num.multiply(b.den), den.multiply(b.num)); }
    Rat neg() { return new Rat(num.negate(), den); }
    /** 1 / this; an ArithmeticException for 0. */
    Rat inverse() { return of(den, num); }

    /** The n-th power, n any int; an ArithmeticException for 0 to a power below 1. */
    Rat pow(int n) {
        if (n > 0) return new Rat(num.pow(n), den.pow(n));
        if (signum() == 0) throw new ArithmeticException("zero to the power " + n);
        return n == 0 ? ONE : of(den.pow(-n), num.pow(-n));
    }

    /** The greatest integer that is at most this. */
    BigInteger floor() {
        BigInteger[] qr = num.divideAndRemainder(den);
        return qr[1].signum() < 0 ? qr[0].subtract(BigInteger.ONE) : qr[0];
    }

    /** The exact square root if it is rational, otherwise (and for negative numbers) null. */
    Rat exactSqrt() {
        if (signum() < 0) return null;
        BigInteger n = num.sqrt(), d = den.sqrt();
        return n.multiply(n).equals(num) && d.multiply(d).equals(den) ? new Rat(n, d) : null;
    }

    int signum() { return num.signum(); }
    boolean isInteger() { return den.bitLength() == 1; }
    @Override public int compareTo(Rat b) { return den.equals(b.den) ? num.compareTo(b.num) : num.multiply(b.den).compareTo(b.num.multiply(den)); }
    @Override public boolean equals(Object o) { return o instanceof Rat r && num.equals(r.num) && den.equals(r.den); }
    @Override public int hashCode() { return 31 * num.hashCode() + den.hashCode(); }
    @Override public String toString() { return isInteger() ? num.toString() : num + "/" + den; }
}
