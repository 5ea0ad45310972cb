package org.certirank.check;

import static org.certirank.check.CheckerLab.box;
import static org.certirank.check.CheckerLab.given;
import static org.certirank.check.CheckerLab.intro;
import static org.certirank.check.CheckerLab.step;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs of tokens: the predicate follows, the fact orbit, facts about members, the rule diagonal; a whole proof about runs. */
class GenericRunsTest {
    private static String hypothesis(int k) { return step("hypothesis", "", "'index':" + k); }
    private static String fact(String data) { return step("fact", "", "'is':" + data); }

    // ---- follows, for lists ----

    private static String lists(String x, String m, String w) {
        return "'values':{" + Stream.of("X" + x, "M" + m, "W" + w).map(v -> "'" + v.charAt(0) + "':['" + v.substring(1).replace(";", "','") + "']").collect(Collectors.joining(",")) + "}";
    }

    private static CheckerLab run(int n, int d) { return given("exists X in sequences(matrices(" + n + ", " + d + "))", "exists M in sequences(matrices(" + n + ", " + n + "))", "exists W in sequences(matrices(" + d + ", " + d + "))").holds("follows(X, M, W)"); }

    @Test
    void listsAreFollowedForEver() {
        CheckerLab one = run(1, 1);
        String[][] runs = {{"[[1]]", "[[1]]", "[[1]]"}, {"[[0]]", "[[7]]", "[[5]]"}, {"[[1]];[[2]];[[4]]", "[[2]];[[2]];[[1]]", "[[1]]"}, {"[[1]];[[2]];[[4]]", "[[1]]", "[[2]];[[2]];[[1]]"},
            {"[[1]];[[6]];[[0]]", "[[2]];[[0]];[[5]];[[7]]", "[[3]]"}, {"[[1]]", "[[2]];[[4]]", "[[1/2]];[[1/4]]"}};
        for (String[] r : runs) one.proves(box(), step("witness", "0", lists(r[0], r[1], r[2])));
        // X(3) = X(2) = 4, but M(2) X(2) W(2) = 8; the last members of the longer lists count; the first step counts
        String[][] wrong = {{"[[1]];[[2]];[[4]]", "[[2]]", "[[1]]"}, {"[[1]];[[2]];[[4]]", "[[2]];[[2]]", "[[1]]"}, {"[[1]]", "[[1]];[[1]];[[3]]", "[[1]]"}, {"[[1]]", "[[1]]", "[[1]];[[1]];[[3]]"},
            {"[[1]];[[3]];[[6]]", "[[2]];[[2]];[[1]]", "[[1]]"}, {"[[1]];[[2]]", "[[1]]", "[[1]]"}, {"[[1]]", "[[1/0]]", "[[1]]"}};
        for (String[] r : wrong) one.rejects("step 0 (box)", box(), step("witness", "0", lists(r[0], r[1], r[2])));
        one.holds("not follows(X, M, W)").proves(box(), step("witness", "0", lists("[[1]];[[2]];[[4]]", "[[2]]", "[[1]]")));
        run(1, 1).holds("not follows(X, M, W)").rejects("step 0 (box)", box(), step("witness", "0", lists("[[1]]", "[[1]]", "[[1]]")));
    }

    @Test
    void weightsActFromTheLeft() {
        String[] m = {"[[0, 1], [0, 0]]", "[[1, 0], [0, 0]]"}, w = {"[[0, 0], [1, 0]]", "[[1, 0], [0, 0]]"};
        // M X W = [[1, 2], [3, 4]] between: row 2 to row 1, column 2 to column 1: entry 4 at the place 1, 1
        CheckerLab lab = run(2, 2);
        lab.proves(box(), step("witness", "0", lists("[[1, 2], [3, 4]];[[4, 0], [0, 0]]", m[0] + ";" + m[1], w[0] + ";" + w[1])));
        lab.rejects("step 0 (box)", box(), step("witness", "0", lists("[[1, 2], [3, 4]];[[4, 0], [0, 0]]", w[0] + ";" + w[1], m[0] + ";" + m[1])));
        run(2, 1).proves(box(), step("witness", "0", lists("[[1], [2]];[[2], [1]]", "[[0, 1], [1, 0]];[[1, 0], [0, 1]]", "[[1]]")));
        String[] misfits = {"follows(W, M, W)", "follows(X, W, W)", "follows(X, M, M)"};
        for (String misfit : misfits) run(2, 1).holds(misfit).rejects("do not fit", box(), step("witness", "0", lists("[[1], [2]]", "[[1, 0], [0, 1]]", "[[1]]")));
    }

