package org.certirank.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.certirank.exact.Dyadic;
import org.certirank.exact.Rational;
import org.certirank.expr.Derivative;
import org.certirank.expr.Expr;
import org.certirank.expr.Parser;
import org.certirank.expr.Term;
import org.certirank.expr.TermPrinter;
import org.certirank.expr.Terms;
import org.certirank.interval.Flag;
import org.certirank.interval.RealInterval;
import org.junit.jupiter.api.Test;

/** Random terms: texts read again, enclosures against exact values and against each other, derivatives against divided differences. */
class EvaluatorPropertyTest {
    private final Terms terms = new Terms();
    private final List<Term> leaves = List.of(terms.leaf("x"), terms.leaf("y"), terms.leaf("v[2]"), terms.leaf("A(0)[1,2]"));

    /** The environment in which the leaves' names mean the leaves. */
    private Map<String, Value> names() {
        Value.Mat a = new Value.Mat(1, 2, List.of(terms.zero(), leaves.get(3)));
        return Map.of("x", new Value.Num(leaves.get(0)), "y", new Value.Num(leaves.get(1)),
                "v", new Value.Vec(List.of(terms.zero(), leaves.get(2))), "A", new Value.Seq(t -> a));
    }

    @Test
    void writtenTermsAreReadAgainAsTheSameNode() {
        RandomTerms random = new RandomTerms(terms, leaves, 1);
        for (int i = 0; i < 4000; i++) {
            Term t = random.any(1 + i % 30);
            String text = TermPrinter.text(t);
            assertSame(t, new Elaborator(terms, Map.of(), names()).number(Parser.parse(text)), text);
        }
    }

    /** The exact value of a rational term at a point; null where it is undefined. */
    private static Rational exact(Term t, Map<Term, Rational> at) {
        Rational[] a = new Rational[t.arity()];
        for (int i = 0; i < a.length; i++) {
            a[i] = exact(t.arg(i), at);
            if (a[i] == null) {
                return null;
            }
        }
        return switch (t.op()) {
            case CONST -> t.value();
            case LEAF -> at.get(t);
            case NEG -> a[0].neg();
            case ADD -> a[0].add(a[1]);
            case MUL -> a[0].mul(a[1]);
            case DIV -> a[1].isZero() ? null : a[0].div(a[1]);
            case POWINT -> a[0].isZero() && t.exponent().signum() <= 0 ? null : a[0].pow(t.exponent().intValueExact());
            case ABS -> a[0].abs();
            case MIN -> a[0].min(a[1]);
            default -> throw new IllegalArgumentException(t.toString());
        };
    }

    @Test
    void enclosuresHoldTheExactValues() {
        RandomTerms random = new RandomTerms(terms, leaves, 2);
        int defined = 0;
        for (int i = 0; i < 3000; i++) {
            Term t = random.rational(1 + i % 14);
            Map<Term, Rational> low = new HashMap<>();
            Map<Term, Rational> high = new HashMap<>();
            Map<Term, Rational> point = new HashMap<>();
            for (Term leaf : leaves) {
                Rational lo = random.small();
                Rational width = random.random().nextInt(3) == 0 ? Rational.ZERO : random.small().abs();
                low.put(leaf, lo);
                high.put(leaf, lo.add(width));
                point.put(leaf, lo.add(width.mul(Rational.of(random.random().nextInt(0, 9), 8))));
            }
            Rational value = exact(t, point);
            RealInterval fine = boxValue(new RealArithmetic(80), t, low, high);
            RealInterval rough = boxValue(new DoubleArithmetic(), t, low, high);
            if (value == null) {
                assertFalse(fine.isDefined(), t + " at " + point);
                assertFalse(rough.isDefined(), t + " at " + point);
            } else {
                defined++;
                assertTrue(fine.contains(value), () -> t + " = " + value + " at " + point + ", not in " + fine);
                assertTrue(rough.contains(value), () -> t + " = " + value + " at " + point + ", not in " + rough);
                assertTrue(fine.flag() != Flag.NOWHERE && rough.flag() != Flag.NOWHERE);
            }
        }
        assertTrue(defined > 1500, "only " + defined);
    }

    private static <B> RealInterval boxValue(Arithmetic<B> on, Term t, Map<Term, Rational> low, Map<Term, Rational> high) {
        B b = new Evaluator<>(on, Program.of(t)).evaluateOne(leaf -> on.enclosing(
                List.of(RealInterval.enclosing(low.get(leaf), false, high.get(leaf), false, 80))));
        return on.get(b, 0);
    }

    /** A random multiple of 2^e. */
    private static Dyadic dyadic(RandomTerms random, int from, int to, int e) {
        return Dyadic.of(random.random().nextInt(from, to)).shift(e);
    }

    private static final int BITS = 400;

    private static RealInterval[] one(RealInterval x) {
        return new RealInterval[] {x};
    }

