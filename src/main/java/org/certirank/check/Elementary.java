package org.certirank.check;

import java.math.BigInteger;
import java.util.*;
import java.util.concurrent.*;
import java.util.function.IntToLongFunction;

/**
 * Elementary functions of one finite dyadic number: an enclosure whose ends are less than 2 units of the last of `bits` bits away from the value. It is exact
 * where the language folds (exp 0, log 1, sin 0, ...); elsewhere both ends are open, for the value is strictly inside.
 * <p>Fixed point: an integer X stands for X / 2^w; "unit" is 2^-w. Each function sums its power series after a reduction of the argument, states a bound of its
 * error in units (truncations, and the terms left out), and widens the sum by it; w leaves more guard bits than that bound has.
 */
final class Elementary {
    /** Arguments of sin and cos from 2^this on are not reduced. */
    private static final int MAX_REDUCED = 10_000;
    private static final BigInteger ONE = BigInteger.ONE;
    private record Constant(int scale, BigInteger value) { }
    private static final Map<String, Constant> CONSTANTS = new ConcurrentHashMap<>();
    private Elementary() { }

    // ---- constants ----

    static Range pi(int bits) {
        int w = bits + 8;
        return around(pi(w, true), BigInteger.TWO, w, bits);
    }

    /** pi 2^w (or log 2), less than 2 units off: 32 more bits outweigh the error of the sum, at most 64 units for each of less than w terms. */
    private static BigInteger pi(int w, boolean pi) {
        String name = pi ? "pi" : "log 2";
        Constant c = CONSTANTS.get(name);
        if (c == null || c.scale < w) {
            int s = w + w / 4 + 32;
            BigInteger v = pi
                    ? inverseSeries(5, s, true).multiply(BigInteger.valueOf(16)).subtract(inverseSeries(239, s, true).shiftLeft(2)) // Machin
                    : inverseSeries(26, s, false).multiply(BigInteger.valueOf(18)).subtract(inverseSeries(4801, s, false).shiftLeft(1))
                            .add(inverseSeries(8749, s, false).shiftLeft(3)); // log 2 = 18 atanh 1/26 - 2 atanh 1/4801 + 8 atanh 1/8749
            c = new Constant(s - 32, v.shiftRight(32));
            CONSTANTS.put(name, c);
        }
        return c.value.shiftRight(c.scale - w);
    }

    /** atan(1/n) or atanh(1/n), the sum of (-1)^k or 1 times 1 / ((2k+1) n^(2k+1)); each term is less than 2 units off. */
    private static BigInteger inverseSeries(int n, int w, boolean alternating) {
        BigInteger square = BigInteger.valueOf((long) n * n);
        BigInteger power = ONE.shiftLeft(w).divide(BigInteger.valueOf(n));
        BigInteger sum = BigInteger.ZERO;
        for (int k = 0; power.signum() != 0; k++, power = power.divide(square)) {
            BigInteger term = power.divide(BigInteger.valueOf(2L * k + 1));
            sum = alternating && (k & 1) != 0 ? sum.subtract(term) : sum.add(term);
        }
        return sum;
    }

    /** The enclosure of value 2^-scale, known up to error units, that units stay clear of. */
    private static Range around(BigInteger value, BigInteger error, long scale, int bits) {
        return new Range(End.round(value.subtract(error), -scale, true, bits, false), End.round(value.add(error), -scale, true, bits, true));
    }

    /** Between x (1 - 2^-(bits + 2)) and x, open. */
    private static Range justBelow(End x, int bits) {
        End shrunk = End.add(x, x.scaled(-bits - 2L).neg(), 2 * bits + 8, x.signum() < 0).opened();
        return (x.signum() > 0 ? new Range(shrunk, x.opened()) : new Range(x.opened(), shrunk)).round(bits);
    }

    private record Sum(BigInteger value, int terms) { }

    /** The sum of the terms t_0 = first, t_(k+1) = t_k y / divisor(k) while they are not 0, at scale w. */
    private static Sum series(BigInteger first, BigInteger y, int w, IntToLongFunction divisor) {
        BigInteger sum = first, term = first;
        int k = 0;
        for (; term.signum() != 0; sum = sum.add(term)) term = term.multiply(y).shiftRight(w).divide(BigInteger.valueOf(divisor.applyAsLong(k++)));
        return new Sum(sum, k);
    }

    private static int length(int n) { return 32 - Integer.numberOfLeadingZeros(n); }

    // ---- exp, log, pow ----

