package org.certirank.prove;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.Arguments;

/** Claims for all sizes, masks and numbers of layers: the shape of their proofs, and that false ones get none. */
class GenericProverTest {
    private static final ProverOptions OPTIONS = new ProverOptions(64, 5_000, Duration.ofSeconds(120), 1);
    private static final String LAYERS = "N in 2..oo|G in digraphs(N) where quasiStronglyConnected(G)|r in 1..oo where r = radius(G)|eps in (0, 1)"
            + "|A in sequences(stochastic(G, eps))|x in vectors(N)";

    private static Spec spec(String name) throws IOException, SpecException {
        try (InputStream in = GenericProverTest.class.getResourceAsStream("/generic/" + name)) {
            return SpecReader.read(name, in.readAllBytes());
        }
    }

    static Stream<Arguments> facts() throws IOException, SpecException {
        Spec s = spec("facts.json");
        return s.claims().stream().map(c -> Arguments.of(c.id(), s, c));
    }

    private static Attempt attempt(Spec s, Claim c) {
        return Prover.attempt(s, c, OPTIONS, Progress.NONE);
    }

    /** {@code given}: "name in set", a name "in" a set each, with a bar between them; a condition after "where". */
    private static Attempt attempt(String given, String holds, String how) throws SpecException {
        List<String> quantifiers = new ArrayList<>();
        for (String q : given.split("\\|")) {
            String[] where = q.split(" where ");
            String[] in = where[0].trim().split(" in ", 2);
            quantifiers.add("{\"forall\": \"" + in[0] + "\", \"in\": \"" + in[1] + "\"" + (where.length > 1 ? ", \"where\": \"" + where[1].trim() + "\"" : "") + "}");
        }
        String text = "{\"id\": \"t\", \"kind\": \"theorem\", \"title\": \"t\", \"claims\": [{\"id\": \"c\", \"says\": \"s\", \"coverage\": \"whole\", \"given\": "
                + quantifiers + ", \"holds\": \"" + holds + "\", \"expect\": \"proved\"" + (how.isEmpty() ? "" : ", \"how\": " + how) + "}]}";
        Spec spec = SpecReader.read("t.json", text.getBytes(StandardCharsets.UTF_8));
        return attempt(spec, spec.claims().getFirst());
    }

    private static Proof proof(Attempt a) {
        Attempt.Found f = assertInstanceOf(Attempt.Found.class, a, a::toString);
        assertFalse(f.negation());
        return f.proof();
    }

    private static List<String> rules(Proof p) {
        List<String> out = new ArrayList<>(List.of(p.rule()));
        p.premises().forEach(q -> out.addAll(rules(q)));
        return out;
    }

