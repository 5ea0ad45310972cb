package org.certirank.interval;

import java.math.BigInteger;
import org.certirank.exact.Dyadic;
import org.certirank.exact.Rational;

/** Sets and order: hulls, intersections, comparisons, absolute value, maximum, floor, midpoint. All exact but {@link #width}. */
final class Order {
    private Order() {
    }

    static RealInterval hull(RealInterval a, RealInterval b) {
        Flag flag = Flag.worst(a.flag(), b.flag());
        if (a.isEmpty()) {
            return b.withFlag(flag);
        }
        if (b.isEmpty()) {
            return a.withFlag(flag);
        }
        return new RealInterval(Arithmetic.outer(a.lower(), b.lower(), -1), Arithmetic.outer(a.upper(), b.upper(), 1), flag);
    }

    static RealInterval intersect(RealInterval a, RealInterval b) {
        Flag flag = Flag.worst(a.flag(), b.flag());
        return new RealInterval(inner(a.lower(), b.lower(), 1), inner(a.upper(), b.upper(), -1), flag);
    }

    /** The end further in the direction of the sign; of two at the same place the open one. */
    private static Bound inner(Bound a, Bound b, int sign) {
        int c = sign * a.comparePlace(b);
        return c > 0 || c == 0 && a.open() ? a : b;
    }

    static RealInterval abs(RealInterval a) {
        if (a.isEmpty()) {
            return a;
        }
        if (a.containsZero()) {
            return new RealInterval(Bound.ZERO, Arithmetic.outer(a.upper(), a.lower().neg(), 1), Flag.worst(a.flag(), Flag.CONTINUOUS));
        }
        return a.lower().signum() >= 0 ? a : a.neg();
    }

    static RealInterval max(RealInterval a, RealInterval b) {
        Flag flag = Flag.worst(a.flag(), b.flag());
        if (a.isEmpty() || b.isEmpty()) {
            return Arithmetic.empty(flag);
        }
        boolean apart = below(a, b) || below(b, a);
        // At equal lower places the maximum can reach the end only if both can.
        return new RealInterval(inner(a.lower(), b.lower(), 1), Arithmetic.outer(a.upper(), b.upper(), 1),
                apart ? flag : Flag.worst(flag, Flag.CONTINUOUS));
    }

    static RealInterval floor(RealInterval a) {
        if (a.isEmpty()) {
            return a;
        }
        Bound lo = a.lower().isFinite() ? Bound.closed(floor(a.lower().value())) : a.lower();
        Bound hi = a.upper();
        if (hi.isFinite()) {
            Dyadic f = floor(hi.value());
            boolean step = hi.open() && f.equals(hi.value());
            hi = Bound.closed(step ? f.add(Dyadic.ONE.neg()) : f);
        }
        Flag own;
        if (lo.isFinite() && hi.isFinite() && lo.value().equals(hi.value())) {
            own = a.lower().open() || !a.lower().value().equals(lo.value()) ? Flag.C1 : Flag.CONTINUOUS;
        } else {
            own = Flag.DEFINED;
        }
        return new RealInterval(lo, hi, Flag.worst(a.flag(), own));
    }

    private static Dyadic floor(Dyadic x) {
        return x.isInteger() ? x : Dyadic.of(x.floor());
    }

    static boolean contains(RealInterval a, Bound x) {
        int lo = a.lower().comparePlace(x);
        int hi = a.upper().comparePlace(x);
        return (lo < 0 || lo == 0 && !a.lower().open()) && (hi > 0 || hi == 0 && !a.upper().open());
    }

    static boolean contains(RealInterval a, Rational x) {
        if (a.isEmpty()) {
            return false;
        }
        int lo = compare(a.lower(), x);
        int hi = compare(a.upper(), x);
        return (lo < 0 || lo == 0 && !a.lower().open()) && (hi > 0 || hi == 0 && !a.upper().open());
    }

    private static int compare(Bound b, Rational x) {
        return b.isFinite() ? b.value().mul(Dyadic.of(x.den())).compareTo(Dyadic.of(x.num())) : b.infinity();
    }

    static boolean contains(RealInterval a, RealInterval b) {
        return b.isEmpty() || hull(a, b).equals(a.withFlag(Flag.worst(a.flag(), b.flag())));
    }

