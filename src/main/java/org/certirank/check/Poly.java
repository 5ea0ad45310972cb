package org.certirank.check;

import java.util.*;

/**
 * A polynomial with rational coefficients in numbered generators, whose exponents may be negative (a Laurent polynomial). Immutable; exact;
 * without zero coefficients. More than MAX_TERMS terms: LimitException.
 */
final class Poly {
    static final int MAX_TERMS = 200_000;
    private static final int MAX_EXPANDED_POWER = 5_000;
    private static final long MAX_PRODUCTS = 20_000_000;
    private static final int MAX_EXPONENT = 1 << 28;
    static final Poly ZERO = new Poly(Map.of());
    static final Poly ONE = term(Rat.ONE, Mono.ONE);

    /**
     * A product of powers of generators: pairs (generator, exponent other than 0), the greatest generator first. The order is
     * lexicographic, hence compatible with products.
     */
    static final class Mono implements Comparable<Mono> {
        static final Mono ONE = new Mono();
        final int[] pairs;
        private final int hash;
        Mono(int... pairs) { this.pairs = pairs; this.hash = Arrays.hashCode(pairs); }
        boolean isOne() { return pairs.length == 0; }
        int exponent(int generator) {
            for (int i = 0; i < pairs.length; i += 2) if (pairs[i] == generator) return pairs[i + 1];
            return 0;
        }
        Mono times(Mono b) { return pairs.length == 0 ? b : b.pairs.length == 0 ? this : merge(b, 1); }
        Mono over(Mono b) { return b.pairs.length == 0 ? this : merge(b, -1); }
        private Mono merge(Mono b, int sign) {
            int[] out = new int[pairs.length + b.pairs.length];
            int n = 0;
            for (int i = 0, j = 0; i < pairs.length || j < b.pairs.length;) {
                int g = i < pairs.length && (j >= b.pairs.length || pairs[i] >= b.pairs[j]) ? pairs[i] : b.pairs[j];
                int e = 0;
                if (i < pairs.length && pairs[i] == g) {
                    e = pairs[i + 1];
                    i += 2;
                }
                if (j < b.pairs.length && b.pairs[j] == g) {
                    e += sign * b.pairs[j + 1];
                    j += 2;
                }
                if (e == 0) continue;
                out[n++] = g;
                out[n++] = checked(e);
            }
            return new Mono(n == out.length ? out : Arrays.copyOf(out, n));
        }
        Mono pow(int n) {
            int[] out = pairs.clone();
            for (int i = 1; i < out.length; i += 2) out[i] = checked((long) out[i] * n);
            return n == 0 ? ONE : new Mono(out);
        }
        private static int checked(long e) {
            if (e > MAX_EXPONENT || e < -MAX_EXPONENT) throw new LimitException("exponent of a normal form");
            return (int) e;
        }
        @Override
        public int compareTo(Mono b) {
            for (int i = 0;; i += 2) {
                boolean end = i == pairs.length;
                boolean bEnd = i == b.pairs.length;
                if (end || bEnd) return end && bEnd ? 0 : end ? -b.pairs[i + 1] : pairs[i + 1];
                if (pairs[i] != b.pairs[i]) return pairs[i] > b.pairs[i] ? pairs[i + 1] : -b.pairs[i + 1];
                if (pairs[i + 1] != b.pairs[i + 1]) return pairs[i + 1] < b.pairs[i + 1] ? -1 : 1;
            }
        }
        @Override public boolean equals(Object o) { return o instanceof Mono m && hash == m.hash && Arrays.equals(pairs, m.pairs); }
        @Override public int hashCode() { return hash; }
    }

    final Map<Mono, Rat> terms;
    private Mono lead;
    private Poly(Map<Mono, Rat> terms) { this.terms = terms; }
    static Poly term(Rat c, Mono m) { return c.signum() == 0 ? ZERO : new Poly(Map.of(m, c)); }
    boolean isZero() { return terms.isEmpty(); }
    int size() { return terms.size(); }

    /** The greatest monomial of a polynomial other than 0. */
    Mono lead() {
        if (lead == null) for (Mono m : terms.keySet()) if (lead == null || m.compareTo(lead) > 0) lead = m;
        return lead;
    }

    Rat leadCoefficient() { return terms.get(lead()); }

