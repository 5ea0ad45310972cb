package org.certirank.prove.algebra;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.certirank.expr.Prop;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;
import org.certirank.prove.rule.Sequent;

/**
 * Moves points onto the equalities among the hypotheses of a goal: each is solved for one unknown in which it, or one factor of it, is a polynomial of
 * degree at most 2 (a member of a finite set, a row that sums to 1, a vector on the sphere). In floating point, to guess only; the caller looks
 * whether the point is good.
 */
final class EqualityPoints {
    private static final int MAX_NODES = 400;
    private static final double FLAT = 1e-9;
    private static final int MAX_FAILURES = 3;

    private final List<Equality> equalities = new ArrayList<>();
    private int failures;

    /** The factors of l - r, of which one has to be 0; with the unknowns of each. */
    private record Equality(List<Term> factors, List<List<Term>> unknowns) { }

    EqualityPoints(Sequent goal) {
        Terms terms = goal.terms();
        for (Prop h : goal.hypotheses()) {
            if (h instanceof Prop.Rel(Relation relation, Term l, Term r) && relation == Relation.EQ) {
                List<Term> factors = new ArrayList<>();
                Term e = terms.sub(l, r);
                List<Term> nodes = Terms.reachable(List.of(e));
                if (nodes.size() <= MAX_NODES) {
                    factors(e, factors);
                    equalities.add(new Equality(factors, factors.stream().map(f -> Terms.reachable(List.of(f)).stream().filter(Term::isLeaf).toList()).toList()));
                }
            }
        }
    }

    private static void factors(Term t, List<Term> out) {
        if (t.op() == Term.Op.MUL) {
            t.args().forEach(a -> factors(a, out));
        } else if (!t.isConst()) {
            out.add(t);
        }
    }

    /** Whether equalities were met again and again that could not be solved: then going on is waste. */
    boolean isHopeless() {
        return failures >= MAX_FAILURES;
    }

    /** The point with some of its coordinates changed so that the equalities hold, as far as they could be solved one after the other. */
    Map<Term, Double> onto(Map<Term, Double> point, SplittableRandom random) {
        if (equalities.isEmpty()) {
            return point;
        }
        Map<Term, Double> p = new HashMap<>(point);
        Set<Term> solved = new HashSet<>();
        for (Equality q : equalities) {
            if (isHopeless()) {
                return p;
            }
            int first = random.nextInt(Math.max(1, q.factors().size()));
            boolean done = false;
            for (int i = 0; i < q.factors().size() && !done; i++) {
                int k = (first + i) % q.factors().size();
                List<Term> unknowns = q.unknowns().get(k);
                int start = random.nextInt(Math.max(1, unknowns.size()));
                for (int j = 0; j < unknowns.size() && !done; j++) {
                    Term x = unknowns.get((start + j) % unknowns.size());
                    done = !solved.contains(x) && solve(q.factors().get(k), x, p, random.nextBoolean());
                    if (done) {
                        solved.add(x);
                    }
                }
            }
            failures = done || q.factors().isEmpty() ? failures : failures + 1;
        }
        return p;
    }

    /** Interpolates in x and puts a root in; whether it is one. */
    private static boolean solve(Term f, Term x, Map<Term, Double> p, boolean greater) {
        double was = p.getOrDefault(x, 0.0);
        double at0 = at(f, x, 0, p);
        double at1 = at(f, x, 1, p);
        double at2 = at(f, x, -1, p);
        double a = (at1 + at2) / 2 - at0;
        double b = (at1 - at2) / 2;
        double size = Math.abs(at0) + Math.abs(at1) + Math.abs(at2);
        double root;
        if (Math.abs(a) <= FLAT * size) {
            root = -at0 / b;
        } else {
            double d = Math.sqrt(b * b - 4 * a * at0);
            root = (-b + (greater ? d : -d)) / (2 * a);
        }
        // Written so that NaN fails.
        if (Double.isFinite(root) && Math.abs(at(f, x, root, p)) <= FLAT * (1 + size)) {
            p.put(x, root);
            return true;
        }
        p.put(x, was);
        return false;
    }

    private static double at(Term f, Term x, double value, Map<Term, Double> p) {
        p.put(x, value);
        return Numeric.value(f, p);
    }
}
