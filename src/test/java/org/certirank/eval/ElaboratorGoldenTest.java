package org.certirank.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.certirank.exact.Rational;
import org.certirank.expr.Expr;
import org.certirank.expr.Parser;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;
import org.certirank.interval.Flag;
import org.certirank.interval.RealInterval;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every golden value through the scalar graph: with real names as unknowns that are replaced afterwards, and with their values given at once. */
class ElaboratorGoldenTest {
    private static final RealArithmetic FINE = new RealArithmetic(256);

    static Stream<Golden> golden() {
        return Golden.all().stream();
    }

    @ParameterizedTest
    @MethodSource("golden")
    void unknownsReplacedAfterwards(Golden g) {
        check(g, (terms, e) -> {
            Map<String, Value> names = new HashMap<>();
            Map<Term, Term> by = new HashMap<>();
            g.at().forEach((name, text) -> {
                names.put(name, new Value.Num(terms.leaf(name)));
                by.put(terms.leaf(name), number(terms, text));
            });
            return new Elaborator(terms, g.definitions(), names).value(e).substitute(terms, by);
        });
    }

    @ParameterizedTest
    @MethodSource("golden")
    void valuesGivenAtOnce(Golden g) {
        check(g, (terms, e) -> {
            Map<String, Value> names = new HashMap<>();
            g.at().forEach((name, text) -> names.put(name, new Value.Num(number(terms, text))));
            return new Elaborator(terms, g.definitions(), names).value(e);
        });
    }

    private interface Route {
        Value take(Terms terms, Expr e);
    }

    private static Term number(Terms terms, String text) {
        return new Elaborator(terms, Map.of(), Map.of()).number(Parser.parse(text));
    }

    private static void check(Golden g, Route route) {
        Terms terms = new Terms();
        Optional<Expr> read = g.read();
        Value v = null;
        try {
            v = read.isPresent() ? route.take(terms, read.get()) : null;
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
            isBetween(v, Rational.parse(ends[0]), Rational.parse(ends[1]));
        } else if (g.isUndefined()) {
            assertTrue(isUndefined(v, g.opaque()), "undefined, is " + v);
        } else {
            equal(new Elaborator(terms, Map.of(), Map.of()).value(Parser.parse(g.value().orElseThrow())), v, g.opaque());
        }
    }

    private static RealInterval enclosure(Term t) {
        return new Evaluator<>(FINE, Program.of(t)).evaluateOne(leaf -> null)[0];
    }

    private static void isBetween(Value v, Rational lo, Rational hi) {
        RealInterval x = enclosure(((Value.Num) v).term());
        assertTrue(x.isDefined(), "defined");
        assertTrue(RealInterval.enclosing(lo, false, hi, false, 256).contains(x), lo + " .. " + hi + " holds " + x);
    }

    private static boolean isUndefined(Value v, boolean opaque) {
        return switch (v) {
            case Value.Undefined u -> true;
            case Value.Num(Term t) -> opaque ? !enclosure(t).isDefined() : enclosure(t).flag() == Flag.NOWHERE;
            case Value.Vec x -> x.entries().stream().anyMatch(t -> enclosure(t).flag() == Flag.NOWHERE);
            case Value.Mat m -> m.entries().stream().anyMatch(t -> enclosure(t).flag() == Flag.NOWHERE);
            case Value.Truth t -> Truths.ofConstants(t.prop()) == Verdict.UNDEFINED;
            case Value.Graph x -> false;
            case Value.Seq x -> false;
            case Value.Generic g -> false;
        };
    }

    private static void equal(Value expected, Value v, boolean opaque) {
        switch (expected) {
            case Value.Num(Term t) -> equal(t.value(), ((Value.Num) v).term(), opaque);
            case Value.Vec x -> equal(x.entries(), ((Value.Vec) v).entries());
            case Value.Mat m -> {
                assertEquals(m.rows(), ((Value.Mat) v).rows());
                equal(m.entries(), ((Value.Mat) v).entries());
            }
            case Value.Truth t -> truth(Truths.ofRationals(t.prop()), ((Value.Truth) v).prop());
            case Value.Graph x -> assertEquals(x, v);
            case Value.Seq x -> fail("a sequence");
            case Value.Generic g -> fail("a generic value");
            case Value.Undefined x -> fail("undefined");
        }
    }

    /** An equality of irrational numbers is for algebra to decide: enclosures must leave it open, not contradict it. */
    private static void truth(Verdict expected, org.certirank.expr.Prop found) {
        boolean rational = org.certirank.expr.Props.nodes(found).stream().allMatch(Term::isConst);
        Verdict v = Truths.ofConstants(found);
        assertTrue(v == expected || !rational && v == Verdict.OPEN, "expected " + expected + ", is " + v);
    }

    private static void equal(List<Term> expected, List<Term> found) {
        assertEquals(expected.size(), found.size());
        for (int i = 0; i < expected.size(); i++) {
            equal(expected.get(i).value(), found.get(i), false);
        }
    }

    private static void equal(Rational expected, Term found, boolean opaque) {
        if (found.isConst()) {
            assertEquals(expected, found.value());
            return;
        }
        RealInterval x = enclosure(found);
        assertTrue(x.contains(expected), expected + " in " + x);
        if (!opaque) {
            assertTrue(x.isDefined(), "defined");
            assertFalse(x.width(64).isFinite() && x.width(64).value().compareTo(org.certirank.exact.Dyadic.powerOfTwo(-200)) > 0, "tight: " + x);
        }
    }
}
