package org.certirank.prove.rule;

import java.util.List;
import org.certirank.certificate.Data;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Term;
import org.certirank.expr.TermPrinter;

/** The conclusion is an instance of a hypothesis for all indices, or a weakening of one. */
public record Instance(int hypothesis, Term at) implements Move {

    @Override
    public String rule() {
        return "instance";
    }

    @Override
    public Data.Fields data() {
        return Data.of("hypothesis", hypothesis).with("at", TermPrinter.text(at));
    }

    @Override
    public List<Sequent> premises(Sequent goal) {
        Move.require(hypothesis >= 0 && hypothesis < goal.hypotheses().size() && goal.hypotheses().get(hypothesis) instanceof Prop.All,
                "hypothesis " + hypothesis + " is not one for all indices");
        Prop body = Props.instance(goal.terms(), (Prop.All) goal.hypotheses().get(hypothesis), at);
        Prop flat = Props.conjunction(Props.flatten(body));
        Move.require(Hypothesis.gives(flat, goal.conclusion()), "the instance is not the conclusion");
        return List.of();
    }
}
