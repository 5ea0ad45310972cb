package org.certirank.prove;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.certirank.certificate.Data;
import org.certirank.eval.ElaborationException;
import org.certirank.eval.Value;
import org.certirank.exact.Rational;
import org.certirank.expr.Parser;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;
import org.certirank.prove.goal.Names;
import org.certirank.prove.goal.SeriesFacts;
import org.certirank.prove.rule.GenericFact;
import org.certirank.prove.rule.Hull;
import org.certirank.prove.rule.Induction;
import org.certirank.prove.rule.Leaf;
import org.certirank.prove.rule.Move;
import org.certirank.prove.rule.Rewrite;
import org.certirank.prove.rule.Sequent;
import org.certirank.prove.rule.Staircase;
import org.certirank.prove.rule.Support;
import org.certirank.prove.rule.Termwise;
import org.certirank.prove.witness.PointValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The nodes of docs/symbolic-sums.md and the rules on them: canonical forms, facts at random integers, steps that must not fit. */
class SeriesFactsTest {
    private final Terms terms = new Terms();
    private final Map<String, Term> leaves = new LinkedHashMap<>();
    private final Sequent goal = goal();
    private final Names names = names(goal);

    private Sequent goal() {
        Sequent s = new Sequent(terms, List.of(), List.of(), Props.TRUE);
        for (String n : List.of("a", "b", "m")) {
            s = s.with(new Leaf(leaf(n), Hull.REALS, false, List.of()).asInteger(Optional.empty()));
        }
        s = s.with(new Leaf(leaf("N"), Hull.REALS.above(Rational.of(2), true), false, List.of()).asInteger(Optional.empty()));
        return s.with(Leaf.index(leaf("i"), leaf("N"))).with(new Leaf(leaf("w"), Hull.REALS.above(Rational.ONE, false)));
    }

    private Term leaf(String name) {
        return leaves.computeIfAbsent(name, terms::leaf);
    }

    private Names names(Sequent under) {
        Map<String, Value> values = new HashMap<>();
        leaves.forEach((n, t) -> values.put(n, new Value.Num(t)));
        return new Names(terms, Map.of(), values).under(under);
    }

    private Term number(String text) {
        return names.number(Parser.parse(text));
    }

    private Sequent goal(String holds) {
        return goal.concluding(names.prop(Parser.parse(holds)));
    }

