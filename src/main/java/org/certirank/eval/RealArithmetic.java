package org.certirank.eval;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.certirank.exact.Dyadic;
import org.certirank.exact.Rational;
import org.certirank.interval.Bound;
import org.certirank.interval.Flag;
import org.certirank.interval.RealInterval;

/**
 * Enclosures with ends of at most {@code bits} bits and exact openness, see {@link RealInterval}, whose claims it passes on.
 *
 * @param bits the greatest mantissa length of the ends of results
 */
public record RealArithmetic(int bits) implements Arithmetic<RealInterval[]> {

    public RealArithmetic {
        if (bits < 2) {
            throw new IllegalArgumentException("precision must be at least 2 bits, is " + bits);
        }
    }

    @Override
    public int size(RealInterval[] b) {
        return b.length;
    }

    @Override
    public RealInterval[] constant(Rational c) {
        return one(RealInterval.enclosing(c, bits));
    }

    private static RealInterval[] one(RealInterval x) {
        return new RealInterval[] {x};
    }

    @Override
    public RealInterval[] pi() {
        return one(RealInterval.pi(bits));
    }

    @Override
    public RealInterval[] undefined() {
        return one(RealInterval.NOWHERE);
    }

    @Override
    public RealInterval[] unknown(Rational lo, Rational hi, Flag flag) {
        Bound lower = lo == null ? Bound.MINUS_INFINITY : RealInterval.enclosing(lo, bits).lower();
        Bound upper = hi == null ? Bound.PLUS_INFINITY : RealInterval.enclosing(hi, bits).upper();
        return one(new RealInterval(lower, upper, flag));
    }

    @Override
    public RealInterval[] enclosing(List<RealInterval> xs) {
        return xs.toArray(RealInterval[]::new);
    }

    @Override
    public RealInterval get(RealInterval[] b, int i) {
        return b[i];
    }

    private static RealInterval[] map(RealInterval[] a, UnaryOperator<RealInterval> f) {
        RealInterval[] r = new RealInterval[a.length];
        for (int i = 0; i < a.length; i++) {
            r[i] = f.apply(a[i]);
        }
        return r;
    }

    private static RealInterval[] zip(RealInterval[] a, RealInterval[] b, BinaryOperator<RealInterval> f) {
        if (a.length != b.length && a.length != 1 && b.length != 1) {
            throw new IllegalArgumentException("batches of " + a.length + " and " + b.length + " elements");
        }
        RealInterval[] r = new RealInterval[a.length == 1 ? b.length : a.length];
        for (int i = 0; i < r.length; i++) {
            r[i] = f.apply(at(a, i), at(b, i));
        }
        return r;
    }

    private static RealInterval at(RealInterval[] a, int i) {
        return a[Arithmetic.lane(a.length, i)];
    }

    @Override
    public RealInterval[] neg(RealInterval[] a) {
        return map(a, RealInterval::neg);
    }

    @Override
    public RealInterval[] add(RealInterval[] a, RealInterval[] b) {
        return zip(a, b, (x, y) -> x.add(y, bits));
    }

    @Override
    public RealInterval[] mul(RealInterval[] a, RealInterval[] b) {
        return zip(a, b, (x, y) -> x.mul(y, bits));
    }

    @Override
    public RealInterval[] div(RealInterval[] a, RealInterval[] b) {
        return zip(a, b, (x, y) -> x.div(y, bits));
    }

    @Override
    public RealInterval[] powInt(RealInterval[] a, BigInteger n) {
        return map(a, x -> x.powInt(n, bits));
    }

    @Override
    public RealInterval[] pow(RealInterval[] a, RealInterval[] b) {
        return zip(a, b, (x, y) -> x.pow(y, bits));
    }

    @Override
    public RealInterval[] sqrt(RealInterval[] a) {
        return map(a, x -> x.sqrt(bits));
    }

    @Override
    public RealInterval[] exp(RealInterval[] a) {
        return map(a, x -> x.exp(bits));
    }

    @Override
    public RealInterval[] log(RealInterval[] a) {
        return map(a, x -> x.log(bits));
    }

    @Override
    public RealInterval[] abs(RealInterval[] a) {
        return map(a, RealInterval::abs);
    }

    @Override
    public RealInterval[] sin(RealInterval[] a) {
        return map(a, x -> x.sin(bits));
    }

    @Override
    public RealInterval[] cos(RealInterval[] a) {
        return map(a, x -> x.cos(bits));
    }

