package org.certirank.prove.witness;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.certirank.exact.Rational;
import org.certirank.prove.rule.Hull;

/** Plain numbers of an interval, simplest first: closed ends and borders, small integers and fractions, then values ever closer to the ends, then far ones. */
final class Pool {
    private static final long[][] SIMPLE = {
        {0, 1}, {1, 1}, {-1, 1}, {1, 2}, {2, 1}, {-1, 2}, {-2, 1}, {3, 2}, {1, 3}, {3, 4}, {1, 4}, {3, 1}, {-3, 2}, {2, 3}, {-1, 3}, {-3, 4}, {-1, 4}, {-3, 1}, {3, 5}, {4, 5}, {-3, 5},
        {-4, 5}, {4, 1}, {5, 1}, {-4, 1}, {-5, 1}, {1, 10}, {9, 10}, {10, 1}, {-10, 1}, {1, 100}, {99, 100}, {100, 1}, {-100, 1}
    };

    private Pool() {}

    static List<Rational> of(Hull hull) {
        List<Rational> out = new ArrayList<>();
        if (hull.isFinite() && !hull.isEmpty()) {
            add(out, hull, hull.middle());
        }
        hull.lo().ifPresent(a -> add(out, hull, a));
        hull.hi().ifPresent(b -> add(out, hull, b));
        for (long[] s : SIMPLE) {
            add(out, hull, Rational.of(s[0], s[1]));
        }
        Rational width = hull.isFinite() ? hull.hi().get().sub(hull.lo().get()) : Rational.ONE;
        for (int k : new int[] {1, 2, 3, 5, 8, 13, 30, 60}) {
            Rational step = width.mul(Rational.of(java.math.BigInteger.ONE, java.math.BigInteger.ONE.shiftLeft(k)));
            hull.lo().ifPresent(a -> add(out, hull, a.add(step)));
            hull.hi().ifPresent(b -> add(out, hull, b.sub(step)));
        }
        for (int k : new int[] {3, 6, 10, 20}) {
            Rational far = Rational.of(1L << k);
            hull.lo().ifPresentOrElse(a -> add(out, hull, a.add(far)), () -> add(out, hull, far.neg()));
            hull.hi().ifPresentOrElse(b -> add(out, hull, b.sub(far)), () -> add(out, hull, far));
        }
        return out;
    }

    /** Numbers of the interval that such constants suggest: themselves, their opposites and reciprocals, half and twice those, and the middles towards the ends. */
    static List<Rational> near(Hull hull, List<Rational> landmarks) {
        List<Rational> out = new ArrayList<>();
        for (Rational c : landmarks) {
            hull.lo().ifPresent(a -> add(out, hull, a.add(c).mul(Rational.HALF)));
            hull.hi().ifPresent(b -> add(out, hull, b.add(c).mul(Rational.HALF)));
            for (Rational x : c.isZero() ? List.of(c) : List.of(c, c.neg(), c.inverse(), c.inverse().neg())) {
                add(out, hull, x);
                add(out, hull, x.mul(Rational.HALF));
                add(out, hull, x.mul(Rational.TWO));
            }
        }
        return out;
    }

    private static void add(List<Rational> out, Hull hull, Rational x) {
        if (hull.contains(x) && !out.contains(x)) {
            out.add(x);
        }
    }

    /** A random number of the interval with few digits. */
    static Rational random(Hull hull, SplittableRandom random) {
        long den = 1L << random.nextInt(1, 12);
        if (hull.isFinite()) {
            Rational t = Rational.of(random.nextLong(0, den + 1), den);
            return hull.lo().get().add(hull.hi().get().sub(hull.lo().get()).mul(t));
        }
        Rational x = Rational.of(random.nextLong(0, 8 * den + 1), den);
        return hull.lo().isPresent() ? hull.lo().get().add(x) : hull.hi().isPresent() ? hull.hi().get().sub(x) : random.nextBoolean() ? x : x.neg();
    }
}
