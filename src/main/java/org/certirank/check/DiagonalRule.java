package org.certirank.check;

import java.util.*;

/**
 * {@code diagonal}: dot(row(W X, i), row(W X, j)) >= n b^2 (1 - phi(X)) + (row sum i) (row sum j) phi(X) for n unit rows X and a non-negative W with weights of at
 * least b >= 0 in the rows i and j: of the sum of W[i, k] W[j, l] dot(X_k, X_l) the n terms with k = l have weights of at least b^2 and the value 1 >= phi(X), all
 * others at least phi(X). The first premise makes b defined.
 */
final class DiagonalRule {
    static void apply(Step s) {
        FactRule fact = new FactRule(s);
        Nodes n = s.nodes;
        Value w = fact.weights(false), x = fact.from("sphereRows", "tokens"), wx = s.apply("*", w, x), i = fact.pair().get(0), j = fact.pair().get(1);
        Node b = s.node("bound"), phi = s.number("phi", x), rows = n.terms.rows(s.term("tokens", "M"));
        Node squares = n.mul(n.mul(rows, n.square(b)), n.sub(n.one, phi)), all = n.mul(n.mul(fact.sum(w, i), fact.sum(w, j)), phi);
        s.concludes(n.sub(n.sub(fact.dot(wx, i, wx, j), squares), all), false);
        s.need(s.sign(b, false));
        for (Value row : List.of(i, j)) {
            List<Node> c = new ArrayList<>();
            Goal under = s.indices(List.of(s.data.text("name")), rows, c);
            s.premises.add(under.with(new Formula.Rel(Formula.Kind.LE, b, n.terms.entry(s.term("matrix", "M"), row.number(), c.get(0)))));
        }
    }
}
