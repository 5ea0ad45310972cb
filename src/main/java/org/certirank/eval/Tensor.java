package org.certirank.eval;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.certirank.exact.Rational;
import org.certirank.graph.Mask;
import org.certirank.interval.RealInterval;

/**
 * A value of the spec language over a batch of {@code lanes} points or boxes: numbers, vectors and matrices as enclosures with flags (exact
 * rationals as long as they are), truth values with what is certain of them on each lane.
 *
 * @param <B> the batches
 */
public sealed interface Tensor<B> {

    /** A number. */
    record Num<B>(Entries<B> entries) implements Tensor<B> { }

    record Vec<B>(Entries<B> entries) implements Tensor<B> {
        public int length() {
            return entries.size();
        }
    }

    /** A matrix, its entries in row order. */
    record Mat<B>(int rows, int columns, Entries<B> entries) implements Tensor<B> { }

    /** A truth value on each lane. */
    record Truth<B>(List<Verdict> verdicts, List<Boolean> defined) implements Tensor<B> {
        public Truth {
            verdicts = List.copyOf(verdicts);
            defined = List.copyOf(defined);
        }
    }

    record Graph<B>(Mask mask) implements Tensor<B> { }

    record Seq<B>(IntFunction<Tensor<B>> member) implements Tensor<B> { }

    /** A value of any sort that is undefined everywhere. */
    record Undefined<B>() implements Tensor<B> { }

    /**
     * The entries of a number, vector or matrix, seen from outside.
     *
     * @param <B> the batches
     */
    final class Entries<B> {
        private final Block<B> block;
        private final Arithmetic<B> on;
        private final int lanes;

        Entries(Block<B> block, Arithmetic<B> on, int lanes) {
            this.block = block;
            this.on = on;
            this.lanes = lanes;
        }

        Block<B> block() {
            return block;
        }

        public int size() {
            return block.entries();
        }

        /** Entry e (from 0) on a lane. */
        public RealInterval get(int e, int lane) {
            return on.get(block.batch(on, lanes), e * lanes + lane);
        }

        /** All entries of all lanes; entry e of lane l is element {@code e * lanes + l}. */
        public B batch() {
            return block.batch(on, lanes);
        }

        /** Entry e where all entries are known exactly. */
        public Optional<Rational> exact(int e) {
            return block.isExact() ? Optional.of(block.value(e)) : Optional.empty();
        }

        @Override
        public String toString() {
            return block.isExact() ? block.values().toString()
                    : Arrays.toString(java.util.stream.IntStream.range(0, size()).mapToObj(e -> get(e, 0)).toArray());
        }
    }

    /** For messages. */
    default String describe() {
        return switch (this) {
            case Num<B> n -> "a number";
            case Truth<B> t -> "a formula";
            case Vec<B> v -> "a vector of length " + v.length();
            case Mat<B> m -> "a " + m.rows() + " x " + m.columns() + " matrix";
            case Graph<B> g -> "a digraph";
            case Seq<B> s -> "a sequence";
            case Undefined<B> u -> "an undefined value";
        };
    }
}
