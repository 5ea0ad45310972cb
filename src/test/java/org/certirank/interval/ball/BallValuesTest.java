package org.certirank.interval.ball;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.certirank.exact.Dyadic;
import org.certirank.interval.RealInterval;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Functions of scalar balls at 10^5 points each, 10^7 under the tag "slow", at 20 to 64 bits. The references for f(a_i + b_j) or f(a_i b_j) follow from 2 * 317 values of {@link RealInterval} by the addition theorems, in interval
 * arithmetic of 60 more bits; those of erf and powers are computed one by one. Corners: small integers, multiples of ln 2 and of pi/2 cut short, powers of two. Balls with radii must hold the value at their midpoint.
 */
class BallValuesTest {
    private static final int SIDE = 317;
    private static final int BITS = 130;
    private static final int GRIDS = 100;

    @FunctionalInterface
    private interface Unary {
        RealInterval at(RealInterval x, int bits);
    }

    /** One grid of points for some functions. */
    @FunctionalInterface
    private interface Grid {
        void run(SplittableRandom random);
    }

    private static final List<Grid> ALL = List.of(BallValuesTest::exponentials, BallValuesTest::logarithms, BallValuesTest::circular, BallValuesTest::errorFunction, BallValuesTest::powers);
    private static final List<String> NAMES = List.of("exp, expm1, tanh", "log, log1p", "sin, cos", "erf", "x^n, x^y");

    private static List<DynamicTest> tests(int grids, long seed) {
        return IntStream.range(0, ALL.size()).mapToObj(k -> DynamicTest.dynamicTest(NAMES.get(k), () -> {
            SplittableRandom random = new SplittableRandom(seed + k);
            for (int g = 0; g < grids; g++) {
                ALL.get(k).run(random);
            }
        })).toList();
    }

    @TestFactory
    List<DynamicTest> values() {
        return tests(1, 70);
    }

    @Tag("slow")
    @TestFactory
    List<DynamicTest> manyValues() {
        return tests(GRIDS, 80);
    }

    /** Numbers of at most 50 bits in (-6, 6). */
    private static Dyadic[] large(SplittableRandom random) {
        Dyadic[] a = new Dyadic[SIDE];
        for (int i = 0; i < SIDE; i++) {
            a[i] = switch (random.nextInt(6)) {
                case 0 -> Dyadic.of(random.nextInt(-5, 6));
                case 1 -> RealInterval.of(2).log(60).mul(RealInterval.of(random.nextInt(-7, 8)), 60).lower().value().roundDown(random.nextInt(8, 46));
                case 2 -> RealInterval.pi(60).mul(RealInterval.of(random.nextInt(-3, 4)), 60).lower().value().shift(-1).roundDown(random.nextInt(8, 46));
                default -> Dyadic.of(BigInteger.valueOf(random.nextLong(-6L << 47, 6L << 47)), -47);
            };
        }
        return a;
    }

    /** Numbers of 64 bits of about 2^-49, and smaller ones. */
    private static Dyadic[] small(SplittableRandom random) {
        Dyadic[] b = new Dyadic[SIDE];
        for (int i = 0; i < SIDE; i++) {
            b[i] = random.nextInt(20) == 0 ? Dyadic.ZERO : Dyadic.of(BigInteger.valueOf(random.nextLong() >> random.nextInt(32)), -112);
        }
        return b;
    }

    private static Dyadic[] positive(Dyadic[] a) {
        Dyadic[] r = new Dyadic[SIDE];
        for (int i = 0; i < SIDE; i++) {
            r[i] = a[i].isZero() ? Dyadic.ONE : a[i].abs();
        }
        return r;
    }

    private static RealInterval[] map(Dyadic[] a, Unary f) {
        RealInterval[] r = new RealInterval[a.length];
        for (int i = 0; i < a.length; i++) {
            r[i] = f.at(RealInterval.of(a[i]), BITS);
        }
        return r;
    }

    /** A ball with this midpoint: a point, or one with a tiny or a wide radius. */
    private static Ball around(Dyadic x, SplittableRandom random) {
        Ball point = Ball.of(x);
        return switch (random.nextInt(4)) {
            case 0 -> point.widen(Radius.powerOfTwo(-random.nextInt(40, 140)));
            case 1 -> point.widen(Radius.powerOfTwo(-random.nextInt(4, 12)));
            default -> point;
        };
    }

    /** The ball meets the enclosure of the value, some 60 bits narrower than itself: an end of a ball may lie as close to the value as the reference knows it (cos next to 0). */
    private static void assertHolds(Ball b, RealInterval truth, Ball x) {
        assertTrue(!b.isBounded() || Balls.low(b).compareTo(truth.upper().value()) <= 0 && truth.lower().value().compareTo(Balls.high(b)) <= 0, () -> x + ": " + b + " misses " + truth);
    }

    private static int bits(SplittableRandom random) {
        return random.nextInt(20, 65);
    }

