package org.certirank.acceptance;

import static org.certirank.acceptance.Trial.box;
import static org.certirank.acceptance.Trial.step;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.certirank.check.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The soundness rules of the design that speak of mathematics, each attacked twice: by a claim that a careless prover would prove, and by certificates that a careless checker would
 * accept. Binding, expectations and the two readers: {@link BindingTest}, {@link TwoReadingsTest}.
 */
class SoundnessRulesTest {
    private static final String ALL = box("'n'");

    private static String intro(int premise, String point) {
        return step("intro", "" + premise, "'point': {" + point + "}");
    }

    // ---- undefined ----

    /** Undefined somewhere on its domain: neither true nor false, whatever the connective. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "x in [0, 1]    | 1 / x > 0",
        "x in [-1, 1]   | not 1 / x = 0",
        "x in [-1, 1]   | 1 / x = 0 => x = 7",
        "x in [-1, 1]   | x <= 0 or log(x) < 1",
        "x in [-1, 1]   | x^2 >= 0 or 1 / x = 1",
        "x in [-2, -1]  | x > 0 => log(x) > 0",
        "x in [-2, -1]  | x > 0 and log(x) > 0",
        "x in [-1, 1]   | x / x = 1",
        "x in [0, 1]    | x^0 = 1",
        "x in [-1, 1]   | sqrt(x)^2 = x",
        "x in [0, 1]    | x^(1/2) >= 0",
        "x in [-1, 1]   | 0 * log(x) = 0",
        "x in [-1, 1]   | log(x) - log(x) = 0",
        "x in [-1, 1]   | max(1, 1 / x) >= 1",
        "x in [-1, 1]   | layernorm([x, x])[1] <= 1",
        "x in [-1, 1]   | dot(layernorm([x, x^2]), layernorm([x, x^2])) <= 2",
        "x in [-1, 1]   | inverse([[x, 1], [1, x]])[1, 1] = inverse([[x, 1], [1, x]])[2, 2]",
        "x in [-1, 1]   | det([[0, 1], [0, 1 / x]]) = 0",
        "x in [-1, 1]   | diff(abs(x), x) * diff(abs(x), x) <= 1",
        "x in [-2, -1]  | diff(log(x), x) < 0",
        "x in [1, 2]    | radius(digraph(2)) >= 0 and x > 0",
        "x in [1, 2]    | 0 / 0 = 1",
        "x in [1, 2]    | not 0 / 0 = 1"})
    void undefined(String quantifier, String holds) {
        Trial.of(holds, "forall " + quantifier).undecided();
    }

    @Test
    void anUndefinedConditionShrinksNoDomain() {
        Trial.of("x > 0", "forall x in [-1, 1] where log(x) < 1").undecided()
                .rejects("1 premises, but the rule asks for 2", "claim", ALL, intro(0, "'x': '1/2'"))
                .rejects("does not decide", "claim", ALL, step("intro", "0, 0", "'point': {'x': '1/2'}"));
        Trial.of("x > 1", "forall x in [0, 2] where 1 / x < 1").undecided();
        Trial.of("y >= 0", "forall x in [0, 1]", "forall y in [0, 1 / x]").undecided();
        Trial.of("k >= 1", "forall k in 0..3 where 1 / k > 0").undecided().rejects("is undefined", "claim", step("enumerate", "", "'instances': 3"));
        Trial.of("x > 1", "exists x in [-1, 0] where log(x) > 0").undecided();
    }

    @Test
    void anUndefinedInstanceRefutesNothing() {
        Trial.of("1 / x > 0", "forall x in [0, 1]").rejects("does not decide", "negation", ALL, step("witness", "0", "'values': {'x': '0'}"));
        Trial.of("log(x) > 5 and x > 5", "forall x in [-1, 0]").undecided().rejects("does not decide", "negation", ALL, step("witness", "0", "'values': {'x': '-1'}"));
        Trial.of("layernorm(v) = v", "forall v in vectors(2)").rejects("does not decide", "negation", ALL, step("witness", "0", "'values': {'v': '[0, 0]'}"));
        Trial.of("x = 1", "exists x in [0, 1]").rejects("does not decide", "claim", ALL, step("witness", "0", "'values': {'x': '1 + 0 / 0'}"));
    }

    // ---- vacuity ----

    /** Nothing in the domain: not proved, though "for all" would be true, and not refuted. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "forall x in (1, 1)                               | x = 17",
        "forall x in reals where x^2 < 0                  | x = 17",
        "forall x in [0, 1] where x > 1/2 and x < 1/2     | x = 17",
        "forall v in sphere(3) where v[1]^2 + v[2]^2 > 1  | v[1] = 17",
        "forall A in stochastic(complete(2), 2/3)         | A[1, 1] = 17",
        "forall k in 1..9 where k * k = 2                 | k = 17",
        "forall G in digraphs(2) where not selfLoops(G)   | nodes(G) = 17"})
    void vacuous(String quantifier, String holds) {
        Trial.of(holds, quantifier).undecided();
    }

    @Test
    void aPointIsAskedForAndChecked() {
        Trial empty = Trial.of("x = 17", "forall x in (1, 1)");
        empty.rejects("vacuous or unknown", "claim", box("'x'"), step("intro", "0", ""))
                .rejects("the point is not certainly in the domain", "claim", box("'x'"), intro(0, "'x': '1'"));
        Trial.of("x = 17", "forall x in reals where x^2 < 0").rejects("the point is not certainly in the domain", "claim", box("'x'"), intro(0, "'x': '0'"))
                .rejects("the point is not certainly in the domain", "claim", box("'x'"), intro(0, "'x': '0 / 0'"));
        Trial.of("x^2 <= 1", "forall x in [0, 1]").rejects("vacuous or unknown", "claim", ALL, step("intro", "0", "")).accepts("claim", ALL, intro(0, "'x': '1'"));
        Trial.of("k = 17", "forall k in 1..3 where k > 5").rejects("vacuous or unknown", "claim", step("cases", "", "")).rejects("vacuous or unknown", "claim", step("enumerate", "", "'instances': 0"));
        // An outer point does not make an inner domain inhabited.
        Trial.of("y = 17", "forall x in [0, 1]", "exists z in [0, 1]", "forall y in [2, x]").undecided();
        Trial.of("m = 17", "exists n in 1..3", "forall m in 5..n").rejects("vacuous or unknown", "claim", step("enumerate", "", "'instances': 0"))
                .rejects("vacuous or unknown", "claim", step("cases", "", ""), box("'n'"), step("witness", "1, 0", "'values': {'n': '1'}"));
    }

    // ---- polarity ----

    @Test
    void aWitnessRefutesUniversalAndProvesExistentialClaimsAndNothingElse() {
        String witness = step("witness", "0", "'values': {'x': '1'}");
        Trial all = Trial.of("x^2 >= 1", "forall x in [0, 1]");
        all.rejects("the goal does not begin with exists", "claim", ALL, witness).rejects("does not decide", "negation", ALL, witness).refuted();
        Trial some = Trial.of("x^2 >= 1", "exists x in [0, 1]");
        some.accepts("claim", ALL, witness).rejects("the goal does not begin with exists", "negation", ALL, witness).rejects("the goal does not begin with forall", "claim", ALL, intro(0, "'x': '1'")).proved();
        Trial none = Trial.of("x^2 >= 2", "exists x in [0, 1]");
        none.accepts("negation", ALL, intro(0, "'x': '1'")).rejects("the goal does not begin with exists", "negation", ALL, witness).refuted();
        // A negation over nothing is vacuous as well.
        Trial.of("x = x", "exists x in (1, 1)").undecided().rejects("vacuous or unknown", "negation", box("'x'"), step("intro", "0", ""));
    }

    @Test
    void quantifiersKeepTheirOrder() {
        Trial.of("x < y", "exists y in reals", "forall x in reals").notProved().rejects("no value for", "claim", ALL, step("witness", "0", "'values': {}"))
                .rejects("expected a known name", "claim", ALL, intro(0, "'x': '0'"), step("witness", "0, 1", "'values': {'y': 'x + 1'}"));
        Trial.of("x < y", "forall x in reals", "exists y in reals").rejects("the goal does not begin with exists", "claim", ALL, step("witness", "0", "'values': {'y': '1'}"))
                .accepts("claim", step("combine", "", "'terms': [{'coefficient': '1'}]"), step("witness", "0", "'values': {'y': 'x + 1'}"), intro(1, "'x': '0'"));
    }

    // ---- closure ----

    /** True at the limit, or nearly everywhere, or up to roundings: not true. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "x in [0, 1]    | x < 1",
        "x in (0, 1]    | x >= 1e-300",
        "x in [0, 1)    | x <= 1 - 1e-300",
        "x in [-1, 1]   | x^2 > 0",
        "x in (0, 2)    | (x - 1)^2 > 0",
        "x in reals     | tanh(x)^2 <= 1 - 1e-30",
        "x in reals     | exp(x) >= 1e-400",
        "x in [1, oo)   | 1 / x >= 1e-300",
        "x in [0, 4]    | x != sqrt(2)",
        "x in [0, 1]    | sqrt(x) < 1",
        "x in [-1, 1]   | cos(x) < 1",
        "x in [0, 1]    | x * (1 - x) < 1/4"})
    void closedLimitsAreNotOpen(String quantifier, String holds) {
        Trial.of(holds, "forall " + quantifier).notProved().rejects("does not decide", "claim", ALL, intro(0, "'x': '" + (quantifier.contains("oo") ? 1 : "1/2") + "'"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "x in [0, 1)    | x < 1",
        "x in (0, 1]    | x^2 > 0",
        "x in reals     | tanh(x) < 1",
        "x in reals     | exp(x) > 0",
        "x in [1, oo)   | 1 / x > 0",
        "x in (0, oo)   | exp(-x) < 1"})
    void openLimitsAreKnownToBeOpen(String quantifier, String holds) {
        Trial.of(holds, "forall " + quantifier).proved();
    }

    /** No box shows >= where equality holds, unless it holds at a point that exact arithmetic meets: then the mean value form is exact there. */
    @Test
    void nonNegativeThatTouchesZeroNeedsAlgebra() {
        String point = intro(0, "'x': '1/2'");
        Trial irrational = Trial.of("x^4 + 4 >= 4 * x^2", "forall x in [0, 2]");
        irrational.proved();
        irrational.rejects("does not decide", "claim", box("'m'"), point).rejects("does not decide", "claim", box("0, 0, 'm', 'm', 0, 'm', 'm'"), point)
                .rejects("does not decide", "claim", box("[0, '1414213562/1000000000'], 'm', [0, '1414213563/1000000000'], 'm', 'm'"), point);
        Trial rational = Trial.of("x^2 + 1 >= 2 * x", "forall x in [0, 2]");
        rational.rejects("does not decide", "claim", box("'m'"), point).rejects("does not decide", "claim", box("[0, '9/10'], 'm', 'm'"), point)
                .accepts("claim", box("0, 'm', 'm'"), point);
        Trial.of("x^2 + 1 > 2 * x", "forall x in [0, 2]").rejects("does not decide", "claim", box("0, 'm', 'm'"), point).refuted();
    }

