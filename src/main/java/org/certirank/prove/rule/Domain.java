package org.certirank.prove.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.TermPrinter;

/**
 * An interval whose ends are expressions.
 *
 * @param lo empty for -oo
 * @param hi empty for oo
 */
public record Domain(Optional<Term> lo, boolean loClosed, Optional<Term> hi, boolean hiClosed) {

    public static Domain of(Hull hull, org.certirank.expr.Terms terms) {
        return new Domain(hull.lo().map(terms::constant), hull.loClosed(), hull.hi().map(terms::constant), hull.hiClosed());
    }

    public String text() {
        return (loClosed ? "[" : "(") + lo.map(TermPrinter::text).orElse("-oo") + ", " + hi.map(TermPrinter::text).orElse("oo") + (hiClosed ? "]" : ")");
    }

    /** The comparisons that say x lies inside. */
    public List<Prop> member(Term x) {
        List<Prop> out = new ArrayList<>();
        lo.ifPresent(a -> out.add(new Prop.Rel(loClosed ? Relation.LE : Relation.LT, a, x)));
        hi.ifPresent(b -> out.add(new Prop.Rel(hiClosed ? Relation.LE : Relation.LT, x, b)));
        return out;
    }

    /** {@link #member} as one formula; {@code true} for the whole line. */
    public Prop contains(Term x) {
        List<Prop> parts = member(x);
        return parts.isEmpty() ? Props.TRUE : Props.conjunction(parts);
    }

    /** A new leaf over this interval, entered as the certificate format says: rational ends in the hull, others outward and as hypotheses. */
    public Leaf leaf(Term x, Sequent under) {
        List<Prop> ends = new ArrayList<>();
        Hull hull = Hull.REALS;
        if (lo.isPresent()) {
            if (lo.get().isConst()) {
                hull = hull.above(lo.get().value(), loClosed);
            } else {
                ends.add(new Prop.Rel(loClosed ? Relation.LE : Relation.LT, lo.get(), x));
                hull = EndHull.below(hull, lo.get(), under);
            }
        }
        if (hi.isPresent()) {
            if (hi.get().isConst()) {
                hull = hull.below(hi.get().value(), hiClosed);
            } else {
                ends.add(new Prop.Rel(hiClosed ? Relation.LE : Relation.LT, x, hi.get()));
                hull = EndHull.above(hull, hi.get(), under);
            }
        }
        return new Leaf(x, hull, true, ends);
    }
}
