package org.certirank.check;

/**
 * {@code singular}: c <= singular(M, k) (<) from the same of sigmaMin of a k x k submatrix, for leaving out rows or columns lets no singular value grow; the
 * entries of M are defined. Without rows and columns: the k-th of k singular values is the least one, the first one the norm.
 */
final class SingularRule {
    static void apply(Step s) {
        Formula.Rel r = Step.comparison(s.goal.conclusion(), "one comparison", kind -> true);
        if (r.kind().inequality()) r = Step.rising(r).turned();
        if (r.left().op != Op.SINGULAR) r = r.turned(); // the greater side first
        Value.Tensor m = Step.over(r.left(), Op.SINGULAR);
        int k = Integer.parseInt(r.left().name);
        if (!s.data.has("rows") && !s.data.has("columns")) {
            boolean least = k == (m.rows() < m.columns() ? m.rows() : m.columns());
            if (!least && k != 1) throw new RejectException("singular value " + k + " is neither the least nor the greatest");
            s.need(r.kind(), s.number(least ? "sigmaMin" : "spectralNorm", m), r.right());
            return;
        }
        int[] rows = s.data.integers("rows"), columns = s.data.integers("columns");
        boolean above = r.kind() == Formula.Kind.GE || r.kind() == Formula.Kind.GT;
        if (!above || rows.length != k || columns.length != k) throw new RejectException("a submatrix of " + rows.length + " rows and " + columns.length + " columns does not show the conclusion");
        s.need(r.kind(), s.number("sigmaMin", MinorRule.within(m, rows, columns)), r.right());
        s.needDefined(s.goal, m.entries());
    }
}
