package org.certirank.check;

import static org.certirank.check.CheckerLab.box;
import static org.certirank.check.CheckerLab.given;
import static org.certirank.check.CheckerLab.intro;
import static org.certirank.check.CheckerLab.step;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Facts for all time: the rule orbit, and integers that are given by nodes. */
class OrbitTest {
    private static final Object HALF = Map.of("of", List.of("x", "t"), "recursion", "t", "is", "if(t = 0, x, 1/2 * h(x, t - 1))");

    private static String orbit(String premises, String orbits, String invariant) { return step("orbit", premises, "'orbits':[" + orbits + "],'invariant':'" + invariant + "'"); }
    private static String call(String call, String state) { return "{'call':'" + call + "','state':'" + state + "'}"; }

    /** h(x, t), x in [0, 1], with the state s. */
    private static CheckerLab half(String holds) { return given("forall x in [0, 1]", "forall t in 0..oo").let("h", HALF).holds(holds); }
    private static String h(String premises, String invariant) { return orbit(premises, call("h(x, t)", "s"), invariant); }
    private static final String POINT = intro(1, "'x':'1'");

    @Test
    void invariantsHoldForAllTime() {
        half("h(x, t) <= 1").proves(box(), h("0,0,0", "0 <= s and s <= 1"), POINT);
        half("h(x, t + 1) <= 1/2").proves(box(), h("0,0,0", "0 <= h(x, t) <= 1"), POINT);
        half("h(x, t + 1) <= h(x, t)").proves(box(), box("'m'"), h("0,0,1", "0 <= s and s <= 1"), POINT.replace("[1]", "[2]"));
    }

    @Test
    void eachPremiseIsAsked() {
        // the start: the state begins with x, up to 1
        half("h(x, t) <= 1/2").rejects("step 0 (box): leaf 0 'n' does not decide", box(), h("0,0,0", "0 <= s and s <= 1/2"), POINT);
        // the step: halves do not stay above 1/2; and the false claim that would follow
        given("forall x in [1, 2]", "forall t in 0..oo").let("h", HALF).holds("h(x, t) >= 1").rejects("step 0 (box)", box(), h("0,0,0", "s >= 1"), POINT);
        // the conclusion for all states with the invariant
        half("h(x, t) <= 1/2").rejects("step 0 (box)", box(), h("0,0,0", "0 <= s and s <= 1"), POINT);
        half("h(x, t) <= 1").rejects("2 premises, but the rule asks for 3", box(), h("0,0", "0 <= s and s <= 1"), POINT);
    }

    @Test
    void startsAndStepsAreDefined() {
        // log(log(.. x)) is undefined soon, whatever is said of 0 times it
        Object logs = Map.of("of", List.of("x", "t"), "recursion", "t", "is", "if(t = 0, x, log(g(x, t - 1)))");
        CheckerLab lab = given("forall x in [1, 2]", "forall t in 0..oo").let("g", logs).holds("0 * g(x, t) = 0");
        lab.rejects("3 premises, but the rule asks for 4", box(), orbit("0,0,0", call("g(x, t)", "s"), "0 <= 1"), POINT);
        lab.rejects("step 0 (box)", box(), orbit("0,0,0,0", call("g(x, t)", "s"), "0 <= 1"), POINT);
        Object begins = Map.of("of", List.of("x", "t"), "recursion", "t", "is", "if(t = 0, log(x), 1)");
        lab = given("forall x in [-1, 2]", "forall t in 0..oo").let("g", begins).holds("0 * g(x, t) = 0");
        lab.rejects("3 premises, but the rule asks for 4", box(), orbit("0,0,0", call("g(x, t)", "s"), "0 <= 1"), POINT);
        lab.rejects("step 0 (box)", box(), orbit("0,0,0,0", call("g(x, t)", "s"), "0 <= 1"), POINT);
    }

