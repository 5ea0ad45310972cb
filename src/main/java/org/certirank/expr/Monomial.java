package org.certirank.expr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A product of generators with positive exponents. Generators are terms of one {@link Terms}, equal only if they are the same node.
 * The order is lexicographic, the generator of greatest id first: a total order with 1 the least, kept by multiplication.
 */
public final class Monomial implements Comparable<Monomial> {
    public static final Monomial ONE = new Monomial(new Term[0], new int[0]);
    private static final int MAX_EXPONENT = 1 << 24;

    private final Term[] generators;
    private final int[] exponents;
    private final int hash;

    private Monomial(Term[] generators, int[] exponents) {
        this.generators = generators;
        this.exponents = exponents;
        int h = 7;
        for (int i = 0; i < generators.length; i++) {
            h = (h * 31 + generators[i].id()) * 0x9e3779b1 + exponents[i];
        }
        hash = h ^ h >>> 15;
    }

    /** generator^exponent, exponent &gt;= 0. */
    public static Monomial of(Term generator, int exponent) {
        return exponent == 0 ? ONE : new Monomial(new Term[] {generator}, new int[] {checked(exponent)});
    }

    private static int checked(long exponent) {
        if (exponent < 0 || exponent > MAX_EXPONENT) {
            throw new TermLimitException("an exponent beyond " + MAX_EXPONENT);
        }
        return (int) exponent;
    }

    public boolean isOne() {
        return generators.length == 0;
    }

    /** The generators that occur, by decreasing id. */
    public List<Term> generators() {
        return List.of(generators);
    }

    public int size() {
        return generators.length;
    }

    public Term generator(int i) {
        return generators[i];
    }

    /** The exponent of the i-th generator that occurs. */
    public int exponent(int i) {
        return exponents[i];
    }

    /** The exponent of g, 0 if it does not occur. */
    public int degree(Term g) {
        for (int i = 0; i < generators.length; i++) {
            if (generators[i] == g) {
                return exponents[i];
            }
        }
        return 0;
    }

    /** The sum of the exponents. */
    public int degree() {
        return Arrays.stream(exponents).sum();
    }

    public Monomial mul(Monomial b) {
        if (isOne()) {
            return b;
        }
        if (b.isOne()) {
            return this;
        }
        Builder out = new Builder(generators.length + b.generators.length);
        int i = 0;
        int j = 0;
        while (i < generators.length || j < b.generators.length) {
            if (j == b.generators.length || i < generators.length && generators[i].id() > b.generators[j].id()) {
                out.put(generators[i], exponents[i++]);
            } else if (i == generators.length || generators[i].id() < b.generators[j].id()) {
                out.put(b.generators[j], b.exponents[j++]);
            } else {
                out.put(generators[i], (long) exponents[i++] + b.exponents[j++]);
            }
        }
        return out.build();
    }

    /** This over b, or null if b does not divide it. */
    public Monomial divide(Monomial b) {
        if (b.isOne()) {
            return this;
        }
        if (b.generators.length > generators.length) {
            return null;
        }
        Builder out = new Builder(generators.length);
        int j = 0;
        for (int i = 0; i < generators.length; i++) {
            if (j < b.generators.length && b.generators[j] == generators[i]) {
                if (exponents[i] < b.exponents[j]) {
                    return null;
                }
                out.put(generators[i], exponents[i] - b.exponents[j++]);
            } else {
                out.put(generators[i], exponents[i]);
            }
        }
        return j == b.generators.length ? out.build() : null;
    }

    /** The greatest common divisor. */
    public Monomial gcd(Monomial b) {
        Builder out = new Builder(Math.min(generators.length, b.generators.length));
        for (int i = 0; i < generators.length; i++) {
            int e = Math.min(exponents[i], b.degree(generators[i]));
            out.put(generators[i], e);
        }
        return out.build();
    }

    /** The least common multiple. */
    public Monomial lcm(Monomial b) {
        return divide(gcd(b)).mul(b);
    }

    public Monomial pow(int n) {
        Builder out = new Builder(generators.length);
        for (int i = 0; i < generators.length; i++) {
            out.put(generators[i], (long) exponents[i] * n);
        }
        return out.build();
    }

    /** Without g. */
    public Monomial without(Term g) {
        int e = degree(g);
        return e == 0 ? this : divide(of(g, e));
    }

    /** The greatest monomial whose square divides this one. */
    public Monomial squareRootPart() {
        Builder out = new Builder(generators.length);
        for (int i = 0; i < generators.length; i++) {
            out.put(generators[i], exponents[i] / 2);
        }
        return out.build();
    }

    /** As a term: a product of powers; 1 for the empty product. */
    public Term toTerm(Terms terms) {
        Term out = terms.one();
        for (int i = generators.length - 1; i >= 0; i--) {
            out = terms.mul(out, terms.powInt(generators[i], exponents[i]));
        }
        return out;
    }

    @Override
    public int compareTo(Monomial b) {
        int n = Math.min(generators.length, b.generators.length);
        for (int i = 0; i < n; i++) {
            if (generators[i] != b.generators[i]) {
                return Integer.compare(generators[i].id(), b.generators[i].id());
            }
            if (exponents[i] != b.exponents[i]) {
                return Integer.compare(exponents[i], b.exponents[i]);
            }
        }
        return Integer.compare(generators.length, b.generators.length);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Monomial b && hash == b.hash && Arrays.equals(generators, b.generators) && Arrays.equals(exponents, b.exponents);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        for (int i = generators.length - 1; i >= 0; i--) {
            parts.add(generators[i] + (exponents[i] == 1 ? "" : "^" + exponents[i]));
        }
        return parts.isEmpty() ? "1" : String.join("*", parts);
    }

    /** Collects generators by decreasing id, leaving out exponents 0. */
    private static final class Builder {
        private Term[] gens;
        private int[] exps;
        private int n;

        Builder(int capacity) {
            gens = new Term[capacity];
            exps = new int[capacity];
        }

        void put(Term g, long e) {
            if (e != 0) {
                gens[n] = g;
                exps[n++] = checked(e);
            }
        }

        Monomial build() {
            return n == 0 ? ONE : n == gens.length ? new Monomial(gens, exps) : new Monomial(Arrays.copyOf(gens, n), Arrays.copyOf(exps, n));
        }
    }
}
