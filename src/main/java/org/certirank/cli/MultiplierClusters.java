package org.certirank.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.certirank.exact.Decimals;
import org.certirank.exact.Dyadic;
import org.certirank.exact.Rational;
import org.certirank.interval.DirectedDouble;
import org.certirank.interval.RealInterval;
import org.certirank.linalg.DoubleBallMatrix;
import org.certirank.linalg.EigenvalueDiscs;
import org.certirank.report.Figure.Cluster;
import org.certirank.report.Figure.Range;
import org.certirank.report.Figure.Side;

/**
 * The eigenvalues of a matrix of constants, enclosed, and on which side of the unit circle they are. The entries that are exactly 0 decide which rows and columns belong together: ordered by the strong components of the digraph of the
 * others, the matrix is block triangular, and its characteristic polynomial is the product of those of the diagonal blocks (Horn and Johnson, Matrix Analysis, 0.8.5 and 6.2). So a block of one row has its entry as eigenvalue, which may
 * be known exactly, such as a multiplier that is exactly 1. Other blocks go to {@link EigenvalueDiscs}; all bounds here are rounded outward.
 */
final class MultiplierClusters {
    private static final Comparator<Cluster> ORDER = Comparator.comparingDouble((Cluster c) -> -c.magnitude().hi()).thenComparingDouble(c -> -c.re()).thenComparingDouble(c -> -c.im());

    private MultiplierClusters() {
    }

    /** All eigenvalues, the greatest first; empty where a disc is unbounded. The entries of the matrix are defined and bounded. */
    static Optional<List<Cluster>> of(Answer.Matrix m) {
        List<Cluster> clusters = new ArrayList<>();
        Map<Rational, List<RealInterval>> exact = new TreeMap<>();
        for (List<Integer> block : blocks(m)) {
            Answer.One first = m.entries().get(block.getFirst() * m.columns() + block.getFirst());
            if (block.size() > 1) {
                Optional<List<Cluster>> more = discs(m, block);
                if (more.isEmpty()) {
                    return Optional.empty();
                }
                clusters.addAll(more.get());
            } else if (first.exact().isPresent()) {
                exact.computeIfAbsent(first.exact().get(), q -> new ArrayList<>()).add(first.enclosure());
            } else {
                clusters.add(real(first.enclosure(), 1, side(first.enclosure())));
            }
        }
        exact.forEach((q, equal) -> clusters.add(real(equal.getFirst(), equal.size(), side(q))));
        clusters.sort(ORDER);
        return Optional.of(clusters);
    }