    static Range exp(End x, int bits) {
        if (x.isZero()) return Range.ONE;
        if (x.top() > 60) { // |x| >= 2^60: beyond 2^(+-LIMIT)
            End last = End.ONE.scaled(x.signum() > 0 ? End.LIMIT - 1 : -End.LIMIT).opened();
            return x.signum() > 0 ? new Range(last, End.POS_INF) : new Range(End.ZERO.opened(), last);
        }
        if (x.top() < -bits - 2) { // |exp x - 1| < 2 |x| < 2^-(bits + 1)
            BigInteger one = ONE.shiftLeft(bits + 1);
            return around(x.signum() > 0 ? one.add(ONE) : one.subtract(ONE), ONE, bits + 1L, bits);
        }
        int halvings = 1 << (length(bits) / 2);
        int w = bits + halvings + length(bits) + 16;
        // x = k log 2 + r; k is at most 2^(top + 1) in size, so that r is less than 3 units off at scale w
        int fine = w + (x.top() > 0 ? (int) x.top() : 0) + 3;
        BigInteger log2 = pi(fine, false);
        BigInteger[] kr = floorDivide(x.fixed(fine), log2);
        long k = kr[0].longValueExact();
        // r / 2^halvings in [0, log 2 / 2^halvings + 4 units]; each of the n terms is less than 3 units off, those left out sum to less than 8
        BigInteger r = kr[1].shiftRight(fine - w + halvings);
        Sum series = series(ONE.shiftLeft(w), r, w, n -> n + 1);
        BigInteger sum = series.value;
        // a squaring of s <= 2 with error d gives an error of at most 2 s d + 1 unit; all: (d + 1) 2^halvings exp(r), doubled for the products of errors
        for (int i = 0; i < halvings; i++) sum = sum.multiply(sum).shiftRight(w);
        return around(sum, BigInteger.valueOf(3L * series.terms + 16).shiftLeft(halvings + 2), w - k, bits);
    }

    /** x > 0. */
    static Range log(End x, int bits) {
        if (End.compare(x, End.ONE) == 0) return Range.ZERO;
        // x = 2^k y, y in [3/4, 3/2); log y = 2 atanh z, z = (y - 1) / (y + 1), |z| <= 1/5
        long k = x.top();
        int len = x.m().bitLength();
        BigInteger m = x.fixed(len - k);
        if (m.shiftLeft(2).compareTo(BigInteger.valueOf(3).shiftLeft(len)) < 0) {
            k--;
            len--;
        }
        BigInteger unit = ONE.shiftLeft(len);
        BigInteger d = m.subtract(unit);
        int lost = k == 0 ? len - d.bitLength() : 0; // bits of the result below 1, if no multiple of log 2 is added
        int w = bits + length(bits) + 16 + (lost > 0 ? lost : 0);
        // |z| is less than 1 unit off, z^2 and the powers 2, each of the n terms 3; the terms left out sum to less than 4 units
        BigInteger z = d.abs().shiftLeft(w).divide(m.add(unit));
        BigInteger square = z.multiply(z).shiftRight(w);
        BigInteger sum = BigInteger.ZERO;
        int n = 0;
        for (BigInteger p = z; p.signum() != 0; p = p.multiply(square).shiftRight(w), n++) sum = sum.add(p.divide(BigInteger.valueOf(2L * n + 1)));
        sum = d.signum() < 0 ? sum.shiftLeft(1).negate() : sum.shiftLeft(1);
        if (k != 0) {
            int extra = 64 - Long.numberOfLeadingZeros(k < 0 ? -k : k);
            sum = sum.add(BigInteger.valueOf(k).multiply(pi(w + extra, false)).shiftRight(extra)); // less than 3 units off
        }
        return around(sum, BigInteger.valueOf(6L * n + 12), w, bits);
    }

    /** a^b for 0 < a != 1 and b != 0, both finite: exp(b log a), with so many more bits as b log a has before the point. */
    static Range pow(End a, End b, int bits) {
        if (b.isInteger() && b.top() <= 7) return Range.point(a).powint(b.rational().num, bits);
        Range rough = log(a, 8);
        long top = rough.lo().top() + b.top();
        if (top > 66) return exp(End.of(rough.lo().signum() * b.signum()).scaled(62), bits); // |b log a| > 2^62
        int work = bits + 16 + (int) (top < 0 ? 0 : top);
        Range product = log(a, work).mul(Range.point(b), work);
        return new Range(exp(product.lo(), bits).lo(), exp(product.hi(), bits).hi());
    }

    // ---- sin, cos ----

    static boolean reducible(End x) { return !x.infinite() && (x.isZero() || x.top() <= MAX_REDUCED); }

    /** floor(x / (pi/2)), exactly: for x != 0 the quotient is irrational, so that enough bits decide. */
    static BigInteger quadrant(End x) {
        if (x.isZero()) return BigInteger.ZERO;
        if (x.top() <= 0) return BigInteger.valueOf(x.signum() > 0 ? 0 : -1);
        for (int w = (int) x.top() + 32;; w *= 2) {
            // x 2^w and k pi/2 2^w are less than 1 and |k| + 1 units off
            BigInteger half = pi(w - 1, true);
            BigInteger[] kr = floorDivide(x.fixed(w), half);
            BigInteger error = kr[0].abs().shiftLeft(1).add(BigInteger.valueOf(8));
            if (kr[1].compareTo(error) > 0 && half.subtract(kr[1]).compareTo(error) > 0) return kr[0];
        }
    }