    @Override
    public RealInterval[] tanh(RealInterval[] a) {
        return map(a, x -> x.tanh(bits));
    }

    @Override
    public RealInterval[] erf(RealInterval[] a) {
        return map(a, x -> x.erf(bits));
    }

    @Override
    public RealInterval[] floor(RealInterval[] a) {
        return map(a, RealInterval::floor);
    }

    @Override
    public RealInterval[] min(RealInterval[] a, RealInterval[] b) {
        return zip(a, b, RealInterval::min);
    }

    @Override
    public RealInterval[] max(RealInterval[] a, RealInterval[] b) {
        return zip(a, b, RealInterval::max);
    }

    @Override
    public RealInterval[] select(RealInterval[] c, RealInterval[] a, RealInterval[] b) {
        RealInterval[] r = new RealInterval[Math.max(c.length, Math.max(a.length, b.length))];
        for (int i = 0; i < r.length; i++) {
            r[i] = select(at(c, i), at(a, i), at(b, i));
        }
        return r;
    }

    private static RealInterval select(RealInterval c, RealInterval a, RealInterval b) {
        if (c.certainlyPositive()) {
            return a;
        }
        if (c.certainlyNegative()) {
            return b;
        }
        if (c.isEmpty() || c.isPoint() && c.lower().signum() == 0) {
            return RealInterval.NOWHERE;
        }
        // With c undecided each branch may be taken; a branch that is empty because it is nowhere defined adds nothing.
        return a.hull(b).withFlag(Flag.PARTLY);
    }

    @Override
    public RealInterval[] gather(RealInterval[] b, int[] index) {
        RealInterval[] r = new RealInterval[index.length];
        for (int i = 0; i < r.length; i++) {
            r[i] = b[index[i]];
        }
        return r;
    }

    @Override
    public RealInterval[] slice(RealInterval[] b, int from, int to) {
        return Arrays.copyOfRange(b, from, to);
    }

    @Override
    public RealInterval[] concat(List<RealInterval[]> parts) {
        List<RealInterval> all = new ArrayList<>();
        parts.forEach(p -> all.addAll(Arrays.asList(p)));
        return all.toArray(RealInterval[]::new);
    }

    @Override
    public RealInterval[] withFlagsOf(RealInterval[] b, RealInterval[] like) {
        return zip(b, like, (x, y) -> x.atBest(y.flag()));
    }

    @Override
    public RealInterval[] multiply(RealInterval[] a, RealInterval[] b, int rows, int inner, int columns, int lanes) {
        RealInterval[] r = new RealInterval[rows * columns * lanes];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                for (int l = 0; l < lanes; l++) {
                    RealInterval s = null;
                    for (int k = 0; k < inner; k++) {
                        RealInterval p = a[(i * inner + k) * lanes + l].mul(b[(k * columns + j) * lanes + l], bits);
                        s = s == null ? p : s.add(p, bits);
                    }
                    r[(i * columns + j) * lanes + l] = s;
                }
            }
        }
        return r;
    }

    @Override
    public Flag flag(RealInterval[] b, int i) {
        return at(b, i).flag();
    }

    @Override
    public boolean certainlyLess(RealInterval[] a, RealInterval[] b, int i) {
        return at(a, i).certainlyLess(at(b, i));
    }

    @Override
    public boolean certainlyLessOrEqual(RealInterval[] a, RealInterval[] b, int i) {
        return at(a, i).certainlyLessOrEqual(at(b, i));
    }

    @Override
    public boolean certainlyEqual(RealInterval[] a, RealInterval[] b, int i) {
        return at(a, i).certainlyEqual(at(b, i));
    }

    @Override
    public boolean isBounded(RealInterval[] b, int i) {
        return at(b, i).isBounded();
    }

    @Override
    public RealInterval[] centre(RealInterval[] box, RealInterval[] derivative) {
        return zip(box, derivative, this::centre);
    }

    private RealInterval centre(RealInterval box, RealInterval d) {
        if (!box.isBounded() || box.isEmpty()) {
            return RealInterval.NOWHERE;
        }
        Dyadic lo = box.lower().value();
        Dyadic hi = box.upper().value();
        if (d.certainlyNonNegative()) {
            return RealInterval.of(lo);
        }
        if (d.certainlyNonPositive()) {
            return RealInterval.of(hi);
        }
        Dyadic mean = lo.add(hi).shift(-1).roundDown(bits);
        return RealInterval.of(mean.compareTo(lo) < 0 ? lo : mean);
    }
}
