package org.certirank.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;

/**
 * An attention mask as a directed graph on the nodes 1..n. An edge (j, i) means that i attends to j; paths follow edges from j to i. Immutable;
 * equality is equality of node sets and edges. Distances are found by breadth-first search over bit sets, exactly. Nodes outside 1..n are
 * {@link IllegalArgumentException}s.
 */
public final class Mask {
    /** The greatest number of nodes. */
    public static final int MAX_NODES = 8192;
    private static final int UNKNOWN = -2;
    private static final int NONE = -1;

    /** An edge; node {@code to} attends to node {@code from}. */
    public record Edge(int from, int to) { }

    /** An ordered pair of nodes. */
    public record Pair(int from, int to) { }

    @FunctionalInterface
    private interface EdgeTest {
        boolean isEdge(int from, int to);
    }

    private final int n;
    private final long[][] out;
    private int[] eccentricity;
    private int centres = UNKNOWN;

    private Mask(int n, long[][] out) {
        this.n = n;
        this.out = out;
    }

    private static long[][] rows(int n) {
        if (n < 1 || n > MAX_NODES) {
            throw new IllegalArgumentException("a digraph has 1 to " + MAX_NODES + " nodes, not " + n);
        }
        return new long[n][n + 63 >> 6];
    }

    private static Mask where(int n, EdgeTest test) {
        long[][] out = rows(n);
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                if (test.isEdge(j, i)) {
                    set(out[j], i);
                }
            }
        }
        return new Mask(n, out);
    }

    /** Every edge, self-loops too. */
    public static Mask complete(int n) {
        return where(n, (j, i) -> true);
    }

    /** The edges (j, i) with j <= i. */
    public static Mask causal(int n) {
        return where(n, (j, i) -> j <= i);
    }

    /** The edges with |i - j| <= k. */
    public static Mask window(int n, long k) {
        return where(n, (j, i) -> Math.abs(i - j) <= k);
    }

    /** The edges with i - k <= j <= i. */
    public static Mask backWindow(int n, long k) {
        return where(n, (j, i) -> j <= i && i - j <= k);
    }

    /** Exactly these edges. */
    public static Mask of(int n, List<Edge> edges) {
        Mask m = new Mask(n, rows(n));
        for (Edge e : edges) {
            m.check(e.from());
            m.check(e.to());
            set(m.out[e.from() - 1], e.to() - 1);
        }
        return m;
    }

    /** The graph of at most 8 nodes that {@link SmallDigraphs} packs into this long. */
    public static Mask ofPacked(int n, long packed) {
        SmallDigraphs.checkSize(n);
        return where(n, (j, i) -> SmallDigraphs.isEdge(packed, j + 1, i + 1));
    }

    private static void set(long[] row, int i) {
        row[i >> 6] |= 1L << i;
    }

    private static boolean get(long[] row, int i) {
        return (row[i >> 6] >>> i & 1) != 0;
    }

    private void check(int node) {
        if (node < 1 || node > n) {
            throw new IllegalArgumentException("node " + node + " is out of range 1.." + n);
        }
    }

    public int nodes() {
        return n;
    }

    /** Whether (j, i) is an edge. */
    public boolean edge(int j, int i) {
        check(j);
        check(i);
        return get(out[j - 1], i - 1);
    }

    /** All edges, ordered by their starts, then by their ends. */
    public List<Edge> edges() {
        List<Edge> es = new ArrayList<>();
        for (int j = 1; j <= n; j++) {
            for (int i = 1; i <= n; i++) {
                if (edge(j, i)) {
                    es.add(new Edge(j, i));
                }
            }
        }
        return es;
    }

    /** The number of j with edge (j, i): how many nodes i attends to. */
    public int degree(int i) {
        return attended(i).size();
    }

    /** The j with edge (j, i), increasing. */
    public List<Integer> attended(int i) {
        check(i);
        List<Integer> js = new ArrayList<>();
        for (int j = 0; j < n; j++) {
            if (get(out[j], i - 1)) {
                js.add(j + 1);
            }
        }
        return js;
    }

    /** The least numbers of edges from u to 1..n (entry v - 1 for node v), -1 where there is no path. */
    public int[] distancesFrom(int u) {
        check(u);
        int[] distance = new int[n];
        search(u - 1, distance, null);
        return distance;
    }

    /** Fills distances and predecessors (both may be null); returns the greatest finite distance, or NONE if some node is not reached. */
    private int search(int u, int[] distance, int[] before) {
        int words = out[0].length;
        long[] seen = new long[words];
        long[] frontier = new long[words];
        if (distance != null) {
            Arrays.fill(distance, NONE);
            distance[u] = 0;
        }
        set(seen, u);
        set(frontier, u);
        int found = 1;
        int steps = 0;
        while (true) {
            long[] next = new long[words];
            for (int w = 0; w < words; w++) {
                for (long bits = frontier[w]; bits != 0; bits &= bits - 1) {
                    int from = (w << 6) + Long.numberOfTrailingZeros(bits);
                    for (int x = 0; x < words; x++) {
                        long fresh = out[from][x] & ~seen[x];
                        next[x] |= fresh;
                        seen[x] |= fresh;
                        for (long f = before == null ? 0 : fresh; f != 0; f &= f - 1) {
                            before[(x << 6) + Long.numberOfTrailingZeros(f)] = from;
                        }
                    }
                }
            }
            int added = 0;
            for (int w = 0; w < words; w++) {
                for (long bits = next[w]; bits != 0; bits &= bits - 1) {
                    if (distance != null) {
                        distance[(w << 6) + Long.numberOfTrailingZeros(bits)] = steps + 1;
                    }
                    added++;
                }
            }
            if (added == 0) {
                return found == n ? steps : NONE;
            }
            found += added;
            steps++;
            frontier = next;
        }
    }

    /** Whether there is a directed path, of any length from 0, from u to v. */
    public boolean reaches(int u, int v) {
        return distance(u, v).isPresent();
    }

    /** The least number of edges on a path from u to v; empty without a path. */
    public OptionalInt distance(int u, int v) {
        check(v);
        int d = distancesFrom(u)[v - 1];
        return d < 0 ? OptionalInt.empty() : OptionalInt.of(d);
    }

    /** The nodes of a shortest path from u to v, both included; empty without a path. */
    public List<Integer> path(int u, int v) {
        check(u);
        check(v);
        int[] before = new int[n];
        Arrays.fill(before, NONE);
        search(u - 1, null, before);
        List<Integer> nodes = new ArrayList<>();
        int at = v - 1;
        while (at != u - 1) {
            if (before[at] == NONE) {
                return List.of();
            }
            nodes.add(at + 1);
            at = before[at];
        }
        nodes.add(u);
        Collections.reverse(nodes);
        return List.copyOf(nodes);
    }

    /** Per node the greatest distance from it, NONE if it does not reach all nodes. */
    private synchronized int[] eccentricities() {
        if (eccentricity == null) {
            int[] e = new int[n];
            for (int u = 0; u < n; u++) {
                e[u] = search(u, null, null);
            }
            eccentricity = e;
        }
        return eccentricity;
    }

    /** The greatest distance from node i; empty if some node is not reachable from it. */
    public OptionalInt eccentricity(int i) {
        check(i);
        return optional(eccentricities()[i - 1]);
    }

    /** Whether every node is reachable from i. */
    public boolean isCentre(int i) {
        return eccentricity(i).isPresent();
    }

    /** The number of centres. */
    public synchronized int centres() {
        if (centres == UNKNOWN) {
            centres = (int) Arrays.stream(eccentricities()).filter(e -> e != NONE).count();
        }
        return centres;
    }

    /** The least, over the centres, of the greatest distance from it; empty without a centre. */
    public OptionalInt radius() {
        return Arrays.stream(eccentricities()).filter(e -> e != NONE).min();
    }

    /** The greatest distance over ordered pairs; empty unless every node reaches every node. */
    public OptionalInt diameter() {
        return stronglyConnected() ? Arrays.stream(eccentricities()).max() : OptionalInt.empty();
    }

    public boolean stronglyConnected() {
        return centres() == n;
    }

    /** Whether there is a centre. */
    public boolean quasiStronglyConnected() {
        return centres() > 0;
    }

    /** Two nodes of which the second is not reachable from the first; null if the graph is strongly connected. */
    public Pair unreachable() {
        for (int u = 1; u <= n; u++) {
            if (!isCentre(u)) {
                int[] d = distancesFrom(u);
                for (int v = 1; v <= n; v++) {
                    if (d[v - 1] == NONE) {
                        return new Pair(u, v);
                    }
                }
            }
        }
        return null;
    }

    /** Whether with (j, i) also (i, j) is an edge. */
    public boolean undirected() {
        return oneWay() == null;
    }

    /** An edge whose reverse is missing; null in an undirected graph. */
    public Edge oneWay() {
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                if (get(out[j], i) && !get(out[i], j)) {
                    return new Edge(j + 1, i + 1);
                }
            }
        }
        return null;
    }

    /** Whether every node has a self-loop. */
    public boolean selfLoops() {
        for (int i = 0; i < n; i++) {
            if (!get(out[i], i)) {
                return false;
            }
        }
        return true;
    }

    private static OptionalInt optional(int e) {
        return e == NONE ? OptionalInt.empty() : OptionalInt.of(e);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Mask m && n == m.n && Arrays.deepEquals(out, m.out);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(out);
    }

    /** The text in the spec language, e.g. {@code digraph(2, [[1, 1], [1, 2]])}. */
    @Override
    public String toString() {
        List<Edge> es = edges();
        if (es.isEmpty()) {
            return "digraph(" + n + ")";
        }
        StringBuilder s = new StringBuilder("digraph(").append(n).append(", [");
        for (int k = 0; k < es.size(); k++) {
            s.append(k == 0 ? "[" : ", [").append(es.get(k).from()).append(", ").append(es.get(k).to()).append("]");
        }
        return s.append("])").toString();
    }
}
