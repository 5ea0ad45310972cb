package org.certirank.interval;

import java.math.BigInteger;
import org.certirank.exact.Dyadic;

/** Enclosures of sin and cos at one dyadic, and the quarter turn in which a dyadic lies. */
final class Trigonometry {
    /** Arguments up to 2^MAX_MAGNITUDE are reduced modulo pi/2; beyond, sin and cos are only known to lie within [-1, 1]. */
    static final int MAX_MAGNITUDE = 200_000;

    private Trigonometry() {
    }

    /**
     * x >= 0 as k pi/2 + r: k and the fixed-point r at w bits.
     *
     * @param k the number of quarter turns
     * @param r the rest in units of 2^-w, off by less than 2 units
     * @param sure whether r is so far from 0 and pi/2 that k is certainly the floor of x / (pi/2)
     */
    private record Reduced(BigInteger k, BigInteger r, boolean sure) {
    }

    /** The quotient has fewer than {@code extra - 3} bits, and pi/2 is off by 2 units of 2^-(w+extra), so r by less than 2 units of 2^-w. */
    private static Reduced reduce(Dyadic x, int w) {
        int extra = (int) Math.max(0, x.magnitude()) + 5;
        BigInteger quarter = Constants.fixedPi(w + extra - 1);
        BigInteger[] kr = Exponential.fixed(x, w + extra).divideAndRemainder(quarter);
        BigInteger r = kr[1].shiftRight(extra);
        BigInteger room = quarter.shiftRight(extra).subtract(r);
        BigInteger four = BigInteger.valueOf(4);
        return new Reduced(kr[0], r, r.compareTo(four) > 0 && room.compareTo(four) > 0);
    }

    /** floor(x / (pi/2)), certainly; x / (pi/2) is irrational for x not 0, so more bits always decide. */
    static BigInteger quarter(Dyadic x) {
        if (x.isZero()) {
            return BigInteger.ZERO;
        }
        Dyadic a = x.abs();
        if (a.compareTo(Dyadic.ONE) <= 0) {
            return BigInteger.valueOf(x.signum() > 0 ? 0 : -1);
        }
        for (int w = 64;; w *= 2) {
            Reduced red = reduce(a, w);
            if (red.sure) {
                return x.signum() > 0 ? red.k : red.k.negate().subtract(BigInteger.ONE);
            }
        }
    }

    /** For x not 0 of small magnitude x - x^3/6 < sin(x) < x (x > 0), else {@link #turned}. */
    static Enclosure sin(Dyadic x, int bits) {
        if (x.isZero()) {
            return Enclosure.exact(x);
        }
        if (x.signum() < 0) {
            return sin(x.neg(), bits).neg();
        }
        if (x.magnitude() < -bits / 2 - 2L) {
            return new Enclosure(Dyadic.addDown(x, x.mul(x).mul(x).shift(-2).neg(), bits + 8), x);
        }
        return turned(x, bits, 0);
    }

    /** For x not 0 of small magnitude 1 - x^2/2 < cos(x) < 1, else {@link #turned}. */
    static Enclosure cos(Dyadic x, int bits) {
        if (x.isZero()) {
            return Enclosure.exact(Dyadic.ONE);
        }
        if (x.magnitude() < -bits / 2 - 2L) {
            return new Enclosure(Dyadic.addDown(Dyadic.ONE, x.mul(x).shift(-1).neg(), bits + 8), Dyadic.ONE);
        }
        return turned(x.abs(), bits, 1);
    }

    /**
     * sin(x + turn pi/2), x > 0. With s = floor(r / 2^m) the Taylor terms of sin s and cos s are truncated one from another, each with an
     * error below 3 units, the tail being smaller than the first vanished term: errors below 3n + 3. One doubling (2 s c, 1 - 2 s^2) turns a
     * common error E into at most 4 E + 4, so m doublings into at most 4^m (3n + 5); the error of s in r, below 2^m + 2 units, adds that
     * much. The total is below 4^m (3n + 10). If that is not small beside the value (x near a zero), the precision is raised; sin(x) and
     * cos(x) are not 0 for x not 0, so this ends.
     */
    private static Enclosure turned(Dyadic x, int bits, int turn) {
        if (x.magnitude() > MAX_MAGNITUDE) {
            return new Enclosure(Dyadic.of(-1), Dyadic.ONE);
        }
        int m = Exponential.halvings(bits) / 2;
        int w = bits + 2 * m + 10 + Exponential.bitLength(bits + 38) + (int) Math.max(0, -x.magnitude());
        while (true) {
            Reduced red = reduce(x, w);
            BigInteger s = red.r.shiftRight(m);
            BigInteger one = BigInteger.ONE.shiftLeft(w);
            BigInteger square = s.multiply(s).shiftRight(w);
            BigInteger sine = s;
            BigInteger cosine = one;
            BigInteger ts = s;
            BigInteger tc = one;
            long n = 0;
            while (tc.signum() != 0) {
                n++;
                tc = tc.multiply(square).shiftRight(w).divide(BigInteger.valueOf((2 * n - 1) * (2 * n)));
                ts = ts.multiply(square).shiftRight(w).divide(BigInteger.valueOf((2 * n) * (2 * n + 1)));
                boolean minus = (n & 1) == 1;
                sine = minus ? sine.subtract(ts) : sine.add(ts);
                cosine = minus ? cosine.subtract(tc) : cosine.add(tc);
            }
            for (int i = 0; i < m; i++) {
                BigInteger both = sine.multiply(cosine).shiftRight(w - 1);
                cosine = one.subtract(sine.multiply(sine).shiftRight(w - 1));
                sine = both;
            }
            int quadrant = (red.k.intValue() + turn) & 3;
            BigInteger value = (quadrant & 1) == 0 ? sine : cosine;
            BigInteger error = BigInteger.valueOf(3 * n + 10).shiftLeft(2 * m);
            int missing = bits + 4 + error.bitLength() - value.bitLength();
            if (missing <= 0) {
                return Enclosure.fixed(quadrant >= 2 ? value.negate() : value, error, w);
            }
            w += missing + 8;
        }
    }
}
