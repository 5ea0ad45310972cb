package org.certirank.interval.ball;

import java.math.BigInteger;
import org.certirank.exact.Dyadic;
import org.certirank.exact.Rational;

/**
 * The exact number {@code mantissa * 2^exponent} with an exponent of any size. Like {@link Dyadic}, but its exponents never leave their
 * range. Names ending in Down (Up) round towards minus (plus) infinity to a mantissa of at most {@code bits} bits and give the best such
 * number; {@link #round} is nearest and comes with its error, {@link #roundingError}.
 *
 * <p>Trailing zero bits of the mantissa are dropped when there are 32 or more of them, so mantissas stay about as long as their numbers need;
 * equality is equality of the numbers.
 */
public final class BigFloat implements Comparable<BigFloat> {
    public static final BigFloat ZERO = new BigFloat(BigInteger.ZERO, Exponent.ZERO);
    public static final BigFloat ONE = of(1);

    private static final int MAX_EXACT_BITS = 1 << 30;

    private final BigInteger mantissa;
    private final Exponent exponent;

    private BigFloat(BigInteger mantissa, Exponent exponent) {
        this.mantissa = mantissa;
        this.exponent = exponent;
    }

    public static BigFloat of(BigInteger mantissa, Exponent exponent) {
        int zeros = mantissa.getLowestSetBit();
        if (zeros < 0) {
            return ZERO;
        }
        return zeros < 32 ? new BigFloat(mantissa, exponent) : new BigFloat(mantissa.shiftRight(zeros), exponent.plus(zeros));
    }

    public static BigFloat of(BigInteger mantissa, long exponent) {
        return of(mantissa, Exponent.of(exponent));
    }

    public static BigFloat of(long n) {
        return of(BigInteger.valueOf(n), Exponent.ZERO);
    }

    public static BigFloat of(Dyadic x) {
        return of(x.mantissa(), x.exponent());
    }

    /** The exact value of a finite double; {@link ArithmeticException} for NaN and infinities. */
    public static BigFloat of(double x) {
        return of(Dyadic.of(x));
    }

    public static BigFloat powerOfTwo(Exponent e) {
        return of(BigInteger.ONE, e);
    }

    public static BigFloat powerOfTwo(long e) {
        return powerOfTwo(Exponent.of(e));
    }

    public static BigFloat fromRationalDown(Rational q, int bits) {
        return divDown(of(q.num(), Exponent.ZERO), of(q.den(), Exponent.ZERO), bits);
    }

    public static BigFloat fromRationalUp(Rational q, int bits) {
        return fromRationalDown(q.neg(), bits).neg();
    }

    public BigInteger mantissa() {
        return mantissa;
    }

    public Exponent exponent() {
        return exponent;
    }

    public int signum() {
        return mantissa.signum();
    }

    public boolean isZero() {
        return mantissa.signum() == 0;
    }

    /** The number of bits of the mantissa's magnitude; 0 for zero. */
    public int bitLength() {
        int n = mantissa.bitLength();
        // Two's complement has one bit fewer for -2^k.
        return mantissa.signum() < 0 && mantissa.getLowestSetBit() == n ? n + 1 : n;
    }

    /** The e with 2^(e-1) <= |x| < 2^e; {@link ArithmeticException} for zero. */
    public Exponent magnitude() {
        if (isZero()) {
            throw new ArithmeticException("zero has no magnitude");
        }
        return exponent.plus(bitLength());
    }

    public BigFloat neg() {
        return isZero() ? this : new BigFloat(mantissa.negate(), exponent);
    }

    public BigFloat abs() {
        return mantissa.signum() < 0 ? neg() : this;
    }

    /** The exact sum; {@link ArithmeticException} when it needs more than 2^30 bits (use {@link #addDown}). */
    public BigFloat add(BigFloat b) {
        if (isZero()) {
            return b;
        }
        if (b.isZero()) {
            return this;
        }
        long gap = exponent.saturatedMinus(b.exponent);
        if (gap == 0) {
            return of(mantissa.add(b.mantissa), exponent);
        }
        if (gap > MAX_EXACT_BITS || gap < -MAX_EXACT_BITS) {
            throw new ArithmeticException("exact sum is too long");
        }
        return gap > 0 ? of(mantissa.shiftLeft((int) gap).add(b.mantissa), b.exponent)
                : of(b.mantissa.shiftLeft((int) -gap).add(mantissa), exponent);
    }

    public BigFloat sub(BigFloat b) {
        return add(b.neg());
    }

