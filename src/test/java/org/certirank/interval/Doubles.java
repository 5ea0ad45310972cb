package org.certirank.interval;

import java.util.SplittableRandom;

/** Seeded doubles of all kinds: any bits, moderate numbers, neighbours of numbers where something happens. */
public final class Doubles {
    private static final double[] SPECIAL = {0, -0.0, 1, -1, 2, 0.5, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MIN_NORMAL, -Double.MIN_NORMAL, Double.MAX_VALUE, -Double.MAX_VALUE,
        Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 708, 709.782712893384, 710, -708, -708.3964185322641, -745.1332191019412, -746, 0x1p-54, 0x1p-53, 0x1p-27, 0x1p-26, 20, 0x1p19, 0x1p52, 63.0 / 64,
        63.0 / 32, 33.0 / 32, Math.PI, Math.PI / 2, 11 * Math.PI / 2, Math.log(2) / 16, 0x1p-537, 0x1p-480, 0x1p-511, 0x1p-960, 0x1p511, 0x1p1022, 0x1.0p-1022, 6381956970095103.0 * 0x1p797};

    private final SplittableRandom random;

    public Doubles(long seed) {
        random = new SplittableRandom(seed);
    }

    public int below(int n) {
        return random.nextInt(n);
    }

    /** Any double but NaN. */
    public double any() {
        double x;
        do {
            x = switch (random.nextInt(8)) {
                case 0 -> Double.longBitsToDouble(random.nextLong());
                case 1 -> near(SPECIAL[random.nextInt(SPECIAL.length)]);
                case 2 -> random.nextInt(-40, 41) * 0.25;
                case 3 -> near(random.nextInt(-200, 200) * Math.PI / 2);
                case 4 -> near(random.nextInt(-8600, 8600) * Math.log(2) / 16);
                case 5 -> random.nextDouble(-750, 750);
                case 6 -> Math.scalb(random.nextDouble(-2, 2), random.nextInt(-70, 30));
                default -> random.nextDouble(-4, 4);
            };
        } while (x != x);
        return x;
    }

    private double near(double x) {
        return Double.isInfinite(x) ? x : Double.longBitsToDouble(Double.doubleToRawLongBits(x) + random.nextInt(-3, 4));
    }

    /** Nothing special: a moderate magnitude, all bits at random. */
    public double generic() {
        return Math.scalb(random.nextDouble(-2, 2), random.nextInt(-12, 5));
    }

    public double finite() {
        double x;
        do {
            x = any();
        } while (Double.isInfinite(x));
        return x;
    }

    /** Empty now and then, else a point, a narrow or a wide interval, or an unbounded one. */
    public DoubleInterval interval() {
        double x = any();
        double y = switch (random.nextInt(16)) {
            case 0 -> Double.NaN;
            case 1, 2, 3 -> x;
            case 4, 5, 6 -> x + Math.abs(x) * 0x1p-30;
            case 7, 8 -> near(x);
            case 9, 10 -> x + random.nextDouble(0, 8);
            default -> any();
        };
        return new DoubleInterval(Math.min(x, y), Math.max(x, y));
    }
}