    @Test
    void membersMayDependOnUnknowns() {
        CheckerLab lab = given("forall x in [1, 2]", "exists X in sequences(matrices(1, 1))", "exists M in sequences(matrices(1, 1))", "exists W in sequences(matrices(1, 1))").holds("follows(X, M, W)");
        String[] steps = {box(), step("identity", "0", ""), step("both", "1,2", ""), step("witness", "3", lists("[[x]]", "[[1/x]]", "[[x]]")), intro(4, "'x':'1'")};
        lab.proves(box(), step("identity", "0", ""), step("both", "0,1", ""), step("witness", "2", lists("[[x]]", "[[1/x]]", "[[x]]")), intro(3, "'x':'1'"));
        lab.rejects("normal form is not zero", box(), step("identity", "0", ""), step("both", "0,1", ""), step("witness", "2", lists("[[x]]", "[[1/x]]", "[[x + 1]]")), intro(3, "'x':'1'"));
    }

    @Test
    void otherSequencesAreRefused() {
        String set = " in sequences(matrices(1, 1))", reason = "expected generic names, or lists of members";
        String point = "'X':['[[1]]'],'M':['[[1]]'],'W':['[[1]]']";
        given("forall X" + set, "forall M" + set, "forall W" + set).holds("follows(X, M, W) => X(1)[1, 1] = M(0)[1, 1] * X(0)[1, 1]").rejects(reason, box(), intro(0, point));
        given("forall X" + set, "forall M" + set, "forall W" + set + " where follows(X, M, W)").holds("X(0)[1, 1] = 1").rejects(reason, box(), intro(0, point));
        given("forall X" + set, "exists M" + set, "exists W" + set).holds("follows(X, M, W)").declines("sequences with further quantifiers", box(), step("witness", "0", "'values':{'M':['[[1]]'],'W':['[[1]]']}"), intro(1, "'X':['[[1]]']"));
        // lists beside other sequences
        CheckerLab mixed = given("exists X" + set, "forall M" + set, "forall W" + set).holds("follows(X, M, W) or X(0)[1, 1] = 0");
        String value = "'values':{'X':['[[0]]']}", rest = "'point':{'M':['[[1]]'],'W':['[[1]]']}";
        mixed.rejects(reason, box(), step("intro", "0", rest), step("witness", "0,1", value));
        mixed.rejects("'follows' has no generic meaning", box(), step("generic", "0", rest), step("witness", "0,1", value));
        CheckerLab vectors = given("exists X in sequences(vectors(1))", "exists M" + set, "exists W" + set).holds("follows(X, M, W)");
        Verdict v = vectors.check(vectors.certificate(box(), step("witness", "0", lists("[1]", "[[1]]", "[[1]]"))));
        assertInstanceOf(Verdict.Fault.class, v, v::toString);
    }

    // ---- generic runs ----

    /** Hypotheses, if the tokens follow: 0: follows, 1: s <= t, 2, 3: i, j <= N; without: one less. */
    private static CheckerLab tokens(String tokens, String weights, String values, String follows, String holds) {
        return given("forall N in 1..oo", "forall d in 1..oo", "forall G in digraphs(N)", "forall eps in (0, 1)", "forall b in [-1, 1]", "forall M in sequences(" + weights + ")", "forall D in sequences(matrices(N, N))",
                "forall V in sequences(" + values + ")", "forall U in sequences(matrices(d, d))", "forall X in sequences(" + tokens + ")" + follows, "forall s in 0..oo", "forall t in 0..oo where s <= t", "forall i in 1..N", "forall j in 1..N").holds(holds);
    }

    private static CheckerLab tokens(String holds) { return tokens("sphereRows(N, d)", "weighted(G, eps)", "orthogonal(d)", " where follows(X, M, V)", holds); }

    private static String[] over(String... steps) {
        List<String> all = new ArrayList<>(List.of(steps));
        String sequences = Stream.of("M", "D", "V", "U", "X").map(n -> "'" + n + "':['[[1]]'],").collect(Collectors.joining());
        all.add(step("generic", "" + (steps.length - 1), "'point':{'N':'1','d':'1','G':'complete(1)','eps':'1/4','b':'1/2'," + sequences + "'s':'0','t':'0','i':'1','j':'1'}"));
        return all.toArray(String[]::new);
    }

