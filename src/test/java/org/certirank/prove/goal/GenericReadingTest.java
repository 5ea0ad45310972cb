package org.certirank.prove.goal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certirank.eval.ElaborationException;
import org.certirank.eval.Value;
import org.certirank.expr.Derivative;
import org.certirank.expr.LatexPrinter;
import org.certirank.expr.Parser;
import org.certirank.expr.Prop;
import org.certirank.expr.PropPrinter;
import org.certirank.expr.Props;
import org.certirank.expr.Quantifier;
import org.certirank.expr.SetExpr;
import org.certirank.expr.Term;
import org.certirank.expr.TermPrinter;
import org.certirank.expr.Terms;
import org.certirank.expr.TextPrinter;
import org.certirank.prove.box.Natural;
import org.certirank.prove.rule.Sequent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The generic reading: canonical forms, what is refused, ranges; and the new words for known sizes. */
class GenericReadingTest {
    private static final String GIVEN = "N in 2..oo | G in digraphs(N) where quasiStronglyConnected(G) | eps in (0, 1) | A in sequences(stochastic(G, eps)) | W in weighted(G, eps)"
            + " | d in 1..oo | X in matrices(N, d) | x in vectors(N) | i in 1..N | j in 1..N | k in 1..d | s in 0..oo | t in 0..oo | y in reals | B in sequences(vectors(N))";