    @Test
    void timeBeginsWhereItIsSaid() {
        Object count = Map.of("of", List.of("c", "t"), "recursion", "t", "is", "if(t = 0, c, n(c, t - 1) + 1)");
        CheckerLab lab = given("forall t in 3..oo").let("n", count).holds("n(2, t) >= 5");
        String identity = step("identity", "", ""), with = step("identity", "", "'equations':[{'hypothesis':0,'cofactor':'1'}]");
        String five = step("combine", "", "'terms':[{'coefficient':'1','facts':[0]}],'facts':[{'formula':'t >= 3'}],'equations':[{'hypothesis':0,'cofactor':'1'}]");
        lab.proves(identity, with, box(), five.replace("\"premises\":[]", "\"premises\":[2]"), orbit("0,1,3", call("n(2, t)", "s"), "s = 2 + t"));
        CheckerLab early = given("forall t in 2..oo").let("n", count).holds("n(2, t) >= 5");
        early.rejects("step 2 (box)", identity, with, box(), five.replace("\"premises\":[]", "\"premises\":[2]"), orbit("0,1,3", call("n(2, t)", "s"), "s = 2 + t"));
        given("forall t in -1..oo").let("n", count).holds("n(2, t) >= 1").rejects("the recursion is undefined at -1", box(), orbit("0,0,0", call("n(2, t)", "s"), "s >= 2"));
        given("forall t in 1/2..oo").let("n", count).holds("n(2, t) >= 1").rejects("expected an integer", box(), orbit("0,0,0", call("n(2, t)", "s"), "s >= 2"));
        given("forall t in 0..oo where t > 5").let("n", count).holds("n(2, t) >= 2").rejects("not one forall", box(), orbit("0,0,0", call("n(2, t)", "s"), "s >= 2"));
        given("exists t in 0..oo").let("n", count).holds("n(2, t) >= 2").rejects("not one forall", box(), orbit("0,0,0", call("n(2, t)", "s"), "s >= 2"));
        given("forall t in 0..9").let("n", count).holds("n(2, t) >= 2").rejects("not one forall", box(), orbit("0,0,0", call("n(2, t)", "s"), "s >= 2"));
    }

    @Test
    void callsAreReadForTheSameArguments() {
        half("h(x, t - 1) <= 1").rejects("expected a known integer for 't'", box(), h("0,0,0", "0 <= s and s <= 1"), POINT);
        half("h(x, t + 2) <= 1").rejects("expected a known integer for 't'", box(), h("0,0,0", "0 <= s and s <= 1"), POINT);
        half("h(2 * x, t) <= 1").rejects("expected a known integer for 't'", box(), h("0,0,0", "0 <= s and s <= 1"), POINT);
        half("h(x, 2) <= 1/4").proves(box(), h("0,0,0", "0 <= s and s <= 1"), POINT);
        // t + 0 * log(x) is undefined at x = 0, and so is the call
        half("h(x, t + 0 * log(x)) <= 1").rejects("expected a known integer for 't'", box(), h("0,0,0", "0 <= s and s <= 1"), POINT);
        half("h(x, t + 0 * x) <= 1").proves(box(), h("0,0,0", "0 <= s and s <= 1"), POINT);
        half("h(x, t) <= 1").rejects("another argument of", box(), orbit("0,0,0", call("h(0 * t, t)", "s"), "s <= 1"), POINT);
        half("h(x, t) <= 1").rejects("is no call of a recursive definition", box(), orbit("0,0,0", call("h(x, t + 1)", "s"), "s <= 1"), POINT);
        half("h(x, t) <= 1").rejects("is no call of a recursive definition", box(), orbit("0,0,0", call("sin(t)", "s"), "s <= 1"), POINT);
        half("h(x, t) <= 1").rejects("no orbit", box(), orbit("0,0,0", "", "1 > 0"), POINT);
        for (String name : List.of("x", "t", "h", "sin", "2")) half("h(x, t) <= 1").rejects("'" + name + "' is not a new name", box(), orbit("0,0,0", call("h(x, t)", name), "1 > 0"), POINT);
        half("h(x, t) <= 1").rejects("'s' is not a new name", box(), orbit("0,0,0", call("h(x, t)", "s") + "," + call("h(1, t)", "s"), "s <= 1"), POINT);
        half("h(x, t) <= h(1, t)").proves(box(), step("hypothesis", "", "'index':0"),
                step("combine", "", "'facts':[{'hypothesis':0}],'terms':[{'coefficient':'1/2','facts':[0]}]"), orbit("0,2,1", call("h(x, t)", "s") + "," + call("h(1, t)", "r"), "s <= r"), POINT.replace("[1]", "[3]"));
    }

