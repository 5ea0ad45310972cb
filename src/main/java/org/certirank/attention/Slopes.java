package org.certirank.attention;

import java.util.Arrays;
import java.util.List;
import org.certirank.exact.Rational;
import org.certirank.interval.DoubleInterval;
import org.certirank.interval.ball.Ball;
import org.certirank.interval.ball.BigFloat;
import org.certirank.linalg.BallMatrix;
import org.certirank.linalg.DoubleBallMatrix;

/**
 * Slopes of the parts of a layer over a box of tokens: interval matrices J such that for any x, z of the box f(x) - f(z) = S (x - z) with some S in J. For a continuously differentiable part they are enclosures of its derivative
 * (mean value theorem, row by row, as the box is convex); for ReLU slopes of secants. Rows and columns are numbered i d + p, feature p of token i. Formulas: docs/trajectories.md, section 8.
 */
final class Slopes {
    private static final int BITS = 64;

    private Slopes() {
    }

    static DoubleInterval enclosing(Rational q) {
        return enclosing(Ball.enclosing(q, BITS));
    }

    private static DoubleInterval enclosing(Ball b) {
        return b.isDefined() && b.isBounded() ? DoubleInterval.of(b.toDoubleDown(), b.toDoubleUp()) : DoubleInterval.REALS;
    }

    /** The sum of all heads over a box of tokens. */
    static DoubleInterval[][] attention(PreparedLayer layer, DoubleInterval[][] x) {
        int n = x.length;
        int d = x[0].length;
        DoubleInterval[][] slope = Intervals.filled(n * d, n * d);
        for (PreparedLayer.Maps maps : layer.maps()) {
            DoubleInterval[][] m = Intervals.of(maps.scores().toDouble());
            DoubleInterval[][] v = Intervals.of(maps.value().toDouble());
            DoubleInterval[][] queries = Intervals.mul(x, m);
            DoubleInterval[][] keys = Intervals.mul(x, Intervals.transpose(m));
            for (int i = 0; i < n; i++) {
                head(layer.attended[i], i, x, v, queries, keys, slope);
            }
        }
        return slope;
    }

    /**
     * With s_ij = x_i M x_j, w_j = x_j V, A the softmax of row i and y = sum A_j w_j:
     * dy_q/dx_mp = A_m V_pq + A_m (w_mq - y_q) (x_i M)_p + [m = i] sum_j A_j (w_jq - y_q) (M x_j)_p, and w_mq - y_q = sum_l A_l (w_mq - w_lq).
     */
    private static void head(int[] set, int i, DoubleInterval[][] x, DoubleInterval[][] v, DoubleInterval[][] queries, DoubleInterval[][] keys, DoubleInterval[][] slope) {
        int d = x[0].length;
        int k = set.length;
        DoubleInterval[] scores = new DoubleInterval[k];
        for (int j = 0; j < k; j++) {
            scores[j] = Intervals.dot(queries[i], x[set[j]]);
        }
        if (!Intervals.isBounded(scores)) {
            for (int q = 0; q < d; q++) {
                Arrays.fill(slope[i * d + q], DoubleInterval.REALS);
            }
            return;
        }
        DoubleInterval[] a = Softmax.ranges(scores);
        DoubleInterval[][] differences = new DoubleInterval[k][d];
        for (int l = 0; l < k; l++) {
            // Differences of tokens before the product with V: what the tokens have in common is gone.
            DoubleInterval[] off = new DoubleInterval[d];
            for (int p = 0; p < d; p++) {
                off[p] = Intervals.ZERO;
                for (int j = 0; j < k; j++) {
                    off[p] = j == l ? off[p] : a[j].fma(x[set[l]][p].sub(x[set[j]][p]), off[p]);
                }
            }
            differences[l] = Intervals.mul(new DoubleInterval[][] {off}, v)[0];
        }
        for (int q = 0; q < d; q++) {
            DoubleInterval[] row = slope[i * d + q];
            for (int j = 0; j < k; j++) {
                DoubleInterval weight = a[j].mul(differences[j][q]);
                for (int p = 0; p < d; p++) {
                    int at = set[j] * d + p;
                    row[at] = row[at].add(a[j].mul(v[p][q])).add(weight.mul(queries[i][p]));
                    row[i * d + p] = row[i * d + p].add(weight.mul(keys[set[j]][p]));
                }
            }
        }
    }

    /** The rows after a norm, over a box; null where a root may be 0. */
    static DoubleInterval[][] normed(Normalisation norm, DoubleInterval[][] x) {
        DoubleInterval[][] out = new DoubleInterval[x.length][];
        for (int i = 0; i < x.length; i++) {
            Unit unit = norm.isNone() ? new Unit(x[i], Intervals.ONE) : unit(norm, x[i]);
            if (unit == null) {
                return null;
            }
            out[i] = unit.u().clone();
            for (int q = 0; q < out[i].length; q++) {
                if (norm.affine().gain().isPresent()) {
                    out[i][q] = out[i][q].mul(enclosing(norm.affine().gain().get().entry(0, q)));
                }
                if (norm.affine().bias().isPresent()) {
                    out[i][q] = out[i][q].add(enclosing(norm.affine().bias().get().entry(0, q)));
                }
            }
        }
        return out;
    }

