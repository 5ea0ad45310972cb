package org.certirank.linalg;

import java.util.Arrays;
import org.certirank.interval.DirectedDouble;

/**
 * Discs in the complex plane that hold all eigenvalues of every matrix of a set. Discs that overlap, directly or through others, form a cluster; a cluster of k discs holds exactly k eigenvalues of each matrix, counted
 * with multiplicity (Gershgorin). So nothing is assumed about simple or distinct eigenvalues, and an isolated disc holds exactly one, which is real if its centre is.
 *
 * <p><b>Method.</b> Eigenvalues do not change under X^-1 A X. With Y an approximate inverse of X, W = Y A X, F = I - Y X and phi = ||F||_inf &lt; 1, X^-1 A X = W + F (I - F)^-1 W, and entry (i, j) of the last term is at most f_i w_j / (1 - phi), f_i the sum of row i of |F|, w_j the greatest
 * entry of column j of |W|. Where rows i, i + 1 of X span the plane of a conjugate pair, the 2 by 2 block [[p, q], [-q, p]] is made diagonal by a unitary matrix, which turns a real block N of the rest into one of the same
 * Frobenius norm: a row of it has the sum of magnitudes sqrt(columns) ||N||_F at most, which is what is added to the radius. Several X are tried (I; eigenvectors; a real Schur basis scaled by powers of two, for clusters and defective
 * matrices), and the discs of the one with the least greatest radius are the answer. (Rump, Verification methods, section 13; Gershgorin's theorem on clusters: Horn and Johnson, Matrix Analysis, 6.1.)
 */
public final class EigenvalueDiscs {
    private final double[] re;
    private final double[] im;
    private final double[] radius;
    private final int[] cluster;

    private EigenvalueDiscs(double[] re, double[] im, double[] radius) {
        this.re = re;
        this.im = im;
        this.radius = radius;
        cluster = clusters();
    }

    /** The discs; of infinite radius when the set is unbounded. */
    public static EigenvalueDiscs of(DoubleBallMatrix a) {
        int n = VerifiedInverse.square(a.rows(), a.columns());
        EigenvalueDiscs best = gershgorin(a, new boolean[n]);
        if (!a.isBounded()) {
            return best;
        }
        for (Similarity x : Similarity.candidates(a)) {
            DoubleBallMatrix b = x.transform(a);
            if (b != null) {
                EigenvalueDiscs discs = gershgorin(b, x.pairs());
                best = discs.greatestRadius() < best.greatestRadius() ? discs : best;
            }
        }
        return best;
    }

    /** The discs of one matrix; pairs[i] says that rows i, i + 1 belong to a conjugate pair. */
    private static EigenvalueDiscs gershgorin(DoubleBallMatrix b, boolean[] pairs) {
        int n = pairs.length;
        double[] re = new double[n];
        double[] im = new double[n];
        double[] radius = new double[n];
        for (int i = 0; i < n; i += pairs[i] ? 2 : 1) {
            int size = pairs[i] ? 2 : 1;
            double p = size == 1 ? b.mid(i, i) : b.mid(i, i) / 2 + b.mid(i + 1, i + 1) / 2;
            double q = size == 1 ? 0 : b.mid(i, i + 1) / 2 - b.mid(i + 1, i) / 2;
            double r = 0;
            for (int j = 0; j < n; j += pairs[j] ? 2 : 1) {
                int width = pairs[j] ? 2 : 1;
                double squares = 0;
                for (int k = 0; k < size; k++) {
                    for (int l = 0; l < width; l++) {
                        double centre = i != j ? 0 : k == l ? p : k < l ? q : -q;
                        double x = distance(b, i + k, j + l, centre);
                        squares = size == 1 && width == 1 ? x : DirectedDouble.addUp(squares, DirectedDouble.mulUp(x, x));
                    }
                }
                double frobenius = size == 1 && width == 1 ? squares : DirectedDouble.sqrtUp(squares);
                r = DirectedDouble.addUp(r, width == 1 ? frobenius : DirectedDouble.mulUp(frobenius, DirectedDouble.sqrtUp(2)));
            }
            for (int k = 0; k < size; k++) {
                re[i + k] = p;
                im[i + k] = k == 0 ? q : -q;
                radius[i + k] = r <= Double.MAX_VALUE ? r : Double.POSITIVE_INFINITY;
            }
        }
        return new EigenvalueDiscs(re, im, radius);
    }

    /** An upper bound of |x - c| over the entry. */
    private static double distance(DoubleBallMatrix b, int i, int j, double c) {
        double below = DirectedDouble.subUp(b.mid(i, j), c);
        double above = DirectedDouble.subUp(c, b.mid(i, j));
        return DirectedDouble.addUp(Math.max(below, above), b.rad(i, j));
    }

    private int[] clusters() {
        int n = re.length;
        int[] of = new int[n];
        Arrays.fill(of, -1);
        int[] stack = new int[n];
        int count = 0;
        for (int start = 0; start < n; start++) {
            if (of[start] >= 0) {
                continue;
            }
            int depth = 0;
            stack[depth++] = start;
            of[start] = count;
            while (depth > 0) {
                int i = stack[--depth];
                for (int j = 0; j < n; j++) {
                    if (of[j] < 0 && !certainlyApart(i, j)) {
                        of[j] = count;
                        stack[depth++] = j;
                    }
                }
            }
            count++;
        }
        return of;
    }

    private boolean certainlyApart(int i, int j) {
        double x = apart(re[i], re[j]);
        double y = apart(im[i], im[j]);
        double distance = DirectedDouble.sqrtDown(DirectedDouble.addDown(DirectedDouble.mulDown(x, x), DirectedDouble.mulDown(y, y)));
        return distance > DirectedDouble.addUp(radius[i], radius[j]);
    }

    private static double apart(double a, double b) {
        return Math.max(0, a >= b ? DirectedDouble.subDown(a, b) : DirectedDouble.subDown(b, a));
    }

    /** The number of discs, which is that of eigenvalues. */
    public int count() {
        return re.length;
    }

    public double re(int i) {
        return re[i];
    }

    public double im(int i) {
        return im[i];
    }

    public double radius(int i) {
        return radius[i];
    }

    /** Equal for discs of one cluster; clusters are numbered from 0. */
    public int cluster(int i) {
        return cluster[i];
    }

    double greatestRadius() {
        return Norms.greatest(radius);
    }

    /** An upper bound of the magnitudes of all eigenvalues. */
    double greatestMagnitudeUp() {
        double most = 0;
        for (int i = 0; i < re.length; i++) {
            most = Math.max(most, DirectedDouble.addUp(magnitudeUp(i), radius[i]));
        }
        return most;
    }

    /** A lower bound of the greatest magnitude: every cluster holds an eigenvalue. */
    double greatestMagnitudeDown() {
        double[] least = new double[re.length];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        for (int i = 0; i < re.length; i++) {
            double centre = DirectedDouble.sqrtDown(DirectedDouble.addDown(DirectedDouble.mulDown(re[i], re[i]), DirectedDouble.mulDown(im[i], im[i])));
            least[cluster[i]] = Math.min(least[cluster[i]], Math.max(0, DirectedDouble.subDown(centre, radius[i])));
        }
        double most = 0;
        for (double x : least) {
            most = x < Double.POSITIVE_INFINITY ? Math.max(most, x) : most;
        }
        return most;
    }

    private double magnitudeUp(int i) {
        return im[i] == 0 ? Math.abs(re[i]) : DirectedDouble.sqrtUp(DirectedDouble.addUp(DirectedDouble.mulUp(re[i], re[i]), DirectedDouble.mulUp(im[i], im[i])));
    }
}
