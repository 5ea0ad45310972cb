package org.certirank.prove.zero;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certirank.exact.Dyadic;
import org.certirank.exact.Rational;
import org.certirank.expr.Term;
import org.certirank.interval.RealInterval;
import org.certirank.prove.rule.Hull;

/**
 * A box in which a system has a zero, exactly one, for all values of the other leaves: the test of rule newton, |Y f(c)| + |1 - Y J| r &lt; r in every component.
 *
 * @param centre of the box
 * @param radius in every component, positive
 * @param y      an approximate inverse of the derivative
 * @param bits   with which the test was passed
 */
public record Krawczyk(Rational[] centre, Rational[] radius, Rational[][] y, int bits) {
    private static final int INFLATIONS = 25;
    private static final int SHORT = 24;

    /** A box about the centre, looked for by inflation: the least that the test asks for, and a little more. */
    static Optional<Krawczyk> about(List<Term> functions, List<Term> unknowns, Rational[] centre, Map<Term, Hull> others, int bits, Rational least) {
        Slopes slopes = new Slopes(functions, unknowns, bits);
        Map<Term, RealInterval> sides = new HashMap<>(Slopes.sides(others, bits));
        for (int i = 0; i < centre.length; i++) {
            sides.put(unknowns.get(i), RealInterval.enclosing(centre[i], bits));
        }
        Optional<Slopes.At> middle = slopes.at(sides);
        Optional<Rational[][]> y = middle.flatMap(m -> Approximate.inverse(m.derivatives(), SHORT));
        Optional<Rational[]> move = y.flatMap(inverse -> Slopes.image(inverse, middle.get().values(), bits));
        if (move.isEmpty()) {
            return Optional.empty();
        }
        Rational[] r = new Rational[centre.length];
        for (int i = 0; i < r.length; i++) {
            r[i] = longer(move.get()[i].mul(Rational.of(5, 4)).add(least));
        }
        for (int k = 0; k < INFLATIONS; k++) {
            for (int i = 0; i < r.length; i++) {
                sides.put(unknowns.get(i), RealInterval.enclosing(centre[i].sub(r[i]), false, centre[i].add(r[i]), false, bits));
            }
            Optional<Rational[][]> defect = slopes.at(sides).flatMap(a -> Slopes.defect(y.get(), a.derivatives(), bits));
            if (defect.isEmpty()) {
                return Optional.empty();
            }
            Rational[] spread = Slopes.spread(defect.get(), r);
            boolean inside = true;
            Rational[] next = new Rational[r.length];
            for (int i = 0; i < r.length; i++) {
                Rational need = move.get()[i].add(spread[i]);
                // A little room, so that another arithmetic at the same precision agrees.
                inside &= need.mul(Rational.of(1025, 1024)).compareTo(r[i]) < 0;
                next[i] = r[i].max(longer(need.mul(Rational.of(9, 8)).add(least)));
            }
            if (inside) {
                return Optional.of(new Krawczyk(centre, r, y.get(), bits));
            }
            r = next;
        }
        return Optional.empty();
    }

    private static Rational longer(Rational q) {
        return Dyadic.fromRationalUp(q, SHORT / 2).toRational();
    }

    /** The sides of the box. */
    public Map<Term, Hull> box(List<Term> unknowns) {
        Map<Term, Hull> out = new HashMap<>();
        for (int i = 0; i < centre.length; i++) {
            out.put(unknowns.get(i), Hull.closed(centre[i].sub(radius[i]), centre[i].add(radius[i])));
        }
        return out;
    }
}
