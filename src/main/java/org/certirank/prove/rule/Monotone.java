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

/** f(a) &lt;= f(b) from a &lt;= b and f' &gt;= 0 on an interval that holds both (mean value theorem). */
public record Monotone(Term function, Term variable, Domain domain, Term from, Term to, boolean increasing, List<Root> roots) implements Move {

    public Monotone {
        roots = List.copyOf(roots);
    }

    @Override
    public String rule() {
        return "monotone";
    }

    @Override
    public Data.Fields data() {
        return Root.with(Data.NONE.with("function", TermPrinter.text(function)).with("variable", variable.name()).with("domain", domain.text())
                .with("from", TermPrinter.text(from)).with("to", TermPrinter.text(to)).with("direction", increasing ? "increasing" : "decreasing"), roots);
    }

    @Override
    public List<Sequent> premises(Sequent goal) {
        Terms terms = goal.terms();
        Prop.Rel phi = Move.comparison(goal);
        Prop.Rel up = phi.relation() == Relation.GT || phi.relation() == Relation.GE ? phi.flip() : phi;
        Move.require(up.relation() == Relation.LT || up.relation() == Relation.LE, "not an inequality");
        boolean strict = up.relation() == Relation.LT;
        Forms forms = new Forms(terms, roots);
        Move.require(forms.isZero(terms.sub(up.l(), terms.substitute(function, Map.of(variable, from)))), "the left side is not the function at 'from'");
        Move.require(forms.isZero(terms.sub(up.r(), terms.substitute(function, Map.of(variable, to)))), "the right side is not the function at 'to'");
        Relation less = strict ? Relation.LT : Relation.LE;
        Relation more = strict ? Relation.GT : Relation.GE;
        List<Sequent> out = new ArrayList<>();
        out.add(goal.concluding(new Prop.Rel(increasing ? less : more, from, to)));
        out.add(goal.concluding(domain.contains(from)));
        out.add(goal.concluding(domain.contains(to)));
        Term slope = Derivative.of(terms, function, variable);
        out.add(goal.with(domain.leaf(variable, goal)).concluding(new Prop.Rel(increasing ? more : less, slope, terms.zero())));
        goal.defined(List.of(up.l(), up.r())).ifPresent(out::add);
        roots.forEach(r -> out.add(r.premise(goal)));
        List<Term> known = List.copyOf(Terms.reachable(List.of(up.l(), up.r())));
        boolean seen = List.of(from, to).stream().map(a -> terms.substitute(function, Map.of(variable, a)))
                .anyMatch(f -> seenDefined(goal, f, known));
        if (!seen) {
            goal.defined(List.of(terms.substitute(function, Map.of(variable, from)))).ifPresent(out::add);
        }
        return out;
    }

    /** Whether f is defined because each of its partial operations is one of the sides' own, or by one interval evaluation. */
    private static boolean seenDefined(Sequent goal, Term f, List<Term> known) {
        return Terms.reachable(List.of(f)).stream().allMatch(t -> t.isTotal() || known.contains(t))
                || org.certirank.prove.box.Natural.certainly(goal, new Prop.Defined(List.of(f)), 64);
    }
}
