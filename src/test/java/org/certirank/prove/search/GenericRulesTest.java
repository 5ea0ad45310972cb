package org.certirank.prove.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.certirank.eval.ElaborationException;
import org.certirank.expr.Parser;
import org.certirank.expr.Prop;
import org.certirank.expr.PropPrinter;
import org.certirank.expr.Quantifier;
import org.certirank.expr.Terms;
import org.certirank.prove.goal.GenericEntrance;
import org.certirank.prove.goal.Goal;
import org.certirank.prove.goal.Names;
import org.certirank.prove.rule.Leaf;
import org.certirank.prove.rule.Move;
import org.certirank.prove.rule.Sequent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** The rules for generic names: their premises, and that each refuses a false variant of what it shows. */
class GenericRulesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MASK = "N in 1..oo | G in digraphs(N) | ";
    private static final String ROWS = MASK + "eps in (0, 1) | A in sequences(stochastic(G, eps)) | W in sequences(weighted(G, eps)) | i in 1..N | j in 1..N | c in 1..N"
            + " | s in 0..oo | t in 0..oo | x in vectors(N) | d in 1..oo | X in matrices(N, d) | Y in sphereRows(N, d) | V in orthogonal(d) | B in matrices(d, d) | u in reals";
    private static final String CONNECTED = "N in 1..oo | G in digraphs(N) where stronglyConnected(G) | i in 1..N | j in 1..N | l in 0..oo | eps in (0, 1) | A in sequences(stochastic(G, eps))";

    private static GenericEntrance enter(String given, String holds) {
        List<Quantifier> quantifiers = new ArrayList<>();
        for (String q : given.split("\\|")) {
            String[] where = q.split(" where ");
            String[] in = where[0].trim().split(" in ", 2);
            quantifiers.add(new Quantifier(Quantifier.Kind.FORALL, in[0].trim(), Parser.parseSet(in[1].trim()),
                    where.length > 1 ? java.util.Optional.of(Parser.parse(where[1].trim())) : java.util.Optional.empty()));
        }
        return GenericEntrance.of(new Goal(new Names(new Terms(), Map.of(), Map.of()), List.of(), List.of(), quantifiers, Parser.parse(holds), false));
    }

    private static List<Sequent> step(String given, String holds, String rule, String data) {
        Goal g = enter(given, holds).goal();
        return new OutlineReader(g.names(), g.sequent()).move(rule, (ObjectNode) JSON.readTree(data.replace('\'', '"'))).orElseThrow().premises(g.sequent());
    }

    private static List<String> texts(List<Sequent> premises) {
        return premises.stream().map(p -> PropPrinter.text(p.conclusion())).toList();
    }

    private static void refused(String given, String holds, String rule, String data) {
        RuntimeException e = assertThrows(RuntimeException.class, () -> step(given, holds, rule, data));
        assertTrue(e instanceof Move.NotApplicable || e instanceof ElaborationException, e::toString);
    }

    /** A fact without premises, and a variant with one sign, index or bound changed. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', value = {
        "max(x) >= x[i]; max(x) > x[i]; {'is': 'entry', 'vector': 'x', 'index': 'i', 'bound': 'max'}",
        "min(x) <= x[i]; min(x) <= x[j]; {'is': 'entry', 'vector': 'x', 'index': 'i', 'bound': 'min'}",
        "(A(0) * x)[i] <= A(0)[i, c] * x[c] + (1 - A(0)[i, c]) * max(x); (A(0) * x)[i] <= A(0)[j, c] * x[c] + (1 - A(0)[j, c]) * max(x);"
                + "{'is': 'average', 'matrix': 'A(0)', 'vector': 'x', 'row': 'i', 'column': 'c', 'bound': 'max'}",
        "(A(0) * x)[i] >= A(0)[i, c] * x[c] + (1 - A(0)[i, c]) * min(x); (A(0) * x)[i] >= A(0)[i, c] * x[c] + (1 - A(0)[i, c]) * max(x);"
                + "{'is': 'average', 'matrix': 'A(0)', 'vector': 'x', 'row': 'i', 'column': 'c', 'bound': 'min'}",
        "W(t)[i, j] >= 0; W(t)[i, j] >= eps; {'is': 'weight', 'matrix': 'W(t)', 'row': 'i', 'column': 'j', 'bound': 'lower'}",
        "product(A, s, t)[i, j] <= 1; A(t)[i, j] <= 1; {'is': 'weight', 'matrix': 'product(A, s, t)', 'row': 'i', 'column': 'j', 'bound': 'upper'}",
        "sum(row(A(t), i)) = 1; sum(row(A(t), j)) = 1; {'is': 'rows', 'matrix': 'A(t)', 'row': 'i'}",
        "dot(row(W(0) * X, i), row(W(0) * X, j)) >= W(0)[i, c] * W(0)[j, c] * dot(row(X, c), row(X, c)) + (sum(row(W(0), i)) * sum(row(W(0), j)) - W(0)[i, c] * W(0)[j, c]) * phi(X);"
                + "dot(row(W(0) * X, i), row(W(0) * X, j)) >= W(0)[i, c] * W(0)[j, c] * dot(row(X, c), row(X, c)) + sum(row(W(0), i)) * sum(row(W(0), j)) * phi(X);"
                + "{'is': 'bilinear', 'matrix': 'W(0)', 'tokens': 'X', 'rows': ['i', 'j'], 'column': 'c'}",
        "norm2(row(W(0) * Y, i)) <= sum(row(W(0), i)); norm2(row(W(0) * Y, i)) <= sum(row(W(0), j)); {'is': 'triangle', 'matrix': 'W(0)', 'tokens': 'Y', 'row': 'i'}",
        "dot(row(Y, i), row(Y, i)) = 1; dot(row(Y, i), row(Y, j)) = 1; {'is': 'unit', 'tokens': 'Y', 'row': 'i'}",
        "norm2(x)^2 = dot(x, x); norm2(x) = dot(x, x); {'is': 'norm', 'vector': 'x'}",
        "dot(row(X, i), row(X, j)) >= phi(X); dot(row(X, i), row(X, j)) >= phi(Y); {'is': 'least', 'tokens': 'X', 'rows': ['i', 'j']}",
        "dot(row(X * V, i), row(Y * V, j)) = dot(row(X, i), row(Y, j)); dot(row(X * V, i), row(Y * V, j)) = dot(row(X, j), row(Y, i));"
                + "{'is': 'isometry', 'left': 'X', 'right': 'Y', 'value': 'V', 'rows': ['i', 'j']}",
        "mu(X * B) <= mu(X) * spectralNorm(B); mu(X * B) <= mu(X) * spectralNorm(V); {'is': 'scaled', 'tokens': 'X', 'value': 'B'}",
        "floor(u) <= u; floor(u) < u; {'is': 'floor', 'of': 'u', 'bound': 'lower'}", "u < floor(u) + 1; u < floor(u); {'is': 'floor', 'of': 'u', 'bound': 'upper'}"})
    void factsWithoutPremises(String holds, String other, String data) {
        assertEquals(List.of(), step(ROWS, holds, "fact", data));
        refused(ROWS, other, "fact", data);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', value = {
        "eccentricity(G, i) >= radius(G); eccentricity(G, i) >= radius(G) + 1; {'is': 'radius', 'mask': 'G', 'node': 'i'}",
        "distance(G, j, i) <= eccentricity(G, j); distance(G, j, i) <= eccentricity(G, i); {'is': 'distance', 'mask': 'G', 'from': 'j', 'to': 'i'}",
        "eccentricity(G, i) <= diameter(G); eccentricity(G, i) < diameter(G); {'is': 'diameter', 'mask': 'G', 'node': 'i'}",
        "eccentricity(G, i) <= N - 1; eccentricity(G, i) <= N - 2; {'is': 'nodes', 'mask': 'G', 'node': 'i'}"})
    void factsOfMasks(String holds, String other, String data) {
        assertEquals(List.of(), step(CONNECTED, holds, "fact", data));
        refused(CONNECTED, other, "fact", data);
        // without a hypothesis that says so, neither is defined
        refused(CONNECTED.replace(" where stronglyConnected(G)", ""), "N >= 1", "fact", data);
    }

    @Test
    void factsWithPremises() {
        assertEquals(List.of("eps > 0", "distance(G, j, i) <= l"), texts(step(CONNECTED, "product(A, 2, 2 + l)[i, j] >= eps^l", "fact",
                "{'is': 'walk', 'sequence': 'A', 'from': '2', 'to': '2 + l', 'row': 'i', 'column': 'j', 'length': 'l', 'by': 'distance'}")));
        assertEquals(List.of("eps > 0", "eccentricity(G, j) <= l"), texts(step(CONNECTED, "product(A, 2, 2 + l)[i, j] >= eps^l", "fact",
                "{'is': 'walk', 'sequence': 'A', 'from': '2', 'to': '2 + l', 'row': 'i', 'column': 'j', 'length': 'l', 'by': 'eccentricity'}")));
        refused(CONNECTED, "product(A, 2, 2 + l)[i, j] >= eps^l", "fact",
                "{'is': 'walk', 'sequence': 'A', 'from': '1', 'to': '2 + l', 'row': 'i', 'column': 'j', 'length': 'l', 'by': 'distance'}");
        assertEquals(List.of("s <= t"), texts(step(ROWS, "product(W, s, t)[i, i] >= prod(n in s..t - 1, W(n)[i, i])", "fact",
                "{'is': 'loops', 'sequence': 'W', 'from': 's', 'to': 't', 'index': 'i', 'weights': 'prod(k in s..t - 1, W(k)[i, i])'}")));
        refused(ROWS, "product(W, s, t)[i, i] >= prod(n in s..t, W(n)[i, i])", "fact",
                "{'is': 'loops', 'sequence': 'W', 'from': 's', 'to': 't', 'index': 'i', 'weights': 'prod(k in s..t, W(k)[i, i])'}");
        assertEquals(List.of("eps > 0"), texts(step(ROWS, "eps^(s + t) = eps^s * eps^t", "fact",
                "{'is': 'power', 'base': 'eps', 'exponent': 's + t', 'left': 's', 'right': 't'}")));
        refused(ROWS, "eps^(s + t) = eps^s * eps^t", "fact", "{'is': 'power', 'base': 'eps', 'exponent': 's + t', 'left': 's', 'right': 's'}");
        assertEquals(List.of("N >= 2"), texts(step(CONNECTED, "eccentricity(G, i) >= 1", "fact", "{'is': 'apart', 'mask': 'G', 'node': 'i'}")));
    }

    /** What the classes of the tensors must be. */
    @Test
    void factsAskForTheirClass() {
        refused(ROWS, "(W(0) * x)[i] <= W(0)[i, c] * x[c] + (1 - W(0)[i, c]) * max(x)", "fact",
                "{'is': 'average', 'matrix': 'W(0)', 'vector': 'x', 'row': 'i', 'column': 'c', 'bound': 'max'}");
        refused(ROWS, "W(t)[i, j] <= 1", "fact", "{'is': 'weight', 'matrix': 'W(t)', 'row': 'i', 'column': 'j', 'bound': 'upper'}");
        refused(ROWS, "sum(row(W(t), i)) = 1", "fact", "{'is': 'rows', 'matrix': 'W(t)', 'row': 'i'}");
        refused(ROWS, "dot(row(X, i), row(X, i)) = 1", "fact", "{'is': 'unit', 'tokens': 'X', 'row': 'i'}");
        refused(ROWS, "dot(row(X * B, i), row(X * B, j)) = dot(row(X, i), row(X, j))", "fact",
                "{'is': 'isometry', 'left': 'X', 'right': 'X', 'value': 'B', 'rows': ['i', 'j']}");
        refused(ROWS, "norm2(row(W(0) * X, i)) <= sum(row(W(0), i))", "fact", "{'is': 'triangle', 'matrix': 'W(0)', 'tokens': 'X', 'row': 'i'}");
        // eps may be negative: entries too
        refused(MASK + "e in (-1, 1) | A in stochastic(G, e) | i in 1..N", "A[i, i] >= 0", "fact", "{'is': 'weight', 'matrix': 'A', 'row': 'i', 'column': 'i', 'bound': 'lower'}");
    }

    @Test
    void indexIsNew() {
        Sequent p = step(ROWS, "max(x) <= u", "index", "{'names': ['k']}").getFirst();
        assertEquals("x[k] <= u", PropPrinter.text(p.conclusion()));
        Leaf k = p.leaves().getLast();
        assertTrue(k.integer() && k.indexOf().isPresent() && k.hull().toString().startsWith("[1,"));
        assertEquals("k <= N", PropPrinter.text(p.hypotheses().getLast()));
        assertEquals(List.of("u < x[k]"), texts(step(ROWS, "min(x) > u", "index", "{'names': ['k']}")));
        assertEquals(List.of("u <= dot(row(X, k), row(X, l))"), texts(step(ROWS, "phi(X) >= u", "index", "{'names': ['k', 'l']}")));
        assertEquals(List.of("x[k] <= max(x)"), texts(step(ROWS, "all(n in 1..N, x[n] <= max(x))", "index", "{'names': ['k']}")));
        refused(ROWS, "max(x) >= u", "index", "{'names': ['k']}");
        refused(ROWS, "max(x) <= u", "index", "{'names': ['i']}");
        refused(ROWS, "phi(X) <= u", "index", "{'names': ['k', 'l']}");
    }

    @Test
    void columnsAndPairs() {
        assertEquals(List.of("max(column(X, k)) - min(column(X, k)) <= u"), texts(step(ROWS, "mu(X) <= sqrt(N * d) / 2 * u", "columns", "{'matrix': 'X', 'bound': 'u', 'name': 'k'}")));
        refused(ROWS, "mu(X) <= sqrt(N * d) / 4 * u", "columns", "{'matrix': 'X', 'bound': 'u', 'name': 'k'}");
        refused(ROWS, "mu(X) < sqrt(N * d) / 2 * u", "columns", "{'matrix': 'X', 'bound': 'u', 'name': 'k'}");
        assertEquals(List.of("dot(row(X, k), row(X, k)) + dot(row(X, l), row(X, l)) - 2*dot(row(X, k), row(X, l)) <= u"),
                texts(step(ROWS, "mu(X)^2 <= N / 2 * u", "pairs", "{'matrix': 'X', 'bound': 'u', 'names': ['k', 'l']}")));
        refused(ROWS, "mu(X) <= N / 2 * u", "pairs", "{'matrix': 'X', 'bound': 'u', 'names': ['k', 'l']}");
    }

    @Test
    void centreNeedsOne() {
        String given = "N in 1..oo | G in digraphs(N) where quasiStronglyConnected(G)";
        Sequent p = step(given, "radius(G) <= N", "centre", "{'mask': 'G', 'name': 'c'}").getFirst();
        assertEquals(List.of("quasiStronglyConnected(G)", "c <= N", "isCentre(G, c)", "eccentricity(G, c) = radius(G)"), p.hypotheses().stream().map(PropPrinter::text).toList());
        refused("N in 1..oo | G in digraphs(N)", "N >= 1", "centre", "{'mask': 'G', 'name': 'c'}");
    }

    @Test
    void composeTakesApart() {
        assertEquals(List.of("max(product(A, s, s + t)*product(A, 0, s)*x) <= u", "0 <= s", "s <= s + t"),
                texts(step(ROWS, "max(product(A, 0, s + t) * x) <= u", "compose", "{'sequence': 'A', 'from': '0', 'middle': 's', 'to': 's + t'}")));
        refused(ROWS, "max(product(A, 1, s + t) * x) <= u", "compose", "{'sequence': 'A', 'from': '0', 'middle': 's', 'to': 's + t'}");
    }

    @Test
    void inductionOverFreeIntegers() {
        List<Sequent> p = step("a in (0, 1) | k in 2..oo", "a^k <= 1", "induction", "{'name': 'k'}");
        assertEquals(List.of("a^2 <= 1", "a^(k + 1) <= 1"), texts(p));
        assertEquals("a^k <= 1", PropPrinter.text(p.get(1).hypotheses().getLast()));
        refused("a in (0, 1) | k in 2..oo where k^2 <= 25", "a^k <= 1", "induction", "{'name': 'k'}");
        refused("a in (0, 1) | k in 2..9", "a^k <= 1", "induction", "{'name': 'k'}");
        refused("a in (0, 1) | k in integers", "a^k <= 1", "induction", "{'name': 'k'}");
        refused("a in (0, 1)", "a <= 1", "induction", "{'name': 'a'}");
        // what the sets of other names say of k is a hypothesis on k
        refused("k in 1..oo | x in vectors(k)", "max(x) <= k", "induction", "{'name': 'k'}");
        refused("k in 1..oo | G in digraphs(k)", "centres(G) <= k", "induction", "{'name': 'k'}");
        refused("N in 1..oo | k in 1..oo | G in digraphs(N) | A in stochastic(G, 1 / k) | i in 1..N", "A[i, i] >= 1 / k", "induction", "{'name': 'k'}");
    }

    /** The sets of generic names say something of eps: it may not be put elsewhere by itself. */
    @Test
    void anchorAndSubstituteLeaveWhatSetsMentionAlone() {
        String given = MASK + "i in 1..N | eps in (0, 1) | A in stochastic(G, eps)";
        refused(given, "A[i, i] >= eps", "substitute", "{'variable': 'eps', 'by': 'v^2', 'new': 'v', 'in': '(0, 1)', 'inverse': 'sqrt(eps)'}");
        refused("k in 1..oo", "k >= 1", "substitute", "{'variable': 'k', 'by': 'v^2', 'new': 'v', 'in': '[1, oo)', 'inverse': 'sqrt(k)'}");
        refused("k in 1..oo", "k >= 1", "anchor", "{'variable': 'k', 'at': '1'}");
    }

    @Test
    void instanceOfAHypothesis() {
        String given = "N in 1..oo | x in vectors(N) where all(n in 1..N, x[n] < 1) | y in vectors(N) | i in 1..N";
        assertEquals(List.of(), step(given, "x[i] < 1", "instance", "{'hypothesis': 0, 'at': 'i'}"));
        assertEquals(List.of(), step(given, "1 >= x[i]", "instance", "{'hypothesis': 0, 'at': 'i'}"));
        refused(given, "y[i] < 1", "instance", "{'hypothesis': 0, 'at': 'i'}");
        refused(given, "x[i] < 1", "instance", "{'hypothesis': 1, 'at': 'i'}");
        // one formula: not taken apart, not negated
        assertEquals(1, enter(given, "all(n in 1..N, x[n] < 1 and y[n] < 1)").goal().sequent().conclusion() instanceof Prop.All ? 1 : 0);
        assertThrows(ElaborationException.class, () -> enter(given, "not all(n in 1..N, x[n] < 1)"));
    }
}
