package org.certirank.check;

import java.math.BigInteger;

/**
 * An interval of real numbers that contains all values of something, with ends as in {@link End}: an open end is not a value. Never empty. Operations contain
 * all values of the operation on members of the operands (certificate format, section 5), each end rounded outward to `bits` bits; + - * / and sqrt are
 * correctly rounded. An operation that is not certainly defined on all members gives null.
 */
record Range(End lo, End hi) {
    static final Range WHOLE = new Range(End.NEG_INF, End.POS_INF);
    static final Range ZERO = new Range(End.ZERO, End.ZERO);
    static final Range ONE = new Range(End.ONE, End.ONE);
    static final Range TWO = new Range(End.of(2), End.of(2));
    private static final Range UNIT = new Range(End.of(-1), End.ONE);
    /** Combines one end of each of two ranges. */
    private interface Corner { End at(End a, End b, boolean up); }
    static Range of(Rat r, int bits) { return new Range(End.of(r, false, bits, false), End.of(r, false, bits, true)); }

    /** The interval with these ends, null for an infinite one. */
    static Range of(Rat lo, boolean loOpen, Rat hi, boolean hiOpen, int bits) {
        return new Range(lo == null ? End.NEG_INF : End.of(lo, loOpen, bits, false), hi == null ? End.POS_INF : End.of(hi, hiOpen, bits, true));
    }

    static Range point(End e) { return new Range(e.closed(), e.closed()); }
    boolean isPoint() { return !lo.open() && !hi.open() && End.compare(lo, hi) == 0; }
    boolean isFinite() { return !lo.infinite() && !hi.infinite(); }
    boolean positive() { return lo.signum() > 0 || lo.isZero() && lo.open(); }
    boolean negative() { return hi.signum() < 0 || hi.isZero() && hi.open(); }
    boolean nonNegative() { return lo.signum() >= 0; }
    boolean nonPositive() { return hi.signum() <= 0; }

    boolean certainlyLess(Range r) {
        int c = End.compare(hi, r.lo);
        return c < 0 || c == 0 && (hi.open() || r.lo.open());
    }

    boolean certainlyAtMost(Range r) { return End.compare(hi, r.lo) <= 0; }
    Range round(int bits) { return new Range(lo.round(bits, false), hi.round(bits, true)); }
    Range neg() { return new Range(hi.neg(), lo.neg()); }
    Range add(Range y, int bits) { return new Range(End.add(lo, y.lo, bits, false), End.add(hi, y.hi, bits, true)); }
    Range sub(Range y, int bits) { return add(y.neg(), bits); }

    Range mul(Range y, int bits) { return corners(this, y, sign(), y.sign(), (a, b, up) -> End.mul(a, b, bits, up)); }

    /** The sign of all members, 0 standing for both. */
    private int sign() { return nonNegative() ? 1 : nonPositive() ? -1 : 0; }

    /** The least and the greatest of the values at the four corners of x * y, of a function that grows like the product of quantities with the signs sx and sy (0: both signs). */
    private static Range corners(Range x, Range y, int sx, int sy, Corner f) {
        if (sx == 0 && sy == 0) {
            return new Range(End.lesser(f.at(x.lo, y.hi, false), f.at(x.hi, y.lo, false)), End.greater(f.at(x.lo, y.lo, true), f.at(x.hi, y.hi, true)));
        }
        // The product is least where each factor is at the end that the other one's sign calls for.
        End xForLo = sy > 0 || sy == 0 && sx < 0 ? x.lo : x.hi;
        End yForLo = sx > 0 || sx == 0 && sy < 0 ? y.lo : y.hi;
        End xForHi = sy > 0 || sy == 0 && sx > 0 ? x.hi : x.lo;
        End yForHi = sx > 0 || sx == 0 && sy > 0 ? y.hi : y.lo;
        return new Range(f.at(xForLo, yForLo, false), f.at(xForHi, yForHi, true));
    }

    Range div(Range y, int bits) {
        if (y.negative()) return neg().div(y.neg(), bits);
        if (!y.positive()) return null;
        return new Range(End.div(lo, nonNegative() ? y.hi : y.lo, bits, false), End.div(hi, nonPositive() ? y.hi : y.lo, bits, true));
    }

    Range abs() { return nonNegative() ? this : nonPositive() ? neg() : new Range(End.ZERO, End.greater(lo.neg(), hi)); }

    /** The n-th powers; an even power goes through |x|, and a power below 1 needs the range to exclude 0. */
    Range powint(BigInteger n, int bits) {
        if (n.bitLength() > 4096) throw new LimitException("exponent of " + n.bitLength() + " bits");
        if (n.signum() <= 0) {
            if (!positive() && !negative()) return null;
            return n.signum() == 0 ? ONE : ONE.div(powint(n.negate(), bits + 16), bits);
        }
        Range x = n.testBit(0) ? this : abs();
        return new Range(signedPower(x.lo, n, bits, false), signedPower(x.hi, n, bits, true));
    }

    private static End signedPower(End a, BigInteger n, int bits, boolean up) {
        return a.signum() < 0 ? End.pow(a.neg(), n, bits, !up).neg() : End.pow(a, n, bits, up);
    }

    Range sqrt(int bits) { return nonNegative() ? new Range(End.sqrt(lo, bits, false), End.sqrt(hi, bits, true)) : null; }