    @Test
    void derivativesDoNotSeeStates() {
        // h(x, t) = x / 2^t depends on x, its state does not
        half("diff(h(x, t), x) = 0").rejects("diff: of what may depend on a state", box(), h("0,0,0", "0 <= s and s <= 1"), POINT);
        half("diff(h(x, t) - h(x, t), x) = 0").rejects("diff: of what may depend on a state", box(), h("0,0,0", "0 <= s and s <= 1"), POINT);
        half("diff(0 * h(x, t), x) = 0").rejects("diff: of what may depend on a state", box(), h("0,0,0", "0 <= s and s <= 1"), POINT);
        half("d(0 * h(x, t), x) = 0").let("d", Map.of("of", List.of("y", "z"), "is", "diff(y, z)")).rejects("diff: of what may depend on a state", box(), h("0,0,0", "0 <= s and s <= 1"), POINT);
        half("diff(x^2, t) = 0").rejects("diff: expected the name of a quantified real number", box(), h("0,0,0", "0 <= s and s <= 1"), POINT);
        half("diff(x^2 / 2, x) <= 1 and h(x, t) <= 1").proves(box(), step("both", "0,0", ""), h("0,0,1", "0 <= s and s <= 1"), POINT.replace("[1]", "[2]"));
    }

    @Test
    void stepsAreMadeOfTheStateBefore() {
        Object two = Map.of("of", List.of("t"), "recursion", "t", "is", "if(t = 0, 1, if(t = 1, 1, f(t - 1) + f(t - 2)))");
        given("forall t in 0..oo").let("f", two).holds("f(t) >= 1").rejects("decidable from known integers", box(), orbit("0,0,0", call("f(t)", "s"), "s >= 1"));
        Object deep = Map.of("of", List.of("t"), "recursion", "t", "is", "if(t = 0, 1, f(t - 2))");
        given("forall t in 0..oo").let("f", deep).holds("f(t) >= 1").rejects("or the state before the step", box(), orbit("0,0,0", call("f(t)", "s"), "s >= 1"));
        Object others = Map.of("of", List.of("x", "t"), "recursion", "t", "is", "if(t = 0, x, f(x / 2, t - 1))");
        given("forall t in 0..oo").let("f", others).holds("f(1, t) >= 1").rejects("or the state before the step", box(), orbit("0,0,0", call("f(1, t)", "s"), "s >= 1"));
        // the steps of one orbit do not see the states of another one
        Object other = Map.of("of", List.of("t"), "recursion", "t", "is", "if(t = 0, 1, g(t - 1))");
        given("forall t in 0..oo").let("f", other).let("g", Map.of("of", List.of("t"), "recursion", "t", "is", "if(t = 0, 1, g(t - 1) + 1)")).holds("f(t) <= 1")
                .rejects("or the state before the step", box(), orbit("0,0,0", call("g(t)", "r") + "," + call("f(t)", "s"), "s <= 1"));
        // a condition that is not the same at all t >= 1 is refused, one over t >= 1 is decided
        Object late = Map.of("of", List.of("t"), "recursion", "t", "is", "if(t < 1, 1, if(t >= 2, 5, 1))");
        given("forall t in 0..oo").let("f", late).holds("f(t) <= 1").rejects("decidable from known integers", box(), orbit("0,0,0", call("f(t)", "s"), "s <= 1"));
        Object shape = Map.of("of", List.of("t"), "recursion", "t", "is", "if(t = 0, [1, 2], f(t - 1) * [[1, 0, 0], [0, 1, 0]])");
        given("forall t in 0..oo").let("f", shape).holds("f(t)[1] <= 1").rejects("has another shape than its start", box(), orbit("0,0,0", call("f(t)", "s"), "s[1] <= 1"));
    }

