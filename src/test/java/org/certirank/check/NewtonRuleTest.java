package org.certirank.check;

import static org.certirank.check.CheckerLab.given;
import static org.certirank.check.CheckerLab.intro;
import static org.certirank.check.CheckerLab.step;

import org.junit.jupiter.api.Test;

/** Existence and uniqueness: the rules newton and unique. */
class NewtonRuleTest {
    private static String newton(String centre, String radius, String equations, String matrix) {
        return step("newton", "", "'centre':{" + centre + "},'radius':{" + radius + "},'equations':[" + equations + "],'matrix':[" + matrix + "],'bits':64");
    }

    private static String root(String centre, String radius, String y) { return newton("'x':'" + centre + "'", "'x':'" + radius + "'", "0", "['" + y + "']"); }
    private static final String GOOD = root("1.41", "1/50", "0.35");

    @Test
    void zerosExistInTheBox() {
        CheckerLab two = given("exists x in [1, 2]").holds("x^2 = 2");
        two.proves(GOOD);
        two.rejects("not certainly mapped into the interior", root("1.41", "1/500", "0.35")); // the zero is outside
        two.rejects("not certainly mapped into the interior", root("1.2", "1/10", "0.35"));
        two.rejects("not certainly mapped into the interior", root("1.41", "1/50", "0")); // Y singular
        two.rejects("not certainly mapped into the interior", root("1.41", "1/50", "-0.35"));
        given("exists x in [1, 2]").holds("x^2 = -2").rejects("not certainly mapped into the interior", GOOD);
        // x -> x maps the box into itself, not into its interior, for f = 0 x + 0
        given("exists x in [0, 2]").holds("x - x = 1").rejects("not certainly mapped into the interior", root("1", "1", "1"));
        two.rejects("the radius 0 is not positive", root("1.41", "0", "0.35"));
        two.rejects("the radius -1/50 is not positive", root("1.41", "-1/50", "0.35"));
    }

    @Test
    void theBoxLiesInTheSets() {
        given("exists x in [1, 1.42]").holds("x^2 = 2").rejects("does not certainly lie in the sets", GOOD);
        given("exists x in [1.4, 2]").holds("x^2 = 2").rejects("does not certainly lie in the sets", GOOD);
        given("exists x in [1.39, 1.43]").holds("x^2 = 2").proves(GOOD); // exactly the box, no end of which is dyadic
        given("exists x in (1.39, 1.43]").holds("x^2 = 2").rejects("does not certainly lie in the sets", GOOD);
        given("exists x in reals").holds("x^2 = 2").proves(GOOD);
        given("forall p in [1, 3]", "exists x in [0, p]").holds("x^2 = 2").rejects("does not certainly lie in the sets", GOOD, intro(0, "'p':'2'"));
        given("forall p in [2, 3]", "exists x in [0, p]").holds("x^2 = 2").proves(GOOD, intro(0, "'p':'2'"));
        given("forall p in [0, 3]", "exists x in [0, 2 + 1/p]").holds("x^2 = 2").rejects("does not certainly lie in the sets", GOOD, step("intro", "0", ""));
        given("exists x in {1, 2}").holds("x^2 = 2").rejects("is no exists over real numbers", GOOD);
        given("exists x in 1..2").holds("x^2 = 2").rejects("is no exists over real numbers", GOOD);
        given("exists x in sphere(1)").holds("x[1]^2 = 2").rejects("is no exists over real numbers", GOOD);
        given("exists x in vectors(1, {1, 2})").holds("x[1]^2 = 2").rejects("is no exists over real numbers", GOOD);
        given("forall x in [1, 2]").holds("x^2 = 2").rejects("is no exists over real numbers", GOOD);
        given("exists y in [0, 1]", "exists x in [y, 2]").holds("x^2 = 2 and y = 1/2")
                .rejects("expected a known name, not 'y'", newton("'x':'1.41','y':'1/2'", "'x':'1/50','y':'1/50'", "0,1", "['0','0.35'],['1','0']"));
    }

