package org.certirank.prove.search;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.certirank.eval.PointArithmetic;
import org.certirank.eval.Truths;
import org.certirank.eval.Verdict;
import org.certirank.expr.Props;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;
import org.certirank.prove.rule.Box;
import org.certirank.prove.rule.Sequent;

/**
 * Goals without unknowns whose graph is large, such as what a model's tokens come to after some layers: one evaluation at a high enough precision proves them, by a box step that has the checker do the same. The precision is looked for
 * with balls, which are fast; the checker's intervals with as many bits and a few more are no wider.
 */
final class ClosedGoal {
    /** With fewer nodes the ordinary search is quick. */
    private static final int LARGE = 20_000;
    private static final int FEWEST_BITS = 128;
    private static final int MOST_BITS = 90_000;
    /** Nodes times bits in one evaluation: some minutes. */
    private static final long MOST_WORK = 80_000_000_000L;

    private ClosedGoal() {
    }

    /** Whether the goal is of this kind; {@code suggested} bits other than 0 say that it is, whatever its size. */
    static boolean suits(Sequent goal, int suggested) {
        return goal.leaves().isEmpty() && goal.hypotheses().isEmpty() && (suggested > 0 || isLarge(Props.nodes(goal.conclusion())));
    }

    private static boolean isLarge(List<Term> roots) {
        Set<Term> seen = new HashSet<>(roots);
        Deque<Term> open = new ArrayDeque<>(seen);
        while (!open.isEmpty() && seen.size() < LARGE) {
            Term t = open.pop();
            for (int i = 0; i < t.arity(); i++) {
                if (seen.add(t.arg(i))) {
                    open.push(t.arg(i));
                }
            }
        }
        return seen.size() >= LARGE;
    }

    /** The box step, if the conclusion is found true. */
    static Optional<Box> box(Sequent goal, int suggested, Clock clock) {
        long nodes = Terms.reachable(Props.nodes(goal.conclusion())).size();
        for (int bits = Math.max(FEWEST_BITS, suggested); bits <= MOST_BITS && nodes * bits <= MOST_WORK && !clock.over(); bits *= 2) {
            clock.progress().phase("evaluating " + nodes + " nodes with " + bits + " bits");
            Verdict v = new Truths<>(new PointArithmetic(bits), null, List.of(goal.conclusion())).judge(1, leaf -> {
                throw new IllegalStateException("an unknown in a goal without any");
            })[0][0];
            if (v == Verdict.TRUE) {
                return Optional.of(Box.whole(bits + bits / 64 + 64));
            }
            if (v != Verdict.OPEN) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
