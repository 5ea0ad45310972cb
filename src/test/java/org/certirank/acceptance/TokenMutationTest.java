package org.certirank.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.certirank.check.Verdict;
import org.certirank.prove.Attempt;
import org.certirank.prove.ProverOptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every mutant in one token of real certificates of every rule. A mutant may be another valid proof of the same true claim (a finer tree, another point of the domain), never a proof
 * of something else; and no mutant makes the checker accept the claim's false twin. Of long certificates the ordinary tests try each fifth mutant, those tagged {@code slow} all.
 */
class TokenMutationTest {
    private static final ProverOptions GLANCE = new ProverOptions(64, 100, Duration.ofMillis(100), 1);

    private static final int LONG = 4_000;
    private static final int EACH = 5;

    @TestFactory
    Stream<DynamicTest> mutants() {
        return ProofCases.all().stream().map(c -> DynamicTest.dynamicTest(c.name(), () -> mutate(c, isLong(c) ? EACH : 1)));
    }

    @Tag("slow")
    @TestFactory
    Stream<DynamicTest> allMutantsOfLongOnes() {
        return ProofCases.all().stream().filter(TokenMutationTest::isLong).map(c -> DynamicTest.dynamicTest(c.name(), () -> mutate(c, 1)));
    }

    private static boolean isLong(ProofCases c) {
        return c.certificate().length > LONG;
    }

    /** @param each one of so many mutants is tried */
    private static void mutate(ProofCases c, int each) {
        byte[] certificate = c.certificate();
        int[] number = new int[1];
        String ours = c.trial().sha256();
        String twins = c.twin().sha256();
        int[] counts = new int[2];
        try (Trial.Judge judge = c.trial().judge(); Trial.Judge twin = c.twin().judge()) {
            Verdict accepted = judge.check(certificate);
            assertInstanceOf(Verdict.Reject.class, twin.check(rebound(certificate, ours, twins)), c.name() + ": the certificate itself is accepted for the false twin");
            Mutants.of(certificate, mutant -> {
                if (number[0]++ % each != 0) {
                    return;
                }
                Verdict word = judge.check(mutant);
                counts[word instanceof Verdict.Accept ? 0 : 1]++;
                if (word instanceof Verdict.Accept) {
                    assertEquals(accepted, word, () -> "another claim is accepted: " + text(mutant));
                }
                assertFalse(word instanceof Verdict.Fault, () -> word + " for " + text(mutant));
                Verdict other = twin.check(rebound(mutant, ours, twins));
                assertFalse(other instanceof Verdict.Accept || other instanceof Verdict.Fault, () -> "FALSE TWIN: " + other + " for " + text(mutant));
            });
        }
        assertTrue(counts[1] >= counts[0] && counts[1] > 20, () -> c.name() + ": " + counts[0] + " mutants accepted, " + counts[1] + " rejected");
    }

    private static byte[] rebound(byte[] certificate, String from, String to) {
        return Mutants.edited(certificate, t -> t.replace(from, to));
    }

    private static String text(byte[] certificate) {
        return new String(certificate, StandardCharsets.UTF_8);
    }

    /** The prover is untrusted, but it should not be taken in either. */
    @TestFactory
    Stream<DynamicTest> twinsAreNotFound() {
        return ProofCases.all().stream().map(c -> DynamicTest.dynamicTest(c.name(), () -> {
            boolean refutes = c.verdict().equals("refuted");
            assertFalse(c.twin().attempt(GLANCE) instanceof Attempt.Found(boolean negation, var proof) && negation == refutes, "the prover decides the twin wrongly");
        }));
    }

    @Test
    void everyRuleIsInUse() {
        Set<String> unused = new TreeSet<>(Mutants.RULES);
        for (ProofCases c : ProofCases.all()) {
            Trial.JSON.readTree(c.certificate()).get("steps").forEach(s -> unused.remove(s.get("rule").stringValue()));
        }
        assertEquals(Set.of(), unused);
    }
}
