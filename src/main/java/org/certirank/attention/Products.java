package org.certirank.attention;

import org.certirank.exact.Dyadic;
import org.certirank.exact.Rational;
import org.certirank.interval.ball.Ball;
import org.certirank.linalg.BallMatrix;
import org.certirank.linalg.Blocks;
import org.certirank.linalg.Entrywise;

/** Sums and products of rows and columns of enclosures; each is a matrix or entrywise operation of {@code linalg}, which encloses. */
final class Products {
    private Products() {
    }

    /** Row sums, as a column: the right half is added to the left one until one column is left. */
    static BallMatrix rowSums(BallMatrix a) {
        BallMatrix sums = a;
        while (sums.columns() > 1) {
            int width = sums.columns();
            int half = (width + 1) / 2;
            int[] left = new int[sums.rows() * half];
            int[] right = new int[left.length];
            for (int i = 0; i < left.length; i++) {
                left[i] = i / half * width + i % half;
                right[i] = i % half + half < width ? left[i] + half : -1;
            }
            sums = Blocks.gather(sums, a.rows(), half, left).add(Blocks.gather(sums, a.rows(), half, right), a.bits());
        }
        return sums;
    }

    /** Row i times entry i of a column. */
    static BallMatrix scaleRows(BallMatrix a, BallMatrix column) {
        return Entrywise.mul(a, Blocks.repeatColumn(column, a.columns()));
    }

    /** Column j times entry j of a row. */
    static BallMatrix scaleColumns(BallMatrix a, BallMatrix row) {
        return Entrywise.mul(a, Blocks.repeatRow(row, a.rows()));
    }

    /** All entries times a number; exactly for 0, 1 and -1. */
    static BallMatrix times(BallMatrix a, Rational factor) {
        if (factor.equals(Rational.ONE)) {
            return a;
        }
        if (factor.equals(Rational.of(-1))) {
            return a.neg();
        }
        return factor.isZero() ? BallMatrix.zero(a.rows(), a.columns(), a.bits()) : times(a, Ball.enclosing(factor, a.bits()));
    }

    /** All entries times a member of a ball. */
    static BallMatrix times(BallMatrix a, Ball factor) {
        return Entrywise.mul(a, filled(a.rows(), a.columns(), factor, a.bits()));
    }

    /** All entries over a positive integer; exactly over a power of two. */
    static BallMatrix over(BallMatrix a, int n) {
        if (Integer.bitCount(n) == 1) {
            return a.shift(-Integer.numberOfTrailingZeros(n));
        }
        return Entrywise.div(a, Blocks.constant(a.rows(), a.columns(), Dyadic.of(n), a.bits()));
    }

    /** The reciprocals of all entries. */
    static BallMatrix inverses(BallMatrix a) {
        return Entrywise.div(Blocks.constant(a.rows(), a.columns(), Dyadic.ONE, a.bits()), a);
    }

    /** A matrix with the same ball everywhere; its members may differ, which only widens. */
    static BallMatrix filled(int rows, int columns, Ball x, int bits) {
        BallMatrix one = BallMatrix.enclosing(1, 1, new Ball[] {x}, bits);
        return Blocks.gather(one, rows, columns, new int[rows * columns]);
    }

    /** Each entry plus the same ball. */
    static BallMatrix plus(BallMatrix a, BallMatrix single) {
        return a.add(Blocks.gather(single, a.rows(), a.columns(), new int[a.rows() * a.columns()]), a.bits());
    }
}
