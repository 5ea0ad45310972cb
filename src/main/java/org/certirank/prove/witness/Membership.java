package org.certirank.prove.witness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.certirank.eval.GenericNumbers;
import org.certirank.eval.Value;
import org.certirank.expr.Expr;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Relation;
import org.certirank.expr.SetExpr;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;
import org.certirank.graph.Mask;
import org.certirank.prove.goal.Entry;
import org.certirank.prove.goal.Names;
import org.certirank.prove.rule.Domain;

/** The obligation that a value is a member of a set, as rule witness states it. Whatever can be decided at once and fails is {@code false}. */
final class Membership {
    private final Names names;
    private final Terms terms;

    Membership(Names names) {
        this.names = names;
        this.terms = names.terms();
    }

    List<Prop> of(Value v, SetExpr set) {
        return switch (set) {
            case SetExpr.OfNumbers s -> v instanceof Value.Num(Term x) ? number(x, s) : fails();
            case SetExpr.Vectors(var n, var s) -> v instanceof Value.Vec(List<Term> xs) && xs.size() == names.size(n) ? each(xs, s) : fails();
            case SetExpr.Matrices(var m, var n, var s) -> v instanceof Value.Mat x && x.rows() == names.size(m) && x.columns() == names.size(n)
                    ? each(x.entries(), s) : fails();
            case SetExpr.Sphere(var n) -> v instanceof Value.Vec(List<Term> xs) && xs.size() == names.size(n) ? List.of(unit(xs)) : fails();
            case SetExpr.SphereRows(var m, var n) -> {
                if (!(v instanceof Value.Mat x) || x.rows() != names.size(m) || x.columns() != names.size(n)) {
                    yield fails();
                }
                List<Prop> out = new ArrayList<>();
                for (int i = 0; i < x.rows(); i++) {
                    out.add(unit(x.row(i)));
                }
                yield out;
            }
            case SetExpr.Stochastic(var g, var eps) -> onEdges(v, g, eps, true);
            case SetExpr.Weighted(var g, var eps) -> onEdges(v, g, eps, false);
            case SetExpr.Orthogonal(var n) -> v instanceof Value.Mat x && x.rows() == names.size(n) && x.columns() == names.size(n)
                    ? Entry.orthonormal(terms, x) : fails();
            case SetExpr.Digraphs(var n) -> v instanceof Value.Graph(Mask g) && g.nodes() == names.size(n) && g.selfLoops() ? List.of() : fails();
            case SetExpr.Sequences s -> fails();
        };
    }

    static List<Prop> fails() {
        return List.of(Props.FALSE);
    }

    private List<Prop> each(List<Term> xs, SetExpr.OfNumbers s) {
        List<Prop> out = new ArrayList<>();
        xs.forEach(x -> out.addAll(number(x, s)));
        return out;
    }

    private List<Prop> number(Term x, SetExpr.OfNumbers set) {
        return switch (set) {
            case SetExpr.Reals r -> x.isTotal() ? List.of() : List.of(new Prop.Defined(List.of(x)));
            case SetExpr.Integers i -> isInteger(x) ? defined(x) : fails();
            case SetExpr.Range(var lo, var hi) -> isInteger(x) ? inRange(x, lo.map(names::number), hi.map(names::number)) : fails();
            case SetExpr.Interval(var lo, var loClosed, var hi, var hiClosed) ->
                    new Domain(lo.map(names::number), loClosed, hi.map(names::number), hiClosed).member(x);
            case SetExpr.Finite(var members) -> List.of(Props.disjunction(members.stream().<Prop>map(m -> new Prop.Rel(Relation.EQ, x, names.number(m))).toList()));
        };
    }

    private boolean isInteger(Term x) {
        return new GenericNumbers(terms, names.scope()).isInteger(x);
    }

    private static List<Prop> defined(Term x) {
        return x.isTotal() ? List.of() : List.of(new Prop.Defined(List.of(x)));
    }

    /** Constants are compared at once; whatever depends on other names is compared by an obligation. */
    private static List<Prop> inRange(Term x, Optional<Term> lo, Optional<Term> hi) {
        List<Prop> out = new ArrayList<>();
        lo.ifPresent(a -> out.add(new Prop.Rel(Relation.LE, a, x)));
        hi.ifPresent(b -> out.add(new Prop.Rel(Relation.LE, x, b)));
        if (x.isConst() && out.stream().allMatch(p -> p instanceof Prop.Rel r && r.l().isConst() && r.r().isConst())) {
            return out.stream().allMatch(p -> p instanceof Prop.Rel r && r.l().value().compareTo(r.r().value()) <= 0) ? List.of() : fails();
        }
        out.addAll(defined(x));
        return out;
    }

    private Prop unit(List<Term> xs) {
        return new Prop.Rel(Relation.EQ, xs.stream().map(x -> terms.powInt(x, 2)).reduce(terms::add).orElseThrow(), terms.one());
    }

    private List<Prop> onEdges(Value v, Expr g, Expr eps, boolean stochastic) {
        if (!(names.value(g) instanceof Value.Graph(Mask mask)) || !(v instanceof Value.Mat a) || a.rows() != mask.nodes() || a.columns() != mask.nodes()) {
            return fails();
        }
        Term e = names.number(eps);
        List<Prop> out = new ArrayList<>();
        List<Prop> rows = new ArrayList<>();
        for (int i = 0; i < a.rows(); i++) {
            for (int j = 0; j < a.columns(); j++) {
                if (mask.edge(j + 1, i + 1)) {
                    out.add(new Prop.Rel(Relation.LE, e, a.at(i, j)));
                } else if (!a.at(i, j).isZero()) {
                    return fails();
                }
            }
            rows.add(new Prop.Rel(Relation.EQ, a.row(i).stream().reduce(terms::add).orElseThrow(), terms.one()));
        }
        out.addAll(stochastic ? rows : List.of());
        return out;
    }
}
