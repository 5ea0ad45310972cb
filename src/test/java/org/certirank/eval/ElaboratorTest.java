package org.certirank.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certirank.exact.Rational;
import org.certirank.expr.Definition;
import org.certirank.expr.Parser;
import org.certirank.expr.Prop;
import org.certirank.expr.PropPrinter;
import org.certirank.expr.Props;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.TermLimitException;
import org.certirank.expr.TermPrinter;
import org.certirank.expr.Terms;
import org.certirank.graph.Mask;
import org.certirank.graph.SmallDigraphs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exact forms of section 8, names in sight, limits and messages. */
class ElaboratorTest {
    private final Terms terms = new Terms();
    private final Map<String, Definition> definitions = new HashMap<>();
    private final Map<String, Value> names = new HashMap<>();

    private void define(String name, String recursion, String body, String... params) {
        definitions.put(name, new Definition(name, List.of(params), Optional.ofNullable(recursion), Parser.parse(body)));
    }

    private Elaborator elaborator() {
        for (String x : List.of("x", "y", "z")) {
            names.putIfAbsent(x, new Value.Num(terms.leaf(x)));
        }
        names.putIfAbsent("v", new Value.Vec(List.of(terms.leaf("v[1]"), terms.leaf("v[2]"))));
        names.putIfAbsent("M", new Value.Mat(2, 2, List.of(terms.leaf("M[1,1]"), terms.leaf("M[1,2]"), terms.leaf("M[2,1]"), terms.leaf("M[2,2]"))));
        return new Elaborator(terms, definitions, names);
    }

