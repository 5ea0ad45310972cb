package org.certirank.check;

import static org.certirank.check.CheckerLab.box;
import static org.certirank.check.CheckerLab.given;
import static org.certirank.check.CheckerLab.step;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whole proofs for all n by induction, certificates written by hand, and false variants of them. */
class SumTheoremsTest {
    private static String fact(String premises, String data) { return step("fact", premises, "'is':" + data); }
    private static String generic(int premise, String point) { return step("generic", "" + premise, "'point':{" + point + "}"); }

    /** sum(k in 1..n, e) = f, a polynomial divided by a constant, by induction. */
    private static String[] gauss(String e, String last) {
        return new String[] {box(), step("identity", "", ""), box(), fact("2", "'append','of':'sum(k in 1..n + 1, " + e + ")'"),
            step("identity", "0,3", "'equations':[{'hypothesis':0,'cofactor':'1'},{'formula':'sum(k in 1..n + 1, " + e + ") = sum(k in 1..n, " + e + ") + " + last + "','cofactor':'1'}]"),
            step("induction", "1,4", "'name':'n'"), generic(5, "'n':'3'")};
    }

    @Test
    void triangularNumbers() {
        given("forall n in 1..oo").holds("sum(k in 1..n, k) = n * (n + 1) / 2").proves(gauss("k", "(n + 1)"));
        given("forall n in 0..oo").holds("sum(k in 1..n, k) = n * (n + 1) / 2").proves(gauss("k", "(n + 1)"));
        given("forall n in 1..oo").holds("sum(k in 1..n, k) = n * (n + 1) / 2 + 1").rejects("step 1 (identity): normal form is not zero", gauss("k", "(n + 1)"));
        given("forall n in 1..oo").holds("sum(k in 1..n, k) = (n^2 + n^4) / 2").rejects("step 4 (identity): normal form is not zero", gauss("k", "(n + 1)"));
        // for n = -2 the sum is empty, and the formula says 1; for n = -1, 0 the last term is none
        given("forall n in -2..oo").holds("sum(k in 1..n, k) = n * (n + 1) / 2").rejects("step 1 (identity): normal form is not zero", gauss("k", "(n + 1)"));
        given("forall n in -1..oo").holds("sum(k in 1..n, k) = n * (n + 1) / 2").rejects("step 2 (box)", gauss("k", "(n + 1)"));
        given("forall n in 1..oo").holds("sum(k in 1..n, k^2) = n * (n + 1) * (2 * n + 1) / 6").proves(gauss("k^2", "(n + 1)^2"));
        given("forall n in 1..oo").holds("sum(k in 1..n, k^2) = n * (n + 1) * (2 * n + 1) / 6").rejects("step 4 (identity): normal form is not zero", gauss("k^2", "n^2"));
    }

    /** Telescoping, with quotients: what the identities speak of is defined. */
    @Test
    void telescope() {
        String e = "1 / (k * (k + 1))";
        String[] proof = {box(), step("identity", "0", ""), box(), fact("2", "'append','of':'sum(k in 1..n + 1, " + e + ")'"),
            step("identity", "0,3", "'equations':[{'hypothesis':0,'cofactor':'1'},{'formula':'sum(k in 1..n + 1, " + e + ") = sum(k in 1..n, " + e + ") + 1 / ((n + 1) * (n + 2))','cofactor':'1'}]"),
            step("induction", "1,4", "'name':'n'"), generic(5, "'n':'3'")};
        given("forall n in 1..oo").holds("sum(k in 1..n, " + e + ") = n / (n + 1)").rejects("1 premises, but the rule asks for 0", proof);
        proof[1] = step("identity", "", "");
        given("forall n in 1..oo").holds("sum(k in 1..n, " + e + ") = n / (n + 1)").proves(proof);
        given("forall n in 1..oo").holds("sum(k in 1..n, " + e + ") = n / (n + 2)").rejects("normal form is not zero", proof);
        given("forall n in 1..oo").holds("sum(k in 0..n, " + e + ") = n / (n + 1)").rejects("sum: not certainly defined", proof);
        given("forall n in 1..oo").holds("sum(k in -3..n, " + e + ") = n / (n + 1)").rejects("sum: not certainly defined", proof);
    }

    /** The geometric sum, its powers written as products. */
    @Test
    void geometric() {
        String next = "prod(j in 1..n + 1, x)", sum = "sum(k in 0..n, prod(j in 1..k, x))", longer = "sum(k in 0..n + 1, prod(j in 1..k, x))";
        String[] proof = {step("identity", "", ""), box(), fact("1", "'append','of':'" + longer + "'"), box(), fact("3", "'append','of':'prod(j in 1..n + 2, x)'"),
            step("identity", "2,4", "'equations':[{'hypothesis':0,'cofactor':'1'},{'formula':'" + longer + " = " + sum + " + " + next + "','cofactor':'1 - x'},"
                    + "{'formula':'prod(j in 1..n + 2, x) = " + next + " * x','cofactor':'1'}]"),
            step("induction", "0,5", "'name':'n'"), generic(6, "'n':'3','x':'2'")};
        given("forall n in 0..oo", "forall x in reals").holds("(1 - x) * " + sum + " = 1 - " + next).proves(proof);
        given("forall n in 0..oo", "forall x in reals").holds("(1 - x) * " + sum + " = 1 - prod(j in 1..n, x)").rejects("normal form is not zero", proof);
    }

