package org.certirank.interval;

import java.math.BigInteger;
import java.util.Objects;
import org.certirank.exact.Dyadic;
import org.certirank.exact.Rational;

/**
 * An enclosure of a set of reals with dyadic or infinite ends, each open or closed, and the {@link Flag} of the function that was evaluated.
 *
 * <p>Claim of every operation: with x in A and y in B, f(x, y) is in f(A, B) wherever it is defined. The openness of an end is part of the
 * claim: (0, 1) says certainly more than 0 and less than 1. Openness comes from the operands where an end is a value of the operation at
 * their ends, and an end that rounding moved outward is open, since the true bound lies strictly inside. Every operation that rounds takes
 * {@code bits}, the greatest mantissa length of the ends of its result. Numbers beyond 2^(2^60) in magnitude are replaced by an infinite
 * end (outward) or by 2^(2^60) (inward), numbers nearer to 0 than 2^(-2^60) likewise, so that exponents never overflow.
 *
 * <p>The {@code certainly...} tests are true only when the relation holds for all members, the enclosures are not empty and both functions
 * are certainly defined; false means only "not shown".
 *
 * @param lower the lower end
 * @param upper the upper end
 * @param flag what is known of the function that was evaluated
 */
public record RealInterval(Bound lower, Bound upper, Flag flag) {
    public static final RealInterval REALS = new RealInterval(Bound.MINUS_INFINITY, Bound.PLUS_INFINITY, Flag.C1);
    public static final RealInterval POSITIVE = new RealInterval(Bound.OPEN_ZERO, Bound.PLUS_INFINITY, Flag.C1);
    public static final RealInterval NON_NEGATIVE = new RealInterval(Bound.ZERO, Bound.PLUS_INFINITY, Flag.C1);
    public static final RealInterval ZERO = new RealInterval(Bound.ZERO, Bound.ZERO, Flag.C1);
    public static final RealInterval ONE = new RealInterval(Bound.ONE, Bound.ONE, Flag.C1);
    /** No number, from a function that is nowhere defined. */
    public static final RealInterval NOWHERE = new RealInterval(Bound.PLUS_INFINITY, Bound.MINUS_INFINITY, Flag.NOWHERE);

    /** Any pair of ends without a number between them becomes the one empty pair. */
    public RealInterval {
        Objects.requireNonNull(flag);
        lower = Rounding.clipLower(lower);
        upper = Rounding.clipUpper(upper);
        int c = lower.comparePlace(upper);
        if (c > 0 || c == 0 && (lower.open() || upper.open())) {
            lower = Bound.PLUS_INFINITY;
            upper = Bound.MINUS_INFINITY;
        }
    }

    public static RealInterval of(long n) {
        return of(Dyadic.of(n));
    }

    /** The single point x, exactly (outward only if its magnitude is beyond 2^(2^60)). */
    public static RealInterval of(Dyadic x) {
        Bound b = Bound.closed(x);
        return new RealInterval(b, b, Flag.C1);
    }

    /** The exact value of a finite double. */
    public static RealInterval of(double x) {
        return of(Dyadic.of(x));
    }

    public static RealInterval of(Bound lower, Bound upper) {
        return new RealInterval(lower, upper, Flag.C1);
    }

    public static RealInterval closed(Dyadic lo, Dyadic hi) {
        return of(Bound.closed(lo), Bound.closed(hi));
    }

    public static RealInterval open(Dyadic lo, Dyadic hi) {
        return of(Bound.open(lo), Bound.open(hi));
    }

    /** A rational, exactly when it is dyadic and fits {@code bits}, else with open ends on both sides of it. */
    public static RealInterval enclosing(Rational q, int bits) {
        return of(Rounding.lower(q, false, bits), Rounding.upper(q, false, bits));
    }

    /** The interval between two rationals, each end closed or open as asked; an end that must be rounded becomes open. */
    public static RealInterval enclosing(Rational lo, boolean loOpen, Rational hi, boolean hiOpen, int bits) {
        return of(Rounding.lower(lo, loOpen, bits), Rounding.upper(hi, hiOpen, bits));
    }

    /** An enclosure of pi, open at both ends. */
    public static RealInterval pi(int bits) {
        return Enclosure.interval(Constants.pi(bits + 8), bits, Flag.C1);
    }

    public RealInterval withFlag(Flag f) {
        return f == flag ? this : new RealInterval(lower, upper, f);
    }

    /** The same set with the flag lowered to the worst of its own and {@code f}. */
    public RealInterval atBest(Flag f) {
        return withFlag(Flag.worst(flag, f));
    }

    public boolean isEmpty() {
        return lower.infinity() > 0;
    }

    /** Whether the set is a single number. */
    public boolean isPoint() {
        return lower.isFinite() && upper.isFinite() && lower.value().equals(upper.value());
    }

    public boolean isBounded() {
        return isEmpty() || lower.isFinite() && upper.isFinite();
    }

    public boolean isDefined() {
        return flag.isDefined();
    }

    public RealInterval neg() {
        return isEmpty() ? this : new RealInterval(upper.neg(), lower.neg(), flag);
    }

    /** The exact sum rounded outward; C1. */
    public RealInterval add(RealInterval b, int bits) {
        return Arithmetic.add(this, b, bits);
    }

    /** The exact difference rounded outward; C1. */
    public RealInterval sub(RealInterval b, int bits) {
        return Arithmetic.add(this, b.neg(), bits);
    }

    /** The product; C1; an end 0 of one factor times an infinite end of the other is 0, as the hull of the products demands. */
    public RealInterval mul(RealInterval b, int bits) {
        return Arithmetic.mul(this, b, bits);
    }

