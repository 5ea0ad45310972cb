package org.certirank.interval.ball;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import java.util.SplittableRandom;
import org.certirank.exact.Dyadic;
import org.certirank.exact.Rational;
import org.certirank.interval.Bound;
import org.certirank.interval.Flag;
import org.certirank.interval.RealInterval;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Balls and their parts against exact dyadic and rational arithmetic; tightness apart. */
class BallArithmeticTest {
    private static void assertHolds(Ball b, Dyadic truth, Object what) {
        assertTrue(!b.isBounded() || Balls.low(b).compareTo(truth) <= 0 && truth.compareTo(Balls.high(b)) <= 0, () -> what + ": " + b + " lacks " + truth);
    }

    private static void addMulFma(long seed, int cases) {
        Balls gen = new Balls(seed);
        for (int i = 0; i < cases; i++) {
            Ball a = gen.ball(200);
            Ball b = gen.ball(200);
            Ball c = gen.ball(200);
            int bits = gen.bits();
            Ball sum = a.add(b, bits);
            Ball difference = a.sub(b, bits);
            Ball product = a.mul(b, bits);
            Ball fused = a.fma(b, c, bits);
            for (BigFloat p : gen.members(a)) {
                for (BigFloat q : gen.members(b)) {
                    Dyadic x = p.toDyadic();
                    Dyadic y = q.toDyadic();
                    assertHolds(sum, x.add(y), "add");
                    assertHolds(difference, x.sub(y), "sub");
                    assertHolds(product, x.mul(y), "mul");
                    assertHolds(fused, x.mul(y).add(gen.members(c).getFirst().toDyadic()), "fma");
                }
            }
            if (a.isPoint() && b.isPoint()) {
                assertTrue(Balls.tight(sum, bits, 5) && Balls.tight(product, bits, 5), () -> a + " " + b + " at " + bits + ": " + sum + " " + product);
            }
        }
    }

    private static void divSqrt(long seed, int cases) {
        Balls gen = new Balls(seed);
        for (int i = 0; i < cases; i++) {
            Ball a = gen.ball(200);
            Ball b = gen.ball(200);
            int bits = gen.bits();
            Ball quotient = a.div(b, bits);
            Ball root = a.sqrt(bits);
            for (BigFloat p : gen.members(a)) {
                for (BigFloat q : gen.members(b)) {
                    if (q.isZero()) {
                        assertFalse(quotient.isDefined());
                    } else if (quotient.isBounded()) {
                        // lo <= p/q <= hi, multiplied by q.
                        Dyadic y = q.toDyadic();
                        Dyadic lo = Balls.low(quotient).mul(y);
                        Dyadic hi = Balls.high(quotient).mul(y);
                        Dyadic x = p.toDyadic();
                        assertTrue(lo.min(hi).compareTo(x) <= 0 && x.compareTo(lo.max(hi)) <= 0, () -> a + " / " + b + " at " + bits + " = " + quotient);
                    }
                }
                if (p.signum() < 0) {
                    assertFalse(root.isDefined());
                } else if (root.isBounded()) {
                    Dyadic x = p.toDyadic();
                    Dyadic lo = Balls.low(root);
                    Dyadic hi = Balls.high(root);
                    assertTrue((lo.signum() <= 0 || lo.mul(lo).compareTo(x) <= 0) && hi.signum() >= 0 && hi.mul(hi).compareTo(x) >= 0, () -> "sqrt " + a + " at " + bits + " = " + root);
                }
            }
            if (a.isPoint() && b.isPoint() && !b.containsZero()) {
                assertTrue(Balls.tight(quotient, bits, 5), () -> a + " / " + b + " at " + bits + " = " + quotient);
            }
            if (a.isPoint() && a.mid().signum() >= 0) {
                assertTrue(Balls.tight(root, bits, 5), () -> "sqrt " + a + " at " + bits + " = " + root);
            }
        }
    }

    @Test
    void sumsAndProductsHoldTheExactOnes() {
        addMulFma(1, Balls.CASES);
    }

    @Test
    void quotientsAndRootsHoldTheExactOnes() {
        divSqrt(2, Balls.CASES);
    }

    @Tag("slow")
    @Test
    void sumsAndProductsOften() {
        addMulFma(3, Balls.MANY);
    }

    @Tag("slow")
    @Test
    void quotientsAndRootsOften() {
        divSqrt(4, Balls.MANY);
    }

