package org.certirank.check;

import static org.certirank.check.CheckerLab.box;
import static org.certirank.check.CheckerLab.given;
import static org.certirank.check.CheckerLab.intro;
import static org.certirank.check.CheckerLab.step;

import org.junit.jupiter.api.Test;

/** The rules for sequents with generic names, but for fact; and the older rules among generic names. */
class GenericRulesTest {
    private static void proves(String rule, String data, String holds, String... premises) { GenericLab.proves(rule, data, holds, premises); }
    private static void rejects(String rule, String reason, String data, String holds, String... premises) { GenericLab.rejects(rule, reason, data, holds, premises); }
    private static String hypothesis(int k) { return step("hypothesis", "", "'index':" + k); }
    private static String fact(String data) { return step("fact", "", "'is':" + data); }

    // ---- index, instance ----

    @Test
    void indexAsksForAnyOne() {
        String weight = fact("'weight','matrix':'W','row':'k','column':'j','bound':'upper'");
        proves("index", "'names':['k']", "max(column(W, j)) <= 1", weight);
        proves("index", "'names':['k']", "1 >= max(column(W, j))", weight);
        proves("index", "'names':['k']", "max(column(W, j)) < 2", box());
        proves("index", "'names':['k']", "0 <= min(column(C(t), j))", box());
        proves("index", "'names':['k']", "min(column(C(t), j)) > -1", box());
        proves("index", "'names':['k','l']", "phi(Y) <= phi(Y)", fact("'least','tokens':'Y','rows':['k','l']"));
        rejects("index", "step 0 (box)", "'names':['k']", "max(column(W, j)) < 1", box());
        rejects("index", "step 0 (box)", "'names':['k']", "max(column(C(t), j)) <= 1", box());
        rejects("index", "normal form is not zero", "'names':['k']", "max(column(W, j)) <= 1", fact("'weight','matrix':'W','row':'i','column':'j','bound':'upper'"));
        rejects("index", "bounds no max(v) from above", "'names':['k']", "max(x) >= y", box());
        rejects("index", "bounds no max(v) from above", "'names':['k']", "min(x) <= y", box());
        rejects("index", "bounds no max(v) from above", "'names':['k','l']", "phi(Y) <= y", box());
        rejects("index", "expected one inequality", "'names':['k']", "max(x) = y", box());
        rejects("index", "2 names, but the conclusion asks for 1", "'names':['k','l']", "max(x) <= y", box());
        rejects("index", "1 names, but the conclusion asks for 2", "'names':['k']", "y <= phi(Y)", box());
        for (String taken : new String[] {"i", "x", "max", "N"}) rejects("index", "'" + taken + "' is not a new name", "'names':['" + taken + "']", "max(x) <= y", box());
        rejects("index", "'k' is not a new name", "'names':['k','k']", "y <= phi(Y)", box());
        rejects("index", "0 premises, but the rule asks for 1", "'names':['k']", "max(x) <= y");
    }

    @Test
    void indicesOfOtherDimensionsAreNone() {
        // k is an index of the columns, 3, and not of N
        GenericLab.rejects("is no index of N", "max(row(Y, i)) <= 1", fact("'weight','matrix':'W','row':'k','column':'j','bound':'upper'"), step("index", "0", "'names':['k']"));
        GenericLab.rejects("does not follow from hypothesis 5", "max(row(Y, i)) <= 1 and N >= 3", hypothesis(5), step("index", "0", "'names':['k']"), step("both", "1,0", ""));
    }

