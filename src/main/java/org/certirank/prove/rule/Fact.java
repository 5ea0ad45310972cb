package org.certirank.prove.rule;

import java.util.Optional;
import java.util.OptionalInt;
import org.certirank.certificate.Data;
import org.certirank.expr.Prop;
import org.certirank.expr.PropPrinter;

/**
 * An inequality that a combination may use: a hypothesis by its number, or a formula that a premise proves.
 *
 * @param hypothesis its number, or empty
 * @param relation   the inequality
 */
public record Fact(OptionalInt hypothesis, Prop.Rel relation) {

    public static Fact formula(Prop.Rel relation) {
        return new Fact(OptionalInt.empty(), relation);
    }

    public static Fact hypothesis(Sequent goal, int k) {
        if (k < 0 || k >= goal.hypotheses().size() || !(goal.hypotheses().get(k) instanceof Prop.Rel r)) {
            throw new Move.NotApplicable("hypothesis " + k + " is no inequality");
        }
        return new Fact(OptionalInt.of(k), r);
    }

    Data data() {
        return hypothesis.isPresent() ? Data.NONE.with("hypothesis", hypothesis.getAsInt()) : Data.NONE.with("formula", PropPrinter.text(relation));
    }

    Optional<Sequent> premise(Sequent goal) {
        return hypothesis.isPresent() ? Optional.empty() : Optional.of(goal.concluding(relation));
    }
}