    private record Unit(DoubleInterval[] u, DoubleInterval root) { }

    /** y / h and h, for a norm that is not None. */
    private static Unit unit(Normalisation norm, DoubleInterval[] x) {
        int d = x.length;
        DoubleInterval[] y = x.clone();
        if (norm instanceof Normalisation.Centred) {
            for (int p = 0; p < d; p++) {
                // x_p - mean = sum over l of (x_p - x_l) / d.
                DoubleInterval sum = Intervals.ZERO;
                for (int l = 0; l < d; l++) {
                    sum = l == p ? sum : sum.add(x[p].sub(x[l]));
                }
                y[p] = sum.div(DoubleInterval.of(d));
            }
        }
        DoubleInterval square = Intervals.ZERO;
        for (DoubleInterval v : y) {
            square = square.add(v.sqr());
        }
        square = weight(norm, d).mul(square).add(enclosing(norm.affine().epsilon()));
        if (!square.certainlyPositive() || square.hi() == Double.POSITIVE_INFINITY) {
            return null;
        }
        DoubleInterval root = square.sqrt();
        for (int p = 0; p < d; p++) {
            y[p] = y[p].div(root);
        }
        return new Unit(y, root);
    }

    private static DoubleInterval weight(Normalisation norm, int d) {
        return norm instanceof Normalisation.Unit ? Intervals.ONE : Intervals.ONE.div(DoubleInterval.of(d));
    }

    /** The first token whose root may be 0 over a box, from 0; -1 if there is none. */
    static int withoutRoot(Normalisation norm, DoubleInterval[][] x) {
        for (int i = 0; i < x.length; i++) {
            if (!norm.isNone() && unit(norm, x[i]) == null) {
                return i;
            }
        }
        return -1;
    }

    /** dg_q/dx_p = gain_q (P_pq - s u_p u_q) / h, P the identity or I - 11^T/d, block by block; null where a root may be 0. */
    static DoubleInterval[][] norm(Normalisation norm, DoubleInterval[][] x) {
        int d = x[0].length;
        DoubleInterval[][] slope = Intervals.filled(x.length * d, x.length * d);
        DoubleInterval share = norm instanceof Normalisation.Centred ? Intervals.ONE.div(DoubleInterval.of(d)) : Intervals.ZERO;
        for (int i = 0; i < x.length; i++) {
            Unit unit = norm.isNone() ? null : unit(norm, x[i]);
            if (unit == null && !norm.isNone()) {
                return null;
            }
            for (int q = 0; q < d; q++) {
                for (int p = 0; p < d; p++) {
                    DoubleInterval same = p == q ? Intervals.ONE : Intervals.ZERO;
                    if (unit != null) {
                        DoubleInterval product = p == q ? unit.u()[p].sqr() : unit.u()[p].mul(unit.u()[q]);
                        same = same.sub(share).sub(weight(norm, d).mul(product)).div(unit.root());
                        if (norm.affine().gain().isPresent()) {
                            same = same.mul(enclosing(norm.affine().gain().get().entry(0, q)));
                        }
                    }
                    slope[i * d + q][i * d + p] = same;
                }
            }
        }
        return slope;
    }

    /** W diag(f') W', block by block. */
    static DoubleInterval[][] feedForward(FeedForward block, DoubleInterval[][] x) {
        int d = x[0].length;
        DoubleInterval[][] inner = Intervals.of(block.inner().enclosing(BITS).toDouble());
        DoubleInterval[][] outer = Intervals.of(block.outer().enclosing(BITS).toDouble());
        DoubleInterval[][] at = Intervals.mul(x, inner);
        DoubleInterval[][] slope = Intervals.filled(x.length * d, x.length * d);
        for (int i = 0; i < x.length; i++) {
            for (int h = 0; h < inner[0].length; h++) {
                DoubleInterval u = block.innerBias().isEmpty() ? at[i][h] : at[i][h].add(enclosing(block.innerBias().get().entry(0, h)));
                DoubleInterval s = Intervals.isBounded(new DoubleInterval[] {u})
                        ? enclosing(Nonlinearity.slope(block.activation(), Ball.between(BigFloat.of(u.lo()), BigFloat.of(u.hi()), BITS), BITS)) : DoubleInterval.REALS;
                for (int p = 0; p < d; p++) {
                    DoubleInterval first = inner[p][h].mul(s);
                    for (int q = 0; q < d; q++) {
                        slope[i * d + q][i * d + p] = first.fma(outer[h][q], slope[i * d + q][i * d + p]);
                    }
                }
            }
        }
        return slope;
    }

    /** s I + J. */
    static DoubleBallMatrix withSkip(DoubleBallMatrix slope, Rational skip) {
        if (skip.isZero()) {
            return slope;
        }
        DoubleInterval s = enclosing(skip);
        DoubleInterval[][] diagonal = Intervals.filled(slope.rows(), slope.rows());
        for (int i = 0; i < diagonal.length; i++) {
            diagonal[i][i] = s;
        }
        return slope.add(Intervals.balls(diagonal));
    }

    /** Whether every entry of every matrix is bounded. */
    static boolean areBounded(List<DoubleBallMatrix> slopes) {
        return slopes.stream().allMatch(DoubleBallMatrix::isBounded);
    }
}
