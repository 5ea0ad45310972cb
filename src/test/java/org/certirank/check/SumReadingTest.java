package org.certirank.check;

import static org.certirank.check.CheckerLab.box;
import static org.certirank.check.CheckerLab.step;
import static org.certirank.check.SumLab.declines;
import static org.certirank.check.SumLab.proves;
import static org.certirank.check.SumLab.rejects;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The reading of sums, cases and tables of unknown size: what is refused, what is one node, and that known sizes give the ordinary values. */
class SumReadingTest {
    private static final String IDENTITY = step("identity", "", "");
    private final Elaborator elaborator = new Elaborator(Map.of(), false, List.of());
    private final Nodes nodes = elaborator.nodes;

    /** At a goal with integers n, m >= 1, indices i, j of n, any integer k, numbers x, y, in the hulls [1, oo), [1, oo), [1, oo), [1, oo), (-oo, oo), [1, 2], (-oo, oo). */
    private Node read(String text) {
        Node n = nodes.integerLeaf("n");
        Map<String, Leaf> names = new LinkedHashMap<>();
        names.put("n", new Leaf(n, Rat.ONE, false, null, true));
        names.put("m", new Leaf(nodes.integerLeaf("m"), Rat.ONE, false, null, true));
        names.put("i", new Leaf(nodes.integerLeaf("i"), Rat.ONE, false, null, true, n));
        names.put("j", new Leaf(nodes.integerLeaf("j"), Rat.ONE, false, null, true, n));
        names.put("k", Leaf.free(nodes.integerLeaf("k")));
        names.put("x", new Leaf(nodes.leaf("x"), Rat.ONE, false, Rat.of(2), false));
        names.put("y", Leaf.free(nodes.leaf("y")));
        Value.Scope scope = null;
        for (Map.Entry<String, Leaf> e : names.entrySet()) scope = new Value.Scope(e.getKey(), Value.of(e.getValue().node()), scope);
        Formula.Rel most = new Formula.Rel(Formula.Kind.LE, nodes.integerLeaf("m"), n);
        elaborator.at(new Goal(scope, Map.of(), List.copyOf(names.values()), List.of(most), List.of(), null));
        return elaborator.number(Parser.certificateText(text), scope);
    }

    private void same(String a, String b) { assertSame(read(a), read(b), () -> a + " and " + b); }
    private void differ(String a, String b) { assertNotSame(read(a), read(b), () -> a + " and " + b); }

    // ---- known sizes ----

    private static final String[] TEXTS = {"sum(a in 1..n, a^2 * x + y)", "prod(a in 2..n + m, a - x)", "sum(a in i..j, a)", "prod(a in m..k, a + y)", "sum(a in n..m, sum(b in a..n, a * b + k))", "sum(a in 1..n, prod(b in 1..a, x + b) * sum(b in a..n, b))",
        "if(i <= j, x, y)", "if(i <= j and not (k = 2 or j > m), x, if(k = -1, 3, y))", "if(2 * i = j + k, n, m)", "if(i - j != k, n, m)", "sum(a in 1..n, if(a <= i, 1 / a, 0))", "sum(a in 0..n^2 - m, if(a = k * i, x^2, a))",
        "matrix(a in 1..n, b in 1..n, a * x + b)[i, j]", "vector(a in 1..n, if(a = i, 1, y))[j]", "identity(n)[i, j]", "uniform(causal(n))[i, j]", "uniform(complete(n))[j, i]", "zeros(n)[i] + ones(n, m)[j, 1]",
        "(matrix(a in 1..n, b in 1..n, a + b * y) * matrix(a in 1..n, b in 1..n, if(a <= b, x, b)))[i, j]", "(uniform(causal(n)) * uniform(causal(n)) * ones(n))[i]", "(vector(a in 1..n, a) * matrix(a in 1..n, b in 1..m, a - b))[m]",
        "(2 * identity(n) - transpose(matrix(a in 1..n, b in 1..n, a - 2 * b)) / 3)[i, j]", "sum(vector(a in 1..n, a * y))", "dot(vector(a in 1..n, a), row(matrix(a in 1..n, b in 1..n, b^a), i))", "column(matrix(a in 1..n, b in 1..m, a * b), m)[i]",
        "norm2(vector(a in 1..n, a + y))^2", "normF(matrix(a in 1..n, b in 1..m, a - b))^2", "layernorm(vector(a in 1..n, a))[i]^2", "layernorm(matrix(a in 1..n, b in 1..n, a + b))[i, j]^2", "sum(a in 1..n, matrix(b in 1..n, c in 1..n, b - 2 * c)[a, i])",
        "sum(a in 1..n, matrix(b in 1..n, c in 1..3, b^c)[a, 2])", "dot(row(matrix(b in 1..n, c in 1..3, b^c), i), [1, 2, 3])", "sum(a in 1..m, sum(b in 1..a, sum(c in b..a, if(c <= k, c, b))))", "matrix(a in 1..n, b in 1..n, a * n + b)[m, n]",
        "(matrix(a in 1..n, b in 1..3, a^b) * [[1, 2], [3, 4], [5, 6]])[i, 2]", "([1, 2] * matrix(a in 1..2, b in 1..n, a * b))[j]", "layernorm(matrix(a in 1..n, b in 1..3, a^b))[i, 1]^2", "normF(matrix(a in 1..2, b in 1..n, a - b + y))^2"};

