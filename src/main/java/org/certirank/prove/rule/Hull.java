package org.certirank.prove.rule;

import java.util.Optional;
import org.certirank.exact.Rational;
import org.certirank.expr.Relation;

/**
 * The side of a box: an interval with exact rational or infinite ends, each open or closed (certificate format, sections 2 and 5).
 *
 * @param lo empty for -oo (then open)
 * @param hi empty for oo (then open)
 */
public record Hull(Optional<Rational> lo, boolean loClosed, Optional<Rational> hi, boolean hiClosed) {

    public static final Hull REALS = new Hull(Optional.empty(), false, Optional.empty(), false);

    public Hull {
        if (lo.isEmpty() && loClosed || hi.isEmpty() && hiClosed) {
            throw new IllegalArgumentException("an infinite end is open");
        }
    }

    public static Hull closed(Rational lo, Rational hi) {
        return new Hull(Optional.of(lo), true, Optional.of(hi), true);
    }

    public static Hull point(Rational x) {
        return closed(x, x);
    }

    public boolean isEmpty() {
        if (lo.isEmpty() || hi.isEmpty()) {
            return false;
        }
        int c = lo.get().compareTo(hi.get());
        return c > 0 || c == 0 && !(loClosed && hiClosed);
    }

    public boolean isPoint() {
        return loClosed && hiClosed && lo.get().equals(hi.get());
    }

    public boolean isFinite() {
        return lo.isPresent() && hi.isPresent();
    }

    public boolean contains(Rational x) {
        return (lo.isEmpty() || lo.get().compareTo(x) < (loClosed ? 1 : 0)) && (hi.isEmpty() || x.compareTo(hi.get()) < (hiClosed ? 1 : 0));
    }

    /** The part of this side with x &lt; c, or x &lt;= c. */
    public Hull below(Rational c, boolean closed) {
        if (hi.isPresent()) {
            int k = hi.get().compareTo(c);
            if (k < 0 || k == 0 && !(hiClosed && !closed)) {
                return this;
            }
        }
        return new Hull(lo, loClosed, Optional.of(c), closed);
    }

    /** The part of this side with x &gt; c, or x &gt;= c. */
    public Hull above(Rational c, boolean closed) {
        if (lo.isPresent()) {
            int k = lo.get().compareTo(c);
            if (k > 0 || k == 0 && !(loClosed && !closed)) {
                return this;
            }
        }
        return new Hull(Optional.of(c), closed, hi, hiClosed);
    }

    /** The part with {@code x relation c}; for != only an equal closed end is opened. */
    public Hull cut(Relation relation, Rational c) {
        return switch (relation) {
            case LT -> below(c, false);
            case LE -> below(c, true);
            case GT -> above(c, false);
            case GE -> above(c, true);
            case EQ -> below(c, true).above(c, true);
            case NE -> new Hull(lo, loClosed && !lo.get().equals(c), hi, hiClosed && !hi.get().equals(c));
        };
    }

    /** Exact mean of the ends. */
    public Rational middle() {
        return lo.orElseThrow().add(hi.orElseThrow()).div(Rational.of(2));
    }

    @Override
    public String toString() {
        return (loClosed ? "[" : "(") + lo.map(Object::toString).orElse("-oo") + ", " + hi.map(Object::toString).orElse("oo") + (hiClosed ? "]" : ")");
    }
}