    private Move fact(String... data) {
        Data.Fields d = Data.NONE;
        for (int k = 0; k < data.length; k += 2) {
            d = d.with(data[k], data[k + 1]);
        }
        return SeriesFacts.read(names, d);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "sum(k in 1..N, k); sum(j in 1..2 * N - N, j)",
        "sum(k in a..b, sum(j in k..b, j * k)); sum(j in a + 1 - 1..b, sum(k in j..b, k * j))",
        "if(i < N, a, b); if(N - i > 0, a, b)",
        "if(not (i < N), a, b); if(N <= i, a, b)",
        "if(i <= N, a, b); if(i < N + 1, a, b)",
        "if(i = a, 1, 0); if(a = i, 1, 0)",
        "if(N >= 2, a, b); a",
        "if(i > 0 and N > 1, a, b); a",
        "sum(k in N..N, k * w); N * w",
        "sum(k in 1..3, k); 6",
        "sum(k in N..1, k); 0",
        "prod(k in N..1, k); 1",
        "sum(k in 1..N, if(k >= 1, k, 0)); sum(k in 1..N, k)",
        "norm2(vector(k in 1..N, k * w)); sqrt(sum(k in 1..N, (k * w)^2))",
        "(ones(N, N) * identity(N))[i, i]; sum(k in 1..N, if(k = i, 1, 0))",
        "transpose(matrix(k in 1..N, j in 1..N, k - 2 * j))[i, 1]; 1 - 2 * i",
        "row(uniform(complete(N)), i)[i]; 1 / N",
        "rank(matrix(k in 1..N, j in 1..N, k * j)); rank(matrix(p in 1..N, q in 1..N, p * q))"
    })
    void sameNodes(String one, String other) {
        // a factor 1 is folded away in one way of writing only where the spec language folds it
        assertSame(number(one), number(other.trim()));
    }

    @Test
    void differentNodes() {
        assertNotSame(number("sum(k in 1..N, k)"), number("sum(k in 1..N, N)"));
        assertNotSame(number("sum(k in 1..N, sum(j in 1..N, j - k))"), number("sum(k in 1..N, sum(j in 1..N, k - j))"));
        assertNotSame(number("rank(matrix(k in 1..N, j in 1..N, k - j))"), number("rank(matrix(k in 1..N, j in 1..N, j - k))"));
    }

    /** A sum put into the body of a sum keeps its own bound unknown. */
    @Test
    void nothingIsCaptured() {
        Term outer = number("sum(k in 1..N, sum(j in 1..N, a * j * k))");
        Term inside = number("sum(k in 1..N, sum(j in 1..N, j + k))");
        Term both = terms.substitute(outer, Map.of(leaf("a"), inside));
        assertEquals(value(both, Map.of("N", 3)), value(outer, Map.of("N", 3, "a", 36)));
    }

    private Rational value(Term t, Map<String, Integer> at) {
        Map<Term, Term> by = new HashMap<>();
        at.forEach((n, v) -> by.put(leaf(n), terms.constant(v)));
        Term v = terms.substitute(t, by);
        assertTrue(v.isConst(), v::toString);
        return v.value();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"1 / (k - N)", "sqrt(a)", "1 / k"})
    void bodiesHaveToBeDefined(String body) {
        assertThrows(ElaborationException.class, () -> number("sum(k in 0..N, " + body + ")"));
        assertThrows(ElaborationException.class, () -> number("rank(matrix(k in 1..N, j in 1..N, " + body.replace("k", "(k - 1)") + "))"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"ones(N)[N + 1]", "ones(N)[i - 1]", "ones(N)[a]", "ones(N, N)[i]^2", "vector(k in 2..N, k)[2]", "if(w > 2, 1, 0)", "matrix(k in 1..N, j in 1..N, k)^2",
        "max(ones(N))", "sum(k in 1..N, ones(N))", "ones(N) * ones(N)", "det(ones(N, N))", "sum(k in 1..w, k)"})
    void noMeaning(String text) {
        assertThrows(ElaborationException.class, () -> number(text));
    }

    /** Without an integer unknown everything is read as for known sizes. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"sum(k in 1..floor(w), k)", "vector(k in 1..floor(w), k)[1]", "if(floor(w) > 2, 1, 0)", "uniform(causal(floor(w)))[1, 1]", "ones(floor(w))[1]"})
    void onlyBesideIntegers(String text) {
        Sequent reals = new Sequent(terms, List.of(goal.leaves().getLast()), List.of(), Props.TRUE);
        assertThrows(ElaborationException.class, () -> names(reals).number(Parser.parse(text)));
    }

    /** Every fact is an identity wherever its conditions hold, seen at random integers by plain evaluation. */
    @Test
    void factsHoldAtRandomIntegers() {
        String body = "(k^2 - m * k + sum(j in k..b, j - if(j > m, a, k)))";
        List<Move> facts = List.of(
                fact("is", "then", "of", "if(a < b or m = a, a - 3, b)"), fact("is", "else", "of", "if(a < b and m != a, a - 3, b)"),
                fact("is", "append", "of", "sum(k in a..b, " + body + ")"), fact("is", "append", "of", "prod(k in a..b, " + body + ")"),
                fact("is", "prepend", "of", "sum(k in a..b, " + body + ")"), fact("is", "prepend", "of", "prod(k in a + m..b, " + body + ")"),
                fact("is", "empty", "of", "sum(k in a..b, " + body + ")"), fact("is", "empty", "of", "prod(k in a..m, k)"),
                fact("is", "join", "of", "sum(k in a..b, " + body + ")", "middle", "m"),
                SeriesFacts.read(names, Data.of("is", "linear").with("of", "sum(k in a..b, m * k^2 - 3)")
                        .with("terms", Data.list(List.of(Data.texts(List.of("m", "sum(k in a..b, k * k)")), Data.texts(List.of("-3", "sum(k in a..b, 1)")))))));
        SplittableRandom random = new SplittableRandom(34);
        int[] held = new int[facts.size()];
        for (int n = 0; n < 400; n++) {
            Map<Term, Term> at = new HashMap<>();
            List.of("a", "b", "m").forEach(x -> at.put(leaf(x), terms.constant(random.nextInt(-4, 6))));
            for (int k = 0; k < facts.size(); k++) {
                GenericFact f = (GenericFact) facts.get(k);
                if (f.conditions().stream().allMatch(c -> PointValues.constant(Props.substitute(terms, c, at)) == PointValues.Truth.TRUE)) {
                    held[k]++;
                    assertTrue(terms.substitute(f.difference(), at).isZero(), f.data() + " at " + at.values());
                }
            }
        }
        for (int k = 0; k < held.length; k++) {
            assertTrue(held[k] > 20, "fact " + k + " was tried");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "is|append|of|sum(k in 1..N, k); sum(k in 1..N, k) = sum(k in 1..N - 1, k) + N - 1",
        "is|append|of|sum(k in 1..N, k); sum(k in 1..N, k) >= sum(k in 1..N - 1, k) + N",
        "is|prepend|of|sum(k in 1..N, k); sum(k in 1..N, k) = sum(k in 2..N, k) + N",
        "is|then|of|if(i < a, 1, 2); if(i < a, 1, 2) = 2",
        "is|then|of|sum(k in 1..N, k); sum(k in 1..N, k) = 1",
        "is|append|of|if(i < a, 1, 2); if(i < a, 1, 2) = 1",
        "is|empty|of|prod(k in 1..a, k); prod(k in 1..a, k) = 0",
        "is|join|of|prod(k in 1..N, k)|middle|2; prod(k in 1..N, k) = prod(k in 1..2, k) * prod(k in 3..N, k)",
        "is|join|of|sum(k in 1..N, 1 / k)|middle|-5; sum(k in 1..N, 1 / k) = 0",
        "is|integers|less|i|greater|w; w - i - 1 >= 0",
        "is|integers|less|i|greater|N; N - i - 1 > 0",
        "is|integers|less|i|greater|N; N - i - 2 >= 0"
    })
    void factsThatDoNotFit(String data, String holds) {
        assertThrows(RuntimeException.class, () -> fact(data.split("\\|")).premises(goal(holds)));
    }

    @Test
    void supportAsksForZeros() {
        Support s = (Support) fact("is", "support", "of", "sum(k in 1..N, if(k < i, 0, k))", "from", "i", "to", "N", "name", "z");
        List<Sequent> p = s.premises(goal("sum(k in 1..N, if(k < i, 0, k)) = sum(k in i..N, if(k < i, 0, k))"));
        assertEquals(5, p.size());
        assertEquals(leaf("z"), p.get(3).leaves().getLast().term());
        assertTrue(p.get(3).leaves().getLast().indexOf().isEmpty());
        assertEquals(new Prop.Rel(Relation.LT, leaf("z"), leaf("i")), p.get(3).hypotheses().getLast());
    }

    @Test
    void termwiseAsksForOneRange() {
        assertThrows(Move.NotApplicable.class, () -> new Termwise(leaf("z")).premises(goal("sum(k in 1..N, k) = sum(k in 1..N + 1, k)")));
        assertThrows(Move.NotApplicable.class, () -> new Termwise(leaf("z")).premises(goal("sum(k in 1..N, k) < sum(k in 1..N, k + 1)")));
        assertThrows(Move.NotApplicable.class, () -> new Termwise(leaf("z")).premises(goal("prod(k in 1..N, k) = prod(k in 1..N, k + 1)")));
    }

    @Test
    void staircaseIsOfItsRank() {
        String m = "rank(matrix(k in 1..N, j in 1..N, if(k + j = N + 1, 1, 0)))";
        assertEquals(6, new Staircase(leaf("N"), leaf("y"), leaf("z")).premises(goal(m + " = N")).size());
        assertThrows(Move.NotApplicable.class, () -> new Staircase(leaf("N"), leaf("y"), leaf("z")).premises(goal(m + " = i")));
        assertThrows(Move.NotApplicable.class, () -> new Staircase(leaf("N"), leaf("y"), leaf("z")).premises(goal(m + " >= N")));
    }

    @Test
    void inductionUpToAnEnd() {
        List<Sequent> p = new Induction(leaf("i")).premises(goal("sum(k in 1..i, 1) = i"));
        assertEquals(new Prop.Rel(Relation.LE, terms.one(), leaf("N")), p.get(0).hypotheses().getFirst());
        assertTrue(p.get(0).leaves().stream().allMatch(l -> l.indexOf().isEmpty()));
        assertEquals(new Prop.Rel(Relation.LE, terms.add(leaf("i"), terms.one()), leaf("N")), p.get(1).hypotheses().getFirst());
        Sequent more = goal("sum(k in 1..i, 1) = i").assuming(new Prop.Rel(Relation.LT, leaf("i"), leaf("a")));
        assertThrows(Move.NotApplicable.class, () -> new Induction(leaf("i")).premises(more));
        assertThrows(Move.NotApplicable.class, () -> new Induction(leaf("N")).premises(goal("sum(k in 1..N, 1) = N")));
    }

    @Test
    void bodiesAreNotRewritten() {
        assertThrows(Move.NotApplicable.class, () -> new Rewrite(leaf("a"), leaf("b")).premises(goal("sum(k in 1..N, a * k) = m")));
        Sequent ends = new Rewrite(leaf("a"), leaf("b")).premises(goal("sum(k in 1..a, k) = m")).get(1);
        assertEquals(names.prop(Parser.parse("sum(k in 1..b, k) = m")), ends.conclusion());
    }
}
