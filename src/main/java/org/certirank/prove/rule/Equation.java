package org.certirank.prove.rule;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.certirank.certificate.Data;
import org.certirank.expr.Prop;
import org.certirank.expr.PropPrinter;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.TermPrinter;
import org.certirank.expr.Terms;

/**
 * An equality times a cofactor: a hypothesis by its number, or a formula that a premise proves.
 *
 * @param hypothesis its number, or empty
 * @param relation   the equality itself
 * @param cofactor   any expression that is defined on the domain
 */
public record Equation(OptionalInt hypothesis, Prop.Rel relation, Term cofactor) {

    public Equation {
        if (relation.relation() != Relation.EQ) {
            throw new IllegalArgumentException("an equality expected");
        }
    }

    public static Equation hypothesis(Sequent goal, int k, Term cofactor) {
        if (k < 0 || k >= goal.hypotheses().size() || !(goal.hypotheses().get(k) instanceof Prop.Rel r) || r.relation() != Relation.EQ) {
            throw new Move.NotApplicable("hypothesis " + k + " is no equality");
        }
        return new Equation(OptionalInt.of(k), r, cofactor);
    }

    Data data() {
        Data.Fields d = Data.NONE;
        d = hypothesis.isPresent() ? d.with("hypothesis", hypothesis.getAsInt()) : d.with("formula", PropPrinter.text(relation));
        return d.with("cofactor", TermPrinter.text(cofactor));
    }

    Optional<Sequent> premise(Sequent goal) {
        return hypothesis.isPresent() ? Optional.empty() : Optional.of(goal.concluding(relation));
    }

    /** cofactor * (l - r). */
    Term value(Terms terms) {
        return terms.mul(cofactor, terms.sub(relation.l(), relation.r()));
    }

    static Data.Fields with(Data.Fields data, List<Equation> equations) {
        return equations.isEmpty() ? data : data.with("equations", Data.list(equations.stream().map(Equation::data).toList()));
    }
}