    /** The text of a number, of the list of entries of a vector or matrix, or of a formula. */
    private String text(String expr) {
        return switch (elaborator().value(Parser.parse(expr))) {
            case Value.Num(Term t) -> TermPrinter.text(t);
            case Value.Vec x -> x.entries().stream().map(TermPrinter::text).toList().toString();
            case Value.Mat m -> m.entries().stream().map(TermPrinter::text).toList().toString();
            case Value.Truth(Prop p) -> PropPrinter.text(p);
            case Value.Graph(Mask m) -> m.toString();
            case Value.Seq s -> "sequence";
            case Value.Generic g -> g.describe();
            case Value.Undefined u -> "undefined";
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x - y                    | x - y
            x * x                    | x^2
            norm2(v)                 | sqrt(v[1]^2 + v[2]^2)
            normF(M)                 | sqrt(M[1,1]^2 + M[1,2]^2 + M[2,1]^2 + M[2,2]^2)
            layernorm(v)             | [v[1]/sqrt(v[1]^2 + v[2]^2), v[2]/sqrt(v[1]^2 + v[2]^2)]
            softmax([x, y, z])[2]    | 1/(1 + exp(x - y) + exp(z - y))
            softmax([x])             | [1]
            softmax([[x, y], [x, y]], causal(2)) | [1, 0, 1/(1 + exp(y - x)), 1/(1 + exp(x - y))]
            det(M)                   | M[1,1]*M[2,2] - M[1,2]*M[2,1]
            det([[0, x], [y, z]])    | -(x*y)
            inverse(M)[1, 2]         | -M[1,2]/(M[1,1]*M[2,2] - M[1,2]*M[2,1])
            M * v                    | [M[1,1]*v[1] + M[1,2]*v[2], M[2,1]*v[1] + M[2,2]*v[2]]
            v * M                    | [v[1]*M[1,1] + v[2]*M[2,1], v[1]*M[1,2] + v[2]*M[2,2]]
            mu([[x], [y]])           | sqrt((x - (x + y)/2)^2 + (y - (x + y)/2)^2)
            phi([[x, 1], [y, 0]])    | min(x^2 + 1, x*y, y^2)
            phi([v])                 | error
            phi([[x, y]])            | x^2 + y^2
            dobrushin([[x, y], [0, 1]]) | 1/2*(abs(x) + abs(y - 1))
            gelu(x)                  | x*(1 + erf(x/sqrt(2)))/2
            sum(i in 1..3, x^i)      | x + x^2 + x^3
            sum(i in 1..0, x)        | 0
            prod(i in 1..0, x)       | 1
            all(i in 1..2, v[i] > 0) | v[1] > 0 and v[2] > 0
            any(i in 1..2, v[i] > 0) | v[1] > 0 or v[2] > 0
            v = [1, 2]               | v[1] = 1 and v[2] = 2
            v != [1, 2]              | v[1] != 1 or v[2] != 2
            x < y <= z               | x < y and y <= z
            x = 0 <=> y = 0          | (x = 0 => y = 0) and (y = 0 => x = 0)
            diff(x * y, x)           | y
            diff(erf(x), x)          | 2/sqrt(pi)*exp(-x^2)
            uniform(digraph(2, [[1, 1], [1, 2], [2, 2]])) | [1, 0, 1/2, 1/2]
            uniform(digraph(2))      | undefined
            radius(digraph(2)) = 1   | 0/0 = 0/0
            outer(v, [1, x])         | [v[1], v[1]*x, v[2], v[2]*x]
            M^0                      | [1, 0, 0, 1]
            rank([[1, 2], [2, 4]])   | 1
            rank(M)                  | rank([[M[1,1], M[1,2]], [M[2,1], M[2,2]]])
            """)
    void formsAreFixed(String expr, String expected) {
        if (expected.equals("error")) {
            assertThrows(ElaborationException.class, () -> text(expr));
        } else {
            assertEquals(expected, text(expr));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            v[3]             | the index 3 is out of range 1..2
            M[3, 1]          | the row index 3 is out of range 1..2
            v + [1, 2, 3]    | a vector of length 2 + a vector of length 3
            M * [1, 2, 3]    | a 2 x 2 matrix * a vector of length 3
            v[x]             | the index must be a known integer, is x
            sum(i in 1..x, i) | the upper end of the range must be a known integer, is x
            if(x > 0, 1, 2)  | the condition of if cannot be decided from integers, masks and constants
            diff(x, 2)       | diff is by a quantified real number, or by an entry of a quantified vector or matrix
            diff(floor(x), x) | not differentiable: floor(x)
            edge(causal(2), 1, 3) | the node 3 is out of range 1..2
            vector(i in 1..0, i) | vector over an empty range
            nobody           | the name nobody is not known here
            zeros(0)         | the size in zeros must be at least 1, is 0
            """)
    void errorsSayWhat(String expr, String message) {
        ElaborationException e = assertThrows(ElaborationException.class, () -> text(expr));
        assertEquals(message, e.getMessage());
        assertTrue(e.at().isPresent());
        assertTrue(e.located().startsWith(message + " in "));
    }

    @Test
    void definitionsSeeTheirParametersOnly() {
        define("f", null, "x + 1");
        assertThrows(ElaborationException.class, () -> text("f"));
        define("g", null, "p + q^2", "p", "q");
        assertEquals("y + x^2", text("g(y, x)"));
        define("slope", null, "diff(g(p, q), q)", "p", "q");
        assertEquals("2*x", text("slope(y, x)"));
        assertThrows(ElaborationException.class, () -> text("slope(y, x + 1)"));
    }

    @Test
    void derivativesAreTakenBeforeValuesArePutIn() {
        names.put("x", new Value.Num(terms.constant(3)));
        define("sq", null, "p * p", "p");
        assertEquals("6", text("diff(sq(x), x)"));
        assertEquals("3 = 3 and 2 = 6", text("x = 3 and 2 = diff(x^2, x)"));
        // Afterwards the value is known again.
        assertEquals("6", text("sum(i in 1..x, i)"));
    }

    @Test
    void recursionGoesDeep() {
        define("count", "n", "if(n = 0, 0, 1 + count(n - 1))", "n");
        assertEquals("4000", text("count(4000)"));
        assertThrows(TermLimitException.class, () -> text("count(1000000)"));
        define("fib", "n", "if(n <= 1, n, fib(n - 1) + fib(n - 2))", "n");
        assertEquals("354224848179261915075", text("fib(100)"));
        assertEquals("undefined", text("fib(-1)"));
        assertEquals("undefined", text("fib(1/2)"));
    }

    @Test
    void sequencesAreAskedForTheMembersReadOnly() {
        List<Integer> asked = new ArrayList<>();
        names.put("A", new Value.Seq(t -> {
            asked.add(t);
            return new Value.Mat(1, 1, List.of(terms.leaf("A(" + t + ")[1,1]")));
        }));
        assertEquals("[A(1)[1,1]*A(0)[1,1]]", text("A(1) * A(0)"));
        assertEquals(List.of(1, 0), asked);
        assertEquals("undefined", text("A(-1)"));
        define("trajectory", "t", "if(t = 0, identity(1), S(t - 1) * trajectory(S, t - 1))", "S", "t");
        assertEquals("[A(2)[1,1]*(A(1)[1,1]*A(0)[1,1])]", text("trajectory(A, 3)"));
    }

    @Test
    void undefinedSurvivesEveryConnective() {
        for (String f : List.of("false and 1/0 = 1", "true or 1/0 = 1", "not 1/0 = 1", "1/0 = 1 => true", "false => 1/0 = 1", "1/0 != 1",
                "radius(digraph(2)) = 1 or true", "all(i in 1..2, 1/(i - 1) > 0)")) {
            Prop p = elaborator().prop(Parser.parse(f));
            assertEquals(Verdict.UNDEFINED, Truths.ofConstants(p), f);
            assertEquals(Verdict.UNDEFINED, Truths.ofConstants(Props.not(p)), f);
        }
        assertEquals(Verdict.TRUE, Truths.ofConstants(elaborator().prop(Parser.parse("sqrt(2) < 2 and pi > 3.14159 and exp(1) != 2.71828"))));
        assertEquals("1", text("if(sqrt(2) < 3/2, 1, 1/0)"));
    }

    @Test
    void matricesAreCompared() {
        Prop p = elaborator().compare(Relation.EQ, new Value.Num(terms.one()), new Value.Num(terms.constant(Rational.ONE)));
        assertSame(Verdict.TRUE, Truths.ofRationals(p));
    }

    @Test
    void everyDigraphOnFourNodes() {
        var formula = Parser.parse("stronglyConnected(G) => radius(G) <= diameter(G) and diameter(G) <= nodes(G) - 1");
        var weak = Parser.parse("quasiStronglyConnected(G) => radius(G) >= 1");
        long[] open = {0};
        SmallDigraphs.withSelfLoops(4).forEach(packed -> {
            Elaborator e = new Elaborator(terms, Map.of(), Map.of("G", new Value.Graph(Mask.ofPacked(4, packed))));
            Verdict v = Truths.ofRationals(e.prop(formula));
            boolean strong = SmallDigraphs.stronglyConnected(4, packed);
            assertEquals(strong ? Verdict.TRUE : Verdict.UNDEFINED, v);
            open[0] += Truths.ofRationals(e.prop(weak)) == Verdict.TRUE ? 1 : 0;
        });
        assertEquals(SmallDigraphs.withSelfLoops(4).filter(p -> SmallDigraphs.quasiStronglyConnected(4, p)).count(), open[0]);
    }

    @Test
    void hugeDimensionsAreLimits() {
        assertThrows(TermLimitException.class, () -> text("zeros(10000000)"));
        assertThrows(TermLimitException.class, () -> text("zeros(5000, 5000)"));
        assertThrows(TermLimitException.class, () -> text("sum(i in 1..10^12, i)"));
        assertInstanceOf(Value.Mat.class, elaborator().value(Parser.parse("matrix(i in 1..40, j in 1..40, x^(i + j))")));
    }
}
