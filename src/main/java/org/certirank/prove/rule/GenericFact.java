package org.certirank.prove.rule;

import java.util.ArrayList;
import java.util.List;
import org.certirank.certificate.Data;
import org.certirank.expr.Prop;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;

/**
 * A textbook fact about generic vectors, matrices and masks (docs/generic-names.md, section 4).
 *
 * @param data       its kind and what it speaks of
 * @param difference what is always at least 0, or always 0
 * @param equation   whether always 0
 * @param strict     whether always more than 0
 * @param conditions under which it holds
 */
public record GenericFact(Data.Fields data, Term difference, boolean equation, boolean strict, List<Prop> conditions) implements Move {

    public GenericFact {
        conditions = List.copyOf(conditions);
    }

    @Override
    public String rule() {
        return "fact";
    }

    @Override
    public List<Sequent> premises(Sequent goal) {
        Terms terms = goal.terms();
        Forms forms = new Forms(terms, List.of());
        Prop.Rel phi = Move.comparison(goal);
        if (equation) {
            Move.require(phi.relation() == Relation.EQ, "the fact is an equation");
            Term e = terms.sub(phi.l(), phi.r());
            Move.require(forms.isZero(terms.sub(e, difference)) || forms.isZero(terms.add(e, difference)), "the fact is another equation");
        } else {
            Sign sign = Sign.of(goal);
            Move.require(strict || !sign.strict(), "the fact is not strict");
            Move.require(forms.isZero(terms.sub(sign.e(), difference)), "the fact is another inequality");
        }
        List<Sequent> out = new ArrayList<>();
        for (Prop c : conditions) {
            if (c instanceof Prop.Defined(List<Term> nodes)) {
                goal.defined(nodes).ifPresent(out::add);
            } else {
                out.add(goal.concluding(c));
            }
        }
        return out;
    }

    /** What it says, as a comparison. */
    public Prop.Rel statement(Terms terms) {
        return new Prop.Rel(equation ? Relation.EQ : strict ? Relation.GT : Relation.GE, difference, terms.zero());
    }
}
