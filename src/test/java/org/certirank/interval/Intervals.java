package org.certirank.interval;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;
import org.certirank.exact.Dyadic;
import org.certirank.exact.Dyadics;

/** Corner-biased intervals: points, narrow, wide, half-lines, the line; ends open or closed. */
public class Intervals extends DomainContextBase {
    @Provide
    public Arbitrary<Dyadic> dyadics() {
        return Dyadics.any(40);
    }

    @Provide
    public Arbitrary<RealInterval> intervals() {
        Arbitrary<Dyadic> d = dyadics();
        Arbitrary<RealInterval> bounded = Combinators.combine(d, d, Arbitraries.of(true, false), Arbitraries.of(true, false))
                .as((a, b, p, q) -> a.equals(b) ? RealInterval.of(a) : RealInterval.of(Bound.of(a.min(b), p), Bound.of(a.max(b), q)));
        Arbitrary<RealInterval> half = Combinators.combine(d, Arbitraries.of(true, false), Arbitraries.of(true, false))
                .as((a, p, up) -> up ? RealInterval.of(Bound.of(a, p), Bound.PLUS_INFINITY) : RealInterval.of(Bound.MINUS_INFINITY, Bound.of(a, p)));
        return Arbitraries.frequencyOf(Tuple.of(2, d.map(RealInterval::of)), Tuple.of(6, bounded), Tuple.of(2, half),
                Tuple.of(1, Arbitraries.just(RealInterval.REALS)));
    }

    /** Doubles with many specials: zeros, subnormals, powers of two, neighbours of overflow. */
    @Provide
    public Arbitrary<DoubleInterval> doubleIntervals() {
        Arbitrary<Double> special = Arbitraries.of(0.0, 1.0, -1.0, 2.0, 0.5, 3.0, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MIN_NORMAL, Double.MAX_VALUE, -Double.MAX_VALUE,
                Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e-300, 1e300, 0x1p-537, 0x1p511, Math.PI, Math.nextUp(1.0), Math.nextDown(1.0));
        Arbitrary<Double> any = Arbitraries.longs().map(Double::longBitsToDouble).filter(x -> !Double.isNaN(x));
        Arbitrary<Double> unit = Arbitraries.doubles().between(-10, 10).ofScale(17);
        Arbitrary<Double> x = Arbitraries.frequencyOf(Tuple.of(2, special), Tuple.of(2, any), Tuple.of(3, unit));
        return Combinators.combine(x, x, Arbitraries.integers().between(0, 3)).as((a, b, k) -> k == 0 && Double.isFinite(a) ? DoubleInterval.of(a)
                : new DoubleInterval(Math.min(a, b), Math.max(a, b))).filter(i -> !i.isEmpty());
    }

    /** A few members: closed ends, numbers next to the ends, the middle, simple numbers inside. */
    static List<Dyadic> members(RealInterval x) {
        List<Dyadic> out = new ArrayList<>();
        if (x.isEmpty()) {
            return out;
        }
        out.add(x.midpoint());
        for (Bound b : List.of(x.lower(), x.upper())) {
            if (b.isFinite()) {
                out.add(b.value());
                out.add(b.value().add(Dyadic.powerOfTwo(-70)));
                out.add(b.value().sub(Dyadic.powerOfTwo(-70)));
            }
        }
        for (long n : new long[] {0, 1, -1, 1 << 20, -(1 << 20)}) {
            out.add(Dyadic.of(n));
        }
        out.removeIf(m -> !x.contains(m));
        return out;
    }
}
