package org.certirank.linalg;

import java.util.Arrays;
import org.certirank.simd.matrix.MatrixKernel;

/**
 * Puts sums of digits together to integers and rounds them to midpoints of a {@link BallMatrix}: the counterpart of {@link DigitSplitter}. Works on blocks of entries: carries run through one place
 * after the other, for all entries at once; only the last step, where the top bit decides, is made entry by entry.
 */
final class DigitJoiner {
    private final MatrixKernel kernel;
    private final int base;
    private final int count;
    private final int block;
    /** Limbs of a sum in two's complement; the last carry, below 2^53 in magnitude, takes at most 64 bits. */
    private final int limbs;
    /** Limb l of entry i at l * block + i; after {@link #join} a magnitude. */
    private final long[] window;
    private final long[] carries;
    /** 0 or -1. */
    private final long[] signs;

    /** For sums of {@code count} digits to base 2^base, in blocks of at most so many entries. */
    DigitJoiner(MatrixKernel kernel, int base, int count, int block) {
        this.kernel = kernel;
        this.base = base;
        this.count = count;
        this.block = block;
        limbs = (base * count >> 6) + 2;
        window = new long[limbs * block];
        carries = new long[block];
        signs = new long[block];
    }

    /**
     * Makes entry i, for i below {@code length}, the sum of z[l * stride + i] 2^(base l), l = 0 ... count - 1. The z are integers of at most 2^53, in any mixture of signs; carries run in longs, so the sums are exact.
     */
    void join(double[] z, int stride, int length) {
        Arrays.fill(carries, 0, length, 0);
        Arrays.fill(window, 0, length, 0);
        for (int l = 0; l < count; l++) {
            int position = l * base;
            int limb = (position >> 6) * block;
            kernel.joinDigits(length, base, position & 63, z, l * stride, carries, window, limb, limb + block);
        }
        int position = count * base;
        close(length, (position >> 6) * block, position & 63);
        Arrays.fill(carries, 0, length, 1);
        for (int l = 0; l < limbs; l++) {
            kernel.negateLimbs(length, window, l * block, signs, carries);
        }
    }

    /** The last carry, with its sign. */
    private void close(int length, int limb, int shift) {
        for (int i = 0; i < length; i++) {
            window[limb + i] |= carries[i] << shift;
            // Shifting by 1 and the rest keeps a shift by 64 apart from one by 0.
            window[limb + block + i] = carries[i] >> 1 >> 63 - shift;
            signs[i] = carries[i] >> 63;
        }
    }

    /**
     * Rounds sum i times 2^exponent towards 0 to a midpoint, without regard to the range of exponents; whether something, less than one unit in the last place, was cut off. The midpoint must be 0 before, and is left so where
     * the sum is.
     */
    boolean store(int i, long exponent, BallMatrix to, int entry) {
        int top = limbs - 1;
        while (top > 0 && window[top * block + i] == 0) {
            top--;
        }
        long high = window[top * block + i];
        if (high == 0) {
            return false;
        }
        int zeros = Long.numberOfLeadingZeros(high);
        int n = to.limbs;
        int from = top * block + i;
        for (int at = (entry + 1) * n - 1; at >= entry * n; at--) {
            from -= block;
            long next = from >= 0 ? window[from] : 0;
            to.mantissa[at] = high << zeros | next >>> 1 >>> 63 - zeros;
            high = next;
        }
        to.sign[entry] = (byte) (signs[i] | 1);
        to.exponent[entry] = exponent + 64L * (top + 1) - zeros;
        long rest = high << zeros;
        for (from -= block; from >= 0; from -= block) {
            rest |= window[from];
        }
        return rest != 0;
    }
}
