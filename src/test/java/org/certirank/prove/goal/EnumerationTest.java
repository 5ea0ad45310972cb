package org.certirank.prove.goal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.certirank.eval.Value;
import org.certirank.expr.Definition;
import org.certirank.expr.Expr;
import org.certirank.expr.Parser;
import org.certirank.expr.Quantifier;
import org.certirank.expr.Terms;
import org.certirank.graph.Mask;
import org.certirank.graph.SmallDigraphs;
import org.certirank.prove.Progress;
import org.certirank.prove.witness.PointValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EnumerationTest {
    private static final Map<String, Definition> DEFINITIONS = Map.of(
            "far", new Definition("far", List.of("H", "k"), Optional.empty(), Parser.parse("max(v in 1..nodes(H), distance(H, k, v)) >= 2")));

    private static Quantifier forall(String name, String set, String... where) {
        return new Quantifier(Quantifier.Kind.FORALL, name, Parser.parseSet(set), where.length == 0 ? Optional.empty() : Optional.of(Parser.parse(where[0])));
    }

    private static Quantifier exists(String name, String set) {
        return new Quantifier(Quantifier.Kind.EXISTS, name, Parser.parseSet(set), Optional.empty());
    }

    private static Enumeration.Result run(String holds, Quantifier... given) {
        Goal goal = new Goal(new Names(new Terms(), DEFINITIONS, Map.of()), List.of(), List.of(), List.of(given), Parser.parse(holds), false);
        assertTrue(Enumeration.possible(goal));
        return Enumeration.of(goal, Progress.NONE);
    }

    /** Values that are no exact numbers stay in the factory of the goal: nodes of two factories in one formula would be taken for one another. */
    @Test
    void valuesWithRootsAreReadInTheirOwnFactory() {
        for (String holds : List.of("inside(([[x / k, 1], [x - x, 1/3]])) = 2", "outside(A * k) + inside(A) = 2", "x * x * x * k > 0", "rank(A) = k and k * x / x < 4")) {
            Terms terms = new Terms();
            Names empty = new Names(terms, DEFINITIONS, Map.of());
            Map<String, Value> values = Map.of("x", empty.value(Parser.parse("sqrt(2) / (1 + sqrt(3))")), "A", empty.value(Parser.parse("([[sqrt(2)/2, 1], [0, 1/3]])")));
            Goal goal = new Goal(new Names(terms, DEFINITIONS, values), List.of(), List.of(), List.of(forall("k", "2..3")), Parser.parse(holds), false);
            assertInstanceOf(Enumeration.Result.Open.class, Enumeration.of(goal, Progress.NONE), holds);
        }
        Terms terms = new Terms();
        Value third = new Names(terms, DEFINITIONS, Map.of()).value(Parser.parse("1/3 + 0"));
        Goal exact = new Goal(new Names(terms, DEFINITIONS, Map.of("x", third)), List.of(), List.of(), List.of(forall("k", "2..3")), Parser.parse("rank(([[x, k], [1, 3 * k]])) = 1"), false);
        assertEquals(new Enumeration.Result.Holds(2, true), Enumeration.of(exact, Progress.NONE));
    }

    @Test
    void setsTooLargeToListAreLeftAlone() {
        Names names = new Names(new Terms(), Map.of(), Map.of());
        for (String set : List.of("matrices(65536, 65536, {1, 2})", "matrices(65536, 65536, {1})", "vectors(100000, {1})", "vectors(62, 1..2)", "1..9000000000000000000")) {
            assertTrue(FiniteSet.members(Parser.parseSet(set), names).isEmpty(), set);
        }
        assertEquals(512, FiniteSet.members(Parser.parseSet("matrices(3, 3, {0, 1})"), names).orElseThrow().size());
    }

    static Stream<String> formulas() {
        return Stream.of("stronglyConnected(G)", "quasiStronglyConnected(G)", "undirected(G)", "centres(G) >= 2", "edge(G, 1, 3)", "reaches(G, 2, 1)",
                "not stronglyConnected(G) or radius(G) <= 2", "stronglyConnected(G) => edge(G, 1, 2)", "undirected(G) <=> edge(G, 1, 2)",
                "any(i in 1..3, all(j in 1..3, reaches(G, i, j)))", "sum(i in 1..3, prod(j in 1..2, i - j)) = centres(G) - 1", "edge(G, 1, 2) and edge(G, 2, 3)",
                "min(centres(G), 2) < max(1, 2 * centres(G) - 3, -1) <= 3", "radius(G) = 1", "diameter(G) <= 1", "false and radius(G) = 1", "distance(G, 1, 2) != 2",
                "stronglyConnected(G) => max(v in 1..3, distance(G, 1, v)) = 1", "far(G, 2)", "min(v in 1..centres(G), v) = 1", "degree(G, 1) = 2", "1 / centres(G) < 1");
    }

    /** Both readings of a formula agree on every digraph: in value, and in leaving open what is undefined. */
    @ParameterizedTest
    @MethodSource("formulas")
    void compiledCodeAgreesWithTheGeneralReading(String text) {
        Expr e = Parser.parse(text);
        InstanceCode code = new InstanceCode(DEFINITIONS);
        int place = code.graph("G");
        Optional<InstanceCode.Truth> fast = code.formula(e);
        assertEquals(!text.contains("degree") && !text.contains("/"), fast.isPresent());
        long[] row = new long[code.size()];
        row[place + 1] = 3;
        for (long packed : SmallDigraphs.withSelfLoops(3).toArray()) {
            row[place] = packed;
            PointValues.Truth truth;
            try {
                truth = PointValues.constant(new Names(new Terms(), DEFINITIONS, Map.of("G", new Value.Graph(Mask.ofPacked(3, packed)))).prop(e));
            } catch (org.certirank.eval.ElaborationException empty) {
                truth = PointValues.Truth.UNDEFINED;
            }
            if (fast.isPresent()) {
                assertEquals(truth, at(fast.get(), row), () -> Long.toHexString(row[place]));
            }
        }
    }

    private static PointValues.Truth at(InstanceCode.Truth t, long[] row) {
        try {
            return t.at(row) ? PointValues.Truth.TRUE : PointValues.Truth.FALSE;
        } catch (InstanceCode.Unfit undefined) {
            return PointValues.Truth.UNDEFINED;
        }
    }

    @Test
    void countsTheInstancesThatSatisfyTheConditions() {
        // labelled strongly connected digraphs on 1, 2, 3, 4 nodes: 1, 1, 18, 1606
        assertEquals(new Enumeration.Result.Holds(1 + 1 + 18 + 1606, true),
                run("diameter(G) < n", forall("n", "1..4"), forall("G", "digraphs(n)", "stronglyConnected(G)")));
        assertEquals(new Enumeration.Result.Holds(3 + 2 + 1, true), run("j <= i", forall("i", "1..3"), forall("j", "1..i")));
    }

    @Test
    void aBranchThatIsNotTakenShowsNothingOfTheDomain() {
        // n = 1, ..., 4 make the inner range empty; at n = 5 it has a member, at which the claim fails
        assertEquals(new Enumeration.Result.Holds(0, false), run("m = 17", exists("n", "1..3"), forall("m", "5..n")));
        assertEquals(new Enumeration.Result.Holds(0, true), run("m = 1", exists("n", "1..3"), forall("m", "1..n")));
    }

    @Test
    void namesTheInstanceThatFails() {
        Map<String, Value> at = assertInstanceOf(Enumeration.Result.Fails.class,
                run("radius(G) >= n - 1", forall("n", "1..3"), forall("G", "digraphs(n)", "quasiStronglyConnected(G)"))).at();
        assertEquals(List.of("n", "G"), new ArrayList<>(new LinkedHashMap<>(at).keySet()));
        assertTrue(((Value.Graph) at.get("G")).mask().radius().getAsInt() < 2);
    }

    @Test
    void leavesOpenWhatIsUndefinedAtAnInstance() {
        assertInstanceOf(Enumeration.Result.Open.class, run("diameter(G) >= 0", forall("G", "digraphs(2)")));
        assertInstanceOf(Enumeration.Result.Open.class, run("true or diameter(G) >= 0", forall("G", "digraphs(2)")));
    }

    @Test
    void fractionsAndVectorsHaveNoPlaceAmongTheIntegers() {
        assertEquals(new Enumeration.Result.Holds(4, true), run("q < k", forall("q", "{1/2, 1/3}"), forall("k", "1..2")));
        assertEquals(new Enumeration.Result.Holds(8, true), run("sum(s)^2 <= 4 * k", forall("s", "vectors(2, {-1, 1})"), forall("k", "1..2")));
        assertInstanceOf(Enumeration.Result.Fails.class, run("k * k * k < 70000 * k", forall("k", "1..300")));
    }
}