    // ---- definitions ----

    @Test
    void definitionsAreAbbreviations() {
        Trial.of("x = x", "forall x in reals").let("exp", "{'of': ['t'], 'is': '0'}").unreadable("exp");
        Trial.of("x = x", "forall x in reals").let("x", "1").unreadable("x");
        Trial.of("f(1) = 1", "forall x in reals").let("f", "{'of': ['t'], 'is': 't * x'}").unreadable("x");
        Trial.of("f(1) = 1").let("f", "{'of': ['t'], 'is': 'f(t)'}").unreadable("f");
        Trial.of("f(1) = 1").let("f", "{'of': ['t'], 'is': 'g(t)'}").let("g", "{'of': ['t'], 'is': 'f(t)'}").unreadable("f");
        Trial.of("f(1) = 1").let("f", "{'of': ['t'], 'recursion': 't', 'is': 'f(t + 1)'}").unreadable("t");
        Trial.of("f(1) = 1").let("f", "{'of': ['t'], 'recursion': 't', 'is': 'f(t - 0)'}").unreadable("t");
        Trial.of("sum(x in 1..2, x) = 3", "forall x in reals").unreadable("x");
    }

    @Test
    void definitionsCaptureNothing() {
        // The i of the argument is not the bound i of the body.
        Trial twice = Trial.of("sum(i in 1..3, f(i)) = 12").let("f", "{'of': ['a'], 'is': 'sum(j in 1..2, a)'}");
        twice.proved();
        Trial.of("sum(i in 1..3, f(i)) = 9").let("f", "{'of': ['a'], 'is': 'sum(i in 1..2, a)'}").notProved();
        Trial.of("sum(i in 1..3, f(i)) = 12").let("f", "{'of': ['a'], 'is': 'sum(i in 1..2, a)'}").proved();
    }

