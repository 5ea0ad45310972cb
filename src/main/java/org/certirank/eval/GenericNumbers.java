package org.certirank.eval;

import java.util.List;
import java.util.Optional;
import org.certirank.exact.Rational;
import org.certirank.expr.NormalForms;
import org.certirank.expr.Term;
import org.certirank.expr.TermLimitException;
import org.certirank.expr.Terms;
import org.certirank.interval.Bound;
import org.certirank.interval.RealInterval;

/** Integer nodes, indices, and what is certain of nodes by interval evaluation at 64 bits over the hulls (docs/generic-names.md, section 2). */
public final class GenericNumbers {
    private static final int BITS = 64;

    private final Terms terms;
    private final NormalForms forms;
    private GenericScope scope;

    public GenericNumbers(Terms terms, GenericScope scope) {
        this.terms = terms;
        this.forms = new NormalForms(terms);
        this.scope = scope;
    }

    public GenericScope scope() {
        return scope;
    }

    void scope(GenericScope other) {
        scope = other;
    }

    /** Whether the node is an integer by its form. */
    public boolean isInteger(Term t) {
        return switch (t.op()) {
            case CONST -> t.value().isInteger();
            case LEAF -> scope.isInteger(t);
            case NEG, ADD, MUL, ABS, MIN, MAX -> t.args().stream().allMatch(this::isInteger);
            case POWINT -> t.exponent().signum() >= 0 && isInteger(t.arg(0));
            case FLOOR -> true;
            case CALL -> t.call().kind().isInteger();
            case PI, DIV, POW, SQRT, EXP, LOG, SIN, COS, TANH, ERF, SELECT, RANK, SPECTRAL_NORM, SIGMA_MIN, STABLE_RANK, SPECTRAL_RADIUS, INSIDE, OUTSIDE, SINGULAR,
                    UNDEFINED -> false;
        };
    }

    /** Whether the two are one node or their difference has the normal form 0. */
    public boolean same(Term a, Term b) {
        if (a == b) {
            return true;
        }
        try {
            return forms.isZero(terms.sub(a, b));
        } catch (TermLimitException tooLarge) {
            return false;
        }
    }

    /** Whether i is an index of n: declared one, or a constant in range. */
    public boolean isIndex(Term i, Term n) {
        if (i.isConst()) {
            return n.isConst() && i.value().isInteger() && i.value().signum() > 0 && i.value().compareTo(n.value()) <= 0;
        }
        return i.isLeaf() && scope.unknowns().containsKey(i) && scope.unknowns().get(i).indexOf().filter(m -> same(m, n)).isPresent();
    }

    /** Whether the node is certainly defined and at least c. */
    public boolean isAtLeast(Term t, long c) {
        Optional<Bound> lower = lower(t);
        return lower.isPresent() && lower.get().isFinite() && lower.get().value().toRational().compareTo(Rational.of(c)) >= 0;
    }

    private Optional<Bound> lower(Term t) {
        RealArithmetic on = new RealArithmetic(BITS);
        RealInterval v = on.get(new Evaluator<>(on, Program.of(List.of(t))).evaluateOne(this::range), 0);
        return v.isEmpty() || !v.isDefined() ? Optional.empty() : Optional.of(v.lower());
    }

    private RealInterval[] range(Term leaf) {
        GenericScope.Unknown u = scope.unknowns().get(leaf);
        return new RealInterval[] {u == null ? RealInterval.REALS : u.range()};
    }

    /** The range of an integer leaf from a lower end on. */
    RealInterval from(Term lowerEnd) {
        Bound lo = lower(lowerEnd).filter(Bound::isFinite).map(b -> Bound.of(b.value(), false)).orElse(Bound.MINUS_INFINITY);
        return RealInterval.of(lo, Bound.PLUS_INFINITY);
    }
}
