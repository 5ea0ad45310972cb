package org.certirank.interval.ball;

import java.math.BigInteger;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

/**
 * pi and ln 2 by sums of inverse (hyperbolic) tangents with binary splitting. Values are computed and kept for a few precisions only and cut to the
 * one that was asked for, so that they do not depend on what was asked before.
 */
final class Constants {
    private static final Constants PI = new Constants(Constants::computePi);
    private static final Constants LN2 = new Constants(Constants::computeLn2);
    private static final int GUARD = 10;

    private final ConcurrentHashMap<Integer, BigInteger> kept = new ConcurrentHashMap<>();
    private final IntFunction<BigInteger> compute;

    private Constants(IntFunction<BigInteger> compute) {
        this.compute = compute;
    }

    /** An integer within 2 units of 2^w pi. */
    static BigInteger fixedPi(int w) {
        return PI.at(w);
    }

    /** An integer within 2 units of 2^w ln 2. */
    static BigInteger fixedLn2(int w) {
        return LN2.at(w);
    }

    static Ball pi(int bits) {
        return Fixed.ball(fixedPi(bits + 8), 2, Exponent.of(-bits - 8L), bits);
    }

    private BigInteger at(int w) {
        int grid = grid(w);
        BigInteger known = kept.get(grid);
        if (known == null) {
            known = compute.apply(grid);
            kept.put(grid, known);
        }
        // A value within 1 unit, cut: within 2.
        return known.shiftRight(grid - w);
    }

    /** The next of 256, 384, 512, 768, 1024, ... */
    private static int grid(int w) {
        int g = 256;
        while (g < w) {
            if (g + g / 2 >= w) {
                return g + g / 2;
            }
            g = Math.multiplyExact(g, 2);
        }
        return g;
    }

    /** Gauss: pi/4 = 12 atan(1/18) + 8 atan(1/57) - 5 atan(1/239). The errors, 100 times 2 units, are below 2^GUARD units. */
    private static BigInteger computePi(int w) {
        BigInteger a = inverse(18, w + GUARD, false).multiply(BigInteger.valueOf(48));
        BigInteger b = inverse(57, w + GUARD, false).shiftLeft(5);
        BigInteger c = inverse(239, w + GUARD, false).multiply(BigInteger.valueOf(20));
        return a.add(b).subtract(c).add(BigInteger.ONE.shiftLeft(GUARD - 1)).shiftRight(GUARD);
    }

    /** ln 2 = 18 atanh(1/26) - 2 atanh(1/4801) + 8 atanh(1/8749); the errors are 28 times 2 units. */
    private static BigInteger computeLn2(int w) {
        BigInteger a = inverse(26, w + GUARD, true).multiply(BigInteger.valueOf(18));
        BigInteger b = inverse(4801, w + GUARD, true).shiftLeft(1);
        BigInteger c = inverse(8749, w + GUARD, true).shiftLeft(3);
        return a.subtract(b).add(c).add(BigInteger.ONE.shiftLeft(GUARD - 1)).shiftRight(GUARD);
    }

    /**
     * The number t / (odd square).
     *
     * @param odd the product of the 2k+1
     * @param square the power of q^2
     * @param t the numerator
     */
    private record Part(BigInteger odd, BigInteger square, BigInteger t) {
    }

    /** 2^w atan(1/q) or 2^w atanh(1/q), q >= 2, within 2 units: the tail is below the first omitted term's double, below 2^-w; one cut. */
    private static BigInteger inverse(int q, int w, boolean hyperbolic) {
        int log = 31 - Integer.numberOfLeadingZeros(q);
        int n = w / (2 * log) + 2;
        BigInteger square = BigInteger.valueOf((long) q * q);
        Part all = split(square, hyperbolic ? 1 : -1, 0, n);
        return all.t.multiply(square).shiftLeft(w).divide(all.odd.multiply(all.square).multiply(BigInteger.valueOf(q)));
    }

    /** The sum over a <= k < b of sign^k / ((2k+1) q^(2(k-a+1))). */
    private static Part split(BigInteger square, int sign, int a, int b) {
        if (b - a == 1) {
            return new Part(BigInteger.valueOf(2L * a + 1), square, BigInteger.valueOf((a & 1) == 0 ? 1 : sign));
        }
        int m = a + b >>> 1;
        Part l = split(square, sign, a, m);
        Part r = split(square, sign, m, b);
        BigInteger t = Multiplication.multiply(Multiplication.multiply(l.t, r.odd), r.square).add(Multiplication.multiply(l.odd, r.t));
        return new Part(Multiplication.multiply(l.odd, r.odd), Multiplication.multiply(l.square, r.square), t);
    }
}
