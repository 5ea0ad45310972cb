package org.certirank.interval.ball;

import java.math.BigInteger;
import org.certirank.interval.Flag;

/** log and log1p: a first guess, whose quality only affects speed, corrected by a proven exp and an atanh series. */
final class Logarithm {
    private static final int GUESS_BITS = 50;
    /** Longer numbers take their guess from a logarithm of a quarter of the length. */
    private static final int RECURSIVE_BITS = 2000;

    private Logarithm() {
    }

    /**
     * log f for f in [0.74, 1.51) in units of 2^-w. For any number y, log f = y + 2 atanh(q) with q = (f exp(-y) - 1) / (f exp(-y) + 1). With E the error
     * of exp(|y|): the two numbers A, B whose (A - B) / (A + B) is q are off by at most 1.6 E + 4 together (f itself by one unit), A and B lie in
     * [0.7, 1.7], so q is off by at most 2 * 1.7 / 1.4^2 (1.6 E + 4) + 1 < 3 E + 9, atanh by 1.01 of that, its n cut terms and its tail by 3 n + 3:
     * doubled, below 8 E + 6 n + 36.
     */
    private static Fixed fixed(BigInteger f, int w) {
        BigInteger guess;
        int g;
        if (w < RECURSIVE_BITS) {
            g = GUESS_BITS;
            guess = BigInteger.valueOf(Math.round(Math.log(Math.scalb(f.shiftRight(w - 60).doubleValue(), -60)) * (1L << GUESS_BITS)));
        } else {
            g = w / 4;
            guess = fixed(f.shiftRight(w - g), g).value();
        }
        Fixed exp = Exponential.fixed(guess.abs().shiftLeft(w - g), w);
        boolean below = guess.signum() < 0;
        BigInteger a = below ? Multiplication.multiply(f, exp.value()).shiftRight(w) : f;
        BigInteger b = below ? BigInteger.ONE.shiftLeft(w) : exp.value();
        BigInteger q = a.subtract(b).shiftLeft(w).divide(a.add(b));
        if (q.bitLength() > w - 5) {
            throw new IllegalStateException("the guess of a logarithm is far off");
        }
        BigInteger square = Multiplication.multiply(q, q).shiftRight(w);
        BigInteger power = q.abs();
        BigInteger sum = power;
        long n = 1;
        while (power.signum() != 0) {
            power = Multiplication.multiply(power, square).shiftRight(w);
            sum = sum.add(power.divide(BigInteger.valueOf(2 * n + 1)));
            n++;
        }
        BigInteger twice = sum.shiftLeft(1);
        BigInteger value = guess.shiftLeft(w - g).add(q.signum() < 0 ? twice.negate() : twice);
        return new Fixed(value, 8 * exp.error() + 6 * n + 36);
    }

    /**
     * log(x) at one number x > 0: x = f 2^e with f in [3/4, 3/2), log x = log f + e ln 2, the latter within 4 units. When e = 0 the result may be
     * small, and |log f| >= |f - 1| / 2 gives the number of extra bits; else |log x| > 1/4. Tiny u = x - 1: |log(1 + u) - u| <= u^2.
     */
    static Ball point(BigFloat x, int bits) {
        if (x.signum() <= 0) {
            throw new ArithmeticException("logarithm of a number that is not positive");
        }
        Exponent magnitude = x.magnitude();
        int length = x.bitLength();
        boolean high = length >= 2 && x.mantissa().testBit(length - 2);
        Exponent e = high ? magnitude : magnitude.plus(-1);
        int extra = 2;
        if (e.equals(Exponent.ZERO)) {
            BigFloat u = x.sub(BigFloat.ONE);
            if (u.isZero() || u.magnitude().saturated() < -bits - 2L) {
                return nearOne(u, bits);
            }
            extra = (int) -u.magnitude().saturated() + 3;
        }
        int w = Math.max(64, bits + extra + Exponential.guard(bits + extra) + 8);
        Fixed log = fixed(x.shift(e.negate()).fixed(w), w);
        BigInteger value = log.value();
        if (!e.equals(Exponent.ZERO)) {
            BigInteger k = e.toBigInteger();
            int more = k.bitLength() + 1;
            value = value.add(Constants.fixedLn2(w + more).multiply(k).shiftRight(more));
        }
        return Fixed.ball(value, log.error() + 4, Exponent.of(-w), bits);
    }

