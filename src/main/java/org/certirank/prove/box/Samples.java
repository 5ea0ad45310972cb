package org.certirank.prove.box;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certirank.exact.Rational;
import org.certirank.expr.Prop;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.interval.DoubleInterval;

/** Looks for points that refute a sequent: judged rigorously, so a point that is found ends the search; finding none says nothing. */
final class Samples {
    private static final int POINTS = 16;

    private final Problem problem;
    private final DoubleStage stage;
    private final boolean hopeless;

    Samples(Problem problem, DoubleStage stage) {
        this.problem = problem;
        this.stage = stage;
        // A number drawn at random does not satisfy an equation.
        this.hopeless = problem.hypotheses().stream().anyMatch(h -> h instanceof Prop.Rel r && r.relation() == Relation.EQ);
    }

    /** A refuting point among some that are spread over the box (a Halton sequence). */
    Optional<Map<Term, Rational>> spread(Side[] sides) {
        List<double[]> points = new ArrayList<>();
        for (int i = 1; i <= POINTS; i++) {
            double[] p = new double[sides.length];
            int base = 2;
            for (int k = 0; k < p.length; k++) {
                p[k] = sides[k].sample(fraction(i, base));
                base = nextPrime(base);
            }
            points.add(p);
        }
        return first(sides, points);
    }

    Optional<Map<Term, Rational>> middle(Side[] sides) {
        double[] p = new double[sides.length];
        for (int k = 0; k < p.length; k++) {
            p[k] = sides[k].sample(0.5);
        }
        return first(sides, List.of(p));
    }

    private Optional<Map<Term, Rational>> first(Side[] sides, List<double[]> points) {
        if (hopeless || sides.length == 0) {
            return Optional.empty();
        }
        List<double[]> members = points.stream().filter(this::avoidsHoles).toList();
        List<DoubleInterval[]> parts = new ArrayList<>();
        for (double[] p : members) {
            DoubleInterval[] part = new DoubleInterval[p.length];
            for (int k = 0; k < p.length; k++) {
                part[k] = Double.isNaN(p[k]) ? DoubleInterval.of(sides[k].lo(), sides[k].hi()) : DoubleInterval.of(p[k]);
            }
            parts.add(part);
        }
        int found = parts.isEmpty() ? -1 : stage.firstFalse(parts);
        if (found < 0) {
            return Optional.empty();
        }
        Map<Term, Rational> point = new LinkedHashMap<>(problem.point(sides));
        for (int k = 0; k < sides.length; k++) {
            if (!Double.isNaN(members.get(found)[k])) {
                point.put(problem.leaves().get(k), Rational.ofDouble(members.get(found)[k]));
            }
        }
        return Optional.of(point);
    }

    private boolean avoidsHoles(double[] p) {
        for (int k = 0; k < p.length; k++) {
            if (!problem.holes(k).isEmpty() && !Double.isNaN(p[k]) && problem.isHole(k, Rational.ofDouble(p[k]))) {
                return false;
            }
        }
        return true;
    }

    /** The digits of i in this base, mirrored at the point. */
    private static double fraction(int i, int base) {
        double f = 0;
        double place = 1.0 / base;
        for (int n = i; n > 0; n /= base) {
            f += n % base * place;
            place /= base;
        }
        return f;
    }

    private static int nextPrime(int p) {
        int q = p + 1;
        for (int d = 2; d * d <= q; d++) {
            if (q % d == 0) {
                return nextPrime(q);
            }
        }
        return q;
    }
}
