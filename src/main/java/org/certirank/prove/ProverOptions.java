package org.certirank.prove;

import java.time.Duration;

/**
 * Limits of a search. They decide how long the prover looks, never what counts as a proof.
 *
 * @param bits    mantissa bits at which interval searches begin (at least 53); escalated by the tactics
 * @param boxes   most boxes of one branch-and-bound search
 * @param timeout per claim; {@link Duration#ZERO} for none
 * @param threads threads one search may use
 */
public record ProverOptions(int bits, long boxes, Duration timeout, int threads) {

    public static final ProverOptions DEFAULT = new ProverOptions(64, 200_000, Duration.ZERO, 1);

    public ProverOptions {
        if (bits < 53 || boxes < 1 || timeout.isNegative() || threads < 1) {
            throw new IllegalArgumentException("bits >= 53, boxes >= 1, timeout >= 0, threads >= 1 expected");
        }
    }
}