    @Test
    void directedRoundingIsThatOfDyadics() {
        Balls gen = new Balls(5);
        for (int i = 0; i < Balls.CASES; i++) {
            BigFloat a = gen.number(2000);
            BigFloat b = gen.number(2000);
            int bits = gen.bits();
            Dyadic x = a.toDyadic();
            Dyadic y = b.toDyadic();
            assertEquals(Dyadic.addDown(x, y, bits), BigFloat.addDown(a, b, bits).toDyadic());
            assertEquals(Dyadic.addUp(x, y, bits), BigFloat.addUp(a, b, bits).toDyadic());
            assertEquals(x.roundUp(bits), a.roundUp(bits).toDyadic());
            assertEquals(x.compareTo(y), a.compareTo(b));
            assertEquals(x.equals(y), a.equals(b));
            if (!b.isZero()) {
                assertEquals(Dyadic.divUp(x, y, bits), BigFloat.divUp(a, b, bits).toDyadic());
            }
            if (a.signum() >= 0) {
                assertEquals(Dyadic.sqrtUp(x, bits), BigFloat.sqrtUp(a, bits).toDyadic());
            }
            Dyadic off = a.round(bits).toDyadic().sub(x).abs();
            assertTrue(off.compareTo(a.roundingError(bits).toBigFloat().toDyadic()) <= 0);
        }
    }

