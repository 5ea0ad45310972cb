package org.certirank.attention;

import java.util.Optional;
import org.certirank.exact.Rational;
import org.certirank.interval.ball.Ball;
import org.certirank.interval.ball.Radius;

/**
 * One layer on split tokens whose uncertainty is a Euclidean distance. Each part of a layer, attention, skip connection, norm, is enclosed at the exact midpoint, entry by entry, and what it makes of the distance is bounded by {@link AttentionBound}, by the
 * triangle inequality and by {@link NormStep#spread}: with f the part, m the midpoint, f(x) lies within |f(x) - f(m)| of the enclosure of f(m). Where such a bound is not to be had, and for feed-forward blocks, the part is enclosed entry by entry on a box around
 * the ball. Where the midpoint has no value the ball may have one, so that is left to the box too.
 */
final class BallStep {
    private final PreparedLayer prepared;
    private final Layer layer;
    private final LayerStep entrywise;
    private TokenBall result;
    private TokenBall attended;

    BallStep(PreparedLayer prepared) {
        this.prepared = prepared;
        layer = prepared.layer;
        entrywise = new LayerStep(prepared);
    }

    /** The layer's tokens, after {@link #apply} found them. */
    TokenBall result() {
        return result;
    }

    /** The least attention entry on an edge, over all heads and over the box around the ball; null if no attention was computed. */
    Ball leastEntry() {
        if (attended == null) {
            return null;
        }
        LayerStep box = new LayerStep(prepared);
        box.sum(attended.hull());
        return box.leastEntry();
    }

    Outcome apply(TokenBall x) {
        int lonely = prepared.withoutEdge();
        if (lonely >= 0) {
            return new Outcome.Undefined(Outcome.Cause.NO_EDGE, lonely + 1);
        }
        if (!x.isBounded()) {
            return new Outcome.Unresolved(Outcome.Cause.UNBOUNDED, 1);
        }
        Outcome first = switch (layer.placement()) {
            case POST -> normed(layer.norm(), withSkip(x, layer.skip(), attend(x)));
            case PRE -> switch (normed(layer.norm(), x)) {
                case Outcome.Defined d -> defined(withSkip(x, layer.skip(), attend(result)));
                case Outcome.Undefined u -> u;
                case Outcome.Unresolved u -> u;
            };
        };
        if (layer.feedForward().isEmpty() || !(first instanceof Outcome.Defined)) {
            return first;
        }
        FeedForward f = layer.feedForward().get();
        Outcome second = LayerStep.block(result.hull(), f.norm(), layer.placement(), f.skip(), z -> FeedForwardStep.apply(f, z));
        return second instanceof Outcome.Defined d ? defined(TokenBall.of(d.tokens()).exact()) : second;
    }

    private Outcome defined(TokenBall y) {
        result = y;
        return y.isBounded() ? new Outcome.Defined(y.tokens()) : new Outcome.Unresolved(Outcome.Cause.UNBOUNDED, 1);
    }

    private TokenBall attend(TokenBall ball) {
        TokenBall x = ball.exact();
        attended = x;
        AttentionStep.Sum sum = entrywise.sum(x.tokens());
        Optional<AttentionBound.Spread> spread = x.common().isZero() && x.deviations().isZero() ? Optional.of(AttentionBound.Spread.NONE) : prepared.bound().of(x, sum);
        return spread.map(s -> settled(sum.tokens(), s)).orElseGet(() -> TokenBall.of(entrywise.sum(x.hull()).tokens().withoutMean()).exact());
    }

    /** The tokens found at the midpoint, centred, and the spread around them, which is at the scale that they have. */
    private static TokenBall settled(Tokens y, AttentionBound.Spread spread) {
        Tokens centred = y.withoutMean();
        Radius whole = spread.whole().shift(y.scale().minus(centred.scale()));
        Radius part = spread.centred().shift(y.scale().minus(centred.scale()));
        return TokenBall.around(centred, spread.common(), whole, part);
    }

    /** Scales differ; all are brought to that of the sum, and centred. */
    private static TokenBall withSkip(TokenBall x, Rational skip, TokenBall y) {
        if (skip.isZero()) {
            return y;
        }
        Radius factor = Radius.up(Ball.enclosing(skip.abs(), Long.SIZE).upper(Long.SIZE));
        Tokens sum = y.tokens().add(x.tokens().scaledBy(skip));
        Radius deviations = y.deviations().shift(y.scale().minus(sum.scale())).addUp(x.deviations().mulUp(factor).shift(x.scale().minus(sum.scale())));
        return settled(sum, new AttentionBound.Spread(y.common().addUp(x.common().mulUp(factor)), deviations, deviations));
    }

    private Outcome normed(Normalisation norm, TokenBall ball) {
        if (norm.isNone()) {
            return defined(ball);
        }
        TokenBall x = ball.exact();
        if (x.common().isZero() && x.deviations().isZero()) {
            return boxed(norm, x.tokens());
        }
        Optional<NormStep.Spread> spread = NormStep.spread(norm, x);
        // Where a spread was found no member of the ball has a norm of 0, so neither has the midpoint; more bits would tell that too.
        return spread.isPresent() && NormStep.apply(norm, x.tokens()) instanceof Outcome.Defined(Tokens y) ? defined(around(y, spread.get())) : boxed(norm, x.hull());
    }

    private static TokenBall around(Tokens found, NormStep.Spread spread) {
        Tokens y = found.withoutMean();
        Radius deviations = spread.of().centred().shift(spread.scale().minus(y.scale()));
        return TokenBall.around(y, spread.of().common(), deviations, deviations);
    }

    private Outcome boxed(Normalisation norm, Tokens x) {
        Outcome at = NormStep.apply(norm, x);
        return at instanceof Outcome.Defined y ? defined(TokenBall.of(y.tokens().withoutMean()).exact()) : at;
    }
}
