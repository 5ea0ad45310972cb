package org.certirank.interval.ball;

/**
 * The upper halves of products of n-limb numbers (64-bit limbs, least significant first), as products of fractions in units of 2^(-64 n).
 *
 * <p>Of the n^2 products of limbs only those are formed whose sum of places is at least n - 1; the n - 1 products in the place below and the ones
 * further down are worth less than n units together, and the last place formed is cut off. So the result lies at most n + 1 units below the exact
 * product and never above it. Up to five limbs the code is written out column by column, so that everything stays in registers; the loop
 * serves the longer ones. A sum wrapped exactly when it is below a term as an unsigned number; adding MIN makes that a signed comparison.
 */
final class LimbProducts {
    private static final long MIN = Long.MIN_VALUE;

    private LimbProducts() {
    }

    /** r = a b 2^(-64 n), at most n + 1 units below; r may not overlap the operands. */
    static void high(long[] r, int ro, long[] a, int ao, long[] b, int bo, int n) {
        switch (n) {
            case 1 -> high1(r, ro, a, ao, b, bo);
            case 2 -> high2(r, ro, a, ao, b, bo);
            case 3 -> high3(r, ro, a, ao, b, bo);
            case 4 -> high4(r, ro, a, ao, b, bo);
            case 5 -> high5(r, ro, a, ao, b, bo);
            default -> highByRows(r, ro, a, ao, b, bo, n);
        }
    }

    /** The same for any n, row by row; r may not overlap the operands. */
    static void highByRows(long[] r, int ro, long[] a, int ao, long[] b, int bo, int n) {
        long low = 0;
        for (int i = 0; i < n; i++) {
            long x = a[ao + i];
            long y = b[bo + n - 1 - i];
            long p = x * y;
            long carry = Math.unsignedMultiplyHigh(x, y);
            low += p;
            carry += low + MIN < p + MIN ? 1 : 0;
            for (int j = n - i, k = ro; j < n; j++, k++) {
                y = b[bo + j];
                p = x * y;
                long h = Math.unsignedMultiplyHigh(x, y);
                p += carry;
                h += p + MIN < carry + MIN ? 1 : 0;
                long t = r[k];
                p += t;
                h += p + MIN < t + MIN ? 1 : 0;
                r[k] = p;
                carry = h;
            }
            r[ro + i] = carry;
        }
    }

    private static void high1(long[] r, int ro, long[] a, int ao, long[] b, int bo) {
        long a0 = a[ao];
        long b0 = b[bo];
        r[ro] = Math.unsignedMultiplyHigh(a0, b0);
    }

    private static void high2(long[] r, int ro, long[] a, int ao, long[] b, int bo) {
        long a0 = a[ao];
        long a1 = a[ao + 1];
        long b0 = b[bo];
        long b1 = b[bo + 1];
        long c0 = 0;
        long c1 = 0;
        long c2 = 0;
        long l;
        long h;
        l = a0 * b1;
        h = Math.unsignedMultiplyHigh(a0, b1);
        c0 += l;
        h += c0 + MIN < l + MIN ? 1 : 0;
        c1 += h;
        c2 += c1 + MIN < h + MIN ? 1 : 0;
        l = a1 * b0;
        h = Math.unsignedMultiplyHigh(a1, b0);
        c0 += l;
        h += c0 + MIN < l + MIN ? 1 : 0;
        c1 += h;
        c2 += c1 + MIN < h + MIN ? 1 : 0;
        c0 = c1;
        c1 = c2;
        c2 = 0;
        l = a1 * b1;
        h = Math.unsignedMultiplyHigh(a1, b1);
        c0 += l;
        h += c0 + MIN < l + MIN ? 1 : 0;
        c1 += h;
        r[ro] = c0;
        r[ro + 1] = c1;
    }

