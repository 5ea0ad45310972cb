package org.certirank.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.certirank.check.Checker;
import org.certirank.expr.ParseException;
import org.certirank.expr.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The loader and the checker, written apart, read the same language. On mutated texts: what the checker rejects the loader rejects, and
 * what is no text of the grammar for the loader is none for the checker. (The loader may say more: clashes of constant dimensions.)
 */
class TwoReadersTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> TOKENS = List.of("x", "y", "n", "v", "M", "G", "A", "(", ")", "[", "]", ",", "+", "-", "*", "/", "^", "=", "!=", "<", "<=", ">", "and", "or", "not",
            "=>", "<=>", "1", "2", "0.5", "sum(i in 1..3,", "all(k in 1..2,", "sin(", "dot(", "transpose(", "if(", "max(", "diff(", "A(0)", "v[1]", "M[1, 2]", "..", "in", "true", "oo", "pi",
            "rank(", "softmax(", "identity(2)", "causal(2)", "{", "}", "1e3", "vector(i in 1..2,", "h(", "reals", "sphere(", "vectors(");
    private static final List<String> FORMULAS = List.of("x < y and n >= 1", "dot(v, v) = norm2(v)^2", "M * v = v and M[1, 2] > 0", "sum(i in 1..n, v[i]) = sum(v)", "edge(G, 1, 2) => x = 1",
            "A(0)[1, 1] <= 1", "diff(x^2, x) = 2 * x", "if(n = 1, x, y) > 0 <=> true", "max(x, y, 1) >= min(v)", "all(k in 1..2, any(j in 1..k, k - j >= 0))", "not x = y or G = causal(2)",
            "layernorm(M)[1] = layernorm(M[1])", "-x^2 <= 2^-3^2 * -x - -y", "rank([[1, x], [y, 2]]) = 2", "h(x, n) = h(y, 2)");
    private static final List<String> SETS = List.of("(1, oo)", "[x, oo)", "(-oo, y)", "1..n", "(n + 1)..5", "-oo..3", "{1, 1/2}", "vectors(n, [0, 1])", "matrices(n, 2, {0, 1})", "sphere(n + 1)",
            "stochastic(G, 1/3)", "digraphs(n)", "sequences(stochastic(causal(2), 1/2))", "sequences(vectors(2, 0..1))", "reals", "[v[1], max(x, y)]");
    private static final List<String> BODIES = List.of("if(n = 0, a, h(a, n - 1))", "a + sum(i in 1..n, i * a)", "det([[a, n], [1, a]])^2 - h(a, n - 2)", "diff(a^2, a)");

    @ParameterizedTest
    @MethodSource({"org.certirank.spec.CorpusTest#accept", "org.certirank.spec.CorpusTest#own"})
    void checkerAcceptsToo(Path file) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        for (Claim c : SpecReader.read("x.json", bytes).claims()) {
            assertEquals("", checker(bytes, c.id()));
        }
    }

    @Test
    void mutatedFormulas() {
        agree(FORMULAS, 1, (spec, text) -> ((ObjectNode) spec.at("/claims/0")).put("holds", text), t -> Parser.parse(t));
    }

    @Test
    void mutatedSets() {
        agree(SETS, 2, (spec, text) -> ((ObjectNode) spec.at("/claims/0/given/7")).put("in", text), t -> Parser.parseSet(t));
    }

    @Test
    void mutatedDefinitions() {
        agree(BODIES, 3, (spec, text) -> ((ObjectNode) spec.at("/let/h")).put("is", text), t -> Parser.parse(t));
    }

    private interface Put {
        void into(ObjectNode spec, String text);
    }

    private interface Grammar {
        void parse(String text);
    }

    private static void agree(List<String> seeds, long seed, Put put, Grammar grammar) {
        Random random = new Random(seed);
        int accepted = 0;
        for (int k = 0; k < 1_500; k++) {
            String text = mutated(seeds.get(random.nextInt(seeds.size())), random).replaceAll("\\bn\\b", seeds == BODIES ? "n" : "q"); // no shadowing of the parameter
            ObjectNode spec = (ObjectNode) JSON.readTree("""
                    {"id": "t", "kind": "theorem", "title": "T", "let": {"h": {"of": ["a", "n"], "recursion": "n", "is": "a"}},
                    "claims": [{"id": "c", "says": "", "coverage": "whole", "given": [{"forall": "x", "in": "reals"}, {"forall": "y", "in": "reals"}, {"forall": "q", "in": "1..2"},
                    {"forall": "v", "in": "vectors(2)"}, {"forall": "M", "in": "matrices(2, 2)"}, {"forall": "G", "in": "digraphs(2)"}, {"forall": "A", "in": "sequences(matrices(2, 2))"},
                    {"forall": "z", "in": "reals"}], "holds": "h(x, 1) = 1", "expect": "proved"}]}""");
            put.into(spec, text);
            byte[] bytes = JSON.writeValueAsString(spec).getBytes(StandardCharsets.UTF_8);
            String loader = loader(bytes);
            String checker = checker(bytes, "c");
            accepted += loader.isEmpty() ? 1 : 0;
            assertTrue(checker.isEmpty() || !loader.isEmpty(), () -> text + ": the checker alone rejects it: " + checker);
            assertTrue(!checker.isEmpty() || isText(text, grammar), () -> text + ": the loader alone rejects it: " + loader);
        }
        assertTrue(accepted > 20, "mutants of which none is valid prove little: " + accepted);
    }

    private static boolean isText(String text, Grammar grammar) {
        try {
            grammar.parse(text);
            return true;
        } catch (ParseException e) {
            return false;
        }
    }

    private static String mutated(String seed, Random random) {
        List<String> parts = new ArrayList<>(Arrays.asList(seed.split("(?<=[^A-Za-z0-9.])|(?=[^A-Za-z0-9.])")));
        for (int q = random.nextInt(3); q >= 0; q--) {
            int at = random.nextInt(parts.size());
            String token = " " + TOKENS.get(random.nextInt(TOKENS.size())) + " ";
            switch (random.nextInt(4)) {
                case 0 -> parts.set(at, "");
                case 1 -> parts.add(at, token);
                case 2 -> parts.set(at, token);
                default -> parts.set(at, parts.get(random.nextInt(parts.size())));
            }
        }
        return String.join("", parts);
    }

    private static String loader(byte[] bytes) {
        try {
            SpecReader.read("x.json", bytes);
            return "";
        } catch (SpecException e) {
            return e.getMessage();
        }
    }

    private static String checker(byte[] bytes, String claim) {
        try {
            Checker.scope(bytes, claim);
            return "";
        } catch (RuntimeException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
