package org.certirank.check;

import static org.certirank.check.CheckerLab.box;
import static org.certirank.check.CheckerLab.given;
import static org.certirank.check.CheckerLab.step;
import static org.certirank.check.SumLab.over;
import static org.certirank.check.SumLab.proves;
import static org.certirank.check.SumLab.rejects;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rules about sums and matrices of any size, and what the older rules make of them. */
class SumRulesTest {
    private static String fact(String premises, String data) { return step("fact", premises, "'is':" + data); }
    private static final String IDENTITY = step("identity", "", "");

    // ---- termwise ----

    @Test
    void termwiseComparesTermByTerm() {
        String data = "'name':'q'";
        String less = step("combine", "", "'facts':[{'hypothesis':1}],'terms':[{'coefficient':'1','square':'x','facts':[]},{'coefficient':'1','facts':[0]}]");
        proves("sum(k in 1..m, k * (x + y)) = sum(l in 1..m, x * l + y * l)", over("termwise", data, IDENTITY));
        proves("sum(k in m..n, k) <= sum(l in m..n, l + x^2)", step("combine", "", "'terms':[{'coefficient':'1','square':'x'}]"), step("termwise", "0", data));
        proves("sum(k in m..n, k + x^2) >= sum(l in m..n, l)", step("combine", "", "'terms':[{'coefficient':'1','square':'x'}]"), step("termwise", "0", data));
        // hypotheses 1 and 2: m <= q, q <= n
        proves("sum(k in m..n, k) <= sum(l in m..n, n)", step("hypothesis", "", "'index':2"), step("termwise", "0", data));
        proves("sum(k in m..n, m) <= sum(l in m..n, l)", step("hypothesis", "", "'index':1"), step("termwise", "0", data));
        rejects("does not follow", "sum(k in m..n, k) <= sum(l in m..n, m)", step("hypothesis", "", "'index':1"), step("termwise", "0", data));
        rejects("normal form is not zero", "sum(k in 1..m, k) = sum(l in 1..m, l + y)", over("termwise", data, IDENTITY));
        rejects("expected sums with = or <=", "sum(k in m..n, k) < sum(l in m..n, l + x^2)", over("termwise", data, "box"));
        rejects("not sums over one range", "sum(k in 1..m, y) = sum(k in 1..n, y)", over("termwise", data, IDENTITY));
        rejects("not sums over one range", "prod(k in 1..m, k + y) = prod(k in 1..m, y + k)", over("termwise", data, IDENTITY));
        rejects("not sums over one range", "2 * sum(k in 1..m, y) = sum(k in 1..m, 2 * y)", over("termwise", data, IDENTITY));
        rejects("is not a new name", "sum(k in 1..m, y) = sum(k in 1..m, y)", over("termwise", "'name':'x'", IDENTITY));
        rejects("0 premises, but the rule asks for 1", "sum(k in 1..m, y) = sum(k in 1..m, y)", over("termwise", data));
        // the new integer has the hull of the bound one, whatever the other sum makes of it
        proves("sum(k in 2..n, 1) <= sum(k in 2..n, k / 2)", over("termwise", data, "box"));
        rejects("step 0 (box)", "sum(k in 1..n, 1) <= sum(k in 1..n, k / 2)", over("termwise", data, "box"));
    }

    // ---- induction ----

    private static String[] steps(String... steps) {
        String[] all = java.util.Arrays.copyOf(steps, steps.length + 1);
        all[steps.length] = step("generic", "" + (steps.length - 1), "'point':{'n':'3','i':'2','v':'[1, 2, 3]'}");
        return all;
    }

    private static CheckerLab about(String i, String holds) { return given("forall n in 1..oo", "forall v in vectors(n)", i).holds(holds); }