    private static void exponentials(SplittableRandom random) {
        Dyadic[] a = large(random);
        Dyadic[] b = small(random);
        RealInterval[] expA = map(a, RealInterval::exp);
        RealInterval[] expB = map(b, RealInterval::exp);
        for (int i = 0; i < SIDE; i++) {
            for (int j = 0; j < SIDE; j++) {
                Ball x = around(a[i].add(b[j]), random);
                RealInterval e = expA[i].mul(expB[j], BITS);
                assertHolds(x.exp(bits(random)), e, x);
                // What the subtraction cancels next to 0 is known from a point only.
                if (!a[i].isZero()) {
                    RealInterval square = e.sqr(BITS);
                    assertHolds(x.expm1(bits(random)), e.sub(RealInterval.ONE, BITS), x);
                    assertHolds(x.tanh(bits(random)), RealInterval.ONE.sub(RealInterval.of(2).div(square.add(RealInterval.ONE, BITS), BITS), BITS), x);
                } else if (i % 4 == 0) {
                    RealInterval at = RealInterval.of(x.mid().toDyadic());
                    assertHolds(x.expm1(bits(random)), at.expm1(BITS), x);
                    assertHolds(x.tanh(bits(random)), at.tanh(BITS), x);
                }
            }
        }
    }

    private static void logarithms(SplittableRandom random) {
        Dyadic[] a = positive(large(random));
        Dyadic[] b = positive(small(random));
        RealInterval[] logA = map(a, RealInterval::log);
        RealInterval[] logB = map(b, RealInterval::log);
        for (int i = 0; i < SIDE; i++) {
            for (int j = 0; j < SIDE; j++) {
                Dyadic product = a[i].mul(b[j]);
                RealInterval truth = logA[i].add(logB[j], BITS);
                Ball x = around(product, random);
                assertHolds(x.log(bits(random)), truth, x);
                Ball y = around(product.sub(Dyadic.ONE), random);
                assertHolds(y.log1p(bits(random)), truth, y);
            }
        }
    }

    private static void circular(SplittableRandom random) {
        Dyadic[] a = large(random);
        Dyadic[] b = small(random);
        RealInterval[] sinA = map(a, RealInterval::sin);
        RealInterval[] cosA = map(a, RealInterval::cos);
        RealInterval[] sinB = map(b, RealInterval::sin);
        RealInterval[] cosB = map(b, RealInterval::cos);
        for (int i = 0; i < SIDE; i++) {
            for (int j = 0; j < SIDE; j++) {
                Ball x = around(a[i].add(b[j]), random);
                assertHolds(x.sin(bits(random)), sinA[i].mul(cosB[j], BITS).add(cosA[i].mul(sinB[j], BITS), BITS), x);
                assertHolds(x.cos(bits(random)), cosA[i].mul(cosB[j], BITS).sub(sinA[i].mul(sinB[j], BITS), BITS), x);
            }
        }
    }

    private static void errorFunction(SplittableRandom random) {
        Dyadic[] a = large(random);
        Dyadic[] b = small(random);
        for (int i = 0; i < SIDE; i++) {
            for (int j = 0; j < SIDE; j++) {
                Dyadic m = random.nextBoolean() ? a[i] : b[j].shift(random.nextInt(50));
                Ball x = around(m, random);
                int bits = random.nextInt(8, 40);
                assertHolds(x.erf(bits), RealInterval.of(m).erf(bits + 50), x);
            }
        }
    }

    private static void powers(SplittableRandom random) {
        Dyadic[] a = large(random);
        Dyadic[] b = positive(large(random));
        for (int i = 0; i < SIDE; i++) {
            RealInterval log = RealInterval.of(b[i]).log(BITS);
            for (int j = 0; j < SIDE; j++) {
                int n = random.nextInt(-6, 7);
                Ball x = around(a[j], random);
                Ball integer = x.powInt(n, bits(random));
                if (integer.isBounded() && !(n <= 0 && a[j].isZero())) {
                    // Of negative exponents the inverse: lo a^-n <= 1 <= hi a^-n, where a^-n > 0.
                    Dyadic power = Dyadic.ONE;
                    for (int k = 0; k < Math.abs(n); k++) {
                        power = power.mul(a[j]);
                    }
                    Dyadic scale = n < 0 ? power.abs() : Dyadic.ONE;
                    Dyadic truth = n < 0 ? Dyadic.of(power.signum()) : power;
                    assertTrue(Balls.low(integer).mul(scale).compareTo(truth) <= 0 && truth.compareTo(Balls.high(integer).mul(scale)) <= 0, () -> x + " ^ " + n + ": " + integer);
                }
                Ball base = around(b[i], random);
                int bits = random.nextInt(8, 60);
                assertHolds(base.pow(Ball.of(a[j]), bits), log.mul(RealInterval.of(a[j]), bits + 60).exp(bits + 60), base);
            }
        }
    }
}
