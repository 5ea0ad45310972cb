package org.certirank.attention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.certirank.exact.Rational;
import org.certirank.graph.Mask;
import org.certirank.interval.ball.Ball;
import org.certirank.interval.ball.Radius;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** One token, one feature, rows of zeros, huge weights, tiny temperatures, masks without edges, shapes that clash. */
class ExtremeModelsTest {
    private static final Trajectory.Precision PRECISION = new Trajectory.Precision(128, 512, 30);
    /** Scores of 1e600 mean something from 2000 bits on. */
    private static final Trajectory.Precision LONG = new Trajectory.Precision(128, 4096, 30);
    private static final Normalisation UNIT = new Normalisation.Unit();
    private static final Normalisation CENTRED = new Normalisation.Centred(Normalisation.Affine.PLAIN);

    private static Weights matrix(long[]... rows) {
        Rational[][] q = new Rational[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            q[i] = Arrays.stream(rows[i]).mapToObj(Rational::of).toArray(Rational[]::new);
        }
        return Weights.of(q);
    }

    private static Weights times(Weights w, Rational factor) {
        Rational[][] q = new Rational[w.rows()][w.columns()];
        for (int i = 0; i < q.length; i++) {
            for (int j = 0; j < q[i].length; j++) {
                q[i][j] = w.entry(i, j).mul(factor);
            }
        }
        return Weights.of(q);
    }

    private static Head identity(int d) {
        return new Head(Weights.identity(d), Weights.identity(d), Weights.identity(d));
    }

    private static Head uniform(int d) {
        return new Head(Weights.zero(d, d), Weights.zero(d, d), Weights.identity(d));
    }

    private static Trajectory run(Mask mask, Head head, Normalisation norm, Layer.Placement placement, Weights start, int layers) {
        Layer layer = new Layer(mask, List.of(head), Rational.ONE, Rational.ZERO, norm, placement, Optional.empty());
        return Trajectory.enclosing(new Model(start.rows(), start.columns(), new Layers.Fixed(layer)), start, layers, PRECISION);
    }

    private static void undefined(Trajectory t, int layer, int token) {
        assertEquals(new Trajectory.End.Undefined(layer, Outcome.Cause.ZERO_ROW, token), t.end());
        assertEquals(layer + 1, t.states().size());
    }

    @Test
    void aRowOfZerosHasNoNorm() {
        Weights start = matrix(new long[] {0, 0}, new long[] {1, 3});
        undefined(run(Mask.complete(2), identity(2), UNIT, Layer.Placement.PRE, start, 3), 0, 1);
        undefined(run(Mask.causal(2), identity(2), UNIT, Layer.Placement.POST, start, 3), 0, 1);
        // The second token sees the first one too; under the complete mask both are mixtures and defined.
        assertInstanceOf(Trajectory.End.Complete.class, run(Mask.complete(2), identity(2), UNIT, Layer.Placement.POST, start, 3).end());
        undefined(run(Mask.complete(2), new Head(Weights.identity(2), Weights.identity(2), Weights.zero(2, 2)), UNIT, Layer.Placement.POST, start, 3), 0, 1);
    }

    @Test
    void tokensThatCancelHaveNoNorm() {
        Weights start = matrix(new long[] {1, 3}, new long[] {-1, -3});
        undefined(run(Mask.complete(2), uniform(2), UNIT, Layer.Placement.POST, start, 3), 0, 1);
        Trajectory plain = run(Mask.complete(2), uniform(2), new Normalisation.None(), Layer.Placement.POST, start, 3);
        assertEquals(Ball.ZERO, plain.states().getLast().mu());
        // Three times a third of numbers whose sum is 0.
        Weights three = matrix(new long[] {1, 3}, new long[] {-3, -4}, new long[] {2, 1});
        undefined(run(Mask.complete(3), uniform(2), UNIT, Layer.Placement.POST, three, 3), 0, 1);
    }

    @Test
    void aConstantRowHasNoCentredNorm() {
        Weights start = matrix(new long[] {1, 2, 3}, new long[] {7, 7, 7});
        undefined(run(Mask.complete(2), identity(3), CENTRED, Layer.Placement.PRE, start, 3), 0, 2);
        Normalisation regular = new Normalisation.Centred(new Normalisation.Affine(Rational.parse("1e-5"), Optional.empty(), Optional.empty()));
        assertInstanceOf(Trajectory.End.Complete.class, run(Mask.complete(2), identity(3), regular, Layer.Placement.PRE, start, 3).end());
        undefined(run(Mask.complete(2), identity(1), CENTRED, Layer.Placement.PRE, matrix(new long[] {1}, new long[] {2}), 3), 0, 1);
    }

    @Test
    void aTokenWithoutEdgesHasNoSoftmax() {
        Trajectory t = run(Mask.of(2, List.of(new Mask.Edge(1, 1))), identity(2), UNIT, Layer.Placement.POST, matrix(new long[] {1, 0}, new long[] {0, 1}), 3);
        assertEquals(new Trajectory.End.Undefined(0, Outcome.Cause.NO_EDGE, 2), t.end());
    }

