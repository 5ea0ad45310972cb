package org.certirank.linalg;

import org.certirank.exact.Dyadic;
import org.certirank.interval.ball.Ball;
import org.certirank.interval.ball.BallArray;
import org.certirank.interval.ball.BigFloat;
import org.certirank.interval.ball.Radius;

/** Entries of a {@link BallMatrix} to and from the balls of {@code interval.ball}, one by one and in batches. */
final class Entries {
    /** Exponents of dyadics are longs; balls with exponents beyond this are out of the range of matrices anyway. */
    private static final long FAR = 1L << 50;

    private Entries() {
    }

    /** Entry i; its radius is rounded up to the 30 bits of {@link Radius}. */
    static Ball get(BallMatrix a, int i) {
        if (a.rad[i] == Double.POSITIVE_INFINITY) {
            return Ball.REALS;
        }
        return Ball.of(BigFloat.of(a.midAt(i)), Radius.up(BigFloat.of(Scaled.exact(a.rad[i], a.radExponent[i]))));
    }

    /** Entry i, so far 0, becomes a superset of x: the whole line where x is unbounded, perhaps undefined, or beyond the range of exponents. */
    static void set(BallMatrix a, int i, Ball x) {
        Ball b = x.round(64 * a.limbs);
        Radius r = b.rad();
        if (!r.isFinite() || !x.isDefined() || exponent(b.mid()) > FAR || exponent(r.toBigFloat()) > FAR) {
            a.setWhole(i);
            return;
        }
        if (exponent(b.mid()) < -FAR) {
            r = r.addUp(Radius.powerOfTwo(-FAR));
        } else {
            a.set(i, Dyadic.of(b.mid().mantissa(), b.mid().exponent().saturated()), Dyadic.ZERO);
        }
        if (!r.isZero()) {
            BigFloat exact = r.max(Radius.powerOfTwo(-FAR)).toBigFloat();
            Scaled total = new Scaled();
            total.add(a.rad[i], a.radExponent[i]);
            total.add(exact.mantissa().longValueExact(), exact.exponent().saturated());
            a.setRadius(i, total);
        }
    }

    /** The exponent of a number's magnitude, the nearest long when it does not fit; 0 for zero. */
    private static long exponent(BigFloat x) {
        return x.isZero() ? 0 : x.magnitude().saturated();
    }

    /** Loads all entries into a batch of the same limbs. */
    static BallArray batch(BallMatrix a) {
        BallArray to = new BallArray(a.sign.length, a.limbs);
        for (int i = 0; i < a.sign.length; i++) {
            to.load(i, a.mantissa, i * a.limbs, a.sign[i], a.exponent[i], a.rad[i], a.radExponent[i]);
        }
        return to;
    }

    /** The matrix of a batch; an element whose function may be undefined becomes the whole line. */
    static BallMatrix matrix(int rows, int columns, BallArray from) {
        BallMatrix to = new BallMatrix(rows, columns, from.limbs());
        Scaled radius = new Scaled();
        for (int i = 0; i < from.size(); i++) {
            if (!from.isDefined(i)) {
                to.setWhole(i);
                continue;
            }
            if (from.signum(i) != 0) {
                from.copyLimbs(i, to.mantissa, i * to.limbs);
                to.sign[i] = (byte) from.signum(i);
                to.exponent[i] = from.exponent(i);
            }
            radius.value = from.radiusFraction(i);
            radius.exponent = from.radiusExponent(i);
            to.setRadius(i, radius);
            to.keepInRange(i);
        }
        return to;
    }
}
