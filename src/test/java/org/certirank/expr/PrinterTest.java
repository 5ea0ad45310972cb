package org.certirank.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrinterTest {

    @ParameterizedTest
    @CsvSource(delimiter = '@', value = {
        "x^2/(1 + y)            @ \\frac{{x}^{2}}{1 + y}",
        "-x^2                   @ - {x}^{2}",
        "(-x)^2                 @ {\\left( - x \\right)}^{2}",
        "x^(1/2)                @ {x}^{1 / 2}",
        "sqrt(1 - eps)          @ \\sqrt{1 - \\varepsilon}",
        "x1 + y_max             @ {x}_{1} + {y}_{\\mathit{max}}",
        "2 * x * 3              @ 2 \\, x \\cdot 3",
        "a - (b - c)            @ a - \\left( b - c \\right)",
        "a * (b + c)            @ a \\cdot \\left( b + c \\right)",
        "norm2(v) <= normF(M)   @ {\\left\\| v \\right\\|}_{2} \\le {\\left\\| M \\right\\|}_{F}",
        "abs(x) != pi           @ \\left| x \\right| \\neq \\pi",
        "sum(i in 1..n, v[i])   @ \\sum_{i = 1}^{n} {v}_{i}",
        "max(a, b) < 1e-20      @ \\max \\left( a , b \\right) < {10}^{- 20}",
        "M[1, 2]                @ {M}_{1 , 2}",
        "A(t)[1]                @ {A \\left( t \\right)}_{1}",
        "[[1, 0], [0, 1]]       @ \\begin{pmatrix} 1 & 0 \\\\ 0 & 1 \\end{pmatrix}",
        "transpose(M) * v       @ {M}^{\\top} \\, v",
        "exp(-x)                @ {\\mathrm{e}}^{- x}",
        "exp(1/x)               @ \\exp \\left( \\frac{1}{x} \\right)",
        "diff(f(x), x) > 0      @ \\frac{\\partial}{\\partial x} f \\left( x \\right) > 0",
        "p => q and not r       @ p \\Rightarrow q \\land \\lnot r",
        "if(t = 0, 1, 2)        @ \\begin{cases} 1 & \\text{if } t = 0 \\\\ 2 & \\text{otherwise} \\end{cases}",
        "beta * Gamma + speed   @ \\beta \\, \\Gamma + \\mathit{speed}",
    })
    void latex(String text, String expected) {
        assertEquals(expected, LatexPrinter.print(Parser.parse(text)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', value = {
        "(1, oo)             @ \\left( 1 , \\infty \\right)",
        "[a, b)              @ \\left[ a , b \\right)",
        "1..n                @ \\left\\{ 1 , \\dots , n \\right\\}",
        "2..oo               @ {\\mathbb{Z}}_{\\ge 2}",
        "vectors(n)          @ {\\mathbb{R}}^{n}",
        "matrices(2, 3)      @ {\\mathbb{R}}^{2 \\times 3}",
        "sphere(3)           @ {\\mathbb{S}}^{2}",
        "sphere(d)           @ {\\mathbb{S}}^{d - 1}",
        "stochastic(G, eps)  @ {\\mathcal{A}}_{G , \\varepsilon}",
    })
    void latexSets(String text, String expected) {
        assertEquals(expected, LatexPrinter.print(Parser.parseSet(text)));
    }

    @Test
    void claims() {
        List<Quantifier> given = List.of(new Quantifier(Quantifier.Kind.FORALL, "w", Parser.parseSet("(1, oo)"), Optional.of(Parser.parse("w != 2"))),
                new Quantifier(Quantifier.Kind.EXISTS, "y1", Parser.parseSet("[w, oo)"), Optional.empty()));
        Expr holds = Parser.parse("w <= y1");
        assertEquals("for all w in (1, oo) with w != 2, there is y1 in [w, oo): w <= y1", TextPrinter.print(given, holds));
        String mathMl = MathMlPrinter.print(given, holds);
        assertTrue(mathMl.contains("<mtext>for\u00a0all\u00a0</mtext>") && mathMl.contains("\u2208") && mathMl.contains("\u221e") && mathMl.contains("\u2264"), mathMl);
        assertEquals(3, mathMl.split("<mtr>", -1).length - 1);
    }

    @Test
    void mathMl() {
        assertEquals("<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mfrac><msub><mi>x</mi><mn>1</mn></msub><msqrt><mi>\u03b5</mi></msqrt></mfrac></math>",
                MathMlPrinter.print(Parser.parse("x1 / sqrt(eps)")));
        assertTrue(MathMlPrinter.print(Parser.parse("a < b")).contains("<mo>&lt;</mo>"));
        assertTrue(MathMlPrinter.print(Parser.parse("sum(i in 1..3, i)")).contains("<munderover><mo>\u2211</mo>"));
        assertTrue(MathMlPrinter.block(Parser.parse("x")).contains("display=\"block\""));
        assertTrue(MathMlPrinter.name("mu1").contains("<mi>\u03bc</mi><mn>1</mn>"));
    }

    @Test
    void fullParenthesesGoAroundEveryOperation() {
        assertEquals("((-(x^2)) + (3 * y)) <= f(-(x + 1))", TextPrinter.printFully(Parser.parse("-x^2 + 3 * y <= f(-(x + 1))")));
        assertEquals("(not (a < b)) and (c < (d / 2))", TextPrinter.printFully(Parser.parse("not a < b and c < d / 2")));
    }
}
