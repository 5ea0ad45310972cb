package org.certirank.attention;

import java.util.Arrays;
import org.certirank.exact.Dyadic;
import org.certirank.interval.DoubleInterval;
import org.certirank.interval.ball.Ball;
import org.certirank.interval.ball.BigFloat;
import org.certirank.interval.ball.Exponent;
import org.certirank.linalg.BallMatrix;
import org.certirank.linalg.Blocks;
import org.certirank.linalg.SingularValues;

/**
 * Singular values and ranks of token matrices, in double precision on a scale of their own ({@link SingularValues} states the theorem): for every X of the set the numbers lie in the balls. They take a decomposition of an N by d matrix each, which is why they are
 * not among what every layer measures.
 */
public final class Spectra {
    private static final int BITS = 64;

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
