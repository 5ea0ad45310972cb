package org.certirank.attention;

import java.math.BigInteger;
import org.certirank.exact.Rational;
import org.certirank.interval.ball.Ball;
import org.certirank.interval.ball.BallArray;
import org.certirank.interval.ball.Exponent;
import org.certirank.linalg.BallMatrix;
import org.certirank.linalg.Blocks;
import org.certirank.linalg.Entrywise;

/**
 * 2^-k expm1(2^k u), entry by entry, for k of any size and |2^k u| at most 1: near u, with full relative accuracy.
 *
 * <p>Where |2^k u| < 2^-(bits + 8) no exponential is needed: for |x| &lt;= 1, |expm1(x) / x - 1| = |x/2! + x^2/3! + ...| &lt;= |x| (e - 2) &lt; |x|, so the value is u (1 + theta) with |theta| &lt; 2^m, m the exponent of the
 * greatest |2^k u|.
 *
 * <p>Where x = 2^k u is not that small but long series are not needed, u times the Taylor polynomial p of expm1(x)/x of degree K - 1 by Horner's rule: for |x| &lt; 2^m, m &lt;= -1, the terms from x^K/(K+1)! on add up to at most
 * 2 |x|^K / (K+1)! &lt;= |x|^K in magnitude, and |p| &gt;= 1 - |x|/2 - ... &gt;= 1/2, so the value is u p (1 + theta) with |theta| &lt;= 2 |x|^K &lt; 2^(mK + 1).
 */
final class ScaledExpm1 {
    /** Up to this precision exponentials come in batches, and as many terms of the series as take no more time. */
    private static final int BATCHED = 64 * BallArray.MAX_LIMBS;
    private static final int FEW = 4;
    private static final int MANY = 80;

    private ScaledExpm1() {
    }

    static BallMatrix apply(BallMatrix u, Exponent k) {
        Exponent size = Blocks.magnitude(u);
        if (size == null) {
            return u;
        }
        Exponent m = size.plus(k);
        if (m.compareTo(Exponent.of(-u.bits() - 8)) < 0) {
            return Entrywise.relax(u, m);
        }
        int bits = u.bits();
        long terms = m.compareTo(Exponent.of(-1)) > 0 ? Long.MAX_VALUE : (bits + 8) / -m.saturated() + 1;
        if (terms <= (bits <= BATCHED ? FEW : MANY)) {
            return series(u, k, (int) terms, m);
        }
        return Entrywise.expm1(u.shift(k)).shift(k.negate());
    }

    /** 1/(K)! + ... + x/2! + 1 by Horner's rule. */
    private static BallMatrix series(BallMatrix u, Exponent k, int terms, Exponent m) {
        int bits = u.bits();
        BallMatrix x = u.shift(k);
        Ball[] coefficients = new Ball[terms];
        BigInteger factorial = BigInteger.ONE;
        for (int j = 0; j < terms; j++) {
            factorial = factorial.multiply(BigInteger.valueOf(j + 1));
            coefficients[j] = Ball.enclosing(Rational.of(BigInteger.ONE, factorial), bits);
        }
        BallMatrix p = Products.filled(u.rows(), u.columns(), coefficients[terms - 1], bits);
        for (int j = terms - 2; j >= 0; j--) {
            p = Products.plus(Entrywise.mul(p, x), BallMatrix.enclosing(1, 1, new Ball[] {coefficients[j]}, bits));
        }
        Exponent rest = Exponent.of(m.saturated() * terms + 1);
        return Entrywise.relax(Entrywise.mul(u, p), rest);
    }
}
