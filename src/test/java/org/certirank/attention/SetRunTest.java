package org.certirank.attention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.certirank.exact.Rational;
import org.certirank.graph.Mask;
import org.certirank.interval.DoubleInterval;
import org.certirank.interval.ball.Ball;
import org.certirank.linalg.DoubleBallMatrix;
import org.certirank.linalg.SingularValues;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Trajectories of sets hold those of their members, and live long. */
class SetRunTest {
    private static final Rational MILLIONTH = Rational.parse("1e-6");

    /** A member of the box, its entries at an end as often as not. */
    private static Weights member(Random random, Weights midpoint, Rational radius) {
        List<Rational> entries = new ArrayList<>();
        for (int i = 0; i < midpoint.rows() * midpoint.columns(); i++) {
            Rational at = random.nextBoolean() ? Rational.of(random.nextBoolean() ? 1 : -1) : Rational.of(random.nextInt(2001) - 1000, 1000);
            entries.add(midpoint.entry(i / midpoint.columns(), i % midpoint.columns()).add(radius.mul(at)));
        }
        return new Weights.Literal(midpoint.rows(), midpoint.columns(), entries);
    }

    /** The error of a reference of 50 digits, which are 166 bits, for numbers of moderate size: 2^-130. A set may be a single number, so it counts. */
    private static final Rational ERROR = Rational.of(BigInteger.ONE, BigInteger.ONE.shiftLeft(130));

    /** Whether the closed interval, widened by the error of the reference, holds the number, decided exactly. */
    private static boolean holds(DoubleInterval x, Rational q) {
        return (x.lo() == Double.NEGATIVE_INFINITY || Rational.ofDouble(x.lo()).compareTo(q.add(ERROR)) <= 0)
                && (x.hi() == Double.POSITIVE_INFINITY || q.sub(ERROR).compareTo(Rational.ofDouble(x.hi())) <= 0);
    }

    @Test
    void membersStayInTheSet() {
        containment(21, 25, 3);
    }

    @Test
    @Tag("slow")
    void membersStayInTheSetManyTimes() {
        containment(22, 4000, 5);
    }

    /** Random models with every option, against the definition with many digits. */
    private static void containment(long seed, int models, int layers) {
        RandomModels random = new RandomModels(seed);
        Reference reference = new Reference(50);
        int compared = 0;
        for (int m = 0; m < models; m++) {
            int n = 1 + random.random.nextInt(3);
            int d = 1 + random.random.nextInt(3);
            List<Layer> list = new ArrayList<>();
            for (int t = 0; t < layers; t++) {
                list.add(random.layer(n, d));
            }
            Weights middle = random.weights(n, d, 2);
            Rational radius = Rational.of(BigInteger.ONE, BigInteger.ONE.shiftLeft(4 + random.random.nextInt(30)));
            SetRun run = new SetRun(new Model(n, d, new Layers.Periodic(list)), TokenSet.enclosing(middle, radius), random.random.nextBoolean() ? 4 : 100);
            BigDecimal[][][] members = new BigDecimal[3][][];
            for (int k = 0; k < 3; k++) {
                members[k] = reference.matrix(k == 0 ? middle : member(random.random, middle, radius));
            }
            for (Layer layer : list) {
                if (!(run.advance() instanceof Outcome.Defined)) {
                    break;
                }
                DoubleInterval[] ranges = run.set().ranges();
                DoubleInterval mu = run.set().mu();
                for (int k = 0; k < 3; k++) {
                    members[k] = reference.layer(layer, members[k]);
                    for (int i = 0; i < n * d; i++) {
                        assertTrue(holds(ranges[i], Reference.rational(members[k][i / d][i % d])), "model " + m + " of seed " + seed + " " + layer);
                    }
                    assertTrue(holds(mu, Reference.rational(reference.mu(members[k]))), "mu of model " + m + " of seed " + seed);
                    compared++;
                }
            }
        }
        assertTrue(compared > models, "few were compared: " + compared);
    }

