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

    /** Balls with any corner: zeros, short and long mantissas, exponents from close together to far apart, radii of every size. */
    BallMatrix balls(int rows, int columns, int bits) {
        int spread = random.nextInt(4) == 0 ? 3000 : random.nextInt(1, 200);
        boolean exact = random.nextInt(3) == 0;
        Dyadic[] mid = new Dyadic[rows * columns];
        Dyadic[] rad = new Dyadic[rows * columns];
        for (int i = 0; i < mid.length; i++) {
            int e = random.nextInt(-spread, spread + 1);
            mid[i] = switch (random.nextInt(8)) {
                case 0 -> Dyadic.ZERO;
                case 1 -> Dyadic.powerOfTwo(e);
                case 2 -> Dyadic.powerOfTwo(e).sub(Dyadic.powerOfTwo(e - bits)).neg();
                case 3 -> dyadic(random.nextInt(2, 30), e);
                default -> dyadic(random.nextInt(2, bits + 1), e);
            };
            rad[i] = exact || random.nextInt(4) == 0 ? Dyadic.ZERO : Dyadic.of(random.nextInt(1, 1000)).shift(e - random.nextInt(2 * bits));
        }
        return BallMatrix.enclosing(rows, columns, mid, rad, bits);
    }

    /** Balls with midpoints of full length in (-1/2, 1/2), exact or with radii 2^-bits. */
    BallMatrix denseBalls(int rows, int columns, int bits, boolean exact) {
        Dyadic[] mid = new Dyadic[rows * columns];
        Dyadic[] rad = new Dyadic[rows * columns];
        for (int i = 0; i < mid.length; i++) {
            mid[i] = dyadic(bits, 0);
            rad[i] = exact ? Dyadic.ZERO : Dyadic.powerOfTwo(-bits);
        }
        return BallMatrix.enclosing(rows, columns, mid, rad, bits);
    }

    /** Midpoints and radii of a bounded matrix, read once. */
    record Exact(int columns, Dyadic[] mid, Dyadic[] rad) {
        static Exact of(BallMatrix a) {
            Dyadic[] mid = new Dyadic[a.rows() * a.columns()];
            Dyadic[] rad = new Dyadic[mid.length];
            for (int i = 0; i < mid.length; i++) {
                mid[i] = a.mid(i / a.columns(), i % a.columns());
                rad[i] = a.isWhole(i / a.columns(), i % a.columns()) ? null : a.rad(i / a.columns(), i % a.columns());
            }
            return new Exact(a.columns(), mid, rad);
        }
    }

    /** The exact ends of the set of entries (i, j) of all products; the factors must be bounded. */
    static Dyadic[] exactProduct(Exact a, Exact b, int i, int j) {
        Dyadic lo = Dyadic.ZERO;
        Dyadic hi = Dyadic.ZERO;
        for (int l = 0; l < a.columns(); l++) {
            Dyadic x = a.mid()[i * a.columns() + l];
            Dyadic y = b.mid()[l * b.columns() + j];
            Dyadic r = a.rad()[i * a.columns() + l];
            Dyadic s = b.rad()[l * b.columns() + j];
            if (r.isZero() && s.isZero()) {
                Dyadic p = x.mul(y);
                lo = lo.add(p);
                hi = hi.add(p);
            } else {
                Dyadic[] corner = {x.sub(r).mul(y.sub(s)), x.sub(r).mul(y.add(s)), x.add(r).mul(y.sub(s)), x.add(r).mul(y.add(s))};
                lo = lo.add(corner[0].min(corner[1]).min(corner[2]).min(corner[3]));
                hi = hi.add(corner[0].max(corner[1]).max(corner[2]).max(corner[3]));
            }
        }
        return new Dyadic[] {lo, hi};
    }

    static Dyadic[] exactProduct(BallMatrix a, BallMatrix b, int i, int j) {
        return exactProduct(Exact.of(a), Exact.of(b), i, j);
    }

    static boolean holds(BallMatrix c, int i, int j, Dyadic lo, Dyadic hi) {
        if (c.isWhole(i, j)) {
            return true;
        }
        Dyadic m = c.mid(i, j);
        Dyadic r = c.rad(i, j);
        return m.sub(r).compareTo(lo) <= 0 && m.add(r).compareTo(hi) >= 0;
    }
}
