package org.certirank.prove;

import java.time.Duration;
import org.certirank.prove.trajectory.RunStore;

/**
 * Limits of a search. They decide how long the prover looks, never what counts as a proof.
 *
 * @param bits    mantissa bits at which interval searches begin (at least 53); escalated by the tactics
 * @param boxes   most boxes of one branch-and-bound search
 * @param timeout per claim; {@link Duration#ZERO} for none
 * @param threads threads one search may use
 * @param runs    where long trajectories are kept, so that they can be taken up again
 */
public record ProverOptions(int bits, long boxes, Duration timeout, int threads, RunStore runs) {

    public static final ProverOptions DEFAULT = new ProverOptions(64, 200_000, Duration.ZERO, 1);

    /** Without keeping trajectories. */
    public ProverOptions(int bits, long boxes, Duration timeout, int threads) {
        this(bits, boxes, timeout, threads, RunStore.NONE);
    }

    /** The same limits, with trajectories kept there. */
    public ProverOptions keeping(RunStore store) {
        return new ProverOptions(bits, boxes, timeout, threads, store);
    }

    public ProverOptions {
        if (bits < 53 || boxes < 1 || timeout.isNegative() || threads < 1) {
            throw new IllegalArgumentException("bits >= 53, boxes >= 1, timeout >= 0, threads >= 1 expected");
        }
    }
}
