package org.certirank.prove.trajectory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.certirank.certificate.Data;
import org.certirank.graph.Mask;
import org.certirank.interval.ball.Ball;

/**
 * What enclosures of trajectories say of a claim.
 *
 * @param answer the answer
 * @param reason in words, with the precision
 * @param failing where a claim for all is false: the values of its names
 * @param plainBits for the values of the names at each instance, how many bits an evaluation of the scalar graph is likely to need
 * @param nodes about how many scalar nodes the claim elaborates to
 * @param lines the trajectories that were enclosed
 * @param unknowns how many entries of names over boxes the claim has; 0 where it is about single trajectories
 * @param isLimited whether more precision would not help, because sets of starts or singular values play a part
 */
public record Finding(Answer answer, String reason, Map<String, Data> failing, Map<Map<String, Data>, Integer> plainBits, long nodes, List<Line> lines, int unknowns, boolean isLimited) {
    /** How it may come out. */
    public enum Answer { TRUE, FALSE, UNDEFINED, OPEN }

    /**
     * mu of the tokens of a model, layer by layer from 0.
     *
     * @param bounds by layer, what the claim compares mu with, where it does so with this model
     * @param mask of layer 0; none where there is no layer
     * @param witness the layer at which a claim for all layers is false, if it is false at this trajectory
     */
    public record Line(String model, List<Ball> mu, Map<Integer, Ball> bounds, Optional<Mask> mask, OptionalInt witness) {
        public Line {
            mu = List.copyOf(mu);
            bounds = Map.copyOf(bounds);
        }
    }
}
