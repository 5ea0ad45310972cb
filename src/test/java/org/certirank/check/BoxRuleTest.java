package org.certirank.check;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.certirank.check.Formula.Kind;
import org.certirank.check.Formula.Rel;
import org.junit.jupiter.api.Test;

class BoxRuleTest {
    private final Nodes n = new Nodes();
    private final Node x = n.leaf("x");
    private final Node y = n.leaf("y");
    private static final Object N = "n";
    private static final Object M = "m";
    private static final Object X = "x";

    private static Leaf leaf(Node v, String set) {
        Range r = RangeArithmeticTest.range(set);
        return new Leaf(v, r.lo().infinite() ? null : r.lo().rational(), r.lo().open(), r.hi().infinite() ? null : r.hi().rational(), r.hi().open());
    }

    private Node c(long v) {
        return n.constant(v);
    }

    private Node sq(Node a) {
        return n.powint(a, BigInteger.TWO);
    }

    private static Rel rel(Node l, String op, Node r) {
        for (Kind k : Kind.values()) {
            if (k.symbol.equals(op)) return new Rel(k, l, r);
        }
        throw new IllegalArgumentException(op);
    }

    private static Object split(int leaf) {
        return new Json.Num("" + leaf);
    }

    private static Object split(int leaf, Rat at, boolean atMost) {
        return atMost ? List.of(split(leaf), at.toString(), "le") : List.of(split(leaf), at.toString());
    }

    private BoxRule box(List<Leaf> leaves, List<Formula> hypotheses, Formula claim, int bits) {
        return new BoxRule(n, new Goal(null, Map.of(), leaves, hypotheses, List.of(), claim), bits);
    }

    private void accept(List<Leaf> leaves, List<Formula> hypotheses, Formula claim, Object... tree) {
        assertDoesNotThrow(() -> box(leaves, hypotheses, claim, 64).check(List.of(tree)));
    }

    private void reject(String reason, List<Leaf> leaves, List<Formula> hypotheses, Formula claim, Object... tree) {
        String message = assertThrows(RejectException.class, () -> box(leaves, hypotheses, claim, 64).check(List.of(tree))).getMessage();
        assertTrue(message.contains(reason), message);
    }

    @Test
    void treesGoodAndBad() {
        List<Leaf> v = List.of(leaf(x, "[0, 1]"));
        // x (1 - x) <= 1/4 is open on the whole side, decided by the mean value form only near the middle; 3/8 is easier
        Formula claim = rel(n.mul(x, n.sub(c(1), x)), "<=", n.constant(Rat.of(3, 8)));
        accept(v, List.of(), claim, split(0), split(0, Rat.of(3, 8), false), N, N, split(0, Rat.of(5, 8), true), N, N);
        reject("does not decide", v, List.of(), claim, N);
        reject("leaf 1 'n'", v, List.of(), claim, split(0), N, N);
        reject("ends early", v, List.of(), claim, split(0), split(0, Rat.of(3, 8), false), N, N);
        reject("ends early", v, List.of(), claim);
        reject("more tokens", v, List.of(), claim, split(0), split(0, Rat.of(3, 8), false), N, N, split(0, Rat.of(5, 8), true), N, N, N);
        reject("outside the box", v, List.of(), claim, split(0, Rat.of(9, 8), false), N, N);
        reject("outside the box", v, List.of(), claim, split(0), split(0, Rat.of(5, 8), false), N, N, N);
        reject("leaf number 1 of 1", v, List.of(), claim, split(1), N, N);
        reject("'x': no hypothesis", v, List.of(), claim, X);
        assertThrows(InputException.class, () -> box(v, List.of(), claim, 64).check(List.of("q")));
        reject("not finite", List.of(leaf(x, "[0, oo]")), List.of(), claim, split(0), N, N);
        accept(v, List.of(), claim, split(0), M, M);
    }

