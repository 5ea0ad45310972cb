package org.certirank.check;

import static org.certirank.check.CheckerLab.box;
import static org.certirank.check.CheckerLab.given;
import static org.certirank.check.CheckerLab.intro;
import static org.certirank.check.CheckerLab.step;

import org.junit.jupiter.api.Test;

/** Ranks, singular values, eigenvalues and the unit circle; derivatives by entries. */
class SpectrumRulesTest {
    private static final String POINT = "'x':'1'";

    private static CheckerLab on(String holds) { return given("forall x in [1, 2]").holds(holds); }

    /** The steps, and intro over the last one. */
    private static void proves(String holds, String... steps) { on(holds).proves(with(steps)); }
    private static void rejects(String reason, String holds, String... steps) { on(holds).rejects(reason, with(steps)); }

    private static String[] with(String... steps) {
        String[] all = java.util.Arrays.copyOf(steps, steps.length + 1);
        all[steps.length] = intro(steps.length - 1, POINT);
        return all;
    }

    @Test
    void factorBoundsTheRank() {
        String parts = step("both", "0,0,0,0", ""), exact = step("identity", "", ""), factor = step("factor", "1", "'left':'[[x], [2]]','right':'[[1, x]]'");
        proves("rank([[x, x^2], [2, 2 * x]]) <= 1", exact, parts, factor);
        proves("rank([[x, x^2], [2, 2 * x]]) < 2", exact, parts, factor);
        proves("1 >= rank([[x, x^2], [2, 2 * x]])", exact, parts, factor);
        rejects("does not show the conclusion", "rank([[x, x^2], [2, 2 * x]]) <= 0", exact, parts, factor);
        rejects("does not show the conclusion", "rank([[x, x^2], [2, 2 * x]]) < 1", exact, parts, factor);
        rejects("step 0 (identity): normal form is not zero", "rank([[x, x^2], [2, 3 * x]]) <= 1", exact, parts, factor);
        rejects("do not fit", "rank([[x, x^2, 1], [2, 2 * x, 1]]) <= 1", exact, parts, factor);
        rejects("says nothing of rank", "x <= 2", exact, parts, factor);
        rejects("is no matrix", "rank([[x, x^2], [2, 2 * x]]) <= 1", exact, parts, step("factor", "1", "'left':'[x, 2]','right':'[[1, x]]'"));
        rejects("is no constant", "rank([[x, x^2], [2, 2 * x]]) <= x", exact, parts, factor);
        proves("rank([[x, x^2], [2, 2 * x]]) = 1", exact, parts, factor, box(), step("minor", "3", "'rows':[1],'columns':[1]"), step("squeeze", "2,4", ""));
    }

    @Test
    void squeezeNeedsBothSides() {
        given("forall x in [1, 2] where x <= 1").holds("x = 1").proves(step("hypothesis", "", "'index':0"), box(), step("squeeze", "0,1", ""), intro(2, POINT));
        rejects("step 0 (box)", "x = 2", box(), step("squeeze", "0,0", ""));
        rejects("step 0 (box)", "x = 1", box(), step("squeeze", "0,0", ""));
        rejects("an equality of numbers", "x <= 2", box(), step("squeeze", "0,0", ""));
    }

    @Test
    void gramBoundsSingularValues() {
        String least = "sigmaMin([[x, 0], [1/4, x]])", norm = "spectralNorm([[x, 0], [1, x]])";
        proves("1/2 < " + least, box(), step("gram", "0,0", ""));
        proves(least + " >= 1/2", box(), step("gram", "0,0", ""));
        proves("-1/2 < " + least, box(), step("gram", "0,0", ""));
        rejects("step 0 (box)", "1 <= " + least, box(), step("gram", "0,0", ""));
        proves(norm + " < 3", box(), step("gram", "0,0,0", ""));
        proves(norm + " <= 3", box(), step("gram", "0,0,0", ""));
        rejects("step 0 (box)", norm + " <= 2", box(), step("gram", "0,0,0", ""));
        rejects("step 0 (box)", norm + " <= -3", box(), step("gram", "0,0,0", "")); // r > 0
        rejects("says nothing of spectralnorm", least + " <= 3", box(), step("gram", "0,0,0", ""));
        // three rows, two columns: two singular values
        proves("1/2 < sigmaMin([[x, 0], [0, x], [0, 0]])", box(), step("gram", "0,0", ""));
        proves("1/2 < sigmaMin([[x, 0, 0], [0, x, 0]])", box(), step("gram", "0,0", ""));
        // what is undefined is in a minor
        rejects("step 0 (box)", "1/2 < sigmaMin([[x, 0], [0, x + 0 / (x - 1)]])", box(), step("gram", "0,0", ""));
    }

