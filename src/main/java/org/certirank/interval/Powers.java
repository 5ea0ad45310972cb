package org.certirank.interval;

import java.math.BigInteger;
import org.certirank.exact.Dyadic;

/** Integer and real powers and the square root. */
final class Powers {
    private Powers() {
    }

    /**
     * x^n. |x|^|n| is increasing in |x| on (0, oo) for n not 0, so its range over an interval of magnitudes has the powers of the ends as its
     * ends; odd powers keep the sign, even ones forget it, and negative ones are reciprocals.
     */
    static RealInterval powInt(RealInterval x, BigInteger n, int bits) {
        Rounding.checked(bits);
        if (x.isEmpty()) {
            return x;
        }
        if (n.signum() <= 0 && x.containsZero()) {
            if (x.isPoint()) {
                return RealInterval.NOWHERE;
            }
            Flag flag = Flag.worst(x.flag(), Flag.PARTLY);
            if (n.signum() == 0) {
                return RealInterval.ONE.withFlag(flag);
            }
            RealInterval above = positive(RealInterval.of(Bound.OPEN_ZERO, x.upper()), n, bits);
            RealInterval below = positive(RealInterval.of(Bound.OPEN_ZERO, x.lower().neg()), n, bits);
            return (n.testBit(0) ? above.hull(below.neg()) : above.hull(below)).withFlag(flag);
        }
        if (n.signum() == 0) {
            return RealInterval.ONE.withFlag(x.flag());
        }
        if (!n.testBit(0)) {
            return positive(x.abs(), n, bits).withFlag(x.flag());
        }
        if (x.lower().signum() >= 0) {
            return positive(x, n, bits).withFlag(x.flag());
        }
        if (x.upper().signum() <= 0) {
            return positive(x.neg(), n, bits).neg().withFlag(x.flag());
        }
        // n > 0 is odd and 0 lies inside: increasing on the whole line.
        return new RealInterval(magnitude(x.lower().neg(), n, bits, true).neg(), magnitude(x.upper(), n, bits, true), x.flag());
    }

    /** x^n for x in a set of non-negative numbers, of positive ones when n < 0. */
    private static RealInterval positive(RealInterval x, BigInteger n, int bits) {
        if (x.isEmpty()) {
            return x;
        }
        if (n.signum() > 0) {
            return RealInterval.of(magnitude(x.lower(), n, bits, false), magnitude(x.upper(), n, bits, true));
        }
        return RealInterval.of(magnitude(x.upper(), n, bits, false), magnitude(x.lower(), n, bits, true));
    }

    /** The end x^n for an end x >= 0, rounded outward. */
    private static Bound magnitude(Bound x, BigInteger n, int bits, boolean up) {
        if (!x.isFinite() || x.signum() == 0) {
            boolean infinite = x.isFinite() == n.signum() < 0;
            return infinite ? Bound.PLUS_INFINITY : x.isFinite() ? x : Bound.OPEN_ZERO;
        }
        BigInteger m = n.abs();
        // Each of the at most 2 bitLength roundings multiplies by 1 +- 2^-w and is then raised to at most m: relative error < 4 m 2^-w.
        int w = bits + m.bitLength() + 8;
        boolean upward = n.signum() > 0 == up;
        Dyadic p = power(x.value(), m, w, upward);
        boolean open = x.open() || !isExactPower(x.value(), m, p);
        if (n.signum() > 0) {
            return up ? Rounding.upper(p, open, bits) : Rounding.lower(p, open, bits);
        }
        return up ? Rounding.divLower(Dyadic.ONE.neg(), p, open, bits).neg() : Rounding.divLower(Dyadic.ONE, p, open, bits);
    }

    /**
     * Whether the rounded power p is the exact one, x > 0. If x is a power of two, so is p, and the exponents decide. Otherwise the exact
     * power has the odd mantissa k^m of more than m (bitLength(k) - 1) bits; p has it too only if nothing was rounded, since all lower powers
     * are shorter (and a saturated p has mantissa 1).
     */
    private static boolean isExactPower(Dyadic x, BigInteger m, Dyadic p) {
        if (x.bitLength() == 1) {
            return p.bitLength() == 1 && BigInteger.valueOf(x.exponent()).multiply(m).equals(BigInteger.valueOf(p.exponent()));
        }
        if (m.bitLength() > 31 || (long) (x.bitLength() - 1) * m.intValue() > p.bitLength()) {
            return false;
        }
        return p.mantissa().equals(x.mantissa().pow(m.intValue()));
    }

