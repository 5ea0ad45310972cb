package org.certirank.interval.ball;

import java.math.BigInteger;

/** Integer square roots with remainder, for long numbers by Zimmermann's recursion ("Karatsuba square root", INRIA RR-3805, 1999). */
final class SquareRoot {
    private static final int RECURSIVE_BITS = 4000;

    private SquareRoot() {
    }

    /** {s, n - s^2} with s = floor(sqrt(n)), n >= 0. */
    static BigInteger[] withRemainder(BigInteger n) {
        int length = n.bitLength();
        if (length < RECURSIVE_BITS) {
            return n.sqrtAndRemainder();
        }
        // The recursion wants four parts of l bits, the highest with one of its two top bits set.
        int l = (length + 3) / 4;
        int k = (4 * l - length) / 2;
        BigInteger[] root = normalised(n.shiftLeft(2 * k), l);
        if (k == 0) {
            return root;
        }
        BigInteger s = root[0].shiftRight(k);
        return new BigInteger[] {s, n.subtract(Multiplication.multiply(s, s))};
    }

    /** n = h 2^(2l) + a1 2^l + a0; the root of h gives the upper half, one division the lower half, which is at most one too large. */
    private static BigInteger[] normalised(BigInteger n, int l) {
        BigInteger mask = BigInteger.ONE.shiftLeft(l).subtract(BigInteger.ONE);
        BigInteger[] high = withRemainder(n.shiftRight(2 * l));
        BigInteger[] qu = high[1].shiftLeft(l).add(n.shiftRight(l).and(mask)).divideAndRemainder(high[0].shiftLeft(1));
        BigInteger s = high[0].shiftLeft(l).add(qu[0]);
        BigInteger r = qu[1].shiftLeft(l).add(n.and(mask)).subtract(Multiplication.multiply(qu[0], qu[0]));
        if (r.signum() < 0) {
            r = r.add(s.shiftLeft(1)).subtract(BigInteger.ONE);
            s = s.subtract(BigInteger.ONE);
        }
        return new BigInteger[] {s, r};
    }
}
