package org.certirank.check;

import java.util.*;
import java.util.stream.IntStream;

/** A polynomial with rational coefficients in numbered generators, whose exponents may be negative (a Laurent polynomial). Exact; no zero coefficients. */
final class Poly {
    static final int MAX_TERMS = 200_000;
    private static final int MAX_EXPANDED_POWER = 5_000;
    private static final long MAX_PRODUCTS = 20_000_000;
    private static final int MAX_EXPONENT = 1 << 28;
    static final Poly ZERO = new Poly(Map.of());
    static final Poly ONE = term(Rat.ONE, Mono.ONE);
    final Map<Mono, Rat> terms;

    /** A product of powers of generators: pairs (generator, exponent other than 0), the greatest generator first. */
    static final class Mono {
        static final Mono ONE = new Mono();
        final int[] pairs;
        private final int hash;

        Mono(int... pairs) { this.pairs = pairs; this.hash = Arrays.hashCode(pairs); }

        int exponent(int generator) {
            for (int i = 0; i < pairs.length; i += 2) if (pairs[i] == generator) return pairs[i + 1];
            return 0;
        }

        /** The product with the n-th power of b. */
        Mono times(Mono b, int n) {
            if (b.pairs.length == 0 || n == 0) return this;
            int[] out = new int[pairs.length + b.pairs.length];
            int length = 0;
            for (int i = 0, j = 0; i < pairs.length || j < b.pairs.length;) {
                int g = i < pairs.length && (j >= b.pairs.length || pairs[i] >= b.pairs[j]) ? pairs[i] : b.pairs[j];
                long e = 0;
                if (i < pairs.length && pairs[i] == g) { e = pairs[i + 1]; i += 2; }
                if (j < b.pairs.length && b.pairs[j] == g) { e += (long) n * b.pairs[j + 1]; j += 2; }
                if (e > MAX_EXPONENT || e < -MAX_EXPONENT) throw new LimitException("exponent of a normal form");
                if (e == 0) continue;
                out[length++] = g;
                out[length++] = (int) e;
            }
            return new Mono(length == out.length ? out : Arrays.copyOf(out, length));
        }

        @Override public boolean equals(Object o) { return o instanceof Mono m && hash == m.hash && Arrays.equals(pairs, m.pairs); }
        @Override public int hashCode() { return hash; }
    }

    private Poly(Map<Mono, Rat> terms) { this.terms = terms; }

    private static Poly of(Map<Mono, Rat> terms) {
        if (terms.size() > MAX_TERMS) throw new LimitException("normal form with more than " + MAX_TERMS + " terms");
        return new Poly(terms);
    }

    static Poly term(Rat c, Mono m) { return c.signum() == 0 ? ZERO : new Poly(Map.of(m, c)); }
    boolean isZero() { return terms.isEmpty(); }
    int size() { return terms.size(); }
    /** One of the monomials of a polynomial other than 0, the same one for all its multiples by constants. */
    Mono lead() { return size() == 1 ? terms.keySet().iterator().next() : Collections.max(terms.keySet(), (a, b) -> Arrays.compare(a.pairs, b.pairs)); }

    Poly add(Poly b) {
        if (isZero() || b.isZero()) return isZero() ? b : this;
        boolean more = size() >= b.size();
        Map<Mono, Rat> sum = new HashMap<>((more ? this : b).terms);
        (more ? b : this).terms.forEach((m, c) -> accumulate(sum, m, c));
        return of(sum);
    }

    private static void accumulate(Map<Mono, Rat> sum, Mono m, Rat c) {
        sum.merge(m, c, (a, b) -> {
            Rat r = a.add(b);
            return r.signum() == 0 ? null : r;
        });
    }

    Poly times(Rat c, Mono m) {
        if (c.signum() == 0 || m.pairs.length == 0 && c.equals(Rat.ONE)) return c.signum() == 0 ? ZERO : this;
        Map<Mono, Rat> out = new HashMap<>(2 * size());
        terms.forEach((n, d) -> out.put(n.times(m, 1), d.mul(c)));
        return new Poly(out);
    }

    Poly mul(Poly b) {
        if (isZero() || b.isZero()) return ZERO;
        if (size() > b.size()) return b.mul(this);
        if (size() == 1) return b.times(terms.get(lead()), lead());
        if ((long) size() * b.size() > MAX_PRODUCTS) throw new LimitException("product of normal forms with " + size() + " and " + b.size() + " terms");
        Map<Mono, Rat> out = new HashMap<>();
        terms.forEach((m, c) -> {
            b.terms.forEach((n, d) -> accumulate(out, m.times(n, 1), c.mul(d)));
            if (out.size() > 2 * MAX_TERMS) throw new LimitException("product of normal forms with too many terms");
        });
        return of(out);
    }

    /** The n-th power: n >= 0 unless there is a single term. */
    Poly pow(int n) {
        if (size() == 1) {
            Rat c = terms.get(lead());
            if ((n < 0 ? -(long) n : (long) n) * (c.num.bitLength() + c.den.bitLength()) > 10_000_000) throw new LimitException("coefficient of a normal form");
            return term(c.pow(n), Mono.ONE.times(lead(), n));
        }
        if (n > MAX_EXPANDED_POWER && !isZero()) throw new LimitException("power " + n + " of a sum");
        Poly r = ONE;
        for (int i = 0; i < n && !r.isZero(); i++) r = r.mul(this);
        return r;
    }

    /** The product of the least powers of each generator: what can be divided out so that no exponent is negative and none unnecessary. */
    Mono content() {
        Map<Integer, Integer> least = new TreeMap<>(Comparator.reverseOrder());
        for (Mono m : terms.keySet()) for (int i = 0; i < m.pairs.length; i += 2) {
            least.computeIfAbsent(m.pairs[i], g -> terms.keySet().stream().mapToInt(n -> n.exponent(g)).min().orElseThrow());
        }
        least.values().removeIf(e -> e == 0);
        return new Mono(least.entrySet().stream().flatMapToInt(e -> IntStream.of(e.getKey(), e.getValue())).toArray());
    }

    /** The coefficients of the powers of generator g. */
    TreeMap<Integer, Poly> split(int g) {
        TreeMap<Integer, Map<Mono, Rat>> groups = new TreeMap<>();
        terms.forEach((m, c) -> groups.computeIfAbsent(m.exponent(g), k -> new HashMap<>()).put(m.times(new Mono(g, 1), -m.exponent(g)), c));
        TreeMap<Integer, Poly> out = new TreeMap<>();
        groups.forEach((e, group) -> out.put(e, new Poly(group)));
        return out;
    }

    @Override public boolean equals(Object o) { return o instanceof Poly p && terms.equals(p.terms); }
    @Override public int hashCode() { return terms.hashCode(); }
}
