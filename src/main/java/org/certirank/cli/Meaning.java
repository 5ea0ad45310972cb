package org.certirank.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certirank.exact.Rational;
import org.certirank.expr.Definition;
import org.certirank.expr.Expr;
import org.certirank.interval.Bound;
import org.certirank.interval.RealInterval;

/**
 * An expression with all that it needs to be evaluated, in any arithmetic.
 *
 * @param expression the expression
 * @param definitions abbreviations in sight
 * @param names what the other names stand for; each may mention those before it
 */
record Meaning(Expr expression, Map<String, Definition> definitions, Map<String, Binding> names) {

    /** What a name stands for. */
    sealed interface Binding { }

    /** One exact value. */
    record Value(Expr expression) implements Binding { }

    /** All numbers of an interval; an absent end is infinite. */
    record Interval(Optional<Expr> lo, boolean loClosed, Optional<Expr> hi, boolean hiClosed) implements Binding {

        /** The smallest enclosure at this precision that is easily had: both ends outward. */
        RealInterval at(int bits, Meaning scope) {
            return RealInterval.of(lo.map(e -> lower(scope.end(e, bits), bits)).orElse(Bound.MINUS_INFINITY), hi.map(e -> upper(scope.end(e, bits), bits)).orElse(Bound.PLUS_INFINITY));
        }

        /** Of the auxiliary interval only this end counts. */
        private Bound lower(Answer.One end, int bits) {
            return end.exact().map(q -> RealInterval.enclosing(q, !loClosed, q.add(Rational.ONE), true, bits).lower()).orElseGet(() -> end.enclosure().lower());
        }

        private Bound upper(Answer.One end, int bits) {
            return end.exact().map(q -> RealInterval.enclosing(q.sub(Rational.ONE), true, q, !hiClosed, bits).upper()).orElseGet(() -> end.enclosure().upper());
        }
    }

    /** The first members of a sequence, of which the last repeats. */
    record Sequence(List<Expr> members) implements Binding { }

    /** The names that stand before this one. */
    Meaning before(String name) {
        Map<String, Binding> earlier = new LinkedHashMap<>();
        for (Map.Entry<String, Binding> entry : names.entrySet()) {
            if (entry.getKey().equals(name)) {
                break;
            }
            earlier.put(entry.getKey(), entry.getValue());
        }
        return new Meaning(expression, definitions, earlier);
    }

    /** Another expression over the same names. */
    Meaning of(Expr other) {
        return new Meaning(other, definitions, names);
    }

    /** Whether every name stands for one value, so that the enclosures shrink to points as the precision grows. */
    boolean isPoint() {
        return names.values().stream().noneMatch(binding -> binding instanceof Interval);
    }

    /** A number at an end of an interval; it must be defined there. */
    Answer.One end(Expr e, int bits) {
        if (Enclosing.at(bits).answer(of(e)) instanceof Answer.Number(Answer.One one) && one.defined() == Answer.Defined.YES) {
            return one;
        }
        throw Failure.badInput("an end of an interval is not certainly a number");
    }
}
