package org.certirank.prove.box;

import java.math.BigInteger;
import java.util.Optional;
import org.certirank.exact.Dyadic;
import org.certirank.exact.Rational;
import org.certirank.prove.rule.Hull;

/**
 * One side of a box: its exact hull, and the least doubles around it for the fast path. Where both ends are doubles, as in the midst of a search, the hull is
 * made of them only when someone asks for it.
 */
final class Side {
    private static final int BITS = 64;
    /** Ends further apart than this factor are split between their magnitudes. */
    private static final double WIDE_RATIO = 64;

    private final double lo;
    private final double hi;
    private final boolean loClosed;
    private final boolean hiClosed;
    /** Whether the doubles are finite and the ends themselves. */
    private final boolean exact;
    /** Null until asked for, if exact. Threads may make it twice; all make the same. */
    private Hull hull;

    private Side(Hull hull, double lo, boolean loClosed, double hi, boolean hiClosed, boolean exact) {
        this.hull = hull;
        this.lo = lo;
        this.hi = hi;
        this.loClosed = loClosed;
        this.hiClosed = hiClosed;
        this.exact = exact;
    }

    static Side of(Hull hull) {
        double lo = hull.lo().map(q -> Dyadic.fromRationalDown(q, BITS).toDoubleDown()).orElse(Double.NEGATIVE_INFINITY);
        double hi = hull.hi().map(q -> Dyadic.fromRationalUp(q, BITS).toDoubleUp()).orElse(Double.POSITIVE_INFINITY);
        return new Side(hull, lo, hull.loClosed(), hi, hull.hiClosed(), isExactly(lo, hull.lo()) && isExactly(hi, hull.hi()));
    }

    private static boolean isExactly(double x, Optional<Rational> q) {
        return Double.isFinite(x) && q.isPresent() && Rational.ofDouble(x).equals(q.get());
    }

    Hull hull() {
        Hull h = hull;
        if (h == null) {
            h = new Hull(Optional.of(Rational.ofDouble(lo)), loClosed, Optional.of(Rational.ofDouble(hi)), hiClosed);
            hull = h;
        }
        return h;
    }

    /** A double not above the lower end. */
    double lo() {
        return lo;
    }

    /** A double not below the upper end. */
    double hi() {
        return hi;
    }

    /** The lower part. */
    Side below(Cut cut) {
        double c = cut.value();
        // Written so that NaN fails.
        return exact && lo < c && c < hi ? new Side(null, lo, loClosed, c, cut.closedBelow(), true) : of(hull().below(cut.at(), cut.closedBelow()));
    }

    /** The upper part. */
    Side above(Cut cut) {
        double c = cut.value();
        return exact && lo < c && c < hi ? new Side(null, c, !cut.closedBelow(), hi, hiClosed, true) : of(hull().above(cut.at(), !cut.closedBelow()));
    }

    /** The part between two doubles that lie within a side with exact ends; ends that are new are closed below and open above, as halving leaves them. */
    Side part(double from, double to) {
        return new Side(null, from, from != lo || loClosed, to, to == hi && hiClosed, true);
    }

    /** Whether both ends are finite doubles. */
    boolean hasExactEnds() {
        return exact;
    }

    double width() {
        return hi - lo;
    }

    /** Whether both parts are there and smaller. */
    boolean isCutBy(Cut cut) {
        Hull hull = hull();
        Rational c = cut.at();
        boolean low = hull.lo().map(a -> a.compareTo(c) < (cut.closedBelow() && hull.loClosed() ? 1 : 0)).orElse(true);
        boolean high = hull.hi().map(b -> c.compareTo(b) < (!cut.closedBelow() && hull.hiClosed() ? 1 : 0)).orElse(true);
        return low && high;
    }

    /** Whether c lies strictly between the ends, so that a split at c leaves two smaller parts. */
    boolean inside(Rational c) {
        Hull hull = hull();
        return hull.lo().map(a -> a.compareTo(c) < 0).orElse(true) && hull.hi().map(b -> c.compareTo(b) < 0).orElse(true);
    }

    boolean straddlesZero() {
        return inside(Rational.ZERO);
    }

    boolean isFinite() {
        return exact || hull().isFinite();
    }

    boolean isPoint() {
        return exact ? loClosed && hiClosed && lo == hi : hull().isPoint();
    }

    boolean hasOpenEnd() {
        return !loClosed || !hiClosed;
    }

    /**
     * Where to split: 0 when the sign changes inside; for unbounded sides ever further powers of two, the exponent doubled each time; between the
     * magnitudes of ends of very different size; otherwise the middle, as a dyadic with few bits. Always strictly inside.
     */
    Rational splitPoint() {
        Hull hull = hull();
        Optional<Rational> found = hull.isFinite() ? between() : Optional.of(outward());
        return found.filter(this::inside).orElseGet(hull::middle);
    }

    /** A cut at {@link #splitPoint}. */
    Cut split() {
        if (exact) {
            double middle = middle();
            if (lo < 0 && hi > 0) {
                double ratio = -lo / hi;
                if (ratio >= 1 / WIDE_RATIO && ratio <= WIDE_RATIO) {
                    return Cut.below(0.0);
                }
            }
            if (!isLopsided() && lo < middle && middle < hi) {
                return Cut.below(middle);
            }
        }
        return Cut.below(splitPoint());
    }

    /** The mean of the ends if they are doubles and it is one, otherwise NaN. */
    private double middle() {
        double sum = lo + hi;
        // Knuth's two-sum: the error of a sum of doubles that does not overflow is a double, computed without error.
        double part = sum - lo;
        double error = (lo - (sum - part)) + (hi - part);
        double half = sum / 2;
        return exact && error == 0 && half * 2 == sum ? half : Double.NaN;
    }

    /** Whether a cut halves a finite side exactly. */
    boolean isHalvedBy(Cut cut) {
        double c = cut.value();
        double middle = Double.isNaN(c) ? Double.NaN : middle();
        return Double.isNaN(middle) ? isFinite() && hull().middle().equals(cut.at()) : middle == c;
    }

    private boolean isLopsided() {
        return lo >= 0 && hi > 1 && hi > WIDE_RATIO * lo || lo > 0 && hi > WIDE_RATIO * lo || hi <= 0 && lo < -1 && lo < WIDE_RATIO * hi || hi < 0 && lo < WIDE_RATIO * hi;
    }

    private Rational outward() {
        Hull hull = hull();
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
        Hull hull = hull();
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
        Hull hull = hull();
        Rational width = hull.hi().orElseThrow().sub(hull.lo().orElseThrow());
        Rational grid = powerOfTwo(magnitude(width) - 4);
        return Rational.of(mean.div(grid).floor()).mul(grid);
    }

    /** A number of the side, inside it unless it is a point. */
    Rational sample() {
        Hull hull = hull();
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