    /** A text is a run of one-letter tokens. */
    @Test
    void textsAreRunsOfTokens() {
        List<Leaf> v = List.of(leaf(x, "[0, 1]"));
        Formula claim = rel(n.mul(x, n.sub(c(1), x)), "<=", n.constant(Rat.of(26, 100)));
        for (List<Object> tree : List.<List<Object>>of(List.of("0mm"), List.of("0", "mm"), List.of("0m", "m"), List.of(split(0), "mm"), List.of("0", M, M), List.of("00mmm"),
                List.of("0", split(0, Rat.of(1, 4), false), "mmm"), List.of("00m", M, "m"))) {
            accept(v, List.of(), claim, tree.toArray());
        }
        reject("ends early: 1 boxes", v, List.of(), claim, "0m");
        reject("ends early: 2 boxes", v, List.of(), claim, "00m");
        reject("ends early: 2 boxes", v, List.of(), claim, "0");
        reject("more tokens than it needs, from token 3 on", v, List.of(), claim, "0mmm");
        reject("more tokens than it needs, from token 3 on", v, List.of(), claim, "0mm", M);
        reject("more tokens than it needs, from token 3 on", v, List.of(), claim, "0mm0mm");
        // positions count tokens, not texts
        reject("leaf 0 'm'", v, List.of(), claim, "m0m");
        reject("leaf 4 'n'", v, List.of(), claim, "00m", "mn");
        reject("leaf 2 'x'", v, List.of(), claim, "0mx");
        reject("token 2 splits leaf number 1 of 1", v, List.of(), claim, "0m1mm");
        reject("token 1 splits leaf number 9 of 1", v, List.of(), claim, "0", "9mmm");
        reject("token 4 halves a side", List.of(leaf(x, "[0, oo]")), List.of(), claim, split(0, Rat.ONE, false), "0mm0mm");
        reject("token 3 splits at 3/4, outside", v, List.of(), claim, "00m", split(0, Rat.of(3, 4), false), "mmm");
        malformed("data/tree/0: expected a token of the tree", v, claim, "");
        malformed("data/tree/2: expected a token of the tree", v, claim, "0m", "", "m");
        for (String letter : List.of("M", "N", "X", "y", " ", "-", "/", ":", ",", "\u0660", "\uff10", "\ud835\udfce", "\u0000")) {
            malformed("data/tree/2: expected a token of the tree", v, claim, "0m" + letter);
            malformed("data/tree/0: expected a token of the tree", v, claim, letter + "0mm");
        }
        malformed("data/tree/1", v, claim, "0", true);
        malformed("data/tree/1", v, claim, "0", List.of("0", "1/4"), "mm"); // within a list the leaf's number has no quotation marks
        List<Formula> never = List.of(rel(x, "<", c(0)), rel(x, ">", c(0)));
        accept(List.of(Leaf.free(x)), never, claim, "x");
        reject("more tokens", List.of(Leaf.free(x)), never, claim, "xx");
        reject("empty", List.of(Leaf.free(x)), never, claim, "0xx");
        reject("empty", List.of(Leaf.free(x)), never, claim, "n");
    }

    private void malformed(String reason, List<Leaf> leaves, Formula claim, Object... tree) {
        String message = assertThrows(InputException.class, () -> box(leaves, List.of(), claim, 64).check(List.of(tree))).getMessage();
        assertTrue(message.contains(reason), message);
    }

    /** What is kept from box to box changes nothing: each leaf alone says the same as after all the others. */
    @Test
    void valuesKeptFromBoxToBoxAreThoseOfTheBox() {
        Random random = new Random(7);
        for (int i = 0; i < 60; i++) {
            Node e = random(random, 4);
            IntervalEval kept = null;
            MeanValue keptForm = null;
            Rat[] lo = {Rat.of(random.nextInt(9) - 4, 3), Rat.of(random.nextInt(9) - 4, 3)};
            Rat[] hi = {lo[0].add(Rat.ONE), lo[1].add(Rat.ONE)};
            for (int k = 0; k < 12; k++) {
                int side = random.nextInt(2);
                Rat middle = lo[side].add(hi[side]).mul(Rat.HALF);
                if (k % 4 == 3) lo[side] = lo[side].add(Rat.of(-1, 3));
                else if (random.nextBoolean()) lo[side] = middle;
                else hi[side] = middle;
                Leaf[] box = {new Leaf(x, lo[0], k % 3 == 0, hi[0], false), new Leaf(y, lo[1], false, hi[1], k % 5 == 0)};
                if (kept == null) kept = IntervalEval.over(n, List.of(box), 40);
                if (keptForm == null) keptForm = new MeanValue(kept);
                kept.at(box);
                IntervalEval fresh = IntervalEval.over(n, List.of(box), 40);
                if (random.nextInt(4) > 0) assertEquals(fresh.value(e), kept.value(e));
                if (random.nextInt(4) > 0) assertEquals(new MeanValue(fresh).range(e), keptForm.range(e));
            }
        }
    }

