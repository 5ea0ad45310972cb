package org.certirank.prove.spectral;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows and columns, counted from 1 and increasing, that elimination with full pivoting chooses: a submatrix far from singular.
 *
 * @param found how many pivots were not nearly 0
 */
record Pivots(List<Integer> rows, List<Integer> columns, int found) {
    private static final double SMALL = 1e-9;

    static Pivots of(double[][] given, int order) {
        double[][] a = new double[given.length][];
        double scale = 0;
        for (int i = 0; i < a.length; i++) {
            a[i] = given[i].clone();
            for (double x : a[i]) {
                scale = Math.max(scale, Math.abs(x));
            }
        }
        List<Integer> rows = new ArrayList<>();
        List<Integer> columns = new ArrayList<>();
        int found = 0;
        for (int step = 0; step < order; step++) {
            int row = -1;
            int column = -1;
            for (int i = 0; i < a.length; i++) {
                for (int j = 0; j < a[0].length; j++) {
                    boolean free = !rows.contains(i + 1) && !columns.contains(j + 1);
                    if (free && (row < 0 || Math.abs(a[i][j]) > Math.abs(a[row][column]))) {
                        row = i;
                        column = j;
                    }
                }
            }
            double pivot = a[row][column];
            found += Math.abs(pivot) > SMALL * scale ? 1 : 0;
            for (int i = 0; i < a.length && pivot != 0; i++) {
                double q = i == row ? 0 : a[i][column] / pivot;
                for (int j = 0; j < a[0].length && q != 0; j++) {
                    a[i][j] -= q * a[row][j];
                }
            }
            rows.add(row + 1);
            columns.add(column + 1);
        }
        return new Pivots(rows.stream().sorted().toList(), columns.stream().sorted().toList(), found);
    }
}
