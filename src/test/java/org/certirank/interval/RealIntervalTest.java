package org.certirank.interval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
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
class RealIntervalTest {
    private static void forMembers(RealInterval a, RealInterval b, BinaryOperator<Rational> f, RealInterval result) {
        for (Dyadic x : Intervals.members(a)) {
            for (Dyadic y : Intervals.members(b)) {
                Rational v = f.apply(x.toRational(), y.toRational());
                assertTrue(v == null || result.contains(v), () -> x + " and " + y + " give " + v + " outside " + result);
            }
        }
    }

    @Property(tries = 3000, seed = "21")
    void fieldOperationsContainExactResults(@ForAll RealInterval a, @ForAll RealInterval b, @ForAll @IntRange(min = 2, max = 100) int bits) {
        forMembers(a, b, Rational::add, a.add(b, bits));
        forMembers(a, b, Rational::sub, a.sub(b, bits));
        forMembers(a, b, Rational::mul, a.mul(b, bits));
        forMembers(a, b, (x, y) -> y.isZero() ? null : x.div(y), a.div(b, bits));
        forMembers(a, b, Rational::min, a.min(b));
        forMembers(a, b, Rational::max, a.max(b));
    }

    /** Of results without rounding: a closed end is attained by members, so openness is not given away. */
    @Property(tries = 3000, seed = "25")
    void closedEndsAreAttained(@ForAll RealInterval a, @ForAll RealInterval b) {
        attained(a, b, Rational::add, a.add(b, 2000));
        attained(a, b, Rational::mul, a.mul(b, 2000));
        attained(a, b, Rational::max, a.max(b));
        attained(a, b, Rational::min, a.min(b));
        attained(a, RealInterval.ZERO, (x, y) -> x.mul(x), a.sqr(2000));
        attained(a, RealInterval.ZERO, (x, y) -> x.abs(), a.abs());
        RealInterval quotient = a.div(b, 100);
        attained(a, b, (x, y) -> y.isZero() ? null : x.div(y), quotient);
    }

    /** Members of a, among them the ends of b that a contains. */
    private static List<Dyadic> membersAndEnds(RealInterval a, RealInterval b) {
        List<Dyadic> out = Intervals.members(a);
        for (Bound end : List.of(b.lower(), b.upper())) {
            if (end.isFinite() && a.contains(end.value())) {
                out.add(end.value());
            }
        }
        return out;
    }

    private static void attained(RealInterval a, RealInterval b, BinaryOperator<Rational> f, RealInterval result) {
        for (Bound end : List.of(result.lower(), result.upper())) {
            if (!end.open()) {
                Rational v = end.value().toRational();
                // Where a zero of one factor meets any other, or two sets overlap, the members tried include the pair.
                boolean found = false;
                for (Dyadic x : membersAndEnds(a, b)) {
                    for (Dyadic y : membersAndEnds(b, a)) {
                        found |= v.equals(f.apply(x.toRational(), y.toRational()));
                    }
                }
                assertTrue(found, () -> end + " not attained for " + a + " and " + b);
            }
        }
    }

    @Property(tries = 2000, seed = "22")
    void unaryOperationsContainExactResults(@ForAll RealInterval a, @ForAll @IntRange(min = 2, max = 100) int bits, @ForAll @IntRange(min = -5, max = 7) int n) {
        RealInterval zero = RealInterval.ZERO;
        forMembers(a, zero, (x, y) -> x.mul(x), a.sqr(bits));
        forMembers(a, zero, (x, y) -> x.neg(), a.neg());
        forMembers(a, zero, (x, y) -> x.abs(), a.abs());
        forMembers(a, zero, (x, y) -> Rational.of(x.floor()), a.floor());
        forMembers(a, zero, (x, y) -> n <= 0 && x.isZero() ? null : x.pow(n), a.powInt(n, bits));
        RealInterval root = a.sqrt(bits);
        for (Dyadic x : Intervals.members(a)) {
            if (x.signum() >= 0) {
                // The root of x lies in the set: compare squares, all ends being non-negative.
                int lo = root.lower().value().mul(root.lower().value()).compareTo(x);
                assertTrue(lo < 0 || lo == 0 && !root.lower().open());
                int hi = root.upper().isFinite() ? root.upper().value().mul(root.upper().value()).compareTo(x) : 1;
                assertTrue(hi > 0 || hi == 0 && !root.upper().open());
            }
        }
    }

