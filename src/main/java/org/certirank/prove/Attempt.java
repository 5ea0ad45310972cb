package org.certirank.prove;

import org.certirank.certificate.Proof;

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

    /** Neither the claim nor its negation could be shown; the reason names the step that is missing. */
    record Undecided(String reason) implements Attempt {}

    /** The claim is not well formed for some of its values (a clash of dimensions, an index out of range). */
    record BadClaim(String message) implements Attempt {}
}
