package org.certirank.eval;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.certirank.eval.tape.Tape;
import org.certirank.eval.tape.Workspace;
import org.certirank.exact.Dyadic;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;
import org.certirank.interval.Bound;
import org.certirank.interval.RealInterval;
import org.certirank.simd.outward.Ends;
import org.junit.jupiter.api.Test;

/** The tape's enclosures, derivatives and forms against those of the same terms at 96 bits, which are written apart from it: where the tape claims anything, it claims less. */
class TapeTest {
    private static final int BITS = 96;
    private static final int BOXES = 64;

    private final Terms terms = new Terms();
    private final List<Term> leaves = List.of(terms.leaf("x"), terms.leaf("y"), terms.leaf("z"));
    private final RealArithmetic real = new RealArithmetic(BITS);

    /** Boxes of all sizes; some are points, some touch 0 or straddle it. */
    private static void fill(Workspace at, int sides, SplittableRandom random) {
        for (int k = 0; k < sides; k++) {
            for (int i = 0; i < BOXES; i++) {
                double from = random.nextInt(4) == 0 ? random.nextInt(-2, 3) : random.nextDouble(-4, 4);
                double width = random.nextInt(8) == 0 ? 0 : Math.scalb(random.nextDouble(), random.nextInt(-30, 3));
                at.side(k).lo()[i] = from;
                at.side(k).hi()[i] = from + width;
            }
        }
    }

    private static RealInterval real(Ends e, int i) {
        return RealInterval.of(Bound.closed(Dyadic.of(e.lo()[i])), Bound.closed(Dyadic.of(e.hi()[i])));
    }

    private static boolean isNumber(Ends e, int i) {
        return e.lo()[i] <= e.hi()[i];
    }

    private static boolean holds(Ends wide, int i, RealInterval tight) {
        return wide.lo()[i] == Double.NEGATIVE_INFINITY || tight.lower().isFinite() && Dyadic.of(wide.lo()[i]).compareTo(tight.lower().value()) <= 0;
    }

    private static boolean holdsAbove(Ends wide, int i, RealInterval tight) {
        return wide.hi()[i] == Double.POSITIVE_INFINITY || tight.upper().isFinite() && Dyadic.of(wide.hi()[i]).compareTo(tight.upper().value()) >= 0;
    }

    @Test
    void tapesClaimLessThanTheArithmeticOfTheCertificates() {
        RandomTerms random = new RandomTerms(terms, leaves, 77);
        int values = 0;
        int forms = 0;
        int compiled = 0;
        for (int round = 0; round < 300; round++) {
            Term t = random.any(1 + round % 25);
            Tape tape = Tape.of(leaves, List.of(t), List.of(t)).orElse(null);
            if (tape == null) {
                continue;
            }
            compiled++;
            Workspace at = new Workspace(tape, BOXES);
            fill(at, leaves.size(), random.random());
            at.values(BOXES);
            List<double[]> natural = List.of(at.value(0).lo().clone(), at.value(0).hi().clone());
            Ends value = new Ends(natural.get(0), natural.get(1));
            at.jets(BOXES);
            assertArrayEquals(value.lo(), at.value(0).lo());
            assertArrayEquals(value.hi(), at.value(0).hi());
            at.forms(BOXES);
            for (int i = round % 9; i < BOXES; i += 9) {
                Map<Term, RealInterval[]> box = new HashMap<>();
                for (int k = 0; k < leaves.size(); k++) {
                    box.put(leaves.get(k), new RealInterval[] {real(at.side(k), i)});
                }
                values += checkValue(t, value, i, box);
                forms += checkForm(t, at, value, i, box);
            }
        }
        assertTrue(compiled > 150 && values > 400 && forms > 250, compiled + " terms, " + values + " values, " + forms + " forms");
    }

    private int checkValue(Term t, Ends value, int i, Map<Term, RealInterval[]> box) {
        if (!isNumber(value, i)) {
            return 0;
        }
        RealInterval[] v = new Evaluator<>(real, Program.of(t)).evaluateOne(box::get);
        assertTrue(real.flag(v, 0).isDefined(), () -> t + " is not certainly defined on " + box);
        assertTrue(holds(value, i, v[0]) && holdsAbove(value, i, v[0]), () -> t + " on " + box + " is " + v[0] + ", not within " + value.lo()[i] + ", " + value.hi()[i]);
        return 1;
    }

