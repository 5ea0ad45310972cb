package org.certirank.attention;

/**
 * A self-attention model as a dynamical system on matrices of N tokens (rows) with d features.
 *
 * @param tokens N
 * @param features d
 */
public record Model(int tokens, int features, Layers layers) {
    public Model {
        if (tokens < 1 || features < 1) {
            throw new IllegalArgumentException("a model of " + tokens + " tokens with " + features + " features");
        }
    }

    /** Layer t, checked to fit; {@link IllegalArgumentException} with the clash. */
    public Layer layer(int t) {
        Layer layer = layers.at(t);
        if (layer.mask().nodes() != tokens) {
            throw new IllegalArgumentException("layer " + t + ": a mask on " + layer.mask().nodes() + " nodes for " + tokens + " tokens");
        }
        if (layer.features() != features) {
            throw new IllegalArgumentException("layer " + t + ": weights for " + layer.features() + " features, tokens have " + features);
        }
        return layer;
    }

    /** Refuses tokens of another shape. */
    void require(Weights start) {
        if (start.rows() != tokens || start.columns() != features) {
            throw new IllegalArgumentException("tokens of " + Head.shape(start) + " for a model of " + tokens + " by " + features);
        }
    }
}
