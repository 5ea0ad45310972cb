package org.certirank.check;

import static org.certirank.check.CheckerLab.given;
import static org.certirank.check.CheckerLab.step;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Models and made-up matrices: values worked out by hand or by another program, and the nodes of the written-out expressions. */
class CheckerModelsTest {
    private static final String UNIT = "[[1, 0], [0, 1]]", LOOPS = "digraph(2, [[1, 1], [2, 2]])";

    private static Map<String, Object> map(Object... more) {
        Map<String, Object> m = new LinkedHashMap<>();
        for (int i = 0; i < more.length; i += 2) m.put((String) more[i], more[i + 1]);
        return m;
    }

    private static Map<String, Object> model(Object... more) {
        Map<String, Object> m = map("start", "[[1, 7], [3, 3]]", "mask", "complete(2)", "value", UNIT);
        m.putAll(map(more));
        return m;
    }

    /** Attention along loops only leaves the tokens as they are. */
    private static Map<String, Object> still(Object... more) {
        Map<String, Object> m = model("mask", LOOPS);
        m.putAll(map(more));
        return m;
    }

    private static CheckerLab lab(String formula, Object definition) { return given("forall n in 1..1").let("run", definition).holds(formula); }
    private static void is(String formula, Map<String, Object> model) { lab(formula, Map.of("model", model)).proves(step("enumerate", "", "'instances':1")); }

    private static void fails(String reason, String formula, Object definition) {
        CheckerLab lab = lab(formula, definition);
        Verdict v = lab.check(lab.certificate(step("enumerate", "", "'instances':1")));
        assertTrue(!(v instanceof Verdict.Accept) && v.reason().contains(reason), v::toString);
    }

    @Test
    void uniformAttention() {
        is("run(0) = [[1, 7], [3, 3]]", model());
        is("run(1) = [[2, 5], [2, 5]] and run(3) = run(1)", model());
        is("run(1) = [[1, 7], [2, 5]]", model("mask", "causal(2)"));
        is("run(1) = [[4, 19], [8, 11]]", model("skip", "2"));
        is("run(2) = [[7, 22], [9, 18]]", model("skip", "1")); // X1 = [[3, 12], [5, 8]] with the means 4, 10
        is("run(1) = [[6, 15], [6, 15]]", model("heads", "2", "value", "h * " + UNIT));
        is("run(2) = [[6, 15], [6, 15]]", model("value", "(2 * t + 1) * " + UNIT)); // t = 0, 1
        is("run(1) = [[2, 0], [2, 0]]", model("value", "[[1], [0]]", "output", "[[1, 0]]"));
        is("run([[1, 1]], 2) = [[4, 4]]", model("of", List.of("S"), "start", "S", "mask", "complete(1)", "skip", "1"));
    }

    @Test
    void norms() {
        is("run(1) = [[1/5, 7/5], [1, 1]]", still("norm", map("kind", "rms"))); // (1 + 49) / 2 = 25
        is("run(1) = [[1/6, 7/6], [5/6, 5/6]]", still("start", "[[1, 7], [5, 5]]", "norm", map("kind", "rms", "epsilon", "11 + t")));
        is("run(1) = [[-3/5, 3/5], [0, 0]]", still("norm", map("kind", "centred", "epsilon", "16"))); // deviations -3, 3
        is("run(1) = [[-1/5, 14/5], [1, 1]]", still("norm", map("kind", "centred", "epsilon", "16", "gain", "[2, 3]", "bias", "[1, 1]")));
        is("run(1) = [[3/5, 4/5], [0, 1]]", still("start", "[[3, 4], [0, 2]]", "norm", "unit"));
        is("run(1) = [[6/5, 42/5], [4, 4]]", still("norm", map("kind", "rms"), "place", "pre", "skip", "1"));
        is("run(1) = [[1/5, 7/5], [1, 1]]", still("norm", map("kind", "rms"), "skip", "3")); // of four times the tokens
        given("forall n in 1..1").let("run", Map.of("model", still("start", "[[0, 0], [1, 1]]", "norm", "unit"))).holds("run(1)[1, 1] = 0").rejects("is undefined", step("enumerate", "", "'instances':1"));
    }

