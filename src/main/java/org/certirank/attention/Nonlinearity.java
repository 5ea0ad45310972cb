package org.certirank.attention;

import org.certirank.exact.Rational;
import org.certirank.interval.ball.Ball;
import org.certirank.interval.ball.BigFloat;

/**
 * Activations f of balls and their differences f(u + v) - f(u) with relative accuracy in v. Each is an enclosure by the operations of {@link Ball}; the formulas are argued in docs/trajectories.md, section 5.
 */
final class Nonlinearity {
    private static final Rational CUBIC = Rational.parse("0.044715");
    private static final Ball HALF = Ball.ONE.shift(-1);

    private Nonlinearity() {
    }

    static Ball value(Activation f, Ball u, int bits) {
        return switch (f) {
            case RELU -> u.max(Ball.ZERO);
            case TANH -> u.tanh(bits);
            case GELU -> u.mul(normal(u, bits), bits);
            case GELU_TANH -> u.mul(Ball.ONE.add(inner(u, bits).tanh(bits), bits).shift(-1), bits);
        };
    }

    static Ball difference(Activation f, Ball u, Ball v, int bits) {
        if (v.certainlyEqual(Ball.ZERO)) {
            return Ball.ZERO;
        }
        return switch (f) {
            case RELU -> ramp(u, v, bits);
            case TANH -> tanh(u, v, bits);
            case GELU, GELU_TANH -> smooth(f, u, v, bits);
        };
    }

    /** All slopes (f(x) - f(y)) / (x - y) of points of the set. For the smooth ones those are values of f' on it. */
    static Ball slope(Activation f, Ball x, int bits) {
        return switch (f) {
            case RELU -> x.certainlyPositive() ? Ball.ONE : x.certainlyNegative() ? Ball.ZERO : Ball.between(BigFloat.ZERO, BigFloat.ONE, bits);
            case TANH -> sech(x, bits).sqr(bits);
            case GELU -> slope(x, bits);
            case GELU_TANH -> slopeTanh(x, bits);
        };
    }

    /** By the signs of u and u + v where they are certain; else f' lies in [0, 1]. */
    private static Ball ramp(Ball u, Ball v, int bits) {
        Ball w = u.add(v, bits);
        if (u.certainlyNonNegative() && w.certainlyNonNegative()) {
            return v;
        }
        if (u.certainlyNonPositive() && w.certainlyNonPositive()) {
            return Ball.ZERO;
        }
        if (u.certainlyNonNegative() && w.certainlyNonPositive()) {
            return u.neg();
        }
        if (u.certainlyNonPositive() && w.certainlyNonNegative()) {
            return w;
        }
        return v.mul(Ball.between(BigFloat.ZERO, BigFloat.ONE, bits), bits);
    }

    /** sinh v / (cosh u cosh(u + v)), with sinh v = (E + E / (1 + E)) / 2, E = expm1 v; small where u is large, without cancellation. For large v the plain difference. */
    private static Ball tanh(Ball u, Ball v, int bits) {
        Ball w = u.add(v, bits);
        if (!v.abs().certainlyLess(Ball.ONE)) {
            return w.tanh(bits).sub(u.tanh(bits), bits);
        }
        Ball e = v.expm1(bits);
        Ball twice = e.add(e.div(Ball.ONE.add(e, bits), bits), bits);
        return twice.mul(sech(u, bits), bits).mul(sech(w, bits), bits).shift(-1);
    }

    /** 1 / cosh x = 2 q / (1 + q^2) with q = exp(-|x|), which does not overflow. */
    private static Ball sech(Ball x, int bits) {
        Ball q = x.abs().neg().exp(bits);
        return q.shift(1).div(Ball.ONE.add(q.sqr(bits), bits), bits);
    }

    /** The tighter of the plain difference and v f'(hull of u and u + v), by the mean value theorem. */
    private static Ball smooth(Activation f, Ball u, Ball v, int bits) {
        Ball w = u.add(v, bits);
        if (!u.isBounded() || !w.isBounded()) {
            return Ball.REALS;
        }
        Ball plain = value(f, w, bits).sub(value(f, u, bits), bits);
        Ball between = Ball.between(u.lower(bits).min(w.lower(bits)), u.upper(bits).max(w.upper(bits)), bits);
        Ball mean = v.mul(f == Activation.GELU ? slope(between, bits) : slopeTanh(between, bits), bits);
        return plain.rad().compareTo(mean.rad()) <= 0 ? plain : mean;
    }

    /** The normal distribution function (1 + erf(x / sqrt 2)) / 2. */
    private static Ball normal(Ball x, int bits) {
        return Ball.ONE.add(x.mul(HALF.sqrt(bits), bits).erf(bits), bits).shift(-1);
    }

    /** (x N(x))' = N(x) + x n(x), n(x) = exp(-x^2 / 2) / sqrt(2 pi). */
    private static Ball slope(Ball x, int bits) {
        Ball density = x.sqr(bits).shift(-1).neg().exp(bits).div(Ball.pi(bits).shift(1).sqrt(bits), bits);
        return normal(x, bits).add(x.mul(density, bits), bits);
    }

    /** sqrt(2/pi) (x + 0.044715 x^3). */
    private static Ball inner(Ball x, int bits) {
        Ball cubic = x.powInt(3, bits).mul(Ball.enclosing(CUBIC, bits), bits);
        return x.add(cubic, bits).mul(root(bits), bits);
    }

    private static Ball root(int bits) {
        return Ball.TWO.div(Ball.pi(bits), bits).sqrt(bits);
    }

    /** (1 + tanh q)/2 + x (1 - tanh^2 q) q'/2, q the inner function and q' = sqrt(2/pi) (1 + 3 * 0.044715 x^2). */
    private static Ball slopeTanh(Ball x, int bits) {
        Ball q = inner(x, bits);
        Ball sech = sech(q, bits);
        Ball slope = Ball.ONE.add(x.sqr(bits).mul(Ball.enclosing(CUBIC.mul(Rational.of(3)), bits), bits), bits).mul(root(bits), bits);
        return Ball.ONE.add(q.tanh(bits), bits).add(x.mul(sech.sqr(bits), bits).mul(slope, bits), bits).shift(-1);
    }
}
