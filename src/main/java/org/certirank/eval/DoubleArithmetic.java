package org.certirank.eval;

import java.math.BigInteger;
import java.util.List;
import org.certirank.exact.Rational;
import org.certirank.interval.DoubleInterval;
import org.certirank.interval.DoubleIntervals;
import org.certirank.interval.Flag;
import org.certirank.interval.RealInterval;

/** Closed double intervals, outward rounded, see {@link DoubleIntervals}, whose claims it passes on. The fast path; openness is forgotten. */
public record DoubleArithmetic() implements Arithmetic<DoubleIntervals> {
    private static final int WORKING_BITS = 64;

    @Override
    public int size(DoubleIntervals b) {
        return b.size();
    }

    @Override
    public DoubleIntervals constant(Rational c) {
        return one(DoubleInterval.enclosing(RealInterval.enclosing(c, WORKING_BITS)), Flag.C1);
    }

    private static DoubleIntervals one(DoubleInterval x, Flag flag) {
        DoubleIntervals r = DoubleIntervals.ofSize(1);
        r.set(0, x, flag);
        return r;
    }

    @Override
    public DoubleIntervals pi() {
        return one(DoubleInterval.enclosing(RealInterval.pi(WORKING_BITS)), Flag.C1);
    }

    @Override
    public DoubleIntervals undefined() {
        return DoubleIntervals.ofSize(1);
    }

    @Override
    public DoubleIntervals unknown(Rational lo, Rational hi, Flag flag) {
        return one(DoubleInterval.enclosing(new RealArithmetic(WORKING_BITS).unknown(lo, hi, flag)[0]), flag);
    }

    @Override
    public DoubleIntervals enclosing(List<RealInterval> xs) {
        DoubleIntervals r = DoubleIntervals.ofSize(xs.size());
        for (int i = 0; i < xs.size(); i++) {
            r.set(i, DoubleInterval.enclosing(xs.get(i)), xs.get(i).flag());
        }
        return r;
    }

    @Override
    public RealInterval get(DoubleIntervals b, int i) {
        return b.get(i).toReal().withFlag(b.flag(i));
    }

    @Override
    public DoubleIntervals neg(DoubleIntervals a) {
        return a.neg();
    }

    @Override
    public DoubleIntervals add(DoubleIntervals a, DoubleIntervals b) {
        return a.add(b);
    }

    @Override
    public DoubleIntervals mul(DoubleIntervals a, DoubleIntervals b) {
        return a.mul(b);
    }

    @Override
    public DoubleIntervals div(DoubleIntervals a, DoubleIntervals b) {
        return a.div(b);
    }

    @Override
    public DoubleIntervals powInt(DoubleIntervals a, BigInteger n) {
        if (n.bitLength() < 63) {
            return n.equals(BigInteger.TWO) ? a.sqr() : a.powInt(n.longValue());
        }
        DoubleIntervals r = DoubleIntervals.ofSize(a.size());
        for (int i = 0; i < a.size(); i++) {
            RealInterval p = get(a, i).powInt(n, WORKING_BITS);
            r.set(i, DoubleInterval.enclosing(p), p.flag());
        }
        return r;
    }

    @Override
    public DoubleIntervals pow(DoubleIntervals a, DoubleIntervals b) {
        return a.pow(b);
    }

    @Override
    public DoubleIntervals sqrt(DoubleIntervals a) {
        return a.sqrt();
    }

    @Override
    public DoubleIntervals exp(DoubleIntervals a) {
        return a.exp();
    }

    @Override
    public DoubleIntervals log(DoubleIntervals a) {
        return a.log();
    }

    @Override
    public DoubleIntervals abs(DoubleIntervals a) {
        return a.abs();
    }

    @Override
    public DoubleIntervals sin(DoubleIntervals a) {
        return a.sin();
    }

    @Override
    public DoubleIntervals cos(DoubleIntervals a) {
        return a.cos();
    }

    @Override
    public DoubleIntervals tanh(DoubleIntervals a) {
        return a.tanh();
    }

    @Override
    public DoubleIntervals erf(DoubleIntervals a) {
        return a.erf();
    }

    @Override
    public DoubleIntervals floor(DoubleIntervals a) {
        return a.floor();
    }

    @Override
    public DoubleIntervals min(DoubleIntervals a, DoubleIntervals b) {
        return a.min(b);
    }

    @Override
    public DoubleIntervals max(DoubleIntervals a, DoubleIntervals b) {
        return a.max(b);
    }

    @Override
    public DoubleIntervals select(DoubleIntervals c, DoubleIntervals a, DoubleIntervals b) {
        int n = Math.max(c.size(), Math.max(a.size(), b.size()));
        DoubleIntervals r = DoubleIntervals.ofSize(n);
        for (int i = 0; i < n; i++) {
            int k = Arithmetic.lane(c.size(), i);
            int p = Arithmetic.lane(a.size(), i);
            int q = Arithmetic.lane(b.size(), i);
            DoubleInterval x = c.get(k);
            boolean defined = c.flag(k).isDefined() && !x.isEmpty();
            if (defined && x.lo() > 0) {
                r.set(i, a.get(p), a.flag(p));
            } else if (defined && x.hi() < 0) {
                r.set(i, b.get(q), b.flag(q));
            } else if (!x.isEmpty() && (x.lo() != 0 || x.hi() != 0)) {
                r.set(i, hull(a.get(p), b.get(q)), Flag.PARTLY);
            }
        }
        return r;
    }

