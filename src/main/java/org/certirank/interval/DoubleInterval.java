package org.certirank.interval;

import org.certirank.exact.Dyadic;

/**
 * A closed interval of reals with double ends, -oo and oo allowed as ends of unbounded sets; the empty set is the pair (NaN, NaN), to which
 * the constructor turns every pair without a real between its ends. Operations round outward and claim containment: x in A, y in B gives
 * f(x, y) in f(A, B) wherever it is defined; where f is nowhere defined the result is empty. Openness and flags are not carried: for flags
 * see {@link DoubleFlags} and {@link DoubleIntervals}.
 *
 * @param lo the lower end
 * @param hi the upper end
 */
public record DoubleInterval(double lo, double hi) {
    public static final DoubleInterval EMPTY = new DoubleInterval(Double.NaN, Double.NaN);
    public static final DoubleInterval REALS = new DoubleInterval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    public DoubleInterval {
        if (!(lo <= hi) || lo == Double.POSITIVE_INFINITY || hi == Double.NEGATIVE_INFINITY) {
            lo = Double.NaN;
            hi = Double.NaN;
        } else {
            // One zero only, so that equal sets are equal records.
            lo += 0.0;
            hi += 0.0;
        }
    }

    /** The point x, which must be finite. */
    public static DoubleInterval of(double x) {
        if (x - x != 0) {
            throw new ArithmeticException("not a finite number: " + x);
        }
        return new DoubleInterval(x, x);
    }

    public static DoubleInterval of(double lo, double hi) {
        return new DoubleInterval(lo, hi);
    }

    /** The tightest double interval around a set of reals. */
    public static DoubleInterval enclosing(RealInterval r) {
        if (r.isEmpty()) {
            return EMPTY;
        }
        return new DoubleInterval(r.lower().isFinite() ? r.lower().value().toDoubleDown() : Double.NEGATIVE_INFINITY,
                r.upper().isFinite() ? r.upper().value().toDoubleUp() : Double.POSITIVE_INFINITY);
    }

    /** The same set, with finite ends closed. */
    public RealInterval toReal() {
        if (isEmpty()) {
            return RealInterval.of(Bound.PLUS_INFINITY, Bound.MINUS_INFINITY);
        }
        return RealInterval.of(Double.isInfinite(lo) ? Bound.MINUS_INFINITY : Bound.closed(Dyadic.of(lo)),
                Double.isInfinite(hi) ? Bound.PLUS_INFINITY : Bound.closed(Dyadic.of(hi)));
    }

    public boolean isEmpty() {
        return lo != lo;
    }

    public boolean isPoint() {
        return lo == hi;
    }

    public boolean contains(double x) {
        return lo <= x && x <= hi && x - x == 0;
    }

    public boolean contains(DoubleInterval b) {
        return b.isEmpty() || lo <= b.lo && b.hi <= hi;
    }

    public boolean certainlyPositive() {
        return lo > 0;
    }

    public boolean certainlyNonNegative() {
        return lo >= 0;
    }

    public boolean certainlyLess(DoubleInterval b) {
        return hi < b.lo;
    }

    public boolean certainlyLessOrEqual(DoubleInterval b) {
        return hi <= b.lo;
    }

    public DoubleInterval neg() {
        return new DoubleInterval(-hi, -lo);
    }

    public DoubleInterval add(DoubleInterval b) {
        return isEmpty() || b.isEmpty() ? EMPTY
                : new DoubleInterval(DirectedDouble.addDown(lo, b.lo), DirectedDouble.addUp(hi, b.hi));
    }

    public DoubleInterval sub(DoubleInterval b) {
        return add(b.neg());
    }

    /** By the signs of the ends, two products, four when both sets straddle 0. */
    public DoubleInterval mul(DoubleInterval b) {
        if (isEmpty() || b.isEmpty()) {
            return EMPTY;
        }
        if (lo >= 0) {
            return between(b.lo >= 0 ? lo : hi, b.lo, b.hi <= 0 ? lo : hi, b.hi);
        }
        if (hi <= 0) {
            return between(b.hi <= 0 ? hi : lo, b.hi, b.lo >= 0 ? hi : lo, b.lo);
        }
        if (b.lo >= 0) {
            return between(lo, b.hi, hi, b.hi);
        }
        if (b.hi <= 0) {
            return between(hi, b.lo, lo, b.lo);
        }
        return new DoubleInterval(Math.min(DirectedDouble.mulDown(lo, b.hi), DirectedDouble.mulDown(hi, b.lo)),
                Math.max(DirectedDouble.mulUp(lo, b.lo), DirectedDouble.mulUp(hi, b.hi)));
    }

    private static DoubleInterval between(double a, double b, double c, double d) {
        return new DoubleInterval(DirectedDouble.mulDown(a, b), DirectedDouble.mulUp(c, d));
    }

