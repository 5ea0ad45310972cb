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

    private static void refutedOrOpen(Trial trial) {
        if (trial.attempt(Trial.BRIEF) instanceof Attempt.Found found) {
            assertTrue(found.negation(), trial::text);
            assertInstanceOf(Verdict.Accept.class, trial.check(trial.certificate(found)), trial::text);
        }
    }
}