    /** The exact product. */
    public BigFloat mul(BigFloat b) {
        return isZero() || b.isZero() ? ZERO : of(Multiplication.multiply(mantissa, b.mantissa), exponent.plus(b.exponent));
    }

    /** The exact product by 2^k. */
    public BigFloat shift(long k) {
        return isZero() ? this : new BigFloat(mantissa, exponent.plus(k));
    }

    /** The exact product by 2^k. */
    public BigFloat shift(Exponent k) {
        return isZero() ? this : new BigFloat(mantissa, exponent.plus(k));
    }

    @Override
    public int compareTo(BigFloat b) {
        int s = signum();
        if (s != b.signum() || s == 0) {
            return Integer.compare(s, b.signum());
        }
        int m = magnitude().compareTo(b.magnitude());
        if (m != 0) {
            return m > 0 ? s : -s;
        }
        // Equal magnitudes: the exponents differ by less than the longer mantissa, so the shift is small.
        long gap = exponent.saturatedMinus(b.exponent);
        return gap >= 0 ? mantissa.shiftLeft((int) gap).compareTo(b.mantissa) : mantissa.compareTo(b.mantissa.shiftLeft((int) -gap));
    }

    public BigFloat min(BigFloat b) {
        return compareTo(b) <= 0 ? this : b;
    }

    public BigFloat max(BigFloat b) {
        return compareTo(b) >= 0 ? this : b;
    }

    static int checked(int bits) {
        if (bits < 2) {
            throw new IllegalArgumentException("precision must be at least 2 bits, is " + bits);
        }
        return bits;
    }

    /** The greatest number of at most {@code bits} mantissa bits that is not above this; this same object when it fits. */
    public BigFloat roundDown(int bits) {
        int excess = bitLength() - checked(bits);
        return excess <= 0 ? this : of(mantissa.shiftRight(excess), exponent.plus(excess));
    }

    /** The least number of at most {@code bits} mantissa bits that is not below this; this same object when it fits. */
    public BigFloat roundUp(int bits) {
        return bitLength() <= checked(bits) ? this : neg().roundDown(bits).neg();
    }

    /** A nearest number of at most {@code bits} mantissa bits (a tie goes up), at most {@link #roundingError} away. */
    public BigFloat round(int bits) {
        int excess = bitLength() - checked(bits);
        if (excess <= 0) {
            return this;
        }
        BigInteger q = mantissa.shiftRight(excess);
        return of(mantissa.testBit(excess - 1) ? q.add(BigInteger.ONE) : q, exponent.plus(excess));
    }

    /** Half a unit in the last of {@code bits} places, or 0 when this number fits. */
    public Radius roundingError(int bits) {
        int excess = bitLength() - bits;
        return excess <= 0 ? Radius.ZERO : Radius.powerOfTwo(exponent.plus(excess - 1L));
    }

    /** The sum rounded down; never builds more than about {@code 4 bits} plus both mantissas, whatever the exponents. */
    public static BigFloat addDown(BigFloat a, BigFloat b, int bits) {
        return shortSum(a, b, bits).roundDown(bits);
    }

    /** The sum rounded up; see {@link #addDown}. */
    public static BigFloat addUp(BigFloat a, BigFloat b, int bits) {
        return shortSum(a, b, bits).roundUp(bits);
    }

    /**
     * A number that rounds like a + b in any directed way, and differs from it by less than {@link #shortSumError}. When the smaller term lies
     * wholly below both the last bit of the larger one and the last kept bit, only its sign matters: the numbers of {@code bits} bits near the
     * larger term and that term itself are multiples of four times the bit that replaces the smaller term.
     */
    static BigFloat shortSum(BigFloat a, BigFloat b, int bits) {
        checked(bits);
        if (a.isZero() || b.isZero()) {
            return a.isZero() ? b : a;
        }
        boolean swap = a.magnitude().compareTo(b.magnitude()) < 0;
        BigFloat big = swap ? b : a;
        BigFloat small = swap ? a : b;
        Exponent floor = stickyBit(big, small, bits);
        return floor == null ? a.add(b) : big.add(new BigFloat(BigInteger.valueOf(small.signum()), floor));
    }

    /** The place of the bit that may stand for the smaller term, or null when the sum is short enough to be exact. */
    private static Exponent stickyBit(BigFloat big, BigFloat small, int bits) {
        Exponent floor = big.magnitude().plus(-Math.max(big.bitLength(), bits + 2L) - 2);
        return small.magnitude().compareTo(floor) < 0 && small.exponent.saturatedMinus(floor) < -2L * bits ? floor : null;
    }

