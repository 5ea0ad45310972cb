package org.certirank.interval.ball;

import java.math.BigInteger;

/**
 * The exponent of a power of two, an integer of any size: a long where it fits, else a BigInteger. Every operation is exact; nothing wraps.
 */
public final class Exponent implements Comparable<Exponent> {
    public static final Exponent ZERO = new Exponent(0, null);

    private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

    private final long small;
    /** Null unless the value lies outside the range of long. */
    private final BigInteger big;

    private Exponent(long small, BigInteger big) {
        this.small = small;
        this.big = big;
    }

    public static Exponent of(long e) {
        return e == 0 ? ZERO : new Exponent(e, null);
    }

    public static Exponent of(BigInteger e) {
        return e.bitLength() < 64 ? of(e.longValue()) : new Exponent(0, e);
    }

    public boolean fitsLong() {
        return big == null;
    }

    /** The value, or the nearest long when it does not fit: for comparisons with moderate numbers. */
    public long saturated() {
        return big == null ? small : big.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    public BigInteger toBigInteger() {
        return big == null ? BigInteger.valueOf(small) : big;
    }

    public Exponent plus(long b) {
        if (big == null) {
            long r = small + b;
            if (((small ^ r) & (b ^ r)) >= 0) {
                return of(r);
            }
        }
        return of(toBigInteger().add(BigInteger.valueOf(b)));
    }

    public Exponent plus(Exponent b) {
        return b.big == null ? plus(b.small) : of(toBigInteger().add(b.big));
    }

    public Exponent minus(Exponent b) {
        if (big == null && b.big == null) {
            long r = small - b.small;
            if (((small ^ b.small) & (small ^ r)) >= 0) {
                return of(r);
            }
        }
        return of(toBigInteger().subtract(b.toBigInteger()));
    }

    public Exponent negate() {
        return ZERO.minus(this);
    }

    /** this - b, or the nearest long when that does not fit. */
    public long saturatedMinus(Exponent b) {
        if (big == null && b.big == null) {
            long r = small - b.small;
            if (((small ^ b.small) & (small ^ r)) >= 0) {
                return r;
            }
        }
        BigInteger d = toBigInteger().subtract(b.toBigInteger());
        return d.max(MIN).min(MAX).longValue();
    }

    public boolean isOdd() {
        return big == null ? (small & 1) != 0 : big.testBit(0);
    }

    /** floor(this / 2). */
    public Exponent half() {
        return big == null ? of(small >> 1) : of(big.shiftRight(1));
    }

    @Override
    public int compareTo(Exponent b) {
        return big == null && b.big == null ? Long.compare(small, b.small) : toBigInteger().compareTo(b.toBigInteger());
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Exponent e && compareTo(e) == 0;
    }

    @Override
    public int hashCode() {
        return big == null ? Long.hashCode(small) : big.hashCode();
    }

    @Override
    public String toString() {
        return big == null ? Long.toString(small) : big.toString();
    }
}
