package org.certirank.certificate;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A certificate: which claim of which bytes it is about, what it shows of it, and how. docs/certificate-format.md section 1.
 *
 * @param specPath path of the spec from the project's root, with '/'
 * @param sha256   digest of the spec's bytes, lower-case hex
 * @param claim    id of the claim within the spec
 * @param shows    the claim or its negation
 * @param uses     every claim used, transitively, sorted by path and claim
 * @param steps    the last proves the root goal
 */
public record Certificate(String specPath, String sha256, String claim, Shows shows, List<Use> uses, List<Step> steps) {
    /** The version of the format that this class speaks. */
    public static final int VERSION = 1;

    /** What is shown. */
    public enum Shows {
        CLAIM("claim"), NEGATION("negation");

        private final String word;

        Shows(String word) {
            this.word = word;
        }

        /** As written in a certificate. */
        public String word() {
            return word;
        }
    }

    /** A claim that the proof rests on, and the digest of its file. */
    public record Use(String path, String sha256, String claim) {
        public Use {
            Objects.requireNonNull(path);
            Objects.requireNonNull(sha256);
            Objects.requireNonNull(claim);
        }
    }

    public Certificate {
        Objects.requireNonNull(specPath);
        Objects.requireNonNull(sha256);
        Objects.requireNonNull(claim);
        Objects.requireNonNull(shows);
        uses = uses.stream().sorted(Comparator.comparing(Use::path).thenComparing(Use::claim)).toList();
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a certificate has at least one step");
        }
    }

    /** The certificate that lays out this proof. */
    public static Certificate of(String specPath, String sha256, String claim, Shows shows, List<Use> uses, Proof proof) {
        return new Certificate(specPath, sha256, claim, shows, uses, Steps.of(proof));
    }
}
