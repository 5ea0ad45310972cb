package org.certirank.linalg;

/**
 * Upper bounds of one factor of a product as two matrices of doubles, of its midpoints (magnitudes, as cut to digits) and of its radii (with what the cutting lost), each row (or column)
 * divided by a power of two of its own, so that no entry exceeds 1 and nothing overflows. What is smaller than 2^-1000 of its row is rounded up to that.
 */
final class ScaledFactor {
    /** The scale of a row or column of zeros. */
    static final long NONE = Long.MIN_VALUE / 4;

    private final BallMatrix matrix;
    private final boolean byRow;
    /** Every midpoint of line l is less than 2^scale[l]; {@link #NONE} for a line of zeros. */
    final long[] scale;
    /** Bounds of |midpoint| / 2^scale. */
    final double[] size;
    /** Bounds of radius / 2^radiusScale. */
    final double[] radius;
    final long[] radiusScale;
    private boolean radii;
    private final boolean[] lossy;
    private int digitBits;

    ScaledFactor(BallMatrix matrix, boolean byRow) {
        this.matrix = matrix;
        this.byRow = byRow;
        int lines = byRow ? matrix.rows() : matrix.columns();
        scale = new long[lines];
        radiusScale = new long[lines];
        size = new double[matrix.sign.length];
        radius = new double[matrix.sign.length];
        lossy = new boolean[matrix.sign.length];
        java.util.Arrays.fill(scale, NONE);
        java.util.Arrays.fill(radiusScale, NONE);
        int columns = matrix.columns();
        for (int i = 0, entry = 0; i < matrix.rows(); i++) {
            for (int j = 0; j < columns; j++, entry++) {
                if (matrix.sign[entry] != 0) {
                    int line = byRow ? i : j;
                    scale[line] = Math.max(scale[line], matrix.exponent[entry]);
                }
            }
        }
        findRadiusScales();
    }

    /**
     * Bits of digits that are worth having: what is cut off a line changes a sum of products by at most a sixteenth of what the radii of the line may; and, if {@code exact}, no more than the midpoints have,
     * so that a product of short numbers is exact. Soundness does not hang on it; at most {@code most}.
     */
    int worthwhileBits(int most, boolean exact) {
        int lines = scale.length;
        int perLine = lines == 0 ? 0 : matrix.sign.length / lines;
        double[] sums = new double[lines];
        long[] lowest = new long[lines];
        java.util.Arrays.fill(lowest, Long.MAX_VALUE);
        int columns = matrix.columns();
        for (int i = 0, entry = 0; i < matrix.rows(); i++) {
            for (int j = 0; j < columns; j++, entry++) {
                int line = byRow ? i : j;
                if (matrix.sign[entry] != 0) {
                    lowest[line] = Math.min(lowest[line], lowestBit(entry));
                }
                sums[line] += matrix.rad[entry] == 0 ? 0 : Scaled.timesPower(matrix.rad[entry], matrix.radExponent[entry] - radiusScale[line]);
            }
        }
        long bits = 8;
        for (int l = 0; l < lines; l++) {
            if (scale[l] != NONE) {
                long radii = radiusScale[l] == NONE ? NONE : radiusScale[l] + Math.getExponent(sums[l]);
                bits = Math.max(bits, Math.min(scale[l] - radii + 4 + (64 - Long.numberOfLeadingZeros(perLine)), exact ? scale[l] - lowest[l] + 1 : most));
            }
        }
        return (int) Math.min(bits, most);
    }

    /** Settles on digits and fills the bounds, which include what digits lose. */
    void cut(int bits) {
        digitBits = bits;
        findLosses();
        fill();
    }

    /** The scale of entry (i, j). */
    long scaleOf(int i, int j) {
        return scale[byRow ? i : j];
    }

    /** Whether cutting an entry to digits loses something: less than one unit of the last digit. */
    private boolean isLossy(int entry, int line) {
        return matrix.sign[entry] != 0 && lowestBit(entry) < unit(line);
    }

    /** The exponent of the lowest set bit of a midpoint that is not 0. */
    private long lowestBit(int entry) {
        int limb = entry * matrix.limbs;
        int zeros = 0;
        while (matrix.mantissa[limb] == 0) {
            limb++;
            zeros += 64;
        }
        return matrix.exponent[entry] - 64L * matrix.limbs + zeros + Long.numberOfTrailingZeros(matrix.mantissa[limb]);
    }

    private long unit(int line) {
        return scale[line] - digitBits + 1;
    }

    private void findRadiusScales() {
        int columns = matrix.columns();
        for (int i = 0, entry = 0; i < matrix.rows(); i++) {
            for (int j = 0; j < columns; j++, entry++) {
                int line = byRow ? i : j;
                if (matrix.rad[entry] != 0) {
                    radiusScale[line] = Math.max(radiusScale[line], matrix.radExponent[entry]);
                }
            }
        }
    }

    private void findLosses() {
        int columns = matrix.columns();
        for (int i = 0, entry = 0; i < matrix.rows(); i++) {
            for (int j = 0; j < columns; j++, entry++) {
                int line = byRow ? i : j;
                if (isLossy(entry, line)) {
                    lossy[entry] = true;
                    radiusScale[line] = Math.max(radiusScale[line], unit(line));
                }
            }
        }
    }

    private void fill() {
        int columns = matrix.columns();
        int limbs = matrix.limbs;
        for (int i = 0, entry = 0; i < matrix.rows(); i++) {
            for (int j = 0; j < columns; j++, entry++) {
                int line = byRow ? i : j;
                if (matrix.sign[entry] != 0) {
                    // The top 53 bits of the mantissa, one unit up.
                    double top = ((matrix.mantissa[entry * limbs + limbs - 1] >>> 11) + 1) * 0x1p-53;
                    size[entry] = Scaled.timesPower(top, matrix.exponent[entry] - scale[line]);
                }
                if (matrix.rad[entry] != 0 || lossy[entry]) {
                    radii = true;
                    double r = Scaled.timesPower(matrix.rad[entry], matrix.radExponent[entry] - radiusScale[line]);
                    radius[entry] = lossy[entry] ? FmaChain.addUp(r, Scaled.timesPower(1, unit(line) - radiusScale[line])) : r;
                }
            }
        }
    }

    /** Whether a radius is not 0. */
    boolean hasRadii() {
        return radii;
    }

    /** The greatest logarithm of a line's radii over its midpoints; {@link #NONE} where no line has both. */
    long greatestRatio() {
        long greatest = NONE;
        for (int l = 0; l < scale.length; l++) {
            if (scale[l] != NONE && radiusScale[l] != NONE) {
                greatest = Math.max(greatest, radiusScale[l] - scale[l]);
            }
        }
        return greatest;
    }

    /** The scale of {@link #sizeWithRadius}. */
    long commonScale(int line) {
        return Math.max(scale[line], radiusScale[line]);
    }

    /** Bounds of (|midpoint| + radius) / 2^commonScale, at most 2. */
    double[] sizeWithRadius() {
        double[] both = new double[size.length];
        for (int i = 0, entry = 0; i < matrix.rows(); i++) {
            for (int j = 0; j < matrix.columns(); j++, entry++) {
                int line = byRow ? i : j;
                long common = commonScale(line);
                both[entry] = FmaChain.addUp(Scaled.timesPower(size[entry], scale[line] - common), Scaled.timesPower(radius[entry], radiusScale[line] - common));
            }
        }
        return both;
    }
}
