package org.certirank.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.certirank.attention.Head;
import org.certirank.attention.Layer;
import org.certirank.attention.Layers;
import org.certirank.attention.LinearCongruence;
import org.certirank.attention.Model;
import org.certirank.attention.Normalisation;
import org.certirank.attention.Outcome;
import org.certirank.attention.Run;
import org.certirank.attention.Tokens;
import org.certirank.attention.Weights;
import org.certirank.exact.Rational;
import org.certirank.graph.Mask;
import org.certirank.interval.ball.Exponent;
import org.certirank.linalg.BallMatrix;

/**
 * {@code layer/NORM/N/D/HEADS/BITS/KIND}: one layer of attention under the complete mask, weights made ready included, in one thread. KIND {@code spread}: tokens in [-1, 1)^D; {@code close}: a common row and 2^-32 times such tokens. The data and the formula are those of
 * bench/peers/arb_layers.c.
 */
final class LayerBenchmarks {
    private static final List<Integer> PRECISIONS = List.of(128, 256, 512, 1024);
    private static final int CLOSE = -32;

    private LayerBenchmarks() {
    }

    static List<Benchmark> all() {
        List<Benchmark> all = new ArrayList<>();
        for (int bits : PRECISIONS) {
            add(all, "centred", new Normalisation.Centred(Normalisation.Affine.PLAIN), 32, 32, 1, bits);
            add(all, "none", new Normalisation.None(), 128, 768, 12, bits);
        }
        return all;
    }

    private static void add(List<Benchmark> all, String name, Normalisation norm, int n, int d, int heads, int bits) {
        for (boolean close : new boolean[] {false, true}) {
            all.add(Benchmark.of("layer/" + name + "/" + n + "/" + d + "/" + heads + "/" + bits + (close ? "/close" : "/spread"), Unit.MILLISECONDS, work(norm, n, d, heads, bits, close)).peer(PeerProgram.ARB_LAYERS));
        }
    }

    private static Supplier<Work> work(Normalisation norm, int n, int d, int heads, int bits, boolean close) {
        return () -> {
            Recipe data = new Recipe();
            BallMatrix common = close ? data.matrix(1, d, bits, false) : BallMatrix.zero(1, d, bits);
            Tokens tokens = new Tokens(common, data.matrix(n, d, bits, false), Exponent.of(close ? CLOSE : 0));
            LinearCongruence rest = data.rest();
            int width = d / heads;
            int shift = 0;
            while (1 << 2 * shift < d) {
                shift++;
            }
            List<Head> list = new ArrayList<>();
            for (int h = 0; h < heads; h++) {
                Weights query = rest.next(d, width, shift);
                Weights key = rest.next(d, width, shift);
                Weights value = rest.next(d, width, shift);
                list.add(new Head(query, key, value, heads > 1 ? Optional.of(rest.next(width, d, shift)) : Optional.empty()));
            }
            Layer layer = new Layer(Mask.complete(n), list, Rational.of(width), Rational.ZERO, norm, Layer.Placement.POST, Optional.empty());
            Model model = new Model(n, d, new Layers.Fixed(layer));
            return () -> {
                Outcome outcome = new Run(model, tokens, 0).advance();
                if (!(outcome instanceof Outcome.Defined)) {
                    throw new IllegalStateException(outcome.toString());
                }
                return outcome;
            };
        };
    }
}
