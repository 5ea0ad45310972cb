package org.certirank.check;

import java.util.*;

/**
 * n functions of n unknowns over a box (a convex set) and of other leaves: for two points x, x' of the box and the same other leaves, f(x) - f(x') = T (x - x') with T
 * in J, the enclosures of the derivatives, by the mean value theorem for each function on the segment between x and x'.
 */
final class Slopes {
    /** 1 - Y J. */
    final Range[][] rest;
    private final Rat[][] matrix;
    private final int bits;

    /** @param eval at the box, with the leaves of `unknowns` among its leaves */
    Slopes(IntervalEval eval, List<Node> functions, List<Node> unknowns, Rat[][] matrix) {
        int n = functions.size();
        this.matrix = matrix;
        this.bits = eval.bits;
        this.rest = new Range[n][n];
        MeanValue derivatives = new MeanValue(eval);
        Range[][] columns = new Range[n][n];
        for (int i = 0; i < n; i++) {
            Range[] d = derivatives.gradient(functions.get(i));
            if (d == null) throw new RejectException("equation " + i + " is not certainly defined and differentiable on the box");
            for (int j = 0; j < n; j++) columns[j][i] = d[eval.leafOf(unknowns.get(j))];
        }
        for (int j = 0; j < n; j++) {
            Range[] product = times(columns[j]);
            for (int i = 0; i < n; i++) rest[i][j] = (i == j ? Range.ONE : Range.ZERO).sub(product[i], bits);
        }
    }

    /** Y times the vector, null in it standing for 0. */
    Range[] times(Range[] v) {
        Range[] out = new Range[v.length];
        Arrays.fill(out, Range.ZERO);
        for (int i = 0; i < v.length; i++) {
            LimitException.time();
            for (int k = 0; k < v.length; k++) if (v[k] != null) out[i] = out[i].add(Range.of(matrix[i][k], bits).mul(v[k], bits), bits);
        }
        return out;
    }

    /** An n x n matrix of rational constants. */
    static Rat[][] matrix(Step s, int n) {
        Rat[][] out = new Rat[n][];
        List<?> rows = s.data.list("matrix");
        if (rows.size() != n) throw new RejectException("the matrix has " + rows.size() + " rows, not " + n);
        for (int i = 0; i < n; i++) out[i] = rationals(s, rows.get(i), "matrix", n);
        return out;
    }

    static Rat[] rationals(Step s, Object texts, String field, int n) {
        List<?> list = Fields.list(texts, s.data.at(field));
        if (list.size() != n) throw new RejectException(field + ": " + list.size() + " numbers, not " + n);
        return list.stream().map(t -> s.reading.rational(Fields.text(t, s.data.at(field)))).toArray(Rat[]::new);
    }

    static void positive(Rat r) { if (r.signum() <= 0) throw new RejectException("the radius " + r + " is not positive"); }
    /** Whether all of the range lies strictly between -r and r. */
    static boolean within(Range k, Rat r, int bits) { return k.certainlyLess(Range.of(r, bits)) && Range.of(r.neg(), bits).certainlyLess(k); }
}