    @Test
    void singularValuesOfSubmatrices() {
        String m = "[[x, 0, 1], [0, 5, 0], [0, 0, x]]", sub = "'rows':[1,2],'columns':[1,2]";
        proves("1/2 < singular(" + m + ", 2)", box(), step("gram", "0,0", ""), step("singular", "1", sub));
        proves("singular(" + m + ", 1) >= 4", box(), step("singular", "0", "'rows':[2],'columns':[2]"));
        rejects("step 0 (box)", "6 <= singular(" + m + ", 1)", box(), step("singular", "0", "'rows':[2],'columns':[2]"));
        rejects("does not show the conclusion", "1/2 < singular(" + m + ", 3)", box(), step("gram", "0,0", ""), step("singular", "1", sub));
        rejects("does not show the conclusion", "singular(" + m + ", 2) <= 9", box(), step("singular", "0", sub));
        rejects("must increase", "1/2 < singular(" + m + ", 2)", box(), step("singular", "0", "'rows':[2,2],'columns':[1,2]"));
        rejects("1 premises, but the rule asks for 2", "1/2 < singular([[x, 0], [0, 1 / (x - 1)]], 1)", box(), step("singular", "0", "'rows':[1],'columns':[1]"));
        rejects("step 0 (box)", "1/2 < singular([[x, 0], [0, 1 / (x - 1)]], 1)", box(), step("singular", "0,0", "'rows':[1],'columns':[1]"));
        // the first one is the norm, the last one sigmaMin
        proves("singular([[x, 0], [0, x]], 1) <= 3", box(), step("gram", "0,0,0", ""), step("singular", "1", ""));
        proves("singular([[x, 0], [0, x]], 2) > 1/2", box(), step("gram", "0,0", ""), step("singular", "1", ""));
        rejects("step 0 (gram)", "singular([[x, 0], [0, x]], 2) <= 3", step("gram", "", ""), step("singular", "0", ""));
        rejects("neither the least nor the greatest", "singular(" + m + ", 2) > 1/2", box(), step("singular", "0", ""));
        rejects("normal form is not zero", "singular(" + m + ", 1) = singular(" + m + ", 2)", step("identity", "", ""));
        rejects("is not between 1 and 2", "singular([[x, 0, 0], [0, x, 0]], 3) >= 0", box());
        rejects("is not between 1 and 2", "singular([[x, 0, 0], [0, x, 0]], 0) >= 0", box());
        proves("singular([[x]], 1) <= 2", box());
    }

    @Test
    void stretchBoundsTheNorm() {
        String m = "spectralNorm([[x, 1], [0, x]])", v = "'vector':'[1, 1]'";
        proves("1 <= " + m, box(), step("stretch", "0,0", v));
        proves("-1 < " + m, box(), step("stretch", "0,0", v));
        rejects("step 0 (box)", "3 <= " + m, box(), step("stretch", "0,0", v));
        rejects("step 0 (box)", "3 <= " + m, box(), step("stretch", "0,0", "'vector':'[0, 0]'")); // the zero vector
        rejects("step 0 (box)", "1 <= spectralNorm([[1/(x-1), 1], [0, x]])", box(), step("stretch", "0,0,0", v));
        rejects("do not fit", "1 <= " + m, box(), step("stretch", "0,0", "'vector':'[1, 1, 1]'"));
        rejects("says nothing of", m + " <= 9", box(), step("stretch", "0,0", v));
        proves("spectralNorm([[x, 1], [0, x]]) <= 3", box(), step("frobenius", "0,0", ""));
        rejects("step 0 (box)", "spectralNorm([[x, 1], [0, x]]) <= 1", box(), step("frobenius", "0,0", ""));
        rejects("step 0 (box)", "spectralNorm([[x, 1], [0, x]]) <= -9", box(), step("frobenius", "0,0", "")); // r >= 0
        rejects("the conclusion is strict", "spectralNorm([[x, 0], [0, 0]]) < 3", box(), step("frobenius", "0,0", ""));
    }

    @Test
    void stableRanks() {
        String m = "stableRank([[x, 0], [0, 1]])", u = "'norm':'1'", norm = step("stretch", "0,0", "'vector':'[1, 0]'"), gram = step("gram", "0,0,0", "");
        proves(m + " <= 9", box(), norm, step("stable", "0,1,0", u));
        proves(m + " < 9", box(), norm, step("stable", "0,1,0", u));
        rejects("step 0 (box)", m + " <= 2", box(), norm, step("stable", "0,1,0", u));
        rejects("step 0 (box)", m + " <= 9", box(), norm, step("stable", "0,1,0", "'norm':'-2'")); // u > 0
        rejects("step 0 (box)", m + " <= 1/2", box(), norm, step("stable", "0,1,0", "'norm':'9'")); // u above the norm
        proves("1/9 <= " + m, box(), gram, step("stable", "0,1,0,0", "'norm':'3'"));
        rejects("step 0 (box)", "1/2 < " + m, box(), gram, step("stable", "0,1,0,0", "'norm':'3'"));
        rejects("step 0 (box)", "9/10 <= " + m, box(), gram, step("stable", "0,1,0,0", "'norm':'1'")); // u below the norm
        rejects("step 0 (box)", "-1 <= stableRank([[0 * x, 0], [0, 0]])", box(), gram, step("stable", "0,1,0,0", "'norm':'3'")); // undefined for M = 0: S > 0
        // a bound of the same value as the sum of squares is strict
        given("forall x in [1, 2]").holds("stableRank([[1, 0], [0, 0]]) < 1").rejects("step 0 (box)", box(), norm, step("stable", "0,1,0", u), intro(2, POINT));
    }

