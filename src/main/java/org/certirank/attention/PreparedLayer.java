package org.certirank.attention;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.certirank.exact.Rational;
import org.certirank.graph.Mask;
import org.certirank.interval.ball.Ball;
import org.certirank.linalg.BallMatrix;
import org.certirank.linalg.Blocks;

/** A layer's weights as balls, and whom each token attends to; made once for a layer that is used again. Weights that are short dyadic numbers stay short and exact, whatever the precision of the tokens. */
final class PreparedLayer {
    /** The heads are dealt to at most so many groups: a group's projections are one product, and groups are treated at the same time. */
    private static final int GROUPS = 4;

    /**
     * A head: its scores are rows times left times the transposed rows times right, over sqrt(d_QK); the values are rows times value times output.
     *
     * @param left the columns of left in the group's projections, those of right following
     * @param right the columns of right; 0 for the identity, left being the product with the transposed key, already over sqrt(d_QK)
     * @param value the columns of value, which come last
     * @param output null for the identity
     */
    record HeadBalls(int left, int right, int value, BallMatrix output) { }

    /** Some heads, and their left, right and value side by side. */
    record Group(List<HeadBalls> heads, BallMatrix projections) { }

    final Layer layer;
    final int bits;
    final boolean parallel;
    final List<Group> groups;
    /** Scores are multiplied by {@link #temperature} times 2^{@link #temperatureShift}, together 1/sqrt(d_QK); null for 1. */
    final Ball temperature;
    final int temperatureShift;
    /** Of each token those it attends to, from 0, increasing. */
    final int[][] attended;
    /** Whether all tokens attend to the same ones. */
    final boolean alike;
    private AttentionBound bound;

    PreparedLayer(Layer layer, int bits, boolean parallel) {
        this.layer = layer;
        this.bits = bits;
        this.parallel = parallel;
        Mask mask = layer.mask();
        attended = new int[mask.nodes()][];
        for (int i = 0; i < attended.length; i++) {
            attended[i] = mask.attended(i + 1).stream().mapToInt(j -> j - 1).toArray();
        }
        alike = Arrays.stream(attended).allMatch(set -> Arrays.equals(set, attended[0]));
        int power = exponentOfPowerOfFour(layer.dQK());
        temperature = power == Integer.MIN_VALUE ? Ball.ONE.div(Ball.enclosing(layer.dQK(), bits).sqrt(bits), bits) : null;
        temperatureShift = power == Integer.MIN_VALUE ? 0 : -power;
        int count = layer.heads().size();
        int size = (count + GROUPS - 1) / GROUPS;
        groups = Parts.map((count + size - 1) / size, parallel, g -> group(layer.heads().subList(g * size, Math.min(count, (g + 1) * size))));
    }

    /** Bounds for balls of tokens; made when first asked for. */
    synchronized AttentionBound bound() {
        if (bound == null) {
            bound = new AttentionBound(this);
        }
        return bound;
    }

    /** The m with x = 4^m; the least integer where there is none. */
    private static int exponentOfPowerOfFour(Rational x) {
        boolean power = x.num().bitCount() == 1 && x.den().bitCount() == 1;
        int e = x.num().bitLength() - x.den().bitLength();
        return power && e % 2 == 0 ? e / 2 : Integer.MIN_VALUE;
    }

    private Group group(List<Head> heads) {
        List<HeadBalls> balls = new ArrayList<>();
        List<BallMatrix> projections = new ArrayList<>();
        for (Head head : heads) {
            BallMatrix query = balls(head.query());
            BallMatrix key = balls(head.key());
            BallMatrix value = balls(head.value());
            BallMatrix output = head.output().isEmpty() ? null : balls(head.output().get());
            // A product with a d by d matrix instead of two products, where making that is no more work than the second product.
            boolean few = query.rows() <= attended.length;
            if (output != null && few && value.columns() >= value.rows()) {
                value = value.times(output, bits);
                output = null;
            }
            if (few && query.columns() >= query.rows()) {
                BallMatrix both = query.times(key.transpose(), bits);
                query = temperature == null ? both : Products.times(both, temperature);
                key = null;
            }
            balls.add(new HeadBalls(query.columns(), key == null ? 0 : key.columns(), value.columns(), output));
            projections.add(query);
            if (key != null) {
                projections.add(key);
            }
            projections.add(value);
        }
        return new Group(balls, Blocks.beside(projections.toArray(BallMatrix[]::new)));
    }

    private BallMatrix balls(Weights w) {
        return switch (w) {
            // Numerators of one limb are exact in one.
            case Weights.Dyadics d -> d.enclosing(Long.SIZE);
            case Weights.Literal l -> l.enclosing(bits);
        };
    }

    /** A head as two d by d matrices: scores are X scores X^T, values X value. */
    record Maps(BallMatrix scores, BallMatrix value) { }

    /** Of all heads, for few features. */
    List<Maps> maps() {
        List<Maps> maps = new ArrayList<>();
        for (Head head : layer.heads()) {
            BallMatrix scores = balls(head.query()).times(balls(head.key()).transpose(), bits);
            scores = temperature == null ? scores.shift(temperatureShift) : Products.times(scores, temperature);
            BallMatrix value = balls(head.value());
            maps.add(new Maps(scores, head.output().isEmpty() ? value : value.times(balls(head.output().get()), bits)));
        }
        return maps;
    }

    /** The number of the first token that attends to none, from 0, or -1. */
    int withoutEdge() {
        for (int i = 0; i < attended.length; i++) {
            if (attended[i].length == 0) {
                return i;
            }
        }
        return -1;
    }
}
