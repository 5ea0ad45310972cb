package org.certirank.check;

import static org.certirank.check.CheckerLab.box;
import static org.certirank.check.CheckerLab.given;
import static org.certirank.check.CheckerLab.intro;
import static org.certirank.check.CheckerLab.step;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The generic reading: what is certainly defined, what is one thing in two forms, what is refused; the rule generic. */
class GenericReadingTest {
    private static final String IDENTITY = step("identity", "", "");

    private static void same(String left, String right) { GenericLab.proves(left + " = " + right, IDENTITY); }
    private static void different(String left, String right) { GenericLab.rejects("normal form is not zero", left + " = " + right, IDENTITY); }
    private static void refused(String reason, String number) { GenericLab.rejects(reason, number + " = 0", IDENTITY); }

    // ---- canonical forms ----

    @Test
    void equalThingsAreOne() {
        same("(product(A, t, t) * x)[i]", "x[i]");
        same("product(A, t, t)[i, j]", "identity(N)[i, j]");
        same("((W * A(0)) * product(A, s, t) * x)[i]", "(W * (A(0) * (product(A, s, t) * x)))[i]");
        same("(W * identity(N) * Y)[i, 2]", "(W * column(Y, 2))[i]");
        same("row(W * A(t), i)[j]", "(W * column(A(t), j))[i]");
        same("W[i][j]", "W[i, j]");
        same("column(W, j)[i]", "W[i, j]");
        same("dot(x, z)", "dot(z, x)");
        same("nodes(G)", "N");
        same("max(product(A, s, t + 1) * x)", "max(product(A, s, 1 + t) * x)");
        same("prod(k in s..t, W[i, i] * k)", "prod(m in s..t, W[i, i] * m)");
        same("prod(k in 1..3, W[i, i] * k)", "6 * W[i, i]^3");
    }

    @Test
    void differentThingsAreNot() {
        different("(W * A(0))[i, j]", "(A(0) * W)[i, j]");
        different("W[i, j]", "W[j, i]");
        different("product(A, s, t)[i, j]", "product(A, 0, t)[i, j]");
        different("product(A, s, t)[i, j]", "product(C, s, t)[i, j]");
        different("max(x)", "min(x)");
        different("distance(G, i, j)", "distance(G, j, i)");
        different("prod(k in s..t, W[i, i] * k)", "prod(k in s..t, W[j, j] * k)");
        different("prod(k in s..t, W[i, i] * k)", "prod(k in s..t + 1, W[i, i] * k)");
        different("norm2(x)", "sqrt(dot(x, x))"); // the fact norm says so
        different("A(0)[i, j]", "A(1)[i, j]");
        different("W[i, i]", "identity(N)[i, i]");
        different("eccentricity(G, i)", "radius(G)");
    }

    // ---- definedness ----

    @Test
    void indicesAreDeclared() {
        for (String bad : new String[] {"x[s]", "x[N]", "x[1]", "x[2 * i]", "x[t]", "x[0]", "x[y]", "x[i - 1 + 1 - s + s - 1]", "W[i, 4]", "row(Y, i)[4]", "Y[i, j]", "Y[i, 0]", "Y[i, 3/2]", "column(Y, i)[j]", "row(W, s)[i]", "max(column(U, c))"}) {
            refused("is no index of", bad);
        }
        GenericLab.rejects("is no index of", "edge(G, s, i)", box());
        GenericLab.rejects("is no index of", "isCentre(G, 1)", box());
        GenericLab.rejects("is no index of", "degree(G, 0) = 1", box());
        // where an index of one dimension is declared, one of an equal number is
        CheckerLab lab = given("forall N in 1..oo", "forall M in 1..oo where M = N", "forall x in vectors(M)", "forall i in 1..N", "forall k in 1..M").holds("x[k] <= max(x) and x[i] <= max(x)");
        lab.rejects("i is no index of M", box(), step("generic", "0", "'point':{'N':'1','M':'1','x':'[1]','i':'1','k':'1'}"));
        given("forall N in 1..oo", "forall x in vectors(2 * N)", "forall i in 1..N + N").holds("x[i] <= max(x)")
                .proves(step("fact", "", "'is':'entry','vector':'x','index':'i','bound':'max'"), step("generic", "0", "'point':{'N':'1','x':'[1, 1]','i':'1'}"));
        // a range that begins elsewhere declares nothing
        given("forall N in 1..oo", "forall x in vectors(N)", "forall i in 0..N").holds("x[i] <= max(x)").rejects("i is no index of N", box(), step("generic", "0", "'point':{'N':'1','x':'[1]','i':'1'}"));
        given("forall N in 1..oo", "forall x in vectors(N)", "forall i in 1..N + 1").holds("x[i] <= max(x)").rejects("i is no index of N", box(), step("generic", "0", "'point':{'N':'1','x':'[1]','i':'1'}"));
    }