    private static String multipliers(String premises, int one, int minusOne, String q, String steps) {
        return step("multipliers", premises, "'one':" + one + ",'minusOne':" + minusOne + ",'quotient':[" + q + "],'steps':[" + steps + "]");
    }

    @Test
    void multipliersCountEigenvalues() {
        String exact = step("identity", "", ""), two = step("both", "0,0", ""), three = step("both", "0,0,0", "");
        // eigenvalues 1/4 and 3
        proves("inside([[1/4, 1], [0, 3]]) = 1", exact, two, box(), multipliers("1,2,2", 0, 0, "'3/4','-13/4','1'", "'in','out'"));
        proves("1 = outside([[1/4, x], [0, 3]])", exact, two, box(), multipliers("1,2,2", 0, 0, "'3/4','-13/4','1'", "'in','out'"));
        rejects("the steps show 1", "inside([[1/4, 1], [0, 3]]) = 2", exact, two, box(), multipliers("1,2,2", 0, 0, "'3/4','-13/4','1'", "'in','out'"));
        // each step has its premise
        rejects("step 2 (box)", "outside([[1/4, 1], [0, 3]]) = 2", exact, two, box(), multipliers("1,2,2", 0, 0, "'3/4','-13/4','1'", "'out','out'"));
        rejects("step 2 (box)", "inside([[1/4, 1], [0, 3]]) = 2", exact, two, box(), multipliers("1,2,2", 0, 0, "'3/4','-13/4','1'", "'in','in'"));
        // q has to be the characteristic polynomial
        rejects("normal form is not zero", "inside([[1/4, 1], [0, 3]]) = 2", exact, two, box(), multipliers("1,2,2", 0, 0, "'1/4','0','1'", "'in','in'"));
        rejects("does not end with 1", "inside([[1/4, 1], [0, 3]]) = 2", exact, two, box(), multipliers("1,2,2", 0, 0, "'0','0','1/2'", "'in','in'"));
        rejects("the degrees do not add up", "inside([[1/4, 1], [0, 3]]) = 1", exact, two, box(), multipliers("1,2", 0, 0, "'1/4','1'", "'in'"));
        rejects("expected 2 steps", "inside([[1/4, 1], [0, 3]]) = 1", exact, two, box(), multipliers("1,2", 0, 0, "'3/4','-13/4','1'", "'in'"));
        rejects("expected 2 steps", "inside([[1/4, 1], [0, 3]]) = 1", exact, two, box(), multipliers("1,2,2", 0, 0, "'3/4','-13/4','1'", "'in','on'"));
        // zeros on the circle are split off: a rotation, 1, -1
        proves("inside([[1, 0, 0], [0, -1, 0], [0, 0, 1/2]]) = 1", exact, three, box(), multipliers("1,2", 1, 1, "'-1/2','1'", "'in'"));
        proves("outside([[1, 0, 0], [0, -1, 0], [0, 0, 1/2]]) = 0", exact, three, box(), multipliers("1,2", 1, 1, "'-1/2','1'", "'in'"));
        rejects("normal form is not zero", "inside([[1, 0, 0], [0, -1, 0], [0, 0, 1/2]]) = 1", exact, three, box(), multipliers("1,2", 2, 0, "'-1/2','1'", "'in'"));
        proves("inside([[1, 1], [0, 1]]) = 0", exact, two, multipliers("1", 2, 0, "'1'", ""));
        rejects("step 2 (box)", "inside([[0, 1], [-1, 0]]) = 2", exact, two, box(), multipliers("1,2,2", 0, 0, "'1','0','1'", "'in','in'"));
        // entries have to be defined
        rejects("1 premises, but the rule asks for 3", "inside([[1/(x-1)]]) = 0", exact, multipliers("0", 0, 0, "'-1/(x-1)','1'", "'out'"));
        proves("0 <= inside([[x, 0], [0, 1]]) <= 2", box());
        rejects("expected a square matrix", "outside([[1, x]]) = 0", box());
        rejects("step 0 (box)", "inside([[1/(x-1)]]) <= 1", box());
    }

