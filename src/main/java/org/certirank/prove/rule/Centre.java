package org.certirank.prove.rule;

import java.util.List;
import org.certirank.certificate.Data;
import org.certirank.expr.Call;
import org.certirank.expr.Call.Kind;
import org.certirank.expr.MaskName;
import org.certirank.expr.Prop;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;

/** A centre of a mask that has one, with the least eccentricity: the radius is the eccentricity of some centre. */
public record Centre(MaskName mask, Term fresh) implements Move {

    @Override
    public String rule() {
        return "centre";
    }

    @Override
    public Data.Fields data() {
        return Data.of("mask", mask.text()).with("name", fresh.name());
    }

    @Override
    public List<Sequent> premises(Sequent goal) {
        Terms terms = goal.terms();
        Move.require(has(goal, Kind.QUASI_STRONGLY_CONNECTED) || has(goal, Kind.STRONGLY_CONNECTED), "no hypothesis says that the mask has a centre");
        Prop isCentre = new Prop.Rel(Relation.EQ, terms.call(Call.of(Kind.IS_CENTRE, mask, List.of(fresh))), terms.one());
        Prop least = new Prop.Rel(Relation.EQ, terms.call(Call.of(Kind.ECCENTRICITY, mask, List.of(fresh))), terms.call(Call.of(Kind.RADIUS, mask, List.of())));
        return List.of(goal.with(Leaf.index(fresh, mask.nodes(terms))).assuming(isCentre).assuming(least));
    }

    private boolean has(Sequent goal, Kind kind) {
        Term p = goal.terms().call(Call.of(kind, mask, List.of()));
        return p.isOne() || goal.hypotheses().contains(new Prop.Rel(Relation.EQ, p, goal.terms().one()));
    }
}
