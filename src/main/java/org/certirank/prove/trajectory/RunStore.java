package org.certirank.prove.trajectory;

import java.util.List;
import java.util.Optional;
import org.certirank.attention.TokenBall;
import org.certirank.interval.ball.Ball;

/** Where long trajectories are kept after each layer, so that they can be interrupted and taken up again. */
public interface RunStore {
    /** Keeps nothing. */
    RunStore NONE = new RunStore() {
        @Override
        public Optional<Stored> load(String run) {
            return Optional.empty();
        }

        @Override
        public void save(String run, Stored state) {
        }
    };

    /**
     * A run after some layer: the tokens, exactly as they were enclosed, and mu of all layers from 0 to that one.
     *
     * @param bits the precision that the run began with
     */
    record Stored(int bits, TokenBall state, List<Ball> mu) {
        public Stored {
            mu = List.copyOf(mu);
        }
    }

    /** The state of this run, if one is kept that can be used. */
    Optional<Stored> load(String run);

    /** @param run says which run it is: whatever the model, the start and the precision depend on */
    void save(String run, Stored state);
}
