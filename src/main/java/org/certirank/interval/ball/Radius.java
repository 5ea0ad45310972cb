package org.certirank.interval.ball;

import java.math.BigInteger;

/**
 * A non-negative bound {@code mantissa * 2^exponent} with a mantissa of 30 bits (2^29 to 2^30 - 1), or 0, or infinity. Names ending in Up never fall
 * below the exact result of the operation on the numbers given, names ending in Down never exceed it; each is within a factor 1 + 2^-27.
 */
public final class Radius implements Comparable<Radius> {
    public static final Radius ZERO = new Radius(0, Exponent.ZERO);
    public static final Radius INFINITE = new Radius(-1, Exponent.ZERO);
    public static final Radius ONE = powerOfTwo(0);

    static final int BITS = 30;

    private final int mantissa;
    private final Exponent exponent;

    private Radius(int mantissa, Exponent exponent) {
        this.mantissa = mantissa;
        this.exponent = exponent;
    }

    public static Radius powerOfTwo(Exponent e) {
        return new Radius(1 << (BITS - 1), e.plus(1 - BITS));
    }

    public static Radius powerOfTwo(long e) {
        return powerOfTwo(Exponent.of(e));
    }

    /** At least m 2^e, m >= 0. */
    static Radius up(long m, Exponent e) {
        if (m == 0) {
            return ZERO;
        }
        int excess = Long.SIZE - Long.numberOfLeadingZeros(m) - BITS;
        if (excess <= 0) {
            return new Radius((int) (m << -excess), e.plus(excess));
        }
        long q = (m - 1 >>> excess) + 1;
        return q >>> BITS == 0 ? new Radius((int) q, e.plus(excess)) : new Radius((int) (q >>> 1), e.plus(excess + 1));
    }

    /** At most m 2^e, m >= 0. */
    private static Radius down(long m, Exponent e) {
        int excess = Long.SIZE - Long.numberOfLeadingZeros(m) - BITS;
        return m == 0 ? ZERO : new Radius((int) (excess > 0 ? m >>> excess : m << -excess), e.plus(excess));
    }

    /** At least m 2^e, m >= 0. */
    static Radius up(BigInteger m, Exponent e) {
        int excess = m.bitLength() - 62;
        return excess <= 0 ? up(m.longValue(), e) : up(m.shiftRight(excess).longValue() + 1, e.plus(excess));
    }

    /** At least |x|. */
    public static Radius up(BigFloat x) {
        return up(x.mantissa().abs(), x.exponent());
    }

    /** At most |x|. */
    public static Radius down(BigFloat x) {
        BigInteger m = x.mantissa().abs();
        int excess = Math.max(0, m.bitLength() - 62);
        return down(m.shiftRight(excess).longValue(), x.exponent().plus(excess));
    }

    /** At least x >= 0; infinite where x is infinite or not a number. */
    public static Radius up(double x) {
        return x <= Double.MAX_VALUE ? up(BigFloat.of(x)) : INFINITE;
    }

    public boolean isZero() {
        return mantissa == 0;
    }

    public boolean isFinite() {
        return mantissa >= 0;
    }

    /** The mantissa, 0 for zero, -1 for infinity. */
    int mantissa() {
        return mantissa;
    }

    Exponent exponent() {
        return exponent;
    }

    /** The e with 2^(e-1) <= r < 2^e; for finite r that are not 0. */
    public Exponent magnitude() {
        return exponent.plus(BITS);
    }

    /** The exact value; {@link ArithmeticException} for infinity. */
    public BigFloat toBigFloat() {
        if (!isFinite()) {
            throw new ArithmeticException("infinite radius");
        }
        return BigFloat.of(BigInteger.valueOf(mantissa), exponent);
    }

    public Radius addUp(Radius b) {
        if (isZero() || !b.isFinite()) {
            return b;
        }
        if (b.isZero() || !isFinite()) {
            return this;
        }
        long gap = exponent.saturatedMinus(b.exponent);
        Radius high = gap >= 0 ? this : b;
        long low = gap >= 0 ? b.mantissa : mantissa;
        // Three more bits, so that a sum of many terms grows by little.
        long d = Math.min(gap == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(gap), BITS + 3);
        return up(((long) high.mantissa << 3) + ((low << 3) - 1 >> d) + 1, high.exponent.plus(-3));
    }

    /** 0 times infinity is 0: an exact factor 0 leaves nothing uncertain. */
    public Radius mulUp(Radius b) {
        if (isZero() || b.isZero()) {
            return ZERO;
        }
        return isFinite() && b.isFinite() ? up((long) mantissa * b.mantissa, exponent.plus(b.exponent)) : INFINITE;
    }

    /** At least this / b; infinite when b = 0. */
    public Radius divUp(Radius b) {
        if (isZero()) {
            return this;
        }
        if (b.isZero() || !isFinite()) {
            return INFINITE;
        }
        return b.isFinite() ? up(Math.ceilDiv((long) mantissa << 32, b.mantissa), exponent.minus(b.exponent).plus(-32)) : ZERO;
    }

    /** At least the square root. */
    public Radius sqrtUp() {
        if (isZero() || !isFinite()) {
            return this;
        }
        int odd = exponent.isOdd() ? 1 : 0;
        BigInteger root = BigInteger.valueOf(mantissa).shiftLeft(32 + odd).sqrt();
        return up(root.longValue() + 1, exponent.plus(-32L - odd).half());
    }

    /** At most this - b, and 0 when that is not positive; this or b may not both be infinite. */
    public Radius subDown(Radius b) {
        if (b.isZero() || !isFinite()) {
            return this;
        }
        if (compareTo(b) <= 0) {
            return ZERO;
        }
        // Mantissas have 30 bits, so the larger number has no smaller exponent.
        long gap = Math.min(exponent.saturatedMinus(b.exponent), 62);
        long rest = ((long) mantissa << 32) - (((long) b.mantissa << 32) - 1 >> gap) - 1;
        return down(Math.max(0, rest), exponent.plus(-32));
    }

    public Radius shift(long k) {
        return isZero() || !isFinite() ? this : new Radius(mantissa, exponent.plus(k));
    }

    public Radius shift(Exponent k) {
        return isZero() || !isFinite() ? this : new Radius(mantissa, exponent.plus(k));
    }

    public Radius min(Radius b) {
        return compareTo(b) <= 0 ? this : b;
    }

    public Radius max(Radius b) {
        return compareTo(b) >= 0 ? this : b;
    }

    @Override
    public int compareTo(Radius b) {
        if (!isFinite() || !b.isFinite()) {
            return Boolean.compare(b.isFinite(), isFinite());
        }
        if (isZero() || b.isZero()) {
            return Integer.compare(mantissa, b.mantissa);
        }
        int e = exponent.compareTo(b.exponent);
        return e != 0 ? e : Integer.compare(mantissa, b.mantissa);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Radius r && compareTo(r) == 0;
    }

    @Override
    public int hashCode() {
        return mantissa * 31 + (mantissa > 0 ? exponent.hashCode() : 0);
    }

    @Override
    public String toString() {
        return isFinite() ? toBigFloat().toString() : "oo";
    }
}