    /** A node with numbers for the leaves is the number that the ordinary reading gives. */
    @Test
    void knownSizesGiveTheOrdinaryValues() {
        Random random = new Random(20261122);
        int compared = 0;
        for (String text : TEXTS) {
            Node generic = read(text);
            for (int round = 0; round < 25; round++) {
                int n = 1 + random.nextInt(5), m = 1 + random.nextInt(n);
                Map<String, Rat> at = Map.of("n", Rat.of(n), "m", Rat.of(m), "i", Rat.of(1 + random.nextInt(n)), "j", Rat.of(1 + random.nextInt(n)), "k", Rat.of(random.nextInt(9) - 4),
                        "x", Rat.of(3, 2), "y", Rat.of(random.nextInt(20) - 10, 7));
                Map<Node, Node> images = new HashMap<>();
                Value.Scope scope = null;
                for (Map.Entry<String, Rat> e : at.entrySet()) {
                    images.put(e.getKey().matches("[xy]") ? nodes.leaf(e.getKey()) : nodes.integerLeaf(e.getKey()), nodes.constant(e.getValue()));
                    scope = new Value.Scope(e.getKey(), Value.of(nodes.constant(e.getValue())), scope);
                }
                elaborator.at(null);
                Node ordinary = elaborator.number(Parser.certificateText(text), scope), put = nodes.replacing(images).apply(generic);
                assertTrue(new NormalForm().isZero(nodes.sub(ordinary, put)), () -> text + " at " + at + ": " + ordinary + " and " + put);
                if (ordinary.isConst()) assertSame(ordinary, put, () -> text + " at " + at);
                compared++;
            }
        }
        assertEquals(25 * TEXTS.length, compared);
    }

    // ---- canonical forms, bound names ----