    @Test
    void feedForward() {
        Map<String, Object> relu = map("in", "[[1, 0], [0, -1]]", "inBias", "[0, 5]", "out", "[[1, 1], [0, 2]]", "outBias", "[0, 1]", "activation", "relu");
        is("run(1) = [[1, 2], [3, 8]]", still("forward", relu)); // (1, -2), (3, 2) become (1, 0), (3, 2)
        relu.put("skip", "2");
        is("run(1) = [[3, 16], [9, 14]]", still("forward", relu));
        relu.put("norm", map("kind", "rms"));
        // pre: the norm comes before: (1/5, 7/5) gives (1/5, 18/5), (1, 1) gives (1, 4); post: (3, 16), (9, 14) have no rational norm
        is("run(1) = [[11/5, 14 + 42/5], [7, 16]]", still("forward", relu, "place", "pre"));
    }

    @Test
    void nodesAreThoseOfTheExpressions() {
        String q = "[[1, 2], [3, 4]]", k = "[[0, 1], [1, 5]]", v = "[[2], [7]]", o = "[[1, 3]]", head = "(softmax(((X * " + q + ") * transpose(X * " + k + ")) / sqrt(3), causal(2)) * (X * " + v + ")) * " + o;
        Object[] attention = {"of", List.of("X"), "start", "X", "mask", "causal(2)", "query", q, "key", k, "value", v, "output", o, "temperature", "3"};
        same("run(X, 1)", head, model(attention));
        Map<String, Object> two = model(attention);
        two.putAll(map("heads", "2", "skip", "1/2"));
        same("run(X, 1)", "(1/2) * X + (" + head + " + " + head + ")", two);
        String gelu = "matrix(i in 1..2, j in 1..2, (X[i, j] / 2) * (1 + tanh(sqrt(2 / pi) * (X[i, j] + (44715 / 1000000) * X[i, j]^3))))";
        for (String[] a : new String[][] {{"gelu-tanh", gelu}, {"gelu", "matrix(i in 1..2, j in 1..2, gelu(X[i, j]))"}, {"tanh", "matrix(i in 1..2, j in 1..2, tanh(X[i, j]))"}, {"relu", "matrix(i in 1..2, j in 1..2, max(X[i, j], 0))"}}) {
            same("run(X, 1)", a[1] + " * " + UNIT, still("of", List.of("X"), "start", "X", "forward", map("in", UNIT, "out", UNIT, "activation", a[0])));
        }
        String rms = "matrix(i in 1..2, j in 1..2, X[i, j] / sqrt((X[i, 1]^2 + X[i, 2]^2) / 2 + 1/8) * [5, 6][j] + [7, 8][j])";
        same("run(X, 1)", rms, still("of", List.of("X"), "start", "X", "norm", map("kind", "rms", "epsilon", "1/8", "gain", "[5, 6]", "bias", "[7, 8]")));
        String y = "(X[i, j] - (X[i, 1] + X[i, 2]) / 2)";
        same("run(X, 1)", "matrix(i in 1..2, j in 1..2, " + y + " / sqrt((" + y.replace(", j", ", 1") + "^2 + " + y.replace(", j", ", 2") + "^2) / 2))", still("of", List.of("X"), "start", "X", "norm", map("kind", "centred")));
        same("run(X, 2)", "run(run(X, 1), 1)", model(attention));
    }

    private static void same(String left, String right, Map<String, Object> model) {
        Spec spec = Spec.read(lab("true", Map.of("model", model)).spec().getBytes(StandardCharsets.UTF_8));
        Elaborator el = new Elaborator(spec.definitions(), false, java.util.List.of());
        Value.Scope x = new Value.Scope("X", Value.matrix(2, 2, (i, j) -> el.nodes.leaf("X[" + (i + 1) + "," + (j + 1) + "]")), null);
        assertEquals(el.value(Parser.expression(right), x), el.value(Parser.expression(left), x));
    }

