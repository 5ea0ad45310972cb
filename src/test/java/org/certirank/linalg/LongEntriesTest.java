package org.certirank.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Random;
import org.certirank.exact.Dyadic;
import org.certirank.interval.ball.Exponent;
import org.junit.jupiter.api.Test;

/** Entrywise products of long midpoints, relative widening, and products of factors of unequal length, against exact dyadics. */
class LongEntriesTest {
    private static Dyadic random(Random random, int bits, int exponent) {
        BigInteger m = new BigInteger(bits, random).setBit(bits - 1);
        return Dyadic.of(random.nextBoolean() ? m : m.negate(), exponent - bits);
    }

    private static BallMatrix matrix(Random random, int rows, int columns, int bits, int length, boolean radii) {
        Dyadic[] mid = new Dyadic[rows * columns];
        Dyadic[] rad = new Dyadic[mid.length];
        for (int i = 0; i < mid.length; i++) {
            mid[i] = random(random, length, random.nextInt(9) - 4);
            rad[i] = radii ? Dyadic.powerOfTwo(-bits - random.nextInt(20)) : Dyadic.ZERO;
        }
        return BallMatrix.enclosing(rows, columns, mid, rad, bits);
    }

    @Test
    void entrywiseProductsOfAnyLength() {
        Random random = new Random(31);
        for (int limbs = 9; limbs <= 45; limbs++) {
            int bits = 64 * limbs;
            BallMatrix a = matrix(random, 3, 20, bits, bits, limbs % 2 == 0);
            BallMatrix b = matrix(random, 3, 20, bits, bits, true);
            BallMatrix c = Entrywise.mul(a, b);
            for (int i = 0; i < 60; i++) {
                for (int sign = -1; sign <= 1; sign += 2) {
                    Dyadic s = Dyadic.of(sign);
                    Dyadic x = a.mid(i / 20, i % 20).add(a.rad(i / 20, i % 20).mul(s));
                    Dyadic y = b.mid(i / 20, i % 20).add(b.rad(i / 20, i % 20).mul(s));
                    assertTrue(c.interval(i / 20, i % 20).contains(x.mul(y).toRational()), () -> bits + " bits");
                }
                Dyadic exact = c.rad(i / 20, i % 20);
                assertTrue(exact.compareTo(Dyadic.powerOfTwo(12 - bits)) < 0, () -> "radius " + exact + " at " + bits);
            }
        }
    }

    /** A radius of 2^1000 units of a long midpoint is still a radius. */
    @Test
    void radiiOfVeryManyUnits() {
        Dyadic[] mid = {Dyadic.ONE.add(Dyadic.powerOfTwo(-4000))};
        Dyadic[] rad = {Dyadic.powerOfTwo(-3096)};
        BallMatrix a = BallMatrix.enclosing(1, 1, mid, rad, 4096);
        BallMatrix c = Entrywise.mul(a, a);
        assertTrue(c.isBounded());
        Dyadic x = mid[0].add(rad[0]);
        assertTrue(c.interval(0, 0).contains(x.mul(x).toRational()));
        assertTrue(c.rad(0, 0).compareTo(Dyadic.powerOfTwo(-3094)) < 0);
    }

    @Test
    void relaxedEntriesHoldAllMultiples() {
        Random random = new Random(32);
        for (int e : new int[] {-300, -64, -3, 0, 2}) {
            BallMatrix a = matrix(random, 2, 30, 192, 192, true);
            BallMatrix c = Entrywise.relax(a, Exponent.of(e));
            for (int i = 0; i < 60; i++) {
                Dyadic x = a.mid(i / 30, i % 30).add(a.rad(i / 30, i % 30));
                for (int sign = -1; sign <= 1; sign += 2) {
                    Dyadic t = Dyadic.powerOfTwo(e).mul(Dyadic.of(sign));
                    assertTrue(c.interval(i / 30, i % 30).contains(x.add(x.mul(t)).toRational()));
                }
                assertEquals(a.mid(i / 30, i % 30), c.mid(i / 30, i % 30));
            }
        }
        assertEquals(BallMatrix.zero(1, 1, 64).rad(0, 0), Entrywise.relax(BallMatrix.zero(1, 1, 64), Exponent.of(5)).rad(0, 0));
    }

    @Test
    void productsOfUnequalFactors() {
        Random random = new Random(33);
        for (int round = 0; round < 60; round++) {
            int k = 1 + random.nextInt(20);
            int length = 1 + random.nextInt(60);
            int bits = 64 * (1 + random.nextInt(12));
            boolean radii = round % 3 > 0;
            BallMatrix a = matrix(random, 3, k, bits, bits, radii);
            BallMatrix b = matrix(random, k, 4, 64, length, false);
            boolean swap = round % 2 == 0;
            BallMatrix c = swap ? b.transpose().times(a.transpose(), bits).transpose() : a.times(b, bits);
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 4; j++) {
                    Dyadic low = Dyadic.ZERO;
                    for (int l = 0; l < k; l++) {
                        low = low.add(a.mid(i, l).add(a.rad(i, l)).mul(b.mid(l, j)));
                    }
                    Dyadic sum = low;
                    assertTrue(c.interval(i, j).contains(sum.toRational()), () -> bits + " and " + length + " bits, inner " + k);
                    assertTrue(c.rad(i, j).compareTo(Dyadic.powerOfTwo(20 - bits)) < 0, () -> "radius at " + bits + " and " + length);
                }
            }
        }
    }
}
