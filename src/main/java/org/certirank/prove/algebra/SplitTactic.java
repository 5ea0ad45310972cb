package org.certirank.prove.algebra;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.TermPrinter;
import org.certirank.expr.Terms;
import org.certirank.prove.rule.Move;
import org.certirank.prove.rule.Sequent;
import org.certirank.prove.rule.Split;

/** Tells cases apart by the sign of what stands in an absolute value; small arguments first. */
public final class SplitTactic implements Tactic {
    private static final int MAX_MOVES = 3;
    private final SignOracle signs;

    public SplitTactic(SignOracle signs) {
        this.signs = signs;
    }

    @Override
    public List<Move> moves(Sequent goal) {
        Set<Move> out = new LinkedHashSet<>();
        for (Term t : Terms.reachable(Props.nodes(goal.conclusion()))) {
            if (t.op() == Term.Op.ABS && out.size() < MAX_MOVES && TermPrinter.isReadable(t) && open(goal, t.arg(0))) {
                out.add(new Split(new Prop.Rel(Relation.GE, t.arg(0), goal.terms().zero())));
            }
        }
        return new ArrayList<>(out);
    }

    private boolean open(Sequent goal, Term u) {
        return !signs.nonNegative(goal, u) && !signs.nonPositive(goal, u);
    }
}
