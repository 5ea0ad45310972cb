package org.certirank.interval;

import java.math.BigInteger;
import org.certirank.exact.Dyadic;

/**
 * Elementary functions of double intervals. exp, log, sin, cos rest on StrictMath, whose Javadoc specifies results within 1 ulp of the exact
 * value (tanh: 2.5 ulps), an ulp being the gap between the doubles that bracket the exact value. Where that gap straddles a power of two the
 * doubles below it are twice as dense, so 1 ulp is at most 2 steps and 2.5 ulps at most 5 steps between doubles; the ends are moved by 2 (6)
 * steps. Exact values (exp 0, log 1, sin 0, cos 0, tanh 0, erf 0) stay exact. erf and pow go through {@link RealInterval}, to which no
 * platform function contributes.
 */
final class DoubleFunctions {
    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final int REAL_BITS = 64;
    private static final double TWO_OVER_PI = 2 / Math.PI;
    private static final DoubleInterval UNIT = new DoubleInterval(-1, 1);

    private DoubleFunctions() {
    }

    static DoubleInterval exp(DoubleInterval x) {
        return x.isEmpty() ? x : new DoubleInterval(expDown(x.lo()), expUp(x.hi()));
    }

    static double expDown(double x) {
        return x == 0 ? 1 : x == -INFINITY ? 0 : DirectedDouble.stepDown(StrictMath.exp(x), 2, 0);
    }

    static double expUp(double x) {
        return x == 0 ? 1 : x == INFINITY ? INFINITY : DirectedDouble.stepUp(StrictMath.exp(x), 2, INFINITY);
    }

    static DoubleInterval log(DoubleInterval x) {
        return x.hi() > 0 ? new DoubleInterval(logDown(x.lo()), logUp(x.hi())) : DoubleInterval.EMPTY;
    }

    static double logDown(double x) {
        return x <= 0 ? -INFINITY : x == 1 ? 0 : DirectedDouble.stepDown(StrictMath.log(x), 2, -INFINITY);
    }

    static double logUp(double x) {
        return x == 1 ? 0 : DirectedDouble.stepUp(StrictMath.log(x), 2, INFINITY);
    }

    static DoubleInterval tanh(DoubleInterval x) {
        return x.isEmpty() ? x : new DoubleInterval(tanhDown(x.lo()), -tanhDown(-x.hi()));
    }

    private static double tanhDown(double x) {
        return x == 0 ? 0 : DirectedDouble.stepDown(StrictMath.tanh(x), 6, x > 0 ? 0 : -1);
    }

    static DoubleInterval erf(DoubleInterval x) {
        return DoubleInterval.enclosing(x.toReal().erf(REAL_BITS));
    }

    static DoubleInterval sin(DoubleInterval x) {
        return range(x, 1);
    }

    static DoubleInterval cos(DoubleInterval x) {
        return range(x, 0);
    }

    /** As {@link Periodic}: extrema inside are counted exactly, then the values at the ends; offset 1 for sin, 0 for cos. */
    private static DoubleInterval range(DoubleInterval x, int offset) {
        if (x.isEmpty()) {
            return x;
        }
        if (!(Math.abs(x.lo()) <= 0x1p52 && Math.abs(x.hi()) <= 0x1p52)) {
            return x.isPoint() ? around(x.lo(), offset) : UNIT;
        }
        long first = quarter(x.lo()) - offset >> 1;
        long last = quarter(x.hi()) - offset >> 1;
        if (last - first > 1) {
            return UNIT;
        }
        DoubleInterval ends = around(x.lo(), offset).hull(around(x.hi(), offset));
        if (last == first) {
            return ends;
        }
        return (last & 1) == 0 ? new DoubleInterval(ends.lo(), 1) : new DoubleInterval(-1, ends.hi());
    }

    private static DoubleInterval around(double x, int offset) {
        if (x == 0) {
            return DoubleInterval.of(1 - offset);
        }
        double v = offset == 1 ? StrictMath.sin(x) : StrictMath.cos(x);
        return new DoubleInterval(DirectedDouble.stepDown(v, 2, -1), DirectedDouble.stepUp(v, 2, 1));
    }

    /** floor(x / (pi/2)) for |x| <= 2^52: the double quotient is off by less than 2^-51 of itself; near an integer the exact test decides. */
    private static long quarter(double x) {
        double q = x * TWO_OVER_PI;
        double floor = Math.floor(q);
        double slack = Math.abs(q) * 0x1p-50 + 0x1p-1000;
        if (q - floor > slack && floor + 1 - q > slack) {
            return (long) floor;
        }
        return Trigonometry.quarter(Dyadic.of(x)).longValueExact();
    }

    static DoubleInterval powInt(DoubleInterval x, long n) {
        if (n == 2) {
            return x.sqr();
        }
        if (n == 1 || x.isEmpty()) {
            return x;
        }
        return DoubleInterval.enclosing(x.toReal().powInt(BigInteger.valueOf(n), REAL_BITS));
    }

    static DoubleInterval pow(DoubleInterval x, DoubleInterval y) {
        return DoubleInterval.enclosing(x.toReal().pow(y.toReal(), REAL_BITS));
    }
}