    @Test
    void allForms() {
        String[] use = {step("instance", "", "'hypothesis':5,'at':'l'"), step("index", "0", "'names':['l']"), step("imply", "1", "")};
        GenericLab.proves("all(k in 1..N, x[k] <= 1) => max(x) <= 1", use);
        GenericLab.proves("all(k in 1..N, x[k] < 1) => max(x) <= 1", use); // weaker
        GenericLab.proves("max(x) <= 1 => all(k in 1..N, x[k] <= 1)", fact("'entry','vector':'x','index':'l','bound':'max'"),
                step("combine", "0", "'facts':[{'formula':'x[l] <= max(x)'},{'hypothesis':5}],'terms':[{'coefficient':'1','facts':[0]},{'coefficient':'1','facts':[1]}]"),
                step("index", "1", "'names':['l']"), step("imply", "2", ""));
        GenericLab.proves("all(k in 1..N, all(l in 1..N, x[k] <= z[l])) => all(l in 1..N, x[i] <= z[l])", step("instance", "", "'hypothesis':5,'at':'i'"), step("imply", "0", ""));
        GenericLab.proves("all(k in 1..N, all(l in 1..N, x[k] <= z[l])) => all(k in 1..N, x[i] <= z[k])", step("instance", "", "'hypothesis':5,'at':'i'"), step("imply", "0", ""));
        GenericLab.rejects("does not follow from hypothesis 5", "all(k in 1..N, all(l in 1..N, x[k] <= z[l])) => all(l in 1..N, x[l] <= z[i])", step("instance", "", "'hypothesis':5,'at':'i'"), step("imply", "0", ""));
        String[] one = {step("instance", "", "'hypothesis':5,'at':'i'"), step("imply", "0", "")};
        GenericLab.rejects("does not follow from hypothesis 5", "all(k in 1..N, x[k] <= 1) => x[j] <= 1", one);
        GenericLab.rejects("does not follow from hypothesis 5", "all(k in 1..N, x[k] <= 1) => x[i] < 1", one);
        GenericLab.rejects("c is no index of", "all(k in 1..s, k * x[i] <= 1) => c * x[i] <= 1", one[0].replace("\"i\"", "\"c\""), one[1]);
        GenericLab.rejects("no 'all' up to", "x[i] <= 1 => x[i] <= 1", one);
        GenericLab.rejects("'all' up to an unknown number is negated", "not all(k in 1..N, x[k] <= 1)", one);
        GenericLab.rejects("expected a range from 1 on", "all(k in 2..N, x[k] <= 1)", one);
        GenericLab.rejects("has no generic meaning for a range", "any(k in 1..N, x[k] <= 1)", one);
        GenericLab.rejects("has no generic meaning for a range", "max(k in 1..N, x[k]) <= 1", one);
        GenericLab.rejects("all: not certainly defined", "all(k in 1..N, 1 / x[k] <= 1) => x[i] <= 1", one);
        GenericLab.proves("all(k in 1..N, x[k] <= 1 / k) => x[i] <= 1 / i", one[0], box(), step("imply", "0,1", "")); // defined for each k
    }

    // ---- columns, pairs ----

    private static final String COLUMNS = "mu(Y) <= sqrt(N * 3) / 2 * y";

    @Test
    void columnsBoundTheDeviation() {
        rejects("columns", "step 0 (box)", "'matrix':'Y','bound':'y','name':'k'", COLUMNS, box());
        rejects("columns", "normal form is not zero", "'matrix':'Y','bound':'y','name':'k'", "mu(Y) <= sqrt(N) / 2 * y", box());
        rejects("columns", "normal form is not zero", "'matrix':'Y','bound':'y','name':'k'", "mu(X) <= sqrt(N * 3) / 2 * y", box());
        rejects("columns", "the conclusion is strict", "'matrix':'Y','bound':'y','name':'k'", "mu(Y) < sqrt(N * 3) / 2 * y", box());
        rejects("columns", "not generic of the sort M", "'matrix':'x','bound':'y','name':'k'", COLUMNS, box());
        rejects("columns", "is not a new name", "'matrix':'Y','bound':'y','name':'j'", COLUMNS, box());
        rejects("columns", "not certainly defined", "'matrix':'Y','bound':'y','name':'k'", COLUMNS + " + (1/d - 1/d)", box());
        rejects("columns", "0 premises, but the rule asks for 1", "'matrix':'Y','bound':'y','name':'k'", COLUMNS);
    }

