package org.certirank.simd.outward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;
import java.util.function.UnaryOperator;
import org.certirank.exact.Dyadic;
import org.certirank.interval.DoubleInterval;
import org.certirank.interval.RealInterval;
import org.junit.jupiter.api.Test;

/**
 * Containment of {@link DoubleInterval}'s results, which are computed otherwise and as tight as can be, on seeded random and corner-biased ends, 10^5 elements an operation, and of exact values (BigDecimal) on a part of them;
 * tightness apart; NaN where nothing is certain.
 */
class OutwardTest {
    private static final int N = 1000;
    private static final double[] CORNERS = {0, -0.0, 1, -1, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MIN_NORMAL, -Double.MIN_NORMAL, Double.MAX_VALUE, -Double.MAX_VALUE, 0x1p-1000, -0x1p-1000, 0x1p1000,
        1 + 0x1p-52, 1 - 0x1p-53, 3, 0x1p-537, 0x1.fffffffffffffp511, 700, -700, 0.1, 709, -745};

    private final SplittableRandom random = new SplittableRandom(4242);

    /** Of a thousand elements each. */
    int rounds() {
        return 100;
    }

    private double end() {
        return switch (random.nextInt(5)) {
            case 0 -> CORNERS[random.nextInt(CORNERS.length)];
            case 1 -> Double.longBitsToDouble(random.nextLong());
            case 2 -> random.nextInt(-5, 6);
            default -> Math.scalb(random.nextDouble(-1, 1), random.nextInt(-30, 31));
        };
    }

    private Ends intervals() {
        Ends e = Ends.ofSize(N);
        for (int i = 0; i < N; i++) {
            double a = end();
            double b = random.nextInt(6) == 0 ? a : end();
            boolean numbers = a - a == 0 && b - b == 0;
            e.lo()[i] = numbers ? Math.min(a, b) : Double.NaN;
            e.hi()[i] = numbers ? Math.max(a, b) : Double.NaN;
        }
        return e;
    }

    private interface Kernel {
        void run(Ends x, Ends y, Ends r);
    }

    private interface Tight {
        DoubleInterval of(DoubleInterval x, DoubleInterval y);
    }

    private interface Exact {
        BigDecimal of(BigDecimal x, BigDecimal y);
    }

    private static BigDecimal big(double x) {
        return new BigDecimal(x);
    }

    private static DoubleInterval at(Ends e, int i) {
        return e.lo()[i] <= e.hi()[i] ? DoubleInterval.of(e.lo()[i], e.hi()[i]) : DoubleInterval.EMPTY;
    }

    /** The tight result is within ours if both our ends are numbers, and so are, for some elements, all four combinations of ends. */
    private void holds(String name, Kernel kernel, Tight tight, Exact exact) {
        int claimed = 0;
        for (int round = 0; round < rounds(); round++) {
            Ends x = intervals();
            Ends y = intervals();
            Ends r = Ends.ofSize(N);
            kernel.run(x, y, r);
            for (int i = 0; i < N; i++) {
                double lo = r.lo()[i];
                double hi = r.hi()[i];
                boolean numbers = lo == lo && hi == hi;
                if (Double.isNaN(x.lo()[i]) || Double.isNaN(y.lo()[i])) {
                    assertTrue(!numbers, name + " forgets NaN");
                }
                if (numbers) {
                    claimed++;
                    DoubleInterval best = tight.of(at(x, i), at(y, i));
                    assertTrue(lo <= best.lo() && best.hi() <= hi, name + " of " + at(x, i) + " and " + at(y, i) + " is [" + lo + ", " + hi + "] without " + best);
                }
                for (int c = 0; numbers && i % 500 == 0 && c < 4; c++) {
                    BigDecimal v = exact.of(big(c < 2 ? x.lo()[i] : x.hi()[i]), big(c % 2 == 0 ? y.lo()[i] : y.hi()[i]));
                    boolean below = lo == Double.NEGATIVE_INFINITY || big(lo).compareTo(v) <= 0;
                    boolean above = hi == Double.POSITIVE_INFINITY || big(hi).compareTo(v) >= 0;
                    assertTrue(below && above, name + " of " + at(x, i) + " and " + at(y, i) + " is [" + lo + ", " + hi + "] without " + v);
                }
            }
        }
        assertTrue(claimed > N * rounds() / 4, name + " claims only " + claimed);
    }

    @Test
    void sumsAndProductsHold() {
        holds("add", (x, y, r) -> Outward.add(x, y, r, N), DoubleInterval::add, BigDecimal::add);
        holds("sub", (x, y, r) -> Outward.sub(x, y, r, N), DoubleInterval::sub, BigDecimal::subtract);
        holds("mul", (x, y, r) -> Outward.mul(x, y, r, N), DoubleInterval::mul, BigDecimal::multiply);
        holds("min", (x, y, r) -> Outward.min(x, y, r, N), DoubleInterval::min, BigDecimal::min);
        holds("max", (x, y, r) -> Outward.max(x, y, r, N), DoubleInterval::max, BigDecimal::max);
    }

