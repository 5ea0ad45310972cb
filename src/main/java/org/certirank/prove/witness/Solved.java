package org.certirank.prove.witness;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.certirank.eval.Value;
import org.certirank.exact.Rational;
import org.certirank.expr.Polynomial;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Quantifier;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.TermLimitException;
import org.certirank.expr.TermPrinter;
import org.certirank.expr.Terms;
import org.certirank.prove.goal.Entrance;
import org.certirank.prove.goal.Goal;
import org.certirank.prove.rule.Forms;
import org.certirank.prove.rule.Move;

/**
 * Witnesses that no trial of numbers finds: roots of an equation that is of degree 1 or 2 in the one name asked for, as formulas in the names before it.
 * Guesses; whoever uses one proves that it does.
 */
public final class Solved {
    private static final int MOST = 4;
    private static final int LONGEST = 400;

    private Solved() {}

    /** Candidates for a goal of one existential real name; none for other goals. */
    public static List<Witnesses.Found> of(Goal goal) {
        if (goal.rest().size() != 1 || !Entrance.possible(goal, 1)) {
            return List.of();
        }
        Quantifier q = goal.rest().getFirst();
        Entrance e = Entrance.of(goal, 1);
        if (!(e.entries().getFirst().value() instanceof Value.Num(Term x)) || !x.isLeaf()) {
            return List.of();
        }
        Terms terms = goal.names().terms();
        List<Prop> parts = new ArrayList<>(Props.flatten(e.goal().conclusion()));
        parts.addAll(e.goal().hypotheses().subList(goal.hypotheses().size(), e.goal().hypotheses().size()));
        Set<Term> roots = new LinkedHashSet<>();
        for (Prop p : parts) {
            if (p instanceof Prop.Rel(Relation relation, Term l, Term r) && relation == Relation.EQ) {
                roots(terms, terms.sub(l, r), x, roots);
            }
        }
        return roots.stream().filter(t -> TermPrinter.isReadable(t) && TermPrinter.text(t).length() <= LONGEST).limit(MOST)
                .map(t -> new Witnesses.Found(Map.of(q.name(), ValueText.of(new Value.Num(t))), Map.of(q.name(), new Value.Num(t)))).toList();
    }

    private static void roots(Terms terms, Term difference, Term x, Set<Term> out) {
        try {
            Polynomial p = new Forms(terms, List.of()).expanded(difference).numerator();
            int degree = p.degree(x);
            boolean hidden = p.generators().stream().anyMatch(g -> g != x && Terms.reachable(List.of(g)).contains(x));
            if (hidden || degree < 1 || degree > 2) {
                return;
            }
            Term c = p.coefficient(x, 0).toTerm(terms);
            Term b = p.coefficient(x, 1).toTerm(terms);
            if (degree == 1) {
                out.add(terms.neg(terms.div(c, b)));
                return;
            }
            Polynomial square = p.coefficient(x, 2);
            Term a = square.toTerm(terms);
            if (p.coefficient(x, 1).isZero()) {
                Term root = terms.sqrt(terms.neg(terms.div(c, a)));
                out.add(root);
                out.add(terms.neg(root));
                return;
            }
            Term d = terms.sqrt(terms.sub(terms.powInt(b, 2), terms.mul(terms.constant(Rational.of(4)), terms.mul(a, c))));
            Term twice = terms.mul(terms.constant(Rational.TWO), a);
            out.add(terms.div(terms.sub(d, b), twice));
            out.add(terms.div(terms.neg(terms.add(b, d)), twice));
        } catch (TermLimitException | Move.NotApplicable tooLarge) {
            // No candidate from here.
        }
    }
}
