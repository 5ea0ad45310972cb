package org.certirank.attention;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.certirank.exact.Dyadic;
import org.certirank.exact.Rational;
import org.certirank.interval.ball.Ball;
import org.certirank.linalg.BallMatrix;
import org.certirank.linalg.Blocks;

/** An exact real matrix: the weights of a layer, or the tokens at the start. */
public sealed interface Weights permits Weights.Literal, Weights.Dyadics {
    int rows();

    int columns();

    /** The entry in row i and column j, counted from 0. */
    Rational entry(int i, int j);

    /** The matrix as balls of {@code bits} bits; of radius 0 where the entries are dyadic and fit. */
    BallMatrix enclosing(int bits);

    /** Entries written out, row by row. */
    record Literal(int rows, int columns, List<Rational> entries) implements Weights {
        public Literal {
            entries = List.copyOf(entries);
            if (rows < 1 || columns < 1 || entries.size() != Math.multiplyExact(rows, columns)) {
                throw new IllegalArgumentException("a matrix of " + rows + " by " + columns + " with " + entries.size() + " entries");
            }
        }

        @Override
        public Rational entry(int i, int j) {
            return entries.get(i * columns + j);
        }

        @Override
        public BallMatrix enclosing(int bits) {
            return BallMatrix.enclosing(rows, columns, entries.stream().map(q -> Ball.enclosing(q, bits)).toArray(Ball[]::new), bits);
        }
    }

    /** Entries numerator * 2^exponent with one exponent for all, in little space; made by the generators. */
    final class Dyadics implements Weights {
        private final int rows;
        private final int columns;
        private final long[] numerators;
        private final int exponent;

        /** Row by row; the array is the caller's to forget. */
        Dyadics(int rows, int columns, long[] numerators, int exponent) {
            if (rows < 1 || columns < 1 || numerators.length != Math.multiplyExact(rows, columns)) {
                throw new IllegalArgumentException("a matrix of " + rows + " by " + columns + " with " + numerators.length + " entries");
            }
            this.rows = rows;
            this.columns = columns;
            this.numerators = numerators;
            this.exponent = exponent;
        }

        @Override
        public int rows() {
            return rows;
        }

        @Override
        public int columns() {
            return columns;
        }

        @Override
        public Rational entry(int i, int j) {
            return Dyadic.of(numerators[i * columns + j]).shift(exponent).toRational();
        }

        @Override
        public BallMatrix enclosing(int bits) {
            return Blocks.dyadics(rows, columns, numerators, exponent, bits);
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof Dyadics w && rows == w.rows && columns == w.columns && exponent == w.exponent && Arrays.equals(numerators, w.numerators);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(numerators) + exponent;
        }

        @Override
        public String toString() {
            return rows + " by " + columns + " dyadics";
        }
    }

    static Weights of(Rational[][] rows) {
        List<Rational> entries = new ArrayList<>();
        for (Rational[] row : rows) {
            if (row.length != rows[0].length) {
                throw new IllegalArgumentException("rows of " + rows[0].length + " and of " + row.length + " entries");
            }
            entries.addAll(Arrays.asList(row));
        }
        return new Literal(rows.length, rows.length == 0 ? 0 : rows[0].length, entries);
    }

    static Weights zero(int rows, int columns) {
        return new Dyadics(rows, columns, new long[Math.multiplyExact(rows, columns)], 0);
    }

    static Weights identity(int n) {
        long[] ones = new long[Math.multiplyExact(n, n)];
        for (int i = 0; i < n; i++) {
            ones[i * n + i] = 1;
        }
        return new Dyadics(n, n, ones, 0);
    }
}
