package org.certirank.expr;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Prints trees as LaTeX, for math mode, with amsmath and amssymb. */
public final class LatexPrinter {
    private static final Set<String> OWN_COMMANDS = Set.of("exp", "log", "sin", "cos", "tanh", "det", "min", "max");

    private LatexPrinter() { }

    public static String print(Expr e) {
        return latex(new Typesetter().layout(e));
    }

    public static String print(SetExpr s) {
        return latex(new Typesetter().set(s));
    }

    public static String print(Quantifier q) {
        return latex(new Typesetter().quantifier(q));
    }

    /** A whole claim, one line per quantifier. */
    public static String print(List<Quantifier> given, Expr holds) {
        return latex(new Typesetter().claim(given, holds));
    }

    private static String latex(Layout l) {
        return switch (l) {
            case Layout.Row r -> row(r);
            case Layout.Ident i -> ident(i.base());
            case Layout.Num n -> n.digits();
            case Layout.Sign s -> s.symbol().latex();
            case Layout.Word w -> word(w.word());
            case Layout.Plain p -> "\\text{" + p.text() + "}";
            case Layout.Fraction f -> "\\frac{" + latex(f.above()) + "}{" + latex(f.below()) + "}";
            case Layout.Power p -> "{" + latex(p.base()) + "}^{" + latex(p.exponent()) + "}";
            case Layout.Sub s -> "{" + latex(s.base()) + "}_{" + latex(s.index()) + "}";
            case Layout.Root r -> "\\sqrt{" + latex(r.of()) + "}";
            case Layout.Fenced f -> "\\left" + f.open().latex() + " " + latex(f.inside()) + " \\right" + f.close().latex();
            case Layout.Big b -> latex(b.operator()) + "_{" + latex(b.under()) + "}" + b.over().map(o -> "^{" + latex(o) + "}").orElse("");
            case Layout.Table t -> "\\begin{pmatrix} " + rows(t.rows()) + " \\end{pmatrix}";
            case Layout.Cases c -> "\\begin{cases} " + rows(c.rows()) + " \\end{cases}";
            case Layout.Lines t -> "\\begin{array}{l} " + t.lines().stream().map(LatexPrinter::latex).collect(Collectors.joining(" \\\\ ")) + " \\end{array}";
        };
    }

    private static String row(Layout.Row r) {
        return r.parts().stream().map(LatexPrinter::latex).filter(s -> !s.isEmpty()).collect(Collectors.joining(" "));
    }

    private static String rows(List<List<Layout>> rows) {
        return rows.stream().map(r -> r.stream().map(LatexPrinter::latex).collect(Collectors.joining(" & "))).collect(Collectors.joining(" \\\\ "));
    }

    private static String ident(String base) {
        return Greek.latex(base).orElse(base.length() == 1 ? base : "\\mathit{" + base + "}");
    }

    private static String word(String word) {
        if (OWN_COMMANDS.contains(word)) {
            return "\\" + word;
        }
        return word.chars().allMatch(Character::isDigit) ? "\\mathbf{" + word + "}" : word.equals("_") ? "\\_" : word.length() == 1 ? "\\mathrm{" + word + "}" : "\\operatorname{" + word + "}";
    }
}
