package org.certirank.check;

import java.util.*;
import java.util.stream.IntStream;

/**
 * {@code gram}: c < sigmaMin(M) (<=) or spectralNorm(M) < r (<=). The p x p matrix G = M M^T, or M^T M if M has more rows than columns, has the squares of all p
 * singular values as eigenvalues. If the leading minors of G - c^2 are positive, it is positive definite (Sylvester), so that sigmaMin(M)^2 > c^2 and sigmaMin(M) >
 * |c| >= c; if those of r^2 - G are, spectralNorm(M)^2 < r^2, and r > 0. The last minor mentions every entry.
 */
final class GramRule {
    static void apply(Step s) {
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
            s.need(Formula.Kind.GT, of.det(MinorRule.within(h, leading, leading)), s.zero);
        }
    }
}
