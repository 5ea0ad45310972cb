package org.certirank.check;

import static org.certirank.check.CheckerLab.box;
import static org.certirank.check.CheckerLab.given;
import static org.certirank.check.CheckerLab.intro;
import static org.certirank.check.CheckerLab.step;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rules for goals with quantifiers: cases, enumerate, witness, intro; sets; vacuity; polarity. */
class CheckerQuantifiersTest {
    private static String enumerate(int n) {
        return step("enumerate", "", "'instances':" + n);
    }

    // ---- cases ----

    @Test
    void casesAskForEachMember() {
        CheckerLab lab = given("forall n in 1..3 where n != 2", "forall x in [0, 1]").holds("x <= n");
        lab.proves(box(), intro(0, "'x':'1'"), step("cases", "1,1", ""));
        lab.rejects("1 premises, but the rule asks for 2", box(), intro(0, "'x':'1'"), step("cases", "1", ""));
        given("forall n in 0..3", "forall x in [0, 1]").holds("x <= n").rejects("does not decide", box(), intro(0, "'x':'1'"), step("cases", "1,1,1,1", ""));
        given("forall n in 1..oo", "forall x in [0, 1]").holds("x <= n").rejects("the set is not finite", box(), intro(0, "'x':'1'"), step("cases", "1", ""));
        given("exists n in 1..3").holds("n = 2").rejects("does not begin with forall", box(), step("cases", "0", ""));
        given("forall n in 0..3 where 1/n > 0", "forall x in [0, 1]").holds("x <= n + 1").rejects("is undefined", box(), intro(0, "'x':'1'"), step("cases", "1,1,1", ""));
        given("forall s in vectors(2, {-1, 1})", "forall x in [0, 1]").holds("s[1]*s[2]*x <= 1").proves(box(), intro(0, "'x':'1'"), step("cases", "1,1,1,1", ""));
        given("forall s in {sqrt(2), 1, 1/2}", "forall x in [0, 1]").holds("x <= 2*s").proves(box(), intro(0, "'x':'1'"), step("cases", "1,1,1", ""));
    }

    // ---- enumerate ----

    @Test
    void enumerateGoesThroughAll() {
        CheckerLab lab = given("forall n in 1..4", "forall G in digraphs(n) where stronglyConnected(G)").holds("radius(G) <= diameter(G)");
        lab.proves(enumerate(1 + 1 + 18 + 1606)); // the numbers of strongly connected labelled digraphs
        lab.rejects("step 0 (enumerate): instances: 1626, not 1625", enumerate(1625));
        given("forall n in 1..4", "forall G in digraphs(n)").holds("quasiStronglyConnected(G) => stronglyConnected(G)").rejects("the conclusion is false", enumerate(1));
        given("forall n in 1..2", "forall G in digraphs(n)").holds("radius(G) <= n").rejects("is undefined", enumerate(5));
        given("forall n in 1..2").holds("exp(n) > n").rejects("not decided exactly", enumerate(2));
        given("forall n in 1..2", "exists m in 1..5").holds("m = n + 1").proves(enumerate(0));
        given("forall n in 1..2", "exists m in 1..5").holds("m = n + 4").rejects("the conclusion is false", enumerate(0));
        given("forall n in 1..3 where n > 5").holds("n = 17").rejects("vacuous or unknown", enumerate(0));
    }

    @Test
    void enumerateAllDigraphsOnFiveNodes() {
        given("forall G in digraphs(5) where stronglyConnected(G)").holds("radius(G) <= diameter(G)").proves(enumerate(565_080));
    }

    // ---- witness ----

