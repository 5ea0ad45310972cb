package org.certirank.simd.matrix;

/** The digit operations of {@link MatrixKernel} for entries {@code first} to {@code length} (exclusive) of a block. */
final class ScalarDigits {
    private ScalarDigits() {
    }

    static void cut(int first, int length, int base, int shift, long[] numbers, int limb, int next, double[] signs, long[] carries, double[] to, int at) {
        long mask = (1L << base) - 1;
        long half = 1L << base - 1;
        for (int i = first; i < length; i++) {
            // Shifting by 1 and the rest keeps a shift by 64 apart from one by 0.
            long digit = ((numbers[limb + i] >>> shift | numbers[next + i] << 1 << 63 - shift) & mask) + carries[i];
            long carry = half - digit >>> 63;
            carries[i] = carry;
            to[at + i] = signs[i] * (digit - (carry << base));
        }
    }

    static void join(int first, int length, int base, int shift, double[] z, int from, long[] carries, long[] numbers, int limb, int next) {
        long mask = (1L << base) - 1;
        for (int i = first; i < length; i++) {
            long t = (long) z[from + i] + carries[i];
            carries[i] = t >> base;
            long digit = t & mask;
            numbers[limb + i] |= digit << shift;
            numbers[next + i] = digit >>> 1 >>> 63 - shift;
        }
    }

    static void negate(int first, int length, long[] numbers, int limb, long[] signs, long[] carries) {
        for (int i = first; i < length; i++) {
            long r = (numbers[limb + i] ^ signs[i]) - (signs[i] & -carries[i]);
            // 1 is carried on where the limb became 0.
            carries[i] &= (r | -r) >>> 63 ^ 1;
            numbers[limb + i] = r;
        }
    }
}
