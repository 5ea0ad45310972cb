package org.certirank.prove.zero;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.certirank.exact.Dyadic;
import org.certirank.exact.Rational;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;
import org.certirank.interval.RealInterval;
import org.certirank.prove.box.Natural;
import org.certirank.prove.rule.EndHull;
import org.certirank.prove.rule.Hull;
import org.certirank.prove.rule.Leaf;
import org.certirank.prove.rule.Sequent;
import org.certirank.prove.rule.Unique;

/** Steps of rule unique: for a conclusion that leaves are equal, with the same equations of both among the hypotheses. */
public final class UniqueTactic {
    private static final int[] PRECISIONS = {64, 128};
    private static final int SHORT = 24;
    private static final int ROUNDS = 12;

    private UniqueTactic() {
    }

    /** The step, if its inequalities hold; the leaves and pairs found among those of the goal. */
    public static Optional<Unique> find(Sequent goal) {
        List<Term> first = new ArrayList<>();
        List<Term> second = new ArrayList<>();
        Set<Term> leaves = new HashSet<>(goal.leaves().stream().map(Leaf::term).toList());
        for (Prop p : Props.flatten(goal.conclusion())) {
            if (!(p instanceof Prop.Rel(Relation relation, Term l, Term r)) || relation != Relation.EQ || !leaves.contains(l) || !leaves.contains(r)) {
                return Optional.empty();
            }
            first.add(l);
            second.add(r);
        }
        Set<Term> all = new HashSet<>(first);
        all.addAll(second);
        if (first.isEmpty() || all.size() != 2 * first.size()) {
            return Optional.empty();
        }
        return complete(goal, first, second);
    }

    /** The step for these leaves; the pairs of hypotheses found. */
    public static Optional<Unique> find(Sequent goal, List<Term> first, List<Term> second) {
        return complete(goal, first, second);
    }

    private static Optional<Unique> complete(Sequent goal, List<Term> first, List<Term> second) {
        List<Unique.Pair> pairs = new ArrayList<>();
        for (int h = 0; h < goal.hypotheses().size() && pairs.size() < first.size(); h++) {
            if (goal.hypotheses().get(h) instanceof Prop.Rel r && r.relation() == Relation.EQ && Terms.leaves(List.of(r.l(), r.r())).stream().anyMatch(first::contains)) {
                for (int g = 0; g < goal.hypotheses().size(); g++) {
                    Unique.Pair p = new Unique.Pair(h, g);
                    if (g != h && Unique.fits(goal, p, first, second)) {
                        pairs.add(p);
                        break;
                    }
                }
            }
        }
        return pairs.size() == first.size() ? of(goal, first, second, pairs) : Optional.empty();
    }

    /** The step for these leaves and pairs. */
    public static Optional<Unique> of(Sequent goal, List<Term> first, List<Term> second, List<Unique.Pair> pairs) {
        List<Term> functions = new ArrayList<>();
        for (Unique.Pair p : pairs) {
            if (!Unique.fits(goal, p, first, second)) {
                return Optional.empty();
            }
            Prop.Rel h = (Prop.Rel) goal.hypotheses().get(p.ofFirst());
            functions.add(goal.terms().sub(h.l(), h.r()));
        }
        if (!Slopes.fit(functions)) {
            return Optional.empty();
        }
        Map<Term, Hull> box = Natural.initialBox(goal);
        for (int bits : PRECISIONS) {
            Optional<Unique> found = at(goal, first, second, pairs, functions, box, bits);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Unique> at(Sequent goal, List<Term> first, List<Term> second, List<Unique.Pair> pairs, List<Term> functions, Map<Term, Hull> box, int bits) {
        Map<Term, RealInterval> sides = new HashMap<>();
        for (Map.Entry<Term, Hull> e : box.entrySet()) {
            if (e.getValue().isEmpty()) {
                return Optional.empty();
            }
            sides.put(e.getKey(), EndHull.side(e.getValue(), bits));
        }
        for (int i = 0; i < first.size(); i++) {
            RealInterval both = sides.get(first.get(i)).hull(sides.get(second.get(i)));
            if (!both.isBounded()) {
                return Optional.empty();
            }
            sides.put(first.get(i), both);
        }
        Optional<RealInterval[][]> j = new Slopes(functions, first, bits).at(sides).map(Slopes.At::derivatives);
        Optional<Rational[][]> y = j.flatMap(d -> Approximate.inverse(d, SHORT));
        Optional<Rational[][]> defect = y.flatMap(inverse -> Slopes.defect(inverse, j.get(), bits));
        return defect.flatMap(UniqueTactic::contracted).map(r -> {
            List<List<Rational>> matrix = java.util.Arrays.stream(y.get()).map(List::of).toList();
            return new Unique(first, second, pairs, List.of(r), matrix, bits);
        });
    }

    /** Positive r with defect r &lt; r in every component: by powers, which tend to the eigenvector of the greatest eigenvalue. */
    private static Optional<Rational[]> contracted(Rational[][] defect) {
        Rational[] r = new Rational[defect.length];
        java.util.Arrays.fill(r, Rational.ONE);
        for (int k = 0; k < ROUNDS; k++) {
            Rational[] image = Slopes.spread(defect, r);
            boolean less = true;
            Rational most = Rational.ZERO;
            for (int i = 0; i < r.length; i++) {
                less &= image[i].mul(Rational.of(1025, 1024)).compareTo(r[i]) < 0;
                most = most.max(image[i]);
            }
            if (less) {
                return Optional.of(r);
            }
            for (int i = 0; i < r.length; i++) {
                r[i] = Dyadic.fromRationalUp(image[i].div(most).add(Rational.of(1, 64)), SHORT / 2).toRational();
            }
        }
        return Optional.empty();
    }
}