    @Test
    void followsIsOneThing() {
        tokens("follows(X, M, V)").proves(over(hypothesis(0)));
        for (String other : new String[] {"follows(X, D, V)", "follows(X, M, U)", "not follows(X, M, V)"}) tokens(other).rejects("does not follow from hypothesis 0", over(hypothesis(0)));
        for (String other : new String[] {"follows(X, M, V)", "not follows(X, M, U)", "not (follows(X, M, U) and follows(X, D, V))"}) tokens(other).rejects("step 0 (box)", over(box()));
        tokens("follows(X, M, U) or not follows(X, M, U)").proves(over(hypothesis(4), step("imply", "0", "")));
        for (String misfit : new String[] {"follows(M, X, V)", "follows(X, V, V)", "follows(X, M, M)", "follows(X, U, M)", "follows(X, M, X)", "follows(M, M, V)"}) tokens(misfit).rejects("do not fit", over(box()));
        CheckerLab sorts = tokens("follows(X, M, V(0))");
        assertInstanceOf(Verdict.Fault.class, sorts.check(sorts.certificate(over(box()))));
        // the point has to follow
        tokens("1 <= N").proves(over(box()));
        String[] steps = over(box());
        steps[1] = steps[1].replace("\"V\":[\"[[1]]\"]", "\"V\":[\"[[1]]\",\"[[-1]]\"]");
        tokens("1 <= N").rejects("the point is not certainly in the domain", steps);
    }

    private static String orbit(String to, String... weights) {
        String p = "product(" + (weights.length > 0 ? weights[0] : "M") + ", s, " + to + ") * X(s)";
        return "dot(row(X(" + to + "), i), row(X(" + to + "), j)) = dot(row(" + p + ", i), row(" + p + ", j))";
    }

    @Test
    void orbit() {
        String data = "'orbit','tokens':'X','weights':'M','values':'V','from':'s','to':'t','rows':['i','j']", holds = orbit("t");
        String[] proof = over(hypothesis(1), step("fact", "0", "'is':" + data));
        tokens(holds).proves(proof);
        tokens("matrices(N, d)", "matrices(N, N)", "orthogonal(d)", " where follows(X, M, V)", holds).proves(proof);
        tokens(orbit("t + 1")).proves(over(step("combine", "", "'facts':[{'hypothesis':1}],'terms':[{'coefficient':'1','facts':[0]},{'coefficient':'1'}]"), step("fact", "0", "'is':" + data.replace("'t'", "'t + 1'"))));
        // the hypothesis
        String none = "no hypothesis says that the tokens follow";
        tokens("sphereRows(N, d)", "weighted(G, eps)", "orthogonal(d)", "", holds).rejects(none, over(hypothesis(0), step("fact", "0", "'is':" + data)));
        tokens("sphereRows(N, d)", "weighted(G, eps)", "orthogonal(d)", " where follows(X, D, V)", holds).rejects(none, proof);
        tokens("sphereRows(N, d)", "weighted(G, eps)", "orthogonal(d)", " where follows(X, M, V) or N >= 1", holds).rejects(none, proof);
        tokens("sphereRows(N, d)", "weighted(G, eps)", "orthogonal(d)", " where not follows(X, M, V)", holds).rejects(none, proof[0], proof[1], step("generic", "1", ""));
        tokens(orbit("t", "D")).rejects(none, over(hypothesis(1), step("fact", "0", "'is':" + data.replace("'M'", "'D'"))));
        // V orthogonal, s <= t
        tokens("sphereRows(N, d)", "weighted(G, eps)", "matrices(d, d)", " where follows(X, M, V)", holds).rejects("'V' is not from orthogonal", proof);
        tokens(holds).rejects("step 0 (box)", over(box(), step("fact", "0", "'is':" + data)));
        tokens(holds).rejects("0 premises, but the rule asks for 1", over(step("fact", "", "'is':" + data)));
        tokens("matrices(N, d)", "matrices(N, N)", "orthogonal(d)", " where follows(X, M, V)", "dot(row(X(0), i), row(X(0), j)) = dot(row(product(M, t, 0) * X(t), i), row(product(M, t, 0) * X(t), j))")
                .rejects("step 0 (box)", over(box(), step("fact", "0", "'is':" + data.replace("'s'", "'0'").replace("'t'", "'0'").replace("'from':'0'", "'from':'t'"))));
        // other rows, times, factors
        tokens(holds).rejects("normal form is not zero", over(hypothesis(1), step("fact", "0", "'is':" + data.replace("'i','j'", "'i','i'"))));
        tokens(orbit("t + 1")).rejects("normal form is not zero", over(hypothesis(1), step("fact", "0", "'is':" + data)));
        tokens(orbit("t").replace("product(M, s, t) * ", "")).rejects("normal form is not zero", proof);
        tokens(orbit("t").replace("=", "<=")).rejects("expected an equality", proof);
        tokens(holds).rejects("is not certainly great enough", over(hypothesis(1), step("fact", "0", "'is':" + data.replace("'s'", "'s - 1'"))));
        tokens(holds).rejects("not generic of the sort m", over(hypothesis(1), step("fact", "0", "'is':" + data.replace("'X'", "'X(0)'"))));
        tokens(holds).rejects("is no index of N", over(hypothesis(1), step("fact", "0", "'is':" + data.replace("'i','j'", "'i','1'"))));
    }

