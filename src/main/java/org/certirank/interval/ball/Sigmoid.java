package org.certirank.interval.ball;

import java.math.BigInteger;
import java.util.function.LongUnaryOperator;

/** tanh and erf: odd, increasing, with limits -1 and 1. */
final class Sigmoid {
    private static final LongUnaryOperator ODD = k -> 2 * k + 1;

    private Sigmoid() {
    }

    /** x within |x|^3: sin and tanh for small x are x + c x^3 + ... with an alternating series and |c| <= 1/3. */
    static Ball cubic(BigFloat x, int bits) {
        Radius r = Radius.up(x);
        return Ball.of(x, r.mulUp(r).mulUp(r).shift(-1)).round(bits);
    }

    /**
     * tanh(x) = E / (E + 2) with E = expm1(2x), for x >= bits by 1 - tanh(x) < 2 exp(-2x) < 2^-(bits+1), for |x| < 2^-(bits/2+2) by {@link #cubic}.
     */
    static Ball pointTanh(BigFloat x, int bits) {
        if (x.isZero()) {
            return Ball.ZERO;
        }
        if (x.signum() < 0) {
            return pointTanh(x.neg(), bits).neg();
        }
        if (x.magnitude().saturated() < -bits / 2 - 2L) {
            return cubic(x, bits);
        }
        if (x.compareTo(BigFloat.of(bits)) >= 0) {
            return nearOne(bits);
        }
        Ball e = Exponential.pointMinusOne(x.shift(1), bits + 8);
        return e.div(e.add(Ball.TWO, bits + 8), bits + 4).round(bits);
    }

    private static Ball nearOne(int bits) {
        return Ball.of(BigFloat.ONE, Radius.powerOfTwo(-bits - 1L));
    }

    /** |tanh'(x)| = 1 / cosh(x)^2 <= min(1, 4 exp(-2|x|)). */
    static Ball tanh(Ball x, int bits) {
        return apply(x, bits, Sigmoid::pointTanh, least -> least.shift(1), Radius.ONE, Radius.powerOfTwo(2));
    }

    /**
     * erf(x), x > 0: 2 x / sqrt(pi) exp(-x^2) S with S the sum of z^n / (1 3 5 ... (2n+1)), z = 2x^2 (DLMF 7.6.2): only positive terms, so no
     * cancellation. S has w bits after the point, and its error is below (2 units + 3) S there, as S >= 1. For |x| < 2^-(bits/2+2): erf(x) = 2x/sqrt(pi) within
     * a relative x^2 / 3. For x^2 >= 0.7 (bits + 2): 1 - erf(x) <= exp(-x^2) < 2^-(bits+2).
     */
    static Ball pointErf(BigFloat x, int bits) {
        if (x.isZero()) {
            return Ball.ZERO;
        }
        if (x.signum() < 0) {
            return pointErf(x.neg(), bits).neg();
        }
        long magnitude = x.magnitude().saturated();
        if (magnitude > 40 || magnitude > 0 && x.mul(x).mul(BigFloat.of(10)).compareTo(BigFloat.of(7L * (bits + 2))) >= 0) {
            return nearOne(bits);
        }
        int p = bits + 10;
        Ball scale = Ball.of(x).mul(Ball.TWO, p).div(Ball.pi(p).sqrt(p), p);
        if (magnitude < -bits / 2 - 2L) {
            Radius square = Radius.up(x).mulUp(Radius.up(x));
            return scale.widen(Radius.up(scale.mid()).mulUp(square)).round(bits);
        }
        BigFloat square = x.mul(x);
        int w = p + 8 + Fixed.bitLength(bits);
        BigInteger z = square.shift(1).fixed(w);
        int n = Series.terms(square.shift(1).magnitude().saturated(), w, ODD);
        BigInteger sum = Series.fixedPoint(z, w, n, ODD);
        // The tail is below one unit; errors are relative to the sum, and a little more than the computed sum bounds the true one.
        BigInteger error = sum.shiftRight(w).add(BigInteger.TWO).multiply(BigInteger.valueOf(2 * Series.units(n) + 3));
        Ball series = Ball.of(BigFloat.of(sum, -w), Radius.up(error, Exponent.of(-w)));
        return scale.mul(series, p).mul(Exponential.point(square.neg(), p), p).round(bits);
    }

    /** |erf'(x)| = 2 / sqrt(pi) exp(-x^2) <= 2 exp(-x^2). */
    static Ball erf(Ball x, int bits) {
        return apply(x, bits, Sigmoid::pointErf, least -> least.mul(least), Radius.up(1.25), Radius.powerOfTwo(1));
    }

    /** The decay of a slope: an exponent that grows with the least magnitude in the set. */
    @FunctionalInterface
    private interface Decay {
        BigFloat at(BigFloat least);
    }

    /** Slopes are at most min(top, factor exp(-decay(least |x|))), with top 1 for tanh and 5/4 > 2 / sqrt(pi) for erf. */
    private static Ball apply(Ball x, int bits, Exponential.Kernel f, Decay decay, Radius top, Radius factor) {
        BigFloat.checked(bits);
        if (!x.isBounded()) {
            return new Ball(BigFloat.ZERO, Radius.ONE, x.flag());
        }
        if (x.isPoint()) {
            return f.at(x.mid(), bits).withFlag(x.flag());
        }
        if (x.rad().magnitude().saturated() > -6) {
            return Exponential.increasing(x, bits, f);
        }
        Radius slope = top;
        BigFloat least = BigFloat.addDown(x.mid().abs(), x.rad().toBigFloat().neg(), Radius.BITS);
        if (least.signum() > 0) {
            Ball e = Exponential.point(decay.at(least).neg(), Radius.BITS);
            slope = slope.min(factor.mulUp(Radius.up(e.mid()).addUp(e.rad())));
        }
        return f.at(x.mid(), bits).widen(x.rad().mulUp(slope)).withFlag(x.flag());
    }
}
