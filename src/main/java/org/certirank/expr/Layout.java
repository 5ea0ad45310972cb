package org.certirank.expr;

import java.util.List;
import java.util.Optional;

/** A formula laid out for print, before it becomes LaTeX or MathML. */
sealed interface Layout {

    /** Side by side. */
    record Row(List<Layout> parts) implements Layout { }

    /** A variable: its base as written ({@code x}, {@code eps}, {@code Gamma}, {@code speed}). */
    record Ident(String base) implements Layout { }

    /** A number token without exponent. */
    record Num(String digits) implements Layout { }

    /** A sign; see {@link Symbol}. */
    record Sign(Symbol symbol) implements Layout { }

    /** An upright word: a function or operator. */
    record Word(String word) implements Layout { }

    /** Plain text between formulas, with its blanks. */
    record Plain(String text) implements Layout { }

    record Fraction(Layout above, Layout below) implements Layout { }

    record Power(Layout base, Layout exponent) implements Layout { }

    record Sub(Layout base, Layout index) implements Layout { }

    record Root(Layout of) implements Layout { }

    /** Between brackets that grow with what they hold. */
    record Fenced(Symbol open, Layout inside, Symbol close) implements Layout { }

    /** A big operator with its limits; {@code over} is absent for min and max. */
    record Big(Layout operator, Layout under, Optional<Layout> over) implements Layout { }

    /** A matrix in parentheses. */
    record Table(List<List<Layout>> rows) implements Layout { }

    /** Alternatives after a brace: value and condition. */
    record Cases(List<List<Layout>> rows) implements Layout { }

    /** Lines below one another, flush left. */
    record Lines(List<Layout> lines) implements Layout { }

    static Row row(Layout... parts) {
        return new Row(List.of(parts));
    }

    static Fenced parentheses(Layout inside) {
        return new Fenced(Symbol.LEFT_PARENTHESIS, inside, Symbol.RIGHT_PARENTHESIS);
    }

    static Sign sign(Symbol symbol) {
        return new Sign(symbol);
    }
}
