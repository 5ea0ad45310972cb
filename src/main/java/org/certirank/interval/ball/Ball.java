package org.certirank.interval.ball;

import java.math.BigInteger;
import java.util.Objects;
import org.certirank.exact.Dyadic;
import org.certirank.exact.Rational;
import org.certirank.interval.Flag;
import org.certirank.interval.RealInterval;

/**
 * The closed set of reals within {@code rad} of {@code mid}, and the {@link Flag} of the function that was evaluated. Exponents have no limit.
 *
 * <p>Claim of every operation: with x in A and y in B, f(x, y) is in f(A, B) wherever it is defined. The midpoint of a result has at most
 * {@code bits} bits; it is rounded to nearest, and the radius, rounded upward, holds the rounding, the error of the method and the range over the
 * operands. A radius of infinity stands for all reals. Where a function is nowhere defined on its operands the flag is NOWHERE (and the set,
 * which need hold nothing, is all reals).
 *
 * <p>For operands without radius, + - * / fma and sqrt add at most 5/8 of a unit in the last place of the result, the elementary functions at most one (docs/arithmetic.md).
 *
 * <p>The {@code certainly...} tests are true only when the relation holds for all members and both functions are certainly defined; false means
 * only "not shown".
 *
 * @param mid the midpoint
 * @param rad the radius
 * @param flag what is known of the function that was evaluated
 */
public record Ball(BigFloat mid, Radius rad, Flag flag) {
    public static final Ball ZERO = of(0);
    public static final Ball ONE = of(1);
    public static final Ball TWO = of(2);
    public static final Ball REALS = new Ball(BigFloat.ZERO, Radius.INFINITE, Flag.C1);
    /** No value, from a function that is nowhere defined. */
    public static final Ball NOWHERE = REALS.withFlag(Flag.NOWHERE);

    /** An infinite radius has the one midpoint 0. */
    public Ball {
        Objects.requireNonNull(flag);
        if (!rad.isFinite()) {
            mid = BigFloat.ZERO;
        }
    }

    public static Ball of(long n) {
        return of(BigFloat.of(n));
    }

    public static Ball of(double x) {
        return of(BigFloat.of(x));
    }

    public static Ball of(Dyadic x) {
        return of(BigFloat.of(x));
    }

    public static Ball of(BigFloat x) {
        return new Ball(x, Radius.ZERO, Flag.C1);
    }

    public static Ball of(BigFloat mid, Radius rad) {
        return new Ball(mid, rad, Flag.C1);
    }

    /** A rational: exactly when it is dyadic and fits {@code bits}. */
    public static Ball enclosing(Rational q, int bits) {
        return Arithmetic.div(of(BigFloat.of(q.num(), 0)), of(BigFloat.of(q.den(), 0)), bits);
    }

    /** The number that decimal text or a fraction stands for, see {@link Rational#parse}. */
    public static Ball enclosing(String decimal, int bits) {
        return enclosing(Rational.parse(decimal), bits);
    }

    /** A ball that holds the interval; all reals when it is unbounded or empty. */
    public static Ball enclosing(RealInterval x, int bits) {
        return Conversion.enclosing(x, bits);
    }

    /** A ball that holds [lo, hi]. */
    public static Ball between(BigFloat lo, BigFloat hi, int bits) {
        return Conversion.between(lo, hi, bits, Flag.C1);
    }

    public static Ball pi(int bits) {
        return Constants.pi(bits);
    }

    public Ball withFlag(Flag f) {
        return f == flag ? this : new Ball(mid, rad, f);
    }

    /** The same set with the flag lowered to the worst of its own and {@code f}. */
    public Ball atBest(Flag f) {
        return withFlag(Flag.worst(flag, f));
    }

    /** The same ball with a midpoint of at most {@code bits} bits. */
    public Ball round(int bits) {
        return mid.bitLength() <= bits ? this : new Ball(mid.round(bits), rad.addUp(mid.roundingError(bits)), flag);
    }

    /** The same midpoint with {@code more} added to the radius. */
    public Ball widen(Radius more) {
        return new Ball(mid, rad.addUp(more), flag);
    }

    /** Whether the set is a single number. */
    public boolean isPoint() {
        return rad.isZero();
    }

    public boolean isBounded() {
        return rad.isFinite();
    }

    public boolean isDefined() {
        return flag.isDefined();
    }

    public Ball neg() {
        return new Ball(mid.neg(), rad, flag);
    }

    /** The exact product by 2^k. */
    public Ball shift(long k) {
        return new Ball(mid.shift(k), rad.shift(k), flag);
    }

    /** The exact product by 2^k. */
    public Ball shift(Exponent k) {
        return new Ball(mid.shift(k), rad.shift(k), flag);
    }

    public Ball add(Ball b, int bits) {
        return Arithmetic.add(this, b, bits);
    }

    public Ball sub(Ball b, int bits) {
        return Arithmetic.add(this, b.neg(), bits);
    }

    public Ball mul(Ball b, int bits) {
        return Arithmetic.mul(this, b, bits);
    }

    /** this * b + c with one rounding. */
    public Ball fma(Ball b, Ball c, int bits) {
        return Arithmetic.fma(this, b, c, bits);
    }

    /** The quotient; all reals and PARTLY defined when 0 is in b, NOWHERE when b = {0}. */
    public Ball div(Ball b, int bits) {
        return Arithmetic.div(this, b, bits);
    }

    /** The square, which is not negative even where the operand has both signs. */
    public Ball sqr(int bits) {
        return Powers.powInt(this, BigInteger.TWO, bits);
    }