    @Test
    void everyPointIsOnOneSideOfASplit() {
        List<Leaf> v = List.of(leaf(x, "[-1, 1]"));
        Formula notZero = rel(x, "!=", c(0));
        reject("leaf 2", v, List.of(), notZero, split(0, Rat.ZERO, false), N, N);
        reject("leaf 1", v, List.of(), notZero, split(0, Rat.ZERO, true), N, N);
        accept(v, List.of(notZero), notZero, split(0, Rat.ZERO, true), N, N);
        // at a closed end the first child may be empty
        accept(v, List.of(), rel(x, "<=", c(1)), split(0, Rat.MINUS_ONE, false), X, N);
        accept(v, List.of(), Formula.or(List.of(rel(x, ">", c(-1)), rel(x, "=", c(-1)))), split(0, Rat.MINUS_ONE, true), N, N);
    }

    @Test
    void hypothesesCutAndExclude() {
        List<Leaf> v = List.of(Leaf.free(x), Leaf.free(y));
        Formula positive = rel(n.mul(x, y), ">", c(0));
        accept(v, List.of(rel(x, ">", c(0)), rel(c(0), "<", y)), positive, N);
        reject("does not decide", v, List.of(rel(x, ">", c(0)), rel(c(0), "<=", y)), positive, N);
        accept(v, List.of(rel(x, "=", c(2)), rel(y, ">=", c(3))), rel(n.mul(x, y), ">=", c(6)), N);
        accept(v, List.of(rel(x, "<", c(0)), rel(x, ">", c(0))), rel(x, "=", y), X);
        reject("empty", v, List.of(rel(x, "<", c(0)), rel(x, ">", c(0))), rel(x, "=", y), split(0, Rat.ZERO, false), X, X);
        reject("empty", v, List.of(rel(x, "<", c(0)), rel(x, ">", c(0))), rel(x, "=", y), N);
        reject("does not decide", v, List.of(rel(x, "<=", c(2))), rel(x, "<", c(2)), N);
        reject("does not decide", v, List.of(rel(x, ">=", c(2))), rel(x, ">", c(2)), N);
        // a hypothesis that is false on a part
        accept(v, List.of(rel(n.mul(x, sq(y)), ">", c(0))), rel(x, ">", c(0)), split(0, Rat.ZERO, true), X, N);
        // a hypothesis that may be undefined does not exclude: log(x) > 0 on x <= 0
        reject("no hypothesis", List.of(leaf(x, "[-2, -1]")), List.of(rel(n.unary(Op.LOG, x), ">", c(0))), rel(x, ">", c(0)), X);
    }

    @Test
    void definednessIsPartOfTruth() {
        List<Leaf> v = List.of(leaf(x, "[-1, 1]"));
        Formula one = rel(n.div(x, x), "<=", n.add(c(1), n.mul(c(5), x)));
        reject("does not decide", v, List.of(), Formula.or(List.of(one, rel(x, "<", c(2)))), N);
        reject("does not decide", v, List.of(), new Formula.Imp(one, rel(x, "<", c(2))), N);
        reject("does not decide", v, List.of(), new Formula.Imp(rel(x, ">", c(2)), one), N);
        accept(v, List.of(), new Formula.Imp(rel(x, ">", c(2)), rel(x, "=", c(7))), N);
        accept(v, List.of(), Formula.or(List.of(rel(x, "=", c(0)), rel(x, "<", c(2)))), N);
        Formula defined = new Formula.Defined(Set.of(n.unary(Op.SQRT, n.add(x, c(1)))));
        accept(v, List.of(), defined, N);
        reject("does not decide", v, List.of(), new Formula.Defined(Set.of(n.unary(Op.LOG, n.add(x, c(1))))), N);
        accept(List.of(leaf(x, "(-1, 1]")), List.of(), new Formula.Defined(Set.of(n.unary(Op.LOG, n.add(x, c(1))))), N);
        reject("does not decide", v, List.of(), rel(n.undefined, "=", n.undefined), N);
        reject("does not decide", v, List.of(), rel(n.select(n.sub(x, c(-2)), x, n.div(c(1), x)), "<", c(2)), N); // an undefined part, though not the chosen one
        accept(v, List.of(), rel(n.select(n.sub(x, c(-2)), x, c(9)), "<", c(2)), N);
        // sqrt(x^2) = x and 0^0
        reject("does not decide", v, List.of(), rel(n.unary(Op.SQRT, sq(x)), "=", x), M);
        reject("does not decide", v, List.of(), rel(n.powint(x, BigInteger.ZERO), "=", c(1)), N);
        accept(List.of(leaf(x, "(0, 1]")), List.of(), rel(n.powint(x, BigInteger.ZERO), "=", c(1)), N);
    }

