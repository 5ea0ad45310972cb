package org.certirank.expr;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.certirank.exact.Rational;

/**
 * A polynomial with exact rational coefficients over generators (terms of one {@link Terms}), sparse and immutable. All operations are exact;
 * one that would pass the limit on its size is a {@link TermLimitException}.
 */
public final class Polynomial {
    /** Most terms of a polynomial. */
    public static final int MAX_TERMS = 1_000_000;
    private static final long MAX_PRODUCTS = 60_000_000;
    private static final int MAX_BITS = 1_000_000;

    public static final Polynomial ZERO = new Polynomial(Map.of());
    public static final Polynomial ONE = of(Rational.ONE);

    private final Map<Monomial, Rational> terms;
    private Monomial leading;
    private int hash;

    private Polynomial(Map<Monomial, Rational> terms) {
        this.terms = terms;
        if (terms.size() > MAX_TERMS) {
            throw new TermLimitException("a polynomial of more than " + MAX_TERMS + " terms");
        }
    }

    public static Polynomial of(Rational c) {
        return of(c, Monomial.ONE);
    }

    public static Polynomial of(long c) {
        return of(Rational.of(c));
    }

    /** c times a monomial. */
    public static Polynomial of(Rational c, Monomial m) {
        return c.isZero() ? ZERO : new Polynomial(Map.of(m, c));
    }

    /** The generator itself. */
    public static Polynomial generator(Term g) {
        return of(Rational.ONE, Monomial.of(g, 1));
    }

    public boolean isZero() {
        return terms.isEmpty();
    }

    public boolean isConstant() {
        return terms.isEmpty() || terms.size() == 1 && terms.containsKey(Monomial.ONE);
    }

    /** The value of a constant polynomial. */
    public Optional<Rational> constant() {
        return isConstant() ? Optional.of(terms.getOrDefault(Monomial.ONE, Rational.ZERO)) : Optional.empty();
    }

    /** The number of terms. */
    public int size() {
        return terms.size();
    }

    /** Calls back with every term, in no order. */
    public void forEach(BiConsumer<Monomial, Rational> action) {
        terms.forEach(action);
    }

    /** The monomials, greatest first. */
    public List<Monomial> monomials() {
        return terms.keySet().stream().sorted(Comparator.reverseOrder()).toList();
    }

    /** The coefficient of a monomial. */
    public Rational coefficient(Monomial m) {
        return terms.getOrDefault(m, Rational.ZERO);
    }

    /** The generators that occur, by increasing id. */
    public List<Term> generators() {
        TreeSet<Term> found = new TreeSet<>(Comparator.comparingInt(Term::id));
        terms.keySet().forEach(m -> found.addAll(m.generators()));
        return List.copyOf(found);
    }

    /** The degree in g; 0 for the zero polynomial. */
    public int degree(Term g) {
        return terms.keySet().stream().mapToInt(m -> m.degree(g)).max().orElse(0);
    }

    /** The total degree; 0 for the zero polynomial. */
    public int degree() {
        return terms.keySet().stream().mapToInt(Monomial::degree).max().orElse(0);
    }

    /** The coefficient of g^k, a polynomial in the other generators. */
    public Polynomial coefficient(Term g, int k) {
        Map<Monomial, Rational> out = new HashMap<>();
        terms.forEach((m, c) -> {
            if (m.degree(g) == k) {
                out.put(m.without(g), c);
            }
        });
        return new Polynomial(out);
    }

    /** The coefficients of 1, g, g^2, ... up to the degree in g. */
    public List<Polynomial> coefficients(Term g) {
        List<Map<Monomial, Rational>> parts = new ArrayList<>();
        int n = degree(g);
        for (int i = 0; i <= n; i++) {
            parts.add(new HashMap<>());
        }
        terms.forEach((m, c) -> parts.get(m.degree(g)).put(m.without(g), c));
        return parts.stream().map(Polynomial::new).toList();
    }

    /** The greatest monomial. */
    public Monomial leadingMonomial() {
        if (leading == null) {
            leading = leadingMonomial(Comparator.naturalOrder());
        }
        return leading;
    }

    public Monomial leadingMonomial(Comparator<Monomial> order) {
        return terms.keySet().stream().max(order).orElseThrow();
    }

    public Rational leadingCoefficient() {
        return terms.get(leadingMonomial());
    }

