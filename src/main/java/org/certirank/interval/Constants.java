package org.certirank.interval;

import java.math.BigInteger;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;

/**
 * pi and ln 2 in fixed point, with stated errors. Each constant is kept at the greatest precision computed so far, and besides the cuts to
 * ordinary precisions. The caches hold immutable values, so threads may at worst compute one twice.
 */
final class Constants {
    /**
     * 2^(w + 32) times the constant, within 2 units.
     *
     * @param w the nominal precision
     * @param value the integer
     */
    private record Computed(int w, BigInteger value) {
    }

    private static final int STEP = 256;
    private static final int KEPT = 4096;
    private static final Constants PI = new Constants(Constants::computePi);
    private static final Constants LN2 = new Constants(Constants::computeLn2);

    private final AtomicReference<Computed> longest = new AtomicReference<>();
    private final ConcurrentHashMap<Integer, BigInteger> cuts = new ConcurrentHashMap<>();
    private final IntFunction<BigInteger> compute;

    private Constants(IntFunction<BigInteger> compute) {
        this.compute = compute;
    }

    /** An integer P with {@code P - 1 < 2^w pi < P + 2}; Machin (1706): pi = 16 atan(1/5) - 4 atan(1/239). */
    static BigInteger fixedPi(int w) {
        return PI.at(w);
    }

    /** An integer L with {@code L - 1 < 2^w ln 2 < L + 2}; ln 2 = 18 atanh(1/26) - 2 atanh(1/4801) + 8 atanh(1/8749). */
    static BigInteger fixedLn2(int w) {
        return LN2.at(w);
    }

    static Enclosure pi(int bits) {
        return Enclosure.fixed(fixedPi(bits), BigInteger.TWO, bits);
    }

    private BigInteger at(int w) {
        if (w > KEPT) {
            return cut(w);
        }
        BigInteger known = cuts.get(w);
        if (known == null) {
            known = cut(w);
            cuts.put(w, known);
        }
        return known;
    }

    private BigInteger cut(int w) {
        Computed c = longest.get();
        if (c == null || c.w < w) {
            // Growing by half spares a recomputation for every slightly higher precision.
            int target = Math.addExact(w, Math.max(STEP, w / 2));
            Computed fresh = new Computed(target, compute.apply(target));
            longest.accumulateAndGet(fresh, (old, now) -> old == null || old.w < now.w ? now : old);
            c = fresh;
        }
        return floor(c, w);
    }

    /**
     * The floor of 2^w times the constant, so that it does not matter how long the value is that it is cut from: when the dropped bits lie so close
     * to a carry that the error of 2 units leaves it open, it is cut from a value computed for w alone (whose own carry is open only if the
     * constant has 256 equal bits there; the stated bounds hold even so).
     */
    private BigInteger floor(Computed c, int w) {
        int drop = c.w + 32 - w;
        BigInteger cut = c.value.shiftRight(drop);
        BigInteger low = c.value.subtract(cut.shiftLeft(drop));
        boolean sure = low.bitLength() > 2 && BigInteger.ONE.shiftLeft(drop).subtract(low).bitLength() > 2;
        return sure ? cut : compute.apply(w + STEP).shiftRight(STEP + 32);
    }

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

    /**
     * Extra bits: a series has at most (w + 32 + g) / 4 + 1 terms, so an error below (w + 128) / 2 + 4 of the extra units, and the formulas take at
     * most 28 series in all, together below 16 (w + 128) <= 2^g / 2; with the final cut the error is below 2 units.
     */
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
