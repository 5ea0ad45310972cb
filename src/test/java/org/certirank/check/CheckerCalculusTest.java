package org.certirank.check;

import static org.certirank.check.CheckerLab.box;
import static org.certirank.check.CheckerLab.given;
import static org.certirank.check.CheckerLab.intro;
import static org.certirank.check.CheckerLab.step;

import org.junit.jupiter.api.Test;

/** The rules monotone, anchor and substitute: certificates, mutants, and what would follow without each hypothesis. */
class CheckerCalculusTest {
    private static final String POINT = "'x':'1','y':'2'";
    private static final String HYPOTHESIS = step("hypothesis", "", "'index':0");
    private static final String TRUE = step("both", "", "");

    private static String monotone(String premises, String f, String domain, String direction) {
        return step("monotone", premises, "'function':'" + f + "','variable':'z','domain':'" + domain + "','from':'x','to':'y','direction':'" + direction + "'");
    }

    @Test
    void monotoneByTheSignOfTheDerivative() {
        CheckerLab lab = given("forall x in reals", "forall y in (x, oo)").holds("exp(x) < exp(y)");
        lab.proves(HYPOTHESIS, TRUE, box(), monotone("0,1,1,2", "exp(z)", "reals", "increasing"), intro(3, POINT));
        lab.rejects("normal form is not zero for the smaller side", HYPOTHESIS, TRUE, box(), monotone("0,1,1,2", "exp(-z)", "reals", "increasing"), intro(3, POINT));
        lab.rejects("increasing or decreasing", HYPOTHESIS, TRUE, box(), monotone("0,1,1,2", "exp(z)", "reals", "up"), intro(3, POINT));
        lab.rejects("step 0 (hypothesis)", HYPOTHESIS, TRUE, box(), monotone("0,1,1,2", "exp(z)", "reals", "decreasing"), intro(3, POINT));
        lab.rejects("'x' is not a new name", HYPOTHESIS, TRUE, box(), monotone("0,1,1,2", "exp(x)", "reals", "increasing").replace("\"z\"", "\"x\""), intro(3, POINT));
        given("forall x in reals", "forall y in (x, oo)").holds("exp(-y) < exp(-x)").proves(step("hypothesis", "", "'index':0"), TRUE, box(),
                step("monotone", "0,1,1,2", "'function':'exp(-z)','variable':'z','domain':'reals','from':'y','to':'x','direction':'decreasing'"), intro(3, POINT));
    }

    @Test
    void monotoneNeedsAnInterval() {
        CheckerLab pole = given("forall x in [-1, 1] where x != 0", "forall y in (x, 1] where y != 0").holds("-1/x < -1/y");
        String f = monotone("0,1,1,2,1", "-1/z", "[-1, 1]", "increasing");
        pole.rejects("step 2 (box): leaf 0 'n' does not decide", step("hypothesis", "", "'index':1"), box(), box(), f, intro(3, "'x':'1/2','y':'1'"));
        CheckerLab jump = given("forall x in [-1, 1]", "forall y in [x, 1]").holds("floor(x) - x >= floor(y) - y");
        jump.rejects("not differentiable", monotone("", "floor(z) - z", "[-1, 1]", "decreasing").replace("\"x\"", "\"?\"").replace("\"y\"", "\"x\"").replace("\"?\"", "\"y\""), intro(0, "'x':'0','y':'1'"));
        given("forall x in [-1, 1]", "forall y in [x, 1]").holds("abs(x) <= abs(y)")
                .rejects("step 1 (box)", step("hypothesis", "", "'index':0"), box(), monotone("0,1,1,1", "abs(z)", "[-1, 1]", "increasing"), intro(2, "'x':'0','y':'1'"));
    }

    @Test
    void monotoneNeedsOrderAndMembership() {
        given("forall x in reals", "forall y in reals").holds("exp(x) < exp(y)")
                .rejects("step 0 (box)", box(), TRUE, box(), monotone("0,1,1,2", "exp(z)", "reals", "increasing"), intro(3, POINT));
        given("forall x in reals", "forall y in [x, oo)").holds("exp(x) < exp(y)")
                .rejects("does not follow from hypothesis 0", HYPOTHESIS, TRUE, box(), monotone("0,1,1,2", "exp(z)", "reals", "increasing"), intro(3, POINT));
        given("forall x in [-2, 2]", "forall y in (x, 2]").holds("x^2 < y^2")
                .rejects("step 1 (box)", HYPOTHESIS, box(), monotone("0,1,1,1", "z^2", "(0, 2]", "increasing"), intro(2, "'x':'1','y':'2'"));
        given("forall x in (0, 2]", "forall y in (x, 2]").holds("x^2 < y^2").proves(HYPOTHESIS, box(), monotone("0,1,1,1", "z^2", "(0, 2]", "increasing"), intro(2, "'x':'1','y':'2'"));
        given("forall x in [0, 2]", "forall y in (x, 2]").holds("0 < 0").rejects("does not decide", HYPOTHESIS, box(), monotone("0,1,1,1", "0 * z", "[0, 2]", "increasing"),
                intro(2, "'x':'1','y':'2'"));
    }

