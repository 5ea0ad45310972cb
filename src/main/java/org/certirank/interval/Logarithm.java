package org.certirank.interval;

import java.math.BigInteger;
import org.certirank.exact.Dyadic;

/** Enclosures of log and log1p at one dyadic: an untrusted double first guess, corrected by a proven exp and an atanh series. */
final class Logarithm {
    private static final int GUESS_BITS = 50;

    private Logarithm() {
    }

    /**
     * log(x), x > 0. Write x = f 2^e with f in [3/4, 3/2). For any number y (a double guess of log f), log f = y + 2 atanh(q) with
     * q = (f exp(-y) - 1) / (f exp(-y) + 1), tiny when the guess is good; nothing depends on how good it is but the length of the series.
     * Errors in units of 2^-w, with E the error of exp(|y|): the two numbers A, B whose (A - B) / (A + B) is q are off by at most 1.5 E + 4
     * together, A and B lie in [0.7, 1.6], so q is off by at most 3 E + 9, atanh by 1.01 of that, its n truncated terms and its tail by 3 n + 3;
     * doubled and with the 4 units of e ln 2 that is below 8 E + 6 n + 40. When e = 0 the result may be small, and |log f| >= |f - 1| / 2
     * gives the number of extra bits. log(x) is irrational for x not 1 (Lindemann). Tiny u = x - 1: u - u^2 < log(1 + u) < u.
     */
    static Enclosure log(Dyadic x, int bits) {
        if (x.equals(Dyadic.ONE)) {
            return Enclosure.exact(Dyadic.ZERO);
        }
        long magnitude = x.magnitude();
        int length = x.bitLength();
        boolean high = length >= 2 && x.mantissa().testBit(length - 2);
        long e = high ? magnitude : magnitude - 1;
        int extra = 0;
        if (e == 0) {
            Dyadic u = x.add(Dyadic.of(-1));
            if (u.magnitude() < -bits - 2L) {
                return nearOne(u, bits);
            }
            extra = (int) Math.max(0, -u.magnitude()) + 1;
        }
        int m = Exponential.halvings(bits + extra);
        int w = bits + extra + m + 12 + Exponential.bitLength(bits + extra + 38);
        w = Math.max(w, GUESS_BITS + 2);
        Dyadic f = x.shift(-e);
        BigInteger big = Exponential.fixed(f, w);
        long guess = Math.round(Math.log(f.toDoubleDown()) * (1L << GUESS_BITS));
        BigInteger one = BigInteger.ONE.shiftLeft(w);
        Exponential.Fixed exp = Exponential.reduced(BigInteger.valueOf(Math.abs(guess)).shiftLeft(w - GUESS_BITS), w, m);
        BigInteger a = guess >= 0 ? big : big.multiply(exp.value()).shiftRight(w);
        BigInteger b = guess >= 0 ? exp.value() : one;
        BigInteger q = a.subtract(b).shiftLeft(w).divide(a.add(b));
        if (q.bitLength() > w - 5) {
            throw new IllegalStateException("the guess of a logarithm is far off");
        }
        BigInteger square = q.multiply(q).shiftRight(w);
        BigInteger power = q.abs();
        BigInteger sum = power;
        long n = 1;
        while (power.signum() != 0) {
            power = power.multiply(square).shiftRight(w);
            sum = sum.add(power.divide(BigInteger.valueOf(2 * n + 1)));
            n++;
        }
        BigInteger twice = sum.shiftLeft(1);
        BigInteger value = BigInteger.valueOf(guess).shiftLeft(w - GUESS_BITS).add(q.signum() < 0 ? twice.negate() : twice);
        if (e != 0) {
            int more = 64 - Long.numberOfLeadingZeros(Math.abs(e));
            value = value.add(Constants.fixedLn2(w + more).multiply(BigInteger.valueOf(e)).shiftRight(more));
        }
        return Enclosure.fixed(value, exp.error().shiftLeft(3).add(BigInteger.valueOf(6 * n + 40)), w);
    }

    /** log(1 + u) for 0 < |u| <= 1/2: alternating series for u > 0; for u < 0 all its terms are negative and sum to above -u^2 beyond u. */
    private static Enclosure nearOne(Dyadic u, int bits) {
        return new Enclosure(Dyadic.addDown(u, u.mul(u).neg(), bits + 8), u);
    }

    /** log(1 + x), x > -1: log of the exact sum; x - x^2 < log(1 + x) < x for tiny x; log x < log(1 + x) < log x + 1/x for huge x. */
    static Enclosure log1p(Dyadic x, int bits) {
        if (x.isZero()) {
            return Enclosure.exact(x);
        }
        long magnitude = x.magnitude();
        if (magnitude < -bits - 2L) {
            return nearOne(x, bits);
        }
        if (magnitude > bits + 16L) {
            Enclosure log = log(x, bits + 4);
            return new Enclosure(log.lo(), Dyadic.addUp(log.hi(), Dyadic.powerOfTwo(1 - magnitude), bits + 8));
        }
        return log(x.add(Dyadic.ONE), bits);
    }
}