    @Test
    void statesAreVectorsAndMatrices() {
        Object swap = Map.of("of", List.of("x", "t"), "recursion", "t", "is", "if(t = 0, x, [[0, 1], [1, 0]] * f(x, t - 1))");
        CheckerLab lab = given("forall x in vectors(2, [0, 1])", "forall t in 0..oo").let("f", swap).holds("f(x, t)[2] <= 1 and sum(f(x, t)) <= 2");
        String point = intro(2, "'x':'[1, 0]'"), both = step("both", "0,0", "");
        lab.proves(box(), both, orbit("0,0,1", call("f(x, t)", "s"), "s[1] <= 1 and s[2] <= 1"), point);
        lab.rejects("step 0 (box)", box(), both, orbit("0,0,1", call("f(x, t)", "s"), "s[2] <= 1"), point);
    }

    @Test
    void modelsRunForAllTime() {
        Map<String, Object> run = Map.of("model", Map.of("of", List.of("x"), "start", "[[x, 0], [0, 1]]", "mask", "complete(2)", "value", "identity(2)"));
        CheckerLab lab = given("forall x in [0, 1]", "forall t in 0..oo").let("run", run).holds("run(x, t)[1, 1] <= 1");
        String invariant = "all(i in 1..2, all(j in 1..2, s[i, j] <= 1))";
        lab.proves(box(), orbit("0,0,0", call("run(x, t)", "s"), invariant), POINT);
        lab.rejects("step 0 (box)", box(), orbit("0,0,0", call("run(x, t)", "s"), "s[1, 1] <= 1"), POINT);
        Map<String, Object> timed = Map.of("model", Map.of("of", List.of("x"), "start", "[[x, 0], [0, 1]]", "mask", "complete(2)", "value", "identity(2) * (t - t)"));
        given("forall x in [0, 1]", "forall t in 0..oo").let("run", timed).holds("run(x, t)[1, 1] <= 1").rejects("expected a known name, not 't'", box(), orbit("0,0,0", call("run(x, t)", "s"), invariant), POINT);
    }

    @Test
    void integersMayBeNodes() {
        CheckerLab lab = given("forall x in [0, 9]", "exists n in integers").holds("x < n");
        String above = step("fact", "", "'is':'floor','of':'x','bound':'upper'");
        lab.proves(above, step("witness", "0", "'values':{'n':'floor(x) + 1'}"), POINT);
        lab.rejects("is not an integer in its range", box(), step("witness", "0", "'values':{'n':'x + 1'}"), POINT);
        CheckerLab range = given("forall x in [0, 9]", "exists n in 0..9").holds("n <= x");
        String below = step("fact", "", "'is':'floor','of':'x','bound':'lower'"), both = step("both", "0,0,1", "");
        range.proves(box(), below, both, step("witness", "2", "'values':{'n':'floor(x)'}"), POINT.replace("[1]", "[3]"));
        range.rejects("step 0 (box)", box(), below, both, step("witness", "2", "'values':{'n':'floor(x) - 1'}"), POINT.replace("[1]", "[3]"));
        range.rejects("premises, but the rule asks for 4", box(), below, both, step("witness", "2", "'values':{'n':'floor(x / x)'}"), POINT.replace("[1]", "[3]"));
        // what asks for a known integer refuses it, and it is no real name
        given("forall x in [0, 9]", "exists n in integers").holds("sum(i in 1..n, x) >= 0").rejects("expected a known integer", box(), step("witness", "0", "'values':{'n':'floor(x)'}"), POINT);
        given("forall x in [0, 9]", "exists n in integers").holds("diff(n^2, n) >= 0").rejects("diff: expected", box(), step("witness", "0", "'values':{'n':'floor(x)'}"), POINT);
        given("exists n in 1..floor(pi)", "exists x in vectors(n)").holds("n = 3").proves(box(), step("both", "0,0,0", ""), step("witness", "1", "'values':{'n':'3','x':'[1, 2, 3]'}"));
    }

