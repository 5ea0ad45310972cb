package org.certirank.interval.ball;

import java.math.BigInteger;
import org.certirank.interval.Flag;

/** Square root, integer and real powers. */
final class Powers {
    /** Below this many certain bits ranges are taken from the ends instead of the derivative. */
    private static final int WIDE = 6;
    /** Integer exponents beyond 2^1024 go through exp and log: squarings with so many guard bits would take too long. */
    private static final Exponent MAX_INTEGER = Exponent.of(1024);

    private Powers() {
    }

    /**
     * With t = r / m < 1: |sqrt(m +- r) - sqrt(m)| <= r / (sqrt(m) + sqrt(m - r)) <= r (1 + t) / (2 sqrt(m)), since 1 / (1 + sqrt(1 - t)) <= (1 + t) / 2.
     * Wider sets: the roots of the ends, the lower end cut off at 0.
     */
    static Ball sqrt(Ball x, int bits) {
        BigFloat m = x.mid();
        boolean zero = Order.containsZero(x);
        if (!zero && m.signum() < 0) {
            return Ball.NOWHERE;
        }
        if (!x.isBounded()) {
            return Ball.REALS.withFlag(Flag.worst(x.flag(), Flag.PARTLY));
        }
        if (zero || x.relativeAccuracy() < WIDE) {
            boolean negative = BigFloat.addDown(m, x.rad().toBigFloat().neg(), 2).signum() < 0;
            Flag own = negative ? Flag.PARTLY : zero ? Flag.CONTINUOUS : Flag.C1;
            BigFloat lo = zero ? BigFloat.ZERO : BigFloat.sqrtDown(x.lower(bits + 8), bits + 8);
            return Conversion.between(lo, BigFloat.sqrtUp(x.upper(bits + 8), bits + 8), bits, Flag.worst(x.flag(), own));
        }
        BigFloat root = BigFloat.sqrtDown(m, bits + 8);
        Radius error = root.roundingError(bits);
        if (!isRoot(root, m)) {
            error = error.addUp(Radius.powerOfTwo(root.magnitude().plus(-bits - 8L)));
        }
        if (!x.rad().isZero()) {
            Radius t = x.rad().divUp(Radius.down(m)).addUp(Radius.ONE);
            error = error.addUp(x.rad().mulUp(t).divUp(Radius.down(root)).shift(-1));
        }
        return new Ball(root.round(bits), error, x.flag());
    }

    private static boolean isRoot(BigFloat r, BigFloat x) {
        // The square of an odd mantissa of n bits has 2n - 1 bits or more.
        int odd = r.bitLength() - r.mantissa().getLowestSetBit();
        return 2 * odd - 1 <= x.bitLength() && r.mul(r).equals(x);
    }

    static Ball powInt(Ball x, BigInteger n, int bits) {
        boolean zero = Order.containsZero(x);
        if (n.signum() <= 0 && zero) {
            if (x.isPoint()) {
                return Ball.NOWHERE;
            }
            return (n.signum() == 0 ? Ball.ONE : Ball.REALS).withFlag(Flag.worst(x.flag(), Flag.PARTLY));
        }
        if (n.signum() == 0) {
            return Ball.ONE.withFlag(x.flag());
        }
        if (n.signum() < 0) {
            return Ball.ONE.div(powInt(x, n.negate(), bits + 8), bits);
        }
        if (!x.isBounded()) {
            return Ball.REALS.withFlag(x.flag());
        }
        if (x.isPoint() || x.relativeAccuracy() >= (long) WIDE + n.bitLength()) {
            return product(x, n, bits);
        }
        // x^n increases with x for odd n, with |x| for even n.
        int w = Math.max(bits, 64);
        boolean even = !n.testBit(0);
        Ball y = even ? Order.abs(x) : x;
        BigFloat lo = even && zero ? BigFloat.ZERO : product(Ball.of(y.lower(w)), n, w).lower(w);
        BigFloat hi = product(Ball.of(y.upper(w)), n, w).upper(w);
        return Conversion.between(lo, hi, bits, x.flag());
    }

    /** By repeated squaring; rounding errors are relative 2^-w each and are raised to at most the n-th power with the factors they belong to. */
    private static Ball product(Ball x, BigInteger n, int bits) {
        int w = bits + n.bitLength() + 8;
        Ball r = x;
        for (int i = n.bitLength() - 2; i >= 0; i--) {
            r = r.mul(r, w);
            if (n.testBit(i)) {
                r = r.mul(x, w);
            }
        }
        return r.round(bits);
    }

    /**
     * exp(y log x) on x > 0. The extra bits cover the size of y log x: its absolute error is a relative error of the power. Elsewhere a power
     * with a y that is not a single integer is at most partly defined: nowhere if x <= 0 and y is a single number.
     */
    static Ball pow(Ball x, Ball y, int bits) {
        Flag flag = Flag.worst(x.flag(), y.flag());
        boolean integer = y.isPoint() && (y.mid().isZero() || y.mid().exponent().plus(y.mid().mantissa().getLowestSetBit()).compareTo(Exponent.ZERO) >= 0);
        if (integer && (y.mid().isZero() || y.mid().magnitude().compareTo(MAX_INTEGER) < 0)) {
            return powInt(x, y.mid().fixed(0), bits).atBest(y.flag());
        }
        if (Order.below(Ball.ZERO, x)) {
            Ball rough = y.mul(x.log(32), 32);
            long size = rough.mid().isZero() ? 0 : Math.max(0, rough.mid().magnitude().saturated());
            int w = bits + 8 + (int) Math.min(size, Exponential.MAX_MAGNITUDE + 64);
            return y.mul(x.log(w), w).exp(bits).atBest(flag);
        }
        boolean nowhere = y.isPoint() && !integer && Order.notAbove(x, Ball.ZERO);
        return nowhere ? Ball.NOWHERE : Ball.REALS.withFlag(Flag.worst(flag, Flag.PARTLY));
    }
}
