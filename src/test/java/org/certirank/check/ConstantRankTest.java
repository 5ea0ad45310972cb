package org.certirank.check;

import static org.certirank.check.CheckerLab.box;
import static org.certirank.check.CheckerLab.given;
import static org.certirank.check.CheckerLab.step;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The rank of a matrix whose entries are constants, or become constants by a witness. */
class ConstantRankTest {
    private static String witness(String x) {
        return step("witness", "1", "'values':{'x':'" + x + "'}");
    }

    @Test
    void ranksOfConstants() {
        CheckerLab one = given("exists x in [0, 1]").holds("rank([[x, 1], [1, x]]) = 1");
        String both = step("both", "0,0,0", "");
        one.proves(box(), both, witness("1"));
        one.rejects("step 0 (box)", box(), both, witness("0"));
        one.rejects("step 0 (box)", box(), both, witness("1 - 1e-30"));
        one.rejects("step 0 (box)", box(), both, witness("2"));
        CheckerLab two = given("exists x in [0, 1]").holds("rank([[x, 1], [1, x]]) = 2");
        two.proves(box(), both, witness("0"));
        two.proves(box(), both, witness("1/3"));
        two.proves(box(), both, witness("1 - 1e-30"));
        two.rejects("step 0 (box)", box(), both, witness("1"));
        CheckerLab all = given("forall x in [0, 1]").holds("rank([[x, 1], [1, x]]) = 2").negation();
        all.proves(box(), both, witness("1"));
        all.rejects("step 0 (box)", box(), both, witness("1/2"));
        given("exists x in [0, 1]").holds("rank([[x^2, x / 2], [x / 2, 1/4]]) < 2").proves(box(), both, witness("1/3"));
        given("exists x in [-1, 1]").holds("rank([[x^2, x / 2], [x / 2, 1/3]]) < 2").rejects("step 0 (box)", box(), both, witness("1/3"));
    }

    @Test
    void anUndefinedEntryHasNoRank() {
        String both = step("both", "0,0,0", "");
        for (String claim : new String[] {"rank([[1 / x, 1], [1, 1]]) >= 0", "rank([[log(x), 0], [0, 0]]) <= 2", "not (rank([[0^x, 1], [1, 1]]) = 7)"}) {
            given("exists x in [0, 1]").holds(claim).rejects("step 0 (box)", box(), both, witness("0"));
        }
        // an irrational entry is no rational constant: nothing is worked out
        given("exists x in [0, 3]").holds("rank([[sqrt(x), x], [1, sqrt(x)]]) = 1").rejects("step 0 (box)", box(), both, witness("2"));
        given("exists x in [0, 5]").holds("rank([[sqrt(x), x], [1, sqrt(x)]]) = 1").proves(box(), both, witness("4"));
    }

    /** Against the greatest minor that is not 0, in integers. */
    @Test
    void eliminationAgreesWithMinors() {
        Random random = new Random(20261122);
        Nodes nodes = new Nodes();
        int[] seen = new int[5];
        for (int trial = 0; trial < 100_000; trial++) {
            int m = 1 + random.nextInt(4);
            int n = 1 + random.nextInt(4);
            int inner = 1 + random.nextInt(4);
            long[][] a = product(integers(m, inner, random), integers(inner, n, random));
            long denominator = 1 + random.nextInt(5);
            List<Node> entries = IntStream.range(0, m * n).mapToObj(k -> nodes.constant(Rat.of(a[k / n][k % n], denominator * (1 + k % n)))).toList();
            Node rank = nodes.opaque(Op.RANK, m, null, entries);
            int expected = IntStream.rangeClosed(0, Math.min(m, n)).filter(k -> k == 0 || minor(a, k)).max().orElseThrow();
            assertEquals(Rat.of(expected), rank.value);
            seen[expected]++;
        }
        for (int count : seen) {
            assertTrue(count > 100);
        }
    }

    @Test
    void longEntriesAndLargeMatrices() {
        Nodes nodes = new Nodes();
        int n = 24;
        // a Hilbert matrix is regular; with its last row replaced by the sum of the others it is not
        List<Node> hilbert = IntStream.range(0, n * n).mapToObj(k -> nodes.constant(Rat.of(1, k / n + k % n + 1))).toList();
        assertEquals(Rat.of(n), nodes.opaque(Op.RANK, n, null, hilbert).value);
        List<Node> singular = IntStream.range(0, n * n).mapToObj(k -> k < n * (n - 1) ? hilbert.get(k)
                : IntStream.range(0, n - 1).mapToObj(i -> hilbert.get(i * n + k % n)).reduce(nodes::add).orElseThrow()).toList();
        assertEquals(Rat.of(n - 1), nodes.opaque(Op.RANK, n, null, singular).value);
        assertFalse(nodes.opaque(Op.RANK, 1, null, List.of(nodes.leaf("x"))).isConst());
        assertFalse(nodes.opaque(Op.SIGMAMIN, 1, null, List.of(nodes.one, nodes.one)).isConst());
    }

    private static long[][] integers(int rows, int columns, Random random) {
        return IntStream.range(0, rows).mapToObj(i -> random.longs(columns, -2, 3).toArray()).toArray(long[][]::new);
    }

    private static long[][] product(long[][] a, long[][] b) {
        long[][] c = new long[a.length][b[0].length];
        for (int i = 0; i < c.length; i++) {
            for (int j = 0; j < c[0].length; j++) {
                for (int k = 0; k < b.length; k++) {
                    c[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return c;
    }

    private static boolean minor(long[][] a, int k) {
        for (int rows = 0; rows < 1 << a.length; rows++) {
            for (int columns = 0; columns < 1 << a[0].length; columns++) {
                if (Integer.bitCount(rows) == k && Integer.bitCount(columns) == k && determinant(a, rows, columns) != 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private static long determinant(long[][] a, int rows, int columns) {
        if (rows == 0) {
            return 1;
        }
        int row = Integer.numberOfTrailingZeros(rows);
        long sum = 0;
        int sign = 1;
        for (int j = 0; j < a[0].length; j++) {
            if ((columns >> j & 1) != 0) {
                sum += sign * a[row][j] * determinant(a, rows & ~(1 << row), columns & ~(1 << j));
                sign = -sign;
            }
        }
        return sum;
    }
}
