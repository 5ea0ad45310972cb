package org.certirank.interval;

import org.certirank.exact.Dyadic;

/** Increasing functions: the range over an interval lies between the values (or limits) at its ends, which keep their openness. */
final class Monotone {
    /** Encloses one value, tightly for the given number of bits. */
    @FunctionalInterface
    interface Kernel {
        Enclosure at(Dyadic x, int bits);
    }

    private static final Bound MINUS_ONE_OPEN = Bound.open(Dyadic.of(-1));
    private static final Bound ONE_OPEN = Bound.open(Dyadic.ONE);

    private Monotone() {
    }

    private static RealInterval apply(RealInterval x, int bits, Kernel f, Bound atMinusInfinity, Bound atInfinity) {
        Rounding.checked(bits);
        if (x.isEmpty()) {
            return x;
        }
        if (x.isPoint()) {
            return Enclosure.interval(f.at(x.lower().value(), bits), bits, x.flag());
        }
        Bound lo = x.lower().isFinite() ? f.at(x.lower().value(), bits).lower(x.lower().open(), bits) : atMinusInfinity;
        Bound hi = x.upper().isFinite() ? f.at(x.upper().value(), bits).upper(x.upper().open(), bits) : atInfinity;
        return new RealInterval(lo, hi, x.flag());
    }

    static RealInterval exp(RealInterval x, int bits) {
        return apply(x, bits, Exponential::exp, Bound.OPEN_ZERO, Bound.PLUS_INFINITY);
    }

    static RealInterval expm1(RealInterval x, int bits) {
        return apply(x, bits, Exponential::expm1, MINUS_ONE_OPEN, Bound.PLUS_INFINITY);
    }

    static RealInterval tanh(RealInterval x, int bits) {
        return apply(x, bits, Exponential::tanh, MINUS_ONE_OPEN, ONE_OPEN);
    }

    static RealInterval erf(RealInterval x, int bits) {
        return apply(x, bits, ErrorFunction::erf, MINUS_ONE_OPEN, ONE_OPEN);
    }

    static RealInterval log(RealInterval x, int bits) {
        return logarithm(x, bits, Dyadic.ZERO, Logarithm::log);
    }

    static RealInterval log1p(RealInterval x, int bits) {
        return logarithm(x, bits, Dyadic.of(-1), Logarithm::log1p);
    }

    /** An increasing function on (pole, oo) with limits -oo and oo. */
    private static RealInterval logarithm(RealInterval x, int bits, Dyadic pole, Kernel f) {
        Rounding.checked(bits);
        RealInterval inside = x.intersect(RealInterval.of(Bound.open(pole), Bound.PLUS_INFINITY));
        if (x.isEmpty()) {
            return x;
        }
        if (inside.isEmpty()) {
            return RealInterval.NOWHERE;
        }
        Flag flag = Flag.worst(x.flag(), inside.lower().equals(x.lower()) ? Flag.C1 : Flag.PARTLY);
        if (inside.isPoint()) {
            return Enclosure.interval(f.at(inside.lower().value(), bits), bits, flag);
        }
        Bound lo = inside.lower().value().equals(pole) ? Bound.MINUS_INFINITY
                : f.at(inside.lower().value(), bits).lower(inside.lower().open(), bits);
        Bound hi = inside.upper().isFinite() ? f.at(inside.upper().value(), bits).upper(inside.upper().open(), bits) : Bound.PLUS_INFINITY;
        return new RealInterval(lo, hi, flag);
    }
}