    @Test
    void opennessDecides() {
        List<Leaf> v = List.of(leaf(x, "(0, oo)"), leaf(y, "(0, 1)"));
        accept(v, List.of(), rel(n.mul(x, y), ">", c(0)), N);
        accept(v, List.of(), rel(n.unary(Op.EXP, n.neg(x)), "<", c(1)), N);
        accept(v, List.of(), rel(n.div(c(1), n.add(c(1), x)), "<", c(1)), N);
        accept(v, List.of(), rel(n.unary(Op.TANH, x), "<", c(1)), N);
        accept(v, List.of(), rel(n.unary(Op.LOG, y), "<", c(0)), N);
        accept(v, List.of(), rel(n.pow(n.add(c(1), x), n.neg(y)), "<", c(1)), N);
        accept(v, List.of(), rel(n.sub(x, c(1)), ">", c(-1)), N);
        reject("does not decide", v, List.of(), rel(n.unary(Op.EXP, n.neg(x)), "<", n.constant(Rat.parse("0.999999"))), N);
        reject("does not decide", List.of(leaf(x, "[0, oo)")), List.of(), rel(n.unary(Op.EXP, n.neg(x)), "<", c(1)), N);
        // false only next to 1e-9
        Node dip = n.sub(sq(n.sub(x, n.constant(Rat.parse("1e-9")))), n.constant(Rat.parse("1e-40")));
        reject("does not decide", List.of(leaf(x, "[0, 1]")), List.of(), rel(dip, ">=", c(0)), split(0, Rat.parse("1e-9"), false), M, M);
    }

    @Test
    void meanValueFormDecidesWhatTheNaturalOneLeavesOpen() {
        List<Leaf> v = List.of(leaf(x, "[0, 1]"));
        Formula growth = rel(n.unary(Op.EXP, x), ">=", n.add(c(1), x));
        reject("does not decide", v, List.of(), growth, N);
        accept(v, List.of(), growth, M); // derivative exp(x) - 1 >= 0 from the value 0 on
        reject("does not decide", v, List.of(), rel(n.unary(Op.EXP, x), ">", n.add(c(1), x)), M);
        accept(List.of(leaf(x, "(0, 1]")), List.of(), growth, M);
        reject("does not decide", List.of(leaf(x, "[0, oo)")), List.of(), growth, M); // a side that is not finite
        accept(v, List.of(), rel(n.unary(Op.SIN, x), "<=", x), M);
        accept(v, List.of(), rel(n.unary(Op.TANH, x), "<=", x), M);
        // kinks and steps
        List<Leaf> both = List.of(leaf(x, "[-1, 1]"));
        reject("does not decide", both, List.of(), rel(n.unary(Op.ABS, x), ">=", x), M);
        accept(List.of(leaf(x, "(0, 1]")), List.of(), rel(n.unary(Op.ABS, x), ">=", x), M);
        reject("does not decide", List.of(leaf(x, "[0, 2]")), List.of(), rel(n.unary(Op.FLOOR, x), "<=", n.mul(x, c(1))), M);
        reject("does not decide", v, List.of(), rel(n.unary(Op.SQRT, x), ">=", x), M); // the root's derivative at 0
        // two leaves: x y <= (x + y)^2 / 2 next to the diagonal
        accept(List.of(leaf(x, "[1, 17/16]"), leaf(y, "[1, 17/16]")), List.of(), rel(n.mul(x, y), "<=", n.add(n.mul(n.constant(Rat.HALF), n.add(sq(x), sq(y))), n.constant(Rat.parse("0.01")))), M);
        reject("does not decide", List.of(leaf(x, "[1, 17/16]"), leaf(y, "[1, 17/16]")), List.of(), rel(n.mul(x, y), "<", n.mul(n.constant(Rat.HALF), n.add(sq(x), sq(y)))), M);
    }