    @Test
    void productsByWhatIsNotNegativeHold() {
        holds("mulByNonNegative", (x, y, r) -> {
            for (int i = 0; i < N; i++) {
                double a = Math.abs(y.lo()[i]);
                double b = Math.abs(y.hi()[i]);
                y.lo()[i] = Math.min(a, b);
                y.hi()[i] = Math.max(a, b);
            }
            Outward.mulByNonNegative(x, y, r, N);
        }, DoubleInterval::mul, BigDecimal::multiply);
        for (double[] c : new double[][] {{0, 0}, {0.1, Math.nextUp(0.1)}, {1, 1}, {Double.MIN_VALUE, 3}, {0x1p1000, Double.MAX_VALUE}}) {
            holds("scale", (x, y, r) -> {
                for (int i = 0; i < N; i++) {
                    boolean number = y.lo()[i] == y.lo()[i];
                    y.lo()[i] = number ? c[0] : Double.NaN;
                    y.hi()[i] = number ? c[1] : Double.NaN;
                    x.lo()[i] = number ? x.lo()[i] : Double.NaN;
                }
                Outward.scale(x, c[0], c[1], r, N);
            }, DoubleInterval::mul, BigDecimal::multiply);
            holds("addConstant", (x, y, r) -> {
                for (int i = 0; i < N; i++) {
                    boolean number = y.lo()[i] == y.lo()[i];
                    y.lo()[i] = number ? c[0] : Double.NaN;
                    y.hi()[i] = number ? c[1] : Double.NaN;
                    x.lo()[i] = number ? x.lo()[i] : Double.NaN;
                }
                Outward.addConstant(x, c[0], c[1], r, N);
            }, DoubleInterval::add, BigDecimal::add);
        }
    }

    @Test
    void functionsOfOneIntervalHold() {
        holds("neg", (x, y, r) -> Outward.neg(spoiled(x, y), r, N), (x, y) -> x.neg(), (x, y) -> x.negate());
        holds("abs", (x, y, r) -> Outward.abs(spoiled(x, y), r, N), (x, y) -> x.abs(), (x, y) -> x.abs());
        holds("square", (x, y, r) -> Outward.square(spoiled(x, y), r, N), (x, y) -> x.sqr(), (x, y) -> x.multiply(x));
        holds("cube", (x, y, r) -> OutwardFunctions.powInt(spoiled(x, y), 3, r, N), (x, y) -> x.powInt(3), (x, y) -> x.pow(3));
    }

    /** x, without its elements where the other is none, which a function of x alone cannot know of. */
    private static Ends spoiled(Ends x, Ends y) {
        for (int i = 0; i < N; i++) {
            if (Double.isNaN(y.lo()[i])) {
                x.lo()[i] = Double.NaN;
                x.hi()[i] = Double.NaN;
            }
        }
        return x;
    }

    private void encloses(String name, Kernel kernel, UnaryOperator<DoubleInterval> tight, UnaryOperator<RealInterval> exact, double least) {
        int claimed = 0;
        for (int round = 0; round < rounds(); round++) {
            Ends x = intervals();
            Ends r = Ends.ofSize(N);
            kernel.run(x, null, r);
            for (int i = 0; i < N; i++) {
                double lo = r.lo()[i];
                double hi = r.hi()[i];
                if (lo != lo || hi != hi) {
                    continue;
                }
                assertTrue(x.lo()[i] >= least, name + " claims something of " + x.lo()[i]);
                claimed++;
                DoubleInterval best = tight.apply(at(x, i));
                // The tight ends of exp and the like are at most an ulp outside of the exact ones, ours farther.
                assertTrue(lo <= best.lo() && best.hi() <= hi, () -> name + " of " + best);
                if (i % 500 == 0) {
                    RealInterval below = exact.apply(RealInterval.of(Dyadic.of(x.lo()[i])));
                    RealInterval above = exact.apply(RealInterval.of(Dyadic.of(x.hi()[i])));
                    assertTrue(lo == Double.NEGATIVE_INFINITY || Dyadic.of(lo).compareTo(below.lower().value()) <= 0, () -> name + " below " + lo);
                    assertTrue(hi == Double.POSITIVE_INFINITY || Dyadic.of(hi).compareTo(above.upper().value()) >= 0, () -> name + " above " + hi);
                }
            }
        }
        assertTrue(claimed > N * rounds() / 10, name + " claims only " + claimed);
    }

