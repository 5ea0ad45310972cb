package org.certirank.prove.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.certirank.certificate.Data;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.TermPrinter;
import org.certirank.expr.Terms;

/** x = h(u), u over an interval S: onto, because u = k(x) lies in S and h(k(x)) = x. */
public record Substitute(Term variable, Term by, Term fresh, Domain set, Term inverse) implements Move {

    @Override
    public String rule() {
        return "substitute";
    }

    @Override
    public Data.Fields data() {
        return Data.NONE.with("variable", variable.name()).with("by", TermPrinter.text(by)).with("new", fresh.name()).with("in", set.text())
                .with("inverse", TermPrinter.text(inverse));
    }

    @Override
    public List<Sequent> premises(Sequent goal) {
        Terms terms = goal.terms();
        int at = goal.leaves().stream().map(Leaf::term).toList().indexOf(variable);
        Move.require(at >= 0, "no such leaf");
        Move.require(!goal.leaves().get(at).integer() && !Generic.describes(goal, variable), "an integer, or a number that the set of a generic name mentions");
        Map<Term, Term> back = Map.of(variable, by);
        List<Leaf> leaves = new ArrayList<>(goal.leaves());
        leaves.remove(at);
        Leaf u = set.leaf(fresh, goal);
        List<Prop> hyps = new ArrayList<>();
        goal.hypotheses().forEach(h -> hyps.add(Props.substitute(terms, h, back)));
        hyps.addAll(Domain.of(goal.leaves().get(at).hull(), terms).member(by));
        Sequent under = new Sequent(terms, leaves, hyps, Props.substitute(terms, goal.conclusion(), back)).with(u);
        List<Sequent> out = new ArrayList<>();
        out.add(goal.concluding(set.contains(inverse)));
        out.add(goal.concluding(new Prop.Rel(Relation.EQ, terms.substitute(by, Map.of(fresh, inverse)), variable)));
        out.add(under);
        new Sequent(terms, leaves, List.of(), Props.TRUE).with(u).defined(List.of(by)).ifPresent(out::add);
        return out;
    }
}
