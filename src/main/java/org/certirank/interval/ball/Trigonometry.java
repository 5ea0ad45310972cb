package org.certirank.interval.ball;

import java.math.BigInteger;
import java.util.function.LongUnaryOperator;

/** sin and cos: reduction modulo pi/2, halvings and two Taylor series, for long numbers bit-burst evaluation. */
final class Trigonometry {
    /** Beyond 2^MAX_MAGNITUDE sin and cos are only known to lie within [-1, 1]. */
    static final int MAX_MAGNITUDE = 200_000;

    /** Measured: from this length on bit-burst is faster. */
    static final int BURST_BITS = 8_000;

    private static final LongUnaryOperator SIN = k -> 2 * k * (2 * k + 1);
    private static final LongUnaryOperator COS = k -> (2 * k - 1) * (2 * k);

    private Trigonometry() {
    }

    /**
     * sin and cos of the same number in fixed point.
     *
     * @param sin the sine
     * @param cos the cosine
     * @param error a bound on the error of each
     */
    record Pair(BigInteger sin, BigInteger cos, long error) {
    }

    /**
     * sin(r) and cos(r) for r in [0, 2) in units of 2^-w. Taylor: s = floor(r / 2^m) <= 1/2, both series with errors below E = 2 units + 3 (the sum's
     * terms add up to less than 2 in magnitude; tail; the factor s). A doubling (2 s c, 1 - 2 s^2) makes of a common error E at most 4 E + 4, so m
     * of them at most 4^m (E + 2); the cut of s moves r by less than 2^m units.
     */
    static Pair fixed(BigInteger r, int w) {
        if (w >= BURST_BITS) {
            return BitBurst.sinCos(r, w);
        }
        int m = halvings(w);
        BigInteger s = r.shiftRight(m);
        BigInteger z = s.multiply(s).shiftRight(w).negate();
        int n = Series.terms(Math.max(z.bitLength() - w + 1, -w), w, COS);
        BigInteger sin = Series.fixedPoint(z, w, n, SIN).multiply(s).shiftRight(w);
        BigInteger cos = Series.fixedPoint(z, w, n, COS);
        BigInteger one = BigInteger.ONE.shiftLeft(w);
        for (int i = 0; i < m; i++) {
            BigInteger both = sin.multiply(cos).shiftRight(w - 1);
            cos = one.subtract(sin.multiply(sin).shiftRight(w - 1));
            sin = both;
        }
        return new Pair(sin, cos, (2 * Series.units(n) + 6 << 2 * m) + (1L << m));
    }

    private static int halvings(int bits) {
        return bits >= BURST_BITS ? 2 : (int) (3 + Math.sqrt(bits) / 6);
    }

    /**
     * sin(x + turn pi/2) at x > 0. x = k pi/2 + r; the quotient has fewer than {@code extra - 3} bits and pi/2 is within 2 units of 2^-(w+extra), so r is
     * within 2 units (r may come out a little below 0 or above pi/2, which does not matter). If the error is not small beside the value (x near a
     * zero), the precision is raised; sin(x) and cos(x) are not 0 for x not 0 (Lindemann), so this ends.
     */
    private static Ball turned(BigFloat x, int bits, int turn) {
        int magnitude = (int) x.magnitude().saturated();
        int w = bits + 24 + 2 * halvings(bits) + Fixed.bitLength(bits) / 2 + Math.max(0, -magnitude);
        while (true) {
            int extra = Math.max(0, magnitude) + 5;
            BigInteger quarter = Constants.fixedPi(w + extra - 1);
            BigInteger[] kr = x.fixed(w + extra).divideAndRemainder(quarter);
            Pair p = fixed(kr[1].shiftRight(extra), w);
            int quadrant = (kr[0].intValue() + turn) & 3;
            BigInteger value = (quadrant & 1) == 0 ? p.sin : p.cos;
            long error = p.error + 2;
            int missing = bits + 5 + Long.SIZE - Long.numberOfLeadingZeros(error) - value.bitLength();
            if (missing <= 0) {
                return Fixed.ball(quadrant >= 2 ? value.negate() : value, error, Exponent.of(-w), bits);
            }
            w += missing + 8;
        }
    }

    /** For x of small magnitude |sin(x) - x| <= |x|^3 / 6. */
    static Ball pointSin(BigFloat x, int bits) {
        if (x.isZero()) {
            return Ball.ZERO;
        }
        if (x.signum() < 0) {
            return pointSin(x.neg(), bits).neg();
        }
        if (x.magnitude().saturated() < -bits / 2 - 2L) {
            return Sigmoid.cubic(x, bits);
        }
        return turned(x, bits, 0);
    }

    /** For x of small magnitude |cos(x) - 1| <= x^2 / 2. */
    static Ball pointCos(BigFloat x, int bits) {
        if (x.isZero()) {
            return Ball.ONE;
        }
        if (x.magnitude().saturated() < -bits / 2 - 2L) {
            return Ball.of(BigFloat.ONE, Radius.up(x).mulUp(Radius.up(x)).shift(-1));
        }
        return turned(x.abs(), bits, 1);
    }

    static Ball sin(Ball x, int bits) {
        return apply(x, bits, Trigonometry::pointSin);
    }

    static Ball cos(Ball x, int bits) {
        return apply(x, bits, Trigonometry::pointCos);
    }

    /** Both functions have slopes within [-1, 1] and values within [-1, 1]. */
    private static Ball apply(Ball x, int bits, Exponential.Kernel f) {
        BigFloat.checked(bits);
        boolean hopeless = !x.isBounded() || !x.rad().isZero() && x.rad().compareTo(Radius.ONE) >= 0
                || !x.mid().isZero() && x.mid().magnitude().saturated() > MAX_MAGNITUDE;
        if (hopeless) {
            return new Ball(BigFloat.ZERO, Radius.ONE, x.flag());
        }
        if (x.isPoint()) {
            return f.at(x.mid(), bits).withFlag(x.flag());
        }
        return f.at(x.mid(), Exponential.useful(bits, x)).widen(x.rad()).withFlag(x.flag());
    }
}