    @Test
    void recursionThatDoesNotEndIsUndefined() {
        Trial f = Trial.of("f(-1) = 1 or f(-1) != 1").let("f", "{'of': ['n'], 'recursion': 'n', 'is': 'if(n = 0, 1, f(n - 1))'}");
        f.undecided();
        Trial.of("f(1/2) = 1").let("f", "{'of': ['n'], 'recursion': 'n', 'is': 'if(n = 0, 1, f(n - 1))'}").undecided();
        Trial.of("f(3) = 1").let("f", "{'of': ['n'], 'recursion': 'n', 'is': 'if(n = 0, 1, f(n - 1))'}").proved();
        // Steps of 2 from an odd number miss 0.
        Trial.of("f(3) = 1").let("f", "{'of': ['n'], 'recursion': 'n', 'is': 'if(n = 0, 1, f(n - 2))'}").undecided();
        // A definition asserts nothing: there is no such number.
        Trial.of("c^2 = -1").let("c", "sqrt(-1)").undecided();
    }

    // ---- hints ----

    @Test
    void substitutionsMustBeOnto() {
        Trial negative = Trial.of("x >= 0", "forall x in [-1, 1]");
        String square = "'variable': 'x', 'by': 'u^2', 'new': 'u', 'in': '[0, 1]', 'inverse': 'sqrt(x)'";
        negative.rejects("does not decide", "claim", ALL, step("substitute", "0, 0, 0", square), intro(1, "'x': '1'"));
        negative.rejects("does not decide", "claim", ALL, step("identity", "", ""), step("substitute", "0, 1, 0", square.replace("sqrt(x)", "x")), intro(2, "'x': '1'"));
        negative.how("{'proof': {'rule': 'substitute', 'data': {" + square + "}}}").notProved();
        // The inverse may not choose another point than x.
        Trial.of("x <= 1", "forall x in [0, 2]").rejects("normal form", "claim", ALL, step("identity", "", ""),
                step("substitute", "0, 1, 0", "'variable': 'x', 'by': 'u', 'new': 'u', 'in': '[0, 1]', 'inverse': 'x / 2'"), intro(2, "'x': '1'"));
    }

