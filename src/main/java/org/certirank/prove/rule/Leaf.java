package org.certirank.prove.rule;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.certirank.exact.Rational;
import org.certirank.expr.Prop;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;

/**
 * A scalar unknown of a sequent.
 *
 * @param term     its LEAF node
 * @param hull     the side of the domain's box
 * @param interval whether it is a whole quantified name whose set is an interval (what rule anchor asks for)
 * @param ends     the hypotheses that entered with it for ends of its interval that are no rational constants
 * @param integer  whether it is known to be an integer
 * @param indexOf  the number of which it was declared an index (docs/generic-names.md, section 2)
 */
public record Leaf(Term term, Hull hull, boolean interval, List<Prop> ends, boolean integer, Optional<Term> indexOf) {
    public Leaf {
        Objects.requireNonNull(hull);
        ends = List.copyOf(ends);
        if (!term.isLeaf()) {
            throw new IllegalArgumentException("not a leaf: " + term);
        }
    }

    /** A real unknown. */
    public Leaf(Term term, Hull hull, boolean interval, List<Prop> ends) {
        this(term, hull, interval, ends, false, Optional.empty());
    }

    /** The same as an integer, perhaps an index of a number. */
    public Leaf asInteger(Optional<Term> indexOf) {
        return new Leaf(term, hull, false, ends, true, indexOf);
    }

    /** A new index of n, at least 1; that it is at most n is a hypothesis. */
    public static Leaf index(Term term, Term n) {
        Hull hull = Hull.REALS.above(Rational.ONE, true);
        return new Leaf(term, hull, false, List.of(new Prop.Rel(Relation.LE, term, n)), true, Optional.of(n));
    }

    /** An entry of a vector or matrix, or any other unknown that is not a name of its own. */
    public Leaf(Term term, Hull hull) {
        this(term, hull, false, List.of());
    }

    public String name() {
        return term.name();
    }
}
