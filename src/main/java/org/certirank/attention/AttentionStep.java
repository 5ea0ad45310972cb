package org.certirank.attention;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.certirank.exact.Dyadic;
import org.certirank.interval.ball.Ball;
import org.certirank.interval.ball.Exponent;
import org.certirank.linalg.BallMatrix;
import org.certirank.linalg.Blocks;
import org.certirank.linalg.Entrywise;

/**
 * One head of attention on split tokens x_i = c + 2^k D_i. Of the scores only b_j + u_ij matters, b_j = 2^k c M D_j and u_ij = 2^2k D_i M D_j, since what does not depend on j cancels in the softmax of row i.
 *
 * <p><b>Tokens that attend to the same set</b> and are so close that u is small: with a = softmax(b), f = expm1(u), G_i = sum a_k f_ik,
 *
 * <pre>  A_ij = a_j (1 + f_ij) / (1 + G_i),   A_ij - a_j = a_j (f_ij - G_i) / (1 + G_i),</pre>
 *
 * so the head gives c V + 2^k (a D) V, common to all, and the deviations sum_j (A_ij - a_j) 2^k D_j V, of order 2^3k: attention then collapses with the third power of the deviations. <b>Else</b> the rows of A are
 * computed as they are and the head gives c V and the deviations 2^k sum_j A_ij D_j V, as the rows of A sum to 1. Proofs: docs/trajectories.md, section 3.
 */
final class AttentionStep {
    /**
     * What a head adds, before its output matrix.
     *
     * @param output null for the identity
     * @param least finds the least attention entry on an edge
     */
    record Part(Tokens tokens, BallMatrix output, Supplier<Ball> least, Transfer transfer) { }

    /**
     * How a head mixes the deviations, to about a limb: D_i becomes sum_j matrix_ij D_j V.
     *
     * @param limit where all tokens attend to the same set, the row a = softmax(b), the matrix then being 2^-2k (A - 1 a), else nothing, the matrix being A
     * @param matrix N by N
     */
    record Transfer(Optional<Supplier<BallMatrix>> limit, Supplier<BallMatrix> matrix) { }

    /** The sum of what all heads add, and for each head the least entry of its attention and how it mixes. */
    record Sum(Tokens tokens, List<Supplier<Ball>> least, List<Transfer> transfers) { }

    /** Above 2^this a score is moved near 0 before the exponential; below, there is no need. */
    private static final int LARGE = 5;
    /** Below 2^this differences of attention rows are found by expm1. */
    private static final int SMALL = -3;
    /** The precision of what serves bounds only. */
    private static final int ROUGH = 64;

    private final PreparedLayer layer;
    private final PreparedLayer.HeadBalls head;
    private final Tokens x;
    private final int bits;
    private final int n;
    private final Exponent k;

    private AttentionStep(PreparedLayer layer, PreparedLayer.HeadBalls head, Tokens x) {
        this.layer = layer;
        this.head = head;
        this.x = x;
        bits = x.bits();
        n = x.count();
        k = x.scale();
    }

    /** Every token attends to one at least. */
    static Sum apply(PreparedLayer layer, Tokens x) {
        BallMatrix rows = Blocks.stack(x.common(), x.deviations());
        List<Part> parts = Parts.map(layer.groups.size(), layer.parallel, g -> heads(layer, layer.groups.get(g), rows, x)).stream().flatMap(List::stream).toList();
        return new Sum(HeadOutputs.sum(parts, layer.parallel), parts.stream().map(Part::least).toList(), parts.stream().map(Part::transfer).toList());
    }

    private static List<Part> heads(PreparedLayer layer, PreparedLayer.Group group, BallMatrix rows, Tokens x) {
        BallMatrix projected = rows.times(group.projections(), x.bits());
        List<Part> parts = new ArrayList<>();
        int column = 0;
        for (PreparedLayer.HeadBalls head : group.heads()) {
            int right = column + head.left();
            int value = right + head.right();
            int end = value + head.value();
            BallMatrix queries = Blocks.columns(projected, column, right);
            BallMatrix keys = x.deviations();
            if (head.right() > 0) {
                keys = Blocks.rows(Blocks.columns(projected, right, value), 1, x.count() + 1);
                queries = layer.temperature == null ? queries : Products.times(queries, layer.temperature);
            }
            parts.add(new AttentionStep(layer, head, x).apply(queries, keys, Blocks.columns(projected, value, end)));
            column = end;
        }
        return parts;
    }

