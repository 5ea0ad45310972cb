package org.certirank.interval.ball;

import java.math.BigInteger;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;
import org.certirank.interval.Flag;

/** exp and expm1: reduction by ln 2, then halvings and a Taylor series, for long numbers bit-burst evaluation (Brent 1976). */
final class Exponential {
    /** Arguments beyond 2^MAX_MAGNITUDE: exp(-x) is only known to be tiny, exp(x) not at all. */
    static final int MAX_MAGNITUDE = 100_000;
    /** Measured: from this length on bit-burst is faster. */
    static final int BURST_BITS = 6_000;
    /** Radii beyond 2^WIDE: the range is taken from the ends. */
    private static final long WIDE = -6;
    private static final int SPARE = 32;
    private static final LongUnaryOperator FACTORIAL = k -> k;

    private Exponential() {
    }

    /** The number of halvings that balances them against series terms. */
    static int halvings(int bits) {
        return bits >= BURST_BITS ? 0 : (int) Math.min(40, 2 + Math.sqrt(bits) / 2);
    }

    /**
     * exp(r) for r in [0, 1) in units of 2^-w; one of the two series. Taylor: s = floor(r / 2^m), a series with error E = units + 1 (its tail), then m
     * squarings. If a value is Y (1 - d), its cut square is at least Y^2 (1 - 2d) - 2^-w, so m squarings make of d at most 2^m (d + 2^-w), and
     * the error is below 3 2^m (E + 1) units. The cut of s moves r by less than 2^m units and the result by 3 times that: 3 2^m (E + 2).
     */
    static Fixed fixed(BigInteger r, int w) {
        if (w >= BURST_BITS) {
            return BitBurst.exp(r, w);
        }
        int m = halvings(w);
        BigInteger s = r.shiftRight(m);
        int n = Series.terms(Math.max(s.bitLength() - w, -w), w, FACTORIAL);
        BigInteger y = Series.fixedPoint(s, w, n, FACTORIAL);
        for (int i = 0; i < m; i++) {
            y = y.multiply(y).shiftRight(w);
        }
        // S <= exp(1/2) < 2 where the lemma on the series has max(1, S).
        return new Fixed(y, 3 * (2 * Series.units(n) + 3) << m);
    }

    /** Guard bits that keep the error of {@link #fixed} below 2^-8 of the last of {@code bits} places. */
    static int guard(int bits) {
        return 26 + halvings(bits) + Fixed.bitLength(bits) / 2;
    }

    /**
     * exp(x) at one number: x = k ln 2 + r, r in [0, ln 2). ln 2 is taken with so many more bits than k has that r is off by less than 4 units,
     * the result by less than 12 more. For |x| < 2^-(bits+2): |exp(x) - 1| < 2 |x|.
     */
    static Ball point(BigFloat x, int bits) {
        if (x.isZero()) {
            return Ball.ONE;
        }
        long magnitude = x.magnitude().saturated();
        if (magnitude > MAX_MAGNITUDE) {
            // exp(x) <= 2^x for x < 0, and 2^(magnitude-1) <= |x|.
            Exponent far = Exponent.of(BigInteger.ONE.shiftLeft(MAX_MAGNITUDE - 1).negate());
            return x.signum() > 0 ? Ball.REALS : Ball.of(BigFloat.ZERO, Radius.powerOfTwo(far));
        }
        if (magnitude < -bits - 2L) {
            return Ball.of(BigFloat.ONE, Radius.powerOfTwo(x.magnitude().plus(1)));
        }
        int w = bits + guard(bits);
        int extra = (int) Math.max(magnitude, 0) + 4;
        BigInteger big = x.fixed(w + extra);
        BigInteger ln2 = Constants.fixedLn2(w + extra);
        BigInteger[] kr = big.divideAndRemainder(ln2);
        if (kr[1].signum() < 0) {
            kr[0] = kr[0].subtract(BigInteger.ONE);
            kr[1] = kr[1].add(ln2);
        }
        Fixed y = fixed(kr[1].shiftRight(extra), w);
        return Fixed.ball(y.value(), y.error() + 12, Exponent.of(kr[0]).plus(-w), bits);
    }

    static Ball exp(Ball x, int bits) {
        return apply(x, bits, Exponential::point, y -> y);
    }

    /** exp(x) - 1 at one number: the difference at enough extra bits; |exp(x) - 1 - x| <= x^2 for |x| <= 1. */
    static Ball pointMinusOne(BigFloat x, int bits) {
        if (x.isZero()) {
            return Ball.ZERO;
        }
        long magnitude = x.magnitude().saturated();
        if (magnitude < -bits - 2L) {
            return Ball.of(x, Radius.up(x).mulUp(Radius.up(x))).round(bits);
        }
        Ball e = point(x, bits + 4 + (int) Math.max(0, -magnitude));
        return e.sub(Ball.ONE, bits);
    }

    static Ball expm1(Ball x, int bits) {
        return apply(x, bits, Exponential::pointMinusOne, y -> y.add(Ball.ONE, Radius.BITS));
    }

    /** A function at one number, with at most {@code bits} bits. */
    @FunctionalInterface
    interface Kernel {
        Ball at(BigFloat x, int bits);
    }

    /** |exp(m +- r) - exp(m)| <= exp(m) (exp(r) - 1) <= exp(m) r (1 + r) for r <= 1; {@code toExp} makes exp(m) of the function's value. */
    private static Ball apply(Ball x, int bits, Kernel f, UnaryOperator<Ball> toExp) {
        BigFloat.checked(bits);
        if (x.isPoint() || !x.isBounded()) {
            return x.isPoint() ? f.at(x.mid(), bits).withFlag(x.flag()) : x;
        }
        long size = x.rad().magnitude().saturated();
        if (size > WIDE) {
            return increasing(x, bits, f);
        }
        Ball y = f.at(x.mid(), useful(bits, x));
        Ball e = toExp.apply(y);
        Radius range = x.rad().mulUp(Radius.ONE.addUp(x.rad()));
        return y.widen(Radius.up(e.mid()).addUp(e.rad()).mulUp(range)).withFlag(x.flag());
    }

    /** The radius leaves no more bits than its own smallness, absolute or relative to the midpoint, allows; a few more are computed. */
    static int useful(int bits, Ball x) {
        long absolute = -Math.max(x.rad().magnitude().saturated(), -Long.MAX_VALUE);
        return Math.min(bits, Math.clamp(Math.max(absolute, x.relativeAccuracy()), 0, Integer.MAX_VALUE - SPARE) + SPARE);
    }

    /** From the values at the ends; the set is wide, so few bits beyond those of the ends matter. */
    static Ball increasing(Ball x, int bits, Kernel f) {
        int p = Math.max(bits, 64) + 8;
        BigFloat low = x.lower(p);
        BigFloat high = x.upper(p);
        Ball a = f.at(low, p);
        Ball b = low.equals(high) ? a : f.at(high, p);
        if (!a.isBounded() || !b.isBounded()) {
            return Ball.REALS.withFlag(x.flag());
        }
        BigFloat lo = a.lower(p);
        BigFloat hi = b.upper(p);
        return Conversion.between(lo.min(hi), hi.max(lo), bits, Flag.worst(x.flag(), a.flag()));
    }
}