    @Test
    void exponentialsAndRootsHold() {
        double[] powers = new double[N];
        encloses("exp", (x, y, r) -> OutwardExp.exp(x, r, powers, N), DoubleInterval::exp, v -> v.exp(200), -700);
        encloses("sqrt", (x, y, r) -> Outward.sqrt(x, r, N), DoubleInterval::sqrt, v -> v.sqrt(200), 0);
        encloses("log", (x, y, r) -> OutwardFunctions.log(x, r, N), DoubleInterval::log, v -> v.log(200), Double.MIN_VALUE);
        encloses("tanh", (x, y, r) -> OutwardFunctions.tanh(x, r, N), DoubleInterval::tanh, v -> v.tanh(200), -Double.MAX_VALUE);
    }

    @Test
    void exponentialsOfPoints() {
        Ends x = Ends.pointsOfSize(N);
        Ends r = Ends.ofSize(N);
        double[] powers = new double[N];
        for (int round = 0; round < rounds(); round++) {
            for (int i = 0; i < N; i++) {
                x.lo()[i] = random.nextDouble(-700, 700);
            }
            OutwardExp.exp(x, r, powers, N);
            for (int i = 0; i < N; i++) {
                double v = Math.exp(x.lo()[i]);
                // Math.exp errs by at most an ulp.
                assertTrue(r.lo()[i] <= Math.nextDown(v) && r.hi()[i] >= Math.nextUp(v), "exp " + x.lo()[i]);
                assertTrue(r.hi()[i] - r.lo()[i] <= v * 0x1p-44, "exp " + x.lo()[i] + " is wide");
            }
        }
    }

    @Test
    void reciprocalsHoldAndAreNothingAtZero() {
        int claimed = 0;
        for (int round = 0; round < rounds(); round++) {
            Ends x = intervals();
            Ends r = Ends.ofSize(N);
            Outward.reciprocal(x, r, N);
            for (int i = 0; i < N; i++) {
                double lo = r.lo()[i];
                double hi = r.hi()[i];
                if (lo != lo || hi != hi) {
                    continue;
                }
                claimed++;
                assertTrue(x.lo()[i] > 0 || x.hi()[i] < 0, () -> "a divisor that may be 0");
                DoubleInterval best = DoubleInterval.of(1).div(at(x, i));
                assertTrue(lo <= best.lo() && best.hi() <= hi, () -> "1 / " + best);
            }
        }
        assertTrue(claimed > N * rounds() / 5, "claims only " + claimed);
    }

    @Test
    void leastProductsHold() {
        for (int round = 0; round < rounds(); round++) {
            Ends d = intervals();
            Ends box = intervals();
            double[] c = new double[N];
            double[] r = new double[N];
            double[] before = new double[N];
            for (int i = 0; i < N; i++) {
                c[i] = random.nextBoolean() ? box.lo()[i] : Math.min(Math.max(box.lo()[i] / 2 + box.hi()[i] / 2, box.lo()[i]), box.hi()[i]);
                before[i] = random.nextDouble(-3, 3);
                r[i] = before[i];
            }
            Outward.addLeastProduct(d, box, c, r, N);
            for (int i = 0; i < N; i++) {
                for (int k = 0; r[i] == r[i] && r[i] != Double.NEGATIVE_INFINITY && i % 200 == 0 && k < 4; k++) {
                    BigDecimal v = big(before[i]).add(big(k < 2 ? d.lo()[i] : d.hi()[i]).multiply(big(k % 2 == 0 ? box.lo()[i] : box.hi()[i]).subtract(big(c[i]))));
                    assertTrue(big(r[i]).compareTo(v) <= 0, "least product");
                }
            }
        }
    }

    @Test
    void endsAreTight() {
        DoubleBinaryOperator[] operations = {Double::sum, (a, b) -> a - b, (a, b) -> a * b};
        for (int op = 0; op < operations.length; op++) {
            Ends x = Ends.ofSize(N);
            Ends y = Ends.ofSize(N);
            Ends r = Ends.ofSize(N);
            for (int i = 0; i < N; i++) {
                x.lo()[i] = x.hi()[i] = random.nextDouble(-8, 8);
                y.lo()[i] = y.hi()[i] = random.nextDouble(-8, 8);
            }
            switch (op) {
                case 0 -> Outward.add(x, y, r, N);
                case 1 -> Outward.sub(x, y, r, N);
                default -> Outward.mul(x, y, r, N);
            }
            for (int i = 0; i < N; i++) {
                double p = operations[op].applyAsDouble(x.lo()[i], y.lo()[i]);
                assertTrue(r.hi()[i] - r.lo()[i] <= 6 * Math.ulp(p) + 0x1p-1000, "operation " + op);
            }
        }
    }

    @Test
    void resultsMayTakeThePlaceOfOperands() {
        Ends x = intervals();
        Ends y = intervals();
        Ends apart = Ends.ofSize(N);
        Outward.mul(x, y, apart, N);
        Outward.mul(x, y, x, N);
        for (int i = 0; i < N; i++) {
            assertEquals(apart.lo()[i], x.lo()[i]);
            assertEquals(apart.hi()[i], x.hi()[i]);
        }
    }
}
