package org.certirank.prove.goal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.certirank.eval.ElaborationException;
import org.certirank.eval.Value;
import org.certirank.exact.Rational;
import org.certirank.expr.Expr;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Relation;
import org.certirank.expr.SetExpr;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;
import org.certirank.prove.rule.Domain;
import org.certirank.prove.rule.EndHull;
import org.certirank.prove.rule.Hull;
import org.certirank.prove.rule.Leaf;
import org.certirank.prove.rule.Sequent;

/**
 * A quantified name enters a goal: its leaves with their hulls, and the hypotheses of its set (the table of the certificate format, section 2).
 *
 * @param value      the value of the name over the new leaves
 * @param leaves     in order
 * @param hypotheses of the set, without the condition
 * @param ends       the terms by which the set is described, whose definedness is an obligation
 * @param length     for sequences, how many members were entered
 */
public record Entry(Value value, List<Leaf> leaves, List<Prop> hypotheses, List<Term> ends, int length) {

    public Entry {
        leaves = List.copyOf(leaves);
        hypotheses = List.copyOf(hypotheses);
        ends = List.copyOf(ends);
    }

    /**
     * The name over its set.
     *
     * @param under  leaves and hypotheses so far, for the hulls of dependent ends
     * @param length for sequences, how many members the rest of the goal reads
     * @throws ElaborationException   if the set has no meaning for the known values
     * @throws UnsupportedOperationException for a set that cannot be entered this way (integers, digraphs); the message says why
     */
    public static Entry of(String name, SetExpr set, Names names, Sequent under, int length) {
        return new Builder(names, under).build(name, set, length);
    }

    /** Whether the set can be entered by leaves. */
    public static boolean isContinuous(SetExpr set) {
        return switch (set) {
            case SetExpr.Interval i -> true;
            case SetExpr.Reals r -> true;
            case SetExpr.Finite f -> true;
            case SetExpr.Integers i -> false;
            case SetExpr.Range r -> false;
            case SetExpr.Vectors v -> isContinuous(v.entries());
            case SetExpr.Matrices m -> isContinuous(m.entries());
            case SetExpr.Sphere s -> true;
            case SetExpr.SphereRows s -> true;
            case SetExpr.Stochastic s -> true;
            case SetExpr.Weighted s -> true;
            case SetExpr.Orthogonal s -> true;
            case SetExpr.Digraphs d -> false;
            case SetExpr.Sequences s -> isContinuous(s.members());
        };
    }

    /** The equations of an orthogonal matrix: the dot products of rows i &lt;= j in row order, squares as powers. */
    public static List<Prop> orthonormal(Terms terms, Value.Mat m) {
        List<Prop> out = new ArrayList<>();
        for (int i = 0; i < m.rows(); i++) {
            for (int j = i; j < m.rows(); j++) {
                Term sum = null;
                for (int k = 0; k < m.columns(); k++) {
                    Term p = i == j ? terms.powInt(m.at(i, k), 2) : terms.mul(m.at(i, k), m.at(j, k));
                    sum = sum == null ? p : terms.add(sum, p);
                }
                out.add(new Prop.Rel(Relation.EQ, sum, i == j ? terms.one() : terms.zero()));
            }
        }
        return out;
    }

    private static final class Builder {
        private final Names names;
        private final Terms terms;
        private final Sequent under;
        private final List<Leaf> leaves = new ArrayList<>();
        private final List<Prop> hypotheses = new ArrayList<>();
        private final List<Term> ends = new ArrayList<>();

        Builder(Names names, Sequent under) {
            this.names = names;
            this.terms = names.terms();
            this.under = under;
        }

        Entry build(String name, SetExpr set, int length) {
            if (set instanceof SetExpr.Sequences(SetExpr members)) {
                TreeMap<Integer, Value> known = new TreeMap<>();
                for (int t = 0; t < length; t++) {
                    known.put(t, value(name + "(" + t + ")", members));
                }
                IntFunction<Value> member = t -> {
                    Value v = known.get(t);
                    return v != null ? v : recorded(name + "(" + t + ")", members);
                };
                return new Entry(new Value.Seq(member), leaves, hypotheses, ends, length);
            }
            Value v = value(name, set);
            return new Entry(v, leaves, hypotheses, ends, 0);
        }

        /** A member beyond those entered: leaves without a place in the goal; only to find out how many members are read. */
        private Value recorded(String name, SetExpr set) {
            return new Builder(names, under).value(name, set);
        }

        private Value value(String name, SetExpr set) {
            return switch (set) {
                case SetExpr.OfNumbers s -> new Value.Num(entry(name, s, true));
                case SetExpr.Vectors(var n, var s) -> {
                    List<Term> out = new ArrayList<>();
                    for (int i = 1, size = names.size(n); i <= size; i++) {
                        out.add(entry(name + "[" + i + "]", s, false));
                    }
                    yield new Value.Vec(out);
                }
                case SetExpr.Matrices(var m, var n, var s) -> {
                    int rows = names.size(m);
                    int columns = names.size(n);
                    List<Term> out = new ArrayList<>();
                    for (int i = 1; i <= rows; i++) {
                        for (int j = 1; j <= columns; j++) {
                            out.add(entry(name + "[" + i + "," + j + "]", s, false));
                        }
                    }
                    yield new Value.Mat(rows, columns, out);
                }
                case SetExpr.Sphere(var n) -> {
                    List<Term> v = unit(name + "[", names.size(n));
                    hypotheses.add(onSphere(v));
                    yield new Value.Vec(v);
                }
                case SetExpr.SphereRows(var m, var n) -> {
                    int rows = names.size(m);
                    int columns = names.size(n);
                    List<Term> all = new ArrayList<>();
                    for (int i = 1; i <= rows; i++) {
                        all.addAll(unit(name + "[" + i + ",", columns));
                    }
                    for (int i = 0; i < rows; i++) {
                        hypotheses.add(onSphere(all.subList(i * columns, (i + 1) * columns)));
                    }
                    yield new Value.Mat(rows, columns, all);
                }
                case SetExpr.Stochastic(var g, var eps) -> onEdges(name, g, eps, true);
                case SetExpr.Weighted(var g, var eps) -> onEdges(name, g, eps, false);
                case SetExpr.Orthogonal(var n) -> {
                    int size = names.size(n);
                    List<Term> all = new ArrayList<>();
                    for (int i = 1; i <= size; i++) {
                        all.addAll(unit(name + "[" + i + ",", size));
                    }
                    Value.Mat m = new Value.Mat(size, size, all);
                    hypotheses.addAll(orthonormal(terms, m));
                    yield m;
                }
                case SetExpr.Digraphs d -> throw new UnsupportedOperationException("no tactic yet for a mask beside real unknowns");
                case SetExpr.Sequences s -> throw new ElaborationException("a sequence of sequences");
            };
        }

