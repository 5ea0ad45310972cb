package org.certirank.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import org.certirank.exact.Dyadic;
import org.certirank.interval.Flag;
import org.certirank.interval.RealInterval;
import org.certirank.interval.ball.Ball;
import org.certirank.interval.ball.BigFloat;
import org.certirank.interval.ball.Exponent;
import org.certirank.interval.ball.Radius;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Entrywise functions and blocks of matrices of balls, on members at the ends of the balls, against exact arithmetic and {@link RealInterval}. */
class EntrywiseTest {
    /** 700 bits are more than the batches take. */
    private static final int[] PRECISIONS = {64, 64, 128, 192, 256, 640, 700};

    @Test
    void valuesOfMembersAreHeld() {
        containment(41, 100_000);
    }

    @Test
    @Tag("slow")
    void valuesOfMembersAreHeldManyTimes() {
        containment(42, 10_000_000);
    }

    private static void containment(long seed, int entries) {
        Cases cases = new Cases(seed);
        for (int done = 0; done < entries;) {
            int bits = PRECISIONS[cases.random().nextInt(cases.random().nextInt(4) > 0 ? 3 : PRECISIONS.length)];
            BallMatrix x = cases.balls(4, 25, bits);
            BallMatrix y = cases.balls(4, 25, bits);
            BallMatrix product = Entrywise.mul(x, y);
            BallMatrix quotient = Entrywise.div(x, y);
            BallMatrix root = Entrywise.sqrt(x);
            for (int i = 0; i < 4; i++) {
                for (int j = 0; j < 25; j++, done++) {
                    if (x.isWhole(i, j) || y.isWhole(i, j)) {
                        continue;
                    }
                    Dyadic a = member(cases, x, i, j);
                    Dyadic b = member(cases, y, i, j);
                    String where = "seed " + seed + " at " + done;
                    assertTrue(Cases.holds(product, i, j, a.mul(b), a.mul(b)), where);
                    assertTrue(b.isZero() || quotient.isWhole(i, j) || isQuotient(quotient, i, j, a, b), where);
                    assertTrue(a.signum() < 0 || root.isWhole(i, j) || isRoot(root, i, j, a), where);
                }
            }
        }
    }

    private static Dyadic member(Cases cases, BallMatrix a, int i, int j) {
        Dyadic m = a.mid(i, j);
        return switch (cases.random().nextInt(3)) {
            case 0 -> m.sub(a.rad(i, j));
            case 1 -> m.add(a.rad(i, j));
            default -> m;
        };
    }

    private static boolean isQuotient(BallMatrix q, int i, int j, Dyadic a, Dyadic b) {
        Dyadic lo = q.mid(i, j).sub(q.rad(i, j)).mul(b);
        Dyadic hi = q.mid(i, j).add(q.rad(i, j)).mul(b);
        return b.signum() > 0 ? lo.compareTo(a) <= 0 && a.compareTo(hi) <= 0 : lo.compareTo(a) >= 0 && a.compareTo(hi) >= 0;
    }

    private static boolean isRoot(BallMatrix r, int i, int j, Dyadic a) {
        Dyadic lo = r.mid(i, j).sub(r.rad(i, j));
        Dyadic hi = r.mid(i, j).add(r.rad(i, j));
        return (lo.signum() < 0 || lo.mul(lo).compareTo(a) <= 0) && hi.signum() >= 0 && hi.mul(hi).compareTo(a) >= 0;
    }

    @Test
    void exponentialsOfMembersAreHeld() {
        exponentials(43, 10_000);
    }

    @Test
    @Tag("slow")
    void exponentialsOfMembersAreHeldManyTimes() {
        exponentials(44, 2_000_000);
    }