    @Test
    void multipliersAreSignedEverywhere() {
        Trial claim = Trial.of("x >= 0", "forall x in [-1, 1]");
        // x * x >= 0 shows nothing about x: the factor is not positive; and 0 * x >= 0 for a factor that vanishes.
        claim.rejects("does not decide", "claim", ALL, step("scale", "0, 0", "'factor': 'x', 'result': 'x^2'"), intro(1, "'x': '1'"))
                .rejects("does not decide", "claim", ALL, step("scale", "0, 0", "'factor': '0', 'result': '0'"), intro(1, "'x': '1'"))
                .rejects("does not decide", "claim", ALL, step("combine", "0", "'factor': 'x', 'terms': [{'coefficient': '1', 'square': 'x'}]"), intro(1, "'x': '1'"))
                .rejects("does not decide", "claim", ALL, step("conjugate", "0, 0", "'by': 'x'"), intro(1, "'x': '1'"));
        // A factor that vanishes at one point only: x^2 (1 - x^2 ...) tells nothing at 0.
        Trial.of("x != 0", "forall x in [-1, 1]").rejects("does not decide", "claim", ALL, step("scale", "0, 0", "'factor': 'x', 'result': 'x^2'"), intro(1, "'x': '1'"));
        Trial.of("abs(x) > 0", "forall x in [-1, 1]").notProved();
        claim.how("{'proof': {'rule': 'scale', 'data': {'factor': 'x', 'result': 'x^2'}}}").notProved();
    }

