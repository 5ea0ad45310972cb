package org.certirank.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Facts about masks against the algorithm of Floyd and Warshall on plain arrays, and by hand. */
class MaskTest {
    private static final int FAR = 1_000_000;

    /** All distances, by relaxing over intermediate nodes. */
    private static int[][] floydWarshall(Mask m) {
        int n = m.nodes();
        int[][] d = new int[n][n];
        for (int u = 0; u < n; u++) {
            for (int v = 0; v < n; v++) {
                d[u][v] = u == v ? 0 : m.edge(u + 1, v + 1) ? 1 : FAR;
            }
        }
        for (int k = 0; k < n; k++) {
            for (int u = 0; u < n; u++) {
                for (int v = 0; v < n; v++) {
                    d[u][v] = Math.min(d[u][v], d[u][k] + d[k][v]);
                }
            }
        }
        return d;
    }

    private static void compare(Mask m) {
        int n = m.nodes();
        int[][] d = floydWarshall(m);
        int centres = 0;
        int radius = FAR;
        int diameter = 0;
        for (int u = 1; u <= n; u++) {
            int eccentricity = 0;
            for (int v = 1; v <= n; v++) {
                int duv = d[u - 1][v - 1];
                eccentricity = Math.max(eccentricity, duv);
                assertEquals(duv < FAR, m.reaches(u, v));
                assertEquals(duv < FAR ? OptionalInt.of(duv) : OptionalInt.empty(), m.distance(u, v));
                isPath(m, m.path(u, v), u, v, duv);
            }
            assertEquals(eccentricity < FAR, m.isCentre(u));
            if (eccentricity < FAR) {
                centres++;
                radius = Math.min(radius, eccentricity);
            }
            diameter = Math.max(diameter, eccentricity);
        }
        assertEquals(centres, m.centres());
        assertEquals(radius < FAR ? OptionalInt.of(radius) : OptionalInt.empty(), m.radius());
        assertEquals(diameter < FAR ? OptionalInt.of(diameter) : OptionalInt.empty(), m.diameter());
        assertEquals(diameter < FAR, m.stronglyConnected());
        assertEquals(centres > 0, m.quasiStronglyConnected());
        if (diameter < FAR) {
            assertNull(m.unreachable());
        } else {
            assertEquals(FAR, d[m.unreachable().from() - 1][m.unreachable().to() - 1]);
        }
    }

    private static void isPath(Mask m, List<Integer> path, int u, int v, int length) {
        if (length >= FAR) {
            assertEquals(List.of(), path);
            return;
        }
        assertEquals(length + 1, path.size());
        assertEquals(u, path.getFirst());
        assertEquals(v, path.getLast());
        for (int k = 1; k < path.size(); k++) {
            assertTrue(m.edge(path.get(k - 1), path.get(k)));
        }
    }

    @Test
    void randomGraphsAgreeWithFloydAndWarshall() {
        SplittableRandom random = new SplittableRandom(20240518);
        for (int round = 0; round < 150; round++) {
            int n = 1 + random.nextInt(round % 10 == 0 ? 80 : 14);
            double density = random.nextDouble() * random.nextDouble();
            List<Mask.Edge> edges = new ArrayList<>();
            for (int j = 1; j <= n; j++) {
                for (int i = 1; i <= n; i++) {
                    if (random.nextDouble() < density) {
                        edges.add(new Mask.Edge(j, i));
                    }
                }
            }
            Mask m = Mask.of(n, edges);
            assertEquals(edges, m.edges());
            compare(m);
        }
    }

    @Test
    void namedFamiliesAgreeWithTheirDefinitions() {
        for (int n = 1; n <= 9; n++) {
            for (int k = -1; k <= n; k++) {
                for (int j = 1; j <= n; j++) {
                    for (int i = 1; i <= n; i++) {
                        assertTrue(Mask.complete(n).edge(j, i));
                        assertEquals(j <= i, Mask.causal(n).edge(j, i));
                        assertEquals(Math.abs(i - j) <= k, Mask.window(n, k).edge(j, i));
                        assertEquals(i - k <= j && j <= i, Mask.backWindow(n, k).edge(j, i));
                    }
                }
                compare(Mask.window(n, k));
                compare(Mask.backWindow(n, k));
            }
            compare(Mask.causal(n));
            compare(Mask.complete(n));
        }
    }