    private static Ball nearOne(BigFloat u, int bits) {
        return Ball.of(u, Radius.up(u).mulUp(Radius.up(u))).round(bits);
    }

    /** |log(m +- r) - log(m)| <= r / (m - r). */
    static Ball log(Ball x, int bits) {
        BigFloat.checked(bits);
        if (Order.notAbove(x, Ball.ZERO)) {
            return Ball.NOWHERE;
        }
        if (!Order.below(Ball.ZERO, x)) {
            return Ball.REALS.withFlag(Flag.worst(x.flag(), Flag.PARTLY));
        }
        return propagated(x, x, bits, Logarithm::point);
    }

    /** log(1 + x) at one number x > -1: log of the exact sum; |log(1 + x) - x| <= x^2 for |x| <= 1/2; for x > 2^bits: 0 < log(1 + x) - log x < 1/x. */
    static Ball pointOnePlus(BigFloat x, int bits) {
        if (x.isZero()) {
            return Ball.ZERO;
        }
        long magnitude = x.magnitude().saturated();
        if (magnitude < -bits - 2L) {
            return nearOne(x, bits);
        }
        if (magnitude > bits + 16L) {
            return point(x, bits + 4).widen(Radius.powerOfTwo(x.magnitude().plus(-1).negate())).round(bits);
        }
        return point(x.add(BigFloat.ONE), bits);
    }

    static Ball log1p(Ball x, int bits) {
        BigFloat.checked(bits);
        Ball minusOne = Ball.of(-1);
        if (Order.notAbove(x, minusOne)) {
            return Ball.NOWHERE;
        }
        if (!Order.below(minusOne, x)) {
            return Ball.REALS.withFlag(Flag.worst(x.flag(), Flag.PARTLY));
        }
        if (x.isPoint()) {
            return pointOnePlus(x.mid(), bits).withFlag(x.flag());
        }
        int p = x.mid().bitLength() + 2 * Radius.BITS;
        return propagated(x, new Ball(BigFloat.addDown(x.mid(), BigFloat.ONE, p), x.rad(), x.flag()), bits, Logarithm::pointOnePlus);
    }

    /** The value at the midpoint with r / (m - r), m a lower bound of the number whose logarithm is taken; from the ends when r is not small beside m. */
    private static Ball propagated(Ball x, Ball positive, int bits, Exponential.Kernel f) {
        if (x.isPoint()) {
            return f.at(x.mid(), bits).withFlag(x.flag());
        }
        long accuracy = positive.relativeAccuracy();
        if (accuracy < 6) {
            return wide(x, bits, f);
        }
        // An error d of log x is d / |log x| of it; 128 more bits are enough where that counts (huge and tiny x).
        int p = (int) Math.min(bits, Math.clamp(Math.max(accuracy, x.relativeAccuracy()), 0, 1 << 30) + 128L);
        Radius least = Radius.down(positive.mid()).subDown(positive.rad());
        return f.at(x.mid(), p).widen(x.rad().divUp(least)).withFlag(x.flag());
    }

    /** The lower end is rounded with as many bits as keep it inside the domain, which the set does not touch. */
    private static Ball wide(Ball x, int bits, Exponential.Kernel f) {
        int p = x.mid().bitLength() + bits + 128;
        BigFloat low = x.lower(p);
        BigFloat high = x.upper(p);
        return Conversion.between(f.at(low, bits + 8).lower(bits + 8), f.at(high, bits + 8).upper(bits + 8), bits, x.flag());
    }
}