    @Test
    void derivativesOfEveryOperation() {
        // On a thin box next to p the mean value form of each function is much thinner than the natural one of f - f'(p) x, and both contain f at the ends.
        Node u = n.add(n.mul(c(2), x), c(1));
        List<Node> functions = List.of(n.unary(Op.EXP, u), n.unary(Op.LOG, u), n.unary(Op.SIN, u), n.unary(Op.COS, u), n.unary(Op.TANH, u), n.unary(Op.ERF, u), n.unary(Op.SQRT, u),
                n.div(x, u), n.div(u, x), n.powint(u, BigInteger.valueOf(5)), n.powint(u, BigInteger.valueOf(-3)), n.pow(u, x), n.pow(u, n.constant(Rat.of(1, 3))), n.pow(c(2), u),
                n.extremum(Op.MIN, List.of(u, x)), n.extremum(Op.MAX, List.of(x, u)), n.select(x, sq(u), x), n.unary(Op.ABS, n.neg(u)), n.neg(u), n.mul(u, n.unary(Op.EXP, x)));
        for (Node f : functions) {
            Rat lo = Rat.of(3, 4);
            Rat width = Rat.of(1, 1 << 10);
            Rat hi = lo.add(width);
            Node e = n.sub(f, n.mul(n.constant(Rat.of(7, 3)), x));
            IntervalEval whole = IntervalEval.over(n, List.of(new Leaf(x, lo, false, hi, false)), 64);
            Range mean = new MeanValue(whole).range(e);
            for (int i = 0; i <= 8; i++) {
                Rat at = lo.add(width.mul(Rat.of(i, 8)));
                Range value = IntervalEval.over(n, List.of(new Leaf(x, at, false, at, false)), 64).value(e);
                assertTrue(!value.certainlyLess(mean) && !mean.certainlyLess(value), () -> f + " at " + at + ": " + value + " outside " + mean);
            }
            Range left = IntervalEval.over(n, List.of(new Leaf(x, lo, false, lo, false)), 64).value(e);
            Range right = IntervalEval.over(n, List.of(new Leaf(x, hi, false, hi, false)), 64).value(e);
            Range spread = left.sub(right, 64).abs();
            // monotone there: the form is as thin as the spread of the values, up to the square of the width
            Rat excess = mean.hi().rational().sub(mean.lo().rational()).sub(spread.hi().rational());
            assertTrue(excess.compareTo(width.mul(width).mul(Rat.of(4000))) <= 0, () -> f + ": " + mean + " spread " + spread);
        }
    }

    @Test
    void meanValueFormsContainAllValuesOfRandomExpressions() {
        Random random = new Random(33);
        int formed = 0;
        int tighter = 0;
        for (int i = 0; i < 400; i++) {
            Node e = random(random, 4);
            Rat xl = Rat.of(random.nextInt(40) - 20, 7);
            Rat yl = Rat.of(random.nextInt(40) - 20, 9);
            Rat w = Rat.of(1, 1 << (random.nextInt(8) + 1));
            List<Leaf> leaves = List.of(new Leaf(x, xl, random.nextBoolean(), xl.add(w), random.nextBoolean()), new Leaf(y, yl, false, yl.add(w), true));
            IntervalEval eval = IntervalEval.over(n, leaves, 40);
            Range natural = eval.value(e);
            Range mean = new MeanValue(eval).range(e);
            if (mean == null) continue;
            formed++;
            if (mean.isFinite() && natural.isFinite() && mean.hi().rational().sub(mean.lo().rational()).compareTo(natural.hi().rational().sub(natural.lo().rational())) < 0) tighter++;
            for (int k = 1; k < 6; k++) {
                Rat a = xl.add(w.mul(Rat.of(1 + random.nextInt(98), 99)));
                Rat b = yl.add(w.mul(Rat.of(random.nextInt(98), 99)));
                Range value = IntervalEval.over(n, List.of(new Leaf(x, a, false, a, false), new Leaf(y, b, false, b, false)), 120).value(e);
                assertTrue(!value.certainlyLess(mean) && !mean.certainlyLess(value), () -> value + " outside " + mean);
                assertTrue(!value.certainlyLess(natural) && !natural.certainlyLess(value), () -> value + " outside " + natural);
            }
        }
        assertTrue(formed > 100 && tighter > formed / 3, formed + " formed, " + tighter + " tighter");
    }

