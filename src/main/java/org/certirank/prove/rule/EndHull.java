package org.certirank.prove.rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certirank.eval.Evaluator;
import org.certirank.eval.Program;
import org.certirank.eval.RealArithmetic;
import org.certirank.expr.Term;
import org.certirank.interval.Bound;
import org.certirank.interval.RealInterval;

/** Cuts a hull by the outward end of the 64-bit interval value of an end that depends on other unknowns (certificate format, section 2). */
public final class EndHull {
    private static final int BITS = 64;

    private EndHull() {}

    /** The hull above the least value that the lower end {@code end} can have. */
    public static Hull below(Hull hull, Term end, Sequent under) {
        return value(end, under).map(RealInterval::lower).filter(Bound::isFinite).map(b -> hull.above(b.value().toRational(), !b.open())).orElse(hull);
    }

    /** The hull below the greatest value that the upper end {@code end} can have. */
    public static Hull above(Hull hull, Term end, Sequent under) {
        return value(end, under).map(RealInterval::upper).filter(Bound::isFinite).map(b -> hull.below(b.value().toRational(), !b.open())).orElse(hull);
    }

    private static Optional<RealInterval> value(Term end, Sequent under) {
        RealArithmetic on = new RealArithmetic(BITS);
        Map<Term, RealInterval[]> sides = new java.util.HashMap<>();
        for (Leaf l : under.leaves()) {
            sides.put(l.term(), on.enclosing(List.of(side(l.hull(), BITS))));
        }
        RealInterval v = on.get(new Evaluator<>(on, Program.of(List.of(end))).evaluateOne(sides::get), 0);
        return v.isEmpty() ? Optional.empty() : Optional.of(v);
    }

    /** The side of a box as an enclosure with exact openness; a rational end that must be rounded becomes open. */
    public static RealInterval side(Hull h, int bits) {
        Bound lo = h.lo().map(q -> end(RealInterval.enclosing(q, bits).lower(), h.loClosed())).orElse(Bound.MINUS_INFINITY);
        Bound hi = h.hi().map(q -> end(RealInterval.enclosing(q, bits).upper(), h.hiClosed())).orElse(Bound.PLUS_INFINITY);
        return RealInterval.of(lo, hi);
    }

    private static Bound end(Bound rounded, boolean closed) {
        return Bound.of(rounded.value(), rounded.open() || !closed);
    }
}
