package org.certirank.linalg;

import java.util.Arrays;
import org.certirank.simd.matrix.MatrixKernel;

/**
 * Cuts midpoints of a {@link BallMatrix} into digits: small integers held in doubles, to a base 2^base, centred around 0, on a scale common to a row or column. Works on blocks of entries:
 * first each is shifted to its scale, then all digits of one place are cut at once.
 */
final class DigitSplitter {
    private final MatrixKernel kernel;
    private final BallMatrix matrix;
    private final int base;
    private final int digits;
    private final int block;
    /** Limbs of an aligned entry: its integer, and one more that stays 0. */
    private final int limbs;
    /** Aligned magnitudes, limb l of entry i at l * block + i. */
    private final long[] aligned;
    private final double[] signs;
    private final long[] carries;

    DigitSplitter(MatrixKernel kernel, BallMatrix matrix, int base, int digits, int block) {
        this.kernel = kernel;
        this.matrix = matrix;
        this.base = base;
        this.digits = digits;
        this.block = block;
        limbs = (base * digits + 63) / 64 + 1;
        aligned = new long[limbs * block];
        signs = new double[block];
        carries = new long[block];
    }

    /**
     * Makes place i of the block n = entry / 2^(scale - base digits + 1), rounded towards 0. The entry must be less than 2^scale in magnitude, so that |n| &lt; 2^(base digits - 1).
     */
    void align(int i, int entry, long scale) {
        signs[i] = matrix.sign[entry];
        // The entry's integer m of so many bits is to be shifted right by this, left where it is negative.
        long drop = 64L * matrix.limbs - (base * digits - 1) + scale - matrix.exponent[entry];
        if (matrix.sign[entry] == 0 || drop >= 64L * matrix.limbs) {
            for (int l = 0; l < limbs; l++) {
                aligned[l * block + i] = 0;
            }
            return;
        }
        int from = entry * matrix.limbs + (int) (drop >> 6);
        int first = entry * matrix.limbs;
        int end = first + matrix.limbs;
        int shift = (int) drop & 63;
        long low = from >= first && from < end ? matrix.mantissa[from] : 0;
        for (int l = 0, to = i; l < limbs - 1; l++, to += block) {
            from++;
            long high = from >= first && from < end ? matrix.mantissa[from] : 0;
            // Shifting by 1 and the rest keeps a shift by 64 apart from one by 0.
            aligned[to] = low >>> shift | high << 1 << 63 - shift;
            low = high;
        }
        aligned[(limbs - 1) * block + i] = 0;
    }

    /** Writes the digits of the first {@code length} places, least significant first, digit s of place i at s * stride + i: n = sum d_s 2^(base s), |d_s| &lt;= 2^(base-1); the top digit absorbs the last carry. */
    void split(int length, double[] to, int stride) {
        Arrays.fill(carries, 0, length, 0);
        for (int s = 0; s < digits; s++) {
            int position = s * base;
            int limb = (position >> 6) * block;
            kernel.cutDigits(length, base, position & 63, aligned, limb, limb + block, signs, carries, to, s * stride);
        }
    }
}