    @Test
    void everythingElseIsTrueOnTheBox() {
        given("exists x in [1, 2] where x < 3/2").holds("x^2 = 2").proves(newton("'x':'1.41'", "'x':'1/50'", "1", "['0.35']"));
        given("exists x in [1, 2] where x < 1.42").holds("x^2 = 2").rejects("not certainly true on the box", newton("'x':'1.41'", "'x':'1/50'", "1", "['0.35']"));
        given("exists x in [1, 2]").holds("x^2 = 2 and x^3 = 2").rejects("not certainly true on the box", GOOD);
        given("exists x in [1, 2]").holds("x^2 = 2 and log(x - 1.41) < 1").rejects("not certainly true on the box", GOOD);
        given("exists x in [1, 2]").holds("x^2 <= 2").rejects("an equality of numbers", GOOD);
        given("exists x in [1, 2]").holds("x^2 = 2").rejects("does not exist, there are 1 parts", newton("'x':'1.41'", "'x':'1/50'", "1", "['0.35']"));
        given("exists x in [1, 2]").holds("x^2 = 2").rejects("0 equations for 1 unknowns", newton("'x':'1.41'", "'x':'1/50'", "", "['0.35']"));
        String twice = newton("'v':['1', '1']", "'v':['1/2', '1/2']", "0,0", "['1/2','0'],['0','1/2']");
        given("exists v in vectors(2)").holds("v[1]^2 = 1").rejects("is named twice", twice);
    }

    @Test
    void functionsAreDifferentiableOnTheBox() {
        given("exists x in [-2, 2]").holds("abs(x) = -1/2 * x - 1/10").rejects("not certainly defined and differentiable", root("0", "1", "1"));
        given("exists x in [-2, 2]").holds("floor(x) = x / 2 - 1/10").rejects("not certainly defined and differentiable", root("1", "1", "1"));
        given("exists x in [-2, 2]").holds("sqrt(x) = x").rejects("not certainly defined and differentiable", root("1", "1", "1"));
        given("exists x in [-2, 2]").holds("x + 0 * log(x) = 0").rejects("not certainly defined and differentiable", root("0", "1", "1"));
        given("exists x in [-2, 2]").holds("x + rank([[x]]) = 1").rejects("not certainly defined and differentiable", root("0", "1", "1"));
        given("exists x in [-2, 2]").holds("max(x, 0) = 1/2 * x").rejects("not certainly defined and differentiable", root("0", "1", "1"));
        given("forall p in [-1, 1]", "exists x in [-2, 2]").holds("x = floor(p) / 4").rejects("not certainly defined and differentiable", root("0", "1", "1"), intro(0, "'p':'0'"));
        given("exists x in [-2, 2]").holds("abs(x) = 1").proves(root("1", "1/2", "1"));
    }

    @Test
    void parametersMayVary() {
        CheckerLab lab = given("forall p in [2, 2.01]", "exists x in reals").holds("x^2 = p");
        lab.proves(GOOD, intro(0, "'p':'2'"));
        given("forall p in [2, 3]", "exists x in reals").holds("x^2 = p").rejects("not certainly mapped into the interior", GOOD, intro(0, "'p':'2'"));
        given("forall p in [0, 3] where p >= 2 and p <= 2.01", "exists x in reals").holds("x^2 = p").proves(GOOD, intro(0, "'p':'2'"));
        given("forall p in [0, 1] where p > 2", "exists x in reals").holds("x^2 = p").rejects("the initial box is empty", GOOD, step("intro", "0", ""));
        given("forall p in [0, oo)", "exists x in reals").holds("x = 1 / (1 + p)").proves(root("1/2", "1", "1"), intro(0, "'p':'2'"));
        lab.rejects("expected a known name, not 'p'", root("1.41 + 0 * p", "1/50", "0.35"), intro(0, "'p':'2'"));
        lab.rejects("is not a rational number", root("sqrt(2)", "1/50", "0.35"), intro(0, "'p':'2'"));
    }

