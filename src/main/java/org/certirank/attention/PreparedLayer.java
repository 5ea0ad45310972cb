package org.certirank.attention;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.certirank.graph.Mask;
import org.certirank.interval.ball.Ball;
import org.certirank.linalg.BallMatrix;
import org.certirank.linalg.Blocks;

/** A layer's weights as balls of one precision, and whom each token attends to; made once for a layer that is used again. */
final class PreparedLayer {
    /**
     * A head: scores are rows times {@code left} times the transposed rows times {@code right}, already over sqrt(d_QK); values rows times {@code value} times {@code output}.
     *
     * @param right null for the identity
     * @param output null for the identity
     */
    record HeadBalls(BallMatrix left, BallMatrix right, BallMatrix value, BallMatrix output) { }

    final Layer layer;
    final int bits;
    final List<HeadBalls> heads = new ArrayList<>();
    /** Left, right and value of all heads side by side, so that one product serves them all. */
    final BallMatrix projections;
    /** Of each token those it attends to, from 0, increasing. */
    final int[][] attended;
    /** Whether all tokens attend to the same ones. */
    final boolean alike;

    PreparedLayer(Layer layer, int bits) {
        this.layer = layer;
        this.bits = bits;
        Ball temperature = Ball.ONE.div(Ball.enclosing(layer.dQK(), bits).sqrt(bits), bits);
        for (Head head : layer.heads()) {
            BallMatrix query = head.query().enclosing(bits);
            BallMatrix key = head.key().enclosing(bits);
            BallMatrix value = head.value().enclosing(bits);
            BallMatrix output = head.output().isEmpty() ? null : head.output().get().enclosing(bits);
            if (output != null && value.columns() >= value.rows()) {
                value = value.times(output, bits);
                output = null;
            }
            // One product with the d by d matrix instead of two, where that is not larger.
            heads.add(query.columns() >= query.rows() ? new HeadBalls(Products.times(query.times(key.transpose(), bits), temperature), null, value, output)
                    : new HeadBalls(query, Products.times(key, temperature), value, output));
        }
        projections = Blocks.stack(heads.stream().flatMap(h -> Stream.of(h.left(), h.right(), h.value())).filter(Objects::nonNull).map(BallMatrix::transpose)
                .toArray(BallMatrix[]::new)).transpose();
        Mask mask = layer.mask();
        attended = new int[mask.nodes()][];
        for (int i = 0; i < attended.length; i++) {
            attended[i] = mask.attended(i + 1).stream().mapToInt(j -> j - 1).toArray();
        }
        alike = Arrays.stream(attended).allMatch(set -> Arrays.equals(set, attended[0]));
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