    @Property(tries = 1500, seed = "23")
    void everyOperationIsInclusionIsotonic(@ForAll RealInterval a, @ForAll RealInterval b, @ForAll RealInterval c, @ForAll @IntRange(min = 8, max = 80) int bits) {
        RealInterval wide = a.hull(b);
        List<BinaryOperator<RealInterval>> binary = List.of((x, y) -> x.add(y, bits), (x, y) -> x.sub(y, bits), (x, y) -> x.mul(y, bits),
                (x, y) -> x.div(y, bits), RealInterval::min, RealInterval::max, RealInterval::hull, RealInterval::intersect, (x, y) -> y.pow(x, bits));
        for (BinaryOperator<RealInterval> f : binary) {
            assertInside(f.apply(a, c), f.apply(wide, c));
            assertInside(f.apply(c, a), f.apply(c, wide));
        }
        List<UnaryOperator<RealInterval>> unary = List.of(x -> x.sqr(bits), x -> x.sqrt(bits), x -> x.exp(bits), x -> x.expm1(bits), x -> x.log(bits), x -> x.log1p(bits),
                x -> x.sin(bits), x -> x.cos(bits), x -> x.tanh(bits), x -> x.erf(bits), RealInterval::abs, RealInterval::floor, RealInterval::neg,
                x -> x.powInt(3, bits), x -> x.powInt(-2, bits), x -> x.powInt(-1, bits), x -> x.powInt(0, bits));
        for (UnaryOperator<RealInterval> f : unary) {
            assertInside(f.apply(a), f.apply(wide));
        }
    }

    private static void assertInside(RealInterval small, RealInterval large) {
        assertTrue(large.contains(small), () -> small + " not inside " + large);
        assertTrue(small.isEmpty() || Flag.worst(small.flag(), large.flag()) == large.flag() || large.flag() == Flag.PARTLY, () -> small + " flagged worse than " + large);
    }

    @Property(tries = 3000, seed = "24")
    void comparisonsAreCertain(@ForAll RealInterval a, @ForAll RealInterval b) {
        for (Dyadic x : Intervals.members(a)) {
            assertTrue(!a.certainlyPositive() || x.signum() > 0);
            assertTrue(!a.certainlyNonNegative() || x.signum() >= 0);
            assertTrue(!a.certainlyNegative() || x.signum() < 0);
            assertTrue(!a.certainlyNonZero() || !x.isZero());
            for (Dyadic y : Intervals.members(b)) {
                assertTrue(!a.certainlyLess(b) || x.compareTo(y) < 0);
                assertTrue(!a.certainlyLessOrEqual(b) || x.compareTo(y) <= 0);
                assertTrue(!a.certainlyEqual(b) || x.equals(y));
                assertTrue(a.hull(b).contains(x) && a.hull(b).contains(y));
                assertEquals(x.equals(y) || a.intersect(b).contains(x), x.equals(y) || b.contains(x));
            }
        }
        assertTrue(a.contains(a.midpoint()));
        assertEquals(a, a.hull(a));
        assertTrue(a.hull(b).contains(b) && a.hull(b).contains(a));
        assertTrue(!a.containsInInterior(b) || a.contains(b));
        assertFalse(a.isBounded() && a.containsInInterior(a));
    }

    private static RealInterval set(String text) {
        String[] ends = text.substring(1, text.length() - 1).split(",");
        String lo = ends[0].strip();
        String hi = ends[1].strip();
        return RealInterval.of(lo.equals("-oo") ? Bound.MINUS_INFINITY : Bound.of(Dyadic.fromRationalDown(Rational.parse(lo), 60), text.startsWith("(")),
                hi.equals("oo") ? Bound.PLUS_INFINITY : Bound.of(Dyadic.fromRationalUp(Rational.parse(hi), 60), text.endsWith(")")));
    }

    private static void assertSet(String expected, RealInterval actual) {
        assertEquals(set(expected), actual.withFlag(Flag.C1));
    }

