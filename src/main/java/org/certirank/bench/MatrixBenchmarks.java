package org.certirank.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.certirank.linalg.BallMatrix;
import org.certirank.linalg.Determinant;
import org.certirank.linalg.DoubleBallMatrix;
import org.certirank.linalg.VerifiedInverse;
import org.certirank.simd.matrix.MatrixKernel;
import org.certirank.simd.matrix.MatrixKernels;

/**
 * {@code kernel/N}: the plain product of doubles, no enclosure; {@code product/N/BITS/exact} and {@code .../radii}: products of balls with and without radii, at 53 bits those of doubles;
 * {@code inverse/N/BITS}, {@code determinant/N/BITS}: of matrices with radii.
 */
final class MatrixBenchmarks {
    private static final List<Integer> SIZES = List.of(32, 64, 128, 256, 512);
    private static final List<Integer> PRECISIONS = List.of(53, 64, 128, 256, 512, 1024, 2048);
    private static final int DOUBLE = 53;
    /** Beyond, one operation takes too long to be repeated. */
    private static final int LARGEST_TO_INVERT = 256;

    private MatrixBenchmarks() {
    }

    static List<Benchmark> all() {
        List<Benchmark> all = new ArrayList<>();
        for (int n : SIZES) {
            // Just before the products that are compared with it.
            all.add(Benchmark.of("kernel/" + n, Unit.MILLISECONDS, kernel(n)));
            for (int bits : PRECISIONS) {
                for (boolean exact : new boolean[] {true, false}) {
                    Benchmark product = Benchmark.of("product/" + n + "/" + bits + (exact ? "/exact" : "/radii"), Unit.MILLISECONDS, bits == DOUBLE ? doubles(n, exact) : product(n, bits, exact))
                            .peer(PeerProgram.ARB_MATRICES);
                    all.add(bits == DOUBLE ? product.beside("kernel/" + n, "plain kernel", "/kernel") : product);
                }
            }
        }
        for (int n : SIZES) {
            for (int bits : PRECISIONS) {
                if (bits != DOUBLE && n <= LARGEST_TO_INVERT) {
                    all.add(Benchmark.of("inverse/" + n + "/" + bits, Unit.MILLISECONDS, inverse(n, bits)).peer(PeerProgram.ARB_MATRICES));
                    all.add(Benchmark.of("determinant/" + n + "/" + bits, Unit.MILLISECONDS, determinant(n, bits)).peer(PeerProgram.ARB_MATRICES));
                }
            }
        }
        return all;
    }

    private static Supplier<Work> kernel(int n) {
        return () -> {
            MatrixKernel kernel = MatrixKernels.best();
            double[] a = new Recipe().doubles(n * n);
            double[] b = a.clone();
            double[] c = new double[n * n];
            return () -> {
                kernel.multiplyAdd(n, n, n, a, 0, n, b, 0, n, c, 0, n);
                return c;
            };
        };
    }

    private static Supplier<Work> doubles(int n, boolean exact) {
        return () -> {
            Recipe data = new Recipe();
            DoubleBallMatrix a = data.matrix(n, DOUBLE, exact).toDouble();
            DoubleBallMatrix b = data.matrix(n, DOUBLE, exact).toDouble();
            return () -> a.mul(b);
        };
    }

    private static Supplier<Work> product(int n, int bits, boolean exact) {
        return () -> {
            Recipe data = new Recipe();
            BallMatrix a = data.matrix(n, bits, exact);
            BallMatrix b = data.matrix(n, bits, exact);
            return () -> a.mul(b, bits);
        };
    }

    private static Supplier<Work> inverse(int n, int bits) {
        return () -> {
            BallMatrix a = new Recipe().matrix(n, bits, false);
            return () -> VerifiedInverse.of(a, bits).orElseThrow();
        };
    }

    private static Supplier<Work> determinant(int n, int bits) {
        return () -> {
            BallMatrix a = new Recipe().matrix(n, bits, false);
            return () -> Determinant.of(a, bits);
        };
    }
}
