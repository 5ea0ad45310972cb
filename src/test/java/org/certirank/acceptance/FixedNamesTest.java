package org.certirank.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.certirank.check.Verdict;
import org.certirank.prove.Attempt;
import org.junit.jupiter.api.Test;

/** A derivative keeps all other names fixed: it does not look into the value that a witness gives one of them. */
class FixedNamesTest {

    @Test
    void aWitnessIsFixed() {
        String x = "forall x in [0, 1]";
        refutedOrOpen(Trial.of("diff(y, x) = 1", x, "exists y in reals").how("{'witness': {'y': 'x'}}"));
        refutedOrOpen(Trial.of("diff(v[1], x) = 1", x, "exists v in vectors(1)").how("{'witness': {'v': '[x]'}}"));
        refutedOrOpen(Trial.of("diff(M[1, 1], x) = 1", x, "exists M in matrices(1, 1)").how("{'witness': {'M': '[[x]]'}}"));
        refutedOrOpen(Trial.of("diff(y^2, y) = 2 * x + 1", x, "exists y in reals where y = x").how("{'witness': {'y': 'x'}}"));
    }

    @Test
    void whatIsTrueOfFixedNamesIsProved() {
        String x = "forall x in [0, 1]";
        Trial.of("v[1] = x^2 and diff(x^2 * v[1], x) = 2 * x * v[1]", x, "exists v in vectors(1)").how("{'witness': {'v': '[x^2]'}}").decides("proved");
        Trial.of("diff(y^2, y) = 2 * x and diff(x * y, x) = x", x, "exists y in reals").how("{'witness': {'y': 'x'}}").decides("proved");
        Trial.of("diff(y^2, y) = 1", "exists y in [0, 1]").decides("proved");
    }

    @Test
    void aScopeNamesTheSetAsItIs() {
        Trial t = Trial.of("n = 5", "exists n in integers").let("integers", "[0, 1]");
        Verdict v = t.check(t.decides("proved"));
        assertEquals("there is n in integers such that (n = 5)", assertInstanceOf(Verdict.Accept.class, v).scope());
    }

    @Test
    void aScopeNamesTheSetWithinASetToo() {
        Trial t = Trial.of("v[1] * M[1, 1] = 5", "exists v in vectors(1, reals)", "exists M in matrices(1, 1, reals)").let("reals", "[0, 1]").let("vectors", "2");
        Verdict v = t.check(t.certificate("claim", Trial.box("'n'"), Trial.step("witness", "0", "'values': {'v': '[5]', 'M': '[[1]]'}")));
        assertEquals("there is v in vectors(1, reals) such that there is M in matrices(1, 1, reals) such that ((v[1] * M[1, 1]) = 5)",
                assertInstanceOf(Verdict.Accept.class, v, v::toString).scope());
    }

    /** The claim 0 * entry = 0 folds to true before the value is put in; that the value is defined must then be asked of its membership. */
    @Test
    void aValueThatIsUndefinedSomewhereIsNoMember() {
        String x = "forall x in [-1, 1]";
        undefined(Trial.of("0 * v[1] = 0", x, "exists v in vectors(1)"), "v", "'[1/x]'");
        undefined(Trial.of("0 * v[1] = 0", x, "exists v in vectors(1, [0, oo))"), "v", "'[1/x^2]'");
        undefined(Trial.of("0 * v[1] = 0", x, "exists v in vectors(1, {0})"), "v", "'[0 * (1/x)]'");
        undefined(Trial.of("0 * v[1] = 0", x, "exists v in sphere(1)"), "v", "'[x/x]'");
        undefined(Trial.of("0 * M[1, 1] = 0", x, "exists M in matrices(1, 1)"), "M", "'[[1/x]]'");
        undefined(Trial.of("0 * M[1, 1] = 0", x, "exists M in sphereRows(1, 1)"), "M", "'[[x/x]]'");
        undefined(Trial.of("0 * M[1, 1] = 0", x, "exists M in stochastic(complete(1), 1/2)"), "M", "'[[x/x]]'");
        undefined(Trial.of("0 * v(0)[1] = 0", x, "exists v in sequences(vectors(1))"), "v", "['[1/x]']");
        undefined(Trial.of("0 * v(0)[1] = 0", x, "exists v in sequences(vectors(1))"), "v", "['[0]', '[1/x]']");
        undefined(Trial.of("0 * y = 0", x, "exists y in reals"), "y", "'1/x'");
    }

    private static void undefined(Trial trial, String name, String value) {
        String point = Trial.step("intro", "1", "'point': {'x': '1'}");
        String witness = Trial.step("witness", "0", "'values': {'" + name + "': " + value + "}");
        Verdict v = trial.check(trial.certificate("claim", Trial.box("'n'"), witness, point));
        assertInstanceOf(Verdict.Reject.class, v, () -> trial.text() + v);
        // The same steps with a value that is defined are accepted, so it is the value that was refused.
        Verdict good = trial.check(trial.certificate("claim", Trial.box("'n'"), Trial.step("witness", "0", "'values': {'" + name + "': " + defined(value) + "}"), point));
        assertInstanceOf(Verdict.Accept.class, good, () -> trial.text() + good);
    }

    private static String defined(String value) {
        return value.replace("0 * (1/x)", "0").replace("1/x^2", "1").replace("1/x", "1").replace("x/x", "1");
    }

    private static void refutedOrOpen(Trial trial) {
        if (trial.attempt(Trial.BRIEF) instanceof Attempt.Found found) {
            assertTrue(found.negation(), trial::text);
            assertInstanceOf(Verdict.Accept.class, trial.check(trial.certificate(found)), trial::text);
        }
    }
}