    private static void high3(long[] r, int ro, long[] a, int ao, long[] b, int bo) {
        long a0 = a[ao];
        long a1 = a[ao + 1];
        long a2 = a[ao + 2];
        long b0 = b[bo];
        long b1 = b[bo + 1];
        long b2 = b[bo + 2];
        long c0 = 0;
        long c1 = 0;
        long c2 = 0;
        long l;
        long h;
        l = a0 * b2;
        h = Math.unsignedMultiplyHigh(a0, b2);
        c0 += l;
        h += c0 + MIN < l + MIN ? 1 : 0;
        c1 += h;
        c2 += c1 + MIN < h + MIN ? 1 : 0;
        l = a1 * b1;
        h = Math.unsignedMultiplyHigh(a1, b1);
        c0 += l;
        h += c0 + MIN < l + MIN ? 1 : 0;
        c1 += h;
        c2 += c1 + MIN < h + MIN ? 1 : 0;
        l = a2 * b0;
        h = Math.unsignedMultiplyHigh(a2, b0);
        c0 += l;
        h += c0 + MIN < l + MIN ? 1 : 0;
        c1 += h;
        c2 += c1 + MIN < h + MIN ? 1 : 0;
        c0 = c1;
        c1 = c2;
        c2 = 0;
        l = a1 * b2;
        h = Math.unsignedMultiplyHigh(a1, b2);
        c0 += l;
        h += c0 + MIN < l + MIN ? 1 : 0;
        c1 += h;
        c2 += c1 + MIN < h + MIN ? 1 : 0;
        l = a2 * b1;
        h = Math.unsignedMultiplyHigh(a2, b1);
        c0 += l;
        h += c0 + MIN < l + MIN ? 1 : 0;
        c1 += h;
        c2 += c1 + MIN < h + MIN ? 1 : 0;
        r[ro] = c0;
        c0 = c1;
        c1 = c2;
        c2 = 0;
        l = a2 * b2;
        h = Math.unsignedMultiplyHigh(a2, b2);
        c0 += l;
        h += c0 + MIN < l + MIN ? 1 : 0;
        c1 += h;
        r[ro + 1] = c0;
        r[ro + 2] = c1;
    }

    private static void high4(long[] r, int ro, long[] a, int ao, long[] b, int bo) {
        long a0 = a[ao];
        long a1 = a[ao + 1];
        long a2 = a[ao + 2];
        long a3 = a[ao + 3];
        long b0 = b[bo];
        long b1 = b[bo + 1];
        long b2 = b[bo + 2];
        long b3 = b[bo + 3];
        long c0 = 0;
        long c1 = 0;
        long c2 = 0;
        long l;
        long h;
        l = a0 * b3;
        h = Math.unsignedMultiplyHigh(a0, b3);
        c0 += l;
        h += c0 + MIN < l + MIN ? 1 : 0;
        c1 += h;
        c2 += c1 + MIN < h + MIN ? 1 : 0;
        l = a1 * b2;
        h = Math.unsignedMultiplyHigh(a1, b2);
        c0 += l;
        h += c0 + MIN < l + MIN ? 1 : 0;
        c1 += h;
        c2 += c1 + MIN < h + MIN ? 1 : 0;
        l = a2 * b1;
        h = Math.unsignedMultiplyHigh(a2, b1);
        c0 += l;
        h += c0 + MIN < l + MIN ? 1 : 0;
        c1 += h;
        c2 += c1 + MIN < h + MIN ? 1 : 0;
        l = a3 * b0;
        h = Math.unsignedMultiplyHigh(a3, b0);
        c0 += l;
        h += c0 + MIN < l + MIN ? 1 : 0;
        c1 += h;
        c2 += c1 + MIN < h + MIN ? 1 : 0;
        c0 = c1;
        c1 = c2;
        c2 = 0;
        l = a1 * b3;
        h = Math.unsignedMultiplyHigh(a1, b3);
        c0 += l;
        h += c0 + MIN < l + MIN ? 1 : 0;
        c1 += h;
        c2 += c1 + MIN < h + MIN ? 1 : 0;
        l = a2 * b2;
        h = Math.unsignedMultiplyHigh(a2, b2);
        c0 += l;
        h += c0 + MIN < l + MIN ? 1 : 0;
        c1 += h;
        c2 += c1 + MIN < h + MIN ? 1 : 0;
        l = a3 * b1;
        h = Math.unsignedMultiplyHigh(a3, b1);
        c0 += l;
        h += c0 + MIN < l + MIN ? 1 : 0;
        c1 += h;
        c2 += c1 + MIN < h + MIN ? 1 : 0;
        r[ro] = c0;
        c0 = c1;
        c1 = c2;
        c2 = 0;
        l = a2 * b3;
        h = Math.unsignedMultiplyHigh(a2, b3);
        c0 += l;
        h += c0 + MIN < l + MIN ? 1 : 0;
        c1 += h;
        c2 += c1 + MIN < h + MIN ? 1 : 0;
        l = a3 * b2;
        h = Math.unsignedMultiplyHigh(a3, b2);
        c0 += l;
        h += c0 + MIN < l + MIN ? 1 : 0;
        c1 += h;
        c2 += c1 + MIN < h + MIN ? 1 : 0;
        r[ro + 1] = c0;
        c0 = c1;
        c1 = c2;
        c2 = 0;
        l = a3 * b3;
        h = Math.unsignedMultiplyHigh(a3, b3);
        c0 += l;
        h += c0 + MIN < l + MIN ? 1 : 0;
        c1 += h;
        r[ro + 2] = c0;
        r[ro + 3] = c1;
    }

