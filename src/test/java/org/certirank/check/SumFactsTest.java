package org.certirank.check;

import static org.certirank.check.CheckerLab.box;
import static org.certirank.check.CheckerLab.step;
import static org.certirank.check.SumLab.fact;
import static org.certirank.check.SumLab.imply;
import static org.certirank.check.SumLab.over;
import static org.certirank.check.SumLab.proves;
import static org.certirank.check.SumLab.rejects;

import org.junit.jupiter.api.Test;

/** Each kind of fact about cases and sums: where it holds, and what would follow without one of its conditions. */
class SumFactsTest {
    /** Hypothesis 1, an inequality of integers, in the form p > 0: as it is, or plus 1. */
    private static final String STRICT = step("combine", "", "'facts':[{'hypothesis':1}],'terms':[{'coefficient':'1','facts':[0]}]");
    private static final String WEAK = step("combine", "", "'facts':[{'hypothesis':1}],'terms':[{'coefficient':'1','facts':[0]},{'coefficient':'1'}]");
    private static final String CASE = "if(i <= m, x, y)";

    @Test
    void then() {
        String data = "'then','of':'" + CASE + "'";
        proves("i <= m => " + CASE + " = x", imply(fact(data, WEAK)));
        proves("m >= i => x = " + CASE, imply(fact(data, WEAK)));
        rejects("step 0 (box)", CASE + " = x", fact(data, "box"));
        rejects("step 0 (combine): no term is certainly positive", "i <= m + 1 => " + CASE + " = x", imply(fact(data, STRICT)));
        rejects("normal form is not zero", "i <= m + 1 => " + CASE + " = x", imply(fact(data, WEAK)));
        rejects("normal form is not zero", "i <= m => " + CASE + " = y", imply(fact(data, WEAK)));
        rejects("is no open case", "x = x", fact("'then','of':'if(i >= 1, x, y)'"));
        rejects("is no open case", "x = x", fact("'then','of':'if(n < n, x, y)'"));
        rejects("a part of the fact is not certainly defined", "if(i <= m, 1 / y, 0) = 1 / y", fact("'then','of':'if(i <= m, 1 / y, 0)'", "box"));
        rejects("the conclusion is not certainly defined", "i <= m => " + CASE + " + 1 / y = x + 1 / y", WEAK, step("fact", "0", "'is':" + data), box(), step("imply", "1,2", ""));
        // what stands in a branch is defined only where the branch is taken
        rejects("a part of the fact is not certainly defined", "if(m > 0, 1 / m, 0) - 1 / m = 0", fact("'then','of':'if(m > 0, 1 / m, 0)'", "box"));
    }

    @Test
    void otherwise() {
        String data = "'else','of':'" + CASE + "'";
        proves("m < i => " + CASE + " = y", imply(fact(data, STRICT)));
        rejects("step 0 (box)", CASE + " = y", fact(data, "box"));
        rejects("no term is certainly positive", "m <= i => " + CASE + " = y", imply(fact(data, STRICT)));
        rejects("normal form is not zero", "m < i => " + CASE + " = x", imply(fact(data, STRICT)));
        // equal conditions are one, however they are written
        for (String same : new String[] {"if(m >= i, x, y)", "if(not i > m, x, y)", "if(m - i + 1 > 0, x, y)", "if(2 * i <= i + m, x, y)"}) proves(same + " = " + CASE, step("identity", "", ""));
        proves("if(i = m, x, y) = if(not m != i, x, y) and if(i <= m and n != m, x, y) = if(not (m < i or m = n), x, y)", step("identity", "", ""), step("both", "0,0", ""));
        for (String other : new String[] {"if(i < m, x, y)", "if(m <= i, x, y)", "if(i <= m, y, x)", "if(i = m, x, y)"}) rejects("normal form is not zero", other + " = " + CASE, step("identity", "", ""));
    }

