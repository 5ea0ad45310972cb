package org.certirank.check;

import java.math.BigInteger;

/** An exact rational number in lowest terms, the denominator positive. Immutable. */
final class Rat implements Comparable<Rat> {
    static final Rat ZERO = new Rat(BigInteger.ZERO, BigInteger.ONE);
    static final Rat ONE = new Rat(BigInteger.ONE, BigInteger.ONE);
    static final Rat TWO = of(2);
    static final Rat HALF = of(1, 2);
    static final Rat MINUS_ONE = of(-1);

    /** The language allows written exponents up to this size. */
    private static final int MAX_WRITTEN_EXPONENT = 10_000;

    final BigInteger num;
    final BigInteger den;

    private Rat(BigInteger num, BigInteger den) {
        this.num = num;
        this.den = den;
    }

    static Rat of(long n) {
        return new Rat(BigInteger.valueOf(n), BigInteger.ONE);
    }

    static Rat of(long n, long d) {
        return of(BigInteger.valueOf(n), BigInteger.valueOf(d));
    }

    static Rat of(BigInteger n) {
        return new Rat(n, BigInteger.ONE);
    }

    /** n / d; an ArithmeticException if d = 0. */
    static Rat of(BigInteger n, BigInteger d) {
        if (d.signum() == 0) throw new ArithmeticException("division by zero");
        if (d.signum() < 0) {
            n = n.negate();
            d = d.negate();
        }
        if (d.equals(BigInteger.ONE)) return new Rat(n, d);
        BigInteger g = n.gcd(d);
        return g.equals(BigInteger.ONE) ? new Rat(n, d) : new Rat(n.divide(g), d.divide(g));
    }

    /** Reads "12", "-0.1", "2.5e-3", "-3/4" exactly; a NumberFormatException for anything else. */
    static Rat parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) return decimal(text, true);
        Rat d = decimal(text.substring(slash + 1).strip(), false);
        if (d.signum() == 0) throw new NumberFormatException("zero denominator: " + text);
        return decimal(text.substring(0, slash), true).div(d);
    }

    private static Rat decimal(String text, boolean signAllowed) {
        String s = text.strip();
        boolean negative = signAllowed && s.startsWith("-");
        int i = negative ? 1 : 0;
        int start = i;
        i = digits(s, i);
        if (i == start) throw new NumberFormatException("no number: " + text);
        StringBuilder all = new StringBuilder(s.substring(start, i));
        int scale = 0;
        if (i < s.length() && s.charAt(i) == '.') {
            int from = i + 1;
            i = digits(s, from);
            if (i == from) throw new NumberFormatException("digits expected after the point: " + text);
            all.append(s, from, i);
            scale = i - from;
        }
        long exponent = -(long) scale;
        if (i < s.length() && s.charAt(i) == 'e') {
            i++;
            boolean down = i < s.length() && s.charAt(i) == '-';
            if (i < s.length() && (down || s.charAt(i) == '+')) i++;
            int from = i;
            i = digits(s, from);
            if (i == from) throw new NumberFormatException("exponent expected: " + text);
            BigInteger e = new BigInteger(s.substring(from, i));
            if (e.bitLength() > 30 || e.intValue() > MAX_WRITTEN_EXPONENT) throw new NumberFormatException("exponent too large: " + text);
            exponent += down ? -e.intValue() : e.intValue();
        }
        if (i != s.length()) throw new NumberFormatException("not a number: " + text);
        BigInteger n = new BigInteger(all.toString());
        if (negative) n = n.negate();
        BigInteger power = BigInteger.TEN.pow((int) (exponent < 0 ? -exponent : exponent));
        return exponent >= 0 ? of(n.multiply(power)) : of(n, power);
    }

    private static int digits(String s, int i) {
        while (i < s.length() && s.charAt(i) >= '0' && s.charAt(i) <= '9') i++;
        return i;
    }

    Rat add(Rat b) {
        if (isInteger() && b.isInteger()) return new Rat(num.add(b.num), BigInteger.ONE);
        return of(num.multiply(b.den).add(b.num.multiply(den)), den.multiply(b.den));
    }

    Rat sub(Rat b) {
        return add(b.neg());
    }

    Rat mul(Rat b) {
        if (isInteger() && b.isInteger()) return new Rat(num.multiply(b.num), BigInteger.ONE);
        return of(num.multiply(b.num), den.multiply(b.den));
    }

    /** this / b; an ArithmeticException if b = 0. */
    Rat div(Rat b) {
        return of(num.multiply(b.den), den.multiply(b.num));
    }

    Rat neg() {
        return new Rat(num.negate(), den);
    }

    Rat abs() {
        return num.signum() < 0 ? neg() : this;
    }

    /** 1 / this; an ArithmeticException for 0. */
    Rat inverse() {
        return of(den, num);
    }

    /** The n-th power, n any int; an ArithmeticException for 0 to a power below 1. */
    Rat pow(int n) {
        if (n > 0) return new Rat(num.pow(n), den.pow(n));
        if (signum() == 0) throw new ArithmeticException("zero to the power " + n);
        if (n == Integer.MIN_VALUE) throw new ArithmeticException("exponent too large");
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
        BigInteger n = num.sqrt();
        BigInteger d = den.sqrt();
        return n.multiply(n).equals(num) && d.multiply(d).equals(den) ? new Rat(n, d) : null;
    }

    int signum() {
        return num.signum();
    }

    boolean isInteger() {
        return den.bitLength() == 1;
    }

    Rat min(Rat b) {
        return compareTo(b) <= 0 ? this : b;
    }

    Rat max(Rat b) {
        return compareTo(b) >= 0 ? this : b;
    }

    @Override
    public int compareTo(Rat b) {
        if (den.equals(b.den)) return num.compareTo(b.num);
        return num.multiply(b.den).compareTo(b.num.multiply(den));
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Rat r && num.equals(r.num) && den.equals(r.den);
    }

    @Override
    public int hashCode() {
        return 31 * num.hashCode() + den.hashCode();
    }

    @Override
    public String toString() {
        return isInteger() ? num.toString() : num + "/" + den;
    }
}