    private static void exponentials(long seed, int entries) {
        Cases cases = new Cases(seed);
        for (int done = 0; done < entries;) {
            int bits = PRECISIONS[cases.random().nextInt(3)];
            BallMatrix x = cases.balls(2, 10, bits);
            BallMatrix exp = Entrywise.exp(x);
            BallMatrix expm1 = Entrywise.expm1(x);
            for (int i = 0; i < 2; i++) {
                for (int j = 0; j < 10; j++, done++) {
                    Dyadic a = x.isWhole(i, j) ? Dyadic.ZERO : member(cases, x, i, j);
                    if (!a.isZero() && a.magnitude() > 12) {
                        continue;
                    }
                    RealInterval value = RealInterval.of(a).exp(bits + 80);
                    assertTrue(meets(exp, i, j, value), "seed " + seed + " at " + done);
                    assertTrue(meets(expm1, i, j, RealInterval.of(a).expm1(bits + 80)), "seed " + seed + " at " + done);
                }
            }
        }
    }

    private static boolean meets(BallMatrix a, int i, int j, RealInterval value) {
        if (a.isWhole(i, j)) {
            return true;
        }
        Dyadic lo = a.mid(i, j).sub(a.rad(i, j));
        Dyadic hi = a.mid(i, j).add(a.rad(i, j));
        return lo.compareTo(value.upper().value()) <= 0 && hi.compareTo(value.lower().value()) >= 0;
    }

    @Test
    void exactOperandsGiveTightResults() {
        Cases cases = new Cases(45);
        for (int bits : new int[] {64, 256, 640, 1000}) {
            BallMatrix x = cases.denseBalls(3, 40, bits, true);
            for (BallMatrix y : new BallMatrix[] {Entrywise.exp(x), Entrywise.mul(x, x), Entrywise.div(x, Entrywise.exp(x).midpoint())}) {
                for (int j = 0; j < 40; j++) {
                    assertTrue(y.ball(1, j).relativeAccuracy() >= (bits + 63) / 64 * 64 - 2);
                }
            }
        }
        assertTrue(Blocks.isExact(Entrywise.exp(BallMatrix.zero(2, 2, 128))));
    }

    @Test
    void whatMayBeUndefinedIsTheWholeLine() {
        BallMatrix x = BallMatrix.enclosing(1, 3, new Ball[] {Ball.of(-1), Ball.of(BigFloat.ONE, Radius.ONE), Ball.ZERO}, 64);
        assertTrue(Entrywise.sqrt(x).isWhole(0, 0));
        assertTrue(Entrywise.div(x, x).isWhole(0, 1));
        assertTrue(Entrywise.div(x, x).isWhole(0, 2));
        assertTrue(BallMatrix.enclosing(1, 1, new Ball[] {Ball.ONE.atBest(Flag.PARTLY)}, 64).isWhole(0, 0));
    }

    @Test
    void ballsOfAnyExponentAreEnclosed() {
        Exponent far = Exponent.of(BigInteger.ONE.shiftLeft(80));
        Ball[] balls = {Ball.ONE.shift(far), Ball.ONE.shift(far.negate()), Ball.of(BigFloat.ONE, Radius.powerOfTwo(far)), Ball.of(BigFloat.ONE, Radius.powerOfTwo(far.negate())), Ball.of(3)};
        BallMatrix a = BallMatrix.enclosing(1, 5, balls, 64);
        assertTrue(a.isWhole(0, 0) && a.isWhole(0, 2));
        for (int j : new int[] {1, 3, 4}) {
            assertTrue(a.ball(0, j).contains(balls[j]));
        }
        assertFalse(a.ball(0, 1).isPoint() || a.ball(0, 3).isPoint());
        assertTrue(a.ball(0, 4).isPoint());
        BallMatrix down = a.shift(far.negate());
        assertTrue(down.ball(0, 4).contains(Ball.of(3).shift(far.negate())) && !down.ball(0, 4).isPoint());
        assertTrue(a.shift(far).isWhole(0, 4));
        assertTrue(a.shift(-7).ball(0, 4).certainlyEqual(Ball.of(3).shift(-7)));
    }

