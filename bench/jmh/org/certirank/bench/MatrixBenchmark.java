package org.certirank.bench;

import java.math.BigInteger;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.certirank.exact.Dyadic;
import org.certirank.linalg.BallMatrix;
import org.certirank.linalg.DoubleBallMatrix;
import org.certirank.linalg.VerifiedInverse;
import org.certirank.simd.matrix.MatrixKernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Matrix products and inverses under JMH: wall-clock time of one thread. Peers: bench/peers/arb_matrices.c. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(value = 1, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class MatrixBenchmark {

    /** Double matrices. */
    @State(Scope.Thread)
    public static class Doubles {
        @Param({"64", "128", "256", "512"})
        public int n;
        private double[] a;
        private double[] b;
        private DoubleBallMatrix pointA;
        private DoubleBallMatrix pointB;
        private DoubleBallMatrix ballA;
        private DoubleBallMatrix ballB;

        @Setup
        public void make() {
            Random random = new Random(1);
            a = random.doubles((long) n * n, -1, 1).toArray();
            b = random.doubles((long) n * n, -1, 1).toArray();
            double[] radii = new double[n * n];
            java.util.Arrays.fill(radii, 0x1p-53);
            pointA = DoubleBallMatrix.of(n, n, a);
            pointB = DoubleBallMatrix.of(n, n, b);
            ballA = DoubleBallMatrix.of(n, n, a, radii);
            ballB = DoubleBallMatrix.of(n, n, b, radii);
        }
    }

    /** Matrices of balls. */
    @State(Scope.Thread)
    public static class Balls {
        @Param({"64", "256"})
        public int n;
        @Param({"128", "256", "1024"})
        public int bits;
        private BallMatrix a;
        private BallMatrix b;

        @Setup
        public void make() {
            Random random = new Random(1);
            a = matrix(random);
            b = matrix(random);
        }

        private BallMatrix matrix(Random random) {
            Dyadic[] mid = new Dyadic[n * n];
            Dyadic[] rad = new Dyadic[n * n];
            for (int i = 0; i < mid.length; i++) {
                mid[i] = Dyadic.of(new BigInteger(bits, random).subtract(BigInteger.ONE.shiftLeft(bits - 1)), 1L - bits);
                rad[i] = Dyadic.powerOfTwo(-bits);
            }
            return BallMatrix.enclosing(n, n, mid, rad, bits);
        }
    }

    @Benchmark
    public double[] plainKernel(Doubles s) {
        return MatrixKernels.best().multiply(s.n, s.n, s.n, s.a, s.b);
    }

    @Benchmark
    public DoubleBallMatrix doublePoints(Doubles s) {
        return s.pointA.mul(s.pointB);
    }

    @Benchmark
    public DoubleBallMatrix doubleBalls(Doubles s) {
        return s.ballA.mul(s.ballB);
    }

    @Benchmark
    public BallMatrix balls(Balls s) {
        return s.a.mul(s.b, s.bits);
    }

    @Benchmark
    public Optional<BallMatrix> inverse(Balls s) {
        return VerifiedInverse.of(s.a, s.bits);
    }
}