    @Test
    void conjunctions() {
        String both = "if(i <= m and m = n, x, y)", either = "if(i <= m or m = n, x, y)";
        proves("i <= m and m = n => " + both + " = x", WEAK, step("identity", "", "'equations':[{'hypothesis':2,'cofactor':'1'}]"), step("both", "0,1", ""), step("fact", "2", "'is':'then','of':'" + both + "'"), step("imply", "3", ""));
        rejects("step 1 (box)", "i <= m and m <= n => " + both + " = x", WEAK, box(), step("both", "0,1", ""), step("fact", "2", "'is':'then','of':'" + both + "'"), step("imply", "3", ""));
        proves("i <= m => " + either + " = x", WEAK, step("either", "0", "'index':0"), step("fact", "1", "'is':'then','of':'" + either + "'"), step("imply", "2", ""));
        proves("m < i => " + both + " = y", STRICT, step("either", "0", "'index':0"), step("fact", "1", "'is':'else','of':'" + both + "'"), step("imply", "2", ""));
        rejects("the conclusion is no disjunction", "m < i => " + either + " = y", STRICT, step("either", "0", "'index':0"), step("fact", "1", "'is':'else','of':'" + either + "'"), step("imply", "2", ""));
    }

    @Test
    void append() {
        for (String k : new String[] {"sum", "prod"}) {
            String to = k.equals("sum") ? "+" : "*", whole = k + "(k in 1..m, (k + 1) * x)", rest = k + "(j in 1..m - 1, (j + 1) * x)", data = "'append','of':'" + whole + "'";
            proves("m >= 1 => " + whole + " = " + rest + " " + to + " (m + 1) * x", imply(fact(data, "1")));
            rejects("step 0 (box)", whole + " = " + rest + " " + to + " (m + 1) * x", fact(data, "box"));
            rejects("normal form is not zero", "m >= 1 => " + whole + " = " + rest + " " + to + " m * x", imply(fact(data, "1")));
            rejects("expected an equality", "m >= 1 => " + whole + " <= 0", imply(fact(data, "1")));
            String first = k + "(k in 2..m, (k + 1) * x)", start = "'prepend','of':'" + whole + "'";
            proves("m >= 1 => " + whole + " = " + first + " " + to + " 2 * x", imply(fact(start, "1")));
            rejects("step 0 (box)", whole + " = " + first + " " + to + " 2 * x", fact(start, "box"));
        }
        rejects("a part of the fact is not certainly defined", "m >= 1 => sum(k in 1..m, 1 / k) = sum(k in 1..m - 1, 1 / k) + 1 / m", fact("'append','of':'sum(k in 1..m, 1 / k)'", "1")[0],
                step("fact", "0", "'is':'append','of':'sum(k in 1..m, 1 / k)'"), box(), step("imply", "1,2", ""));
        rejects("is no sum or product of unknown length", "x = x", fact("'append','of':'x'"));
        rejects("is no sum or product of unknown length", "x = x", fact("'append','of':'sum(k in 1..5, k)'"));
        rejects("is no sum or product of unknown length", "x = x", fact("'append','of':'sum(v)'"));
        // the last term is read anew: its condition is certain there
        proves("sum(k in 1..n, if(k <= 1, 1 / k, y)) = 1 + sum(k in 2..n, y)", fact("'prepend','of':'sum(k in 1..n, if(k <= 1, 1 / k, y))'", "box"));
    }

    @Test
    void empty() {
        proves("m < 1 => sum(k in 1..m, x / k) = 0 and prod(k in 1..m, x / k) = 1", fact("'empty','of':'sum(k in 1..m, x / k)'", "1")[0], step("fact", "0", "'is':'empty','of':'sum(k in 1..m, x / k)'"),
                step("fact", "0", "'is':'empty','of':'prod(k in 1..m, x / k)'"), step("both", "1,2", ""), step("imply", "3", ""));
        rejects("step 0 (box)", "sum(k in 1..m, x) = 0", fact("'empty','of':'sum(k in 1..m, x)'", "box"));
        rejects("normal form is not zero", "m < 1 => prod(k in 1..m, x) = 0", imply(fact("'empty','of':'prod(k in 1..m, x)'", "1")));
        rejects("does not follow from hypothesis 1", "m <= 1 => sum(k in 1..m, x) = 0", imply(fact("'empty','of':'sum(k in 1..m, x)'", "1")));
    }

