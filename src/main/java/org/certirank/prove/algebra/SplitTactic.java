package org.certirank.prove.algebra;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.certirank.expr.NormalForm;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.TermLimitException;
import org.certirank.expr.TermPrinter;
import org.certirank.expr.Terms;
import org.certirank.prove.rule.Forms;
import org.certirank.prove.rule.Move;
import org.certirank.prove.rule.Sequent;
import org.certirank.prove.rule.Split;

/**
 * Tells cases apart by the sign of what stands in an absolute value or squared under a square root, small ones first, and of linear factors of an inequality that
 * change sign.
 */
public final class SplitTactic implements Tactic {
    private static final int MAX_MOVES = 3;
    private final SignOracle signs;

    public SplitTactic(SignOracle signs) {
        this.signs = signs;
    }

    @Override
    public List<Move> moves(Sequent goal) {
        Set<Term> on = new LinkedHashSet<>();
        Terms.reachable(Props.nodes(goal.conclusion())).stream().filter(TermPrinter::isReadable).flatMap(t -> unsigned(goal, t).stream()).sorted(Comparator.comparingInt(t -> Terms.reachable(t).size())).forEach(on::add);
        factors(goal, on);
        List<Move> out = new ArrayList<>();
        for (Term u : on) {
            if (out.size() < MAX_MOVES && !signs.nonNegative(goal, u) && !signs.nonPositive(goal, u)) {
                out.add(new Split(new Prop.Rel(Relation.GE, u, goal.terms().zero())));
            }
        }
        return out;
    }

    /** The u of |u| and of sqrt(u^2). */
    private static Optional<Term> unsigned(Sequent goal, Term t) {
        if (t.op() == Term.Op.ABS) {
            return Optional.of(t.arg(0));
        }
        if (t.op() != Term.Op.SQRT) {
            return Optional.empty();
        }
        try {
            return RootFinder.squareRoot(new Forms(goal.terms(), List.of()).expanded(t.arg(0))).map(q -> q.toTerm(goal.terms())).filter(u -> !u.isConst());
        } catch (TermLimitException tooLarge) {
            return Optional.empty();
        }
    }

    private static void factors(Sequent goal, Set<Term> on) {
        if (!(goal.conclusion() instanceof Prop.Rel phi) || phi.relation() == Relation.EQ || phi.relation() == Relation.NE) {
            return;
        }
        Term e = Props.difference(goal.terms(), phi);
        if (!TermPrinter.isReadable(e)) {
            return;
        }
        try {
            Forms forms = new Forms(goal.terms(), List.of());
            List<NormalForm.Factor> all = Factors.refine(goal, forms, forms.expanded(e)).factors().stream().filter(f -> f.exponent() % 2 != 0).toList();
            for (NormalForm.Factor f : all) {
                if (all.size() >= 2 && f.base().size() <= 3 && f.base().degree() == 1 && f.base().generators().stream().allMatch(Term::isLeaf)) {
                    on.add(f.base().toTerm(goal.terms()));
                }
            }
        } catch (TermLimitException tooLarge) {
            // None then.
        }
    }
}