    @Test
    void radiiCountEigenvalues() {
        String m = "spectralRadius([[1, 1], [0, 3]])", exact = step("identity", "", ""), two = step("both", "0,0", "");
        proves(m + " < 4", exact, two, box(), multipliers("1,2,2", 0, 0, "'3/16','-1','1'", "'in','in'"), step("radius", "2,3", ""));
        proves("2 < " + m, exact, two, box(), multipliers("1,2,2", 0, 0, "'3/4','-2','1'", "'in','out'"), step("radius", "2,3", "'count':1"));
        rejects("the steps show 1", m + " < 2", exact, two, box(), multipliers("1,2,2", 0, 0, "'3/4','-2','1'", "'in','out'"), step("radius", "2,3", ""));
        rejects("no eigenvalue is counted", "4 < " + m, exact, two, box(), multipliers("1,2,2", 0, 0, "'3/16','-1','1'", "'in','in'"), step("radius", "2,3", "'count':0"));
        rejects("step 2 (box)", m + " < -4", exact, two, box(), multipliers("1,2,2", 0, 0, "'3/16','1','1'", "'in','in'"), step("radius", "2,3", "")); // c > 0
        rejects("is not strict", m + " <= 4", box(), step("radius", "0,0", ""));
        rejects("a count, but", m + " < 4", box(), step("radius", "0,0", "'count':2"));
    }

    @Test
    void derivativesByEntries() {
        CheckerLab vector = given("forall v in vectors(2, [0, 1])").holds("diff(v[1]^2 * v[2], v[1]) = 2 * v[1] * v[2]");
        vector.proves(step("identity", "", ""), intro(0, "'v':'[1, 1]'"));
        given("forall v in vectors(2, [0, 1])").holds("diff(v[1]^2 * v[2], v[1]) = v[1]^2").rejects("normal form is not zero", step("identity", "", ""), intro(0, "'v':'[1, 1]'"));
        given("forall M in sphereRows(2, 2)").holds("diff(det(M), M[2, 1]) = -M[1, 2]").proves(step("identity", "", ""), intro(0, "'M':'[[1, 0], [0, 1]]'"));
        // first differentiate, then put the values in
        CheckerLab at = given("exists v in vectors(2)").holds("diff(v[1]^2 * v[2], v[1]) = 4 and diff(det([[v[1], v[2]], [2, 3]]), v[2]) = -2");
        at.proves(step("identity", "", ""), step("both", "0,0", ""), step("witness", "1", "'values':{'v':'[1, 2]'}"));
        given("exists v in vectors(2)").holds("diff(v[1]^2 * v[2], v[1]) = 0").rejects("normal form is not zero", step("identity", "", ""), step("witness", "0", "'values':{'v':'[1, 2]'}"));
        // through a definition, and an argument that was made of the entries before
        CheckerLab by = given("exists v in vectors(2)").let("d", java.util.Map.of("of", java.util.List.of("e", "w"), "is", "diff(e, w[2])"));
        by.holds("d(dot(v, v), v) = 4").proves(step("identity", "", ""), step("witness", "0", "'values':{'v':'[1, 2]'}"));
        by.holds("d(dot(v, v), v + v) = 4").rejects("diff: expected", step("identity", "", ""), step("witness", "0", "'values':{'v':'[1, 2]'}"));
        given("exists v in vectors(2)", "exists w in vectors(2)").holds("diff(w[1], v[1]) = 0").proves(step("identity", "", ""), step("witness", "0", "'values':{'v':'[1, 2]','w':'2 * v'}"));
        // not of other sets, integers, known members, or of what is no entry
        given("forall A in stochastic(complete(2), 0)").holds("diff(A[1, 1], A[1, 1]) = 1").rejects("diff: expected", box(), step("intro", "0", ""));
        given("forall A in orthogonal(2)").holds("diff(A[1, 1], A[1, 1]) = 1").rejects("diff: expected", box(), step("intro", "0", ""));
        given("forall v in vectors(1, 0..1)").holds("diff(v[1], v[1]) = 1").rejects("diff: expected", box(), step("cases", "0,0", ""));
        given("forall v in vectors(1, {0, 1})").holds("diff(v[1], v[1]) = 1").rejects("diff: expected", box(), step("cases", "0,0", ""));
        for (String of : java.util.List.of("2 * v[1]", "(2 * v)[1]", "v")) {
            CheckerLab lab = given("forall v in vectors(2)").holds("diff(v[1], " + of + ") = 1");
            org.junit.jupiter.api.Assertions.assertInstanceOf(Verdict.Fault.class, lab.check(lab.certificate(box()))); // the spec is not well-formed
        }
        given("forall v in vectors(2)").holds("diff(v[1], v[3]) = 1").rejects("the index 3 is not between 1 and 2", box(), step("intro", "0", ""));
    }
}
