package org.certirank.interval.ball;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apfloat.Apfloat;
import org.apfloat.ApfloatMath;
import org.certirank.exact.Dyadic;
import org.certirank.exact.Rational;
import org.certirank.interval.Flag;
import org.certirank.interval.RealInterval;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Elementary functions of balls. The many cases are compared with {@link RealInterval} at more bits, which has series and reductions of its own and is
 * compared with Apfloat; fewer, and long ones, with Apfloat directly.
 */
class BallFunctionTest {
    @FunctionalInterface
    private interface Function {
        Ball at(Ball x, int bits);
    }

    @FunctionalInterface
    private interface Reference {
        RealInterval at(RealInterval x, int bits);
    }

    private record Case(String name, Function f, Reference reference, UnaryOperator<Apfloat> oracle, int range) {
    }

    private static final List<Case> CASES = List.of(
            new Case("exp", Ball::exp, RealInterval::exp, ApfloatMath::exp, 12),
            new Case("expm1", Ball::expm1, RealInterval::expm1, x -> ApfloatMath.exp(x).subtract(Apfloat.ONE), 12),
            new Case("log", Ball::log, RealInterval::log, ApfloatMath::log, 300),
            new Case("log1p", Ball::log1p, RealInterval::log1p, x -> ApfloatMath.log(x.add(Apfloat.ONE)), 300),
            new Case("sin", Ball::sin, RealInterval::sin, ApfloatMath::sin, 100),
            new Case("cos", Ball::cos, RealInterval::cos, ApfloatMath::cos, 100),
            new Case("tanh", Ball::tanh, RealInterval::tanh, ApfloatMath::tanh, 10));

    private static final Case ERF = new Case("erf", Ball::erf, RealInterval::erf, null, 4);

    /** Enough that the reference is far narrower than the ball's slack also where the function is 1 + x + ... or x - 1 + ... for a tiny number. */
    private static int referenceBits(BigFloat x, int bits) {
        return bits + 100 + 4 * smallness(x) + smallness(x.sub(BigFloat.ONE));
    }

    private static int smallness(BigFloat x) {
        return x.isZero() ? 0 : (int) Math.max(0, -x.magnitude().saturated());
    }

    private static void againstIntervals(Case c, long seed, int cases) {
        Balls gen = new Balls(seed);
        for (int i = 0; i < cases; i++) {
            Ball x = gen.ball(c.range);
            int bits = gen.bits();
            Ball y = c.f.at(x, bits);
            for (BigFloat m : gen.members(x)) {
                RealInterval truth = c.reference.at(RealInterval.of(m.toDyadic()), referenceBits(m, bits));
                if (truth.isEmpty()) {
                    assertTrue(!y.isDefined(), () -> c.name + " " + x);
                } else {
                    assertTrue(!y.isBounded() || Balls.low(y).compareTo(truth.lower().value()) <= 0 && truth.upper().value().compareTo(Balls.high(y)) <= 0,
                            () -> c.name + "(" + m + ") of " + x + " at " + bits + ": " + y + " lacks " + truth);
                }
            }
            if (x.isPoint() && y.isBounded()) {
                assertTrue(Balls.tight(y, bits, 8), () -> c.name + "(" + x + ") at " + bits + " is wide: " + y);
            }
        }
    }

    @Test
    void valuesOfMembersAreHeld() {
        for (Case c : CASES) {
            againstIntervals(c, 20, Balls.CASES / 8);
        }
        againstIntervals(ERF, 21, Balls.CASES / 40);
    }

    /** Members of all kinds of balls; {@code BallValuesTest} adds 10^7 points with cheap references. */
    @Tag("slow")
    @Test
    void valuesOfMembersAreHeldOften() {
        for (Case c : CASES) {
            againstIntervals(c, 22, Balls.MANY / 20);
        }
        againstIntervals(ERF, 23, Balls.MANY / 100);
    }

    private static BigDecimal decimal(Dyadic x) {
        return new BigDecimal(x.toRational().num()).divide(new BigDecimal(x.toRational().den()));
    }

    private static void againstApfloat(Case c, Ball x, int bits) {
        Ball y = c.f.at(x, bits);
        BigFloat m = x.mid();
        int digits = bits * 3 / 10 + 60 + (m.isZero() ? 0 : (int) Math.abs(m.magnitude().saturated()) + m.bitLength() / 3);
        if (y.isBounded() && y.isDefined()) {
            BigDecimal truth = new BigDecimal(c.oracle.apply(new Apfloat(decimal(m.toDyadic()), digits)).toString());
            BigDecimal slack = truth.abs().movePointLeft(bits * 3 / 10 + 25).max(BigDecimal.ONE.movePointLeft(digits - 5));
            assertTrue(decimal(Balls.low(y)).compareTo(truth.add(slack)) <= 0 && truth.subtract(slack).compareTo(decimal(Balls.high(y))) <= 0,
                    () -> c.name + "(" + m + ") at " + bits + ": " + y + " lacks " + truth);
            assertTrue(!x.isPoint() || Balls.tight(y, bits, 8), () -> c.name + "(" + x + ") at " + bits + " is wide: " + y);
        }
    }

