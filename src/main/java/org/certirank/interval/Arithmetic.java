package org.certirank.interval;


/**
 * Sums, products and quotients of enclosures. Each is monotone in each operand on boxes where signs are fixed, so the extremes over a box lie
 * at its vertices (for products also when signs change, since x y is bilinear); the rounded vertex values enclose the range.
 */
final class Arithmetic {
    private Arithmetic() {
    }

    static RealInterval add(RealInterval a, RealInterval b, int bits) {
        Rounding.checked(bits);
        Flag flag = Flag.worst(a.flag(), b.flag());
        if (a.isEmpty() || b.isEmpty()) {
            return empty(flag);
        }
        return new RealInterval(addLower(a.lower(), b.lower(), bits), addUpper(a.upper(), b.upper(), bits), flag);
    }

    static RealInterval empty(Flag flag) {
        return new RealInterval(Bound.PLUS_INFINITY, Bound.MINUS_INFINITY, flag);
    }

    /** Of lower ends (never plus infinity). */
    private static Bound addLower(Bound a, Bound b, int bits) {
        if (!a.isFinite() || !b.isFinite()) {
            return Bound.MINUS_INFINITY;
        }
        return Rounding.addLower(a.value(), b.value(), a.open() || b.open(), bits);
    }

    /** Of upper ends (never minus infinity). */
    private static Bound addUpper(Bound a, Bound b, int bits) {
        if (!a.isFinite() || !b.isFinite()) {
            return Bound.PLUS_INFINITY;
        }
        return Rounding.addUpper(a.value(), b.value(), a.open() || b.open(), bits);
    }

    static RealInterval mul(RealInterval a, RealInterval b, int bits) {
        Rounding.checked(bits);
        Flag flag = Flag.worst(a.flag(), b.flag());
        if (a.isEmpty() || b.isEmpty()) {
            return empty(flag);
        }
        Bound al = a.lower();
        Bound ah = a.upper();
        Bound bl = b.lower();
        Bound bh = b.upper();
        Bound lo;
        Bound hi;
        if (al.signum() >= 0) {
            lo = product(bl.signum() >= 0 ? al : ah, bl);
            hi = product(bh.signum() <= 0 ? al : ah, bh);
        } else if (ah.signum() <= 0) {
            lo = product(bh.signum() <= 0 ? ah : al, bh);
            hi = product(bl.signum() >= 0 ? ah : al, bl);
        } else if (bl.signum() >= 0) {
            lo = product(al, bh);
            hi = product(ah, bh);
        } else if (bh.signum() <= 0) {
            lo = product(ah, bl);
            hi = product(al, bl);
        } else {
            lo = outer(product(al, bh), product(ah, bl), -1);
            hi = outer(product(al, bl), product(ah, bh), 1);
        }
        return new RealInterval(lo.isFinite() ? Rounding.lower(lo.value(), lo.open(), bits) : lo,
                hi.isFinite() ? Rounding.upper(hi.value(), hi.open(), bits) : hi, flag);
    }

    /** The exact product of two ends; a closed 0 is attained with any partner, an open 0 only approached; 0 times infinity is 0. */
    static Bound product(Bound a, Bound b) {
        int s = a.signum() * b.signum();
        if (s == 0) {
            boolean attained = a.isFinite() && a.isClosedZero() || b.isFinite() && b.isClosedZero();
            return attained ? Bound.ZERO : Bound.OPEN_ZERO;
        }
        if (!a.isFinite() || !b.isFinite()) {
            return s > 0 ? Bound.PLUS_INFINITY : Bound.MINUS_INFINITY;
        }
        return Bound.of(a.value().mul(b.value()), a.open() || b.open());
    }

    /** The end further in the direction of the sign; of two at the same place the closed one, which is attained. */
    static Bound outer(Bound a, Bound b, int sign) {
        int c = sign * a.comparePlace(b);
        return c > 0 || c == 0 && !a.open() ? a : b;
    }

    static RealInterval div(RealInterval a, RealInterval b, int bits) {
        Rounding.checked(bits);
        Flag flag = Flag.worst(a.flag(), b.flag());
        if (a.isEmpty() || b.isEmpty()) {
            return empty(flag);
        }
        if (b.containsZero()) {
            if (b.isPoint()) {
                return RealInterval.NOWHERE;
            }
            flag = Flag.worst(flag, Flag.PARTLY);
        }
        if (b.upper().signum() <= 0) {
            return quotient(a.neg(), b.upper().neg(), b.lower().neg(), flag, bits);
        }
        if (b.lower().signum() >= 0) {
            return quotient(a, b.lower(), b.upper(), flag, bits);
        }
        return a.isPoint() && a.lower().signum() == 0 ? RealInterval.ZERO.withFlag(flag) : RealInterval.REALS.withFlag(flag);
    }

    /** a divided by the positive numbers between {@code bl >= 0} and {@code bh}; 0 itself is left out. */
    private static RealInterval quotient(RealInterval a, Bound bl, Bound bh, Flag flag, int bits) {
        Bound lo = quotientLower(a.lower(), a.lower().signum() >= 0 ? bh : bl, bits);
        Bound hi = quotientLower(a.upper().neg(), a.upper().signum() <= 0 ? bh : bl, bits).neg();
        return new RealInterval(lo, hi, flag);
    }

    private static Bound quotientLower(Bound a, Bound b, int bits) {
        if (a.signum() == 0) {
            return a;
        }
        if (!b.isFinite()) {
            return Bound.OPEN_ZERO;
        }
        if (b.signum() == 0 || !a.isFinite()) {
            // Only reached with a < 0 here: a non-negative lower end is divided by the upper end of b.
            return Bound.MINUS_INFINITY;
        }
        return Rounding.divLower(a.value(), b.value(), a.open() || b.open(), bits);
    }
}
