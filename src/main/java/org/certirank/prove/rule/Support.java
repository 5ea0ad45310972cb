package org.certirank.prove.rule;

import java.util.List;
import org.certirank.certificate.Data;
import org.certirank.expr.Call;
import org.certirank.expr.Prop;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;

/**
 * A sum is that over a part of its range if all terms before and after it are 0.
 *
 * @param fact the equation, and the conditions that the part lies within the range
 * @param sum  the whole sum
 * @param from the beginning of the part
 * @param to   its end
 * @param name a new unknown for the terms outside
 */
public record Support(GenericFact fact, Term sum, Term from, Term to, Term name) implements Move {

    @Override
    public String rule() {
        return "fact";
    }

    @Override
    public Data.Fields data() {
        return fact.data();
    }

    @Override
    public List<Sequent> premises(Sequent goal) {
        Terms terms = goal.terms();
        List<Sequent> out = new java.util.ArrayList<>(fact.premises(goal));
        Call whole = Series.sum(sum);
        Sequent inside = goal.with(Series.leaf(goal, whole, name));
        Prop zero = new Prop.Rel(Relation.EQ, Series.body(terms, whole, name), terms.zero());
        out.add(inside.assuming(new Prop.Rel(Relation.LT, name, from)).concluding(zero));
        out.add(inside.assuming(new Prop.Rel(Relation.LT, to, name)).concluding(zero));
        return out;
    }
}