    private static void againstApfloat(long seed, int cases) {
        Balls gen = new Balls(seed);
        for (Case c : CASES) {
            for (int i = 0; i < cases; i++) {
                againstApfloat(c, Ball.of(gen.number(Math.min(c.range, 8))), gen.bits());
            }
        }
    }

    @Test
    void apfloatAgrees() {
        againstApfloat(24, 12);
    }

    @Tag("slow")
    @Test
    void apfloatAgreesOften() {
        againstApfloat(28, 3000);
    }

    /** Both sides of the change to bit-burst evaluation and recursion. */
    @Test
    void longNumbers() {
        BigFloat x = BigFloat.of(0.7390851332151607);
        for (Case c : CASES) {
            againstApfloat(c, Ball.of(x), 2100);
            int bits = Trigonometry.BURST_BITS + 100;
            RealInterval truth = c.reference.at(RealInterval.of(x.toDyadic()), bits + 50);
            Ball y = c.f.at(Ball.of(x), bits);
            assertTrue(Balls.low(y).compareTo(truth.lower().value()) <= 0 && truth.upper().value().compareTo(Balls.high(y)) <= 0 && Balls.tight(y, bits, 8), c.name);
        }
        Ball third = Ball.enclosing("1/3", 25_000);
        for (Case c : CASES) {
            Ball at = c.f.at(third, 25_000);
            Ball rough = c.f.at(third.round(300), 300);
            assertTrue(rough.overlaps(at), c.name);
            assertTrue(at.relativeAccuracy() > 24_990, c.name);
        }
        assertTrue(third.erf(3000).overlaps(third.erf(200)));
    }

    @Tag("slow")
    @Test
    void hundredThousandDigits() {
        int bits = 332_193;
        Ball third = Ball.enclosing("1/3", bits);
        for (Case c : CASES) {
            Ball at = c.f.at(third, bits);
            assertTrue(at.relativeAccuracy() > bits - 10 && c.f.at(third.round(20_000), 19_000).overlaps(at), c.name);
        }
        assertTrue(third.exp(bits).log(bits).overlaps(third));
        assertTrue(new BigDecimal(ApfloatMath.pi(100_000).toString()).subtract(decimal(Ball.pi(bits).mid().toDyadic())).abs().compareTo(BigDecimal.ONE.movePointLeft(99_990)) < 0);
    }

    @Test
    void identitiesMeet() {
        Balls gen = new Balls(25);
        for (int i = 0; i < 3000; i++) {
            Ball x = gen.ball(6);
            int bits = gen.bits();
            assertTrue(x.sin(bits).sqr(bits).add(x.cos(bits).sqr(bits), bits).contains(BigFloat.ONE));
            assertTrue(x.exp(bits).log(bits + 20).overlaps(x) || !x.exp(bits).certainlyPositive());
            if (x.certainlyPositive()) {
                assertTrue(x.log(bits).exp(bits).overlaps(x) && x.sqrt(bits).sqr(bits).overlaps(x) && x.pow(Ball.of(0.5), bits).overlaps(x.sqrt(bits)));
            }
            // The same object on both sides.
            assertTrue(x.sub(x, bits).containsZero() && x.mul(x, bits).overlaps(x.sqr(bits)) && x.add(x, bits).overlaps(x.shift(1)));
        }
    }

    @Test
    void powers() {
        Balls gen = new Balls(26);
        for (int i = 0; i < 8_000; i++) {
            Ball x = gen.ball(20);
            int n = gen.integer(-12, 12);
            int bits = gen.bits();
            Ball y = x.powInt(n, bits);
            for (BigFloat m : gen.members(x)) {
                if (n <= 0 && m.isZero()) {
                    assertTrue(!y.isDefined());
                } else if (y.isBounded()) {
                    Rational truth = m.toRational().pow(n);
                    assertTrue(y.contains(truth), () -> x + " ^ " + n + " at " + bits + ": " + y);
                }
            }
            if (x.isPoint() && y.isBounded()) {
                assertTrue(Balls.tight(y, bits, 6), () -> x + " ^ " + n + " at " + bits + ": " + y);
            }
            assertTrue((n & 1) != 0 || n <= 0 || y.upper(64).signum() >= 0 && y.widen(Radius.up(BigFloat.powerOfTwo(-2000))).upper(64).signum() > 0);
        }
        for (int i = 0; i < 1000; i++) {
            Ball x = gen.ball(20).abs();
            Ball y = gen.ball(3);
            int bits = gen.bits();
            Ball z = x.pow(y, bits);
            for (BigFloat p : gen.members(x)) {
                for (BigFloat q : gen.members(y)) {
                    if (p.signum() > 0 && z.isBounded()) {
                        RealInterval truth = RealInterval.of(p.toDyadic()).pow(RealInterval.of(q.toDyadic()), bits + 500);
                        assertTrue(Balls.low(z).compareTo(truth.lower().value()) <= 0 && truth.upper().value().compareTo(Balls.high(z)) <= 0, () -> x + " ^ " + y + " at " + bits + ": " + z);
                    }
                }
            }
        }
    }