    /** unit, triangle, bilinear, least for members of sequences. */
    @Test
    void membersAreTokens() {
        String w = "product(M, s, t)", x = w + " * X(s)";
        String[][] facts = {{"'unit','tokens':'X(s)','row':'i'", "dot(row(X(s), i), row(X(s), i)) = 1"},
            {"'triangle','matrix':'" + w + "','tokens':'X(s)','row':'i'", "norm2(row(" + x + ", i)) <= sum(row(" + w + ", i))"},
            {"'least','tokens':'X(s)','rows':['i','j']", "phi(X(s)) <= dot(row(X(s), i), row(X(s), j))"},
            {"'bilinear','matrix':'" + w + "','tokens':'X(s)','rows':['i','j'],'column':'i'", "dot(row(" + x + ", i), row(" + x + ", j)) >= " + w + "[i, i] * " + w
                + "[j, i] * dot(row(X(s), i), row(X(s), i)) + (sum(row(" + w + ", i)) * sum(row(" + w + ", j)) - " + w + "[i, i] * " + w + "[j, i]) * phi(X(s))"}};
        for (int k = 0; k < facts.length; k++) {
            tokens(facts[k][1]).proves(over(fact(facts[k][0])));
            CheckerLab free = tokens("matrices(N, d)", "weighted(G, eps)", "orthogonal(d)", "", facts[k][1]), signed = tokens("sphereRows(N, d)", "matrices(N, N)", "orthogonal(d)", "", facts[k][1]);
            if (k < 2) free.rejects("is not from sphereRows", over(fact(facts[k][0])));
            if (k % 2 == 1) signed.rejects("is not non-negative", over(fact(facts[k][0])));
        }
        tokens("dot(row(X(s), i), row(X(s), i)) = 1").rejects("normal form is not zero", over(fact(facts[0][0].replace("X(s)", "X(t)"))));
    }

    // ---- diagonal ----

    private static final String LEAST = "all(k in 1..N, b <= M(t)[i, k]) and all(k in 1..N, b <= M(t)[j, k])";
    private static final String ALL = "dot(row(M(t) * X(t), i), row(M(t) * X(t), j)) >= N * b^2 * (1 - phi(X(t))) + sum(row(M(t), i)) * sum(row(M(t), j)) * phi(X(t))";
    private static final String DIAGONAL = "'matrix':'M(t)','tokens':'X(t)','rows':['i','j'],'bound':'b','name':'c'";

    private static String instance(int k) { return step("instance", "", "'hypothesis':" + k + ",'at':'c'"); }

    /** The hypotheses: 3: b >= 0, 4, 5: all weights of the rows i, j are at least b. */
    private static String[] diagonal(String data, String... premises) {
        List<String> all = new ArrayList<>(List.of(premises));
        all.add(step("diagonal", premises.length == 3 ? "0,1,2" : "0,1", data));
        all.add(step("imply", "" + premises.length, ""));
        return over(all.toArray(String[]::new));
    }

    private static CheckerLab weights(String tokens, String weights, String holds) { return tokens(tokens, weights, "orthogonal(d)", "", holds); }

