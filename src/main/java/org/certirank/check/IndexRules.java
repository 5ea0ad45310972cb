package org.certirank.check;

import java.util.*;
import java.util.function.UnaryOperator;

/** Rules for generic names and indices of unknown size (docs/generic-names.md). */
final class IndexRules {
    /**
     * {@code index}: max(v) <= r (< r), r <= min(v), r <= phi(M), or an "all" over 1..n, from the same about any one of the finitely many numbers, for new indices.
     * There is one, for a dimension is at least 1; so r is defined.
     */
    static void index(Step s) {
        List<String> names = s.data.texts("names");
        List<Node> i = new ArrayList<>();
        if (s.goal.conclusion() instanceof Formula.All all) {
            count(names, 1);
            Goal under = s.indices(names, all.n(), i);
            s.premises.add(under.with(all.at(i.get(0), s.nodes)));
            return;
        }
        Formula.Rel r = Step.rising(s.goal.conclusion());
        boolean max = Sums.is(r.left(), "max"), phi = !max && Sums.is(r.right(), "phi");
        if (!max && !phi && !Sums.is(r.right(), "min")) throw new RejectException("the conclusion bounds no max(v) from above, and no min(v) or phi(M) from below");
        count(names, phi ? 2 : 1);
        Node of = (max ? r.left() : r.right()).args[0];
        Goal under = s.indices(names, s.nodes.terms.rows(of), i);
        Node one = phi ? s.nodes.terms.dot(of, i.get(0), of, i.get(1)) : s.nodes.terms.call("[]", of, i.get(0));
        s.premises.add(under.with(new Formula.Rel(r.kind(), max ? one : r.left(), max ? r.right() : one)));
    }

    private static void count(List<String> names, int n) { if (names.size() != n) throw new RejectException(names.size() + " names, but the conclusion asks for " + n); }

    /** {@code centre}: a mask with a centre has one whose eccentricity is the radius: the conclusion for a new index c with these hypotheses. */
    static void centre(Step s) {
        Value mask = s.generic("mask", "G");
        Terms t = s.nodes.terms;
        Digraph known = mask instanceof Value.Graph k ? k.graph() : null;
        Node g = known != null ? t.mask(known) : ((Value.Generic) mask).node();
        Generics at = s.reading.here().generics;
        boolean centred = known != null ? known.centres() > 0 : at.holds("quasiStronglyConnected", g) || at.holds("stronglyConnected", g);
        if (!centred) throw new RejectException("no hypothesis says that the mask has a centre");
        List<Node> c = new ArrayList<>();
        Goal under = s.indices(List.of(s.data.text("name")), t.rows(g), c);
        Node radius = s.number("radius", mask);
        s.premises.add(under.assuming(List.of(new Formula.Rel(Formula.Kind.EQ, t.call("isCentre", g, c.get(0)), s.nodes.one),
                new Formula.Rel(Formula.Kind.EQ, t.call("eccentricity", g, c.get(0)), radius))));
    }

    /** {@code compose}: product(A, s, t) is product(A, m, t) product(A, s, m) for s <= m <= t, by associativity: the conclusion with the one for the other. */
    static void compose(Step s) {
        Value a = s.generic("sequence", "m"), from = Value.of(s.node("from")), middle = Value.of(s.node("middle")), to = Value.of(s.node("to"));
        Node whole = product(s, a, from, to), two = s.nodes.terms.term("*", product(s, a, middle, to), product(s, a, from, middle));
        s.need(s.goal.conclusion().map(s.nodes.replacing(Map.of(whole, two))));
        s.need(Formula.Kind.LE, from.number(), middle.number());
        s.need(Formula.Kind.LE, middle.number(), to.number());
    }

    private static Node product(Step s, Value a, Value from, Value to) { return ((Value.Generic) s.apply("product", a, from, to)).node(); }