    Poly add(Poly b) {
        if (isZero() || b.isZero()) return isZero() ? b : this;
        boolean more = size() >= b.size();
        Map<Mono, Rat> sum = new HashMap<>((more ? this : b).terms);
        (more ? b : this).terms.forEach((m, c) -> accumulate(sum, m, c));
        return of(sum);
    }

    private static void accumulate(Map<Mono, Rat> sum, Mono m, Rat c) {
        Rat old = sum.putIfAbsent(m, c);
        if (old == null) return;
        sum.put(m, old.add(c));
        if (sum.get(m).signum() == 0) sum.remove(m);
    }

    private static Poly of(Map<Mono, Rat> terms) {
        if (terms.size() > MAX_TERMS) throw new LimitException("normal form with more than " + MAX_TERMS + " terms");
        return new Poly(terms);
    }

    Poly times(Rat c, Mono m) {
        if (c.signum() == 0) return ZERO;
        if (m.isOne() && c.equals(Rat.ONE)) return this;
        Map<Mono, Rat> out = new HashMap<>(2 * size());
        terms.forEach((n, d) -> out.put(n.times(m), d.mul(c)));
        return new Poly(out);
    }

    Poly mul(Poly b) {
        if (isZero() || b.isZero()) return ZERO;
        if (size() > b.size()) return b.mul(this);
        if (size() == 1) {
            Mono m = terms.keySet().iterator().next();
            return b.times(terms.get(m), m);
        }
        if ((long) size() * b.size() > MAX_PRODUCTS) throw new LimitException("product of normal forms with " + size() + " and " + b.size() + " terms");
        Map<Mono, Rat> out = new HashMap<>();
        terms.forEach((m, c) -> {
            b.terms.forEach((n, d) -> accumulate(out, m.times(n), c.mul(d)));
            if (out.size() > 2 * MAX_TERMS) throw new LimitException("product of normal forms with too many terms");
        });
        return of(out);
    }

    /** n >= 0. */
    Poly pow(int n) {
        if (size() == 1) {
            Mono m = lead();
            Rat c = terms.get(m);
            if ((n < 0 ? -(long) n : (long) n) * (c.num.bitLength() + c.den.bitLength()) > 10_000_000) throw new LimitException("coefficient of a normal form");
            return term(c.pow(n), m.pow(n));
        }
        if (n > MAX_EXPANDED_POWER && !isZero()) throw new LimitException("power " + n + " of a sum");
        Poly r = ONE;
        for (int i = 0; i < n && !r.isZero(); i++) r = r.mul(this);
        return isZero() && n > 0 ? ZERO : r;
    }

    /** The product of the least powers of each generator: what can be divided out so that no exponent is negative and none unnecessary. */
    Mono content() {
        Map<Integer, Integer> least = new TreeMap<>((a, b) -> Integer.compare(b, a));
        boolean first = true;
        for (Mono m : terms.keySet()) {
            least.replaceAll((g, e) -> e < m.exponent(g) ? e : m.exponent(g));
            for (int i = 0; i < m.pairs.length; i += 2) {
                int e = m.pairs[i + 1];
                least.putIfAbsent(m.pairs[i], first || e < 0 ? e : 0);
            }
            first = false;
        }
        least.values().removeIf(e -> e == 0);
        int[] pairs = new int[2 * least.size()];
        int i = 0;
        for (Map.Entry<Integer, Integer> e : least.entrySet()) {
            pairs[i++] = e.getKey();
            pairs[i++] = e.getValue();
        }
        return new Mono(pairs);
    }

    /** The coefficients of the powers of generator g. */
    TreeMap<Integer, Poly> split(int g) {
        TreeMap<Integer, Map<Mono, Rat>> groups = new TreeMap<>();
        terms.forEach((m, c) -> {
            int e = m.exponent(g);
            groups.computeIfAbsent(e, k -> new HashMap<>()).put(e == 0 ? m : m.over(new Mono(g, e)), c);
        });
        TreeMap<Integer, Poly> out = new TreeMap<>();
        groups.forEach((e, group) -> out.put(e, new Poly(group)));
        return out;
    }

    @Override public boolean equals(Object o) { return o instanceof Poly p && terms.equals(p.terms); }
    @Override public int hashCode() { return terms.hashCode(); }
}
