package org.certirank.attention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.certirank.exact.Rational;
import org.certirank.graph.Mask;
import org.certirank.linalg.Blocks;
import org.junit.jupiter.api.Test;

class ModelTest {
    /** Made by a separate program from the text of {@link LinearCongruence}. */
    @Test
    void theLinearCongruenceIsTheAnchors() {
        LinearCongruence generator = new LinearCongruence(12345);
        Weights first = generator.next(1, 2, 0);
        assertEquals(Rational.parse("-838423560").div(Rational.of(1L << 30)), first.entry(0, 0));
        assertEquals(Rational.parse("-503831241").div(Rational.of(1L << 30)), first.entry(0, 1));
        assertEquals(Rational.parse("828121218").div(Rational.of(1L << 32)), generator.next(1, 1, 2).entry(0, 0));
    }

    /** Made by a separate program from the text of {@link SeededWeights}. */
    @Test
    void seededWeightsAreAsDocumented() {
        SeededWeights weights = new SeededWeights(7, Rational.of(1, 50));
        Weights w = weights.matrix(3, 2, 2);
        assertEquals(Rational.parse("41943/8388608"), w.entry(0, 0));
        assertEquals(Rational.parse("-125829/8388608"), w.entry(0, 1));
        assertEquals(Rational.parse("41943/4194304"), w.entry(1, 0));
        assertEquals(Rational.parse("125829/8388608"), w.entry(1, 1));
        assertEquals(w, weights.matrix(3, 2, 2));
        assertNotEquals(w, weights.matrix(4, 2, 2));
        assertTrue(Blocks.isExact(w.enclosing(64)));
    }

    @Test
    void theStandardDeviationIsExact() {
        for (String s : new String[] {"1/50", "1", "2", "3/7", "1/1000", "123456/1000", "1e-9", "1000000000"}) {
            Rational deviation = Rational.parse(s);
            assertEquals(deviation.mul(deviation), new SeededWeights(1, deviation).variance());
        }
        assertThrows(IllegalArgumentException.class, () -> new SeededWeights(1, Rational.ZERO));
        assertThrows(IllegalArgumentException.class, () -> new SeededWeights(1, Rational.parse("1.00000000000000000000001")));
    }

    /** A sample of the stream, against five of its own standard deviations. */
    @Test
    void aSampleLooksLikeItsDistribution() {
        int n = 20_000;
        Weights w = new SeededWeights(99, Rational.of(1, 50)).matrix(0, 100, n / 100);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double x = w.entry(i / (n / 100), i % (n / 100)).toDoubleApproximately() * 50;
            sum += x;
            squares += x * x;
        }
        assertEquals(0, sum / n, 5 / Math.sqrt(n));
        assertEquals(1, squares / n, 5 * Math.sqrt(2.0 / n));
    }

    @Test
    void layersComeInTheirOrder() {
        Head head = new Head(Weights.identity(2), Weights.identity(2), Weights.identity(2));
        Layer complete = Layer.of(Mask.complete(3), head, Rational.ONE, new Normalisation.None());
        Layer causal = Layer.of(Mask.causal(3), head, Rational.ONE, new Normalisation.None());
        Model model = new Model(3, 2, new Layers.Periodic(List.of(complete, causal)));
        assertEquals(causal, model.layer(5));
        assertEquals(complete, model.layer(4));
        assertEquals(causal, new Model(3, 2, new Layers.Generated(t -> t > 2 ? causal : complete)).layer(3));
    }
}
