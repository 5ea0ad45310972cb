package org.certirank.linalg;

import java.util.ArrayList;
import java.util.List;
import org.certirank.exact.Dyadic;
import org.certirank.interval.Bound;
import org.certirank.interval.RealInterval;

/**
 * Enclosures of the determinants of all matrices of a set.
 *
 * <p>With exactly triangular approximate inverses X of L (diagonal 1) and Y of U, where P A ~ L U, and I + E = X P A Y: det A = sign(P) det(I + E) / prod Y_ii. For ||E||_inf &lt;= rho &lt; 1,
 * <pre>log det(I + E) = tr E - tr E^2 / 2 + ... +- tr E^K / K + t, |t| &lt;= n rho^(K+1) / ((K + 1) (1 - rho)),</pre>
 * since the trace of a power is a sum of n powers of eigenvalues, all at most rho in magnitude. Only powers up to K/2 are formed: tr E^(a+b) needs no product. Where rho &lt; 1 cannot be
 * shown the answer is Hadamard's bound, |det A| &lt;= product of the Euclidean norms of the rows, here with row sums.
 */
public final class Determinant {
    private static final int MOST_POWERS = 64;
    private static final int LEAST_BITS = 32;
    private static final int LONGEST_ROW = 1 << 16;

    private Determinant() {
    }

    /** An interval with all determinants, to about {@code bits} bits where the set is narrow and regular. */
    public static RealInterval of(BallMatrix a, int bits) {
        int n = VerifiedInverse.square(a.rows(), a.columns());
        if (n == 0) {
            return RealInterval.ONE;
        }
        if (!a.isBounded()) {
            return RealInterval.REALS;
        }
        Equilibrated scaled = Equilibrated.of(a);
        ApproximateLu lu = scaled == null ? null : ApproximateLu.of(n, scaled.matrix().toDouble().mids());
        if (lu == null) {
            return hadamard(a, bits);
        }
        int work = bits + 32;
        double[] y = lu.inverseOfU();
        BallMatrix left = BallMatrix.of(DoubleBallMatrix.of(n, n, lu.inverseOfL()));
        BallMatrix right = BallMatrix.of(DoubleBallMatrix.of(n, n, y));
        if (!left.isBounded() || !right.isBounded()) {
            return hadamard(a, bits);
        }
        BallMatrix e = left.mul(permuted(scaled.matrix(), lu.order()), work).mul(right, work).sub(BallMatrix.identity(n), work);
        RealInterval logarithm = logarithm(e, n, work);
        if (logarithm == null) {
            return hadamard(a, bits);
        }
        Dyadic diagonal = lu.isOddPermutation() ? Dyadic.ONE.neg() : Dyadic.ONE;
        for (int i = 0; i < n; i++) {
            diagonal = diagonal.mul(Dyadic.of(y[i * n + i]));
        }
        long shift = 0;
        for (int i = 0; i < n; i++) {
            shift -= scaled.rowShift()[i] + scaled.columnShift()[i];
        }
        RealInterval quotient = logarithm.exp(work).div(RealInterval.of(diagonal), work);
        return quotient.mul(RealInterval.of(Dyadic.powerOfTwo(shift)), bits);
    }

    /** The same for double balls, to about 53 bits. */
    public static RealInterval of(DoubleBallMatrix a) {
        return of(BallMatrix.of(a), 53);
    }

    private static BallMatrix permuted(BallMatrix a, int[] order) {
        int n = order.length;
        return a.rearranged(n, n, (i, j) -> order[i] * n + j);
    }

    /** An enclosure of log det(I + E); null when ||E|| &lt; 1 is not shown. */
    private static RealInterval logarithm(BallMatrix e, int n, int bits) {
        SizedMatrix size = SizedMatrix.of(e);
        Contraction contraction = size == null || size.exponent() > 0 ? null : Contraction.of(n, size.atLeastScaled());
        if (contraction == null) {
            return null;
        }
        Dyadic rho = Dyadic.of(contraction.norm());
        if (rho.isZero()) {
            return RealInterval.ZERO;
        }
        // As many terms as reach 2^-bits, fewer where the radii of E are wider than that.
        long gained = Math.max(1, -rho.magnitude());
        int terms = Math.clamp(bits / gained + 1, 1, 2 * MOST_POWERS);
        List<BallMatrix> powers = new ArrayList<>(List.of(e));
        while (2 * powers.size() < terms) {
            // Power a serves the terms 2a - 1 and 2a.
            powers.add(powers.getLast().mul(e, worthwhile(bits, gained, 2 * powers.size() + 1, n)));
        }
        RealInterval sum = RealInterval.ZERO;
        for (int k = 1; k <= terms; k++) {
            RealInterval trace = k == 1 ? trace(e, n, bits) : traceOfProduct(powers.get((k + 1) / 2 - 1), powers.get(k / 2 - 1), n, worthwhile(bits, gained, k, n));
            RealInterval term = trace.div(RealInterval.of(k % 2 == 1 ? k : -k), bits);
            sum = sum.add(term, bits);
        }
        Dyadic power = Dyadic.of(n);
        for (int k = 0; k <= terms; k++) {
            power = Dyadic.mulUp(power, rho, 53);
        }
        Dyadic rest = Dyadic.divUp(power, Dyadic.ONE.sub(rho).mul(Dyadic.of(terms + 1)), 53);
        return sum.add(RealInterval.closed(rest.neg(), rest), bits);
    }

    private static RealInterval trace(BallMatrix e, int n, int bits) {
        RealInterval sum = RealInterval.ZERO;
        for (int i = 0; i < n; i++) {
            sum = sum.add(e.interval(i, i), bits);
        }
        return sum;
    }

    /** Bits with which a term, at most n rho^k, is to be known so that the sum is known to 2^-bits or so; of no account for soundness. */
    private static int worthwhile(int bits, long gained, int k, int n) {
        return (int) Math.max(LEAST_BITS, bits - k * gained + 2 * (64 - Long.numberOfLeadingZeros(n)) + 8);
    }

    /** The trace of F G, the scalar product of F and the transpose of G: some rows at a time as the product of a row and a column, which bounds the inner dimension. */
    private static RealInterval traceOfProduct(BallMatrix f, BallMatrix g, int n, int bits) {
        RealInterval sum = RealInterval.ZERO;
        int step = Math.max(1, LONGEST_ROW / n);
        for (int from = 0; from < n; from += step) {
            int first = from * n;
            int length = Math.min(step, n - from) * n;
            BallMatrix row = f.rearranged(1, length, (i, j) -> first + j);
            BallMatrix column = g.rearranged(length, 1, (i, j) -> (first + i) % n * n + (first + i) / n);
            sum = sum.add(row.mul(column, bits).interval(0, 0), bits + LEAST_BITS);
        }
        return sum;
    }

    private static RealInterval hadamard(BallMatrix a, int bits) {
        int n = a.rows();
        Dyadic bound = Dyadic.ONE;
        for (int i = 0; i < n; i++) {
            Dyadic sum = Dyadic.ZERO;
            for (int j = 0; j < n; j++) {
                sum = Dyadic.addUp(sum, Dyadic.addUp(a.mid(i, j).abs(), a.rad(i, j), 53), 53);
            }
            bound = Dyadic.mulUp(bound, sum, 53);
        }
        return RealInterval.of(Bound.closed(bound.neg()), Bound.closed(bound)).hull(RealInterval.ZERO);
    }
}
