package org.certirank.check;

import java.math.BigInteger;

/**
 * One end of a {@link Range}: -oo, a dyadic number m 2^e, or oo; *open* if the range does not attain it (infinities always are). Every operation rounds the
 * exact result to `bits` bits of mantissa, towards oo if `up`, otherwise towards -oo, and is correctly rounded; a moved end is open. Exponents are longs:
 * beyond 2^(+-LIMIT) a result becomes infinite or 0 if that is the direction of rounding, otherwise the last number inside.
 */
record End(BigInteger m, long e, boolean infinite, boolean open) {
    static final long LIMIT = 1L << 60;
    static final End NEG_INF = new End(BigInteger.ONE.negate(), 0, true, true);
    static final End POS_INF = new End(BigInteger.ONE, 0, true, true);
    static final End ZERO = new End(BigInteger.ZERO, 0, false, false);
    static final End ONE = of(1);

    static End of(long n) { return new End(BigInteger.valueOf(n), 0, false, false); }

    /** The rational r rounded; exact ones are as open as stated. */
    static End of(Rat r, boolean open, int bits, boolean up) {
        return r.isInteger() ? round(r.num, 0, open, bits, up) : div(new End(r.num, 0, false, open), new End(r.den, 0, false, false), bits, up);
    }

    /** m 2^e rounded; open if it was, or if it moves. */
    static End round(BigInteger m, long e, boolean open, int bits, boolean up) {
        int sign = m.signum();
        if (sign == 0) return ZERO.openIf(open);
        int excess = m.bitLength() - bits;
        if (excess > 0) {
            boolean moved = m.getLowestSetBit() < excess;
            m = m.shiftRight(excess); // the floor, for negative numbers too
            e += excess;
            if (moved && up) m = m.add(BigInteger.ONE);
            open |= moved;
        }
        long top = m.bitLength() + e;
        if (top <= LIMIT && top >= -LIMIT) return new End(m, e, false, open);
        BigInteger unit = BigInteger.valueOf(sign);
        if (top > LIMIT) return up == sign > 0 ? (up ? POS_INF : NEG_INF) : new End(unit, LIMIT - 1, false, true);
        return up == sign > 0 ? new End(unit, -LIMIT, false, true) : ZERO.opened();
    }

    /** The same for a number strictly between q 2^e and the next multiple of 2^e, unless the rest is 0: half a unit rounds alike, for q has more bits. */
    private static End round(BigInteger q, int rest, long e, boolean open, int bits, boolean up) {
        return rest == 0 ? round(q, e, open, bits, up) : round(q.shiftLeft(1).add(BigInteger.valueOf(rest)), e - 1, true, bits, up);
    }

    End round(int bits, boolean up) { return infinite ? this : round(m, e, open, bits, up); }
    int signum() { return m.signum(); }
    boolean isZero() { return m.signum() == 0; }
    /** p with 2^(p-1) <= |value| <= 2^p, for a finite end other than 0. */
    long top() { return m.bitLength() + e; }

    /** floor(value 2^scale) for a finite end; the caller keeps top() + scale small. */
    BigInteger fixed(long scale) {
        long shift = e + scale;
        if (shift >= 0) return m.shiftLeft((int) shift);
        return shift < -m.bitLength() ? BigInteger.valueOf(m.signum() < 0 ? -1 : 0) : m.shiftRight((int) -shift);
    }

    /** The exact value of a finite end; a LimitException if it has more than a few million bits. */
    Rat rational() {
        if (infinite) throw new ArithmeticException("infinite");
        if (e > 4_000_000 || e < -4_000_000) throw new LimitException("number with an exponent of " + e);
        return e >= 0 ? Rat.of(m.shiftLeft((int) e)) : Rat.of(m, BigInteger.ONE.shiftLeft((int) -e));
    }

    /** value 2^k. */
    End scaled(long k) { return infinite || m.signum() == 0 ? this : new End(m, e + k, false, open); }
    End neg() { return infinite ? (m.signum() > 0 ? NEG_INF : POS_INF) : new End(m.negate(), e, false, open); }
    End opened() { return open ? this : new End(m, e, infinite, true); }
    End closed() { return open && !infinite ? new End(m, e, false, false) : this; }
    End openIf(boolean b) { return b ? opened() : this; }
    boolean isClosedZero() { return m.signum() == 0 && !open; }
    /** Whether the (finite) value is an integer. */
    boolean isInteger() { return !infinite && (m.signum() == 0 || e + m.getLowestSetBit() >= 0); }

