package org.certirank.expr;

import java.util.Optional;

/** The sort of a value, with its dimensions as far as they are known without values: docs/spec-language.md section 3. */
public sealed interface Sort {
    /** Numbers, integers among them. */
    Sort NUMBER = new Num();
    Sort TRUTH = new TruthValue();
    /** Not known: a parameter before its use, or what an error left. */
    Sort UNKNOWN = new Unknown();

    record Num() implements Sort { }

    record TruthValue() implements Sort { }

    record Vector(Dim length) implements Sort { }

    record Matrix(Dim rows, Dim columns) implements Sort { }

    record Digraph(Dim nodes) implements Sort { }

    /** Of vectors or matrices. */
    record Sequence(Sort member) implements Sort { }

    record Unknown() implements Sort { }

    /** The sort without dimensions; empty if unknown. */
    default Optional<SortKind> kind() {
        return switch (this) {
            case Num n -> Optional.of(SortKind.NUMBER);
            case TruthValue t -> Optional.of(SortKind.TRUTH);
            case Vector v -> Optional.of(SortKind.VECTOR);
            case Matrix m -> Optional.of(SortKind.MATRIX);
            case Digraph g -> Optional.of(SortKind.DIGRAPH);
            case Sequence s -> Optional.of(SortKind.SEQUENCE);
            case Unknown u -> Optional.empty();
        };
    }

    /** The sort of this kind with nothing known of its dimensions. */
    static Sort of(SortKind kind) {
        return switch (kind) {
            case NUMBER -> NUMBER;
            case TRUTH -> TRUTH;
            case VECTOR -> new Vector(Dim.UNKNOWN);
            case MATRIX -> new Matrix(Dim.UNKNOWN, Dim.UNKNOWN);
            case DIGRAPH -> new Digraph(Dim.UNKNOWN);
            case SEQUENCE -> new Sequence(UNKNOWN);
        };
    }

    /** For messages: "a matrix (3 x n)". */
    default String shown() {
        return switch (this) {
            case Num n -> "a number";
            case TruthValue t -> "a truth value";
            case Vector v -> v.length() instanceof Dim.Unknown ? "a vector" : "a vector (" + v.length() + ")";
            case Matrix m -> m.rows() instanceof Dim.Unknown && m.columns() instanceof Dim.Unknown ? "a matrix" : "a matrix (" + m.rows() + " x " + m.columns() + ")";
            case Digraph g -> "a digraph";
            case Sequence s -> "a sequence";
            case Unknown u -> "a value of unknown sort";
        };
    }
}
