package org.certirank.prove.witness;

import java.util.Map;
import java.util.Optional;
import org.certirank.certificate.Data;
import org.certirank.eval.ElaborationException;
import org.certirank.expr.Expr;
import org.certirank.prove.goal.Goal;
import org.certirank.spec.Hints.Proposal;

/** A point of the domain of a goal all of whose names are entered generically: one known value for each of them. */
public final class GenericPoint {
    private static final int TRIALS = 200;
    private static final int COMBINATIONS = 300;

    private GenericPoint() {}

    /** The values proposed, if they are of the domain; otherwise small ones that are, if some are found. */
    public static Optional<Data.Fields> find(Goal goal, Map<String, Proposal> proposed, Work work) {
        Goal domain = new Goal(goal.names(), goal.leaves(), goal.hypotheses(), goal.rest(), new Expr.Truth(true), false);
        return proposed(new Witnesses(domain, proposed, work)).or(() -> searched(new Witnesses(domain, proposed, work)))
                .or(() -> proposed.isEmpty() ? Optional.empty() : searched(new Witnesses(domain, Map.of(), work)));
    }

    private static Optional<Data.Fields> proposed(Witnesses witnesses) {
        try {
            return witnesses.proposal().filter(f -> inside(witnesses, f)).map(f -> fields(f.data()));
        } catch (ElaborationException | UnsupportedOperationException none) {
            return Optional.empty();
        }
    }

    private static Optional<Data.Fields> searched(Witnesses witnesses) {
        try {
            return witnesses.search(TRIALS, COMBINATIONS).filter(f -> inside(witnesses, f)).map(f -> fields(f.data()));
        } catch (ElaborationException | UnsupportedOperationException none) {
            return Optional.empty();
        }
    }

    private static boolean inside(Witnesses witnesses, Witnesses.Found found) {
        return witnesses.obligations(found).stream().allMatch(p -> PointValues.constant(p) == PointValues.Truth.TRUE);
    }

    private static Data.Fields fields(Map<String, Data> values) {
        Data.Fields out = Data.NONE;
        for (Map.Entry<String, Data> e : values.entrySet()) {
            out = out.with(e.getKey(), e.getValue());
        }
        return out;
    }
}
