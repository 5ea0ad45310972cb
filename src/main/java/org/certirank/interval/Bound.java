package org.certirank.interval;

import org.certirank.exact.Dyadic;

/**
 * One end of an interval: minus infinity, a number, or plus infinity, open or closed. Infinite ends are open.
 *
 * @param infinity -1, 0 or 1
 * @param value the number, or null when infinite
 * @param open whether the end itself is left out
 */
public record Bound(int infinity, Dyadic value, boolean open) {
    public static final Bound MINUS_INFINITY = new Bound(-1, null, true);
    public static final Bound PLUS_INFINITY = new Bound(1, null, true);
    static final Bound ZERO = closed(Dyadic.ZERO);
    static final Bound OPEN_ZERO = open(Dyadic.ZERO);
    static final Bound ONE = closed(Dyadic.ONE);

    public Bound {
        if ((value == null) != (infinity != 0) || infinity != 0 && !open || Math.abs(infinity) > 1) {
            throw new IllegalArgumentException("a bound is a number, or an open infinity");
        }
    }

    public static Bound closed(Dyadic value) {
        return new Bound(0, value, false);
    }

    public static Bound open(Dyadic value) {
        return new Bound(0, value, true);
    }

    public static Bound of(Dyadic value, boolean open) {
        return new Bound(0, value, open);
    }

    public boolean isFinite() {
        return infinity == 0;
    }

    public int signum() {
        return infinity != 0 ? infinity : value.signum();
    }

    Bound neg() {
        return infinity == 0 ? new Bound(0, value.neg(), open) : infinity > 0 ? MINUS_INFINITY : PLUS_INFINITY;
    }

    boolean isClosedZero() {
        return !open && value.isZero();
    }

    /** Compares the places of two ends on the extended line, leaving openness aside. */
    int comparePlace(Bound b) {
        if (infinity != 0 || b.infinity != 0) {
            return Integer.compare(infinity, b.infinity);
        }
        return value.compareTo(b.value);
    }
}
