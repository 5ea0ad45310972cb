package org.certirank.prove.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.certirank.certificate.Data;
import org.certirank.expr.Derivative;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.TermPrinter;
import org.certirank.expr.Terms;

/** e(y) &gt;= 0 from e(a) &gt;= 0 and (y - a) e'(y) &gt;= 0 on an interval that holds a (mean value theorem on the segment from a to y). */
public record Anchor(Term variable, Term at) implements Move {

    @Override
    public String rule() {
        return "anchor";
    }

    @Override
    public Data.Fields data() {
        return Data.NONE.with("variable", variable.name()).with("at", TermPrinter.text(at));
    }

    @Override
    public List<Sequent> premises(Sequent goal) {
        Terms terms = goal.terms();
        Sign sign = Sign.of(goal);
        Move.require(!goal.leaves().isEmpty() && goal.leaves().getLast().term() == variable, "the variable is not the last leaf");
        Leaf leaf = goal.leaves().getLast();
        Move.require(leaf.interval(), "the variable's set is no interval");
        Move.require(!Generic.describes(goal, variable), "the set of a generic name mentions the variable");
        List<Prop> others = new ArrayList<>(goal.hypotheses());
        others.removeAll(leaf.ends());
        Move.require(others.stream().noneMatch(h -> Props.nodes(h).stream().anyMatch(t -> Terms.occurs(variable, t))), "a hypothesis mentions the variable");
        Move.require(!Terms.occurs(variable, at), "the anchor mentions the variable");
        Sequent before = new Sequent(terms, goal.leaves().subList(0, goal.leaves().size() - 1), others, goal.conclusion());
        List<Prop> inside = new ArrayList<>(Domain.of(leaf.hull(), terms).member(at));
        leaf.ends().forEach(h -> inside.add(Props.substitute(terms, h, Map.of(variable, at))));
        Term slope = terms.mul(terms.sub(variable, at), Derivative.of(terms, sign.e(), variable));
        return List.of(
                before.concluding(new Prop.Rel(sign.relation(), terms.substitute(sign.e(), Map.of(variable, at)), terms.zero())),
                before.concluding(inside.isEmpty() ? Props.TRUE : Props.conjunction(inside)),
                goal.concluding(new Prop.Rel(Relation.GE, slope, terms.zero())));
    }
}
