package org.certirank.linalg;

import org.certirank.simd.matrix.MatrixKernel;

/**
 * The radii of a product of balls: sum |a| s + r (|b| + s) for midpoints a, b and radii r, s, from {@link ScaledFactor} bounds by one or two products of non-negative
 * doubles. Entries of the factors are at most 2 and either 0 or at least 2^-1002, so products may underflow to 0; {@link FmaChain#sumUp} covers that.
 */
final class RadiusProduct {
    private final ScaledFactor left;
    private final ScaledFactor right;
    private final int columns;
    private final int inner;
    /** |a| s on the scales of sizes of A and radii of B; null when B has no radii. */
    private final double[] first;
    /** r (|b| + s); null when A has no radii. */
    private final double[] second;

    RadiusProduct(ScaledFactor left, ScaledFactor right, int m, int k, int n, MatrixKernel kernel) {
        this.left = left;
        this.right = right;
        columns = n;
        inner = k;
        first = right.hasRadii() ? kernel.multiply(m, k, n, left.size, right.radius) : null;
        second = left.hasRadii() ? kernel.multiply(m, k, n, left.radius, right.sizeWithRadius()) : null;
    }

    /** Sets {@code to} to the radius of entry (i, j). */
    void get(int i, int j, Scaled to) {
        to.clear();
        int at = i * columns + j;
        // A line of zeros has no scale; its bounds are 0, and so is the exact sum.
        if (first != null && left.scale[i] != ScaledFactor.NONE && right.radiusScale[j] != ScaledFactor.NONE) {
            to.add(bound(first[at]), left.scale[i] + right.radiusScale[j]);
        }
        if (second != null && left.radiusScale[i] != ScaledFactor.NONE && right.commonScale(j) != ScaledFactor.NONE) {
            to.add(bound(second[at]), left.radiusScale[i] + right.commonScale(j));
        }
    }

    private double bound(double computed) {
        double v = FmaChain.sumUp(computed, inner);
        return v >= 0 ? Math.max(v, 0x1p-1000) : Double.POSITIVE_INFINITY;
    }
}
