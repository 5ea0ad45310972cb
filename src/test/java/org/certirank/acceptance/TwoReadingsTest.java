package org.certirank.acceptance;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.certirank.check.Verdict;
import org.certirank.prove.Attempt;
import org.certirank.prove.ProverOptions;
import org.certirank.spec.SpecException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * Two readers, one meaning, from end to end: each golden value becomes a claim that the prover's reader has to prove and the checker's reader has to accept. What is undefined is
 * decided in neither way; what is no expression is read by neither.
 */
class TwoReadingsTest {
    private static final ProverOptions GLANCE = new ProverOptions(64, 50, Duration.ofMillis(60), 1);

    @TestFactory
    Stream<DynamicTest> goldenValues() throws IOException {
        JsonNode all = Trial.JSON.readTree(Files.readAllBytes(Path.of("src/test/resources/golden/primitives.json")));
        List<DynamicTest> tests = new ArrayList<>();
        all.forEach(entry -> tests.add(DynamicTest.dynamicTest(tests.size() + " " + entry.get("expr").stringValue(), () -> read(entry))));
        return tests.stream();
    }

    private static void read(JsonNode entry) {
        String expr = entry.get("expr").stringValue();
        String value = entry.has("digits") ? entry.get("digits").stringValue() : entry.get("value").stringValue();
        if (entry.has("digits")) {
            String[] ends = value.split(",");
            claim(entry, "(" + expr + ") >= " + ends[0] + " and (" + expr + ") <= " + ends[1]).proved();
        } else if (entry.path("opaque").booleanValue(false) && !value.equals("undefined") && !value.equals("error")) {
            assertFalse(claim(entry, "(" + expr + ") != " + value).attempt(GLANCE) instanceof Attempt.Found(boolean negation, var p) && !negation);
        } else {
            switch (value) {
                case "true" -> claim(entry, expr).proved();
                case "false" -> claim(entry, "not (" + expr + ")").proved();
                case "undefined" -> undefined(entry, expr);
                case "error" -> error(claim(entry, "(" + expr + ") = 0 or true"), claim(entry, "(" + expr + ") or true"));
                case "0" -> zero(entry, expr);
                default -> claim(entry, "(" + expr + ") = " + value).proved();
            }
        }
    }

    /** An empty sum is the number 0 whatever its terms are, which the sorts of a text cannot say. */
    private static void zero(JsonNode entry, String expr) {
        Trial claim = claim(entry, "(" + expr + ") = 0");
        if (loads(claim) || !expr.startsWith("sum(i in 1..0")) {
            claim.proved();
        }
    }

    /** The entry's names: constants as definitions, unknowns as existential names with their values as witnesses. */
    private static Trial claim(JsonNode entry, String holds) {
        List<String> given = new ArrayList<>();
        List<String> witnesses = new ArrayList<>();
        entry.path("at").properties().forEach(e -> {
            given.add("exists " + e.getKey() + " in reals");
            witnesses.add("'" + e.getKey() + "': '" + e.getValue().stringValue() + "'");
        });
        Trial trial = Trial.of(holds, given.toArray(String[]::new));
        if (!witnesses.isEmpty()) {
            trial = trial.how("{'method': 'witness', 'witness': {" + String.join(", ", witnesses) + "}}");
        }
        for (String field : List.of("let", "defs")) {
            for (var e : entry.path(field).properties()) {
                trial = trial.let(e.getKey(), e.getValue().isString() ? e.getValue().stringValue() : Trial.JSON.writeValueAsString(e.getValue()));
            }
        }
        return trial;
    }

    /** Nothing about it is proved at these values of the names: neither that it equals something nor that it does not. */
    private static void undefined(JsonNode entry, String expr) {
        Trial any = readable(claim(entry, "(" + expr + ") = (" + expr + ")"), claim(entry, expr));
        if (any.attempt(GLANCE) instanceof Attempt.Found found && entry.path("at").isMissingNode()) {
            assertFalse(any.check(any.certificate(found)) instanceof Verdict.Accept, any::text);
        }
    }

    private static Trial readable(Trial first, Trial second) {
        return loads(first) ? first : second;
    }

    /** The prover's reader fails, at load time where it shows then, otherwise when the values are known; the checker's reader at the latest when it reads the goal. */
    private static void error(Trial... ways) {
        for (Trial t : ways) {
            if (loads(t)) {
                assertFalse(t.attempt(GLANCE) instanceof Attempt.Found, t::text);
            }
            Verdict word = t.check(t.certificate("claim", Trial.box("'n'")));
            assertTrue(word instanceof Verdict.Reject || word instanceof Verdict.Fault, word::toString);
        }
    }

    private static boolean loads(Trial t) {
        try {
            t.read();
            return true;
        } catch (SpecException e) {
            return false;
        }
    }
}
