package org.certirank.attention;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.certirank.exact.Rational;
import org.certirank.interval.ball.Ball;

/** One layer on split tokens, put together from its steps. */
final class LayerStep {
    private final PreparedLayer prepared;
    private final Layer layer;
    private final List<Supplier<Ball>> least = new ArrayList<>();

    LayerStep(PreparedLayer prepared) {
        this.prepared = prepared;
        layer = prepared.layer;
    }

    Outcome apply(Tokens x) {
        int lonely = prepared.withoutEdge();
        if (lonely >= 0) {
            return new Outcome.Undefined(Outcome.Cause.NO_EDGE, lonely + 1);
        }
        if (!x.isBounded()) {
            return new Outcome.Unresolved(Outcome.Cause.UNBOUNDED, 1);
        }
        Outcome attended = block(x, layer.norm(), layer.placement(), layer.skip(), this::attend);
        if (layer.feedForward().isEmpty() || !(attended instanceof Outcome.Defined y)) {
            return attended;
        }
        FeedForward f = layer.feedForward().get();
        return block(y.tokens(), f.norm(), layer.placement(), f.skip(), z -> FeedForwardStep.apply(f, z));
    }

    @FunctionalInterface
    interface Map {
        Tokens apply(Tokens x);
    }

    /** norm(skip x + f(x)), or skip x + f(norm(x)). */
    static Outcome block(Tokens x, Normalisation norm, Layer.Placement placement, Rational skip, Map f) {
        return switch (placement) {
            // The norm centres its result itself.
            case POST -> norm.isNone() ? bounded(withSkip(x, skip, f.apply(x)).centred()) : NormStep.apply(norm, withSkip(x, skip, f.apply(x)));
            case PRE -> switch (NormStep.apply(norm, x)) {
                case Outcome.Defined normed -> bounded(withSkip(x, skip, f.apply(normed.tokens())).centred());
                case Outcome.Undefined u -> u;
                case Outcome.Unresolved u -> u;
            };
        };
    }

    private static Tokens withSkip(Tokens x, Rational skip, Tokens y) {
        return skip.isZero() ? y : y.add(x.scaledBy(skip));
    }

    private static Outcome bounded(Tokens y) {
        return y.isBounded() ? new Outcome.Defined(y) : new Outcome.Unresolved(Outcome.Cause.UNBOUNDED, 1);
    }

    Tokens attend(Tokens x) {
        return sum(x).tokens();
    }

    /** The sum of the heads. */
    AttentionStep.Sum sum(Tokens x) {
        AttentionStep.Sum sum = AttentionStep.apply(prepared, x);
        least.addAll(sum.least());
        return sum;
    }

    /** The least attention entry on an edge, over all heads; null if no attention was computed. */
    Ball leastEntry() {
        return least.stream().map(Supplier::get).reduce(Ball::min).orElse(null);
    }
}