    /** What this version has no rule for is not accepted under any name. */
    @ParameterizedTest
    @ValueSource(strings = {"symmetry", "limit", "krawczyk", "isomorphism", "uses", "lemma", "axiom", "sample", "trust", ""})
    void noOtherRules(String rule) {
        Trial.of("x = 17", "forall x in [0, 1]").rejects("unknown rule '" + rule + "'", "claim", step(rule, "", ""), intro(0, "'x': '1'"));
    }

    // ---- roots ----

    @Test
    void rootsHaveTheirSign() {
        Trial.of("sqrt(x^2) = x", "forall x in reals").notProved()
                .rejects("does not decide", "claim", ALL, step("identity", "0, 0", "'roots': [{'of': 'sqrt(x^2)', 'is': 'x'}]"), intro(1, "'x': '1'"))
                .rejects("1 premises, but the rule asks for 2", "claim", ALL, step("identity", "0", "'roots': [{'of': 'sqrt(x^2)', 'is': 'x'}]"), intro(1, "'x': '1'"))
                .rejects("normal form", "claim", ALL, step("identity", "0", ""), intro(1, "'x': '1'"));
        Trial.of("sqrt(x^2) = abs(x)", "forall x in reals").proved();
        Trial.of("sqrt(x)^2 = x", "forall x in [-1, 1]").undecided().rejects("does not decide", "claim", ALL, step("identity", "0", ""), intro(1, "'x': '1'"));
        // A relation without a sign covers both branches.
        Trial.of("s >= 0", "forall x in [1, 2]", "forall s in reals where s^2 = x").notProved();
        Trial.of("s >= 1", "forall x in [1, 2]", "forall s in [0, oo) where s^2 = x").how("{'point': {'x': '1', 's': '1'}}").proved();
        Trial.of("abs(x) = -x", "forall x in [-1, 1]").notProved().rejects("does not decide", "claim", ALL, step("identity", "0", "'roots': [{'of': 'abs(x)', 'is': '-x'}]"), intro(1, "'x': '-1'"));
    }

    // ---- normal forms ----

    @ParameterizedTest
    @ValueSource(strings = {"(x^2 - 1) / (x - 1) = x + 1", "x / x = 1", "x * (1 / x) = 1", "(x^2 - x) / x = x - 1", "1 / (1 / x) = x", "x^-1 * x^2 = x", "1 / x - 1 / x = 0", "exp(log(x)) = x",
        "log(x^2) = 2 * log(x)", "(x - 1) / (x - 1)^2 = 1 / (x - 1)", "x^3 / x^2 >= x", "0 / x = 0", "inverse([[x]])[1, 1] * x = 1"})
    void cancelledFactorsMustNotVanish(String holds) {
        Trial claim = Trial.of(holds, "forall x in [-2, 2]").undecided();
        String rule = holds.contains(">=") ? step("scale", "0, 0", "'result': '0'") : step("identity", "0", "");
        claim.rejects(holds.startsWith("log") ? "normal form is not zero" : "does not decide the claim", "claim", ALL, rule, intro(1, "'x': '2'"));
    }

