package org.certirank.check;

import static org.certirank.check.CheckerLab.given;
import static org.certirank.check.CheckerLab.step;

import java.util.ArrayList;
import java.util.List;

/** One goal with integers, for tests of single rules about sums: hypothesis 0 is i <= n. */
final class SumLab {
    private static final String[] NAMES = {"n in 1..oo", "m in 0..oo", "i in 1..n", "x in [1, 2]", "y in reals", "v in vectors(n)"};

    private SumLab() { }

    private static String[] steps(String... steps) {
        List<String> all = new ArrayList<>(List.of(steps));
        all.add(step("generic", "" + (steps.length - 1), "'point':{'n':'3','m':'2','i':'2','x':'1','y':'1','v':'[1, 2, 3]'}"));
        return all.toArray(String[]::new);
    }

    private static CheckerLab claim(String holds) { return given(java.util.Arrays.stream(NAMES).map(n -> "forall " + n).toArray(String[]::new)).holds(holds); }
    static void proves(String holds, String... steps) { claim(holds).proves(steps(steps)); }
    static void rejects(String reason, String holds, String... steps) { claim(holds).rejects(reason, steps(steps)); }
    static void declines(String reason, String holds, String... steps) { claim(holds).declines(reason, steps(steps)); }

    /** A rule over premises that are hypotheses (by number), "box", or whole steps without premises. */
    static String[] over(String rule, String data, String... premises) {
        List<String> all = new ArrayList<>();
        for (String p : premises) all.add(p.equals("box") ? CheckerLab.box() : p.startsWith("{") ? p : step("hypothesis", "", "'index':" + p));
        all.add(step(rule, String.join(",", java.util.stream.IntStream.range(0, premises.length).mapToObj(String::valueOf).toList()), data));
        return all.toArray(String[]::new);
    }

    static String[] fact(String data, String... premises) { return over("fact", "'is':" + data, premises); }

    /** The same under an implication whose nodes are total. */
    static String[] imply(String... steps) {
        List<String> all = new ArrayList<>(List.of(steps));
        all.add(step("imply", "" + (steps.length - 1), ""));
        return all.toArray(String[]::new);
    }
}
