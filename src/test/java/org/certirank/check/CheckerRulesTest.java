package org.certirank.check;

import static org.certirank.check.CheckerLab.box;
import static org.certirank.check.CheckerLab.given;
import static org.certirank.check.CheckerLab.intro;
import static org.certirank.check.CheckerLab.step;

import org.junit.jupiter.api.Test;

/** Each rule for sequents: a certificate that uses it, mutants of it, and for each hypothesis of the rule a false conclusion that would follow without it. */
class CheckerRulesTest {
    // ---- box ----

    @Test
    void boxCovers() {
        CheckerLab lab = given("forall x in [0, 1]").holds("x * (1 - x) <= 1/2");
        String split = box("0, 'n', 'n'");
        lab.proves(split, intro(0, "'x':'1/2'"));
        lab.proves(box("[0,'1/3'], 'n', [0,'2/3','le'], 'n', 'n'"), intro(0, "'x':'0'"));
        lab.rejects("step 0 (box): leaf 0 'n' does not decide the claim", box(), intro(0, "'x':'1/2'"));
        lab.rejects("step 0 (box): leaf 1 'x': no hypothesis is certainly false there", box("0, 'x', 'n'"), intro(0, "'x':'1/2'"));
        lab.rejects("tree ends early", box("0, 'n'"), intro(0, "'x':'1/2'"));
        lab.rejects("more tokens than it needs", box("0, 'n', 'n', 'n'"), intro(0, "'x':'1/2'"));
        lab.rejects("outside the box", box("[0,'2'], 'n', 'n'"), intro(0, "'x':'1/2'"));
        lab.rejects("splits leaf number 1 of 1", box("1, 'n', 'n'"), intro(0, "'x':'1/2'"));
        lab.rejects("expected a token of the tree", box("'q'"), intro(0, "'x':'1/2'"));
        given("forall x in [0, 1]").holds("x * (1 - x) <= 1/8").rejects("does not decide the claim", split, intro(0, "'x':'1/2'"));
    }

    @Test
    void boxKeepsOpenEnds() {
        given("forall x in [0, 1)").holds("x < 1").proves(box(), intro(0, "'x':'1/2'"));
        given("forall x in [0, 1]").holds("x < 1").rejects("does not decide", box(), intro(0, "'x':'1/2'"));
        given("forall x in [0, 1]").holds("0/x = 0").rejects("does not decide", box(), intro(0, "'x':'1/2'"));
        given("forall x in [-1, 2] where log(x) > 0").holds("x > 1").rejects("1 premises, but the rule asks for 2", box("'n'"), intro(0, "'x':'3/2'"));
    }

    // ---- hypothesis ----

    @Test
    void hypothesisWeakens() {
        CheckerLab lab = given("forall x in reals where x < 1").holds("1 >= x");
        lab.proves(step("hypothesis", "", "'index':0"), intro(0, "'x':'0'"));
        lab.rejects("hypothesis 1 does not exist, there are 1", step("hypothesis", "", "'index':1"), intro(0, "'x':'0'"));
        given("forall x in reals where x = 1").holds("x >= 1").proves(step("hypothesis", "", "'index':0"), intro(0, "'x':'1'"));
        for (String stronger : new String[] {"x < 1", "x = 1", "x != 1", "x >= 1", "x <= 2"}) {
            given("forall x in reals where x <= 1").holds(stronger).rejects("does not follow from hypothesis 0", step("hypothesis", "", "'index':0"), intro(0, "'x':'1'"));
        }
    }

    // ---- both, imply, either, split ----

    @Test
    void bothNeedsEachPart() {
        CheckerLab lab = given("forall x in [0, 1]").holds("0 <= x <= 1 and x < 2");
        lab.proves(box(), step("both", "0,0,0", ""), intro(1, "'x':'1'"));
        lab.rejects("2 premises, but the rule asks for 3", box(), step("both", "0,0", ""), intro(1, "'x':'1'"));
        given("forall x in [0, 1]").holds("x <= 1").rejects("no conjunction", box(), step("both", "0", ""), intro(1, "'x':'1'"));
        given("forall x in [0, 1]").holds("x <= 1 and x < 1").rejects("does not decide", box(), step("both", "0,0", ""), intro(1, "'x':'1'"));
    }

