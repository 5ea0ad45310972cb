package org.certirank.prove.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.certirank.expr.Prop;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.prove.rule.Equation;
import org.certirank.prove.rule.Forms;
import org.certirank.prove.rule.Identity;
import org.certirank.prove.rule.Move;
import org.certirank.prove.rule.Root;
import org.certirank.prove.rule.Sequent;

/** An equality as an identity: plainly, with roots that are found, modulo equalities among the hypotheses with cofactors that are found. */
public final class IdentityTactic implements Tactic {
    private static final int MAX_TO_THIN = 24;
    private final SignOracle signs;

    public IdentityTactic(SignOracle signs) {
        this.signs = signs;
    }

    @Override
    public List<Move> moves(Sequent goal) {
        if (!(goal.conclusion() instanceof Prop.Rel(Relation relation, Term l, Term r)) || relation != Relation.EQ) {
            return List.of();
        }
        Term e = goal.terms().sub(l, r);
        if (new Forms(goal.terms(), List.of()).isZero(e)) {
            return List.of(new Identity(List.of(), List.of()));
        }
        List<Root> roots = RootFinder.find(goal, signs, List.of(l, r));
        if (!roots.isEmpty() && new Forms(goal.terms(), roots).isZero(e)) {
            return List.of(new Identity(thin(goal, roots, e), List.of()));
        }
        List<Move> out = new ArrayList<>();
        List<Term> all = new ArrayList<>(List.of(l, r));
        for (Prop h : goal.hypotheses()) {
            if (h instanceof Prop.Rel(Relation k, Term a, Term b) && k == Relation.EQ) {
                all.add(a);
                all.add(b);
            }
        }
        if (all.size() > 2) {
            List<Root> wide = RootFinder.find(goal, signs, all);
            Forms forms = new Forms(goal.terms(), wide);
            Optional<List<Equation>> equations = new EquationSolver(goal, signs, forms).solve(forms.of(e));
            equations.ifPresent(q -> out.add(new Identity(thin(goal, wide, minus(goal, e, q)), q)));
        }
        return out;
    }

    private static Term minus(Sequent goal, Term e, List<Equation> equations) {
        Term rest = e;
        for (Equation q : equations) {
            rest = goal.terms().sub(rest, goal.terms().mul(q.cofactor(), goal.terms().sub(q.relation().l(), q.relation().r())));
        }
        return rest;
    }

    /** Leaves out roots, the last first, as long as the form stays 0. */
    static List<Root> thin(Sequent goal, List<Root> roots, Term zero) {
        if (roots.size() > MAX_TO_THIN) {
            return roots;
        }
        List<Root> left = new ArrayList<>(roots);
        for (int i = roots.size() - 1; i >= 0; i--) {
            List<Root> fewer = new ArrayList<>(left);
            fewer.remove(i);
            try {
                if (new Forms(goal.terms(), fewer).isZero(zero)) {
                    left = fewer;
                }
            } catch (Move.NotApplicable needed) {
                // A later root rests on this one.
            }
        }
        return left;
    }
}
