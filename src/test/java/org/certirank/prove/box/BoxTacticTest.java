package org.certirank.prove.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.certirank.certificate.Data;
import org.certirank.eval.Truths;
import org.certirank.eval.Verdict;
import org.certirank.exact.Rational;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Term;
import org.certirank.prove.Progress;
import org.certirank.prove.rule.Box;
import org.certirank.prove.rule.Sequent;
import org.junit.jupiter.api.Test;

class BoxTacticTest {
    private static final String MEAN = "(x*exp(x)+y*exp(y)+z*exp(z))/(exp(x)+exp(y)+exp(z)) >= (x+y+z)/3";

    private static Goals x(String set) {
        return new Goals().leaf("x", set);
    }

    private static Goals xy(String first, String second) {
        return x(first).leaf("y", second);
    }

    private static Goals cube(String side) {
        return xy(side, side).leaf("z", side);
    }

    private static Box proved(Sequent goal) {
        Box box = Goals.prove(goal).orElseThrow(() -> new AssertionError("not proved: " + goal.conclusion()));
        assertTrue(Replay.boxes(goal, box) >= 1);
        return box;
    }

    private static void unproved(Sequent goal) {
        BoxResult r = BoxTactic.search(goal, Goals.options(3_000, 1), () -> false);
        assertFalse(r instanceof BoxResult.Proved, () -> "proved: " + goal.conclusion());
        if (r instanceof BoxResult.Refuted(Map<Term, Rational> point, long boxes)) {
            assertRefutes(goal, point);
        }
    }

    private static Sequent at(Sequent goal, Map<Term, Rational> point) {
        Map<Term, Term> by = new HashMap<>();
        point.forEach((leaf, value) -> by.put(leaf, goal.terms().constant(value)));
        List<Prop> hypotheses = new ArrayList<>();
        goal.hypotheses().forEach(h -> hypotheses.add(Props.substitute(goal.terms(), h, by)));
        return new Sequent(goal.terms(), List.of(), hypotheses, Props.substitute(goal.terms(), goal.conclusion(), by));
    }

    private static void assertRefutes(Sequent goal, Map<Term, Rational> point) {
        goal.leaves().forEach(l -> assertTrue(l.hull().contains(point.get(l.term())), () -> "outside: " + point));
        Sequent instance = at(goal, point);
        instance.hypotheses().forEach(h -> assertEquals(Verdict.TRUE, Truths.ofConstants(h), () -> h + " at " + point));
        Verdict v = Truths.ofConstants(instance.conclusion());
        assertTrue(v == Verdict.FALSE || v == Verdict.UNDEFINED, () -> v + " at " + point);
    }

    @Test
    void inequalitiesWithRoom() {
        proved(x("[-50, 50]").show("1 + x/sqrt(1+x^2) > 0"));
        proved(x("(0, 1)").show("-x*log(x) - (1-x)*log(1-x) >= 4*log(2)*x*(1-x) - 1e-6"));
        proved(cube("[-1, 1]").show(MEAN + " - 0.1"));
        proved(x("[-10, 10]").show("sin(x)^2 + cos(x)^2 <= 1.001"));
        proved(x("[1e-12, 1e12]").show("x + 1/x >= 1.99999"));
        proved(x("(0, 5]").show("x^(1/3) <= 1 + x/3 + 0.0001"));
        proved(x("[-100, 100]").show("x*(1+erf(x/sqrt(2)))/2 >= -0.17"));
        proved(x("[1/3, 0.7]").show("x^2 - x + 1/4 <= 0.0401"));
    }

    @Test
    void boundsThatAreAttained() {
        // Only the mean value form from a corner has no loss at the attained end.
        assertTrue(Replay.expanded(proved(x("[0, 1]").show("x - x^2 >= 0")).tree()).contains(Data.text("m")));
        proved(x("[-1, 1]").show("min(x, 1 - x) <= 0.5"));
        proved(x("[0, 1]").show("x*(1-x) <= 1/4 + 1e-14"));
    }

