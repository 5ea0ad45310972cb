package org.certirank.bench;

import java.math.BigInteger;
import java.util.Arrays;
import org.certirank.attention.LinearCongruence;
import org.certirank.exact.Dyadic;
import org.certirank.interval.DoubleInterval;
import org.certirank.interval.DoubleIntervals;
import org.certirank.interval.Flag;
import org.certirank.interval.ball.Ball;
import org.certirank.interval.ball.Radius;
import org.certirank.linalg.BallMatrix;

/** The data of the benchmarks: those of bench/peers/peer.h and arb_data.h, number by number. */
final class Recipe {
    private long state = 20240601;

    private long next() {
        state = state * 6364136223846793005L + 1442695040888963407L;
        return (state >>> 33) - (1L << 30);
    }

    /** In [-1, 1), with a dense mantissa of so many bits. */
    Dyadic dense(int bits) {
        BigInteger m = BigInteger.ZERO;
        int got = 0;
        for (; got < bits; got += 30) {
            m = m.shiftLeft(30).add(BigInteger.valueOf(next()));
        }
        Dyadic full = Dyadic.of(m, -got);
        return full.signum() < 0 ? full.roundUp(bits) : full.roundDown(bits);
    }

    /** Midpoints in [-4, 4), radii 2^(2-bits). */
    Ball[] balls(int count, int bits) {
        Ball[] balls = new Ball[count];
        Arrays.setAll(balls, i -> Ball.of(dense(bits)).widen(Radius.powerOfTwo(-bits)).shift(2));
        return balls;
    }

    /** The balls of 53 bits as intervals, rounded outward. */
    DoubleIntervals intervals(int count) {
        DoubleIntervals xs = DoubleIntervals.ofSize(count);
        Ball[] balls = balls(count, 53);
        for (int i = 0; i < count; i++) {
            xs.set(i, new DoubleInterval(balls[i].toDoubleDown(), balls[i].toDoubleUp()), Flag.C1);
        }
        return xs;
    }

    /** Midpoints in [-1, 1), radii 0 or 2^-bits. */
    BallMatrix matrix(int n, int bits, boolean exact) {
        return matrix(n, n, bits, exact);
    }

    BallMatrix matrix(int rows, int columns, int bits, boolean exact) {
        Dyadic[] mid = new Dyadic[rows * columns];
        Dyadic[] rad = new Dyadic[rows * columns];
        Arrays.setAll(mid, i -> dense(bits));
        Arrays.fill(rad, exact ? Dyadic.ZERO : Dyadic.powerOfTwo(-bits));
        return BallMatrix.enclosing(rows, columns, mid, rad, bits);
    }

    /** Short numbers from here on: the stream goes on in what is returned, and no longer here. */
    LinearCongruence rest() {
        return new LinearCongruence(state);
    }

    /** In [-1, 1). */
    double[] doubles(int count) {
        double[] x = new double[count];
        Arrays.setAll(x, i -> next() * 0x1p-30);
        return x;
    }
}
