package org.certirank.check;

import java.util.*;

/**
 * Bounds of mu(X), the root of the sum of squares of an m x d matrix X without its column means. {@code columns}: mu(X) <= sqrt(m d) / 2 c, if the entries of
 * each column differ by at most c: a column's sum of squared deviations is at most m (max - min)^2 / 4 (Popoviciu). {@code pairs}: mu(X)^2 <= m / 2 c, if any
 * two rows have a squared distance of at most c: mu(X)^2 is the sum of these over all m^2 pairs, divided by 2 m. The premise makes c defined.
 */
final class SpreadRule {
    static void columns(Step s) {
        Terms t = s.nodes.terms;
        Node x = s.term("matrix", "M"), c = s.node("bound"), two = s.nodes.constant(2);
        Node half = s.nodes.div(s.nodes.unary(Op.SQRT, s.nodes.mul(t.rows(x), t.columns(x))), two);
        s.concludes(s.nodes.sub(s.nodes.mul(half, c), t.call("mu", x)), false);
        List<Node> j = new ArrayList<>();
        Goal under = s.indices(List.of(s.data.text("name")), t.columns(x), j);
        Node column = t.term("column", x, j.get(0));
        s.premises.add(under.with(new Formula.Rel(Formula.Kind.LE, s.nodes.sub(t.call("max", column), t.call("min", column)), c)));
    }

    static void pairs(Step s) {
        Terms t = s.nodes.terms;
        Node x = s.term("matrix", "M"), c = s.node("bound"), two = s.nodes.constant(2);
        s.concludes(s.nodes.sub(s.nodes.mul(s.nodes.div(t.rows(x), two), c), s.nodes.square(t.call("mu", x))), false);
        List<Node> i = new ArrayList<>();
        if (s.data.texts("names").size() != 2) throw new RejectException("expected two names");
        Goal under = s.indices(s.data.texts("names"), t.rows(x), i);
        Node squares = s.nodes.add(t.dot(x, i.get(0), x, i.get(0)), t.dot(x, i.get(1), x, i.get(1)));
        Node distance = s.nodes.sub(squares, s.nodes.mul(two, t.dot(x, i.get(0), x, i.get(1))));
        s.premises.add(under.with(new Formula.Rel(Formula.Kind.LE, distance, c)));
    }
}
