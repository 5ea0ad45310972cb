package org.certirank.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.certirank.prove.Attempt;
import org.certirank.prove.Progress;
import org.certirank.prove.ProverOptions;
import org.certirank.spec.Claim;
import org.certirank.spec.Spec;

/** What a run asks of the prover and of the checker; tests stand in for either. */
interface Engine {

    /** The prover's search; nothing in its answer is believed. */
    Attempt attempt(Spec spec, Claim claim, ProverOptions options, Progress progress);

    /** What tells this prover from every other, so that a search in vain need not be done again; empty if that is not known. */
    Optional<String> digest();

    /**
     * The checker's word on a certificate.
     *
     * @param root the folder that the certificate's paths are relative to
     */
    Judgement judge(byte[] certificate, Path root);

    /**
     * The checker's text of a claim, whether or not there is a certificate.
     *
     * @param spec the bytes of the spec
     */
    Scope scope(byte[] spec, String claim);

    /** The text of a claim as the checker reads it, or why it cannot read it. */
    sealed interface Scope {
        /** The claim, expanded and fully parenthesised. */
        record Text(String text) implements Scope { }

        /** The checker does not read this claim. */
        record Unreadable(String reason) implements Scope { }
    }

    /** How the checker ended. */
    sealed interface Judgement {
        /** The certificate proves the claim, or, if {@code refuted}, its negation. */
        record Accepted(boolean refuted, String scope) implements Judgement { }

        /** The certificate proves nothing. */
        record Rejected(String reason) implements Judgement { }

        /** A limit was passed, or the form is of another version. */
        record Declined(String reason) implements Judgement { }

        /** The checker or its files failed. */
        record Faulty(String reason) implements Judgement { }
    }
}
