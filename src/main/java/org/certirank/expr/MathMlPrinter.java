package org.certirank.expr;

import java.util.List;

/** Prints trees as presentation MathML (version 3, within MathML Core), as a whole {@code math} element; ASCII escapes only for markup. */
public final class MathMlPrinter {
    private final StringBuilder out = new StringBuilder();

    private MathMlPrinter() { }

    /** Inline. */
    public static String print(Expr e) {
        return math(new Typesetter().layout(e), false);
    }

    /** Inline. */
    public static String print(SetExpr s) {
        return math(new Typesetter().set(s), false);
    }

    /** Inline: "for all x in S with W". */
    public static String print(Quantifier q) {
        return math(new Typesetter().quantifier(q), false);
    }

    /** A whole claim as a block, one line per quantifier. */
    public static String print(List<Quantifier> given, Expr holds) {
        return math(new Typesetter().claim(given, holds), true);
    }

    /** A formula as a block of its own. */
    public static String block(Expr e) {
        return math(new Typesetter().layout(e), true);
    }

    /** A name alone, inline. */
    public static String name(String name) {
        return math(Typesetter.name(name), false);
    }

    private static String math(Layout l, boolean block) {
        MathMlPrinter p = new MathMlPrinter();
        p.out.append("<math xmlns=\"http://www.w3.org/1998/Math/MathML\"").append(block ? " display=\"block\">" : ">");
        p.row(l);
        return p.out.append("</math>").toString();
    }

    /** As one element. */
    private void row(Layout l) {
        if (l instanceof Layout.Row || l instanceof Layout.Fenced || l instanceof Layout.Cases) {
            element("mrow", l);
        } else {
            put(l);
        }
    }

    private void element(String tag, Layout l) {
        out.append('<').append(tag).append('>');
        put(l);
        out.append("</").append(tag).append('>');
    }

    private void two(String tag, Layout a, Layout b) {
        out.append('<').append(tag).append('>');
        row(a);
        row(b);
        out.append("</").append(tag).append('>');
    }

    private void put(Layout l) {
        switch (l) {
            case Layout.Row r -> r.parts().forEach(this::row);
            case Layout.Ident i -> ident(i.base());
            case Layout.Num n -> out.append("<mn>").append(n.digits()).append("</mn>");
            case Layout.Sign s -> sign(s.symbol());
            case Layout.Word w -> out.append(w.word().chars().allMatch(Character::isDigit) ? "<mn mathvariant=\"bold\">" : "<mi mathvariant=\"normal\">").append(w.word())
                    .append(w.word().chars().allMatch(Character::isDigit) ? "</mn>" : "</mi>");
            case Layout.Plain p -> out.append("<mtext>").append(escape(p.text().replace(' ', '\u00a0'))).append("</mtext>");
            case Layout.Fraction f -> two("mfrac", f.above(), f.below());
            case Layout.Power p -> two("msup", p.base(), p.exponent());
            case Layout.Sub s -> two("msub", s.base(), s.index());
            case Layout.Root r -> element("msqrt", r.of());
            case Layout.Fenced f -> {
                fence(f.open(), "prefix");
                row(f.inside());
                fence(f.close(), "postfix");
            }
            case Layout.Big b -> big(b);
            case Layout.Table t -> {
                out.append("<mrow>");
                fence(Symbol.LEFT_PARENTHESIS, "prefix");
                table(t.rows(), "center");
                fence(Symbol.RIGHT_PARENTHESIS, "postfix");
                out.append("</mrow>");
            }
            case Layout.Cases c -> {
                fence(Symbol.LEFT_BRACE, "prefix");
                table(c.rows(), "left");
            }
            case Layout.Lines t -> table(t.lines().stream().map(List::of).toList(), "left");
        }
    }

    private void big(Layout.Big b) {
        String tag = b.over().isPresent() ? "munderover" : "munder";
        out.append('<').append(tag).append('>');
        row(b.operator());
        row(b.under());
        b.over().ifPresent(this::row);
        out.append("</").append(tag).append('>');
    }

    private void table(List<List<Layout>> rows, String align) {
        out.append("<mtable displaystyle=\"").append(align.equals("left")).append("\" columnalign=\"").append(align).append("\">");
        for (List<Layout> row : rows) {
            out.append("<mtr>");
            for (Layout cell : row) {
                out.append("<mtd style=\"text-align: ").append(align).append("\">");
                put(cell);
                out.append("</mtd>");
            }
            out.append("</mtr>");
        }
        out.append("</mtable>");
    }

    private void sign(Symbol symbol) {
        switch (symbol) {
            case REALS, INTEGERS, SPHERE, CLASS_A, CLASS_W, DIGRAPHS, INFINITY -> out.append("<mi mathvariant=\"normal\">").append(symbol.character()).append("</mi>");
            case NATURALS -> out.append("<msub><mi mathvariant=\"normal\">").append(symbol.character()).append("</mi><mn>0</mn></msub>");
            case COLON, COMMA -> out.append("<mo separator=\"true\">").append(symbol.character()).append("</mo>");
            case JUXTAPOSED -> out.append("<mo>").append(symbol.character()).append("</mo><mspace width=\"0.17em\"/>");
            case PLUS, MINUS, TIMES, APPLY, SLASH, EQ, NE, LT, LE, GT, GE, AND, OR, NOT, IMPLIES, IFF, FORALL, EXISTS, IN, SUM, PRODUCT, PARTIAL, DOTS, CROSS, TRANSPOSED,
                    LEFT_PARENTHESIS, RIGHT_PARENTHESIS, LEFT_BRACKET, RIGHT_BRACKET, LEFT_BRACE, RIGHT_BRACE, BAR, LEFT_NORM, LEFT_ANGLE, RIGHT_ANGLE, LEFT_FLOOR, RIGHT_FLOOR ->
                out.append("<mo>").append(escape(symbol.character())).append("</mo>");
        }
    }

    private void fence(Symbol symbol, String form) {
        out.append("<mo fence=\"true\" form=\"").append(form).append("\" stretchy=\"true\">").append(symbol.character()).append("</mo>");
    }

    private void ident(String base) {
        String shown = Greek.character(base).orElse(base);
        out.append(shown.length() == 1 ? "<mi>" : "<mi mathvariant=\"italic\">").append(shown).append("</mi>");
    }

    private static String escape(String s) {
        return s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
