package org.certirank.attention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.certirank.exact.Rational;
import org.certirank.graph.Mask;
import org.certirank.interval.ball.Ball;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** mu keeps its relative accuracy while the tokens collapse, however fast. */
class CollapseTest {
    /** The recipe of the anchors: seed 12345; tokens in [-1, 1), weights in [-1/4, 1/4). */
    private static Trajectory anchors(int n, int d, Mask mask, Normalisation norm, int layers, Trajectory.Precision precision) {
        LinearCongruence generator = new LinearCongruence(12345);
        Weights start = generator.next(n, d, 0);
        Head head = new Head(generator.next(d, d, 2), generator.next(d, d, 2), generator.next(d, d, 2));
        Model model = new Model(n, d, new Layers.Fixed(Layer.of(mask, head, Rational.of(d), norm)));
        return Trajectory.enclosing(model, start, layers, precision);
    }

    /** Whether a ball lies within the decimals that round to this text. */
    private static boolean rounds(Ball x, String text) {
        BigDecimal value = new BigDecimal(text);
        BigDecimal half = value.ulp().divide(BigDecimal.TWO);
        return Ball.enclosing(Reference.rational(value.subtract(half)), 256).certainlyLess(x) && x.certainlyLess(Ball.enclosing(Reference.rational(value.add(half)), 256));
    }

    @Test
    void theAnchorsAreEnclosed() {
        Trajectory t = anchors(32, 32, Mask.complete(32), new Normalisation.Centred(Normalisation.Affine.PLAIN), 8, new Trajectory.Precision(128, 512, 40));
        assertTrue(t.accurate());
        assertInstanceOf(Trajectory.End.Complete.class, t.end());
        assertTrue(rounds(t.states().get(1).mu(), "7.05735300487439"));
        assertTrue(rounds(t.states().get(2).mu(), "0.104939883461361"));
        assertTrue(rounds(t.states().get(4).mu(), "4.26936480626165e-23"));
        // From a run of the same recipe with 8192 bits of plain ball arithmetic (Arb).
        assertTrue(rounds(t.states().get(8).mu(), "6.80118026032355e-1953"));
        assertTrue(t.bits() <= 512);
    }

    @Test
    void exponentsPassSixtyThreeBits() {
        Trajectory t = anchors(4, 4, Mask.complete(4), new Normalisation.Centred(Normalisation.Affine.PLAIN), 48, new Trajectory.Precision(512, 512, 40));
        assertTrue(t.accurate());
        assertTrue(t.states().getLast().mu().certainlyPositive());
        assertTrue(t.states().getLast().mu().mid().magnitude().toBigInteger().bitLength() > 63);
        // The third power, again and again.
        long before = t.states().get(19).mu().mid().magnitude().saturated();
        long after = t.states().get(20).mu().mid().magnitude().saturated();
        assertEquals(3.0, (double) after / before, 0.01);
    }

    @Test
    void splitTokensAgreeWithTheDefinition() {
        twins(11, 15, 2);
    }

    @Test
    @Tag("slow")
    void splitTokensAgreeWithTheDefinitionManyTimes() {
        twins(12, 1500, 4);
    }

    /** Tokens as close as 2^-200 against the definition with digits enough to subtract them. */
    private static void twins(long seed, int models, int layers) {
        RandomModels random = new RandomModels(seed);
        Reference reference = new Reference(600);
        Normalisation.Affine affine = new Normalisation.Affine(Rational.parse("1e-5"), Optional.of(random.weights(1, 3, 2)), Optional.of(random.weights(1, 3, 1)));
        List<Normalisation> norms = List.of(new Normalisation.None(), new Normalisation.Unit(), new Normalisation.Centred(affine), new Normalisation.RootMeanSquare(affine));
        for (int m = 0; m < models; m++) {
            int n = 2 + random.random.nextInt(2);
            int d = 3;
            Mask mask = m % 3 == 0 ? Mask.causal(n) : Mask.complete(n);
            Head head = new Head(random.weights(d, d, 1), random.weights(d, d, 1), random.weights(d, d, 1));
            Rational skip = m % 4 == 3 ? Rational.of(1, 3) : Rational.ZERO;
            Optional<FeedForward> block = m % 5 != 4 ? Optional.empty() : Optional.of(new FeedForward(random.weights(d, 4, 1), Optional.of(random.weights(1, 4, 1)),
                    Activation.values()[m / 5 % 4], random.weights(4, d, 1), Optional.empty(), Rational.ONE, new Normalisation.None()));
            Layer layer = new Layer(mask, List.of(head), Rational.of(d), skip, norms.get(m % norms.size()), m % 2 == 0 ? Layer.Placement.POST : Layer.Placement.PRE, block);
            Weights start = random.close(n, d, 1 + random.random.nextInt(m % 2 == 0 ? 60 : 200));
            Run run = new Run(new Model(n, d, new Layers.Fixed(layer)), start, 256);
            BigDecimal[][] x = reference.matrix(start);
            for (int t = 0; t < layers; t++) {
                assertInstanceOf(Outcome.Defined.class, run.advance());
                x = reference.layer(layer, x);
                Ball mu = Measures.mu(run.tokens());
                // 600 digits are 1993 bits; sizes are moderate.
                int error = 1900;
                String where = "model " + m + " of seed " + seed + ": " + mu.toDecimal(20);
                if (mu.mid().magnitude().saturated() > -error + 300) {
                    assertTrue(Reference.holds(mu, reference.mu(x), error), where);
                    assertTrue(mu.relativeAccuracy() > 90, where + " accuracy " + mu.relativeAccuracy());
                }
            }
        }
    }

    @Test
    void masksWithoutACentreDoNotCollapse() {
        Mask two = Mask.of(4, List.of(new Mask.Edge(1, 1), new Mask.Edge(2, 1), new Mask.Edge(1, 2), new Mask.Edge(2, 2),
                new Mask.Edge(3, 3), new Mask.Edge(4, 3), new Mask.Edge(3, 4), new Mask.Edge(4, 4)));
        Head head = new Head(Weights.identity(4), Weights.identity(4), Weights.identity(4));
        Model model = new Model(4, 4, new Layers.Fixed(Layer.of(two, head, Rational.ONE, new Normalisation.Unit())));
        Trajectory t = Trajectory.enclosing(model, Weights.identity(4), 12, new Trajectory.Precision(128, 2048, 30));
        assertTrue(t.accurate());
        // Each pair goes to the middle of its two unit vectors; the middles are orthogonal.
        assertTrue(t.states().getLast().mu().sqr(128).sub(Ball.TWO, 128).abs().certainlyLess(Ball.of(0x1p-20)));
    }
}
