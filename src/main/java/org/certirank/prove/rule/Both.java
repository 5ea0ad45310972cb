package org.certirank.prove.rule;

import java.util.List;
import org.certirank.certificate.Data;
import org.certirank.expr.Prop;

/** A conjunction is proved part by part. */
public record Both() implements Move {

    @Override
    public String rule() {
        return "both";
    }

    @Override
    public Data.Fields data() {
        return Data.NONE;
    }

    @Override
    public List<Sequent> premises(Sequent goal) {
        if (goal.conclusion() instanceof Prop.And(List<Prop> parts)) {
            return parts.stream().map(goal::concluding).toList();
        }
        throw new NotApplicable("the conclusion is no conjunction");
    }
}
