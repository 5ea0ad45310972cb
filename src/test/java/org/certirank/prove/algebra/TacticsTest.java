package org.certirank.prove.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.certirank.prove.rule.Combine;
import org.certirank.prove.rule.Conjugate;
import org.certirank.prove.rule.Hull;
import org.certirank.prove.rule.Identity;
import org.certirank.prove.rule.Minor;
import org.certirank.prove.rule.Move;
import org.certirank.prove.rule.Sequent;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Textbook statements go through with the tactics alone; false ones do not, and no tactic proposes an exact move that does not apply. */
class TacticsTest {

    private record Case(String goal, Lab lab, int depth) { }

    private static Lab lab(String... leaves) {
        Lab lab = new Lab();
        for (String l : leaves) {
            lab.leaf(l.substring(0, l.indexOf(' ')), l.substring(l.indexOf(' ') + 1));
        }
        return lab;
    }

    private static Lab bidiagonal(Lab lab) {
        return lab.let("value", List.of("d", "w"), null, "matrix(a in 1..d, b in 1..d, if(a = b, 1, if(b = a + 1, w, 0)))")
                .let("pre", List.of("w", "X"), null, "uniform(causal(rows(X))) * X * value(columns(X), w)")
                .let("layer", List.of("w", "X"), null, "layernorm(pre(w, X))")
                .let("one", List.of("w", "x"), null, "layernorm(x * value(length(x), w))")
                .let("run", List.of("w", "v", "t"), "t", "if(t = 0, v, one(w, run(w, v, t - 1)))")
                .let("inv", List.of("w", "k"), null, "if(k = 0, 1, 1 / w^k)")
                .let("tower", List.of("N", "w"), null, "matrix(a in 1..N, b in 1..N, if(b < N - a + 1, 0, if(b = N - a + 1, (-1)^(a - 1) * inv(w, a - 1), "
                        + "(-1)^(a - 1) * sqrt(inv(w, 2 * (N - b)) - inv(w, 2 * (N - b + 1))))))");
    }

    private static Lab start(int d) {
        return bidiagonal(lab("w (1, oo)").vector("v", d, Hull.REALS).assume("v[1] != 0"));
    }

