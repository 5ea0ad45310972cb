package org.certirank.graph;

import java.util.stream.LongStream;

/**
 * Digraphs of at most 8 nodes in one long: byte u - 1 holds the ends of the edges from node u, bit v - 1 for node v. The facts are those of
 * {@link Mask}, computed from bit masks; -1 stands for undefined. {@link #withSelfLoops} runs through all labelled digraphs on n <= 5
 * nodes in which every node has a self-loop, by increasing code: bit k of the code is the k-th pair (j, i), j != i, in lexicographic order.
 */
public final class SmallDigraphs {
    /** The greatest number of nodes of a packed graph. */
    public static final int MAX_NODES = 8;
    /** The greatest number of nodes for which all graphs are run through. */
    public static final int MAX_ENUMERATED = 5;

    private SmallDigraphs() {
    }

    static void checkSize(int n) {
        if (n < 1 || n > MAX_NODES) {
            throw new IllegalArgumentException("a packed digraph has 1 to " + MAX_NODES + " nodes, not " + n);
        }
    }

    /** The number of codes, 2^(n(n-1)). */
    public static long count(int n) {
        if (n < 1 || n > MAX_ENUMERATED) {
            throw new IllegalArgumentException("all digraphs are run through for 1 to " + MAX_ENUMERATED + " nodes, not for " + n);
        }
        return 1L << n * (n - 1);
    }

    /** All labelled digraphs on 1..n with all self-loops, packed, by increasing code. */
    public static LongStream withSelfLoops(int n) {
        return LongStream.range(0, count(n)).map(code -> unpack(n, code));
    }

    /** The packed graph with all self-loops that has this code. */
    public static long unpack(int n, long code) {
        long packed = 0;
        long mask = (1L << n - 1) - 1;
        for (int u = 0; u < n; u++) {
            long others = code >>> u * (n - 1) & mask;
            long low = others & (1L << u) - 1;
            long row = low | 1L << u | (others ^ low) << 1;
            packed |= row << 8 * u;
        }
        return packed;
    }

    /** Whether (j, i) is an edge. */
    public static boolean isEdge(long packed, int j, int i) {
        return (packed >>> 8 * (j - 1) + i - 1 & 1) != 0;
    }

    private static int row(long packed, int u) {
        return (int) (packed >>> 8 * u) & 0xff;
    }

    /** The greatest distance from node u (from 0) if it reaches all of the n nodes, otherwise -1. */
    private static int eccentricity(int n, long packed, int u) {
        int all = (1 << n) - 1;
        int seen = 1 << u;
        int frontier = seen;
        int steps = 0;
        while (seen != all) {
            int next = 0;
            for (int f = frontier; f != 0; f &= f - 1) {
                next |= row(packed, Integer.numberOfTrailingZeros(f));
            }
            frontier = next & ~seen;
            if (frontier == 0) {
                return -1;
            }
            seen |= frontier;
            steps++;
        }
        return steps;
    }

    /** The number of nodes from which all are reachable. */
    public static int centres(int n, long packed) {
        int c = 0;
        for (int u = 0; u < n; u++) {
            if (eccentricity(n, packed, u) >= 0) {
                c++;
            }
        }
        return c;
    }

    /** The least eccentricity of a centre, -1 without a centre. */
    public static int radius(int n, long packed) {
        int r = Integer.MAX_VALUE;
        for (int u = 0; u < n; u++) {
            int e = eccentricity(n, packed, u);
            if (e >= 0) {
                r = Math.min(r, e);
            }
        }
        return r == Integer.MAX_VALUE ? -1 : r;
    }

    /** The greatest distance over ordered pairs, -1 unless strongly connected. */
    public static int diameter(int n, long packed) {
        int d = 0;
        for (int u = 0; u < n; u++) {
            int e = eccentricity(n, packed, u);
            if (e < 0) {
                return -1;
            }
            d = Math.max(d, e);
        }
        return d;
    }

    public static boolean stronglyConnected(int n, long packed) {
        return diameter(n, packed) >= 0;
    }

    public static boolean quasiStronglyConnected(int n, long packed) {
        return radius(n, packed) >= 0;
    }

    /** Whether with (j, i) also (i, j) is an edge. */
    public static boolean undirected(int n, long packed) {
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < j; i++) {
                if ((row(packed, j) >>> i & 1) != (row(packed, i) >>> j & 1)) {
                    return false;
                }
            }
        }
        return true;
    }
}