    private Node random(Random random, int depth) {
        if (depth == 0) return List.of(x, y, c(random.nextInt(5) - 2)).get(random.nextInt(3));
        Node a = random(random, depth - 1);
        Node b = random(random, depth - 1);
        return switch (random.nextInt(10)) {
            case 0 -> n.add(a, b);
            case 1 -> n.mul(a, b);
            case 2 -> n.div(a, n.add(sq(b), c(1)));
            case 3 -> n.unary(Op.TANH, a);
            case 4 -> n.unary(Op.SQRT, n.add(sq(a), c(2)));
            case 5 -> n.unary(Op.SIN, a);
            case 6 -> n.unary(Op.EXP, n.unary(Op.COS, n.sub(a, b)));
            case 7 -> n.unary(Op.ABS, n.add(a, x));
            case 8 -> n.extremum(Op.MAX, List.of(a, n.neg(b), y));
            default -> n.sub(a, n.mul(y, b));
        };
    }

    @Test
    void deepGraphsAndManyBoxes() {
        Node deep = x;
        for (int i = 0; i < 50_000; i++) {
            deep = n.add(n.neg(deep), c(1));
        }
        IntervalEval eval = IntervalEval.over(n, List.of(leaf(x, "[0, 1]")), 64);
        assertTrue(eval.value(deep).isFinite());
        // a balanced tree of 2^10 boxes for a function of two leaves
        Node e = n.add(n.mul(n.unary(Op.EXP, n.neg(sq(x))), n.unary(Op.TANH, n.mul(x, y))), n.constant(Rat.of(1, 1)));
        List<Object> tree = new ArrayList<>();
        balanced(tree, 10);
        assertDoesNotThrow(() -> box(List.of(leaf(x, "[-1, 1]"), leaf(y, "[-1, 1]")), List.of(), rel(e, ">", c(0)), 96).check(tree));
    }

    static void balanced(List<Object> tree, int depth) {
        if (depth == 0) {
            tree.add(N);
            return;
        }
        tree.add(split(depth % 2));
        balanced(tree, depth - 1);
        balanced(tree, depth - 1);
    }

    @Test
    void interruptsEndIt() {
        Thread.currentThread().interrupt();
        assertThrows(LimitException.class, () -> box(List.of(leaf(x, "[0, 1]")), List.of(), rel(x, ">=", c(0)), 64).check(List.of(N)));
        assertDoesNotThrow(() -> box(List.of(leaf(x, "[0, 1]")), List.of(), rel(x, ">=", c(0)), 64).check(List.of(N)));
    }

    @Test
    void equalityNeedsAPoint() {
        List<Leaf> v = List.of(leaf(x, "[0, 1]"));
        accept(v, List.of(), rel(n.mul(x, c(0)), "=", c(0)), N);
        reject("does not decide", v, List.of(), rel(n.add(x, x), "=", n.mul(c(2), x)), M);
        reject("does not decide", v, List.of(), rel(n.unary(Op.EXP, c(1)), "=", n.unary(Op.EXP, c(1))), N);
        accept(List.of(), List.of(), rel(n.unary(Op.EXP, c(1)), "!=", n.constant(Rat.parse("2.718281828459"))), N);
        accept(List.of(), List.of(), rel(n.unary(Op.SQRT, c(2)), "<", n.constant(Rat.parse("1.4142136"))), N);
        assertEquals(Truth.DEFINED, IntervalEval.over(n, v, 64).truth(rel(x, "<", x), false));
        assertNull(IntervalEval.over(n, v, 64).value(n.div(c(1), x)));
    }
}
