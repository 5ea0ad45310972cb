package org.certirank.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certirank.expr.Layout.Big;
import org.certirank.expr.Layout.Fraction;
import org.certirank.expr.Layout.Ident;
import org.certirank.expr.Layout.Num;
import org.certirank.expr.Layout.Power;
import org.certirank.expr.Layout.Root;
import org.certirank.expr.Layout.Sub;
import org.certirank.expr.Layout.Word;

/** Lays out calls and bound names in the usual notation of the field. */
final class TypesetCalls {
    /** Functions with a printed name of their own. */
    private static final Map<String, String> WORDS = Map.ofEntries(Map.entry("trace", "tr"), Map.entry("gelu", "GELU"), Map.entry("layernorm", "LayerNorm"),
            Map.entry("spectralRadius", "spr"), Map.entry("diagonal", "diag"));
    private final Typesetter t;

    TypesetCalls(Typesetter t) {
        this.t = t;
    }

    static int level(Expr.Call c) {
        return switch (c.name()) {
            case "abs", "norm2", "normF", "spectralNorm", "floor", "dot", "ones", "identity", "zeros", "unit" -> Typesetter.ATOM;
            case "if" -> Typesetter.FORMULA;
            case "diff" -> Typesetter.PRODUCT;
            default -> Typesetter.POWER;
        };
    }

    Layout call(Expr.Call c) {
        List<Expr> args = c.args();
        Expr first = args.getFirst();
        return switch (c.name() + "/" + args.size()) {
            case "abs/1" -> Typesetter.fenced(Symbol.BAR, t.layout(first), Symbol.BAR);
            case "norm2/1", "spectralNorm/1" -> new Sub(norm(first), new Num("2"));
            case "normF/1" -> new Sub(norm(first), new Ident("F"));
            case "floor/1" -> Typesetter.fenced(Symbol.LEFT_FLOOR, t.layout(first), Symbol.RIGHT_FLOOR);
            case "sqrt/1" -> new Root(t.layout(first));
            case "exp/1" -> isShort(first) ? new Power(new Word("e"), t.exponent(first)) : applied(new Word("exp"), args);
            case "dot/2" -> Typesetter.fenced(Symbol.LEFT_ANGLE, t.commas(args), Symbol.RIGHT_ANGLE);
            case "transpose/1" -> new Power(t.at(first, Typesetter.ATOM), Layout.sign(Symbol.TRANSPOSED));
            case "inverse/1" -> new Power(t.at(first, Typesetter.ATOM), Layout.row(Layout.sign(Symbol.MINUS), new Num("1")));
            case "identity/1" -> new Sub(new Word("I"), t.layout(first));
            case "ones/1", "ones/2" -> new Sub(new Word("1"), dimensions(args));
            case "zeros/1", "zeros/2" -> new Sub(new Word("0"), dimensions(args));
            case "row/2" -> new Sub(t.at(first, Typesetter.ATOM), Typesetter.commaRow(List.of(t.layout(args.get(1)), Layout.sign(Symbol.TIMES))));
            case "column/2" -> new Sub(t.at(first, Typesetter.ATOM), Typesetter.commaRow(List.of(Layout.sign(Symbol.TIMES), t.layout(args.get(1)))));
            case "diff/2" -> Layout.row(new Fraction(Layout.sign(Symbol.PARTIAL), Layout.row(Layout.sign(Symbol.PARTIAL), t.layout(args.get(1)))),
                    t.at(first, Typesetter.POWER));
            case "singular/2" -> Layout.row(new Sub(new Ident("sigma"), t.layout(args.get(1))), Layout.sign(Symbol.APPLY), Layout.parentheses(t.layout(first)));
            case "eccentricity/2" -> Layout.row(new Sub(new Word("ecc"), t.layout(first)), Layout.sign(Symbol.APPLY), Layout.parentheses(t.layout(args.get(1))));
            case "product/3" -> product(args);
            case "if/3" -> choice(args);
            case "mu/1", "phi/1" -> applied(new Ident(c.name()), args);
            default -> applied(BuiltIns.find(c.name()).isPresent() ? new Word(WORDS.getOrDefault(c.name(), c.name())) : Typesetter.name(c.name()), args);
        };
    }

