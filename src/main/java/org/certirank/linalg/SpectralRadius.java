package org.certirank.linalg;

import org.certirank.interval.DirectedDouble;
import org.certirank.interval.DoubleInterval;

/**
 * Enclosures of the spectral radius, the greatest magnitude of an eigenvalue, over all matrices of a set.
 *
 * <p>Upper bounds: the norms of {@link Norms}; the discs of {@link EigenvalueDiscs}; and for every positive vector x, max_i (B x)_i / x_i with B the bounds of |A| (Collatz and Wielandt: this is a norm of A; x comes
 * from a few steps of the power method and need not be near an eigenvector). Lower bounds: a cluster of discs; and for non-negative matrices min_i (A x)_i / x_i.
 */
public final class SpectralRadius {
    private static final int STEPS = 60;

    private SpectralRadius() {
    }

    public static DoubleInterval of(DoubleBallMatrix a) {
        int n = VerifiedInverse.square(a.rows(), a.columns());
        if (n == 0) {
            return DoubleInterval.of(0);
        }
        double[] size = Norms.magnitudesUp(a);
        double[] x = perron(n, size);
        EigenvalueDiscs discs = EigenvalueDiscs.of(a);
        double up = Math.min(discs.greatestMagnitudeUp(), Math.min(Norms.spectral(a).hi(), Math.min(Norms.infinity(a).hi(), Norms.one(a).hi())));
        double collatz = 0;
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum = DirectedDouble.addUp(sum, DirectedDouble.mulUp(size[i * n + j], x[j]));
            }
            collatz = Math.max(collatz, DirectedDouble.divUp(sum, x[i]));
        }
        double down = discs.greatestMagnitudeDown();
        if (isNonNegative(a)) {
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < n; i++) {
                double sum = 0;
                for (int j = 0; j < n; j++) {
                    sum = DirectedDouble.addDown(sum, DirectedDouble.mulDown(Math.max(0, a.lower(i, j)), x[j]));
                }
                least = Math.min(least, DirectedDouble.divDown(sum, x[i]));
            }
            down = Math.max(down, least);
        }
        return DoubleInterval.of(down, Math.min(up, collatz));
    }

    private static boolean isNonNegative(DoubleBallMatrix a) {
        for (int i = 0; i < a.rows(); i++) {
            for (int j = 0; j < a.columns(); j++) {
                if (!(a.lower(i, j) >= 0)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** A positive vector, near the greatest eigenvector where there is one. */
    private static double[] perron(int n, double[] size) {
        double[] x = new double[n];
        java.util.Arrays.fill(x, 1);
        for (int step = 0; step < STEPS; step++) {
            double[] y = new double[n];
            double most = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    y[i] += size[i * n + j] * x[j];
                }
                // A part of x itself keeps periodic matrices from oscillating.
                y[i] += x[i] * size[i * n + i] + 0x1p-40 * x[i];
                most = Math.max(most, y[i]);
            }
            if (!(most > 0 && most <= Double.MAX_VALUE)) {
                return x;
            }
            for (int i = 0; i < n; i++) {
                double next = 0.5 * (y[i] / most + x[i]);
                x[i] = next > 0x1p-200 ? next : 0x1p-200;
            }
        }
        return x;
    }
}
