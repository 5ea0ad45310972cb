package org.certirank.prove.algebra;

import java.util.List;
import java.util.stream.Stream;
import org.certirank.expr.TermLimitException;
import org.certirank.prove.rule.Move;
import org.certirank.prove.rule.Sequent;

/** The moves of all algebra tactics, cheap and likely tactics first, each asked only when its turn comes. */
public final class Algebra {
    private Algebra() {}

    public static Iterable<Move> moves(Sequent goal, SignOracle signs) {
        Stream<Move> all = Tactics.all(signs).stream().flatMap(t -> moves(t, goal).stream());
        return all::iterator;
    }

    private static List<Move> moves(Tactic tactic, Sequent goal) {
        try {
            return tactic.moves(goal);
        } catch (Move.NotApplicable | TermLimitException e) {
            return List.of();
        }
    }
}
