package org.certirank.exact;

import java.math.BigInteger;
import java.util.Objects;

/**
 * The exact number {@code mantissa * 2^exponent}, normalised: the mantissa is odd, or the number is zero with exponent 0.
 * Exponents are exact longs; an operation whose result would leave that range throws {@link ArithmeticException} ("exponent out of range").
 * Names ending in Down round towards minus infinity, in Up towards plus infinity, to a mantissa of at most {@code bits} bits; both are
 * the best such number (the greatest not above, the least not below the exact result).
 *
 * @param mantissa odd or zero
 * @param exponent the power of two
 */
public record Dyadic(BigInteger mantissa, long exponent) implements Comparable<Dyadic> {
    public static final Dyadic ZERO = new Dyadic(BigInteger.ZERO, 0);
    public static final Dyadic ONE = of(1);
    public static final Dyadic TWO = of(2);

    private static final long MAX_EXACT_BITS = 1L << 30;

    /** Normalises any pair. */
    public Dyadic {
        Objects.requireNonNull(mantissa);
        if (!mantissa.testBit(0)) {
            if (mantissa.signum() == 0) {
                exponent = 0;
            } else {
                int zeros = mantissa.getLowestSetBit();
                mantissa = mantissa.shiftRight(zeros);
                exponent = plus(exponent, zeros);
            }
        }
    }

    public static Dyadic of(long n) {
        return new Dyadic(BigInteger.valueOf(n), 0);
    }

    public static Dyadic of(BigInteger n) {
        return new Dyadic(n, 0);
    }

    public static Dyadic of(BigInteger mantissa, long exponent) {
        return new Dyadic(mantissa, exponent);
    }

    /** 2^e. */
    public static Dyadic powerOfTwo(long e) {
        return new Dyadic(BigInteger.ONE, e);
    }

    /** The exact value of a finite double; {@link ArithmeticException} for NaN and infinities. */
    public static Dyadic of(double x) {
        if (Double.isNaN(x) || Double.isInfinite(x)) {
            throw new ArithmeticException("not a finite number: " + x);
        }
        long raw = Double.doubleToRawLongBits(x);
        int biased = (int) (raw >>> 52) & 0x7ff;
        long m = raw & 0xfffffffffffffL;
        if (biased == 0) {
            biased = 1;
        } else {
            m |= 1L << 52;
        }
        return new Dyadic(BigInteger.valueOf(raw < 0 ? -m : m), biased - 1075);
    }

    public static Dyadic fromRationalDown(Rational q, int bits) {
        return divDown(of(q.num()), of(q.den()), bits);
    }

    public static Dyadic fromRationalUp(Rational q, int bits) {
        return divUp(of(q.num()), of(q.den()), bits);
    }

    private static long plus(long a, long b) {
        long r = a + b;
        if (((a ^ r) & (b ^ r)) < 0) {
            throw new ArithmeticException("exponent out of range");
        }
        return r;
    }

    public int signum() {
        return mantissa.signum();
    }

    public boolean isZero() {
        return mantissa.signum() == 0;
    }

    public boolean isInteger() {
        return exponent >= 0;
    }

    /** The number of bits of the mantissa's magnitude; 0 for zero. */
    public int bitLength() {
        // BigInteger counts the bits of two's complement: the same for odd numbers, except that -1 has none.
        int n = mantissa.bitLength();
        return n == 0 ? Math.abs(mantissa.signum()) : n;
    }

    /** The e with 2^(e-1) <= |x| < 2^e; {@link ArithmeticException} for zero. */
    public long magnitude() {
        if (isZero()) {
            throw new ArithmeticException("zero has no magnitude");
        }
        return plus(exponent, bitLength());
    }

    public Dyadic neg() {
        return isZero() ? this : new Dyadic(mantissa.negate(), exponent);
    }

    public Dyadic abs() {
        return mantissa.signum() < 0 ? neg() : this;
    }

    /** The exact sum; {@link ArithmeticException} when it needs more than 2^30 bits (use {@link #addDown}). */
    public Dyadic add(Dyadic b) {
        if (isZero()) {
            return b;
        }
        if (b.isZero()) {
            return this;
        }
        if (exponent == b.exponent) {
            return new Dyadic(mantissa.add(b.mantissa), exponent);
        }
        Dyadic high = exponent > b.exponent ? this : b;
        Dyadic low = exponent > b.exponent ? b : this;
        long gap = high.exponent - low.exponent;
        if (gap < 0 || gap > MAX_EXACT_BITS) {
            throw new ArithmeticException("exact sum is too long");
        }
        return new Dyadic(high.mantissa.shiftLeft((int) gap).add(low.mantissa), low.exponent);
    }

