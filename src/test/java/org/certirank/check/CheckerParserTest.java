package org.certirank.check;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the checker's reader takes and what it refuses: JSON, the outer form of specs, names and sorts, sets; and that nothing makes it crash. */
class CheckerParserTest {
    private static byte[] utf8(String s) {
        return s.getBytes(StandardCharsets.UTF_8);
    }

    private static void refused(String reason, String spec) {
        InputException e = assertThrows(InputException.class, () -> Spec.read(utf8(spec)), spec);
        assertTrue(e.getMessage().contains(reason), () -> "'" + e.getMessage() + "' does not contain '" + reason + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "[1,2.5,-0,1e5,1E-5]", "\"\\u00e9\\ud83d\\ude00\\n\"", " { \"a\" : [ true , false , null ] } ", "\"é😀\"", "0"})
    void jsonAccepted(String text) {
        assertDoesNotThrow(() -> Json.parse(utf8(text), 1000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1,]", "{\"a\":1,}", "{\"a\":1,\"a\":2}", "01", "1.", ".5", "+1", "-", "1e", "nul", "tru", "NaN", "Infinity", "'a'", "\"\\ud800\"", "\"\\udc00\\ud800\"",
        "\"\\x\"", "\"\\u12g4\"", "\"a\nb\"", "\"a", "[1] 2", "{a:1}", "[1 2]", "// c\n1", "\uFEFF{}", "{1:2}", "[,1]", "\u00a01"})
    void jsonRefused(String text) {
        assertThrows(InputException.class, () -> Json.parse(utf8(text), 1000));
    }

    @Test
    void jsonLimits() {
        assertDoesNotThrow(() -> Json.parse(utf8("[".repeat(64) + "]".repeat(64)), 1000));
        assertThrows(InputException.class, () -> Json.parse(utf8("[".repeat(65) + "]".repeat(65)), 1000));
        assertThrows(InputException.class, () -> Json.parse(utf8("[1234567]"), 5));
        assertThrows(InputException.class, () -> Json.parse(new byte[] {'"', (byte) 0xc3, '"'}, 1000));
        assertThrows(InputException.class, () -> Json.parse(new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'}, 1000));
        assertEquals("line 2, column 3: expected a value", assertThrows(InputException.class, () -> Json.parse(utf8("[\n  x]"), 1000)).getMessage());
    }

    @Test
    void outerFormOfSpecs() {
        String good = CheckerLab.given("forall x in reals").holds("x = x").spec();
        assertDoesNotThrow(() -> Spec.read(utf8(good)));
        refused("/kind: expected theorem or counterexample or conjecture", good.replace("\"theorem\"", "\"lemma\""));
        refused("/title: expected this field", good.replace("\"title\":\"t\"", "\"statement\":\"t\""));
        refused("/extra: expected no field", good.replaceFirst("\\{", "{\"extra\":1,"));
        refused("/id: expected an id", good.replace("\"lab\"", "\"-lab\""));
        refused("/claims/0/coverage: expected whole or part", good.replace("\"whole\"", "\"all\""));
        refused("/claims/0/expect: expected proved", good.replace("\"proved\"", "\"true\""));
        refused("/claims/0/given: expected an array", good.replaceFirst("\"given\":\\[.*?\\]", "\"given\":{}"));
        refused("either forall or exists", good.replace("\"forall\":\"x\"", "\"forall\":\"x\",\"exists\":\"y\""));
        refused("expected a name", good.replace("\"forall\":\"x\"", "\"forall\":\"x y\""));
        refused("expected a string", good.replace("\"holds\":\"x = x\"", "\"holds\":[1]"));
        refused("/claims/0/holds: at character 5: expected an expression", good.replace("x = x", "x = "));
        refused("no second claim of this id", withClaims(good, claims(good) + "," + claims(good)));
        refused("at least one claim", withClaims(good, ""));
    }

    private static String claims(String spec) {
        return SpecText.json(((List<?>) ((Map<?, ?>) Json.parse(utf8(spec), 10_000)).get("claims")).get(0));
    }

    private static String withClaims(String spec, String claims) {
        return spec.replace("[" + claims(spec) + "]", "[" + claims + "]");
    }

    @Test
    void namesAndScopes() {
        refused("expected a known name, not 'y'", spec("x = y"));
        refused("the name 'x' is taken", spec("all(x in 1..2, x > 0)"));
        refused("the name 'sin' is taken", spec("all(sin in 1..2, x > 0)"));
        refused("the name 'x' is taken", CheckerLab.given("forall x in reals", "exists x in reals").holds("x = x").spec());
        refused("the name 'pi' is taken", CheckerLab.given("forall pi in reals").holds("1 = 1").spec());
        refused("expected a known name", CheckerLab.given("forall x in [0, y]", "forall y in reals").holds("1 = 1").spec());
        refused("the name 'f' is taken", CheckerLab.given("forall f in reals").let("f", "1").holds("1 = 1").spec());
        refused("'x'", CheckerLab.given("forall x in reals").let("f", "x + 1").holds("f = f").spec());
        refused("goes in a circle", CheckerLab.given().let("f", "g").let("g", "f").holds("f = 1").spec());
        refused("goes in a circle", CheckerLab.given().let("f", Map.of("of", List.of("n"), "is", "f(n - 1)")).holds("f(1) = 1").spec());
        refused("expected n - k", CheckerLab.given().let("f", Map.of("of", List.of("n"), "recursion", "n", "is", "f(n)")).holds("f(1) = 1").spec());
        refused("expected n - k", CheckerLab.given().let("f", Map.of("of", List.of("n"), "recursion", "n", "is", "f(n - 0)")).holds("f(1) = 1").spec());
        refused("has the name of a definition", CheckerLab.given().let("f", Map.of("of", List.of("g"), "is", "g")).let("g", "1").holds("f(1) = 1").spec());
        refused("a name that is not taken", CheckerLab.given().let("exp", "1").holds("1 = 1").spec());
        assertDoesNotThrow(() -> Spec.read(utf8(CheckerLab.given("forall x in reals").let("f", Map.of("of", List.of("x"), "is", "x")).holds("f(x) = x").spec())));
        assertDoesNotThrow(() -> Spec.read(utf8(spec("all(i in 1..2, x > i) or all(i in 1..2, x > i)"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "x + true = 1", "1 = true", "not x = 1 and x", "x < [1]", "[1] < [2]", "causal(2) = [1]", "f(x) = 1", "sin(x, x) = 1", "sin = 1", "x(1) = 1", "x[1] = 1",
        "[[1, 2], [3]] = 1", "[1] * [2] = 1", "1 / [1] = 1", "if(x, 1, 2) = 1", "sum(i in 1..2, true) = 1", "min(1) = 1", "max(i in 1..2) = 1", "diff(x, 1) = 1", "oo = 1", "x in reals",
        "x == 1", "x <> 1", "1 < x != 2", "x <=> x", "matrix(i in 1..2, j in 1..i, 1) = zeros(2, 2)"})
    void sortsRefused(String holds) {
        assertThrows(InputException.class, () -> Spec.read(utf8(spec(holds))), holds);
    }

    private static String spec(String holds) {
        return CheckerLab.given("forall x in reals").holds(holds).spec();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[0, 1]", "(0, 1]", "[0, oo)", "(-oo, oo)", "reals", "integers", "1..5", "1..oo", "-oo..3", "{1, 2, sqrt(2)}", "vectors(2)", "vectors(2, {0, 1})", "vectors(2, [0, 1))",
        "matrices(2, 3)", "matrices(2, 3, 0..1)", "sphere(3)", "sphereRows(2, 3)", "stochastic(causal(3), 1/8)", "digraphs(3)", "sequences(vectors(2))", "sequences(stochastic(complete(2), 0))",
        "(1, 1)", "[1, 1]", "(1 + 1)..(2 * 3)", "[1, 2][1]..5", "-1..1", "[-1, -1/2]"})
    void setsAccepted(String set) {
        assertDoesNotThrow(() -> Spec.read(utf8(CheckerLab.given("forall v in " + set).holds("1 = 1").spec())), set);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1, 0]", "5..1", "[0, oo]", "[-oo, 0)", "(oo, 0)", "(0, -oo)", "[0, 1", "0, 1", "{}", "vectors()", "vectors(2, vectors(2))", "sphere(2, 3)", "stochastic(2, 0)", "Reals",
        "sequences(reals)", "sequences(digraphs(2))", "digraphs(causal(2))", "x", "1", "[true, 1]", "(-oo..oo)", "{v}"})
    void setsRefused(String set) {
        assertThrows(InputException.class, () -> Spec.read(utf8(CheckerLab.given("forall v in " + set).holds("1 = 1").spec())), set);
    }

    @Test
    void nestingAndLength() {
        assertDoesNotThrow(() -> Parser.expression("(".repeat(200) + "1" + ")".repeat(200)));
        assertThrows(InputException.class, () -> Parser.expression("(".repeat(201) + "1" + ")".repeat(201)));
        assertThrows(InputException.class, () -> Parser.expression("-".repeat(201) + "1"));
        assertThrows(InputException.class, () -> Parser.expression("1" + "^2".repeat(201)));
        assertDoesNotThrow(() -> Parser.expression("1" + "+1".repeat(30_000)));
        assertThrows(InputException.class, () -> Parser.expression(" ".repeat(65_536) + "1"));
    }

    @Test
    void noTextMakesItCrash() {
        String[] parts = {"x", "1", "0.5", "2e3", "(", ")", "[", "]", "{", "}", ",", "..", "+", "-", "*", "/", "^", "<", "<=", "=", "!=", "=>", "<=>", "and", "or", "not", "in", "oo", "sum", "min", "if",
            "diff", "causal", "softmax", "true", " ", "e", "#", "\u00e9", "\ud83d\ude00"};
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder s = new StringBuilder();
            for (int k = random.nextInt(12); k >= 0; k--) {
                s.append(parts[random.nextInt(parts.length)]);
            }
            for (boolean set : new boolean[] {false, true}) {
                try {
                    Ast a = set ? Parser.set(s.toString()) : Parser.expression(s.toString());
                    assertTrue(a.at() >= 0);
                    Spec.read(utf8(CheckerLab.given("forall x in " + (set ? s : "reals")).holds(set ? "1 = 1" : s.toString()).spec()));
                } catch (InputException expected) {
                    assertTrue(expected.getMessage().contains("expected") || expected.getMessage().contains("at character") || expected.getMessage().contains("more than"), expected.getMessage());
                }
            }
        }
    }
}
