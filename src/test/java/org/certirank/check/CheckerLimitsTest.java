package org.certirank.check;

import static org.certirank.check.CheckerLab.box;
import static org.certirank.check.CheckerLab.given;
import static org.certirank.check.CheckerLab.intro;
import static org.certirank.check.CheckerLab.step;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Numbers beyond what an int or a long holds, and work beyond what a computer does: nothing wraps around into a proof, and nothing runs away. */
class CheckerLimitsTest {
    /** False or ill-formed claims, which would be true if the number were taken modulo 2^32 or 2^64. */
    private static void never(CheckerLab lab, String... steps) {
        Verdict v = lab.check(lab.certificate(steps));
        assertFalse(v instanceof Verdict.Accept || v instanceof Verdict.Fault, v::toString);
    }

    private static void counted(String formula) {
        never(given("forall n in 1..1").holds(formula), step("enumerate", "", "'instances':1"));
    }

    private static final String POINT = intro(0, "'x':'2'");

    @Test
    void powersDoNotWrap() {
        for (String n : List.of("4294967297", "18446744073709551617", "(2^32 + 1)", "(2^64 + 1)", "(2^4000 + 1)")) {
            never(given("forall x in [2, 3]").holds("x^" + n + " <= 9"), box(), POINT);
            never(given("forall x in [2, 3]").holds("x^" + n + " = x"), step("identity", "", ""), POINT);
            never(given("forall x in [2, 3]").holds("1 / x^" + n + " >= 1/9"), box(), POINT);
            never(given("forall x in [2, 3]").holds("2^(x * " + n + ") <= 8"), box(), POINT);
        }
        for (String n : List.of("1", "2", "16", "65536")) {
            String power = "(x^268435456)^" + n + " * x^268435456";
            never(given("forall x in [2, 3]").holds(power + " = x"), step("identity", "", ""), POINT);
            never(given("forall x in [2, 3]").holds("1 / (" + power + ") >= 0.1"), box(), POINT);
            never(given("forall x in [2, 3]").holds("(1 + x)^268435456 * (1 + x)^(268435456 * " + n + ") = 1 + x"), step("identity", "", ""), POINT);
        }
        never(given("forall x in [2, 3]").holds("exp(x)^4294967296 = 1"), step("identity", "", ""), POINT);
        never(given("forall x in [2, 3]").holds("exp(4294967296 * x) = 1"), step("identity", "", ""), POINT);
        never(given("forall x in [2, 3]").holds("sqrt(x)^8589934592 = 1"), step("identity", "", ""), POINT);
        // beyond the exponents of the ends of intervals
        never(given("forall x in [2, 3]").holds("((x^(2^62))^(2^62))^(2^62) < 1"), box(), POINT);
        never(given("forall x in [2, 3]").holds("exp(exp(exp(x^9))) < 1"), box(), POINT);
        never(given("forall x in [2, 3]").holds("1 / exp(exp(exp(x^9))) <= 0"), box(), POINT);
        never(given("forall x in [2, 3]").holds("exp(-exp(exp(x^9))) = 0"), box(), POINT);
        never(given("forall x in [2, 3]").holds("x - exp(-exp(exp(x^9))) >= x"), box(), POINT);
        never(given("forall x in [2, 3]").holds("tanh(exp(exp(x^9))) >= 1"), box(), POINT);
    }

    @Test
    void sizesAndIndicesDoNotWrap() {
        for (String k : List.of("4294967297", "(2^32 + 1)", "(2^64 + 1)", "1073741825")) {
            counted("length(zeros(" + k + ")) = 1");
            counted("rows(zeros(" + k + ", 1)) = 1");
            counted("ones(1, 2)[1, " + k + "] = 1");
            counted("[5, 6][" + k + "] = 5");
            counted("nodes(complete(" + k + ")) = 1");
            counted("edge(digraph(1, [[" + k + ", 1]]), 1, 1)");
            counted("identity(2)^" + k + " = zeros(2, 2)");
            counted("sum(i in " + k + ".." + k + ", i) = 1");
            counted("unit(1, " + k + ")[1] = 1");
            never(given("exists A in sequences(vectors(1))").holds("A(" + k + ") = [7]"), box(), step("witness", "0", "'values':{'A':['[1]', '[7]', '[1]']}"));
            never(given("forall n in 1.." + k).holds("n = 1"), step("enumerate", "", "'instances':1"));
            never(given("forall v in vectors(" + k + ", [0, 1])").holds("sum(v) <= 1"), box(), intro(0, "'v':'[0]'"));
        }
        // a window is as wide as the number says, also where a sum with an index would wrap
        counted("edge(window(3, -1073741823), 1, 1)");
        counted("edge(window(3, -1), 1, 1)");
        counted("not edge(window(3, 1073741823), 1, 3)");
        counted("not edge(backWindow(3, 1073741823), 1, 3)");
        counted("edge(backWindow(3, -1073741823), 1, 1)");
        counted("window(3, 1073741823) != complete(3)");
        for (int side : new int[] {65_536}) {
            String v = "vector(i in 1.." + side + ", 0)";
            counted("outer(" + v + ", " + v + ") = outer(" + v + ", " + v + ") + outer(" + v + ", " + v + ")");
        }
        never(given("forall v in matrices(65536, 65536, {0})").holds("false"), step("cases", "", ""));
        never(given("forall v in matrices(4096, 4096)").holds("false"), box(), intro(0, "'v':'zeros(4096, 4096)'"));
        never(given("forall v in vectors(4096, {0, 1})").holds("false"), step("cases", "", ""));
        never(given("forall v in vectors(64, {0, 1})").holds("false"), step("enumerate", "", "'instances':0"));
        never(given("forall G in digraphs(8)").holds("false"), step("enumerate", "", "'instances':0"));
    }

