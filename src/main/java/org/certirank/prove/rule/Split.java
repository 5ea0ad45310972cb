package org.certirank.prove.rule;

import java.util.ArrayList;
import java.util.List;
import org.certirank.certificate.Data;
import org.certirank.expr.Prop;
import org.certirank.expr.PropPrinter;
import org.certirank.expr.Props;

/** Excluded middle for a comparison that is defined. */
public record Split(Prop.Rel on) implements Move {

    @Override
    public String rule() {
        return "split";
    }

    @Override
    public Data.Fields data() {
        return Data.NONE.with("on", PropPrinter.text(on));
    }

    @Override
    public List<Sequent> premises(Sequent goal) {
        List<Sequent> out = new ArrayList<>(List.of(goal.assuming(on), goal.assuming(Props.not(on))));
        goal.defined(on).ifPresent(out::add);
        return out;
    }
}