    @Test
    void membersAndProductsAreDefined() {
        for (String bad : new String[] {"A(s - 1)[i, j]", "A(-1)[i, j]", "product(A, s - 1, t)[i, j]", "A(t - s)[i, j]"}) refused("not certainly defined", bad); // t - s >= 0 is no hull
        for (String bad : new String[] {"A(y)[i, j]", "A(1/2)[i, j]", "product(A, 0, y)[i, j]", "product(A, t / 2, t)[i, j]", "A(W[i, j])[i, j]"}) refused("expected an integer", bad);
        for (String bad : new String[] {"A(abs(floor(1 / d)))[i, j]", "product(A, 0, floor(1 / d))[i, j]", "product(A, 0, floor(sqrt(y)))[i, j]", "product(A, 0, s^0)[i, j]", "prod(k in 0..floor(1 / d), k)"}) {
            refused("not certainly defined", bad);
        }
        given("forall N in 1..oo", "forall D in sequences(matrices(N, 2))", "forall i in 1..N").holds("product(D, 0, 1)[i, 1] = 0")
                .rejects("product: expected square", IDENTITY, step("generic", "0", "'point':{'N':'1','D':['[[1, 2]]'],'i':'1'}"));
    }

    @Test
    void dimensionsFit() {
        for (String bad : new String[] {"max(W * column(U, 1))", "(Y * x)[i]", "(Y * W)[i, j]", "dot(x, row(Y, i))", "dot(x, column(U, 1))", "mu(U * Y)"}) refused("do not fit", bad);
    }

    @Test
    void whatHasNoMeaningIsRefused() {
        for (String bad : new String[] {"max(W)", "sum(W)", "det(W)", "trace(W)", "prod(x)", "max(x + z)", "max(2 * x)", "max(-x)", "max(x / 2)", "(W^2)[i, j]", "transpose(W)[i, j]", "max(x * W)", "rank(W)", "max(layernorm(x))", "length(x)", "rows(W)", "dobrushin(W)",
            "max(inverse(W) * x)", "max(identity(3) * column(U, 1))", "uniform(G)[i, j]", "softmax(W, G)[i, j]", "normF(outer(x, x))"}) {
            refused("has no generic meaning", bad);
        }
        GenericLab.rejects("has no generic meaning", "x = z", box());
        GenericLab.rejects("has no generic meaning", "G = complete(3)", box());
        GenericLab.rejects("expected a known integer", "max(m in 1..3, [1, 2, 3][c]) = 3", box());
        GenericLab.rejects("has no generic meaning", "max(zeros(N)) = 0", box());
        GenericLab.rejects("step 0 (box)", "prod(k in s..t, prod(l in s..t, l)) = 0", box());
        GenericLab.rejects("prod: not certainly defined", "prod(k in s..t, 1 / k) = 0", box());
        GenericLab.rejects("expected an integer", "prod(k in s..t / 2, k) = 0", box());
        GenericLab.rejects("is no index of", "prod(k in 1..N, x[k]) = 0", box()); // its names are no indices
        // without a generic name nothing is read otherwise than before
        given("forall x in [1, 2]").holds("normF(identity(floor(x))) >= 0").rejects("expected a known integer", box(), intro(0, "'x':'1'"));
    }