    @Test
    void strictOnOpenSetsOnly() {
        proved(x("(0, 1)").show("x > 0"));
        unproved(x("[0, 1)").show("x > 0"));
        proved(x("(0, 1)").show("x - x^2 > 0"));
        unproved(x("(0, 1]").show("x - x^2 > 0"));
        proved(x("[0, 3)").show("floor(x) <= 2"));
        unproved(x("[0, 3]").show("floor(x) <= 2"));
        proved(x("(0, 1]").showDefined("log(x)"));
        unproved(x("[0, 1]").showDefined("log(x)"));
    }

    @Test
    void leftOutPoints() {
        proved(x("[-3, 3]").assume("x != 1").show("(x-1)^2 > 0"));
        unproved(x("[-3, 3]").assume("x != 2").show("(x-1)^2 > 0"));
        proved(x("[-3, 3]").assume("0 != x").showDefined("1/x"));
        unproved(x("[-3, 3]").showDefined("1/x"));
        proved(x("[1, 3]").assume("x != 1").show("x > 1"));
        proved(x("[1, 1]").assume("x != 1").show("x > 7"));
    }

    @Test
    void unboundedSides() {
        proved(x("reals").show("tanh(x) < 1"));
        proved(x("reals").show("1/(1 + exp(-x)) <= 1"));
        proved(x("(0, oo)").show("1/(1 + x) < 1"));
        proved(x("reals").show("exp(-x^2)*2 + x^2/1000 > 0.0001"));
        unproved(x("reals").show("tanh(x) < 0.999999"));
        unproved(x("reals").show("exp(x) > 1e-100"));
    }

    @Test
    void hypothesesExcludeBoxes() {
        proved(xy("[0, 1]", "[0, 1]").assume("x + y >= 1 and x - y > 1/2").show("x > 7/10"));
        unproved(xy("[0, 1]", "[0, 1]").assume("x + y >= 1 and x - y > 1/2").show("x > 4/5"));
        proved(xy("[-1, 1]", "[-1, 1]").assume("x^2 + y^2 = 1").show("x + y < 1.42"));
        unproved(xy("[-1, 1]", "[-1, 1]").assume("x^2 + y^2 = 1").show("x + y < 1.41"));
        proved(xy("[0, 1]", "(x/3, 1]").show("y^2 + 0.001 > x^2/9"));
        proved(xy("[0, 1]", "[0, 1]").assume("x + y >= 3").show("x > 5"));
        proved(x("[0, 1]").assume("x < 1/2").show("x < 1/2"));
        proved(x("[0, 1]").assume("x > 2").show("1/x < 0"));
    }

    @Test
    void connectives() {
        proved(x("[-1, 1]").show("x > -0.1 or x < 0.1"));
        proved(x("[-1, 1]").show("x > 0.5 => x^2 > 0.25"));
        proved(x("[-1, 1]").show("x >= 1/3 => x^2 >= 0.11"));
        unproved(x("[-1, 1]").show("x > 0.4 => x^2 > 0.25"));
        // Undefined at 0, so not true, whatever the other part says.
        unproved(x("[-1, 1]").show("x < 2 or 1/x > 0"));
        proved(x("[0, 1]").show("max(x, 0) = x or x < 2"));
        proved(x("[-1, 0]").show("max(x, 0) = 0"));
    }

    @Test
    void moreBitsWhereTheyAreNeeded() {
        assertEquals(96, proved(x("[0, 1]").show("x < 2")).bits());
        assertTrue(proved(x("[0, 1]").show("(x + 1e20)^2 - 1e40 - 2*x*1e20 <= 2")).bits() > 128);
        assertTrue(proved(new Goals().show("exp(1) < 2.718281828459045235360287471352662497757247093699959574967")).bits() > 128);
    }

    @Test
    void falseClaims() {
        unproved(x("[0, 1]").show("x*(1-x) <= 1/4 - 1e-14"));
        unproved(cube("[-1, 1]").show(MEAN + " + 1e-9"));
        unproved(xy("[-1, 1]", "[-1, 1]").assume("x > y").show("x^2 > y^2"));
        unproved(x("[-1, 1]").show("sqrt(x) >= 0"));
        unproved(x("[0, 1]").show("x = 1/2"));
        unproved(x("[0, 1]").show("false"));
        unproved(new Goals().show("exp(1) < 2.718281828459045235360287471352662497757247093699959574966"));
    }