    @Test
    void implyAssumesAndAsksForDefinedness() {
        given("forall x in [-1, 1]").holds("x > 0 => x^2 > 0").proves(box(), step("imply", "0", ""), intro(1, "'x':'1'"));
        given("forall x in [-1, 1]").holds("x <= 0 or x > 0").proves(step("hypothesis", "", "'index':0"), step("imply", "0", ""), intro(1, "'x':'1'"));
        CheckerLab undefined = given("forall x in [-1, 1]").holds("x > 0 => log(x) <= 0");
        undefined.rejects("1 premises, but the rule asks for 2", box(), step("imply", "0", ""), intro(1, "'x':'1'"));
        undefined.rejects("step 1 (box): leaf 0 'n' does not decide", box(), box(), step("imply", "0,1", ""), intro(2, "'x':'1'"));
        given("forall x in [-1, 1]").holds("x > 0").rejects("neither an implication nor a disjunction", box(), step("imply", "0", ""), intro(1, "'x':'1'"));
    }

    @Test
    void eitherNeedsThePartAndDefinedness() {
        CheckerLab lab = given("forall x in [1, 2]").holds("x > 5 or x > 0");
        lab.proves(box(), step("either", "0", "'index':1"), intro(1, "'x':'1'"));
        lab.rejects("does not decide", box(), step("either", "0", "'index':0"), intro(1, "'x':'1'"));
        lab.rejects("no disjunction with a part 2", box(), step("either", "0", "'index':2"), intro(1, "'x':'1'"));
        given("forall x in [-1, 2]").holds("log(x) > 5 or x > -2").rejects("asks for 2", box(), step("either", "0", "'index':1"), intro(1, "'x':'1'"));
    }

    @Test
    void splitIsExcludedMiddle() {
        CheckerLab lab = given("forall x in [-1, 1]").holds("x * abs(x) >= -1");
        lab.proves(box(), step("split", "0,0", "'on':'x > 0'"), intro(1, "'x':'1'"));
        lab.rejects("not one comparison", box(), step("split", "0,0", "'on':'x > 0 and x < 1'"), intro(1, "'x':'1'"));
        lab.rejects("2 premises, but the rule asks for 3", box(), step("split", "0,0", "'on':'1/x > 0'"), intro(1, "'x':'1'"));
        lab.rejects("1 premises, but the rule asks for 2", box(), step("split", "0", "'on':'x > 0'"), intro(1, "'x':'1'"));
        given("forall x in [-1, 1]").holds("x > 0").rejects("does not follow", step("hypothesis", "", "'index':0"), step("split", "0,0", "'on':'x > 0'"), intro(1, "'x':'1'"));
    }

    // ---- identity, roots ----

    @Test
    void identityComparesNormalForms() {
        given("forall x in reals").holds("(x + 1)^2 = x^2 + 2*x + 1").proves(step("identity", "", ""), intro(0, "'x':'1'"));
        given("forall x in reals").holds("(x + 1)^2 = x^2 + 2*x + 2").rejects("step 0 (identity): normal form is not zero", step("identity", "", ""), intro(0, "'x':'1'"));
        given("forall x in reals").holds("(x + 1)^2 >= 0").rejects("expected an equality", step("identity", "", ""), intro(0, "'x':'1'"));
    }

    @Test
    void identityNeedsDefinedness() {
        CheckerLab pole = given("forall x in reals").holds("(x^2 - 1)/(x - 1) = x + 1");
        pole.rejects("0 premises, but the rule asks for 1", step("identity", "", ""), intro(0, "'x':'2'"));
        pole.rejects("step 0 (box)", box(), step("identity", "0", ""), intro(1, "'x':'2'"));
        given("forall x in (1, oo)").holds("(x^2 - 1)/(x - 1) = x + 1").proves(box(), step("identity", "0", ""), intro(1, "'x':'2'"));
    }

