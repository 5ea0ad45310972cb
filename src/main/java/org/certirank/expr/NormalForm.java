package org.certirank.expr;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certirank.exact.Rational;

/**
 * A rational function over generators, kept as a product: a rational number, a product of powers of generators, and a product of powers of
 * polynomials, the exponents of either sign. Polynomials that are factors are primitive (integer coefficients without a common divisor, the
 * leading one positive), have at least two terms and are divided by no generator. Products, quotients and powers stay as they are; sums take
 * out what is common to both sides and expand the rest ({@link NormalForms#add}), so no denominator is ever multiplied out or squared
 * without need. Two forms of one function need not be equal; their difference tells.
 */
public final class NormalForm {
    public static final NormalForm ZERO = new NormalForm(Rational.ZERO, Monomial.ONE, Monomial.ONE, Map.of());
    public static final NormalForm ONE = new NormalForm(Rational.ONE, Monomial.ONE, Monomial.ONE, Map.of());
    private static final long MAX_BITS = 1_000_000;

    /** A polynomial with its exponent, which is not 0. A generator is the polynomial that consists of it. */
    public record Factor(Polynomial base, int exponent) { }

    private final Rational coefficient;
    private final Monomial up;
    private final Monomial down;
    private final Map<Polynomial, Integer> factors;

    private NormalForm(Rational coefficient, Monomial up, Monomial down, Map<Polynomial, Integer> factors) {
        this.coefficient = coefficient;
        this.up = up;
        this.down = down;
        this.factors = factors;
    }

    /** A product; generators common to up and down are cancelled, exponents 0 left out. */
    static NormalForm of(Rational coefficient, Monomial up, Monomial down, Map<Polynomial, Integer> factors) {
        if (coefficient.isZero()) {
            return ZERO;
        }
        Monomial g = up.gcd(down);
        factors.values().removeIf(e -> e == 0);
        return new NormalForm(coefficient, up.divide(g), down.divide(g), factors);
    }

    public static NormalForm of(Rational c) {
        return c.isZero() ? ZERO : new NormalForm(c, Monomial.ONE, Monomial.ONE, Map.of());
    }

    public static NormalForm generator(Term g) {
        return new NormalForm(Rational.ONE, Monomial.of(g, 1), Monomial.ONE, Map.of());
    }

    /** A polynomial as a product of its content, its common monomial and one factor. */
    public static NormalForm of(Polynomial p) {
        if (p.isZero()) {
            return ZERO;
        }
        Monomial m = p.commonMonomial();
        Rational c = p.content();
        if (p.size() == 1) {
            return new NormalForm(c, m, Monomial.ONE, Map.of());
        }
        return new NormalForm(c, m, Monomial.ONE, Map.of(p.divide(m).scale(c.inverse()), 1));
    }

    public boolean isZero() {
        return coefficient.isZero();
    }

    /** The value, if no generator is left. */
    public Optional<Rational> constant() {
        return isPolynomial() && up.isOne() && factors.isEmpty() ? Optional.of(coefficient) : Optional.empty();
    }

    /** The rational number among the factors. */
    public Rational coefficient() {
        return coefficient;
    }

    /** Whether nothing but the rational number stands below the line. */
    public boolean isPolynomial() {
        return down.isOne() && factors.values().stream().allMatch(e -> e > 0);
    }

    /** The generators with positive exponents. */
    public Monomial up() {
        return up;
    }

    /** The generators with negative exponents, these turned round. */
    public Monomial down() {
        return down;
    }

    /** The factors that are proper polynomials, with exponents of either sign. */
    public Map<Polynomial, Integer> polynomials() {
        return java.util.Collections.unmodifiableMap(factors);
    }

    /** All factors but the rational number: generators first. */
    public List<Factor> factors() {
        List<Factor> out = new ArrayList<>();
        for (int i = up.size() - 1; i >= 0; i--) {
            out.add(new Factor(Polynomial.generator(up.generator(i)), up.exponent(i)));
        }
        for (int i = down.size() - 1; i >= 0; i--) {
            out.add(new Factor(Polynomial.generator(down.generator(i)), -down.exponent(i)));
        }
        factors.forEach((p, e) -> out.add(new Factor(p, e)));
        return out;
    }

    /** What stands above the line, multiplied out, with the rational number. Powers of roots in it are not reduced. */
    public Polynomial numerator() {
        Polynomial out = Polynomial.of(coefficient, up);
        for (Map.Entry<Polynomial, Integer> f : factors.entrySet()) {
            if (f.getValue() > 0) {
                out = out.mul(f.getKey().pow(f.getValue()));
            }
        }
        return out;
    }

    /** What stands below the line (without the rational number), as a form of its own. */
    public NormalForm denominator() {
        Map<Polynomial, Integer> below = new LinkedHashMap<>();
        factors.forEach((p, e) -> {
            if (e < 0) {
                below.put(p, -e);
            }
        });
        return new NormalForm(Rational.ONE, down, Monomial.ONE, below);
    }

