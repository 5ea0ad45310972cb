package org.certirank.linalg;

import java.util.Optional;

/**
 * Enclosures of the solutions of A X = B for all A and B of two sets, with any number of right sides.
 *
 * <p>R is an approximate inverse, E = I - R A with norm below 1, x an approximate solution; the error Y = X - x satisfies Y = R (B - A x) + E Y, and {@link Contraction} bounds it from the enclosed residual.
 * Residuals are computed to twice the precision of x, so that the bound is as good as the data allow; in higher precision x is refined by the same residuals.
 *
 * <p>The answer is empty when A could not be shown regular.
 */
public final class VerifiedSolve {
    private static final int MOST_STEPS = 200;
    private static final int DOUBLE_BITS = 53;

    private VerifiedSolve() {
    }

    /** Double balls around the solutions. */
    public static Optional<DoubleBallMatrix> of(DoubleBallMatrix a, DoubleBallMatrix b) {
        return of(BallMatrix.of(a), BallMatrix.of(b), DOUBLE_BITS).map(BallMatrix::toDouble);
    }

    /** Balls of about {@code bits} bits around the solutions. */
    public static Optional<BallMatrix> of(BallMatrix a, BallMatrix b, int bits) {
        int n = VerifiedInverse.square(a.rows(), a.columns());
        if (b.rows() != n) {
            throw new IllegalArgumentException(a + " and " + b);
        }
        if (n == 0) {
            return Optional.of(b);
        }
        Equilibrated scaled = Equilibrated.of(a);
        ApproximateLu lu = scaled == null ? null : ApproximateLu.of(n, scaled.matrix().toDouble().mids());
        if (lu == null || !b.isBounded()) {
            return Optional.empty();
        }
        BallMatrix s = scaled.matrix();
        BallMatrix r = BallMatrix.of(DoubleBallMatrix.of(n, n, lu.inverse()));
        SizedMatrix size = SizedMatrix.of(BallMatrix.identity(n).sub(r.mul(s, 2 * DOUBLE_BITS), 2 * DOUBLE_BITS));
        Contraction contraction = size == null || size.exponent() > 1 ? null : Contraction.of(n, magnitudes(size));
        if (contraction == null) {
            // With an inverse of higher precision the problem is A^-1 B.
            return VerifiedInverse.of(a, bits + DOUBLE_BITS).map(inverse -> inverse.mul(b, bits));
        }
        BallMatrix d = Equilibrated.scaled(b, scaled.rowShift(), new long[b.columns()]);
        int work = bits + 16;
        BallMatrix x = r.mul(d, DOUBLE_BITS).midpoint();
        long before = Long.MAX_VALUE;
        for (int step = 0; step < MOST_STEPS; step++) {
            BallMatrix correction = r.mul(d.sub(s.mul(x, work + DOUBLE_BITS), work + DOUBLE_BITS), 2 * DOUBLE_BITS);
            SizedMatrix bound = SizedMatrix.of(correction);
            SizedMatrix sizeOfX = SizedMatrix.of(x);
            if (bound == null || sizeOfX == null) {
                return Optional.empty();
            }
            boolean settled = bound.exponent() < sizeOfX.exponent() - work || bound.exponent() >= before - 1;
            if (settled) {
                return Optional.of(enclose(scaled, x, bound, contraction, work));
            }
            before = bound.exponent();
            x = x.add(correction.midpoint(), work).midpoint();
        }
        return Optional.empty();
    }

    /** Of a matrix of exponent at most 1. */
    private static double[] magnitudes(SizedMatrix size) {
        return size.exponent() <= 0 ? size.atLeastScaled() : Contraction.productUp(size.scaled().length, 1, 1, size.scaled(), new double[] {2});
    }

    private static BallMatrix enclose(Equilibrated scaled, BallMatrix x, SizedMatrix residual, Contraction contraction, int work) {
        double[] error = contraction.bound(residual.scaled(), x.columns());
        BallMatrix result = x.add(new BallMatrix(x.rows(), x.columns(), 1), work);
        Scaled radius = new Scaled();
        for (int i = 0; i < error.length; i++) {
            radius.clear();
            radius.add(result.rad[i], result.radExponent[i]);
            radius.add(error[i], residual.exponent());
            result.setRadius(i, radius);
        }
        return Equilibrated.scaled(result, scaled.columnShift(), new long[x.columns()]);
    }
}
