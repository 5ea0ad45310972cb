package org.certirank.prove.algebra;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.certirank.exact.Rational;
import org.certirank.expr.Monomial;
import org.certirank.expr.Polynomial;
import org.certirank.expr.Term;

/**
 * Writes a multiple of a polynomial as a combination of given polynomials, by pseudo-division along triangular relations: each relation is solved for
 * one generator in turn, with its cofactors over the given polynomials kept. Untrusted and incomplete.
 */
final class Elimination {
    private static final int MAX_TERMS = 4_000;
    private static final int MAX_RELATIONS = 40;

    /** multiplier * target = sum of cofactors * relations + rest. */
    record Result(Polynomial multiplier, List<Polynomial> cofactors, Polynomial rest) { }

    /** A polynomial = sum of cofactors * relations. */
    private static final class Row {
        private Polynomial value;
        private final List<Polynomial> cofactors;

        Row(Polynomial value, List<Polynomial> cofactors) {
            this.value = value;
            this.cofactors = cofactors;
        }
    }

    private final Predicate<Polynomial> nonZero;
    private final int n;
    private Polynomial multiplier = Polynomial.ONE;
    private final Row target;
    private final List<Row> rows = new ArrayList<>();

    private Elimination(Polynomial goal, List<Polynomial> relations, Predicate<Polynomial> nonZero) {
        this.nonZero = nonZero;
        n = relations.size();
        target = new Row(goal, zeros());
        for (int k = 0; k < n; k++) {
            List<Polynomial> unit = zeros();
            unit.set(k, Polynomial.ONE);
            rows.add(new Row(relations.get(k), unit));
        }
    }

    private List<Polynomial> zeros() {
        List<Polynomial> out = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            out.add(Polynomial.ZERO);
        }
        return out;
    }

    /**
     * Tries several orders of elimination until nothing is left of the goal.
     *
     * @param nonZero whether a polynomial may be divided by
     */
    static Optional<Result> zero(Polynomial goal, List<Polynomial> relations, Predicate<Polynomial> nonZero) {
        if (relations.isEmpty() || relations.size() > MAX_RELATIONS) {
            return Optional.empty();
        }
        for (int choice = 0; choice < 6; choice++) {
            Optional<Result> r = new Elimination(goal, relations, nonZero).run(choice).filter(x -> x.rest().isZero());
            if (r.isPresent()) {
                return r;
            }
        }
        return Optional.empty();
    }

    /** The goal as far as the first order of elimination reduces it. */
    static Optional<Result> reduce(Polynomial goal, List<Polynomial> relations, Predicate<Polynomial> nonZero) {
        return relations.isEmpty() || relations.size() > MAX_RELATIONS ? Optional.empty() : new Elimination(goal, relations, nonZero).run(0);
    }

    private record Pivot(Row row, Term x, int degree, Polynomial lead) { }

    private Optional<Result> run(int choice) {
        boolean first = true;
        while (!rows.isEmpty()) {
            List<Pivot> pivots = pivots();
            if (pivots.isEmpty()) {
                break;
            }
            Pivot p = pivots.get(first ? Math.min(choice, pivots.size() - 1) : 0);
            if (first && choice >= pivots.size()) {
                return Optional.empty();
            }
            first = false;
            rows.remove(p.row());
            for (Row r : rows) {
                if (divide(r, p) == null) {
                    return Optional.empty();
                }
            }
            Polynomial m = divide(target, p);
            if (m == null) {
                return Optional.empty();
            }
            multiplier = multiplier.mul(m);
            rows.removeIf(r -> r.value.isZero());
            if (target.value.isZero()) {
                break;
            }
        }
        List<Polynomial> cofactors = target.cofactors.stream().map(Polynomial::neg).toList();
        return Optional.of(new Result(multiplier, cofactors, target.value));
    }

    /** Where a relation can be solved: constant leading coefficients, then low degrees, then short relations first. */
    private List<Pivot> pivots() {
        List<Pivot> out = new ArrayList<>();
        for (Row r : rows) {
            if (r.value.size() > 200) {
                continue;
            }
            for (Term x : r.value.generators()) {
                int d = r.value.degree(x);
                Polynomial lead = r.value.coefficient(x, d);
                boolean root = x.op() == Term.Op.SQRT || x.op() == Term.Op.ABS;
                boolean used = target.value.degree(x) > 0 || rows.stream().anyMatch(o -> o != r && o.value.degree(x) > 0);
                if (used && !root && (lead.isConstant() || d == 1 && nonZero.test(lead))) {
                    out.add(new Pivot(r, x, d, lead));
                }
            }
        }
        out.sort(Comparator.<Pivot>comparingInt(p -> p.lead().isConstant() ? 0 : 1).thenComparingInt(Pivot::degree).thenComparingInt(p -> p.row().value.size())
                .thenComparingInt(p -> -p.x().id()));
        return out;
    }

    /** Pseudo-division of r by the pivot in its generator; the power of the leading coefficient that r was multiplied by, or null if it grows too large. */
    private Polynomial divide(Row r, Pivot p) {
        Polynomial by = Polynomial.ONE;
        boolean constant = p.lead().isConstant();
        Rational inverse = constant ? p.lead().constant().orElseThrow().inverse() : Rational.ONE;
        while (!r.value.isZero() && r.value.degree(p.x()) >= p.degree()) {
            int k = r.value.degree(p.x());
            Polynomial q = r.value.coefficient(p.x(), k).mul(inverse, Monomial.of(p.x(), k - p.degree()));
            Polynomial scale = constant ? Polynomial.ONE : p.lead();
            r.value = r.value.mul(scale).sub(q.mul(p.row().value));
            for (int i = 0; i < n; i++) {
                r.cofactors.set(i, r.cofactors.get(i).mul(scale).sub(q.mul(p.row().cofactors.get(i))));
            }
            by = by.mul(scale);
            if (r.value.size() > MAX_TERMS || r.cofactors.stream().anyMatch(c -> c.size() > MAX_TERMS)) {
                return null;
            }
        }
        return by;
    }
}