    /** From the common row and the deviations times left and times value, and the deviations times right. */
    private Part apply(BallMatrix queries, BallMatrix keys, BallMatrix values) {
        BallMatrix scores = queries.times(keys.transpose(), bits);
        BallMatrix base = Blocks.rows(scores, 0, 1).shift(k.plus(layer.temperatureShift));
        BallMatrix own = Blocks.rows(scores, 1, n + 1).shift(layer.temperatureShift);
        BallMatrix common = Blocks.rows(values, 0, 1);
        BallMatrix deviations = Blocks.rows(values, 1, n + 1);
        Exponent size = Blocks.magnitude(own);
        boolean small = size == null || size.plus(k).plus(k).compareTo(Exponent.of(SMALL)) <= 0;
        return layer.alike && small ? together(base, own, common, deviations) : apart(base, own, common, deviations);
    }

    private Part together(BallMatrix base, BallMatrix own, BallMatrix common, BallMatrix deviations) {
        int[] set = layer.attended[0];
        int q = set.length;
        BallMatrix v = subset(deviations, set, false);
        BallMatrix b = subset(base, set, true);
        // Equal weights are exactly 1: tokens that cancel are then seen to.
        boolean equal = q == 1 || Blocks.isZero(b);
        BallMatrix weights = Entrywise.exp(shifted(b, new int[][] {all(q)}));
        BallMatrix total = Products.rowSums(weights);
        BallMatrix f = ScaledExpm1.apply(subset(own, set, true), k.plus(k));
        BallMatrix sums = f.times(weights.transpose(), bits);
        BallMatrix differences = q == 1 ? BallMatrix.zero(n, 1, bits)
                : f.sub(Blocks.repeatColumn(Entrywise.div(sums, Blocks.repeatRow(total, n)), q), bits);
        BallMatrix weighed = equal ? v : Products.scaleRows(v, weights.transpose());
        BallMatrix mixed = Blocks.stack(Blocks.constant(1, q, Dyadic.ONE, bits), differences).times(weighed, bits);
        BallMatrix mean = Blocks.rows(mixed, 0, 1);
        mean = q == 1 ? mean : Entrywise.mul(mean, Blocks.repeatColumn(Products.inverses(total), mean.columns()));
        // Z (1 + G_i) = Z + 2^2k sum_k e_k f_ik.
        BallMatrix inverses = Products.inverses(Products.plus(sums.shift(k.plus(k)), total));
        BallMatrix rest = Products.scaleRows(Blocks.rows(mixed, 1, n + 1), inverses);
        Tokens tokens = new Tokens(common.add(mean.shift(k), bits), rest, k.plus(k).plus(k));
        return new Part(tokens, head.output(), () -> {
            if (q == 1) {
                return Ball.ONE;
            }
            BallMatrix one = Products.plus(f.shift(k.plus(k)), Blocks.constant(1, 1, Dyadic.ONE, bits));
            BallMatrix entries = Products.scaleRows(Entrywise.mul(one, Blocks.repeatRow(weights, n)), inverses);
            return least(entries, all(n * q));
        }, new Transfer(Optional.of(() -> Products.scaleRows(weights.rounded(ROUGH), Products.inverses(total.rounded(ROUGH)))), () -> {
            BallMatrix mixing = Entrywise.mul(differences.rounded(ROUGH), Blocks.repeatRow(weights.rounded(ROUGH), n));
            return columnsAt(Products.scaleRows(mixing, inverses.rounded(ROUGH)), set);
        }));
    }

