package org.certirank.check;

import static org.certirank.check.CheckerLab.box;
import static org.certirank.check.CheckerLab.given;
import static org.certirank.check.CheckerLab.intro;
import static org.certirank.check.CheckerLab.step;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** How texts read at goals with states, and beside them; limits. */
class OrbitReadingTest {
    private static final Object HALF = Map.of("of", java.util.List.of("x", "t"), "recursion", "t", "is", "if(t = 0, x, 1/2 * h(x, t - 1))");
    private static final String POINT = "'x':'1'";

    private static String orbit(String premises, String call, String state) {
        return step("orbit", premises, "'orbits':[{'call':'" + call + "','state':'" + state + "'}],'invariant':'0 <= " + state + " and " + state + " <= 1'");
    }

    @Test
    void definitionsAreReadAnew() {
        // w(1, x, t) is h(x, t): in each case the state of that case, not one that was kept
        Object through = Map.of("of", java.util.List.of("c", "x", "t"), "recursion", "c", "is", "if(c = 0, h(x, t), w(c - 1, x, t))");
        CheckerLab lab = given("forall k in 1..2", "forall x in [0, 1]", "forall t in 0..oo").let("h", HALF).let("w", through).holds("w(1, x, t) <= k");
        lab.proves(box(), orbit("0,0,0", "h(x, t)", "s"), intro(1, POINT), orbit("0,0,0", "h(x, t)", "r"), intro(3, POINT), step("cases", "2,4", ""));
        lab.rejects("expected a known integer for 't'", box(), orbit("0,0,0", "h(x, t)", "s"), intro(1, POINT), orbit("0,0,0", "h(1, t)", "r"), intro(3, POINT), step("cases", "2,4", ""));
        lab.rejects("expected a known integer for 't'", box(), orbit("0,0,0", "h(x, t)", "s"), intro(1, POINT), orbit("0,0,0", "w(t, x, 1)", "r"), intro(3, POINT), step("cases", "4,2", ""));
    }

    @Test
    void statesAreNames() {
        CheckerLab lab = given("forall x in [0, 1]", "forall t in 0..oo").let("h", HALF).holds("h(x, t) <= 1");
        for (String name : new String[] {"s", "t", "h", "x"}) {
            lab.rejects("'" + name + "' is not a new name", step("box", "", "'bits':64,'tree':['n'],'let':[['" + name + "','1']]"), box(), orbit("1,1,0", "h(x, t)", "s"), intro(2, POINT));
        }
        // at the start there are no states, and no t
        lab.rejects("expected a known name, not 's'", box(), step("cut", "0,0", "'formula':'s <= 1'"), orbit("1,0,0", "h(x, t)", "s"), intro(2, POINT));
        lab.proves(box(), step("cut", "0,0", "'formula':'h(x, t) <= 1'"), orbit("0,0,1", "h(x, t)", "s"), intro(2, POINT));
        lab.rejects("expected a known integer for 't'", box(), step("cut", "0,0", "'formula':'h(x, t + 2) <= 1'"), orbit("0,0,1", "h(x, t)", "s"), intro(2, POINT));
    }

    @Test
    void rulesThatGoToOtherValues() {
        // x is 1 - u: the state is any number within the invariant, whatever x is
        CheckerLab lab = given("forall x in [0, 1]", "forall t in 0..oo").let("h", HALF).holds("h(x, t) <= 1 + x");
        String put = step("substitute", "0,1,0", "'variable':'x','by':'1 - u','new':'u','in':'[0, 1]','inverse':'1 - x'");
        lab.proves(box(), step("identity", "", ""), put, orbit("0,0,2", "h(x, t)", "s"), intro(3, POINT));
        CheckerLab less = given("forall x in [0, 1]", "forall t in 0..oo").let("h", HALF).holds("h(x, t) <= x");
        less.rejects("does not decide", box(), step("identity", "", ""), put, orbit("0,0,2", "h(x, t)", "s"), intro(3, POINT));
    }

    @Test
    void limitsAreKept() {
        String q = "'one':17,'minusOne':0,'quotient':['1'],'steps':[]";
        given("forall x in [0, 1]").holds("inside(identity(17)) = 0").declines("of more than 16 rows", box(), step("multipliers", "0", q), intro(1, POINT));
        given("forall x in [0, 1]").holds("0 < sigmaMin(identity(17))").declines("a determinant of more than 16 rows", box(), step("gram", "0", ""), intro(1, POINT));
        given("forall x in [0, 1]").holds("inside(identity(3)) = 0").rejects("the degrees do not add up", box(), step("multipliers", "0", q.replace("17", "999999999")), intro(1, POINT));
    }
}
