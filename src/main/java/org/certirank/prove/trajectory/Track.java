package org.certirank.prove.trajectory;

import java.util.List;
import org.certirank.attention.Tokens;
import org.certirank.interval.ball.Ball;

/** The trajectory of one instance of a model, as far as it was asked for: of a start, or of a set of starts, for every member of which the numbers lie in the balls. */
sealed interface Track permits PointTrack, SetTrack {
    /** The most layers that are followed. */
    int MOST_LAYERS = 100_000;

    Instance instance();

    /** mu of the tokens after t layers. */
    Ball mu(int t);

    /** The tokens after t layers. */
    Tokens tokens(int t);

    /** mu of all layers that are known, from 0. */
    List<Ball> known();

    /** Whether it costs little to compute it again. */
    boolean isSmall();

    /** The same trajectory at another precision, from its start. */
    Track with(int bits);
}
