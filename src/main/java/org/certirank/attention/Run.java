package org.certirank.attention;

import org.certirank.interval.ball.Ball;

/** A trajectory in the making, layer by layer at one precision: after each layer {@link #tokens} holds X(t) for every start of the set it began with. For one thread. */
public final class Run {
    private static final int GUARD = 40;

    private final Model model;
    private Tokens tokens;
    private int layer;
    private boolean parallel;
    private PreparedLayer prepared;
    private LayerStep step;

    /** From an exact matrix, with midpoints of {@code bits} bits (whole limbs of 64). */
    public Run(Model model, Weights start, int bits) {
        this(model, started(model, start, bits), 0);
    }

    /** From any set of tokens before layer t, for going on with an interrupted run. */
    public Run(Model model, Tokens start, int t) {
        if (start.count() != model.tokens() || start.features() != model.features()) {
            throw new IllegalArgumentException("tokens of another shape than the model's");
        }
        this.model = model;
        tokens = start;
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

    /** The t of X(t). */
    public int layer() {
        return layer;
    }

    public Tokens tokens() {
        return tokens;
    }

    /** Applies the next layer. Where it has no enclosed value the run stays where it is. */
    public Outcome advance() {
        Layer next = model.layer(layer);
        if (prepared == null || prepared.layer != next || prepared.bits != tokens.bits() || prepared.parallel != parallel) {
            prepared = new PreparedLayer(next, tokens.bits(), parallel);
        }
        step = new LayerStep(prepared);
        Outcome outcome = step.apply(tokens);
        if (outcome instanceof Outcome.Defined defined) {
            // Accuracy is lost from layer to layer, and bits below it would only cost time.
            tokens = defined.tokens().trimmed(GUARD);
            layer++;
        }
        return outcome;
    }

    /** The least attention entry on an edge in the last layer, over all heads; null before the first. */
    public Ball leastEntry() {
        return step == null ? null : step.leastEntry();
    }
}
