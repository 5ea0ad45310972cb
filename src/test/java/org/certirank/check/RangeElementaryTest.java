package org.certirank.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The reference values come from plain power series in decimal arithmetic of 160 digits, whose own error is far below the last bit looked at. */
class RangeElementaryTest {
    private static final MathContext MC = new MathContext(160);
    private static final BigDecimal TINY = new BigDecimal("1e-150");

    private static BigDecimal decimal(Rat r) {
        return new BigDecimal(r.num).divide(new BigDecimal(r.den), MC);
    }

    static BigDecimal exp(BigDecimal x) {
        BigDecimal r = x.divide(BigDecimal.valueOf(1024), MC);
        BigDecimal sum = BigDecimal.ONE;
        BigDecimal term = BigDecimal.ONE;
        for (int n = 1; n < 120; n++) {
            term = term.multiply(r, MC).divide(BigDecimal.valueOf(n), MC);
            sum = sum.add(term, MC);
        }
        for (int i = 0; i < 10; i++) {
            sum = sum.multiply(sum, MC);
        }
        return sum;
    }

    static BigDecimal log(BigDecimal x) {
        BigDecimal y = new BigDecimal(Math.log(x.doubleValue()));
        for (int i = 0; i < 7; i++) {
            BigDecimal e = exp(y);
            y = y.add(BigDecimal.TWO.multiply(x.subtract(e)).divide(x.add(e), MC), MC);
        }
        return y;
    }

