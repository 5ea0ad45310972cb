package org.certirank.prove.rule;

import java.util.List;
import java.util.Map;
import org.certirank.certificate.Data;
import org.certirank.exact.Rational;
import org.certirank.expr.Call;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;

/** phi for all integers k &gt;= a, perhaps up to ends u, from phi at a, and phi at k + 1 &lt;= u from phi at k: then k &lt;= u as well. */
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
        Move.require(leaf.integer(), "the variable is no integer");
        Hull hull = leaf.hull();
        Move.require(hull.lo().filter(Rational::isInteger).isPresent() && hull.loClosed() && hull.hi().isEmpty(), "the variable does not range over all integers from one on");
        Move.require(goal.leaves().stream().noneMatch(l -> l.indexOf().filter(n -> Terms.occurs(variable, n)).isPresent()), "an index ranges up to the variable");
        Move.require(leaf.indexOf().isEmpty() || Generic.within(goal.conclusion()).stream().noneMatch(this::isEntry), "an entry at the variable, which is an index");
        List<Prop> parts = Props.flatten(goal.conclusion());
        Move.require(parts.stream().allMatch(p -> p instanceof Prop.Rel), "the conclusion is not made of comparisons");
        Move.require(!Generic.describes(goal, variable), "the set of a generic name mentions the variable");
        leaf.indexOf().ifPresent(n -> Move.require(goal.hypotheses().stream().anyMatch(h -> mentions(h) && end(h) == n), "no hypothesis says that the index is in range"));
        // At the first value nothing says that the unknown, which is not spoken of any more, is an index.
        Sequent base = goal.undeclaring(variable).replacingHypotheses(h -> mentions(h) ? List.of(at(terms, h, terms.constant(hull.lo().orElseThrow()))) : List.of(h));
        Sequent step = goal.replacingHypotheses(h -> mentions(h) ? List.of() : List.of(h));
        Term next = terms.add(variable, terms.one());
        for (Prop h : goal.hypotheses()) {
            step = mentions(h) ? step.assuming(new Prop.Rel(Relation.LE, next, end(h))) : step;
        }
        return List.of(base.concluding(at(terms, goal.conclusion(), terms.constant(hull.lo().orElseThrow()))),
                step.assuming(goal.conclusion()).concluding(at(terms, goal.conclusion(), next)));
    }

    private Prop at(Terms terms, Prop p, Term k) {
        return Props.substitute(terms, p, Map.of(variable, k));
    }

    private boolean mentions(Prop h) {
        return Props.nodes(h).stream().anyMatch(t -> Terms.occurs(variable, t));
    }

    /** The u of a hypothesis k &lt;= u; no other one may mention the variable. */
    private Term end(Prop h) {
        if (h instanceof Prop.Rel r) {
            Prop.Rel up = r.relation() == Relation.GE ? r.flip() : r;
            if (up.relation() == Relation.LE && up.l() == variable && !Terms.occurs(variable, up.r())) {
                return up.r();
            }
        }
        throw new NotApplicable("a hypothesis mentions the variable");
    }

    private boolean isEntry(Term call) {
        Call c = call.call();
        return Terms.occurs(variable, call) && (c.kind() == Call.Kind.ENTRY || c.body().filter(e -> Call.within(List.of(e)).stream().anyMatch(this::isEntry)).isPresent());
    }
}