    /** i of the numbers if(j <= n, 1, 0): in the step the last one is 1 as i + 1 <= n (hypothesis 0), and the others are by hypothesis 1. */
    @Test
    void inductionUpToN() {
        String e = "if(j <= n, 1, 0)", sum = "sum(j in 1..i, " + e + ")", next = "sum(j in 1..i + 1, " + e + ")", at = "if(i + 1 <= n, 1, 0)";
        String last = step("combine", "", "'facts':[{'hypothesis':0}],'terms':[{'coefficient':'1','facts':[0]},{'coefficient':'1'}]");
        // at i = 1 the sum is if(1 <= n, 1, 0), which the hull decides in a box
        String[] used = steps(box(), last, box(), fact("2", "'append','of':'" + next + "'"), fact("1", "'then','of':'" + at + "'"),
            step("identity", "3,4", "'equations':[{'hypothesis':1,'cofactor':'1'},{'formula':'" + next + " = " + sum + " + " + at + "','cofactor':'1'},{'formula':'" + at + " = 1','cofactor':'1'}]"),
            step("induction", "0,5", "'name':'i'"));
        about("forall i in 1..n", sum + " = i").proves(used);
        about("forall i in 1..oo where n >= i", sum + " = i").proves(used);
        about("forall i in 1..oo where i <= n + 1", sum + " = i").rejects("step 1 (combine): normal form is not zero", used);
        about("forall i in 1..oo", sum + " = i").rejects("hypothesis 1 does not exist", used);
        about("forall i in 1..oo where i < n + 1", sum + " = i").rejects("a hypothesis mentions 'i'", used);
        about("forall i in 1..oo where n - i >= 0", sum + " = i").rejects("a hypothesis mentions 'i'", used);
        about("forall i in 1..oo where i <= n and i != 7", sum + " = i").rejects("a hypothesis mentions 'i'", used);
        about("forall i in 1..oo where i <= n * i", sum + " = i").rejects("a hypothesis mentions 'i'", used);
        about("forall i in 1..oo where i <= 5 / 2 * n", sum + " = i").rejects("a hypothesis mentions 'i'", used);
        about("forall i in 1..oo where i = n", sum + " = i").rejects("a hypothesis mentions 'i'", box(), step("induction", "0,0", "'name':'i'"), step("generic", "1", "'point':{'n':'3','i':'3','v':'[1, 2, 3]'}"));
        about("forall i in 1..n", sum + " = i").rejects("1 premises, but the rule asks for 2", steps(box(), step("induction", "0", "'name':'i'")));
    }

    /** In the base nothing says that i is an index, and the induction says nothing of entries at i. */
    @Test
    void indicesOfInductions() {
        String entry = fact("", "'entry','vector':'v','index':'i','bound':'max'"), use = step("cut", "1,2", "'formula':'v[i] <= max(v)'");
        about("forall i in 1..n", "i >= 1").rejects("i is no index of n", steps(entry, box(), step("cut", "1,0", "'formula':'v[i] <= max(v)'"), step("induction", "2,1", "'name':'i'")));
        about("forall i in 1..n", "i >= 1").proves(steps(entry, box(), step("cut", "1,0", "'formula':'v[i] <= max(v)'"), step("induction", "1,2", "'name':'i'"))); // in the step it is one
        for (String holds : new String[] {"v[i] <= max(v)", "sum(j in 1..n, v[j] * v[i]) <= max(v)"}) about("forall i in 1..n", holds).rejects("an entry with the index 'i'", steps(box(), step("induction", "0,0", "'name':'i'")));
        given("forall n in 1..oo", "forall W in matrices(n, n)", "forall j in 1..n", "forall i in 1..n").holds("W[j, i] >= 0").rejects("an entry with the index 'i'", box(), step("induction", "0,0", "'name':'i'"),
                step("generic", "1", "'point':{'n':'1','W':'[[1]]','i':'1','j':'1'}"));
    }

    // ---- staircase ----

    private static String rank(String rows, String columns, String e) { return "rank(matrix(a in 1.." + rows + ", b in 1.." + columns + ", " + e + "))"; }