    @Test
    void columnsProve() {
        String spread = "forall y in reals where all(k in 1..d, max(column(Y, k)) - min(column(Y, k)) <= y)";
        CheckerLab lab = given("forall N in 1..oo", "forall d in 1..oo", "forall Y in matrices(N, d)", spread).holds(COLUMNS.replace("3", "d"));
        String point = "'point':{'N':'2','d':'3','Y':'[[1, 0, 0], [0, 0, 0]]','y':'1'}", instance = step("instance", "", "'hypothesis':0,'at':'k'");
        lab.proves(instance, step("columns", "0", "'matrix':'Y','bound':'y','name':'k'"), step("generic", "1", point));
        lab.rejects("is no index of d", instance.replace("at\":\"k", "at\":\"N"), step("columns", "0", "'matrix':'Y','bound':'y','name':'k'"), step("generic", "1", point));
    }

    @Test
    void pairsBoundTheDeviation() {
        String data = "'matrix':'Y','bound':'y','names':['a','b']";
        rejects("pairs", "step 0 (box)", data, "mu(Y)^2 <= N / 2 * y", box());
        rejects("pairs", "normal form is not zero", data, "mu(Y)^2 <= N / 3 * y", box());
        rejects("pairs", "normal form is not zero", data, "mu(Y)^2 <= 3 / 2 * y", box());
        rejects("pairs", "the conclusion is strict", data, "mu(Y)^2 < N / 2 * y", box());
        rejects("pairs", "expected two names", data.replace(",'b'", ""), "mu(Y)^2 <= N / 2 * y", box());
        rejects("pairs", "is not a new name", data.replace("'b'", "'a'"), "mu(Y)^2 <= N / 2 * y", box());
        // unit rows: |X_a - X_b|^2 = 2 - 2 dot <= 2 - 2 phi
        String unit = "'facts':[{'formula':'dot(row(X, a), row(X, b)) >= phi(X)'}],'terms':[{'coefficient':'2','facts':[0]}],"
                + "'equations':[{'formula':'dot(row(X, a), row(X, a)) = 1','cofactor':'-1'},{'formula':'dot(row(X, b), row(X, b)) = 1','cofactor':'-1'}]";
        GenericLab.proves("mu(X)^2 <= N / 2 * (2 - 2 * phi(X))", fact("'least','tokens':'X','rows':['a','b']"), fact("'unit','tokens':'X','row':'a'"), fact("'unit','tokens':'X','row':'b'"),
                step("combine", "0,1,2", unit), step("pairs", "3", "'matrix':'X','bound':'2 - 2 * phi(X)','names':['a','b']"));
    }

    // ---- centre ----

    @Test
    void centreNeedsAHypothesis() {
        String data = "'mask':'G','name':'k'", point = "'point':{'N':'2','G':'causal(2)'}";
        proves("centre", data, "y <= y", step("combine", "", ""));
        for (String where : new String[] {" where quasiStronglyConnected(G)", " where stronglyConnected(G)", ""}) {
            CheckerLab lab = given("forall N in 2..oo", "forall G in digraphs(N)" + where).holds("1 <= N");
            String[] steps = {box(), step("centre", "0", data), step("generic", "1", where.contains("strongly") ? point.replace("causal", "complete") : point)};
            if (where.isEmpty()) lab.rejects("no hypothesis says that the mask has a centre", steps);
            else lab.proves(steps);
        }
        // a known mask
        CheckerLab causal = given("forall x in vectors(3)").holds("max(x) - min(x) >= 0");
        for (String mask : new String[] {"causal(3)", "digraph(3, [[1, 2]])"}) {
            String[] steps = {fact("'entry','vector':'x','index':'k','bound':'max'"), fact("'entry','vector':'x','index':'k','bound':'min'"),
                step("combine", "0,1", "'facts':[{'formula':'x[k] <= max(x)'},{'formula':'x[k] >= min(x)'}],'terms':[{'coefficient':'1','facts':[0]},{'coefficient':'1','facts':[1]}]"),
                step("centre", "2", "'mask':'" + mask + "','name':'k'"), step("generic", "3", "'point':{'x':'[1, 2, 3]'}")};
            if (mask.startsWith("causal")) causal.proves(steps);
            else causal.rejects("no hypothesis says that the mask has a centre", steps);
        }
        rejects("centre", "is not a new name", "'mask':'G','name':'j'", "y <= y", box());
        rejects("centre", "not generic of the sort G", "'mask':'x','name':'k'", "y <= y", box());
    }

