package org.certirank.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.certirank.exact.Rational;
import org.junit.jupiter.api.Test;

class NormalFormsTest {
    private final Terms terms = new Terms();
    private final Term x = terms.leaf("x");
    private final Term y = terms.leaf("y");
    private final Term z = terms.leaf("z");
    private final NormalForms forms = new NormalForms(terms);

    /** Exact value of a term whose roots are of squares; ArithmeticException where undefined. */
    private static Rational value(Term t, Map<Term, Rational> at) {
        return switch (t.op()) {
            case CONST -> t.value();
            case LEAF -> at.get(t);
            case NEG -> value(t.arg(0), at).neg();
            case ADD -> value(t.arg(0), at).add(value(t.arg(1), at));
            case MUL -> value(t.arg(0), at).mul(value(t.arg(1), at));
            case DIV -> value(t.arg(0), at).div(value(t.arg(1), at));
            case POWINT -> value(t.arg(0), at).pow(t.exponent().intValue());
            case SQRT -> value(t.arg(0), at).sqrtExact().orElseThrow(ArithmeticException::new);
            case ABS -> value(t.arg(0), at).abs();
            default -> throw new IllegalArgumentException();
        };
    }

    private static Rational value(Polynomial p, Map<Term, Rational> at) {
        List<Rational> sum = new ArrayList<>(List.of(Rational.ZERO));
        p.forEach((m, c) -> {
            Rational v = c;
            for (int i = 0; i < m.size(); i++) {
                v = v.mul(value(m.generator(i), at).pow(m.exponent(i)));
            }
            sum.set(0, sum.get(0).add(v));
        });
        return sum.getFirst();
    }

    private static Rational value(NormalForm f, Map<Term, Rational> at) {
        Rational v = f.coefficient();
        for (NormalForm.Factor g : f.factors()) {
            v = v.mul(value(g.base(), at).pow(g.exponent()));
        }
        return v;
    }

    private Term random(SplittableRandom r, int depth) {
        if (depth == 0) {
            return switch (r.nextInt(5)) {
                case 0 -> x;
                case 1 -> y;
                case 2 -> z;
                default -> terms.constant(Rational.of(r.nextInt(-4, 5), r.nextInt(1, 4)));
            };
        }
        Term a = random(r, depth - 1);
        Term b = random(r, depth - 1 - r.nextInt(depth));
        return switch (r.nextInt(9)) {
            case 0, 1 -> terms.add(a, b);
            case 2 -> terms.sub(a, b);
            case 3, 4 -> terms.mul(a, b);
            case 5 -> terms.div(a, b);
            case 6 -> terms.powInt(a, r.nextInt(-2, 4));
            case 7 -> terms.sqrt(terms.powInt(r.nextBoolean() ? x : terms.mul(y, z), 2));
            default -> terms.abs(r.nextBoolean() ? x : terms.sub(y, x));
        };
    }

    @Test
    void formsHaveTheValueOfTheTermWhereItIsDefined() {
        SplittableRandom r = new SplittableRandom(7);
        int compared = 0;
        for (int i = 0; i < 1_500; i++) {
            Term t = random(r, 4);
            NormalForm f;
            try {
                f = forms.of(t);
            } catch (TermLimitException tooLarge) {
                continue;
            }
            Map<Term, Rational> at = new HashMap<>();
            for (Term leaf : List.of(x, y, z)) {
                at.put(leaf, Rational.of(r.nextInt(-30, 31), r.nextInt(1, 8)));
            }
            Rational v;
            try {
                v = value(t, at);
            } catch (ArithmeticException undefined) {
                continue;
            }
            if (f.generators().stream().anyMatch(g -> g.op() == Term.Op.DIV || g.op() == Term.Op.POWINT)) {
                continue;
            }
            assertEquals(v, value(f, at), () -> t + " as " + f);
            assertEquals(v, value(forms.expanded(f), at), () -> t + " expanded");
            assertEquals(v, value(f.toTerm(terms), at), () -> t + " and back");
            compared++;
        }
        assertTrue(compared > 400, "compared " + compared);
    }