    @Test
    void whereNothingVanishesTheSameIsProved() {
        for (String holds : List.of("(x^2 - 1) / (x - 1) = x + 1", "x / x = 1", "1 / (1 / x) = x", "exp(log(x)) = x")) {
            Trial.of(holds, "forall x in (1, 2]").proved();
        }
    }

    // ---- existence of derivatives ----

    /** A derivative says nothing across a kink, a pole or a jump, or where the function is not defined. */
    @Test
    void derivativesAreFormedByTheCheckerAndNeedSmoothness() {
        String monotone = "'variable': 'z', 'from': 'x', 'to': 'y', 'direction': 'increasing'";
        String[] given = {"forall x in [-1, 1]", "forall y in [x, 1]"};
        Trial.of("-1 / x <= -1 / y", given).notProved().rejects("does not decide the claim", "claim", ALL, step("hypothesis", "", "'index': 0"),
                step("monotone", "1, 0, 0, 0, 0", "'function': '-1 / z', 'domain': '[-1, 1]', " + monotone), intro(2, "'x': '1/2', 'y': '1'"));
        Trial.of("floor(x) - x <= floor(y) - y", given).notProved().rejects("not differentiable", "claim", ALL, step("hypothesis", "", "'index': 0"),
                step("monotone", "1, 0, 0, 0", "'function': 'floor(z) - z', 'domain': '[-1, 1]', " + monotone), intro(2, "'x': '1/2', 'y': '1'"));
        Trial.of("abs(x) <= abs(y)", given).notProved().rejects("does not decide", "claim", ALL, step("hypothesis", "", "'index': 0"),
                step("monotone", "1, 0, 0, 0", "'function': 'abs(z)', 'domain': '[-1, 1]', " + monotone), intro(2, "'x': '1/2', 'y': '1'"));
        Trial.of("sqrt(abs(x)) >= 0 and diff(sqrt(abs(x)), x) < 1e9", "forall x in [-1, 1]").undecided();
        // log is not defined on the negative numbers, though 1/z is.
        Trial.of("log(x) >= log(y)", "forall x in [-2, -1]", "forall y in [x, -1]").undecided().rejects("does not decide the claim", "claim", ALL, step("hypothesis", "", "'index': 0"),
                step("monotone", "1, 0, 0, 0, 0", "'function': 'log(z)', 'domain': '[-2, -1]', 'variable': 'z', 'from': 'y', 'to': 'x', 'direction': 'decreasing'"), intro(2, "'x': '-2', 'y': '-1'"));
        // 0 <= f' does not give a strict increase.
        Trial.of("max(x, 0) < max(y, 0)", "forall x in reals", "forall y in (x, oo)").notProved();
        Trial.of("x^3 < y^3", "forall x in reals", "forall y in (x, oo)").rejects("does not decide the claim", "claim", ALL, step("hypothesis", "", "'index': 0"),
                step("monotone", "1, 0, 0, 0", "'function': 'z^3', 'domain': '(-oo, oo)', " + monotone), intro(2, "'x': '0', 'y': '1'"));
    }

    // ---- rank ----

