package org.certirank.attention;

import java.util.Optional;
import org.certirank.exact.Rational;

/**
 * What is done to each token x of d features by a norm: g(x) = y / sqrt(s |y|^2 + epsilon), with y = x or x - mean(x), times a gain and plus a bias, feature by feature. Where the root is 0 it is
 * undefined.
 */
public sealed interface Normalisation {
    /** Tokens as they are. */
    record None() implements Normalisation { }

    /** x / |x|_2. */
    record Unit() implements Normalisation { }

    /** x / sqrt(mean(x^2) + epsilon). */
    record RootMeanSquare(Affine affine) implements Normalisation { }

    /** (x - mean(x)) / sqrt(var(x) + epsilon), var the mean of the squared deviations. */
    record Centred(Affine affine) implements Normalisation { }

    /**
     * What is common to the usual norms.
     *
     * @param epsilon at least 0
     * @param gain a row of factors, or none
     * @param bias a row of addends, or none
     */
    record Affine(Rational epsilon, Optional<Weights> gain, Optional<Weights> bias) {
        public static final Affine PLAIN = new Affine(Rational.ZERO, Optional.empty(), Optional.empty());

        public Affine {
            if (epsilon.signum() < 0) {
                throw new IllegalArgumentException("epsilon must not be negative: " + epsilon);
            }
        }
    }

    /** Whether the norm does anything. */
    default boolean isNone() {
        return this instanceof None;
    }

    /** Gain, bias and epsilon; nothing of the kind for the unit norm. */
    default Affine affine() {
        return switch (this) {
            case None n -> Affine.PLAIN;
            case Unit u -> Affine.PLAIN;
            case RootMeanSquare r -> r.affine();
            case Centred c -> c.affine();
        };
    }
}
