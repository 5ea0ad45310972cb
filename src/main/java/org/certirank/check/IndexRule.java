package org.certirank.check;

import java.util.*;

/**
 * {@code index}: max(v) <= r (< r), r <= min(v), r <= phi(M), or an "all" over 1..n, from the same about any one of the finitely many numbers, for new indices.
 * There is one, for a dimension is at least 1; so r is defined.
 */
final class IndexRule {
    static void apply(Step s) {
        List<String> names = s.data.texts("names");
        List<Node> i = new ArrayList<>();
        if (s.goal.conclusion() instanceof Formula.All all) {
            count(names, 1);
            Goal under = s.indices(names, all.n(), i);
            s.premises.add(under.with(all.at(i.get(0), s.nodes)));
            return;
        }
        Formula.Rel r = Step.rising(s.goal.conclusion());
        boolean max = calls(r.left(), "max"), phi = !max && calls(r.right(), "phi");
        if (!max && !phi && !calls(r.right(), "min")) throw new RejectException("the conclusion bounds no max(v) from above, and no min(v) or phi(M) from below");
        count(names, phi ? 2 : 1);
        Node of = (max ? r.left() : r.right()).args[0];
        Goal under = s.indices(names, s.nodes.terms.rows(of), i);
        Node one = phi ? s.nodes.terms.dot(of, i.get(0), of, i.get(1)) : s.nodes.terms.call("[]", of, i.get(0));
        s.premises.add(under.with(new Formula.Rel(r.kind(), max ? one : r.left(), max ? r.right() : one)));
    }

    private static boolean calls(Node n, String name) { return n.op == Op.CALL && n.name.equals(name); }

    private static void count(List<String> names, int n) {
        if (names.size() != n) throw new RejectException(names.size() + " names, but the conclusion asks for " + n);
    }
}
