package org.certirank.interval;

import org.certirank.exact.Dyadic;
import org.certirank.exact.Rational;

/** Makes ends of intervals from exact numbers: outward rounding, openness of what was rounded, clipping of extreme exponents. */
final class Rounding {
    /** Ends lie within 2^-LIMIT and 2^LIMIT in magnitude (or are 0 or infinite), so sums of a few exponents stay in the long range. */
    static final long LIMIT = 1L << 60;

    private static final Dyadic HUGE = Dyadic.powerOfTwo(LIMIT);
    private static final Dyadic TINY = Dyadic.powerOfTwo(-LIMIT);

    private Rounding() {
    }

    static int checked(int bits) {
        if (bits < 2) {
            throw new IllegalArgumentException("precision must be at least 2 bits, is " + bits);
        }
        return bits;
    }

    /** The same end, or, beyond the exponent limit, the nearest admissible end outward of it. */
    static Bound clipLower(Bound b) {
        if (b.infinity() != 0 || b.value().isZero()) {
            return b;
        }
        long m = b.value().magnitude();
        if (m > LIMIT + 1) {
            return b.signum() > 0 ? Bound.open(HUGE) : Bound.MINUS_INFINITY;
        }
        if (m < -LIMIT) {
            return b.signum() > 0 ? Bound.OPEN_ZERO : Bound.open(TINY.neg());
        }
        return b;
    }

    static Bound clipUpper(Bound b) {
        if (b.infinity() != 0 || b.value().isZero()) {
            return b;
        }
        long m = b.value().magnitude();
        return m > LIMIT + 1 || m < -LIMIT ? clipLower(b.neg()).neg() : b;
    }

    static Bound lower(Dyadic v, boolean open, int bits) {
        Dyadic r = v.roundDown(bits);
        return Bound.of(r, open || r != v);
    }

    static Bound upper(Dyadic v, boolean open, int bits) {
        Dyadic r = v.roundUp(bits);
        return Bound.of(r, open || r != v);
    }

    static Bound lower(Rational q, boolean open, int bits) {
        Dyadic r = Dyadic.fromRationalDown(q, checked(bits));
        return Bound.of(r, open || !isQuotient(r, Dyadic.of(q.num()), Dyadic.of(q.den())));
    }

    static Bound upper(Rational q, boolean open, int bits) {
        return lower(q.neg(), open, bits).neg();
    }

    /** The lower end of a quotient of numbers, the divisor not 0. */
    static Bound divLower(Dyadic a, Dyadic b, boolean open, int bits) {
        Dyadic r = Dyadic.divDown(a, b, bits);
        return Bound.of(r, open || !isQuotient(r, a, b));
    }

    private static boolean isQuotient(Dyadic r, Dyadic a, Dyadic b) {
        return r.mul(b).equals(a);
    }

    /** A sum of finite ends, which are open when one of them is or when rounding moved it. */
    static Bound addLower(Dyadic a, Dyadic b, boolean open, int bits) {
        return near(a, b, bits) ? lower(a.add(b), open, bits) : far(a, b, Dyadic.addDown(a, b, bits), open, bits);
    }

    static Bound addUpper(Dyadic a, Dyadic b, boolean open, int bits) {
        return near(a, b, bits) ? upper(a.add(b), open, bits) : far(a, b, Dyadic.addUp(a, b, bits), open, bits);
    }

    private static boolean near(Dyadic a, Dyadic b, int bits) {
        return a.isZero() || b.isZero() || Math.abs(a.exponent() - b.exponent()) <= 4L * bits + 64;
    }

    /** Far apart exponents: the sum seldom fits, and where it does (long operands) the exact sum is affordable. */
    private static Bound far(Dyadic a, Dyadic b, Dyadic rounded, boolean open, int bits) {
        boolean affordable = Math.abs(a.exponent() - b.exponent()) <= (long) a.bitLength() + b.bitLength() + bits;
        return Bound.of(rounded, open || !(affordable && rounded.equals(a.add(b))));
    }
}
