package org.certirank.attention;

import org.certirank.interval.ball.Ball;
import org.certirank.interval.ball.BigFloat;
import org.certirank.interval.ball.Exponent;
import org.certirank.interval.ball.Radius;
import org.certirank.linalg.BallMatrix;
import org.certirank.linalg.Blocks;
import org.certirank.linalg.Entrywise;

/**
 * 2^-k expm1(2^k u), entry by entry, for k of any size and |2^k u| at most 1: near u, with full relative accuracy.
 *
 * <p>Where |2^k u| < 2^-(bits + 8) no exponential is needed: for |x| &lt;= 1, |expm1(x) / x - 1| = |x/2! + x^2/3! + ...| &lt;= |x| (e - 2) &lt; |x|, so the value is u (1 + theta) with |theta| &lt; 2^m, m the exponent of the
 * greatest |2^k u|.
 */
final class ScaledExpm1 {
    private ScaledExpm1() {
    }

    static BallMatrix apply(BallMatrix u, Exponent k) {
        Exponent size = Blocks.magnitude(u);
        if (size == null) {
            return u;
        }
        Exponent m = size.plus(k);
        if (m.compareTo(Exponent.of(-u.bits() - 8)) < 0) {
            return Products.times(u, Ball.of(BigFloat.ONE, Radius.powerOfTwo(m)));
        }
        return Entrywise.expm1(u.shift(k)).shift(k.negate());
    }
}
