package org.certirank.expr;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.certirank.exact.Rational;

/** Squares in polynomials and numbers. For search: what is found can be checked by multiplying out. */
public final class PolynomialSquares {
    private static final int MAX_TERMS = 120;
    private static final int MAX_PRIME = 2_000;

    private PolynomialSquares() {
    }

    /** q with q^2 = p, the leading coefficient positive. */
    public static Optional<Polynomial> root(Polynomial p) {
        if (p.isZero()) {
            return Optional.of(p);
        }
        Optional<Rational> c = p.leadingCoefficient().sqrtExact();
        Monomial lead = p.leadingMonomial().squareRootPart();
        if (c.isEmpty() || !lead.pow(2).equals(p.leadingMonomial())) {
            return Optional.empty();
        }
        Polynomial q = Polynomial.of(c.get(), lead);
        Polynomial rest = p.sub(q.mul(q));
        Rational twice = c.get().mul(Rational.TWO).inverse();
        Monomial last = lead;
        while (!rest.isZero()) {
            Monomial m = rest.leadingMonomial().divide(lead);
            if (m == null || m.compareTo(last) >= 0) {
                return Optional.empty();
            }
            Polynomial t = Polynomial.of(rest.leadingCoefficient().mul(twice), m);
            rest = rest.sub(q.scale(Rational.TWO).add(t).mul(t));
            q = q.add(t);
            last = m;
            if (q.size() > p.size()) {
                return Optional.empty();
            }
        }
        return Optional.of(q);
    }

    /** A product of polynomials without common factors, each squarefree as far as could be found, with exponents; constants left out. */
    public static Map<Polynomial, Integer> squareFree(Polynomial p) {
        Map<Polynomial, Integer> out = new LinkedHashMap<>();
        Polynomial q = p.primitive();
        Monomial m = q.commonMonomial();
        for (int i = 0; i < m.size(); i++) {
            out.put(Polynomial.generator(m.generator(i)), m.exponent(i));
        }
        split(q.divide(m), 1, out);
        return out;
    }

    private static void split(Polynomial p, int times, Map<Polynomial, Integer> out) {
        if (p.isConstant()) {
            return;
        }
        if (p.size() <= MAX_TERMS) {
            try {
                for (Term x : p.generators()) {
                    Polynomial common = PolynomialGcd.of(p, p.derivative(x));
                    if (!common.isConstant()) {
                        musser(p, x, common, times, out);
                        return;
                    }
                }
            } catch (TermLimitException tooLarge) {
                // Left whole: a factorisation that is not found costs a proof, never its truth.
            }
        }
        out.merge(p.primitive(), times, Integer::sum);
    }

    /** p = product of p_i^i, in x; what does not depend on x is in the common divisor and is split in turn. */
    private static void musser(Polynomial p, Term x, Polynomial common, int times, Map<Polynomial, Integer> out) {
        if (common.degree(x) == 0) {
            split(common, times, out);
            split(p.divideExactly(common).orElseThrow(), times, out);
            return;
        }
        Polynomial c = common;
        Polynomial w = p.divideExactly(c).orElseThrow();
        int i = 1;
        for (; w.degree(x) > 0; i++) {
            Polynomial y = PolynomialGcd.of(w, c);
            Polynomial f = w.divideExactly(y).orElseThrow();
            if (!f.isConstant()) {
                out.merge(f.primitive(), i * times, Integer::sum);
            }
            w = y;
            c = c.divideExactly(y).orElseThrow();
        }
        split(w, i * times, out);
        split(c, times, out);
    }

    /** r and f with c = r^2 f, r &gt; 0 rational, f an integer without small square factors. */
    public static Rational[] square(Rational c) {
        BigInteger n = c.num().multiply(c.den());
        BigInteger root = BigInteger.ONE;
        for (int d = 2; d <= MAX_PRIME; d++) {
            BigInteger s = BigInteger.valueOf((long) d * d);
            if (s.compareTo(n.abs()) > 0) {
                break;
            }
            BigInteger[] qr = n.divideAndRemainder(s);
            while (qr[1].signum() == 0) {
                n = qr[0];
                root = root.multiply(BigInteger.valueOf(d));
                qr = n.divideAndRemainder(s);
            }
        }
        BigInteger[] whole = n.abs().sqrtAndRemainder();
        if (whole[1].signum() == 0) {
            root = root.multiply(whole[0]);
            n = BigInteger.valueOf(n.signum());
        }
        return new Rational[] {Rational.of(root, c.den()), Rational.of(n)};
    }
}
