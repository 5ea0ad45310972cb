package org.certirank.linalg;

import org.certirank.interval.ball.Ball;

/**
 * Gaussian elimination on balls. For a matrix A with an entry a_pq != 0, rank A = 1 + rank of its Schur complement, the matrix of a_ij - a_iq a_pj / a_pq over all other rows i and columns j (elementary row and column operations). So the
 * number of steps for which a certainly nonzero entry is left bounds the rank of every member from below. Radii grow at each step, so more bits show more of the rank.
 */
public final class Elimination {
    private Elimination() {
    }

    /** A number that the rank of every member of the set reaches. */
    public static int rankAtLeast(BallMatrix a, int bits) {
        int m = a.rows();
        int n = a.columns();
        Ball[][] x = new Ball[m][n];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                x[i][j] = a.ball(i, j);
            }
        }
        int rank = 0;
        while (rank < Math.min(m, n) && pivot(x, rank)) {
            for (int i = rank + 1; i < m; i++) {
                Ball factor = x[i][rank].div(x[rank][rank], bits);
                for (int j = rank + 1; j < n; j++) {
                    x[i][j] = x[i][j].sub(factor.mul(x[rank][j], bits), bits);
                }
            }
            rank++;
        }
        return rank;
    }

    /** Brings the greatest certainly nonzero entry of what is left to the front; false if there is none. */
    private static boolean pivot(Ball[][] x, int at) {
        int row = -1;
        int column = -1;
        for (int i = at; i < x.length; i++) {
            for (int j = at; j < x[i].length; j++) {
                Ball b = x[i][j];
                if (b.isDefined() && b.isBounded() && b.certainlyNonZero() && (row < 0 || b.mid().magnitude().compareTo(x[row][column].mid().magnitude()) > 0)) {
                    row = i;
                    column = j;
                }
            }
        }
        if (row < 0) {
            return false;
        }
        Ball[] first = x[at];
        x[at] = x[row];
        x[row] = first;
        for (Ball[] r : x) {
            Ball b = r[at];
            r[at] = r[column];
            r[column] = b;
        }
        return true;
    }
}