    @Test
    void openEndsAreExact() {
        int p = 53;
        assertSet("(0, 1)", set("(-oo, 0)").exp(p));
        assertSet("(0, 1]", set("(-oo, 0]").exp(p));
        assertSet("(-oo, 0)", set("(0, 1)").log(p));
        assertSet("[0, oo)", set("[1, oo)").log(p));
        assertSet("(0, oo)", set("(0, 1)").mul(set("(0, oo)"), p));
        assertSet("[0, 3)", set("[0, 1]").mul(set("(2, 3)"), p));
        assertSet("(0, 1)", set("(0, 1)").mul(set("(0, 1]"), p));
        assertSet("[0, 0]", set("[0, 0]").mul(set("(-oo, oo)"), p));
        assertSet("(-oo, 0)", set("(0, 1)").mul(set("(-oo, 0)"), p));
        assertSet("[0, oo)", set("(-oo, oo)").sqr(p));
        assertSet("[0, 4)", set("(-2, 1]").sqr(p));
        assertSet("(0, 4)", set("(0, 2)").sqr(p));
        assertSet("[1, oo)", RealInterval.ONE.div(set("(0, 1]"), p));
        assertSet("(0, oo)", RealInterval.ONE.div(set("(0, oo)"), p));
        assertSet("(-1, 0)", RealInterval.ONE.div(set("(-oo, -1)"), p));
        assertSet("(-oo, oo)", set("[1, 2]").div(set("[-1, 1]"), p));
        assertSet("[0, 0]", set("[0, 0]").div(set("[-1, 1]"), p));
        assertSet("(1, 5)", set("(0, 2)").add(set("[1, 3]"), p));
        assertSet("(-oo, 5]", set("(-oo, 2]").add(set("[1, 3]"), p));
        assertSet("[2, 3)", set("[4, 9)").sqrt(p));
        assertSet("[0, oo)", set("(-oo, oo)").sqrt(p));
        assertSet("(-1, 1)", set("(-oo, oo)").tanh(p));
        assertSet("[0, 1)", set("[0, oo)").tanh(p));
        assertSet("(-1, 1)", set("(-oo, oo)").erf(p));
        assertSet("[0, 1)", set("[0, oo)").erf(p));
        assertSet("[-1, 1]", set("(-oo, oo)").sin(p));
        assertSet("(0, 1]", set("(0, 2)").sin(p).hull(set("(0, 1/2)")));
        assertEquals(Bound.open(Dyadic.ONE), set("(-1, 0)").cos(p).upper());
        assertEquals(Bound.open(Dyadic.ONE), set("(0, 1)").cos(p).upper());
        assertEquals(Bound.closed(Dyadic.ONE), set("(-1, 0]").cos(p).upper());
        assertEquals(Bound.closed(Dyadic.ONE), set("(-1, 1)").cos(p).upper());
        assertEquals(Bound.open(Dyadic.ZERO), set("(-1, 0)").sin(p).upper());
        assertSet("[-8, 27)", set("[-2, 3)").powInt(3, p));
        assertSet("(0, oo)", set("[1, oo)").powInt(-2, p).hull(set("(0, oo)")));
        assertSet("[1/4, oo)", set("[-2, 1]").powInt(-2, p));
        assertSet("[0, 3)", set("(-3, 2]").abs());
        assertSet("[-2, 2]", set("[-2, 3)").floor());
        assertSet("(1, 4]", set("(0, 4]").max(set("(1, 2]")));
        assertSet("(0, 2]", set("(0, 4]").min(set("[0, 2]")).hull(set("(0,1)")).intersect(set("(0, 9)")));
        assertSet("[1, oo)", set("[1, oo)").pow(set("[1/2, 3/2]"), p));
        assertSet("(0, 1)", set("(0, 1)").pow(set("(0, oo)"), p));
    }

