package org.certirank.prove.trajectory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.certirank.exact.Rational;
import org.certirank.interval.ball.Ball;
import org.certirank.prove.Attempt;
import org.certirank.prove.Progress;
import org.certirank.prove.Prover;
import org.certirank.prove.ProverOptions;
import org.certirank.prove.search.Clock;
import org.certirank.spec.Spec;
import org.certirank.spec.SpecException;
import org.certirank.spec.SpecReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Claims on the tokens of models, ordinary and awkward ones: each ends in the right verdict or in one clear message. */
class TrajectoryClaimTest {
    private static final String BASE = "'start': '[[1, 1/2], [-1/3, 2]]', 'mask': 'complete(2)', 'query': '[[1, 1/2], [0, 1]]', 'key': '[[1/3, 0], [1, 1]]', 'value': '[[1/2, 1/4], [-1/4, 1]]'";

    /** The fields of the base model, those of the same names replaced. */
    private static String model(String fields) {
        StringBuilder all = new StringBuilder(fields);
        for (String field : BASE.split(", (?=')")) {
            String name = field.substring(0, field.indexOf(':'));
            if (!fields.contains(name + ":") || name.equals("'value'") && !fields.matches("(?s).*(^|, )'value':.*")) {
                all.append(all.isEmpty() ? "" : ", ").append(field);
            }
        }
        return all.toString();
    }