    /** The hypotheses of centre: c <= N, c is a centre, its eccentricity is the radius. */
    @Test
    void centreAssumesTheLeastEccentricity() {
        String[] steps = {fact("'nodes','mask':'G','node':'k'"),
            step("combine", "0", "'facts':[{'formula':'eccentricity(G, k) <= N - 1'}],'terms':[{'coefficient':'1','facts':[0]}],'equations':[{'hypothesis':3,'cofactor':'1'}]"),
            step("centre", "1", "'mask':'G','name':'k'"), step("generic", "2", "'point':{'N':'2','G':'complete(2)'}")};
        given("forall N in 2..oo", "forall G in digraphs(N) where quasiStronglyConnected(G)").holds("radius(G) <= N - 1").proves(steps);
        given("forall N in 2..oo", "forall G in digraphs(N) where quasiStronglyConnected(G)").holds("radius(G) <= N - 2").rejects("normal form is not zero", steps);
    }

    // ---- compose ----

    @Test
    void composeNeedsTheOrder() {
        String data = "'sequence':'A','from':'0','middle':'s','to':'t'";
        proves("compose", data, "(product(A, 0, t) * x)[i] = (product(A, s, t) * product(A, 0, s) * x)[i]", step("identity", "", ""), box(), hypothesis(1));
        rejects("compose", "normal form is not zero", data, "(product(A, 0, t) * x)[i] = (product(A, 0, s) * product(A, s, t) * x)[i]", step("identity", "", ""), box(), hypothesis(1));
        rejects("compose", "step 2 (box)", data, "(product(A, 0, t) * x)[i] = (product(A, s, t) * product(A, 0, s) * x)[i]", step("identity", "", ""), box(), box());
        rejects("compose", "step 1 (box)", data.replace("'0'", "'t'").replace("'to':'t'", "'to':'t + 1'"), "(product(A, t, t + 1) * x)[i] = (product(A, s, t + 1) * product(A, t, s) * x)[i]", step("identity", "", ""), box(), box());
        rejects("compose", "1 premises, but the rule asks for 3", data, "(product(A, 0, t) * x)[i] = 0", box());
        rejects("compose", "is not certainly great enough", data.replace("'s'", "'s - 1'"), "(product(A, 0, t) * x)[i] = 0", box());
        rejects("compose", "expected an integer", data.replace("'s'", "'y'"), "(product(A, 0, t) * x)[i] = 0", box());
        rejects("compose", "not generic of the sort m", data.replace("'A'", "'W'"), "(product(A, 0, t) * x)[i] = 0", box());
    }

    // ---- induction ----

    private static CheckerLab about(String k, String holds) { return given("forall N in 1..oo", "forall A in sequences(matrices(N, N))", k, "forall i in 1..N", "forall j in 1..N", "forall y in [0, 1]").holds(holds); }
    private static String at(int premise) { return step("generic", "" + premise, "'point':{'N':'1','A':['[[1]]'],'k':'7','i':'1','j':'1','y':'1'}"); }
    private static String induction(String premises) { return step("induction", premises, "'name':'k'"); }

    /** y^(k + 1) <= 1 from y^k <= 1 is none of the checker's algebra; 2 k >= k + 1 is. */
    @Test
    void inductionNeedsBothPremises() {
        String next = step("combine", "", "'facts':[{'hypothesis':2}],'terms':[{'coefficient':'1','facts':[0]},{'coefficient':'1'}]");
        about("forall k in 1..oo", "2 * k >= k + 1").proves(box(), next, induction("0,1"), at(2));
        about("forall k in 0..oo", "2 * k >= k + 1").rejects("step 0 (box)", box(), next, induction("0,1"), at(2));
        about("forall k in 1..oo", "4 >= k + 1").rejects("normal form is not zero", box(), next, induction("0,1"), at(2));
        about("forall k in 1..oo", "2 * k >= k + 1").rejects("1 premises, but the rule asks for 2", box(), induction("0"), at(1));
        about("forall k in -5..oo", "2 * k >= k - 5").proves(box(), next, induction("0,1"), at(2));
    }