    /** x^y = exp(y log x), x > 0: monotone in each, with the signs of y and of log x. */
    Range pow(Range y, int bits) {
        if (!positive()) return null;
        int logSign = End.compare(lo, End.ONE) >= 0 ? 1 : End.compare(hi, End.ONE) <= 0 ? -1 : 0;
        return corners(this, y, logSign, y.sign(), (a, b, up) -> powEnd(a, b, bits, up));
    }

    private static End powEnd(End a, End b, int bits, boolean up) {
        int log = End.compare(a, End.ONE);
        boolean open = a.open() || b.open();
        // y log x = 0: attained if a factor that is 0 is
        if (log == 0 || b.isZero()) return End.ONE.openIf(open && !(log == 0 && !a.open()) && !b.isClosedZero());
        if (a.infinite() || a.isZero() || b.infinite()) return log * b.signum() > 0 ? End.POS_INF : End.ZERO.opened();
        Range r = Elementary.pow(a, b, bits);
        return (up ? r.hi : r.lo).openIf(open);
    }

    /** Of a narrow range by one exponential: exp(lo + d) < exp(lo) (1 + d + d^2 / 2 + d^3), less than 2^-(bits + 10) exp(lo) too great if d < 2^-(bits / 3 + 4). */
    Range exp(int bits) {
        End d = isFinite() && !lo.isZero() && !hi.isZero() && lo.top() <= 60 && hi.top() <= 60 ? End.add(hi, lo.neg(), bits, true).closed() : null;
        if (d != null && (d.isZero() || d.top() < -bits / 3 - 4)) {
            Range at = Elementary.exp(lo, bits + 8), more = point(d), half = point(End.ONE.scaled(-1));
            End most = more.add(half, bits).mul(more, bits).add(ONE, bits).mul(more, bits + 8).add(ONE, bits + 8).hi;
            return new Range(at.lo.openIf(lo.open()).round(bits, false), End.mul(at.hi, most, bits, true).openIf(hi.open()));
        }
        End least = lo.infinite() ? End.ZERO.opened() : end(Elementary.exp(lo, bits), lo, false);
        return new Range(least, hi.infinite() ? hi : end(Elementary.exp(hi, bits), hi, true));
    }

    Range log(int bits) {
        if (!positive()) return null;
        return new Range(lo.isZero() ? End.NEG_INF : end(Elementary.log(lo, bits), lo, false), hi.infinite() ? hi : end(Elementary.log(hi, bits), hi, true));
    }

    Range tanh(int bits) { return new Range(saturating(lo, bits, false, true), saturating(hi, bits, true, true)); }
    Range erf(int bits) { return new Range(saturating(lo, bits, false, false), saturating(hi, bits, true, false)); }

    private static End saturating(End a, int bits, boolean up, boolean tanh) {
        if (a.infinite()) return End.of(a.signum()).opened();
        return end(tanh ? Elementary.tanh(a, bits) : Elementary.erf(a, bits), a, up);
    }

    private static End end(Range value, End of, boolean up) { return (up ? value.hi : value.lo).openIf(of.open()); }
    Range sin(int bits) { return wave(bits, false); }
    Range cos(int bits) { return wave(bits, true); }

    /** Between the values at the ends, and 1 and -1 if a multiple of pi/2 at which they are taken lies inside. */
    private Range wave(int bits, boolean cosine) {
        if (!Elementary.reducible(lo) || !Elementary.reducible(hi)) return UNIT;
        // sin has its maxima at j pi/2 with j = 1 and its minima with j = 3 modulo 4, cos with j = 0 and j = 2
        BigInteger first = Elementary.quadrant(lo).add(BigInteger.ONE);
        BigInteger last = hi.isZero() ? BigInteger.ONE.negate() : Elementary.quadrant(hi);
        boolean top = false, bottom = false;
        for (int i = 0; i < 4 && first.compareTo(last) <= 0; i++, first = first.add(BigInteger.ONE)) {
            int j = first.intValue() & 3;
            top |= j == (cosine ? 0 : 1);
            bottom |= j == (cosine ? 2 : 3);
        }
        Range a = top && bottom ? UNIT : cosine ? Elementary.cos(lo, bits) : Elementary.sin(lo, bits);
        Range b = top && bottom ? UNIT : isPoint() ? a : cosine ? Elementary.cos(hi, bits) : Elementary.sin(hi, bits);
        return new Range(bottom ? UNIT.lo : End.lesser(end(a, lo, false), end(b, hi, false)), top ? UNIT.hi : End.greater(end(a, lo, true), end(b, hi, true)));
    }

    Range floor() {
        End top = End.floor(hi);
        // x < n gives floor(x) <= n - 1
        if (hi.open() && hi.isInteger() && hi.top() < 4096) top = End.of(Rat.of(hi.rational().num.subtract(BigInteger.ONE)), false, 4096, true);
        return new Range(End.floor(lo).closed(), top);
    }

    static Range min(Range x, Range y) { return new Range(End.lesser(x.lo, y.lo), lesserOpen(x.hi, y.hi)); }
    static Range max(Range x, Range y) { return new Range(lesserOpen(x.lo.neg(), y.lo.neg()).neg(), End.greater(x.hi, y.hi)); }

    /** The lesser end; of equal ones an open one, for the lesser of two numbers stays below if either does. */
    private static End lesserOpen(End a, End b) {
        int c = End.compare(a, b);
        return c < 0 || c == 0 && a.open() ? a : b;
    }

    @Override public String toString() { return (lo.open() ? "(" : "[") + lo + ", " + hi + (hi.open() ? ")" : "]"); }
}
