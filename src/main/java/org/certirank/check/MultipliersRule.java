package org.certirank.check;

import java.math.BigInteger;
import java.util.*;

/**
 * {@code multipliers}: inside(M) = a or outside(M) = a. det(x - M) = (x - 1)^k (x + 1)^l q by its coefficients, q monic of degree m; one step of Schur and Cohn for
 * each degree: with f of formal degree h and f* its reversed polynomial, |f*| = |f| on the unit circle, where both have the same zeros. in, f_0^2 < f_h^2: f_h f -
 * f_0 f* = x g has as many zeros inside as f (Rouche, the common zeros divided out), so g has one fewer, and as many on the circle. out, f_h^2 < f_0^2: f_0 f - f_h f* = g has
 * as many inside and on the circle as f, and one fewer outside, where a leading coefficient 0 counts as a zero. The last f is a constant other than 0, so q has
 * as many zeros inside as there are steps in, outside as steps out. The entries of M and q are defined.
 */
final class MultipliersRule {
    private static final int LIMIT = 16;

    static void apply(Step s) {
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
        if (more == 0) return s.nodes.add(sum, s.reading.elaborator().matrices.det(MinorRule.within(m, rows, rows)));
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
