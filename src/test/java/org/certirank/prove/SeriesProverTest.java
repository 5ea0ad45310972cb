package org.certirank.prove;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.certirank.certificate.Data;
import org.certirank.certificate.Proof;
import org.certirank.spec.Claim;
import org.certirank.spec.Spec;
import org.certirank.spec.SpecException;
import org.certirank.spec.SpecReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Sums, products, cases and tables of unknown size (docs/symbolic-sums.md): each kind of fact and rule in a proof. */
class SeriesProverTest {
    private static final ProverOptions OPTIONS = new ProverOptions(64, 500, Duration.ofSeconds(60), 1);

    static Stream<Arguments> claims() throws IOException, SpecException {
        try (InputStream in = SeriesProverTest.class.getResourceAsStream("/generic/series.json")) {
            Spec s = SpecReader.read("series.json", in.readAllBytes());
            return s.claims().stream().map(c -> Arguments.of(c.id(), s, c)).toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("claims")
    void holdsForEveryN(String id, Spec s, Claim c) {
        Attempt a = Prover.attempt(s, c, OPTIONS, Progress.NONE);
        Attempt.Found f = assertInstanceOf(Attempt.Found.class, a, a::toString);
        assertFalse(f.negation());
        assertEquals("generic", f.proof().rule());
        List<String> used = steps(f.proof());
        switch (id) {
            case "then", "else", "append", "prepend", "empty", "join", "support", "linear", "integers" -> assertTrue(used.contains("fact " + id), used::toString);
            case "termwise", "staircase" -> assertTrue(used.contains(id), used::toString);
            case "upto", "product" -> assertTrue(used.contains("induction"), used::toString);
            default -> { }
        }
    }

    private static List<String> steps(Proof p) {
        List<String> out = new ArrayList<>();
        out.add(p.rule().equals("fact") ? "fact " + ((Data.Text) p.data().fields().get("is")).value() : p.rule());
        p.premises().forEach(q -> out.addAll(steps(q)));
        return out;
    }
}
