package org.certirank.linalg;

/** Between flat row-major arrays and the arrays of rows that Hipparchus takes. */
final class Plain {
    private Plain() {
    }

    static double[][] rows(int m, int n, double[] flat) {
        double[][] rows = new double[m][];
        for (int i = 0; i < m; i++) {
            rows[i] = java.util.Arrays.copyOfRange(flat, i * n, (i + 1) * n);
        }
        return rows;
    }

    static double[] flat(double[][] rows, int m, int n) {
        double[] flat = new double[m * n];
        for (int i = 0; i < m; i++) {
            System.arraycopy(rows[i], 0, flat, i * n, n);
        }
        return flat;
    }
}