    @Test
    void diagonal() {
        String claim = "b >= 0 and " + LEAST + " => " + ALL, tokens = "sphereRows(N, d)", weights = "weighted(G, eps)";
        String[] proof = diagonal(DIAGONAL, hypothesis(3), instance(4), instance(5));
        weights(tokens, weights, claim).proves(proof);
        weights(tokens, weights, claim.replace("M(t)", "product(M, s, t)")).proves(diagonal(DIAGONAL.replace("M(t)", "product(M, s, t)"), hypothesis(3), instance(4), instance(5)));
        // the sets
        weights("matrices(N, d)", weights, claim).rejects("is not from sphereRows", proof);
        weights(tokens, "matrices(N, N)", claim).rejects("is not non-negative", proof);
        weights(tokens, "weighted(G, b)", claim).rejects("is not non-negative", proof); // b may be negative
        // each premise
        weights(tokens, weights, claim.replace("b >= 0", "b <= 1")).rejects("step 0 (box)", diagonal(DIAGONAL, box(), instance(4), instance(5)));
        weights(tokens, weights, claim).rejects("does not follow from hypothesis 4", diagonal(DIAGONAL, hypothesis(3), instance(4), instance(4)));
        weights(tokens, weights, claim).rejects("does not follow from hypothesis 5", diagonal(DIAGONAL, hypothesis(3), instance(5), instance(5)));
        weights(tokens, weights, claim).rejects("2 premises, but the rule asks for 3", diagonal(DIAGONAL, hypothesis(3), instance(4)));
        weights(tokens, weights, claim.replace("k in 1..N", "k in 1..d").replace("[i, k]", "[i, i]").replace("[j, k]", "[j, i]")).rejects("c is no index of d", proof);
        // the form
        String[][] wrong = {{"N * b^2", "(N + 1) * b^2"}, {"b^2", "b"}, {"(1 - phi(X(t)))", "1"}, {"sum(row(M(t), i)) * ", ""}, {"phi(X(t))) +", "phi(X(s))) +"}, {"row(M(t) * X(t), j)", "row(X(t), j)"}};
        for (String[] w : wrong) weights(tokens, weights, "b >= 0 and " + LEAST + " => " + ALL.replace(w[0], w[1])).rejects("normal form is not zero", proof);
        weights(tokens, weights, "b >= 0 and " + LEAST + " => " + ALL.replace(">=", ">")).rejects("the conclusion is strict", proof);
        weights(tokens, weights, "b >= 0 and " + LEAST + " => " + ALL + " + (1/b - 1/b)").rejects("step 3 (diagonal): the conclusion is not certainly defined",
                over(hypothesis(3), instance(4), instance(5), step("diagonal", "0,1,2", DIAGONAL), box(), step("imply", "3,4", "")));
        // the data
        String[][] data = {{"'c'", "'t'", "is not a new name"}, {"'b'", "'c'", "expected a known name"}, {"'i','j'", "'i'", "expected two rows"}, {"'i','j'", "'i','s'", "is no index of N"}, {"'M(t)'", "'V(t)'", "is not non-negative"}, {"'M(t)'", "'identity(d)'", "do not fit"}, {"'X(t)'", "'X'", "not generic of the sort M"}};
        for (String[] d : data) weights(tokens, weights, claim).rejects(d[2], diagonal(DIAGONAL.replace(d[0], d[1]), hypothesis(3), instance(4), instance(5)));
    }

    // ---- a whole proof: the least inner product of the tokens never decreases ----

    private static CheckerLab phi(String weights, String values, String follows, String where, String holds) {
        return given("forall N in 2..oo", "forall d in 1..oo", "forall G in digraphs(N)", "forall eps in (0, 1)", "forall M in sequences(" + weights + ")", "forall V in sequences(" + values + ")",
                "forall X in sequences(sphereRows(N, d))" + follows, "forall t in 0..oo" + where).holds(holds);
    }

    private static String dots(String of, String i, String j) { return "dot(row(" + of + ", " + i + "), row(" + of + ", " + j + "))"; }

