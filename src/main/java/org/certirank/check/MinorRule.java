package org.certirank.check;

import java.util.ArrayList;
import java.util.List;

/**
 * {@code minor} {"rows": [...], "columns": [...]}: the conclusion is rank(M) >= k, rank(M) > k - 1, or rank(M) = k with k the smaller side of M (either side order). Premises:
 * the minor with these k rows and columns (increasing, from 1) is not 0; the entries of M are defined. A k x k minor that is not 0 gives rank >= k, and no rank passes the
 * smaller side.
 */
final class MinorRule implements Rule {
    @Override public String fields() { return "rows columns"; }

    @Override public Plan apply(Goal goal, Fields data, Reading reading) {
        Formula.Rel rel = goal.conclusion() instanceof Formula.Rel r ? r.left().op == Op.RANK ? r : new Formula.Rel(r.kind().turned(), r.right(), r.left()) : null;
        if (rel == null || rel.left().op != Op.RANK || !rel.right().isConst() || !rel.right().value.isInteger()) {
            throw new RejectException("the conclusion does not compare a rank with an integer");
        }
        Node[] entries = rel.left().args;
        int m = rel.left().exponent.intValueExact();
        int n = entries.length / m;
        int[] rows = data.integers("rows");
        int[] columns = data.integers("columns");
        Rat k = Rat.of(rows.length);
        boolean fits = switch (rel.kind()) {
            case GE -> rel.right().value.equals(k);
            case GT -> rel.right().value.equals(k.sub(Rat.ONE));
            case EQ -> rel.right().value.equals(k) && rows.length == (m < n ? m : n);
            default -> false;
        };
        if (!fits || rows.length != columns.length) {
            throw new RejectException("a minor of " + rows.length + " rows and " + columns.length + " columns does not show the conclusion");
        }
        increasing(rows, m);
        increasing(columns, n);
        Value.Mat minor = Value.Mat.of(rows.length, rows.length, i -> j -> entries[(rows[i] - 1) * n + columns[j] - 1]);
        Node det = new Matrices(reading.nodes).det(minor);
        List<Goal> premises = new ArrayList<>(List.of(goal.with(new Formula.Rel(Formula.Kind.NE, det, reading.nodes.zero))));
        Roots.defined(goal, List.of(entries), premises);
        return new Plan(premises);
    }

    private static void increasing(int[] indices, int size) {
        for (int i = 0; i < indices.length; i++) {
            if (indices[i] < 1 || indices[i] > size || i > 0 && indices[i] <= indices[i - 1]) {
                throw new RejectException("rows and columns of a minor must increase within 1.." + size);
            }
        }
    }
}