    /** Ones below the antidiagonal and on it, zeros above: hypotheses of the entries 1: p <= rows, 2: q <= columns, then those of the rule. */
    private static String[] proof(String k, String e) {
        String strict = step("combine", "", "'facts':[{'hypothesis':5}],'terms':[{'coefficient':'1','facts':[0]}]");
        return new String[] {box(), step("combine", "", ""), // 0, 1: 1 <= n, n <= n
            box("'x'"), step("combine", "", "'facts':[{'hypothesis':3}],'terms':[{'coefficient':'1','facts':[0]}]"), step("cut", "2,3", "'formula':'q <= 0'"), // 4: no columns before
            strict, fact("5", "'else','of':'" + e + "'"), // 6: above
            step("combine", "", "'terms':[{'coefficient':'1'}],'equations':[{'hypothesis':5,'cofactor':'1'}]"), fact("7", "'then','of':'" + e + "'"), box(), step("rewrite", "8,9", "'of':'" + e + "','is':'1'"), // 10: on it
            step("staircase", "0,1,1,4,6,10", "'rank':'" + k + "','names':['p','q']")};
    }

    @Test
    void staircase() {
        String e = "if(n < a + b, 1, 0)", at = "if(n < p + q, 1, 0)";
        proves(rank("n", "n", e) + " = n", proof("n", at));
        proves("n + 0 * m = " + rank("n", "n", e), proof("n", at));
        rejects("about another rank", rank("n", "n", e) + " = n", proof("m", at));
        rejects("about another rank", rank("n", "n", e) + " = n - 1", proof("n", at));
        rejects("about no rank", "n = n", proof("n", at));
        rejects("expected an equality", rank("n", "n", e) + " <= n", proof("n", at));
        rejects("expected an integer", rank("n", "n", e) + " = n", proof("n + x - x", at));
        rejects("'n' is not a new name", rank("n", "n", e) + " = n", changed(proof("n", at), 11, "['p','q']", "['p','n']"));
        rejects("'p' is not a new name", rank("n", "n", e) + " = n", changed(proof("n", at), 11, "['p','q']", "['p','p']"));
        rejects("expected two names", rank("n", "n", e) + " = n", changed(proof("n", at), 11, "['p','q']", "['p']"));
        rejects("7 premises, but the rule asks for 6", rank("n", "n", e) + " = n", changed(proof("n", at), 11, "0,1,1,4,6,10", "0,1,1,4,6,6,10"));
    }

    private static String[] changed(String[] steps, int k, String from, String to) {
        steps[k] = steps[k].replace(from.replace('\'', '"'), to.replace('\'', '"'));
        return steps;
    }

    /** Each premise: where it fails the rank is another. */
    @Test
    void staircaseNeedsItsPremises() {
        String e = "if(n < a + b, 1, 0)", at = "if(n < p + q, 1, 0)";
        rejects("step 0 (box)", rank("n", "n", "0") + " = 0", proof("0", at)); // 1 <= k
        rejects("step 1 (combine)", rank("n", "n + m", "1") + " = n + m", proof("n + m", at)); // k <= rows
        rejects("step 1 (combine)", rank("n + m", "n", "1") + " = n + m", proof("n + m", at)); // k <= columns
        String[] wide = java.util.Arrays.copyOf(proof("n", at), 13);
        wide[12] = wide[11].replace("0,1,1,", "0,1,11,");
        wide[11] = step("combine", "", "'terms':[{'coefficient':'1'}]"); // n <= n + 1
        rejects("step 3 (combine): normal form is not zero", rank("n", "n + 1", e) + " = n", wide); // the first column is not 0: q <= 1
        rejects("step 6 (fact): normal form is not zero", rank("n", "n", "1 + " + e) + " = n", proof("n", at)); // above
        String more = "if(n < a + b + 1, 1, 0)", fewer = "if(n + 1 < a + b, 1, 0)";
        rejects("step 5 (combine): normal form is not zero", rank("n", "n", more) + " = n", proof("n", "if(n < p + q + 1, 1, 0)")); // above
        rejects("step 7 (combine): ", rank("n", "n", fewer) + " = n", changed(proof("n", "if(n + 1 < p + q, 1, 0)"), 5, "'facts':[0]}]", "'facts':[0]},{'coefficient':'1'}]")); // on it
    }

    @Test
    void ranksOfTablesAreNeverNegative() {
        proves("rank(matrix(a in 1..n, b in 1..m + 1, a * b)) >= 0", box());
        rejects("step 0 (box)", "rank(ones(n, n)) <= n", box());
        rejects("does not compare a rank", "rank(ones(n, n)) >= 1", step("minor", "", "'rows':[1],'columns':[1]"));
    }

    // ---- the older rules ----

