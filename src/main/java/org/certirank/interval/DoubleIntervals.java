package org.certirank.interval;

import java.util.Arrays;

/**
 * A batch of closed double intervals with their flags in flat arrays (the ordinal of {@link Flag} per element); a batch of one is combined
 * with any other batch. Every operation works element by element, claims what {@link DoubleInterval} claims and combines flags as
 * {@link Flag} says. The arrays are owned by the batch and must not be changed by others. Empty elements are (NaN, NaN).
 *
 * @param lo the lower ends
 * @param hi the upper ends
 * @param flag the flags' ordinals
 */
public record DoubleIntervals(double[] lo, double[] hi, byte[] flag) {
    /** A function of one interval. */
    @FunctionalInterface
    private interface Unary {
        DoubleInterval of(DoubleInterval x);
    }

    /** The flag of a function of one interval. */
    @FunctionalInterface
    private interface UnaryFlag {
        Flag of(DoubleInterval x);
    }

    /** A function of two intervals. */
    @FunctionalInterface
    private interface Binary {
        DoubleInterval of(DoubleInterval x, DoubleInterval y);
    }

    /** The flag of a function of two intervals. */
    @FunctionalInterface
    private interface BinaryFlag {
        Flag of(DoubleInterval x, DoubleInterval y);
    }

    public DoubleIntervals {
        if (lo.length != hi.length || lo.length != flag.length) {
            throw new IllegalArgumentException("arrays of different lengths");
        }
    }

    /** A batch of n intervals to be filled with {@link #set}, all empty and NOWHERE. */
    public static DoubleIntervals ofSize(int n) {
        DoubleIntervals r = new DoubleIntervals(new double[n], new double[n], new byte[n]);
        Arrays.fill(r.lo, Double.NaN);
        Arrays.fill(r.hi, Double.NaN);
        Arrays.fill(r.flag, (byte) Flag.NOWHERE.ordinal());
        return r;
    }

    public static DoubleIntervals of(DoubleInterval... xs) {
        DoubleIntervals r = ofSize(xs.length);
        for (int i = 0; i < xs.length; i++) {
            r.set(i, xs[i], Flag.C1);
        }
        return r;
    }

    public int size() {
        return lo.length;
    }

    public DoubleInterval get(int i) {
        return new DoubleInterval(lo[i], hi[i]);
    }

    public Flag flag(int i) {
        return Flag.of(flag[i]);
    }

    /** Fills one element of a batch under construction. */
    public void set(int i, DoubleInterval x, Flag f) {
        lo[i] = x.lo();
        hi[i] = x.hi();
        flag[i] = (byte) f.ordinal();
    }

    private DoubleIntervals map(Unary f, UnaryFlag own) {
        DoubleIntervals r = ofSize(size());
        for (int i = 0; i < size(); i++) {
            DoubleInterval x = get(i);
            r.set(i, f.of(x), Flag.worst(flag(i), own.of(x)));
        }
        return r;
    }

    private DoubleIntervals zip(DoubleIntervals b, Binary f, BinaryFlag own) {
        if (size() != b.size() && size() != 1 && b.size() != 1) {
            throw new IllegalArgumentException("batches of " + size() + " and " + b.size() + " elements");
        }
        int n = size() == 1 ? b.size() : size();
        DoubleIntervals r = ofSize(n);
        for (int i = 0; i < n; i++) {
            int p = size() == 1 ? 0 : i;
            int q = b.size() == 1 ? 0 : i;
            DoubleInterval x = get(p);
            DoubleInterval y = b.get(q);
            r.set(i, f.of(x, y), Flag.worst(Flag.worst(flag(p), b.flag(q)), own.of(x, y)));
        }
        return r;
    }

    private static Flag smooth(DoubleInterval x) {
        return Flag.C1;
    }

    private static Flag smooth(DoubleInterval x, DoubleInterval y) {
        return Flag.C1;
    }

    public DoubleIntervals neg() {
        return map(DoubleInterval::neg, DoubleIntervals::smooth);
    }

    public DoubleIntervals add(DoubleIntervals b) {
        return zip(b, DoubleInterval::add, DoubleIntervals::smooth);
    }

    public DoubleIntervals sub(DoubleIntervals b) {
        return zip(b, DoubleInterval::sub, DoubleIntervals::smooth);
    }

    public DoubleIntervals mul(DoubleIntervals b) {
        return zip(b, DoubleInterval::mul, DoubleIntervals::smooth);
    }

    public DoubleIntervals div(DoubleIntervals b) {
        return zip(b, DoubleInterval::div, (x, y) -> DoubleFlags.div(y));
    }

    public DoubleIntervals sqr() {
        return map(DoubleInterval::sqr, DoubleIntervals::smooth);
    }

    public DoubleIntervals sqrt() {
        return map(DoubleInterval::sqrt, DoubleFlags::sqrt);
    }

    public DoubleIntervals exp() {
        return map(DoubleInterval::exp, DoubleIntervals::smooth);
    }

    public DoubleIntervals expm1() {
        return map(DoubleInterval::expm1, DoubleIntervals::smooth);
    }

    public DoubleIntervals log() {
        return map(DoubleInterval::log, DoubleFlags::log);
    }

    public DoubleIntervals log1p() {
        return map(DoubleInterval::log1p, DoubleFlags::log1p);
    }

    public DoubleIntervals sin() {
        return map(DoubleInterval::sin, DoubleIntervals::smooth);
    }

    public DoubleIntervals cos() {
        return map(DoubleInterval::cos, DoubleIntervals::smooth);
    }

    public DoubleIntervals tanh() {
        return map(DoubleInterval::tanh, DoubleIntervals::smooth);
    }

    public DoubleIntervals erf() {
        return map(DoubleInterval::erf, DoubleIntervals::smooth);
    }

    public DoubleIntervals abs() {
        return map(DoubleInterval::abs, DoubleFlags::abs);
    }

    public DoubleIntervals floor() {
        return map(DoubleInterval::floor, DoubleFlags::floor);
    }

    public DoubleIntervals min(DoubleIntervals b) {
        return zip(b, DoubleInterval::min, DoubleFlags::max);
    }

    public DoubleIntervals max(DoubleIntervals b) {
        return zip(b, DoubleInterval::max, DoubleFlags::max);
    }

    public DoubleIntervals powInt(long n) {
        return map(x -> x.powInt(n), x -> DoubleFlags.powInt(x, n));
    }

    public DoubleIntervals pow(DoubleIntervals b) {
        return zip(b, DoubleInterval::pow, DoubleFlags::pow);
    }
}
