package org.certirank.prove.rule;

import java.util.List;
import org.certirank.certificate.Data;
import org.certirank.expr.Prop;
import org.certirank.expr.Relation;

/** Two numbers are equal if neither passes the other. */
public record Squeeze() implements Move {

    @Override
    public String rule() {
        return "squeeze";
    }

    @Override
    public Data.Fields data() {
        return Data.NONE;
    }

    @Override
    public List<Sequent> premises(Sequent goal) {
        Prop.Rel phi = Move.comparison(goal);
        Move.require(phi.relation() == Relation.EQ, "not an equality");
        return List.of(goal.concluding(new Prop.Rel(Relation.LE, phi.l(), phi.r())), goal.concluding(new Prop.Rel(Relation.GE, phi.l(), phi.r())));
    }
}
