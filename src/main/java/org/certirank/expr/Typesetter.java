package org.certirank.expr;

import java.util.ArrayList;
import java.util.List;
import org.certirank.exact.Rational;
import org.certirank.expr.Layout.Fenced;
import org.certirank.expr.Layout.Fraction;
import org.certirank.expr.Layout.Ident;
import org.certirank.expr.Layout.Num;
import org.certirank.expr.Layout.Power;
import org.certirank.expr.Layout.Row;
import org.certirank.expr.Layout.Sub;
import org.certirank.expr.Layout.Word;

/**
 * Lays expressions out as mathematics: brackets are set as the grammar has them, unless a fraction, root or exponent groups already.
 * Names that differ in '_' alone, such as x1 and x_1, look alike.
 */
final class Typesetter {
    /** Binding levels, as in docs/spec-language.md section 2. */
    static final int OPEN = 0;
    static final int FORMULA = 1;
    static final int SUM = 7;
    static final int PRODUCT = 8;
    static final int SIGNED = 9;
    static final int POWER = 10;
    static final int ATOM = 11;

    private final TypesetCalls calls = new TypesetCalls(this);

    static int level(Expr e) {
        return switch (e) {
            case Expr.Iff i -> FORMULA;
            case Expr.Implies i -> 2;
            case Expr.Or o -> 3;
            case Expr.And a -> 4;
            case Expr.Not n -> 5;
            case Expr.Chain c -> 6;
            case Expr.Binary b -> switch (b.op()) {
                case ADD, SUB -> SUM;
                case MUL -> PRODUCT;
                case DIV, POW -> POWER;
            };
            case Expr.Neg n -> SIGNED;
            case Expr.NumberLit n -> n.value().signum() < 0 ? SIGNED : !Literals.isDecimal(n.value()) || Literals.decimal(n.value()).indexOf('e') >= 0 ? POWER : ATOM;
            case Expr.Bound b -> switch (b.kind()) {
                case ALL, ANY -> FORMULA;
                case SUM, PROD, MIN, MAX -> PRODUCT;
                case VECTOR, MATRIX -> POWER;
            };
            case Expr.Call c -> TypesetCalls.level(c);
            case Expr.Name n -> ATOM;
            case Expr.Truth t -> ATOM;
            case Expr.ListLit l -> ATOM;
            case Expr.Index i -> POWER;
        };
    }

    Layout at(Expr e, int least) {
        Layout l = layout(e);
        return level(e) < least ? Layout.parentheses(l) : l;
    }

    Layout layout(Expr e) {
        return switch (e) {
            case Expr.NumberLit n -> number(n.value());
            case Expr.Name n -> name(n.name());
            case Expr.Truth t -> new Word(t.value() ? "true" : "false");
            case Expr.Neg n -> Layout.row(Layout.sign(Symbol.MINUS), at(n.e(), POWER));
            case Expr.Binary b -> binary(b);
            case Expr.Chain c -> chain(c);
            case Expr.Not n -> Layout.row(Layout.sign(Symbol.NOT), at(n.e(), 7));
            case Expr.And a -> infix(a.l(), 4, Symbol.AND, a.r(), 5);
            case Expr.Or o -> infix(o.l(), 3, Symbol.OR, o.r(), 4);
            case Expr.Implies i -> infix(i.l(), 3, Symbol.IMPLIES, i.r(), 2);
            case Expr.Iff i -> infix(i.l(), 2, Symbol.IFF, i.r(), 2);
            case Expr.ListLit l -> list(l);
            case Expr.Index i -> new Sub(indexed(i.e()), commas(i.indices()));
            case Expr.Call c -> calls.call(c);
            case Expr.Bound b -> calls.bound(b);
        };
    }

    private Layout infix(Expr l, int left, Symbol symbol, Expr r, int right) {
        return Layout.row(at(l, left), Layout.sign(symbol), at(r, right));
    }

    private Layout chain(Expr.Chain c) {
        List<Layout> parts = new ArrayList<>(List.of(at(c.operands().getFirst(), SUM)));
        for (int i = 0; i < c.relations().size(); i++) {
            parts.add(Layout.sign(Symbol.of(c.relations().get(i))));
            parts.add(at(c.operands().get(i + 1), SUM));
        }
        return new Row(parts);
    }

    private Layout binary(Expr.Binary b) {
        return switch (b.op()) {
            case ADD, SUB -> Layout.row(at(b.l(), SUM), Layout.sign(b.op() == Expr.BinaryOp.ADD ? Symbol.PLUS : Symbol.MINUS),
                    beginsWithMinus(b.r()) ? Layout.parentheses(layout(b.r())) : at(b.r(), PRODUCT));
            case MUL -> product(b);
            case DIV -> new Fraction(layout(b.l()), layout(b.r()));
            case POW -> new Power(at(b.l(), ATOM), exponent(b.r()));
        };
    }

    private Layout product(Expr.Binary b) {
        Layout l = endsOpen(b.l()) ? Layout.parentheses(layout(b.l())) : at(b.l(), PRODUCT);
        boolean fenced = beginsWithMinus(b.r()) || level(b.r()) <= PRODUCT && !(b.r() instanceof Expr.Bound x && level(x) == PRODUCT);
        Layout r = fenced ? Layout.parentheses(layout(b.r())) : layout(b.r());
        boolean dot = beginsWithDigit(b.r()) || fenced && !(l instanceof Num) || r instanceof Layout.Table && !(l instanceof Num);
        return Layout.row(l, Layout.sign(dot ? Symbol.TIMES : Symbol.JUXTAPOSED), r);
    }

