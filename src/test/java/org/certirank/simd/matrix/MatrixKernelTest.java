package org.certirank.simd.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The twins agree in every bit, and both keep the order of operations that error bounds rely on. */
class MatrixKernelTest {
    private static double[] random(Random random, int n) {
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = switch (random.nextInt(12)) {
                case 0 -> 0;
                case 1 -> -0.0;
                case 2 -> random.nextGaussian() * 0x1p-1060;
                case 3 -> random.nextGaussian() * 0x1p500;
                case 4 -> Double.MIN_VALUE;
                default -> random.nextGaussian();
            };
        }
        return x;
    }

    @Test
    void twinsAgreeInEveryBitOnAllShapes() {
        Random random = new Random(11);
        MatrixKernel best = MatrixKernels.best();
        MatrixKernel scalar = MatrixKernels.scalar();
        for (int trial = 0; trial < 400; trial++) {
            int m = random.nextInt(40);
            int k = random.nextInt(trial % 50 == 0 ? 500 : 40);
            int n = random.nextInt(trial % 50 == 1 ? 1500 : 70);
            same(random, best, scalar, m, k, n);
        }
        same(random, best, scalar, 200, 200, 33);
        same(random, best, scalar, 5, 3, 2100);
    }

    private static void same(Random random, MatrixKernel best, MatrixKernel scalar, int m, int k, int n) {
        int gapA = random.nextInt(3);
        int gapB = random.nextInt(3);
        int gapC = random.nextInt(3);
        double[] a = random(random, 7 + m * (k + gapA));
        double[] b = random(random, 5 + k * (n + gapB));
        double[] c = random(random, 3 + m * (n + gapC));
        double[] d = c.clone();
        best.multiplyAdd(m, k, n, a, 7, k + gapA, b, 5, n + gapB, c, 3, n + gapC);
        scalar.multiplyAdd(m, k, n, a, 7, k + gapA, b, 5, n + gapB, d, 3, n + gapC);
        for (int i = 0; i < c.length; i++) {
            assertEquals(Double.doubleToLongBits(d[i]), Double.doubleToLongBits(c[i]), () -> m + " " + k + " " + n);
        }
    }

    @Test
    void everyEntryIsTheFmaChainInOrder() {
        Random random = new Random(12);
        double[] a = random(random, 6 * 9);
        double[] b = random(random, 9 * 5);
        double[] expected = new double[30];
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 5; j++) {
                for (int l = 0; l < 9; l++) {
                    expected[i * 5 + j] = Math.fma(a[i * 9 + l], b[l * 5 + j], expected[i * 5 + j]);
                }
            }
        }
        assertArrayEquals(expected, MatrixKernels.best().multiply(6, 9, 5, a, b));
        assertArrayEquals(expected, MatrixKernels.scalar().multiply(6, 9, 5, a, b));
    }

    @Test
    void specialValuesSurvive() {
        for (MatrixKernel kernel : new MatrixKernel[] {MatrixKernels.best(), MatrixKernels.scalar()}) {
            assertArrayEquals(new double[] {Double.POSITIVE_INFINITY}, kernel.multiply(1, 2, 1, new double[] {1e300, 1}, new double[] {1e300, 1}));
            assertArrayEquals(new double[] {Double.NaN}, kernel.multiply(1, 1, 1, new double[] {Double.POSITIVE_INFINITY}, new double[] {0}));
            assertArrayEquals(new double[] {}, kernel.multiply(0, 3, 0, new double[0], new double[0]));
            assertArrayEquals(new double[] {0, 0}, kernel.multiply(1, 0, 2, new double[0], new double[0]));
        }
    }

    /** Residues: congruent, small, and the same from both twins. */
    @Test
    void reductionsAreExactAndAgree() {
        Random random = new Random(13);
        double[] moduli = {16777213, 11863283, 4194301, 1048573, 32749, 11, 16777183};
        double[] reciprocals = java.util.Arrays.stream(moduli).map(p -> 1 / p).toArray();
        for (int trial = 0; trial < 500; trial++) {
            int n = random.nextInt(1, 70);
            double[] x = new double[n];
            for (int i = 0; i < n; i++) {
                x[i] = random.nextInt(10) == 0 ? (random.nextBoolean() ? 0x1p53 : -0x1p53) : random.nextLong(-(1L << 53), (1L << 53) + 1);
            }
            int j = random.nextInt(moduli.length);
            double p = moduli[j];
            double inverse = random.nextInt((int) p) - Math.floor(p / 2);
            double[][] reduced = new double[2][];
            float[][] weighed = new float[2][n];
            double[][] quotients = new double[2][n];
            MatrixKernel[] kernels = {MatrixKernels.best(), MatrixKernels.scalar()};
            for (int side = 0; side < 2; side++) {
                reduced[side] = x.clone();
                kernels[side].reduce(reduced[side], 0, n, p, reciprocals[j]);
                kernels[side].weigh(x, n, p, reciprocals[j], inverse, weighed[side], 0, quotients[side]);
            }
            assertArrayEquals(reduced[0], reduced[1]);
            assertArrayEquals(weighed[0], weighed[1]);
            assertArrayEquals(quotients[0], quotients[1]);
            for (int i = 0; i < n; i++) {
                assertEquals(0, Math.floorMod((long) x[i] - (long) reduced[0][i], (long) p));
                assertEquals(0, BigInteger.valueOf((long) x[i]).multiply(BigInteger.valueOf((long) inverse)).subtract(BigInteger.valueOf((long) weighed[0][i]))
                        .mod(BigInteger.valueOf((long) p)).intValueExact());
                assertEquals(true, Math.abs(reduced[0][i]) <= (p + 3) / 2 && Math.abs(weighed[0][i]) <= (p + 3) / 2);
            }
            int k = random.nextInt(1, 9);
            double[] a = new double[moduli.length * k];
            double[] b = new double[k * n + 5];
            for (int i = 0; i < a.length; i++) {
                a[i] = random.nextInt(-(1 << 23), 1 << 23);
            }
            for (int i = 0; i < b.length; i++) {
                b[i] = random.nextInt(-(1 << 25), 1 << 25);
            }
            float[][] c = new float[2][7 * (n + 3)];
            double[][] d = new double[2][7 * (n + 3)];
            double[][] e = new double[2][7 * n];
            for (int side = 0; side < 2; side++) {
                kernels[side].multiplyReduced(7, k, n, a, b, n, c[side], 2, n + 3, moduli, reciprocals);
                kernels[side].multiplyShort(5, 7, n, random(new Random(trial), 35), c[side], 2, n + 3, d[side], n + 3);
                kernels[side].multiplyAdd(7, Math.min(7, n), n, c[side], 2, n + 3, c[side], 2, n + 3, e[side], 0, n);
            }
            assertArrayEquals(d[0], d[1]);
            assertArrayEquals(e[0], e[1]);
            assertArrayEquals(c[0], c[1]);
        }
    }

    /** Digits: both twins cut magnitudes into digits that give them back, and join digits of any signs to the exact sums. */
    @Test
    void digitsAreExactAndAgree() {
        Random random = new Random(14);
        MatrixKernel[] kernels = {MatrixKernels.best(), MatrixKernels.scalar()};
        for (int trial = 0; trial < 500; trial++) {
            int n = random.nextInt(1, 40);
            int base = random.nextInt(8, 27);
            int count = random.nextInt(1, 14);
            int limbs = (base * count >> 6) + 2;
            BigInteger[] numbers = new BigInteger[n];
            long[] aligned = new long[limbs * n];
            double[] signs = new double[n];
            for (int i = 0; i < n; i++) {
                numbers[i] = random.nextInt(6) == 0 ? BigInteger.ONE.shiftLeft(base * count - 1).subtract(BigInteger.ONE) : new BigInteger(random.nextInt(base * count), random);
                signs[i] = random.nextInt(3) - 1;
                for (int l = 0; l < limbs; l++) {
                    aligned[l * n + i] = numbers[i].shiftRight(64 * l).longValue();
                }
            }
            double[] z = new double[count * n];
            for (int i = 0; i < z.length; i++) {
                z[i] = random.nextInt(5) == 0 ? Math.scalb(1.0, 53) * (random.nextInt(3) - 1) : random.nextLong(-(1L << 53), (1L << 53) + 1) >> random.nextInt(54);
            }
            for (MatrixKernel kernel : kernels) {
                double[] digits = new double[count * n];
                long[] carries = new long[n];
                for (int s = 0; s < count; s++) {
                    int limb = (s * base >> 6) * n;
                    kernel.cutDigits(n, base, s * base & 63, aligned, limb, limb + n, signs, carries, digits, s * n);
                }
                long[] window = new long[limbs * n];
                long[] rest = new long[n];
                for (int s = 0; s < count; s++) {
                    int limb = (s * base >> 6) * n;
                    kernel.joinDigits(n, base, s * base & 63, z, s * n, rest, window, limb, limb + n);
                }
                long[] magnitude = window.clone();
                long[] sides = java.util.Arrays.stream(rest).map(x -> x >> 63).toArray();
                long[] ones = new long[n];
                java.util.Arrays.fill(ones, 1);
                for (int l = 0; l < limbs; l++) {
                    kernel.negateLimbs(n, magnitude, l * n, sides, ones);
                }
                for (int i = 0; i < n; i++) {
                    BigInteger given = BigInteger.valueOf((long) signs[i]).multiply(numbers[i]);
                    assertEquals(given, value(digits, n, i, base, count));
                    BigInteger low = limbs(window, n, i, limbs);
                    assertEquals(value(z, n, i, base, count), low.add(BigInteger.valueOf(rest[i]).shiftLeft(base * count)));
                    BigInteger whole = BigInteger.ONE.shiftLeft(64 * limbs);
                    assertEquals(sides[i] < 0 ? low.negate().mod(whole) : low, limbs(magnitude, n, i, limbs));
                    for (int s = 0; s < count; s++) {
                        assertEquals(true, Math.abs(digits[s * n + i]) <= Math.scalb(1.0, base - 1));
                    }
                }
            }
        }
    }

    private static BigInteger value(double[] digits, int n, int i, int base, int count) {
        BigInteger sum = BigInteger.ZERO;
        for (int s = 0; s < count; s++) {
            sum = sum.add(BigInteger.valueOf((long) digits[s * n + i]).shiftLeft(base * s));
        }
        return sum;
    }

    private static BigInteger limbs(long[] numbers, int n, int i, int limbs) {
        BigInteger sum = BigInteger.ZERO;
        for (int l = 0; l < limbs; l++) {
            sum = sum.add(new BigInteger(Long.toUnsignedString(numbers[l * n + i])).shiftLeft(64 * l));
        }
        return sum;
    }
}
