package org.certirank.expr;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.certirank.exact.Rational;

/**
 * The partial derivative of a term in a leaf, by the rules of section 8 of the spec language to the letter. Where the result is defined,
 * the term is differentiable (as a function of the leaf on its domain) and the result is its derivative: each rule is the chain rule for a
 * function that is differentiable where the rule's right-hand side is defined (sqrt and pow exclude 0 by a division, log likewise; abs, min,
 * max exclude ties by select).
 */
public final class Derivative {

    /** The derivative would not be formed: floor and opaque matrix functions of something that varies with the leaf. */
    public static final class NotDifferentiable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotDifferentiable(Term t) {
            super("not differentiable: " + t);
        }
    }

    private final Terms terms;
    private final Term leaf;
    private final Map<Term, Term> known = new HashMap<>();

    private Derivative(Terms terms, Term leaf) {
        this.terms = terms;
        this.leaf = leaf;
    }

    /** d t / d leaf; {@link NotDifferentiable} where no derivative is formed. */
    public static Term of(Terms terms, Term t, Term leaf) {
        if (!leaf.isLeaf()) {
            throw new IllegalArgumentException("not a leaf: " + leaf);
        }
        Derivative d = new Derivative(terms, leaf);
        for (Term u : Terms.reachable(t)) {
            d.known.put(u, d.rule(u));
        }
        return d.known.get(t);
    }

    private Term prime(Term u) {
        return known.get(u);
    }

    private Term rule(Term t) {
        if (t == leaf) {
            return terms.one();
        }
        boolean constant = true;
        for (Term a : t.rawArgs()) {
            constant &= prime(a).isZero();
        }
        return constant ? terms.zero() : varying(t);
    }

    private Term varying(Term t) {
        Term u = t.arg(0);
        Term du = prime(u);
        return switch (t.op()) {
            case CONST, LEAF, PI, UNDEFINED -> terms.zero();
            case NEG -> terms.neg(du);
            case ADD -> terms.add(du, prime(t.arg(1)));
            case MUL -> product(u, t.arg(1));
            case DIV -> quotient(u, t.arg(1));
            case POWINT -> terms.mul(terms.mul(terms.constant(Rational.of(t.exponent())),
                    terms.powInt(u, t.exponent().subtract(BigInteger.ONE))), du);
            case POW -> power(t, u, t.arg(1));
            case SQRT -> terms.div(du, terms.mul(terms.constant(2), t));
            case EXP -> terms.mul(t, du);
            case LOG -> terms.div(du, u);
            case SIN -> terms.mul(terms.cos(u), du);
            case COS -> terms.mul(terms.neg(terms.sin(u)), du);
            case TANH -> terms.mul(terms.sub(terms.one(), terms.powInt(t, 2)), du);
            case ERF -> terms.mul(terms.mul(terms.div(terms.constant(2), terms.sqrt(terms.pi())), terms.exp(terms.neg(terms.powInt(u, 2)))), du);
            case ABS -> terms.select(u, du, terms.neg(du));
            case MIN -> extreme(t, true);
            case MAX -> extreme(t, false);
            case SELECT -> terms.select(u, prime(t.arg(1)), prime(t.arg(2)));
            case FLOOR, RANK, SPECTRAL_NORM, SIGMA_MIN, STABLE_RANK, SPECTRAL_RADIUS, INSIDE, OUTSIDE, SINGULAR, CALL -> throw new NotDifferentiable(t);
        };
    }

    private Term product(Term u, Term v) {
        Term du = prime(u);
        Term dv = prime(v);
        if (dv.isZero()) {
            return terms.mul(du, v);
        }
        return du.isZero() ? terms.mul(u, dv) : terms.add(terms.mul(du, v), terms.mul(u, dv));
    }

    private Term quotient(Term u, Term v) {
        Term du = prime(u);
        Term dv = prime(v);
        if (dv.isZero()) {
            return terms.div(du, v);
        }
        Term minus = terms.neg(terms.mul(u, dv));
        Term above = du.isZero() ? minus : terms.add(terms.mul(du, v), minus);
        return terms.div(above, terms.powInt(v, 2));
    }

    private Term power(Term t, Term u, Term v) {
        Term du = prime(u);
        Term dv = prime(v);
        if (dv.isZero()) {
            return terms.mul(terms.mul(v, terms.pow(u, terms.sub(v, terms.one()))), du);
        }
        if (du.isZero()) {
            return terms.mul(terms.mul(t, terms.log(u)), dv);
        }
        return terms.mul(t, terms.add(terms.mul(dv, terms.log(u)), terms.div(terms.mul(v, du), u)));
    }

    /** Nested pairs from the left: min(a, b, c) as min(min(a, b), c). */
    private Term extreme(Term t, boolean least) {
        Term so = t.arg(0);
        Term dso = prime(so);
        for (int i = 1; i < t.arity(); i++) {
            Term v = t.arg(i);
            dso = terms.select(least ? terms.sub(v, so) : terms.sub(so, v), dso, prime(v));
            so = least ? terms.min(List.of(so, v)) : terms.max(List.of(so, v));
        }
        return dso;
    }
}