    @Test
    void equalThingsAreOne() {
        same("sum(a in 1..n, a * y)", "sum(b in 1..n, b * y)");
        same("sum(a in 1..n, sum(b in 1..a, a * b))", "sum(b in 1..n, sum(a in 1..b, b * a))");
        same("sum(a in 1..(n + 1)^2 - 1, y)", "sum(a in 1..n^2 + 2 * n, y)");
        same("sum(a in n..n, a * y)", "n * y");
        same("sum(a in n + m..m + n, a * y)", "(n + m) * y".replace("(n + m)", "sum(a in m + n..n + m, a)"));
        same("sum(a in 1..n, sum(b in a..a, b + y))", "sum(a in 1..n, a + y)");
        same("if(i >= 1, x, y)", "x"); // by the hull
        same("if(i < 1 or n = 0, x, y)", "y");
        same("sum(a in 1..n, if(a > 0, x, y))", "sum(a in 1..n, x)");
        same("sum(a in 1..0 * n, y)", "sum(a in 1..0, y)");
        differ("sum(a in 1..n, if(a > 1, x, y))", "sum(a in 1..n, x)");
        differ("sum(a in 1..n, sum(b in 1..m, a))", "sum(a in 1..n, sum(b in 1..m, b))");
        differ("sum(a in 1..n, y)", "prod(a in 1..n, y)");
        differ("sum(a in 1..n, y)", "sum(a in 0..n, y)");
        same("rank(matrix(a in 1..n, b in 1..m, a - b * y))", "rank(matrix(b in 1..n, a in 1..m, b - a * y))");
        differ("rank(matrix(a in 1..n, b in 1..n, a - b * y))", "rank(matrix(a in 1..n, b in 1..n, b - a * y))");
        differ("rank(matrix(a in 1..n, b in 1..m, y))", "rank(matrix(a in 1..m, b in 1..n, y))");
        same("rank(2 * matrix(a in 1..n, b in 1..n, 1 / (a + b)))", "rank(matrix(a in 1..n, b in 1..n, 2 * (1 / (a + b))))");
    }

    /** What is put in is not captured, whatever sums it or the place is made of. */
    @Test
    void nothingIsCaptured() {
        String[][] cases = {{"sum(a in 1..n, a * y)", "sum(a in 1..n, a)", "sum(a in 1..n, a * sum(b in 1..n, b))"}, {"sum(a in 1..n, sum(b in 1..a, a * b * y))", "sum(a in 1..n, a)", "sum(a in 1..n, sum(b in 1..a, a * b * sum(c in 1..n, c)))"},
            {"sum(a in 1..n, a * y + sum(b in 1..n, a * b))", "sum(a in 1..n, sum(b in 1..a, b))", "sum(a in 1..n, a * sum(c in 1..n, sum(d in 1..c, d)) + sum(b in 1..n, a * b))"},
            {"sum(a in 1..n, if(a <= m, y, a)) * y", "sum(a in 1..m, a * x)", "sum(a in 1..n, if(a <= m, sum(b in 1..m, b * x), a)) * sum(c in 1..m, c * x)"},
            {"rank(matrix(a in 1..n, b in 1..m, a - b * y))", "sum(a in 1..n, sum(b in 1..a, b))", "rank(matrix(a in 1..n, b in 1..m, a - b * sum(c in 1..n, sum(d in 1..c, d))))"}};
        for (String[] c : cases) {
            Node put = nodes.replacing(Map.of(nodes.leaf("y"), read(c[1]))).apply(read(c[0]));
            assertSame(read(c[2]), put, c[2]);
            // and once more into what has come out, so that bound names had to be renamed
            Node twice = nodes.replacing(Map.of(nodes.integerLeaf("n"), read("m + 1"))).apply(put);
            assertSame(read(c[2].replace("n", "(m + 1)").replace("i(m + 1)", "in").replace("ra(m + 1)k", "rank")), twice, c[2]);
        }
    }

    @Test
    void formulasOverAllAreKeptApart() {
        // the names bound by all and by the sums inside
        String all = "all(a in 1..n, sum(b in 1..a, b * y) <= sum(b in 1..n, sum(c in 1..b, a * c)))", at = "sum(b in 1..i, b * y) <= sum(b in 1..n, sum(c in 1..b, i * c))";
        proves(all + " => " + at, step("instance", "", "'hypothesis':1,'at':'i'"), step("imply", "0", ""));
        proves(all + " => " + all.replace("a in", "d in").replace("..a", "..d").replace("a * c", "d * c"), step("hypothesis", "", "'index':1"), step("imply", "0", ""));
        rejects("does not follow", all + " => " + at.replace("i * c", "n * c"), step("instance", "", "'hypothesis':1,'at':'i'"), step("imply", "0", ""));
        proves("all(a in 1..n, 1 / a <= x)", box("'n'"), step("index", "0", "'names':['q']"));
    }