    /** x^m rounded throughout in one direction, x > 0; saturates at the exponent limit, still on the right side of the truth. */
    private static Dyadic power(Dyadic x, BigInteger m, int w, boolean up) {
        Dyadic r = Dyadic.ONE;
        for (int i = m.bitLength() - 1; i >= 0; i--) {
            r = round(r.mul(r), w, up);
            if (m.testBit(i)) {
                r = round(r.mul(x), w, up);
            }
            r = saturate(r, up);
        }
        return r;
    }

    private static Dyadic round(Dyadic x, int w, boolean up) {
        return up ? x.roundUp(w) : x.roundDown(w);
    }

    /** Keeps exponents within twice the limit: ends there are clipped outward afterwards, see {@link Rounding#clipLower}. */
    private static Dyadic saturate(Dyadic r, boolean up) {
        long cap = 3 * (Rounding.LIMIT / 2);
        if (r.isZero() || Math.abs(r.magnitude()) <= cap) {
            return r;
        }
        // The exact power keeps moving away from 1, so cutting down at the cap (or up at its inverse) is on the safe side; cutting the other
        // way would not be, but there the result only has to stay beyond the limit, where it is clipped to infinity or 0.
        return Dyadic.powerOfTwo(r.magnitude() > 0 ? cap : -cap);
    }

    /** The root of the ends; increasing on [0, oo). Exact ends stay closed. */
    static RealInterval sqrt(RealInterval x, int bits) {
        Rounding.checked(bits);
        if (x.isEmpty()) {
            return x;
        }
        if (x.upper().signum() < 0 || x.upper().signum() == 0 && x.upper().open()) {
            return RealInterval.NOWHERE;
        }
        Flag flag = x.lower().signum() < 0 ? Flag.PARTLY : x.containsZero() ? Flag.CONTINUOUS : Flag.C1;
        Bound lo = x.lower().signum() < 0 ? Bound.ZERO : root(x.lower(), bits, false);
        return new RealInterval(lo, root(x.upper(), bits, true), Flag.worst(x.flag(), flag));
    }

    private static Bound root(Bound x, int bits, boolean up) {
        if (!x.isFinite()) {
            return x;
        }
        Dyadic r = up ? Dyadic.sqrtUp(x.value(), bits) : Dyadic.sqrtDown(x.value(), bits);
        return Bound.of(r, x.open() || !r.mul(r).equals(x.value()));
    }

    /**
     * x^y, defined for x > 0 as exp(y log x) and for other x where y is an integer (positive when x = 0), so that the meaning at a point does not
     * depend on the box around it. A single integer y is {@link #powInt}. Otherwise every x that is not positive makes the function PARTLY
     * defined, and the values |x|^y with both signs, and 0, join the hull when y holds integers.
     */
    static RealInterval pow(RealInterval x, RealInterval y, int bits) {
        Rounding.checked(bits);
        Flag flag = Flag.worst(x.flag(), y.flag());
        if (x.isEmpty() || y.isEmpty()) {
            return Arithmetic.empty(flag);
        }
        BigInteger n = Order.pointInteger(y);
        if (n != null) {
            return powInt(x, n, bits).atBest(y.flag());
        }
        RealInterval base = x.intersect(RealInterval.POSITIVE);
        if (base.lower().equals(x.lower())) {
            return positivePower(base, y, bits).withFlag(flag);
        }
        RealInterval values = base.isEmpty() ? base : positivePower(base, y, bits);
        Bound greatest = y.floor().upper();
        if (!greatest.isFinite() || y.contains(greatest.value())) {
            RealInterval below = x.neg().intersect(RealInterval.POSITIVE);
            if (!below.isEmpty()) {
                RealInterval magnitudes = positivePower(below, y, bits);
                values = values.hull(magnitudes).hull(magnitudes.neg());
            }
            if (x.containsZero() && greatest.signum() > 0) {
                values = values.hull(RealInterval.ZERO);
            }
        }
        return values.isEmpty() ? RealInterval.NOWHERE : values.withFlag(Flag.worst(flag, Flag.PARTLY));
    }

    /**
     * exp(y log x), x > 0: log is increasing, the product's enclosure is exact up to rounding, exp is increasing. The extra bits cover the
     * magnitude of the exponent: an absolute error d of y log x is a relative error of about d in the result.
     */
    private static RealInterval positivePower(RealInterval x, RealInterval y, int bits) {
        RealInterval rough = y.mul(x.log(16), 16);
        long size = Math.max(size(rough.lower()), size(rough.upper()));
        int w = bits + 8 + Math.clamp(size, 0, 70);
        return y.mul(x.log(w), w).exp(bits);
    }

    private static long size(Bound b) {
        return !b.isFinite() || b.signum() == 0 ? 0 : b.value().magnitude();
    }
}
