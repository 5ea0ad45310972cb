package org.certirank.interval.ball;

import org.certirank.exact.Dyadic;
import org.certirank.interval.Bound;
import org.certirank.interval.Flag;
import org.certirank.interval.RealInterval;

/** Balls from and to pairs of ends, always outward. */
final class Conversion {
    /** Ends of a {@link RealInterval} lie within 2^LIMIT and 2^-LIMIT in magnitude. */
    private static final long LIMIT = 1L << 60;

    private Conversion() {
    }

    /** Half the sum as midpoint; the radius is the greater distance to an end, both rounded up. */
    static Ball between(BigFloat lo, BigFloat hi, int bits, Flag flag) {
        if (lo.compareTo(hi) > 0) {
            throw new IllegalArgumentException("the lower end is above the upper one");
        }
        if (lo.equals(hi)) {
            return new Ball(lo, Radius.ZERO, flag).round(bits);
        }
        BigFloat mid = BigFloat.addDown(lo, hi, bits).shift(-1);
        BigFloat above = BigFloat.addUp(hi, mid.neg(), Radius.BITS);
        BigFloat below = BigFloat.addUp(mid, lo.neg(), Radius.BITS);
        return new Ball(mid, Radius.up(above.max(below)), flag);
    }

    static Ball enclosing(RealInterval x, int bits) {
        if (x.isEmpty() || !x.isBounded()) {
            return Ball.REALS.withFlag(x.flag());
        }
        return between(BigFloat.of(x.lower().value()), BigFloat.of(x.upper().value()), bits, x.flag());
    }

    static RealInterval toRealInterval(Ball x, int bits) {
        if (x.flag() == Flag.NOWHERE) {
            return RealInterval.NOWHERE;
        }
        if (!x.isBounded()) {
            return RealInterval.REALS.withFlag(x.flag());
        }
        Bound lower = lower(x.lower(bits));
        Bound upper = lower(BigFloat.addDown(x.mid().neg(), x.rad().toBigFloat().neg(), bits));
        return new RealInterval(lower, negated(upper), x.flag());
    }

    /** The same number as a lower end, or the nearest admissible end below it. */
    private static Bound lower(BigFloat x) {
        if (x.isZero()) {
            return Bound.closed(Dyadic.ZERO);
        }
        long m = x.magnitude().saturated();
        if (m > LIMIT) {
            return x.signum() > 0 ? Bound.open(Dyadic.powerOfTwo(LIMIT - 1)) : Bound.MINUS_INFINITY;
        }
        if (m < -LIMIT) {
            return x.signum() > 0 ? Bound.open(Dyadic.ZERO) : Bound.open(Dyadic.powerOfTwo(-LIMIT).neg());
        }
        return Bound.closed(x.toDyadic());
    }

    private static Bound negated(Bound b) {
        return b.isFinite() ? Bound.of(b.value().neg(), b.open()) : b.infinity() > 0 ? Bound.MINUS_INFINITY : Bound.PLUS_INFINITY;
    }
}
