package org.certirank.prove.algebra;

import java.util.List;
import java.util.Optional;
import org.certirank.expr.NormalForm;
import org.certirank.expr.Prop;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.TermPrinter;
import org.certirank.prove.rule.Forms;
import org.certirank.prove.rule.Move;
import org.certirank.prove.rule.Rewrite;
import org.certirank.prove.rule.Sequent;

/** Rewrites one side of a comparison with a constant to a simpler form that equals it modulo equalities among the hypotheses. */
public final class ReduceTactic implements Tactic {
    private final SignOracle signs;

    public ReduceTactic(SignOracle signs) {
        this.signs = signs;
    }

    @Override
    public List<Move> moves(Sequent goal) {
        // An equality is the identity tactic's: there the equations go into one step.
        if (!(goal.conclusion() instanceof Prop.Rel phi) || phi.relation() == Relation.EQ || phi.l().isConst() == phi.r().isConst()) {
            return List.of();
        }
        Term e = phi.l().isConst() ? phi.r() : phi.l();
        if (e.isLeaf() || !TermPrinter.isReadable(e)) {
            return List.of();
        }
        Forms forms = new Forms(goal.terms(), List.of());
        NormalForm before = forms.of(e);
        Optional<NormalForm> after = new EquationSolver(goal, signs, forms).reduce(before);
        return after.filter(f -> weight(f) < weight(before)).map(f -> List.<Move>of(new Rewrite(e, forms.term(f)))).orElse(List.of());
    }

    private static long weight(NormalForm f) {
        return f.factors().stream().mapToLong(g -> (long) g.base().size() * Math.abs(g.exponent())).sum();
    }
}
