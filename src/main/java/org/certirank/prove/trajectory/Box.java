package org.certirank.prove.trajectory;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.certirank.exact.Rational;
import org.certirank.expr.Term;
import org.certirank.interval.RealInterval;
import org.certirank.prove.rule.Hull;
import org.certirank.prove.rule.Leaf;

/**
 * The ranges of the unknowns that stand for quantified names, all values of them independently.
 *
 * @param sides nonempty, with rational ends; only whether a side is a single number is told apart here, not whether its ends belong to it
 */
record Box(Map<Term, Hull> sides) {
    static final Box NONE = new Box(Map.of());

    Box {
        sides = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(sides));
    }

    boolean isEmpty() {
        return sides.isEmpty();
    }

    Box with(Collection<Leaf> leaves) {
        Map<Term, Hull> all = new LinkedHashMap<>(sides);
        leaves.forEach(l -> all.put(l.term(), l.hull()));
        return new Box(all);
    }

    /** The side of an unknown; unsupported for one that has none. */
    Hull side(Term leaf) {
        Hull h = sides.get(leaf);
        if (h == null) {
            throw new UnsupportedOperationException("no enclosure of a trajectory with the unknown " + leaf.name());
        }
        return h;
    }

    /** The closed range of an unknown, rounded outward. */
    RealInterval range(Term leaf, int bits) {
        Hull h = side(leaf);
        return RealInterval.enclosing(h.lo().orElseThrow(), false, h.hi().orElseThrow(), false, bits);
    }

    /** A member: the middle of each of these unknowns, which lies within open ends too. */
    static Map<Term, Rational> middle(List<Leaf> leaves, Box in) {
        Map<Term, Rational> at = new LinkedHashMap<>();
        leaves.forEach(l -> at.put(l.term(), in.side(l.term()).middle()));
        return at;
    }

    /** The two halves across the widest of these sides; none where all are single numbers. */
    List<Box> halves(List<Leaf> leaves) {
        Term widest = leaves.stream().map(Leaf::term).max(Comparator.comparing(t -> width(side(t)))).orElseThrow();
        Hull h = side(widest);
        if (width(h).isZero()) {
            return List.of();
        }
        return List.of(replaced(widest, h.below(h.middle(), true)), replaced(widest, h.above(h.middle(), true)));
    }

    private static Rational width(Hull h) {
        return h.hi().orElseThrow().sub(h.lo().orElseThrow());
    }

    private Box replaced(Term leaf, Hull side) {
        Map<Term, Hull> all = new LinkedHashMap<>(sides);
        all.put(leaf, side);
        return new Box(all);
    }
}
