package org.certirank.check;

import java.math.BigInteger;
import java.util.*;
import java.util.stream.IntStream;

/** Rules for matrices of numbers by determinants, by parts of them and by counting eigenvalues. */
final class MinorRules {
    /** {@code minor}: rank(M) >= k, rank(M) > k - 1, or rank(M) = k with k the smaller side of M, from a k x k minor that is not 0; the entries of M are defined. */
    static void minor(Step s) {
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

    /**
     * {@code gram}: c < sigmaMin(M) (<=) or spectralNorm(M) < r (<=). The p x p matrix G = M M^T, or M^T M if M has more rows than columns, has the squares of all p
     * singular values as eigenvalues. If the leading minors of G - c^2 are positive, it is positive definite (Sylvester), so that sigmaMin(M)^2 > c^2 and sigmaMin(M) >
     * |c| >= c; if those of r^2 - G are, spectralNorm(M)^2 < r^2, and r > 0. The last minor mentions every entry.
     */
    static void gram(Step s) {
        Formula.Rel r = Step.rising(s.goal.conclusion());
        Nodes n = s.nodes;
        boolean least = r.right().op == Op.SIGMAMIN;
        Value.Tensor m = least ? Step.over(r.right(), Op.SIGMAMIN) : Step.over(r.left(), Op.SPECTRALNORM);
        Matrices of = s.reading.elaborator().matrices;
        List<List<Node>> lines = (m.rows() <= m.columns() ? m : m.transposed()).lines();
        Node bound = least ? r.left() : r.right(), square = n.square(bound);
        Value.Tensor h = Value.matrix(lines.size(), lines.size(), (i, j) -> {
            Node g = of.dot(lines.get(i), lines.get(j));
            return i != j ? least ? g : n.neg(g) : least ? n.sub(g, square) : n.sub(square, g);
        });
        if (!least) s.need(Formula.Kind.GT, bound, s.zero);
        for (int k = 1; k <= lines.size(); k++) {
            int[] leading = IntStream.rangeClosed(1, k).toArray();
            s.need(Formula.Kind.GT, of.det(within(h, leading, leading)), s.zero);
        }
    }

    /**
     * {@code singular}: c <= singular(M, k) (<) from the same of sigmaMin of a k x k submatrix, for leaving out rows or columns lets no singular value grow; the
     * entries of M are defined. Without rows and columns: the k-th of k singular values is the least one, the first one the norm.
     */
    static void singular(Step s) {
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
        s.need(r.kind(), s.number("sigmaMin", within(m, rows, columns)), r.right());
        s.needDefined(s.goal, m.entries());
    }

    /**
     * {@code radius}: spectralRadius(M) < c from c > 0 and inside(M / c) = n: all n eigenvalues of M / c are of modulus below 1. c < spectralRadius(M) from c > 0 and
     * outside(M / c) = b with b >= 1: some eigenvalue is of modulus above c.
     */
    static void radius(Step s) {
        Formula.Rel r = Step.rising(s.goal.conclusion());
        if (!r.kind().strict()) throw new RejectException("the conclusion is not strict");
        boolean below = r.left().op == Op.SPECTRALRADIUS;
        Node c = below ? r.right() : r.left();
        Value.Tensor m = Step.over(below ? r.left() : r.right(), Op.SPECTRALRADIUS);
        if (below && s.data.has("count")) throw new RejectException("a count, but the conclusion bounds the radius from above");
        int count = below ? m.rows() : s.data.integer("count");
        if (count < 1) throw new RejectException("no eigenvalue is counted");
        s.need(Formula.Kind.GT, c, s.zero);
        s.need(Formula.Kind.EQ, s.number(below ? "inside" : "outside", m.map(e -> s.nodes.div(e, c))), s.nodes.constant(count));
    }

    /**
     * {@code multipliers}: inside(M) = a or outside(M) = a. det(x - M) = (x - 1)^k (x + 1)^l q by its coefficients, q monic of degree m; one step of Schur and Cohn for
     * each degree: with f of formal degree h and f* its reversed polynomial, |f*| = |f| on the unit circle, where both have the same zeros. in, f_0^2 < f_h^2: f_h f -
     * f_0 f* = x g has as many zeros inside as f (Rouche, the common zeros divided out), so g has one fewer, and as many on the circle. out, f_h^2 < f_0^2: f_0 f - f_h f* = g has
     * as many inside and on the circle as f, and one fewer outside, where a leading coefficient 0 counts as a zero. The last f is a constant other than 0, so q has
     * as many zeros inside as there are steps in, outside as steps out. The entries of M and q are defined.
     */
    private static final int LIMIT = 16;

    static void multipliers(Step s) {
        Formula.Rel r = Step.equality(s.goal.conclusion());
        if (r.left().isConst()) r = r.turned();
        boolean inside = r.left().op == Op.INSIDE;
        Value.Tensor m = Step.over(r.left(), inside ? Op.INSIDE : Op.OUTSIDE);
        List<Node> q = s.data.texts("quotient").stream().map(s.reading::node).toList(), defined = new ArrayList<>(m.entries());
        List<String> steps = s.data.texts("steps");
        int n = m.rows(), degree = q.size() - 1, one = s.data.integer("one"), minusOne = s.data.integer("minusOne");
        if (n > LIMIT) throw new LimitException("the characteristic polynomial of a matrix of more than " + LIMIT + " rows");
        if (q.isEmpty() || (long) one + minusOne + degree != n) throw new RejectException("the degrees do not add up to " + n);
        if (q.get(degree) != s.nodes.one) throw new RejectException("the quotient does not end with 1");
        if (steps.size() != degree || !Set.of("in", "out").containsAll(steps)) throw new RejectException("expected " + degree + " steps in or out");
        int count = Collections.frequency(steps, inside ? "in" : "out");
        if (r.right() != s.nodes.constant(count)) throw new RejectException("the steps show " + count);
        BigInteger[] b = circle(one, minusOne);
        List<Formula> same = new ArrayList<>();
        for (int j = 0; j < n; j++) {
            Node p = s.zero;
            for (int i = 0; i <= degree && i <= j; i++) {
                boolean term = j - i < b.length && b[j - i].signum() != 0;
                if (term) p = s.nodes.add(p, s.nodes.mul(s.nodes.constant(Rat.of(b[j - i])), q.get(i)));
            }
            Node minors = minors(s, m, n - j, 1, new int[0], s.zero);
            same.add(new Formula.Rel(Formula.Kind.EQ, (n - j) % 2 == 0 ? minors : s.nodes.neg(minors), p));
        }
        s.need(Formula.and(same));
        List<Node> f = q;
        for (String step : steps) f = reduced(s, f, step.equals("in"));
        defined.addAll(q);
        s.needDefined(s.goal, defined);
    }

    /** The coefficients of (x - 1)^k (x + 1)^l, the constant one first. */
    private static BigInteger[] circle(int k, int l) {
        BigInteger[] b = {BigInteger.ONE};
        for (int i = 0; i < k + l; i++) {
            BigInteger[] next = new BigInteger[b.length + 1];
            for (int j = 0; j <= b.length; j++) {
                BigInteger times = j < b.length ? b[j] : BigInteger.ZERO;
                next[j] = (j > 0 ? b[j - 1] : BigInteger.ZERO).add(i < k ? times.negate() : times);
            }
            b = next;
        }
        return b;
    }

    /** The sum, and the principal minors of so many more rows, from this row on, after these rows: sets of rows in lexicographic order. */
    private static Node minors(Step s, Value.Tensor m, int more, int from, int[] rows, Node sum) {
        LimitException.time();
        if (more == 0) return s.nodes.add(sum, s.reading.elaborator().matrices.det(within(m, rows, rows)));
        for (int row = from; row + more <= m.rows() + 1; row++) {
            int[] next = Arrays.copyOf(rows, rows.length + 1);
            next[rows.length] = row;
            sum = minors(s, m, more - 1, row + 1, next, sum);
        }
        return sum;
    }

    /** The premise of one step, and what becomes of f. */
    private static List<Node> reduced(Step s, List<Node> f, boolean in) {
        int h = f.size() - 1;
        Node first = f.get(0), last = f.get(h);
        s.need(Formula.Kind.LT, s.nodes.square(in ? first : last), s.nodes.square(in ? last : first));
        List<Node> g = new ArrayList<>();
        for (int i = 0; i < h; i++) {
            g.add(in ? s.nodes.sub(s.nodes.mul(last, f.get(i + 1)), s.nodes.mul(first, f.get(h - 1 - i)))
                    : s.nodes.sub(s.nodes.mul(first, f.get(i)), s.nodes.mul(last, f.get(h - i))));
        }
        return g;
    }
}
