package org.certirank.interval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.certirank.exact.Dyadic;
import org.certirank.exact.Rational;
import org.junit.jupiter.api.Test;

@Domain(Intervals.class)
@Domain(DomainContext.Global.class)
class DoubleIntervalTest {
    private static final double OO = Double.POSITIVE_INFINITY;

    private static List<Double> members(DoubleInterval x) {
        List<Double> out = new ArrayList<>();
        for (double d : new double[] {x.lo(), x.hi(), x.midpoint(), 0, 1, -1, Math.nextUp(x.lo()), Math.nextDown(x.hi()), Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE}) {
            if (x.contains(d)) {
                out.add(d);
            }
        }
        return out;
    }

    /** Whether the exact number lies in the set. */
    private static boolean holds(DoubleInterval set, Rational v) {
        return !set.isEmpty() && (set.lo() == -OO || Rational.ofDouble(set.lo()).compareTo(v) <= 0) && (set.hi() == OO || Rational.ofDouble(set.hi()).compareTo(v) >= 0);
    }

    private static void check(DoubleInterval a, DoubleInterval b, BinaryOperator<Rational> f, DoubleInterval result) {
        for (double x : members(a)) {
            for (double y : members(b)) {
                Rational v = f.apply(Rational.ofDouble(x), Rational.ofDouble(y));
                assertTrue(v == null || holds(result, v), () -> x + " and " + y + " outside " + result);
            }
        }
    }

    @Property(tries = 3000, seed = "41")
    void arithmeticContainsExactResults(@ForAll DoubleInterval a, @ForAll DoubleInterval b) {
        check(a, b, Rational::add, a.add(b));
        check(a, b, Rational::sub, a.sub(b));
        check(a, b, Rational::mul, a.mul(b));
        check(a, b, (x, y) -> y.isZero() ? null : x.div(y), a.div(b));
        check(a, b, Rational::min, a.min(b));
        check(a, b, Rational::max, a.max(b));
        check(a, b, (x, y) -> x.mul(x), a.sqr());
        check(a, b, (x, y) -> x.abs(), a.abs());
        check(a, b, (x, y) -> Rational.of(x.floor()), a.floor());
        DoubleInterval root = a.sqrt();
        for (double x : members(a)) {
            if (x >= 0) {
                Rational lo = Rational.ofDouble(root.lo());
                assertTrue(lo.mul(lo).compareTo(Rational.ofDouble(x)) <= 0);
                Rational hi = root.hi() == OO ? null : Rational.ofDouble(root.hi());
                assertTrue(hi == null || hi.mul(hi).compareTo(Rational.ofDouble(x)) >= 0);
            }
        }
    }

    /** The ends are the best doubles, so a double that is the exact result gives a point. */
    @Property(tries = 3000, seed = "42")
    void arithmeticIsBestPossible(@ForAll DoubleInterval a, @ForAll DoubleInterval b) {
        double x = a.midpoint();
        double y = b.midpoint();
        best(DoubleInterval.of(x).add(DoubleInterval.of(y)), RealInterval.of(x).add(RealInterval.of(y), 4000));
        best(DoubleInterval.of(x).mul(DoubleInterval.of(y)), RealInterval.of(x).mul(RealInterval.of(y), 200));
        if (y != 0) {
            best(DoubleInterval.of(x).div(DoubleInterval.of(y)), RealInterval.of(x).div(RealInterval.of(y), 200));
        }
        if (x >= 0) {
            best(DoubleInterval.of(x).sqrt(), RealInterval.of(x).sqrt(200));
        }
    }

    private static void best(DoubleInterval got, RealInterval truth) {
        DoubleInterval tight = DoubleInterval.enclosing(truth);
        assertTrue(got.contains(tight));
        assertEquals(tight, got);
    }

    @Property(tries = 2500, seed = "43")
    void functionsContainTheValuesOfMembers(@ForAll DoubleInterval a, @ForAll @IntRange(min = -5, max = 6) int n) {
        for (double x : members(a)) {
            RealInterval p = RealInterval.of(x);
            meets(a.exp(), p.exp(120));
            meets(a.tanh(), p.tanh(120));
            meets(a.erf(), p.erf(120));
            meets(a.sin(), p.sin(120));
            meets(a.cos(), p.cos(120));
            if (x > 0) {
                meets(a.log(), p.log(120));
            }
            if (n > 0 || x != 0) {
                meets(a.powInt(n), p.powInt(n, 120));
            }
            if (x > 0) {
                meets(a.pow(DoubleInterval.of(n - 0.3, n + 0.5)), p.pow(RealInterval.of(n + 0.4), 120));
            }
        }
    }

