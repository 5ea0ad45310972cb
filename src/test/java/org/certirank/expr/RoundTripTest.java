package org.certirank.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import javax.xml.parsers.DocumentBuilderFactory;
import java.io.StringReader;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.certirank.exact.Rational;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** What is printed is read back as the same tree. */
class RoundTripTest {

    @Provide
    Arbitrary<Expr> exprs() {
        return Trees.exprs();
    }

    @Provide
    Arbitrary<Expr> numbers() {
        return Trees.numbers();
    }

    @Provide
    Arbitrary<SetExpr> sets() {
        return Trees.sets();
    }

    @Property(tries = 400, seed = "11", shrinking = ShrinkingMode.BOUNDED)
    void text(@ForAll("exprs") Expr e) {
        assertEquals(e, Parser.parse(TextPrinter.print(e)), () -> TextPrinter.print(e));
    }

    @Property(tries = 200, seed = "12", shrinking = ShrinkingMode.BOUNDED)
    void fullyParenthesised(@ForAll("exprs") Expr e) {
        assertEquals(e, Parser.parse(TextPrinter.printFully(e)), () -> TextPrinter.printFully(e));
    }

    @Property(tries = 100, seed = "13", shrinking = ShrinkingMode.BOUNDED)
    void literals(@ForAll("numbers") Expr e) {
        assertEquals(e, Parser.parse(TextPrinter.print(e)));
    }

    @Property(tries = 200, seed = "14", shrinking = ShrinkingMode.BOUNDED)
    void setTexts(@ForAll("sets") SetExpr s) {
        assertEquals(s, Parser.parseSet(TextPrinter.print(s)), () -> TextPrinter.print(s));
    }

    /** MathML is well-formed XML and LaTeX has balanced braces and pairs of left and right, whatever the tree. */
    @Property(tries = 200, seed = "15", shrinking = ShrinkingMode.BOUNDED)
    void typesetFormsAreWellFormed(@ForAll("exprs") Expr e) throws Exception {
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(MathMlPrinter.print(e))));
        String latex = LatexPrinter.print(e).replace("\\{", "").replace("\\}", "");
        assertEquals(latex.chars().filter(c -> c == '{').count(), latex.chars().filter(c -> c == '}').count(), latex);
        assertEquals(latex.split("\\\\left[^a-z]", -1).length, latex.split("\\\\right[^a-z]", -1).length, latex);
    }

    /** Minimal means minimal: without any one pair of parentheses the text means something else or nothing. */
    @Property(tries = 200, seed = "16", shrinking = ShrinkingMode.BOUNDED)
    void noParenthesesTooMany(@ForAll("exprs") Expr e) {
        String text = TextPrinter.print(e);
        for (int open = 0; open < text.length(); open++) {
            if (text.charAt(open) != '(' || open > 0 && Character.isLetterOrDigit(text.charAt(open - 1))) {
                continue;
            }
            int close = open;
            for (int depth = 0; depth > 0 || close == open; close++) {
                depth += text.charAt(close) == '(' ? 1 : text.charAt(close) == ')' ? -1 : 0;
            }
            String without = text.substring(0, open) + " " + text.substring(open + 1, close - 1) + " " + text.substring(close);
            Expr other;
            try {
                other = Parser.parse(without);
            } catch (ParseException x) {
                continue;
            }
            boolean sign = without.substring(open).stripLeading().startsWith("-") && open > 0 && text.charAt(open - 1) == '-'; // -(-x) for --x
            if (!sign) {
                assertNotEquals(e, other, text);
            }
        }
    }

    @Test
    void literalsWithoutATokenPrintAsOperations() {
        assertEquals("1 / 3", TextPrinter.print(Expr.number(Rational.of(1, 3))));
        assertEquals("-1 / 3", TextPrinter.print(Expr.number(Rational.of(-1, 3))));
        assertEquals("2^(1 / 3)", TextPrinter.print(new Expr.Binary(Expr.BinaryOp.POW, Expr.number(2), Expr.number(Rational.of(1, 3)))));
        assertEquals("(-2)^2", TextPrinter.print(new Expr.Binary(Expr.BinaryOp.POW, Expr.number(-2), Expr.number(2))));
        assertEquals("0.1", TextPrinter.print(Expr.number(Rational.of(1, 10))));
        assertEquals("1e-300", TextPrinter.print(Expr.number(Rational.of(10).pow(-300))));
    }
}
