package org.certirank.attention;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.certirank.exact.Rational;
import org.certirank.graph.Mask;

/** Small seeded models with every option of the records. */
final class RandomModels {
    final Random random;

    RandomModels(long seed) {
        random = new Random(seed);
    }

    /** Entries are multiples of 2^-20 in [-size, size]. */
    Weights weights(int rows, int columns, double size) {
        long[] numerators = new long[rows * columns];
        for (int i = 0; i < numerators.length; i++) {
            numerators[i] = Math.round((2 * random.nextDouble() - 1) * size * (1 << 20));
        }
        return new Weights.Dyadics(rows, columns, numerators, -20);
    }

    /** Tokens that differ from a common row by about 2^-close. */
    Weights close(int n, int d, int close) {
        List<Rational> entries = new ArrayList<>();
        Weights row = weights(1, d, 1);
        Weights off = weights(n, d, 1);
        Rational small = Rational.of(BigInteger.ONE, BigInteger.ONE.shiftLeft(close));
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < d; j++) {
                entries.add(row.entry(0, j).add(Rational.ONE).add(off.entry(i, j).mul(small)));
            }
        }
        return new Weights.Literal(n, d, entries);
    }

    Mask mask(int n) {
        switch (random.nextInt(5)) {
            case 0:
                return Mask.complete(n);
            case 1:
                return Mask.causal(n);
            case 2:
                return Mask.window(n, 1);
            case 3:
                return Mask.backWindow(n, 1);
            default:
                List<Mask.Edge> edges = new ArrayList<>();
                for (int i = 1; i <= n; i++) {
                    edges.add(new Mask.Edge(1 + random.nextInt(n), i));
                    for (int j = 1; j <= n; j++) {
                        if (random.nextBoolean()) {
                            edges.add(new Mask.Edge(j, i));
                        }
                    }
                }
                return Mask.of(n, edges);
        }
    }

    Normalisation norm(int d) {
        Rational epsilon = random.nextBoolean() ? Rational.parse("1e-5") : Rational.ZERO;
        Optional<Weights> gain = random.nextBoolean() ? Optional.of(weights(1, d, 2)) : Optional.empty();
        Optional<Weights> bias = random.nextBoolean() ? Optional.of(weights(1, d, 1)) : Optional.empty();
        return switch (random.nextInt(4)) {
            case 0 -> new Normalisation.None();
            case 1 -> new Normalisation.Unit();
            case 2 -> new Normalisation.RootMeanSquare(new Normalisation.Affine(epsilon, gain, bias));
            default -> d > 1 || epsilon.signum() > 0 ? new Normalisation.Centred(new Normalisation.Affine(epsilon, gain, bias)) : new Normalisation.None();
        };
    }

    Layer layer(int n, int d) {
        List<Head> heads = new ArrayList<>();
        for (int h = 1 + random.nextInt(2); h > 0; h--) {
            int inner = 1 + random.nextInt(4);
            int values = random.nextBoolean() ? d : 1 + random.nextInt(4);
            heads.add(new Head(weights(d, inner, 1), weights(d, inner, 1), weights(d, values, 1.5),
                    values == d && random.nextBoolean() ? Optional.empty() : Optional.of(weights(values, d, 1))));
        }
        Rational skip = random.nextBoolean() ? Rational.of(random.nextInt(-4, 5), 3) : Rational.ZERO;
        Optional<FeedForward> f = random.nextInt(3) > 0 ? Optional.empty() : Optional.of(feedForward(d));
        return new Layer(mask(n), heads, Rational.of(1 + random.nextInt(9), 1 + random.nextInt(3)), skip, norm(d),
                random.nextBoolean() ? Layer.Placement.POST : Layer.Placement.PRE, f);
    }

    private FeedForward feedForward(int d) {
        int hidden = 1 + random.nextInt(4);
        return new FeedForward(weights(d, hidden, 1), random.nextBoolean() ? Optional.of(weights(1, hidden, 1)) : Optional.empty(), Activation.values()[random.nextInt(4)],
                weights(hidden, d, 1), random.nextBoolean() ? Optional.of(weights(1, d, 1)) : Optional.empty(), Rational.of(random.nextInt(3), 2), norm(d));
    }
}
