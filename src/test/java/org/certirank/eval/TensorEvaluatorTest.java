package org.certirank.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.certirank.exact.Dyadic;
import org.certirank.exact.Rational;
import org.certirank.expr.Definition;
import org.certirank.expr.Parser;
import org.certirank.expr.Term;
import org.certirank.expr.TermLimitException;
import org.certirank.expr.Terms;
import org.certirank.interval.Bound;
import org.certirank.interval.Flag;
import org.certirank.interval.RealInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Boxes of values, several lanes, and agreement with the scalar graph on functions of matrices. */
class TensorEvaluatorTest {
    private static final RealArithmetic REAL = new RealArithmetic(90);

    private static RealInterval closed(long lo, long hi) {
        return RealInterval.closed(Dyadic.of(lo), Dyadic.of(hi));
    }

    private static Tensor<RealInterval[]> value(String expr, Map<String, RealInterval> numbers) {
        TensorEvaluator<RealInterval[]> bare = new TensorEvaluator<>(REAL, 1, Map.of(), Map.of());
        Map<String, Tensor<RealInterval[]>> names = new HashMap<>();
        numbers.forEach((name, x) -> names.put(name, bare.number(List.of(x))));
        return new TensorEvaluator<>(REAL, 1, Map.of(), names).value(Parser.parse(expr));
    }

    private static RealInterval number(String expr, Map<String, RealInterval> numbers) {
        return ((Tensor.Num<RealInterval[]>) value(expr, numbers)).entries().get(0, 0);
    }

    @Test
    void quotientsByIntervalsAroundZeroArePartlyDefined() {
        RealInterval q = number("x/y", Map.of("x", closed(1, 2), "y", closed(-1, 1)));
        assertEquals(Bound.MINUS_INFINITY, q.lower());
        assertEquals(Bound.PLUS_INFINITY, q.upper());
        assertEquals(Flag.PARTLY, q.flag());
        assertEquals(Flag.NOWHERE, number("x/0", Map.of("x", closed(1, 2))).flag());
        assertEquals(Flag.NOWHERE, number("0 * log(-1)", Map.of()).flag());
    }

    @Test
    void openEndsStayOpen() {
        RealInterval positive = RealInterval.POSITIVE;
        assertEquals(Verdict.TRUE, truth("1/(1 + exp(x)) < 1/2", Map.of("x", positive)));
        assertEquals(Verdict.OPEN, truth("1/(1 + exp(x)) < 1/2", Map.of("x", RealInterval.NON_NEGATIVE)));
        assertEquals(Verdict.TRUE, truth("x * y > 0", Map.of("x", positive, "y", positive)));
    }

    private static Verdict truth(String formula, Map<String, RealInterval> numbers) {
        return ((Tensor.Truth<RealInterval[]>) value(formula, numbers)).verdicts().getFirst();
    }

    @Test
    void threeValuedLogic() {
        Map<String, RealInterval> x = Map.of("x", closed(-1, 1));
        assertEquals(Verdict.OPEN, truth("x > 0", x));
        assertEquals(Verdict.FALSE, truth("x > 2", x));
        assertEquals(Verdict.FALSE, truth("x > 0 and x > 2", x));
        assertEquals(Verdict.TRUE, truth("x > 0 or x < 2", x));
        assertEquals(Verdict.OPEN, truth("log(x) > 5 and x > 2", x));
        assertEquals(Verdict.OPEN, truth("x > 2 => log(x) > 0", x));
        assertEquals(Verdict.UNDEFINED, truth("x > 2 and 1/0 > 0", x));
        assertEquals(Verdict.TRUE, truth("x > 2 => x > 5", x));
    }

