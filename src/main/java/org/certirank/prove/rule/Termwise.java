package org.certirank.prove.rule;

import java.util.List;
import org.certirank.certificate.Data;
import org.certirank.expr.Call;
import org.certirank.expr.Prop;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;

/** Equal terms have equal sums; terms that are at most others have a sum that is at most theirs. */
public record Termwise(Term name) implements Move {

    @Override
    public String rule() {
        return "termwise";
    }

    @Override
    public Data.Fields data() {
        return Data.of("name", name.name());
    }

    @Override
    public List<Sequent> premises(Sequent goal) {
        Terms terms = goal.terms();
        Prop.Rel phi = Move.comparison(goal);
        Move.require(phi.relation() == Relation.EQ || phi.relation() == Relation.LE || phi.relation() == Relation.GE, "no comparison of two sums");
        Call l = Series.sum(phi.l());
        Call r = Series.sum(phi.r());
        Move.require(l.numbers().equals(r.numbers()), "the sums have different ranges");
        return List.of(goal.with(Series.leaf(goal, l, name)).concluding(new Prop.Rel(phi.relation(), Series.body(terms, l, name), Series.body(terms, r, name))));
    }
}
