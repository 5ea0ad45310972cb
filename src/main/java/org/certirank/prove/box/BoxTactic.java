package org.certirank.prove.box;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.certirank.prove.rule.Box;
import org.certirank.prove.rule.Sequent;

/** Proof by a cover of the domain with boxes, on each of which interval evaluation decides (certificate format, section 5). */
public final class BoxTactic {

    private BoxTactic() {}

    /** A box step that proves the goal, if one is found within the limits. */
    public static Optional<Box> prove(Sequent goal, BoxOptions options, BooleanSupplier stop) {
        return search(goal, options, stop) instanceof BoxResult.Proved(Box box, long boxes) ? Optional.of(box) : Optional.empty();
    }

    /** The same with what was learnt when there is none. */
    public static BoxResult search(Sequent goal, BoxOptions options, BooleanSupplier stop) {
        return new BoxSearch(new Problem(goal, options.split()), options, stop).run();
    }
}