    @Test
    void pointsThatRefute() {
        for (Sequent goal : List.of(xy("[-1, 1]", "[-1, 1]").assume("x > y").show("x^2 > y^2"), x("[0, 1]").show("x*(1-x) <= 1/4 - 1/1000"),
                x("reals").show("x^2 >= 1"), x("[-1, 1]").assume("x != 0").show("x^2 >= 1/1000000"), x("[-2, -1]").show("log(x) < 5"))) {
            BoxResult r = BoxTactic.search(goal, Goals.options(1_000, 1), () -> false);
            assertRefutes(goal, assertInstanceOf(BoxResult.Refuted.class, r, () -> goal.conclusion().toString()).point());
        }
    }

    /** Bowls whose bottom is known: what lies above it by a little is proved, what lies below it by a little is refuted or left, also where the bottom is hard to hit. */
    @Property(tries = 40, seed = "43")
    void bowls(@ForAll @IntRange(min = -30, max = 30) int a, @ForAll @IntRange(min = -30, max = 30) int b, @ForAll @IntRange(min = 1, max = 9) int stretch, @ForAll @IntRange(min = 2, max = 12) int digits) {
        String f = "(x - " + a + "/31)^2 * " + stretch + " + (y - " + b + "/31)^2 + exp((x - " + a + "/31)^2)";
        Goals square = xy("[-1, 1]", "[-1, 1]");
        proved(square.show(f + " >= 1 - 1e-" + Math.min(digits, 5)));
        Sequent wrong = xy("[-1, 1]", "[-1, 1]").show(f + " >= 1 + 1e-" + digits);
        unproved(wrong);
        unproved(xy("[-1, 1]", "[-1, 1]").show(f + " >= 1 + 1e-" + digits + " or x > 2"));
        unproved(xy("[-1, 1]", "[-1, 1]").show(f + " >= 1/2 and " + f + " > 1"));
    }

    /** A part that is undefined somewhere, or not smooth, or overflows, is no ground for anything, whatever it is multiplied by or compared with. */
    @Test
    void whatIsUndefinedDecidesNothingInBulk() {
        for (String partly : List.of("1/x", "log(x)", "sqrt(x - 1/2)", "1/(x^2)", "x^(-3)", "1/(x*y)", "log(x)*0.5", "sqrt(abs(x) - 1/4)")) {
            unproved(xy("[-1, 1]", "[-1, 1]").show("y^2 + 1 > min(0, " + partly + ")"));
            unproved(xy("[-1, 1]", "[-1, 1]").show("y + 3 > (" + partly + ") * (1e-300 * y - 1e-300 * y) or y > -2"));
            unproved(xy("[-1, 1]", "[-1, 1]").assume("(" + partly + ") < (" + partly + ") - 1").show("y > 5"));
            unproved(xy("[-1, 1]", "[-1, 1]").assume("tanh(" + partly + ") > 2").show("y > 5"));
        }
        unproved(x("[1, 800]").show("exp(x) < 1e300"));
        unproved(x("[-800, -1]").show("exp(x) > 1e-300"));
        unproved(x("[1, 2]").show("exp(x)^1000 < 1e308"));
        unproved(x("[0, 1]").show("1e-200*x * (1e-200*x) > 0 or x > 2"));
        proved(x("[1, 800]").show("exp(x) > 2.7"));
        proved(x("[-800, 800]").show("exp(x) + exp(-x) > 1.999"));
    }

    @Test
    void smallViolationsAreFound() {
        for (Sequent goal : List.of(xy("[0, 1]", "[0, 1]").show("(x - 3/10)^2 + (y - 7/10)^2 >= 1e-9"), cube("[-2, 2]").show(MEAN + " + 1e-6"),
                cube("[-2, 2]").show("exp(x) + exp(y) + exp(z) - x - y - z >= 3.0001"))) {
            BoxResult r = BoxTactic.search(goal, Goals.options(100_000, 2), () -> false);
            assertRefutes(goal, assertInstanceOf(BoxResult.Refuted.class, r, () -> goal.conclusion().toString()).point());
        }
    }