    @Test
    void vectorsAndMatrices() {
        String two = "['1/4','1/2'],['1/4','-1/2']";
        CheckerLab lab = given("exists v in vectors(2)").holds("v[1]^2 + v[2]^2 = 2 and v[1] = v[2]");
        lab.proves(newton("'v':['1.01','1']", "'v':['1/10','1/10']", "0,1", two));
        lab.rejects("not certainly mapped into the interior", newton("'v':['1.01','1']", "'v':['1/10','1/10']", "1,0", two));
        lab.rejects("the matrix has 1 rows, not 2", newton("'v':['1.01','1']", "'v':['1/10','1/10']", "0,1", "['1/4','1/2']"));
        lab.rejects("matrix: 1 numbers, not 2", newton("'v':['1.01','1']", "'v':['1/10','1/10']", "0,1", "['1/4'],['1/2']"));
        lab.rejects("do not fit", newton("'v':['1.01','1']", "'v':['1/10']", "0,1", two));
        lab.rejects("is no vector of 2 numbers", newton("'v':['1.01']", "'v':['1/10']", "0,1", two));
        lab.rejects("a value for a name that is not asked for", newton("'v':['1.01','1'],'w':'1'", "'v':['1/10','1/10']", "0,1", two));
        CheckerLab matrix = given("exists M in matrices(1, 2, [0, 2])").holds("M[1, 1]^2 + M[1, 2]^2 = 2 and M[1, 1] = M[1, 2]");
        matrix.proves(newton("'M':[['1.01','1']]", "'M':[['1/10','1/10']]", "0,1", two));
        matrix.rejects("2 numbers, not 1", newton("'M':[['1.01'],['1','1']]", "'M':[['1/10'],['1/10']]", "0,1", two));
        lab.declines("more than 100000 bits", newton("'v':['1.01','1']", "'v':['1/10','1/10']", "0,1", two).replace("64", "100001"));
        lab.rejects("bits must be at least 8", newton("'v':['1.01','1']", "'v':['1/10','1/10']", "0,1", two).replace("64", "7"));
    }

    // ---- unique ----

    private static String unique(String first, String second, String pairs, String radius, String matrix) {
        return step("unique", "", "'first':[" + first + "],'second':[" + second + "],'pairs':[" + pairs + "],'radius':[" + radius + "],'matrix':[" + matrix + "],'bits':64");
    }

    private static CheckerLab roots(String set, String holds) { return given("forall u in " + set, "forall v in " + set + " where u^2 = 2 and v^2 = 2").holds(holds); }
    private static final String ONE = unique("'u'", "'v'", "[0,1]", "'1'", "['1/3']");

    @Test
    void solutionsAreEqual() {
        CheckerLab lab = given("forall u in [1, 2]", "forall v in [1, 2] where u^2 = 9/4 and v^2 = 9/4").holds("u = v");
        lab.proves(ONE, intro(0, "'u':'3/2','v':'3/2'"));
        lab.proves(unique("'v'", "'u'", "[1,0]", "'1'", "['1/3']"), intro(0, "'u':'3/2','v':'3/2'"));
    }