    static boolean containsInInterior(RealInterval a, RealInterval b) {
        if (b.isEmpty()) {
            return true;
        }
        int lo = b.lower().comparePlace(a.lower());
        int hi = a.upper().comparePlace(b.upper());
        return (lo > 0 || lo == 0 && !a.lower().isFinite()) && (hi > 0 || hi == 0 && !a.upper().isFinite());
    }

    static boolean below(RealInterval a, RealInterval b) {
        int c = a.upper().comparePlace(b.lower());
        return c < 0 || c == 0 && (a.upper().open() || b.lower().open());
    }

    static boolean notAbove(RealInterval a, RealInterval b) {
        return a.upper().comparePlace(b.lower()) <= 0;
    }

    static Dyadic midpoint(RealInterval a) {
        if (a.isEmpty()) {
            throw new ArithmeticException("the empty set has no midpoint");
        }
        Bound lo = a.lower();
        Bound hi = a.upper();
        if (lo.isFinite() && hi.isFinite()) {
            return between(lo.value(), hi.value());
        }
        if (!lo.isFinite() && !hi.isFinite()) {
            return Dyadic.ZERO;
        }
        return lo.isFinite() ? beyond(lo.value()) : beyond(hi.value().neg()).neg();
    }

    /** The arithmetic mean; far from balanced magnitudes of one sign the geometric one, in whole powers of two, so bisection gets there. */
    private static Dyadic between(Dyadic lo, Dyadic hi) {
        if (lo.equals(hi)) {
            return lo;
        }
        if (lo.signum() < 0 && hi.signum() > 0) {
            return Math.abs(lo.magnitude() - hi.magnitude()) > 64 ? Dyadic.ZERO : mean(lo, hi);
        }
        if (hi.signum() <= 0) {
            return between(hi.neg(), lo.neg()).neg();
        }
        if (!lo.isZero() && hi.magnitude() - lo.magnitude() > 64) {
            return Dyadic.powerOfTwo(Math.floorDiv(lo.magnitude() + hi.magnitude(), 2L));
        }
        return mean(lo, hi);
    }

    /** Half the sum, shortened as long as it stays strictly between. */
    private static Dyadic mean(Dyadic lo, Dyadic hi) {
        Dyadic m = lo.add(hi).shift(-1);
        Dyadic shorter = m.roundDown(53);
        return shorter.compareTo(lo) > 0 && shorter.compareTo(hi) < 0 ? shorter : m;
    }

    /** A number above x for a half-line: 1 above small numbers, doubling the magnitude of others. */
    private static Dyadic beyond(Dyadic x) {
        if (x.signum() < 0) {
            return x.magnitude() < 1 ? Dyadic.ONE : Dyadic.ZERO;
        }
        return x.isZero() ? Dyadic.ONE : Dyadic.powerOfTwo(Math.max(0, x.magnitude()) + 1);
    }

    static Bound width(RealInterval a, int bits) {
        Rounding.checked(bits);
        if (a.isEmpty() || a.isPoint()) {
            return Bound.ZERO;
        }
        if (!a.isBounded()) {
            return Bound.PLUS_INFINITY;
        }
        return Bound.closed(Dyadic.addUp(a.upper().value(), a.lower().value().neg(), bits));
    }

    static String text(RealInterval a) {
        String tail = a.flag() == Flag.C1 ? "" : " " + a.flag();
        if (a.isEmpty()) {
            return "empty" + tail;
        }
        if (a.isPoint()) {
            return "{" + a.lower().value() + "}" + tail;
        }
        String lo = a.lower().isFinite() ? a.lower().value().toString() : "-oo";
        String hi = a.upper().isFinite() ? a.upper().value().toString() : "oo";
        return (a.lower().open() ? "(" : "[") + lo + ", " + hi + (a.upper().open() ? ")" : "]") + tail;
    }

    /** The integer, when the set is a single integer of moderate size; null otherwise. */
    static BigInteger pointInteger(RealInterval a) {
        return a.isPoint() && a.lower().value().isInteger() && a.lower().value().exponent() < 4096 ? a.lower().value().floor() : null;
    }
}
