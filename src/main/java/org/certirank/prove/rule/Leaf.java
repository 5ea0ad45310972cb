package org.certirank.prove.rule;

import java.util.List;
import java.util.Objects;
import org.certirank.expr.Prop;
import org.certirank.expr.Term;

/**
 * A scalar unknown of a sequent.
 *
 * @param term     its LEAF node
 * @param hull     the side of the domain's box
 * @param interval whether it is a whole quantified name whose set is an interval (what rule anchor asks for)
 * @param ends     the hypotheses that entered with it for ends of its interval that are no rational constants
 */
public record Leaf(Term term, Hull hull, boolean interval, List<Prop> ends) {
    public Leaf {
        Objects.requireNonNull(hull);
        ends = List.copyOf(ends);
        if (!term.isLeaf()) {
            throw new IllegalArgumentException("not a leaf: " + term);
        }
    }

    /** An entry of a vector or matrix, or any other unknown that is not a name of its own. */
    public Leaf(Term term, Hull hull) {
        this(term, hull, false, List.of());
    }

    public String name() {
        return term.name();
    }
}
