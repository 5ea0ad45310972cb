package org.certirank.interval;

import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;

/**
 * pi and ln 2 in fixed point, {@code floor}-like with a stated error, each kept at the greatest precision asked for so far. The caches hold
 * immutable values behind an atomic reference: a race recomputes, it never mixes. A value is always cut from the cached one in the same
 * way, within the stated error; see {@link #fixedPi} for why results still do not depend on the history.
 */
final class Constants {
    private record Cached(int w, BigInteger value) {
    }

    private static final AtomicReference<Cached> PI = new AtomicReference<>();
    private static final AtomicReference<Cached> LN2 = new AtomicReference<>();
    private static final int STEP = 256;

    private Constants() {
    }

    /**
     * An integer P with P <= 2^w pi < P + 1 up to one more unit: {@code P - 1 < 2^w pi < P + 2}. Machin (1706): pi = 16 atan(1/5) - 4 atan(1/239).
     */
    static BigInteger fixedPi(int w) {
        return get(PI, w, Constants::computePi);
    }

    /** An integer L with {@code L - 1 < 2^w ln 2 < L + 2}; ln 2 = 18 atanh(1/26) - 2 atanh(1/4801) + 8 atanh(1/8749). */
    static BigInteger fixedLn2(int w) {
        return get(LN2, w, Constants::computeLn2);
    }

    static Enclosure pi(int bits) {
        return Enclosure.fixed(fixedPi(bits), BigInteger.TWO, bits);
    }

    /**
     * The cached value has 32 guard bits beyond its nominal precision. It is cut to w bits. Two cached values of different precision could
     * be cut to results that differ by one unit only if 2^w times the constant lay within 2^-31 of an integer; both cuts are valid then.
     * To keep results independent of what was asked before, each value is computed at a precision that is a multiple of 256 chosen from w
     * alone whenever that close call occurs.
     */
    private static BigInteger get(AtomicReference<Cached> cache, int w, IntFunction<BigInteger> compute) {
        Cached c = cache.get();
        if (c == null || c.w < w) {
            int target = Math.addExact(Math.multiplyExact(Math.floorDiv(w, STEP) + 1, STEP), Math.floorDiv(w, 4 * STEP) * STEP);
            Cached fresh = new Cached(target, compute.apply(target));
            cache.accumulateAndGet(fresh, (old, now) -> old == null || old.w < now.w ? now : old);
            c = fresh;
        }
        return cut(c, w, compute);
    }

    private static BigInteger cut(Cached c, int w, IntFunction<BigInteger> compute) {
        int drop = c.w + 32 - w;
        BigInteger low = c.value.subtract(c.value.shiftRight(drop).shiftLeft(drop));
        // The cached value is within 2^16 of the truth in its last units: away from a cut by more than that, the cut is the true floor.
        BigInteger margin = BigInteger.ONE.shiftLeft(17);
        if (low.compareTo(margin) > 0 && BigInteger.ONE.shiftLeft(drop).subtract(low).compareTo(margin) > 0) {
            return c.value.shiftRight(drop);
        }
        return compute.apply(w + STEP).shiftRight(STEP + 32);
    }

    /** 2^(w+32) pi within 2^16 units, for w < 2^28: each series has fewer than w + 40 terms, see {@link #inverse}; 16 + 4 of them, w < 2^11... */
    private static BigInteger computePi(int w) {
        int g = guard(w);
        BigInteger a = inverse(5, w + 32 + g, false).shiftLeft(4);
        BigInteger b = inverse(239, w + 32 + g, false).shiftLeft(2);
        return a.subtract(b).shiftRight(g);
    }

    private static BigInteger computeLn2(int w) {
        int g = guard(w);
        BigInteger a = inverse(26, w + 32 + g, true).multiply(BigInteger.valueOf(18));
        BigInteger b = inverse(4801, w + 32 + g, true).shiftLeft(1);
        BigInteger c = inverse(8749, w + 32 + g, true).shiftLeft(3);
        return a.subtract(b).add(c).shiftRight(g);
    }

    /** Enough extra bits that 28 times the series errors (each under 2 (w + g + 40) units) stay below one unit after the shift. */
    private static int guard(int w) {
        return 40 - Integer.numberOfLeadingZeros(w + 128);
    }

    /**
     * 2^w atan(1/q) or 2^w atanh(1/q) for q >= 5, with error below 2 (terms + 1) units: sum of (+-1)^k / ((2k+1) q^(2k+1)). Every power is
     * truncated from the one before with total error below 1 + 1/q^2 + ... < 2, every term by one more division, and the omitted tail is
     * smaller than 2 units, since it starts where the truncated power is 0.
     */
    private static BigInteger inverse(int q, int w, boolean hyperbolic) {
        BigInteger square = BigInteger.valueOf((long) q * q);
        BigInteger power = BigInteger.ONE.shiftLeft(w).divide(BigInteger.valueOf(q));
        BigInteger sum = power;
        for (long k = 3; power.signum() != 0; k += 2) {
            power = power.divide(square);
            BigInteger term = power.divide(BigInteger.valueOf(k));
            sum = hyperbolic || (k & 2) == 0 ? sum.add(term) : sum.subtract(term);
        }
        return sum;
    }
}
