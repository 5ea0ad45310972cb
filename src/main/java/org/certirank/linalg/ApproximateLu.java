package org.certirank.linalg;

/**
 * An LU factorisation in plain floating point, P A ~ L U with partial pivoting, and approximate inverses from it. Nothing here is an enclosure: these are the preconditioners
 * of verified methods, which check what they use.
 */
final class ApproximateLu {
    private final int n;
    /** L below the diagonal (its diagonal is 1), U on and above it. */
    private final double[] lu;
    /** Row i of P A is row order[i] of A. */
    private final int[] order;
    private final boolean odd;

    private ApproximateLu(int n, double[] lu, int[] order, boolean odd) {
        this.n = n;
        this.lu = lu;
        this.order = order;
        this.odd = odd;
    }

    /** Null when a pivot is 0 or not finite. */
    static ApproximateLu of(int n, double[] a) {
        double[] lu = a.clone();
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        boolean odd = false;
        for (int c = 0; c < n; c++) {
            int pivot = c;
            for (int i = c + 1; i < n; i++) {
                if (Math.abs(lu[i * n + c]) > Math.abs(lu[pivot * n + c])) {
                    pivot = i;
                }
            }
            if (pivot != c) {
                swapRows(lu, n, c, pivot);
                int t = order[c];
                order[c] = order[pivot];
                order[pivot] = t;
                odd = !odd;
            }
            double d = lu[c * n + c];
            if (!(Math.abs(d) > 0 && Math.abs(d) <= Double.MAX_VALUE)) {
                return null;
            }
            for (int i = c + 1; i < n; i++) {
                double f = lu[i * n + c] / d;
                lu[i * n + c] = f;
                if (f != 0) {
                    subtract(lu, i * n, lu, c * n, c + 1, n, f);
                }
            }
        }
        return new ApproximateLu(n, lu, order, odd);
    }

    private static void swapRows(double[] a, int n, int i, int j) {
        for (int l = 0; l < n; l++) {
            double t = a[i * n + l];
            a[i * n + l] = a[j * n + l];
            a[j * n + l] = t;
        }
    }

    /** Subtracts f times a part of one row from another. */
    private static void subtract(double[] to, int row, double[] from, int other, int first, int end, double f) {
        for (int j = first; j < end; j++) {
            to[row + j] -= f * from[other + j];
        }
    }

    boolean isOddPermutation() {
        return odd;
    }

    int[] order() {
        return order;
    }

    /** About the inverse of L: exactly lower triangular with diagonal 1. */
    double[] inverseOfL() {
        double[] x = new double[n * n];
        for (int i = 0; i < n; i++) {
            x[i * n + i] = 1;
            for (int l = 0; l < i; l++) {
                subtract(x, i * n, x, l * n, 0, l + 1, lu[i * n + l]);
            }
        }
        return x;
    }

    /** About the inverse of U: exactly upper triangular. */
    double[] inverseOfU() {
        double[] x = new double[n * n];
        for (int i = n - 1; i >= 0; i--) {
            for (int l = i + 1; l < n; l++) {
                subtract(x, i * n, x, l * n, l, n, lu[i * n + l]);
            }
            double d = lu[i * n + i];
            x[i * n + i] = 1;
            for (int j = i; j < n; j++) {
                x[i * n + j] /= d;
            }
        }
        return x;
    }

    /** About the inverse of A. */
    double[] inverse() {
        double[] x = inverseOfL();
        for (int i = n - 1; i >= 0; i--) {
            for (int l = i + 1; l < n; l++) {
                subtract(x, i * n, x, l * n, 0, n, lu[i * n + l]);
            }
            double d = lu[i * n + i];
            for (int j = 0; j < n; j++) {
                x[i * n + j] /= d;
            }
        }
        // x is the inverse of P A; column order[j] of the inverse of A is its column j.
        double[] inverse = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                inverse[i * n + order[j]] = x[i * n + j];
            }
        }
        return inverse;
    }
}
