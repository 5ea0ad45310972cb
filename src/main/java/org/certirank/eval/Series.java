package org.certirank.eval;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.certirank.expr.Call;
import org.certirank.expr.Call.Kind;
import org.certirank.expr.CallForms;
import org.certirank.expr.Term;
import org.certirank.expr.TermLimitException;
import org.certirank.expr.Terms;
import org.certirank.interval.RealInterval;

/** Sums and products over ranges as they are read under a scope (docs/symbolic-sums.md, section 3). */
public final class Series {
    private static final int MAX_BITS = 17;

    private final Terms terms;
    private final GenericNumbers numbers;

    /** Read under the scope that the numbers have at the time. */
    public Series(Terms terms, GenericNumbers numbers) {
        this.terms = terms;
        this.numbers = numbers;
    }

    /**
     * The sum or product over the integers from a to b of the body, which is read with the bound unknown.
     *
     * @throws ElaborationException if the body is not certainly defined
     */
    public Term over(Kind kind, Term a, Term b, UnaryOperator<Term> body, String name) {
        Term from = CallForms.integer(terms, a);
        Term to = CallForms.integer(terms, b);
        if (from.isConst() && to.isConst()) {
            Term leaf = CallForms.unused(terms);
            java.math.BigInteger size = to.value().num().subtract(from.value().num());
            if (size.bitLength() > MAX_BITS) {
                throw new TermLimitException("a range of more than 2^" + MAX_BITS + " integers");
            }
            long count = size.longValue();
            Term out = null;
            for (long i = 0; i <= count; i++) {
                Term part = body.apply(terms.constant(from.value().add(org.certirank.exact.Rational.of(i))));
                out = out == null ? part : kind == Kind.PROD ? terms.mul(out, part) : terms.add(out, part);
            }
            return out != null ? out : CallForms.range(terms, kind, from, to, leaf, terms.one(), name);
        }
        if (from == to) {
            return body.apply(from);
        }
        RealInterval hull = numbers.between(from, to);
        if (hull.isEmpty()) {
            return kind == Kind.PROD ? terms.one() : terms.zero();
        }
        Term leaf = CallForms.unused(terms);
        return under(leaf, hull, from.isOne() ? Optional.of(to) : Optional.empty(), () -> CallForms.range(terms, kind, from, to, leaf, defined(body.apply(leaf)), name));
    }

    private interface Reading {
        Term read();
    }

    private Term under(Term leaf, RealInterval hull, Optional<Term> indexOf, Reading reading) {
        GenericScope before = numbers.scope();
        numbers.scope(before.with(leaf, new GenericScope.Unknown(true, indexOf, hull)));
        try {
            return reading.read();
        } finally {
            numbers.scope(before);
        }
    }

    private Term defined(Term e) {
        if (!numbers.isDefined(e)) {
            throw new ElaborationException("not certainly defined: " + e + " in a range that is not known");
        }
        return e;
    }

    /** The body of a sum or product at a number, read anew; certainly defined. */
    public Term at(Call c, Term k) {
        return defined(numbers.decided(CallForms.opened(terms, c, List.of(k))));
    }

    /** The sum or product of the same terms over another range. */
    public Term over(Call c, Term a, Term b) {
        return over(c.kind(), a, b, leaf -> numbers.decided(CallForms.opened(terms, c, List.of(leaf))), c.boundNames().getFirst());
    }

    /** The rank of a matrix that is known by its entries. */
    Term rank(Term m, Term n, java.util.function.BinaryOperator<Term> entry) {
        List<Term> leaves = List.of(CallForms.unused(terms), CallForms.unused(terms));
        RealInterval hull = RealInterval.of(org.certirank.interval.Bound.closed(org.certirank.exact.Dyadic.ONE), org.certirank.interval.Bound.PLUS_INFINITY);
        return under(leaves.get(0), hull, Optional.of(m), () -> under(leaves.get(1), hull, Optional.of(n),
                () -> CallForms.rank(terms, m, n, leaves, defined(entry.apply(leaves.get(0), leaves.get(1))), List.of("i", "j"))));
    }
}