    @Test
    void countsOfTheCertificateDoNotWrap() {
        CheckerLab two = given("forall n in 1..2").holds("n > 0");
        two.proves(step("enumerate", "", "'instances':2"));
        for (String n : List.of("4294967298", "18446744073709551618", "-2", "2.0", "2e0", "02")) {
            never(two, step("enumerate", "", "'instances':" + n));
        }
        CheckerLab square = given("forall x in [0, 1]").holds("x^2 <= 1");
        square.proves(box(), intro(0, "'x':'1'"));
        for (String bits : List.of("4294967360", "18446744073709551680", "999999999", "100001", "7", "-64")) {
            never(square, step("box", "", "'bits':" + bits + ",'tree':['n']"), intro(0, "'x':'1'"));
        }
        for (String premise : List.of("4294967296", "18446744073709551616", "-0", "0.0")) {
            never(square, box(), step("intro", premise, "'point':{'x':'1'}"));
        }
        for (String leaf : List.of("4294967296", "18446744073709551616", "-0", "0.0")) {
            never(square, box(leaf + ",'n','n'"), intro(0, "'x':'1'"));
        }
        CheckerLab rank = given("forall n in 1..1").holds("rank([[0, 0, 1]]) >= 1");
        for (String column : List.of("4294967299", "999999999", "0", "4")) {
            never(rank, step("minor", "", "'rows':[1],'columns':[" + column + "]"), step("cases", "0", ""));
        }
    }

    /** Each index is read once: otherwise the work doubles with every bracket. */
    @Test
    void nestedReadsOfASequence() {
        String read = "0";
        for (int i = 0; i < 90; i++) read = "A(" + read + ")[1]";
        CheckerLab lab = given("exists A in sequences(vectors(1, {1}))").holds(read + " = 1");
        lab.proves(box(), step("witness", "0", "'values':{'A':['[1]']}"));
        assertTrue(Checker.scope(lab.spec().getBytes(StandardCharsets.UTF_8), "c").startsWith("there is A in sequences(vectors(1, {1})) such that (A(A("));
    }

    @Test
    void largeMatricesAreDeclinedBeforeTheyAreMade() {
        CheckerLab lab = given("forall n in 1..1").holds("trace(matrix(i in 1..1000000, j in 1..1000000, n)) = 1000000");
        assertInstanceOf(Verdict.Decline.class, lab.check(lab.certificate(step("enumerate", "", "'instances':1"))));
    }

    /** 65536 x 65536 is 2^32, 0 as an int: a set without members would make everything true of all of them. */
    @Test
    void finiteSetsOfLargeMatricesAreNotEmpty() {
        for (String set : List.of("matrices(65536, 65536, {1, 2})", "matrices(65536, 65536, {1})", "matrices(32768, 65536, 0..1)", "vectors(4000001, {1})", "vectors(62, 1..2)", "vectors(4, 1..70000)")) {
            for (int n = 0; n < 2; n++) {
                never(given("forall A in " + set).holds("1 > 2"), step("enumerate", "", "'instances':" + n));
                never(given("exists A in " + set).holds("1 > 2"), step("enumerate", "", "'instances':" + n));
            }
            never(given("forall A in " + set).holds("1 > 2"), step("cases", "", ""));
        }
    }

    /** An entry of a vector has no name, whether the vector is unknown or given. */
    @Test
    void derivativesByEntriesAreRefused() {
        Map<String, Object> slope = Map.of("of", List.of("t"), "is", "diff(t^2, t)");
        given("forall x in reals", "exists y in reals").let("slope", slope).holds("slope(y) = 2 * x")
                .proves(step("identity", "", ""), step("witness", "0", "'values':{'y':'x'}"), intro(1, "'x':'2'"));
        given("forall x in reals", "exists v in vectors(1)").let("slope", slope).holds("slope(v[1]) = 2 * x").rejects("expected the name of a quantified real number",
                step("identity", "", ""), step("witness", "0", "'values':{'v':'[x]'}"), intro(1, "'x':'2'"));
    }

    @Test
    void rangesHaveIntegerEnds() {
        given("exists n in 1..3").holds("n = 1").proves(box(), step("witness", "0", "'values':{'n':'1'}"));
        given("exists n in 1/2..3").holds("n = 1").rejects("is not an integer in its range", box(), step("witness", "0", "'values':{'n':'1'}"));
        given("exists n in -oo..7/2").holds("n = 1").rejects("is not an integer in its range", box(), step("witness", "0", "'values':{'n':'1'}"));
        given("exists n in -oo..oo").holds("n = 1").proves(box(), step("witness", "0", "'values':{'n':'1'}"));
    }
}
