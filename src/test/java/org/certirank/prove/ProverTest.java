package org.certirank.prove;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.certirank.certificate.Proof;
import org.certirank.spec.Spec;
import org.certirank.spec.SpecException;
import org.certirank.spec.SpecReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProverTest {

    /** Keeps the names of the phases. */
    private static final class Phases implements Progress {
        private final List<String> seen = new ArrayList<>();

        @Override
        public void phase(String what) {
            seen.add(what);
        }

        @Override
        public void boxes(long done, long open) { }

        @Override
        public boolean cancelled() {
            return false;
        }
    }

    /** {@code given}: "name in set", a name "in" a set each, with a bar between them; a condition after "where". */
    private static Attempt attempt(String given, String holds, String how, Progress progress) throws SpecException {
        List<String> quantifiers = new ArrayList<>();
        for (String q : given.isBlank() ? new String[0] : given.split("\\|")) {
            String[] where = q.split(" where ");
            String[] in = where[0].trim().split(" in ", 2);
            quantifiers.add("{\"forall\": \"" + in[0] + "\", \"in\": \"" + in[1] + "\"" + (where.length > 1 ? ", \"where\": \"" + where[1].trim() + "\"" : "") + "}");
        }
        String text = "{\"id\": \"t\", \"kind\": \"theorem\", \"title\": \"t\", \"claims\": [{\"id\": \"c\", \"says\": \"s\", \"coverage\": \"whole\", \"given\": "
                + quantifiers + ", \"holds\": \"" + holds + "\", \"expect\": \"proved\"" + (how.isEmpty() ? "" : ", \"how\": " + how) + "}]}";
        Spec spec = SpecReader.read("t.json", text.getBytes(StandardCharsets.UTF_8));
        return Prover.attempt(spec, spec.claims().getFirst(), new ProverOptions(64, 5_000, Duration.ofSeconds(120), 1), progress);
    }

    private static Proof found(boolean negation, String given, String holds, String how) throws SpecException {
        Attempt.Found f = assertInstanceOf(Attempt.Found.class, attempt(given, holds, how, Progress.NONE));
        assertEquals(negation, f.negation());
        return f.proof();
    }

    /** Witnesses near the constants of a claim, on a sphere, and where branch and bound looked. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "x in [0, 1]; abs(x - 1e-9) >= 1e-12", "x in [0, 1); x <= 1 - 1e-300", "x in (0, 1]; 1 / x <= 1e100", "v in sphere(2); v[1] + v[2] <= 7/5",
        "x in [0, 2]; (x^2 - 2)^2 >= 1e-14", "x in [0, 1] | y in [0, 1]; (x - y^2)^2 + (x * y - 1/3)^2 > 1e-9"})
    void falseClaimsAreRefuted(String given, String holds) throws SpecException {
        assertEquals("witness", found(true, given, holds, "").rule());
    }

    /** A finite range is told apart before step newton, and an approximate zero is tried before all else. */
    @Test
    void zerosForEachMemberOfARange() throws SpecException {
        String text = "{'id': 't', 'kind': 'theorem', 'title': 't', 'claims': [{'id': 'c', 'says': 's', 'coverage': 'whole', 'given': [{'forall': 'k', 'in': '1..3'}, {'forall': 't', 'in': '[0, 1/8]'}, "
                + "{'exists': 'x', 'in': '[0, 2]'}], 'holds': 'x = cos(x / k) + t', 'expect': 'proved', 'how': {'start': {'x': '7/10'}}}]}";
        Spec spec = SpecReader.read("t.json", text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        Attempt.Found f = assertInstanceOf(Attempt.Found.class, Prover.attempt(spec, spec.claims().getFirst(), ProverOptions.DEFAULT, Progress.NONE));
        assertEquals("cases", f.proof().rule());
        assertEquals(List.of("intro", "intro", "intro"), f.proof().premises().stream().map(Proof::rule).toList());
        assertTrue(f.proof().premises().stream().allMatch(p -> p.premises().getFirst().rule().equals("newton")));
    }

    @Test
    void instancesAreGoneThroughOnce() throws SpecException {
        Phases phases = new Phases();
        assertInstanceOf(Attempt.Found.class, attempt("n in 1..4|G in digraphs(n) where stronglyConnected(G)", "radius(G) <= diameter(G)", "", phases));
        assertEquals(List.of("going through the instances"), phases.seen);
        assertEquals("witness", found(true, "n in 1..4|G in digraphs(n) where stronglyConnected(G)", "diameter(G) <= 2 * radius(G)", "").rule());
    }

    @Test
    void nothingFalseAtUndefinedInstances() throws SpecException {
        Attempt.Undecided u = assertInstanceOf(Attempt.Undecided.class, attempt("G in digraphs(2)", "diameter(G) <= 1", "", Progress.NONE));
        assertEquals("an instance is undefined", u.reason());
    }

    @Test
    void aConclusionIsFoundAmongTheHypothesesInAnotherForm() throws SpecException {
        Proof p = found(false, "w in (1, oo)|x in reals|y in reals where w * x + y != 0", "y + w * x != 0", "");
        assertEquals("scale", p.premises().getFirst().rule());
        found(false, "x in reals|y in reals where 2 * x - y > 0", "y - 2 * x != 0", "");
        assertFalse(attempt("x in reals|y in reals where 2 * x - y != 0", "y - x != 0", "", Progress.NONE) instanceof Attempt.Found f && !f.negation());
    }

    @Test
    void squaresUnderARootAreToldApartBySign() throws SpecException {
        found(false, "c in (0, oo)|x in reals where x != 0", "c * x / sqrt((c * x)^2) = x / sqrt(x^2)", "");
    }

    @Test
    void outlinesAreChosenByConditionsOverCases() throws SpecException {
        String how = "{\"proof\": [{\"when\": \"n = 1\", \"use\": \"auto\"}, {\"when\": \"n = 2 and n > 1\", \"use\": {\"rule\": \"extremum\"}}]}";
        Proof p = found(false, "n in 1..2|v in vectors(n)", "min(v) <= v[n]", how);
        assertTrue(p.premises().get(1).premises().getFirst().rule().equals("extremum"));
    }
}
