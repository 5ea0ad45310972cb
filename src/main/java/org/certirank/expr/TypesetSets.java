package org.certirank.expr;

import java.util.List;
import java.util.Optional;
import org.certirank.exact.Rational;
import org.certirank.expr.Layout.Num;
import org.certirank.expr.Layout.Power;
import org.certirank.expr.Layout.Sub;

/** Lays sets out. */
final class TypesetSets {
    private final Typesetter t;

    TypesetSets(Typesetter t) {
        this.t = t;
    }

    Layout set(SetExpr s) {
        return switch (s) {
            case SetExpr.Interval i -> Typesetter.fenced(i.loClosed() ? Symbol.LEFT_BRACKET : Symbol.LEFT_PARENTHESIS,
                    Typesetter.commaRow(List.of(end(i.lo(), true), end(i.hi(), false))), i.hiClosed() ? Symbol.RIGHT_BRACKET : Symbol.RIGHT_PARENTHESIS);
            case SetExpr.Reals r -> Layout.sign(Symbol.REALS);
            case SetExpr.Integers i -> Layout.sign(Symbol.INTEGERS);
            case SetExpr.Range r when r.lo().isEmpty() -> new Sub(Layout.sign(Symbol.INTEGERS), Layout.row(Layout.sign(Symbol.LE), t.layout(r.hi().orElseThrow())));
            case SetExpr.Range r when r.hi().isEmpty() -> new Sub(Layout.sign(Symbol.INTEGERS), Layout.row(Layout.sign(Symbol.GE), t.layout(r.lo().orElseThrow())));
            case SetExpr.Range r -> range(t.layout(r.lo().orElseThrow()), t.layout(r.hi().orElseThrow()));
            case SetExpr.Finite f -> Typesetter.fenced(Symbol.LEFT_BRACE, t.commas(f.members()), Symbol.RIGHT_BRACE);
            case SetExpr.Vectors v -> new Power(set(v.entries()), t.layout(v.n()));
            case SetExpr.Matrices m -> new Power(set(m.entries()), times(m.m(), m.n()));
            case SetExpr.Sphere v -> sphere(v.n());
            case SetExpr.SphereRows m -> new Power(Layout.parentheses(sphere(m.n())), t.layout(m.m()));
            case SetExpr.Stochastic m -> new Sub(Layout.sign(Symbol.CLASS_A), t.commas(List.of(m.g(), m.eps())));
            case SetExpr.Weighted m -> new Sub(Layout.sign(Symbol.CLASS_W), t.commas(List.of(m.g(), m.eps())));
            case SetExpr.Orthogonal m -> new Sub(new Layout.Word("O"), t.layout(m.n()));
            case SetExpr.Digraphs d -> new Sub(Layout.sign(Symbol.DIGRAPHS), t.layout(d.n()));
            case SetExpr.Sequences q -> new Power(Layout.parentheses(set(q.members())), Layout.sign(Symbol.NATURALS));
        };
    }

    static Layout range(Layout lo, Layout hi) {
        return Typesetter.fenced(Symbol.LEFT_BRACE, Typesetter.commaRow(List.of(lo, Layout.sign(Symbol.DOTS), hi)), Symbol.RIGHT_BRACE);
    }

    private Layout end(Optional<Expr> e, boolean lower) {
        Layout infinity = Layout.sign(Symbol.INFINITY);
        return e.map(t::layout).orElse(lower ? Layout.row(Layout.sign(Symbol.MINUS), infinity) : infinity);
    }

    private Layout times(Expr m, Expr n) {
        return Layout.row(t.at(m, Typesetter.POWER), Layout.sign(Symbol.CROSS), t.at(n, Typesetter.POWER));
    }

    /** The unit sphere of n-space has dimension n - 1. */
    private Layout sphere(Expr n) {
        Layout dimension = n instanceof Expr.NumberLit k && k.value().isInteger() && k.value().signum() > 0 ? t.layout(Expr.number(k.value().sub(Rational.ONE)))
                : Layout.row(t.at(n, Typesetter.SUM), Layout.sign(Symbol.MINUS), new Num("1"));
        return new Power(Layout.sign(Symbol.SPHERE), dimension);
    }
}