    @Test
    void exactPointsStayExact() {
        int p = 24;
        assertEquals(RealInterval.ONE, RealInterval.ZERO.exp(p));
        assertEquals(RealInterval.ZERO, RealInterval.ONE.log(p));
        assertEquals(RealInterval.ZERO, RealInterval.ZERO.sin(p));
        assertEquals(RealInterval.ONE, RealInterval.ZERO.cos(p));
        assertEquals(RealInterval.ZERO, RealInterval.ZERO.tanh(p));
        assertEquals(RealInterval.ZERO, RealInterval.ZERO.erf(p));
        assertEquals(RealInterval.ZERO, RealInterval.ZERO.expm1(p));
        assertEquals(RealInterval.ZERO, RealInterval.ZERO.log1p(p));
        assertEquals(RealInterval.of(3), RealInterval.of(9).sqrt(p));
        assertEquals(RealInterval.of(1.5), RealInterval.of(2.25).sqrt(p));
        assertEquals(RealInterval.of(-243), RealInterval.of(-3).powInt(5, p));
        assertEquals(RealInterval.of(Dyadic.powerOfTwo(-300)), RealInterval.of(2).powInt(-300, p));
        assertEquals(RealInterval.of(1), RealInterval.of(1).pow(RealInterval.of(0.3), p));
        assertTrue(RealInterval.of(3).powInt(15, 24).isPoint());
        assertFalse(RealInterval.of(3).powInt(16, 24).isPoint());
        assertTrue(RealInterval.of(3).powInt(16, 24).lower().open());
    }

    @Test
    void flagsFollowTheDefinition() {
        int p = 53;
        assertEquals(Flag.CONTINUOUS, set("[0, 1]").sqrt(p).flag());
        assertEquals(Flag.CONTINUOUS, RealInterval.ZERO.sqrt(p).flag());
        assertEquals(Flag.C1, set("(0, 1]").sqrt(p).flag());
        assertEquals(Flag.PARTLY, set("(-1, 1]").sqrt(p).flag());
        assertEquals(Flag.NOWHERE, set("[-2, 0)").sqrt(p).flag());
        assertEquals(Flag.CONTINUOUS, set("[0, 1]").abs().flag());
        assertEquals(Flag.C1, set("(0, 1]").abs().flag());
        assertEquals(Flag.C1, set("(0, 1]").log(p).flag());
        assertEquals(Flag.PARTLY, set("[0, 1]").log(p).flag());
        assertEquals(Flag.NOWHERE, set("[-1, 0]").log(p).flag());
        assertTrue(set("[-1, 0]").log(p).isEmpty());
        assertEquals(Flag.PARTLY, set("[1, 2]").div(set("[0, 1]"), p).flag());
        assertEquals(Flag.C1, set("[1, 2]").div(set("(0, 1]"), p).flag());
        assertEquals(Flag.NOWHERE, set("[1, 2]").div(RealInterval.ZERO, p).flag());
        assertEquals(Flag.PARTLY, set("[-1, 2]").powInt(0, p).flag());
        assertEquals(Flag.NOWHERE, RealInterval.ZERO.powInt(0, p).flag());
        assertEquals(Flag.NOWHERE, RealInterval.ZERO.powInt(-3, p).flag());
        assertEquals(Flag.C1, set("(0, 2]").powInt(0, p).flag());
        assertEquals(Flag.PARTLY, set("[0, 2]").pow(set("[1/2, 1]"), p).flag());
        assertEquals(Flag.NOWHERE, set("[-2, 0]").pow(set("[1/2, 1)"), p).flag());
        // At y = 1 the power is defined, so a box around it cannot be undefined everywhere, and its values join the hull.
        assertEquals(Flag.PARTLY, set("[-2, 0]").pow(set("[1/2, 1]"), p).flag());
        assertTrue(set("[-2, 0]").pow(set("[1/2, 1]"), p).contains(set("[-2, 0]")));
        assertEquals(Flag.C1, set("(0, 2]").pow(set("[1/2, 1]"), p).flag());
        assertEquals(Flag.C1, set("[-2, 0]").pow(RealInterval.of(3), p).flag());
        assertEquals(Flag.CONTINUOUS, set("[0, 1]").max(set("[1, 2]")).flag());
        assertEquals(Flag.C1, set("[0, 1)").max(set("[1, 2]")).flag());
        assertEquals(Flag.DEFINED, set("[0, 1]").floor().flag());
        assertEquals(Flag.CONTINUOUS, set("[0, 1)").floor().flag());
        assertEquals(Flag.C1, set("(0, 1)").floor().flag());
        assertEquals(Flag.CONTINUOUS, RealInterval.of(2).floor().flag());
        assertEquals(Flag.PARTLY, set("[0, 1]").log(p).exp(p).add(RealInterval.ONE, p).flag());
        assertEquals(Flag.NOWHERE, set("[-1, 0]").log(p).exp(p).mul(RealInterval.ONE, p).flag());
    }

