package org.certirank.prove.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certirank.exact.Rational;
import org.certirank.expr.Polynomial;
import org.certirank.expr.Terms;
import org.certirank.prove.rule.Combine;
import org.certirank.prove.rule.Hull;
import org.certirank.prove.rule.Move;
import org.certirank.prove.rule.Sequent;
import org.junit.jupiter.api.Test;

class CombineTacticTest {
    private final Terms terms = new Terms();
    private final Polynomial x = Polynomial.generator(terms.leaf("x"));
    private final Polynomial y = Polynomial.generator(terms.leaf("y"));
    private final Polynomial u = Polynomial.generator(terms.leaf("u"));

    private static LinearProgram.Column column(Polynomial p, boolean free) {
        return new LinearProgram.Column(p, 1, false, free);
    }

    /** A mean with weights of sum 1 is not below the least entry, however many other weights stand around. */
    @Test
    void weightedMeansAmongUnrelatedEquations() {
        int n = 5;
        Hull side = new Hull(Optional.of(Rational.ZERO), true, Optional.of(Rational.ONE), true);
        Lab lab = new Lab().vector("a", n, side).vector("x", n, Hull.REALS);
        for (String other : List.of("b", "c", "d")) {
            lab.vector(other, n, side).assume("sum(" + other + ") = 1");
        }
        Sequent goal = lab.assume("sum(a) = 1").goal("min(x) <= dot(a, x)");
        List<Move> moves = new CombineTactic(Lab.ORACLE).moves(goal);
        assertFalse(moves.isEmpty());
        Combine m = (Combine) moves.getFirst();
        m.premises(goal);
        assertEquals(n, m.terms().size());
        assertEquals(1, m.equations().size());
    }

    @Test
    void aMultipleOfAnEquationThatNothingCancelsIsLeftOut() {
        // x = 1 * x; the free column y * u has a monomial of its own
        Map<Integer, Rational> c = LinearProgram.solve(List.of(column(x, false), column(y.mul(u).add(x), true)), x, false).orElseThrow();
        assertEquals(Map.of(0, Rational.ONE), c);
        assertTrue(LinearProgram.solve(List.of(column(y.mul(u).add(x), true)), x, false).isEmpty());
        assertEquals(Map.of(0, Rational.ONE, 1, Rational.ONE),
                LinearProgram.solve(List.of(column(x.sub(y), false), column(y.add(u), true), column(u.mul(y), true)), x.add(u), false).orElseThrow());
    }

    @Test
    void noMultipleOfANegativeSign() {
        assertTrue(LinearProgram.solve(List.of(column(x, false)), x.neg(), false).isEmpty());
        assertEquals(Map.of(0, Rational.of(-1)), LinearProgram.solve(List.of(column(x, true)), x.neg(), false).orElseThrow());
    }
}
