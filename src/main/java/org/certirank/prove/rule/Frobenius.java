package org.certirank.prove.rule;

import java.util.List;
import org.certirank.certificate.Data;
import org.certirank.expr.Prop;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;

/** The spectral norm is at most the Frobenius norm. */
public record Frobenius() implements Move {

    @Override
    public String rule() {
        return "frobenius";
    }

    @Override
    public Data.Fields data() {
        return Data.NONE;
    }

    @Override
    public List<Sequent> premises(Sequent goal) {
        Terms terms = goal.terms();
        Upward phi = Upward.of(goal);
        Move.require(phi.l().op() == Term.Op.SPECTRAL_NORM && !phi.strict(), "not spectralNorm(M) <= r");
        return List.of(goal.concluding(new Prop.Rel(Relation.LE, OpaqueMatrix.of(phi.l()).squares(terms), terms.powInt(phi.r(), 2))),
                goal.concluding(new Prop.Rel(Relation.GE, phi.r(), terms.zero())));
    }
}
