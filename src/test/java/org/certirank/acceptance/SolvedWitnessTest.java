package org.certirank.acceptance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.certirank.check.Verdict;
import org.certirank.prove.Attempt;
import org.junit.jupiter.api.Test;

/** Witnesses that are solutions of an equation, as formulas; and near misses, for which there is none. */
class SolvedWitnessTest {

    @Test
    void anIrrationalRoot() {
        Trial.of("x^2 = 2", "exists x in [0, 2]").decides("proved");
        notProved(Trial.of("x^2 + 1 = 0", "exists x in [0, 2]"));
    }

    @Test
    void aRootThatDependsOnWhatIsGiven() {
        Trial.of("y^2 = x", "forall x in [0, 1]", "exists y in [0, 2]").decides("proved");
        Trial.of("y^2 + b * y + 1 = 0", "forall b in [3, 4]", "exists y in reals").decides("proved");
        Trial.of("a * y + c = 0", "forall a in (0, oo)", "forall c in reals", "exists y in reals").decides("proved");
    }

    @Test
    void notWhereTheRootIsUndefinedOrOutside() {
        notProved(Trial.of("y^2 = x", "forall x in reals", "exists y in reals"));
        notProved(Trial.of("y^2 = x", "forall x in [0, 5]", "exists y in [0, 2]"));
        notProved(Trial.of("a * y + c = 0", "forall a in [0, oo)", "forall c in reals", "exists y in reals"));
    }

    @Test
    void theRankOfWhatAWitnessMakesConstant() {
        Trial.of("rank([[x, 1], [1, x]]) = 1", "exists x in [0, 1]").decides("proved");
        notProved(Trial.of("rank([[x, 1], [1, x]]) = 0", "exists x in [0, 1]"));
    }

    /** Whatever is found, the checker does not call it proved. */
    private static void notProved(Trial trial) {
        if (trial.attempt(Trial.BRIEF) instanceof Attempt.Found found) {
            assertTrue(found.negation(), trial::text);
            assertTrue(trial.check(trial.certificate(found)) instanceof Verdict.Accept, trial::text);
        }
    }
}