    private static Goal enter(String given) {
        List<Quantifier> quantifiers = new ArrayList<>();
        for (String q : given.split("\\|")) {
            String[] where = q.split(" where ");
            String[] in = where[0].trim().split(" in ", 2);
            quantifiers.add(new Quantifier(Quantifier.Kind.FORALL, in[0].trim(), Parser.parseSet(in[1].trim()),
                    where.length > 1 ? Optional.of(Parser.parse(where[1].trim())) : Optional.empty()));
        }
        return GenericEntrance.of(new Goal(new Names(new Terms(), Map.of(), Map.of()), List.of(), List.of(), quantifiers, Parser.parse("true"), false)).goal();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "column(A(0) * X, k)[i]; (A(0) * X)[i, k]", "row(A(0) * X, i)[k]; (A(0) * X)[i, k]", "(A(0) * column(X, k))[i]; (A(0) * X)[i, k]", "X[i][k]; X[i, k]",
        "max(A(0) * (A(1) * x)); max((A(0) * A(1)) * x)", "dot(x, A(0) * x); dot(A(0) * x, x)", "max(product(A, s, s) * x); max(x)", "max(identity(N) * x); max(x)",
        "max(column(A(0) * X, k)); max(A(0) * column(X, k))", "prod(n in s..t, A(n)[i, i]); prod(m in s..t, A(m)[i, i])", "nodes(G); N", "max(B(t)); max(B(t + 0))"})
    void oneFormForEqualThings(String a, String b) {
        Names names = enter(GIVEN).names();
        assertSame(names.number(Parser.parse(a)), names.number(Parser.parse(b)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"max(A(0) * x); max(A(1) * x)", "X[i, k]; X[j, k]", "max(product(A, s, t) * x); max(product(A, t, s) * x)", "max(x); min(x)"})
    void differentThingsStayApart(String a, String b) {
        Names names = enter(GIVEN).names();
        assertNotSame(names.number(Parser.parse(a)), names.number(Parser.parse(b)));
    }

    /** Written and read again: the same node. */
    @ParameterizedTest
    @ValueSource(strings = {"(product(A, s, t + 1) * A(t) * X)[i, k]", "dot(row(W * X, i), row(X, j))", "norm2(column(A(0) * X, k))", "prod(n in s..t - 1, A(n)[i, i])", "radius(G) + centres(G)",
        "mu(A(0) * X) * spectralNorm(X)", "max(identity(N) * column(W, i))", "degree(G, i)", "distance(complete(3), 1, 1) + max(B(t))", "phi(X)^2", "max(row(W * W, i))"})
    void textsAreReadAgain(String text) {
        Names names = enter(GIVEN).names();
        Term t = names.number(Parser.parse(text));
        assertSame(t, names.number(Parser.parse(TermPrinter.text(t))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"quasiStronglyConnected(G)", "not edge(G, i, j)", "all(n in 1..N, x[n] < y and edge(G, n, n))", "reaches(G, i, j) => isCentre(G, i)", "edge(complete(3), 1, 2)"})
    void formulasAreReadAgain(String text) {
        Names names = enter(GIVEN).names();
        Prop p = names.prop(Parser.parse(text));
        assertEquals(Props.flatten(p), Props.flatten(names.prop(Parser.parse(PropPrinter.text(p)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x[1]", "x[s]", "X[k, i]", "X * A(0)", "x * X", "max(2 * x)", "x + x", "det(W)", "A(y)", "A(s - 1)", "product(A, s - 1, t)", "product(A, s, y)", "product(B, s, t)",
        "eccentricity(G, i)", "distance(G, i, j)", "diameter(G)", "dot(x, row(X, i))", "max(X)", "identity(s)", "min(n in 1..N, x[n])", "prod(n in s..y, 2)",
        "prod(n in s..t, 1 / n)", "diff(x[i], y)[1]", "diff(s, s)", "rows(X)", "transpose(X)", "stableRank(X)", "edge(G, i, 1)"})
    void noGenericMeaning(String text) {
        Names names = enter(GIVEN).names();
        assertThrows(ElaborationException.class, () -> names.value(Parser.parse(text)));
    }

    @Test
    void hypothesesDefine() {
        assertEquals("eccentricity(G, i)", TermPrinter.text(enter("N in 1..oo | G in digraphs(N) | i in 1..N where isCentre(G, i)").names().number(Parser.parse("eccentricity(G, i)"))));
        assertThrows(ElaborationException.class, () -> enter("N in 1..oo | G in digraphs(N) | i in 1..N where isCentre(G, i) | j in 1..N").names().number(Parser.parse("eccentricity(G, j)")));
        assertEquals("eccentricity(digraph(2, [[1, 1], [1, 2], [2, 1], [2, 2]]), i)", TermPrinter.text(enter("i in 1..2").names().number(Parser.parse("eccentricity(complete(2), i)"))));
        assertThrows(ElaborationException.class, () -> enter("i in 1..2").names().number(Parser.parse("eccentricity(causal(2), i)")));
    }

    @Test
    void ranges() {
        Goal g = enter(GIVEN);
        for (String certain : List.of("product(A, s, t)[i, j] <= 1", "0 <= W[i, j]", "radius(G) >= 0", "norm2(x) >= 0", "mu(X) >= 0", "N * eps > 0")) {
            assertTrue(Natural.certainly(g.context().concluding(g.names().prop(Parser.parse(certain))), 64), certain);
        }
        for (String open : List.of("W[i, j] <= 1", "max(x) >= 0", "X[i, k] <= 1", "A(0)[i, j] > 0")) {
            assertFalse(Natural.certainly(g.context().concluding(g.names().prop(Parser.parse(open))), 64), open);
        }
    }

    @Test
    void callsThatDoNotMentionTheVariableAreConstant() {
        Names names = enter(GIVEN).names();
        Term y = names.number(Parser.parse("y"));
        Terms terms = names.terms();
        assertSame(names.number(Parser.parse("max(x)")), Derivative.of(terms, names.number(Parser.parse("max(x) * y")), y));
        Term s = names.number(Parser.parse("s"));
        assertThrows(Derivative.NotDifferentiable.class, () -> Derivative.of(terms, names.number(Parser.parse("max(A(s) * x)")), s));
    }

    @Test
    void substitutionMakesCallsAnew() {
        Names names = enter(GIVEN).names();
        Terms terms = names.terms();
        Term t = names.number(Parser.parse("max(product(A, s, t) * x) + prod(n in s..t, A(n)[i, i])"));
        Term at = terms.substitute(t, Map.of(names.number(Parser.parse("t")), names.number(Parser.parse("s")), names.number(Parser.parse("i")), names.number(Parser.parse("j"))));
        assertSame(names.number(Parser.parse("max(x) + prod(n in s..s, A(n)[j, j])")), at);
    }

    @Test
    void setsAreEnteredAsTheirTableSays() {
        Goal g = enter("N in 2..oo | k in 0..N | i in 1..N | n in 2..N | z in integers | u in [0, N)");
        List<String> shown = g.leaves().stream().map(l -> l.name() + " " + l.hull() + (l.integer() ? " integer" : "") + l.indexOf().map(n -> " of " + n).orElse("")).toList();
        assertEquals(List.of("N [2, oo) integer", "k [0, oo) integer", "i [1, oo) integer of N", "n [2, oo) integer", "z (-oo, oo) integer", "u [0, oo)"), shown);
        assertEquals(List.of("k <= N", "i <= N", "n <= N", "u < N"), g.hypotheses().stream().map(PropPrinter::text).toList());
        for (String set : List.of("N in 0..oo | x in vectors(N)", "N in 1..oo | x in vectors(N, [0, 1])", "N in 1..oo | v in sphere(N)", "N in 1..oo | m in {1, 2}", "y in reals | k in 0..y")) {
            assertThrows(RuntimeException.class, () -> enter(set), set);
        }
    }

    // --- known sizes

    private static String known(String text) {
        Terms terms = new Terms();
        Value.Seq a = new Value.Seq(t -> new Value.Mat(1, 1, List.of(terms.leaf("A(" + t + ")[1,1]"))));
        Value v = new Names(terms, Map.of(), Map.of("A", a)).value(Parser.parse(text));
        return v instanceof Value.Mat m ? m.entries().stream().map(TermPrinter::text).toList().toString() : v.describe();
    }

    @Test
    void productsOfKnownLength() {
        assertEquals("[A(3)[1,1]*(A(2)[1,1]*A(1)[1,1])]", known("product(A, 1, 4)"));
        assertEquals("[A(2)[1,1]]", known("product(A, 2, 3)"));
        assertEquals("[1]", known("product(A, 2, 2)"));
        assertEquals("[1]", known("product(A, 2, 0)"));
        assertEquals("an undefined value", known("product(A, 0 - 1, 2)"));
        assertThrows(ElaborationException.class, () -> known("product(A, 1/2, 2)"));
        assertThrows(ElaborationException.class, () -> known("product([[1]], 0, 2)"));
    }

    @Test
    void setsOfKnownSize() {
        Names names = new Names(new Terms(), Map.of(), Map.of());
        Sequent under = new Sequent(names.terms(), List.of(), List.of(), Props.TRUE);
        Entry v = Entry.of("V", Parser.parseSet("orthogonal(2)"), names, under, 0);
        assertEquals(List.of("V[1,1]^2 + V[1,2]^2 = 1", "V[1,1]*V[2,1] + V[1,2]*V[2,2] = 0", "V[2,1]^2 + V[2,2]^2 = 1"), v.hypotheses().stream().map(PropPrinter::text).toList());
        assertEquals("[-1, 1]", v.leaves().getFirst().hull().toString());
        Entry w = Entry.of("W", Parser.parseSet("weighted(causal(2), 1/3)"), names, under, 0);
        assertEquals(List.of("W[1,1] [1/3, oo)", "W[2,1] [1/3, oo)", "W[2,2] [1/3, oo)"), w.leaves().stream().map(l -> l.name() + " " + l.hull()).toList());
        assertEquals(List.of(), w.hypotheses());
        Entry b = Entry.of("W", Parser.parseSet("weighted(causal(2), -1)"), names, under, 0);
        assertEquals("[-1, oo)", b.leaves().getFirst().hull().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"weighted(G, eps)", "orthogonal(n + 1)", "sequences(weighted(G, 1 / 2))", "sequences(orthogonal(2))"})
    void setsPrint(String text) {
        SetExpr s = Parser.parseSet(text);
        assertEquals(text, TextPrinter.print(s));
        assertEquals(s, Parser.parseSet(TextPrinter.print(s)));
        assertFalse(LatexPrinter.print(s).isEmpty());
    }
}