    @Test
    void numbersOfMasksAreDefinedByHypotheses() {
        String point = "'point':{'N':'2','G':'complete(2)','i':'1'}";
        for (String holds : new String[] {"radius(G) >= 0", "diameter(G) >= 0", "eccentricity(G, i) >= 0", "distance(G, i, i) >= 0"}) {
            for (String where : new String[] {"", " where centres(G) >= 1", " where quasiStronglyConnected(G) or stronglyConnected(G)"}) {
                given("forall N in 1..oo", "forall i in 1..N", "forall G in digraphs(N)" + where).holds(holds).rejects("not certainly defined", box(), step("generic", "0", point));
            }
            given("forall N in 1..oo", "forall i in 1..N", "forall G in digraphs(N) where stronglyConnected(G)").holds(holds).proves(box(), step("generic", "0", point));
            CheckerLab quasi = given("forall N in 1..oo", "forall i in 1..N", "forall G in digraphs(N) where quasiStronglyConnected(G)").holds(holds);
            CheckerLab centre = given("forall N in 1..oo", "forall i in 1..N", "forall G in digraphs(N) where isCentre(G, i)").holds(holds);
            if (holds.startsWith("radius")) quasi.proves(box(), step("generic", "0", point));
            else quasi.rejects("not certainly defined", box(), step("generic", "0", point));
            if (holds.contains("i)")) centre.proves(box(), step("generic", "0", point));
            else centre.rejects("not certainly defined", box(), step("generic", "0", point));
        }
        // a condition is defined before it is assumed, and a formula whatever its connective
        given("forall N in 1..oo", "forall i in 1..N", "forall G in digraphs(N) where quasiStronglyConnected(G) and radius(G) <= 1").holds("N >= 1").rejects("not certainly defined", box(), step("generic", "0", point));
        given("forall N in 1..oo", "forall i in 1..N", "forall G in digraphs(N)").holds("quasiStronglyConnected(G) => radius(G) >= 0").rejects("not certainly defined", box(), step("imply", "0", ""), step("generic", "1", point));
        given("forall N in 1..oo", "forall i in 1..N", "forall G in digraphs(N)").holds("selfLoops(G) and degree(G, i) >= 0 and centres(G) >= 0").proves(box(), step("generic", "0", point));
        // known masks
        CheckerLab causal = given("forall i in 1..3", "forall k in 1..oo").holds("eccentricity(causal(3), i) >= 0");
        causal.rejects("not certainly defined", box(), step("generic", "0", "'point':{'i':'1','k':'1'}"));
        given("forall i in 1..3", "forall k in 1..oo").holds("eccentricity(complete(3), i) >= 0 and distance(causal(3), 1, i) >= 0 and radius(causal(3)) = 1").proves(box(), step("generic", "0", "'point':{'i':'1','k':'1'}"));
        given("forall i in 1..3", "forall k in 1..oo").holds("distance(causal(3), 2, i) >= 0").rejects("not certainly defined", box(), step("generic", "0", "'point':{'i':'1','k':'1'}"));
        given("forall i in 1..3", "forall k in 1..oo").holds("edge(causal(3), 1, i)").rejects("step 0 (box)", box(), step("generic", "0", "'point':{'i':'1','k':'1'}"));
    }

    /** A definition that was read where it is defined is not taken over to where it is not. */
    @Test
    void definitionsAreReadAtEachGoal() {
        Object radius = Map.of("of", List.of("G", "n"), "recursion", "n", "is", "if(n = 0, radius(G), f(G, n - 1))");
        String[] given = {"forall n in 0..1", "forall N in 1..oo", "forall G in digraphs(N) where quasiStronglyConnected(G) or n = 1"};
        String point = "'point':{'N':'2','G':'complete(2)'}";
        given(given).let("f", radius).holds("f(G, 0) >= 0").rejects("not certainly defined", box(), step("generic", "0", point), step("cases", "1,1", ""));
        given(given[0], given[1], "forall G in digraphs(N) where quasiStronglyConnected(G)").let("f", radius).holds("f(G, n) >= 0").proves(box(), step("generic", "0", point), step("cases", "1,1", ""));
    }

    // ---- ranges depend on hulls ----

    /** The same names and nodes, first where eps is not negative, then where it is. */
    @Test
    void rangesBelongToAGoal() {
        String[] given = {"forall a in {0, -1}", "forall e in (a, 1/2)", "forall W in weighted(complete(2), e)"};
        String point = "'point':{'e':'1/4','W':'[[1, 1], [1, 1]]'}";
        given(given).holds("W[1, 2] >= 0").rejects("step 0 (box)", box(), step("generic", "0", point), step("cases", "1,1", ""));
        given("forall a in {0, 1/4}", given[1], given[2]).holds("W[1, 2] >= 0").proves(box(), step("generic", "0", point.replace("1/4", "1/3")), step("cases", "1,1", ""));
        // the hull counts, whatever box is looked at, and in whatever order
        for (String tree : new String[] {"[0,'0'],'n','n'", "[0,'1/4'],[0,'0'],'n','n','n'"}) {
            given("forall e in [-1, 1/2]", given[2]).holds("W[1, 2] >= 0 or e < 0").rejects("does not decide", box(tree), step("generic", "0", point));
        }
    }

    // ---- the rule generic ----

