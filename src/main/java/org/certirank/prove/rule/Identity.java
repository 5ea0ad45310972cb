package org.certirank.prove.rule;

import java.util.ArrayList;
import java.util.List;
import org.certirank.certificate.Data;
import org.certirank.expr.Prop;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;

/** An equality as an identity of rational functions, modulo roots and equations. */
public record Identity(List<Root> roots, List<Equation> equations) implements Move {

    public Identity {
        roots = List.copyOf(roots);
        equations = List.copyOf(equations);
    }

    @Override
    public String rule() {
        return "identity";
    }

    @Override
    public Data.Fields data() {
        return Equation.with(Root.with(Data.NONE, roots), equations);
    }

    @Override
    public List<Sequent> premises(Sequent goal) {
        Prop.Rel phi = Move.comparison(goal);
        Move.require(phi.relation() == Relation.EQ, "not an equality");
        Term rest = goal.terms().sub(phi.l(), phi.r());
        List<Term> nodes = new ArrayList<>(List.of(phi.l(), phi.r()));
        for (Equation q : equations) {
            rest = goal.terms().sub(rest, q.value(goal.terms()));
            nodes.add(q.cofactor());
        }
        Move.require(new Forms(goal.terms(), roots).isZero(rest), "the normal form is not zero");
        List<Sequent> out = new ArrayList<>();
        goal.defined(nodes).ifPresent(out::add);
        roots.forEach(r -> out.add(r.premise(goal)));
        equations.forEach(q -> q.premise(goal).ifPresent(out::add));
        return out;
    }
}
