package org.certirank.interval.ball;

/** Numbers of n 64-bit limbs in flat arrays, least significant first: sums, shifts, products by a word. Results may overwrite operands. */
final class Limbs {
    private static final long MIN = Long.MIN_VALUE;

    private Limbs() {
    }

    /** r = a + b modulo 2^(64 n); the carry. */
    static long add(long[] r, int ro, long[] a, int ao, long[] b, int bo, int n) {
        long carry = 0;
        for (int i = 0; i < n; i++) {
            long x = a[ao + i];
            long s = x + b[bo + i];
            long c = s + MIN < x + MIN ? 1 : 0;
            long t = s + carry;
            carry = c + (t + MIN < s + MIN ? 1 : 0);
            r[ro + i] = t;
        }
        return carry;
    }

    /** r = a - b modulo 2^(64 n); the borrow. */
    static long sub(long[] r, int ro, long[] a, int ao, long[] b, int bo, int n) {
        long borrow = 0;
        for (int i = 0; i < n; i++) {
            long x = a[ao + i];
            long s = x - b[bo + i];
            long c = x + MIN < s + MIN ? 1 : 0;
            long t = s - borrow;
            borrow = c + (s + MIN < t + MIN ? 1 : 0);
            r[ro + i] = t;
        }
        return borrow;
    }

    /** a = a + word; the carry. */
    static long addWord(long[] a, int ao, long word, int n) {
        long carry = word;
        for (int i = 0; i < n && carry != 0; i++) {
            long s = a[ao + i] + carry;
            carry = s + MIN < carry + MIN ? 1 : 0;
            a[ao + i] = s;
        }
        return carry;
    }

    /** a = -a modulo 2^(64 n). */
    static void neg(long[] a, int ao, int n) {
        long carry = 1;
        for (int i = 0; i < n; i++) {
            long t = ~a[ao + i] + carry;
            carry = carry != 0 && t == 0 ? 1 : 0;
            a[ao + i] = t;
        }
    }

    /** r = a * word, word unsigned; the highest limb of the product, which r has no room for. */
    static long mulWord(long[] r, int ro, long[] a, int ao, long word, int n) {
        long carry = 0;
        for (int i = 0; i < n; i++) {
            long x = a[ao + i];
            long l = x * word + carry;
            carry = Math.unsignedMultiplyHigh(x, word) + (l + MIN < carry + MIN ? 1 : 0);
            r[ro + i] = l;
        }
        return carry;
    }

    /** r = floor(a / 2^shift), 0 <= shift; limbs beyond the end of a are 0. */
    static void shiftRight(long[] r, int ro, long[] a, int ao, long shift, int n) {
        int limbs = (int) Math.min(shift >>> 6, n);
        int bits = (int) shift & 63;
        for (int i = 0; i < n; i++) {
            long low = i + limbs < n ? a[ao + i + limbs] : 0;
            long high = i + limbs + 1 < n ? a[ao + i + limbs + 1] : 0;
            r[ro + i] = bits == 0 ? low : low >>> bits | high << -bits;
        }
    }

    /** r = a 2^shift modulo 2^(64 n), 0 <= shift. */
    static void shiftLeft(long[] r, int ro, long[] a, int ao, int shift, int n) {
        int limbs = shift >>> 6;
        int bits = shift & 63;
        for (int i = n - 1; i >= 0; i--) {
            long high = i >= limbs ? a[ao + i - limbs] : 0;
            long low = i > limbs ? a[ao + i - limbs - 1] : 0;
            r[ro + i] = bits == 0 ? high : high << bits | low >>> -bits;
        }
    }

    /** The number of zero bits above the highest one; 64 n for zero. */
    static int leadingZeros(long[] a, int ao, int n) {
        for (int i = n - 1; i >= 0; i--) {
            if (a[ao + i] != 0) {
                return (n - 1 - i << 6) + Long.numberOfLeadingZeros(a[ao + i]);
            }
        }
        return n << 6;
    }

    static boolean isZero(long[] a, int ao, int n) {
        for (int i = 0; i < n; i++) {
            if (a[ao + i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether a < b as unsigned numbers. */
    static boolean less(long[] a, int ao, long[] b, int bo, int n) {
        for (int i = n - 1; i >= 0; i--) {
            if (a[ao + i] != b[bo + i]) {
                return a[ao + i] + MIN < b[bo + i] + MIN;
            }
        }
        return false;
    }
}