    /** The quotient; C1 when 0 is not in b, NOWHERE when b = {0}, else PARTLY with the hull of the defined quotients. */
    public RealInterval div(RealInterval b, int bits) {
        return Arithmetic.div(this, b, bits);
    }

    /** The square; C1. */
    public RealInterval sqr(int bits) {
        return Powers.powInt(this, BigInteger.TWO, bits);
    }

    /** The n-th power, n of either sign; 0^n with n <= 0 is undefined (so x^0 on a set with 0 is PARTLY, on {0} NOWHERE). */
    public RealInterval powInt(BigInteger n, int bits) {
        return Powers.powInt(this, n, bits);
    }

    public RealInterval powInt(long n, int bits) {
        return Powers.powInt(this, BigInteger.valueOf(n), bits);
    }

    /**
     * x^y = exp(y log x) for x > 0; for other x defined where y is an integer (a positive one for x = 0), as {@link #powInt}. A y that is not
     * a single integer is PARTLY defined as soon as x is not wholly positive, NOWHERE when no such pair is left.
     */
    public RealInterval pow(RealInterval y, int bits) {
        return Powers.pow(this, y, bits);
    }

    /** The non-negative root on [0, oo); C1 on positive sets, CONTINUOUS when 0 is in the set. */
    public RealInterval sqrt(int bits) {
        return Powers.sqrt(this, bits);
    }

    public RealInterval exp(int bits) {
        return Monotone.exp(this, bits);
    }

    /** exp(x) - 1 without cancellation. */
    public RealInterval expm1(int bits) {
        return Monotone.expm1(this, bits);
    }

    /** The natural logarithm on (0, oo); PARTLY when the set reaches outside. */
    public RealInterval log(int bits) {
        return Monotone.log(this, bits);
    }

    /** log(1 + x) on (-1, oo) without cancellation. */
    public RealInterval log1p(int bits) {
        return Monotone.log1p(this, bits);
    }

    public RealInterval tanh(int bits) {
        return Monotone.tanh(this, bits);
    }

    public RealInterval erf(int bits) {
        return Monotone.erf(this, bits);
    }

    public RealInterval sin(int bits) {
        return Periodic.sin(this, bits);
    }

    public RealInterval cos(int bits) {
        return Periodic.cos(this, bits);
    }

    /** The absolute value, exactly; CONTINUOUS when 0 is in the set. */
    public RealInterval abs() {
        return Order.abs(this);
    }

    /** The smaller of x and y; C1 only when one set lies strictly below the other, CONTINUOUS otherwise. */
    public RealInterval min(RealInterval b) {
        return Order.max(neg(), b.neg()).neg();
    }

    /** The greater of x and y; C1 only when one set lies strictly below the other, CONTINUOUS otherwise. */
    public RealInterval max(RealInterval b) {
        return Order.max(this, b);
    }

    /** The greatest integer not above x; C1 between two integers, CONTINUOUS when constant on the set, else DEFINED. */
    public RealInterval floor() {
        return Order.floor(this);
    }

    /** The smallest interval that holds both sets; its flag is the worst of both. */
    public RealInterval hull(RealInterval b) {
        return Order.hull(this, b);
    }

    /** The common part; its flag is the worst of both. For two enclosures of the same quantity it is a tighter one. */
    public RealInterval intersect(RealInterval b) {
        return Order.intersect(this, b);
    }

    public boolean contains(Dyadic x) {
        return Order.contains(this, Bound.closed(x));
    }

    public boolean contains(Rational x) {
        return Order.contains(this, x);
    }

    public boolean containsZero() {
        return Order.contains(this, Bound.ZERO);
    }

    /** Whether every member of b is a member of this. */
    public boolean contains(RealInterval b) {
        return Order.contains(this, b);
    }

    /** Whether the closure of b lies in the interior of this set (b open does not help: its ends must be inside too). */
    public boolean containsInInterior(RealInterval b) {
        return Order.containsInInterior(this, b);
    }

    public boolean certainlyLess(RealInterval b) {
        return usable(b) && Order.below(this, b);
    }

    public boolean certainlyLessOrEqual(RealInterval b) {
        return usable(b) && Order.notAbove(this, b);
    }

    /** Whether both sets are the same single number. */
    public boolean certainlyEqual(RealInterval b) {
        return usable(b) && isPoint() && b.isPoint() && lower.value().equals(b.lower.value());
    }

    public boolean certainlyPositive() {
        return usable(this) && (lower.signum() > 0 || lower.signum() == 0 && lower.open());
    }

    public boolean certainlyNegative() {
        return usable(this) && (upper.signum() < 0 || upper.signum() == 0 && upper.open());
    }

    public boolean certainlyNonNegative() {
        return usable(this) && lower.signum() >= 0;
    }

    public boolean certainlyNonPositive() {
        return usable(this) && upper.signum() <= 0;
    }

    public boolean certainlyNonZero() {
        return certainlyPositive() || certainlyNegative();
    }

    private boolean usable(RealInterval b) {
        return !isEmpty() && !b.isEmpty() && flag.isDefined() && b.flag.isDefined();
    }

    /** A number of the set, near its middle; for unbounded sets one that bisection from afar would choose. Throws on the empty set. */
    public Dyadic midpoint() {
        return Order.midpoint(this);
    }

    /** An upper bound of the distance between the ends, oo (as an end) when unbounded; 0 for the empty set and for points. */
    public Bound width(int bits) {
        return Order.width(this, bits);
    }

    /** Mathematical notation with exact ends, then the flag when it is not C1, e.g. {@code [0, 3*2^-1) PARTLY}. */
    @Override
    public String toString() {
        return Order.text(this);
    }
}
