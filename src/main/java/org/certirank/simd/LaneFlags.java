package org.certirank.simd;

import org.certirank.interval.DoubleIntervals;
import org.certirank.interval.Flag;

/** The flags of results on lanes: the worst of the operands' and the operation's own, as {@link org.certirank.interval.DoubleFlags} has it, in plain loops over bytes. */
final class LaneFlags {
    private static final byte CONTINUOUS = (byte) Flag.CONTINUOUS.ordinal();
    private static final byte PARTLY = (byte) Flag.PARTLY.ordinal();
    private static final byte NOWHERE = (byte) Flag.NOWHERE.ordinal();

    private LaneFlags() {
    }

    static void copy(DoubleIntervals x, DoubleIntervals result) {
        System.arraycopy(x.flag(), 0, result.flag(), 0, result.size());
    }

    static void worst(DoubleIntervals x, DoubleIntervals y, DoubleIntervals result) {
        byte[] a = x.flag();
        byte[] b = y.flag();
        byte[] r = result.flag();
        for (int i = 0; i < r.length; i++) {
            r[i] = (byte) Math.max(a[i], b[i]);
        }
    }

    /** The own flag of 1/y is added. */
    static void divided(DoubleIntervals y, DoubleIntervals result) {
        byte[] r = result.flag();
        for (int i = 0; i < r.length; i++) {
            double lo = y.lo()[i];
            double hi = y.hi()[i];
            if (lo <= 0 && hi >= 0) {
                r[i] = (byte) Math.max(r[i], lo == hi ? NOWHERE : PARTLY);
            }
        }
    }

    /** The own flag of sqrt x is added. */
    static void rooted(DoubleIntervals x, DoubleIntervals result) {
        byte[] r = result.flag();
        for (int i = 0; i < r.length; i++) {
            if (x.lo()[i] <= 0) {
                r[i] = (byte) Math.max(r[i], x.hi()[i] < 0 ? NOWHERE : x.lo()[i] < 0 ? PARTLY : CONTINUOUS);
            }
        }
    }

    /** The own flag of log x is added. */
    static void logarithmic(DoubleIntervals x, DoubleIntervals result) {
        byte[] r = result.flag();
        for (int i = 0; i < r.length; i++) {
            if (x.lo()[i] <= 0) {
                r[i] = (byte) Math.max(r[i], x.hi()[i] <= 0 ? NOWHERE : PARTLY);
            }
        }
    }

    /** The own flag of |x| is added. */
    static void bent(DoubleIntervals x, DoubleIntervals result) {
        byte[] r = result.flag();
        for (int i = 0; i < r.length; i++) {
            if (x.lo()[i] <= 0 && x.hi()[i] >= 0) {
                r[i] = (byte) Math.max(r[i], CONTINUOUS);
            }
        }
    }

    /** The own flag of max and min is added. */
    static void chosen(DoubleIntervals x, DoubleIntervals y, DoubleIntervals result) {
        byte[] r = result.flag();
        for (int i = 0; i < r.length; i++) {
            if (!(x.hi()[i] < y.lo()[i] || y.hi()[i] < x.lo()[i])) {
                r[i] = (byte) Math.max(r[i], CONTINUOUS);
            }
        }
    }
}
