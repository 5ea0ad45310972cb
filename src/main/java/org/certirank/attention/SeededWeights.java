package org.certirank.attention;

import java.math.BigInteger;
import org.certirank.exact.Rational;

/**
 * Pseudo-random dyadic matrices whose entries are drawn from a distribution of mean 0 and standard deviation exactly a given positive rational.
 *
 * <p><b>Words.</b> The stream is SplitMix64 (Steele, Lea, Flood 2014): state += 0x9e3779b97f4a7c15; z = state; z = (z ^ z >>> 30) 0xbf58476d1ce4e5b9; z = (z ^ z >>> 27) 0x94d049bb133111eb;
 * word = z ^ z >>> 31, all modulo 2^64. The stream of matrix number n of seed s starts at the state that is word n + 1 of the stream with state s: matrices can be made in any order.
 *
 * <p><b>Entries.</b> b = 2 popcount(word) - 64 is a sum of 64 signs: mean 0, variance 64 = 8^2, nearly normal. The entry is b m 2^-e, where m is m0 or m0 + 1, the latter with probability pi. Its
 * variance is 64 4^-e (m0^2 + pi (2 m0 + 1)); with v = s^2 4^e / 64, m0 = floor(sqrt v) and pi = (v - m0^2) / (2 m0 + 1), a rational in [0, 1), it is s^2 exactly. e is the
 * least integer for which m0 has at least 16 bits. The choice is exact too: with pi = P/Q, words w are drawn until w, as an unsigned number, is below the greatest multiple of Q that is at most 2^64, and m = m0 + 1 if w mod Q
 * is below P. One word for b comes first, then those for m; rows one after another. Exactness is that of the distribution for independent uniform words.
 */
public final class SeededWeights {
    private static final int SCALE_BITS = 16;
    private static final BigInteger WORDS = BigInteger.ONE.shiftLeft(64);

    private final long seed;
    private final int exponent;
    private final long small;
    private final BigInteger likely;
    private final BigInteger range;

    /** {@link IllegalArgumentException} unless the deviation is positive and its square is a fraction of moderate length. */
    public SeededWeights(long seed, Rational deviation) {
        if (deviation.signum() <= 0) {
            throw new IllegalArgumentException("a standard deviation must be positive, not " + deviation);
        }
        this.seed = seed;
        Rational square = deviation.mul(deviation);
        // v = s^2 2^(2e - 6) is to lie in [2^30, 2^32), so that its root has 16 bits; a start near it, then steps.
        int e = (SCALE_BITS * 2 + 6 - square.num().bitLength() + square.den().bitLength()) / 2 - 2;
        while (times4(square, e).compareTo(Rational.of(BigInteger.ONE.shiftLeft(2 * SCALE_BITS - 2))) < 0) {
            e++;
        }
        exponent = e;
        Rational v = times4(square, e);
        BigInteger root = v.num().divide(v.den()).sqrt();
        small = root.longValueExact();
        Rational pi = v.sub(Rational.of(root.multiply(root))).div(Rational.of(BigInteger.valueOf(2 * small + 1)));
        likely = pi.num();
        range = pi.den();
        if (range.bitLength() > 60) {
            throw new IllegalArgumentException("a standard deviation with a shorter fraction is needed, not " + deviation);
        }
    }

    /** s^2 2^(2e - 6). */
    private static Rational times4(Rational square, int e) {
        int k = 2 * e - 6;
        Rational power = Rational.of(BigInteger.ONE.shiftLeft(Math.abs(k)));
        return k >= 0 ? square.mul(power) : square.div(power);
    }

    /** Matrix number n of this seed. */
    public Weights matrix(long n, int rows, int columns) {
        Stream start = new Stream(seed + n * Stream.STEP);
        Stream words = new Stream(start.next());
        BigInteger limit = WORDS.subtract(WORDS.mod(range));
        long[] numerators = new long[Math.multiplyExact(rows, columns)];
        for (int i = 0; i < numerators.length; i++) {
            long sum = 2L * Long.bitCount(words.next()) - 64;
            numerators[i] = sum * (small + (choose(words, limit) ? 1 : 0));
        }
        return new Weights.Dyadics(rows, columns, numerators, -exponent);
    }

    private boolean choose(Stream words, BigInteger limit) {
        while (true) {
            long w = words.next();
            // Q below 2^60 leaves a rejection only for the last few words.
            if (limit.equals(WORDS) || Long.compareUnsigned(w, limit.longValue()) < 0) {
                return Long.remainderUnsigned(w, range.longValueExact()) < likely.longValueExact();
            }
        }
    }

    /** The variance of an entry, s^2 again: for tests of the construction. */
    Rational variance() {
        Rational m = Rational.of(small);
        Rational pi = Rational.of(likely, range);
        Rational square = m.mul(m).add(pi.mul(m.add(m).add(Rational.ONE)));
        int k = 6 - 2 * exponent;
        Rational power = Rational.of(BigInteger.ONE.shiftLeft(Math.abs(k)));
        return k >= 0 ? square.mul(power) : square.div(power);
    }

    private static final class Stream {
        static final long STEP = 0x9e3779b97f4a7c15L;
        private long state;

        Stream(long state) {
            this.state = state;
        }

        long next() {
            state += STEP;
            long z = state;
            z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
            z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
            return z ^ z >>> 31;
        }
    }
}
