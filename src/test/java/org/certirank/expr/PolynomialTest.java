package org.certirank.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.certirank.exact.Rational;
import org.junit.jupiter.api.Test;

class PolynomialTest {
    private final Terms terms = new Terms();
    private final List<Term> leaves = List.of(terms.leaf("x"), terms.leaf("y"), terms.leaf("z"));

    private Polynomial random(SplittableRandom r, int size, int degree) {
        Polynomial p = Polynomial.ZERO;
        for (int i = 0; i < size; i++) {
            Monomial m = Monomial.ONE;
            for (Term g : leaves) {
                m = m.mul(Monomial.of(g, r.nextInt(degree + 1)));
            }
            p = p.add(Polynomial.of(Rational.of(r.nextInt(-5, 6), r.nextInt(1, 4)), m));
        }
        return p;
    }

    @Test
    void ringLaws() {
        SplittableRandom r = new SplittableRandom(1);
        for (int i = 0; i < 200; i++) {
            Polynomial a = random(r, 4, 3);
            Polynomial b = random(r, 4, 3);
            Polynomial c = random(r, 3, 2);
            assertEquals(a.mul(b), b.mul(a));
            assertEquals(a.mul(b.add(c)), a.mul(b).add(a.mul(c)));
            assertEquals(a.mul(b.mul(c)), a.mul(b).mul(c));
            assertTrue(a.sub(a).isZero());
            assertEquals(c.pow(3), c.mul(c).mul(c));
        }
    }

    @Test
    void exactDivisionGivesBackTheFactorAndRefusesOthers() {
        SplittableRandom r = new SplittableRandom(2);
        for (int i = 0; i < 300; i++) {
            Polynomial a = random(r, 4, 3);
            Polynomial b = random(r, 3, 3);
            if (b.isZero()) {
                continue;
            }
            assertEquals(Optional.of(a), a.mul(b).divideExactly(b));
            if (!b.isConstant()) {
                assertEquals(Optional.empty(), a.mul(b).add(Polynomial.ONE).divideExactly(b));
            }
        }
    }

    @Test
    void greatestCommonDivisorsDivideAndContainWhatIsCommon() {
        SplittableRandom r = new SplittableRandom(3);
        for (int i = 0; i < 120; i++) {
            Polynomial a = random(r, 3, 2);
            Polynomial b = random(r, 3, 2);
            Polynomial c = random(r, 3, 2);
            if (a.isZero() || b.isZero() || c.isZero()) {
                continue;
            }
            Polynomial g = PolynomialGcd.of(a.mul(c), b.mul(c));
            assertTrue(a.mul(c).divideExactly(g).isPresent());
            assertTrue(b.mul(c).divideExactly(g).isPresent());
            assertTrue(g.divideExactly(c.primitive()).isPresent());
        }
    }

    @Test
    void squareFreePartsMultiplyOutToThePolynomial() {
        SplittableRandom r = new SplittableRandom(4);
        for (int i = 0; i < 60; i++) {
            Polynomial a = random(r, 2, 2);
            Polynomial b = random(r, 2, 2);
            if (a.isZero() || b.isZero()) {
                continue;
            }
            Polynomial p = a.mul(a).mul(b);
            Polynomial product = Polynomial.ONE;
            Map<Polynomial, Integer> parts = PolynomialSquares.squareFree(p);
            for (Map.Entry<Polynomial, Integer> f : parts.entrySet()) {
                product = product.mul(f.getKey().pow(f.getValue()));
            }
            assertEquals(p.primitive(), product.primitive());
            Polynomial proper = a.divide(a.commonMonomial());
            assertTrue(proper.isConstant() || parts.values().stream().anyMatch(e -> e >= 2), "no square found");
        }
    }

    @Test
    void squareRoots() {
        SplittableRandom r = new SplittableRandom(5);
        for (int i = 0; i < 200; i++) {
            Polynomial a = random(r, 4, 3);
            if (a.isZero()) {
                continue;
            }
            Polynomial q = PolynomialSquares.root(a.mul(a)).orElseThrow();
            assertTrue(q.equals(a) || q.equals(a.neg()));
            Polynomial off = a.mul(a).add(Polynomial.generator(leaves.getFirst()));
            PolynomialSquares.root(off).ifPresent(s -> assertEquals(off, s.mul(s)));
        }
        assertEquals(List.of(Rational.of(6), Rational.of(5)), List.of(PolynomialSquares.square(Rational.of(180))));
        assertEquals(List.of(Rational.of(1, 3), Rational.of(6)), List.of(PolynomialSquares.square(Rational.of(2, 3))));
    }

    @Test
    void contentCarriesTheSign() {
        Polynomial x = Polynomial.generator(leaves.getFirst());
        Polynomial p = x.scale(Rational.of(-4, 3)).add(Polynomial.of(Rational.of(2, 3)));
        assertEquals(Rational.of(-2, 3), p.content());
        assertEquals(x.scale(Rational.TWO).sub(Polynomial.ONE), p.primitive());
    }
}