    @Test
    void radiiRoundUpAndByLittle() {
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < Balls.CASES; i++) {
            Radius a = Radius.up(random.nextLong() >>> 1 + random.nextInt(62), Exponent.of(random.nextInt(-40, 40)));
            Radius b = Radius.up(random.nextLong() >>> 1 + random.nextInt(62), Exponent.of(random.nextInt(-40, 40)));
            BigFloat x = a.toBigFloat();
            BigFloat y = b.toBigFloat();
            assertAbove(a.addUp(b), x.add(y));
            assertAbove(a.mulUp(b), x.mul(y));
            if (!b.isZero()) {
                assertAbove(a.divUp(b).toBigFloat().mul(y), x);
            }
            assertAbove(a.sqrtUp().toBigFloat().mul(a.sqrtUp().toBigFloat()), x);
            BigFloat d = a.subDown(b).toBigFloat();
            assertTrue(d.signum() == 0 || d.add(y).compareTo(x) <= 0);
            assertTrue(x.compareTo(y) < 0 || d.add(y).add(x.shift(-27)).compareTo(x) >= 0);
            assertEquals(x.compareTo(y), a.compareTo(b));
        }
    }

    private static void assertAbove(Radius r, BigFloat truth) {
        assertAbove(r.toBigFloat(), truth);
    }

    private static void assertAbove(BigFloat r, BigFloat truth) {
        assertTrue(truth.compareTo(r) <= 0 && r.compareTo(truth.add(truth.shift(-26))) <= 0, () -> r + " for " + truth);
    }

    /** Shifting operands far beyond the range of long shifts the results and changes nothing else. */
    @Test
    void exponentsBeyondLong() {
        Balls gen = new Balls(7);
        for (BigInteger k : new BigInteger[] {BigInteger.ONE.shiftLeft(63), BigInteger.ONE.shiftLeft(63).negate(), BigInteger.ONE.shiftLeft(100), BigInteger.TWO.pow(70).negate(),
                BigInteger.valueOf(Long.MAX_VALUE - 30), BigInteger.valueOf(Long.MIN_VALUE + 30)}) {
            Exponent e = Exponent.of(k);
            for (int i = 0; i < 500; i++) {
                Ball a = gen.ball(60);
                Ball b = gen.ball(60);
                int bits = gen.bits();
                assertEquals(a.add(b, bits).shift(e), a.shift(e).add(b.shift(e), bits));
                assertEquals(a.mul(b, bits).shift(e).shift(e), a.shift(e).mul(b.shift(e), bits));
                assertEquals(a.mul(b, bits), a.shift(e).mul(b.shift(e.negate()), bits));
                if (!b.containsZero()) {
                    assertEquals(a.div(b, bits).shift(e), a.shift(e).div(b, bits));
                    assertEquals(a.div(b, bits).shift(e.negate()), a.div(b.shift(e), bits));
                }
                if (!e.isOdd() && a.certainlyPositive()) {
                    assertEquals(a.sqrt(bits).shift(e.half()), a.shift(e).sqrt(bits));
                }
                assertTrue(a.shift(e).contains(a.mid().shift(e)));
                assertEquals(a.certainlyLess(b), a.shift(e).certainlyLess(b.shift(e)));
            }
        }
        Ball huge = Ball.ONE.shift(Exponent.of(BigInteger.TWO.pow(90)));
        assertTrue(Ball.ONE.certainlyLess(huge) && huge.neg().certainlyLess(Ball.ONE));
        assertTrue(huge.add(Ball.ONE, 100).contains(huge.mid()) && !huge.add(Ball.ONE, 100).isPoint());
        assertEquals(RealInterval.REALS, huge.add(huge.neg(), 50).widen(Radius.up(huge.mid())).toRealInterval(50));
        assertThrows(ArithmeticException.class, () -> huge.mid().toDyadic());
    }

    @Test
    void conversionsHoldTheSet() {
        Balls gen = new Balls(8);
        for (int i = 0; i < 20_000; i++) {
            Ball a = gen.ball(100);
            int bits = gen.bits();
            RealInterval r = a.toRealInterval(bits);
            assertTrue(r.contains(Balls.low(a)) && r.contains(Balls.high(a)));
            Ball back = Ball.enclosing(r, bits);
            assertTrue(back.contains(BigFloat.of(r.lower().value())) && back.contains(BigFloat.of(r.upper().value())) && back.contains(a), () -> a + " " + r + " " + back);
            assertTrue(a.toDoubleDown() <= a.toDoubleUp());
            assertTrue(Dyadic.of(Math.max(-Double.MAX_VALUE, a.toDoubleDown())).compareTo(Balls.low(a)) <= 0);
            int den = gen.integer(1, 1000);
            Rational q = Rational.of(gen.integer(-1000, 1000), den);
            Ball e = Ball.enclosing(q, bits);
            assertTrue(e.contains(q) && Balls.tight(e, bits, 5));
            assertFalse(bits > 60 && e.contains(q.add(Rational.of(1, 1L << 40))));
        }
        assertFalse(Ball.enclosing(RealInterval.POSITIVE, 53).isBounded());
        assertEquals(Flag.NOWHERE, Ball.enclosing(RealInterval.NOWHERE, 53).flag());
        assertEquals(RealInterval.of(Bound.closed(Dyadic.of(-1)), Bound.closed(Dyadic.of(3))), Ball.of(BigFloat.ONE, Radius.powerOfTwo(1)).toRealInterval(20));
    }

    @Test
    void decimalTextHoldsTheSet() {
        Balls gen = new Balls(9);
        for (int i = 0; i < 5000; i++) {
            Ball a = gen.ball(150);
            String text = a.toDecimal(gen.integer(1, 40));
            BigDecimal mid;
            BigDecimal rad = BigDecimal.ZERO;
            if (text.startsWith("[")) {
                String[] parts = text.substring(1, text.length() - 1).split(" \\+/- ");
                mid = new BigDecimal(parts[0]);
                rad = new BigDecimal(parts[1]);
            } else {
                mid = new BigDecimal(text);
            }
            assertTrue(mid.subtract(rad).compareTo(decimal(Balls.low(a))) <= 0 && mid.add(rad).compareTo(decimal(Balls.high(a))) >= 0, () -> a + " as " + text);
        }
        assertEquals("0.1", Ball.enclosing("0.1", 400).toDecimal(20).substring(1, 4));
        assertEquals("-2.5", Ball.of(-2.5).toDecimal(5));
        // 2^(2^400): the decimal exponent itself has 121 digits.
        assertTrue(Ball.ONE.shift(Exponent.of(BigInteger.TWO.pow(400))).toDecimal(10).length() > 250);
        assertEquals("(-oo, oo)", Ball.REALS.toDecimal(3));
        assertEquals("[1.2676506e30 +/- 2.29e20]", Ball.of(1).shift(100).toDecimal(9));
    }

    private static BigDecimal decimal(Dyadic x) {
        return new BigDecimal(x.toRational().num()).divide(new BigDecimal(x.toRational().den()));
    }

    @Test
    void comparisonsAreCertain() {
        Ball third = Ball.enclosing("1/3", 60);
        Ball wide = Ball.of(BigFloat.ONE, Radius.ONE);
        assertTrue(third.certainlyLess(Ball.ONE) && third.certainlyPositive() && third.certainlyNonZero() && !third.neg().certainlyPositive() && third.neg().certainlyNegative());
        assertFalse(third.certainlyLess(third) || third.certainlyEqual(third) || wide.certainlyPositive() || wide.certainlyNonZero());
        assertTrue(wide.certainlyNonNegative() && wide.neg().certainlyNonPositive() && wide.containsZero() && Ball.ONE.certainlyEqual(Ball.of(1.0)));
        assertTrue(Ball.ZERO.certainlyLessOrEqual(wide) && !Ball.ZERO.certainlyLess(wide) && wide.certainlyLessOrEqual(Ball.TWO));
        assertFalse(Ball.of(-1).sqrt(53).certainlyLess(Ball.ONE) || Ball.REALS.certainlyLess(Ball.ONE) || Ball.ONE.div(wide, 53).certainlyPositive());
        assertTrue(wide.overlaps(Ball.TWO) && !wide.overlaps(Ball.of(3)) && Ball.REALS.contains(wide) && !wide.contains(Ball.REALS));
    }

    @Test
    void flagsFollowTheTable() {
        Ball wide = Ball.of(BigFloat.ONE, Radius.powerOfTwo(1));
        assertEquals(Flag.PARTLY, Ball.ONE.div(wide, 53).flag());
        assertEquals(Flag.NOWHERE, Ball.ONE.div(Ball.ZERO, 53).flag());
        assertEquals(Flag.PARTLY, wide.sqrt(53).flag());
        assertEquals(Flag.CONTINUOUS, Ball.of(BigFloat.ONE, Radius.ONE).sqrt(53).flag());
        assertEquals(Flag.CONTINUOUS, Ball.ZERO.sqrt(53).flag());
        assertEquals(Flag.NOWHERE, Ball.of(-1).sqrt(53).flag());
        assertEquals(Flag.CONTINUOUS, wide.abs().flag());
        assertEquals(Flag.C1, Ball.of(-3).abs().flag());
        assertEquals(Flag.C1, Ball.ONE.max(Ball.TWO).flag());
        assertEquals(Flag.CONTINUOUS, Ball.ONE.max(wide).flag());
        assertEquals(Flag.PARTLY, wide.powInt(-2, 53).flag());
        assertEquals(Flag.NOWHERE, Ball.ZERO.powInt(0, 53).flag());
        assertEquals(Flag.NOWHERE, Ball.of(-1).pow(Ball.of(0.5), 53).flag());
        assertEquals(Flag.PARTLY, wide.pow(Ball.of(0.5), 53).flag());
    }

    @Tag("slow")
    @Test
    void productsBeyondTheChangeOfMethod() {
        Random random = new Random(11);
        BigInteger a = new BigInteger(Multiplication.TRANSFORM_BITS + 10_000, random).setBit(Multiplication.TRANSFORM_BITS).negate();
        BigInteger b = new BigInteger(Multiplication.TRANSFORM_BITS + 1, random).setBit(Multiplication.TRANSFORM_BITS);
        assertEquals(a.multiply(b), Multiplication.multiply(a, b));
    }

    @Test
    void longProductsAndRootsAreExact() {
        Random random = new Random(10);
        for (int bits : new int[] {1, 7, 8, 1000, 50_000}) {
            BigInteger a = new BigInteger(bits, random).negate();
            BigInteger b = new BigInteger(2 * bits + 1, random);
            assertEquals(a.multiply(b), Multiplication.byTransform(a, b));
            assertEquals(a.multiply(a), Multiplication.byTransform(a, a));
        }
        for (int bits : new int[] {10, 3999, 4000, 4001, 4002, 4003, 9000, 40_000}) {
            for (int i = 0; i < 40; i++) {
                BigInteger r = new BigInteger(bits / 2, random);
                BigInteger n = switch (i % 4) {
                    case 0 -> r.multiply(r);
                    case 1 -> r.multiply(r).subtract(BigInteger.ONE).max(BigInteger.ZERO);
                    case 2 -> BigInteger.ONE.shiftLeft(bits - i % 3).subtract(BigInteger.ONE);
                    default -> new BigInteger(bits, random);
                };
                BigInteger[] s = SquareRoot.withRemainder(n);
                assertTrue(s[1].signum() >= 0 && s[1].compareTo(s[0].shiftLeft(1)) <= 0);
                assertEquals(n, s[0].multiply(s[0]).add(s[1]));
            }
        }
    }
}
