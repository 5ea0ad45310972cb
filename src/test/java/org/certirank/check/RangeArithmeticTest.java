package org.certirank.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

class RangeArithmeticTest {
    private static final int BITS = 20;

    /** Reads "(0, 1]", "[-oo, 3)" with exact ends. */
    static Range range(String text) {
        String[] ends = text.substring(1, text.length() - 1).split(",");
        Rat lo = ends[0].strip().equals("-oo") ? null : Rat.parse(ends[0]);
        Rat hi = ends[1].strip().equals("oo") ? null : Rat.parse(ends[1]);
        return Range.of(lo, lo == null || text.startsWith("("), hi, hi == null || text.endsWith(")"), 200);
    }

    static void assertRange(String expected, Range actual) {
        Range e = range(expected);
        assertNotNull(actual, expected);
        assertTrue(End.compare(e.lo(), actual.lo()) == 0 && e.lo().open() == actual.lo().open() && End.compare(e.hi(), actual.hi()) == 0 && e.hi().open() == actual.hi().open(),
                () -> "expected " + expected + ", got " + actual);
    }

    static boolean contains(Range r, Rat x) {
        Rat lo = r.lo().infinite() ? null : r.lo().rational();
        Rat hi = r.hi().infinite() ? null : r.hi().rational();
        int l = lo == null ? -1 : lo.compareTo(x);
        int h = hi == null ? 1 : hi.compareTo(x);
        return (l < 0 || l == 0 && !r.lo().open()) && (h > 0 || h == 0 && !r.hi().open());
    }

    @Test
    void rationalsAreReadExactly() {
        assertEquals(Rat.of(1, 10), Rat.parse("0.1"));
        assertEquals(Rat.of(-1, 400), Rat.parse("-2.5e-3"));
        assertEquals(Rat.of(-3, 4), Rat.parse("-6/8"));
        for (String bad : List.of("", "-", "1.", ".5", "1e", "1/0", "1/-2", "1 2", "0x1", "+1", "1e10001", "NaN", "--1", "1/2/3", "\u0661")) {
            assertThrows(NumberFormatException.class, () -> Rat.parse(bad), bad);
        }
        assertEquals(BigInteger.valueOf(-2), Rat.of(-3, 2).floor());
        assertEquals(Rat.of(3, 2), Rat.of(9, 4).exactSqrt());
        assertNull(Rat.of(2).exactSqrt());
    }

    @Test
    void opennessOfSumsAndProducts() {
        assertRange("(1, 4]", range("(0, 1]").add(range("[1, 3]"), BITS));
        assertRange("[-oo, oo]", range("[-oo, 1]").add(range("[1, oo]"), BITS));
        assertRange("(0, oo)", range("(0, oo)").div(range("(0, oo)").add(Range.ONE, BITS), BITS));
        assertRange("[0, 1)", range("[0, 1]").mul(range("[0, 1)"), BITS));
        assertRange("[0, 1)", range("(0, 1)").mul(range("[0, 1]"), BITS)); // a closed 0 annihilates
        assertRange("(0, 1)", range("(0, 1)").mul(range("(0, 1)"), BITS));
        assertRange("(-1, 1)", range("(0, 1)").mul(range("[-1, 1]"), BITS));
        assertRange("[0, 0]", range("[0, 0]").mul(range("[-oo, oo]"), BITS));
        assertRange("(0, oo)", range("(0, 1)").mul(range("(1, oo)"), BITS));
        assertRange("[-2, 2]", range("[-1, 2]").mul(range("[-1, 1]"), BITS));
        assertRange("(-2, 2)", range("[-1, 2)").mul(range("(-1, 1]"), BITS));
        assertRange("[-1, 1]", range("[-1, 1]").mul(range("(-1, 1]"), BITS)); // of equal candidates the closed one
        assertRange("(-oo, 0]", range("[-oo, 0]").mul(range("[0, oo]"), BITS));
    }

    @Test
    void divisionNeedsADenominatorThatExcludesZero() {
        assertRange("[1, oo)", Range.ONE.div(range("(0, 1]"), BITS));
        assertRange("(-oo, -1/2]", Range.ONE.div(range("[-2, 0)"), BITS));
        assertNull(Range.ONE.div(range("[0, 1]"), BITS));
        assertNull(Range.ONE.div(range("(-1, 1)"), BITS));
        assertNull(Range.ZERO.div(range("[0, 0]"), BITS));
        assertRange("[0, 0]", Range.ZERO.div(range("(0, oo)"), BITS));
        assertRange("(0, 1/2]", range("[1, 1]").div(range("[2, oo)"), BITS));
        assertRange("[-1, 2]", range("[-1, 2]").div(range("[1, 3]"), BITS));
        assertRange("(-oo, oo)", range("[-1, 2]").div(range("(0, 3]"), BITS));
        assertRange("[0, oo)", range("[0, 2]").div(range("(0, 3]"), BITS));
        assertRange("(-oo, 0)", range("[-2, 0)").div(range("(0, 3]"), BITS));
    }

