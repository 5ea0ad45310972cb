package org.certirank.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.certirank.exact.Dyadic;
import org.certirank.exact.Rational;
import org.certirank.expr.Expr;
import org.certirank.expr.Parser;
import org.certirank.interval.Flag;
import org.certirank.interval.RealInterval;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every golden value through the tensors: in fine arithmetic on two lanes, and in doubles on one. */
class TensorGoldenTest {

    static Stream<Golden> golden() {
        return Golden.all().stream();
    }

    @ParameterizedTest
    @MethodSource("golden")
    void fine(Golden g) {
        check(g, new RealArithmetic(256), 2, 200);
    }

    @ParameterizedTest
    @MethodSource("golden")
    void doubles(Golden g) {
        check(g, new DoubleArithmetic(), 1, 40);
    }

    private static <B> void check(Golden g, Arithmetic<B> on, int lanes, int correctBits) {
        Tensor<B> v = null;
        Optional<Expr> read = g.read();
        try {
            v = read.isPresent() ? evaluate(g, read.get(), on, lanes) : null;
        } catch (ElaborationException refused) {
            if (!g.isError()) {
                throw refused;
            }
        }
        if (g.isError()) {
            assertEquals(null, v, "an error is expected");
            return;
        }
        assertTrue(v != null, "readable");
        if (g.digits().isPresent()) {
            String[] ends = g.digits().get().split(",");
            isBetween(v, Rational.parse(ends[0]), Rational.parse(ends[1]), lanes, correctBits);
        } else if (g.isUndefined()) {
            assertTrue(isUndefined(v, g.opaque()), "undefined, is " + v);
        } else {
            equal(evaluate(null, Parser.parse(g.value().orElseThrow()), on, lanes), v, g, lanes, correctBits);
        }
    }

    private static <B> Tensor<B> evaluate(Golden g, Expr e, Arithmetic<B> on, int lanes) {
        TensorEvaluator<B> bare = new TensorEvaluator<>(on, lanes, Map.of(), Map.of());
        if (g == null) {
            return bare.value(e);
        }
        Map<String, Tensor<B>> names = new HashMap<>();
        g.at().forEach((name, text) -> names.put(name, bare.value(Parser.parse(text))));
        return new TensorEvaluator<>(on, lanes, g.definitions(), names).value(e);
    }

    private static void isTight(RealInterval x, int correctBits) {
        assertTrue(x.isDefined(), "defined: " + x);
        assertTrue(x.isBounded() && (x.isPoint() || x.width(64).value().compareTo(Dyadic.powerOfTwo(-correctBits).mul(size(x))) <= 0), "tight: " + x);
    }

    private static Dyadic size(RealInterval x) {
        return x.upper().value().abs().max(x.lower().value().abs()).max(Dyadic.ONE);
    }

    private static <B> void isBetween(Tensor<B> v, Rational lo, Rational hi, int lanes, int correctBits) {
        for (int l = 0; l < lanes; l++) {
            RealInterval x = ((Tensor.Num<B>) v).entries().get(0, l);
            assertTrue(!x.intersect(RealInterval.enclosing(lo, false, hi, false, 256)).isEmpty(), lo + " .. " + hi + " meets " + x);
            isTight(x, Math.min(correctBits, 120));
        }
    }

    private static <B> boolean isUndefined(Tensor<B> v, boolean opaque) {
        return switch (v) {
            case Tensor.Undefined<B> u -> true;
            case Tensor.Num<B> n -> nowhere(n.entries(), opaque);
            case Tensor.Vec<B> x -> nowhere(x.entries(), opaque);
            case Tensor.Mat<B> m -> nowhere(m.entries(), opaque);
            case Tensor.Truth<B> t -> t.verdicts().stream().allMatch(x -> x == Verdict.UNDEFINED);
            case Tensor.Graph<B> x -> false;
            case Tensor.Seq<B> x -> false;
        };
    }

    private static <B> boolean nowhere(Tensor.Entries<B> entries, boolean opaque) {
        for (int e = 0; e < entries.size(); e++) {
            Flag flag = entries.get(e, 0).flag();
            if (flag == Flag.NOWHERE || opaque && !flag.isDefined()) {
                return true;
            }
        }
        return false;
    }

    private static <B> void equal(Tensor<B> expected, Tensor<B> v, Golden g, int lanes, int correctBits) {
        switch (expected) {
            case Tensor.Num<B> n -> equal(n.entries(), ((Tensor.Num<B>) v).entries(), g, lanes, correctBits);
            case Tensor.Vec<B> x -> equal(x.entries(), ((Tensor.Vec<B>) v).entries(), g, lanes, correctBits);
            case Tensor.Mat<B> m -> {
                assertEquals(m.rows(), ((Tensor.Mat<B>) v).rows());
                equal(m.entries(), ((Tensor.Mat<B>) v).entries(), g, lanes, correctBits);
            }
            case Tensor.Truth<B> t -> {
                List<Verdict> found = ((Tensor.Truth<B>) v).verdicts();
                for (int l = 0; l < lanes; l++) {
                    // An equality of numbers that are not rational is left open by enclosures.
                    assertTrue(found.get(l) == t.verdicts().get(l) || found.get(l) == Verdict.OPEN && g.expr().contains("sqrt"), "is " + found);
                }
            }
            case Tensor.Graph<B> x -> assertEquals(x, v);
            case Tensor.Seq<B> x -> fail("a sequence");
            case Tensor.Undefined<B> x -> fail("undefined");
        }
    }

    private static <B> void equal(Tensor.Entries<B> expected, Tensor.Entries<B> found, Golden g, int lanes, int correctBits) {
        assertEquals(expected.size(), found.size());
        for (int e = 0; e < expected.size(); e++) {
            Rational q = expected.exact(e).orElseThrow();
            if (found.exact(e).isPresent()) {
                assertEquals(q, found.exact(e).get());
            }
            for (int l = 0; l < lanes; l++) {
                RealInterval x = found.get(e, l);
                assertTrue(x.contains(q), q + " in " + x);
                if (!g.opaque()) {
                    isTight(x, correctBits);
                }
            }
        }
    }
}
