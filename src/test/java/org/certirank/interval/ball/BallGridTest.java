package org.certirank.interval.ball;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.certirank.exact.Dyadic;
import org.certirank.interval.RealInterval;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A hundred thousand points for each function of batches, 10^7 under the tag "slow", at little cost: the references for f(a_i + b_j) or f(a_i b_j) follow from 2 * 317
 * values of {@link RealInterval} by the addition theorems, in interval arithmetic of 60 more bits. Sums, products, quotients and roots are compared exactly.
 */
class BallGridTest {
    private static final int SIDE = 317;
    private static final int SPARE = 60;

    private static final int GRIDS = 100;

    private SplittableRandom random = new SplittableRandom(60);

    /** 10^7 points for each function. */
    @Tag("slow")
    @Test
    void manyGrids() {
        for (int g = 0; g < GRIDS; g++) {
            random = new SplittableRandom(6_000 + g);
            expExpm1Tanh();
            logs();
            arithmetic(6_000 + g);
        }
    }

    /** Numbers of 50 bits in (-6, 6), so that adding a {@link #small} one is exact in 128 bits. */
    private Dyadic[] large() {
        Dyadic[] a = new Dyadic[SIDE];
        for (int i = 0; i < SIDE; i++) {
            a[i] = Dyadic.of(BigInteger.valueOf(random.nextLong(-6L << 47, 6L << 47)), -47);
        }
        return a;
    }

    private Dyadic[] small() {
        Dyadic[] b = new Dyadic[SIDE];
        for (int i = 0; i < SIDE; i++) {
            b[i] = Dyadic.of(BigInteger.valueOf(random.nextLong()), -112);
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

    @FunctionalInterface
    private interface Unary {
        RealInterval at(RealInterval x, int bits);
    }

    private static RealInterval[] map(Dyadic[] a, int bits, Unary f) {
        RealInterval[] r = new RealInterval[a.length];
        for (int i = 0; i < a.length; i++) {
            r[i] = f.at(RealInterval.of(a[i]), bits);
        }
        return r;
    }

    private static void assertHolds(Ball b, RealInterval truth, Object x) {
        assertTrue(Balls.low(b).compareTo(truth.lower().value()) <= 0 && truth.upper().value().compareTo(Balls.high(b)) <= 0, () -> x + ": " + b + " lacks " + truth);
    }

    @Test
    void expExpm1TanhByTheAdditionTheorem() {
        expExpm1Tanh();
    }

    private void expExpm1Tanh() {
        Dyadic[] a = large();
        Dyadic[] b = small();
        for (int limbs : new int[] {2, 4}) {
            int bits = 64 * limbs;
            int p = bits + SPARE;
            RealInterval[] expA = map(a, p, RealInterval::exp);
            RealInterval[] expB = map(b, p, RealInterval::exp);
            BallArray x = new BallArray(SIDE, limbs);
            BallArray exp = new BallArray(SIDE, limbs);
            BallArray expm1 = new BallArray(SIDE, limbs);
            BallArray tanh = new BallArray(SIDE, limbs);
            // All rows at 128 bits, every fourth at 256.
            for (int i = 0; i < SIDE; i += limbs == 2 ? 1 : 4) {
                for (int j = 0; j < SIDE; j++) {
                    x.set(j, Ball.of(a[i].add(b[j])));
                }
                exp.exp(x);
                expm1.expm1(x);
                tanh.tanh(x);
                for (int j = 0; j < SIDE; j++) {
                    RealInterval e = expA[i].mul(expB[j], p);
                    RealInterval square = e.mul(e, p);
                    // 1 - 2 / (exp(2x) + 1): one occurrence of the uncertain number.
                    RealInterval t = RealInterval.ONE.sub(RealInterval.of(2).div(square.add(RealInterval.ONE, p), p), p);
                    assertHolds(exp.get(j), e, a[i]);
                    assertHolds(expm1.get(j), e.sub(RealInterval.ONE, p), a[i]);
                    assertHolds(tanh.get(j), t, a[i]);
                }
            }
        }
    }

    @Test
    void logOfProducts() {
        logs();
    }

    private void logs() {
        Dyadic[] a = positive(large());
        Dyadic[] b = positive(small());
        for (int limbs : new int[] {2, 4}) {
            int bits = 64 * limbs;
            int p = bits + SPARE;
            RealInterval[] logA = map(a, p, RealInterval::log);
            RealInterval[] logB = map(b, p, RealInterval::log);
            BallArray x = new BallArray(SIDE, limbs);
            BallArray log = new BallArray(SIDE, limbs);
            // All rows at 128 bits, every fourth at 256.
            for (int i = 0; i < SIDE; i += limbs == 2 ? 1 : 4) {
                for (int j = 0; j < SIDE; j++) {
                    x.set(j, Ball.of(a[i].mul(b[j])));
                }
                log.log(x);
                for (int j = 0; j < SIDE; j++) {
                    RealInterval truth = logA[i].add(logB[j], p);
                    assertHolds(log.get(j), truth, a[i]);
                }
            }
        }
    }

    @Test
    void sumsProductsQuotientsRoots() {
        arithmetic(61);
    }

    private static void arithmetic(long seed) {
        for (int limbs : new int[] {2, 3, 4}) {
            int size = 34_000;
            Balls gen = new Balls(seed);
            BallArray x = new BallArray(size, limbs);
            BallArray y = new BallArray(size, limbs);
            for (int i = 0; i < size; i++) {
                x.set(i, Ball.of(gen.number(100).abs()));
                BigFloat d = gen.number(100);
                y.set(i, Ball.of(d.isZero() ? BigFloat.ONE : d));
            }
            BallArray q = new BallArray(size, limbs);
            BallArray r = new BallArray(size, limbs);
            q.div(x, y);
            r.sqrt(x);
            BallArray sum = new BallArray(size, limbs);
            BallArray difference = new BallArray(size, limbs);
            BallArray product = new BallArray(size, limbs);
            sum.add(x, y);
            difference.sub(x, y);
            product.mul(x, y);
            for (int i = 0; i < size; i++) {
                // The set of x itself has a radius where x was rounded to fit.
                Dyadic a = x.get(i).mid().toDyadic();
                Dyadic b = y.get(i).mid().toDyadic();
                Dyadic lo = Balls.low(q.get(i)).mul(b);
                Dyadic hi = Balls.high(q.get(i)).mul(b);
                assertTrue(lo.min(hi).compareTo(a) <= 0 && a.compareTo(lo.max(hi)) <= 0, () -> a + " / " + b);
                assertTrue(Balls.low(sum.get(i)).compareTo(a.add(b)) <= 0 && a.add(b).compareTo(Balls.high(sum.get(i))) <= 0, () -> a + " + " + b);
                assertTrue(Balls.low(difference.get(i)).compareTo(a.sub(b)) <= 0 && a.sub(b).compareTo(Balls.high(difference.get(i))) <= 0, () -> a + " - " + b);
                assertTrue(Balls.low(product.get(i)).compareTo(a.mul(b)) <= 0 && a.mul(b).compareTo(Balls.high(product.get(i))) <= 0, () -> a + " * " + b);
                Dyadic low = Balls.low(r.get(i));
                Dyadic high = Balls.high(r.get(i));
                assertTrue((low.signum() <= 0 || low.mul(low).compareTo(a) <= 0) && high.mul(high).compareTo(a) >= 0, () -> "sqrt " + a);
            }
        }
    }
}
