package org.certirank.prove.rule;

import java.util.List;
import java.util.Optional;
import org.certirank.expr.Call;
import org.certirank.expr.CallForms;
import org.certirank.expr.Prop;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;

/** Sums over ranges that are not known, as rules take them apart (docs/symbolic-sums.md). */
final class Series {
    private Series() { }

    /** The sum over a range that the term is. */
    static Call sum(Term t) {
        Move.require(t.op() == Term.Op.CALL && t.call().kind() == Call.Kind.RANGE_SUM, "no sum over a range that is not known");
        return t.call();
    }

    /** A new unknown over the range of a sum, with the hypotheses that it lies there. */
    static Leaf leaf(Sequent goal, Call sum, Term k) {
        Term a = sum.numbers().get(0);
        Term b = sum.numbers().get(1);
        Hull hull = EndHull.above(EndHull.below(Hull.REALS, a, goal), b, goal);
        return new Leaf(k, hull, false, List.of(new Prop.Rel(Relation.LE, a, k), new Prop.Rel(Relation.LE, k, b)), true, Optional.empty());
    }

    /** The term of the sum at an unknown. */
    static Term body(Terms terms, Call sum, Term k) {
        return CallForms.opened(terms, sum, List.of(k));
    }
}