    private int checkForm(Term t, Workspace at, Ends value, int i, Map<Term, RealInterval[]> box) {
        double form = at.form(0)[i];
        if (!isNumber(value, i) || form != form) {
            return 0;
        }
        MeanValue<RealInterval[]> mean = new MeanValue<>(real, Program.of(t));
        Map<Term, MeanValue.Jet<RealInterval[]>> jets = mean.derivatives(box::get);
        for (int k = 0; k < leaves.size(); k++) {
            Ends d = at.derivative(0, k);
            RealInterval[] exact = jets.get(t).partials().get(leaves.get(k));
            assertEquals(exact == null, d == null, () -> "dependence of " + t);
            if (d != null) {
                assertTrue(real.flag(exact, 0).isDefined(), () -> "derivative of " + t + " on " + box);
                assertTrue(holds(d, i, exact[0]) && holdsAbove(d, i, exact[0]), () -> "derivative of " + t + " on " + box);
            }
        }
        checkLowerEnd(t, form, box);
        return 1;
    }

    /** At the corners and the middle of the box the term is not below the form. */
    private void checkLowerEnd(Term t, double form, Map<Term, RealInterval[]> box) {
        for (int corner = 0; corner < 1 << leaves.size(); corner++) {
            Map<Term, RealInterval[]> point = new HashMap<>();
            for (int k = 0; k < leaves.size(); k++) {
                RealInterval side = box.get(leaves.get(k))[0];
                Bound end = (corner >> k & 1) == 0 ? side.lower() : side.upper();
                point.put(leaves.get(k), new RealInterval[] {RealInterval.of(Bound.closed(end.value()), Bound.closed(end.value()))});
            }
            RealInterval[] v = new Evaluator<>(real, Program.of(t)).evaluateOne(point::get);
            assertTrue(form == Double.NEGATIVE_INFINITY || Dyadic.of(form).compareTo(v[0].upper().value()) <= 0, () -> t + " at " + point + " is " + v[0] + ", below " + form);
        }
    }

    @Test
    void whatIsNotDefinedOrNotSmoothIsNoNumber() {
        Term x = leaves.get(0);
        List<Term> partly = new ArrayList<>(List.of(terms.log(x), terms.sqrt(terms.add(x, terms.constant(-1))), terms.div(terms.constant(1), x), terms.powInt(x, -2)));
        for (Term t : partly) {
            Workspace at = at(t, -1, 1);
            at.values(1);
            assertTrue(!isNumber(at.value(0), 0), t.toString());
        }
        for (Term t : List.of(terms.abs(x), terms.sqrt(terms.powInt(x, 2)), terms.max(List.of(x, terms.zero())))) {
            Workspace at = at(t, -1, 1);
            at.values(1);
            assertTrue(isNumber(at.value(0), 0), t.toString());
            at.jets(1);
            at.forms(1);
            assertTrue(Double.isNaN(at.form(0)[0]), t.toString());
        }
        assertTrue(Tape.of(leaves, List.of(terms.floor(x)), List.of()).isEmpty());
        assertTrue(Tape.of(List.of(), List.of(x), List.of()).isEmpty());
    }

    /** A factor 0 does not hide what is undefined or not smooth. */
    @Test
    void undefinednessIsNotLost() {
        Term x = leaves.get(0);
        Term y = leaves.get(1);
        Term hidden = terms.mul(y, terms.log(x));
        Workspace at = new Workspace(Tape.of(leaves, List.of(hidden, terms.powInt(hidden, 2), terms.exp(hidden), terms.min(List.of(hidden, x)), terms.tanh(hidden)), List.of()).orElseThrow(), 4);
        at.side(0).lo()[0] = -1;
        at.side(0).hi()[0] = 1;
        at.values(1);
        for (int j = 0; j < 5; j++) {
            assertTrue(!isNumber(at.value(j), 0), "value " + j);
        }
    }

    private Workspace at(Term t, double lo, double hi) {
        Workspace at = new Workspace(Tape.of(leaves, List.of(t), List.of(t)).orElseThrow(), 4);
        at.side(0).lo()[0] = lo;
        at.side(0).hi()[0] = hi;
        return at;
    }
}
