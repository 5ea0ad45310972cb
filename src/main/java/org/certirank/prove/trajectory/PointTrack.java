package org.certirank.prove.trajectory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.certirank.attention.Outcome;
import org.certirank.attention.Run;
import org.certirank.attention.Tokens;
import org.certirank.expr.TermLimitException;
import org.certirank.interval.ball.Ball;

/** The trajectory of one start at one precision, as far as it was asked for. Large tokens are kept for the last layer only, mu for all. */
final class PointTrack implements Track {
    private final Instance instance;
    private final int bits;
    private final Tracks.Advanced advanced;
    private final List<Ball> mu = new ArrayList<>();
    private final List<Tokens> kept = new ArrayList<>();
    private final RunStore store;
    private final String identity;
    private Run run;

    /**
     * From the start, or, if it is long, from where it was left.
     *
     * @param advanced told of each layer that was applied
     * @param identity of the model and its start
     */
    PointTrack(Instance instance, int bits, Tracks.Advanced advanced, RunStore store, String identity) {
        this.instance = instance;
        this.bits = bits;
        this.advanced = advanced;
        this.store = store;
        this.identity = identity;
        Optional<RunStore.Stored> kept = isSmall() ? Optional.empty() : store.load(identity + " with " + bits + " bits");
        if (kept.isPresent() && kept.get().bits() == bits) {
            mu.addAll(kept.get().mu());
            run = new Run(instance.model(), kept.get().state(), mu.size() - 1).parallel(true).normwise(true);
        } else {
            run = fresh();
            note();
        }
    }

    private Run fresh() {
        return new Run(instance.model(), instance.point(), bits).parallel(true).normwise(!isSmall());
    }

    @Override
    public Track with(int otherBits) {
        return new PointTrack(instance, otherBits, advanced, store, identity);
    }

    @Override
    public boolean isSmall() {
        return !Run.isLarge(instance.model());
    }

    private void note() {
        if (mu.size() == run.layer()) {
            mu.add(run.mu());
            if (!isSmall()) {
                store.save(identity + " with " + bits + " bits", new RunStore.Stored(bits, run.state(), mu));
            }
        }
        if (isSmall() && kept.size() == run.layer()) {
            kept.add(run.tokens());
        }
    }

    @Override
    public Ball mu(int t) {
        reach(t);
        return mu.get(t);
    }

    @Override
    public List<Ball> known() {
        return List.copyOf(mu);
    }

    @Override
    public Instance instance() {
        return instance;
    }

    @Override
    public Tokens tokens(int t) {
        reach(t);
        if (isSmall()) {
            return kept.get(t);
        }
        if (run.layer() > t) {
            run = fresh();
        }
        while (run.layer() < t) {
            advance();
        }
        return run.tokens();
    }

    private void reach(int t) {
        if (t > MOST_LAYERS) {
            throw new TermLimitException("a trajectory of " + t + " layers");
        }
        while (mu.size() <= t) {
            advance();
        }
    }

    private void advance() {
        int t = run.layer();
        long begin = System.nanoTime();
        switch (run.advance()) {
            case Outcome.Defined d -> note();
            case Outcome.Undefined u -> throw new NoValue("layer " + t + " has no value at token " + u.token() + ": " + u.cause());
            case Outcome.Unresolved u -> throw new Unresolved("whether layer " + t + " has a value at token " + u.token() + " (" + u.cause() + ") does not show with " + bits + " bits");
        }
        advanced.layer(t + 1, mu.get(t + 1), Duration.ofNanos(System.nanoTime() - begin));
    }
}
