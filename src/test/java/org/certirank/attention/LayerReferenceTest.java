package org.certirank.attention;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.certirank.interval.ball.Ball;
import org.certirank.linalg.BallMatrix;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Enclosures of layers against their definition evaluated with many digits. */
class LayerReferenceTest {
    private static final MathContext DIGITS = new MathContext(60);

    @Test
    void trajectoriesHoldThoseOfTheDefinition() {
        containment(1, 25, 3);
    }

    @Test
    @Tag("slow")
    void trajectoriesHoldThoseOfTheDefinitionManyTimes() {
        containment(2, 5000, 4);
    }

    private static void containment(long seed, int models, int layers) {
        RandomModels random = new RandomModels(seed);
        Reference reference = new Reference(120);
        int defined = 0;
        for (int m = 0; m < models; m++) {
            int n = 1 + random.random.nextInt(4);
            int d = 1 + random.random.nextInt(3);
            int bits = 64 * (1 + random.random.nextInt(3));
            List<Layer> list = new ArrayList<>();
            for (int t = 0; t < layers; t++) {
                list.add(random.layer(n, d));
            }
            Weights start = random.random.nextInt(3) == 0 ? random.close(n, d, 1 + random.random.nextInt(40)) : random.weights(n, d, 2);
            Run run = new Run(new Model(n, d, new Layers.Periodic(list)), start, bits);
            BigDecimal[][] x = reference.matrix(start);
            for (Layer layer : list) {
                if (!(run.advance() instanceof Outcome.Defined)) {
                    break;
                }
                x = reference.layer(layer, x);
                String where = "model " + m + " layer " + run.layer() + " of " + layer;
                compare(run.tokens(), x, 280, where);
                // The reference subtracts nearly equal tokens: its mu is right to about 2^-300, absolutely.
                assertTrue(Reference.holds(Measures.mu(run.tokens()), reference.mu(x), 280), where);
                defined++;
            }
        }
        assertTrue(defined > models, "few layers were compared: " + defined);
    }

    private static void compare(Tokens tokens, BigDecimal[][] x, int error, String where) {
        BallMatrix points = tokens.points();
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x[0].length; j++) {
                Ball b = points.ball(i, j);
                assertTrue(Reference.holds(b, x[i][j], error), () -> where + ": " + b);
            }
        }
    }

    @Test
    void measuresHoldThoseOfTheDefinition() {
        RandomModels random = new RandomModels(5);
        Reference reference = new Reference(60);
        for (int m = 0; m < 100; m++) {
            int n = 1 + random.random.nextInt(4);
            int d = 1 + random.random.nextInt(4);
            Weights start = random.random.nextBoolean() ? random.close(n, d, 1 + random.random.nextInt(60)) : random.weights(n, d, 2);
            Tokens tokens = Tokens.enclosing(start, 128);
            BigDecimal[][] x = reference.matrix(start);
            BigDecimal phi = null;
            Ball[][] cosines = Measures.cosines(tokens);
            Ball[] norms = Measures.norms(tokens);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    BigDecimal product = dot(reference, x[i], x[j]);
                    phi = phi == null || product.compareTo(phi) < 0 ? product : phi;
                    BigDecimal size = sqrt(dot(reference, x[i], x[i]).multiply(dot(reference, x[j], x[j]), DIGITS));
                    assertTrue(Reference.holds(cosines[i][j], product.divide(size, DIGITS), 170));
                }
                assertTrue(Reference.holds(norms[i], sqrt(dot(reference, x[i], x[i])), 170));
            }
            assertTrue(Reference.holds(Measures.phi(tokens), phi, 170));
            compare(tokens, x, 170, "start " + m);
        }
    }

    private static BigDecimal sqrt(BigDecimal x) {
        return x.sqrt(DIGITS);
    }

    private static BigDecimal dot(Reference reference, BigDecimal[] a, BigDecimal[] b) {
        BigDecimal sum = reference.of(0);
        for (int j = 0; j < a.length; j++) {
            sum = sum.add(a[j].multiply(b[j], DIGITS), DIGITS);
        }
        return sum;
    }

    @Test
    void theLeastAttentionEntryIsThatOfTheDefinition() {
        RandomModels random = new RandomModels(6);
        Reference reference = new Reference(60);
        for (int m = 0; m < 60; m++) {
            int n = 1 + random.random.nextInt(4);
            int d = 1 + random.random.nextInt(3);
            Weights start = random.random.nextBoolean() ? random.close(n, d, 1 + random.random.nextInt(60)) : random.weights(n, d, 2);
            Layer any = random.layer(n, d);
            Layer layer = new Layer(any.mask(), any.heads(), any.dQK(), any.skip(), new Normalisation.None(), Layer.Placement.POST, Optional.empty());
            Run run = new Run(new Model(n, d, new Layers.Fixed(layer)), start, 128);
            assertInstanceOf(Outcome.Defined.class, run.advance());
            BigDecimal least = null;
            for (Head h : layer.heads()) {
                BigDecimal[][] a = reference.attention(layer, h, reference.matrix(start));
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        least = layer.mask().edge(j + 1, i + 1) && (least == null || a[i][j].compareTo(least) < 0) ? a[i][j] : least;
                    }
                }
            }
            assertTrue(Reference.holds(run.leastEntry(), least, 170), "case " + m);
        }
    }
}