    public Dyadic sub(Dyadic b) {
        return add(b.neg());
    }

    public Dyadic mul(Dyadic b) {
        if (isZero() || b.isZero()) {
            return ZERO;
        }
        return new Dyadic(mantissa.multiply(b.mantissa), plus(exponent, b.exponent));
    }

    /** The exact product by 2^k. */
    public Dyadic shift(long k) {
        return isZero() ? this : new Dyadic(mantissa, plus(exponent, k));
    }

    @Override
    public int compareTo(Dyadic b) {
        int s = signum();
        if (s != b.signum() || s == 0) {
            return Integer.compare(s, b.signum());
        }
        if (exponent == b.exponent) {
            return mantissa.compareTo(b.mantissa);
        }
        long m = magnitude();
        long n = b.magnitude();
        if (m != n) {
            return m > n ? s : -s;
        }
        // Equal magnitudes: the exponents differ by less than the longer mantissa, so the shift is small.
        long gap = exponent - b.exponent;
        return gap > 0 ? mantissa.shiftLeft((int) gap).compareTo(b.mantissa) : mantissa.compareTo(b.mantissa.shiftLeft((int) -gap));
    }

    public Dyadic min(Dyadic b) {
        return compareTo(b) <= 0 ? this : b;
    }

    public Dyadic max(Dyadic b) {
        return compareTo(b) >= 0 ? this : b;
    }

    /** The greatest number of at most {@code bits} mantissa bits that is not above this; this same object when nothing is lost. */
    public Dyadic roundDown(int bits) {
        int excess = bitLength() - checked(bits);
        return excess <= 0 ? this : new Dyadic(mantissa.shiftRight(excess), plus(exponent, excess));
    }

    /** The least number of at most {@code bits} mantissa bits that is not below this; this same object when nothing is lost. */
    public Dyadic roundUp(int bits) {
        int excess = bitLength() - checked(bits);
        // The mantissa is odd, so a positive excess always loses something: ceil = floor + 1.
        return excess <= 0 ? this : new Dyadic(mantissa.shiftRight(excess).add(BigInteger.ONE), plus(exponent, excess));
    }

    private static int checked(int bits) {
        if (bits < 1) {
            throw new IllegalArgumentException("precision must be at least 1 bit, is " + bits);
        }
        return bits;
    }

    /** The sum rounded down; never builds more than about {@code 4 bits} plus both mantissas, whatever the exponents. */
    public static Dyadic addDown(Dyadic a, Dyadic b, int bits) {
        return shortSum(a, b, bits).roundDown(bits);
    }

    /** The sum rounded up; see {@link #addDown}. */
    public static Dyadic addUp(Dyadic a, Dyadic b, int bits) {
        return shortSum(a, b, bits).roundUp(bits);
    }

    /**
     * A number that rounds like a + b. When the smaller term lies wholly below both the last bit of the larger one and the last kept bit,
     * only its sign matters for directed rounding, so a single sticky bit further down replaces it.
     */
    static Dyadic shortSum(Dyadic a, Dyadic b, int bits) {
        checked(bits);
        if (a.isZero()) {
            return b;
        }
        if (b.isZero()) {
            return a;
        }
        Dyadic big = a.magnitude() >= b.magnitude() ? a : b;
        Dyadic small = big == a ? b : a;
        long floor = Math.min(big.exponent, plus(big.magnitude(), -(long) bits - 2)) - 2;
        if (small.magnitude() < floor && small.exponent < floor - 2L * bits) {
            return big.add(new Dyadic(BigInteger.valueOf(small.signum()), floor));
        }
        return a.add(b);
    }

    public static Dyadic mulDown(Dyadic a, Dyadic b, int bits) {
        return a.mul(b).roundDown(bits);
    }

    public static Dyadic mulUp(Dyadic a, Dyadic b, int bits) {
        return a.mul(b).roundUp(bits);
    }