    @Test
    void lanesAreIndependent() {
        TensorEvaluator<RealInterval[]> bare = new TensorEvaluator<>(REAL, 3, Map.of(), Map.of());
        List<RealInterval> entries = new ArrayList<>();
        for (int e = 0; e < 4; e++) {
            for (int l = 0; l < 3; l++) {
                entries.add(RealInterval.of(10L * l + e));
            }
        }
        Map<String, Tensor<RealInterval[]>> names = Map.of("M", bare.matrix(2, 2, entries),
                "c", bare.number(List.of(RealInterval.of(1), RealInterval.of(2), RealInterval.of(3))));
        var evaluator = new TensorEvaluator<>(REAL, 3, Map.of(), names);
        var product = (Tensor.Mat<RealInterval[]>) evaluator.value(Parser.parse("c * M * [[0, 1], [1, 0]]"));
        for (int l = 0; l < 3; l++) {
            long c = l + 1;
            long[] expected = {c * (10L * l + 1), c * 10L * l, c * (10L * l + 3), c * (10L * l + 2)};
            for (int e = 0; e < 4; e++) {
                assertEquals(RealInterval.of(expected[e]), product.entries().get(e, l));
            }
        }
        var truth = (Tensor.Truth<RealInterval[]>) evaluator.value(Parser.parse("det(M) = -2 and M[1, 1] < 15"));
        assertEquals(List.of(Verdict.TRUE, Verdict.TRUE, Verdict.FALSE), truth.verdicts());
        assertThrows(ElaborationException.class, () -> evaluator.value(Parser.parse("if(M[1, 1] < 15, 1, 2)")));
    }

    /** The same matrices through tensors and through the scalar graph. */
    @ParameterizedTest
    @ValueSource(strings = {"mu(M)", "phi(M)", "dobrushin(M)", "det(M)", "inverse(M)", "M^3", "softmax(M)", "softmax(M, causal(3))",
        "layernorm(M)", "transpose(M) * M", "trace(M) + normF(M)", "v * M + M * v", "outer(v, M[2])", "diagonal(v) - M", "max(M) - min(v)",
        "sum(i in 1..3, M[i]) / 3", "matrix(i in 1..2, j in 1..3, M[i, j] * v[j])", "vector(i in 1..3, gelu(v[i]))", "sum(M) - prod(v)",
        "dot(v, column(M, 3))", "norm2(row(M, 1) - v)", "layernorm(softmax(M * transpose(M), backWindow(3, 1)) * M)",
        "diff(dot(v, v), s)", "diff(s * norm2(s * v), s) * M"})
    void functionsOfMatricesAgreeWithTheScalarGraph(String expr) {
        SplittableRandom random = new SplittableRandom(expr.hashCode());
        for (int round = 0; round < 5; round++) {
            agree(expr, random, REAL);
            agree(expr, random, new DoubleArithmetic());
        }
    }

    private static <B> void agree(String expr, SplittableRandom random, Arithmetic<B> on) {
        int lanes = 2;
        Terms terms = new Terms();
        TensorEvaluator<B> bare = new TensorEvaluator<>(on, lanes, Map.of(), Map.of());
        Map<Term, B> leaves = new HashMap<>();
        List<RealInterval> entries = new ArrayList<>();
        List<Term> terms9 = new ArrayList<>();
        for (int e = 0; e < 9; e++) {
            List<RealInterval> sides = new ArrayList<>();
            for (int l = 0; l < lanes; l++) {
                Dyadic lo = Dyadic.of(random.nextInt(-20, 21)).shift(-3);
                sides.add(RealInterval.closed(lo, lo.add(Dyadic.of(random.nextInt(0, 3)).shift(-7))));
            }
            entries.addAll(sides);
            terms9.add(terms.leaf("M[" + (e / 3 + 1) + "," + (e % 3 + 1) + "]"));
            leaves.put(terms9.get(e), on.enclosing(sides));
        }
        leaves.put(terms.leaf("s"), leaves.get(terms9.get(4)));
        Map<String, Value> names = Map.of("M", new Value.Mat(3, 3, terms9), "v", new Value.Vec(terms9.subList(3, 6)),
                "s", new Value.Num(terms.leaf("s")));
        Map<String, Tensor<B>> tensors = Map.of("M", bare.matrix(3, 3, entries), "v", bare.vector(3, entries.subList(6, 12)),
                "s", bare.number(entries.subList(8, 10)));
        Value byTerms = new Elaborator(terms, Map.of(), names).value(Parser.parse(expr));
        Tensor<B> byTensors = new TensorEvaluator<>(on, lanes, Map.of(), tensors).value(Parser.parse(expr));
        List<Term> ts = byTerms instanceof Value.Num(Term t) ? List.of(t) : byTerms instanceof Value.Vec x ? x.entries() : ((Value.Mat) byTerms).entries();
        Map<Term, B> values = new Evaluator<>(on, Program.of(ts)).evaluate(leaves::get);
        Tensor.Entries<B> found = byTensors instanceof Tensor.Num<B> n ? n.entries()
                : byTensors instanceof Tensor.Vec<B> x ? x.entries() : ((Tensor.Mat<B>) byTensors).entries();
        assertEquals(ts.size(), found.size());
        for (int e = 0; e < ts.size(); e++) {
            for (int l = 0; l < lanes; l++) {
                B b = values.get(ts.get(e));
                RealInterval p = on.get(b, Arithmetic.lane(on.size(b), l));
                RealInterval q = found.get(e, l);
                assertTrue(!p.intersect(q).isEmpty() || p.isEmpty() && q.isEmpty(), expr + ": " + p + " and " + q);
            }
        }
    }