    @Test
    void whatUniquenessAsksFor() {
        String enter = step("intro", "0", "");
        roots("[-2, 2]", "u = v").rejects("row 0 of 1 - Y J is not certainly below 1", ONE, enter); // two roots
        roots("[1, 2]", "u = v").rejects("row 0 of 1 - Y J is not certainly below 1", unique("'u'", "'v'", "[0,1]", "'1'", "['0']"), enter);
        roots("[1, 2]", "u = v").rejects("row 0 of 1 - Y J is not certainly below 1", unique("'u'", "'v'", "[0,1]", "'1'", "['2/3']"), enter);
        roots("[1, 2]", "u = v").rejects("is not positive", unique("'u'", "'v'", "[0,1]", "'0'", "['1/3']"), enter);
        roots("[1, 2]", "u = v").rejects("is not positive", unique("'u'", "'v'", "[0,1]", "'-1'", "['1/3']"), enter);
        roots("[1, oo)", "u = v").rejects("are not finite", ONE, enter);
        roots("[1, 2]", "u = v and 1 > 2").rejects("not that leaves of first and second are equal", ONE, enter);
        roots("[1, 2]", "u <= v").rejects("not that leaves of first and second are equal", ONE, enter);
        roots("[1, 2]", "1 = v").rejects("not that leaves of first and second are equal", ONE, enter);
        roots("[1, 2]", "true").rejects("the conclusion says nothing", ONE, enter);
        roots("[1, 2]", "u = v").rejects("all different", unique("'u'", "'u'", "[0,1]", "'1'", "['1/3']"), enter);
        roots("[1, 2]", "u = v").rejects("is not a leaf of the goal", unique("'u + 1'", "'v'", "[0,1]", "'1'", "['1/3']"), enter);
        roots("[1, 2]", "u = v").rejects("mentions a second leaf", unique("'u'", "'v'", "[1,1]", "'1'", "['1/3']"), enter);
        roots("[1, 2]", "u = v").rejects("are not the same equation", unique("'u'", "'v'", "[0,0]", "'1'", "['1/3']"), enter);
        roots("[1, 2]", "u = v").rejects("0 equations for 1 unknowns", unique("'u'", "'v'", "", "'1'", "['1/3']"), enter);
        roots("[1, 2]", "u = v").rejects("does not exist, there are 2", unique("'u'", "'v'", "[0,7]", "'1'", "['1/3']"), enter);
        given("forall u in [1, 2]", "forall v in [1, 2] where u^2 <= 2 and v^2 <= 2").holds("u = v").rejects("an equality of numbers", ONE, enter);
        given("forall u in [1, 2]", "forall v in [1, 2] where u^2 = 2 and v^2 = 3").holds("u = v").rejects("are not the same equation", ONE, enter);
        given("forall u in [-1, 1]", "forall v in [-1, 1] where floor(u) = 0 and floor(v) = 0").holds("u = v").rejects("not certainly defined and differentiable", ONE, enter);
        given("forall u in [1, 2]", "forall v in [-2, -1] where u^2 = 2 and v^2 = 2").holds("u = v").rejects("row 0 of 1 - Y J", ONE, enter); // the hull of both sides
        given("forall u in [1, 2]", "forall v in [1, 2] where u^2 = 2 and v^2 = 2 and u > 3").holds("u = v").rejects("the initial box is empty", ONE, enter);
    }

    @Test
    void pairsShareTheirParameters() {
        String enter = intro(0, "'p':'2','u':'1','v':'1'"), one = unique("'u'", "'v'", "[0,1]", "'1'", "['1']");
        given("forall p in reals", "forall u in [0, 1]", "forall v in [0, 1] where u + u^3 = p and v + v^3 = p").holds("v = u").proves(unique("'u'", "'v'", "[0,1]", "'1'", "['1/3']"), enter);
        given("forall p in reals", "forall u in [0, 1]", "forall v in [0, 1] where u + u * v = p and v + v^2 = p").holds("v = u").rejects("mentions a second leaf", one, enter);
        String where = "u[1] = 1/2 * u[2] and u[2] = 1/2 * u[1]^2 and v[1] = 1/2 * v[2] and v[2] = 1/2 * v[1]^2", y = "['1','0'],['0','1']", zero = intro(0, "'u':'[0, 0]','v':'[0, 0]'");
        CheckerLab lab = given("forall u in vectors(2, [-1, 1])", "forall v in vectors(2, [-1, 1]) where " + where).holds("u = v");
        lab.proves(unique("'u[1]','u[2]'", "'v[1]','v[2]'", "[0,2],[1,3]", "'2','3'", y), zero);
        lab.rejects("row 1 of 1 - Y J", unique("'u[1]','u[2]'", "'v[1]','v[2]'", "[0,2],[1,3]", "'1','1'", y), zero);
        lab.rejects("not that leaves of first and second are equal", unique("'u[1]','u[2]'", "'v[2]','v[1]'", "[0,2],[1,3]", "'2','3'", y), zero);
        lab.rejects("1 equations for 2 unknowns", unique("'u[1]','u[2]'", "'v[1]','v[2]'", "[0,2]", "'2','3'", y), zero);
    }
}
