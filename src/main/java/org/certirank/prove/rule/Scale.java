package org.certirank.prove.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.certirank.certificate.Data;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.TermPrinter;
import org.certirank.expr.Terms;

/** e stands in the same relation to 0 as result = factor * e, the factor being positive (not 0, for equalities). */
public record Scale(Optional<Term> factor, Term result, List<Root> roots) implements Move {

    public Scale {
        roots = List.copyOf(roots);
    }

    @Override
    public String rule() {
        return "scale";
    }

    @Override
    public Data.Fields data() {
        Data.Fields d = Data.NONE;
        if (factor.isPresent()) {
            d = d.with("factor", TermPrinter.text(factor.get()));
        }
        return Root.with(d.with("result", TermPrinter.text(result)), roots);
    }

    @Override
    public List<Sequent> premises(Sequent goal) {
        Terms terms = goal.terms();
        Prop.Rel phi = Move.comparison(goal);
        Relation relation = switch (phi.relation()) {
            case LT, GT -> Relation.GT;
            case LE, GE -> Relation.GE;
            case EQ -> Relation.EQ;
            case NE -> Relation.NE;
        };
        boolean equality = relation == Relation.EQ || relation == Relation.NE;
        Term e = Props.difference(terms, phi);
        Term scaled = factor.map(p -> terms.mul(p, e)).orElse(e);
        Move.require(new Forms(terms, roots).isZero(terms.sub(scaled, result)), "the normal form is not zero");
        List<Sequent> out = new ArrayList<>();
        factor.ifPresent(p -> out.add(goal.concluding(new Prop.Rel(equality ? Relation.NE : Relation.GT, p, terms.zero()))));
        out.add(goal.concluding(new Prop.Rel(relation, result, terms.zero())));
        goal.defined(List.of(e)).ifPresent(out::add);
        roots.forEach(r -> out.add(r.premise(goal)));
        return out;
    }
}