    @Test
    void witnessIsChecked() {
        CheckerLab lab = given("exists x in (0, 1) where x != 1/3").holds("x^2 = 1/4");
        String both = step("both", "0,0,0,1", "");
        String exact = step("identity", "", "");
        lab.proves(box(), exact, both, step("witness", "2", "'values':{'x':'1/2'}"));
        lab.rejects("normal form is not zero", box(), exact, both, step("witness", "2", "'values':{'x':'1/2 + 1e-30'}"));
        lab.rejects("step 0 (box)", box(), exact, both, step("witness", "2", "'values':{'x':'-1/2'}"));
        lab.rejects("no value for 'x'", box(), exact, both, step("witness", "2", "'values':{}"));
        lab.rejects("a value for 'y', which is not one", box(), exact, both, step("witness", "2", "'values':{'x':'1/2','y':'1'}"));
        given("exists x in [-1, 1]").holds("log(x) < 0").rejects("step 0 (box)", box(), step("both", "0,0,0", ""), step("witness", "1", "'values':{'x':'-1/2'}"));
        given("exists x in reals").holds("1 > 0").rejects("is undefined", box(), step("witness", "0", "'values':{'x':'distance(digraph(2), 1, 2)'}"));
        given("exists x in reals").holds("1 > 0").rejects("step 0 (box)", box(), step("both", "0,0", ""), step("witness", "1", "'values':{'x':'1/0'}"));
    }

    @Test
    void witnessesOfEverySort() {
        given("exists n in 1..20").holds("n^2 = 144").proves(box(), step("witness", "0", "'values':{'n':'12'}"));
        given("exists n in 1..10").holds("n^2 = 144").rejects("is not an integer in its range", box(), step("witness", "0", "'values':{'n':'12'}"));
        given("exists n in integers").holds("4 * n = 2").rejects("is not an integer", box(), step("witness", "0", "'values':{'n':'1/2'}"));
        given("exists G in digraphs(3)").holds("centres(G) = 1").proves(box(), step("witness", "0", "'values':{'G':'causal(3)'}"));
        given("exists G in digraphs(3)").holds("centres(G) = 1").rejects("no digraph on 3 nodes with all self-loops", box(), step("witness", "0", "'values':{'G':'digraph(3, [[1,2],[2,3]])'}"));
        given("exists v in sphere(2)").holds("v[1] = 3/5").proves(box(), step("both", "0,0", ""), step("witness", "1", "'values':{'v':'[3/5, 4/5]'}"));
        given("exists v in sphere(2)").holds("v[1] = 3/5").rejects("step 0 (box)", box(), step("both", "0,0", ""), step("witness", "1", "'values':{'v':'[3/5, 3/5]'}"));
        given("exists v in sphere(2)").holds("v[1] = 3/5").rejects("no vector of 2 numbers", box(), step("witness", "0", "'values':{'v':'[1]'}"));
        given("exists A in stochastic(causal(2), 1/4)").holds("A[2, 1] > 0").proves(box(), step("both", "0,0,0,0,0,0", ""), step("witness", "1", "'values':{'A':'[[1, 0], [1/2, 1/2]]'}"));
        given("exists A in stochastic(causal(2), 1/4)").holds("A[2, 1] > 0").rejects("off the mask and not 0", box(), step("witness", "0", "'values':{'A':'[[1/2, 1/2], [1/2, 1/2]]'}"));
        given("exists s in {1, 2}").holds("s > 1").rejects("not in the finite set", box(), step("witness", "0", "'values':{'s':'3'}"));
        given("exists A in sequences(stochastic(complete(1), 0))").holds("A(7)[1, 1] = 1").proves(box(), step("both", "0,0,0", ""), step("witness", "1", "'values':{'A':['[[1]]']}"));
    }

    @Test
    void witnessUsesEarlierNames() {
        CheckerLab lab = given("forall x in reals", "exists y in (x, oo)").holds("y > x");
        String one = step("scale", "0", "'result':'1'");
        lab.proves(box(), one, step("both", "1,1", ""), step("witness", "2", "'values':{'y':'x + 1'}"), intro(3, "'x':'0'"));
        lab.rejects("step 1 (scale): normal form is not zero", box(), one, step("both", "1,1", ""), step("witness", "2", "'values':{'y':'x'}"), intro(3, "'x':'0'"));
        given("exists y in reals", "forall x in reals").holds("y > x").rejects("step 3 (witness): no value", box(), box(), intro(1, "'x':'0'"), step("witness", "0,2", "'values':{}"));
        given("exists y in reals", "forall x in reals").holds("y > x").rejects("step 2 (witness)", box(), intro(0, "'x':'0'"), step("witness", "0,1", "'values':{'y':'x + 1'}"));
        // first differentiate, then put in the value
        given("exists x in reals").holds("diff(x^2, x) = 6").proves(box(), step("witness", "0", "'values':{'x':'3'}"));
        given("exists x in [0, 1]").holds("diff(sqrt(x), x) >= 0").rejects("step 0 (box)", box(), step("both", "0,0,0", ""), step("witness", "1", "'values':{'x':'0'}"));
    }