    @Test
    void undefinedAndEmptyProveNothing() {
        RealInterval partly = set("[1, 2]").withFlag(Flag.PARTLY);
        assertFalse(partly.certainlyPositive() || partly.certainlyNonNegative() || partly.certainlyNonZero());
        assertFalse(partly.certainlyLess(RealInterval.of(9)) || RealInterval.of(0).certainlyLess(partly));
        RealInterval empty = RealInterval.NOWHERE.withFlag(Flag.C1);
        assertFalse(empty.certainlyPositive() || empty.certainlyNegative() || empty.certainlyLess(RealInterval.ONE) || empty.certainlyEqual(empty));
        assertFalse(empty.contains(Dyadic.ZERO) || empty.contains(Rational.ZERO) || empty.containsZero());
        for (RealInterval e : List.of(empty.add(RealInterval.ONE, 9), RealInterval.ONE.mul(empty, 9), empty.div(RealInterval.ONE, 9), empty.exp(9), empty.sqrt(9), empty.log(9),
                empty.sin(9), empty.abs(), empty.floor(), empty.max(RealInterval.ONE), empty.neg(), empty.pow(RealInterval.ONE, 9), RealInterval.ONE.pow(empty, 9), empty.powInt(0, 9))) {
            assertTrue(e.isEmpty());
        }
        assertThrows(ArithmeticException.class, empty::midpoint);
        assertThrows(IllegalArgumentException.class, () -> RealInterval.ONE.add(RealInterval.ONE, 1));
    }

    @Test
    void extremeMagnitudesNeitherWrapNorHang() {
        RealInterval huge = RealInterval.of(Dyadic.powerOfTwo(1L << 60));
        RealInterval product = huge.mul(huge, 64);
        assertFalse(product.upper().isFinite());
        assertTrue(product.certainlyLess(RealInterval.ONE) == false && huge.certainlyLessOrEqual(product));
        RealInterval tiny = RealInterval.ONE.div(product, 64);
        assertTrue(tiny.certainlyPositive() && tiny.certainlyLess(RealInterval.ONE));
        assertTrue(huge.exp(64).certainlyPositive() && !huge.exp(64).upper().isFinite());
        assertTrue(huge.neg().exp(64).certainlyPositive() && huge.neg().exp(64).certainlyLess(tiny.hull(RealInterval.ONE).neg().add(RealInterval.of(2), 64)));
        assertTrue(huge.tanh(64).certainlyLess(RealInterval.ONE) && huge.erf(64).certainlyLess(RealInterval.ONE));
        assertEquals(set("[-1, 1]"), huge.sin(64));
        assertTrue(huge.log(64).certainlyPositive() && tiny.log(64).certainlyNegative());
        assertTrue(huge.add(RealInterval.ONE, 64).lower().open());
        assertTrue(RealInterval.of(3).powInt(BigInteger.TEN.pow(300), 64).certainlyPositive());
        assertTrue(RealInterval.of(0.75).powInt(BigInteger.TEN.pow(300), 64).certainlyLess(RealInterval.of(Double.MIN_VALUE)));
        assertTrue(RealInterval.of(0.75).powInt(BigInteger.TEN.pow(300).negate(), 64).lower().value().magnitude() > 1L << 59);
        assertEquals(RealInterval.of(-1), RealInterval.of(-1).powInt(BigInteger.TEN.pow(300).add(BigInteger.ONE), 64));
        Dyadic middle = RealInterval.of(Bound.open(Dyadic.powerOfTwo(-(1L << 60))), Bound.open(Dyadic.powerOfTwo(1L << 60))).midpoint();
        assertEquals(Dyadic.powerOfTwo(1), middle.shift(1L - middle.exponent()));
        assertTrue(Math.abs(middle.exponent()) < 10);
    }
}
