package org.certirank.report;

import java.util.stream.Collectors;
import org.certirank.expr.Definition;
import org.certirank.expr.Expr;
import org.certirank.expr.MathMlPrinter;
import org.certirank.expr.Quantifier;
import org.certirank.expr.Relation;
import org.certirank.spec.Claim;

/** Claims and definitions as typeset mathematics, made from the parsed formula alone. */
final class Typeset {
    private Typeset() {
    }

    /** The quantifiers in order, then the formula, as MathML with words between. */
    static String claim(Claim claim) {
        Html html = new Html();
        for (Quantifier quantifier : claim.given()) {
            html.open("p").raw(MathMlPrinter.print(quantifier)).close("p").line();
        }
        html.open("div", "class", "conclusion").raw(MathMlPrinter.block(claim.holds())).close("div");
        return html.toString();
    }

    /** {@code f(x, y) := ...}. */
    static String definition(Definition definition) {
        Expr head = definition.params().isEmpty() ? Expr.name(definition.name())
                : new Expr.Call(definition.name(), definition.params().stream().<Expr>map(Expr::name).collect(Collectors.toList()));
        return MathMlPrinter.print(Expr.Chain.of(head, Relation.EQ, definition.body()));
    }
}
