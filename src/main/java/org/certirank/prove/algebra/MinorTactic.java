package org.certirank.prove.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.certirank.expr.Prop;
import org.certirank.expr.Term;
import org.certirank.prove.rule.Minor;
import org.certirank.prove.rule.Move;
import org.certirank.prove.rule.Sequent;

/** Bounds of a rank from below: the rows and columns that elimination with full pivoting chooses at a point of the domain. */
public final class MinorTactic implements Tactic {

    @Override
    public List<Move> moves(Sequent goal) {
        if (!(goal.conclusion() instanceof Prop.Rel phi) || phi.l().op() != Term.Op.RANK && phi.r().op() != Term.Op.RANK) {
            return List.of();
        }
        int k;
        try {
            k = Minor.order(phi);
        } catch (Move.NotApplicable no) {
            return List.of();
        }
        Term m = Minor.matrix(phi);
        int rows = m.rows();
        int columns = m.arity() / rows;
        if (k < 1 || k > Math.min(rows, columns)) {
            return List.of();
        }
        if (k == rows && k == columns) {
            List<Integer> all = IntStream.rangeClosed(1, k).boxed().toList();
            return List.of(new Minor(all, all));
        }
        List<Move> out = new ArrayList<>();
        for (Map<Term, Double> p : new Numeric(goal).points().stream().limit(2).toList()) {
            double[][] a = new double[rows][columns];
            List<Double> v = Numeric.values(m.args(), p);
            for (int i = 0; i < m.arity(); i++) {
                a[i / columns][i % columns] = v.get(i);
            }
            Move move = pivots(a, k);
            if (!out.contains(move)) {
                out.add(move);
            }
        }
        return out;
    }

    private static Minor pivots(double[][] a, int k) {
        List<Integer> rows = new ArrayList<>();
        List<Integer> columns = new ArrayList<>();
        for (int step = 0; step < k; step++) {
            int bestRow = -1;
            int bestColumn = -1;
            double best = -1;
            for (int i = 0; i < a.length; i++) {
                for (int j = 0; j < a[0].length; j++) {
                    if (!rows.contains(i + 1) && !columns.contains(j + 1) && Math.abs(a[i][j]) > best) {
                        best = Math.abs(a[i][j]);
                        bestRow = i;
                        bestColumn = j;
                    }
                }
            }
            if (bestRow < 0) {
                // Entries without a value: any choice is as good.
                bestRow = next(rows, a.length);
                bestColumn = next(columns, a[0].length);
            }
            for (int i = 0; i < a.length && best > 0; i++) {
                if (i != bestRow) {
                    double q = a[i][bestColumn] / a[bestRow][bestColumn];
                    for (int j = 0; j < a[0].length; j++) {
                        a[i][j] -= q * a[bestRow][j];
                    }
                }
            }
            rows.add(bestRow + 1);
            columns.add(bestColumn + 1);
        }
        return new Minor(rows.stream().sorted().toList(), columns.stream().sorted().toList());
    }

    private static int next(List<Integer> taken, int n) {
        for (int i = 0; i < n; i++) {
            if (!taken.contains(i + 1)) {
                return i;
            }
        }
        throw new IllegalStateException("nothing left to choose");
    }
}
