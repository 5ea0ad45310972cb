package org.certirank.check;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sums of products and quotients of exponentials, which are evaluated at once: they contain the exact values, and are no wider than they may be. */
class IntervalSumTest {
    private final Nodes n = new Nodes();
    private final Random random = new Random(42);

    private Rat rat() {
        Rat r = Rat.of(random.nextInt(2001) - 1000, 1 + random.nextInt(97));
        return random.nextInt(4) == 0 ? r.mul(Rat.of(2).pow(random.nextInt(200) - 100)) : r;
    }

    @Test
    void sumsContainTheExactSum() {
        Node x = n.leaf("x"), y = n.leaf("y"), z = n.leaf("z");
        for (int i = 0; i < 20_000; i++) {
            Rat a = rat(), b = rat(), c = rat(), k = rat(), l = rat();
            Node sum = n.add(n.add(n.add(n.mul(x, y), n.mul(n.constant(k), z)), n.neg(n.mul(x, y))), n.mul(z, n.constant(l)));
            Rat exact = c.mul(k.add(l));
            Rat width = random.nextBoolean() ? Rat.ZERO : Rat.of(1, 1L << random.nextInt(40));
            List<Leaf> box = List.of(side(x, a, width), side(y, b, width), side(z, c, width));
            Range r = IntervalEval.over(n, box, 64).value(sum);
            assertTrue(r.lo().rational().compareTo(exact) <= 0 && exact.compareTo(r.hi().rational()) <= 0, () -> r + " for " + exact);
            boolean sides = !exact.equals(r.lo().rational()) || !r.lo().open();
            assertTrue(sides && (!exact.equals(r.hi().rational()) || !r.hi().open()), () -> r + " is open at " + exact);
            IntervalEval stepwise = IntervalEval.of(n, box, 64).stepwise();
            stepwise.at(box.toArray(Leaf[]::new));
            Range steps = stepwise.value(sum);
            Rat wide = r.hi().rational().sub(r.lo().rational()), may = steps.hi().rational().sub(steps.lo().rational()).mul(Rat.of(101, 100));
            Rat units = r.abs().hi().rational().mul(Rat.of(2).pow(-61)); // either may round where the other need not
            assertTrue(wide.compareTo(may.add(units)) <= 0, () -> r + " and " + steps);
        }
    }

    @Test
    void quotientsContainTheExponentialOfTheDifference() {
        Node x = n.leaf("x"), y = n.leaf("y"), e = n.unary(Op.EXP, n.sub(x, y));
        for (int i = 0; i < 5_000; i++) {
            Rat a = Rat.of(random.nextInt(20_001) - 10_000, 1 + random.nextInt(997)), b = Rat.of(random.nextInt(20_001) - 10_000, 1 + random.nextInt(997));
            Rat width = random.nextInt(3) == 0 ? Rat.ZERO : Rat.of(1, 1L << random.nextInt(60));
            Range r = IntervalEval.over(n, List.of(side(x, a, width), side(y, b, width)), 64).value(e), exact = Range.of(a.sub(b), 200).exp(200);
            assertTrue(End.compare(r.lo(), exact.lo()) <= 0 && End.compare(exact.hi(), r.hi()) <= 0, () -> r + " and " + exact);
            if (width.signum() != 0) continue; // the sides are numbers below 2^14 rounded to 64 bits
            Rat ratio = r.hi().rational().div(r.lo().rational()).sub(Rat.ONE);
            assertTrue(ratio.compareTo(Rat.of(2).pow(-47)) <= 0, () -> "the ends differ by " + ratio);
        }
    }

    private static Leaf side(Node leaf, Rat at, Rat width) { return new Leaf(leaf, at.sub(width), false, at.add(width), false); }
}
