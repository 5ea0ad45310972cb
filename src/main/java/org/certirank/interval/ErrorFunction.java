package org.certirank.interval;

import java.math.BigInteger;
import org.certirank.exact.Dyadic;

/** Enclosures of erf at one dyadic. */
final class ErrorFunction {
    private ErrorFunction() {
    }

    /**
     * erf(x) = 2x / sqrt(pi) exp(-x^2) S(2 x^2), S(z) = sum of z^n / (1 3 5 ... (2n+1)) (DLMF 7.6.2): all terms are positive, so there is no
     * cancellation. Errors of S in units of 2^-w, all from below: z truncated by one unit loses at most S' <= S/2; the truncations of one
     * term, below 2 units, reach a later term multiplied by at most the term as many places after the first, so N terms lose at most 2 N S; the
     * tail after a vanished term with 2n + 1 > 2z is at most twice that term, which is below 2 S. Together below (2N + 5) S, a relative error.
     * When x^2 >= 0.7 (bits + 2): 1 - erf(x) <= exp(-x^2) < 2^-(bits+2) and erf(x) < 1. No end is ever attained: the ends are strict by
     * the strictness of those of pi.
     */
    static Enclosure erf(Dyadic x, int bits) {
        if (x.isZero()) {
            return Enclosure.exact(x);
        }
        if (x.signum() < 0) {
            return erf(x.neg(), bits).neg();
        }
        if (x.magnitude() > 40 || x.mul(x).mul(Dyadic.of(10)).compareTo(Dyadic.of(7L * (bits + 2))) >= 0) {
            return new Enclosure(Dyadic.ONE.sub(Dyadic.powerOfTwo(-bits - 1L)), Dyadic.ONE);
        }
        Dyadic square = x.mul(x);
        int p = bits + 12;
        int w = p + 8 + Exponential.bitLength(bits);
        BigInteger z = Exponential.fixed(square.shift(1), w);
        long settled = z.shiftRight(w - 1).longValueExact() + 2;
        BigInteger term = BigInteger.ONE.shiftLeft(w);
        BigInteger sum = term;
        long n = 0;
        while (term.signum() != 0 || 2 * n + 1 <= settled) {
            n++;
            term = term.multiply(z).shiftRight(w).divide(BigInteger.valueOf(2 * n + 1));
            sum = sum.add(term);
        }
        BigInteger slack = sum.multiply(BigInteger.valueOf(2 * n + 8)).shiftRight(w).add(BigInteger.ONE);
        Enclosure series = new Enclosure(Dyadic.of(sum, -w), Dyadic.of(sum.add(slack), -w));
        Enclosure exp = Exponential.exp(square.neg(), p);
        Enclosure pi = Constants.pi(p);
        Dyadic lo = Dyadic.divDown(x.shift(1).mul(series.lo()).mul(exp.lo()).roundDown(p), Dyadic.sqrtUp(pi.hi(), p), p);
        Dyadic hi = Dyadic.divUp(x.shift(1).mul(series.hi()).mul(exp.hi()).roundUp(p), Dyadic.sqrtDown(pi.lo(), p), p);
        return new Enclosure(lo, hi);
    }
}
