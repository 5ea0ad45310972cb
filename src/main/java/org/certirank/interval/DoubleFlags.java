package org.certirank.interval;

/** The flag that each partial or kinked function has of its own on closed double intervals; the other functions are C1. See {@link Flag}. */
public final class DoubleFlags {
    private DoubleFlags() {
    }

    public static Flag div(DoubleInterval divisor) {
        return !divisor.contains(0) ? Flag.C1 : divisor.isPoint() ? Flag.NOWHERE : Flag.PARTLY;
    }

    public static Flag sqrt(DoubleInterval x) {
        return x.hi() < 0 ? Flag.NOWHERE : x.lo() < 0 ? Flag.PARTLY : x.lo() == 0 ? Flag.CONTINUOUS : Flag.C1;
    }

    public static Flag log(DoubleInterval x) {
        return x.hi() <= 0 ? Flag.NOWHERE : x.lo() <= 0 ? Flag.PARTLY : Flag.C1;
    }

    public static Flag log1p(DoubleInterval x) {
        return x.hi() <= -1 ? Flag.NOWHERE : x.lo() <= -1 ? Flag.PARTLY : Flag.C1;
    }

    public static Flag abs(DoubleInterval x) {
        return x.contains(0) ? Flag.CONTINUOUS : Flag.C1;
    }

    /** Of both max and min. */
    public static Flag max(DoubleInterval x, DoubleInterval y) {
        return x.hi() < y.lo() || y.hi() < x.lo() ? Flag.C1 : Flag.CONTINUOUS;
    }

    public static Flag floor(DoubleInterval x) {
        double f = Math.floor(x.lo());
        return !(f == Math.floor(x.hi())) || Double.isInfinite(f) ? Flag.DEFINED : f < x.lo() ? Flag.C1 : Flag.CONTINUOUS;
    }

    public static Flag powInt(DoubleInterval x, long n) {
        return n > 0 ? Flag.C1 : div(x);
    }

    public static Flag pow(DoubleInterval x, DoubleInterval y) {
        if (y.isPoint() && Math.rint(y.lo()) == y.lo()) {
            return y.lo() > 0 ? Flag.C1 : div(x);
        }
        // As RealInterval.pow: x < 0 needs an integer in y, x = 0 a positive one.
        double greatest = y.floor().hi();
        boolean integers = y.contains(greatest) || greatest == Double.POSITIVE_INFINITY;
        boolean somewhere = x.hi() > 0 || integers && (x.lo() < 0 || x.contains(0) && greatest > 0);
        return x.lo() > 0 ? Flag.C1 : somewhere ? Flag.PARTLY : Flag.NOWHERE;
    }
}