    @Test
    void genericEntersMembersOfItsSets() {
        String point = "'point':{'n':'2','v':'[1, 2]'}";
        CheckerLab ok = given("forall n in 1..oo", "forall v in vectors(n)").holds("n >= 1");
        ok.proves(box(), step("generic", "0", point));
        ok.rejects("vacuous or unknown", box(), step("generic", "0", ""));
        ok.rejects("the value is no vector of 2 numbers", box(), step("generic", "0", point.replace("[1, 2]", "[1]")));
        ok.rejects("is not an integer in its range", box(), step("generic", "0", point.replace("'2'", "'0'")));
        given("forall n in 1..oo", "forall v in vectors(n)").holds("n >= 2").rejects("step 0 (box)", box(), step("generic", "0", point));
        given("forall n in 1..oo", "exists v in vectors(n)").holds("n >= 1").rejects("the goal has an exists", box(), step("generic", "0", point));
        given("forall n in 1..oo", "forall v in vectors(n)").holds("n >= 1").negation().rejects("the goal has an exists", box(), step("generic", "0", point));
        for (String set : new String[] {"vectors(n, [0, 1])", "sphere(n)", "matrices(n, n, [0, 1])", "sequences(sphere(n))", "{1, 2}", "sequences(vectors(n, [0, 1]))"}) {
            given("forall n in 1..oo", "forall v in " + set).holds("n >= 1").rejects("no generic name is entered from this set", box(), step("generic", "0", point));
        }
        for (String set : new String[] {"vectors(n)", "digraphs(n)", "orthogonal(n)", "matrices(3, n)", "sequences(matrices(n, 3))", "sphereRows(n, 0)", "vectors(n - 1)"}) {
            given("forall n in " + (set.contains("- 1") || set.contains("0") ? "1" : "0") + "..oo", "forall v in " + set).holds("n >= 0").rejects("not certainly defined", box(), step("generic", "0", point));
        }
        given("forall y in [1, 2]", "forall v in vectors(y)").holds("y >= 1").rejects("expected an integer", box(), step("generic", "0", point));
        given("forall y in [1, 2]", "forall n in 1..y").holds("y >= 1").rejects("expected an integer", box(), step("generic", "0", point));
        given("forall n in integers", "forall m in n..n + 1", "forall k in -oo..m").holds("k <= m and m <= n + 1").proves(step("hypothesis", "", "'index':2"), step("hypothesis", "", "'index':1"), step("both", "0,1", ""),
                step("generic", "2", "'point':{'n':'1','m':'1','k':'-3'}"));
    }

    @Test
    void genericAsksForDefinedness() {
        String point = "'point':{'n':'1','y':'1','z':'1','W':'[[1]]'}";
        String[] ends = {"forall n in 1..oo", "forall y in [0, 1]", "forall z in [0, 1/y]", "forall W in weighted(complete(1), 0)"};
        given(ends).holds("n >= 1").rejects("1 premises, but the rule asks for 2", box(), step("generic", "0", point));
        given(ends).holds("n >= 1").rejects("step 0 (box)", box(), step("generic", "0,0", point));
        given(ends[0], "forall y in (0, 1]", ends[2], ends[3]).holds("n >= 1").proves(box(), step("generic", "0,0", point));
        given(ends[0], ends[1], "forall z in [0, 1]", "forall W in weighted(complete(1), 1/y)").holds("n >= 1").rejects("step 0 (box)", box(), step("generic", "0,0", point));
        given(ends[0], ends[1], "forall z in [0, 1] where 1/y >= 0", ends[3]).holds("n >= 1").rejects("step 0 (box)", box(), step("generic", "0,0", point));
        given(ends[0], ends[1], "forall z in [0, 1] where 1/y >= 0", ends[3]).holds("n >= 1").rejects("1 premises, but the rule asks for 2", box(), step("generic", "0", point));
        given("forall n in 1..oo", "forall m in 0..floor(1/(n - 1))").holds("n >= 1").rejects("step 0 (box)", box(), step("generic", "0,0", "'point':{'n':'2','m':'1'}"));
    }

    @Test
    void scopeSaysAllNames() {
        String scope = Checker.scope(given("forall N in 2..oo", "forall G in digraphs(N) where quasiStronglyConnected(G)", "forall A in sequences(stochastic(G, 1/4))").holds("all(i in 1..N, product(A, 0, radius(G))[i, i] <= 1)").spec().getBytes(java.nio.charset.StandardCharsets.UTF_8), "c");
        org.junit.jupiter.api.Assertions.assertEquals("for all N in 2..oo, for all G in digraphs(N) with quasiStronglyConnected(G), for all A in sequences(stochastic(G, (1 / 4))), all(i in 1..N, (product(A, 0, radius(G))[i, i] <= 1))", scope);
    }
}
