package org.certirank.prove.rule;

import java.util.List;
import org.certirank.certificate.Data;
import org.certirank.expr.Prop;
import org.certirank.expr.PropPrinter;

/** What is proved may be assumed. */
public record Cut(Prop formula) implements Move {

    @Override
    public String rule() {
        return "cut";
    }

    @Override
    public Data.Fields data() {
        return Data.NONE.with("formula", PropPrinter.text(formula));
    }

    @Override
    public List<Sequent> premises(Sequent goal) {
        return List.of(goal.assuming(formula), goal.concluding(formula));
    }
}
