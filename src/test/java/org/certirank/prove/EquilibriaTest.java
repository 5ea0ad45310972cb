package org.certirank.prove;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.certirank.certificate.Proof;
import org.certirank.spec.Spec;
import org.certirank.spec.SpecException;
import org.certirank.spec.SpecReader;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A true claim for every rule of docs/equilibria.md is proved, by that rule. (False ones: {@code false-equilibria.json} in the corpus of planted claims.) */
class EquilibriaTest {
    private static final Path CASES = Path.of("src/test/resources/equilibria/cases.json");
    private static final Map<String, Set<String>> RULES = Map.ofEntries(
            Map.entry("zero-of-one-equation", Set.of("newton")), Map.entry("zero-of-softmax", Set.of("newton")), Map.entry("zero-from-a-start", Set.of("newton")),
            Map.entry("zero-for-all-parameters", Set.of("intro", "newton")), Map.entry("first-zero", Set.of("newton")), Map.entry("one-zero-only", Set.of("unique")),
            Map.entry("orbit-by-itself", Set.of("intro", "orbit")), Map.entry("orbit-after-cases", Set.of("cases", "orbit")), Map.entry("orbit-with-an-equation", Set.of("orbit")),
            Map.entry("orbit-converges", Set.of("witness", "orbit", "floor")), Map.entry("orbit-of-matrices", Set.of("orbit")),
            Map.entry("rank-of-a-product", Set.of("squeeze", "factor", "minor")), Map.entry("rank-of-repeated-rows", Set.of("factor")), Map.entry("rank-by-a-minor", Set.of("factor")),
            Map.entry("eigenvalues-inside", Set.of("multipliers")), Map.entry("eigenvalues-on-the-circle", Set.of("multipliers")), Map.entry("spectral-radius", Set.of("radius")),
            Map.entry("least-and-greatest-singular-value", Set.of("gram")), Map.entry("singular-values", Set.of("singular", "gram")),
            Map.entry("norm-by-a-vector", Set.of("stretch")), Map.entry("stable-rank", Set.of("stable")), Map.entry("derivative-by-an-entry", Set.of()));

    @TestFactory
    Stream<DynamicTest> isProved() throws IOException, SpecException {
        Spec spec = SpecReader.read("cases.json", Files.readAllBytes(CASES));
        return spec.claims().stream().map(c -> DynamicTest.dynamicTest(c.id(), () -> {
            Attempt.Found f = assertInstanceOf(Attempt.Found.class, Prover.attempt(spec, c, new ProverOptions(64, 20_000, Duration.ofSeconds(120), 1), Progress.NONE));
            assertFalse(f.negation());
            Set<String> used = new TreeSet<>();
            collect(f.proof(), used);
            assertTrue(used.containsAll(RULES.get(c.id())), used::toString);
        }));
    }

    private static void collect(Proof p, Set<String> used) {
        used.add(p.rule());
        p.premises().forEach(q -> collect(q, used));
    }
}
