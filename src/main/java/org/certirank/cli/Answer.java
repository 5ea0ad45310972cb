package org.certirank.cli;

import java.util.List;
import java.util.Optional;
import org.certirank.eval.Verdict;
import org.certirank.exact.Rational;
import org.certirank.graph.Mask;
import org.certirank.interval.RealInterval;

/** What the calculator has to say of an expression. */
sealed interface Answer {

    /** One number: its enclosure, and itself where it is a known rational. */
    record One(RealInterval enclosure, Optional<Rational> exact) {
        Defined defined() {
            return enclosure.flag().isDefined() ? Defined.YES : enclosure.isEmpty() ? Defined.NO : Defined.PARTLY;
        }
    }

    /** Where the expression is defined: on the whole of its names' sets, perhaps not everywhere, or nowhere. */
    enum Defined {
        YES, PARTLY, NO;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        Defined worst(Defined other) {
            return ordinal() >= other.ordinal() ? this : other;
        }
    }

    /** A number. */
    record Number(One one) implements Answer { }

    /** A vector. */
    record Vector(List<One> entries) implements Answer { }

    /** A matrix, in row order. */
    record Matrix(int rows, int columns, List<One> entries) implements Answer { }

    /** A truth value, the same for all values of the names unless OPEN. */
    record Truth(Verdict verdict) implements Answer { }

    /** A mask. */
    record Digraph(Mask mask) implements Answer { }

    /** Something undefined, of whatever sort. */
    record Undefined() implements Answer { }

    /** Its numbers; none for other sorts. */
    default List<One> ones() {
        return switch (this) {
            case Number(One one) -> List.of(one);
            case Vector(List<One> entries) -> entries;
            case Matrix m -> m.entries();
            case Truth t -> List.of();
            case Digraph d -> List.of();
            case Undefined u -> List.of();
        };
    }

    /** Where the whole of it is defined. */
    default Defined defined() {
        return switch (this) {
            case Number(One one) -> one.defined();
            case Vector(List<One> entries) -> worst(entries);
            case Matrix m -> worst(m.entries());
            case Truth(Verdict verdict) -> switch (verdict) {
                case TRUE, FALSE -> Defined.YES;
                case UNDEFINED -> Defined.NO;
                case OPEN -> Defined.PARTLY;
            };
            case Digraph d -> Defined.YES;
            case Undefined u -> Defined.NO;
        };
    }

    private static Defined worst(List<One> entries) {
        return entries.stream().map(One::defined).reduce(Defined.YES, Defined::worst);
    }
}