    private static boolean beginsWithMinus(Expr e) {
        return switch (e) {
            case Expr.Neg n -> true;
            case Expr.NumberLit n -> n.value().signum() < 0;
            case Expr.Binary b -> b.op() == Expr.BinaryOp.MUL && level(b.l()) >= PRODUCT && beginsWithMinus(b.l());
            default -> false;
        };
    }

    private static boolean beginsWithDigit(Expr e) {
        return switch (e) {
            case Expr.NumberLit n -> true;
            case Expr.Binary b -> (b.op() == Expr.BinaryOp.MUL || b.op() == Expr.BinaryOp.POW) && beginsWithDigit(b.l());
            case Expr.Index i -> beginsWithDigit(i.e());
            default -> false;
        };
    }

    /** Whether a factor at its right side would be read as part of it. */
    private static boolean endsOpen(Expr e) {
        return switch (e) {
            case Expr.Bound b -> level(b) == PRODUCT;
            case Expr.Neg n -> level(n.e()) >= POWER && endsOpen(n.e());
            case Expr.Binary b -> b.op() == Expr.BinaryOp.MUL && endsOpen(b.r());
            case Expr.Call c -> c.name().equals("diff");
            default -> false;
        };
    }

    /** In an exponent a fraction of simple parts is set on one line. */
    Layout exponent(Expr e) {
        if (e instanceof Expr.Binary b && b.op() == Expr.BinaryOp.DIV && isToken(b.l()) && isToken(b.r())) {
            return Layout.row(layout(b.l()), Layout.sign(Symbol.SLASH), layout(b.r()));
        }
        return layout(e);
    }

    private static boolean isToken(Expr e) {
        return e instanceof Expr.Name || e instanceof Expr.NumberLit n && level(n) == ATOM;
    }

    private Layout list(Expr.ListLit l) {
        if (!l.isMatrix()) {
            return Layout.parentheses(commas(l.items()));
        }
        List<List<Layout>> rows = new ArrayList<>();
        l.items().forEach(row -> rows.add(((Expr.ListLit) row).items().stream().map(this::layout).toList()));
        return new Layout.Table(rows);
    }

    private Layout indexed(Expr e) {
        boolean subscripted = e instanceof Expr.Name n && name(n.name()) instanceof Sub;
        return subscripted ? Layout.parentheses(layout(e)) : e instanceof Expr.Call c && BuiltIns.find(c.name()).isEmpty() ? layout(e) : at(e, ATOM);
    }

    Layout commas(List<Expr> items) {
        return commaRow(items.stream().map(this::layout).toList());
    }

    static Layout commaRow(List<Layout> items) {
        List<Layout> parts = new ArrayList<>();
        for (Layout item : items) {
            if (!parts.isEmpty()) {
                parts.add(Layout.sign(Symbol.COMMA));
            }
            parts.add(item);
        }
        return parts.size() == 1 ? parts.getFirst() : new Row(parts);
    }

    private static Layout number(Rational q) {
        if (q.signum() < 0) {
            return Layout.row(Layout.sign(Symbol.MINUS), number(q.neg()));
        }
        if (!Literals.isDecimal(q)) {
            return new Fraction(number(Rational.of(q.num())), number(Rational.of(q.den())));
        }
        String token = Literals.decimal(q);
        int e = token.indexOf('e');
        if (e < 0) {
            return new Num(token);
        }
        String exponent = token.substring(e + 1);
        Layout power = new Power(new Num("10"), exponent.startsWith("-") ? Layout.row(Layout.sign(Symbol.MINUS), new Num(exponent.substring(1))) : new Num(exponent));
        return e == 1 && token.charAt(0) == '1' ? power : Layout.row(new Num(token.substring(0, e)), Layout.sign(Symbol.TIMES), power);
    }

    /** A name: Greek where it is one, digits at the end and what follows a '_' as index. */
    static Layout name(String name) {
        int underscore = name.indexOf('_');
        String head = underscore < 0 ? name : name.substring(0, underscore);
        int digits = head.length();
        while (digits > 1 && Character.isDigit(head.charAt(digits - 1))) {
            digits--;
        }
        List<Layout> indices = new ArrayList<>();
        if (digits < head.length()) {
            indices.add(new Num(head.substring(digits)));
        }
        if (underscore >= 0) {
            for (String part : name.substring(underscore + 1).split("_")) {
                indices.add(part.isEmpty() ? new Word("_") : part.chars().allMatch(Character::isDigit) ? new Num(part) : new Ident(part));
            }
        }
        Ident base = new Ident(head.substring(0, digits));
        return indices.isEmpty() ? base : new Sub(base, commaRow(indices));
    }

    /** A set. */
    Layout set(SetExpr s) {
        return new TypesetSets(this).set(s);
    }

    /** {@code for all x in S with W}. */
    Layout quantifier(Quantifier q) {
        List<Layout> parts = new ArrayList<>(List.of(new Layout.Plain(q.kind() == Quantifier.Kind.FORALL ? "for all " : "there is "),
                name(q.name()), Layout.sign(Symbol.IN), set(q.set())));
        q.where().ifPresent(w -> {
            parts.add(new Layout.Plain(" with "));
            parts.add(layout(w));
        });
        return new Row(parts);
    }

    /** One line per quantifier, then the formula. */
    Layout claim(List<Quantifier> given, Expr holds) {
        if (given.isEmpty()) {
            return layout(holds);
        }
        List<Layout> lines = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            lines.add(Layout.row(quantifier(given.get(i)), new Layout.Plain(i + 1 < given.size() ? "," : ":")));
        }
        lines.add(layout(holds));
        return new Layout.Lines(lines);
    }

    /** Brackets of one kind around a layout. */
    static Fenced fenced(Symbol open, Layout inside, Symbol close) {
        return new Fenced(open, inside, close);
    }

}