    // ---- what is refused ----

    @Test
    void bodiesAreCertainlyDefined() {
        for (String bad : new String[] {"sum(k in 0..n, 1 / k)", "sum(k in m..n, 1 / k)", "prod(k in 1..n, sqrt(k - 2))", "sum(k in 1..n, sum(l in 1..n, 1 / (k - l)))", "sum(k in 1..n, if(k > m, 1 / (k - m), 0))", "sum(k in 1..n, 1 / norm2(vector(l in 1..n, l)))", "sum(k in 1..n, y^k)",
            "sum(k in 1..floor(1 / y), k)", "if(floor(1 / y) > i, x, y)"}) {
            rejects("not certainly defined", bad + " = 0", IDENTITY);
        }
        proves("sum(k in 1..n, sqrt(k - 1) / x) + sum(k in 1..n, x^k) >= 0", box());
        proves("sum(k in -5..-2, 1 / (k + m * 0)) < 0", box());
        rejects("expected an integer", "sum(k in 1..x, k) = 0", IDENTITY);
        rejects("expected an integer", "if(x <= i, 1, 2) = 0", IDENTITY);
        rejects("expected the sort N", "sum(k in 1..n, [k, 1])[1] = 0", IDENTITY);
        rejects("expected the sort N", "if(i <= m, [1, 2], [2, 1])[1] = 0", IDENTITY);
        rejects("made of comparisons", "if(i <= m => i <= n, 1, 2) = 0", IDENTITY);
        rejects("depends on", "diff(sum(k in 1..n, k * y), y) = 0", IDENTITY);
        rejects("depends on", "diff(if(i <= m, y, 0), y) = 0", IDENTITY);
        proves("diff(x * sum(k in 1..n, k * y), x) = sum(k in 1..n, k * y)", IDENTITY);
    }

    @Test
    void entriesAreAskedForWithIndices() {
        String t = "matrix(a in 1..n, b in 1..n, a - b)";
        for (String good : new String[] {t + "[i, n] = i - n", t + "[n, 1] = n - 1", "(" + t + " * " + t + ")[n, i] = sum(a in 1..n, (n - a) * (a - i))", "i <= n"}) {
            proves(good, good.startsWith("i") ? step("hypothesis", "", "'index':0") : IDENTITY);
        }
        for (String bad : new String[] {t + "[m, 1] = 0", t + "[n + 1, 1] = 0", t + "[n - 1, 1] = 0", t + "[0, 1] = 0", t + "[1, i + 1] = 0", "vector(a in 1..m + 1, a)[i] = 0"}) rejects("not certainly defined", bad, IDENTITY);
        rejects("expected an integer", t + "[x, 1] = 0", IDENTITY);
        rejects("not certainly defined", "matrix(a in 1..m, b in 1..n, a)[1, 1] = 0", IDENTITY); // m >= 1
        rejects("expected ranges from 1 on", "matrix(a in 0..n, b in 1..n, a)[1, 1] = 0", IDENTITY);
        // by hypotheses
        CheckerLab by = CheckerLab.given("forall n in 1..oo", "forall m in 0..n where m >= 1").holds(t + "[m, 1] = m - 1");
        by.proves(IDENTITY, step("generic", "0", "'point':{'n':'2','m':'1'}"));
        CheckerLab.given("forall n in 1..oo", "forall m in 0..n").holds(t + "[m, 1] = m - 1").rejects("not certainly defined", IDENTITY, step("generic", "0", "'point':{'n':'2','m':'1'}"));
        CheckerLab.given("forall n in 1..oo", "forall m in 0..oo where m >= 1 and n >= m - 1").holds(t + "[m, 1] = m - 1").rejects("not certainly defined", IDENTITY, step("generic", "0", "'point':{'n':'2','m':'1'}"));
    }

