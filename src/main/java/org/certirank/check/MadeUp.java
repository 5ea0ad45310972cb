package org.certirank.check;

import java.math.BigInteger;
import java.util.*;

/** The matrices that are the same for everybody (spec language, section 11). Words are longs, whose arithmetic is that modulo 2^64. */
final class MadeUp {
    private static final BigInteger WORDS = BigInteger.ONE.shiftLeft(64);
    private static final long STEP = 0x9e3779b97f4a7c15L;
    private long state;

    private MadeUp(long state) { this.state = state; }

    /** The next word of SplitMix64. */
    private long word() {
        state += STEP;
        long z = (state ^ state >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    private static BigInteger integer(Node n, BigInteger least, BigInteger below, String what) {
        boolean fits = n.isConst() && n.value.isInteger() && n.value.num.compareTo(least) >= 0 && (below == null || n.value.num.compareTo(below) < 0);
        if (!fits) throw new InputException("expected " + what + ", not " + n);
        return n.value.num;
    }

    private static long seed(Node n) { return integer(n, WORDS.shiftRight(1).negate(), WORDS, "a seed of at most 64 bits").longValue(); }

    /** Matrix number k of the stream: entries b m 2^-e, b binomial with variance 64, m one of two neighbours, so that the variance is s^2. */
    static Value seeded(Nodes nodes, int rows, int columns, Node seed, Node k, Node s) {
        if (!s.isConst() || s.value.signum() <= 0) throw new InputException("expected a positive rational deviation, not " + s);
        // seed + (k + 1) STEP is the state of the word; word() adds the last STEP
        MadeUp stream = new MadeUp(new MadeUp(seed(seed) + integer(k, BigInteger.ZERO, null, "a number of a matrix").longValue() * STEP).word());
        Rat v = s.value.mul(s.value).mul(Rat.of(1, 64)), four = Rat.of(4);
        int e = 0;
        for (; v.compareTo(Rat.of(1L << 30)) < 0; e++) v = v.mul(four);
        for (; v.mul(four.inverse()).compareTo(Rat.of(1L << 30)) >= 0; e--) v = v.mul(four.inverse());
        BigInteger m = v.floor().sqrt(), next = m.add(BigInteger.ONE);
        Rat p = v.sub(Rat.of(m.multiply(m))).mul(Rat.of(m.add(next)).inverse()), unit = Rat.of(2).pow(-e);
        if (p.den.bitLength() > 60) throw new InputException("the deviation " + s + " asks for too fine a choice");
        long q = p.den.longValue(), most = -Long.remainderUnsigned(-q, q); // the greatest multiple of q, 0 for 2^64
        return Value.matrix(rows, columns, (i, j) -> {
            int b = 2 * Long.bitCount(stream.word()) - 64;
            long w = stream.word();
            while (most != 0 && Long.compareUnsigned(w, most) >= 0) w = stream.word();
            return nodes.constant(Rat.of(Long.remainderUnsigned(w, q) < p.num.longValue() ? next : m).mul(Rat.of(b)).mul(unit));
        });
    }

    /** Entries in [-2^-shift, 2^-shift) from the upper bits of a linear congruential generator, the first ones left out. */
    static Value congruence(Nodes nodes, int rows, int columns, Node seed, Node first, Node shift) {
        long a = 6364136223846793005L, c = 1442695040888963407L, skip = integer(first, BigInteger.ZERO, null, "a number of entries").longValue();
        MadeUp lcg = new MadeUp(seed(seed));
        int places = 30 + integer(shift, BigInteger.ZERO, BigInteger.valueOf(1001), "a shift of 0 to 1000").intValue();
        long times = a, plus = c;
        for (; skip != 0; skip >>>= 1) { // the map of 2^k steps is the square of that of 2^(k-1)
            if ((skip & 1) != 0) lcg.state = lcg.state * times + plus;
            plus = plus * times + plus;
            times *= times;
        }
        return Value.matrix(rows, columns, (i, j) -> {
            lcg.state = lcg.state * a + c;
            return nodes.constant(Rat.of((lcg.state >>> 33) - (1L << 30)).mul(Rat.of(2).pow(-places)));
        });
    }
}
