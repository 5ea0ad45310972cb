package org.certirank.spec;

import java.util.Optional;
import org.certirank.expr.Expr;
import org.certirank.expr.ParseException;
import org.certirank.expr.Parsed;
import org.certirank.expr.Parser;
import org.certirank.expr.SetExpr;

/** Strings of a file that hold texts of the language. */
final class Texts {
    private Texts() { }

    /** The expression or formula, or a problem with a caret. */
    static Optional<Parsed<Expr>> expression(Cursor at) {
        Optional<String> text = at.string();
        try {
            return text.map(Parser::expression);
        } catch (ParseException e) {
            at.problem(e.render(text.orElseThrow()));
            return Optional.empty();
        }
    }

    /** The set, or a problem with a caret. */
    static Optional<Parsed<SetExpr>> set(Cursor at) {
        Optional<String> text = at.string();
        try {
            return text.map(Parser::set);
        } catch (ParseException e) {
            at.problem(e.render(text.orElseThrow()));
            return Optional.empty();
        }
    }
}
