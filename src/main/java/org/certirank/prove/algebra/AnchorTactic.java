package org.certirank.prove.algebra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.certirank.exact.Rational;
import org.certirank.expr.Derivative;
import org.certirank.expr.NormalForm;
import org.certirank.expr.Polynomial;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.TermLimitException;
import org.certirank.expr.TermPrinter;
import org.certirank.expr.Terms;
import org.certirank.prove.rule.Anchor;
import org.certirank.prove.rule.Forms;
import org.certirank.prove.rule.Hull;
import org.certirank.prove.rule.Leaf;
import org.certirank.prove.rule.Move;
import org.certirank.prove.rule.Sequent;

/**
 * Anchors the last leaf: at points where the expression or its derivative vanishes first, then at other leaves, at ends of the interval, at 0, 1/2, 1. Points
 * that plainly miss a premise at some point of the domain are left out.
 */
public final class AnchorTactic implements Tactic {
    private static final int MAX_MOVES = 4;
    private static final List<Rational> USUAL = List.of(Rational.ZERO, Rational.HALF, Rational.ONE, Rational.of(-1));

    @Override
    public List<Move> moves(Sequent goal) {
        if (goal.leaves().isEmpty() || !(goal.conclusion() instanceof Prop.Rel phi) || phi.relation() == Relation.EQ || phi.relation() == Relation.NE) {
            return List.of();
        }
        Terms terms = goal.terms();
        Leaf leaf = goal.leaves().getLast();
        Term e = Props.difference(terms, phi);
        if (!leaf.interval() || !Terms.occurs(leaf.term(), e) || !TermPrinter.isReadable(e)) {
            return List.of();
        }
        Term slope;
        try {
            slope = Derivative.of(terms, e, leaf.term());
        } catch (Derivative.NotDifferentiable kink) {
            return List.of();
        }
        Numeric numeric = new Numeric(goal);
        Forms forms = new Forms(terms, List.of());
        Map<Move, Integer> rank = new LinkedHashMap<>();
        for (Term a : candidates(goal, leaf, slope, forms)) {
            Anchor move = new Anchor(leaf.term(), a);
            int score = score(goal, move, numeric, forms, e, slope, leaf.term(), a);
            if (score > 0) {
                rank.put(move, score);
            }
        }
        return rank.entrySet().stream().sorted(Map.Entry.<Move, Integer>comparingByValue().reversed()).limit(MAX_MOVES).map(Map.Entry::getKey).toList();
    }

    private static int score(Sequent goal, Anchor move, Numeric numeric, Forms forms, Term e, Term slope, Term y, Term a) {
        List<Sequent> premises;
        try {
            premises = move.premises(goal);
        } catch (Move.NotApplicable no) {
            return 0;
        }
        for (Sequent s : premises) {
            Numeric own = s.leaves().size() == goal.leaves().size() ? numeric : new Numeric(s);
            if (!own.plausible(s.conclusion())) {
                return 0;
            }
        }
        return 1 + (vanishes(goal, forms, e, y, a) ? 2 : 0) + (vanishes(goal, forms, slope, y, a) ? 1 : 0);
    }

    private static boolean vanishes(Sequent goal, Forms forms, Term t, Term y, Term a) {
        try {
            return forms.isZero(goal.terms().substitute(t, Map.of(y, a)));
        } catch (TermLimitException tooLarge) {
            return false;
        }
    }

    private static Set<Term> candidates(Sequent goal, Leaf leaf, Term slope, Forms forms) {
        Terms terms = goal.terms();
        Set<Term> out = new LinkedHashSet<>();
        Hull h = leaf.hull();
        goal.leaves().stream().filter(l -> l != leaf).forEach(l -> out.add(l.term()));
        if (h.loClosed()) {
            out.add(terms.constant(h.lo().orElseThrow()));
        }
        if (h.hiClosed()) {
            out.add(terms.constant(h.hi().orElseThrow()));
        }
        for (Prop p : leaf.ends()) {
            if (p instanceof Prop.Rel r && r.relation() == Relation.LE) {
                out.add(r.l() == leaf.term() ? r.r() : r.l());
            }
        }
        USUAL.stream().filter(h::contains).forEach(q -> out.add(terms.constant(q)));
        out.addAll(stationary(goal, leaf.term(), slope, forms));
        return out;
    }

    /** Where a factor of the derivative's numerator that is linear in y vanishes. */
    private static List<Term> stationary(Sequent goal, Term y, Term slope, Forms forms) {
        List<Term> out = new ArrayList<>();
        try {
            NormalForm f = Factors.refine(goal, forms, forms.expanded(slope));
            for (NormalForm.Factor g : f.factors()) {
                Polynomial p = g.base();
                if (g.exponent() > 0 && p.size() > 1 && p.degree(y) == 1 && p.generators().stream().allMatch(x -> x == y || !Terms.occurs(y, x))) {
                    out.add(NormalForm.of(p.coefficient(y, 0)).div(NormalForm.of(p.coefficient(y, 1))).neg().toTerm(goal.terms()));
                }
            }
        } catch (TermLimitException tooLarge) {
            // None then.
        }
        return out;
    }
}
