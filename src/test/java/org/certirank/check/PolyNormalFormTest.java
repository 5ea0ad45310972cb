package org.certirank.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PolyNormalFormTest {
    private final Nodes n = new Nodes();
    private final Node x = n.leaf("x");
    private final Node y = n.leaf("y");
    private final Node z = n.leaf("z");

    private Node sq(Node a) {
        return n.powint(a, BigInteger.TWO);
    }

    private Node c(long v) {
        return n.constant(v);
    }

    private Node f(Op op, Node a) {
        return n.unary(op, a);
    }

    private boolean same(Node a, Node b) {
        return new NormalForm().isZero(n.sub(a, b));
    }

    @Test
    void ringIdentities() {
        assertTrue(same(sq(n.add(x, y)), n.add(n.add(sq(x), n.mul(c(2), n.mul(y, x))), sq(y))));
        assertFalse(same(sq(n.add(x, y)), n.add(sq(x), sq(y))));
        assertTrue(same(n.powint(n.sub(x, y), BigInteger.valueOf(3)), n.mul(n.sub(x, y), sq(n.sub(y, x)))));
        assertFalse(same(n.powint(n.sub(x, y), BigInteger.valueOf(3)), n.powint(n.sub(y, x), BigInteger.valueOf(3))));
        assertTrue(same(n.pi, n.pi) && !same(n.pi, n.constant(Rat.parse("3.141592653589793"))));
        assertFalse(same(x, n.add(x, n.constant(Rat.parse("1e-60")))));
    }

    @Test
    void rationalIdentities() {
        assertTrue(same(n.sub(n.div(c(1), x), n.div(c(1), n.add(x, c(1)))), n.div(c(1), n.mul(x, n.add(x, c(1))))));
        assertTrue(same(n.div(n.sub(sq(x), sq(y)), n.sub(x, y)), n.add(x, y)));
        assertTrue(same(n.powint(n.add(x, y), BigInteger.valueOf(-2)), n.div(c(1), n.add(n.add(sq(x), sq(y)), n.mul(c(2), n.mul(x, y))))));
        assertTrue(same(n.div(x, x), c(1)) && same(n.powint(x, BigInteger.ZERO), c(1)) && same(n.div(c(0), x), c(0)));
        assertFalse(same(n.div(x, y), n.div(y, x)));
        // a continued fraction: 1/(1 + 1/(1 + 1/x)) = (x + 1)/(2x + 1)
        Node inner = n.div(c(1), n.add(c(1), n.div(c(1), x)));
        assertTrue(same(n.div(c(1), n.add(c(1), inner)), n.div(n.add(x, c(1)), n.add(n.mul(c(2), x), c(1)))));
        // partial fractions over many distinct factors
        Node sum = c(0);
        for (int k = 0; k < 12; k++) {
            sum = n.add(sum, n.div(c(1), n.mul(n.add(x, c(k)), n.add(x, c(k + 1)))));
        }
        assertTrue(same(sum, n.div(c(12), n.mul(x, n.add(x, c(12))))));
        assertFalse(same(sum, n.div(c(12), n.mul(x, n.add(x, c(13))))));
    }

    @Test
    void divisionByAFormThatIsZero() {
        Node zero = n.sub(sq(n.add(x, y)), n.add(n.add(sq(x), n.mul(c(2), n.mul(y, x))), sq(y)));
        assertTrue(assertThrows(RejectException.class, () -> same(n.div(x, zero), x)).getMessage().contains("division by a form that is identically zero"));
        assertThrows(RejectException.class, () -> same(n.powint(zero, BigInteger.ZERO), c(1)));
        Node s = f(Op.SQRT, n.add(c(1), sq(y)));
        assertThrows(RejectException.class, () -> same(n.div(x, n.sub(n.add(sq(s), x), n.add(n.add(c(1), x), sq(y)))), x));
        assertThrows(RejectException.class, () -> same(n.undefined, n.undefined));
    }

    @Test
    void squareRoots() {
        Node u = n.add(c(1), sq(y));
        Node s = f(Op.SQRT, u);
        assertTrue(same(sq(s), u));
        assertTrue(same(n.powint(s, BigInteger.valueOf(5)), n.mul(s, sq(u))));
        assertFalse(same(s, u) || same(f(Op.SQRT, sq(x)), x));
        assertTrue(same(n.div(c(1), s), n.div(s, u)));
        assertTrue(same(n.powint(s, BigInteger.valueOf(-2)), n.div(c(1), u)));
        assertTrue(same(n.div(c(1), n.sub(s, y)), n.add(s, y)));
        assertTrue(same(n.div(c(1), n.add(s, c(1))), n.div(n.sub(s, c(1)), sq(y))));
        // a root over a root: t^2 = 1 + s
        Node t = f(Op.SQRT, n.add(c(1), s));
        assertTrue(same(sq(n.sub(sq(t), c(1))), u));
        assertTrue(same(n.div(c(1), t), n.div(n.mul(t, n.sub(s, c(1))), sq(y))));
        assertFalse(same(n.powint(t, BigInteger.valueOf(4)), u));
        // a radicand with a denominator
        Node r = f(Op.SQRT, n.div(x, n.add(x, c(1))));
        assertTrue(same(n.mul(n.mul(r, r), n.add(x, c(1))), x));
        assertTrue(same(n.powint(r, BigInteger.valueOf(-4)), n.div(sq(n.add(x, c(1))), sq(x))));
        // unit vectors: the squares of x/s and y/s and z/s sum to 1
        Node norm = f(Op.SQRT, n.add(n.add(sq(x), sq(y)), sq(z)));
        assertTrue(same(n.add(n.add(sq(n.div(x, norm)), sq(n.div(y, norm))), sq(n.div(z, norm))), c(1)));
        Node again = f(Op.SQRT, n.add(n.add(sq(n.div(x, norm)), sq(n.div(y, norm))), sq(n.div(z, norm))));
        NormalForm form = new NormalForm();
        form.root(again, c(1));
        assertTrue(form.isZero(n.sub(n.div(n.div(x, norm), again), n.div(x, norm))));
    }

    @Test
    void absoluteValues() {
        Node a = f(Op.ABS, n.sub(x, y));
        assertTrue(same(sq(a), sq(n.sub(y, x))));
        assertFalse(same(a, n.sub(x, y)));
        assertTrue(same(n.div(sq(n.sub(x, y)), a), a));
    }

    @Test
    void exponentialsAndLogarithms() {
        assertTrue(same(n.mul(f(Op.EXP, x), f(Op.EXP, y)), f(Op.EXP, n.add(y, x))));
        assertTrue(same(n.mul(f(Op.EXP, x), f(Op.EXP, n.neg(x))), c(1)));
        assertTrue(same(f(Op.EXP, n.mul(c(3), x)), n.powint(f(Op.EXP, x), BigInteger.valueOf(3))));
        assertFalse(same(f(Op.EXP, n.mul(n.constant(Rat.HALF), f(Op.LOG, x))), x) || same(sq(f(Op.EXP, n.div(x, c(2)))), x));
        assertFalse(same(f(Op.LOG, n.mul(c(2), f(Op.EXP, x))), x));
        assertTrue(same(f(Op.EXP, f(Op.LOG, x)), x) && same(f(Op.LOG, f(Op.EXP, n.add(x, n.div(c(1), y)))), n.add(x, n.div(c(1), y))));
        assertTrue(same(f(Op.EXP, n.mul(c(-2), f(Op.LOG, n.add(x, y)))), n.powint(n.add(x, y), BigInteger.valueOf(-2))));
        assertFalse(same(f(Op.EXP, n.add(x, y)), n.add(f(Op.EXP, x), f(Op.EXP, y))));
        assertFalse(same(f(Op.EXP, n.mul(x, y)), n.mul(f(Op.EXP, x), f(Op.EXP, y))));
        assertFalse(same(f(Op.LOG, n.mul(x, y)), n.add(f(Op.LOG, x), f(Op.LOG, y)))); // not valid for x, y < 0
        // softmax in both of its forms
        Node e = f(Op.EXP, x);
        Node g = f(Op.EXP, y);
        assertTrue(same(n.div(e, n.add(e, g)), n.div(c(1), n.add(c(1), f(Op.EXP, n.sub(y, x))))));
        assertTrue(same(n.mul(f(Op.EXP, c(1)), f(Op.EXP, c(2))), f(Op.EXP, c(3))));
    }

    @Test
    void opaqueFunctionsOfEqualFormsAreEqual() {
        assertTrue(same(f(Op.TANH, n.add(x, y)), f(Op.TANH, n.add(y, x))));
        assertFalse(same(f(Op.TANH, x), f(Op.TANH, y)) || same(f(Op.SIN, x), f(Op.COS, x)));
        assertFalse(same(n.extremum(Op.MIN, List.of(x, y)), n.extremum(Op.MAX, List.of(x, y))));
        assertFalse(same(n.add(sq(f(Op.SIN, x)), sq(f(Op.COS, x))), c(1))); // true, but no reduction of the format
    }

    @Test
    void listedRoots() {
        NormalForm form = new NormalForm();
        Node s = f(Op.SQRT, n.add(n.add(sq(x), n.mul(c(2), n.mul(x, y))), sq(y)));
        assertFalse(form.isZero(n.sub(s, n.add(x, y))));
        form.root(s, n.add(x, y));
        assertTrue(form.isZero(n.sub(s, n.add(x, y))));
        // a root whose radicand holds the listed one
        Node t = f(Op.SQRT, n.add(sq(x), n.mul(c(2), n.sub(s, x))));
        assertTrue(form.isZero(n.sub(sq(t), n.add(sq(x), n.mul(c(2), y)))));
        NormalForm bad = new NormalForm();
        assertThrows(RejectException.class, () -> bad.root(s, n.sub(x, y)));
        assertThrows(RejectException.class, () -> bad.root(f(Op.EXP, x), x));
        NormalForm abs = new NormalForm();
        abs.root(f(Op.ABS, x), n.neg(x));
        assertTrue(abs.isZero(n.add(f(Op.ABS, x), x)) && !abs.isZero(n.sub(f(Op.ABS, x), x)));
        assertThrows(RejectException.class, () -> abs.root(f(Op.ABS, y), sq(y)));
        // the right side may mention the root itself: nothing is gained, nothing goes round in circles
        NormalForm self = new NormalForm();
        self.root(s, s);
        assertFalse(self.isZero(n.sub(s, n.add(x, y))));
    }

    @Test
    void limitsDecline() {
        Node sum = c(1);
        for (int i = 0; i < 12; i++) {
            sum = n.add(sum, n.leaf("v" + i));
        }
        Node big = n.powint(sum, BigInteger.valueOf(40));
        assertThrows(LimitException.class, () -> same(big, n.add(c(1), x)));
        assertTrue(same(big, big)); // a part too large stands for itself
        assertThrows(LimitException.class, () -> same(n.powint(n.add(x, c(1)), BigInteger.ONE.shiftLeft(100)), x));
    }

    /** Random expressions evaluated at random rational points agree with themselves after rewriting, and differ from perturbed ones. */
    @Test
    void randomRewritings() {
        Random random = new Random(21);
        for (int i = 0; i < 300; i++) {
            Node a = random(random, 4);
            Node b = random(random, 3);
            Node d = random(random, 3);
            try {
                assertTrue(same(n.mul(a, n.add(b, d)), n.add(n.mul(d, a), n.mul(b, a))));
                assertFalse(same(n.mul(a, n.add(b, d)), n.add(c(1), n.add(n.mul(d, a), n.mul(b, a)))));
                Node both = n.mul(n.add(sq(b), c(1)), n.add(sq(d), c(1)));
                assertTrue(same(n.div(a, both), n.div(n.div(a, n.add(sq(d), c(1))), n.add(sq(b), c(1)))));
            } catch (RejectException e) {
                assertTrue(e.getMessage().contains("identically zero"));
            }
        }
    }

    private Node random(Random random, int depth) {
        if (depth == 0) return List.of(x, y, z, c(random.nextInt(5) - 2)).get(random.nextInt(4));
        Node a = random(random, depth - 1);
        Node b = random(random, depth - 1);
        return switch (random.nextInt(6)) {
            case 0 -> n.add(a, b);
            case 1 -> n.mul(a, b);
            case 2 -> n.div(a, n.add(sq(b), c(1)));
            case 3 -> n.neg(n.add(a, x));
            case 4 -> f(Op.SQRT, n.add(sq(a), c(2)));
            default -> n.sub(a, n.mul(y, b));
        };
    }

    /** log(exp(u)) is u for any u; the logarithm of a product loses its exponentials, which are positive, and nothing else. */
    @Test
    void logarithmsOfExponentials() {
        for (Node u : List.of(n.add(x, f(Op.LOG, c(2))), n.add(x, n.add(f(Op.LOG, c(2)), f(Op.LOG, c(3)))), n.add(x, n.mul(c(2), f(Op.LOG, y))), n.div(x, n.add(c(1), sq(y))), f(Op.LOG, c(2)))) {
            assertTrue(same(f(Op.LOG, f(Op.EXP, u)), u));
            assertFalse(same(f(Op.LOG, f(Op.EXP, u)), n.add(u, c(1))));
        }
        assertTrue(same(f(Op.LOG, n.mul(c(2), f(Op.EXP, x))), n.add(x, f(Op.LOG, c(2)))));
        assertTrue(same(f(Op.LOG, n.div(f(Op.EXP, x), f(Op.EXP, n.mul(c(3), y)))), n.sub(x, n.mul(c(3), y))));
        assertTrue(same(f(Op.LOG, n.mul(sq(y), f(Op.EXP, x))), n.add(x, f(Op.LOG, sq(y)))));
        assertFalse(same(f(Op.LOG, n.mul(sq(y), f(Op.EXP, x))), n.add(x, n.mul(c(2), f(Op.LOG, y))))); // at y = -1 the left side alone is defined
        assertFalse(same(f(Op.LOG, sq(y)), n.mul(c(2), f(Op.LOG, y))));
        assertFalse(same(f(Op.LOG, n.mul(x, y)), n.add(f(Op.LOG, x), f(Op.LOG, y))));
    }

    @Test
    void contentOfLaurentPolynomials() {
        Poly a = Poly.term(Rat.ONE, new Poly.Mono(0, 1));
        Poly b = Poly.term(Rat.ONE, new Poly.Mono(1, 1));
        Poly p = a.mul(a.add(b)).times(Rat.ONE, new Poly.Mono(1, -2));
        assertEquals(new Poly.Mono(1, -2, 0, 1), p.content());
        Poly laurent = a.times(Rat.ONE, new Poly.Mono(1, -3)).add(b);
        assertEquals(new Poly.Mono(1, -3), laurent.content());
        assertEquals(new Poly.Mono(1, -3), Poly.ONE.add(laurent).content());
        assertEquals(new Poly.Mono(1, 1), laurent.lead());
        assertEquals(2, laurent.split(1).size());
    }
}
