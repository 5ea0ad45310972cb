package org.certirank.interval.ball;

import java.math.BigInteger;
import java.util.function.LongUnaryOperator;

/**
 * Sums of z^k / (d(1) ... d(k)) over 0 <= k < n, with integers d(1) >= 1 and d(k) >= 2 beyond: exp (d = k), sin and cos (d = 2k(2k+1) and
 * (2k-1)2k), erf (d = 2k+1).
 *
 * <p>{@link #fixedPoint}: rectangular splitting (Smith 1989) in units e = 2^-w for a z of full length. Horner's scheme from the last term, with
 * divisions by the small d(k), and multiplications by z^m only once in m terms. Errors, with Z = max(1, |z|): the m powers of z are cut to
 * p_i <= 2 i Z^(i-1) e (one unit for z itself, one for each product). Write A_k for the partial result that ends at the term k; its terms
 * have weights W_k = 1/(d(1)...d(k)) times the powers of z^m already split off. Every division and every product loses less than a unit, and
 * products by z^m lose |A| p_m. If |z| > 1, then W_k Z^(k mod m) is the size t_k of the k-th term, and the losses add up to at most sum t_k (2m + 2) e
 * for powers and cuts and (n/m) 2m sum t_k e for the products: (2m + 2n + 2) S e with S the sum of the |t_k|. If |z| <= 1, then W_k <=
 * 1/(d(1)...d(k)), whose sum is at most 3, and the losses are at most 3 (2m + 2) e + 3 (n/m) 2m e. In both cases at most
 * {@link #units} max(1, S) e with units = 6 (n + m + 2), products of two errors included.
 *
 * <p>{@link #binarySplitting}: for z = p / 2^s with a short p; exact but for the last division, below 2 units.
 */
final class Series {
    private Series() {
    }

    /**
     * An n with |z|^n / (d(1)...d(n)) < 2^-(w+1) and all later ratios of terms at most 1/2, so that the omitted tail is below 2^-w in magnitude; |z| <
     * 2^magnitude. Works with the floors of the binary logarithms of d(k), which must not decrease.
     */
    static int terms(long magnitude, int w, LongUnaryOperator d) {
        long sum = 0;
        int n = 0;
        while (true) {
            n++;
            long gain = 63 - Long.numberOfLeadingZeros(d.applyAsLong(n)) - magnitude;
            sum += gain;
            if (gain >= 1 && sum >= w + 1) {
                return n;
            }
        }
    }

    static int block(int n) {
        return Math.max(1, (int) Math.sqrt(n));
    }

    static long units(int n) {
        return 6L * (n + block(n) + 2);
    }

    /** The sum of n terms in units of 2^-w, z in the same units. */
    static BigInteger fixedPoint(BigInteger z, int w, int n, LongUnaryOperator d) {
        int m = block(n);
        BigInteger[] powers = new BigInteger[m + 1];
        powers[0] = BigInteger.ONE.shiftLeft(w);
        powers[1] = z;
        for (int i = 2; i <= m; i++) {
            powers[i] = (i & 1) == 0 ? powers[i / 2].multiply(powers[i / 2]).shiftRight(w) : powers[i - 1].multiply(z).shiftRight(w);
        }
        BigInteger sum = powers[(n - 1) % m];
        for (int k = n - 1; k > 0; k--) {
            sum = sum.divide(BigInteger.valueOf(d.applyAsLong(k)));
            if (k % m == 0) {
                sum = sum.multiply(powers[m]).shiftRight(w);
            }
            sum = sum.add(powers[(k - 1) % m]);
        }
        return sum;
    }

    /**
     * The terms a < k <= b over the power and the denominators up to a: t / (q 2^(s(b-a))) with p = P^(b-a).
     *
     * @param p the power of the numerator
     * @param q the product of the d(k)
     * @param t the numerator of the sum
     */
    private record Part(BigInteger p, BigInteger q, BigInteger t) {
    }

    /** The sum of n + 1 terms for z = p / 2^s in units of 2^-w, with error below 2 units. */
    static BigInteger binarySplitting(BigInteger p, int s, int w, int n, LongUnaryOperator d) {
        Part all = split(p, s, 0, n, d);
        long excess = (long) s * n - w;
        BigInteger t = excess >= 0 ? all.t.shiftRight(Math.toIntExact(excess)) : all.t.shiftLeft((int) -excess);
        return BigInteger.ONE.shiftLeft(w).add(t.divide(all.q));
    }

    private static Part split(BigInteger p, int s, int a, int b, LongUnaryOperator d) {
        if (b - a == 1) {
            return new Part(p, BigInteger.valueOf(d.applyAsLong(b)), p);
        }
        int m = a + b >>> 1;
        Part l = split(p, s, a, m, d);
        Part r = split(p, s, m, b, d);
        BigInteger left = Multiplication.multiply(l.t, r.q).shiftLeft(Math.multiplyExact(s, b - m));
        return new Part(Multiplication.multiply(l.p, r.p), Multiplication.multiply(l.q, r.q), left.add(Multiplication.multiply(l.p, r.t)));
    }
}
