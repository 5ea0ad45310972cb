package org.certirank.interval.ball;

import org.certirank.exact.Rational;
import org.certirank.interval.Flag;

/** Comparisons of sets, absolute value, minimum and maximum. */
final class Order {
    private Order() {
    }

    /** Enough bits to make a sum of these numbers exact unless their exponents are far apart; then it is rounded to the safe side. */
    private static int precision(BigFloat a, BigFloat b) {
        return a.bitLength() + b.bitLength() + 256;
    }

    /** Whether a.mid + a.rad < b.mid - b.rad, certainly. */
    static boolean below(Ball a, Ball b) {
        return a.isBounded() && b.isBounded() && compareGap(a, b) > 0;
    }

    static boolean notAbove(Ball a, Ball b) {
        return a.isBounded() && b.isBounded() && compareGap(a, b) >= 0;
    }

    /** A lower bound of b.mid - a.mid against an upper bound of a.rad + b.rad. */
    private static int compareGap(Ball a, Ball b) {
        BigFloat gap = BigFloat.addDown(b.mid(), a.mid().neg(), precision(a.mid(), b.mid()));
        return gap.compareTo(BigFloat.addUp(a.rad().toBigFloat(), b.rad().toBigFloat(), 256));
    }

    static boolean contains(Ball a, BigFloat x) {
        return !a.isBounded() || distanceUp(a.mid(), x).compareTo(a.rad().toBigFloat()) <= 0;
    }

    private static BigFloat distanceUp(BigFloat a, BigFloat b) {
        BigFloat up = BigFloat.addUp(a, b.neg(), precision(a, b));
        return up.signum() >= 0 ? up : BigFloat.addUp(b, a.neg(), precision(a, b));
    }

    /** |p/q - m| <= r as |p - m q| <= r q. */
    static boolean contains(Ball a, Rational x) {
        if (!a.isBounded()) {
            return true;
        }
        BigFloat den = BigFloat.of(x.den(), 0);
        return distanceUp(a.mid().mul(den), BigFloat.of(x.num(), 0)).compareTo(a.rad().toBigFloat().mul(den)) <= 0;
    }

    static boolean contains(Ball a, Ball b) {
        if (!a.isBounded() || !b.isBounded()) {
            return !a.isBounded();
        }
        BigFloat distance = distanceUp(a.mid(), b.mid());
        BigFloat reach = BigFloat.addUp(distance, b.rad().toBigFloat(), distance.bitLength() + 256);
        return reach.compareTo(a.rad().toBigFloat()) <= 0;
    }

    /** Exact. */
    static boolean containsZero(Ball a) {
        return !a.isBounded() || a.mid().abs().compareTo(a.rad().toBigFloat()) <= 0;
    }

    static Ball abs(Ball x) {
        if (!containsZero(x)) {
            return x.mid().signum() < 0 ? x.neg() : x;
        }
        Flag flag = Flag.worst(x.flag(), Flag.CONTINUOUS);
        if (!x.isBounded() || x.isPoint()) {
            return x.withFlag(flag);
        }
        int bits = Math.max(64, x.mid().bitLength());
        return Conversion.between(BigFloat.ZERO, BigFloat.addUp(x.mid().abs(), x.rad().toBigFloat(), bits), bits, flag);
    }

    static Ball max(Ball a, Ball b) {
        Flag flag = Flag.worst(a.flag(), b.flag());
        if (below(a, b) || below(b, a)) {
            return (below(a, b) ? b : a).withFlag(flag);
        }
        Flag kink = Flag.worst(flag, Flag.CONTINUOUS);
        if (!a.isBounded() || !b.isBounded()) {
            return Ball.REALS.withFlag(kink);
        }
        if (a.mid().equals(b.mid()) && a.rad().equals(b.rad())) {
            return a.withFlag(kink);
        }
        int bits = Math.max(64, Math.max(a.mid().bitLength(), b.mid().bitLength()));
        return Conversion.between(a.lower(bits).max(b.lower(bits)), a.upper(bits).max(b.upper(bits)), bits, kink);
    }
}