    public Polynomial neg() {
        return scale(Rational.of(-1));
    }

    public Polynomial scale(Rational c) {
        return mul(c, Monomial.ONE);
    }

    public Polynomial mul(Rational c, Monomial m) {
        if (c.isZero() || isZero()) {
            return ZERO;
        }
        if (m.isOne() && c.equals(Rational.ONE)) {
            return this;
        }
        Map<Monomial, Rational> out = new HashMap<>(terms.size() * 2);
        terms.forEach((k, v) -> out.put(k.mul(m), v.mul(c)));
        return new Polynomial(out);
    }

    public Polynomial add(Polynomial b) {
        return addScaled(Rational.ONE, b);
    }

    public Polynomial sub(Polynomial b) {
        return addScaled(Rational.of(-1), b);
    }

    /** This plus c b. */
    public Polynomial addScaled(Rational c, Polynomial b) {
        if (b.isZero() || c.isZero()) {
            return this;
        }
        Map<Monomial, Rational> out = new HashMap<>(terms);
        boolean plain = c.equals(Rational.ONE);
        b.terms.forEach((m, v) -> accumulate(out, m, plain ? v : v.mul(c)));
        return new Polynomial(out);
    }

    public Polynomial mul(Polynomial b) {
        if (isZero() || b.isZero()) {
            return ZERO;
        }
        if (b.size() == 1) {
            Map.Entry<Monomial, Rational> only = b.terms.entrySet().iterator().next();
            return mul(only.getValue(), only.getKey());
        }
        if (size() == 1) {
            return b.mul(this);
        }
        if ((long) size() * b.size() > MAX_PRODUCTS) {
            throw new TermLimitException("a product of polynomials of " + size() + " and " + b.size() + " terms");
        }
        Map<Monomial, Rational> out = new HashMap<>();
        terms.forEach((m, c) -> {
            b.terms.forEach((n, d) -> accumulate(out, m.mul(n), c.mul(d)));
            if (out.size() > MAX_TERMS) {
                throw new TermLimitException("a polynomial of more than " + MAX_TERMS + " terms");
            }
        });
        return new Polynomial(out);
    }

    private static void accumulate(Map<Monomial, Rational> into, Monomial m, Rational c) {
        into.merge(m, c, (a, b) -> {
            Rational s = a.add(b);
            return s.isZero() ? null : s;
        });
    }

    /** The n-th power, n &gt;= 0; the 0-th is 1. */
    public Polynomial pow(int n) {
        if (n < 0) {
            throw new IllegalArgumentException("negative exponent");
        }
        if (size() == 1) {
            Map.Entry<Monomial, Rational> only = terms.entrySet().iterator().next();
            Rational c = only.getValue();
            if ((long) n * Math.max(c.num().bitLength(), c.den().bitLength()) > MAX_BITS) {
                throw new TermLimitException("a power too large");
            }
            return n == 0 ? ONE : of(c.pow(n), only.getKey().pow(n));
        }
        if (n > 1 && isPowerTooLarge(n)) {
            throw new TermLimitException("power " + n + " of a polynomial of " + size() + " terms");
        }
        Polynomial out = ONE;
        for (int i = 0; i < n; i++) {
            out = out.mul(this);
        }
        return out;
    }

    /** Whether (sum of k generic terms)^n has too many terms, namely binomial(n + k - 1, k - 1). */
    private boolean isPowerTooLarge(int n) {
        double count = 1;
        for (int i = 1; i < size() && count <= MAX_TERMS; i++) {
            count = count * (n + i) / i;
        }
        return count > MAX_TERMS || n > 5_000;
    }

    /** The monomial that divides every term, of greatest degree; 1 for the zero polynomial. */
    public Monomial commonMonomial() {
        Monomial g = null;
        for (Monomial m : terms.keySet()) {
            g = g == null ? m : g.gcd(m);
            if (g.isOne()) {
                break;
            }
        }
        return g == null ? Monomial.ONE : g;
    }

    /** This over a monomial that divides every term. */
    public Polynomial divide(Monomial d) {
        if (d.isOne()) {
            return this;
        }
        Map<Monomial, Rational> out = new HashMap<>(terms.size() * 2);
        terms.forEach((m, c) -> out.put(java.util.Objects.requireNonNull(m.divide(d), "not a common divisor"), c));
        return new Polynomial(out);
    }

