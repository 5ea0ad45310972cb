package org.certirank.prove.box;

import java.math.BigInteger;
import java.util.Optional;
import org.certirank.exact.Dyadic;
import org.certirank.exact.Rational;
import org.certirank.prove.rule.Hull;

/**
 * One side of a box: its exact hull, and the least doubles around it for the fast path.
 *
 * @param hull the side
 * @param lo   a double not above the lower end
 * @param hi   a double not below the upper end
 */
record Side(Hull hull, double lo, double hi) {
    private static final int BITS = 64;
    /** Ends further apart than this factor are split between their magnitudes. */
    private static final double WIDE_RATIO = 64;

    static Side of(Hull hull) {
        return new Side(hull, hull.lo().map(q -> Dyadic.fromRationalDown(q, BITS).toDoubleDown()).orElse(Double.NEGATIVE_INFINITY),
                hull.hi().map(q -> Dyadic.fromRationalUp(q, BITS).toDoubleUp()).orElse(Double.POSITIVE_INFINITY));
    }

    /** The lower part. */
    Side below(Cut cut) {
        return of(hull.below(cut.at(), cut.closedBelow()));
    }

    /** The upper part. */
    Side above(Cut cut) {
        return of(hull.above(cut.at(), !cut.closedBelow()));
    }

    double width() {
        return hi - lo;
    }

    /** Whether both parts are there and smaller. */
    boolean isCutBy(Cut cut) {
        Rational c = cut.at();
        boolean low = hull.lo().map(a -> a.compareTo(c) < (cut.closedBelow() && hull.loClosed() ? 1 : 0)).orElse(true);
        boolean high = hull.hi().map(b -> c.compareTo(b) < (!cut.closedBelow() && hull.hiClosed() ? 1 : 0)).orElse(true);
        return low && high;
    }

    /** Whether c lies strictly between the ends, so that a split at c leaves two smaller parts. */
    boolean inside(Rational c) {
        return hull.lo().map(a -> a.compareTo(c) < 0).orElse(true) && hull.hi().map(b -> c.compareTo(b) < 0).orElse(true);
    }

    boolean straddlesZero() {
        return inside(Rational.ZERO);
    }

    boolean hasOpenEnd() {
        return !hull.loClosed() || !hull.hiClosed();
    }

    /**
     * Where to split: 0 when the sign changes inside; for unbounded sides ever further powers of two, the exponent doubled each time; between the
     * magnitudes of ends of very different size; otherwise the middle, as a dyadic with few bits. Always strictly inside.
     */
    Rational splitPoint() {
        Optional<Rational> found = hull.isFinite() ? between() : Optional.of(outward());
        return found.filter(this::inside).orElseGet(hull::middle);
    }

    private Rational outward() {
        if (straddlesZero()) {
            return Rational.ZERO;
        }
        return hull.lo().isPresent() ? further(hull.lo().get()) : further(hull.hi().orElseThrow().neg()).neg();
    }

    /** A power of two beyond v >= 0, about the square of v. */
    private static Rational further(Rational v) {
        BigInteger whole = v.floor();
        return powerOfTwo(2L * whole.bitLength());
    }

    private static Rational powerOfTwo(long e) {
        return e >= 0 ? Rational.of(BigInteger.ONE.shiftLeft(Math.toIntExact(e))) : Rational.of(BigInteger.ONE, BigInteger.ONE.shiftLeft(Math.toIntExact(-e)));
    }

    private Optional<Rational> between() {
        if (straddlesZero()) {
            double ratio = -lo / hi;
            if (ratio >= 1 / WIDE_RATIO && ratio <= WIDE_RATIO) {
                return Optional.of(Rational.ZERO);
            }
        } else if (lo >= 0 && hi > 1 && hi > WIDE_RATIO * lo || lo > 0 && hi > WIDE_RATIO * lo) {
            return spread(hull.lo().orElseThrow(), hull.hi().orElseThrow());
        } else if (hi <= 0 && lo < -1 && lo < WIDE_RATIO * hi || hi < 0 && lo < WIDE_RATIO * hi) {
            return spread(hull.hi().orElseThrow().neg(), hull.lo().orElseThrow().neg()).map(Rational::neg);
        }
        Rational mean = hull.middle();
        return Optional.of(isDyadic(hull.lo().orElseThrow()) && isDyadic(hull.hi().orElseThrow()) ? mean : simpler(mean));
    }

    /** A power of two between a >= 0 and b > 1 or b far beyond a. */
    private static Optional<Rational> spread(Rational a, Rational b) {
        long high = magnitude(b);
        if (a.isZero()) {
            return high > 5 ? Optional.of(powerOfTwo(high / 2)) : Optional.of(b.div(Rational.TWO));
        }
        return Optional.of(powerOfTwo(Math.floorDiv(magnitude(a) + 1 + high, 2)));
    }

    /** An e with 2^(e-1) &lt; q &lt; 2^(e+1). */
    private static long magnitude(Rational q) {
        return (long) q.num().bitLength() - q.den().bitLength();
    }

    private static boolean isDyadic(Rational q) {
        return q.den().bitCount() == 1;
    }

    /** The nearest multiple below of a power of two that is small beside the side. */
    private Rational simpler(Rational mean) {
        Rational width = hull.hi().orElseThrow().sub(hull.lo().orElseThrow());
        Rational grid = powerOfTwo(magnitude(width) - 4);
        return Rational.of(mean.div(grid).floor()).mul(grid);
    }

    /** A number of the side, inside it unless it is a point. */
    Rational sample() {
        if (hull.isFinite()) {
            return hull.isPoint() ? hull.lo().orElseThrow() : splitPoint();
        }
        return hull.lo().map(a -> a.add(Rational.ONE)).or(() -> hull.hi().map(b -> b.sub(Rational.ONE))).orElse(Rational.ZERO);
    }

    /** A double strictly inside at a fraction of the way, or NaN if there is none. A double above the outward rounded lower end is above the end itself. */
    double sample(double fraction) {
        double x;
        if (Double.isInfinite(lo) && Double.isInfinite(hi)) {
            x = Math.tan(Math.PI * (fraction - 0.5));
        } else if (Double.isInfinite(hi)) {
            x = lo + fraction / (1 - fraction);
        } else if (Double.isInfinite(lo)) {
            x = hi - fraction / (1 - fraction);
        } else {
            x = lo + (hi - lo) * fraction;
        }
        return lo < x && x < hi ? x : Double.NaN;
    }
}
