package org.certirank.check;

import java.util.*;
import java.util.stream.IntStream;

/** A mask: a directed graph on the nodes 0..n-1 (the language counts from 1), edge (j, i) meaning that i attends to j. Facts by breadth-first search. */
final class Digraph {
    static final int LIMIT = 4_096;
    final int n;
    /** Bit k of row j: edge (j, k). */
    private final long[][] out;
    /** Row u: the distances from u, -1 where there is no path; made on demand. */
    private int[][] distances;
    /** How many centres there are, -1 as long as that is not known; their least and greatest eccentricity, -1 without a centre. */
    private int centres = -1, least = -1, most = -1;

    Digraph(int n) {
        if (n < 1 || n > LIMIT) throw new InputException("a digraph needs between 1 and " + LIMIT + " nodes, not " + n);
        this.n = n;
        this.out = new long[n][(n + 63) / 64];
    }

    /** The digraph with all self-loops whose other edges are the bits of the number: bit 0 is edge (1, 2), then (1, 3), ... */
    static Digraph numbered(int n, long bits) {
        Digraph g = new Digraph(n);
        for (int j = 0, bit = 0; j < n; j++) for (int i = 0; i < n; i++) if (i == j || (bits >> bit++ & 1) != 0) g.add(j, i);
        return g;
    }

    void add(int j, int i) { out[j][i >> 6] |= 1L << i; }
    boolean edge(int j, int i) { return (out[j][i >> 6] >> i & 1) != 0; }
    IntStream nodes() { return IntStream.range(0, n); }
    int degree(int i) { return (int) nodes().filter(j -> edge(j, i)).count(); }
    /** The length of a shortest path from u to v, -1 if there is none. */
    int distance(int u, int v) { return distances(u)[v]; }

    private int[] distances(int u) {
        if (distances == null) distances = new int[n][];
        if (distances[u] != null) return distances[u];
        int[] d = new int[n];
        Arrays.fill(d, -1);
        d[u] = 0;
        int[] queue = new int[n];
        queue[0] = u;
        long[] left = new long[out[u].length]; // the nodes not met yet
        for (int i = 0; i < n; i++) if (i != u) left[i >> 6] |= 1L << i;
        for (int head = 0, size = 1; head < size; head++) {
            int j = queue[head];
            for (int w = 0; w < left.length; w++) {
                for (long bits = out[j][w] & left[w]; bits != 0; bits &= bits - 1) {
                    int i = queue[size++] = 64 * w + Long.numberOfTrailingZeros(bits);
                    d[i] = d[j] + 1;
                }
                left[w] &= ~out[j][w];
            }
        }
        return distances[u] = d;
    }

    /** The greatest distance from u, -1 if some node cannot be reached from it. */
    int eccentricity(int u) {
        int most = 0;
        if (n <= 64) { // the nodes met, level by level, as the bits of a word
            long met = 1L << u;
            for (long level = met; level != 0; most++) {
                long next = 0;
                for (; level != 0; level &= level - 1) next |= out[Long.numberOfTrailingZeros(level)][0];
                level = next & ~met;
                met |= next;
            }
            return Long.bitCount(met) == n ? most - 1 : -1;
        }
        for (int d : distances(u)) {
            if (d < 0) return -1;
            most = d > most ? d : most;
        }
        return most;
    }

    private Digraph measured() {
        if (centres >= 0) return this;
        centres = 0;
        for (int u = 0; u < n; u++) {
            int e = eccentricity(u);
            if (e >= 0 && centres++ == 0 || e >= 0 && e < least) least = e;
            if (e > most) most = e;
        }
        return this;
    }

    int centres() { return measured().centres; }
    boolean stronglyConnected() { return eccentricity(0) >= 0 && centres() == n; }
    /** The least eccentricity of a centre, -1 without a centre. */
    int radius() { return measured().least; }
    /** The greatest distance, -1 unless strongly connected. */
    int diameter() { return stronglyConnected() ? most : -1; }
    boolean undirected() { for (int j = 0; j < n; j++) for (int i = 0; i < j; i++) if (edge(j, i) != edge(i, j)) return false; return true; }
    boolean selfLoops() { return nodes().allMatch(i -> edge(i, i)); }
    @Override public boolean equals(Object o) { return o instanceof Digraph g && Arrays.deepEquals(out, g.out) && n == g.n; }
    @Override public int hashCode() { return Arrays.deepHashCode(out); }
}
