package org.certirank.linalg;

import java.math.BigInteger;
import java.util.Random;
import org.certirank.exact.Dyadic;

/** Seeded matrices for the tests, biased to corners: zeros, subnormals, huge dynamic range, cancellation, extreme radii. */
final class Cases {
    private final Random random;

    Cases(long seed) {
        random = new Random(seed);
    }

    Random random() {
        return random;
    }

    /** Any finite double, corners preferred. */
    double entry() {
        return switch (random.nextInt(16)) {
            case 0, 1 -> 0;
            case 2 -> random.nextInt(-4, 5);
            case 3 -> Math.scalb(random.nextGaussian(), random.nextInt(-1074, 500));
            case 4 -> Math.scalb(random.nextGaussian(), random.nextInt(-540, -500));
            case 5 -> Double.MIN_VALUE * random.nextInt(-3, 4);
            case 6 -> Math.scalb(1.0, random.nextInt(-60, 60));
            case 7 -> random.nextBoolean() ? Math.nextUp(1.0) : -Math.nextDown(1.0);
            default -> random.nextGaussian();
        };
    }

    double radius() {
        return switch (random.nextInt(8)) {
            case 0, 1 -> 0;
            case 2 -> Math.scalb(random.nextDouble(), random.nextInt(-1074, 400));
            case 3 -> Double.MIN_VALUE;
            case 4 -> random.nextDouble();
            default -> Math.scalb(random.nextDouble(), -random.nextInt(30, 60));
        };
    }

    DoubleBallMatrix matrix(int rows, int columns, boolean point) {
        double[] mid = new double[rows * columns];
        double[] rad = new double[rows * columns];
        boolean tame = random.nextBoolean();
        for (int i = 0; i < mid.length; i++) {
            mid[i] = tame ? random.nextGaussian() : entry();
            rad[i] = point ? 0 : tame ? random.nextDouble() * 1e-10 : radius();
        }
        return DoubleBallMatrix.of(rows, columns, mid, rad);
    }

    /** The exact ends {least, greatest} of the set of entries (i, j) of all products. */
    static Dyadic[] exactProduct(DoubleBallMatrix a, DoubleBallMatrix b, int i, int j) {
        Dyadic lo = Dyadic.ZERO;
        Dyadic hi = Dyadic.ZERO;
        for (int l = 0; l < a.columns(); l++) {
            Dyadic x = Dyadic.of(a.mid(i, l));
            Dyadic y = Dyadic.of(b.mid(l, j));
            Dyadic r = Dyadic.of(a.rad(i, l));
            Dyadic s = Dyadic.of(b.rad(l, j));
            if (r.isZero() && s.isZero()) {
                lo = lo.add(x.mul(y));
                hi = hi.add(x.mul(y));
            } else {
                Dyadic[] corner = {x.sub(r).mul(y.sub(s)), x.sub(r).mul(y.add(s)), x.add(r).mul(y.sub(s)), x.add(r).mul(y.add(s))};
                lo = lo.add(corner[0].min(corner[1]).min(corner[2]).min(corner[3]));
                hi = hi.add(corner[0].max(corner[1]).max(corner[2]).max(corner[3]));
            }
        }
        return new Dyadic[] {lo, hi};
    }

    /** Whether the entry's ball contains [lo, hi], decided exactly. */
    static boolean holds(DoubleBallMatrix c, int i, int j, Dyadic lo, Dyadic hi) {
        double r = c.rad(i, j);
        if (r == Double.POSITIVE_INFINITY) {
            return true;
        }
        Dyadic m = Dyadic.of(c.mid(i, j));
        return m.sub(Dyadic.of(r)).compareTo(lo) <= 0 && m.add(Dyadic.of(r)).compareTo(hi) >= 0;
    }

    /** An exact number of up to {@code bits} bits, magnitude about 2^exponent. */
    Dyadic dyadic(int bits, int exponent) {
        return Dyadic.of(new BigInteger(bits, random).subtract(BigInteger.ONE.shiftLeft(bits - 1)), exponent - bits);
    }
}