    @Test
    void givesUpSoon() {
        assertStuck(x("[-3, 3]").show("x^2 - 2*x + 1 >= 0"), 400);
        assertStuck(xy("[-3, 3]", "[-3, 3]").show("x^2 - 2*x*y + y^2 >= 0"), 800);
        assertStuck(cube("[-1, 1]").show(MEAN), 1_000);
        assertStuck(x("reals").show("exp(x) >= x + 1"), 100);
        assertStuck(x("[0, 3]").show("(x+1)^2 = x^2 + 2*x + 1"), 256);
    }

    private static void assertStuck(Sequent goal, long atMost) {
        BoxResult.Open r = assertInstanceOf(BoxResult.Open.class, BoxTactic.search(goal, Goals.options(100_000, 1), () -> false));
        assertEquals(BoxResult.Reason.STUCK, r.reason());
        assertTrue(r.boxes() <= atMost, () -> goal.conclusion() + ": " + r.boxes());
        goal.leaves().forEach(l -> assertTrue(l.hull().contains(r.point().get(l.term()))));
    }

    @Test
    void limits() {
        Sequent goal = cube("[-1, 1]").show(MEAN + " - 0.01");
        BoxResult.Open few = assertInstanceOf(BoxResult.Open.class, BoxTactic.search(goal, Goals.options(50, 1), () -> false));
        assertEquals(BoxResult.Reason.BOXES, few.reason());
        // A box that is covered in bulk counts for a tenth.
        assertTrue(few.boxes() <= 50 * 10);
        BoxResult.Open stopped = assertInstanceOf(BoxResult.Open.class, BoxTactic.search(goal, Goals.options(100_000, 1), () -> true));
        assertEquals(BoxResult.Reason.STOPPED, stopped.reason());
    }

    @Test
    void proposedSplitsComeFirst() {
        Sequent goal = x("[0, 1]").show("x*(1-x) <= 0.2501");
        BoxOptions options = new BoxOptions(64, 1_000, 1, Map.of("x", List.of(Rational.of(1, 3))), Progress.NONE);
        Box box = BoxTactic.prove(goal, options, () -> false).orElseThrow();
        assertEquals(Data.list(Data.integer(0), Data.text("1/3")), box.tree().getFirst());
        Replay.boxes(goal, box);
    }

    @Test
    void sameTreeForAnyNumberOfThreads() {
        Sequent goal = cube("[-1, 1]").show(MEAN + " - 0.05");
        Box one = BoxTactic.prove(goal, Goals.options(100_000, 1), () -> false).orElseThrow();
        Box four = BoxTactic.prove(cube("[-1, 1]").show(MEAN + " - 0.05"), Goals.options(100_000, 4), () -> false).orElseThrow();
        assertTrue(Replay.expanded(one.tree()).size() > 500);
        assertEquals(one, four);
    }

    /** The least value of a parabola on an interval is known exactly: claims below it hold, claims above it fail, by however little. */
    @Property(tries = 60, seed = "41")
    void parabolas(@ForAll @IntRange(min = -9, max = 9) int a, @ForAll @IntRange(min = -9, max = 9) int b, @ForAll @IntRange(min = -5, max = 4) int lo,
            @ForAll @IntRange(min = 1, max = 6) int width) {
        Rational top = Rational.of(lo + width);
        Rational least = value(a, b, Rational.of(lo)).min(value(a, b, top));
        if (a > 0) {
            Rational vertex = Rational.of(-b, 2L * a);
            if (vertex.compareTo(Rational.of(lo)) > 0 && vertex.compareTo(top) < 0) {
                least = value(a, b, vertex);
            }
        }
        String set = "[" + lo + ", " + top + "]";
        String f = a + "*x^2 + " + b + "*x";
        proved(x(set).show(f + " > " + least + " - 1e-9"));
        unproved(x(set).show(f + " > " + least));
        unproved(x(set).show(f + " >= " + least + " + 1e-9"));
    }

    private static Rational value(int a, int b, Rational x) {
        return Rational.of(a).mul(x).add(Rational.of(b)).mul(x);
    }
}
