package org.certirank.prove.rule;

import java.util.ArrayList;
import java.util.List;
import org.certirank.certificate.Data;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;

/** {@code a => b} is proved by assuming a; {@code a or b} by assuming not a. */
public record Imply() implements Move {

    @Override
    public String rule() {
        return "imply";
    }

    @Override
    public Data.Fields data() {
        return Data.NONE;
    }

    @Override
    public List<Sequent> premises(Sequent goal) {
        List<Sequent> out = new ArrayList<>();
        switch (goal.conclusion()) {
            case Prop.Imp(Prop a, Prop b) -> out.add(goal.assuming(a).concluding(b));
            case Prop.Or o -> {
                List<Prop> parts = Props.disjuncts(o);
                Move.require(parts.size() >= 2 && Props.height(parts.getFirst()) == 0, "fewer than two disjuncts, or one that cannot be negated");
                out.add(goal.assuming(Props.not(parts.getFirst())).concluding(Props.disjunction(parts.subList(1, parts.size()))));
            }
            case Prop.And a -> throw new NotApplicable("a conjunction");
            case Prop.Not n -> throw new NotApplicable("a negation");
            case Prop.Rel r -> throw new NotApplicable("a comparison");
            case Prop.Truth t -> throw new NotApplicable("a truth value");
            case Prop.All a -> throw new NotApplicable("a formula for all indices");
            case Prop.Defined d -> throw new NotApplicable("a definedness");
        }
        goal.defined(goal.conclusion()).ifPresent(out::add);
        return out;
    }
}