    /** a / b rounded down; {@link ArithmeticException} when b is zero. */
    public static Dyadic divDown(Dyadic a, Dyadic b, int bits) {
        if (b.isZero()) {
            throw new ArithmeticException("division by zero");
        }
        if (a.isZero()) {
            return ZERO;
        }
        // With this shift the integer quotient has at least bits + 1 bits; floor of floor is floor.
        int shift = Math.max(0, checked(bits) + 2 + b.bitLength() - a.bitLength());
        BigInteger[] qr = a.mantissa.shiftLeft(shift).divideAndRemainder(b.mantissa);
        BigInteger q = qr[1].signum() != 0 && qr[1].signum() != b.signum() ? qr[0].subtract(BigInteger.ONE) : qr[0];
        return new Dyadic(q, plus(plus(a.exponent, -shift), Math.negateExact(b.exponent))).roundDown(bits);
    }

    /** a / b rounded up; {@link ArithmeticException} when b is zero. */
    public static Dyadic divUp(Dyadic a, Dyadic b, int bits) {
        return divDown(a.neg(), b, bits).neg();
    }

    /** The square root rounded down; {@link ArithmeticException} for a negative number. */
    public static Dyadic sqrtDown(Dyadic a, int bits) {
        return sqrt(a, bits, false);
    }

    /** The square root rounded up; {@link ArithmeticException} for a negative number. */
    public static Dyadic sqrtUp(Dyadic a, int bits) {
        return sqrt(a, bits, true);
    }

    private static Dyadic sqrt(Dyadic a, int bits, boolean up) {
        if (a.signum() < 0) {
            throw new ArithmeticException("square root of a negative number");
        }
        if (a.isZero()) {
            return a;
        }
        int shift = Math.max(0, 2 * checked(bits) + 2 - a.bitLength());
        if (((a.exponent - shift) & 1) != 0) {
            shift++;
        }
        BigInteger[] root = a.mantissa.shiftLeft(shift).sqrtAndRemainder();
        long e = plus(a.exponent, -shift) >> 1;
        if (up) {
            BigInteger r = root[1].signum() == 0 ? root[0] : root[0].add(BigInteger.ONE);
            return new Dyadic(r, e).roundUp(bits);
        }
        return new Dyadic(root[0], e).roundDown(bits);
    }

    /** The greatest integer not above this number; {@link ArithmeticException} when it has more than 2^30 bits. */
    public BigInteger floor() {
        if (exponent >= 0) {
            return toInteger();
        }
        return exponent < -(1L << 30) ? BigInteger.valueOf(signum() < 0 ? -1 : 0) : mantissa.shiftRight((int) -exponent);
    }

    /** The least integer not below this number. */
    public BigInteger ceil() {
        return neg().floor().negate();
    }

    private BigInteger toInteger() {
        if (exponent > MAX_EXACT_BITS) {
            throw new ArithmeticException("integer is too long");
        }
        return mantissa.shiftLeft((int) exponent);
    }

    /** The same number as a rational; {@link ArithmeticException} when that needs more than 2^30 bits. */
    public Rational toRational() {
        if (exponent >= 0) {
            return Rational.of(toInteger());
        }
        if (exponent < -MAX_EXACT_BITS) {
            throw new ArithmeticException("rational is too long");
        }
        return Rational.of(mantissa, BigInteger.ONE.shiftLeft((int) -exponent));
    }

    /** The greatest double not above this number (minus infinity below -MAX_VALUE, MAX_VALUE above it). */
    public double toDoubleDown() {
        if (isZero()) {
            return 0.0;
        }
        long top = magnitude();
        if (top > 1024) {
            return signum() > 0 ? Double.MAX_VALUE : Double.NEGATIVE_INFINITY;
        }
        // Below 2^-1022 the doubles are the multiples of 2^-1074.
        long bits = Math.min(53, top + 1074);
        if (bits <= 0) {
            return signum() > 0 ? 0.0 : -Double.MIN_VALUE;
        }
        Dyadic r = roundDown((int) bits);
        if (r.magnitude() > 1024) {
            return Double.NEGATIVE_INFINITY;
        }
        return Math.scalb((double) r.mantissa.longValueExact(), (int) r.exponent);
    }

    /** The least double not below this number. */
    public double toDoubleUp() {
        return 0.0 - neg().toDoubleDown();
    }

    /** {@code m} or {@code m*2^e}. */
    @Override
    public String toString() {
        return exponent == 0 ? mantissa.toString() : mantissa + "*2^" + exponent;
    }
}
