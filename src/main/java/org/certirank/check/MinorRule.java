package org.certirank.check;

/**
 * {@code minor}: rank(M) >= k, rank(M) > k - 1, or rank(M) = k with k the smaller side of M, from a k x k minor that is not 0; the entries of M are defined.
 */
final class MinorRule {
    static void apply(Step s) {
        Formula.Rel rel = s.goal.conclusion() instanceof Formula.Rel r ? r.left().op == Op.RANK ? r : r.turned() : null;
        boolean form = rel != null && rel.left().op == Op.RANK && rel.right().isConst() && rel.right().value.isInteger();
        if (!form) throw new RejectException("the conclusion does not compare a rank with an integer");
        Node[] entries = rel.left().args;
        int m = rel.left().exponent.intValueExact(), n = entries.length / m;
        int[] rows = s.data.integers("rows"), columns = s.data.integers("columns");
        int k = rows.length;
        boolean fits = rows.length == columns.length && switch (rel.kind()) {
            case GE -> rel.right().value.equals(Rat.of(k));
            case GT -> rel.right().value.equals(Rat.of(k - 1));
            case EQ -> rel.right().value.equals(Rat.of(k)) && k == (m < n ? m : n);
            case LT, LE, NE -> false;
        };
        if (!fits) throw new RejectException("a minor of " + k + " rows and " + columns.length + " columns does not show the conclusion");
        Value.Tensor minor = within(Step.over(rel.left(), Op.RANK), rows, columns);
        s.need(Formula.Kind.NE, s.reading.elaborator().matrices.det(minor), s.zero);
        s.needDefined(entries);
    }

    /** These rows and columns of the matrix, counted from 1. */
    static Value.Tensor within(Value.Tensor m, int[] rows, int[] columns) {
        increasing(rows, m.rows());
        increasing(columns, m.columns());
        return Value.matrix(rows.length, columns.length, (i, j) -> m.get(rows[i] - 1, columns[j] - 1));
    }

    private static void increasing(int[] indices, int size) {
        int before = 0;
        for (int i : indices) {
            if (i <= before || i > size) throw new RejectException("rows and columns of a minor must increase within 1.." + size);
            before = i;
        }
    }
}