    private static String[] growth() {
        String p = "product(M, t, t + 1)", moved = p + " * X(t)", next = "X(t + 1)", phi = "phi(X(t))";
        String facts = "{'formula':'" + dots(moved, "i", "j") + " >= " + p + "[i, i] * " + p + "[j, i] * " + dots("X(t)", "i", "i") + " + (sum(row(" + p + ", i)) * sum(row(" + p + ", j)) - " + p + "[i, i] * " + p + "[j, i]) * " + phi + "'},"
                + "{'formula':'" + p + "[i, i] >= 0'},{'formula':'" + p + "[j, i] >= 0'},{'formula':'" + dots("X(t)", "i", "i") + " >= " + phi + "'},{'formula':'sum(row(" + p + ", i)) >= 1'},{'formula':'sum(row(" + p + ", j)) >= 1'},{'hypothesis':1}";
        String terms = Stream.of("0", "1,2,3", "4,5,6", "4,6", "5,6").map(f -> "{'coefficient':'1','facts':[" + f + "]}").collect(Collectors.joining(","));
        String equation = "{'formula':'" + dots(next, "i", "j") + " = " + dots(moved, "i", "j") + "','cofactor':'1'}";
        List<String> steps = new ArrayList<>(List.of(box(), step("combine", "", "'terms':[{'coefficient':'1'}]"))); // 0: bounds of calls; 1: t <= t + 1
        for (String i : new String[] {"i", "j"}) { // 2 to 6, 7 to 11: a row of weights has a sum of at least 1, for it moves the tokens to a unit vector
            int k = steps.size();
            String norm = "norm2(row(" + moved + ", " + i + "))";
            steps.add(fact("'triangle','matrix':'" + p + "','tokens':'X(t)','row':'" + i + "'"));
            steps.add(fact("'norm','vector':'row(" + moved + ", " + i + ")'"));
            steps.add(next(i, i));
            steps.add(fact("'unit','tokens':'" + next + "','row':'" + i + "'"));
            steps.add(step("combine", "0," + k + ",0," + (k + 1) + "," + (k + 2) + "," + (k + 3), "'factor':'" + norm + " + 1','facts':[{'formula':'" + norm + " <= sum(row(" + p + ", " + i + "))'},{'formula':'" + norm + " + 1 > 0'}],"
                    + "'terms':[{'coefficient':'1','facts':[0,1]}],'equations':[{'formula':'" + norm + "^2 = " + dots(moved, i, i) + "','cofactor':'1'},"
                    + "{'formula':'" + dots(next, i, i) + " = " + dots(moved, i, i) + "','cofactor':'-1'},{'formula':'" + dots(next, i, i) + " = 1','cofactor':'1'}]"));
        }
        steps.add(fact("'bilinear','matrix':'" + p + "','tokens':'X(t)','rows':['i','j'],'column':'i'")); // 12
        steps.add(fact("'least','tokens':'X(t)','rows':['i','i']")); // 13
        steps.add(next("i", "j")); // 14
        steps.add(step("combine", "12,0,0,13,6,11,14", "'facts':[" + facts + "],'terms':[" + terms + "],'equations':[" + equation + "]")); // 15
        steps.add(step("index", "15", "'names':['i','j']"));
        steps.add(step("generic", "16", "'point':{'N':'2','d':'1','G':'complete(2)','eps':'1/4','M':['[[1/2, 1/2], [1/2, 1/2]]'],'V':['[[1]]'],'X':['[[1], [1]]'],'t':'0'}"));
        return steps.toArray(String[]::new);
    }

    private static String next(String i, String j) { return step("fact", "1", "'is':'orbit','tokens':'X','weights':'M','values':'V','from':'t','to':'t + 1','rows':['" + i + "','" + j + "']"); }

    @Test
    void theLeastProductNeverDecreases() {
        String weights = "weighted(G, eps)", values = "orthogonal(d)", follows = " where follows(X, M, V)", where = " where phi(X(t)) >= 0", holds = "phi(X(t)) <= phi(X(t + 1))";
        phi(weights, values, follows, where, holds).proves(growth());
        phi(weights, values, follows, where, holds.replace("<=", "<")).rejects("the conclusion is strict", growth());
        phi(weights, values, follows, " where t >= 0", holds).rejects("normal form is not zero", growth());
        phi(weights, values, follows, " where phi(X(t)) >= -1", holds).rejects("normal form is not zero", growth());
        phi(weights, values, " where N >= 1", where, holds).rejects("no hypothesis says that the tokens follow", growth());
        phi(weights, "matrices(d, d)", follows, where, holds).rejects("'V' is not from orthogonal", growth());
        phi("matrices(N, N)", values, follows, where, holds).rejects("is not non-negative", growth());
        phi("weighted(G, eps - 1)", values, follows, where, holds).rejects("is not non-negative", growth());
        phi(weights, values, follows, where, "phi(X(t + 1)) <= phi(X(t))").rejects("normal form is not zero", growth());
        phi(weights, values, follows, where, "phi(X(t)) + 1 <= phi(X(t + 1))").rejects("normal form is not zero", growth());
    }
}