    @Test
    void edgesPointFromTheAttendedNode() {
        Mask m = Mask.of(3, List.of(new Mask.Edge(1, 2), new Mask.Edge(2, 3)));
        assertTrue(m.reaches(1, 3));
        assertFalse(m.reaches(3, 1));
        assertEquals(List.of(1), m.attended(2));
        assertEquals(0, m.degree(1));
        assertTrue(m.isCentre(1));
        assertFalse(m.undirected());
        assertEquals(new Mask.Edge(1, 2), m.oneWay());
        assertFalse(m.selfLoops());
        assertTrue(Mask.causal(4).selfLoops());
        assertTrue(Mask.window(5, 1).undirected());
    }

    @Test
    void largeMasksAreFast() {
        Mask m = Mask.window(1000, 3);
        assertEquals(OptionalInt.of(333), m.diameter());
        assertEquals(OptionalInt.of(167), m.radius());
        assertEquals(1, Mask.causal(3000).centres());
    }

    @Test
    void nodesOutOfRangeAreRefused() {
        Mask m = Mask.causal(3);
        assertThrows(IllegalArgumentException.class, () -> m.edge(0, 1));
        assertThrows(IllegalArgumentException.class, () -> m.edge(1, 4));
        assertThrows(IllegalArgumentException.class, () -> Mask.causal(0));
        assertThrows(IllegalArgumentException.class, () -> Mask.causal(Mask.MAX_NODES + 1));
        assertThrows(IllegalArgumentException.class, () -> Mask.of(2, List.of(new Mask.Edge(1, 3))));
    }

    @Test
    void equalityIsEqualityOfNodesAndEdges() {
        assertEquals(Mask.complete(2), Mask.window(2, 1));
        assertEquals(Mask.complete(2).hashCode(), Mask.window(2, 1).hashCode());
        assertNotEquals(Mask.of(2, List.of()), Mask.of(3, List.of()));
        assertEquals("digraph(2, [[1, 1], [1, 2], [2, 2]])", Mask.causal(2).toString());
        assertEquals("digraph(3)", Mask.of(3, List.of()).toString());
    }

    @Test
    void allSmallDigraphsOnce() {
        for (int n = 1; n <= 4; n++) {
            int size = n;
            assertEquals(1L << n * (n - 1), SmallDigraphs.withSelfLoops(n).distinct().count());
            assertTrue(SmallDigraphs.withSelfLoops(n).allMatch(p -> Mask.ofPacked(size, p).selfLoops()));
        }
        // Bit 0 of the code is the pair (1, 2), bit 2 of three nodes' code is (2, 1).
        assertTrue(SmallDigraphs.isEdge(SmallDigraphs.unpack(3, 1), 1, 2));
        assertTrue(SmallDigraphs.isEdge(SmallDigraphs.unpack(3, 4), 2, 1));
        assertThrows(IllegalArgumentException.class, () -> SmallDigraphs.withSelfLoops(6));
    }

    @Test
    void packedFactsAreThoseOfMasks() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 2000; round++) {
            int n = 1 + random.nextInt(8);
            long packed = 0;
            double density = random.nextDouble();
            for (int b = 0; b < 8 * n; b++) {
                if (b % 8 < n && random.nextDouble() < density) {
                    packed |= 1L << b;
                }
            }
            Mask m = Mask.ofPacked(n, packed);
            assertEquals(m.centres(), SmallDigraphs.centres(n, packed));
            assertEquals(m.radius().orElse(-1), SmallDigraphs.radius(n, packed));
            assertEquals(m.diameter().orElse(-1), SmallDigraphs.diameter(n, packed));
            assertEquals(m.stronglyConnected(), SmallDigraphs.stronglyConnected(n, packed));
            assertEquals(m.quasiStronglyConnected(), SmallDigraphs.quasiStronglyConnected(n, packed));
            assertEquals(m.undirected(), SmallDigraphs.undirected(n, packed));
        }
    }

    @Test
    void theMillionDigraphsOnFiveNodes() {
        // The numbers of labelled strongly connected digraphs: OEIS A003030, 1, 1, 18, 1606, 565080.
        long[] known = {1, 1, 18, 1606, 565080};
        for (int n = 1; n <= 5; n++) {
            int size = n;
            assertEquals(known[n - 1], SmallDigraphs.withSelfLoops(n).filter(p -> SmallDigraphs.stronglyConnected(size, p)).count());
        }
    }
}
