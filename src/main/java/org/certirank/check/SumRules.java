package org.certirank.check;

import java.util.*;

/** Rules about sums and matrices of any size (docs/symbolic-sums.md, section 5). */
final class SumRules {
    private SumRules() { }

    /** {@code termwise}: two sums over one range are equal (the one is at most the other) if any two of their terms are. */
    static void termwise(Step s) {
        Formula.Rel phi = Step.comparison(s.goal.conclusion(), "sums with = or <= between", kind -> kind == Formula.Kind.EQ || kind == Formula.Kind.LE || kind == Formula.Kind.GE);
        Node l = phi.left(), r = phi.right(), k = s.nodes.integerLeaf(s.data.text("name"));
        s.reading.with(k.name, Value.of(k));
        boolean fits = Sums.is(l, "sum in") && Sums.is(r, "sum in") && l.args[0] == r.args[0] && l.args[1] == r.args[1];
        if (!fits) throw new RejectException("the two sides are not sums over one range");
        Sums sums = s.nodes.terms.sums;
        s.premises.add(s.inRange(k, l.args[0], l.args[1]).with(new Formula.Rel(phi.kind(), sums.body(l, k), sums.body(r, k))));
    }

    /**
     * {@code staircase}: the rank of an m x n matrix is k if all its columns but the last k are 0, and its last k rows and columns form a matrix whose entries above the
     * antidiagonal are 0 and on it are not: a minor that is not 0.
     */
    static void staircase(Step s) {
        Nodes n = s.nodes;
        Formula.Rel phi = Step.equality(s.goal.conclusion());
        boolean left = Sums.is(phi.left(), "rank in");
        Node rank = left ? phi.left() : phi.right(), k = s.reading.here().generics.integer(s.node("rank"), null);
        if (!Sums.is(rank, "rank in")) throw new RejectException("the conclusion is about no rank of a matrix given entry by entry");
        Node other = left ? phi.right() : phi.left();
        if (!n.terms.same(other, k) || !other.total) throw new RejectException("the conclusion is about another rank"); // n + 0 / x is not defined everywhere
        List<String> names = s.data.texts("names");
        if (names.size() != 2) throw new RejectException("expected two names");
        Node rows = rank.args[0], columns = rank.args[1], i = n.integerLeaf(names.get(0)), j = n.integerLeaf(names.get(1));
        s.reading.with(i.name, Value.of(i)).with(j.name, Value.of(j));
        s.need(Formula.Kind.LE, n.one, k);
        s.need(Formula.Kind.LE, k, rows);
        s.need(Formula.Kind.LE, k, columns);
        Goal at = Step.under(s.goal, i.name, new Leaf(i, Rat.ONE, false, null, true, rows), new Formula.Rel(Formula.Kind.LE, i, rows));
        at = Step.under(at, j.name, new Leaf(j, Rat.ONE, false, null, true, columns), new Formula.Rel(Formula.Kind.LE, j, columns));
        Node entry = n.terms.sums.body(rank, i, j), above = n.sub(rows, k), before = n.sub(columns, k), corner = n.add(n.sub(n.add(rows, columns), k), n.one);
        s.premises.add(at.assuming(List.of(new Formula.Rel(Formula.Kind.LE, j, before))).with(new Formula.Rel(Formula.Kind.EQ, entry, s.zero)));
        at = at.assuming(List.of(new Formula.Rel(Formula.Kind.LT, above, i), new Formula.Rel(Formula.Kind.LT, before, j)));
        for (boolean on : new boolean[] {false, true}) {
            Formula where = new Formula.Rel(on ? Formula.Kind.EQ : Formula.Kind.LT, n.add(i, j), corner);
            s.premises.add(at.assuming(List.of(where)).with(new Formula.Rel(on ? Formula.Kind.NE : Formula.Kind.EQ, entry, s.zero)));
        }
    }
}
