package org.certirank.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigInteger;
import java.util.Locale;
import java.util.function.Supplier;
import org.certirank.exact.Dyadic;
import org.certirank.interval.RealInterval;
import org.certirank.linalg.BallMatrix;
import org.certirank.linalg.Determinant;
import org.certirank.linalg.DoubleBallMatrix;
import org.certirank.linalg.VerifiedInverse;
import org.certirank.simd.matrix.MatrixKernel;
import org.certirank.simd.matrix.MatrixKernels;

/**
 * Times the matrix work that peers/arb_matrices.c times, under the same names, on the same data, in the same way (best of several runs, processor time of one thread). One line for each measurement:
 * name, milliseconds, binary exponent of the radius of entry (0, 0). Arguments select by a part of the name. Products at 53 bits are those of double balls.
 */
public final class MatrixBench {
    private static final int[] SIZES = {32, 64, 128, 256, 512};
    private static final int[] PRECISIONS = {53, 128, 256, 512, 1024};
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static Object kept;

    private final String[] wanted;

    private MatrixBench(String[] wanted) {
        this.wanted = wanted;
    }

    public static void main(String[] arguments) {
        System.out.println("# kernel: " + MatrixKernels.best().name());
        new MatrixBench(arguments).run();
    }

    private void run() {
        for (int n : SIZES) {
            plain("kernel/" + n, n, MatrixKernels.best());
            if (n <= 256) {
                plain("kernel-scalar/" + n, n, MatrixKernels.scalar());
            }
        }
        for (int n : SIZES) {
            for (int bits : PRECISIONS) {
                for (boolean exact : new boolean[] {true, false}) {
                    String name = "product/" + n + "/" + bits + (exact ? "/exact" : "/radii");
                    if (isWanted(name)) {
                        product(name, n, bits, exact);
                    }
                }
            }
        }
        for (int n : SIZES) {
            for (int bits : PRECISIONS) {
                String inverse = "inverse/" + n + "/" + bits + "/radii";
                if (n <= 256 && isWanted(inverse)) {
                    BallMatrix a = new Lcg().matrix(n, bits, false);
                    double ms = best(() -> VerifiedInverse.of(a, bits));
                    report(inverse, ms, VerifiedInverse.of(a, bits).orElseThrow().rad(0, 0));
                }
                String determinant = "determinant/" + n + "/" + bits + "/radii";
                if (n <= 256 && isWanted(determinant)) {
                    BallMatrix a = new Lcg().matrix(n, bits, false);
                    double ms = best(() -> Determinant.of(a, bits));
                    RealInterval d = Determinant.of(a, bits);
                    report(determinant, ms, d.upper().value().sub(d.lower().value()).shift(-1));
                }
            }
        }
    }

    private void plain(String name, int n, MatrixKernel kernel) {
        if (isWanted(name)) {
            double[] a = new Lcg().doubles(n * n);
            double[] b = a.clone();
            double[] c = new double[n * n];
            double ms = best(() -> {
                kernel.multiplyAdd(n, n, n, a, 0, n, b, 0, n, c, 0, n);
                return c;
            });
            report(name, ms, Dyadic.ZERO);
        }
    }

    private static void product(String name, int n, int bits, boolean exact) {
        Lcg data = new Lcg();
        BallMatrix a = data.matrix(n, bits, exact);
        BallMatrix b = data.matrix(n, bits, exact);
        if (bits == 53) {
            DoubleBallMatrix x = a.toDouble();
            DoubleBallMatrix y = b.toDouble();
            report(name, best(() -> x.mul(y)), Dyadic.of(x.mul(y).rad(0, 0)));
        } else {
            report(name, best(() -> a.mul(b, bits)), a.mul(b, bits).rad(0, 0));
        }
    }

    private boolean isWanted(String name) {
        for (String part : wanted) {
            if (name.contains(part)) {
                return true;
            }
        }
        return wanted.length == 0;
    }

    private static void report(String name, double ms, Dyadic radius) {
        System.out.println(name + String.format(Locale.ROOT, " %.4f ", ms) + (radius.isZero() ? "-" : radius.magnitude()));
    }

    /** Milliseconds: the best of some runs of at least 0.2 s after a warm-up of 1.5 s. */
    private static double best(Supplier<Object> work) {
        long end = THREADS.getCurrentThreadCpuTime() + 1_500_000_000L;
        do {
            kept = work.get();
        } while (THREADS.getCurrentThreadCpuTime() < end);
        double best = Double.POSITIVE_INFINITY;
        for (int run = 0; run < 3; run++) {
            long start = THREADS.getCurrentThreadCpuTime();
            long now;
            int count = 0;
            do {
                kept = work.get();
                count++;
                now = THREADS.getCurrentThreadCpuTime();
            } while (now - start < 200_000_000L);
            best = Math.min(best, (now - start) / 1e6 / count);
        }
        return best;
    }

    /** The data recipe of peers/lcg.h. */
    private static final class Lcg {
        private long state = 20240601;

        private long next() {
            state = state * 6364136223846793005L + 1442695040888963407L;
            return (state >>> 33) - (1L << 30);
        }

        BallMatrix matrix(int n, int bits, boolean exact) {
            Dyadic[] mid = new Dyadic[n * n];
            Dyadic[] rad = new Dyadic[n * n];
            for (int i = 0; i < mid.length; i++) {
                BigInteger m = BigInteger.ZERO;
                int got = 0;
                for (; got < bits; got += 30) {
                    m = m.shiftLeft(30).add(BigInteger.valueOf(next()));
                }
                // The last place of the recipe is cut towards 0, to this precision.
                Dyadic full = Dyadic.of(m, -got);
                mid[i] = full.signum() < 0 ? full.roundUp(bits) : full.roundDown(bits);
                rad[i] = exact ? Dyadic.ZERO : Dyadic.powerOfTwo(-bits);
            }
            return BallMatrix.enclosing(n, n, mid, rad, bits);
        }

        double[] doubles(int count) {
            double[] x = new double[count];
            for (int i = 0; i < count; i++) {
                x[i] = next() * 0x1p-30;
            }
            return x;
        }
    }
}