    @Test
    void oneTokenStaysByItself() {
        Trajectory t = run(Mask.complete(1), identity(3), UNIT, Layer.Placement.POST, matrix(new long[] {3, 0, 4}), 5);
        assertEquals(Ball.ZERO, t.states().getLast().mu());
        Ball x = t.states().getLast().tokens().points().ball(0, 2);
        assertTrue(x.contains(Rational.of(4, 5)) && x.relativeAccuracy() > 90);
        assertEquals(Ball.ONE, t.states().getLast().leastEntry());
    }

    @Test
    void oneFeatureIsItsSign() {
        Trajectory t = run(Mask.causal(3), identity(1), UNIT, Layer.Placement.POST, matrix(new long[] {2}, new long[] {3}, new long[] {-1}), 4);
        assertInstanceOf(Trajectory.End.Complete.class, t.end());
        for (int i = 0; i < 2; i++) {
            assertEquals(Ball.ONE, t.states().getLast().tokens().points().ball(i, 0));
        }
        Trajectory same = run(Mask.complete(2), identity(1), UNIT, Layer.Placement.POST, matrix(new long[] {2}, new long[] {3}), 4);
        assertEquals(Ball.ZERO, same.states().getLast().mu());
        Trajectory two = run(Mask.complete(2), identity(2), CENTRED, Layer.Placement.POST, matrix(new long[] {2, 1}, new long[] {3, 1}), 4);
        assertEquals(Ball.ZERO, two.states().getLast().mu());
        assertEquals(Ball.of(-1), two.states().getLast().tokens().points().ball(1, 1));
    }

    @Test
    void hugeWeightsMakeAttentionHard() {
        Rational huge = Rational.of(BigInteger.TEN.pow(300));
        Weights start = matrix(new long[] {1, 0}, new long[] {1, 1}, new long[] {-1, 2});
        Head head = new Head(times(Weights.identity(2), huge), times(Weights.identity(2), huge), Weights.identity(2));
        Model model = new Model(3, 2, new Layers.Fixed(Layer.of(Mask.complete(3), head, Rational.ONE, new Normalisation.None())));
        Trajectory t = Trajectory.enclosing(model, start, 1, LONG);
        // Scores of token 1: 1, 1, -1 (a tie); of 2: 1, 2, 1; of 3: -1, 1, 5; times 1e600.
        assertInstanceOf(Trajectory.End.Complete.class, t.end());
        Tokens x = t.states().getLast().tokens();
        assertTrue(x.points().ball(0, 1).contains(Rational.HALF) && x.points().ball(0, 1).rad().compareTo(Radius.powerOfTwo(-40)) < 0);
        assertTrue(x.points().ball(2, 0).contains(Rational.of(-1)) && x.points().ball(2, 0).rad().compareTo(Radius.powerOfTwo(-40)) < 0);
        assertTrue(t.states().getLast().leastEntry().certainlyLess(Ball.of(0x1p-1000)));
        Trajectory grow = run(Mask.complete(3), new Head(Weights.identity(2), Weights.identity(2), times(Weights.identity(2), huge)), UNIT, Layer.Placement.POST, start, 6);
        assertTrue(grow.accurate());
    }

    @Test
    void tinyTemperatureIsHardAttentionToo() {
        Weights start = matrix(new long[] {1, 0}, new long[] {1, 1}, new long[] {-1, 2});
        Layer layer = new Layer(Mask.causal(3), List.of(identity(2)), Rational.parse("1e-200"), Rational.ZERO, UNIT, Layer.Placement.POST, Optional.empty());
        Trajectory t = Trajectory.enclosing(new Model(3, 2, new Layers.Fixed(layer)), start, 2, LONG);
        assertInstanceOf(Trajectory.End.Complete.class, t.end());
        assertTrue(t.accurate());
    }

    @Test
    void badModelsAreRefusedWithAMessage() {
        Head head = identity(2);
        assertMessage("d_QK must be positive", () -> Layer.of(Mask.complete(2), head, Rational.ZERO, UNIT));
        assertMessage("d_QK must be positive", () -> Layer.of(Mask.complete(2), head, Rational.of(-1), UNIT));
        assertMessage("must have one shape", () -> new Head(Weights.identity(2), Weights.identity(3), Weights.identity(2)));
        assertMessage("must give 2 features", () -> new Head(Weights.identity(2), Weights.identity(2), Weights.zero(2, 3)));
        assertMessage("a mask on 3 nodes for 2 tokens", () -> new Model(2, 2, new Layers.Fixed(Layer.of(Mask.complete(3), head, Rational.ONE, UNIT))).layer(0));
        assertMessage("tokens have 3", () -> new Model(2, 3, new Layers.Fixed(Layer.of(Mask.complete(2), head, Rational.ONE, UNIT))).layer(0));
        assertMessage("tokens of 3 by 2", () -> run(Mask.complete(2), head, UNIT, Layer.Placement.POST, matrix(new long[] {1, 2}, new long[] {1, 2}), 1).states().forEach(s ->
                new Run(new Model(2, 2, new Layers.Fixed(Layer.of(Mask.complete(2), head, Rational.ONE, UNIT))), Weights.zero(3, 2), 64)));
        assertMessage("epsilon", () -> new Normalisation.Affine(Rational.of(-1), Optional.empty(), Optional.empty()));
    }

    private static void assertMessage(String part, Executable e) {
        String message = assertThrows(IllegalArgumentException.class, e).getMessage();
        assertTrue(message.contains(part), message);
    }
}
