package org.certirank.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The golden values of every primitive, against the checker's reader. They were worked out apart from this project's Java. */
class CheckerGoldenTest {
    @TestFactory
    Stream<DynamicTest> primitives() throws IOException {
        List<Object> all = new ArrayList<>();
        for (String file : List.of("primitives", "equilibria")) {
            all.addAll((List<?>) Json.parse(Files.readAllBytes(Path.of("src/test/resources/golden/" + file + ".json")), Spec.SIZE));
        }
        List<DynamicTest> tests = new ArrayList<>();
        for (Object o : all) {
            Map<?, ?> entry = (Map<?, ?>) o;
            tests.add(DynamicTest.dynamicTest(tests.size() + " " + entry.get("expr"), () -> check(entry)));
        }
        assertTrue(tests.size() > 500);
        return tests.stream();
    }

    /** The entry as a spec: its names, its definitions, the names it is read with as quantified numbers; true, false, undefined, error or a value. */
    private static void check(Map<?, ?> entry) {
        Map<String, Object> let = new LinkedHashMap<>();
        put(entry.get("let"), let);
        put(entry.get("defs"), let);
        Map<String, Object> at = new LinkedHashMap<>();
        put(entry.get("at"), at);
        String expr = (String) entry.get("expr");
        String value = (String) entry.get("value");
        boolean truth = "true".equals(value) || "false".equals(value);
        Object got;
        try {
            got = read(expr, let, at);
        } catch (InputException | RejectException e) {
            assertEquals("error", value, e.getMessage());
            return;
        }
        if (got instanceof Formula f) {
            if (f instanceof Formula.Rel r && r.kind() == Formula.Kind.EQ && Truth.exactly(f) == Truth.OPEN) {
                assertEquals("true", value); // irrational numbers that are equal
                assertTrue(squares(r));
                return;
            }
            if (Boolean.TRUE.equals(entry.get("opaque")) && Nodes.below(f.roots()).stream().anyMatch(n -> n.op.opaque())) {
                return;
            }
            assertEquals(truth ? value : value.equals("undefined") ? "undefined" : "a number", Truth.exactly(f).name().toLowerCase(java.util.Locale.ROOT));
            return;
        }
        Value v = (Value) got;
        List<Node> nodes = v instanceof Value.Unknown ? List.of() : v.entries();
        boolean undefined = v instanceof Value.Unknown || nodes.stream().anyMatch(n -> n.nowhere);
        if (Boolean.TRUE.equals(entry.get("opaque")) && Nodes.below(nodes).stream().anyMatch(n -> n.op.opaque())) {
            return;
        } else if (entry.get("digits") != null) {
            digits(((String) entry.get("digits")).split(","), nodes.get(0));
        } else if ("undefined".equals(value)) {
            assertTrue(undefined || nodes.stream().anyMatch(n -> IntervalEval.over(new Nodes(), List.of(), 128).value(n) == null), "expected undefined");
        } else {
            Value want = (Value) read(value, Map.of(), Map.of());
            assertEquals(want.sort(), v.sort());
            List<Node> expected = want.entries();
            assertEquals(expected.size(), nodes.size());
            for (int i = 0; i < nodes.size(); i++) {
                assertTrue(agrees(nodes.get(i), expected.get(i).value), expected + " but was " + nodes);
            }
            assertEquals(((Value.Tensor) want).dimensions(), ((Value.Tensor) v).dimensions());
        }
    }

    /** The exact value where it folds; otherwise (a select, an irrational part that cancels) an interval of 128 bits has to hold it. */
    private static boolean agrees(Node n, Rat want) {
        if (n.isConst()) {
            return n.value.equals(want);
        }
        Range r = IntervalEval.over(new Nodes(), List.of(), 128).value(n);
        assertNotNull(r, "undefined");
        Rat low = r.lo().rational();
        Rat high = r.hi().rational();
        return low.compareTo(want) <= 0 && high.compareTo(want) >= 0 && high.sub(low).compareTo(Rat.of(1, 1L << 60)) < 0;
    }

    /** l - r by normal form, with nodes of their own factory. */
    private static boolean squares(Formula.Rel r) {
        Elaborator el = new Elaborator(Map.of(), false, java.util.List.of());
        return new NormalForm().isZero(el.nodes.sub(rebuilt(r.left(), el.nodes), rebuilt(r.right(), el.nodes)));
    }

    private static Node rebuilt(Node n, Nodes in) {
        Node[] args = new Node[n.args.length];
        for (int i = 0; i < args.length; i++) {
            args[i] = rebuilt(n.args[i], in);
        }
        return n.isConst() ? in.constant(n.value) : in.rebuild(n, args);
    }

    private static void digits(String[] ends, Node n) {
        Range r = IntervalEval.over(new Nodes(), List.of(), 256).value(n);
        assertNotNull(r, "undefined");
        Rat low = Rat.parse(ends[0]);
        Rat high = Rat.parse(ends[1]);
        assertTrue(r.lo().rational().compareTo(high) <= 0 && r.hi().rational().compareTo(low) >= 0, () -> r + " is not in " + low + ", " + high);
        assertTrue(r.hi().rational().sub(r.lo().rational()).compareTo(high.sub(low)) <= 0, "not tight");
    }

    @SuppressWarnings("unchecked")
    private static void put(Object from, Map<String, Object> into) {
        if (from != null) {
            into.putAll((Map<String, Object>) from);
        }
    }

    /** A formula or a value, read as a spec reads it: with the static checks, then elaborated, then the values put in for the unknowns. */
    private static Object read(String expr, Map<String, Object> let, Map<String, Object> at) {
        Spec spec = spec(expr, let, at, true);
        boolean formula = spec != null;
        if (!formula) {
            spec = spec(expr, let, at, false);
        }
        Elaborator el = new Elaborator(spec.definitions(), false, java.util.List.of());
        Value.Scope scope = null;
        Map<Node, Node> given = new HashMap<>();
        for (Map.Entry<String, Object> e : at.entrySet()) {
            Node leaf = el.nodes.leaf(e.getKey());
            scope = new Value.Scope(e.getKey(), Value.of(leaf), scope);
            given.put(leaf, el.number(Parser.expression((String) e.getValue()), null));
        }
        Value v = el.value(Parser.expression(expr), scope).map(el.nodes.replacing(given));
        return v instanceof Value.Truth t ? t.formula() : formula && v instanceof Value.Unknown ? el.formula(Parser.expression(expr), scope) : v;
    }

    /** The spec whose claim is the expression, or that it equals itself; null if the first does not fit the sorts. */
    private static Spec spec(String expr, Map<String, Object> let, Map<String, Object> at, boolean formula) {
        Map<String, Character> scope = new HashMap<>();
        at.keySet().forEach(n -> scope.put(n, 'N'));
        StringBuilder json = new StringBuilder("{\"id\":\"g\",\"kind\":\"theorem\",\"title\":\"\",\"let\":").append(SpecText.json(let)).append(",\"claims\":[{\"id\":\"c\",\"says\":\"\",\"coverage\":\"whole\",\"given\":[");
        String comma = "";
        for (String n : at.keySet()) {
            json.append(comma).append("{\"forall\":\"").append(n).append("\",\"in\":\"reals\"}");
            comma = ",";
        }
        String holds = formula ? expr : "(" + expr + ") = (" + expr + ")";
        json.append("],\"holds\":").append(SpecText.json(holds)).append(",\"expect\":\"proved\"}]}");
        try {
            return Spec.read(json.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (InputException e) {
            if (formula && e.getMessage().contains("expected the sort T")) {
                return null;
            }
            throw e;
        }
    }
}
