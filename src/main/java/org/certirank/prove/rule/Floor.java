package org.certirank.prove.rule;

import java.util.List;
import org.certirank.certificate.Data;
import org.certirank.expr.Term;

/** The greatest integer not above u: floor(u) &lt;= u &lt; floor(u) + 1. */
public record Floor() implements Move {

    @Override
    public String rule() {
        return "floor";
    }

    @Override
    public Data.Fields data() {
        return Data.NONE;
    }

    @Override
    public List<Sequent> premises(Sequent goal) {
        Upward phi = Upward.of(goal);
        boolean below = !phi.strict() && phi.l().op() == Term.Op.FLOOR && phi.l().arg(0) == phi.r();
        boolean above = phi.r().op() == Term.Op.ADD && phi.r().arg(1).isOne() && phi.r().arg(0).op() == Term.Op.FLOOR && phi.r().arg(0).arg(0) == phi.l();
        Move.require(below || above, "neither floor(u) <= u nor u < floor(u) + 1");
        return goal.defined(List.of(below ? phi.r() : phi.l())).map(List::of).orElse(List.of());
    }
}
