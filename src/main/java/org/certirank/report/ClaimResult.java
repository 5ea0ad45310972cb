package org.certirank.report;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.certirank.certificate.Certificate;
import org.certirank.spec.Claim;
import org.certirank.spec.Coverage;
import org.certirank.spec.Verdict;

/**
 * What is to be told of one claim.
 *
 * @param claim the claim as it was read
 * @param verdict what came out
 * @param asExpected whether that is what the spec expects, and nothing went wrong
 * @param scope the checker's text of the claim, empty if it has none
 * @param reason why the verdict is no better, empty if there is nothing to say
 * @param certificate what proves the verdict
 * @param link where the certificate lies, seen from the page; empty without one
 * @param trajectories of the models that the claim speaks of
 * @param figures the pictures that the claim asks for
 * @param computed values that make a refutation easy to follow, such as both sides at the witness
 */
public record ClaimResult(Claim claim, Verdict verdict, boolean asExpected, String scope, String reason, Optional<Certificate> certificate, String link,
        List<Computed> computed, List<TrajectoryFigure> trajectories, List<Figure> figures) {

    /** An expression and what it comes to, both as text. */
    public record Computed(String expression, String value) { }

    /** A claim without trajectories and pictures. */
    public ClaimResult(Claim claim, Verdict verdict, boolean asExpected, String scope, String reason, Optional<Certificate> certificate, String link, List<Computed> computed) {
        this(claim, verdict, asExpected, scope, reason, certificate, link, computed, List.of(), List.of());
    }

    public ClaimResult {
        Objects.requireNonNull(claim);
        Objects.requireNonNull(verdict);
        Objects.requireNonNull(scope);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(certificate);
        Objects.requireNonNull(link);
        computed = List.copyOf(computed);
        trajectories = List.copyOf(trajectories);
        figures = List.copyOf(figures);
    }

    /** The verdict as it may be shown: a claim that covers only part of what it says is never called proved. */
    public String shown() {
        return shown(verdict, claim.coverage());
    }

    /** The words for a verdict under a coverage. */
    public static String shown(Verdict verdict, Coverage coverage) {
        return verdict == Verdict.PROVED && coverage == Coverage.PART ? "proved in part" : verdict.word();
    }
}
