package org.certirank.simd.outward;

import java.util.function.UnaryOperator;
import org.certirank.interval.DoubleInterval;

/** The remaining functions on flat arrays, element by element with the enclosures of {@link DoubleInterval}; NaN as in {@link Outward}. */
public final class OutwardFunctions {

    private OutwardFunctions() {}

    /** log x; NaN where x is not certainly positive. */
    public static void log(Ends x, Ends r, int n) {
        for (int i = 0; i < n; i++) {
            boolean inside = x.lo()[i] > 0;
            set(r, i, inside ? interval(x, i).log() : DoubleInterval.EMPTY);
        }
    }

    /** x^m; NaN where x may be 0 and m is not positive. */
    public static void powInt(Ends x, long m, Ends r, int n) {
        for (int i = 0; i < n; i++) {
            boolean inside = m > 0 || x.lo()[i] > 0 || x.hi()[i] < 0;
            set(r, i, inside ? interval(x, i).powInt(m) : DoubleInterval.EMPTY);
        }
    }

    public static void sin(Ends x, Ends r, int n) {
        each(x, DoubleInterval::sin, r, n);
    }

    public static void cos(Ends x, Ends r, int n) {
        each(x, DoubleInterval::cos, r, n);
    }

    public static void tanh(Ends x, Ends r, int n) {
        each(x, DoubleInterval::tanh, r, n);
    }

    public static void erf(Ends x, Ends r, int n) {
        each(x, DoubleInterval::erf, r, n);
    }

    private static void each(Ends x, UnaryOperator<DoubleInterval> f, Ends r, int n) {
        for (int i = 0; i < n; i++) {
            set(r, i, f.apply(interval(x, i)));
        }
    }

    /** The interval, empty (NaN in both ends) if an end is NaN. */
    private static DoubleInterval interval(Ends x, int i) {
        double lo = x.lo()[i];
        double hi = x.hi()[i];
        return lo <= hi ? DoubleInterval.of(lo, hi) : DoubleInterval.EMPTY;
    }

    private static void set(Ends r, int i, DoubleInterval v) {
        r.lo()[i] = v.lo();
        r.hi()[i] = v.hi();
    }
}