    // ---- intro, vacuity, sets ----

    @Test
    void introNeedsAPointOfTheDomain() {
        CheckerLab lab = given("forall x in [0, 1] where x^2 > 1/2").holds("x <= 1");
        lab.proves(box(), intro(0, "'x':'3/4'"));
        lab.rejects("vacuous or unknown: no point of the domain was given", box(), step("intro", "0", ""));
        lab.rejects("step 1 (intro): the point is not certainly in the domain", box(), intro(0, "'x':'1/2'"));
        lab.rejects("the point is not certainly in the domain", box(), intro(0, "'x':'3/2'"));
        given("forall x in [0, 1] where x > 1/2 and x < 1/3").holds("x > 100").rejects("the point is not certainly in the domain", box("'x'"), intro(0, "'x':'1/2'"));
        given("forall x in (1, 1)").holds("1 = 2").rejects("the point is not certainly in the domain", box("'x'"), intro(0, "'x':'1'"));
        given("forall x in (1, 1)").holds("1 = 2").rejects("vacuous or unknown", box("'x'"), step("intro", "0", ""));
        given("forall v in sphere(2)").holds("v[1] <= 1").proves(box(), intro(0, "'v':'[3/5, 4/5]'"));
    }

    @Test
    void introAsksForDefinedness() {
        CheckerLab condition = given("forall x in [-1, 2] where log(x) > 0").holds("x > -5");
        condition.rejects("asks for 2", box(), intro(0, "'x':'3/2'"));
        condition.rejects("step 0 (box)", box(), box(), step("intro", "1,0", "'point':{'x':'3/2'}"));
        given("forall x in [1, 2] where log(x) > 0").holds("x > -5").proves(box(), step("intro", "0,0", "'point':{'x':'3/2'}"));
        CheckerLab end = given("forall x in [0, 1]", "forall y in [0, 1/x]").holds("y >= 0");
        end.rejects("asks for 2", box(), intro(0, "'x':'1','y':'1'"));
        end.rejects("step 0 (box)", box(), box(), step("intro", "1,0", "'point':{'x':'1','y':'1'}"));
        // 1/x <= y would make 1/x defined, but only by assuming that there is a y
        given("forall x in [0, 1]", "forall y in [1/x, oo)").holds("y^2 >= 0").rejects("step 0 (box)", box(), box(), step("intro", "1,0", "'point':{'x':'1','y':'1'}"));
        given("forall x in (0, 1]", "forall y in [1/x, oo)").holds("y >= 1").proves(box(), step("intro", "0,0", "'point':{'x':'1','y':'1'}"));
    }