    /** Divided by an upper bound of its norm, rounded so that the quotient has norm at most 1. */
    private static Weights contraction(RandomModels random, int d) {
        Weights w = random.weights(d, d, 1);
        double norm = SingularValues.of(w.enclosing(64).toDouble())[0].hi();
        Rational bound = Rational.ofDouble(norm);
        Rational[][] q = new Rational[d][d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                q[i][j] = w.entry(i, j).div(bound);
            }
        }
        return Weights.of(q);
    }

    @Test
    void aMillionthLivesForTwentyLayers() {
        survival(Mask.complete(8), new Normalisation.None());
        survival(Mask.causal(8), new Normalisation.Unit());
    }

    @Test
    @Tag("slow")
    void aMillionthLivesUnderOtherMasksAndNormsToo() {
        for (Mask mask : new Mask[] {Mask.complete(8), Mask.causal(8), Mask.window(8, 1), Mask.backWindow(8, 1)}) {
            survival(mask, new Normalisation.None());
            survival(mask, new Normalisation.Unit());
            survival(mask, new Normalisation.Centred(Normalisation.Affine.PLAIN));
        }
    }

    private static void survival(Mask mask, Normalisation norm) {
        RandomModels random = new RandomModels(23);
        int n = mask.nodes();
        Head head = new Head(contraction(random, n), contraction(random, n), contraction(random, n));
        Model model = new Model(n, n, new Layers.Fixed(Layer.of(mask, head, Rational.of(n), norm)));
        Weights middle = random.weights(n, n, 1);
        SetRun run = new SetRun(model, TokenSet.enclosing(middle, MILLIONTH), 500);
        Run inside = new Run(model, member(random.random, middle, MILLIONTH), 192);
        while (run.layer() < 20) {
            assertInstanceOf(Outcome.Defined.class, run.advance());
            inside.advance();
            DoubleInterval[] ranges = run.set().ranges();
            for (int i = 0; i < n * n; i++) {
                Ball x = inside.tokens().points().ball(i / n, i % n);
                assertTrue(Ball.of(ranges[i].lo()).certainlyLessOrEqual(x) && x.certainlyLessOrEqual(Ball.of(ranges[i].hi())));
            }
        }
        assertTrue(run.set().radius() < 1e-4, norm + " " + run.set().radius());
    }

    /** The range of a softmax at its vertices, against balls of 128 bits; and attained to nearly the last place. */
    @Test
    void softmaxRangesAreThoseOfTheVertices() {
        softmax(24, 3000);
    }

    @Test
    @Tag("slow")
    void softmaxRangesAreThoseOfTheVerticesManyTimes() {
        softmax(26, 1_000_000);
    }

    private static void softmax(long seed, int cases) {
        Random random = new Random(seed);
        // The difference of two scores of up to 16 is rounded by up to 2^-50, eight units in the last place of a result; there may be three.
        for (int k = 0; k < cases; k++) {
            DoubleInterval[] scores = new DoubleInterval[1 + random.nextInt(4)];
            for (int j = 0; j < scores.length; j++) {
                double x = random.nextGaussian() * 3;
                scores[j] = DoubleInterval.of(x, x + (random.nextInt(3) == 0 ? 0 : Math.scalb(random.nextDouble(), -random.nextInt(40))));
            }
            DoubleInterval[] ranges = Softmax.ranges(scores);
            for (int j = 0; j < scores.length; j++) {
                Ball least = vertex(scores, j, true);
                Ball most = vertex(scores, j, false);
                assertTrue(Ball.of(ranges[j].lo()).certainlyLessOrEqual(least) && most.certainlyLessOrEqual(Ball.of(ranges[j].hi())));
                assertEquals(least.toDoubleDown(), ranges[j].lo(), 64 * Math.ulp(ranges[j].lo()));
                assertEquals(most.toDoubleUp(), ranges[j].hi(), 64 * Math.ulp(ranges[j].hi()));
            }
        }
    }

    private static Ball vertex(DoubleInterval[] scores, int j, boolean down) {
        Ball own = Ball.of(down ? scores[j].lo() : scores[j].hi());
        Ball sum = Ball.ONE;
        for (int l = 0; l < scores.length; l++) {
            if (l != j) {
                sum = sum.add(Ball.of(down ? scores[l].hi() : scores[l].lo()).sub(own, 128).exp(128), 128);
            }
        }
        return scores.length == 1 ? Ball.ONE : Ball.ONE.div(sum, 128);
    }

    @Test
    void softmaxOfHugeScoresIsEnclosed() {
        double huge = 1e308;
        DoubleInterval[] ranges = Softmax.ranges(new DoubleInterval[] {DoubleInterval.of(-huge, -huge), DoubleInterval.of(huge, huge)});
        assertTrue(ranges[0].lo() == 0 && ranges[0].hi() > 0 && ranges[0].hi() < 1e-300);
        assertTrue(ranges[1].hi() == 1 && ranges[1].lo() > 0.99);
        assertEquals(DoubleInterval.of(1), Softmax.ranges(new DoubleInterval[] {DoubleInterval.of(-huge, huge)})[0]);
    }

    @Test
    void aSetWithAZeroRowIsNotNormed() {
        Head head = new Head(Weights.identity(2), Weights.identity(2), Weights.identity(2));
        Weights start = Weights.of(new Rational[][] {{Rational.ZERO, Rational.ZERO}, {Rational.ONE, Rational.ONE}});
        Layer layer = Layer.of(Mask.causal(2), head, Rational.ONE, new Normalisation.Unit());
        SetRun run = new SetRun(new Model(2, 2, new Layers.Fixed(layer)), TokenSet.enclosing(start, MILLIONTH), 100);
        assertInstanceOf(Outcome.Unresolved.class, run.advance());
        assertEquals(0, run.layer());
        Layer none = new Layer(Mask.of(2, List.of(new Mask.Edge(1, 1))), List.of(head), Rational.ONE, Rational.ZERO, new Normalisation.None(), Layer.Placement.POST, Optional.empty());
        assertEquals(new Outcome.Undefined(Outcome.Cause.NO_EDGE, 2), new SetRun(new Model(2, 2, new Layers.Fixed(none)), TokenSet.enclosing(start, MILLIONTH), 100).advance());
        assertThrows(IllegalArgumentException.class, () -> TokenSet.enclosing(start, Rational.of(-1)));
    }

    @Test
    void wideSetsEndInNoAnswer() {
        Head head = new Head(Weights.identity(2), Weights.identity(2), Weights.identity(2));
        Weights start = Weights.of(new Rational[][] {{Rational.parse("1e300"), Rational.ZERO}, {Rational.ONE, Rational.parse("-1e300")}});
        Layer layer = Layer.of(Mask.complete(2), head, Rational.ONE, new Normalisation.None());
        SetRun run = new SetRun(new Model(2, 2, new Layers.Fixed(layer)), TokenSet.enclosing(start, Rational.of(BigInteger.TEN.pow(299))), 100);
        assertFalse(run.advance() instanceof Outcome.Defined);
    }

    @Test
    void mergedGeneratorsHoldTheSet() {
        Random random = new Random(25);
        for (int k = 0; k < 15; k++) {
            double[] entries = random.doubles(4 * 30, -1, 1).toArray();
            TokenSet set = new TokenSet(2, 2, random.doubles(4).toArray(), DoubleBallMatrix.of(4, 30, entries));
            TokenSet less = set.reduced(8);
            assertTrue(less.generatorCount() <= 8);
            // In any direction the merged set reaches at least as far: its support function is not smaller.
            for (int c = 0; c < 20; c++) {
                Rational[] direction = new Rational[4];
                Arrays.setAll(direction, i -> Rational.of(random.nextInt(21) - 10));
                assertTrue(reach(set, direction).compareTo(reach(less, direction)) <= 0);
            }
        }
    }

    private static Rational reach(TokenSet set, Rational[] direction) {
        Rational sum = Rational.ZERO;
        for (int c = 0; c < set.generatorCount(); c++) {
            Rational dot = Rational.ZERO;
            for (int i = 0; i < direction.length; i++) {
                dot = dot.add(direction[i].mul(Rational.ofDouble(set.generators().mid(i, c))));
            }
            sum = sum.add(dot.abs());
        }
        return sum;
    }
}
