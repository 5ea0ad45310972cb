package org.certirank.attention;

import org.certirank.interval.ball.Ball;
import org.certirank.interval.ball.Exponent;
import org.certirank.linalg.BallMatrix;
import org.certirank.linalg.Blocks;

/** The function of a feed-forward block on split tokens: with u = c W + b and v_i = 2^k D_i W it is f(u) W' + b' and the deviations (f(u + v_i) - f(u)) W'. */
final class FeedForwardStep {
    private FeedForwardStep() {
    }

    static Tokens apply(FeedForward block, Tokens x) {
        int bits = x.bits();
        Exponent k = x.scale();
        BallMatrix inner = block.inner().enclosing(bits);
        BallMatrix outer = block.outer().enclosing(bits);
        BallMatrix both = Blocks.stack(x.common(), x.deviations()).times(inner, bits);
        BallMatrix u = Blocks.rows(both, 0, 1);
        if (block.innerBias().isPresent()) {
            u = u.add(block.innerBias().get().enclosing(bits), bits);
        }
        int n = x.count();
        int hidden = inner.columns();
        Ball[] values = new Ball[hidden];
        Ball[] differences = new Ball[n * hidden];
        for (int j = 0; j < hidden; j++) {
            Ball at = u.ball(0, j);
            values[j] = Nonlinearity.value(block.activation(), at, bits);
            for (int i = 0; i < n; i++) {
                Ball v = both.ball(i + 1, j).shift(k);
                differences[i * hidden + j] = Nonlinearity.difference(block.activation(), at, v, bits).shift(k.negate());
            }
        }
        BallMatrix common = BallMatrix.enclosing(1, hidden, values, bits).times(outer, bits);
        if (block.outerBias().isPresent()) {
            common = common.add(block.outerBias().get().enclosing(bits), bits);
        }
        return new Tokens(common, BallMatrix.enclosing(n, hidden, differences, bits).times(outer, bits), k);
    }
}