    @Test
    void rewritingStopsAtBodies() {
        CheckerLab lab = given("forall n in 1..oo", "forall y in reals where y = n").holds("y * sum(k in 1..n, y) = n * sum(k in 1..n, y)");
        String point = "'point':{'n':'1','y':'1'}", hypothesis = step("hypothesis", "", "'index':0");
        lab.proves(hypothesis, IDENTITY, step("rewrite", "0,1", "'of':'y','is':'n'"), step("generic", "2", point));
        given("forall n in 1..oo", "forall y in reals where y = n").holds("sum(k in 1..n, y) = sum(k in 1..n, n)").rejects("normal form is not zero", hypothesis, IDENTITY, step("rewrite", "0,1", "'of':'y','is':'n'"), step("generic", "2", point));
        // term by term it goes
        given("forall n in 1..oo", "forall y in reals where y = n").holds("sum(k in 1..n, y) = sum(k in 1..n, n)").proves(hypothesis, step("termwise", "0", "'name':'q'"), step("generic", "1", point));
        // ends are no bodies
        given("forall n in 1..oo", "forall l in 1..oo where l = n").holds("sum(k in 1..l, k) = sum(k in 1..n, k)").proves(hypothesis, IDENTITY, step("rewrite", "0,1", "'of':'l','is':'n'"), step("generic", "2", "'point':{'n':'1','l':'1'}"));
    }

    @Test
    void anchorsDoNotDifferentiateSums() {
        given("forall n in 1..oo", "forall y in [0, 1]").holds("sum(k in 1..n, y * k) >= 0").rejects("depends on y", box(), box(), box(), step("anchor", "0,1,2", "'variable':'y','at':'0'"), step("generic", "3", "'point':{'n':'1','y':'0'}"));
        given("forall n in 1..oo", "forall y in [0, 1]").holds("if(floor(y) > 0, 1, 0) >= 0").rejects("depends on y", box(), box(), box(), step("anchor", "0,1,2", "'variable':'y','at':'0'"), step("generic", "3", "'point':{'n':'1','y':'0'}"));
    }

    @Test
    void partsAskForBothBranches() {
        given("forall n in 1..oo", "forall m in 1..oo", "forall u in (0, 1)").holds("0 <= 1 => if(m > n, 1 / u, 1 / m) >= 0").proves(box(), box(), step("parts", "0,0", ""), step("imply", "1,2", ""), step("generic", "3", "'point':{'n':'1','m':'1','u':'1/2'}"));
        given("forall n in 1..oo", "forall m in 0..oo", "forall u in (0, 1)").holds("0 <= 1 => if(m > n, 1 / u, 1 / m) >= 0").rejects("step 1 (box)", box(), box(), step("parts", "0,0", ""), step("imply", "1,2", ""), step("generic", "3", "'point':{'n':'1','m':'1','u':'1/2'}"));
    }

    /** The same names with other hulls in another case: what is decided, and what hull a bound name has, belongs to a goal. */
    @Test
    void nothingIsKeptForAnotherGoal() {
        String[] at = {box(), step("generic", "0", "'point':{'n':'2'}"), step("cases", "1,1", "")};
        given("forall c in {0, 1}", "forall n in c..oo").holds("sum(k in 1..n, 1 / k) >= 0 and if(n > 0, 1, 0) <= n").rejects("step 0 (box)", at);
        given("forall c in {1, 2}", "forall n in c..oo").holds("sum(k in 1..n, 1 / k) >= 0 and if(n > 0, 1, 0) <= n").proves(at);
        given("forall c in {1, 0}", "forall n in c..oo").holds("sum(k in n..n + 1, 1 / k) >= 0").rejects("sum: not certainly defined", at);
        given("forall c in {1, 2}", "forall n in c..oo").holds("sum(k in n..n + 1, 1 / k) >= 0").proves(at);
        Object f = Map.of("of", java.util.List.of("n", "t"), "recursion", "t", "is", "if(t = 0, sum(k in n..n + 1, 1 / k), f(n, t - 1))");
        given("forall c in {1, 0}", "forall n in c..oo").let("f", f).holds("f(n, 1) >= 0").rejects("sum: not certainly defined", at);
    }
}
