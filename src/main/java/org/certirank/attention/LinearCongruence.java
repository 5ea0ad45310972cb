package org.certirank.attention;

/**
 * The linear congruential generator with Knuth's constants for MMIX: state becomes state * 6364136223846793005 + 1442695040888963407 (mod 2^64), and the top 31 bits u of the new state give
 * the entry (u - 2^30) 2^(-30 - shift), an exact dyadic in [-2^-shift, 2^-shift). The first entry comes after one step from the seed; a matrix is filled row by row.
 *
 * <p>One generator is drawn from in the order in which matrices are asked for, by one thread.
 */
public final class LinearCongruence {
    private long state;

    public LinearCongruence(long seed) {
        state = seed;
    }

    /** The next {@code rows * columns} entries as a matrix. */
    public Weights next(int rows, int columns, int shift) {
        long[] numerators = new long[Math.multiplyExact(rows, columns)];
        for (int i = 0; i < numerators.length; i++) {
            state = state * 6364136223846793005L + 1442695040888963407L;
            numerators[i] = (state >>> 33) - (1L << 30);
        }
        return new Weights.Dyadics(rows, columns, numerators, -30 - shift);
    }
}
