package org.certirank.attention;

import java.util.Objects;
import org.certirank.interval.ball.Ball;
import org.certirank.interval.ball.BigFloat;
import org.certirank.interval.ball.Exponent;
import org.certirank.interval.ball.Radius;
import org.certirank.linalg.BallMatrix;
import org.certirank.linalg.Blocks;
import org.certirank.linalg.FrobeniusBall;

/**
 * Split tokens whose uncertainty is a Euclidean distance: all X with rows
 *
 * <pre>  c + g + 2^k (D_i + e_i),   |g|_2 &lt;= common,   |e|_F &lt;= deviations,   sum_i e_i = 0,</pre>
 *
 * for members c and D of {@code tokens}, independently, k the scale. That the e_i add up to 0 takes nothing away: for any e with mean m the rows are c + (g + 2^k m) + 2^k (D_i + e_i - m), |e - 1 m|_F &lt;= |e|_F and |m| &lt;= |e|_F / sqrt(N).
 * Radii entry by entry grow by sums of magnitudes wherever tokens are multiplied by weights, Euclidean ones by the spectral norm.
 *
 * @param tokens entry by entry; the radii are 0 unless there is no use for norms
 * @param common a bound of |g|_2
 * @param deviations a bound of |e|_F
 */
public record TokenBall(Tokens tokens, Radius common, Radius deviations) {
    public TokenBall {
        Objects.requireNonNull(tokens);
        if (common.compareTo(Radius.ZERO) < 0 || deviations.compareTo(Radius.ZERO) < 0) {
            throw new IllegalArgumentException(common + " and " + deviations);
        }
    }

    /** The tokens as they are, with no further uncertainty. */
    public static TokenBall of(Tokens tokens) {
        return new TokenBall(tokens, Radius.ZERO, Radius.ZERO);
    }

    /**
     * Tokens with exact midpoints around all of: the tokens given, their common row changed by at most {@code g} in norm, their deviations by e with |e|_F at most {@code whole} and |P e|_F at most {@code centred}, P e being e without its mean
     * row. Their own radii become norms: |radii|_2 of the common row and |radii|_F of the deviations bound what any member differs by from the midpoint.
     */
    static TokenBall around(Tokens x, Radius g, Radius whole, Radius centred) {
        return around(x, g.addUp(moved(whole, x)), whole.min(centred));
    }

    /** The same with an e whose mean is 0. */
    private static TokenBall around(Tokens x, Radius g, Radius centred) {
        Radius own = FrobeniusBall.radiusNorm(x.deviations());
        Tokens exact = new Tokens(x.common().midpoint(), x.deviations().midpoint(), x.scale());
        Radius common = FrobeniusBall.radiusNorm(x.common()).addUp(g).addUp(moved(own, x));
        // A single token has no deviation from the mean.
        return new TokenBall(exact, common, x.count() == 1 ? Radius.ZERO : own.addUp(centred));
    }

    /** What the mean of deviations of this norm adds to the common row. */
    private static Radius moved(Radius whole, Tokens x) {
        return whole.shift(x.scale()).divUp(rootDown(x.count()));
    }

    /** The same set with exact midpoints. */
    TokenBall exact() {
        return around(tokens, common, deviations);
    }

    private static Radius rootDown(int n) {
        return Radius.up((double) (int) Math.sqrt(n));
    }

    public Exponent scale() {
        return tokens.scale();
    }

    /** Whether both norms and all entries are finite. */
    public boolean isBounded() {
        return common.isFinite() && deviations.isFinite() && tokens.isBounded();
    }

    /** An enclosure entry by entry: no entry of a row or matrix is greater than its norm. */
    public Tokens hull() {
        return new Tokens(widened(tokens.common(), common), widened(tokens.deviations(), deviations), tokens.scale());
    }

    private static BallMatrix widened(BallMatrix a, Radius r) {
        return r.isZero() ? a : a.add(Products.filled(a.rows(), a.columns(), Ball.of(BigFloat.ZERO, r), a.bits()), a.bits());
    }

    /** mu(X) = 2^k |P (D + e)|_F, P the projection that takes the mean off: within 2^k |e|_F of mu at the midpoint. */
    public Ball mu() {
        return Measures.mu(tokens).widen(deviations.shift(tokens.scale()));
    }

    /**
     * The same with midpoints of no more bits than are worth having: {@code guard} more than the accuracy of D, measured against its greatest entry, or of c where D is 0. What c knows beyond that tells nothing of later deviations, to which its
     * relative error goes at most once. What is cut off is added to the norms.
     */
    TokenBall trimmed(int guard) {
        long most = (Blocks.isZero(tokens.deviations()) ? accuracy(tokens.common(), common) : accuracy(tokens.deviations(), deviations)) + guard;
        return (most + 63) / 64 * 64 < tokens.bits() ? new TokenBall(tokens.rounded((int) Math.max(most, 2)), common, deviations).exact() : this;
    }

    private static long accuracy(BallMatrix a, Radius r) {
        Exponent size = Blocks.magnitude(a);
        return size == null ? 0 : r.isZero() ? Integer.MAX_VALUE : r.isFinite() ? size.saturatedMinus(r.magnitude()) : 0;
    }
}