    /** The strong components of the digraph of the entries that are not known to be 0, each in increasing order, by their first members. */
    private static List<List<Integer>> blocks(Answer.Matrix m) {
        int n = m.rows();
        boolean[][] reaches = new boolean[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                reaches[i][j] = i == j || !isZero(m.entries().get(i * n + j));
            }
        }
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; reaches[i][k] && j < n; j++) {
                    reaches[i][j] |= reaches[k][j];
                }
            }
        }
        List<List<Integer>> blocks = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            List<Integer> block = new ArrayList<>();
            for (int j = 0; j < n; j++) {
                if (reaches[i][j] && reaches[j][i]) {
                    block.add(j);
                }
            }
            if (block.getFirst() == i) {
                blocks.add(block);
            }
        }
        return blocks;
    }

    private static boolean isZero(Answer.One x) {
        return x.exact().map(Rational::isZero).orElse(x.enclosure().isPoint() && x.enclosure().lower().value().isZero());
    }

    private static Cluster real(RealInterval x, int count, Side side) {
        Range range = Figures.range(x);
        double mid = range.lo() / 2 + range.hi() / 2;
        double radius = Math.max(DirectedDouble.subUp(range.hi(), mid), DirectedDouble.subUp(mid, range.lo()));
        return new Cluster(count, mid, 0, radius, range, Range.ZERO, Figures.range(x.abs()), side);
    }

    private static Side side(Rational q) {
        int order = q.abs().compareTo(Rational.ONE);
        return order < 0 ? Side.INSIDE : order == 0 ? Side.ON : Side.OUTSIDE;
    }

    private static Side side(RealInterval x) {
        RealInterval magnitude = x.abs();
        return magnitude.upper().value().compareTo(Dyadic.ONE) < 0 ? Side.INSIDE : magnitude.lower().value().compareTo(Dyadic.ONE) > 0 ? Side.OUTSIDE : Side.OPEN;
    }

    private static Optional<List<Cluster>> discs(Answer.Matrix m, List<Integer> block) {
        int n = block.size();
        double[] lo = new double[n * n];
        double[] hi = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                RealInterval x = m.entries().get(block.get(i) * m.columns() + block.get(j)).enclosure();
                lo[i * n + j] = Figures.lo(x);
                hi[i * n + j] = Figures.hi(x);
            }
        }
        EigenvalueDiscs discs = EigenvalueDiscs.of(DoubleBallMatrix.enclosing(n, n, lo, hi));
        Map<Integer, List<Integer>> members = new TreeMap<>();
        for (int i = 0; i < discs.count(); i++) {
            members.computeIfAbsent(discs.cluster(i), c -> new ArrayList<>()).add(i);
        }
        List<Cluster> clusters = new ArrayList<>();
        members.values().forEach(of -> cluster(discs, of).ifPresent(clusters::add));
        return clusters.size() == members.size() ? Optional.of(clusters) : Optional.empty();
    }

    /** The discs of one cluster as one disc, and bounds from the discs themselves; empty where a bound is beyond the doubles. */
    private static Optional<Cluster> cluster(EigenvalueDiscs d, List<Integer> of) {
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (int i : of) {
            left = Math.min(left, DirectedDouble.subDown(d.re(i), d.radius(i)));
            right = Math.max(right, DirectedDouble.addUp(d.re(i), d.radius(i)));
            low = Math.min(low, DirectedDouble.subDown(d.im(i), d.radius(i)));
            high = Math.max(high, DirectedDouble.addUp(d.im(i), d.radius(i)));
            least = Math.min(least, Math.max(0, DirectedDouble.subDown(hypotDown(d.re(i), d.im(i)), d.radius(i))));
            most = Math.max(most, DirectedDouble.addUp(hypotUp(d.re(i), d.im(i)), d.radius(i)));
        }
        Side side = most < 1 ? Side.INSIDE : least > 1 ? Side.OUTSIDE : Side.OPEN;
        // One eigenvalue alone in its disc is real if the centre is.
        boolean real = of.size() == 1 && d.im(of.getFirst()) == 0;
        double re = of.size() == 1 ? d.re(of.getFirst()) : left / 2 + right / 2;
        double im = of.size() == 1 ? d.im(of.getFirst()) : low / 2 + high / 2;
        double radius = 0;
        for (int i : of) {
            double across = Math.max(DirectedDouble.subUp(d.re(i), re), DirectedDouble.subUp(re, d.re(i)));
            double up = Math.max(DirectedDouble.subUp(d.im(i), im), DirectedDouble.subUp(im, d.im(i)));
            radius = Math.max(radius, DirectedDouble.addUp(hypotUp(across, up), d.radius(i)));
        }
        for (double x : new double[] {left, right, low, high, most, radius}) {
            if (!(Math.abs(x) <= Double.MAX_VALUE)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Cluster(of.size(), re, im, radius, range(left, right), real ? Range.ZERO : range(low, high), range(least, most), side));
    }

    private static double hypotDown(double x, double y) {
        return y == 0 ? Math.abs(x) : DirectedDouble.sqrtDown(DirectedDouble.addDown(DirectedDouble.mulDown(x, x), DirectedDouble.mulDown(y, y)));
    }

    private static double hypotUp(double x, double y) {
        return y == 0 ? Math.abs(x) : x == 0 ? Math.abs(y) : DirectedDouble.sqrtUp(DirectedDouble.addUp(DirectedDouble.mulUp(x, x), DirectedDouble.mulUp(y, y)));
    }

    private static Range range(double lo, double hi) {
        return new Range(lo, hi, Decimals.lower(Dyadic.of(lo), Figures.DIGITS), Decimals.upper(Dyadic.of(hi), Figures.DIGITS));
    }
}
