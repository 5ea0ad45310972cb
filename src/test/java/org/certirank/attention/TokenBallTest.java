package org.certirank.attention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.certirank.exact.Dyadic;
import org.certirank.exact.Rational;
import org.certirank.graph.Mask;
import org.certirank.interval.ball.Ball;
import org.certirank.interval.ball.Exponent;
import org.certirank.interval.ball.Radius;
import org.certirank.linalg.BallMatrix;
import org.certirank.linalg.Blocks;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tokens with Euclidean uncertainty: images of balls hold the images of their members, and lose few bits. */
class TokenBallTest {
    private static final int FINE = 512;

    @Test
    void runsHoldTrajectoriesOfTheDefinition() {
        containment(11, 40, 3);
    }

    @Test
    @Tag("slow")
    void runsHoldTrajectoriesOfTheDefinitionManyTimes() {
        containment(12, 3000, 4);
    }

    private static void containment(long seed, int models, int layers) {
        RandomModels random = new RandomModels(seed);
        Reference reference = new Reference(120);
        int defined = 0;
        for (int m = 0; m < models; m++) {
            int n = 1 + random.random.nextInt(4);
            int d = 1 + random.random.nextInt(3);
            List<Layer> list = new ArrayList<>();
            for (int t = 0; t < layers; t++) {
                list.add(random.layer(n, d));
            }
            Weights start = random.random.nextInt(3) == 0 ? random.close(n, d, 1 + random.random.nextInt(40)) : random.weights(n, d, 2);
            Run run = new Run(new Model(n, d, new Layers.Periodic(list)), start, 64 * (1 + random.random.nextInt(3))).normwise(true);
            BigDecimal[][] x = reference.matrix(start);
            for (Layer layer : list) {
                if (!(run.advance() instanceof Outcome.Defined)) {
                    break;
                }
                x = reference.layer(layer, x);
                String where = "model " + m + " layer " + run.layer() + " of " + layer;
                BallMatrix points = run.tokens().points();
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < d; j++) {
                        assertTrue(Reference.holds(points.ball(i, j), x[i][j], 280), where);
                    }
                }
                assertTrue(Reference.holds(run.mu(), reference.mu(x), 280), where);
                defined++;
            }
        }
        assertTrue(defined > models, "few layers were compared: " + defined);
    }

    @Test
    void imagesOfBallsHoldTheImagesOfTheirMembers() {
        Reached reached = images(21, 90, 12);
        // The bounds are not idle: some members come near them, so that a bound of a third would be found out here.
        assertTrue(reached.layers > 45, "few layers were defined: " + reached.layers);
        assertTrue(reached.common > 0.3 && reached.deviations > 0.3, reached.toString());
    }

    @Test
    @Tag("slow")
    void imagesOfBallsHoldTheImagesOfTheirMembersManyTimes() {
        images(22, 6000, 60);
    }

    /** How near members came to the bounds, as a part of them, at most over all layers. */
    private record Reached(int layers, double common, double deviations) { }

    private static Reached images(long seed, int layers, int members) {
        RandomModels random = new RandomModels(seed);
        int defined = 0;
        double common = 0;
        double deviations = 0;
        for (int m = 0; m < layers; m++) {
            int n = 1 + random.random.nextInt(4);
            int d = 1 + random.random.nextInt(4);
            Layer layer = random.layer(n, d);
            Weights start = random.random.nextInt(3) > 0 ? random.close(n, d, 1 + random.random.nextInt(40)) : random.weights(n, d, 2);
            Tokens x = Tokens.enclosing(start, 256);
            TokenBall ball = new TokenBall(new Tokens(x.common().midpoint(), x.deviations().midpoint(), x.scale()),
                    radius(random, x.common()), radius(random, x.deviations()));
            BallStep step = new BallStep(new PreparedLayer(layer, 256, false));
            if (!(step.apply(ball) instanceof Outcome.Defined)) {
                continue;
            }
            defined++;
            TokenBall image = step.result();
            for (int s = 0; s < members; s++) {
                Tokens member = member(random, ball);
                LayerStep exact = new LayerStep(new PreparedLayer(layer, FINE, false));
                Outcome.Defined y = assertInstanceOf(Outcome.Defined.class, exact.apply(member), "layer " + m + " is said to be defined: " + layer);
                double[] part = distance(y.tokens(), image);
                assertTrue(part[0] <= 1 && part[1] <= 1, "layer " + m + ", member " + s + " at " + part[0] + ", " + part[1] + " of the bounds, " + layer);
                if (layer.feedForward().isEmpty()) {
                    common = Math.max(common, part[0]);
                    deviations = Math.max(deviations, part[1]);
                }
            }
        }
        return new Reached(defined, common, deviations);
    }

    private static Radius radius(RandomModels random, BallMatrix a) {
        Exponent size = Blocks.magnitude(a);
        return size == null || random.random.nextInt(5) == 0 ? Radius.ZERO : Radius.powerOfTwo(size.plus(-3 - random.random.nextInt(40)));
    }

    /** A member near the surface, in a random direction or along one coordinate. */
    private static Tokens member(RandomModels random, TokenBall ball) {
        Tokens x = ball.tokens();
        int n = x.count();
        BallMatrix e = direction(random, n, x.features(), ball.deviations());
        Rational[] mean = new Rational[x.features()];
        for (int j = 0; j < mean.length; j++) {
            mean[j] = Rational.ZERO;
            for (int i = 0; i < n; i++) {
                mean[j] = mean[j].add(e.mid(i, j).toRational().div(Rational.of(n)));
            }
        }
        Ball[] moved = new Ball[n * mean.length];
        for (int i = 0; i < moved.length; i++) {
            // Midpoints near the projection: dyadic, so that the member is a point.
            moved[i] = Ball.of(Ball.enclosing(e.mid(i / mean.length, i % mean.length).toRational().sub(mean[i % mean.length]), FINE - 64).mid());
        }
        BallMatrix common = Blocks.widened(x.common(), FINE).add(direction(random, 1, x.features(), ball.common()), FINE);
        return new Tokens(common, Blocks.widened(x.deviations(), FINE).add(BallMatrix.enclosing(n, mean.length, moved, FINE), FINE), x.scale());
    }

    /** Of norm just below r. */
    private static BallMatrix direction(RandomModels random, int rows, int columns, Radius r) {
        double[] v = new double[rows * columns];
        if (random.random.nextBoolean()) {
            v[random.random.nextInt(v.length)] = 1;
        } else {
            java.util.Arrays.setAll(v, i -> random.random.nextGaussian());
        }
        double norm = 0;
        for (double x : v) {
            norm = Math.hypot(norm, x);
        }
        Dyadic[] entries = new Dyadic[v.length];
        for (int i = 0; i < v.length; i++) {
            entries[i] = r.isZero() ? Dyadic.ZERO : Dyadic.of(v[i] / norm * 0.999999).shift(r.magnitude().saturated() - 1);
        }
        return BallMatrix.enclosing(rows, columns, entries, FINE);
    }

    /** How far tokens are from the midpoint of a ball: of the common row, and of the deviations without their mean, as parts of the bounds; 0 of 0 is 0. */
    private static double[] distance(Tokens y, TokenBall ball) {
        Tokens wide = new Tokens(Blocks.widened(ball.tokens().common(), FINE), Blocks.widened(ball.tokens().deviations(), FINE), ball.scale());
        BallMatrix off = y.points().sub(wide.points(), FINE);
        int n = y.count();
        double common = 0;
        double deviations = 0;
        for (int j = 0; j < y.features(); j++) {
            Ball mean = Ball.ZERO;
            for (int i = 0; i < n; i++) {
                mean = mean.add(off.ball(i, j), FINE);
            }
            mean = mean.div(Ball.of(n), FINE);
            common = Math.hypot(common, part(mean, ball.common()));
            for (int i = 0; i < n; i++) {
                deviations = Math.hypot(deviations, part(off.ball(i, j).sub(mean, FINE).shift(ball.scale().negate()), ball.deviations()));
            }
        }
        // The enclosures of members are wrong by less than this.
        return new double[] {common * (1 - 1e-9), deviations * (1 - 1e-9)};
    }

    /** |x| / r as a double, x a ball that is almost a point. */
    private static double part(Ball x, Radius r) {
        if (r.isZero()) {
            assertTrue(x.containsZero(), "off by " + x + " where nothing is uncertain");
            return 0;
        }
        return x.containsZero() ? 0 : Radius.up(x.mid()).divUp(r).toBigFloat().toDoubleUp();
    }

    @Test
    void uncertaintyGrowsByFewBitsALayer() {
        for (boolean complete : new boolean[] {true, false}) {
            Model model = wide(complete ? Mask.complete(24) : Mask.causal(24), complete ? new Normalisation.None() : new Normalisation.Unit());
            Weights start = new SeededWeights(5, Rational.ONE).matrix(0, 24, 48);
            Run norms = new Run(model, start, 320).normwise(true);
            // Far more accurate, so that to overlap with it is to hold the trajectory.
            Run entries = new Run(model, start, 640);
            long normsBefore = 0;
            long entriesBefore = 0;
            for (int t = 0; t < 8; t++) {
                assertInstanceOf(Outcome.Defined.class, norms.advance());
                assertInstanceOf(Outcome.Defined.class, entries.advance());
                normsBefore = t == 3 ? norms.mu().relativeAccuracy() : normsBefore;
                entriesBefore = t == 3 ? entries.mu().relativeAccuracy() : entriesBefore;
                assertTrue(norms.mu().overlaps(entries.mu()), "layer " + t);
            }
            long lost = normsBefore - norms.mu().relativeAccuracy();
            assertTrue(lost <= 6 * 4, "lost " + lost);
            assertTrue(lost < entriesBefore - entries.mu().relativeAccuracy(), lost + " is no less than entry by entry");
        }
    }

    private static Model wide(Mask mask, Normalisation norm) {
        SeededWeights w = new SeededWeights(5, Rational.of(1, 12));
        return new Model(24, 48, new Layers.Generated(t -> {
            List<Head> heads = new ArrayList<>();
            for (int h = 0; h < 4; h++) {
                long b = 1 + 16L * t + 4L * h;
                heads.add(new Head(w.matrix(b, 48, 12), w.matrix(b + 1, 48, 12), w.matrix(b + 2, 48, 12), Optional.of(w.matrix(b + 3, 12, 48))));
            }
            return new Layer(mask, heads, Rational.of(12), Rational.ZERO, norm, Layer.Placement.POST, Optional.empty());
        }));
    }

    @Test
    void tokensThatAreAlikeStayAlike() {
        for (Normalisation norm : List.of(new Normalisation.None(), new Normalisation.Unit())) {
            RandomModels random = new RandomModels(3);
            Weights row = random.weights(1, 3, 1);
            List<Rational> same = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                same.add(row.entry(0, i % 3));
            }
            Head head = new Head(random.weights(3, 2, 1), random.weights(3, 2, 1), random.weights(3, 3, 1));
            Run run = new Run(new Model(4, 3, new Layers.Fixed(Layer.of(Mask.complete(4), head, Rational.of(2), norm))), new Weights.Literal(4, 3, same), 128).normwise(true);
            for (int t = 0; t < 4; t++) {
                assertInstanceOf(Outcome.Defined.class, run.advance());
                assertTrue(run.mu().containsZero());
            }
        }
    }

    @Test
    void aZeroRowIsUndefinedOnlyWhereItIsCertain() {
        Head head = new Head(Weights.identity(2), Weights.identity(2), Weights.identity(2));
        Model model = new Model(2, 2, new Layers.Fixed(Layer.of(Mask.window(2, 0), head, Rational.ONE, new Normalisation.Unit())));
        Weights start = Weights.of(new Rational[][] {{Rational.ZERO, Rational.ZERO}, {Rational.ONE, Rational.TWO}});
        assertInstanceOf(Outcome.Undefined.class, new Run(model, start, 128).normwise(true).advance());
        Tokens x = Tokens.enclosing(start, 128);
        TokenBall ball = new TokenBall(x, Radius.ZERO, Radius.powerOfTwo(-90));
        assertInstanceOf(Outcome.Unresolved.class, new Run(model, ball, 0).normwise(true).advance());
    }

    @Test
    void aSingleTokenHasNoDeviation() {
        Head head = new Head(Weights.identity(2), Weights.identity(2), new RandomModels(1).weights(2, 2, 1));
        Run run = new Run(new Model(1, 2, new Layers.Fixed(Layer.of(Mask.complete(1), head, Rational.ONE, new Normalisation.Unit()))), Weights.of(new Rational[][] {{Rational.ONE, Rational.of(1, 3)}}), 128).normwise(true);
        for (int t = 0; t < 3; t++) {
            assertInstanceOf(Outcome.Defined.class, run.advance());
            assertEquals(Ball.ZERO, run.mu());
        }
        assertFalse(run.state().common().isZero());
    }
}
