package org.certirank.bench;

import org.certirank.interval.ball.Ball;
import org.certirank.interval.ball.BallArray;

/**
 * The softmax of each row of a matrix of balls, column by column on batches: exp of each column, the sum of the columns, its reciprocal, and each column times that. No shift by the greatest entry
 * is needed: exponents of balls do not overflow. The enclosure is that of the operations it is made of, exp, add, div and mul of {@link BallArray}.
 */
final class RowSoftmax {
    private final BallArray[] columns;
    private final BallArray[] results;
    private final BallArray ones;
    private final BallArray reciprocal;

    /** A matrix in row-major order. */
    RowSoftmax(int rows, int width, Ball[] entries, int limbs) {
        columns = new BallArray[width];
        results = new BallArray[width];
        for (int j = 0; j < width; j++) {
            columns[j] = new BallArray(rows, limbs);
            results[j] = new BallArray(rows, limbs);
            for (int i = 0; i < rows; i++) {
                columns[j].set(i, entries[i * width + j]);
            }
        }
        ones = new BallArray(rows, limbs);
        for (int i = 0; i < rows; i++) {
            ones.set(i, Ball.ONE);
        }
        reciprocal = new BallArray(rows, limbs);
    }

    /** The columns of the result, which the next call overwrites. */
    BallArray[] run() {
        results[0].exp(columns[0]);
        BallArray sum = reciprocal;
        for (int j = 1; j < columns.length; j++) {
            results[j].exp(columns[j]);
            sum.add(j == 1 ? results[0] : sum, results[j]);
        }
        reciprocal.div(ones, columns.length == 1 ? results[0] : sum);
        for (BallArray column : results) {
            column.mul(column, reciprocal);
        }
        return results;
    }
}
