package org.certirank.attention;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.certirank.exact.Dyadic;
import org.certirank.exact.Rational;
import org.certirank.interval.DirectedDouble;
import org.certirank.interval.DoubleInterval;
import org.certirank.interval.ball.Ball;
import org.certirank.interval.ball.Exponent;
import org.certirank.linalg.BallMatrix;
import org.certirank.linalg.DoubleBallMatrix;

/**
 * A zonotope of token matrices: all z + G e with e in the cube [-1, 1]^g, the N d entries of a token matrix taken as one vector, row by row. It is what keeps a set of starts from growing by more than the layers make it
 * grow: linear maps act on G exactly, but for rounding, so there is no wrapping (Kuehn 1998; affine arithmetic, Stolfi and de Figueiredo 1997).
 */
public final class TokenSet {
    private static final int BITS = 64;

    private final int count;
    private final int features;
    private final double[] centre;
    private final DoubleBallMatrix generators;

    TokenSet(int count, int features, double[] centre, DoubleBallMatrix generators) {
        this.count = count;
        this.features = features;
        this.centre = centre;
        this.generators = generators;
    }

    /** The box of all matrices whose entries differ from these by at most {@code radius}, rounded outward. */
    public static TokenSet enclosing(Weights midpoint, Rational radius) {
        if (radius.signum() < 0) {
            throw new IllegalArgumentException("negative radius " + radius);
        }
        int d = midpoint.columns();
        double[] centre = new double[Math.multiplyExact(midpoint.rows(), d)];
        double[] radii = new double[centre.length];
        for (int i = 0; i < centre.length; i++) {
            Rational exact = midpoint.entry(i / d, i % d);
            centre[i] = near(exact);
            radii[i] = Ball.enclosing(exact.sub(Rational.ofDouble(centre[i])).abs().add(radius), BITS).toDoubleUp();
        }
        return new TokenSet(midpoint.rows(), d, centre, diagonal(radii));
    }

    /**
     * All matrices with the entries centre_i + sum_k generators_ik e_k + radii_i f_i for e, f in the cube, rounded outward: centre and generators go to doubles, what is lost by that to the radii, exactly.
     *
     * @param centre row by row, as all else
     * @param generators a row for each entry
     */
    public static TokenSet enclosing(int rows, int columns, List<Rational> centre, List<List<Rational>> generators, List<Rational> radii) {
        int n = Math.multiplyExact(rows, columns);
        int g = n == 0 ? 0 : generators.getFirst().size();
        double[] middle = new double[n];
        double[] shape = new double[n * g];
        double[] loss = new double[n];
        for (int i = 0; i < n; i++) {
            middle[i] = near(centre.get(i));
            Rational lost = centre.get(i).sub(Rational.ofDouble(middle[i])).abs().add(radii.get(i));
            for (int k = 0; k < g; k++) {
                Rational exact = generators.get(i).get(k);
                shape[i * g + k] = near(exact);
                lost = lost.add(exact.sub(Rational.ofDouble(shape[i * g + k])).abs());
            }
            loss[i] = Ball.enclosing(lost, BITS).toDoubleUp();
        }
        return new TokenSet(rows, columns, middle, beside(DoubleBallMatrix.of(n, g, shape), diagonal(loss)));
    }

    /** A double near to a number; any will do. */
    private static double near(Rational exact) {
        return Math.clamp(Ball.enclosing(exact, BITS).toDoubleDown(), -Double.MAX_VALUE, Double.MAX_VALUE);
    }

    /** One column for each radius that is not 0. */
    static DoubleBallMatrix diagonal(double[] radii) {
        int[] rows = IntStream.range(0, radii.length).filter(i -> radii[i] != 0).toArray();
        double[] entries = new double[radii.length * rows.length];
        for (int c = 0; c < rows.length; c++) {
            entries[rows[c] * rows.length + c] = radii[rows[c]];
        }
        return DoubleBallMatrix.of(radii.length, rows.length, entries);
    }

    public int count() {
        return count;
    }

    public int features() {
        return features;
    }

    double[] centre() {
        return centre;
    }

    DoubleBallMatrix generators() {
        return generators;
    }

    /** The number of generators g. */
    public int generatorCount() {
        return generators.columns();
    }

    /** The centre, exactly, as tokens for point evaluations. */
    Tokens centreTokens(int bits) {
        Dyadic[] entries = Arrays.stream(centre).mapToObj(Dyadic::of).toArray(Dyadic[]::new);
        return new Tokens(BallMatrix.zero(1, features, bits), BallMatrix.enclosing(count, features, entries, bits), Exponent.ZERO).rescaled();
    }