    private static BigInteger[] floorDivide(BigInteger a, BigInteger b) {
        BigInteger[] qr = a.divideAndRemainder(b);
        return qr[1].signum() >= 0 ? qr : new BigInteger[] {qr[0].subtract(ONE), qr[1].add(b)};
    }

    static Range sin(End x, int bits) {
        if (x.isZero()) return Range.ZERO;
        if (x.top() <= -bits / 2 - 2) return justBelow(x, bits); // x^2/6 < 2^-(bits + 2)
        return wave(x, bits, 0);
    }

    static Range cos(End x, int bits) {
        if (x.isZero()) return Range.ONE;
        if (x.top() <= -bits / 2 - 2) return justBelow(End.ONE, bits); // 1 - x^2/2 < cos x < 1
        return wave(x, bits, 1);
    }

    /** sin(x + shift pi/2): x = n pi/2 + r, |r| <= pi/4, then the series of sin or cos at r. */
    private static Range wave(End x, int bits, int shift) {
        int need = bits + length(bits) + 16;
        for (int w = need + 16 + (x.top() < 0 ? (int) -x.top() : 0);; w += need) {
            // n is at most 2^(top + 1) in size, so that r is less than 4 units off at scale w
            int fine = w + (x.top() > 0 ? (int) x.top() : 0) + 3;
            BigInteger half = pi(fine - 1, true);
            BigInteger[] nr = floorDivide(x.fixed(fine).add(half.shiftRight(1)), half);
            BigInteger r = nr[1].subtract(half.shiftRight(1)).shiftRight(fine - w);
            int n = (nr[0].intValue() + shift) & 3;
            boolean sine = (n & 1) == 0;
            if (sine && r.bitLength() < need) continue; // the value is about r: too few bits of it are known
            int j = sine ? 1 : 0;
            Sum s = series(sine ? r : ONE.shiftLeft(w), r.multiply(r).shiftRight(w).negate(), w, k -> (2L * k + j + 1) * (2L * k + j + 2));
            // the error of r counts 4 units, those of a term's square and divisions less than 6, the terms left out less than 8
            return around((n & 2) == 0 ? s.value : s.value.negate(), BigInteger.valueOf(12L * s.terms + 22), w, bits);
        }
    }

    // ---- tanh, erf ----

    static Range tanh(End x, int bits) {
        if (x.isZero()) return Range.ZERO;
        if (x.signum() < 0) return tanh(x.neg(), bits).neg();
        if (x.top() <= -bits / 2 - 2) return justBelow(x, bits); // x (1 - x^2/3) < tanh x < x
        if (End.compare(x, End.of(bits + 2L)) > 0) return justBelow(End.ONE, bits); // 1 - tanh x < 2 exp(-2x)
        int w = bits + 16 + (x.top() < 0 ? (int) -x.top() : 0);
        Range e = exp(x.scaled(1), w);
        return belowOne(Range.ONE.sub(Range.TWO.div(e.add(Range.ONE, w), w), w), bits);
    }

    static Range erf(End x, int bits) {
        if (x.isZero()) return Range.ZERO;
        if (x.signum() < 0) return erf(x.neg(), bits).neg();
        if (x.top() > 0 && End.compare(End.mul(x, x, 64, false), End.of(bits + 2L)) > 0) return justBelow(End.ONE, bits); // 1 - erf x < exp(-x^2), x >= 1
        // erf x = x 2/sqrt(pi) exp(-x^2) S, S = sum over n of (2 x^2)^n / (1 * 3 * ... * (2n + 1)): all terms positive, S >= 1
        int w = bits + 2 * length(bits) + 32;
        End exact = End.mul(x, x, Integer.MAX_VALUE, true);
        BigInteger y = exact.fixed(w + 1L); // less than 1 unit off
        Sum series = series(ONE.shiftLeft(w), y, w, k -> 2L * k + 3);
        BigInteger sum = series.value;
        long n = series.terms;
        // Term n, of value t, is less than 8 n (t + 1) units off (by induction: while 2 x^2 >= 2n + 3 the terms grow from 1 on, and t + 1 <= 2 t absorbs
        // the new truncations; then factors below 1 shrink the error handed on). The sum: 8 n (S + n), those left out less than 32 n;
        // doubled: S is known from below.
        BigInteger error = sum.shiftRight(w).add(BigInteger.valueOf(n + 8L)).multiply(BigInteger.valueOf(16 * n + 16));
        Range s = around(sum, error, w, w);
        Range factor = Range.TWO.div(pi(w).sqrt(w), w).mul(exp(exact.neg(), w), w);
        return belowOne(s.mul(factor, w).mul(Range.point(x), w), bits);
    }

    /** Rounds the enclosure of a value that is less than 1. */
    private static Range belowOne(Range r, int bits) {
        End hi = r.hi().round(bits, true);
        return new Range(r.lo().round(bits, false), End.compare(hi, End.ONE) < 0 ? hi : End.ONE.opened());
    }
}
