package org.certirank.attention;

import java.util.function.Supplier;
import org.certirank.interval.ball.Ball;

/** A trajectory in the making, layer by layer at one precision: after each layer {@link #tokens} holds X(t) for every start of the set it began with. For one thread. */
public final class Run {
    private static final int GUARD = 40;
    private static final int LARGE = 1 << 14;

    private final Model model;
    private TokenBall state;
    /** The enclosure of the state entry by entry, once it was asked for. */
    private Tokens hull;
    private int layer;
    private boolean parallel;
    private boolean normwise;
    private PreparedLayer prepared;
    private Supplier<Ball> least;

    /** From an exact matrix, with midpoints of {@code bits} bits (whole limbs of 64). */
    public Run(Model model, Weights start, int bits) {
        this(model, started(model, start, bits), 0);
    }

    /** From any set of tokens before layer t, for going on with an interrupted run. */
    public Run(Model model, Tokens start, int t) {
        this(model, TokenBall.of(start), t);
    }

    /** The same from a ball of tokens. */
    public Run(Model model, TokenBall ball, int t) {
        Tokens start = ball.tokens();
        if (start.count() != model.tokens() || start.features() != model.features()) {
            throw new IllegalArgumentException("tokens of another shape than the model's");
        }
        this.model = model;
        state = ball;
        layer = t;
    }

    private static Tokens started(Model model, Weights start, int bits) {
        model.require(start);
        return Tokens.enclosing(start, (bits + 63) / 64 * 64);
    }

    /** Whether heads are treated on all processors (of the common pool), or in the calling thread alone, as at first. Results do not depend on it. */
    public Run parallel(boolean on) {
        parallel = on;
        return this;
    }

    /**
     * Whether uncertainty is carried from layer to layer as a Euclidean distance, {@link TokenBall}, or entry by entry, as at first. Distances lose fewer bits a layer where tokens have many features, for the price of some products of doubles; of few and small
     * tokens entries tell more, above all of tokens that are exactly 0.
     */
    public Run normwise(boolean on) {
        normwise = on;
        return this;
    }

    /** Whether distances are likely to be the better choice for such a model; a matter of accuracy only. */
    public static boolean isLarge(Model model) {
        return (long) model.tokens() * model.features() > LARGE;
    }

    /** The t of X(t). */
    public int layer() {
        return layer;
    }

    /** An enclosure entry by entry. */
    public Tokens tokens() {
        if (hull == null) {
            hull = state.hull();
        }
        return hull;
    }

    /** All that is known. */
    public TokenBall state() {
        return state;
    }

    /** mu(X(t)). */
    public Ball mu() {
        return state.mu();
    }

    /** Applies the next layer. Where it has no enclosed value the run stays where it is. */
    public Outcome advance() {
        Layer next = model.layer(layer);
        int bits = state.tokens().bits();
        if (prepared == null || prepared.layer != next || prepared.bits != bits || prepared.parallel != parallel) {
            prepared = new PreparedLayer(next, bits, parallel);
        }
        return normwise ? byNorms() : byEntries();
    }

    private Outcome byEntries() {
        LayerStep step = new LayerStep(prepared);
        least = step::leastEntry;
        Outcome outcome = step.apply(tokens());
        if (outcome instanceof Outcome.Defined defined) {
            // Accuracy is lost from layer to layer, and bits below it would only cost time.
            reached(TokenBall.of(defined.tokens().trimmed(GUARD)));
        }
        return outcome;
    }

    private void reached(TokenBall next) {
        state = next;
        hull = null;
        layer++;
    }

    private Outcome byNorms() {
        BallStep step = new BallStep(prepared);
        least = step::leastEntry;
        Outcome outcome = step.apply(state);
        if (outcome instanceof Outcome.Defined) {
            reached(step.result().trimmed(GUARD));
            return new Outcome.Defined(tokens());
        }
        return outcome;
    }

    /** The least attention entry on an edge in the last layer, over all heads; null before the first. */
    public Ball leastEntry() {
        return least == null ? null : least.get();
    }
}