    static BigDecimal sin(BigDecimal x) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal term = x;
        for (int n = 1; n < 400; n += 2) {
            sum = sum.add(term, MC);
            term = term.multiply(x, MC).multiply(x, MC).divide(BigDecimal.valueOf(-(n + 1L) * (n + 2)), MC);
        }
        return sum;
    }

    static BigDecimal cos(BigDecimal x) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal term = BigDecimal.ONE;
        for (int n = 0; n < 400; n += 2) {
            sum = sum.add(term, MC);
            term = term.multiply(x, MC).multiply(x, MC).divide(BigDecimal.valueOf(-(n + 1L) * (n + 2)), MC);
        }
        return sum;
    }

    static BigDecimal tanh(BigDecimal x) {
        BigDecimal e = exp(x.multiply(BigDecimal.TWO));
        return e.subtract(BigDecimal.ONE).divide(e.add(BigDecimal.ONE), MC);
    }

    /** 16 atan(1/5) - 4 atan(1/239) would be the tested formula: so Euler's pi/4 = atan(1/2) + atan(1/3). */
    static BigDecimal pi() {
        return atan(2).add(atan(3)).multiply(BigDecimal.valueOf(4), MC);
    }

    private static BigDecimal atan(int n) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int k = 0; k < 300; k++) {
            BigDecimal term = BigDecimal.ONE.divide(BigDecimal.valueOf(2L * k + 1).multiply(BigDecimal.valueOf(n).pow(2 * k + 1)), MC);
            sum = k % 2 == 0 ? sum.add(term) : sum.subtract(term);
        }
        return sum;
    }

    /** The alternating series of the error function, not the one of the checker. */
    static BigDecimal erf(BigDecimal x) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal power = x;
        for (int n = 0; n < 700; n++) {
            sum = sum.add(power.divide(BigDecimal.valueOf(2L * n + 1), MC), MC);
            power = power.multiply(x, MC).multiply(x, MC).divide(BigDecimal.valueOf(-(n + 1L)), MC);
        }
        return sum.multiply(BigDecimal.TWO).divide(pi().sqrt(MC), MC);
    }

    private static void assertEncloses(Range r, BigDecimal value, int bits, Object what) {
        BigDecimal slack = value.abs().add(TINY).multiply(new BigDecimal("1e-70"));
        BigDecimal lo = decimal(r.lo().rational());
        BigDecimal hi = decimal(r.hi().rational());
        assertTrue(lo.compareTo(value.add(slack)) <= 0 && hi.compareTo(value.subtract(slack)) >= 0, () -> what + ": " + value + " not in " + lo + ", " + hi);
        BigDecimal ulp = decimal(Rat.of(2).pow((int) End.greater(r.neg().hi(), r.hi()).top() - bits));
        assertTrue(value.subtract(lo).compareTo(ulp.multiply(BigDecimal.valueOf(2)).add(slack)) <= 0 && hi.subtract(value).compareTo(ulp.multiply(BigDecimal.valueOf(2)).add(slack)) <= 0,
                () -> what + ": too wide " + lo + ", " + hi + " around " + value + " in ulps: " + value.subtract(lo).divide(ulp, MathContext.DECIMAL32) + " " + hi.subtract(value).divide(ulp, MathContext.DECIMAL32));
    }

    private static void sweep(String name, BiFunction<Range, Integer, Range> tested, UnaryOperator<BigDecimal> reference, double size, boolean positive) {
        Random random = new Random(3);
        for (int i = 0; i < 150; i++) {
            int bits = List.of(8, 24, 53, 96, 150, 200).get(i % 6);
            double d = (random.nextDouble() * 2 - 1) * size;
            if (i % 3 == 1) d = d / size * Math.pow(2, -random.nextInt(80));
            if (i % 7 == 2) d = Math.rint(d);
            if (d == 0) continue;
            if (positive) d = i % 5 == 0 ? 1 + d / size * Math.pow(2, -random.nextInt(50)) : Math.abs(d);
            if (positive && d == 1) continue;
            BigDecimal x = new BigDecimal(d);
            Range at = Range.of(Rat.parse("1").mul(ratOf(x)), 200);
            assertEncloses(tested.apply(at, bits), reference.apply(x), bits, name + "(" + d + ") at " + bits);
        }
    }

    private static Rat ratOf(BigDecimal x) {
        return x.scale() >= 0 ? Rat.of(x.unscaledValue(), BigInteger.TEN.pow(x.scale())) : Rat.of(x.unscaledValue().multiply(BigInteger.TEN.pow(-x.scale())));
    }

    @Test
    void expEnclosesTheSeries() {
        sweep("exp", Range::exp, RangeElementaryTest::exp, 40, false);
    }

    @Test
    void logEnclosesTheInverse() {
        sweep("log", Range::log, RangeElementaryTest::log, 1000, true);
    }

    @Test
    void sinAndCosEncloseTheSeries() {
        sweep("sin", Range::sin, RangeElementaryTest::sin, 30, false);
        sweep("cos", Range::cos, RangeElementaryTest::cos, 30, false);
    }

    @Test
    void tanhAndErfEncloseTheSeries() {
        sweep("tanh", Range::tanh, RangeElementaryTest::tanh, 20, false);
        sweep("erf", Range::erf, RangeElementaryTest::erf, 5, false);
    }

    @Test
    void realPowers() {
        Random random = new Random(5);
        for (int i = 0; i < 100; i++) {
            double a = i % 4 == 0 ? 1 + random.nextDouble() * 1e-6 : random.nextDouble() * 10 + 0.001;
            double b = (random.nextDouble() - 0.5) * 20;
            BigDecimal value = exp(log(new BigDecimal(a)).multiply(new BigDecimal(b), MC));
            Range r = Range.of(ratOf(new BigDecimal(a)), 200).pow(Range.of(ratOf(new BigDecimal(b)), 200), 96);
            assertEncloses(r, value, 96, a + "^" + b);
        }
    }

    @Test
    void piAtManyPrecisions() {
        for (int bits : new int[] {8, 400, 53, 96, 1, 300}) {
            assertEncloses(Elementary.pi(bits), pi(), bits, "pi at " + bits);
        }
        assertTrue(Elementary.pi(20_000).hi().top() == 2);
    }

    @Test
    void exactAndOpenCases() {
        RangeArithmeticTest.assertRange("[1, 1]", Range.ZERO.exp(96));
        RangeArithmeticTest.assertRange("[0, 0]", Range.ONE.log(96));
        RangeArithmeticTest.assertRange("[0, 0]", Range.ZERO.sin(96));
        RangeArithmeticTest.assertRange("[1, 1]", Range.ZERO.cos(96));
        RangeArithmeticTest.assertRange("[0, 0]", Range.ZERO.tanh(96));
        RangeArithmeticTest.assertRange("[0, 0]", Range.ZERO.erf(96));
        RangeArithmeticTest.assertRange("(0, 1)", RangeArithmeticTest.range("(-oo, 0)").exp(96));
        RangeArithmeticTest.assertRange("[1, oo)", RangeArithmeticTest.range("[0, oo)").exp(96));
        RangeArithmeticTest.assertRange("(-oo, 0)", RangeArithmeticTest.range("(0, 1)").log(96));
        assertNull(RangeArithmeticTest.range("[0, 1)").log(96));
        RangeArithmeticTest.assertRange("(-1, 1)", Range.WHOLE.tanh(96));
        RangeArithmeticTest.assertRange("(-1, 0]", RangeArithmeticTest.range("(-oo, 0]").erf(96));
        assertTrue(RangeArithmeticTest.range("[0, 100000]").tanh(96).certainlyLess(Range.ONE));
        assertTrue(RangeArithmeticTest.range("[-100000, 30]").erf(96).certainlyLess(Range.ONE));
        // the smallest steps from an exact case are strict
        assertTrue(Range.ONE.certainlyLess(Range.point(End.ONE.scaled(-1000)).exp(96)));
        assertTrue(Range.point(End.ONE.scaled(-1000)).neg().exp(96).certainlyLess(Range.ONE));
        Range small = Range.point(End.ONE.scaled(-1000));
        assertTrue(small.sin(96).certainlyLess(small) && small.tanh(96).certainlyLess(small) && small.cos(96).certainlyLess(Range.ONE));
    }

    @Test
    void hugeArguments() {
        Range billion = Range.of(Rat.parse("1e9"), 96);
        Range e = billion.exp(96);
        assertEquals(1_442_695_041L, e.hi().top()); // 1e9 / log 2 = 1442695040.89
        Range back = e.log(96);
        assertTrue(back.lo().rational().compareTo(Rat.parse("999999999.9999999999")) > 0 && back.hi().rational().compareTo(Rat.parse("1000000000.0000000001")) < 0);
        Range l = Range.point(End.ONE.scaled(1_000_000_000)).log(53);
        assertTrue(RangeArithmeticTest.contains(l, Rat.parse("693147180.559945309417232121458")));
        assertTrue(Range.point(End.ONE.scaled(300)).exp(96).hi().infinite());
        Range zero = Range.point(End.ONE.scaled(300)).neg().exp(96);
        assertTrue(zero.lo().isZero() && zero.lo().open() && zero.hi().signum() > 0);
        RangeArithmeticTest.assertRange("[-1, 1]", Range.point(End.ONE.scaled(20_000)).sin(96));
        Range far = Range.point(End.ONE.scaled(9_000)).sin(96);
        Range farCos = Range.point(End.ONE.scaled(9_000)).cos(96);
        Range one = far.powint(BigInteger.TWO, 96).add(farCos.powint(BigInteger.TWO, 96), 96);
        assertTrue(RangeArithmeticTest.contains(one, Rat.ONE) && one.lo().rational().compareTo(Rat.parse("0.9999999999999999999999999")) > 0);
        assertTrue(Range.point(End.ONE.scaled(-1_000_000_000_000L)).erf(96).hi().signum() > 0);
        assertTrue(Range.point(End.ONE.scaled(-1_000_000_000_000L)).log(96).hi().signum() < 0);
    }

    @Test
    void extremaOfSinAndCosInside() {
        RangeArithmeticTest.assertRange("[-1, 1]", RangeArithmeticTest.range("[0, 7]").sin(53));
        assertEquals(0, End.compare(RangeArithmeticTest.range("[1, 2]").sin(53).hi(), End.ONE));
        assertTrue(RangeArithmeticTest.range("[1, 3/2]").sin(53).certainlyLess(Range.ONE));
        Range s = RangeArithmeticTest.range("(0, 3)").sin(53);
        assertTrue(s.positive() && s.lo().isZero() && !s.hi().open());
        Range c = RangeArithmeticTest.range("(-1, 1)").cos(53);
        assertTrue(End.compare(c.hi(), End.ONE) == 0 && !c.hi().open());
        c = RangeArithmeticTest.range("(0, 1)").cos(53);
        assertTrue(End.compare(c.hi(), End.ONE) == 0 && c.hi().open());
        c = RangeArithmeticTest.range("[-1, 0)").cos(53);
        assertTrue(End.compare(c.hi(), End.ONE) == 0 && c.hi().open());
        Random random = new Random(9);
        for (int i = 0; i < 300; i++) {
            double lo = (random.nextDouble() - 0.5) * 30;
            double hi = lo + random.nextDouble() * 5;
            Range r = Range.of(ratOf(new BigDecimal(lo)), false, ratOf(new BigDecimal(hi)), false, 60);
            double at = lo + (hi - lo) * random.nextDouble();
            assertTrue(Math.sin(at) >= r.sin(60).lo().rational().num.doubleValue() / r.sin(60).lo().rational().den.doubleValue() - 1e-12, "sin from below");
            assertTrue(Math.sin(at) <= r.sin(60).hi().rational().num.doubleValue() / r.sin(60).hi().rational().den.doubleValue() + 1e-12, "sin from above");
            assertTrue(Math.cos(at) >= r.cos(60).lo().rational().num.doubleValue() / r.cos(60).lo().rational().den.doubleValue() - 1e-12, "cos from below");
            assertTrue(Math.cos(at) <= r.cos(60).hi().rational().num.doubleValue() / r.cos(60).hi().rational().den.doubleValue() + 1e-12, "cos from above");
        }
    }
}