    private static void meets(DoubleInterval a, RealInterval value) {
        if (!value.isEmpty()) {
            assertFalse(a.toReal().withFlag(Flag.C1).intersect(value).isEmpty(), () -> value + " outside " + a);
        }
    }

    /** At most the documented steps outward of the best doubles. */
    @Property(tries = 2000, seed = "44")
    void functionsAreTight(@ForAll DoubleInterval a) {
        double x = a.midpoint();
        DoubleInterval p = DoubleInterval.of(x);
        RealInterval r = RealInterval.of(x);
        tight(p.exp(), r.exp(100), 1);
        tight(p.tanh(), r.tanh(100), 1);
        tight(p.erf(), r.erf(100), 1);
        tight(p.sin(), r.sin(100), 1);
        tight(p.cos(), r.cos(100), 1);
        if (x > 0) {
            tight(p.log(), r.log(100), 1);
        }
    }

    private static void tight(DoubleInterval got, RealInterval value, int steps) {
        DoubleInterval best = DoubleInterval.enclosing(value);
        assertTrue(got.lo() >= DirectedDouble.stepDown(best.lo(), steps, -OO) && got.hi() <= DirectedDouble.stepUp(best.hi(), steps, OO), () -> got + " is wide for " + best);
    }

    @Property(tries = 1500, seed = "45")
    void inclusionIsotonic(@ForAll DoubleInterval a, @ForAll DoubleInterval b, @ForAll DoubleInterval c) {
        DoubleInterval wide = a.hull(b);
        List<BinaryOperator<DoubleInterval>> binary = List.of(DoubleInterval::add, DoubleInterval::sub, DoubleInterval::mul, DoubleInterval::div, DoubleInterval::min, DoubleInterval::max,
                DoubleInterval::hull, DoubleInterval::intersect, (x, y) -> y.pow(x));
        for (BinaryOperator<DoubleInterval> f : binary) {
            assertTrue(f.apply(wide, c).contains(f.apply(a, c)), () -> a + " in " + wide + " with " + c);
            assertTrue(f.apply(c, wide).contains(f.apply(c, a)), () -> a + " in " + wide + " with " + c);
        }
        List<UnaryOperator<DoubleInterval>> unary = List.of(DoubleInterval::sqr, DoubleInterval::sqrt, DoubleInterval::erf, DoubleInterval::abs, DoubleInterval::floor,
                x -> x.powInt(3), x -> x.powInt(-2));
        for (UnaryOperator<DoubleInterval> f : unary) {
            assertTrue(f.apply(wide).contains(f.apply(a)));
        }
    }

    @Property(tries = 1500, seed = "46")
    void realIntervalsRoundTrip(@ForAll DoubleInterval a, @ForAll RealInterval r) {
        assertEquals(a, DoubleInterval.enclosing(a.toReal()));
        assertTrue(DoubleInterval.enclosing(r).toReal().contains(r));
        assertTrue(a.contains(a.midpoint()));
    }

    @Property(tries = 1000, seed = "47")
    void batchesAgreeWithScalarsAndReals(@ForAll DoubleInterval a, @ForAll DoubleInterval b) {
        DoubleIntervals x = DoubleIntervals.of(a, b, a, DoubleInterval.of(0));
        DoubleIntervals y = DoubleIntervals.of(b);
        assertEquals(a.mul(b), x.mul(y).get(2));
        assertEquals(a.div(b), x.div(y).get(0));
        assertEquals(b.sub(a), y.sub(x).get(0));
        // Closed double sets are real sets with closed ends: the flags must be the same.
        RealInterval p = a.toReal();
        RealInterval q = b.toReal();
        assertEquals(p.div(q, 60).flag(), x.div(y).flag(0));
        assertEquals(p.sqrt(60).flag(), x.sqrt().flag(0));
        assertEquals(p.log(60).flag(), x.log().flag(0));
        assertEquals(p.log1p(60).flag(), x.log1p().flag(0));
        assertEquals(p.abs().flag(), x.abs().flag(0));
        assertEquals(p.max(q).flag(), x.max(y).flag(0));
        assertEquals(p.floor().flag(), x.floor().flag(0));
        assertEquals(p.powInt(-1, 60).flag(), x.powInt(-1).flag(0));
        assertEquals(p.powInt(3, 60).flag(), x.powInt(3).flag(0));
        assertEquals(p.pow(q, 60).flag(), x.pow(y).flag(0), () -> a + " ^ " + b);
        assertEquals(Flag.worst(p.log(60).flag(), Flag.C1), x.log().exp().flag(0));
    }

