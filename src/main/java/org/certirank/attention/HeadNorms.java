package org.certirank.attention;

import java.util.List;
import org.certirank.interval.DirectedDouble;
import org.certirank.linalg.BallMatrix;
import org.certirank.linalg.FrobeniusBall;

/**
 * Upper bounds of spectral norms of what some heads of a layer make of tokens, M_h = query key^T and W_h = value output: of their matrices beside and above each other, as errors of all heads go through these at once. All are made of Gram matrices
 * like sum_h Q_h (K_h^T K_h) Q_h^T for [Q_1 K_1^T ... Q_H K_H^T], which needs no product of large matrices for each head.
 */
final class HeadNorms {
    private final List<FrobeniusBall> query;
    private final List<FrobeniusBall> key;
    private final List<FrobeniusBall> value;
    /** Null where a head has none. */
    private final List<FrobeniusBall> output;
    /** At least |sum_h W_h|_2. */
    final double sumUp;
    /** At least the spectral norm of all W_h above each other. */
    final double stackUp;
    /** At least sqrt(sum_h |M_h|_2^2). */
    final double scoresUp;
    /** At least sqrt(sum_h |W_h|_2^2). */
    final double valuesUp;

    HeadNorms(List<Head> heads, boolean parallel) {
        query = heads.stream().map(h -> ball(h.query())).toList();
        key = heads.stream().map(h -> ball(h.key())).toList();
        value = heads.stream().map(h -> ball(h.value())).toList();
        output = heads.stream().map(h -> h.output().isEmpty() ? null : ball(h.output().get())).toList();
        FrobeniusBall sum = null;
        double scores = 0;
        double values = 0;
        for (int h = 0; h < heads.size(); h++) {
            scores = addSquare(scores, DirectedDouble.mulUp(query.get(h).spectralUp(), key.get(h).spectralUp()));
            double norm = value.get(h).spectralUp();
            values = addSquare(values, output.get(h) == null ? norm : DirectedDouble.mulUp(norm, output.get(h).spectralUp()));
            FrobeniusBall w = output.get(h) == null ? value.get(h) : value.get(h).times(output.get(h));
            sum = sum == null ? w : sum.plus(w);
        }
        FrobeniusBall whole = sum;
        List<Double> both = Parts.map(2, parallel, i -> i == 0 ? whole.spectralUp() : stackOfValues(value));
        sumUp = both.getFirst();
        scoresUp = DirectedDouble.sqrtUp(scores);
        valuesUp = DirectedDouble.sqrtUp(values);
        stackUp = Math.min(valuesUp, both.getLast());
    }

    private static double addSquare(double sum, double x) {
        return DirectedDouble.addUp(sum, DirectedDouble.mulUp(x, x));
    }

    private static FrobeniusBall ball(Weights w) {
        return FrobeniusBall.enclosing(w.enclosing(Long.SIZE));
    }

    int heads() {
        return query.size();
    }

    /** At least the spectral norm of [M_1 X^T ... M_H X^T], M_h without the temperature. */
    double besideScores(FrobeniusBall x) {
        return ofGram(query, key.stream().map(k -> inner(x.times(k))).toList());
    }

    /** At least the spectral norm of the X M_h above each other. */
    double stackOfScores(FrobeniusBall x) {
        return ofGram(key, query.stream().map(q -> inner(x.times(q))).toList());
    }

    /** At least the spectral norm of the X W_h above each other. */
    double stackOfDeviations(FrobeniusBall x) {
        return stackOfValues(value.stream().map(x::times).toList());
    }

    /** At least the root of the sum over h of |x_i M_h|^2, for each row x_i of x. */
    double[] rowNorms(FrobeniusBall x) {
        double[] squares = new double[x.rows()];
        for (int h = 0; h < heads(); h++) {
            double[] norms = x.times(query.get(h)).times(key.get(h).transpose()).rowNormsUp();
            for (int i = 0; i < squares.length; i++) {
                squares[i] = addSquare(squares[i], norms[i]);
            }
        }
        for (int i = 0; i < squares.length; i++) {
            squares[i] = DirectedDouble.sqrtUp(squares[i]);
        }
        return squares;
    }

    /** At least the magnitude of every x_i M_h y_j. */
    double greatestScore(FrobeniusBall x, FrobeniusBall y) {
        double most = 0;
        for (int h = 0; h < heads(); h++) {
            most = Math.max(most, x.times(query.get(h)).times(y.times(key.get(h)).transpose()).greatestUp());
        }
        return most;
    }

    private static FrobeniusBall inner(FrobeniusBall a) {
        return a.transpose().times(a);
    }

    /** The root of |sum_h A_h G_h A_h^T|_2. */
    private static double ofGram(List<FrobeniusBall> outer, List<FrobeniusBall> inner) {
        FrobeniusBall[] left = new FrobeniusBall[outer.size()];
        FrobeniusBall[] right = new FrobeniusBall[outer.size()];
        for (int h = 0; h < left.length; h++) {
            right[h] = outer.get(h).transpose();
            left[h] = inner.get(h).transpose().times(right[h]);
        }
        return DirectedDouble.sqrtUp(FrobeniusBall.stack(left).transpose().times(FrobeniusBall.stack(right)).greatestEigenvalueUp());
    }

    /** The norm of the Y_h O_h above each other. */
    private double stackOfValues(List<FrobeniusBall> parts) {
        FrobeniusBall gram = null;
        FrobeniusBall[] left = new FrobeniusBall[parts.size()];
        FrobeniusBall[] right = new FrobeniusBall[parts.size()];
        int with = 0;
        for (int h = 0; h < parts.size(); h++) {
            FrobeniusBall g = inner(parts.get(h));
            if (output.get(h) == null) {
                gram = gram == null ? g : gram.plus(g);
            } else {
                left[with] = g.transpose().times(output.get(h));
                right[with++] = output.get(h);
            }
        }
        if (with > 0) {
            FrobeniusBall g = FrobeniusBall.stack(java.util.Arrays.copyOf(left, with)).transpose().times(FrobeniusBall.stack(java.util.Arrays.copyOf(right, with)));
            gram = gram == null ? g : gram.plus(g);
        }
        return DirectedDouble.sqrtUp(gram.greatestEigenvalueUp());
    }

    static FrobeniusBall ball(BallMatrix a) {
        return FrobeniusBall.enclosing(a);
    }
}
