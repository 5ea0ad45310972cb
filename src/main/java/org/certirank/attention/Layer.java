package org.certirank.attention;

import java.util.List;
import java.util.Optional;
import org.certirank.exact.Rational;
import org.certirank.graph.Mask;

/**
 * One layer: tokens X become norm(skip X + sum of the heads at X) with post-norm, skip X + sum of the heads at norm(X) with pre-norm, and then go through the feed-forward block if there is one.
 * With pre-norm scores are those of norm(X) too.
 *
 * @param mask token i attends to j along the edges (j, i)
 * @param heads one or more
 * @param dQK scores are divided by its square root
 * @param skip the factor of the skip connection, 0 for none
 */
public record Layer(Mask mask, List<Head> heads, Rational dQK, Rational skip, Normalisation norm, Placement placement, Optional<FeedForward> feedForward) {
    /** Where the norm stands. */
    public enum Placement { POST, PRE }

    public Layer {
        heads = List.copyOf(heads);
        if (heads.isEmpty()) {
            throw new IllegalArgumentException("a layer needs a head");
        }
        if (dQK.signum() <= 0) {
            throw new IllegalArgumentException("d_QK must be positive, as scores are divided by its square root; it is " + dQK);
        }
        int d = heads.getFirst().features();
        for (Head h : heads) {
            if (h.features() != d) {
                throw new IllegalArgumentException("heads for " + d + " and for " + h.features() + " features in one layer");
            }
        }
        feedForward.ifPresent(f -> {
            if (f.inner().rows() != d) {
                throw new IllegalArgumentException("a feed-forward block for " + f.inner().rows() + " features in a layer of " + d);
            }
        });
        requireFits(norm, d);
    }

    /** One head, no skip, post-norm, no feed-forward block. */
    public static Layer of(Mask mask, Head head, Rational dQK, Normalisation norm) {
        return new Layer(mask, List.of(head), dQK, Rational.ZERO, norm, Placement.POST, Optional.empty());
    }

    public int features() {
        return heads.getFirst().features();
    }

    static void requireFits(Normalisation norm, int features) {
        norm.affine().gain().ifPresent(g -> FeedForward.requireRow(g, features, "gain"));
        norm.affine().bias().ifPresent(b -> FeedForward.requireRow(b, features, "bias"));
    }
}