    @Test
    void otherFunctionsOfTablesAreRefused() {
        for (String bad : new String[] {"max(T)", "mu(T)", "phi(T)", "det(T)", "trace(T)", "sum(T)", "spectralNorm(T)", "sigmaMin(T)", "inverse(T)[1, 1]", "(T^2)[1, 1]", "rows(T)", "norm2(row(T, i) + v) - max(row(T, i))", "softmax(T)[1, 1]", "nodes(causal(n))", "degree(complete(n), 1)", "uniform(window(n, 1))[1, 1]"}) {
            rejects("", bad.replace("T", "matrix(a in 1..n, b in 1..n, a)") + " = 0", IDENTITY);
        }
        rejects("has no generic meaning", "matrix(a in 1..n, b in 1..n, a) = matrix(a in 1..n, b in 1..n, a)", IDENTITY);
        rejects("is not generic of the sort V", "x = x", step("fact", "", "'is':'entry','vector':'vector(a in 1..n, a)','index':'i','bound':'max'"));
        rejects("do not fit", "(matrix(a in 1..n, b in 1..m + 1, a) * ones(n))[1] = 0", IDENTITY);
        rejects("do not fit", "dot(ones(n), ones(m + 1)) = 0", IDENTITY);
        rejects("rank: the entries are not certainly defined", "rank(matrix(a in 1..n, b in 1..n, 1 / (a - b + y))) = 0", IDENTITY);
        proves("dot(v, ones(n)) = sum(a in 1..n, v[a]) and (v + ones(n))[i] = v[i] + 1", IDENTITY, step("both", "0,0", ""));
        rejects("is no index of n", "(v + ones(n))[n] = 0", IDENTITY);
        // without an integer leaf nothing is read otherwise than before
        CheckerLab.given("forall v in vectors(2)").holds("sum(k in 1..2 + floor(v[1]), k) = 0").rejects("has no generic meaning for a range", IDENTITY, step("generic", "0", "'point':{'v':'[1, 1]'}"));
    }

    @Test
    void rangesOfCalls() {
        proves("sum(k in 1..n, k * x) >= 0 and prod(k in 1..n, k^2 * y^2) >= 0 and if(i <= m, x, 3) >= 1 and if(i <= m, x, 3) <= 3 and rank(ones(n, n)) >= 0", box());
        for (String bad : new String[] {"sum(k in 1..n, k * x) > 0", "sum(k in 1..n, 2 - k) >= 0", "prod(k in 1..n, y) >= 0", "if(i <= m, x, 3) < 3", "if(i <= m, 0, x) >= 1", "sum(k in 1..n, x) <= 100"}) rejects("step 0 (box)", bad, box());
        rejects("'m' does not decide", "x * if(i <= m, 1, 2) <= 1", box("'m'"));
        // on a part of the box the condition is decided: [1, 2) is i = 1 and i <= 1
        proves("if(i <= 1, 1, 2) <= i", box("[2,'2'],'n','n'"));
        proves("defined(1 / y) or x <= 2".replace("defined(1 / y) or ", ""), box());
    }

    @Test
    void limitsDecline() {
        declines("a range of more than", "sum(k in 1..n, k) >= 0", box(), box(), step("rewrite", "0,1", "'of':'n','is':'1000000000'"));
        declines("deep", "sum(a in 1..n, sum(b in 1..n, sum(c in 1..n, sum(d in 1..n, sum(e in 1..n, sum(f in 1..n, sum(g in 1..n, sum(h in 1..n, sum(k in 1..n, sum(l in 1..n, sum(o in 1..n, sum(p in 1..n, sum(q in 1..n, q))))))))))))) = 0", IDENTITY);
        declines("of a sum", "sum(k in 1..(n + m)^100000, k) = 0", IDENTITY);
        declines("of a normal form", "sum(k in 1..n^(10^9), k) = 0", IDENTITY);
        rejects("the dimension 100000", "ones(100000, n)[1, 1] * (ones(100000, n) * ones(n, 100000))[1, 1] = 0", IDENTITY);
    }
}