    @Test
    void identityModuloEquations() {
        CheckerLab lab = given("forall x in reals where x^2 = 4").holds("x^4 = 16");
        String good = step("identity", "", "'equations':[{'hypothesis':0,'cofactor':'x^2 + 4'}]");
        lab.proves(good, intro(0, "'x':'2'"));
        lab.rejects("normal form is not zero", step("identity", "", "'equations':[{'hypothesis':0,'cofactor':'x^2 - 4'}]"), intro(0, "'x':'2'"));
        given("forall x in reals where x^2 <= 4").holds("x^4 = 16").rejects("expected an equality", good, intro(0, "'x':'2'"));
        String lemma = step("identity", "0", "'equations':[{'formula':'x^2 = 4','cofactor':'x^2 + 4'}]");
        lab.proves(step("hypothesis", "", "'index':0"), lemma, intro(1, "'x':'2'"));
        given("forall x in reals").holds("x^4 = 16").rejects("step 0 (box)", box(), lemma, intro(1, "'x':'2'"));
        lab.rejects("0 premises, but the rule asks for 1", step("identity", "", "'equations':[{'hypothesis':0,'cofactor':'x^2 + 4 + 1/x - 1/x'}]"), intro(0, "'x':'2'"));
    }

    @Test
    void rootsNeedTheirSign() {
        String root = step("identity", "0,0", "'roots':[{'of':'sqrt(x^2)','is':'x'}]");
        given("forall x in [0, oo)").holds("sqrt(x^2) = x").proves(box(), root, intro(1, "'x':'2'"));
        given("forall x in reals").holds("sqrt(x^2) = x").rejects("step 1 (box)", box(), box(), step("identity", "0,1", "'roots':[{'of':'sqrt(x^2)','is':'x'}]"), intro(2, "'x':'2'"));
        given("forall x in [0, oo)").holds("sqrt(x^2) = x").rejects("square of the right side", box(), step("identity", "0,0", "'roots':[{'of':'sqrt(x^2)','is':'x + 1'}]"), intro(1, "'x':'2'"));
        given("forall x in [0, oo)").holds("abs(x) = x").proves(box(), step("identity", "0", "'roots':[{'of':'abs(x)','is':'x'}]"), intro(1, "'x':'2'"));
        given("forall x in [-2, 2]").holds("abs(x) = x").rejects("does not decide", box(), step("identity", "0", "'roots':[{'of':'abs(x)','is':'x'}]"), intro(1, "'x':'2'"));
    }

    // ---- combine ----

    @Test
    void combineSquaresAndFacts() {
        CheckerLab lab = given("forall x in reals", "forall y in reals").holds("x^2 + y^2 >= 2*x*y");
        String point = "'x':'1','y':'1'";
        lab.proves(step("combine", "", "'terms':[{'coefficient':'1','square':'x - y'}]"), intro(0, point));
        lab.rejects("normal form is not zero", step("combine", "", "'terms':[{'coefficient':'1','square':'x + y'}]"), intro(0, point));
        given("forall x in reals", "forall y in reals").holds("x^2 + y^2 > 2*x*y")
                .rejects("no term is certainly positive", step("combine", "", "'terms':[{'coefficient':'1','square':'x - y'}]"), intro(0, point));
        given("forall x in reals").holds("-x^2 >= 0").rejects("the coefficient -1 is not positive", step("combine", "", "'terms':[{'coefficient':'-1','square':'x'}]"), intro(0, "'x':'0'"));
        given("forall x in reals where x > 0", "forall y in reals where y >= 0").holds("x * y + x > 0")
                .proves(step("combine", "", "'facts':[{'hypothesis':0},{'hypothesis':1}],'terms':[{'coefficient':'1','facts':[0,1]},{'coefficient':'1','facts':[0]}]"), intro(0, point));
        given("forall x in reals where x > 0", "forall y in reals where y >= 0").holds("x * y > 0")
                .rejects("no term is certainly positive", step("combine", "", "'facts':[{'hypothesis':0},{'hypothesis':1}],'terms':[{'coefficient':'1','facts':[0,1]}]"), intro(0, point));
    }

