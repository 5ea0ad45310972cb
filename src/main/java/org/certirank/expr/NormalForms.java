package org.certirank.expr;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certirank.exact.Rational;
import org.certirank.expr.Term.Op;

/**
 * Normal forms of terms as rational functions over generators (certificate format, section 6), with roots: SQRT and ABS nodes that stand for
 * given terms. Where the term is defined, no denominator of its form is 0 and the form has the term's value; if the form is zero, the term is
 * 0 wherever it is defined. The converse holds for rational functions; beyond them (roots that depend on one another, transcendental
 * generators) a term that is 0 may have a form that is not.
 *
 * <p>Reductions: sqrt(u)^2 is u, abs(u)^2 is u^2, log(exp(u)) is u, exp of an integer combination of monomials is the product of the powers of
 * their exp, exp(log(u)) is u. Powers of roots are reduced where sums are expanded, and only there. For one thread; forms are kept.
 */
public final class NormalForms {
    private static final int MAX_REDUCTIONS = 20_000;
    private static final int MAX_KEPT = 3_000_000;
    private static final int MAX_TRIAL = 20_000;

    private final Terms terms;
    private final Map<Term, NormalForm> roots = new HashMap<>();
    private final Map<Term, NormalForm> known = new HashMap<>();
    private long kept;
    private int reductions;
    private int depth;

    public NormalForms(Terms terms) {
        this.terms = terms;
    }

    /**
     * Makes a SQRT or ABS node stand for a term from now on, if the square of that term is, as a form with the roots so far, the square of the
     * node. The caller owes the proof that the term is not negative.
     *
     * @return whether it was accepted
     */
    public boolean root(Term node, Term is) {
        NormalForm square = of(is).pow(2);
        if (!sub(square(node), square).isZero()) {
            return false;
        }
        roots.put(node, of(is));
        known.clear();
        kept = 0;
        return true;
    }

    public boolean isRoot(Term node) {
        return roots.containsKey(node);
    }

    /** The form of the square of a SQRT or ABS node, from what is under it. */
    public NormalForm square(Term node) {
        return switch (node.op()) {
            case SQRT -> of(node.arg(0));
            case ABS -> of(node.arg(0)).pow(2);
            default -> throw new IllegalArgumentException("sqrt or abs expected, not " + node);
        };
    }

    public boolean isZero(Term t) {
        return of(t).isZero();
    }

    /** The form of a term. */
    public NormalForm of(Term t) {
        NormalForm ready = known.get(t);
        if (ready != null) {
            return ready;
        }
        if (depth == 0) {
            reductions = 0;
            if (kept > MAX_KEPT) {
                known.clear();
                kept = 0;
            }
        }
        if (++depth > 200) {
            depth = 0;
            throw new TermLimitException("roots nested too deeply");
        }
        try {
            ArrayDeque<Term> open = new ArrayDeque<>();
            open.push(t);
            while (!open.isEmpty()) {
                Term u = open.peek();
                if (known.containsKey(u)) {
                    open.pop();
                    continue;
                }
                boolean waits = false;
                if (isArithmetic(u)) {
                    for (Term a : u.rawArgs()) {
                        if (!known.containsKey(a)) {
                            open.push(a);
                            waits = true;
                        }
                    }
                }
                if (!waits) {
                    open.pop();
                    NormalForm f = compute(u);
                    known.put(u, f);
                    f.polynomials().keySet().forEach(p -> kept += p.size());
                }
            }
            return known.get(t);
        } finally {
            depth = Math.max(0, depth - 1);
        }
    }

    private static boolean isArithmetic(Term t) {
        return switch (t.op()) {
            case NEG, ADD, MUL, DIV, POWINT -> true;
            case CONST, LEAF, PI, POW, SQRT, EXP, LOG, ABS, SIN, COS, TANH, ERF, FLOOR, MIN, MAX, SELECT, RANK, SPECTRAL_NORM, SIGMA_MIN, STABLE_RANK,
                    SPECTRAL_RADIUS, INSIDE, OUTSIDE, SINGULAR, CALL, UNDEFINED -> false;
        };
    }

    private NormalForm compute(Term t) {
        return switch (t.op()) {
            case CONST -> NormalForm.of(t.value());
            case NEG -> known.get(t.arg(0)).neg();
            case ADD -> add(known.get(t.arg(0)), known.get(t.arg(1)));
            case MUL -> known.get(t.arg(0)).mul(known.get(t.arg(1)));
            case DIV -> {
                NormalForm d = known.get(t.arg(1));
                // Division by what is always 0: never defined; the node stands for itself, which claims nothing.
                yield d.isZero() ? NormalForm.generator(t) : known.get(t.arg(0)).div(d);
            }
            case POWINT -> {
                NormalForm b = known.get(t.arg(0));
                BigInteger n = t.exponent();
                yield b.isZero() && n.signum() <= 0 ? NormalForm.generator(t) : b.pow(n);
            }
            case SQRT, ABS -> {
                NormalForm root = roots.get(t);
                yield root != null ? root : NormalForm.generator(t);
            }
            case EXP -> exp(t);
            case LOG -> t.arg(0).op() == Op.EXP ? of(t.arg(0).arg(0)) : NormalForm.generator(t);
            case LEAF, PI, POW, SIN, COS, TANH, ERF, FLOOR, MIN, MAX, SELECT, RANK, SPECTRAL_NORM, SIGMA_MIN, STABLE_RANK, SPECTRAL_RADIUS, INSIDE, OUTSIDE, SINGULAR, CALL,
                    UNDEFINED -> NormalForm.generator(t);
        };
    }

