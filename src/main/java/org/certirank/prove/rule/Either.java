package org.certirank.prove.rule;

import java.util.ArrayList;
import java.util.List;
import org.certirank.certificate.Data;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;

/** A disjunction is proved by one of its parts, all of it being defined. */
public record Either(int index) implements Move {

    @Override
    public String rule() {
        return "either";
    }

    @Override
    public Data.Fields data() {
        return Data.NONE.with("index", index);
    }

    @Override
    public List<Sequent> premises(Sequent goal) {
        List<Prop> parts = goal.conclusion() instanceof Prop.Or o ? Props.disjuncts(o) : List.of();
        Move.require(index >= 0 && index < parts.size(), "no disjunct " + index);
        List<Sequent> out = new ArrayList<>();
        out.add(goal.concluding(parts.get(index)));
        goal.defined(goal.conclusion()).ifPresent(out::add);
        return out;
    }
}