    /** The rows of the uniform causal weights have the sum 1: i terms 1 / i, the others 0. */
    @Test
    void rowsOfCausalWeights() {
        String e = "if(j <= i, 1 / i, 0)", row = "sum(j in 1..N, uniform(causal(N))[i, j])", first = "sum(j in 1..i, " + e + ")", same = "sum(j in 1..i, 1 / i)";
        String[] proof = {box(), step("hypothesis", "", "'index':0"), box("'x'"), // j < 1
            step("combine", "", "'facts':[{'hypothesis':3}],'terms':[{'coefficient':'1','facts':[0]}]"), // 3: not j <= i, from i < j
            fact("3", "'else','of':'" + e + "'"),
            fact("0,1,0,2,4", "'support','of':'" + row + "','from':'1','to':'i','name':'j'"), // 5
            step("combine", "", "'facts':[{'hypothesis':2}],'terms':[{'coefficient':'1','facts':[0]},{'coefficient':'1'}]"), // 6: j <= i
            fact("6", "'then','of':'" + e + "'"),
            step("termwise", "7", "'name':'j'"), // 8
            fact("", "'linear','of':'" + same + "','terms':[['1 / i','sum(j in 1..i, 1)']]"), // 9
            step("identity", "", ""), fact("0", "'append','of':'" + count("i + 1") + "'"), // 11
            step("identity", "11", "'equations':[{'hypothesis':1,'cofactor':'1'},{'formula':'" + count("i + 1") + " = " + count("i") + " + 1','cofactor':'1'}]"),
            step("induction", "10,12", "'name':'i'"), // 13
            step("identity", "0,5,8,9,13", "'equations':[{'formula':'" + row + " = " + first + "','cofactor':'1'},{'formula':'" + first + " = " + same + "','cofactor':'1'},"
                    + "{'formula':'" + same + " = 1 / i * sum(j in 1..i, 1)','cofactor':'1'},{'formula':'sum(j in 1..i, 1) = i','cofactor':'1 / i'}]"),
            generic(14, "'N':'3','i':'2'")};
        given("forall N in 1..oo", "forall i in 1..N").holds(row + " = 1").proves(proof);
        given("forall N in 1..oo", "forall i in 1..N").holds(row + " = 2").rejects("step 14 (identity): normal form is not zero", proof);
        // the columns of the weights have other sums
        given("forall N in 1..oo", "forall i in 1..N").holds("sum(j in 1..N, uniform(causal(N))[j, i]) = 1").rejects("step 14 (identity): normal form is not zero", proof);
    }

    private static String count(String n) { return "sum(j in 1.." + n + ", 1)"; }

    /** sum of ones: by induction on an index with a hypothesis i <= N. */
    @Test
    void countingByInductionUpToN() {
        String[] proof = {step("identity", "", ""), box(), fact("1", "'append','of':'" + count("i + 1") + "'"),
            step("identity", "2", "'equations':[{'hypothesis':1,'cofactor':'1'},{'formula':'" + count("i + 1") + " = " + count("i") + " + 1','cofactor':'1'}]"),
            step("induction", "0,3", "'name':'i'"), generic(4, "'N':'3','i':'2'")};
        given("forall N in 1..oo", "forall i in 1..N").holds(count("i") + " = i").proves(proof);
        given("forall N in 1..oo", "forall i in 1..N where i >= 1 and i < N + 1").holds(count("i") + " = i").rejects("a hypothesis mentions 'i'", proof);
    }

    /** The norm of a vector given entry by entry, and of its normalised form. */
    @Test
    void normsOfTables() {
        String v = "vector(k in 1..n, k * x)", square = "norm2(" + v + ")^2";
        given("forall n in 1..oo", "forall x in [1, 2]").holds(square + " = sum(k in 1..n, (k * x)^2)").proves(box(), step("identity", "0", ""), generic(1, "'n':'2','x':'1'"));
        given("forall n in 1..oo", "forall x in [1, 2]").holds(square + " = sum(k in 1..n, k^2)").rejects("normal form is not zero", box(), step("identity", "0", ""), generic(1, "'n':'2','x':'1'"));
        // an entry of layernorm: defined only where the norm is not 0
        String layer = "layernorm(" + v + ")[n] * norm2(" + v + ")";
        given("forall n in 1..oo", "forall x in [1, 2]").holds(layer + " = n * x").rejects("0 premises, but the rule asks for 1", step("identity", "", ""), generic(0, "'n':'2','x':'1'"));
        given("forall n in 1..oo", "forall x in [1, 2]").holds(layer + " = n * x").rejects("step 0 (box)", box(), step("identity", "0", ""), generic(1, "'n':'2','x':'1'"));
    }

    @Test
    void definitionsOfAnySize() {
        CheckerLab lab = given("forall n in 1..oo", "forall i in 1..n", "forall j in 1..n").let("H", Map.of("of", java.util.List.of("n"), "is", "matrix(i in 1..n, j in 1..n, 1 / (i + j - 1))"));
        lab.holds("H(n)[i, j] = transpose(H(n))[i, j] and H(n)[1, 1] = 1 and (H(n) - identity(n))[i, i] = 1 / (2 * i - 1) - 1").proves(box(), step("identity", "0", ""), step("identity", "", ""), step("both", "1,2,1", ""), generic(3, "'n':'2','i':'1','j':'2'"));
    }
}
