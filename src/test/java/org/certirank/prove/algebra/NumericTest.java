package org.certirank.prove.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.stream.Collectors;
import org.certirank.expr.Term;
import org.certirank.prove.rule.Hull;
import org.certirank.prove.rule.Sequent;
import org.junit.jupiter.api.Test;

/** Points are found on equalities of the kinds that sets of the language bring, and none where there is none. */
class NumericTest {
    private static final String ANY = "0 <= 1";

    @Test
    void membersOfAFiniteSet() {
        Lab lab = new Lab().leaf("s", "[-1, 3]").assume("(s + 1) * (s - 1/2) * (s - 3) = 0");
        Term s = lab.term("s");
        Set<Long> values = new Numeric(lab.goal(ANY)).points().stream().map(p -> Math.round(2 * p.get(s))).collect(Collectors.toSet());
        assertEquals(Set.of(-2L, 1L, 6L), values);
    }

    @Test
    void rowThatSumsToOne() {
        Lab lab = new Lab().vector("p", 4, Hull.REALS).assume("all(i in 1..4, p[i] >= 0)").assume("sum(p) = 1");
        Sequent goal = lab.goal("p[1]^2 + p[2]^2 + p[3]^2 + p[4]^2 <= 1");
        Numeric numeric = new Numeric(goal);
        assertFalse(numeric.isBlind());
        assertTrue(numeric.plausible(goal.conclusion()));
        assertFalse(numeric.plausible(lab.prop("p[1] + p[2] > 1")));
    }

    @Test
    void sphere() {
        Lab lab = new Lab().vector("v", 3, Hull.REALS).assume("v[1]^2 + v[2]^2 + v[3]^2 = 1");
        Numeric numeric = new Numeric(lab.goal(ANY));
        assertFalse(numeric.isBlind());
        assertTrue(numeric.plausible(lab.prop("norm2(v) = 1")));
    }

    @Test
    void noPointIsMadeUp() {
        Lab none = new Lab().leaf("x", "reals").assume("x^2 = -1");
        assertTrue(new Numeric(none.goal(ANY)).isBlind());
        Lab outside = new Lab().leaf("x", "[0, 1]").assume("x = 2");
        assertTrue(new Numeric(outside.goal(ANY)).isBlind());
        Lab unsolved = new Lab().leaf("x", "reals").assume("exp(x) = x");
        assertTrue(new Numeric(unsolved.goal(ANY)).isBlind());
    }
}