    @Test
    void join() {
        String two = "sum(k in 1..n, k * x) = sum(k in 1..i, k * x) + sum(k in i + 1..n, k * x)", data = "'join','of':'sum(k in 1..n, k * x)','middle':'i'";
        proves(two, fact(data, "box", "0"));
        rejects("step 1 (box)", two.replace("i", "m").replace(" mn ", " in "), fact(data.replace("'i'", "'m'"), "box", "box"));
        rejects("step 0 (box)", "sum(k in n..m + n, k) = sum(k in n..m, k) + sum(k in m + 1..m + n, k)", fact("'join','of':'sum(k in n..m + n, k)','middle':'m'", "box", "box"));
        rejects("1 premises, but the rule asks for 2", two, fact(data, "box"));
        rejects("expected an integer", two, fact(data.replace("'i'", "'x'"), "box", "box"));
        rejects("the body is not certainly defined from ", "x = x", fact("'join','of':'sum(k in 1..n, 1 / k)','middle':'m - 1'", "box", "box"));
    }

    @Test
    void support() {
        String e = "if(j = i, x, 0)", whole = "sum(j in 1..n, " + e + ")", data = "'support','of':'" + whole + "','from':'i','to':'i','name':'j'";
        // hypotheses 1 to 3 of the terms: 1 <= j, j <= n, j < i (i < j)
        String[] proof = {box(), step("hypothesis", "", "'index':0"), step("combine", "", "'terms':[{'coefficient':'1'}]"), // 2: i <= i + 1
            step("hypothesis", "", "'index':4"), step("combine", "", "'facts':[{'hypothesis':3}],'terms':[{'coefficient':'1','facts':[0]}]"),
            step("cut", "3,4", "'formula':'j - i < 0'"), step("scale", "5", "'result':'j - i'"), // 6: not j = i
            step("fact", "6", "'is':'else','of':'" + e + "'"), // 7
            step("cut", "3,4", "'formula':'j - i > 0'"), step("scale", "8", "'result':'j - i'"), step("fact", "9", "'is':'else','of':'" + e + "'"), // 10
            step("fact", "0,1,2,7,10", "'is':" + data), // 11: the whole is the sum over i..i, which is x
        };
        proves(whole + " = x", proof);
        rejects("step 11 (fact): normal form is not zero", whole + " = 0", proof);
        String[] wrong = proof.clone();
        wrong[10] = step("fact", "9", "'is':'else','of':'if(j = i, x, 0)'").replace("j = i", "j <= i");
        wrong[11] = proof[11].replace("j = i", "i <= j");
        rejects("step 7 (fact)", whole.replace("j = i", "i <= j") + " = x", wrong); // terms after i
        rejects("3 premises, but the rule asks for 5", whole + " = x", proof[0], proof[1], proof[2], step("fact", "0,1,2", "'is':" + data));
        for (int bad = 0; bad < 3; bad++) { // a part of the range, in order
            String from = bad == 0 ? "m" : "1", to = bad == 1 ? "m" : bad == 2 ? "-1" : "n";
            String of = "sum(j in 1..n, x)", inner = bad == 2 ? "sum(j in 1..-1, x)" : "sum(j in " + from + ".." + to + ", x)";
            rejects("step 0 (box)", of + " = " + inner, box(), step("fact", "0,0,0,0,0", "'is':'support','of':'" + of + "','from':'" + from + "','to':'" + to + "','name':'j'"));
        }
        rejects("'i' is not a new name", "x = x", fact(data.replace("'name':'j'", "'name':'i'")));
    }