    /** A bound of the distance between {@link #shortSum} and the exact sum: 0 or the replacing bit, since term and bit have one sign. */
    static Radius shortSumError(BigFloat a, BigFloat b, int bits) {
        if (a.isZero() || b.isZero()) {
            return Radius.ZERO;
        }
        boolean swap = a.magnitude().compareTo(b.magnitude()) < 0;
        Exponent floor = swap ? stickyBit(b, a, bits) : stickyBit(a, b, bits);
        return floor == null ? Radius.ZERO : Radius.powerOfTwo(floor);
    }

    /** a / b rounded down; {@link ArithmeticException} when b is zero. */
    public static BigFloat divDown(BigFloat a, BigFloat b, int bits) {
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
        return of(q, a.exponent.plus(-shift).minus(b.exponent)).roundDown(bits);
    }

    /** a / b rounded up; {@link ArithmeticException} when b is zero. */
    public static BigFloat divUp(BigFloat a, BigFloat b, int bits) {
        return divDown(a.neg(), b, bits).neg();
    }

    /** The square root rounded down; {@link ArithmeticException} for a negative number. */
    public static BigFloat sqrtDown(BigFloat a, int bits) {
        return sqrt(a, bits, false);
    }

    /** The square root rounded up; {@link ArithmeticException} for a negative number. */
    public static BigFloat sqrtUp(BigFloat a, int bits) {
        return sqrt(a, bits, true);
    }

    private static BigFloat sqrt(BigFloat a, int bits, boolean up) {
        if (a.signum() < 0) {
            throw new ArithmeticException("square root of a negative number");
        }
        if (a.isZero()) {
            return a;
        }
        int shift = Math.max(0, 2 * checked(bits) + 2 - a.bitLength());
        if (a.exponent.plus(-shift).isOdd()) {
            shift++;
        }
        BigInteger[] root = SquareRoot.withRemainder(a.mantissa.shiftLeft(shift));
        Exponent e = a.exponent.plus(-shift).half();
        BigInteger r = up && root[1].signum() != 0 ? root[0].add(BigInteger.ONE) : root[0];
        return up ? of(r, e).roundUp(bits) : of(r, e).roundDown(bits);
    }

    /** floor(x 2^w); {@link ArithmeticException} when that has more than 2^30 bits. */
    BigInteger fixed(long w) {
        long shift = exponent.plus(w).saturated();
        if (isZero() || shift >= 0) {
            if (shift > MAX_EXACT_BITS && !isZero()) {
                throw new ArithmeticException("integer is too long");
            }
            return isZero() ? BigInteger.ZERO : mantissa.shiftLeft((int) shift);
        }
        return mantissa.shiftRight((int) Math.min(-Math.max(shift, -Integer.MAX_VALUE), Integer.MAX_VALUE));
    }

    /** The same number as a rational; {@link ArithmeticException} when that needs more than 2^30 bits. */
    public Rational toRational() {
        return toDyadic().toRational();
    }

    /** The same number as a dyadic; {@link ArithmeticException} when its exponent is not a long. */
    public Dyadic toDyadic() {
        if (!exponent.fitsLong()) {
            throw new ArithmeticException("exponent out of range");
        }
        return Dyadic.of(mantissa, exponent.saturated());
    }

    /** The greatest double not above this number (minus infinity below -MAX_VALUE, MAX_VALUE above it). */
    public double toDoubleDown() {
        if (isZero()) {
            return 0.0;
        }
        long m = magnitude().saturated();
        if (m > 1024) {
            return signum() > 0 ? Double.MAX_VALUE : Double.NEGATIVE_INFINITY;
        }
        if (m < -1074) {
            return signum() > 0 ? 0.0 : -Double.MIN_VALUE;
        }
        return toDyadic().toDoubleDown();
    }

    /** The least double not below this number. */
    public double toDoubleUp() {
        return 0.0 - neg().toDoubleDown();
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof BigFloat x && compareTo(x) == 0;
    }

    @Override
    public int hashCode() {
        int zeros = Math.max(0, mantissa.getLowestSetBit());
        return mantissa.shiftRight(zeros).hashCode() * 31 + exponent.plus(zeros).hashCode();
    }

    /** {@code m} or {@code m*2^e}, m odd or zero. */
    @Override
    public String toString() {
        int zeros = Math.max(0, mantissa.getLowestSetBit());
        Exponent e = exponent.plus(zeros);
        String m = mantissa.shiftRight(zeros).toString();
        return isZero() || e.equals(Exponent.ZERO) ? m : m + "*2^" + e;
    }
}