    private static Spec spec(String fields, String given, String holds) throws SpecException {
        String json = "{'id': 'a', 'kind': 'theorem', 'title': 'a', 'let': {'run': {'model': {" + model(fields) + "}}}, 'claims': [{'id': 'c', 'says': 'a', 'coverage': 'whole', 'given': [" + given
                + "], 'holds': '" + holds + "', 'expect': 'proved'}]}";
        return SpecReader.read("a.json", json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static String outcome(Spec s) {
        return switch (Prover.attempt(s, s.claims().getFirst(), new ProverOptions(64, 1000, Duration.ofSeconds(60), 1), Progress.NONE)) {
            case Attempt.Found(boolean negation, var proof) -> negation ? "refuted" : "proved";
            case Attempt.Enclosed e -> e.how();
            case Attempt.Undecided(String reason) -> reason;
            case Attempt.BadClaim(String message) -> "bad: " + message;
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            'mask': 'digraph(2, [[1, 1], [2, 2]])'                   | mu(run(3)) >= 1          | refuted
            'mask': 'digraph(2, [[1, 2], [2, 1]])'                   | mu(run(3)) <= 2          | proved
            'mask': 'digraph(2, [[1, 1]])'                           | mu(run(3)) <= 2          | undefined: layer 0 has no value at token 2: the softmax of a token that attends to none
            'mask': 'digraph(2, [[1, 1]])'                           | mu(run(0)) <= 3          | proved
            'start': '[[1, 2]]', 'mask': 'complete(1)'               | mu(run(3)) = 0           | proved
            'start': '[[0, 0], [0, 0]]', 'norm': 'unit'              | mu(run(1)) <= 1          | undefined: layer 0 has no value at token 1: the norm of a zero row
            'start': '[[1, 1], [2, 2]]', 'norm': {'kind': 'centred'}, 'place': 'pre' | mu(run(1)) <= 1 | undefined: layer 0 has no value at token 1: the norm of a zero row
            'query': '[[1e300, 0], [0, 1e300]]'                      | mu(run(3)) <= 1e-20      | proved
            'value': '[[1e300, 0], [0, 1e300]]'                      | mu(run(2)) >= 1e700      | refuted
            'query': '[[1e-300, 0], [0, 1e-300]]'                    | mu(run(2)) <= 1e-200     | proved
            'temperature': '0'                                       | mu(run(1)) <= 1          | undefined: layer 0 of run has no value: its temperature is 0
            'temperature': '-1'                                      | mu(run(1)) <= 1          | undefined: layer 0 of run has no value: its temperature is -1
            'temperature': '1e-600'                                  | mu(run(3)) <= 1          | proved
            'temperature': 'sqrt(2)'                                 | mu(run(2)) <= 1          | proved
            'value': 'if(t = 1, identity(3), identity(2))'           | mu(run(2)) <= 1          | bad: in model run, layer 1: value of 3 by 3 and query of 2 by 2 must have as many rows
            'heads': '0'                                             | mu(run(1)) <= 1          | bad: in model run, field heads: expected a number of heads, found 0
            'skip': '1/2'                                            | mu(run(-1)) <= 1         | undefined: run(-1) has no value: layers are counted from 0
            'skip': '1/2'                                            | mu(run(1000000)) <= 1    | too large: a trajectory of 1000000 layers
            'skip': '1/2'                                            | det(run(1)) >= -100      | proved
            'skip': '1/2'                                            | run(2)[1, 1] <= 5 and phi(run(2)) >= -9 and norm2(run(2)[1]) <= 9 and dot(row(run(1), 1), run(1)[2]) <= 9 | proved
            'skip': '1/2'                                            | all(t in 0..3, mu(run(t)) <= 9) => normF(run(1)) > 0 | proved
            'start': '[[1], [2]]', 'query': '[[1]]', 'key': '[[1]]', 'value': '[[1]]', 'norm': 'unit' | mu(run(2)) <= 0 | enclosed: true by enclosures of 2 layers with 128 bits
            'mask': 'complete(2)'                                    | mu(run(30)) <= 10^(-100000) | enclosed: true by enclosures of 30 layers with 128 bits
            'mask': 'complete(2)'                                    | mu(run(30)) >= 10^(-100000) | the claim is false by enclosures of 30 layers with 128 bits, but there is no certificate of it: no proof found of ... < 10^-100000
            """)
    void closedClaims(String fields, String holds, String expected) throws SpecException {
        assertEquals(expected, outcome(spec(fields, "", holds)));
    }

    @Test
    void casesAreToldApartAndTheFailingOneIsTheWitness() throws SpecException {
        assertEquals("proved", outcome(spec("'skip': '1/2'", "{'forall': 't', 'in': '0..6'}", "mu(run(t)) <= 3 * (9/10)^t")));
        assertEquals("refuted", outcome(spec("'skip': '1/2'", "{'forall': 't', 'in': '0..6'}", "mu(run(t)) <= 2 * (1/8)^t")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            'value': 'identity(3)'                        | /let/run/model: a layer makes
            'mask': 'identity(2)'                         | /let/run/model/mask: expected a digraph, found
            'colour': '1'                                 | /let/run/model/colour: unknown field
            'norm': {'kind': 'unit'}                      | /let/run/model/norm/kind: expected
            'norm': {'kind': 'rms', 'gain': '[1, '}       | /let/run/model/norm/gain:
            'of': ['t']                                   | /let/run: in a file with a model 't' is the number of the layer and no parameter
            'start': 'zeros(2, 2) + t'                    | /let/run/model/start: unknown name 't'
            'forward': {'in': '[[1]]', 'activation': 'x'} | /let/run/model/forward: the field
            """)
    void problemsOfAModelAreReportedAtTheirPlace(String fields, String expected) {
        SpecException e = assertThrows(SpecException.class, () -> spec(fields, "", "mu(run(1)) <= 1"));
        assertTrue(e.problems().stream().anyMatch(p -> (p.pointer() + ": " + p.message()).startsWith(expected)), () -> e.problems().toString());
        assertTrue(e.problems().stream().noneMatch(p -> p.message().contains("$")), () -> e.problems().toString());
    }

    /** Mode 0 of the anchors: the values of the other program lie in our enclosures, down to 6.8e-1953. */
    private static Finding finding(String given, String holds) throws SpecException {
        Spec s = spec("'of': ['s'], 'start': '[[1, 0], [0, s]]', 'mask': 'causal(2)'", given, holds);
        return TrajectoryClaim.of(s, s.claims().getFirst(), Clock.of(Duration.ZERO, Progress.NONE), RunStore.NONE).orElseThrow();
    }

    /** The pictures of a claim that is false at a layer show its witness alone, through all layers of the claim, with what mu is compared with, and the layer. */
    @Test
    void aRefutedClaimIsShownThroughAllItsLayers() throws SpecException {
        for (String relation : new String[] {"<= 8/10", ">= 12/10", "< 2 * (1/9)^t"}) {
            for (String given : new String[] {"{'forall': 's', 'in': '{1/2, 1}'}, ", "{'forall': 's', 'in': '[1/2, 1]'}, ", ""}) {
                Finding f = finding(given + "{'forall': 't', 'in': '0..7', 'where': 't != 5'}", "mu(run(" + (given.isEmpty() ? "1" : "s") + ", t)) " + relation);
                assertEquals(Finding.Answer.FALSE, f.answer(), f.reason());
                assertEquals(1, f.lines().size());
                Finding.Line line = f.lines().getFirst();
                assertEquals(8, line.mu().size());
                assertEquals(java.util.Set.of(0, 1, 2, 3, 4, 6, 7), line.bounds().keySet());
                assertTrue(f.reason().endsWith("t = " + line.witness().getAsInt()), f.reason());
                assertTrue(line.mask().isPresent());
                Ball mu = line.mu().get(line.witness().getAsInt());
                Ball bound = line.bounds().get(line.witness().getAsInt());
                assertTrue(relation.startsWith("<") ? !mu.certainlyLess(bound) : !bound.certainlyLess(mu), "it fails there");
            }
        }
        assertTrue(finding("{'forall': 't', 'in': '0..7'}", "mu(run(1, t)) <= 99").lines().getFirst().witness().isEmpty(), "a true claim has no witness");
    }

    @Test
    void anchorTrajectory() throws SpecException {
        String fields = "'start': 'congruence(32, 32, 12345, 0, 0)', 'mask': 'complete(32)', 'query': 'congruence(32, 32, 12345, 1024, 2)', 'key': 'congruence(32, 32, 12345, 2048, 2)',"
                + " 'value': 'congruence(32, 32, 12345, 3072, 2)', 'temperature': '32', 'norm': {'kind': 'centred'}";
        Spec s = spec(fields, "", "mu(run(8)) <= 1");
        Finding f = TrajectoryClaim.of(s, s.claims().getFirst(), Clock.of(Duration.ZERO, Progress.NONE), RunStore.NONE).orElseThrow();
        assertEquals(Finding.Answer.TRUE, f.answer());
        String[] known = {"", "7.05735300487439", "0.104939883461361", "", "4.26936480626165e-23", "", "", "", "6.801180260e-1953"};
        for (int t = 0; t < known.length; t++) {
            if (!known[t].isEmpty()) {
                Rational value = Rational.parse(known[t]);
                Rational slack = value.mul(Rational.parse("1e-9"));
                Ball mu = f.lines().getFirst().mu().get(t);
                assertTrue(mu.certainlyLess(Ball.enclosing(value.add(slack), 256)) && Ball.enclosing(value.sub(slack), 256).certainlyLess(mu), "mu(" + t + ")");
            }
        }
    }
}