    @Test
    void powersRootsAbsFloor() {
        BigInteger two = BigInteger.TWO;
        assertRange("[0, 4]", range("(-2, 2]").powint(two, BITS));
        assertRange("(0, 4]", range("(0, 2]").powint(two, BITS));
        assertRange("(-8, 27]", range("(-2, 3]").powint(BigInteger.valueOf(3), BITS));
        assertRange("(1/4, oo)", range("(0, 2)").powint(BigInteger.valueOf(-2), BITS));
        assertRange("[1, 1]", range("(0, 2)").powint(BigInteger.ZERO, BITS));
        assertNull(range("[0, 2)").powint(BigInteger.ZERO, BITS));
        assertNull(range("[-1, 2)").powint(BigInteger.valueOf(-1), BITS));
        assertRange("[0, 2]", range("[-2, 1]").abs());
        assertRange("(0, 2)", range("(-2, 0)").abs());
        assertRange("[3/2, 2)", range("[9/4, 4)").sqrt(BITS));
        assertNull(range("[-1, 2)").sqrt(BITS));
        assertTrue(range("[2, 4)").sqrt(BITS).lo().open());
        assertRange("[-2, 1]", range("(-3/2, 2)").floor());
        assertRange("[-2, 2]", range("(-3/2, 2]").floor());
        assertRange("[-1, oo)", range("(-1, oo)").floor());
        assertRange("[1, 2)", Range.min(range("[1, 2]"), range("[1, 2)")));
        assertRange("(1, 2]", Range.max(range("(1, 2)"), range("[1, 2]")));
        assertRange("(0, 3]", Range.max(range("(0, 1]"), range("[-1, 3]")));
        Range huge = range("[2, 3]").powint(BigInteger.ONE.shiftLeft(200), BITS);
        assertTrue(huge.hi().infinite() && !huge.lo().infinite() && huge.lo().signum() > 0);
        Range tiny = range("[1/3, 1/2]").powint(BigInteger.ONE.shiftLeft(200), BITS);
        assertTrue(tiny.lo().isZero() && tiny.lo().open() && tiny.hi().signum() > 0);
    }

    @Test
    void powersWithRealExponents() {
        assertRange("(0, 1)", range("(0, 1)").pow(range("(0, oo)"), BITS));
        assertRange("(0, 1]", range("(0, 1]").pow(range("[0, oo)"), BITS));
        assertRange("(1, oo)", range("(1, oo)").pow(range("(0, oo)"), BITS));
        assertRange("[1, oo)", range("(0, 1)").pow(range("(-oo, 0]"), BITS));
        assertRange("[1, 1]", range("[1, 1]").pow(range("(-oo, oo)"), BITS));
        assertRange("[1, 1]", range("(0, oo)").pow(range("[0, 0]"), BITS));
        assertRange("[1/8, 8]", range("[1/2, 2]").pow(range("[-3, 2]"), BITS));
        assertNull(range("[0, 2]").pow(range("[1/2, 1/2]"), BITS));
        Range root = range("[2, 2]").pow(range("[1/2, 1/2]"), 96);
        Range exact = Range.TWO.sqrt(200);
        assertTrue(!exact.certainlyLess(root) && !root.certainlyLess(exact) && End.compare(root.lo(), exact.lo()) <= 0 && End.compare(root.hi(), exact.hi()) >= 0);
        Range far = range("[2, 2]").pow(Range.point(End.ONE.scaled(70)), BITS);
        assertTrue(far.hi().infinite());
        // a base next to 1 and a huge exponent: (1 + 2^-90)^(2^90) is next to e
        Range e = Range.point(End.add(End.ONE, End.ONE.scaled(-90), 200, true)).pow(Range.point(End.ONE.scaled(90)), BITS);
        assertTrue(contains(e, Rat.parse("2.71828182845904523536")) && e.hi().top() == 2);
    }

    @Test
    void roundingMovesOutwardAndOpens() {
        Range third = Range.of(Rat.of(1, 3), 8);
        assertTrue(third.lo().open() && third.hi().open() && contains(third, Rat.of(1, 3)));
        assertEquals(Rat.of(85, 256), Range.of(Rat.of(1, 3), 7).lo().rational());
        assertEquals(Rat.of(43, 128), Range.of(Rat.of(1, 3), 7).hi().rational());
        Range cut = Range.of(Rat.of(1_000_001), 10).mul(Range.of(Rat.of(3), 10), 10);
        assertTrue(cut.lo().open() && cut.hi().open() && contains(cut, Rat.of(3_000_003)));
        assertRange("[3000000, 3000000]", Range.of(Rat.of(3_000_000), 40).mul(Range.ONE, 40));
        Range far = Range.of(Rat.ONE, BITS).add(Range.point(End.ONE.scaled(-1L << 50)), BITS);
        assertTrue(far.lo().open() && far.lo().rational().equals(Rat.ONE) && far.hi().rational().compareTo(Rat.ONE) > 0);
        Range below = Range.of(Rat.ONE, BITS).sub(Range.point(End.ONE.scaled(-1L << 50)), BITS);
        assertTrue(below.hi().rational().equals(Rat.ONE) && below.hi().open() && below.lo().rational().equals(Rat.ONE.sub(Rat.of(1, 1 << BITS))));
    }

