package org.certirank.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.certirank.exact.Rational;
import org.junit.jupiter.api.Test;

/** The foldings of section 8 of the spec language, each one and no others. */
class TermsTest {
    private final Terms t = new Terms();
    private final Term x = t.leaf("x");
    private final Term y = t.leaf("y");

    private Term c(long n) {
        return t.constant(n);
    }

    @Test
    void equalNodesAreOneNode() {
        assertSame(t.add(x, t.mul(y, c(3))), t.add(x, t.mul(y, c(3))));
        assertNotSame(t.add(x, y), t.add(y, x));
        assertNotSame(t.min(List.of(x, y)), t.max(List.of(x, y)));
        assertNotSame(t.powInt(x, 2), t.powInt(x, 3));
        assertSame(t.mul(x, x), t.powInt(x, 2));
    }

    @Test
    void constantsFoldWhereTheValueIsRational() {
        assertSame(c(5), t.add(c(2), c(3)));
        assertSame(c(6), t.mul(c(2), c(3)));
        assertSame(t.constant(Rational.of(2, 3)), t.div(c(2), c(3)));
        assertSame(c(-2), t.neg(c(2)));
        assertSame(c(8), t.powInt(c(2), 3));
        assertSame(t.constant(Rational.of(1, 8)), t.powInt(c(2), -3));
        assertSame(t.constant(Rational.of(3, 2)), t.sqrt(t.constant(Rational.of(9, 4))));
        assertSame(c(2), t.abs(c(-2)));
        assertSame(c(-2), t.floor(t.constant(Rational.of(-3, 2))));
        assertSame(c(1), t.min(List.of(c(2), c(1), c(3))));
        assertSame(c(3), t.max(List.of(c(2), c(1), c(3))));
        assertSame(t.one(), t.exp(t.zero()));
        assertSame(t.zero(), t.log(t.one()));
        assertSame(t.zero(), t.sin(t.zero()));
        assertSame(t.one(), t.cos(t.zero()));
        assertSame(t.zero(), t.tanh(t.zero()));
        assertSame(t.zero(), t.erf(t.zero()));
    }

    @Test
    void undefinedConstantsStay() {
        assertEquals(Term.Op.DIV, t.div(c(1), c(0)).op());
        assertEquals(Term.Op.DIV, t.div(c(0), c(0)).op());
        assertEquals(Term.Op.POWINT, t.powInt(c(0), 0).op());
        assertEquals(Term.Op.POWINT, t.powInt(c(0), -1).op());
        assertEquals(Term.Op.SQRT, t.sqrt(c(-1)).op());
        assertEquals(Term.Op.LOG, t.log(c(0)).op());
        assertEquals(Term.Op.POW, t.pow(c(4), t.constant(Rational.HALF)).op());
        assertEquals(Term.Op.POWINT, t.powInt(c(2), BigInteger.TEN.pow(30)).op());
    }

    @Test
    void neutralElementsGo() {
        assertSame(x, t.add(x, t.zero()));
        assertSame(x, t.add(t.zero(), x));
        assertSame(x, t.mul(x, t.one()));
        assertSame(x, t.mul(t.one(), x));
        assertSame(x, t.div(x, t.one()));
        assertSame(x, t.neg(t.neg(x)));
        assertSame(x, t.powInt(x, 1));
        assertSame(x, t.min(List.of(x)));
        assertEquals(Term.Op.POWINT, t.pow(x, c(2)).op());
        assertEquals(Term.Op.POWINT, t.powInt(x, 0).op());
    }

    @Test
    void zeroSwallowsOnlyWhatIsDefined() {
        assertSame(t.zero(), t.mul(t.zero(), t.exp(x)));
        assertEquals(Term.Op.MUL, t.mul(t.zero(), t.log(x)).op());
        assertEquals(Term.Op.MUL, t.mul(t.div(c(1), x), t.zero()).op());
        // A total x may be 0, so 0 / x is not 0 everywhere.
        assertEquals(Term.Op.DIV, t.div(t.zero(), x).op());
        assertSame(t.zero(), t.div(t.zero(), c(3)));
    }

    @Test
    void totalIsByForm() {
        assertTrue(t.mul(t.exp(x), t.min(List.of(t.abs(y), t.pi()))).isTotal());
        assertTrue(t.powInt(x, 3).isTotal());
        assertFalse(t.powInt(x, 0).isTotal());
        assertFalse(t.add(t.sqrt(x), c(1)).isTotal());
        assertFalse(t.div(x, c(2)).isTotal());
        assertFalse(t.undefined().isTotal());
    }

    @Test
    void substitutionRebuildsWithFoldings() {
        Term e = t.add(t.mul(x, y), t.sqrt(x));
        assertSame(c(10), t.substitute(e, Map.of(x, c(4), y, c(2))));
        assertSame(t.add(t.mul(y, x), t.sqrt(y)), t.substitute(e, Map.of(x, y, y, x)));
        assertSame(t.add(t.mul(x, y), x), t.substitute(e, Map.of(t.sqrt(x), x)));
        assertSame(t.powInt(y, 2), t.substitute(t.mul(x, y), Map.of(x, y)));
    }

    @Test
    void derivativesByTheRules() {
        assertSame(t.mul(c(2), x), Derivative.of(t, t.powInt(x, 2), x));
        assertSame(t.div(t.neg(c(1)), t.powInt(x, 2)), Derivative.of(t, t.div(c(1), x), x));
        assertSame(t.div(t.one(), t.mul(c(2), t.sqrt(x))), Derivative.of(t, t.sqrt(x), x));
        assertSame(y, Derivative.of(t, t.mul(x, y), x));
        assertSame(t.zero(), Derivative.of(t, t.log(y), x));
        assertSame(t.select(x, c(1), c(-1)), Derivative.of(t, t.abs(x), x));
        Term z = t.leaf("z");
        Term m = t.min(List.of(x, y, z));
        Term xy = t.min(List.of(x, y));
        assertSame(t.select(t.sub(z, xy), t.select(t.sub(y, x), t.one(), t.zero()), t.zero()), Derivative.of(t, m, x));
        assertThrows(Derivative.NotDifferentiable.class, () -> Derivative.of(t, t.floor(x), x));
        assertSame(t.floor(y), Derivative.of(t, t.mul(t.floor(y), x), x));
    }

    @Test
    void limits() {
        Terms few = new Terms(4);
        few.leaf("x");
        assertThrows(TermLimitException.class, () -> few.leaf("y"));
        Term big = x;
        for (int i = 0; i < 40; i++) {
            big = t.add(t.exp(big), t.sin(big));
        }
        Term shared = big;
        assertThrows(TermLimitException.class, () -> TermPrinter.text(shared));
        assertTrue(shared.toString().endsWith("..."));
        Term sum = x;
        for (int i = 0; i < 5000; i++) {
            sum = t.add(sum, x);
        }
        assertEquals(4 * 5000 + 1, TermPrinter.text(sum).length());
        Term deep = x;
        for (int i = 0; i < 100_000; i++) {
            deep = t.exp(deep);
        }
        assertTrue(Terms.reachable(Derivative.of(t, t.sin(deep), x)).size() > 200_000);
        assertTrue(Terms.occurs(x, deep));
    }
}