    private static DoubleInterval hull(DoubleInterval a, DoubleInterval b) {
        return a.isEmpty() ? b : b.isEmpty() ? a : a.hull(b);
    }

    @Override
    public DoubleIntervals gather(DoubleIntervals b, int[] index) {
        DoubleIntervals r = DoubleIntervals.ofSize(index.length);
        for (int i = 0; i < index.length; i++) {
            r.lo()[i] = b.lo()[index[i]];
            r.hi()[i] = b.hi()[index[i]];
            r.flag()[i] = b.flag()[index[i]];
        }
        return r;
    }

    @Override
    public DoubleIntervals slice(DoubleIntervals b, int from, int to) {
        return new DoubleIntervals(java.util.Arrays.copyOfRange(b.lo(), from, to), java.util.Arrays.copyOfRange(b.hi(), from, to),
                java.util.Arrays.copyOfRange(b.flag(), from, to));
    }

    @Override
    public DoubleIntervals concat(List<DoubleIntervals> parts) {
        DoubleIntervals r = DoubleIntervals.ofSize(parts.stream().mapToInt(DoubleIntervals::size).sum());
        int at = 0;
        for (DoubleIntervals p : parts) {
            System.arraycopy(p.lo(), 0, r.lo(), at, p.size());
            System.arraycopy(p.hi(), 0, r.hi(), at, p.size());
            System.arraycopy(p.flag(), 0, r.flag(), at, p.size());
            at += p.size();
        }
        return r;
    }

    @Override
    public DoubleIntervals withFlagsOf(DoubleIntervals b, DoubleIntervals like) {
        int n = Math.max(b.size(), like.size());
        DoubleIntervals r = DoubleIntervals.ofSize(n);
        for (int i = 0; i < n; i++) {
            int p = Arithmetic.lane(b.size(), i);
            r.set(i, b.get(p), Flag.worst(b.flag(p), flag(like, i)));
        }
        return r;
    }

    @Override
    public DoubleIntervals multiply(DoubleIntervals a, DoubleIntervals b, int rows, int inner, int columns, int lanes) {
        DoubleIntervals r = DoubleIntervals.ofSize(rows * columns * lanes);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                for (int l = 0; l < lanes; l++) {
                    DoubleInterval s = null;
                    Flag flag = Flag.C1;
                    for (int k = 0; k < inner; k++) {
                        int p = (i * inner + k) * lanes + l;
                        int q = (k * columns + j) * lanes + l;
                        DoubleInterval t = a.get(p).mul(b.get(q));
                        flag = Flag.worst(flag, Flag.worst(a.flag(p), b.flag(q)));
                        s = s == null ? t : s.add(t);
                    }
                    r.set((i * columns + j) * lanes + l, s, flag);
                }
            }
        }
        return r;
    }

    @Override
    public Flag flag(DoubleIntervals b, int i) {
        return b.flag(Arithmetic.lane(b.size(), i));
    }

    private static boolean usable(DoubleIntervals a, int i) {
        int k = Arithmetic.lane(a.size(), i);
        return a.flag(k).isDefined() && a.lo()[k] <= a.hi()[k];
    }

    @Override
    public boolean certainlyLess(DoubleIntervals a, DoubleIntervals b, int i) {
        return usable(a, i) && usable(b, i) && a.hi()[Arithmetic.lane(a.size(), i)] < b.lo()[Arithmetic.lane(b.size(), i)];
    }

    @Override
    public boolean certainlyLessOrEqual(DoubleIntervals a, DoubleIntervals b, int i) {
        return usable(a, i) && usable(b, i) && a.hi()[Arithmetic.lane(a.size(), i)] <= b.lo()[Arithmetic.lane(b.size(), i)];
    }

    @Override
    public boolean certainlyEqual(DoubleIntervals a, DoubleIntervals b, int i) {
        int p = Arithmetic.lane(a.size(), i);
        int q = Arithmetic.lane(b.size(), i);
        return usable(a, i) && usable(b, i) && a.lo()[p] == a.hi()[p] && b.lo()[q] == b.hi()[q] && a.lo()[p] == b.lo()[q];
    }

    @Override
    public boolean isBounded(DoubleIntervals b, int i) {
        int k = Arithmetic.lane(b.size(), i);
        return b.get(k).isEmpty() || !Double.isInfinite(b.lo()[k]) && !Double.isInfinite(b.hi()[k]);
    }

    @Override
    public DoubleIntervals centre(DoubleIntervals box, DoubleIntervals derivative) {
        int n = Math.max(box.size(), derivative.size());
        DoubleIntervals r = DoubleIntervals.ofSize(n);
        for (int i = 0; i < n; i++) {
            DoubleInterval x = box.get(Arithmetic.lane(box.size(), i));
            DoubleInterval d = derivative.get(Arithmetic.lane(derivative.size(), i));
            if (!x.isEmpty() && !Double.isInfinite(x.lo()) && !Double.isInfinite(x.hi())) {
                double c = d.lo() >= 0 ? x.lo() : d.hi() <= 0 ? x.hi() : x.midpoint();
                r.set(i, DoubleInterval.of(c), Flag.C1);
            }
        }
        return r;
    }
}
