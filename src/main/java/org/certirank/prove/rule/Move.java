package org.certirank.prove.rule;

import java.util.List;
import org.certirank.certificate.Data;

/**
 * One backward step of a proof: a rule of the certificate format with its data. The prover applies the same textbook inferences as the checker, from its
 * own reading of the documents, to know which subgoals are left; nothing here is trusted.
 */
public sealed interface Move
        permits Hypothesis, Both, Imply, Either, Split, Box, Identity, Combine, Scale, Conjugate, Cut, Diagonal, Monotone, Anchor, Extremum, Rewrite, Minor, Substitute, Parts,
        GenericFact, Index, Columns, Pairs, Centre, Compose, Induction, Instance, Factor, Squeeze, Gram, SingularValue, Stretch, Frobenius, Stable, Radius, Multipliers,
        Unique, Floor, Termwise, Support, Staircase {

    /** The rule's name in the certificate format. */
    String rule();

    /** The data of the step. */
    Data.Fields data();

    /**
     * The subgoals, in the order of the format.
     *
     * @throws NotApplicable if the rule does not fit this goal
     */
    List<Sequent> premises(Sequent goal);

    /** The rule does not fit the goal; the message says why. */
    final class NotApplicable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public NotApplicable(String message) {
            super(message, null, false, false);
        }
    }

    /** Fails with that reason unless the condition holds. */
    static void require(boolean condition, String reason) {
        if (!condition) {
            throw new NotApplicable(reason);
        }
    }

    /** The comparison that the goal's conclusion must be. */
    static org.certirank.expr.Prop.Rel comparison(Sequent goal) {
        return goal.comparison().orElseThrow(() -> new NotApplicable("the conclusion is not one comparison"));
    }
}