    private static void high5(long[] r, int ro, long[] a, int ao, long[] b, int bo) {
        long a0 = a[ao];
        long a1 = a[ao + 1];
        long a2 = a[ao + 2];
        long a3 = a[ao + 3];
        long a4 = a[ao + 4];
        long b0 = b[bo];
        long b1 = b[bo + 1];
        long b2 = b[bo + 2];
        long b3 = b[bo + 3];
        long b4 = b[bo + 4];
        long c0 = 0;
        long c1 = 0;
        long c2 = 0;
        long l;
        long h;
        l = a0 * b4;
        h = Math.unsignedMultiplyHigh(a0, b4);
        c0 += l;
        h += c0 + MIN < l + MIN ? 1 : 0;
        c1 += h;
        c2 += c1 + MIN < h + MIN ? 1 : 0;
        l = a1 * b3;
        h = Math.unsignedMultiplyHigh(a1, b3);
        c0 += l;
        h += c0 + MIN < l + MIN ? 1 : 0;
        c1 += h;
        c2 += c1 + MIN < h + MIN ? 1 : 0;
        l = a2 * b2;
        h = Math.unsignedMultiplyHigh(a2, b2);
        c0 += l;
        h += c0 + MIN < l + MIN ? 1 : 0;
        c1 += h;
        c2 += c1 + MIN < h + MIN ? 1 : 0;
        l = a3 * b1;
        h = Math.unsignedMultiplyHigh(a3, b1);
        c0 += l;
        h += c0 + MIN < l + MIN ? 1 : 0;
        c1 += h;
        c2 += c1 + MIN < h + MIN ? 1 : 0;
        l = a4 * b0;
        h = Math.unsignedMultiplyHigh(a4, b0);
        c0 += l;
        h += c0 + MIN < l + MIN ? 1 : 0;
        c1 += h;
        c2 += c1 + MIN < h + MIN ? 1 : 0;
        c0 = c1;
        c1 = c2;
        c2 = 0;
        l = a1 * b4;
        h = Math.unsignedMultiplyHigh(a1, b4);
        c0 += l;
        h += c0 + MIN < l + MIN ? 1 : 0;
        c1 += h;
        c2 += c1 + MIN < h + MIN ? 1 : 0;
        l = a2 * b3;
        h = Math.unsignedMultiplyHigh(a2, b3);
        c0 += l;
        h += c0 + MIN < l + MIN ? 1 : 0;
        c1 += h;
        c2 += c1 + MIN < h + MIN ? 1 : 0;
        l = a3 * b2;
        h = Math.unsignedMultiplyHigh(a3, b2);
        c0 += l;
        h += c0 + MIN < l + MIN ? 1 : 0;
        c1 += h;
        c2 += c1 + MIN < h + MIN ? 1 : 0;
        l = a4 * b1;
        h = Math.unsignedMultiplyHigh(a4, b1);
        c0 += l;
        h += c0 + MIN < l + MIN ? 1 : 0;
        c1 += h;
        c2 += c1 + MIN < h + MIN ? 1 : 0;
        r[ro] = c0;
        c0 = c1;
        c1 = c2;
        c2 = 0;
        l = a2 * b4;
        h = Math.unsignedMultiplyHigh(a2, b4);
        c0 += l;
        h += c0 + MIN < l + MIN ? 1 : 0;
        c1 += h;
        c2 += c1 + MIN < h + MIN ? 1 : 0;
        l = a3 * b3;
        h = Math.unsignedMultiplyHigh(a3, b3);
        c0 += l;
        h += c0 + MIN < l + MIN ? 1 : 0;
        c1 += h;
        c2 += c1 + MIN < h + MIN ? 1 : 0;
        l = a4 * b2;
        h = Math.unsignedMultiplyHigh(a4, b2);
        c0 += l;
        h += c0 + MIN < l + MIN ? 1 : 0;
        c1 += h;
        c2 += c1 + MIN < h + MIN ? 1 : 0;
        r[ro + 1] = c0;
        c0 = c1;
        c1 = c2;
        c2 = 0;
        l = a3 * b4;
        h = Math.unsignedMultiplyHigh(a3, b4);
        c0 += l;
        h += c0 + MIN < l + MIN ? 1 : 0;
        c1 += h;
        c2 += c1 + MIN < h + MIN ? 1 : 0;
        l = a4 * b3;
        h = Math.unsignedMultiplyHigh(a4, b3);
        c0 += l;
        h += c0 + MIN < l + MIN ? 1 : 0;
        c1 += h;
        c2 += c1 + MIN < h + MIN ? 1 : 0;
        r[ro + 2] = c0;
        c0 = c1;
        c1 = c2;
        c2 = 0;
        l = a4 * b4;
        h = Math.unsignedMultiplyHigh(a4, b4);
        c0 += l;
        h += c0 + MIN < l + MIN ? 1 : 0;
        c1 += h;
        r[ro + 3] = c0;
        r[ro + 4] = c1;
    }
}
