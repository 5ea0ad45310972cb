package org.certirank.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.certirank.exact.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {

    /** Each line: a text, and the same with the parentheses that the grammar means. Worked out by hand from the documentation. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "-x^2                     | -(x^2)",
        "2^-3^2                   | 2^(-(3^2))",
        "a^b^c                    | a^(b^c)",
        "-a^-b                    | -(a^(-b))",
        "(-x)^2                   | (-x)^2",
        "a - b - c                | (a - b) - c",
        "a / b / c                | (a / b) / c",
        "a / b * c                | (a / b) * c",
        "a - b + c                | (a - b) + c",
        "a * -b                   | a * (-b)",
        "a - -b                   | a - (-b)",
        "-a * b                   | (-a) * b",
        "-a + b                   | (-a) + b",
        "--a                      | -(-a)",
        "a * b^c                  | a * (b^c)",
        "a + b * c                | a + (b * c)",
        "a * b + c                | (a * b) + c",
        "x^f(y)[1]                | x^((f(y))[1])",
        "f(x)[1]^2                | ((f(x))[1])^2",
        "-v[1]                    | -(v[1])",
        "a < b + c                | a < (b + c)",
        "not a < b                | not (a < b)",
        "not a < b and c < d      | (not (a < b)) and (c < d)",
        "not not a < b            | not (not (a < b))",
        "a < b and c < d or e < f | ((a < b) and (c < d)) or (e < f)",
        "p or q and r             | p or (q and r)",
        "p and q and r            | (p and q) and r",
        "p or q or r              | (p or q) or r",
        "p => q => r              | p => (q => r)",
        "p or q => r              | (p or q) => r",
        "p => q <=> r             | (p => q) <=> r",
        "p <=> q => r             | p <=> (q => r)",
        "p => q or r              | p => (q or r)",
        "not p => q               | (not p) => q",
    })
    void precedence(String text, String meant) {
        assertEquals(Parser.parse(meant), Parser.parse(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "a - b - c | a - (b - c)", "2^3^2 | (2^3)^2", "-x^2 | (-x)^2", "p => q => r | (p => q) => r", "not a < b or c < d | not (a < b or c < d)", "a < b < c | (a < b) < c",
    })
    void differsFrom(String text, String other) {
        assertTrue(!Parser.parse(other).equals(Parser.parse(text)), text);
    }

    @ParameterizedTest
    @CsvSource({"0.1, 1/10", "12, 12", "2.5e-3, 1/400", "1E2, 100", "1e+2, 100", "007, 7", "0.50, 1/2", "0e10, 0", "1.5e1, 15"})
    void numbersAreExact(String text, String value) {
        assertEquals(new Expr.NumberLit(Rational.parse(value)), Parser.parse(text));
    }

    @Test
    void writtenExponentHasALimit() {
        assertEquals(Rational.of(10).pow(10_000), ((Expr.NumberLit) Parser.parse("1e10000")).value());
        assertThrows(ParseException.class, () -> Parser.parse("1e10001"));
        assertThrows(ParseException.class, () -> Parser.parse("1e-10001"));
        assertThrows(ParseException.class, () -> Parser.parse("1e" + "9".repeat(1000)));
        assertEquals(Parser.parse("10"), Parser.parse("1e" + "0".repeat(1000) + "1"));
    }

    @Test
    void setsThatLookAlike() {
        assertTrue(Parser.parseSet("(n + 1)..5") instanceof SetExpr.Range);
        assertTrue(Parser.parseSet("(1, 5)") instanceof SetExpr.Interval);
        assertTrue(Parser.parseSet("[1, 2][1]..4") instanceof SetExpr.Range);
        assertTrue(Parser.parseSet("[f(1), (2)]") instanceof SetExpr.Interval);
        assertTrue(Parser.parseSet("(a)*2..b") instanceof SetExpr.Range);
        assertTrue(Parser.parseSet("1..5") instanceof SetExpr.Range);
        assertTrue(Parser.parseSet("vectors(2, (0, 1])") instanceof SetExpr.Vectors v && v.entries() instanceof SetExpr.Interval);
        assertTrue(Parser.parseSet("vectors(2, (1)..2)") instanceof SetExpr.Vectors v && v.entries() instanceof SetExpr.Range);
    }

    @Test
    void caretStandsUnderTheError() {
        ParseException e = assertThrows(ParseException.class, () -> Parser.parse("1/("));
        assertEquals("the text ends too early; expected a number, a name, '(', '[' or '-'\n  1/(\n     ^", e.render("1/("));
        String lines = "x =\n  y + * z";
        assertEquals("  y + * z\n      ^".indent(2).stripTrailing(),
                Caret.under(lines, assertThrows(ParseException.class, () -> Parser.parse(lines)).offset()));
        String far = "x + ".repeat(100) + ")";
        String shown = Caret.under(far, far.length() - 1);
        assertEquals(shown.split("\n")[0].indexOf(')'), shown.split("\n")[1].indexOf('^'));
    }

    @Test
    void spansPointIntoTheText() {
        Parsed<Expr> p = Parser.expression("a + f(b, 2)");
        Expr call = ((Expr.Binary) p.tree()).r();
        assertEquals(new Span(4, 11), p.spans().of(call).orElseThrow());
        assertEquals(new Span(0, 11), p.spans().of(p.tree()).orElseThrow());
        assertTrue(p.spans().of(Expr.name("a")).isEmpty(), "spans go by identity");
    }

    @ParameterizedTest
    @ValueSource(ints = {Parser.MAX_NESTING - 1, Parser.MAX_NESTING})
    void nestingUpToTheLimit(int depth) {
        Parser.parse("(".repeat(depth) + "x" + ")".repeat(depth));
        Parser.parse("-".repeat(depth) + "x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "-", "not ", "2^", "abs(", "x => ", "[1][", "sum(i in 1..2, "})
    void nestingBeyondTheLimitIsAnError(String part) {
        ParseException e = assertThrows(ParseException.class, () -> Parser.parse(part.repeat(Parser.MAX_NESTING + 1) + "x"));
        assertTrue(e.getMessage().startsWith("nesting deeper than"), e.getMessage());
    }

    @Test
    void treesStayLowEnoughForEveryWalk() {
        Expr e = Parser.parse("x" + " + x".repeat(Parser.MAX_HEIGHT - 1));
        assertEquals(e, Parser.parse(TextPrinter.print(e)));
        assertThrows(ParseException.class, () -> Parser.parse("x" + " + x".repeat(Parser.MAX_HEIGHT)));
        assertThrows(ParseException.class, () -> Parser.parse(" ".repeat(Lexer.MAX_LENGTH + 1)));
    }
}
