package org.certirank.interval;

import java.math.BigInteger;
import org.certirank.exact.Dyadic;

/** Enclosures of exp, expm1 and tanh at one dyadic, by Taylor series after reduction, in fixed point. */
final class Exponential {
    /**
     * A fixed-point value and a bound on its error, both in units of 2^-w.
     *
     * @param value the computed value
     * @param error the bound
     */
    record Fixed(BigInteger value, BigInteger error) {
    }

    private Exponential() {
    }

    /** floor(x 2^w). */
    static BigInteger fixed(Dyadic x, int w) {
        long shift = x.exponent() + w;
        if (shift >= 0) {
            return x.mantissa().shiftLeft(Math.toIntExact(shift));
        }
        return x.mantissa().shiftRight((int) Math.min(-shift, Integer.MAX_VALUE));
    }

    /** The number of halvings of the argument that balances them against series terms. */
    static int halvings(int bits) {
        return (int) Math.sqrt(bits);
    }

    /** Working precision: {@code bits} plus what {@link #reduced} loses, so that its error is below 2^-(bits+4). */
    private static int working(int bits) {
        return bits + halvings(bits) + 6 + bitLength(bits + 38);
    }

    static int bitLength(int n) {
        return 32 - Integer.numberOfLeadingZeros(n);
    }

    /**
     * exp(r) for a fixed-point r in [0, 1). With s = floor(r / 2^m) the Taylor terms of exp(s) are truncated one from another; each is
     * below the true one by less than 3 units, and the tail from the first vanished term is below 3 units, so the sum S of n terms has
     * S <= exp(s) < S + 3n + 3. Squaring y with error E (y - E <= Y <= y) and truncating gives an error of at most 2 y E + 1; over m squarings
     * the factors y multiply to at most exp(r) < e, so the error is at most 2^m e (3n + 4). The error of s in r, at most 2^m units, adds at most
     * e 2^m (1 + 2^-20) units. The total is below 2^(m+2) (3n + 8).
     */
    static Fixed reduced(BigInteger r, int w, int m) {
        BigInteger s = r.shiftRight(m);
        BigInteger term = s;
        BigInteger sum = BigInteger.ONE.shiftLeft(w).add(s);
        int n = 1;
        while (term.signum() != 0) {
            n++;
            term = term.multiply(s).shiftRight(w).divide(BigInteger.valueOf(n));
            sum = sum.add(term);
        }
        for (int i = 0; i < m; i++) {
            sum = sum.multiply(sum).shiftRight(w);
        }
        return new Fixed(sum, BigInteger.valueOf(3L * n + 8).shiftLeft(m + 2));
    }

    /**
     * exp(x): x = k ln 2 + r with r in [0, ln 2), then {@link #reduced}. The reduction is done with enough bits that r has an error below 2
     * units, which adds less than 5 units to the result. exp(x) is irrational for x not 0 (Lindemann), so it is never an end. Beyond
     * |x| = 2^61 the result stands for "beyond every admissible end", see {@link Rounding}.
     */
    static Enclosure exp(Dyadic x, int bits) {
        if (x.isZero()) {
            return Enclosure.exact(Dyadic.ONE);
        }
        long magnitude = x.magnitude();
        if (magnitude > 61) {
            long far = 2 * Rounding.LIMIT;
            return x.signum() > 0 ? new Enclosure(Dyadic.powerOfTwo(far), Dyadic.powerOfTwo(far + 1))
                    : new Enclosure(Dyadic.powerOfTwo(-far - 1), Dyadic.powerOfTwo(-far));
        }
        if (magnitude < -bits - 2L) {
            // 1 + x < exp(x) < 1 + 2x for 0 < x < 1, and 1 + x < exp(x) < 1 for x < 0.
            Dyadic step = Dyadic.powerOfTwo(-bits - 1L);
            return x.signum() > 0 ? new Enclosure(Dyadic.ONE, Dyadic.ONE.add(step)) : new Enclosure(Dyadic.ONE.sub(step), Dyadic.ONE);
        }
        int w = working(bits) + 1;
        int extra = (int) Math.max(magnitude, 0) + 4;
        BigInteger big = fixed(x, w + extra);
        BigInteger ln2 = Constants.fixedLn2(w + extra);
        BigInteger[] kr = big.divideAndRemainder(ln2);
        long k = kr[0].longValueExact();
        BigInteger r = kr[1];
        if (r.signum() < 0) {
            k--;
            r = r.add(ln2);
        }
        Fixed y = reduced(r.shiftRight(extra), w, halvings(bits));
        return Enclosure.fixed(y.value, y.error.add(BigInteger.valueOf(5)), w - k);
    }

    /** exp(x) - 1: the difference at enough extra bits; for tiny x by x < exp(x) - 1 < x + x^2 (0 < |x| <= 1). */
    static Enclosure expm1(Dyadic x, int bits) {
        if (x.isZero()) {
            return Enclosure.exact(x);
        }
        long magnitude = x.magnitude();
        if (magnitude < -bits - 2L) {
            return new Enclosure(x, Dyadic.addUp(x, x.mul(x), bits + 8));
        }
        Enclosure e = exp(x, bits + 4 + (int) Math.max(0, -magnitude));
        Dyadic minusOne = Dyadic.of(-1);
        return new Enclosure(Dyadic.addDown(e.lo(), minusOne, bits + 8), Dyadic.addUp(e.hi(), minusOne, bits + 8));
    }

    /**
     * tanh(x) = E / (E + 2) with E = expm1(2x), increasing in E. For tiny x by x - x^3/3 < tanh(x) < x (x > 0); for x >= bits by
     * 1 - tanh(x) = 2 / (exp(2x) + 1) < 2^-(bits+1).
     */
    static Enclosure tanh(Dyadic x, int bits) {
        if (x.isZero()) {
            return Enclosure.exact(x);
        }
        if (x.signum() < 0) {
            return tanh(x.neg(), bits).neg();
        }
        if (x.magnitude() < -bits / 2 - 2L) {
            return new Enclosure(Dyadic.addDown(x, x.mul(x).mul(x).shift(-1).neg(), bits + 8), x);
        }
        if (x.compareTo(Dyadic.of(bits)) >= 0) {
            return new Enclosure(Dyadic.ONE.sub(Dyadic.powerOfTwo(-bits - 1L)), Dyadic.ONE);
        }
        Enclosure e = expm1(x.shift(1), bits + 6);
        return new Enclosure(Dyadic.divDown(e.lo(), e.lo().add(Dyadic.TWO), bits + 6), Dyadic.divUp(e.hi(), e.hi().add(Dyadic.TWO), bits + 6));
    }
}