    /** The rational c with the sign of the leading coefficient for which this / c has integer coefficients without a common divisor; 1 for 0. */
    public Rational content() {
        if (isZero()) {
            return Rational.ONE;
        }
        BigInteger g = BigInteger.ZERO;
        BigInteger l = BigInteger.ONE;
        for (Rational c : terms.values()) {
            g = g.gcd(c.num());
            l = l.equals(c.den()) ? l : l.divide(l.gcd(c.den())).multiply(c.den());
        }
        Rational c = Rational.of(g, l);
        return leadingCoefficient().signum() < 0 ? c.neg() : c;
    }

    /** This / content: integer coefficients without a common divisor, the leading one positive. */
    public Polynomial primitive() {
        Rational c = content();
        return c.equals(Rational.ONE) ? this : scale(c.inverse());
    }

    /** The quotient by b, if b divides this polynomial. */
    public Optional<Polynomial> divideExactly(Polynomial b) {
        if (b.size() == 1) {
            Map.Entry<Monomial, Rational> only = b.terms.entrySet().iterator().next();
            return only.getKey().isOne() || commonMonomial().divide(only.getKey()) != null
                    ? Optional.of(divide(only.getKey()).scale(only.getValue().inverse())) : Optional.empty();
        }
        if (isZero()) {
            return Optional.of(ZERO);
        }
        for (Term g : b.leadingMonomial().generators()) {
            if (degree(g) < b.degree(g)) {
                return Optional.empty();
            }
        }
        Monomial lead = b.leadingMonomial();
        Rational inverse = b.leadingCoefficient().inverse();
        TreeMap<Monomial, Rational> rest = new TreeMap<>(terms);
        Map<Monomial, Rational> quotient = new HashMap<>();
        long work = 0;
        while (!rest.isEmpty()) {
            Map.Entry<Monomial, Rational> top = rest.lastEntry();
            Monomial q = top.getKey().divide(lead);
            if (q == null) {
                return Optional.empty();
            }
            Rational c = top.getValue().mul(inverse);
            quotient.put(q, c);
            Rational minus = c.neg();
            b.terms.forEach((m, d) -> accumulate(rest, m.mul(q), d.mul(minus)));
            work += b.size();
            if (work > MAX_PRODUCTS / 4) {
                throw new TermLimitException("a division of polynomials of " + size() + " and " + b.size() + " terms");
            }
        }
        return Optional.of(new Polynomial(quotient));
    }

    /** The derivative in g, the other generators taken as constants. */
    public Polynomial derivative(Term g) {
        Map<Monomial, Rational> out = new HashMap<>();
        terms.forEach((m, c) -> {
            int k = m.degree(g);
            if (k > 0) {
                out.put(m.divide(Monomial.of(g, 1)), c.mul(Rational.of(k)));
            }
        });
        return new Polynomial(out);
    }

    /** The polynomial with a polynomial put for the generator g. */
    public Polynomial substitute(Term g, Polynomial by) {
        List<Polynomial> parts = coefficients(g);
        Polynomial out = ZERO;
        for (int i = parts.size() - 1; i >= 0; i--) {
            out = out.mul(by).add(parts.get(i));
        }
        return out;
    }

    /** As a term: a sum of multiples of monomials, greatest monomial last unless only others are negative. */
    public Term toTerm(Terms factory) {
        List<Monomial> plus = new ArrayList<>();
        List<Monomial> minus = new ArrayList<>();
        for (Monomial m : monomials()) {
            (terms.get(m).signum() > 0 ? plus : minus).add(m);
        }
        Term out = factory.zero();
        for (Monomial m : plus) {
            out = factory.add(out, factory.mul(factory.constant(terms.get(m)), m.toTerm(factory)));
        }
        for (Monomial m : minus) {
            out = factory.sub(out, factory.mul(factory.constant(terms.get(m).neg()), m.toTerm(factory)));
        }
        return out;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Polynomial b && (b == this || size() == b.size() && hashCode() == b.hashCode() && terms.equals(b.terms));
    }

    @Override
    public int hashCode() {
        if (hash == 0) {
            hash = terms.hashCode();
        }
        return hash;
    }

    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        monomials().forEach(m -> parts.add(terms.get(m) + "*" + m));
        return parts.isEmpty() ? "0" : String.join(" + ", parts);
    }
}
