package org.certirank.interval.ball;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import org.certirank.exact.Dyadic;
import org.certirank.interval.Flag;
import org.certirank.interval.RealInterval;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Batches against {@link RealInterval} at more bits (which shares no code with them), and against their scalar twin. */
class BallArrayTest {
    @FunctionalInterface
    private interface Batch {
        void apply(BallArray out, BallArray x, BallArray y);
    }

    @FunctionalInterface
    private interface Twin {
        Ball at(Ball x, Ball y, int bits);
    }

    @FunctionalInterface
    private interface Reference {
        RealInterval at(RealInterval x, RealInterval y, int bits);
    }

    private record Case(String name, Batch batch, Twin twin, Reference reference, int range) {
    }

    private static final List<Case> CASES = List.of(
            new Case("exp", (o, x, y) -> o.exp(x), (x, y, p) -> x.exp(p), (x, y, p) -> x.exp(p), 12),
            new Case("expm1", (o, x, y) -> o.expm1(x), (x, y, p) -> x.expm1(p), (x, y, p) -> x.expm1(p), 12),
            new Case("log", (o, x, y) -> o.log(x), (x, y, p) -> x.log(p), (x, y, p) -> x.log(p), 200),
            new Case("tanh", (o, x, y) -> o.tanh(x), (x, y, p) -> x.tanh(p), (x, y, p) -> x.tanh(p), 11),
            new Case("sqrt", (o, x, y) -> o.sqrt(x), (x, y, p) -> x.sqrt(p), (x, y, p) -> x.sqrt(p), 200),
            new Case("add", BallArray::add, Ball::add, (x, y, p) -> x.add(y, p), 200),
            new Case("sub", BallArray::sub, Ball::sub, (x, y, p) -> x.sub(y, p), 200),
            new Case("mul", BallArray::mul, Ball::mul, (x, y, p) -> x.mul(y, p), 200),
            new Case("div", (o, x, y) -> o.div(x, y), (x, y, p) -> x.div(y, p), (x, y, p) -> x.div(y, p), 200));

    private static final int SIZE = 250;

    /** What {@link Balls} gives, and numbers on and next to the borders of tables: multiples of 2^-8, 2^-16, ln 2, bins of mantissas, tiny ones. */
    private static BigFloat number(Balls gen, int range, int bits) {
        BigFloat ulp = BigFloat.of(BigInteger.valueOf(gen.integer(-2, 2)), -bits - gen.integer(0, 2));
        BigFloat x = switch (gen.integer(0, 9)) {
            case 0 -> BigFloat.of(BigInteger.valueOf(gen.integer(-2000, 2000)), -8).add(ulp);
            case 1 -> BigFloat.of(BigInteger.valueOf(gen.integer(-70_000, 70_000)), -16).add(ulp);
            case 2 -> Ball.TWO.log(bits + 8).mul(Ball.of(gen.integer(-20, 20)), bits).mid().add(ulp);
            case 3 -> BigFloat.ONE.add(BigFloat.of(BigInteger.valueOf(gen.integer(-9, 9)), -gen.integer(2, bits)));
            case 4 -> gen.number(range).shift(-gen.integer(0, 2 * bits));
            case 5 -> BigFloat.of(BigInteger.valueOf(gen.integer(128, 256)), gen.integer(-9, -7)).add(ulp);
            default -> gen.number(range);
        };
        return x.round(bits);
    }