    private static Rat member(Range r, Random random) {
        Rat lo = r.lo().rational();
        Rat hi = r.hi().rational();
        int pick = random.nextInt(4);
        if (pick == 0 && !r.lo().open()) return lo;
        if (pick == 1 && !r.hi().open()) return hi;
        return lo.add(hi.sub(lo).mul(Rat.of(1 + random.nextInt(99), 100)));
    }

    private static Range random(Random random) {
        long a = random.nextInt(9) - 4;
        long b = a + random.nextInt(4);
        if (a == b) return Range.of(Rat.of(a), BITS);
        if (random.nextBoolean()) {
            Rat scale = Rat.of(1 + random.nextInt(50), 1 + random.nextInt(50));
            return Range.of(Rat.of(a).mul(scale), random.nextBoolean(), Rat.of(b).mul(scale), random.nextBoolean(), 4 + random.nextInt(20));
        }
        return Range.of(Rat.of(a), random.nextBoolean(), Rat.of(b), random.nextBoolean(), BITS);
    }

    @Test
    void randomOperationsContainTheExactResults() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            Range x = random(random);
            Range y = random(random);
            Rat a = member(x, random);
            Rat b = member(y, random);
            int bits = 2 + random.nextInt(12);
            check(x.add(y, bits), x, y, a, b, Rat::add);
            check(x.mul(y, bits), x, y, a, b, Rat::mul);
            Range q = x.div(y, bits);
            if (q != null) check(q, x, y, a, b, Rat::div);
            int n = 1 + random.nextInt(7);
            check(x.powint(BigInteger.valueOf(n), bits), x, y, a, b, (s, t) -> s.pow(n));
            Range negative = x.powint(BigInteger.valueOf(-n), bits);
            if (negative != null) check(negative, x, y, a, b, (s, t) -> s.pow(-n));
            check(x.abs(), x, y, a, b, (s, t) -> s.signum() < 0 ? s.neg() : s);
            check(x.floor(), x, y, a, b, (s, t) -> Rat.of(s.floor()));
            check(Range.min(x, y), x, y, a, b, (s, t) -> s.compareTo(t) <= 0 ? s : t);
            check(Range.max(x, y), x, y, a, b, (s, t) -> s.compareTo(t) >= 0 ? s : t);
            Range square = x.mul(x, 200).sqrt(bits);
            if (square != null) check(square, x, y, a, b, (s, t) -> s.signum() < 0 ? s.neg() : s);
        }
    }

    private static void check(Range result, Range x, Range y, Rat a, Rat b, BinaryOperator<Rat> exact) {
        assertTrue(contains(result, exact.apply(a, b)), () -> a + " in " + x + ", " + b + " in " + y + ": " + exact.apply(a, b) + " not in " + result);
    }

    @Test
    void closedEndsAreAttained() {
        // A closed end of an exact result must be a value at a pair of members: for a product, at a corner of closed ends or through a closed 0.
        Random random = new Random(11);
        for (int i = 0; i < 5_000; i++) {
            Range x = random(random);
            Range y = random(random);
            Range p = x.mul(y, 100);
            List<Rat> values = new ArrayList<>();
            List<Rat> xs = List.of(x.lo().rational(), x.hi().rational(), Rat.ZERO);
            List<Rat> ys = List.of(y.lo().rational(), y.hi().rational(), Rat.ZERO);
            for (Rat a : xs) {
                for (Rat b : ys) {
                    if (contains(x, a) && contains(y, b) || a.signum() == 0 && contains(x, a) || b.signum() == 0 && contains(y, b)) values.add(a.mul(b));
                }
            }
            assertTrue(p.lo().open() || values.contains(p.lo().rational()), () -> x + " * " + y + " = " + p);
            assertTrue(p.hi().open() || values.contains(p.hi().rational()), () -> x + " * " + y + " = " + p);
        }
    }

    @Test
    void comparisonsRespectOpenEnds() {
        assertTrue(range("[0, 1)").certainlyLess(range("[1, 2]")));
        assertTrue(range("[0, 1]").certainlyLess(range("(1, 2]")));
        assertFalse(range("[0, 1]").certainlyLess(range("[1, 2]")));
        assertTrue(range("[0, 1]").certainlyAtMost(range("[1, 2]")));
        assertFalse(range("[0, oo)").certainlyAtMost(range("[1, 2]")));
        assertFalse(range("(-oo, oo)").certainlyAtMost(range("(-oo, oo)")));
        assertTrue(range("(0, 1)").positive() && !range("[0, 1)").positive() && range("[0, 1)").nonNegative());
    }
}