    @Test
    void inductionRebuildsProducts() {
        // product(A, 0, k + 1) x, for k = 0: product(A, 0, 0) is the identity
        about("forall k in 0..oo", "product(A, 0, k)[i, j] = identity(N)[i, j]").rejects("normal form is not zero", step("identity", "", ""), step("identity", "", ""), induction("0,1"), at(2));
        about("forall k in 0..oo", "product(A, k, k)[i, j] + k >= identity(N)[i, j]").proves(step("combine", "", ""), step("combine", "", "'facts':[{'hypothesis':2}],'terms':[{'coefficient':'1','facts':[0]},{'coefficient':'1'}]"), induction("0,1"), at(2));
    }

    @Test
    void inductionNeedsAFreeInteger() {
        String[] steps = {box(), box(), induction("0,1"), at(2)};
        about("forall k in 0..9", "k <= 3").rejects("does not range over all integers from one on", steps);
        about("forall k in integers", "k <= 3").rejects("does not range over all integers from one on", steps);
        about("forall k in N..oo", "k >= N").rejects("a hypothesis mentions 'k'", steps);
        about("forall k in [0, oo)", "k >= 3").rejects("'k' is no integer", steps);
        about("forall k in 1..N", "k >= 3").rejects("step 0 (box)", box(), box(), induction("0,1"), at(2).replace("\"7\"", "\"1\""));
        about("forall k in 0..oo where k <= 7 * N", "k >= 3").rejects("step 0 (box)", steps);
        about("forall k in 0..oo where k < 9 * N", "k >= 3").rejects("a hypothesis mentions 'k'", steps);
        about("forall k in 0..oo", "k >= 3 or k <= 3").rejects("no induction on this kind of conclusion", steps);
        about("forall k in 0..oo", "k >= 3 => k >= 2").rejects("no induction on this kind of conclusion", steps);
        about("forall k in 0..oo", "all(l in 1..N, l + k >= 0)").rejects("no induction on this kind of conclusion", steps);
        about("forall k in 0..oo", "k >= 0").rejects("'m' is not a leaf", box(), box(), step("induction", "0,1", "'name':'m'"), at(2));
    }

    /** x has N entries: what is said of it for N + 1 is not said of a vector of N + 1 entries. */
    @Test
    void noInductionOverADimension() {
        CheckerLab lab = given("forall k in 1..oo", "forall x in vectors(k)").holds("k * max(x) >= sum(x)");
        lab.rejects("the set of a generic name depends on 'k'", box(), box(), induction("0,1"), step("generic", "2", "'point':{'k':'1','x':'[1]'}"));
        CheckerLab entries = given("forall k in 1..oo", "forall A in sequences(weighted(complete(2), k - 1))").holds("A(0)[1, 1] >= k - 1");
        entries.rejects("the set of a generic name depends on 'k'", box(), box(), induction("0,1"), step("generic", "2", "'point':{'k':'1','A':['[[1, 1], [1, 1]]']}"));
        CheckerLab index = given("forall k in 1..oo", "forall i in 1..k").holds("i <= k");
        index.rejects("the set of a generic name depends on 'k'", box(), box(), induction("0,1"), step("generic", "2", "'point':{'k':'1','i':'1'}"));
    }

    // ---- the older rules ----