        private List<Term> unit(String prefix, int n) {
            List<Term> out = new ArrayList<>();
            for (int i = 1; i <= n; i++) {
                Term x = terms.leaf(prefix + i + "]");
                leaves.add(new Leaf(x, Hull.closed(Rational.ONE.neg(), Rational.ONE)));
                out.add(x);
            }
            return out;
        }

        private Prop onSphere(List<Term> v) {
            Term sum = v.stream().map(x -> terms.powInt(x, 2)).reduce(terms::add).orElseThrow();
            return new Prop.Rel(Relation.EQ, sum, terms.one());
        }

        /** The matrices on the edges of a mask, with rows that sum to 1 or without that. */
        private Value onEdges(String name, Expr g, Expr least, boolean stochastic) {
            if (!(names.value(g) instanceof Value.Graph(var mask))) {
                throw new ElaborationException("stochastic(G, eps), weighted(G, eps): G must be a digraph", g);
            }
            Term eps = names.number(least);
            ends.add(eps);
            int n = mask.nodes();
            Hull low = Hull.REALS;
            if (eps.isConst()) {
                low = low.above(eps.value(), true);
            } else {
                low = EndHull.below(low, eps, scope());
            }
            boolean nonNegative = low.lo().isPresent() && low.lo().get().signum() >= 0;
            Hull hull = stochastic && nonNegative ? low.below(Rational.ONE, true) : low;
            List<Term> all = new ArrayList<>();
            List<Prop> edges = new ArrayList<>();
            List<Prop> rows = new ArrayList<>();
            for (int i = 1; i <= n; i++) {
                Term sum = null;
                for (int j = 1; j <= n; j++) {
                    if (!mask.edge(j, i)) {
                        all.add(terms.zero());
                        continue;
                    }
                    Term x = terms.leaf(name + "[" + i + "," + j + "]");
                    leaves.add(new Leaf(x, hull));
                    all.add(x);
                    if (!eps.isConst()) {
                        edges.add(new Prop.Rel(Relation.LE, eps, x));
                    }
                }
                if (!stochastic) {
                    continue;
                }
                for (Term x : all.subList(all.size() - n, all.size())) {
                    sum = sum == null ? x : terms.add(sum, x);
                }
                rows.add(new Prop.Rel(Relation.EQ, sum, terms.one()));
            }
            hypotheses.addAll(edges);
            hypotheses.addAll(rows);
            return new Value.Mat(n, n, all);
        }

        /** The goal with the leaves entered so far, to evaluate ends under. */
        private Sequent scope() {
            List<Leaf> all = new ArrayList<>(under.leaves());
            all.addAll(leaves);
            return new Sequent(terms, all, List.of(), Props.TRUE);
        }

        private Term entry(String name, SetExpr.OfNumbers set, boolean whole) {
            Term x = terms.leaf(name);
            switch (set) {
                case SetExpr.Reals r -> leaves.add(new Leaf(x, Hull.REALS, whole, List.of()));
                case SetExpr.Interval(var lo, var loClosed, var hi, var hiClosed) -> {
                    Domain d = new Domain(lo.map(names::number), loClosed, hi.map(names::number), hiClosed);
                    d.lo().ifPresent(ends::add);
                    d.hi().ifPresent(ends::add);
                    Leaf leaf = d.leaf(x, scope());
                    leaves.add(whole ? leaf : new Leaf(x, leaf.hull()));
                    hypotheses.addAll(leaf.ends());
                }
                case SetExpr.Finite(var members) -> {
                    List<Rational> values = new ArrayList<>();
                    Term product = null;
                    for (var m : members) {
                        Term c = names.number(m);
                        if (!c.isConst()) {
                            throw new UnsupportedOperationException("no tactic yet for a finite set with members that are not rational");
                        }
                        values.add(c.value());
                        Term factor = terms.sub(x, c);
                        product = product == null ? factor : terms.mul(product, factor);
                    }
                    Optional<Rational> lo = values.stream().reduce(Rational::min);
                    Optional<Rational> hi = values.stream().reduce(Rational::max);
                    leaves.add(new Leaf(x, Hull.closed(lo.orElseThrow(), hi.orElseThrow())));
                    hypotheses.add(new Prop.Rel(Relation.EQ, product, terms.zero()));
                }
                case SetExpr.Integers i -> throw new UnsupportedOperationException("no tactic yet for all integers");
                case SetExpr.Range r -> throw new UnsupportedOperationException("no tactic yet for an unbounded range of integers, or one beside real unknowns");
            }
            return x;
        }
    }
}
