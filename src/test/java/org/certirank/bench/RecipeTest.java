package org.certirank.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import org.certirank.exact.Dyadic;
import org.certirank.interval.DoubleIntervals;
import org.certirank.interval.ball.Ball;
import org.certirank.interval.ball.BallArray;
import org.certirank.interval.ball.BigFloat;
import org.junit.jupiter.api.Test;

/** The data are those that the C programs make: the figures here were printed by arb_entry of bench/peers/arb_data.h. */
class RecipeTest {
    @Test
    void entriesAreThoseOfTheC() {
        Ball[] balls = new Recipe().balls(3, 53);
        double[] mid = {2.9379665283126859, 0.43109844947062265, -2.3205694729343538};
        for (int i = 0; i < mid.length; i++) {
            assertEquals(BigFloat.of(Dyadic.of(mid[i])), balls[i].mid());
            assertEquals(BigFloat.of(Dyadic.powerOfTwo(-51)), balls[i].rad().toBigFloat());
        }
        Recipe recipe = new Recipe();
        assertEquals(Dyadic.of(new BigInteger("bc07a4c2f61f0c91b971df37549db66b", 16), -0x80), recipe.dense(128));
        assertEquals(Dyadic.of(new BigInteger("2d353bfcab263fa38bf98399cd5415b9", 16), -0x7f), recipe.dense(128));
        assertEquals(Dyadic.powerOfTwo(-128), new Recipe().matrix(2, 128, false).rad(1, 1));
        assertEquals(Dyadic.ZERO, new Recipe().matrix(2, 128, true).rad(1, 1));
    }

    @Test
    void intervalsEncloseTheBalls() {
        Ball[] balls = new Recipe().balls(100, 53);
        DoubleIntervals intervals = new Recipe().intervals(100);
        for (int i = 0; i < balls.length; i++) {
            BigFloat lo = balls[i].mid().sub(balls[i].rad().toBigFloat());
            BigFloat hi = balls[i].mid().add(balls[i].rad().toBigFloat());
            assertTrue(BigFloat.of(Dyadic.of(intervals.lo()[i])).compareTo(lo) <= 0 && BigFloat.of(Dyadic.of(intervals.hi()[i])).compareTo(hi) >= 0);
        }
    }

    /** Against the same formula on scalar balls of twice the precision, and nearly as narrow as exp and a division are. */
    @Test
    void softmaxEnclosesAndIsNarrow() {
        int rows = 5;
        int width = 7;
        Ball[] entries = new Recipe().balls(rows * width, 128);
        BallArray[] columns = new RowSoftmax(rows, width, entries, 2).run();
        for (int i = 0; i < rows; i++) {
            Ball sum = Ball.ZERO;
            for (int j = 0; j < width; j++) {
                sum = sum.add(Ball.of(entries[i * width + j].mid()).exp(256), 256);
            }
            for (int j = 0; j < width; j++) {
                Ball exact = Ball.of(entries[i * width + j].mid()).exp(256).div(sum, 256);
                Ball found = columns[j].get(i);
                assertTrue(found.contains(exact), found.toString());
                assertTrue(found.relativeAccuracy() >= 118, found.toString());
            }
        }
        assertEquals(1, new RowSoftmax(1, 1, Arrays.copyOf(entries, 1), 2).run().length);
        assertTrue(new RowSoftmax(1, 1, Arrays.copyOf(entries, 1), 2).run()[0].get(0).contains(Ball.ONE.mid()));
    }
}
