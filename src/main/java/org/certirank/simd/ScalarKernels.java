package org.certirank.simd;

import org.certirank.interval.DoubleInterval;
import org.certirank.interval.DoubleIntervals;

/** The scalar twins: every operation lane by lane as {@link DoubleInterval} does it. Each has a loop of its own, so that the compiler keeps the intervals in registers. */
final class ScalarKernels {
    private ScalarKernels() {
    }

    private static void set(DoubleIntervals result, int i, DoubleInterval x) {
        result.lo()[i] = x.lo();
        result.hi()[i] = x.hi();
    }

    static void add(DoubleIntervals x, DoubleIntervals y, DoubleIntervals result, int from, int to) {
        for (int i = from; i < to; i++) {
            set(result, i, x.get(i).add(y.get(i)));
        }
    }

    static void sub(DoubleIntervals x, DoubleIntervals y, DoubleIntervals result, int from, int to) {
        for (int i = from; i < to; i++) {
            set(result, i, x.get(i).sub(y.get(i)));
        }
    }

    static void mul(DoubleIntervals x, DoubleIntervals y, DoubleIntervals result, int from, int to) {
        for (int i = from; i < to; i++) {
            set(result, i, x.get(i).mul(y.get(i)));
        }
    }

    static void div(DoubleIntervals x, DoubleIntervals y, DoubleIntervals result, int from, int to) {
        for (int i = from; i < to; i++) {
            set(result, i, x.get(i).div(y.get(i)));
        }
    }

    static void min(DoubleIntervals x, DoubleIntervals y, DoubleIntervals result, int from, int to) {
        for (int i = from; i < to; i++) {
            set(result, i, x.get(i).min(y.get(i)));
        }
    }

    static void max(DoubleIntervals x, DoubleIntervals y, DoubleIntervals result, int from, int to) {
        for (int i = from; i < to; i++) {
            set(result, i, x.get(i).max(y.get(i)));
        }
    }

    static void fma(DoubleIntervals x, DoubleIntervals y, DoubleIntervals z, DoubleIntervals result, int from, int to) {
        for (int i = from; i < to; i++) {
            set(result, i, x.get(i).fma(y.get(i), z.get(i)));
        }
    }

    static void neg(DoubleIntervals x, DoubleIntervals result, int from, int to) {
        for (int i = from; i < to; i++) {
            set(result, i, x.get(i).neg());
        }
    }

    static void abs(DoubleIntervals x, DoubleIntervals result, int from, int to) {
        for (int i = from; i < to; i++) {
            set(result, i, x.get(i).abs());
        }
    }

    static void sqr(DoubleIntervals x, DoubleIntervals result, int from, int to) {
        for (int i = from; i < to; i++) {
            set(result, i, x.get(i).sqr());
        }
    }

    static void sqrt(DoubleIntervals x, DoubleIntervals result, int from, int to) {
        for (int i = from; i < to; i++) {
            set(result, i, x.get(i).sqrt());
        }
    }

    static void exp(DoubleIntervals x, DoubleIntervals result, int from, int to) {
        for (int i = from; i < to; i++) {
            set(result, i, x.get(i).exp());
        }
    }

    static void expm1(DoubleIntervals x, DoubleIntervals result, int from, int to) {
        for (int i = from; i < to; i++) {
            set(result, i, x.get(i).expm1());
        }
    }

    static void log(DoubleIntervals x, DoubleIntervals result, int from, int to) {
        for (int i = from; i < to; i++) {
            set(result, i, x.get(i).log());
        }
    }

    static void tanh(DoubleIntervals x, DoubleIntervals result, int from, int to) {
        for (int i = from; i < to; i++) {
            set(result, i, x.get(i).tanh());
        }
    }

    static void sin(DoubleIntervals x, DoubleIntervals result, int from, int to) {
        for (int i = from; i < to; i++) {
            set(result, i, x.get(i).sin());
        }
    }

    static void cos(DoubleIntervals x, DoubleIntervals result, int from, int to) {
        for (int i = from; i < to; i++) {
            set(result, i, x.get(i).cos());
        }
    }

    static void powInt(DoubleIntervals x, long n, DoubleIntervals result, int from, int to) {
        for (int i = from; i < to; i++) {
            set(result, i, x.get(i).powInt(n));
        }
    }
}
