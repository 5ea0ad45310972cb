package org.certirank.linalg;

import java.util.Random;
import org.certirank.exact.Dyadic;
import org.certirank.exact.Rational;

/** Exact rational linear algebra, slow and plain: the reference of the tests. */
final class ExactMatrices {
    private ExactMatrices() {
    }

    /** A member of the set: each entry at an end, the middle or between. */
    static Rational[][] member(BallMatrix a, Random random) {
        Rational[][] x = new Rational[a.rows()][a.columns()];
        for (int i = 0; i < a.rows(); i++) {
            for (int j = 0; j < a.columns(); j++) {
                Dyadic r = a.rad(i, j);
                Dyadic step = switch (random.nextInt(4)) {
                    case 0 -> r;
                    case 1 -> r.neg();
                    case 2 -> Dyadic.ZERO;
                    default -> r.mul(dyadic(random.nextInt(-64, 65), -6));
                };
                x[i][j] = a.mid(i, j).add(step).toRational();
            }
        }
        return x;
    }

    private static Dyadic dyadic(long m, long e) {
        return Dyadic.of(java.math.BigInteger.valueOf(m), e);
    }

    /** The solution of A X = B; null when A is singular. */
    static Rational[][] solve(Rational[][] a, Rational[][] b) {
        int n = a.length;
        int m = b[0].length;
        Rational[][] w = new Rational[n][n + m];
        for (int i = 0; i < n; i++) {
            System.arraycopy(a[i], 0, w[i], 0, n);
            System.arraycopy(b[i], 0, w[i], n, m);
        }
        for (int c = 0; c < n; c++) {
            int p = c;
            while (p < n && w[p][c].isZero()) {
                p++;
            }
            if (p == n) {
                return null;
            }
            Rational[] t = w[c];
            w[c] = w[p];
            w[p] = t;
            Rational inverse = w[c][c].inverse();
            for (int j = c; j < n + m; j++) {
                w[c][j] = w[c][j].mul(inverse);
            }
            for (int i = 0; i < n; i++) {
                if (i != c && !w[i][c].isZero()) {
                    Rational f = w[i][c];
                    for (int j = c; j < n + m; j++) {
                        w[i][j] = w[i][j].sub(f.mul(w[c][j]));
                    }
                }
            }
        }
        Rational[][] x = new Rational[n][m];
        for (int i = 0; i < n; i++) {
            System.arraycopy(w[i], n, x[i], 0, m);
        }
        return x;
    }

    static Rational[][] identity(int n) {
        Rational[][] x = new Rational[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                x[i][j] = i == j ? Rational.ONE : Rational.ZERO;
            }
        }
        return x;
    }

    static Rational determinant(Rational[][] a) {
        int n = a.length;
        if (n == 0) {
            return Rational.ONE;
        }
        Rational sum = Rational.ZERO;
        for (int c = 0; c < n; c++) {
            Rational[][] minor = new Rational[n - 1][n - 1];
            for (int i = 1; i < n; i++) {
                for (int j = 0, to = 0; j < n; j++) {
                    if (j != c) {
                        minor[i - 1][to++] = a[i][j];
                    }
                }
            }
            Rational term = a[0][c].mul(determinant(minor));
            sum = c % 2 == 0 ? sum.add(term) : sum.sub(term);
        }
        return sum;
    }

    /** The number of eigenvalues of a symmetric matrix below x, by Sylvester's law of inertia; -1 when a leading minor of A - x I vanishes. */
    static int eigenvaluesBelow(Rational[][] a, Rational x) {
        int n = a.length;
        Rational[][] w = new Rational[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                w[i][j] = i == j ? a[i][j].sub(x) : a[i][j];
            }
        }
        int negative = 0;
        for (int c = 0; c < n; c++) {
            if (w[c][c].isZero()) {
                return -1;
            }
            negative += w[c][c].signum() < 0 ? 1 : 0;
            for (int i = c + 1; i < n; i++) {
                Rational f = w[i][c].div(w[c][c]);
                for (int j = c; j < n; j++) {
                    w[i][j] = w[i][j].sub(f.mul(w[c][j]));
                }
            }
        }
        return negative;
    }

    static Rational[][] gram(Rational[][] a) {
        int n = a[0].length;
        Rational[][] g = new Rational[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                Rational s = Rational.ZERO;
                for (Rational[] row : a) {
                    s = s.add(row[i].mul(row[j]));
                }
                g[i][j] = s;
            }
        }
        return g;
    }

    static boolean contains(BallMatrix a, int i, int j, Rational x) {
        if (a.isWhole(i, j)) {
            return true;
        }
        return a.mid(i, j).toRational().sub(x).abs().compareTo(a.rad(i, j).toRational()) <= 0;
    }
}
