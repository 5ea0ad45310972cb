package org.certirank.eval;

import java.util.Arrays;
import java.util.List;
import org.certirank.exact.Rational;

/**
 * The entries of a number (one), vector or matrix (in row order): exact rationals, the same on all lanes, or a batch of enclosures in
 * which entry e of lane l is element {@code e * lanes + l}. Never changed.
 *
 * @param <B> the batches
 */
final class Block<B> {
    private final int entries;
    private final Rational[] exact;
    private B batch;

    private Block(int entries, Rational[] exact, B batch) {
        this.entries = entries;
        this.exact = exact;
        this.batch = batch;
    }

    static <B> Block<B> exact(Rational... values) {
        return new Block<>(values.length, values, null);
    }

    static <B> Block<B> exact(List<Rational> values) {
        return exact(values.toArray(Rational[]::new));
    }

    static <B> Block<B> of(int entries, B batch) {
        return new Block<>(entries, null, batch);
    }

    int entries() {
        return entries;
    }

    boolean isExact() {
        return exact != null;
    }

    /** Entry e where all are exact. */
    Rational value(int e) {
        return exact[e];
    }

    List<Rational> values() {
        return Arrays.asList(exact);
    }

    /** The enclosures; made once from exact entries. */
    B batch(Arithmetic<B> on, int lanes) {
        if (batch == null) {
            B all = on.concat(Arrays.stream(exact).map(on::constant).toList());
            int[] index = new int[entries * lanes];
            for (int i = 0; i < index.length; i++) {
                index[i] = i / lanes;
            }
            batch = lanes == 1 ? all : on.gather(all, index);
        }
        return batch;
    }
}