    @Test
    void combineNeedsFactsFactorsAndDefinedness() {
        CheckerLab sign = given("forall x in reals").holds("x >= 0");
        String fact = step("combine", "0", "'facts':[{'formula':'x >= 0'}],'terms':[{'coefficient':'1','facts':[0]}]");
        given("forall x in [0, 1]").holds("x >= 0").proves(box(), fact, intro(1, "'x':'1'"));
        sign.rejects("step 0 (box)", box(), fact, intro(1, "'x':'1'"));
        given("forall x in reals where x != 1").holds("x >= 0")
                .rejects("expected one inequality", step("combine", "", "'facts':[{'hypothesis':0}],'terms':[{'coefficient':'1','facts':[0]}]"), intro(0, "'x':'0'"));
        sign.rejects("step 0 (box)", box(), step("combine", "0", "'factor':'x','terms':[{'coefficient':'1','square':'x'}]"), intro(1, "'x':'1'"));
        given("forall x in (0, 1]").holds("x >= 0").proves(box(), step("combine", "0", "'factor':'x','terms':[{'coefficient':'1','square':'x'}]"), intro(1, "'x':'1'"));
        given("forall x in reals").holds("(x^2 - 1)/(x - 1) - x >= 1").rejects("asks for 1", step("combine", "", ""), intro(0, "'x':'2'"));
        given("forall x in reals").holds("x * (1/x) >= 1").rejects("step 0 (box)", box(), step("combine", "0", ""), intro(1, "'x':'2'"));
    }

    // ---- scale, conjugate ----

    @Test
    void scaleNeedsItsFactorsSign() {
        given("forall x in (0, oo)").holds("1/x + 1 > 0").proves(box(), step("scale", "0,0,0", "'factor':'x','result':'1 + x'"), intro(1, "'x':'1'"));
        given("forall x in [-3, -2]").holds("1/x > 0").rejects("step 0 (box)", box(), box(), step("scale", "0,1,1", "'factor':'x','result':'1'"), intro(2, "'x':'-2'"));
        given("forall x in reals").holds("x = 0").rejects("step 0 (box)", box(), step("identity", "", ""), step("scale", "0,1", "'factor':'0*x','result':'0'"), intro(2, "'x':'0'"));
        given("forall x in [1, 2]").holds("x - 5 < 0").rejects("normal form is not zero", box(), step("scale", "0", "'result':'5 + x'"), intro(1, "'x':'1'"));
        given("forall x in reals").holds("x/x != 0").rejects("step 1 (box)", box(), box(), step("scale", "0,1", "'result':'1'"), intro(2, "'x':'1'"));
    }

    @Test
    void conjugateNeedsTheSum() {
        CheckerLab lab = given("forall x in reals").holds("sqrt(1 + x^2) - x > 0");
        String positive = step("scale", "0,0", "'result':'1'"); // sqrt is not total: 1 > 0, and the product is defined
        lab.proves(box(), positive, step("scale", "0,0", "'result':'2*sqrt(1 + x^2)'"), step("conjugate", "1,2", "'by':'sqrt(1 + x^2) + x'"), intro(3, "'x':'1'"));
        given("forall x in [-2, -1]").holds("x > 0").rejects("step 1 (box)", box(), box(), step("conjugate", "0,1", "'by':'x'"), intro(2, "'x':'-1'"));
        given("forall x in [-2, -1]").holds("x >= 0").rejects("step 0 (box)", box(), box(), step("conjugate", "0,1", "'by':'3'"), intro(2, "'x':'-1'"));
    }

    // ---- extremum, rewrite, minor ----