    /** A over t - 1, ..., s, the last factor first. */
    private Layout product(List<Expr> args) {
        Layout last = Layout.row(t.at(args.get(2), Typesetter.SUM), Layout.sign(Symbol.MINUS), new Num("1"));
        return new Sub(t.at(args.get(0), Typesetter.ATOM), Layout.row(last, Layout.sign(Symbol.COLON), t.layout(args.get(1))));
    }

    private Layout applied(Layout function, List<Expr> args) {
        return Layout.row(function, Layout.sign(Symbol.APPLY), Layout.parentheses(t.commas(args)));
    }

    private Layout norm(Expr e) {
        return Typesetter.fenced(Symbol.LEFT_NORM, t.layout(e), Symbol.LEFT_NORM);
    }

    private Layout dimensions(List<Expr> args) {
        return args.size() == 1 ? t.layout(args.getFirst()) : Layout.row(t.at(args.get(0), Typesetter.POWER), Layout.sign(Symbol.CROSS), t.at(args.get(1), Typesetter.POWER));
    }

    /** Whether an exponent of e stays readable: a name or number, a sign before it, or a product of two. */
    private static boolean isShort(Expr e) {
        return switch (e) {
            case Expr.Name n -> true;
            case Expr.NumberLit n -> true;
            case Expr.Neg n -> isShort(n.e());
            case Expr.Binary b -> b.op() != Expr.BinaryOp.DIV && isToken(b.l()) && isToken(b.r());
            default -> false;
        };
    }

    private static boolean isToken(Expr e) {
        return e instanceof Expr.Name || e instanceof Expr.NumberLit;
    }

    /** Nested choices in the last place become further lines. */
    private Layout choice(List<Expr> args) {
        List<List<Layout>> rows = new ArrayList<>();
        List<Expr> at = args;
        while (true) {
            rows.add(List.of(t.layout(at.get(1)), Layout.row(new Layout.Plain("if "), t.layout(at.get(0)))));
            if (!(at.get(2) instanceof Expr.Call c && c.name().equals("if") && c.args().size() == 3)) {
                break;
            }
            at = c.args();
        }
        rows.add(List.of(t.layout(at.get(2)), new Layout.Plain("otherwise")));
        return new Layout.Cases(rows);
    }

    Layout bound(Expr.Bound b) {
        Expr.Binder x = b.binders().getFirst();
        return switch (b.kind()) {
            case SUM -> big(Layout.sign(Symbol.SUM), x, b.body());
            case PROD -> big(Layout.sign(Symbol.PRODUCT), x, b.body());
            case MIN, MAX -> Layout.row(new Big(new Word(b.kind().word()), Layout.row(t.at(x.lo(), Typesetter.SUM), Layout.sign(Symbol.LE), Typesetter.name(x.name()),
                    Layout.sign(Symbol.LE), t.at(x.hi(), Typesetter.SUM)), Optional.empty()), term(b.body()));
            case ALL, ANY -> Layout.row(Layout.sign(b.kind() == Expr.BoundKind.ALL ? Symbol.FORALL : Symbol.EXISTS), Typesetter.name(x.name()),
                    Layout.sign(Symbol.IN), range(x), Layout.sign(Symbol.COLON), t.layout(b.body()));
            case VECTOR -> new Sub(Layout.parentheses(t.layout(b.body())), member(x));
            case MATRIX -> new Sub(Layout.parentheses(t.layout(b.body())), Layout.row(member(x), Layout.sign(Symbol.COMMA), member(b.binders().get(1))));
        };
    }

    private Layout big(Layout operator, Expr.Binder x, Expr body) {
        return Layout.row(new Big(operator, Layout.row(Typesetter.name(x.name()), Layout.sign(Symbol.EQ), t.layout(x.lo())), Optional.of(t.layout(x.hi()))), term(body));
    }

    private Layout term(Expr body) {
        return body instanceof Expr.Neg ? Layout.parentheses(t.layout(body)) : t.at(body, Typesetter.PRODUCT);
    }

    private Layout member(Expr.Binder x) {
        return Layout.row(Typesetter.name(x.name()), Layout.sign(Symbol.IN), range(x));
    }

    private Layout range(Expr.Binder x) {
        return TypesetSets.range(t.layout(x.lo()), t.layout(x.hi()));
    }
}
