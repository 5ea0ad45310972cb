package org.certirank.check;

import static org.certirank.check.CheckerLab.given;
import static org.certirank.check.CheckerLab.step;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One goal with generic names of every sort, for tests of single rules: hypotheses 0: G is strongly connected, 1: s <= t, 2 to 4: i, j, c <= N. Weights of B may
 * be negative, those of C are positive, rows of A(t) and W have the sum 1.
 */
final class GenericLab {
    private static final String[][] NAMES = {{"N in 2..oo", "2"}, {"G in digraphs(N) where stronglyConnected(G)", "complete(2)"}, {"s in 0..oo", "0"}, {"t in 0..oo where s <= t", "1"},
        {"i in 1..N", "1"}, {"j in 1..N", "2"}, {"c in 1..N", "1"}, {"e in (0, 1/2)", "1/4"}, {"d in [-1, 1]", "1/4"}, {"y in reals", "1"},
        {"A in sequences(stochastic(G, e))", "["}, {"B in sequences(weighted(G, d))", "["}, {"C in sequences(weighted(G, e))", "["}, {"D in sequences(matrices(N, N))", "["},
        {"W in stochastic(G, e)", "[[1/2, 1/2], [1/2, 1/2]]"}, {"x in vectors(N)", "[0, 1]"}, {"z in vectors(N)", "[0, 1]"}, {"X in sphereRows(N, 3)", "[[1, 0, 0], [0, 1, 0]]"},
        {"Y in matrices(N, 3)", "[[1, 0, 0], [0, 1, 0]]"}, {"V in orthogonal(3)", "identity(3)"}, {"U in matrices(3, 3)", "identity(3)"}};

    private GenericLab() { }

    static CheckerLab claim(String holds) { return given(IntStream.range(0, NAMES.length).mapToObj(k -> "forall " + NAMES[k][0]).toArray(String[]::new)).holds(holds); }

    /** The steps, and the rule generic over the last one. */
    static String[] steps(String... steps) {
        String values = java.util.Arrays.stream(NAMES).map(n -> "'" + n[0].charAt(0) + "':" + (n[1].equals("[") ? "['[[1/2, 1/2], [1/2, 1/2]]']" : "'" + n[1] + "'")).collect(Collectors.joining(","));
        List<String> all = new ArrayList<>(List.of(steps));
        all.add(step("generic", "" + (steps.length - 1), "'point':{" + values + "}"));
        return all.toArray(String[]::new);
    }

    static void proves(String holds, String... steps) { claim(holds).proves(steps(steps)); }
    static void rejects(String reason, String holds, String... steps) { claim(holds).rejects(reason, steps(steps)); }

    /** The rule with this data over premises that are the steps before it, in order. */
    private static String[] with(String rule, String data, String... premises) {
        List<String> all = new ArrayList<>(List.of(premises));
        all.add(step(rule, IntStream.range(0, premises.length).mapToObj(String::valueOf).collect(Collectors.joining(",")), data));
        return all.toArray(String[]::new);
    }

    static void proves(String rule, String data, String holds, String[] premises) { proves(holds, with(rule, data, premises)); }
    static void rejects(String rule, String reason, String data, String holds, String[] premises) { rejects(reason, holds, with(rule, data, premises)); }
}
