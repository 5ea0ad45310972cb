package org.certirank.interval.ball;

import java.math.BigInteger;
import java.util.function.IntFunction;

/**
 * Constants of the batch kernels in n limbs after the point, made by scalar balls of more bits: every entry is the floor of 2^(64 n) times the number or one
 * less, so it lies less than 2 units below it (negative numbers in two's complement).
 */
final class Tables {
    /** Bits of the argument that each of the two tables of exp takes. */
    static final int EXP_BITS = 8;
    /** The steps of the second reduction factor of log. */
    static final int LOG_BITS = 15;
    static final int LOG_HALF = 1 << LOG_BITS - 7;
    /** Series after reduction get arguments below 2^-REDUCED. */
    static final int REDUCED = 14;
    /** Bits that the truncation and the shortened steps of a series may use up. */
    static final int SLACK = 32;

    private static final Tables[] KEPT = new Tables[BallArray.MAX_LIMBS + 2];

    final int n;
    final long[] ln2;
    /** exp(i / 2^8) / 2 and exp(j / 2^16) / 2. */
    final long[] expCoarse;
    final long[] expFine;
    /** The 128 factors c / 256 near the inverse of a fraction in [1/2, 1) by its 8 first bits, and -log of the factor (of half of it for small fractions). */
    final int[] factor;
    final long[] logFactor;
    /** The 2 LOG_HALF factors 1 + c / 2^15 near 1 / (1 + u) by floor(u 2^15), and -log of them. */
    final int[] correction;
    final long[] logCorrection;
    /** 1/k! and 1/k from k = 2 on (at k - 2), and how many limbs of them are used. */
    final long[] inverseFactorials;
    final int[] factorialWidths;
    final long[] inverses;
    final int[] inverseWidths;

    private Tables(int n) {
        this.n = n;
        int bits = 64 * n + 64;
        ln2 = table(1, i -> Ball.TWO.log(bits));
        expCoarse = table(178, i -> Ball.of(i).shift(-EXP_BITS).exp(bits).shift(-1));
        expFine = table(1 << EXP_BITS, j -> Ball.of(j).shift(-2 * EXP_BITS).exp(bits).shift(-1));
        factor = new int[128];
        for (int i = 0; i < 128; i++) {
            // The inverse of the middle of [128 + i, 129 + i) / 256; exactly 1 or 2 next to 1 and 1/2, so that numbers near 1 stay as they are.
            factor[i] = i == 0 ? 512 : i == 127 ? 256 : (int) Math.round(65536 / (128.5 + i));
        }
        logFactor = table(128, i -> Ball.of(factor[i]).shift(isLow(i) ? -9 : -8).log(bits).neg());
        correction = new int[2 * LOG_HALF];
        for (int i = 0; i < correction.length; i++) {
            int j = i - LOG_HALF;
            correction[i] = j == 0 || j == -1 ? 0 : (int) Math.round((1 << LOG_BITS) / (1 + (j + 0.5) / (1 << LOG_BITS))) - (1 << LOG_BITS);
        }
        logCorrection = table(2 * LOG_HALF, i -> Ball.of((1 << LOG_BITS) + correction[i]).shift(-LOG_BITS).log(bits).neg());
        factorialWidths = widths(2 * EXP_BITS, true);
        inverseFactorials = table(factorialWidths.length, k -> Ball.ONE.div(Ball.of(BigFloat.of(factorial(k + 2), 0)), bits));
        inverseWidths = widths(REDUCED, false);
        inverses = table(inverseWidths.length, k -> Ball.ONE.div(Ball.of(k + 2), bits));
    }

    /** Computed once for each length; racing threads compute equal tables. */
    static synchronized Tables of(int n) {
        if (KEPT[n] == null) {
            KEPT[n] = new Tables(n);
        }
        return KEPT[n];
    }

    /** Whether fractions with these first bits are doubled before their logarithm is taken: those below 181/256, about sqrt(1/2). */
    static boolean isLow(int i) {
        return i < 53;
    }

    private static BigInteger factorial(int k) {
        BigInteger f = BigInteger.ONE;
        for (int i = 2; i <= k; i++) {
            f = f.multiply(BigInteger.valueOf(i));
        }
        return f;
    }

    private long[] table(int length, IntFunction<Ball> entry) {
        long[] t = new long[length * n];
        for (int i = 0; i < length; i++) {
            BigInteger value = entry.apply(i).lower(64 * n + 64).fixed(64L * n);
            for (int k = 0; k < n; k++) {
                t[i * n + k] = value.shiftRight(64 * k).longValue();
            }
        }
        return t;
    }

    /**
     * For the terms c_k s^(k-1), k = 2, 3, ..., c_k = 1/k! or 1/k, s < 2^-sigma: as many as reach 2^-(64 n - SLACK), and for each the number of limbs with which
     * 64 limbs + sigma (k - 1) >= 64 n - SLACK: an error of one unit of so many limbs is at most 2^SLACK units of n limbs in the sum.
     */
    private int[] widths(int sigma, boolean factorial) {
        int goal = 64 * n - SLACK;
        int count = 0;
        for (int k = 2, gain = 0; sigma * (k - 1) + gain < goal; k++) {
            count++;
            gain = factorial ? factorial(k + 1).bitLength() - 1 : 0;
        }
        int[] w = new int[count];
        for (int i = 0; i < count; i++) {
            w[i] = Math.max(1, Math.min(n, Math.ceilDiv(goal - sigma * (i + 1), 64)));
        }
        return w;
    }
}
