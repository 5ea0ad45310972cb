package org.certirank.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.certirank.certificate.Certificate;
import org.certirank.certificate.CertificateWriter;
import org.certirank.check.Checker;
import org.certirank.prove.Attempt;
import org.certirank.prove.Progress;
import org.certirank.prove.Prover;
import org.certirank.prove.ProverOptions;
import org.certirank.spec.Claim;
import org.certirank.spec.Spec;
import org.certirank.spec.SpecException;
import org.certirank.spec.SpecReader;
import org.certirank.spec.Verdict;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The planted claims, false, vacuous or undefined: none is ever proved, and what is undefined or vacuous is not refuted either. */
class FalseCorpusTest {
    private static final Path ROOT = Path.of("src/test/resources/false");

    /**
     * False claims for which the engine finds no witness, and why. To be undecided is honest; the list only keeps the rest from becoming so unnoticed.
     */
    private static final Set<String> NO_WITNESS_FOUND = Set.of(
            // the negation is "for all y there is an x": no tactic chooses x as a function of y
            "false-existential#order");

    /** False, but only at an irrational point: no witness by rational numbers exists. */
    private static final Set<String> NO_RATIONAL_WITNESS = Set.of("false-needle#irrational-zero");

    @TestFactory
    Stream<DynamicTest> none() throws IOException, SpecException {
        List<Path> files;
        try (Stream<Path> all = Files.list(ROOT)) {
            files = all.sorted().toList();
        }
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : files) {
            Spec spec = SpecReader.read(file.getFileName().toString(), Files.readAllBytes(file));
            for (Claim claim : spec.claims()) {
                tests.add(DynamicTest.dynamicTest(spec.id() + "#" + claim.id(), () -> decide(spec, claim)));
            }
        }
        assertTrue(tests.size() >= 90, "the corpus is there");
        return tests.stream();
    }

    private static void decide(Spec spec, Claim claim) {
        String name = spec.id() + "#" + claim.id();
        boolean refutable = claim.expect() == Verdict.REFUTED;
        boolean certain = refutable && !NO_WITNESS_FOUND.contains(name);
        // What is refuted falls at the first glance; the rest would use up any time.
        ProverOptions options = new ProverOptions(64, 200, Duration.ofMillis(certain ? 60_000 : 250), 1);
        Attempt attempt = Prover.attempt(spec, claim, options, Progress.NONE);
        if (!(attempt instanceof Attempt.Found found)) {
            assertFalse(certain, () -> name + " is not refuted any more: " + attempt);
            assertInstanceOf(Attempt.Undecided.class, attempt);
            return;
        }
        assertTrue(found.negation(), () -> name + " is PROVED by the prover");
        assertTrue(refutable || NO_RATIONAL_WITNESS.contains(name), () -> name + " is undefined or vacuous, yet refuted");
        byte[] certificate = CertificateWriter.bytes(Certificate.of(spec.path(), spec.sha256(), claim.id(), Certificate.Shows.NEGATION, List.of(), found.proof()));
        org.certirank.check.Verdict word = Checker.check(certificate, ROOT);
        assertEquals("refuted", assertInstanceOf(org.certirank.check.Verdict.Accept.class, word, word::toString).verdict());
    }
}
