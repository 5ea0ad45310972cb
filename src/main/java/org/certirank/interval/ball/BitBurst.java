package org.certirank.interval.ball;

import java.math.BigInteger;
import java.util.function.LongUnaryOperator;

/**
 * exp, sin and cos of long fixed-point numbers: the argument is cut into pieces of 16, 16, 32, 64, ... bits, and the series of each piece, whose
 * numerator is short where it converges slowly, is summed by binary splitting (Brent 1976; Brent and Zimmermann, Modern Computer Arithmetic, 4.9).
 */
final class BitBurst {
    private static final int FIRST = 16;
    private static final LongUnaryOperator EXP = k -> k;
    private static final LongUnaryOperator SIN = k -> 2 * k * (2 * k + 1);
    private static final LongUnaryOperator COS = k -> (2 * k - 1) * (2 * k);

    private BitBurst() {
    }

    /**
     * exp(r) for r in [0, 1) in units of 2^-w. Each piece has an error below 3 units (tail 1, cuts 2), each product is
     * cut by less than 1; as all values are at least 1, these are relative errors too, and those add (with products of errors far below 1). So c pieces
     * give a relative error below 8 c units, and the result is below 3.
     */
    static Fixed exp(BigInteger r, int w) {
        BigInteger product = null;
        int pieces = 0;
        for (int from = 0, to = FIRST; from < w; from = to, to = Math.min(w, 2 * to)) {
            BigInteger p = piece(r, w, from, to);
            if (p.signum() != 0) {
                int n = Series.terms(p.bitLength() - to, w, EXP);
                BigInteger y = Series.binarySplitting(p, to, w, n, EXP);
                product = product == null ? y : Multiplication.multiply(product, y).shiftRight(w);
                pieces++;
            }
        }
        return new Fixed(product == null ? BigInteger.ONE.shiftLeft(w) : product, 24L * pieces + 1);
    }

    /** The bits of r with places 2^-(from+1) to 2^-to, as an integer over 2^to; r may have bits before the point, which count to the first piece. */
    private static BigInteger piece(BigInteger r, int w, int from, int to) {
        BigInteger head = r.shiftRight(w - to);
        return from == 0 ? head : head.subtract(r.shiftRight(w - from).shiftLeft(to - from));
    }

    /**
     * sin(r) and cos(r) for r in [0, 2) in units of 2^-w, each within {@code error}. A piece gives a point of the plane within 8 units of its
     * place on the unit circle (3 units each; for sin times x < 2 and one more cut); multiplying such points, as complex numbers of modulus 1, adds their distances
     * and at most 2 for cuts.
     */
    static Trigonometry.Pair sinCos(BigInteger r, int w) {
        BigInteger sine = BigInteger.ZERO;
        BigInteger cosine = BigInteger.ONE.shiftLeft(w);
        int pieces = 0;
        for (int from = 0, to = Math.min(w, FIRST); from < w; from = to, to = Math.min(w, 2 * to)) {
            BigInteger p = piece(r, w, from, to);
            if (p.signum() != 0) {
                BigInteger square = p.multiply(p).negate();
                int magnitude = square.bitLength() - 2 * to + 1;
                BigInteger s = Series.binarySplitting(square, 2 * to, w, Series.terms(magnitude, w, SIN), SIN).multiply(p).shiftRight(to);
                BigInteger c = Series.binarySplitting(square, 2 * to, w, Series.terms(magnitude, w, COS), COS);
                BigInteger next = Multiplication.multiply(sine, c).add(Multiplication.multiply(cosine, s)).shiftRight(w);
                cosine = Multiplication.multiply(cosine, c).subtract(Multiplication.multiply(sine, s)).shiftRight(w);
                sine = next;
                pieces++;
            }
        }
        return new Trigonometry.Pair(sine, cosine, 12L * pieces + 1);
    }
}
