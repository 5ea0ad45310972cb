package org.certirank.attention;

import java.util.Optional;

/**
 * One attention head: with tokens X as rows the scores are X query (X key)^T and the head adds A X value output, A the masked softmax of the scores.
 *
 * @param query features by any number of columns
 * @param key of the shape of query
 * @param value features by any number of columns
 * @param output from the columns of value to features; none is the identity
 */
public record Head(Weights query, Weights key, Weights value, Optional<Weights> output) {
    public Head {
        if (query.rows() != key.rows() || query.columns() != key.columns()) {
            throw new IllegalArgumentException("query of " + shape(query) + " and key of " + shape(key) + " must have one shape");
        }
        if (value.rows() != query.rows()) {
            throw new IllegalArgumentException("value of " + shape(value) + " and query of " + shape(query) + " must have as many rows");
        }
        Weights last = output.orElse(value);
        if (output.isPresent() && last.rows() != value.columns()) {
            throw new IllegalArgumentException("output of " + shape(last) + " does not take the " + value.columns() + " columns of value");
        }
        if (last.columns() != query.rows()) {
            throw new IllegalArgumentException("a head must give " + query.rows() + " features, not " + last.columns());
        }
    }

    /** Without an output matrix. */
    public Head(Weights query, Weights key, Weights value) {
        this(query, key, value, Optional.empty());
    }

    public int features() {
        return query.rows();
    }

    static String shape(Weights w) {
        return w.rows() + " by " + w.columns();
    }
}