    private static void check(Case c, long seed, int batches) {
        Balls gen = new Balls(seed);
        for (int k = 0; k < batches; k++) {
            int limbs = k % BallArray.MAX_LIMBS + 1;
            int bits = 64 * limbs;
            BallArray x = new BallArray(SIZE, limbs);
            BallArray y = new BallArray(SIZE, limbs);
            for (int i = 0; i < SIZE; i++) {
                BigFloat m = number(gen, c.range, bits);
                BigFloat n = number(gen, c.range, bits);
                x.set(i, Ball.of(c.name.equals("log") || c.name.equals("sqrt") ? m.abs() : m, gen.radius(m)));
                y.set(i, Ball.of(n, gen.radius(n)));
            }
            BallArray out = new BallArray(SIZE, limbs);
            c.batch.apply(out, x, y);
            for (int i = 0; i < SIZE; i++) {
                Ball a = x.get(i);
                Ball b = y.get(i);
                Ball result = out.get(i);
                Ball twin = c.twin.at(a, b, bits);
                String what = c.name + " " + a + (c.name.equals("div") || isExact(c) ? " " + b : "") + " with " + limbs + " limbs: " + result + ", twin " + twin;
                assertEquals(twin.flag(), result.flag(), what);
                assertTrue(twin.overlaps(result), what);
                if (twin.isBounded()) {
                    assertTrue(result.isBounded() && withinFactor(result, twin, bits), what);
                    List<BigFloat> p = gen.members(a);
                    List<BigFloat> q = gen.members(b);
                    assertHolds(c, result, p.get(i % p.size()), q.get(i % q.size()), bits, what);
                }
            }
            // A batch may be its own operand.
            BallArray same = new BallArray(SIZE, limbs);
            for (int i = 0; i < SIZE; i++) {
                same.set(i, x.get(i));
            }
            c.batch.apply(same, same, y);
            for (int i = 0; i < SIZE; i++) {
                assertEquals(out.get(i), same.get(i));
            }
        }
    }

    private static boolean withinFactor(Ball result, Ball twin, int bits) {
        BigFloat limit = twin.rad().toBigFloat().mul(BigFloat.of(1 + 0x1p-6));
        BigFloat unit = result.mid().isZero() ? BigFloat.ZERO : BigFloat.powerOfTwo(result.mid().magnitude().plus(-bits)).mul(BigFloat.of(BallArray.ULPS));
        return result.rad().toBigFloat().compareTo(limit.add(unit)) <= 0;
    }

    private static void assertHolds(Case c, Ball result, BigFloat p, BigFloat q, int bits, String what) {
        if (c.name.equals("div")) {
            // lo <= p/q <= hi, multiplied by q.
            Dyadic lo = Balls.low(result).mul(q.toDyadic());
            Dyadic hi = Balls.high(result).mul(q.toDyadic());
            assertTrue(lo.min(hi).compareTo(p.toDyadic()) <= 0 && p.toDyadic().compareTo(lo.max(hi)) <= 0, what);
            return;
        }
        if (c.name.equals("sqrt")) {
            Dyadic lo = Balls.low(result);
            Dyadic hi = Balls.high(result);
            assertTrue(p.signum() < 0 || (lo.signum() <= 0 || lo.mul(lo).compareTo(p.toDyadic()) <= 0) && hi.mul(hi).compareTo(p.toDyadic()) >= 0, what);
            return;
        }
        if (isExact(c)) {
            Dyadic x = p.toDyadic();
            Dyadic y = q.toDyadic();
            Dyadic truth = c.name.equals("mul") ? x.mul(y) : c.name.equals("add") ? x.add(y) : x.sub(y);
            assertTrue(Balls.low(result).compareTo(truth) <= 0 && truth.compareTo(Balls.high(result)) <= 0, what);
            return;
        }
        RealInterval truth = c.reference.at(RealInterval.of(p.toDyadic()), RealInterval.of(q.toDyadic()), bits + 100 + 3 * smallness(p) + smallness(p.sub(BigFloat.ONE)));
        assertTrue(Balls.low(result).compareTo(truth.lower().value()) <= 0 && truth.upper().value().compareTo(Balls.high(result)) <= 0, () -> what + " lacks " + truth);
    }

    private static boolean isExact(Case c) {
        return List.of("add", "sub", "mul").contains(c.name);
    }

    private static int smallness(BigFloat x) {
        return x.isZero() ? 0 : (int) Math.max(0, -x.magnitude().saturated());
    }

    private static void checkAll(long seed, int cases) {
        for (Case c : CASES) {
            check(c, seed, cases / SIZE);
        }
    }

    @Test
    void batchesHoldTheValuesAndMeetTheirTwins() {
        checkAll(40, Balls.CASES / 20);
    }