    /** The range of entry i * d + j, that is of feature j of token i, counted from 0. */
    public DoubleInterval[] ranges() {
        double[] radii = rowSumsUp(generators);
        DoubleInterval[] ranges = new DoubleInterval[centre.length];
        for (int i = 0; i < ranges.length; i++) {
            ranges[i] = around(centre[i], radii[i]);
        }
        return ranges;
    }

    private static DoubleInterval around(double mid, double radius) {
        return radius - radius == 0 ? DoubleInterval.of(DirectedDouble.subDown(mid, radius), DirectedDouble.addUp(mid, radius)) : DoubleInterval.REALS;
    }

    /** The greatest radius of an entry's range, rounded up. */
    public double radius() {
        return Arrays.stream(rowSumsUp(generators)).max().orElse(0);
    }

    /** Upper bounds of the sums of |mid| + rad of each row; infinite where an entry is the whole line. */
    static double[] rowSumsUp(DoubleBallMatrix a) {
        double[] sums = new double[a.rows()];
        for (int i = 0; i < sums.length; i++) {
            for (int j = 0; j < a.columns(); j++) {
                sums[i] = DirectedDouble.addUp(sums[i], DirectedDouble.addUp(Math.abs(a.mid(i, j)), a.rad(i, j)));
            }
        }
        return sums;
    }

    /** The box of the ranges as tokens, for the measures; common row 0. */
    public Tokens tokens(int bits) {
        DoubleInterval[] ranges = ranges();
        double[] lo = Arrays.stream(ranges).mapToDouble(DoubleInterval::lo).toArray();
        double[] hi = Arrays.stream(ranges).mapToDouble(DoubleInterval::hi).toArray();
        BallMatrix box = BallMatrix.of(DoubleBallMatrix.enclosing(count, features, lo, hi));
        return new Tokens(BallMatrix.zero(1, features, bits), box.add(BallMatrix.zero(count, features, bits), bits), Exponent.ZERO).rescaled();
    }

    /** mu over the set: the norm of the range of X - 1 mean(X), which is linear in X, so that what moves all tokens alike does not count. */
    public DoubleInterval mu() {
        int n = centre.length;
        double[] lo = new double[n * n];
        double[] hi = new double[n * n];
        DoubleInterval share = DoubleInterval.of(1).div(DoubleInterval.of(count));
        for (int a = 0; a < n; a++) {
            for (int b = a % features; b < n; b += features) {
                DoubleInterval entry = a == b ? DoubleInterval.of(1).sub(share) : share.neg();
                lo[a * n + b] = entry.lo();
                hi[a * n + b] = entry.hi();
            }
        }
        DoubleBallMatrix projection = DoubleBallMatrix.enclosing(n, n, lo, hi);
        DoubleBallMatrix middle = projection.mul(DoubleBallMatrix.of(n, 1, centre));
        double[] radii = rowSumsUp(projection.mul(generators));
        DoubleInterval sum = DoubleInterval.of(0);
        for (int a = 0; a < n; a++) {
            double radius = DirectedDouble.addUp(radii[a], middle.rad(a, 0));
            sum = sum.add(around(middle.mid(a, 0), radius).sqr());
        }
        return sum.sqrt();
    }

    /**
     * A superset with at most {@code most} generators and a box: the columns with the smallest sums of magnitudes are replaced by a column for each row, of the sum of their magnitudes there. The same set if there are
     * few enough.
     */
    TokenSet reduced(int most) {
        int g = generators.columns();
        if (g <= Math.max(most, centre.length)) {
            return this;
        }
        double[] sizes = new double[g];
        for (int c = 0; c < g; c++) {
            for (int i = 0; i < centre.length; i++) {
                sizes[c] += Math.abs(generators.mid(i, c));
            }
        }
        Integer[] order = IntStream.range(0, g).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(c -> -sizes[c]));
        // Half of them at once, so that this is not done at every layer.
        int keep = Math.max(0, Math.max(most, centre.length) / 2);
        int[] all = IntStream.range(0, centre.length).toArray();
        DoubleBallMatrix kept = generators.select(all, Arrays.stream(order, 0, keep).mapToInt(c -> c).toArray());
        double[] box = rowSumsUp(generators.select(all, Arrays.stream(order, keep, g).mapToInt(c -> c).toArray()));
        return new TokenSet(count, features, centre, beside(kept, diagonal(box)));
    }

    /** The columns of two matrices without radii. */
    static DoubleBallMatrix beside(DoubleBallMatrix a, DoubleBallMatrix b) {
        int width = a.columns() + b.columns();
        double[] entries = new double[a.rows() * width];
        for (int i = 0; i < a.rows(); i++) {
            for (int j = 0; j < width; j++) {
                entries[i * width + j] = j < a.columns() ? a.mid(i, j) : b.mid(i, j - a.columns());
            }
        }
        return DoubleBallMatrix.of(a.rows(), width, entries);
    }
}
