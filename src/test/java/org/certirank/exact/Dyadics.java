package org.certirank.exact;

import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;

/** Corner-biased dyadics for property tests: small integers, ones with neighbours, long mantissas, large and small exponents. */
public class Dyadics extends DomainContextBase {
    @Provide
    public Arbitrary<Dyadic> dyadics() {
        return any(200);
    }

    /** Dyadics with exponents up to about {@code range} in magnitude. */
    public static Arbitrary<Dyadic> any(int range) {
        Arbitrary<Dyadic> small = Arbitraries.integers().between(-4, 4).map(n -> Dyadic.of((long) n));
        Arbitrary<Dyadic> quarters = Arbitraries.integers().between(-40, 40).map(n -> Dyadic.of(BigInteger.valueOf(n), -3));
        Arbitrary<Dyadic> wide = Combinators.combine(Arbitraries.longs(), Arbitraries.integers().between(-range, range))
                .as((m, e) -> Dyadic.of(BigInteger.valueOf(m), e - 60L));
        Arbitrary<Dyadic> unit = Arbitraries.longs().map(m -> Dyadic.of(BigInteger.valueOf(m), -60));
        Arbitrary<Dyadic> near = Combinators.combine(Arbitraries.integers().between(-3, 3), Arbitraries.integers().between(-5, 5),
                Arbitraries.integers().between(1, range)).as((n, d, e) -> Dyadic.of((long) n).add(Dyadic.of(BigInteger.valueOf(d), -(long) e)));
        Arbitrary<Dyadic> longs = Combinators.combine(Arbitraries.bigIntegers().between(BigInteger.ONE.shiftLeft(300).negate(), BigInteger.ONE.shiftLeft(300)),
                Arbitraries.integers().between(-400, 0)).as((m, e) -> Dyadic.of(m, e));
        return Arbitraries.frequencyOf(Tuple.of(2, small), Tuple.of(2, quarters), Tuple.of(3, wide), Tuple.of(3, unit), Tuple.of(3, near), Tuple.of(1, longs));
    }
}
