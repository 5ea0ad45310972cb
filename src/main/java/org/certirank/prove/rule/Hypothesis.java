package org.certirank.prove.rule;

import java.util.List;
import java.util.OptionalInt;
import org.certirank.certificate.Data;
import org.certirank.expr.Prop;
import org.certirank.expr.Relation;

/** The conclusion is a hypothesis, or a weakening of one. */
public record Hypothesis(int index) implements Move {

    /** The first hypothesis that gives the conclusion. */
    public static OptionalInt find(Sequent goal) {
        for (int k = 0; k < goal.hypotheses().size(); k++) {
            if (gives(goal.hypotheses().get(k), goal.conclusion())) {
                return OptionalInt.of(k);
            }
        }
        return OptionalInt.empty();
    }

    static boolean gives(Prop h, Prop phi) {
        if (h.equals(phi)) {
            return true;
        }
        return h instanceof Prop.Rel a && phi instanceof Prop.Rel b && (weakens(a, b) || weakens(a.flip(), b));
    }

    private static boolean weakens(Prop.Rel a, Prop.Rel b) {
        return a.l() == b.l() && a.r() == b.r() && (a.relation() == b.relation() || switch (a.relation()) {
            case LT -> b.relation() == Relation.LE || b.relation() == Relation.NE;
            case GT -> b.relation() == Relation.GE || b.relation() == Relation.NE;
            case EQ -> b.relation() == Relation.LE || b.relation() == Relation.GE;
            case NE, LE, GE -> false;
        });
    }

    @Override
    public String rule() {
        return "hypothesis";
    }

    @Override
    public Data.Fields data() {
        return Data.NONE.with("index", index);
    }

    @Override
    public List<Sequent> premises(Sequent goal) {
        Move.require(index >= 0 && index < goal.hypotheses().size(), "no hypothesis " + index);
        Move.require(gives(goal.hypotheses().get(index), goal.conclusion()), "hypothesis " + index + " is not the conclusion");
        return List.of();
    }
}
