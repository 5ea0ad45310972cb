package org.certirank.prove.trajectory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.certirank.attention.Outcome;
import org.certirank.attention.SetRun;
import org.certirank.attention.TokenSet;
import org.certirank.attention.Tokens;
import org.certirank.expr.TermLimitException;
import org.certirank.interval.DoubleInterval;
import org.certirank.interval.ball.Ball;
import org.certirank.interval.ball.BigFloat;

/** The trajectory of a set of starts ({@link SetRun}), as far as it was asked for. */
final class SetTrack implements Track {
    private static final int BITS = 128;
    /** Generators for each entry of the tokens, before the smallest are merged. */
    private static final int GENERATORS = 8;

    private final Instance instance;
    private final Tracks.Advanced advanced;
    private final LongConsumer work;
    private final SetRun run;
    private final List<Ball> mu = new ArrayList<>();
    private final List<TokenSet> kept = new ArrayList<>();

    /**
     * From its start.
     *
     * @param advanced told of each layer that was applied
     * @param work told about how many multiplications a layer will cost; may throw to stop
     */
    SetTrack(Instance instance, TokenSet start, Tracks.Advanced advanced, LongConsumer work) {
        this.instance = instance;
        this.advanced = advanced;
        this.work = work;
        run = new SetRun(instance.model(), start, GENERATORS * start.count() * start.features());
        note();
    }

    private void note() {
        kept.add(run.set());
        DoubleInterval m = run.set().mu();
        mu.add(m.hi() < Double.POSITIVE_INFINITY ? Ball.between(BigFloat.of(m.lo()), BigFloat.of(m.hi()), BITS) : Ball.REALS);
    }

    @Override
    public Instance instance() {
        return instance;
    }

    @Override
    public Ball mu(int t) {
        reach(t);
        return mu.get(t);
    }

    @Override
    public Tokens tokens(int t) {
        reach(t);
        return kept.get(t).tokens(BITS);
    }

    @Override
    public List<Ball> known() {
        return List.copyOf(mu);
    }

    /** Pictures show the set as it is. */
    @Override
    public boolean isSmall() {
        return false;
    }

    /** Sets are kept in doubles, whatever the precision. */
    @Override
    public Track with(int bits) {
        return this;
    }

    private void reach(int t) {
        if (t > MOST_LAYERS) {
            throw new TermLimitException("a trajectory of " + t + " layers");
        }
        long entries = (long) instance.model().tokens() * instance.model().features();
        while (run.layer() < t) {
            int layer = run.layer();
            long begin = System.nanoTime();
            work.accept(entries * entries * entries);
            switch (run.advance()) {
                case Outcome.Defined d -> note();
                case Outcome.Undefined u -> throw new NoValue("layer " + layer + " of " + instance.name() + " has no value at token " + u.token() + ": " + u.cause());
                case Outcome.Unresolved u -> throw new Unresolved("whether layer " + layer + " of " + instance.name() + " has a value for every start of the set does not show at token " + u.token() + " (" + u.cause() + ")");
            }
            advanced.layer(layer + 1, mu.get(layer + 1), Duration.ofNanos(System.nanoTime() - begin));
        }
    }
}