    @Test
    void shiftsAreExact() {
        Cases cases = new Cases(46);
        for (int k = 0; k < 200; k++) {
            BallMatrix a = cases.balls(3, 5, 128);
            int by = cases.random().nextInt(-5000, 5000);
            BallMatrix b = a.shift(by);
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 5; j++) {
                    assertEquals(a.mid(i, j).shift(by), b.mid(i, j));
                    assertEquals(a.rad(i, j).shift(by), b.rad(i, j));
                }
            }
        }
    }

    @Test
    void blocksAreCopied() {
        BallMatrix a = new Cases(47).balls(3, 4, 128);
        BallMatrix b = new Cases(48).balls(2, 4, 128);
        BallMatrix s = Blocks.stack(a, b);
        assertSame(Blocks.rows(s, 0, 3), a);
        assertSame(Blocks.rows(s, 3, 5), b);
        assertSame(Blocks.columns(Blocks.beside(a.transpose(), b.transpose()), 3, 5), b.transpose());
        assertSame(Blocks.beside(a.transpose(), b.transpose()), s.transpose());
        assertSame(Blocks.rows(Blocks.repeatRow(Blocks.rows(a, 1, 2), 4), 3, 4), Blocks.rows(a, 1, 2));
        BallMatrix g = Blocks.gather(a, 1, 3, new int[] {5, -1, 11});
        assertEquals(a.mid(1, 1), g.mid(0, 0));
        assertTrue(g.ball(0, 1).certainlyEqual(Ball.ZERO));
        assertEquals(a.mid(2, 3), g.mid(0, 2));
        for (int i = 0; i < 12; i++) {
            for (int j = 0; j < 12; j++) {
                assertEquals(a.mid(i / 4, i % 4).compareTo(a.mid(j / 4, j % 4)), Integer.signum(Blocks.compareMidpoints(a, i, j)));
            }
        }
        assertNull(Blocks.magnitude(BallMatrix.zero(2, 2, 64)));
    }

    @Test
    void integersTimesAPowerOfTwoAreExact() {
        long[] n = {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, -12345678901L};
        for (int bits : new int[] {64, 256}) {
            BallMatrix a = Blocks.dyadics(2, 3, n, -77, bits);
            assertTrue(Blocks.isExact(a));
            for (int i = 0; i < n.length; i++) {
                assertEquals(Dyadic.of(n[i]).shift(-77), a.mid(i / 3, i % 3));
            }
        }
    }

    @Test
    void magnitudesBoundAllMembers() {
        Cases cases = new Cases(49);
        for (int k = 0; k < 300; k++) {
            BallMatrix a = cases.balls(2, 3, 128);
            Exponent m = Blocks.magnitude(a);
            for (int i = 0; i < 2; i++) {
                for (int j = 0; j < 3; j++) {
                    Dyadic most = a.mid(i, j).abs().add(a.rad(i, j));
                    assertTrue(most.isZero() || most.compareTo(Dyadic.powerOfTwo(m.saturated())) < 0);
                    assertTrue(most.isZero() || most.compareTo(Dyadic.powerOfTwo(Blocks.magnitude(a, i, j))) < 0);
                }
            }
        }
    }

    @Test
    void productsOfShortExactNumbersAreExact() {
        Cases cases = new Cases(50);
        for (int k = 0; k < 300; k++) {
            int bits = 64 * cases.random().nextInt(2, 6);
            int each = cases.random().nextInt(2, bits / 2 - 8);
            Dyadic[] entries = new Dyadic[12];
            for (int i = 0; i < 12; i++) {
                entries[i] = cases.dyadic(each, 0);
            }
            BallMatrix a = BallMatrix.enclosing(3, 4, entries, bits);
            BallMatrix c = a.times(a.transpose(), bits);
            assertTrue(Blocks.isExact(c), each + " of " + bits);
            assertEquals(Cases.exactProduct(a, a.transpose(), 1, 2)[0], c.mid(1, 2));
        }
    }

    private static void assertSame(BallMatrix a, BallMatrix b) {
        assertEquals(a.rows(), b.rows());
        assertEquals(a.columns(), b.columns());
        for (int i = 0; i < a.rows(); i++) {
            for (int j = 0; j < a.columns(); j++) {
                assertEquals(a.mid(i, j), b.mid(i, j));
                assertEquals(a.rad(i, j), b.rad(i, j));
            }
        }
    }
}