    private NormalForm exp(Term t) {
        NormalForm u = expanded(of(t.arg(0)));
        if (!u.isPolynomial()) {
            return NormalForm.generator(t);
        }
        Polynomial p = u.numerator();
        List<Monomial> ms = p.monomials();
        if (ms.stream().anyMatch(m -> !p.coefficient(m).isInteger())) {
            return NormalForm.generator(t);
        }
        NormalForm out = NormalForm.ONE;
        for (Monomial m : ms) {
            boolean log = m.size() == 1 && m.exponent(0) == 1 && m.generator(0).op() == Op.LOG;
            NormalForm base = log ? of(m.generator(0).arg(0)) : NormalForm.generator(terms.exp(m.toTerm(terms)));
            out = base.isZero() ? NormalForm.generator(t) : out.mul(base.pow(p.coefficient(m).num()));
            if (base.isZero()) {
                return out;
            }
        }
        return out;
    }

    public NormalForm sub(NormalForm a, NormalForm b) {
        return add(a, b.neg());
    }

    /** The sum: what both sides have in common is taken out, the rest expanded and reduced. */
    public NormalForm add(NormalForm a, NormalForm b) {
        if (a.isZero()) {
            return b;
        }
        if (b.isZero()) {
            return a;
        }
        NormalForm common = a.common(b);
        NormalForm over = common.inverse();
        Polynomial sum = a.mul(over).numerator().add(b.mul(over).numerator());
        return times(common, reduced(sum));
    }

    /** A product in which a single new factor is tried against the denominators that are there. */
    private NormalForm times(NormalForm common, NormalForm fresh) {
        NormalForm product = common.mul(fresh);
        if (fresh.polynomials().size() != 1) {
            return product;
        }
        Map.Entry<Polynomial, Integer> only = fresh.polynomials().entrySet().iterator().next();
        if (only.getValue() != 1) {
            return product;
        }
        Polynomial p = only.getKey();
        NormalForm out = product;
        for (Map.Entry<Polynomial, Integer> f : common.polynomials().entrySet()) {
            Polynomial d = f.getKey();
            for (int e = f.getValue(); e < 0 && !d.equals(p) && d.size() <= p.size() * 4 && (long) d.size() * p.size() <= MAX_TRIAL; e++) {
                Optional<Polynomial> q = p.divideExactly(d);
                if (q.isEmpty()) {
                    break;
                }
                out = out.div(NormalForm.of(p)).mul(NormalForm.of(q.get())).mul(NormalForm.of(d));
                p = q.get().primitive();
                if (p.isConstant()) {
                    return out;
                }
            }
        }
        return out;
    }

    /** A polynomial with the powers of roots reduced; the squares of roots may bring denominators. */
    public NormalForm reduced(Polynomial p) {
        Term s = null;
        for (Term g : p.generators()) {
            if ((g.op() == Op.SQRT || g.op() == Op.ABS) && p.degree(g) >= 2) {
                s = g;
            }
        }
        if (s == null) {
            return NormalForm.of(p);
        }
        if (++reductions > MAX_REDUCTIONS) {
            throw new TermLimitException("reduction of roots does not end");
        }
        NormalForm square = square(s);
        List<Polynomial> parts = p.coefficients(s);
        List<Polynomial> halves = new ArrayList<>();
        for (int k = 0; k < parts.size(); k += 2) {
            Polynomial odd = k + 1 < parts.size() ? parts.get(k + 1).mul(Rational.ONE, Monomial.of(s, 1)) : Polynomial.ZERO;
            halves.add(parts.get(k).add(odd));
        }
        if (square.isPolynomial()) {
            Polynomial u = square.numerator();
            Polynomial out = Polynomial.ZERO;
            for (int k = halves.size() - 1; k >= 0; k--) {
                out = out.mul(u).add(halves.get(k));
            }
            return reduced(out);
        }
        NormalForm out = NormalForm.ZERO;
        for (int k = 0; k < halves.size(); k++) {
            out = add(out, reduced(halves.get(k)).mul(square.pow(k)));
        }
        return out;
    }

    /**
     * The same function with everything above the line multiplied out to one polynomial with reduced roots, and the powers of roots below the
     * line reduced.
     */
    public NormalForm expanded(NormalForm f) {
        NormalForm below = f.denominator();
        NormalForm out = reduced(f.numerator());
        Monomial odd = Monomial.ONE;
        NormalForm down = NormalForm.ONE;
        Monomial d = below.down().mul(below.up());
        for (int i = 0; i < d.size(); i++) {
            Term g = d.generator(i);
            boolean root = g.op() == Op.SQRT || g.op() == Op.ABS;
            odd = odd.mul(Monomial.of(g, root ? d.exponent(i) % 2 : d.exponent(i)));
            if (root && d.exponent(i) >= 2) {
                down = down.mul(square(g).pow(d.exponent(i) / 2));
            }
        }
        Map<Polynomial, Integer> polys = new LinkedHashMap<>(below.polynomials());
        NormalForm rest = NormalForm.of(Rational.ONE, odd, Monomial.ONE, polys).mul(down).inverse();
        NormalForm joined = times(rest, out);
        boolean done = joined.polynomials().values().stream().filter(e -> e > 0).mapToInt(e -> e).sum() <= 1;
        return done ? joined : reduced(joined.numerator()).mul(joined.denominator().inverse());
    }
}
