package org.certirank.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.certirank.exact.Rational;
import org.certirank.interval.ball.Ball;
import org.junit.jupiter.api.Test;

/** Ranks by elimination, of products of exact matrices, whose rank is at most the inner dimension. */
class EliminationTest {
    @Test
    void neverAboveTheRankAndMostlyAtIt() {
        Random random = new Random(12);
        int reached = 0;
        for (int round = 0; round < 2000; round++) {
            int m = 1 + random.nextInt(5);
            int n = 1 + random.nextInt(5);
            int r = random.nextInt(Math.min(m, n) + 1);
            Rational[][] left = random(random, m, r);
            Rational[][] right = random(random, r, n);
            Ball[] entries = new Ball[m * n];
            Ball wide = Ball.of(random.nextInt(3) == 0 ? 0x1p-40 : 0);
            for (int k = 0; k < entries.length; k++) {
                Rational sum = Rational.ZERO;
                for (int j = 0; j < r; j++) {
                    sum = sum.add(left[k / n][j].mul(right[j][k % n]));
                }
                entries[k] = Ball.enclosing(sum, 128).add(Ball.between(wide.mid().neg(), wide.mid(), 128), 128);
            }
            int found = Elimination.rankAtLeast(BallMatrix.enclosing(m, n, entries, 128), 128);
            assertTrue(found <= r, "rank " + found + " of a product of rank at most " + r);
            reached += found == r ? 1 : 0;
        }
        assertTrue(reached > 1200, "the rank was reached " + reached + " times");
    }

    private static Rational[][] random(Random random, int m, int n) {
        Rational[][] a = new Rational[m][n];
        for (Rational[] row : a) {
            for (int j = 0; j < n; j++) {
                row[j] = Rational.of(random.nextInt(19) - 9, 1 + random.nextInt(4));
            }
        }
        return a;
    }

    @Test
    void aSingularMemberIsNeverDenied() {
        // [1, 1; 1, 1 + e] with e in [-2^-60, 2^-60] holds a matrix of rank 1.
        Ball one = Ball.ONE;
        Ball near = Ball.between(Ball.of(1 - 0x1p-50).mid(), Ball.of(1 + 0x1p-50).mid(), 128);
        assertEquals(1, Elimination.rankAtLeast(BallMatrix.enclosing(2, 2, new Ball[] {one, one, one, near}, 128), 128));
        assertEquals(0, Elimination.rankAtLeast(BallMatrix.zero(2, 3, 128), 128));
    }
}
