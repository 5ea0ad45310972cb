package org.certirank.attention;

import java.util.Optional;
import org.certirank.exact.Rational;

/**
 * A feed-forward block: each token x becomes norm(skip x + f(x)) with post-norm, skip x + f(norm(x)) with pre-norm, where f(x) = activation(x inner + innerBias) outer + outerBias.
 *
 * @param innerBias a row, or none
 * @param outerBias a row, or none
 * @param skip the factor of the skip connection, 0 for none
 */
public record FeedForward(Weights inner, Optional<Weights> innerBias, Activation activation, Weights outer, Optional<Weights> outerBias, Rational skip, Normalisation norm) {
    public FeedForward {
        if (outer.rows() != inner.columns() || outer.columns() != inner.rows()) {
            throw new IllegalArgumentException("feed-forward matrices of " + Head.shape(inner) + " and " + Head.shape(outer) + " do not fit");
        }
        innerBias.ifPresent(b -> requireRow(b, inner.columns(), "inner bias"));
        outerBias.ifPresent(b -> requireRow(b, inner.rows(), "outer bias"));
        Layer.requireFits(norm, inner.rows());
    }

    static void requireRow(Weights row, int columns, String what) {
        if (row.rows() != 1 || row.columns() != columns) {
            throw new IllegalArgumentException("the " + what + " must be a row of " + columns + " numbers, not " + Head.shape(row));
        }
    }
}