    @Test
    void emptyIsOneValueAndSpreads() {
        assertEquals(DoubleInterval.EMPTY, new DoubleInterval(2, 1));
        assertEquals(DoubleInterval.EMPTY, new DoubleInterval(OO, OO));
        assertEquals(DoubleInterval.EMPTY, new DoubleInterval(Double.NaN, 1));
        DoubleInterval e = DoubleInterval.EMPTY;
        DoubleInterval one = DoubleInterval.of(1);
        for (DoubleInterval r : List.of(e.add(one), one.sub(e), e.mul(one), one.div(e), one.div(DoubleInterval.of(0)), e.sqrt(), DoubleInterval.of(-1).sqrt(), e.exp(), e.log(), DoubleInterval.of(0).log(),
                e.sin(), e.cos(), e.tanh(), e.erf(), e.abs(), e.max(one), e.floor(), e.sqr(), e.neg(), e.powInt(2), e.powInt(0), e.pow(one), one.intersect(DoubleInterval.of(2)))) {
            assertTrue(r.isEmpty());
        }
        assertEquals(one, e.hull(one));
        assertFalse(e.certainlyPositive() || e.certainlyLess(one) || one.certainlyLess(e) || e.contains(0));
        assertThrows(ArithmeticException.class, e::midpoint);
        assertThrows(ArithmeticException.class, () -> DoubleInterval.of(Double.NaN));
        assertEquals(Flag.NOWHERE, DoubleIntervals.of(DoubleInterval.of(0)).log().sqrt().flag(0));
        assertThrows(IllegalArgumentException.class, () -> DoubleIntervals.ofSize(2).add(DoubleIntervals.ofSize(3)));
    }

    @Test
    void overflowAndUnboundedSets() {
        DoubleInterval max = DoubleInterval.of(Double.MAX_VALUE);
        assertEquals(DoubleInterval.of(Double.MAX_VALUE, OO), max.add(max));
        assertEquals(DoubleInterval.of(-OO, -Double.MAX_VALUE), max.mul(DoubleInterval.of(-2)));
        assertEquals(DoubleInterval.of(0), DoubleInterval.of(0).mul(DoubleInterval.REALS));
        assertEquals(DoubleInterval.of(1, OO), DoubleInterval.of(1).div(DoubleInterval.of(0, 1)));
        assertEquals(DoubleInterval.of(-OO, -1), DoubleInterval.of(1).div(DoubleInterval.of(-1, 0)));
        assertEquals(DoubleInterval.REALS, DoubleInterval.of(1, 2).div(DoubleInterval.of(-1, 1)));
        assertEquals(DoubleInterval.of(0, 1), DoubleInterval.of(1).div(DoubleInterval.of(1, OO)));
        assertEquals(DoubleInterval.of(0, Double.MIN_VALUE), DoubleInterval.of(Double.MIN_VALUE).mul(DoubleInterval.of(0.5)));
        assertEquals(DoubleInterval.of(0, OO), DoubleInterval.REALS.exp());
        assertEquals(DoubleInterval.REALS, DoubleInterval.of(0, OO).log());
        assertEquals(DoubleInterval.of(-1, 1), DoubleInterval.REALS.tanh());
        assertEquals(DoubleInterval.of(1), DoubleInterval.of(0).exp());
        assertTrue(DoubleInterval.of(800).exp().lo() <= Double.MAX_VALUE && DoubleInterval.of(800).exp().hi() == OO);
        assertEquals(Dyadic.of(3), DoubleInterval.of(2, 4).toReal().midpoint());
    }
}
