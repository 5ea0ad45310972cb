package org.certirank.expr;

import java.util.List;
import java.util.Optional;
import org.certirank.exact.Rational;

/** Greatest common divisors over the rationals, by primitive remainder sequences. For search: whoever uses a divisor divides by it exactly. */
public final class PolynomialGcd {
    private static final int MAX_TERMS = 3_000;
    private static final int MAX_STEPS = 4_000;

    private int steps;

    private PolynomialGcd() {
    }

    /** A primitive greatest common divisor; {@link TermLimitException} when the remainders grow too large. */
    public static Polynomial of(Polynomial a, Polynomial b) {
        return new PolynomialGcd().gcd(a, b);
    }

    private Polynomial gcd(Polynomial a, Polynomial b) {
        if (a.isZero()) {
            return b.primitive();
        }
        if (b.isZero()) {
            return a.primitive();
        }
        Monomial m = a.commonMonomial().gcd(b.commonMonomial());
        Polynomial p = a.divide(a.commonMonomial()).primitive();
        Polynomial q = b.divide(b.commonMonomial()).primitive();
        return core(p, q).mul(Rational.ONE, m);
    }

    private Polynomial core(Polynomial p, Polynomial q) {
        if (p.isConstant() || q.isConstant()) {
            return Polynomial.ONE;
        }
        if (p.equals(q)) {
            return p;
        }
        if (++steps > MAX_STEPS || p.size() > MAX_TERMS || q.size() > MAX_TERMS) {
            throw new TermLimitException("a greatest common divisor takes too long");
        }
        List<Term> inP = p.generators();
        List<Term> inQ = q.generators();
        for (Term g : inP) {
            if (!inQ.contains(g)) {
                return gcd(content(p, g), q);
            }
        }
        for (Term g : inQ) {
            if (!inP.contains(g)) {
                return gcd(p, content(q, g));
            }
        }
        Term x = inP.getFirst();
        for (Term g : inP) {
            if (Math.min(p.degree(g), q.degree(g)) < Math.min(p.degree(x), q.degree(x))) {
                x = g;
            }
        }
        Polynomial cp = content(p, x);
        Polynomial cq = content(q, x);
        Polynomial c = gcd(cp, cq);
        Polynomial u = p.divideExactly(cp).orElseThrow();
        Polynomial v = q.divideExactly(cq).orElseThrow();
        if (u.degree(x) < v.degree(x)) {
            Polynomial t = u;
            u = v;
            v = t;
        }
        while (v.degree(x) > 0) {
            Polynomial r = remainder(u, v, x);
            u = v;
            if (r.isZero()) {
                return c.mul(u).primitive();
            }
            v = r.degree(x) == 0 ? Polynomial.ONE : r.divideExactly(content(r, x)).orElseThrow().primitive();
        }
        return c.primitive();
    }

    /** The greatest common divisor of the coefficients as a polynomial in x. */
    private Polynomial content(Polynomial p, Term x) {
        Polynomial g = Polynomial.ZERO;
        for (Polynomial c : p.coefficients(x)) {
            g = gcd(g, c);
            if (g.isConstant() && !g.isZero()) {
                return Polynomial.ONE;
            }
        }
        return g;
    }

    /** The remainder of a times a power of b's leading coefficient by b, as polynomials in x. */
    private Polynomial remainder(Polynomial a, Polynomial b, Term x) {
        int n = b.degree(x);
        Polynomial lead = b.coefficient(x, n);
        Polynomial r = a;
        while (!r.isZero() && r.degree(x) >= n) {
            int k = r.degree(x);
            if (++steps > MAX_STEPS || r.size() > MAX_TERMS) {
                throw new TermLimitException("a greatest common divisor takes too long");
            }
            Polynomial top = r.coefficient(x, k);
            Optional<Polynomial> q = top.divideExactly(lead);
            Polynomial shift = Polynomial.of(Rational.ONE, Monomial.of(x, k - n));
            r = q.isPresent() ? r.sub(b.mul(q.get()).mul(shift)) : r.mul(lead).sub(b.mul(top).mul(shift));
        }
        return r;
    }
}
