package org.certirank.linalg;

import java.util.Arrays;
import org.certirank.simd.matrix.MatrixKernel;

/**
 * The radii of a product of balls: sum |a| s + r (|b| + s) for midpoints a, b and radii r, s, from {@link ScaledFactor} bounds by one or two products of non-negative
 * doubles, plus what the recombination leaves out, plus a unit in the last place where rounding to the entry lost something. Entries of the factors are at most 2 and either 0 or at least 2^-1002, so products may
 * underflow to 0; {@link FmaChain#sumUp} covers that.
 *
 * <p><b>Usual radii.</b> All terms are brought to the scale of the midpoints of row and column times one 2^common, by factors that are powers of two between 2^-400 and 2^400 prepared for each line, 0 where there is no radius; the constant and the unit are rounded up to 2^-400.
 * Let the sum computed be v, 2^-300 &lt;= v &lt;= 2^400. It has four roundings to nearest of non-negative results, those of {@link FmaChain#sumUp}'s factor being outweighed by that, two sums and the unit, which {@link FmaChain#FOUR_ROUNDINGS}
 * outweighs with a slack of 2^-52 v; underflow in two chains and two products adds less than 2^-1040 times a factor of at most 2^400, far below that slack. Everything else is computed by {@link Scaled}, with the same claim.
 */
final class RadiusProduct {
    private static final int RANGE = 400;
    /** Far above 2^-400, so that rounding up to that changes no radius by more than a last place. */
    private static final double LEAST = 0x1p-300;
    private static final double MOST = 0x1p400;

    private final ScaledFactor left;
    private final ScaledFactor right;
    private final int columns;
    private final int inner;
    /** |a| s on the scales of sizes of A and radii of B; null when B has no radii. */
    private final double[] first;
    /** r (|b| + s); null when A has no radii. */
    private final double[] second;
    /** What is left out of each entry is less than 2^(scales + loss); {@link ScaledFactor#NONE} for nothing. */
    private final long loss;
    private final double inflation;
    private final long common;
    private final double constant;
    /** 2^(radiusScale - scale - common) for the rows of A and the columns of B, and 2^(commonScale - scale) for those. */
    private final double[] rowFactor;
    private final double[] columnFactor;
    private final double[] widening;
    private final Scaled sum = new Scaled();

    RadiusProduct(ScaledFactor left, ScaledFactor right, int m, int k, int n, MatrixKernel kernel, long loss) {
        this.left = left;
        this.right = right;
        this.loss = loss;
        columns = n;
        inner = k;
        first = right.hasRadii() ? kernel.multiply(m, k, n, left.size, right.radius) : null;
        second = left.hasRadii() ? kernel.multiply(m, k, n, left.radius, right.sizeWithRadius()) : null;
        inflation = FmaChain.inflation(k);
        long greatest = Math.max(Math.max(left.greatestRatio(), right.greatestRatio()), loss);
        common = greatest == ScaledFactor.NONE ? 0 : greatest;
        constant = loss == ScaledFactor.NONE ? 0 : powerUp(loss - common);
        rowFactor = factors(left);
        columnFactor = factors(right);
        widening = new double[n];
        for (int j = 0; j < n; j++) {
            widening[j] = right.scale[j] == ScaledFactor.NONE ? Double.NaN : power(right.commonScale(j) - right.scale[j]);
        }
    }

    private double[] factors(ScaledFactor factor) {
        double[] result = new double[factor.scale.length];
        Arrays.fill(result, Double.NaN);
        for (int l = 0; l < result.length; l++) {
            if (factor.scale[l] != ScaledFactor.NONE) {
                result[l] = factor.radiusScale[l] == ScaledFactor.NONE ? 0 : power(factor.radiusScale[l] - factor.scale[l] - common);
            }
        }
        return result;
    }

    /** 2^e; not a number where that is out of range. */
    private static double power(long e) {
        return e >= -RANGE && e <= RANGE ? Scaled.power((int) e) : Double.NaN;
    }

    private static double powerUp(long e) {
        return power(Math.max(e, -RANGE));
    }

    /** Sets the radius of entry (i, j) of a result whose midpoint is there; {@code lost} says whether a unit in its last place is to be added. */
    void store(int i, int j, boolean lost, BallMatrix to) {
        int at = i * columns + j;
        long scale = left.scale[i] + right.scale[j] + common;
        double v = constant;
        if (first != null) {
            v += first[at] * inflation * columnFactor[j];
        }
        if (second != null) {
            v += second[at] * inflation * (rowFactor[i] * widening[j]);
        }
        long unit = to.exponent[at] - 64L * to.limbs;
        if (lost) {
            v += powerUp(unit - scale);
        }
        v *= FmaChain.FOUR_ROUNDINGS;
        int shift = Math.getExponent(v) + 1;
        // False where a line is 0 or a factor out of range: those made v not a number.
        if (v >= LEAST && v <= MOST && Math.abs(scale + shift) <= Scaled.MAX_EXPONENT) {
            to.rad[at] = v * Scaled.power(-shift);
            to.radExponent[at] = scale + shift;
        } else {
            get(i, j);
            if (lost) {
                sum.add(1, unit);
            }
            to.setRadius(at, sum);
        }
        to.keepInRange(at);
    }

    /** The radius of entry (i, j) before rounding. */
    private void get(int i, int j) {
        sum.clear();
        int at = i * columns + j;
        // A line of zeros has no scale; its bounds are 0, and so is the exact sum.
        if (first != null && left.scale[i] != ScaledFactor.NONE && right.radiusScale[j] != ScaledFactor.NONE) {
            sum.add(bound(first[at]), left.scale[i] + right.radiusScale[j]);
        }
        if (second != null && left.radiusScale[i] != ScaledFactor.NONE && right.commonScale(j) != ScaledFactor.NONE) {
            sum.add(bound(second[at]), left.radiusScale[i] + right.commonScale(j));
        }
        if (loss != ScaledFactor.NONE && left.scale[i] != ScaledFactor.NONE && right.scale[j] != ScaledFactor.NONE) {
            sum.add(1, left.scale[i] + right.scale[j] + loss);
        }
    }

    private double bound(double computed) {
        double v = FmaChain.sumUp(computed, inner);
        return v >= 0 ? Math.max(v, 0x1p-1000) : Double.POSITIVE_INFINITY;
    }
}
