package org.certirank.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.certirank.graph.Mask;

/**
 * mu of the tokens of a model by layer, enclosed, and beside it what a claim compares it with.
 *
 * @param model its name in the spec
 * @param layers from 0
 * @param mask of the first layer, if it is to be shown
 * @param witness the layer at which the claim fails, if it does on this trajectory
 */
public record TrajectoryFigure(String model, List<Layer> layers, Optional<Mask> mask, OptionalInt witness) {
    /** X(t). */
    public record Layer(int t, Value mu, Optional<Value> bound) { }

    /**
     * An enclosed number that is not negative.
     *
     * @param logLo at most its logarithm to base 10; minus infinity for 0
     * @param logHi at least that
     * @param lo the lower end in decimal, rounded down
     * @param hi the upper end, rounded up
     */
    public record Value(double logLo, double logHi, String lo, String hi) {
        boolean isZero() {
            return logHi == Double.NEGATIVE_INFINITY;
        }
    }

    public TrajectoryFigure {
        layers = List.copyOf(layers);
    }
}
