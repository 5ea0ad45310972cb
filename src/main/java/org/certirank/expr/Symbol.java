package org.certirank.expr;

/** The signs of typeset formulas, in LaTeX and as characters. */
enum Symbol {
    PLUS("+", "+"), MINUS("-", "\u2212"), TIMES("\\cdot", "\u22c5"), JUXTAPOSED("\\,", "\u2062"), APPLY("", "\u2061"), SLASH("/", "/"), COMMA(",", ","), COLON("\\colon", ":"),
    EQ("=", "="), NE("\\neq", "\u2260"), LT("<", "<"), LE("\\le", "\u2264"), GT(">", ">"), GE("\\ge", "\u2265"),
    AND("\\land", "\u2227"), OR("\\lor", "\u2228"), NOT("\\lnot", "\u00ac"), IMPLIES("\\Rightarrow", "\u21d2"), IFF("\\Leftrightarrow", "\u21d4"),
    FORALL("\\forall", "\u2200"), EXISTS("\\exists", "\u2203"), IN("\\in", "\u2208"), SUM("\\sum", "\u2211"), PRODUCT("\\prod", "\u220f"),
    PARTIAL("\\partial", "\u2202"), INFINITY("\\infty", "\u221e"), DOTS("\\dots", "\u2026"), CROSS("\\times", "\u00d7"), TRANSPOSED("\\top", "\u22a4"),
    REALS("\\mathbb{R}", "\u211d"), INTEGERS("\\mathbb{Z}", "\u2124"), NATURALS("\\mathbb{N}_0", "\u2115"), SPHERE("\\mathbb{S}", "\ud835\udd4a"),
    CLASS_A("\\mathcal{A}", "\ud835\udc9c"), CLASS_W("\\mathcal{W}", "\ud835\udcb2"), DIGRAPHS("\\mathcal{D}", "\ud835\udc9f"),
    LEFT_PARENTHESIS("(", "("), RIGHT_PARENTHESIS(")", ")"), LEFT_BRACKET("[", "["), RIGHT_BRACKET("]", "]"), LEFT_BRACE("\\{", "{"), RIGHT_BRACE("\\}", "}"),
    BAR("|", "|"), LEFT_NORM("\\|", "\u2016"), LEFT_ANGLE("\\langle", "\u27e8"), RIGHT_ANGLE("\\rangle", "\u27e9"), LEFT_FLOOR("\\lfloor", "\u230a"), RIGHT_FLOOR("\\rfloor", "\u230b");

    private final String latex;
    private final String character;

    Symbol(String latex, String character) {
        this.latex = latex;
        this.character = character;
    }

    String latex() {
        return latex;
    }

    String character() {
        return character;
    }

    static Symbol of(Relation relation) {
        return switch (relation) {
            case EQ -> EQ;
            case NE -> NE;
            case LT -> LT;
            case LE -> LE;
            case GT -> GT;
            case GE -> GE;
        };
    }
}