    /** All kinds of balls, with their twins; {@code BallGridTest} adds 10^7 points with cheap references. */
    @Tag("slow")
    @Test
    void batchesHoldTheValuesOften() {
        checkAll(41, Balls.MANY / 20);
    }

    /** Only dense mantissas of moderate size and no or tiny radii: the fast code must serve every one of them, half a unit off and hardly more. */
    @Test
    void fastCodeIsTight() {
        Balls gen = new Balls(42);
        for (Case c : CASES) {
            for (int limbs = 1; limbs <= BallArray.MAX_LIMBS; limbs++) {
                int bits = 64 * limbs;
                BallArray x = new BallArray(100, limbs);
                for (int i = 0; i < 100; i++) {
                    Ball dense = Ball.of(gen.integer(1, 1 << 30)).div(Ball.of(gen.integer(1, 1 << 30)), bits);
                    x.set(i, Ball.of(dense.mid()));
                }
                BallArray out = new BallArray(100, limbs);
                c.batch.apply(out, x, x);
                BallArray self = out;
                for (int i = 0; i < 100; i++) {
                    Ball r = self.get(i);
                    assertTrue(c.name.equals("div") || c.name.equals("sub") || r.relativeAccuracy() >= bits - 1, () -> c.name + " " + r);
                }
            }
        }
    }

    @Test
    void storesAndReturnsBalls() {
        Balls gen = new Balls(43);
        for (int limbs : new int[] {1, 2, 3, 10}) {
            BallArray a = new BallArray(1, limbs);
            for (int i = 0; i < 5000; i++) {
                Ball x = gen.ball(500);
                a.set(0, x);
                assertTrue(a.get(0).contains(x));
                assertTrue(x.mid().bitLength() > a.bits() || a.get(0).equals(x));
            }
            Exponent far = Exponent.of(BigInteger.TWO.pow(80));
            a.set(0, Ball.of(3).shift(far));
            assertEquals(Ball.REALS, a.get(0));
            Ball tiny = Ball.of(3).shift(far.negate());
            a.set(0, tiny);
            assertTrue(a.get(0).contains(tiny));
            a.set(0, Ball.NOWHERE);
            assertEquals(Flag.NOWHERE, a.get(0).flag());
        }
        assertThrows(IllegalArgumentException.class, () -> new BallArray(1, BallArray.LONGEST + 1));
        assertThrows(IllegalArgumentException.class, () -> new BallArray(2, 3).exp(new BallArray(2, 2)));
    }

    /** Exponents near the limits, unbounded elements, elements outside the domains. */
    @Test
    void extremes() {
        Ball[] balls = {Ball.ZERO, Ball.REALS, Ball.of(-1), Ball.ONE, Ball.ONE.shift(1L << 59), Ball.ONE.shift(-(1L << 59)), Ball.of(-5000), Ball.of(5000), Ball.of(4095.5), Ball.of(-4095.5),
            Ball.of(BigFloat.ONE, Radius.powerOfTwo(-9)), Ball.of(BigFloat.ONE, Radius.powerOfTwo(-7)), Ball.of(BigFloat.ONE, Radius.powerOfTwo(-(1L << 50))),
            Ball.of(BigFloat.powerOfTwo(-(1L << 40)), Radius.powerOfTwo(-20)), Ball.NOWHERE, Ball.of(1L << 40), Ball.of(-1).shift(-70)};
        for (int limbs : new int[] {2, 3, 6}) {
            BallArray x = BallArray.of(balls, limbs);
            for (Case c : CASES) {
                for (Ball other : balls) {
                    BallArray y = new BallArray(balls.length, limbs);
                    for (int i = 0; i < balls.length; i++) {
                        y.set(i, other);
                    }
                    BallArray out = new BallArray(balls.length, limbs);
                    c.batch.apply(out, x, y);
                    for (int i = 0; i < balls.length; i++) {
                        Ball twin = c.twin.at(x.get(i), y.get(i), 64 * limbs);
                        assertTrue(out.get(i).overlaps(twin) && out.get(i).flag() == twin.flag(), c.name + " " + x.get(i));
                    }
                }
            }
        }
    }
}