    @Test
    void floorsBoundTheirNumbers() {
        String floor = step("floor", "", ""), enter = intro(0, "'x':'1'");
        for (String holds : List.of("floor(x) <= x", "x >= floor(x)", "x < floor(x) + 1", "x <= floor(x) + 1", "floor(x) + 1 > x", "1/2 < 1", "floor(7/2) <= 7/2")) given("forall x in [0, 9]").holds(holds).proves(floor, enter);
        for (String holds : List.of("floor(x) < x", "x <= floor(x)", "x < floor(x)", "floor(x) + 1 <= x", "floor(x) <= 2 * x", "x < floor(2 * x) + 1", "x < floor(x) + 1/2", "3 < 3")) {
            given("forall x in [0, 9]").holds(holds).rejects("does not bound a number by its floor", floor, enter);
        }
        given("forall x in [0, 9]").holds("x = floor(x)").rejects("one inequality", floor, enter);
        CheckerLab log = given("forall x in [0, 9]").holds("floor(log(x)) <= log(x)");
        log.rejects("0 premises, but the rule asks for 1", floor, enter);
        log.rejects("step 0 (box)", box(), step("floor", "0", ""), intro(1, "'x':'1'"));
    }

    @Test
    void timeMayBeginAtANode() {
        Object count = Map.of("of", List.of("t"), "recursion", "t", "is", "if(t = 0, 0, c(t - 1) + 1)");
        CheckerLab lab = given("forall x in [0, 9]", "exists n in integers", "forall t in n..oo").let("c", count).holds("c(t) >= x");
        String with = step("identity", "", "'equations':[{'hypothesis':0,'cofactor':'1'}]"), above = step("fact", "", "'is':'floor','of':'x','bound':'upper'");
        String sum = step("combine", "3", "'facts':[{'hypothesis':0},{'formula':'floor(x) + 1 >= x'}],'terms':[{'coefficient':'1','facts':[0]},{'coefficient':'1','facts':[1]}],"
                + "'equations':[{'hypothesis':1,'cofactor':'1'}]");
        String[] steps = {box(), step("identity", "", ""), with, above, sum, orbit("0,1,2,4", call("c(t)", "s"), "s = t"), step("both", "", ""), step("witness", "6,5", "'values':{'n':'floor(x) + 1'}"),
            POINT.replace("[1]", "[7]")};
        lab.proves(steps);
        // from an earlier time on it is false, and the premise 0 <= a is asked for
        steps[7] = step("witness", "6,5", "'values':{'n':'floor(x)'}");
        lab.rejects("step 4 (combine): normal form is not zero", steps);
        steps[7] = step("witness", "6,5", "'values':{'n':'floor(x) - 1'}");
        lab.rejects("step 0 (box)", steps);
        steps[7] = step("witness", "6,5", "'values':{'n':'x'}");
        lab.rejects("is not an integer", steps);
        steps[7] = step("witness", "6,5", "'values':{'n':'floor(x) + 1'}");
        steps[5] = orbit("0,1,2,4,4", call("c(t)", "s"), "s = t");
        lab.rejects("5 premises, but the rule asks for 4", steps);
    }
}