    @TestFactory
    Stream<DynamicTest> trueStatements() {
        return Stream.of(
                new Case("(x + y)^2 = x^2 + 2 * x * y + y^2", lab("x reals", "y reals"), 3),
                new Case("sqrt(x^2) = abs(x)", lab("x reals"), 4),
                new Case("sqrt(1/w^2 - 1/w^4) = sqrt(1 - 1/w^2) / w", lab("w (1, oo)"), 4),
                new Case("sqrt(1/w^2) = -1/w", lab("w (-oo, -1)"), 4),
                new Case("x^4 + 2 * x^2 * y^2 + y^4 = 1", lab("x reals", "y reals").assume("x^2 + y^2 = 1"), 3),
                new Case("norm2([x, y]) = 1", lab("x reals", "y reals").assume("x^2 + y^2 = 1"), 4),
                new Case("sqrt(s^2 * (1 - 1/w^2) + 1/w^2) = 1", lab("s [-1, 1]", "w (1, oo)").assume("(s + 1) * (s - 1) = 0"), 4),
                new Case("det(A * B) = det(A) * det(B)", new Lab().matrix("A", 4, 4).matrix("B", 4, 4), 3),
                new Case("(A * inverse(A))[1, 2] = 0", new Lab().matrix("A", 3, 3).assume("det(A) != 0"), 4),
                new Case("mu(X)^2 = (1/12) * sum(i in 1..6, sum(j in 1..6, norm2(X[i] - X[j])^2))", new Lab().matrix("X", 6, 6), 4),
                new Case("norm2(X[1] - X[1])^2 = norm2(X[1] - X[1])^2 / 2", new Lab().matrix("X", 1, 2), 3),
                new Case("s^9 / w^5 != 0", lab("s [-1, 1]", "w (1, oo)").assume("(s + 1) * (s - 1) = 0").assume("s != 0"), 4),
                new Case("x^8 != 0", lab("x reals").assume("x != 0"), 7),
                new Case("1 / x^3 != 0", lab("x reals").assume("x != 0"), 7),
                new Case("s^4 / w^6 > 0", lab("s [-1, 1]", "w (1, oo)").assume("(s + 1) * (s - 1) = 0"), 4),
                new Case("sqrt(s^2 / 4 + 3 * r^2 / 4) = 1", lab("s reals", "r reals").assume("(s + 1) * (s - 1) = 0").assume("r^2 = s^2"), 4),
                new Case("rank([[s, x], [0, s]]) = 2", lab("s [-1, 1]", "x reals").assume("(s + 1) * (s - 1) = 0"), 5),
                new Case("sqrt(x * y) <= (x + y) / 2", lab("x [0, oo)", "y [0, oo)"), 5),
                new Case("2 * x * y <= x^2 + y^2", lab("x reals", "y reals"), 3),
                new Case("dot(x, y)^2 <= dot(x, x) * dot(y, y)", new Lab().vector("x", 4, Hull.REALS).vector("y", 4, Hull.REALS), 3),
                new Case("x < z", lab("x reals", "y reals", "z reals").assume("x < y").assume("y <= z"), 3),
                new Case("x * y <= x", lab("x [0, 1]", "y [0, 1]"), 3),
                new Case("p * e * m + (1 - p * e) * M <= M", lab("p [0, 1]", "m reals", "M [m, oo)", "e [0, 1]"), 3),
                new Case("x + 1/x >= 2", lab("x (0, oo)"), 4),
                new Case("a + w - sqrt(1 + a^2) <= b + w - sqrt(1 + b^2)", lab("w (1, oo)", "a reals", "b [a, oo)"), 7),
                new Case("(1 - e^r)^(1/r) <= (1 - e^q)^(1/q)", lab("e (0, 1)", "r [1, oo)", "q [r, oo)"), 6),
                new Case("(1 - a^r)^(1/r) > (1 - b^r)^(1/r)", lab("r [1, oo)", "a (0, 1)", "b (a, 1)"), 6),
                new Case("tanh(x) <= x", lab("x [0, oo)"), 5),
                new Case("abs(tanh(x)) <= abs(x)", lab("x reals"), 6),
                new Case("tanh(y) - tanh(x) <= y - x", lab("x reals", "y [x, oo)"), 5),
                new Case("x - x^3 / 3 <= tanh(x)", lab("x [0, oo)"), 7),
                new Case("exp(x) >= 1 + x", lab("x reals"), 6),
                new Case("log(x) <= x - 1", lab("x (0, oo)"), 6),
                new Case("2 * (p - q)^2 <= p * log(p / q) + (1 - p) * log((1 - p) / (1 - q))", lab("p (0, 1)", "q (0, 1)"), 6),
                new Case("-(p * log(p)) - (1 - p) * log(1 - p) <= log(2)", lab("p (0, 1)"), 7),
                new Case("max(x) <= log(sum(j in 1..3, exp(x[j])))", new Lab().vector("x", 3, Hull.REALS), 6),
                new Case("log(sum(j in 1..3, exp(x[j]))) <= max(x) + log(3)", new Lab().vector("x", 3, Hull.REALS), 7),
                new Case("softmax(x)[1] < softmax([x[1] + h, x[2], x[3]])[1]", new Lab().vector("x", 3, Hull.REALS).leaf("h", "(0, oo)"), 6),
                new Case("x^3 <= y^3", lab("x [0, oo)", "y [x, oo)"), 5),
                new Case("rank([[1, x], [-x, 1]]) = 2", lab("x (0, oo)"), 4),
                new Case("norm2(tower(8, w)[8]) = 1", bidiagonal(lab("w (1, oo)")), 5),
                new Case("layer(w, tower(8, w))[7, 4] = tower(8, w)[7, 4]", bidiagonal(lab("w (1, oo)")), 5),
                new Case("rank(tower(8, w)) = 8", bidiagonal(lab("w (1, oo)")), 6),
                new Case("one(w, v)[5] / one(w, v)[1] = w * v[4] / v[1] + v[5] / v[1]", start(8), 4),
                new Case("run(w, v, 8)[3] / run(w, v, 8)[1] = v[3] / v[1] + 8 * w * v[2] / v[1] + 28 * w^2", start(8), 4),
                new Case("dot(run(w, v, 3), run(w, v, 3)) = 1", start(8), 4)
        ).map(c -> DynamicTest.dynamicTest(c.goal(), () -> {
            Lab.Search s = new Lab.Search(Tactics.all(Lab.ORACLE));
            assertTrue(s.prove(c.lab().goal(c.goal()), c.depth()).isPresent(), "not proved");
            assertEquals(List.of(), s.refused());
        }));
    }