    @Test
    void extremumForms() {
        String p = "'x':'1','y':'0'";
        given("forall x in reals", "forall y in reals").holds("min(x, y) <= y").proves(step("extremum", "", "'index':1"), intro(0, p));
        given("forall x in reals", "forall y in reals").holds("x <= max(x, y)").proves(step("extremum", "", "'index':0"), intro(0, p));
        given("forall x in [0, 1]", "forall y in [0, 2]").holds("max(x, y) <= 2").proves(box(), step("extremum", "0,0", ""), intro(1, p));
        given("forall x in [0, 1]", "forall y in [0, 2]").holds("-1 < min(x, y)").proves(box(), step("extremum", "0,0", ""), intro(1, p));
        given("forall x in [1, 2]", "forall y in [0, 2]").holds("0 < max(x, y)").proves(box(), step("extremum", "0", "'index':0"), intro(1, p));
        given("forall x in [1, 2]", "forall y in [0, 1]").holds("max(x, y) = x").proves(step("combine", "", ""), box(), step("extremum", "0,1", "'index':0"), intro(2, p));
        given("forall x in [1, 2]", "forall y in [0, 1]").holds("y = min(x, y)").proves(box(), step("combine", "", ""), step("extremum", "0,1", "'index':1"), intro(2, p));
        given("forall x in reals", "forall y in reals").holds("max(x, y) = x").rejects("step 0 (box)", box(), step("extremum", "0,0", "'index':0"), intro(1, p));
        given("forall x in reals", "forall y in reals").holds("max(x, y) <= x").rejects("no comparison with min or max", step("extremum", "", "'index':0"), intro(0, p));
        given("forall x in reals", "forall y in reals").holds("x < max(x, y)").rejects("asks for 1", step("extremum", "", "'index':0"), intro(0, p));
        given("forall x in [0, 1]", "forall y in [0, 2]").holds("max(x, y) <= 1").rejects("step 0 (box)", box(), step("extremum", "0,0", ""), intro(1, p));
        given("forall x in reals").holds("min(log(x), 1) <= 1").rejects("asks for 1", step("extremum", "", "'index':1"), intro(0, "'x':'1'"));
    }

    @Test
    void rewriteNeedsTheEquality() {
        CheckerLab lab = given("forall x in [1, 2]").holds("sqrt(x^2) >= 1");
        String data = "'of':'sqrt(x^2)','is':'x'";
        String equal = step("identity", "0,0", "'roots':[{'of':'sqrt(x^2)','is':'x'}]");
        lab.proves(box(), equal, step("rewrite", "1,0,0", data), intro(2, "'x':'1'"));
        lab.rejects("step 2 (rewrite): 2 premises", box(), equal, step("rewrite", "1,0", data), intro(2, "'x':'1'"));
        given("forall x in [1, 2]").holds("x >= 5").rejects("does not decide", box(), step("rewrite", "0,0", "'of':'x','is':'7'"), intro(1, "'x':'1'"));
    }

    @Test
    void partsAskForEachOperation() {
        CheckerLab lab = given("forall x in (0, 1]").holds("x > 5 or sqrt(x) / x + log(x)^-1 < 1 or x > 0");
        String point = "'x':'1'";
        CheckerLab one = given("forall x in (0, 1]").holds("x > 0 or sqrt(x) / x < log(1 + x)");
        one.proves(box(), step("parts", "0,0,0", ""), step("either", "0,1", "'index':0"), intro(2, point)); // x >= 0, x != 0, 1 + x > 0
        one.rejects("step 1 (parts): 2 premises, but the rule asks for 3", box(), step("parts", "0,0", ""), step("either", "0,1", "'index':0"), intro(2, point));
        lab.rejects("step 0 (box)", box(), step("parts", "0,0,0,0", ""), step("either", "0,1", "'index':2"), intro(2, point)); // log(x) != 0 fails at 1
        for (String bad : new String[] {"sqrt(x)", "1/x", "log(x)", "x^-1", "x^(1/2)", "diff(abs(x), x)"}) {
            given("forall x in [-1, 1]").holds("x >= -1 or " + bad + " > 0").rejects("step 0 (box)", box(), box(), step("parts", "0", ""), step("either", "1,2", "'index':0"), intro(3, "'x':'1'"));
        }
        given("forall x in [-1, 1]").holds("x >= -1 or x * sqrt(-1) > 0").rejects("not defined: -1 >= 0", box(), step("parts", "", ""), step("either", "0,1", "'index':0"), intro(2, point));
        given("forall x in [-1, 1]").holds("x >= -1 or spectralNorm([[x, x]]) > 0").rejects("says nothing of SPECTRALNORM", box(), step("parts", "", ""), step("either", "0,1", "'index':0"), intro(2, point));
        one.rejects("not that nodes are defined", box(), step("parts", "0", ""), intro(1, point));
    }