    /** The n-th power, n of either sign; 0^n with n <= 0 is undefined. */
    public Ball powInt(BigInteger n, int bits) {
        return Powers.powInt(this, n, bits);
    }

    public Ball powInt(long n, int bits) {
        return Powers.powInt(this, BigInteger.valueOf(n), bits);
    }

    /** x^y = exp(y log x) for x > 0; for a single integer y as {@link #powInt}; other pairs are PARTLY or NOWHERE defined, see {@link RealInterval#pow}. */
    public Ball pow(Ball y, int bits) {
        return Powers.pow(this, y, bits);
    }

    /** The non-negative root on [0, oo); C1 on positive sets, CONTINUOUS when 0 is in the set. */
    public Ball sqrt(int bits) {
        return Powers.sqrt(this, bits);
    }

    public Ball exp(int bits) {
        return Exponential.exp(this, bits);
    }

    /** exp(x) - 1 without cancellation. */
    public Ball expm1(int bits) {
        return Exponential.expm1(this, bits);
    }

    /** The natural logarithm on (0, oo); PARTLY when the set reaches outside. */
    public Ball log(int bits) {
        return Logarithm.log(this, bits);
    }

    /** log(1 + x) on (-1, oo) without cancellation. */
    public Ball log1p(int bits) {
        return Logarithm.log1p(this, bits);
    }

    public Ball sin(int bits) {
        return Trigonometry.sin(this, bits);
    }

    public Ball cos(int bits) {
        return Trigonometry.cos(this, bits);
    }

    public Ball tanh(int bits) {
        return Sigmoid.tanh(this, bits);
    }

    public Ball erf(int bits) {
        return Sigmoid.erf(this, bits);
    }

    /** The absolute value; CONTINUOUS when 0 is in the set. */
    public Ball abs() {
        return Order.abs(this);
    }

    /** The smaller of x and y; C1 only when one set lies strictly below the other, CONTINUOUS otherwise. */
    public Ball min(Ball b) {
        return Order.max(neg(), b.neg()).neg();
    }

    /** The greater of x and y; C1 only when one set lies strictly below the other, CONTINUOUS otherwise. */
    public Ball max(Ball b) {
        return Order.max(this, b);
    }

    /** The smallest member rounded down, for bounded balls. */
    public BigFloat lower(int bits) {
        return BigFloat.addDown(mid, rad.toBigFloat().neg(), bits);
    }

    /** The greatest member rounded up, for bounded balls. */
    public BigFloat upper(int bits) {
        return BigFloat.addUp(mid, rad.toBigFloat(), bits);
    }

    public boolean contains(BigFloat x) {
        return Order.contains(this, x);
    }

    public boolean contains(Rational x) {
        return Order.contains(this, x);
    }

    /** Whether every member of b is a member of this. */
    public boolean contains(Ball b) {
        return Order.contains(this, b);
    }

    public boolean containsZero() {
        return Order.containsZero(this);
    }

    /** Whether the two sets have a common member. */
    public boolean overlaps(Ball b) {
        return !Order.below(this, b) && !Order.below(b, this);
    }

    public boolean certainlyLess(Ball b) {
        return usable(b) && Order.below(this, b);
    }

    public boolean certainlyLessOrEqual(Ball b) {
        return usable(b) && Order.notAbove(this, b);
    }

    /** Whether both sets are the same single number. */
    public boolean certainlyEqual(Ball b) {
        return usable(b) && isPoint() && b.isPoint() && mid.equals(b.mid);
    }

    public boolean certainlyPositive() {
        return usable(this) && mid.signum() > 0 && !Order.containsZero(this);
    }

    public boolean certainlyNegative() {
        return neg().certainlyPositive();
    }

    public boolean certainlyNonNegative() {
        return ZERO.certainlyLessOrEqual(this);
    }

    public boolean certainlyNonPositive() {
        return certainlyLessOrEqual(ZERO);
    }

    public boolean certainlyNonZero() {
        return usable(this) && !Order.containsZero(this);
    }

    private boolean usable(Ball b) {
        return flag.isDefined() && b.flag.isDefined();
    }

    /**
     * How many leading bits of the midpoint the radius leaves certain: log2(|mid| / rad), rounded down by less than 2; {@link Long#MAX_VALUE}
     * for points, at most 0 when 0 is in the set.
     */
    public long relativeAccuracy() {
        if (rad.isZero()) {
            return Long.MAX_VALUE;
        }
        return !rad.isFinite() || mid.isZero() ? Long.MIN_VALUE : mid.magnitude().plus(-1).saturatedMinus(rad.magnitude());
    }

    /** The hull of the set as an interval; its ends are exact, or rounded outward to {@code bits} bits. */
    public RealInterval toRealInterval(int bits) {
        return Conversion.toRealInterval(this, bits);
    }

    /** The greatest double that is certainly not above any member. */
    public double toDoubleDown() {
        return isBounded() ? lower(64).toDoubleDown() : Double.NEGATIVE_INFINITY;
    }

    /** The least double that is certainly not below any member. */
    public double toDoubleUp() {
        return isBounded() ? upper(64).toDoubleUp() : Double.POSITIVE_INFINITY;
    }

    /** {@code [m +/- r]} in decimal, a set that holds this one: the midpoint rounded to {@code digits} digits, the radius, to three, upward. */
    public String toDecimal(int digits) {
        return Decimal.format(this, digits);
    }

    /** Exact: midpoint and radius in binary notation, then the flag when it is not C1. */
    @Override
    public String toString() {
        String set = isBounded() ? "[" + mid + " +/- " + rad + "]" : "R";
        return flag == Flag.C1 ? set : set + " " + flag;
    }
}