    private void zero(Term t) {
        assertTrue(forms.isZero(t), () -> t + " has the form " + forms.of(t));
    }

    @Test
    void squareRootsReduceToTheirRadicands() {
        Term s = terms.sqrt(terms.add(terms.one(), terms.div(x, y)));
        zero(terms.sub(terms.mul(s, s), terms.add(terms.one(), terms.div(x, y))));
        zero(terms.sub(terms.powInt(s, 3), terms.mul(s, terms.add(terms.one(), terms.div(x, y)))));
        zero(terms.sub(terms.div(terms.one(), s), terms.div(s, terms.add(terms.one(), terms.div(x, y)))));
        Term nested = terms.sqrt(terms.add(terms.constant(2), s));
        zero(terms.sub(terms.powInt(terms.sub(terms.powInt(nested, 2), terms.constant(2)), 2), terms.add(terms.one(), terms.div(x, y))));
        assertFalse(forms.isZero(terms.sub(terms.sqrt(terms.powInt(x, 2)), x)));
        zero(terms.sub(terms.powInt(terms.abs(x), 2), terms.powInt(x, 2)));
        assertFalse(forms.isZero(terms.sub(terms.abs(x), x)));
    }

    @Test
    void exponentialsOfIntegerCombinationsAreProducts() {
        zero(terms.sub(terms.exp(terms.sub(x, y)), terms.div(terms.exp(x), terms.exp(y))));
        zero(terms.sub(terms.exp(terms.add(x, terms.log(y))), terms.mul(y, terms.exp(x))));
        zero(terms.sub(terms.exp(terms.neg(terms.log(terms.constant(2)))), terms.constant(Rational.HALF)));
        zero(terms.sub(terms.log(terms.exp(terms.mul(x, y))), terms.mul(x, y)));
        assertFalse(forms.isZero(terms.sub(terms.powInt(terms.exp(terms.mul(terms.constant(Rational.HALF), x)), 2), terms.exp(y))));
    }

    @Test
    void commonDenominatorsAreNotSquared() {
        Term n = terms.add(terms.mul(x, y), terms.one());
        Term m = terms.add(terms.mul(y, z), terms.constant(3));
        NormalForm f = forms.of(terms.sub(terms.div(x, terms.mul(n, m)), terms.div(z, terms.mul(m, n))));
        assertEquals(2, f.polynomials().values().stream().filter(e -> e < 0).count());
        assertTrue(f.polynomials().values().stream().allMatch(e -> e >= -1));
    }

    @Test
    void rootsAreCheckedAndUsed() {
        Term w = x;
        Term one = terms.one();
        Term s = terms.sqrt(terms.sub(one, terms.div(one, terms.powInt(w, 2))));
        Term t = terms.sqrt(terms.sub(terms.div(one, terms.powInt(w, 2)), terms.div(one, terms.powInt(w, 4))));
        NormalForms own = new NormalForms(terms);
        assertFalse(own.isZero(terms.sub(t, terms.div(s, w))));
        assertFalse(own.root(t, s), "not its square root");
        assertTrue(own.root(t, terms.div(s, w)));
        assertTrue(own.isZero(terms.sub(t, terms.div(s, w))));
        assertFalse(own.root(terms.abs(y), z));
        assertTrue(own.root(terms.abs(y), terms.neg(y)));
        assertTrue(own.isZero(terms.add(terms.abs(y), y)));
    }

    @Test
    void divisionByZeroClaimsNothing() {
        Term nothing = terms.div(x, terms.sub(y, y));
        assertFalse(forms.isZero(terms.sub(nothing, terms.one())));
        assertFalse(forms.isZero(terms.powInt(terms.sub(x, x), 0)));
    }

    @Test
    void whatGrowsTooLargeIsALimitAndNotAnAnswer() {
        Term sum = terms.zero();
        for (int i = 0; i < 12; i++) {
            sum = terms.add(sum, terms.leaf("v[" + (i + 1) + "]"));
        }
        Term power = terms.powInt(sum, 40);
        assertThrows(TermLimitException.class, () -> forms.isZero(terms.add(power, terms.one())));
    }
}