    /** Every generator that occurs, by increasing id. */
    public List<Term> generators() {
        java.util.TreeSet<Term> all = new java.util.TreeSet<>(java.util.Comparator.comparingInt(Term::id));
        all.addAll(up.generators());
        all.addAll(down.generators());
        factors.keySet().forEach(p -> all.addAll(p.generators()));
        return List.copyOf(all);
    }

    public NormalForm neg() {
        return scale(Rational.of(-1));
    }

    public NormalForm scale(Rational c) {
        return c.isZero() || isZero() ? ZERO : new NormalForm(coefficient.mul(c), up, down, factors);
    }

    public NormalForm mul(NormalForm b) {
        if (isZero() || b.isZero()) {
            return ZERO;
        }
        Map<Polynomial, Integer> all = factors;
        if (!b.factors.isEmpty()) {
            all = new LinkedHashMap<>(factors);
            for (Map.Entry<Polynomial, Integer> f : b.factors.entrySet()) {
                all.merge(f.getKey(), f.getValue(), NormalForm::addExponents);
            }
            return of(coefficient.mul(b.coefficient), up.mul(b.up), down.mul(b.down), all);
        }
        Monomial u = up.mul(b.up);
        Monomial d = down.mul(b.down);
        Monomial g = u.gcd(d);
        return new NormalForm(coefficient.mul(b.coefficient), u.divide(g), d.divide(g), all);
    }

    /** 1 over this; ArithmeticException for zero. */
    public NormalForm inverse() {
        Map<Polynomial, Integer> turned = new LinkedHashMap<>();
        factors.forEach((p, e) -> turned.put(p, -e));
        return new NormalForm(coefficient.inverse(), down, up, turned);
    }

    public NormalForm div(NormalForm b) {
        return mul(b.inverse());
    }

    /** The n-th power; ArithmeticException for 0 to a power that is not positive. */
    public NormalForm pow(BigInteger n) {
        if (isZero()) {
            return of(Rational.ZERO.pow(n.signum() > 0 ? 1 : 0));
        }
        if (n.bitLength() > 24 && !equals(ONE)) {
            throw new TermLimitException("a power too large");
        }
        return pow(n.intValue());
    }

    public NormalForm pow(int n) {
        if (n < 0) {
            return inverse().pow(-n);
        }
        if (n == 0) {
            return ONE;
        }
        if (isZero()) {
            return ZERO;
        }
        long bits = Math.max(coefficient.num().abs().bitLength(), coefficient.den().bitLength()) - 1;
        if (bits * n > MAX_BITS) {
            throw new TermLimitException("a power too large");
        }
        Map<Polynomial, Integer> powers = new LinkedHashMap<>();
        factors.forEach((p, e) -> powers.put(p, mulExponents(e, n)));
        return new NormalForm(coefficient.pow(n), up.pow(n), down.pow(n), powers);
    }

    private static int addExponents(int a, int b) {
        return limited((long) a + b);
    }

    private static int mulExponents(int a, int b) {
        return limited((long) a * b);
    }

    private static int limited(long e) {
        if (Math.abs(e) > 1 << 24) {
            throw new TermLimitException("an exponent too large");
        }
        return (int) e;
    }

    /** What this and b have in common: the rational number 1, each other factor with the lesser exponent. Both over it are polynomials. */
    NormalForm common(NormalForm b) {
        Map<Polynomial, Integer> least = new LinkedHashMap<>();
        factors.forEach((p, e) -> least.put(p, Math.min(e, b.factors.getOrDefault(p, 0))));
        b.factors.forEach((p, e) -> least.putIfAbsent(p, Math.min(e, 0)));
        return of(Rational.ONE, up.gcd(b.up), down.lcm(b.down), least);
    }

    /** As a term, factored: the factors above the line over those below it. */
    public Term toTerm(Terms terms) {
        Term above = up.toTerm(terms);
        Term below = down.toTerm(terms);
        for (Map.Entry<Polynomial, Integer> f : factors.entrySet()) {
            Term p = terms.powInt(f.getKey().toTerm(terms), Math.abs(f.getValue()));
            if (f.getValue() > 0) {
                above = terms.mul(above, p);
            } else {
                below = terms.mul(below, p);
            }
        }
        if (isZero()) {
            return terms.zero();
        }
        Rational c = coefficient.abs();
        above = terms.mul(terms.constant(Rational.of(c.num())), above);
        below = terms.mul(terms.constant(Rational.of(c.den())), below);
        Term out = terms.div(above, below);
        return coefficient.signum() < 0 ? terms.neg(out) : out;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof NormalForm b && coefficient.equals(b.coefficient) && up.equals(b.up) && down.equals(b.down) && factors.equals(b.factors);
    }

    @Override
    public int hashCode() {
        return coefficient.hashCode() * 31 + up.hashCode() * 17 + down.hashCode() + factors.hashCode();
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(coefficient.toString());
        factors().forEach(f -> out.append(" * (").append(f.base()).append(")^").append(f.exponent()));
        return out.toString();
    }
}
