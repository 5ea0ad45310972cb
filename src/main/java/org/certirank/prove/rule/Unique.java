package org.certirank.prove.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.certirank.certificate.Data;
import org.certirank.exact.Rational;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;

/**
 * Two zeros of one system are one, if on the box of both |1 - Y J| r &lt; r for the interval derivative J: f(u) - f(v) = T (u - v) with T in J, and Y T is regular.
 *
 * @param pairs  of hypotheses: f_i(first) = 0 and f_i(second) = 0
 * @param radius the r, positive
 * @param matrix the Y
 */
public record Unique(List<Term> first, List<Term> second, List<Pair> pairs, List<Rational> radius, List<List<Rational>> matrix, int bits) implements Move {

    /** The same equation of both. */
    public record Pair(int ofFirst, int ofSecond) { }

    public Unique {
        first = List.copyOf(first);
        second = List.copyOf(second);
        pairs = List.copyOf(pairs);
        radius = List.copyOf(radius);
        matrix = matrix.stream().map(List::copyOf).toList();
    }

    @Override
    public String rule() {
        return "unique";
    }

    @Override
    public Data.Fields data() {
        return Data.NONE.with("first", Data.texts(first.stream().map(Term::name).toList())).with("second", Data.texts(second.stream().map(Term::name).toList()))
                .with("pairs", Data.list(pairs.stream().map(p -> Data.integers(List.of(p.ofFirst(), p.ofSecond()))).toList()))
                .with("radius", Data.texts(radius.stream().map(Rational::toString).toList()))
                .with("matrix", Data.list(matrix.stream().map(row -> Data.texts(row.stream().map(Rational::toString).toList())).toList())).with("bits", bits);
    }

    /** No premises: whoever makes the step has checked the inequalities. */
    @Override
    public List<Sequent> premises(Sequent goal) {
        int n = first.size();
        Move.require(n > 0 && second.size() == n && pairs.size() == n && radius.size() == n && matrix.size() == n, "the lengths differ");
        List<Term> all = new ArrayList<>(first);
        all.addAll(second);
        List<Term> leaves = goal.leaves().stream().map(Leaf::term).toList();
        Move.require(new HashSet<>(all).size() == 2 * n && leaves.containsAll(all), "not so many leaves");
        for (Prop p : Props.flatten(goal.conclusion())) {
            Move.require(p instanceof Prop.Rel r && r.relation() == Relation.EQ && (same(r.l(), r.r()) || same(r.r(), r.l())), "the conclusion is not that the leaves are the same");
        }
        for (Pair p : pairs) {
            Move.require(fits(goal, p, first, second), "hypotheses " + p.ofFirst() + " and " + p.ofSecond() + " are not the same equation");
        }
        return List.of();
    }

    private boolean same(Term u, Term v) {
        int i = first.indexOf(u);
        return i >= 0 && second.get(i) == v;
    }

    /** Whether the second hypothesis is the first with the second leaves put in. */
    public static boolean fits(Sequent goal, Pair p, List<Term> first, List<Term> second) {
        int most = goal.hypotheses().size();
        if (p.ofFirst() < 0 || p.ofSecond() < 0 || p.ofFirst() >= most || p.ofSecond() >= most || !(goal.hypotheses().get(p.ofFirst()) instanceof Prop.Rel h)
                || !(goal.hypotheses().get(p.ofSecond()) instanceof Prop.Rel g) || h.relation() != Relation.EQ || g.relation() != Relation.EQ) {
            return false;
        }
        List<Term> mentioned = Terms.leaves(List.of(h.l(), h.r()));
        Map<Term, Term> by = new HashMap<>();
        for (int i = 0; i < first.size(); i++) {
            by.put(first.get(i), second.get(i));
        }
        return second.stream().noneMatch(mentioned::contains) && goal.terms().substitute(List.of(h.l(), h.r()), by).equals(List.of(g.l(), g.r()));
    }
}