    @Test
    void exactAsLongAsShort() {
        assertEquals(Rational.of(1, 3), ((Tensor.Num<RealInterval[]>) value("1/3", Map.of())).entries().exact(0).orElseThrow());
        assertTrue(((Tensor.Num<RealInterval[]>) value("3^20000", Map.of())).entries().exact(0).isEmpty());
        assertEquals(RealInterval.of(Dyadic.of(5)), number("sqrt(16) + exp(0)", Map.of()));
        assertEquals(Optional.of(Rational.of(-2)), ((Tensor.Num<RealInterval[]>) value("det([[1, 2], [3, 4]])", Map.of())).entries().exact(0));
    }

    @Test
    void recursionAndLimits() {
        Definition count = new Definition("count", List.of("n"), Optional.of("n"), Parser.parse("if(n = 0, 0, 1 + count(n - 1))"));
        var evaluator = new TensorEvaluator<>(REAL, 1, Map.of("count", count), Map.of());
        assertEquals(RealInterval.of(4000), ((Tensor.Num<RealInterval[]>) evaluator.value(Parser.parse("count(4000)"))).entries().get(0, 0));
        assertThrows(TermLimitException.class, () -> evaluator.value(Parser.parse("count(1000000)")));
        assertInstanceOf(Tensor.Undefined.class, evaluator.value(Parser.parse("count(-1)")));
    }

    @Test
    void matrixFunctionsWithoutAFormulaAreEnclosed() {
        RealInterval norm = number("spectralNorm([[1, 2], [3, 4]])", Map.of());
        // The singular values are the roots of 15 +- sqrt(221).
        assertTrue(norm.isDefined() && norm.contains(Rational.parse("5.4649857042190426504511884")) && !norm.contains(Rational.parse("5.4649857")));
        RealInterval least = number("sigmaMin([[1, 2], [3, 4]])", Map.of());
        assertTrue(least.contains(Rational.parse("0.3659661906262578204229643")) && !least.contains(Rational.parse("0.365966")));
        // Without bounded entries only the formulas are left.
        RealInterval line = RealInterval.of(1).hull(RealInterval.of(2));
        RealInterval wide = number("spectralNorm([[x, 0], [0, 1]])", Map.of("x", line));
        assertTrue(wide.contains(Rational.of(1)) && wide.contains(Rational.of(2)));
        assertEquals(RealInterval.of(5), number("spectralNorm([[3], [4]])", Map.of()));
        assertEquals(Flag.NOWHERE, number("stableRank(zeros(2, 2))", Map.of()).flag());
        assertTrue(number("stableRank([[1, 2], [3, 4]])", Map.of()).isDefined());
    }
}