    /** For f in C1 on [a, a + h] the divided difference is a value of f' there (mean value theorem). */
    @Test
    void derivativesHoldDividedDifferences() {
        RandomTerms random = new RandomTerms(terms, leaves, 3);
        RealArithmetic on = new RealArithmetic(BITS);
        Term x = leaves.get(0);
        Dyadic h = Dyadic.powerOfTwo(-100);
        int compared = 0;
        for (int i = 0; i < 1500; i++) {
            Term t = random.any(1 + i % 12);
            Term d;
            try {
                d = Derivative.of(terms, t, x);
            } catch (Derivative.NotDifferentiable none) {
                continue;
            }
            Map<Term, RealInterval[]> at = new HashMap<>();
            leaves.forEach(l -> at.put(l, one(RealInterval.of(dyadic(random, -40, 41, -4)))));
            Dyadic a = at.get(x)[0].lower().value();
            Evaluator<RealInterval[]> f = new Evaluator<>(on, Program.of(t));
            RealInterval left = f.evaluateOne(at::get)[0];
            at.put(x, one(RealInterval.of(a.add(h))));
            RealInterval right = f.evaluateOne(at::get)[0];
            at.put(x, one(RealInterval.closed(a, a.add(h))));
            RealInterval slope = new Evaluator<>(on, Program.of(d)).evaluateOne(at::get)[0];
            MeanValue.Jet<RealInterval[]> jet = new MeanValue<>(on, Program.of(t)).derivatives(at::get).get(t);
            RealInterval partial = jet.partials().containsKey(x) ? jet.partials().get(x)[0] : RealInterval.ZERO;
            RealInterval over = f.evaluateOne(at::get)[0];
            if (!over.isDefined() || !slope.isDefined()) {
                continue;
            }
            RealInterval quotient = right.sub(left, BITS).div(RealInterval.of(h), BITS);
            compared++;
            Term term = t;
            assertFalse(quotient.intersect(slope).isEmpty(), () -> term + ": " + quotient + " and " + slope);
            if (partial.isDefined()) {
                assertFalse(quotient.intersect(partial).isEmpty(), () -> term + ": " + quotient + " and " + partial);
            }
        }
        assertTrue(compared > 700, "only " + compared);
    }

    @Test
    void meanValueEnclosuresHoldTheValues() {
        RandomTerms random = new RandomTerms(terms, leaves, 4);
        compareMeanValues(random, new RealArithmetic(70), 600);
        compareMeanValues(random, new DoubleArithmetic(), 600);
    }

    private <B> void compareMeanValues(RandomTerms random, Arithmetic<B> on, int rounds) {
        int defined = 0;
        for (int i = 0; i < rounds; i++) {
            Term t = random.any(2 + i % 10);
            int lanes = 3;
            Map<Term, B> box = new HashMap<>();
            Map<Term, B> point = new HashMap<>();
            for (Term leaf : leaves) {
                List<RealInterval> sides = new java.util.ArrayList<>();
                List<RealInterval> points = new java.util.ArrayList<>();
                for (int l = 0; l < lanes; l++) {
                    Dyadic lo = dyadic(random, -30, 31, -3);
                    Dyadic width = dyadic(random, 0, 17, -4);
                    sides.add(RealInterval.closed(lo, lo.add(width)));
                    points.add(RealInterval.of(lo.add(width.mul(dyadic(random, 0, 9, -3)))));
                }
                box.put(leaf, on.enclosing(sides));
                point.put(leaf, on.enclosing(points));
            }
            B mean = new MeanValue<>(on, Program.of(t)).enclose(lanes, box::get).get(t);
            B value = new Evaluator<>(on, Program.of(t)).evaluateOne(point::get);
            for (int l = 0; l < lanes; l++) {
                RealInterval m = on.get(mean, Arithmetic.lane(on.size(mean), l));
                RealInterval v = on.get(value, Arithmetic.lane(on.size(value), l));
                if (m.isDefined()) {
                    defined++;
                    assertTrue(v.isDefined());
                    Term term = t;
                    assertFalse(m.intersect(v).isEmpty(), () -> term + ": " + m + " and " + v);
                }
            }
        }
        assertTrue(defined > rounds / 2, "only " + defined);
    }

    /** Both evaluators enclose the same numbers; the written text goes through the tensors, the term through the graph. */
    @Test
    void tensorsAndTermsAgree() {
        RandomTerms random = new RandomTerms(terms, leaves.subList(0, 2), 5);
        RealArithmetic on = new RealArithmetic(100);
        for (int i = 0; i < 1500; i++) {
            Term t = random.any(1 + i % 14);
            Map<Term, RealInterval[]> box = new HashMap<>();
            for (Term leaf : leaves.subList(0, 2)) {
                Dyadic lo = dyadic(random, -30, 31, -3);
                box.put(leaf, new RealInterval[] {RealInterval.closed(lo, lo.add(dyadic(random, 0, 5, -3))), RealInterval.of(lo)});
            }
            RealInterval[] byTerm = new Evaluator<>(on, Program.of(t)).evaluateOne(box::get);
            TensorEvaluator<RealInterval[]> bare = new TensorEvaluator<>(on, 2, Map.of(), Map.of());
            Map<String, Tensor<RealInterval[]>> names = new HashMap<>();
            box.forEach((leaf, b) -> names.put(leaf.name(), bare.number(List.of(b))));
            Expr e = Parser.parse(TermPrinter.text(t));
            Tensor<RealInterval[]> v = new TensorEvaluator<>(on, 2, Map.of(), names).value(e);
            for (int l = 0; l < 2; l++) {
                RealInterval p = byTerm[Arithmetic.lane(byTerm.length, l)];
                RealInterval q = ((Tensor.Num<RealInterval[]>) v).entries().get(0, l);
                assertEquals(p.isDefined(), q.isDefined(), t.toString());
                if (p.isDefined()) {
                    assertFalse(p.intersect(q).isEmpty(), () -> t + ": " + p + " and " + q);
                }
            }
        }
    }
}