    @TestFactory
    Stream<DynamicTest> falseStatements() {
        return Stream.of(
                new Case("sqrt(x^2) = x", lab("x reals"), 3),
                new Case("abs(x) = x", lab("x reals"), 3),
                new Case("x / x = 1", lab("x [-1, 1]"), 3),
                new Case("(x^2 - 1) / (x - 1) = x + 1", lab("x reals"), 3),
                new Case("x^0 = 1", lab("x reals"), 3),
                new Case("x^2 >= x", lab("x reals"), 3),
                new Case("x^2 > 0", lab("x reals"), 3),
                new Case("2 * x * y < x^2 + y^2", lab("x reals", "y reals"), 3),
                new Case("x + 1/x > 2", lab("x (0, oo)"), 3),
                new Case("exp(x) > 1 + x", lab("x reals"), 3),
                new Case("tanh(x) <= x", lab("x reals"), 3),
                new Case("log(x) <= x - 2", lab("x (0, oo)"), 3),
                new Case("max(x, y) <= x", lab("x reals", "y reals"), 3),
                new Case("rank([[1, x], [x, 1]]) = 2", lab("x (0, oo)"), 3),
                new Case("x < y", lab("x reals", "y reals").assume("x <= y"), 3),
                new Case("x = 1", lab("x reals").assume("x^2 = 1"), 3),
                new Case("sqrt(x - x) / sqrt(x - x) = 1", lab("x reals"), 3),
                new Case("floor(x) = x", lab("x [0, 2]"), 3)
        ).map(c -> DynamicTest.dynamicTest(c.goal(), () -> {
            Sequent goal = c.lab().goal(c.goal());
            assertFalse(new Blind(Tactics.all(Lab.ORACLE)).prove(goal, c.depth()).isPresent(), "proved");
        }));
    }

    /** The search without the look at sample points, so that it is the rules that stop it. */
    private static final class Blind extends Lab.Search {
        Blind(List<Tactic> tactics) {
            super(tactics);
        }

        @Override
        boolean looksFalse(Sequent goal) {
            return false;
        }
    }

    private static <M extends Move> M only(Class<M> kind, Tactic t, Sequent goal) {
        List<Move> moves = t.moves(goal);
        assertFalse(moves.isEmpty(), () -> t.name() + " has nothing to propose for " + goal.conclusion());
        return kind.cast(moves.getFirst());
    }

    @Test
    void identitySaysWhichRootsItNeeds() {
        Lab lab = lab("w (1, oo)");
        Sequent goal = lab.goal("sqrt(1/w^2 - 1/w^4) * w + sqrt(w^2) = sqrt(1 - 1/w^2) + w");
        Identity m = only(Identity.class, new IdentityTactic(Lab.ORACLE), goal);
        assertEquals(2, m.roots().size());
        assertEquals(0, m.equations().size());
    }

    @Test
    void cofactorsOfTriangularRelations() {
        Lab lab = lab("a reals", "b reals", "c reals").assume("a^2 = 1").assume("b = a * c");
        Identity m = only(Identity.class, new IdentityTactic(Lab.ORACLE), lab.goal("b^2 = c^2"));
        assertEquals(2, m.equations().size());
        m.premises(lab.goal("b^2 = c^2"));
    }

    @Test
    void conjugateOfTheSmallerSide() {
        Sequent goal = lab("y reals").goal("sqrt(1 + y^2) - y > 0");
        Conjugate m = only(Conjugate.class, new ConjugateTactic(), goal);
        assertEquals(lab("y reals").term("y + sqrt(1 + y^2)").toString().length(), m.by().toString().length());
    }

    @Test
    void squaresAreReadOffTheFactorisation() {
        Sequent goal = lab("p (0, 1)", "q (0, 1)").goal("(q^2 - 2 * q * p + p^2) * (1 - 4 * q + 4 * q^2) / (q * (1 - q)) >= 0");
        Combine m = only(Combine.class, new CombineTactic(Lab.ORACLE), goal);
        assertTrue(m.factor().isPresent());
        assertEquals(1, m.terms().size());
        assertTrue(m.terms().getFirst().square().isPresent());
    }

    @Test
    void minorAvoidsDependentRows() {
        Sequent goal = lab("x (0, oo)").goal("rank([[1, x, 0], [2, 2 * x, 0], [0, 0, x]]) >= 2");
        Minor m = only(Minor.class, new MinorTactic(), goal);
        assertTrue(m.rows().contains(3));
        assertTrue(m.columns().contains(3));
    }

    @Test
    void sameGoalSameMoves() {
        for (int i = 0; i < 2; i++) {
            List<String> texts = Stream.generate(() -> lab("p (0, 1)", "q (0, 1)").goal("2 * p * q <= p^2 + q^2 + p * (1 - p)")).limit(2)
                    .map(g -> Tactics.all(Lab.ORACLE).stream().flatMap(t -> t.moves(g).stream()).map(m -> m.rule() + m.data()).toList().toString()).toList();
            assertEquals(texts.get(0), texts.get(1));
        }
    }
}
