package org.certirank.prove.rule;

import java.util.List;
import java.util.Map;
import org.certirank.certificate.Data;
import org.certirank.exact.Rational;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;

/** phi for all integers k &gt;= a from phi at a, and phi at k + 1 from phi at k. */
public record Induction(Term variable) implements Move {

    @Override
    public String rule() {
        return "induction";
    }

    @Override
    public Data.Fields data() {
        return Data.of("name", variable.name());
    }

    @Override
    public List<Sequent> premises(Sequent goal) {
        Terms terms = goal.terms();
        Leaf leaf = goal.leaves().stream().filter(l -> l.term() == variable).findFirst().orElseThrow(() -> new NotApplicable("no such unknown"));
        Move.require(leaf.integer() && leaf.indexOf().isEmpty(), "the variable is no integer, or an index");
        Hull hull = leaf.hull();
        Move.require(hull.lo().filter(Rational::isInteger).isPresent() && hull.loClosed() && hull.hi().isEmpty(), "the variable does not range over all integers from one on");
        Move.require(Props.nodes(goal.hypotheses()).stream().noneMatch(t -> Terms.occurs(variable, t)), "a hypothesis mentions the variable");
        Move.require(goal.leaves().stream().noneMatch(l -> l.indexOf().filter(n -> Terms.occurs(variable, n)).isPresent()), "an index ranges up to the variable");
        List<Prop> parts = Props.flatten(goal.conclusion());
        Move.require(parts.stream().allMatch(p -> p instanceof Prop.Rel), "the conclusion is not made of comparisons");
        Move.require(!Generic.describes(goal, variable), "the set of a generic name mentions the variable");
        Prop first = Props.substitute(terms, goal.conclusion(), Map.of(variable, terms.constant(hull.lo().orElseThrow())));
        Prop next = Props.substitute(terms, goal.conclusion(), Map.of(variable, terms.add(variable, terms.one())));
        return List.of(goal.concluding(first), goal.assuming(goal.conclusion()).concluding(next));
    }
}
