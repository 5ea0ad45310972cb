package org.certirank.prove.algebra;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.certirank.exact.Rational;
import org.certirank.expr.NormalForm;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.TermPrinter;
import org.certirank.prove.rule.Forms;
import org.certirank.prove.rule.Move;
import org.certirank.prove.rule.Root;
import org.certirank.prove.rule.Scale;
import org.certirank.prove.rule.Sequent;

/**
 * Takes away factors and divisors of known sign (for = and !=, those that are not 0), with roots put in; for a product of unknown factors that is to
 * be shown different from 0, one factor; otherwise offers the expression in a simpler form.
 */
public final class ScaleTactic implements Tactic {
    private static final int MAX_TEXT = 20_000;
    private final SignOracle signs;

    public ScaleTactic(SignOracle signs) {
        this.signs = signs;
    }

    @Override
    public List<Move> moves(Sequent goal) {
        if (!(goal.conclusion() instanceof Prop.Rel phi)) {
            return List.of();
        }
        Term e = Props.difference(goal.terms(), phi);
        if (!TermPrinter.isReadable(e)) {
            return List.of();
        }
        Set<Move> out = new LinkedHashSet<>();
        List<Root> roots = RootFinder.find(goal, signs, List.of(e));
        if (!roots.isEmpty()) {
            forms(goal, phi, e, roots, out);
        }
        forms(goal, phi, e, List.of(), out);
        return List.copyOf(out);
    }

    private void forms(Sequent goal, Prop.Rel phi, Term e, List<Root> all, Set<Move> out) {
        Forms forms = new Forms(goal.terms(), all);
        NormalForm factored = forms.of(e);
        NormalForm sum = forms.expanded(factored);
        if (sum.isZero()) {
            // Reducing the powers of roots may show only now that nothing is left; then no factor is worth taking away.
            return;
        }
        NormalForm expanded = Factors.refine(goal, forms, sum);
        // Where the sum is expanded its denominators are all seen; where it is kept, factors of the input are.
        for (NormalForm f : List.of(Factors.refine(goal, forms, factored), expanded)) {
            Optional<Scale> s = scaled(goal, phi.relation(), e, f, all);
            s.ifPresent(x -> {
                out.add(x);
            });
        }
    }

    private Optional<Scale> scaled(Sequent goal, Relation relation, Term e, NormalForm f, List<Root> roots) {
        boolean equality = relation == Relation.EQ || relation == Relation.NE;
        NormalForm factor = NormalForm.of(f.coefficient().abs().inverse());
        NormalForm rest = NormalForm.of(Rational.of(f.coefficient().signum()));
        List<NormalForm> unknown = new ArrayList<>();
        for (NormalForm.Factor g : f.factors()) {
            NormalForm power = NormalForm.of(g.base()).pow(g.exponent());
            int sign = Factors.sign(goal, signs, g.base());
            boolean nonZero = sign != 0 || (equality || g.exponent() % 2 == 0) && signs.nonZero(goal, g.base().toTerm(goal.terms()));
            boolean even = g.exponent() % 2 == 0;
            if (sign != 0 || nonZero && (even || equality)) {
                boolean turn = !equality && sign < 0 && !even;
                factor = factor.mul(power.inverse());
                if (turn) {
                    factor = factor.neg();
                    rest = rest.neg();
                }
            } else if (g.exponent() < 0 && equality) {
                // Defined, hence not 0; the premise on the factor will ask for it.
                factor = factor.mul(power.inverse());
            } else {
                rest = rest.mul(power);
                unknown.add(power);
            }
        }
        if (relation == Relation.NE && unknown.size() > 1) {
            factor = factor.mul(unknown.getFirst().inverse());
            rest = rest.div(unknown.getFirst());
        } else if (relation == Relation.NE && unknown.size() == 1 && exponent(unknown.getFirst()) != 1) {
            // The premise on the factor is about a lower power, or a power turned round, so this ends.
            int k = exponent(unknown.getFirst());
            NormalForm part = k < 0 ? unknown.getFirst() : base(unknown.getFirst()).pow(k / 2);
            factor = factor.div(part);
            rest = rest.div(part);
        }
        Term result = rest.toTerm(goal.terms());
        boolean unit = factor.equals(NormalForm.ONE);
        if (unit && result == e || result.equals(goal.terms().neg(e))) {
            return Optional.empty();
        }
        if (unit && factor.constant().isPresent() && roots.isEmpty() && Math.max(size(result), size(e)) > MAX_TEXT) {
            return Optional.empty();
        }
        Term p = factor.toTerm(goal.terms());
        if (relation == Relation.NE && rest.constant().isPresent() && unknown.isEmpty() && !unit && p == e) {
            return Optional.empty();
        }
        return Optional.of(new Scale(unit ? Optional.empty() : Optional.of(p), result, roots));
    }

    private static int size(Term t) {
        return org.certirank.expr.Terms.reachable(t).size();
    }

    private static int exponent(NormalForm power) {
        return power.factors().getFirst().exponent();
    }

    private static NormalForm base(NormalForm power) {
        return NormalForm.of(power.factors().getFirst().base());
    }
}