    /** The columns of a, placed at these among n; zeros elsewhere. */
    private BallMatrix columnsAt(BallMatrix a, int[] set) {
        int[] index = new int[n * n];
        Arrays.fill(index, -1);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < set.length; j++) {
                index[i * n + set[j]] = i * set.length + j;
            }
        }
        return Blocks.gather(a, n, n, index);
    }

    private Part apart(BallMatrix base, BallMatrix own, BallMatrix common, BallMatrix deviations) {
        int[] edges = edges();
        int[][] rows = new int[n][];
        int[] columns = new int[edges.length];
        int[] place = new int[n * n];
        int[] lonely = edges.clone();
        Arrays.fill(place, -1);
        for (int i = 0, e = 0; i < n; i++) {
            rows[i] = new int[layer.attended[i].length];
            for (int j = 0; j < rows[i].length; j++, e++) {
                rows[i][j] = e;
                // A token that attends to one only does so with weight 1, exactly: its score is taken as 0.
                columns[e] = rows[i].length == 1 ? -1 : layer.attended[i][j];
                lonely[e] = rows[i].length == 1 ? -1 : edges[e];
                place[edges[e]] = e;
            }
        }
        BallMatrix s = Blocks.gather(own, 1, edges.length, lonely).shift(k.plus(k)).add(Blocks.gather(base, 1, edges.length, columns), bits);
        BallMatrix exponentials = Entrywise.exp(shifted(s, rows));
        BallMatrix matrix = Blocks.gather(exponentials, n, n, place);
        BallMatrix inverses = Products.inverses(Products.rowSums(matrix));
        BallMatrix rest = exactRows(Products.scaleRows(matrix.times(deviations, bits), inverses), deviations);
        Tokens tokens = new Tokens(common, rest, k);
        return new Part(tokens, head.output(), () -> least(Products.scaleRows(matrix, inverses), edges),
                new Transfer(Optional.empty(), () -> Products.scaleRows(matrix.rounded(ROUGH), inverses.rounded(ROUGH))));
    }

    /** Mixtures of a single row, and of rows of zeros, are known exactly, which the product of matrices does not see. */
    private BallMatrix exactRows(BallMatrix mixed, BallMatrix deviations) {
        boolean[] zero = new boolean[n];
        for (int j = 0; j < n; j++) {
            zero[j] = Blocks.isZero(Blocks.rows(deviations, j, j + 1));
        }
        int width = mixed.columns();
        int[] index = new int[n * width];
        for (int i = 0; i < n; i++) {
            int[] set = layer.attended[i];
            boolean zeros = Arrays.stream(set).allMatch(j -> zero[j]);
            // Rows of the deviations stand below those of the mixture.
            int from = set.length == 1 ? n + set[0] : i;
            for (int j = 0; j < width; j++) {
                index[i * width + j] = zeros ? -1 : from * width + j;
            }
        }
        return Blocks.gather(Blocks.stack(mixed, deviations), n, width, index);
    }

    /** Scores with the greatest midpoint of their row taken off, unless all are of moderate size; the softmax does not change. */
    private static BallMatrix shifted(BallMatrix s, int[][] rows) {
        Exponent size = Blocks.magnitude(s);
        if (size == null || size.compareTo(Exponent.of(LARGE)) <= 0) {
            return s;
        }
        int[] greatest = new int[s.columns()];
        for (int[] row : rows) {
            int most = row[0];
            for (int e : row) {
                most = Blocks.compareMidpoints(s, e, most) > 0 ? e : most;
            }
            for (int e : row) {
                greatest[e] = most;
            }
        }
        return s.sub(Blocks.gather(s.midpoint(), 1, s.columns(), greatest), s.bits());
    }

    /** These rows, or columns. */
    private static BallMatrix subset(BallMatrix a, int[] set, boolean columns) {
        if (set.length == (columns ? a.columns() : a.rows())) {
            return a;
        }
        int rows = columns ? a.rows() : set.length;
        int width = columns ? set.length : a.columns();
        int[] index = new int[rows * width];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < width; j++) {
                index[i * width + j] = columns ? i * a.columns() + set[j] : set[i] * width + j;
            }
        }
        return Blocks.gather(a, rows, width, index);
    }

    private int[] edges() {
        int count = 0;
        for (int[] set : layer.attended) {
            count += set.length;
        }
        int[] edges = new int[count];
        int e = 0;
        for (int i = 0; i < n; i++) {
            for (int j : layer.attended[i]) {
                edges[e++] = i * n + j;
            }
        }
        return edges;
    }

    private static int[] all(int count) {
        int[] indices = new int[count];
        Arrays.setAll(indices, i -> i);
        return indices;
    }

    /** The least of these entries. */
    private static Ball least(BallMatrix a, int[] entries) {
        Ball least = null;
        for (int e : entries) {
            Ball b = a.ball(e / a.columns(), e % a.columns());
            least = least == null ? b : least.min(b);
        }
        return least;
    }
}
