package org.certirank.linalg;

import java.util.Optional;
import org.certirank.interval.DirectedDouble;

/**
 * Enclosures of the inverses of all matrices of a set.
 *
 * <p><b>Double.</b> R is an approximate inverse of the midpoint, E = I - R A. D = A^-1 - R satisfies D = E R + E D, and {@link Contraction} bounds it (Rump, Verification methods, Acta Numerica 19
 * (2010), section 10).
 *
 * <p><b>Higher precision.</b> R is improved by Newton's step X + (I - X A) X (Schulz), each step at the precision it can deliver; A^-1 = X + E X + E (A^-1 - X) with E = I - X A, where E X is a product
 * of balls and the last term is bounded by |E| times the bound of the double case. A is first scaled by powers of two, rows and columns. Where the double inverse does not contract, X is multiplied
 * from the left by the double inverse of X A until it does (Rump, Inversion of extremely ill-conditioned matrices in floating-point, Japan J. Indust. Appl. Math. 26 (2009)).
 *
 * <p>The answer is empty when ||I - R A|| &lt; 1 could not be shown: the set holds a singular matrix, or is too close to one for the method.
 */
public final class VerifiedInverse {
    private static final int MOST_STEPS = 40;
    private static final int DOUBLE_BITS = 53;
    private static final int GUARD = 16;
    private static final int FIRST_PRECISION = 104;

    private VerifiedInverse() {
    }

    /** Double balls around the inverses of all matrices in A. */
    public static Optional<DoubleBallMatrix> of(DoubleBallMatrix a) {
        int n = square(a.rows(), a.columns());
        ApproximateLu lu = ApproximateLu.of(n, a.mids());
        if (lu == null) {
            return Optional.empty();
        }
        double[] r = lu.inverse();
        DoubleBallMatrix preconditioner = DoubleBallMatrix.of(n, n, r);
        double[] e = Norms.magnitudesUp(DoubleBallMatrix.identity(n).sub(preconditioner.mul(a)));
        Contraction contraction = Contraction.of(n, e);
        if (contraction == null) {
            return Optional.empty();
        }
        double[] t = Contraction.productUp(n, n, n, e, DoubleProduct.absolute(r));
        DoubleBallMatrix result = DoubleBallMatrix.ofOwned(n, n, r, contraction.bound(t, n));
        return result.isBounded() ? Optional.of(result) : Optional.empty();
    }

    /** Balls of about {@code bits} bits around the inverses of all matrices in A. */
    public static Optional<BallMatrix> of(BallMatrix a, int bits) {
        int n = square(a.rows(), a.columns());
        if (n == 0) {
            return Optional.of(a);
        }
        Equilibrated scaled = Equilibrated.of(a);
        ApproximateLu lu = scaled == null ? null : ApproximateLu.of(n, scaled.matrix().toDouble().mids());
        if (lu == null) {
            return Optional.empty();
        }
        BallMatrix x = BallMatrix.of(DoubleBallMatrix.of(n, n, lu.inverse()));
        BallMatrix one = BallMatrix.identity(n);
        // X A cancels to about 1 from products of the size of X: so many bits more are needed.
        int loss = loss(x);
        int work = bits + GUARD + loss;
        int precision = Math.min(work, FIRST_PRECISION + loss);
        long before = 0;
        for (int step = 0; step < MOST_STEPS; step++) {
            BallMatrix product = x.mul(scaled.matrix(), precision);
            BallMatrix e = one.sub(product, precision);
            SizedMatrix size = SizedMatrix.of(e);
            if (size == null) {
                return Optional.empty();
            }
            if (size.exponent() > 0 || Contraction.of(n, size.atLeastScaled()) == null) {
                // Too ill-conditioned for a double inverse: X A is less so than A, and its own double inverse improves X.
                lu = ApproximateLu.of(n, product.toDouble().mids());
                if (lu == null || before != 0 || precision >= work && step > 0) {
                    return Optional.empty();
                }
                x = BallMatrix.of(DoubleBallMatrix.of(n, n, lu.inverse())).mul(x, precision + DOUBLE_BITS).midpoint();
                loss = loss(x);
                work = bits + GUARD + loss;
                precision = Math.min(work, precision + DOUBLE_BITS + loss);
                continue;
            }
            // The error of x is about 2^-good; its residual to 2^-2good gives an x twice as good.
            long good = -size.exponent();
            int gain = Math.clamp(precision - good + 8, DOUBLE_BITS, precision);
            boolean stalled = before != 0 && 3 * good < 4 * before;
            if (good == 0 || stalled || 2 * good >= bits + GUARD && precision >= work) {
                return Optional.ofNullable(finish(scaled, x, e, size, n, gain, work));
            }
            if (2 * good < bits + GUARD) {
                x = x.add(e.mul(x, gain), Math.clamp(2 * good + 8 + loss, DOUBLE_BITS, work)).midpoint();
                before = good;
            }
            precision = Math.clamp(4 * good + 8 + loss, Math.min(work, FIRST_PRECISION), work);
        }
        return Optional.empty();
    }

    private static int loss(BallMatrix x) {
        SizedMatrix size = SizedMatrix.of(x);
        return size == null ? 0 : Math.clamp(size.exponent(), 0, 1 << 20);
    }

    private static BallMatrix finish(Equilibrated scaled, BallMatrix x, BallMatrix e, SizedMatrix size, int n, int gain, int work) {
        SizedMatrix sizeOfX = SizedMatrix.of(x);
        Contraction contraction = Contraction.of(n, size.atLeastScaled());
        if (sizeOfX == null || contraction == null) {
            return null;
        }
        double[] t = Contraction.productUp(n, n, n, size.scaled(), sizeOfX.scaled());
        double[] rest = Contraction.productUp(n, n, n, size.scaled(), contraction.bound(t, n));
        BallMatrix result = x.add(e.mul(x, gain), work);
        Scaled radius = new Scaled();
        for (int i = 0; i < rest.length; i++) {
            radius.clear();
            radius.add(result.rad[i], result.radExponent[i]);
            radius.add(rest[i], 2 * size.exponent() + sizeOfX.exponent());
            result.setRadius(i, radius);
        }
        return scaled.unscaleInverse(result);
    }

    static int square(int rows, int columns) {
        if (rows != columns) {
            throw new IllegalArgumentException("not a square matrix: " + rows + " by " + columns);
        }
        return rows;
    }
}