    @Test
    void whatIsNoModel() {
        fails("is undefined", "run(-1) = run(-1)", Map.of("model", model()));
        fails("expected a known integer", "run(1/2) = run(0)", Map.of("model", model()));
        fails("do not fit", "run(1) = run(0)", Map.of("model", model("value", "[[1, 0]]")));
        fails("expected a function of 2 arguments", "run(1, 1) = run(0)", Map.of("model", model()));
        fails("query and key, or none", "true", Map.of("model", model("query", UNIT)));
        fails("expected this field", "true", Map.of("model", map("start", UNIT, "mask", "complete(2)")));
        fails("no field of this name", "true", Map.of("model", model("bias", "1")));
        fails("nothing beside a model", "true", Map.of("model", model(), "is", "1"));
        fails("no definition and no parameter 't' or 'h'", "true", Map.of("model", model("of", List.of("t"))));
        fails("expected a known name, not 'h'", "true", Map.of("model", model("mask", "complete(h)")));
        fails("expected a known name, not 't'", "true", Map.of("model", model("heads", "t")));
        fails("expected a known name, not 'n'", "true", Map.of("model", model("skip", "n")));
        fails("goes in a circle", "true", Map.of("model", model("skip", "run(1)[1, 1]")));
        fails("expected the sort", "true", Map.of("model", model("skip", UNIT)));
        fails("rms or centred", "true", Map.of("model", model("norm", map("kind", "unit"))));
        fails("is not between 1 and", "run(1) = run(0)", Map.of("model", model("heads", "0")));
        String scope = Checker.scope(lab("run(1) = run(1)", Map.of("model", model("skip", "1/2"))).spec().getBytes(StandardCharsets.UTF_8), "c");
        assertTrue(scope.contains("where run(T') = model(start [[1, 7], [3, 3]], mask complete(2), value [[1, 0], [0, 1]], skip (1 / 2), norm none, place post)"), scope);
    }

    /** Values from a program in another language, written from section 11. */
    @Test
    void madeUpMatrices() {
        String[] truths = {"congruence(1, 3, 1, 0, 0) = [[-82453525/536870912, 20202329/1073741824, 79649843/268435456]]",
            "congruence(2, 2, -7, 5, 3) = [[1037874739/8589934592, 548328327/8589934592], [-236437639/8589934592, 519976307/4294967296]]",
            "congruence(1, 2, 18446744073709551615, 1000003, 1) = [[715892895/2147483648, 162116349/536870912]] and congruence(1, 2, -1, 1000003, 1) = congruence(1, 2, 2^64 - 1, 1000003, 1)",
            "seeded(1, 3, 42, 0, 1) = [[-1/2, -5/4, 0]]", "seeded(2, 2, -1, 7, 1/10) = [[52429/524288, -157287/2097152], [-52429/1048576, -52429/524288]]",
            "seeded(1, 2, 123456789, 1, 3/7) = [[-28087/131072, 28087/262144]]", "seeded(1, 2, 5, 0, 1000) = [[-250, -250]]", "seeded(1, 2, 5, 0, 2^20) = [[-262144, -262144]]",
            "seeded(1, 2, 9, 3, 32767/29989) = [[35803/131072, -35803/65536]]", "seeded(1, 2, 9, 0, 7919/1299709) = [[51111/33554432, -153333/33554432]]",
            "row(seeded(40, 40, 9, 0, 7919/1299709), 40)[39] = 51111/8388608 and seeded(40, 40, 9, 0, 7919/1299709)[40, 40] = -51111/8388608"}; // a word is drawn again
        for (String truth : truths) given("forall n in 1..1").holds(truth).proves(step("enumerate", "", "'instances':1"));
        for (String wrong : new String[] {"seeded(1, 1, 1, 0, 0)", "seeded(1, 1, 1, 0, -1)", "seeded(1, 1, 1, -1, 1)", "seeded(1, 1, 2^64, 0, 1)", "seeded(1, 1, -2^63 - 1, 0, 1)", "seeded(1, 1, 1/2, 0, 1)", "seeded(1, 1, 1, 0, sqrt(2))", "seeded(0, 1, 1, 0, 1)",
            "seeded(1, 1, 1, 0, 1/(10^40 + 1))", "congruence(1, 1, 1, -1, 0)", "congruence(1, 1, 1, 0, 1001)", "congruence(1, 1, 1, 0, -1)", "congruence(1, 1, 1, 1/2, 0)", "congruence(2^32 + 1, 1, 1, 0, 0)"}) {
            given("forall n in 1..1").holds(wrong + " = [[0]]").rejects("", step("enumerate", "", "'instances':1"));
        }
    }
}
