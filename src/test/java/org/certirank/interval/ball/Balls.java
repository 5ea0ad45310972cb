package org.certirank.interval.ball;

import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import org.certirank.exact.Dyadic;

/** Seeded, corner-biased numbers, radii and balls, and members of balls. */
final class Balls {
    /** Cases per operation in the ordinary suite and under the tag "slow". */
    static final int CASES = 100_000;
    static final int MANY = 10_000_000;

    private final SplittableRandom random;

    Balls(long seed) {
        random = new SplittableRandom(seed);
    }

    int integer(int from, int to) {
        return random.nextInt(from, to + 1);
    }

    /** Precisions with many word boundaries. */
    int bits() {
        return switch (random.nextInt(4)) {
            case 0 -> 64 * random.nextInt(1, 5);
            case 1 -> random.nextInt(2, 40);
            default -> random.nextInt(40, 260);
        };
    }

    /** Small integers, numbers near small integers and powers of two, runs of ones, multiples of pi/2 cut short, random mantissas; magnitudes up to 2^range. */
    BigFloat number(int range) {
        BigFloat x = switch (random.nextInt(8)) {
            case 0 -> BigFloat.of(random.nextInt(-4, 5));
            case 1 -> BigFloat.of(random.nextInt(-3, 4)).add(BigFloat.of(BigInteger.valueOf(random.nextInt(-5, 6)), -random.nextInt(1, 200)));
            case 2 -> BigFloat.of(BigInteger.ONE.shiftLeft(random.nextInt(1, 200)).subtract(BigInteger.valueOf(random.nextInt(3))), random.nextInt(-2 * range, range) / 2 - 100);
            case 3 -> Ball.pi(random.nextInt(4, 200)).mid().mul(BigFloat.of(random.nextInt(-9, 10))).shift(-1);
            case 4 -> BigFloat.of(random.nextDouble() * 8 - 4);
            case 5 -> BigFloat.of(new BigInteger(random.nextInt(1, 300), new java.util.Random(random.nextLong())), random.nextInt(-range, range) - 150);
            case 6 -> BigFloat.of(BigInteger.valueOf(random.nextLong()), random.nextInt(-range, range + 1) - 63L);
            default -> BigFloat.of(BigInteger.valueOf(random.nextLong()), -61 - random.nextInt(4));
        };
        BigFloat y = x.isZero() || x.magnitude().saturated() <= range ? x : x.shift(range - x.magnitude().saturated());
        return random.nextInt(4) == 0 ? y.neg() : y;
    }

    /** No radius, tiny, comparable and large ones. */
    Radius radius(BigFloat mid) {
        long m = mid.isZero() ? random.nextInt(-40, 3) : mid.magnitude().saturated();
        return switch (random.nextInt(6)) {
            case 0, 1 -> Radius.ZERO;
            case 2 -> Radius.up(BigInteger.valueOf(random.nextInt(1, 1 << 30)), Exponent.of(m - random.nextInt(60, 320)));
            case 3 -> Radius.up(BigInteger.valueOf(random.nextInt(1, 1 << 30)), Exponent.of(m - random.nextInt(31, 60)));
            case 4 -> Radius.up(BigInteger.valueOf(random.nextInt(1, 1 << 30)), Exponent.of(m - random.nextInt(26, 34)));
            default -> Radius.up(mid);
        };
    }

    Ball ball(int range) {
        BigFloat m = number(range);
        return Ball.of(m, radius(m));
    }

    /** Both ends and one number between. */
    List<BigFloat> members(Ball x) {
        if (x.isPoint()) {
            return List.of(x.mid());
        }
        BigFloat r = x.rad().toBigFloat();
        return List.of(x.mid().add(r), x.mid().sub(r), x.mid().add(r.mul(BigFloat.of(BigInteger.valueOf(random.nextLong()), -63))));
    }

    static Dyadic dyadic(BigFloat x) {
        return x.toDyadic();
    }

    /** Exact ends. */
    static Dyadic low(Ball x) {
        return x.mid().toDyadic().sub(x.rad().toBigFloat().toDyadic());
    }

    static Dyadic high(Ball x) {
        return x.mid().toDyadic().add(x.rad().toBigFloat().toDyadic());
    }

    /** Whether the radius is at most {@code eighths} eighths of a unit in the last of {@code bits} places of the midpoint, but for the rounding of radii. */
    static boolean tight(Ball x, int bits, int eighths) {
        if (x.rad().isZero()) {
            return true;
        }
        BigFloat unit = BigFloat.powerOfTwo(x.mid().magnitude().plus(-bits));
        return x.rad().toBigFloat().compareTo(unit.mul(BigFloat.of(BigInteger.valueOf(eighths * 1000L + 1), 0)).shift(-3).mul(BigFloat.of(0x1.0624dd2f1a9fcp-10))) <= 0;
    }
}
