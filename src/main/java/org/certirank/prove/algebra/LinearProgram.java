package org.certirank.prove.algebra;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.certirank.exact.Rational;
import org.certirank.expr.Monomial;
import org.certirank.expr.Polynomial;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.optim.MaxIter;
import org.hipparchus.optim.linear.LinearConstraint;
import org.hipparchus.optim.linear.LinearConstraintSet;
import org.hipparchus.optim.linear.LinearObjectiveFunction;
import org.hipparchus.optim.linear.NonNegativeConstraint;
import org.hipparchus.optim.linear.Relationship;
import org.hipparchus.optim.linear.SimplexSolver;
import org.hipparchus.optim.nonlinear.scalar.GoalType;

/**
 * A polynomial as a combination of others, non-negative in most of them. Floating-point simplex finds which ones to use; their coefficients are then
 * solved for exactly, and a solution that is not exact or has a wrong sign is no solution.
 */
final class LinearProgram {
    private static final int MAX_ROWS = 260;
    private static final int MAX_COLUMNS = 700;
    private static final int MAX_PIVOTS = 3_000;
    private static final double SUPPORT = 1e-9;

    /**
     * A column.
     *
     * @param weight what it costs to use it
     * @param strict whether it counts as strictly positive
     * @param free   whether its coefficient may have any sign
     */
    record Column(Polynomial value, double weight, boolean strict, boolean free) { }

    private LinearProgram() {
    }

    /** The coefficients (not 0) by column, for sum = target; with a positive coefficient of a strict column if asked for. */
    static Optional<Map<Integer, Rational>> solve(List<Column> columns, Polynomial target, boolean strict) {
        List<Integer> kept = presolve(columns, target);
        Map<Monomial, Integer> rows = new LinkedHashMap<>();
        target.monomials().forEach(m -> rows.putIfAbsent(m, rows.size()));
        kept.forEach(k -> columns.get(k).value().monomials().forEach(m -> rows.putIfAbsent(m, rows.size())));
        if (rows.size() > MAX_ROWS || kept.size() > MAX_COLUMNS || kept.isEmpty() || strict && kept.stream().noneMatch(k -> columns.get(k).strict())) {
            return Optional.empty();
        }
        double[] x = simplex(columns, kept, rows, target, strict);
        if (x == null) {
            return Optional.empty();
        }
        List<Integer> support = new ArrayList<>();
        Map<Integer, Double> size = new HashMap<>();
        for (int i = 0; i < kept.size(); i++) {
            double v = Math.abs(x[i]);
            if (v > SUPPORT) {
                support.add(kept.get(i));
                size.put(kept.get(i), v);
            }
        }
        support.sort(Comparator.<Integer>comparingDouble(size::get).reversed());
        return ExactLinear.solve(support.stream().map(k -> columns.get(k).value()).toList(), target).map(c -> {
            Map<Integer, Rational> out = new TreeMap<>();
            c.forEach((i, v) -> {
                if (!v.isZero()) {
                    out.put(support.get(i), v);
                }
            });
            return out;
        }).filter(c -> c.entrySet().stream().allMatch(v -> columns.get(v.getKey()).free() || v.getValue().signum() > 0))
                .filter(c -> !strict || c.keySet().stream().anyMatch(k -> columns.get(k).strict()));
    }

    /**
     * Leaves out columns that must be 0: those with a monomial, not in the target, that occurs in no other column, or in columns of one sign only.
     */
    private static List<Integer> presolve(List<Column> columns, Polynomial target) {
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            kept.add(i);
        }
        boolean changed = true;
        while (changed) {
            Map<Monomial, Integer> signs = new HashMap<>();
            Map<Monomial, Integer> count = new HashMap<>();
            target.forEach((m, c) -> {
                signs.merge(m, c.signum() > 0 ? 2 : 1, (a, b) -> a | b);
                count.merge(m, 1, Integer::sum);
            });
            for (int k : kept) {
                Column col = columns.get(k);
                col.value().forEach((m, c) -> {
                    signs.merge(m, col.free() ? 3 : c.signum() > 0 ? 1 : 2, (a, b) -> a | b);
                    count.merge(m, 1, Integer::sum);
                });
            }
            changed = kept.removeIf(k -> columns.get(k).value().monomials().stream().anyMatch(m -> signs.get(m) != 3 || count.get(m) == 1));
        }
        return kept;
    }

    private static double[] simplex(List<Column> columns, List<Integer> kept, Map<Monomial, Integer> rows, Polynomial target, boolean strict) {
        int n = kept.size();
        List<Integer> free = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            if (columns.get(kept.get(i)).free()) {
                free.add(i);
            }
        }
        double[][] a = new double[rows.size()][n + free.size()];
        double[] b = new double[rows.size()];
        for (int i = 0; i < n; i++) {
            int at = i;
            columns.get(kept.get(i)).value().forEach((m, c) -> a[rows.get(m)][at] = c.toDoubleApproximately());
        }
        for (int j = 0; j < free.size(); j++) {
            for (double[] row : a) {
                row[n + j] = -row[free.get(j)];
            }
        }
        target.forEach((m, c) -> b[rows.get(m)] = c.toDoubleApproximately());
        List<LinearConstraint> all = new ArrayList<>();
        for (int r = 0; r < a.length; r++) {
            double scale = Math.abs(b[r]);
            for (double v : a[r]) {
                scale = Math.max(scale, Math.abs(v));
            }
            if (scale > 0) {
                for (int i = 0; i < a[r].length; i++) {
                    a[r][i] /= scale;
                }
                all.add(new LinearConstraint(a[r], Relationship.EQ, b[r] / scale));
            }
        }
        double[] cost = new double[n + free.size()];
        double[] some = new double[cost.length];
        for (int i = 0; i < n; i++) {
            cost[i] = columns.get(kept.get(i)).weight();
            some[i] = columns.get(kept.get(i)).strict() ? 1 : 0;
        }
        for (int j = 0; j < free.size(); j++) {
            cost[n + j] = cost[free.get(j)];
        }
        if (strict) {
            all.add(new LinearConstraint(some, Relationship.LEQ, 1));
        }
        try {
            double[] x = new SimplexSolver().optimize(new MaxIter(MAX_PIVOTS), new LinearObjectiveFunction(strict ? some : cost, 0), new LinearConstraintSet(all),
                    strict ? GoalType.MAXIMIZE : GoalType.MINIMIZE, new NonNegativeConstraint(true)).getPoint();
            for (int j = 0; j < free.size(); j++) {
                x[free.get(j)] -= x[n + j];
            }
            return x;
        } catch (MathRuntimeException infeasible) {
            return null;
        }
    }
}
