package org.certirank.attention;

import org.certirank.exact.Dyadic;
import org.certirank.interval.ball.Ball;
import org.certirank.linalg.BallMatrix;
import org.certirank.linalg.Blocks;
import org.certirank.linalg.Entrywise;

/**
 * Enclosures of what is measured of tokens X: for every X of the set the number lies in the ball.
 *
 * <p>mu depends on the deviations alone, so it has their relative accuracy: with D the deviations and S their column sums, mu = 2^k |N D - 1 S|_F / N.
 */
public final class Measures {
    private Measures() {
    }

    /** mu(X) = |X - 1 g|_F, g the mean row. */
    public static Ball mu(Tokens x) {
        int n = x.count();
        int bits = x.bits();
        if (n == 1 || Blocks.isZero(x.deviations())) {
            return Ball.ZERO;
        }
        if (!x.isBounded()) {
            return Ball.REALS;
        }
        BallMatrix sums = Blocks.constant(1, n, Dyadic.ONE, bits).mul(x.deviations(), bits);
        BallMatrix means = Products.over(sums, n);
        BallMatrix off = x.deviations().sub(Blocks.repeatRow(means, n), bits);
        BallMatrix squares = Products.rowSums(Entrywise.mul(off, off));
        Ball total = Ball.ZERO;
        for (int i = 0; i < n; i++) {
            total = total.add(squares.ball(i, 0), bits);
        }
        return root(total, bits).shift(x.scale());
    }

    /** The root of a number known not to be negative, from a ball that may reach below 0. */
    private static Ball root(Ball square, int bits) {
        if (square.certainlyPositive() || !square.isBounded()) {
            return square.sqrt(bits);
        }
        Ball most = Ball.of(square.upper(bits)).sqrt(bits);
        return Ball.between(Ball.ZERO.mid(), most.upper(bits), bits);
    }

    /** All products of rows, phi(X) being the least of them. */
    public static BallMatrix products(Tokens x) {
        BallMatrix rows = x.points();
        return rows.mul(rows.transpose(), x.bits());
    }

    /** phi(X) = min over i, j of the product of rows i and j. */
    public static Ball phi(Tokens x) {
        BallMatrix gram = products(x);
        Ball least = gram.ball(0, 0);
        for (int i = 0; i < x.count(); i++) {
            for (int j = i; j < x.count(); j++) {
                least = least.min(gram.ball(i, j));
            }
        }
        return least;
    }

    /** The Euclidean norms of the rows. */
    public static Ball[] norms(Tokens x) {
        BallMatrix gram = products(x);
        Ball[] norms = new Ball[x.count()];
        for (int i = 0; i < norms.length; i++) {
            norms[i] = root(gram.ball(i, i), x.bits());
        }
        return norms;
    }

    /** The cosines of the angles of all pairs of rows; a pair with a row that may be 0 gets the flag PARTLY. */
    public static Ball[][] cosines(Tokens x) {
        BallMatrix gram = products(x);
        Ball[] norms = norms(x);
        Ball[][] cosines = new Ball[x.count()][x.count()];
        for (int i = 0; i < x.count(); i++) {
            for (int j = 0; j < x.count(); j++) {
                cosines[i][j] = gram.ball(i, j).div(norms[i].mul(norms[j], x.bits()), x.bits());
            }
        }
        return cosines;
    }
}
