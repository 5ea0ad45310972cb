package org.certirank.attention;

import java.util.ArrayList;
import java.util.List;
import org.certirank.exact.Rational;
import org.certirank.interval.DirectedDouble;
import org.certirank.interval.DoubleInterval;
import org.certirank.linalg.BallMatrix;
import org.certirank.linalg.DoubleBallMatrix;

/**
 * A trajectory from a set of starts: after each layer {@link #set} holds X(t) for every X(0) of the set it began with.
 *
 * <p>One part f of a layer takes z + G e to f(z) + S G e with S in the slopes J over the box of the set ({@link Slopes}): the centre goes to the midpoint of an enclosure of f(z), G to the midpoints M of J G, an enclosure M +- R of
 * all S G, and what is lost, the row sums of R and the radius of f(z) about the new centre, becomes new generators, one for each entry. For one thread.
 */
public final class SetRun {
    private static final int BITS = 128;

    private final Model model;
    private final int most;
    private TokenSet set;
    private int layer;
    private PreparedLayer prepared;
    /** Why the last part had no image. */
    private Outcome.Unresolved blocked;

    /** A part of a layer: its values at points, by the steps of a {@link Run}, and its slopes over boxes, null where they are not known to exist. */
    private record Part(LayerStep.Map value, Normalisation norm, Layer.Placement placement, Rational skip, SlopeMap slope) { }

    @FunctionalInterface
    private interface SlopeMap {
        DoubleInterval[][] apply(DoubleInterval[][] box);
    }

    /** @param maxGenerators more generators than this (and than there are entries) are merged */
    public SetRun(Model model, TokenSet start, int maxGenerators) {
        if (start.count() != model.tokens() || start.features() != model.features()) {
            throw new IllegalArgumentException("tokens of another shape than the model's");
        }
        this.model = model;
        this.set = start;
        most = maxGenerators;
    }

    /** The t of X(t). */
    public int layer() {
        return layer;
    }

    public TokenSet set() {
        return set;
    }

    /** Applies the next layer. {@link Outcome.Defined} holds the box of the new set; otherwise the run stays where it is. Undefined is said of layers that are so for all tokens. */
    public Outcome advance() {
        Layer next = model.layer(layer);
        if (prepared == null || prepared.layer != next) {
            prepared = new PreparedLayer(next, BITS, false);
        }
        int lonely = prepared.withoutEdge();
        if (lonely >= 0) {
            return new Outcome.Undefined(Outcome.Cause.NO_EDGE, lonely + 1);
        }
        TokenSet s = set;
        for (Part part : parts(next)) {
            s = part.placement() == Layer.Placement.PRE ? withNormFirst(part, s) : withNormLast(part, s);
            if (s == null) {
                return blocked;
            }
        }
        set = s.reduced(most);
        layer++;
        return new Outcome.Defined(set.tokens(BITS));
    }

    private List<Part> parts(Layer l) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(x -> new LayerStep(prepared).attend(x), l.norm(), l.placement(), l.skip(), box -> Slopes.attention(prepared, box)));
        l.feedForward().ifPresent(f -> parts.add(new Part(x -> FeedForwardStep.apply(f, x), f.norm(), l.placement(), f.skip(), box -> Slopes.feedForward(f, box))));
        return parts;
    }

    /** Notes that a root may be 0, or that something is unbounded; null. */
    private TokenSet withoutNorm(Normalisation norm, DoubleInterval[][] box) {
        int token = Slopes.withoutRoot(norm, box);
        blocked = token < 0 ? new Outcome.Unresolved(Outcome.Cause.UNBOUNDED, 1) : new Outcome.Unresolved(Outcome.Cause.ZERO_ROW, token + 1);
        return null;
    }

    private TokenSet withNormFirst(Part part, TokenSet s) {
        DoubleInterval[][] box = Intervals.rows(s.ranges(), s.features());
        DoubleInterval[][] normed = Slopes.normed(part.norm(), box);
        DoubleInterval[][] first = Slopes.norm(part.norm(), box);
        if (normed == null || first == null) {
            return withoutNorm(part.norm(), box);
        }
        DoubleBallMatrix slope = Slopes.withSkip(Intervals.balls(part.slope().apply(normed)).mul(Intervals.balls(first)), part.skip());
        return image(s, LayerStep.block(s.centreTokens(BITS), part.norm(), Layer.Placement.PRE, part.skip(), part.value()), slope);
    }

    private TokenSet withNormLast(Part part, TokenSet s) {
        DoubleInterval[][] box = Intervals.rows(s.ranges(), s.features());
        DoubleBallMatrix slope = Slopes.withSkip(Intervals.balls(part.slope().apply(box)), part.skip());
        TokenSet y = image(s, LayerStep.block(s.centreTokens(BITS), new Normalisation.None(), Layer.Placement.POST, part.skip(), part.value()), slope);
        if (y == null || part.norm().isNone()) {
            return y;
        }
        DoubleInterval[][] rows = Intervals.rows(y.ranges(), y.features());
        DoubleInterval[][] last = Slopes.norm(part.norm(), rows);
        return last == null ? withoutNorm(part.norm(), rows) : image(y, NormStep.apply(part.norm(), y.centreTokens(BITS)), Intervals.balls(last));
    }

    /** f(z) + J G e; null when something is unbounded. */
    private TokenSet image(TokenSet s, Outcome atCentre, DoubleBallMatrix slope) {
        blocked = switch (atCentre) {
            case Outcome.Defined d -> new Outcome.Unresolved(Outcome.Cause.UNBOUNDED, 1);
            case Outcome.Undefined u -> new Outcome.Unresolved(u.cause(), u.token());
            case Outcome.Unresolved u -> u;
        };
        if (!(atCentre instanceof Outcome.Defined defined) || !slope.isBounded()) {
            return null;
        }
        BallMatrix points = defined.tokens().points();
        DoubleBallMatrix value = points.toDouble();
        DoubleBallMatrix image = slope.mul(s.generators());
        if (!value.isBounded() || !image.isBounded()) {
            return null;
        }
        int n = s.count() * s.features();
        double[] centre = new double[n];
        double[] loss = new double[n];
        for (int i = 0; i < n; i++) {
            centre[i] = value.mid(i / s.features(), i % s.features());
            loss[i] = value.rad(i / s.features(), i % s.features());
            for (int c = 0; c < image.columns(); c++) {
                loss[i] = DirectedDouble.addUp(loss[i], image.rad(i, c));
            }
        }
        TokenSet result = new TokenSet(s.count(), s.features(), centre, TokenSet.beside(image.midpoint(), TokenSet.diagonal(loss)));
        return result.radius() < Double.POSITIVE_INFINITY ? result : null;
    }
}
