package org.certirank.expr;

import java.util.Optional;
import java.util.Set;
import org.certirank.exact.Rational;

/** Sorts of the members of sets, with a problem for each rule of docs/spec-language.md section 5 that one breaks. */
final class SetRules {
    private final SortChecker checker;
    private final Scope scope;
    private final SortRules rules;

    SetRules(SortChecker checker, Scope scope) {
        this.checker = checker;
        this.scope = scope;
        this.rules = new SortRules(checker, scope);
    }

    /** What is known of a name that ranges over the set. */
    Typed set(String name, SetExpr set) {
        return switch (set) {
            case SetExpr.OfNumbers n -> {
                numbers(n);
                boolean integers = n instanceof SetExpr.Range || n instanceof SetExpr.Integers;
                yield new Typed(Sort.NUMBER, integers ? Dim.of(name) : Dim.UNKNOWN, integers ? Typed.Role.INTEGER : Typed.Role.REAL);
            }
            case SetExpr.Vectors v -> {
                numbers(v.entries());
                yield entries(new Sort.Vector(dimension(v.n())));
            }
            case SetExpr.Matrices m -> {
                numbers(m.entries());
                yield entries(new Sort.Matrix(dimension(m.m()), dimension(m.n())));
            }
            case SetExpr.Sphere s -> entries(new Sort.Vector(dimension(s.n())));
            case SetExpr.SphereRows s -> entries(new Sort.Matrix(dimension(s.m()), dimension(s.n())));
            case SetExpr.Stochastic s -> onEdges(s.g(), s.eps());
            case SetExpr.Weighted s -> onEdges(s.g(), s.eps());
            case SetExpr.Orthogonal s -> {
                Dim n = dimension(s.n());
                yield Typed.of(new Sort.Matrix(n, n));
            }
            case SetExpr.Digraphs d -> Typed.of(new Sort.Digraph(dimension(d.n())));
            case SetExpr.Sequences s -> Typed.of(new Sort.Sequence(set(name, s.members()).sort()));
        };
    }

    private static Typed entries(Sort sort) {
        return new Typed(sort, Dim.UNKNOWN, Typed.Role.ENTRIES);
    }

    private Typed onEdges(Expr mask, Expr eps) {
        Typed g = rules.expect(mask, SortKind.DIGRAPH, "a digraph");
        rules.expect(eps, SortKind.NUMBER, "a number");
        Dim nodes = g.sort() instanceof Sort.Digraph d ? d.nodes() : Dim.UNKNOWN;
        return Typed.of(new Sort.Matrix(nodes, nodes));
    }

    private void numbers(SetExpr.OfNumbers set) {
        switch (set) {
            case SetExpr.Reals r -> { }
            case SetExpr.Integers i -> { }
            case SetExpr.Interval i -> ends(set, i.lo(), i.hi(), false);
            case SetExpr.Range r -> ends(set, r.lo(), r.hi(), true);
            case SetExpr.Finite f -> f.members().forEach(this::member);
        }
    }

    private void member(Expr e) {
        rules.expect(e, SortKind.NUMBER, "a number");
        Set<String> mentioned = Mentions.of(e);
        mentioned.retainAll(scope.names.keySet());
        if (!mentioned.isEmpty()) {
            rules.problem(e, "the members of {...} are constants, found the name '" + mentioned.iterator().next() + "'");
        }
    }

    private void ends(SetExpr set, Optional<Expr> lo, Optional<Expr> hi, boolean integers) {
        Optional<Rational> a = lo.flatMap(e -> end(e, integers));
        Optional<Rational> b = hi.flatMap(e -> end(e, integers));
        if (a.isPresent() && b.isPresent() && a.get().compareTo(b.get()) > 0) {
            rules.problem(set, "reversed ends: " + a.get() + " > " + b.get());
        }
    }

    private Optional<Rational> end(Expr e, boolean integer) {
        Typed t = rules.expect(e, SortKind.NUMBER, "a number");
        Optional<Rational> value = t.sort() == Sort.NUMBER ? checker.fold().of(e) : Optional.empty();
        if (integer && value.isPresent() && !value.get().isInteger()) {
            rules.problem(e, "an end of a range is an integer, found " + value.get());
            return Optional.empty();
        }
        return value;
    }

    private Dim dimension(Expr e) {
        Typed t = rules.expect(e, SortKind.NUMBER, "a number");
        Optional<Rational> value = t.sort() == Sort.NUMBER ? checker.fold().of(e) : Optional.empty();
        if (value.isPresent() && (!value.get().isInteger() || value.get().signum() <= 0)) {
            rules.problem(e, "a dimension is a positive integer, found " + value.get());
            return Dim.UNKNOWN;
        }
        return value.isPresent() ? Dim.of(value.get().num()) : t.value();
    }

}
