package org.certirank.prove.goal;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.certirank.eval.ElaborationException;
import org.certirank.eval.Value;
import org.certirank.exact.Rational;
import org.certirank.expr.Expr;
import org.certirank.expr.SetExpr;
import org.certirank.expr.Term;

/** The members of a finite set without masks, in increasing (lexicographic) order, as rule cases goes through them. */
public final class FiniteSet {
    /** More members than this are not told apart one by one. */
    public static final int LIMIT = 100_000;

    /** Nor are members of more entries. */
    private static final int MOST_ENTRIES = 10_000;

    private FiniteSet() {}

    /** The members; empty if the set is not finite by its form, has unknown ends or too many members. */
    public static Optional<List<Value>> members(SetExpr set, Names names) {
        return switch (set) {
            case SetExpr.Range(var lo, var hi) when lo.isPresent() && hi.isPresent() -> range(names, lo.get(), hi.get());
            case SetExpr.Range r -> Optional.empty();
            case SetExpr.Finite(var items) -> numbers(items, names);
            case SetExpr.Vectors(var n, var s) -> members((SetExpr) s, names).flatMap(e -> power(e, names.size(n)))
                    .map(all -> all.stream().<Value>map(Value.Vec::new).toList());
            case SetExpr.Matrices(var m, var n, var s) -> {
                int rows = names.size(m);
                int columns = names.size(n);
                yield members(s, names).flatMap(e -> power(e, (long) rows * columns))
                        .map(all -> all.stream().<Value>map(x -> new Value.Mat(rows, columns, x)).toList());
            }
            case SetExpr.Interval i -> Optional.empty();
            case SetExpr.Reals r -> Optional.empty();
            case SetExpr.Integers i -> Optional.empty();
            case SetExpr.Sphere s -> Optional.empty();
            case SetExpr.SphereRows s -> Optional.empty();
            case SetExpr.Stochastic s -> Optional.empty();
            case SetExpr.Digraphs d -> Optional.empty();
            case SetExpr.Weighted s -> Optional.empty();
            case SetExpr.Orthogonal s -> Optional.empty();
            case SetExpr.Sequences s -> Optional.empty();
        };
    }

    private static Optional<List<Value>> range(Names names, Expr lo, Expr hi) {
        Rational a = names.value(lo).constant();
        Rational b = names.value(hi).constant();
        if (a == null || b == null) {
            return Optional.empty();
        }
        if (!a.isInteger() || !b.isInteger()) {
            throw new ElaborationException("the ends of a range must be integers, not " + a + ".." + b);
        }
        BigInteger count = b.num().subtract(a.num()).add(BigInteger.ONE);
        if (count.compareTo(BigInteger.valueOf(LIMIT)) > 0) {
            return Optional.empty();
        }
        List<Value> out = new ArrayList<>();
        for (BigInteger k = a.num(); k.compareTo(b.num()) <= 0; k = k.add(BigInteger.ONE)) {
            out.add(new Value.Num(names.terms().constant(Rational.of(k))));
        }
        return Optional.of(out);
    }

    private static Optional<List<Value>> numbers(List<Expr> items, Names names) {
        List<Rational> out = new ArrayList<>();
        for (Expr e : items) {
            Term t = names.number(e);
            if (!t.isConst()) {
                return Optional.empty();
            }
            out.add(t.value());
        }
        return Optional.of(out.stream().sorted().distinct().<Value>map(q -> new Value.Num(names.terms().constant(q))).toList());
    }

    private static Optional<List<List<Term>>> power(List<Value> entries, long n) {
        if (n > MOST_ENTRIES || Math.pow(entries.size(), n) > LIMIT) {
            return Optional.empty();
        }
        List<List<Term>> out = new ArrayList<>(List.of(List.of()));
        for (int i = 0; i < n; i++) {
            List<List<Term>> next = new ArrayList<>();
            for (List<Term> head : out) {
                for (Value v : entries) {
                    List<Term> one = new ArrayList<>(head);
                    one.add(((Value.Num) v).term());
                    next.add(one);
                }
            }
            out = next;
        }
        return Optional.of(out);
    }
}
