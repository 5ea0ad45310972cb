package org.certirank.prove.algebra;

import java.util.List;
import org.certirank.prove.rule.Move;
import org.certirank.prove.rule.Sequent;

/** OWNED BY helper "algebra": collects the moves of all algebra tactics, cheap and likely ones first (lazily if you like: Iterable). Stub by the lead. */
public final class Algebra {
    private Algebra() {}

    public static Iterable<Move> moves(Sequent goal, SignOracle signs) {
        return List.of();
    }
}
