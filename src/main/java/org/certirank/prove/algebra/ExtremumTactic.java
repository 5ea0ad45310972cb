package org.certirank.prove.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.certirank.expr.Prop;
import org.certirank.expr.Term;
import org.certirank.prove.rule.Extremum;
import org.certirank.prove.rule.Move;
import org.certirank.prove.rule.Sequent;

/** Goals with a min or max alone on one side. */
public final class ExtremumTactic implements Tactic {

    @Override
    public List<Move> moves(Sequent goal) {
        if (!(goal.conclusion() instanceof Prop.Rel phi)) {
            return List.of();
        }
        List<Move> out = new ArrayList<>();
        for (Term m : List.of(phi.l(), phi.r())) {
            if (m.op() != Term.Op.MIN && m.op() != Term.Op.MAX) {
                continue;
            }
            offer(goal, new Extremum(OptionalInt.empty()), out);
            List<Integer> order = new ArrayList<>();
            for (int k = 0; k < m.arity(); k++) {
                boolean same = m.arg(k) == (m == phi.l() ? phi.r() : phi.l());
                order.add(same ? 0 : order.size(), k);
            }
            order.forEach(k -> offer(goal, new Extremum(OptionalInt.of(k)), out));
        }
        return out;
    }

    private static void offer(Sequent goal, Extremum move, List<Move> out) {
        try {
            move.premises(goal);
            out.add(move);
        } catch (Move.NotApplicable no) {
            // The relation does not fit.
        }
    }
}