    @Test
    void leavesThatSetsDependOnStay() {
        // for a = 0 there is another set of matrices
        CheckerLab lab = given("forall N in 1..oo", "forall A in stochastic(complete(2), 1/2)", "forall k in 0..9", "forall e in [0, 1]").holds("e + k >= 0");
        String point = "'point':{'N':'1','A':'[[1/2, 1/2], [1/2, 1/2]]','k':'0','e':'0'}";
        lab.proves(box(), box(), box(), step("anchor", "0,1,2", "'variable':'e','at':'0'"), step("generic", "3", point));
        given("forall A in stochastic(complete(2), 1/2)", "forall e in [0, 1]", "forall k in 0..9").holds("e + k >= 0")
                .rejects("'k' is an integer", box(), box(), box(), step("anchor", "0,1,2", "'variable':'k','at':'0'"), step("generic", "3", point.replace("'N':'1',", "")));
        CheckerLab set = given("forall e in [0, 2]", "forall A in stochastic(complete(1), e)").holds("e >= 1 or A[1, 1] <= 1");
        set.rejects("the set of a generic name depends on 'e'", box(), box(), box(), step("anchor", "0,1,2", "'variable':'e','at':'0'"), step("either", "3", "'index':0"), step("generic", "4", "'point':{'e':'1','A':'[[1]]'}"));
        set.rejects("the set of a generic name depends on 'e'", box(), box(), box(), box(), step("substitute", "0,1,2,3", "'variable':'e','by':'u','new':'u','in':'[0, 2]','inverse':'e'"), step("generic", "4", "'point':{'e':'1','A':'[[1]]'}"));
        rejects("substitute", "'s' is an integer", "'variable':'s','by':'u','new':'u','in':'[0, oo)','inverse':'s'", "s >= 0", box());
    }

    @Test
    void derivativesTakeCallsForConstants() {
        GenericLab.rejects("step 0 (box)", "diff(y * max(x), y) = min(x)", box());
        GenericLab.proves("diff(y * max(x), y) = max(x)", step("identity", "", ""));
        GenericLab.rejects("not differentiable", "diff((product(A, 0, t + floor(y)) * x)[i], y) = 0", step("identity", "", ""));
        GenericLab.rejects("diff: expected the name of a quantified real number", "diff(s * max(x), s) = max(x)", step("identity", "", ""));
    }

    @Test
    void boxesBoundCallsByTheirRanges() {
        for (String holds : new String[] {"W[i, j] <= 1", "product(C, s, t)[i, j] >= 0", "(W * C(0))[i, j] >= 0", "norm2(x) + normF(Y) + mu(Y) + spectralNorm(U) >= 0", "radius(G) + diameter(G) >= 0", "prod(k in s..t, C(k)[i, i]) >= 0", "identity(N)[i, j] <= 1"}) {
            GenericLab.proves(holds, box());
        }
        for (String holds : new String[] {"C(0)[i, j] <= 1", "B(0)[i, j] >= 0", "D(0)[i, j] >= 0", "(W * B(0))[i, j] >= 0", "(W * x)[i] <= 1", "max(x) >= 0", "sum(x) >= 0", "dot(x, z) >= 0", "phi(Y) <= 1", "V[1, 2] <= 1", "radius(G) >= 1",
            "prod(k in s..t, D(k)[i, i]) >= 0", "edge(G, i, j)", "all(k in 1..N, x[k] <= x[k])"}) {
            GenericLab.rejects("step 0 (box)", holds, box());
        }
        GenericLab.rejects("'m' does not decide", "y * W[i, j] <= 1", box("'m'"));
    }

    @Test
    void rewriteRebuildsCalls() {
        CheckerLab lab = given("forall A in sequences(matrices(2, 2))", "forall k in 0..oo where k = 3", "forall x in vectors(2)").holds("max(product(A, 3, k) * x) = max(x)");
        String point = "'point':{'A':['identity(2)'],'k':'3','x':'[1, 2]'}", data = "'of':'k','is':'3'";
        lab.proves(hypothesis(0), step("identity", "", ""), step("rewrite", "0,1", data), step("generic", "2", point));
        lab.rejects("does not follow from hypothesis 0", hypothesis(0), step("identity", "", ""), step("rewrite", "0,1", "'of':'k','is':'4'"), step("generic", "2", point));
        lab.rejects("normal form is not zero", step("identity", "", ""), step("generic", "0", point));
    }
}