    @Test
    void minorBoundsTheRank() {
        CheckerLab lab = given("forall x in reals").holds("rank([[1, 0], [x, 1]]) = 2");
        lab.proves(box(), step("minor", "0", "'rows':[1,2],'columns':[1,2]"), intro(1, "'x':'1'"));
        lab.rejects("does not show the conclusion", box(), step("minor", "0", "'rows':[1],'columns':[1]"), intro(1, "'x':'1'"));
        lab.rejects("must increase", box(), step("minor", "0", "'rows':[1,1],'columns':[1,2]"), intro(1, "'x':'1'"));
        lab.rejects("must increase within 1..2", box(), step("minor", "0", "'rows':[1,3],'columns':[1,2]"), intro(1, "'x':'1'"));
        given("forall x in reals").holds("rank([[x, 1], [1, x]]) = 2").rejects("step 0 (box)", box(), step("minor", "0", "'rows':[1,2],'columns':[1,2]"), intro(1, "'x':'2'"));
        given("forall x in reals").holds("1 <= rank([[x, 1], [1, x]])").proves(box(), step("minor", "0", "'rows':[1],'columns':[2]"), intro(1, "'x':'2'"));
        given("forall x in reals").holds("rank([[x, 1], [1, x]]) = 1").rejects("does not show", box(), step("minor", "0", "'rows':[1],'columns':[2]"), intro(1, "'x':'1'"));
        given("forall x in reals").holds("rank([[1/x, 1], [1, x]]) >= 1").rejects("asks for 2", box(), step("minor", "0", "'rows':[1],'columns':[2]"), intro(1, "'x':'1'"));
    }

    @Test
    void cutNeedsItsProof() {
        CheckerLab lab = given("forall x in [0, 1]", "forall y in [0, x]").holds("y * y <= x");
        String point = "'x':'1','y':'0'", bounds = "'formula':'y >= 0 and y <= 1'";
        String use = step("combine", "", "'facts':[{'hypothesis':0},{'hypothesis':1},{'hypothesis':2}],'terms':[{'coefficient':'1','facts':[0]},{'coefficient':'1','facts':[1,2]}]");
        lab.proves(use, box(), step("cut", "0,1", bounds), intro(2, point));
        lab.rejects("step 1 (box)", use, box(), step("cut", "0,1", bounds.replace("1'", "1 and x >= 1/2'")), intro(2, point)); // what is assumed has to be proved, all of it
        lab.rejects("1 premises, but the rule asks for 2", use, step("cut", "0", bounds), intro(1, point));
        // it is proved without itself
        lab.rejects("hypothesis 1 does not exist", use, step("hypothesis", "", "'index':1"), step("cut", "0,1", bounds), intro(2, point));
        CheckerLab wrong = given("forall x in [0, 1]").holds("x <= 1/2");
        String assumed = step("hypothesis", "", "'index':0");
        wrong.rejects("step 1 (box)", assumed, box(), step("cut", "0,1", "'formula':'x <= 1/2'"), intro(2, "'x':'0'"));
        wrong.rejects("step 1 (box)", assumed, box(), step("cut", "0,1", "'formula':'x <= 1/2 and x <= 1/x'"), intro(2, "'x':'0'")); // undefined at 0
        wrong.rejects("expected the sort T", assumed, box(), step("cut", "0,1", "'formula':'x'"), intro(2, "'x':'0'"));
        wrong.rejects("expected a known name", assumed, box(), step("cut", "0,1", "'formula':'z <= 1/2'"), intro(2, "'x':'0'"));
        // the conclusion has to be proved as well
        wrong.rejects("step 0 (box)", box(), box(), step("cut", "0,1", "'formula':'x <= 1'"), intro(2, "'x':'0'"));
        given("forall x in [0, 1]").holds("x <= 1").proves(box(), step("cut", "0,0", "'formula':'true'"), intro(1, "'x':'0'"));
        given("forall x in [0, 1]").holds("x <= 1").rejects("vacuous", box(), step("cut", "0,0", "'formula':'true'"), step("intro", "1", ""));
    }
}