    private static List<String> kinds(Proof p) {
        List<String> out = new ArrayList<>();
        if (p.rule().equals("fact")) {
            out.add(((Data.Text) p.data().fields().get("is")).value());
        }
        p.premises().forEach(q -> out.addAll(kinds(q)));
        return out;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("facts")
    void factsAreFound(String id, Spec s, Claim c) {
        Proof p = proof(attempt(s, c));
        assertEquals(c.how().cases().isEmpty() ? "generic" : "cases", p.rule());
        assertTrue((c.how().cases().isEmpty() ? p : p.premises().getFirst()).data().fields().containsKey("point"));
    }

    @Test
    void oneBlockContracts() throws IOException, SpecException {
        Spec s = spec("contraction.json");
        Proof p = proof(attempt(s, s.claims().get(0)));
        assertEquals("generic", p.rule());
        assertEquals("centre", p.premises().getFirst().rule());
        Proof sum = p.premises().getFirst().premises().getFirst();
        assertEquals(List.of("combine", "box", "index", "index"), Stream.concat(Stream.of(sum), sum.premises().stream()).map(Proof::rule).toList());
        assertEquals(List.of("average", "walk", "entry", "average", "walk", "entry"), kinds(p));
    }

    @Test
    void manyBlocksContractByInduction() throws IOException, SpecException {
        Spec s = spec("contraction.json");
        Proof p = proof(attempt(s, s.claims().get(1)));
        Proof induction = p.premises().getFirst();
        assertEquals("induction", induction.rule());
        assertEquals("compose", induction.premises().get(1).rule());
        assertTrue(kinds(p).containsAll(List.of("average", "walk", "entry", "power")));
    }

    /** Columns by Popoviciu and one block each; scalar products by the bilinear fact. */
    @Test
    void tokensFollowFromTheirOutlines() throws IOException, SpecException {
        Spec s = spec("tokens.json");
        Proof columns = proof(attempt(s, s.claims().get(0)));
        assertEquals("columns", columns.premises().getFirst().rule());
        assertTrue(rules(columns).containsAll(List.of("centre", "index", "instance", "fact")));
        assertTrue(kinds(proof(attempt(s, s.claims().get(1)))).containsAll(List.of("bilinear", "least", "rows")));
    }

    /** The steps inside are found without an outline. */
    @Test
    void insideOfABlockIsFound() throws SpecException {
        String up = "max(product(A, 0, r) * x) <= eps^r * x[c] + (1 - eps^r) * max(x)";
        String down = "eps^r * x[c] + (1 - eps^r) * min(x) <= min(product(A, 0, r) * x)";
        String how = "{\"proof\": {\"rule\": \"centre\", \"data\": {\"name\": \"c\"}, \"premises\": [{\"rule\": \"combine\", \"data\": {\"facts\": [{\"formula\": \"" + up
                + "\"}, {\"formula\": \"" + down + "\"}], \"terms\": [{\"facts\": [0]}, {\"facts\": [1]}]}}]}}";
        Proof p = proof(attempt(LAYERS, "max(product(A, 0, r) * x) - min(product(A, 0, r) * x) <= (1 - eps^r) * (max(x) - min(x))", how));
        assertEquals(2, kinds(p).stream().filter("walk"::equals).count());
    }

    /** False claims: refuted by an instance, never proved. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        LAYERS + "; max(product(A, 0, r) * x) - min(product(A, 0, r) * x) <= (1 - 2 * eps^r) * (max(x) - min(x))",
        LAYERS + "; max(product(A, 0, r) * x) >= max(x)", "N in 1..oo|x in vectors(N); max(x) > min(x)",
        "N in 1..oo|G in digraphs(N) where stronglyConnected(G)|i in 1..N; eccentricity(G, i) <= radius(G)",
        "N in 1..oo|G in digraphs(N) where stronglyConnected(G); diameter(G) <= N - 2", "k in 0..oo; k^2 <= 5 * k"})
    void falseClaimsAreRefuted(String given, String holds) throws SpecException {
        assertTrue(assertInstanceOf(Attempt.Found.class, attempt(given, holds, "")).negation());
    }

    /** What the generic reading does not make defined, or has no meaning in it, is left undecided. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "N in 1..oo|G in digraphs(N); radius(G) <= N; not certainly defined", "N in 1..oo|x in vectors(N); max(2 * x) <= 2 * max(x); no generic meaning",
        "N in 1..oo|x in vectors(N); x[1] <= max(x); no index", "N in 1..oo|X in matrices(N, N); det(X) <= det(X); no generic meaning",
        "N in 1..oo|G in digraphs(N)|A in sequences(stochastic(G, 0))|t in integers; max(row(A(t), 1)) <= 1; not certainly at least 0"})
    void noMeaningNoProof(String given, String holds, String why) throws SpecException {
        Attempt.Undecided u = assertInstanceOf(Attempt.Undecided.class, attempt(given, holds, ""));
        assertTrue(u.reason().contains(why), u.reason());
    }

    /** Without the hint, what was proved by cases goes on being proved so. */
    @Test
    void casesComeFirst() throws SpecException {
        String given = "N in 2..3|x in vectors(N)";
        assertEquals("cases", proof(attempt(given, "min(x) <= max(x)", "")).rule());
        assertEquals("generic", proof(attempt(given + "|i in 1..N", "x[i] <= max(x)", "{\"generic\": true}")).rule());
        assertEquals("cases", proof(attempt(given + "|i in 1..N", "x[i] <= max(x)", "{\"generic\": true, \"cases\": [\"N\"]}")).rule());
    }

    @Test
    void vacuousClaimsAreNotProved() throws SpecException {
        assertInstanceOf(Attempt.Undecided.class, attempt("N in 1..oo where N < 1|x in vectors(N)|i in 1..N", "x[i] <= max(x)", ""));
    }

    @Test
    void pointsOfTheHintAreChecked() throws SpecException {
        String given = "N in 2..oo|x in vectors(N)|i in 1..N";
        assertEquals(Data.text("4"), ((Data.Fields) proof(attempt(given, "x[i] <= max(x)", "{\"point\": {\"N\": \"4\", \"x\": \"[1, 2, 3, 4]\", \"i\": \"3\"}}"))
                .data().fields().get("point")).fields().get("N"));
        assertEquals(Data.text("2"), ((Data.Fields) proof(attempt(given, "x[i] <= max(x)", "{\"point\": {\"N\": \"1\", \"x\": \"[1]\", \"i\": \"1\"}}"))
                .data().fields().get("point")).fields().get("N"));
    }
}
