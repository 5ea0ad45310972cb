package org.certirank.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certirank.certificate.Certificate;
import org.certirank.certificate.CertificateWriter;
import org.certirank.check.Checker;
import org.certirank.check.Verdict;
import org.certirank.prove.Attempt;
import org.certirank.prove.Progress;
import org.certirank.prove.Prover;
import org.certirank.prove.ProverOptions;
import org.certirank.spec.Claim;
import org.certirank.spec.Spec;
import org.certirank.spec.SpecReader;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * Every claim of the default run comes out as its spec expects. It is proved or refuted anew and the checker agrees; certificates on disk play no part. Of those that take long
 * ({@link SlowClaims}) the checker accepts the committed certificate, and they are proved anew under the tag {@code slow}.
 */
class PublishedSpecsTest {
    private static final Path ROOT = Path.of(System.getProperty("certirank.home", "."));

    private static final Set<String> RULES = rules();

    private static Set<String> rules() {
        try (InputStream in = Objects.requireNonNull(Certificate.class.getResourceAsStream("/schema/certificate.schema.json"))) {
            return Trial.JSON.readTree(in).findValue("rule").get("enum").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is done with a claim. */
    private interface Trying {
        void claim(Spec spec, Claim claim) throws Exception;
    }

    @TestFactory
    Stream<DynamicTest> comeOutAsExpected() throws Exception {
        return each((spec, claim) -> true, (spec, claim) -> {
            if (SlowClaims.has(spec, claim)) {
                committed(spec, claim);
            } else {
                decide(spec, claim);
            }
        });
    }

    @Tag("slow")
    @TestFactory
    Stream<DynamicTest> slowOnesAnew() throws Exception {
        return each(SlowClaims::has, PublishedSpecsTest::decide);
    }

    @Test
    void theListOfSlowOnesNamesClaims() throws Exception {
        Set<String> there = each(SlowClaims::has, PublishedSpecsTest::decide).map(DynamicTest::getDisplayName).collect(Collectors.toSet());
        assertEquals(SlowClaims.names(), there);
    }

    private static Stream<DynamicTest> each(BiPredicate<Spec, Claim> which, Trying trying) throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (String folder : List.of("theorems", "counterexamples")) {
            List<Path> files;
            try (Stream<Path> all = Files.walk(ROOT.resolve(folder))) {
                files = all.filter(f -> f.toString().endsWith(".json")).sorted().toList();
            }
            assertTrue(!files.isEmpty(), folder);
            for (Path file : files) {
                Spec spec = SpecReader.read(ROOT.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
                for (Claim claim : spec.claims()) {
                    if (which.test(spec, claim)) {
                        tests.add(DynamicTest.dynamicTest(spec.id() + "#" + claim.id(), () -> trying.claim(spec, claim)));
                    }
                }
            }
        }
        return tests.stream();
    }

    /** What is committed of an earlier run: a certificate that the checker accepts for this very spec, or the record of a search of this very spec that was in vain. */
    private static void committed(Spec spec, Claim claim) throws IOException {
        Path file = ROOT.resolve("reports/certificates").resolve(spec.id()).resolve(claim.id() + ".json");
        if (claim.expect() == org.certirank.spec.Verdict.UNDECIDED) {
            assertFalse(Files.exists(file), () -> file + " is there");
            JsonNode record = Trial.JSON.readTree(Files.readAllBytes(file.resolveSibling(file.getFileName() + ".undecided")));
            assertEquals(spec.sha256(), record.at("/spec/sha256").asString(), "another spec was searched");
            assertEquals(claim.id(), record.get("claim").asString());
            return;
        }
        Verdict word = Checker.check(Files.readAllBytes(file), ROOT);
        Verdict.Accept accept = assertInstanceOf(Verdict.Accept.class, word, word::toString);
        assertEquals(spec.id() + "#" + claim.id(), accept.spec() + "#" + accept.claim());
        assertEquals(claim.expect().name().toLowerCase(java.util.Locale.ROOT), accept.verdict());
    }

    private static void decide(Spec spec, Claim claim) throws IOException {
        Attempt attempt = Prover.attempt(spec, claim, ProverOptions.DEFAULT, Progress.NONE);
        if (claim.expect() == org.certirank.spec.Verdict.UNDECIDED) {
            assertInstanceOf(Attempt.Undecided.class, attempt, attempt::toString);
            return;
        }
        if (claim.expect() == org.certirank.spec.Verdict.ENCLOSED) {
            assertInstanceOf(Attempt.Enclosed.class, attempt, attempt::toString);
            return;
        }
        Attempt.Found found = assertInstanceOf(Attempt.Found.class, attempt, attempt::toString);
        Certificate.Shows shows = found.negation() ? Certificate.Shows.NEGATION : Certificate.Shows.CLAIM;
        byte[] certificate = CertificateWriter.bytes(Certificate.of(spec.path(), spec.sha256(), claim.id(), shows, List.of(), found.proof()));
        // The published schema knows every rule that certificates use.
        for (JsonNode step : Trial.JSON.readTree(certificate).get("steps")) {
            assertTrue(RULES.contains(step.get("rule").asString()), () -> "rule " + step.get("rule") + " is not in the schema of certificates");
        }
        Verdict word = Checker.check(certificate, ROOT);
        String verdict = assertInstanceOf(Verdict.Accept.class, word, word::toString).verdict();
        assertEquals(claim.expect().name().toLowerCase(java.util.Locale.ROOT), verdict.startsWith("proved") ? "proved" : verdict);
    }
}
