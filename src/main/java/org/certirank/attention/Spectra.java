package org.certirank.attention;

import java.util.Arrays;
import org.certirank.exact.Dyadic;
import org.certirank.interval.DoubleInterval;
import org.certirank.interval.ball.Ball;
import org.certirank.interval.ball.BigFloat;
import org.certirank.interval.ball.Exponent;
import org.certirank.linalg.BallMatrix;
import org.certirank.linalg.Blocks;
import org.certirank.linalg.Elimination;
import org.certirank.linalg.SingularValues;

/**
 * Singular values and ranks of token matrices, in double precision on a scale of their own ({@link SingularValues} states the theorem): for every X of the set the numbers lie in the balls. They take a decomposition of an N by d matrix each, which is why they are
 * not among what every layer measures.
 */
public final class Spectra {
    private static final int BITS = 64;
    private static final int MOST_ELIMINATED = 64;

    private Spectra() {
    }

    /** The singular values of X, decreasing; once the tokens are close all but the first are known only to be small. */
    public static Ball[] singularValues(Tokens x) {
        return x.isBounded() ? singularValues(x.points(), Exponent.ZERO) : unknown(x);
    }

    /** The singular values of X - 1 g, g the mean row, decreasing; relatively accurate however close the tokens are, down to about 2^-50 of the greatest. The root of the sum of their squares is mu. */
    public static Ball[] deviationSingularValues(Tokens x) {
        return x.isBounded() ? singularValues(centred(x), x.scale()) : unknown(x);
    }

    /** The least of the min(N, d) singular values of X. It is at least that of X - 1 g = (I - 11^T/N) X, as |P x| <= |x| for the projection, which says more once the tokens are close. */
    public static Ball leastSingularValue(Tokens x) {
        Ball whole = singularValues(x)[Math.min(x.count(), x.features()) - 1];
        Ball centred = deviationSingularValues(x)[Math.min(x.count(), x.features()) - 1];
        return whole.isBounded() && centred.isBounded() && centred.certainlyPositive() && whole.lower(BITS).compareTo(centred.lower(BITS)) < 0
                ? Ball.between(centred.lower(BITS), whole.upper(BITS), BITS) : whole;
    }

    /** The rank of X, between what singular values show and what its form does: the smaller side; 1 where all tokens are exactly one row, 0 where all are exactly 0. */
    public static Ball rank(Tokens x) {
        int most = !Blocks.isZero(x.deviations()) ? Math.min(x.count(), x.features()) : Blocks.isZero(x.common()) ? 0 : 1;
        int least = Math.min(rankAtLeast(x), most);
        return Ball.between(BigFloat.of(least < most ? Math.min(most, Math.max(least, byElimination(x))) : least), BigFloat.of(most), BITS);
    }

    /** The rank of X is that of the matrix with the rows c + 2^k D_1, D_2 - D_1, ..., D_N - D_1 (row operations, which here cancel exactly), however small 2^k is. */
    private static int byElimination(Tokens x) {
        if (!x.isBounded() || Math.max(x.count(), x.features()) > MOST_ELIMINATED) {
            return 0;
        }
        int d = x.features();
        BallMatrix off = x.deviations();
        BallMatrix points = x.points();
        Ball[] rows = new Ball[x.count() * d];
        for (int k = 0; k < rows.length; k++) {
            rows[k] = k < d ? points.ball(0, k) : off.ball(k / d, k % d).sub(off.ball(0, k % d), x.bits());
        }
        return Elimination.rankAtLeast(BallMatrix.enclosing(x.count(), d, rows, x.bits()), x.bits());
    }

    /** A number that the rank of every X of the set reaches: the number of singular values of X, or of X - 1 g = (I - 11^T/N) X, whose rank is not greater, that are certainly not 0. */
    public static int rankAtLeast(Tokens x) {
        return Math.max(positive(singularValues(x)), positive(deviationSingularValues(x)));
    }

    private static int positive(Ball[] values) {
        return (int) Arrays.stream(values).filter(Ball::certainlyPositive).count();
    }

    private static Ball[] unknown(Tokens x) {
        Ball[] values = new Ball[Math.min(x.count(), x.features())];
        Arrays.fill(values, Ball.REALS);
        return values;
    }

    /** D minus its mean row. */
    private static BallMatrix centred(Tokens x) {
        int n = x.count();
        int bits = x.bits();
        BallMatrix means = Products.over(Blocks.constant(1, n, Dyadic.ONE, bits).mul(x.deviations(), bits), n);
        return x.deviations().sub(Blocks.repeatRow(means, n), bits);
    }

    private static Ball[] singularValues(BallMatrix a, Exponent scale) {
        Exponent m = Blocks.magnitude(a);
        Ball[] values = new Ball[Math.min(a.rows(), a.columns())];
        if (m == null) {
            Arrays.fill(values, Ball.ZERO);
            return values;
        }
        DoubleInterval[] found = SingularValues.of(a.shift(m.negate()).toDouble());
        for (int i = 0; i < values.length; i++) {
            Ball value = found[i].hi() < Double.POSITIVE_INFINITY ? Ball.between(BigFloat.of(found[i].lo()), BigFloat.of(found[i].hi()), BITS) : Ball.REALS;
            values[i] = value.shift(m.plus(scale));
        }
        return values;
    }
}
