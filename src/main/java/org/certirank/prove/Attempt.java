package org.certirank.prove;

import java.util.List;
import org.certirank.certificate.Proof;
import org.certirank.prove.trajectory.Finding;

/**
 * What the prover has to say of a claim. Nothing here is believed: a {@link Found} proof becomes a certificate, and only the checker's accept makes a verdict.
 */
public sealed interface Attempt {

    /**
     * A proof was found.
     *
     * @param negation true if the proof shows that the claim is false
     * @param proof    the evidence, root first
     */
    record Found(boolean negation, Proof proof) implements Attempt {}

    /**
     * The claim is true by rigorous enclosures, but there is no certificate of it.
     *
     * @param how   which enclosures
     * @param lines the trajectories that were enclosed
     */
    record Enclosed(String how, List<Finding.Line> lines) implements Attempt {}

    /** Neither the claim nor its negation could be shown; the reason names the step that is missing. */
    record Undecided(String reason) implements Attempt {}

    /** The claim is not well formed for some of its values (a clash of dimensions, an index out of range). */
    record BadClaim(String message) implements Attempt {}
}