    @Test
    void monotoneNeedsDefinedness() {
        // (log u)' = u'/u has no sign condition: log(-z) on (0, 1) must not pass as a function.
        CheckerLab lab = given("forall x in (0, 1)", "forall y in (x, 1)").holds("log(-x) > log(-y)");
        String order = step("hypothesis", "", "'index':0");
        String decreasing = step("monotone", "0,1,1,1", "'function':'log(-z)','variable':'z','domain':'(0, 1)','from':'y','to':'x','direction':'decreasing'");
        lab.rejects("4 premises, but the rule asks for 5", order, box(), decreasing, intro(2, "'x':'1/3','y':'1/2'"));
        lab.rejects("step 1 (box)", order, box(), decreasing.replace("0,1,1,1", "0,1,1,1,1"), intro(2, "'x':'1/3','y':'1/2'"));
        // that l and r are defined does not help if f hides an undefined part
        given("forall x in (0, 1)", "forall y in (x, 1)").holds("-x > -y").rejects("4 premises, but the rule asks for 5", order, box(),
                step("monotone", "0,1,1,1", "'function':'-z + log(-z) - log(-z)','variable':'z','domain':'(0, 1)','from':'y','to':'x','direction':'decreasing'"),
                intro(2, "'x':'1/3','y':'1/2'"));
        // a term that is free of z is not seen in the derivative
        given("forall x in [0, 1]", "forall y in (x, 1]").holds("x + sqrt(x - 2) < y + sqrt(x - 2)")
                .rejects("asks for 5", HYPOTHESIS, box(), monotone("0,1,1,1", "z + sqrt(x - 2)", "[0, 1]", "increasing"), intro(2, "'x':'1/3','y':'1/2'"));
    }

    @Test
    void anchorGoesFromAPointToTheRest() {
        CheckerLab lab = given("forall y in [0, oo)").holds("y^2 + y >= 0");
        lab.proves(box(), step("anchor", "0,0,0", "'variable':'y','at':'0'"), intro(1, "'y':'1'"));
        lab.rejects("does not decide", box(), step("anchor", "0,0,0", "'variable':'y','at':'-1'"), intro(1, "'y':'1'"));
        given("forall y in [0, oo)").holds("1 - y >= 0").rejects("does not decide", box(), step("anchor", "0,0,0", "'variable':'y','at':'0'"), intro(1, "'y':'1'"));
        given("forall y in [0, oo)").holds("y^2 - 1 >= 0").rejects("does not decide", box(), step("anchor", "0,0,0", "'variable':'y','at':'0'"), intro(1, "'y':'1'"));
        given("forall y in [0, oo)").holds("y^2 > 0").rejects("does not decide", box(), step("anchor", "0,0,0", "'variable':'y','at':'0'"), intro(1, "'y':'1'"));
        given("forall y in [0, oo)", "forall t in [0, 1]").holds("y + t >= 0").rejects("'y' is not the last leaf", box(), step("anchor", "0,0,0", "'variable':'y','at':'0'"), intro(1, "'y':'1','t':'0'"));
        lab.rejects("the anchor mentions 'y'", box(), step("anchor", "0,0,0", "'variable':'y','at':'y'"), intro(1, "'y':'1'"));
        // 1/y falls on both sides of the gap at 0, and is negative on the left of it
        given("forall y in [-1, 1] where y^2 >= 1/4").holds("y >= -1/2").rejects("not an end of an interval", box(), step("anchor", "0,0,0", "'variable':'y','at':'1'"), intro(1, "'y':'1'"));
        given("forall y in [-1, 1] where y != 0").holds("3 - 1/y >= 0").rejects("not an end of an interval", box(), step("anchor", "0,0,0", "'variable':'y','at':'1'"), intro(1, "'y':'1'"));
        given("forall y in [0, 1] where 2*y >= 0").holds("y >= 0").rejects("not an end of an interval", box(), step("anchor", "0,0,0", "'variable':'y','at':'0'"), intro(1, "'y':'1'"));
    }

    @Test
    void substituteNeedsToBeOnto() {
        CheckerLab lab = given("forall x in (0, oo)").holds("x + 1/x > 0");
        String data = "'variable':'x','by':'exp(u)','new':'u','in':'reals','inverse':'log(x)'";
        lab.proves(box(), step("identity", "0", ""), step("substitute", "0,1,0", data), intro(2, "'x':'1'"));
        lab.rejects("asks for 3", box(), step("identity", "0", ""), step("substitute", "0,1", data), intro(2, "'x':'1'"));
        lab.rejects("'by' mentions 'x'", box(), step("substitute", "0,0,0", data.replace("exp(u)", "exp(u) + x - x + 0*exp(x)")), intro(1, "'x':'1'"));
        // x = u^2 reaches no negative x: its inverse is not defined there
        CheckerLab square = given("forall x in reals").holds("x >= 0");
        String squares = "'variable':'x','by':'u^2','new':'u','in':'reals','inverse':'sqrt(x)'";
        square.rejects("step 0 (box)", box(), step("identity", "0", ""), step("substitute", "0,1,0", squares), intro(2, "'x':'1'"));
        // nor does u from too small a set
        CheckerLab half = given("forall x in reals").holds("x >= 0");
        half.rejects("step 0 (box)", box(), step("identity", "", ""), step("substitute", "0,1,0", "'variable':'x','by':'u','new':'u','in':'[0, oo)','inverse':'x'"), intro(2, "'x':'1'"));
        lab.rejects("'y' is not a leaf", box(), step("substitute", "0,0,0", data.replace("'variable':'x'", "'variable':'y'")), intro(1, "'x':'1'"));
    }
}
