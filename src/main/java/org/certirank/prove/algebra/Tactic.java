package org.certirank.prove.algebra;

import java.util.List;
import org.certirank.prove.rule.Move;
import org.certirank.prove.rule.Sequent;

/**
 * Proposes moves for a goal. Whoever searches applies {@code move.premises(goal)}, which may still refuse, and proves what is left.
 * A tactic takes bounded time, gives the same list for the same goal, and fails only with {@link Move.NotApplicable} or
 * {@link org.certirank.expr.TermLimitException}.
 */
public interface Tactic {
    /** The moves that may help, the best first; empty if none. */
    List<Move> moves(Sequent goal);

    /** A short name for reports. */
    default String name() {
        return getClass().getSimpleName().replace("Tactic", "").toLowerCase(java.util.Locale.ROOT);
    }
}