    @Test
    void minMaxAbs() {
        Balls gen = new Balls(27);
        for (int i = 0; i < Balls.CASES; i++) {
            Ball x = gen.ball(20);
            Ball y = gen.ball(20);
            Ball max = x.max(y);
            Ball min = x.min(y);
            Ball abs = x.abs();
            for (BigFloat p : gen.members(x)) {
                assertTrue(abs.contains(p.abs()));
                for (BigFloat q : gen.members(y)) {
                    assertTrue(max.contains(p.max(q)) && min.contains(p.min(q)), () -> x + " " + y);
                }
            }
        }
    }

    /** The functions where exponents do not fit a long, and their limits. */
    @Test
    void hugeAndTiny() {
        Exponent k = Exponent.of(BigInteger.TWO.pow(80));
        Ball huge = Ball.of(3).shift(k);
        // log(3 2^k) = log 3 + k log 2.
        Ball log = Ball.of(3).log(200).add(Ball.TWO.log(300).mul(Ball.of(BigFloat.powerOfTwo(80)), 300), 200);
        assertTrue(huge.log(128).overlaps(log) && Balls.tight(huge.log(128), 128, 8));
        Ball exp = Ball.of(BigFloat.powerOfTwo(70)).exp(128);
        assertTrue(!exp.mid().exponent().fitsLong() && exp.log(128).overlaps(Ball.of(BigFloat.powerOfTwo(70))) && Balls.tight(exp, 128, 8));
        assertTrue(Ball.of(BigFloat.powerOfTwo(70)).neg().exp(128).mul(exp, 128).contains(BigFloat.ONE));
        Ball tiny = Ball.ONE.shift(k.negate());
        assertTrue(tiny.exp(64).contains(BigFloat.ONE) && tiny.expm1(64).contains(tiny.mid()) && tiny.sin(64).contains(tiny.mid()) && tiny.tanh(64).contains(tiny.mid()));
        assertTrue(Balls.tight(tiny.erf(64), 64, 8) && tiny.log1p(64).contains(tiny.mid()) && tiny.cos(64).contains(BigFloat.ONE));
        assertTrue(Balls.tight(tiny.expm1(64), 64, 8) && Balls.tight(tiny.sin(64), 64, 8) && Balls.tight(tiny.log1p(64), 64, 8));
        assertTrue(huge.tanh(64).certainlyPositive() && huge.log1p(100).overlaps(huge.log(100)) && huge.sin(64).certainlyLessOrEqual(Ball.ONE));
        assertEquals(Ball.REALS, huge.exp(64));
        assertTrue(huge.neg().exp(64).certainlyLess(Ball.ONE.shift(Exponent.of(BigInteger.TWO.pow(200).negate()))));
        assertEquals(Flag.NOWHERE, Ball.of(-1).log(64).flag());
        assertEquals(Flag.PARTLY, Ball.of(BigFloat.ONE, Radius.powerOfTwo(1)).log(64).flag());
        assertEquals(Flag.NOWHERE, Ball.of(-1).log1p(64).flag());
    }

    @Test
    void sineNextToMultiplesOfPi() {
        for (int n : new int[] {10, 53, 200, 1000}) {
            Ball x = Ball.of(Ball.pi(n).mid());
            assertTrue(Balls.tight(x.sin(60), 60, 8) && Balls.tight(x.shift(-1).cos(60), 60, 8));
        }
    }

    /** Constants cut from longer ones, on both sides of the kept precisions. */
    @Test
    void constants() {
        for (int bits : new int[] {2, 64, 255, 256, 257, 384, 385, 767, 3000, 9000}) {
            BigDecimal pi = new BigDecimal(ApfloatMath.pi(bits / 3 + 60).toString());
            BigDecimal slack = BigDecimal.ONE.movePointLeft(bits / 3 + 40);
            assertTrue(decimal(Balls.low(Ball.pi(bits))).compareTo(pi.add(slack)) < 0 && decimal(Balls.high(Ball.pi(bits))).compareTo(pi.subtract(slack)) > 0);
            BigDecimal ln2 = new BigDecimal(ApfloatMath.log(new Apfloat(2, bits / 3 + 60)).toString());
            BigDecimal unit = decimal(Dyadic.powerOfTwo(1 - bits)).add(slack);
            assertTrue(decimal(Dyadic.of(Constants.fixedLn2(bits), -bits)).subtract(ln2).abs().compareTo(unit) <= 0);
        }
    }
}