    /** x y + c, rounded once; the extremes of x y for fixed x lie at the ends of b, by the sign of x. */
    public DoubleInterval fma(DoubleInterval b, DoubleInterval c) {
        if (isEmpty() || b.isEmpty() || c.isEmpty()) {
            return EMPTY;
        }
        return new DoubleInterval(Math.min(DirectedDouble.fmaDown(lo, lo >= 0 ? b.lo : b.hi, c.lo), DirectedDouble.fmaDown(hi, hi >= 0 ? b.lo : b.hi, c.lo)),
                Math.max(DirectedDouble.fmaUp(lo, lo >= 0 ? b.hi : b.lo, c.hi), DirectedDouble.fmaUp(hi, hi >= 0 ? b.hi : b.lo, c.hi)));
    }

    /** The quotients with a divisor other than 0; the whole line when 0 lies strictly inside b. */
    public DoubleInterval div(DoubleInterval b) {
        if (isEmpty() || b.isEmpty() || b.lo == 0 && b.hi == 0) {
            return EMPTY;
        }
        if (b.lo < 0 && b.hi > 0) {
            return lo == 0 && hi == 0 ? this : REALS;
        }
        if (b.hi <= 0) {
            return neg().div(b.neg());
        }
        double below = lo >= 0 ? b.hi : b.lo;
        double above = hi <= 0 ? b.hi : b.lo;
        return new DoubleInterval(lo == 0 ? 0 : below == 0 ? Double.NEGATIVE_INFINITY : DirectedDouble.divDown(lo, below),
                hi == 0 ? 0 : above == 0 ? Double.POSITIVE_INFINITY : DirectedDouble.divUp(hi, above));
    }

    public DoubleInterval sqr() {
        DoubleInterval a = abs();
        return a.isEmpty() ? a : between(a.lo, a.lo, a.hi, a.hi);
    }

    /** The roots of the non-negative members. */
    public DoubleInterval sqrt() {
        return hi >= 0 ? new DoubleInterval(lo <= 0 ? 0 : DirectedDouble.sqrtDown(lo), DirectedDouble.sqrtUp(hi)) : EMPTY;
    }

    public DoubleInterval abs() {
        if (lo >= 0 || isEmpty()) {
            return this;
        }
        return hi <= 0 ? neg() : new DoubleInterval(0, Math.max(-lo, hi));
    }

    public DoubleInterval min(DoubleInterval b) {
        return isEmpty() || b.isEmpty() ? EMPTY : new DoubleInterval(Math.min(lo, b.lo), Math.min(hi, b.hi));
    }

    public DoubleInterval max(DoubleInterval b) {
        return isEmpty() || b.isEmpty() ? EMPTY : new DoubleInterval(Math.max(lo, b.lo), Math.max(hi, b.hi));
    }

    public DoubleInterval hull(DoubleInterval b) {
        return isEmpty() ? b : b.isEmpty() ? this : new DoubleInterval(Math.min(lo, b.lo), Math.max(hi, b.hi));
    }

    public DoubleInterval intersect(DoubleInterval b) {
        return isEmpty() || b.isEmpty() ? EMPTY : new DoubleInterval(Math.max(lo, b.lo), Math.min(hi, b.hi));
    }

    public DoubleInterval floor() {
        return new DoubleInterval(Math.floor(lo), Math.floor(hi));
    }

    public DoubleInterval exp() {
        return DoubleFunctions.exp(this);
    }

    public DoubleInterval expm1() {
        return DoubleFunctions.expm1(this);
    }

    /** The logarithms of the positive members. */
    public DoubleInterval log() {
        return DoubleFunctions.log(this);
    }

    /** log(1 + x) of the members above -1. */
    public DoubleInterval log1p() {
        return DoubleFunctions.log1p(this);
    }

    public DoubleInterval sin() {
        return DoubleTrigonometry.sin(this);
    }

    public DoubleInterval cos() {
        return DoubleTrigonometry.cos(this);
    }

    public DoubleInterval tanh() {
        return DoubleFunctions.tanh(this);
    }

    public DoubleInterval erf() {
        return DoubleFunctions.erf(this);
    }

    /** x^n, n of either sign; 0^n with n <= 0 is undefined and left out. */
    public DoubleInterval powInt(long n) {
        return n == 2 ? sqr() : DoublePower.of(this, n);
    }

    /** x^y for x > 0; when y is a single integer, {@link #powInt}. */
    public DoubleInterval pow(DoubleInterval y) {
        return DoubleFunctions.pow(this, y);
    }

    /** A finite member near the middle. */
    public double midpoint() {
        if (isEmpty()) {
            throw new ArithmeticException("the empty set has no midpoint");
        }
        if (Double.isInfinite(lo) || Double.isInfinite(hi)) {
            double m = toReal().midpoint().toDoubleDown();
            return Math.clamp(m, Math.max(lo, -Double.MAX_VALUE), Math.min(hi, Double.MAX_VALUE));
        }
        double m = lo / 2 + hi / 2;
        return m >= lo && m <= hi ? m : lo;
    }

    /** An upper bound of the distance between the ends; 0 for the empty set. */
    public double width() {
        return isEmpty() ? 0 : Double.isInfinite(lo) || Double.isInfinite(hi) ? Double.POSITIVE_INFINITY : DirectedDouble.subUp(hi, lo);
    }
}