    @Test
    void linear() {
        String of = "sum(k in 1..n, k * x + y * (k^2 - 1))", data = "'linear','of':'" + of + "','terms':[['x','sum(j in 1..n, j)'],['y','sum(k in 1..n, k^2)'],['-y','sum(k in 1..n, 1)']]";
        proves(of + " = x * sum(k in 1..n, k) + y * sum(l in 1..n, l^2) - y * sum(k in 1..n, 1)", fact(data));
        rejects("normal form is not zero for the bodies", "x = x", fact(data.replace("['-y','sum(k in 1..n, 1)']", "['y','sum(k in 1..n, 1)']")));
        rejects("normal form is not zero", of + " = x * sum(k in 1..n, k)", fact(data));
        rejects("has another range", "x = x", fact(data.replace("sum(j in 1..n", "sum(j in 1..m")));
        rejects("is not certainly defined", "x = x", fact("'linear','of':'sum(k in 1..n, 1)','terms':[['1 / y','sum(k in 1..n, y)']]"));
        rejects("expected a known name", "x = x", fact("'linear','of':'sum(k in 1..n, k^2)','terms':[['k','sum(k in 1..n, k)']]"));
        rejects("pairs of a number and a sum", "x = x", fact("'linear','of':'sum(k in 1..n, k^2)','terms':[['1']]"));
        rejects("is no sum or product", "x = x", fact("'linear','of':'sum(k in 1..n, k^2)','terms':[['1','prod(k in 1..n, k^2)']]"));
        // a number that has the name of a bound leaf of another sum
        proves("sum(k in 1..n, k * sum(j in 1..n, j)) = sum(k in 1..n, k)^2", fact("'linear','of':'sum(k in 1..n, k * sum(j in 1..n, j))','terms':[['sum(k in 1..n, k)','sum(k in 1..n, k)']]"));
        rejects("for the bodies", "x = x", fact("'linear','of':'sum(k in 1..n, k * sum(j in 1..k, j))','terms':[['sum(k in 1..n, k)','sum(k in 1..n, k)']]"));
    }

    @Test
    void integers() {
        String data = "'integers','less':'m','greater':'n'";
        proves("m < n => m + 1 <= n", imply(fact(data, "1")));
        rejects("step 0 (box)", "m + 1 <= n", fact(data, "box"));
        rejects("the conclusion is strict", "m < n => m + 1 < n", imply(fact(data, "1")));
        rejects("normal form is not zero", "m < n => m + 2 <= n", imply(fact(data, "1")));
        rejects("expected an integer", "x < n => x + 1 <= n", imply(fact(data.replace("'m'", "'x'"), "1")));
        rejects("not certainly defined", "x = x", fact(data.replace("'m'", "'floor(1 / y)'"), "box"));
        proves("m < floor(2 * x) => m + 1 <= floor(2 * x)", imply(fact(data.replace("'n'", "'floor(2 * x)'"), "1")));
    }

    /** Conditions may be hypotheses whose terms stand in another order; integers only. */
    @Test
    void hypothesesAboutIntegers() {
        String data = "'then','of':'if(i < m, x, y)'", other = "'else','of':'if(i = m, x, y)'";
        for (String same : new String[] {"i < m", "m > i", "m - i > 0", "0 < -i + m", "2 * m + 1 > i + m + 1"}) proves(same + " => if(i < m, x, y) = x", imply(fact(data, "1")));
        for (String weaker : new String[] {"i < m", "i > m", "m != i", "i - m > 0"}) proves(weaker + " => if(i = m, x, y) = y", imply(fact(other, "1")));
        for (String no : new String[] {"i <= m", "i < m + 1", "m < i", "2 * i < 2 * m", "i + x < m + x"}) rejects("does not follow", no + " => if(i < m, x, y) = x", imply(fact(data, "1")));
        rejects("does not follow", "i < m => i < m + 0 * (m - 1)^0", over("hypothesis", "'index':1")[0], box(), step("imply", "0,1", "")); // 0^0
        for (String no : new String[] {"i <= m", "i = m"}) rejects("does not follow", no + " => if(i = m, x, y) = y", imply(fact(other, "1")));
    }

    @Test
    void otherDataAreRefused() {
        rejects("no such data", "x = x", fact("'integers','less':'m','greater':'n','of':'x'"));
        rejects("expected this field", "x = x", fact("'join','of':'sum(k in 1..n, k)'"));
        rejects("1 premises, but the rule asks for 0", "sum(k in 1..n, 1) = sum(k in 1..n, 1)", fact("'linear','of':'sum(k in 1..n, 1)','terms':[['1','sum(k in 1..n, 1)']]", "box"));
    }
}
