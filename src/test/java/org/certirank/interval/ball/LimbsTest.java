package org.certirank.interval.ball;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Limb arithmetic against BigInteger, with runs of zeros and ones. */
class LimbsTest {
    private static final BigInteger WORD = BigInteger.ONE.shiftLeft(64);

    private final SplittableRandom random = new SplittableRandom(50);

    private long word() {
        return switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> -1;
            case 2 -> Long.MIN_VALUE;
            case 3 -> Long.MAX_VALUE;
            case 4 -> random.nextInt(3);
            case 5 -> -1L - random.nextInt(3);
            default -> random.nextLong();
        };
    }

    private long[] words(int n) {
        long[] a = new long[n];
        for (int i = 0; i < n; i++) {
            a[i] = word();
        }
        return a;
    }

    private static BigInteger unsigned(long word) {
        return BigInteger.valueOf(word).mod(WORD);
    }

    private static BigInteger integer(long[] a, int from, int n) {
        BigInteger r = BigInteger.ZERO;
        for (int i = n - 1; i >= 0; i--) {
            r = r.shiftLeft(64).add(unsigned(a[from + i]));
        }
        return r;
    }

    @Test
    void highProductsAreBelowByAtMostTheStatedUnits() {
        for (int i = 0; i < Balls.CASES; i++) {
            int n = 1 + i % 12;
            long[] a = words(n + 2);
            long[] b = words(n + 1);
            long[] r = words(n + 3);
            long before = r[n + 1];
            LimbProducts.high(r, 1, a, 2, b, 1, n);
            BigInteger exact = integer(a, 2, n).multiply(integer(b, 1, n));
            BigInteger lost = exact.subtract(integer(r, 1, n).shiftLeft(64 * n));
            assertTrue(lost.signum() >= 0 && lost.compareTo(BigInteger.valueOf(n + 1).shiftLeft(64 * n)) <= 0);
            long[] rows = new long[n];
            LimbProducts.highByRows(rows, 0, a, 2, b, 1, n);
            assertEquals(integer(r, 1, n), integer(rows, 0, n));
            assertEquals(before, r[n + 1]);
        }
    }

    @Test
    void sumsShiftsAndProductsByWords() {
        for (int i = 0; i < Balls.CASES; i++) {
            int n = 1 + i % 6;
            BigInteger modulus = BigInteger.ONE.shiftLeft(64 * n);
            long[] a = words(n);
            long[] b = words(n);
            long[] r = new long[n];
            BigInteger x = integer(a, 0, n);
            BigInteger y = integer(b, 0, n);
            long carry = Limbs.add(r, 0, a, 0, b, 0, n);
            assertEquals(x.add(y), integer(r, 0, n).add(modulus.multiply(BigInteger.valueOf(carry))));
            long borrow = Limbs.sub(r, 0, a, 0, b, 0, n);
            assertEquals(x.subtract(y), integer(r, 0, n).subtract(modulus.multiply(BigInteger.valueOf(borrow))));
            long w = word();
            long top = Limbs.mulWord(r, 0, a, 0, w, n);
            assertEquals(x.multiply(unsigned(w)), integer(r, 0, n).add(unsigned(top).shiftLeft(64 * n)));
            int shift = random.nextInt(64 * n + 70);
            Limbs.shiftRight(r, 0, a, 0, shift, n);
            assertEquals(x.shiftRight(shift), integer(r, 0, n));
            shift = random.nextInt(64 * n);
            Limbs.shiftLeft(r, 0, a, 0, shift, n);
            assertEquals(x.shiftLeft(shift).mod(modulus), integer(r, 0, n));
            assertEquals(x.compareTo(y) < 0, Limbs.less(a, 0, b, 0, n));
            assertEquals(64 * n - x.bitLength(), Limbs.leadingZeros(a, 0, n));
            assertEquals(x.signum() == 0, Limbs.isZero(a, 0, n));
            long[] c = a.clone();
            Limbs.neg(c, 0, n);
            assertEquals(x.negate().mod(modulus), integer(c, 0, n));
            c = a.clone();
            carry = Limbs.addWord(c, 0, w, n);
            assertEquals(x.add(unsigned(w)), integer(c, 0, n).add(modulus.multiply(BigInteger.valueOf(carry))));
        }
    }

    @Test
    void reciprocalsAreExact() {
        BigInteger top = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);
        for (int i = 0; i < Balls.CASES; i++) {
            long d = (i < 100 ? i : i < 200 ? -i + 99 : i < 300 ? random.nextLong() & 0x7ffL | random.nextLong() << 60 : word()) | Long.MIN_VALUE;
            assertEquals(top.divide(unsigned(d)).subtract(WORD), unsigned(BatchDivision.reciprocal(d)));
        }
    }

    @Test
    void quotientsAreExact() {
        for (int i = 0; i < Balls.CASES; i++) {
            int length = 1 + i % 5;
            int n = 1 + random.nextInt(length + 1);
            long[] a = words(length);
            long[] d = random.nextInt(4) == 0 ? a.clone() : words(length);
            a[length - 1] |= Long.MIN_VALUE;
            d[length - 1] |= Long.MIN_VALUE;
            d[0] ^= random.nextInt(2);
            long[] q = new long[n];
            boolean whole = new BatchDivision(length).divide(q, n, a, 0, d, 0, length);
            BigInteger exact = integer(a, 0, length).shiftLeft(64 * n).divide(integer(d, 0, length));
            assertEquals(exact, integer(q, 0, n).add(whole ? BigInteger.ONE.shiftLeft(64 * n) : BigInteger.ZERO));
        }
    }
}