    /** The order of the values; open and closed do not count. */
    static int compare(End a, End b) {
        int s = a.m.signum();
        if (s != b.m.signum()) return s < b.m.signum() ? -1 : 1;
        if (a.infinite || b.infinite) return a.infinite == b.infinite ? 0 : a.infinite ? s : -s;
        if (s == 0) return 0;
        if (a.e == b.e) return a.m.compareTo(b.m);
        if (a.top() != b.top()) return a.top() < b.top() ? -s : s;
        long least = Long.min(a.e, b.e); // equal tops: the exponents differ by no more than a mantissa's length
        return a.m.shiftLeft((int) (a.e - least)).compareTo(b.m.shiftLeft((int) (b.e - least)));
    }

    /** The lesser end; of equal ones a closed one. */
    static End lesser(End a, End b) {
        int c = compare(a, b);
        return c < 0 || c == 0 && !a.open ? a : b;
    }

    /** The greater end; of equal ones a closed one. */
    static End greater(End a, End b) {
        int c = compare(a, b);
        return c > 0 || c == 0 && !a.open ? a : b;
    }

    static End add(End a, End b, int bits, boolean up) {
        boolean open = a.open || b.open;
        if (a.infinite) return a;
        if (b.infinite) return b;
        if (a.m.signum() == 0) return round(b.m, b.e, open, bits, up);
        if (b.m.signum() == 0) return round(a.m, a.e, open, bits, up);
        if (a.top() < b.top()) return add(b, a, bits, up);
        int room = Integer.max(0, bits + 4 - a.m.bitLength());
        if (b.top() < a.e - room) return round(a.m.shiftLeft(room), b.m.signum(), a.e - room, open, bits, up); // b is below the last of bits + 4 bits of a
        long least = Long.min(a.e, b.e);
        return round(a.m.shiftLeft((int) (a.e - least)).add(b.m.shiftLeft((int) (b.e - least))), least, open, bits, up);
    }

    /** The sum of the upper or lower ends of finite ranges, each rounded to a multiple of 2^-scale first: up or down. */
    static End total(Range[] ranges, long scale, boolean up) {
        BigInteger sum = BigInteger.ZERO;
        boolean open = false;
        for (Range r : ranges) {
            End a = up ? r.hi().neg() : r.lo();
            sum = sum.add(a.fixed(scale));
            open |= a.open || a.e + scale < 0 && a.m.getLowestSetBit() < -(a.e + scale) && a.m.signum() != 0;
        }
        return new End(up ? sum.negate() : sum, -scale, false, open);
    }

    /** The product with 0 * oo = 0; closed iff both are, or one is a closed 0. */
    static End mul(End a, End b, int bits, boolean up) {
        int s = a.m.signum() * b.m.signum();
        if (s == 0) return a.isClosedZero() || b.isClosedZero() ? ZERO : ZERO.openIf(a.open || b.open);
        if (a.infinite || b.infinite) return s > 0 ? POS_INF : NEG_INF;
        return round(a.m.multiply(b.m), a.e + b.e, a.open || b.open, bits, up);
    }

    /** a times the reciprocal of b >= 0, where 1/0 = oo (b = 0 is an open end) and 1/oo = an open 0. */
    static End div(End a, End b, int bits, boolean up) {
        if (a.isClosedZero()) return ZERO;
        if (a.m.signum() == 0 || b.infinite) return ZERO.opened();
        if (a.infinite || b.m.signum() == 0) return a.m.signum() > 0 ? POS_INF : NEG_INF;
        int shift = Integer.max(0, bits + 2 + b.m.bitLength() - a.m.bitLength());
        BigInteger[] qr = a.m.shiftLeft(shift).divideAndRemainder(b.m);
        return round(qr[0], qr[1].signum(), a.e - b.e - shift, a.open || b.open, bits, up);
    }

    /** The square root of an end >= 0. */
    static End sqrt(End a, int bits, boolean up) {
        if (a.infinite || a.m.signum() == 0) return a;
        int shift = Integer.max(0, 2 * bits + 4 - a.m.bitLength());
        if (((a.e - shift) & 1) != 0) shift++;
        BigInteger[] sr = a.m.shiftLeft(shift).sqrtAndRemainder();
        return round(sr[0], sr[1].signum(), (a.e - shift) / 2, a.open, bits, up);
    }

    /** The n-th power, n >= 1, of an end >= 0, at most 2 units off: n products each within 2^-(bits + 8 + length of n). */
    static End pow(End a, BigInteger n, int bits, boolean up) {
        int work = bits + n.bitLength() + 8;
        End r = a.round(work, up);
        for (int i = n.bitLength() - 2; i >= 0; i--) {
            r = mul(r, r, work, up);
            if (n.testBit(i)) r = mul(r, a, work, up);
        }
        return r.round(bits, up);
    }

    /** The greatest integer at most a. */
    static End floor(End a) {
        if (a.infinite || a.isInteger()) return a;
        return new End(a.fixed(0), 0, false, false);
    }

    @Override public String toString() { return infinite ? (m.signum() < 0 ? "-oo" : "oo") : m + "*2^" + e + (open ? " open" : ""); }
}