    /**
     * {@code diagonal}: dot(row(W X, i), row(W X, j)) >= n b^2 (1 - phi(X)) + (row sum i) (row sum j) phi(X) for n unit rows X and a non-negative W with weights of at
     * least b >= 0 in the rows i and j: of the sum of W[i, k] W[j, l] dot(X_k, X_l) the n terms with k = l have weights of at least b^2 and the value 1 >= phi(X), all
     * others at least phi(X). The first premise makes b defined.
     */
    static void diagonal(Step s) {
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

    /**
     * {@code induction}: phi(k) for all integers k >= a (with k <= u, if hypotheses say so), from phi(a), and from phi(k + 1) under the further hypothesis phi(k), and k
     * + 1 <= u for k <= u. Nothing else may depend on k: no other hypothesis, no set of a generic name; if k is an index, then by such a hypothesis, and of no entry.
     */
    static void induction(Step s) {
        Leaf leaf = s.leaf(s.data.text("name"), true);
        Node k = leaf.node(), next = s.nodes.add(k, s.nodes.one);
        Formula phi = s.goal.conclusion();
        boolean from = leaf.low() != null && leaf.low().isInteger() && !leaf.lowOpen() && leaf.high() == null;
        if (!from) throw new RejectException("'" + k + "' does not range over all integers from one on");
        List<Formula> others = new ArrayList<>(), up = new ArrayList<>();
        boolean bounded = leaf.of() == null;
        for (Formula h : s.goal.hypotheses()) {
            Node most = Nodes.mentions(h, k) ? bound(h, k) : null;
            if (most == null) others.add(h);
            else up.add(new Formula.Rel(Formula.Kind.LE, next, most));
            bounded |= most != null && leaf.of() != null && s.nodes.terms.same(most, leaf.of());
        }
        if (!bounded) throw new RejectException("no hypothesis says that the index '" + k + "' is at most " + leaf.of());
        if (leaf.of() != null && Nodes.below(phi.roots()).stream().anyMatch(e -> entry(e, k))) throw new RejectException("an entry with the index '" + k + "'");
        if (phi instanceof Formula.All || phi instanceof Formula.Imp || phi instanceof Formula.Or) throw new RejectException("no induction on this kind of conclusion");
        UnaryOperator<Node> first = s.nodes.replacing(Map.of(k, s.nodes.constant(leaf.low())));
        // k itself, which stays, need not be an index where nothing says k <= u
        List<Leaf> leaves = s.goal.leaves().stream().map(l -> l == leaf ? new Leaf(k, l.low(), false, null, true) : l).toList();
        s.premises.add(s.goal.over(s.goal.scope(), leaves).under(s.goal.hypotheses().stream().map(h -> h.map(first)).toList()).with(phi.map(first)));
        up.add(phi);
        s.premises.add(s.goal.under(others).assuming(up).with(phi.map(s.nodes.replacing(Map.of(k, next)))));
    }

    /** u, for a hypothesis k <= u. */
    private static Node bound(Formula h, Node k) {
        Formula.Rel r = h instanceof Formula.Rel c && c.kind() == Formula.Kind.GE ? c.turned() : h instanceof Formula.Rel c ? c : null;
        boolean fits = r != null && r.kind() == Formula.Kind.LE && r.left() == k && !Nodes.mentions(r.right(), k) && Generics.isInteger(r.right());
        if (!fits) throw new RejectException("a hypothesis mentions '" + k + "'");
        return r.right();
    }

    /** v[i] or M[i, j] with an index that mentions k. */
    private static boolean entry(Node e, Node k) {
        if (!Sums.is(e, "[]")) return false;
        List<Node> factors = Terms.factors(e.args[0]);
        Node last = factors.get(factors.size() - 1);
        return Nodes.mentions(e.args[1], k) || last.isTerm("column") && Nodes.mentions(last.args[1], k);
    }

    /**
     * Bounds of mu(X), the root of the sum of squares of an m x d matrix X without its column means. {@code columns}: mu(X) <= sqrt(m d) / 2 c, if the entries of
     * each column differ by at most c: a column's sum of squared deviations is at most m (max - min)^2 / 4 (Popoviciu). {@code pairs}: mu(X)^2 <= m / 2 c, if any
     * two rows have a squared distance of at most c: mu(X)^2 is the sum of these over all m^2 pairs, divided by 2 m. The premise makes c defined.
     */
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