    @Test
    void rankIsExact() {
        Trial.of("rank([[1, 1], [1, 1 + 1e-40]]) = 1").refuted();
        Trial.of("rank([[1, 1], [1, 1 + 1e-40]]) = 2").proved();
        Trial.of("rank([[1/3, 1], [1, 3]]) = 1").proved();
        Trial.of("rank([[x, 1], [1, x]]) = 2", "forall x in [0, 2]").notProved().rejects("does not decide the claim", "claim", ALL, step("minor", "0", "'rows': [1, 2], 'columns': [1, 2]"), intro(1, "'x': '1/2'"));
        Trial.of("rank([[x, 1], [1, x]]) = 2", "forall x in [2, 3]").proved();
        // One minor that is 0 gives no upper bound, and an upper bound below the smaller side needs relations.
        Trial.of("rank([[x, 0], [0, 1]]) <= 1", "forall x in [0, 1]").notProved();
        Trial.of("rank([[x, 1], [x, 1]]) = 1", "forall x in [0, 1]").rejects("does not show the conclusion", "claim", ALL, step("minor", "0", "'rows': [1], 'columns': [2]"), intro(1, "'x': '1/2'"));
        Trial.of("rank([[x, 1], [x, 1]]) >= 2", "forall x in [0, 1]").notProved();
        Trial.of("rank([[layernorm([x, 0])[1], 0], [0, 1]]) = 2", "forall x in [-1, 1]").undecided();
    }

    // ---- isomorphism ----

    @Test
    void allLabelledDigraphsAreEnumerated() {
        // Node names: true up to relabelling, false for one labelling.
        Trial.of("isCentre(G, 1)", "forall G in digraphs(3) where centres(G) = 1").refuted();
        Trial.of("edge(G, 1, 2) or edge(G, 2, 1) or edge(G, 1, 3) or edge(G, 3, 1)", "forall G in digraphs(3) where quasiStronglyConnected(G)").proved();
        Trial.of("edge(G, 1, 2) or edge(G, 2, 1)", "forall G in digraphs(3) where quasiStronglyConnected(G)").refuted();
        // 64 labelled digraphs on three nodes with self-loops, 16 up to isomorphism: a list of classes is not enough.
        Trial all = Trial.of("nodes(G) = 3", "forall G in digraphs(3)");
        all.accepts("claim", step("enumerate", "", "'instances': 64")).rejects("instances: 64, not 16", "claim", step("enumerate", "", "'instances': 16"));
        // Nor may the cases be chosen by hand.
        assertInstanceOf(Verdict.Reject.class, all.check(all.certificate("claim", ALL, step("cases", "0", ""))));
    }

    // ---- induction ----

    @Test
    void aFewInstancesAreNoInduction() {
        Trial euler = Trial.of("n^2 + n + 41 != 41 * 43", "forall n in 1..oo").notProved();
        for (String rule : List.of(step("cases", "0", ""), step("enumerate", "", "'instances': 1"), step("enumerate", "", "'instances': 40"))) {
            Verdict word = euler.check(rule.contains("cases") ? euler.certificate("claim", ALL, rule) : euler.certificate("claim", rule));
            assertTrue(word instanceof Verdict.Reject || word instanceof Verdict.Decline, word::toString);
        }
        Trial.of("sum(i in 1..n, i) = n * (n + 1) / 2", "forall n in 1..oo").undecided();
        Trial.of("sum(i in 1..n, i) = n * (n + 1) / 2", "forall n in 1..30").proved();
        Trial.of("x >= 1", "forall x in integers where x > 0").proved();
        Trial.of("x >= 2", "forall x in integers where x > 0").notProved();
    }

    // ---- rules ----

    /** Each rule of the checker is stated with its reason in the docs, together with the tests that drop its hypotheses. */
    @Test
    void everyRuleIsArguedInTheDocs() throws IOException {
        String format = Files.readString(Path.of("docs/certificate-format.md"));
        String reasons = Files.readString(Path.of("docs/checker-rules.md"));
        for (String rule : Mutants.RULES) {
            assertTrue(format.contains("**" + rule + "**"), rule + " is not stated in docs/certificate-format.md");
            assertTrue(reasons.contains("| " + rule + ", `"), rule + " is not argued in docs/checker-rules.md");
        }
        assertEquals(21, Mutants.RULES.size());
    }
}
