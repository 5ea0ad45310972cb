package org.certirank.bench;

import java.util.ArrayList;
import java.util.List;

/** {@code softmax/ROWS/COLUMNS/BITS}: of each row of a matrix with midpoints in [-4, 4) and radii. */
final class SoftmaxBenchmarks {
    private static final int SIZE = 128;
    private static final List<Integer> BITS = List.of(128, 256, 512);

    private SoftmaxBenchmarks() {
    }

    static List<Benchmark> all() {
        List<Benchmark> all = new ArrayList<>();
        for (int bits : BITS) {
            all.add(Benchmark.of("softmax/" + SIZE + "/" + SIZE + "/" + bits, Unit.MILLISECONDS,
                    () -> new RowSoftmax(SIZE, SIZE, new Recipe().balls(SIZE * SIZE, bits), bits / 64)::run).peer(PeerProgram.ARB_FUNCTIONS));
        }
        return all;
    }
}