    @Test
    void introMakesTheHypothesesOfTheSet() {
        given("forall v in sphere(2)").holds("v[1]^2 + v[2]^2 = 1").proves(step("hypothesis", "", "'index':0"), intro(0, "'v':'[1, 0]'"));
        given("forall X in sphereRows(2, 2)").holds("X[2, 1]^2 + X[2, 2]^2 = 1").proves(step("hypothesis", "", "'index':1"), intro(0, "'X':'[[1, 0], [0, 1]]'"));
        String rows = "'A':'[[1, 0], [1/2, 1/2]]'";
        given("forall A in stochastic(causal(2), 1/4)").holds("A[2, 1] >= 1/4 and A[1, 2] = 0 and A[1, 1] + A[2, 2] <= 2").proves(box(), step("both", "0,0,0", ""), intro(1, rows));
        given("forall A in stochastic(causal(2), 1/4)").holds("A[2, 1] + A[2, 2] = 1").proves(step("hypothesis", "", "'index':1"), intro(0, rows));
        given("forall e in (0, 1/2)", "forall A in stochastic(causal(2), e)").holds("A[2, 1] >= e").proves(step("hypothesis", "", "'index':1"), intro(0, "'e':'1/4'," + rows));
        given("forall s in {-1, 1}", "forall x in reals").holds("(s + 1) * (s - 1) = 0").proves(step("identity", "", "'equations':[{'hypothesis':0,'cofactor':'1'}]"), intro(0, "'s':'1','x':'0'"));
        given("forall A in sequences(stochastic(complete(2), 0))", "forall x in vectors(2, [0, 1])").holds("(A(1) * (A(0) * x))[1] <= 4")
                .proves(box(), intro(0, "'A':['[[1, 0], [0, 1]]'],'x':'[0, 1]'"));
        given("forall n in 1..3", "forall x in reals").holds("x < n").rejects("does not begin with forall over real numbers", box(), intro(0, "'n':'1','x':'0'"));
    }

    // ---- polarity, definitions ----

    @Test
    void polarity() {
        CheckerLab claim = given("forall x in [0, 1]").holds("x < 1");
        claim.negation().proves(box(), step("both", "0,0,0", ""), step("witness", "1", "'values':{'x':'1'}"));
        given("forall x in [0, 1]").holds("x < 1").rejects("does not begin with exists", box(), step("witness", "0", "'values':{'x':'1'}"));
        given("exists x in reals").holds("x^2 = -1").negation().proves(box(), intro(0, "'x':'0'"));
        // undefined is not false: no witness refutes with it
        given("forall x in [0, 1]").holds("1/x > 0").negation().rejects("step 0 (box)", box(), step("both", "0,0,0", ""), step("witness", "1", "'values':{'x':'0'}"));
        given("forall x in [-1, 1] where log(x) > 0").holds("x < 0").negation().rejects("step 0 (box)", box(), step("both", "0,0,0,0", ""), step("witness", "1", "'values':{'x':'-1'}"));
        given("forall x in [0, 1]").holds("x > 2").negation().rejects("the goal has quantifiers left", box());
        given().holds("1 < 2").proves(box());
        given().holds("1 < 2").negation().rejects("step 0 (box)", box());
    }

    @Test
    void definitions() {
        Object power = Map.of("of", List.of("x", "n"), "recursion", "n", "is", "if(n = 0, 1, x * power(x, n - 1))");
        given("forall x in reals").let("power", power).holds("power(x, 3) = x^3").proves(step("identity", "", ""), intro(0, "'x':'2'"));
        given("forall x in reals").let("power", power).holds("power(x, -1) = power(x, -1)").rejects("malformed", step("identity", "", ""), intro(0, "'x':'2'"));
        given("forall x in reals").let("slope", Map.of("of", List.of("t"), "is", "diff(t^2, t)")).holds("slope(x) = 2 * x").proves(step("identity", "", ""), intro(0, "'x':'2'"));
        CheckerLab noSuch = given("forall x in reals", "forall n in reals").let("power", power).holds("power(x, n) = 1");
        noSuch.rejects("expected a known integer for 'n'", box(), intro(0, "'x':'2','n':'1'"));
    }

    @Test
    void stepAbbreviations() {
        CheckerLab lab = given("forall x in reals").holds("(x + 1)^2 >= 0");
        String good = step("combine", "", "'let':[['s','x + 1'],['q','s']],'terms':[{'coefficient':'1','square':'q'}]");
        lab.proves(good, intro(0, "'x':'0'"));
        lab.rejects("'x' is not a new name", good.replace("\"s\"", "\"x\""), intro(0, "'x':'0'"));
        lab.rejects("'sin' is not a new name", good.replace("\"s\"", "\"sin\""), intro(0, "'x':'0'"));
        assertInstanceOf(Verdict.Reject.class, lab.check(lab.certificate(good.replace("x + 1", "x + "), intro(0, "'x':'0'"))));
    }
}
