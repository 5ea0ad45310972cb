package org.certirank.check;

import static org.certirank.check.CheckerLab.box;
import static org.certirank.check.CheckerLab.given;
import static org.certirank.check.CheckerLab.intro;
import static org.certirank.check.CheckerLab.step;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Products of sequences, eccentricities, and the sets weighted and orthogonal, for known sizes. */
class CheckerProductsTest {
    private static final String MEMBERS = "'values':{'A':['[[1, 1], [0, 1]]','[[0, 1], [1, 0]]','[[2, 0], [0, 3]]']}";

    /** A(0), A(1), A(2) = A(3) = ...: the formula is about known numbers then. */
    private static CheckerLab sequence(String formula) { return given("exists A in sequences(matrices(2, 2))").holds(formula); }

    @Test
    void laterMembersStandToTheLeft() {
        // A(1) A(0) = [[0, 1], [1, 1]]; A(2) A(1) A(0) = [[0, 2], [3, 3]]; A(3) of that: [[0, 4], [9, 9]]
        String[] truths = {"product(A, 0, 2) = [[0, 1], [1, 1]]", "product(A, 0, 3) = [[0, 2], [3, 3]]", "product(A, 0, 4) = [[0, 4], [9, 9]]",
            "product(A, 1, 2) = [[0, 1], [1, 0]]", "product(A, 1, 1) = identity(2)", "product(A, 3, 0) = identity(2)", "product(A, 2, -5) = identity(2)",
            "product(A, 0, 3) = product(A, 1, 3) * product(A, 0, 1)"};
        for (String truth : truths) sequence(truth).proves(box(), step("witness", "0", MEMBERS));
        for (String wrong : new String[] {"product(A, 0, 2) = [[1, 1], [1, 0]]", "product(A, 0, 3) = product(A, 0, 1) * product(A, 1, 3)"}) {
            sequence(wrong).rejects("step 0 (box)", box(), step("witness", "0", MEMBERS));
        }
        sequence("product(A, -1, 2) = product(A, -1, 2)").rejects("step 0 (box)", box(), step("witness", "0", MEMBERS)); // undefined
        sequence("product(A, 1/2, 2) = identity(2)").rejects("expected a known integer", box(), step("witness", "0", MEMBERS));
        given("exists A in sequences(matrices(1, 2))").holds("product(A, 0, 1) = [[1, 2]]").rejects("expected a square matrix", box(), step("witness", "0", "'values':{'A':['[[1, 2]]']}"));
        given("exists A in sequences(matrices(1, 1))").holds("product(A, 0, 1000000000) = [[1]]")
                .declines("a product of more than 10000 matrices", box(), step("witness", "0", "'values':{'A':['[[1]]']}"));
        String unread = "malformed"; // the sorts: a sequence of matrices, two numbers
        for (String bad : new String[] {"product(A, 0) = A(0)", "product(A(0), 0, 1) = A(0)", "product(A, A(0), 1) = A(0)"}) {
            assertTrue(sequence(bad).check(sequence(bad).certificate(box(), step("witness", "0", MEMBERS))) instanceof Verdict.Fault, unread + bad);
        }
    }

    @Test
    void productsReadTheirMembers() {
        CheckerLab lab = given("forall A in sequences(matrices(1, 1, [0, 1/2]))").holds("product(A, 0, 3)[1, 1] <= 1/8 and product(A, 0, 3)[1, 1] = A(2)[1, 1] * A(1)[1, 1] * A(0)[1, 1]");
        lab.proves(box(), step("identity", "", ""), step("both", "0,1", ""), intro(2, "'A':['[[1/2]]']"));
        given("forall A in sequences(matrices(1, 1, [0, 1/2]))").holds("product(A, 0, 3)[1, 1] < 1/8").rejects("does not decide", box(), intro(0, "'A':['[[1/2]]']"));
    }

    @Test
    void eccentricities() {
        String[] truths = {"eccentricity(causal(3), 1) = 1", "eccentricity(digraph(4, [[1, 2], [2, 3], [3, 4]]), 1) = 3", "eccentricity(complete(1), 1) = 0",
            "eccentricity(window(5, 1), 3) = 2 and eccentricity(window(5, 1), 1) = 4"};
        for (String truth : truths) given("forall n in 1..1").holds(truth).proves(step("enumerate", "", "'instances':1"));
        given("forall n in 1..1").holds("eccentricity(causal(3), 2) >= 0").rejects("is undefined", step("enumerate", "", "'instances':1"));
        given("forall n in 1..1").holds("eccentricity(causal(3), 4) >= 0").rejects("the index 4 is not between", step("enumerate", "", "'instances':1"));
        given("forall G in digraphs(3) where quasiStronglyConnected(G)").holds("min(i in 1..3, if(isCentre(G, i), eccentricity(G, i), 9)) = radius(G)")
                .proves(step("enumerate", "", "'instances':51"));
    }

    @Test
    void weighted() {
        String point = "'A':'[[1, 0], [7, 1/2]]'";
        given("forall A in weighted(causal(2), 1/4)").holds("A[2, 1] >= 1/4 and A[1, 2] = 0").proves(box(), step("both", "0,0", ""), intro(1, point));
        given("forall A in weighted(causal(2), 1/4)").holds("A[2, 1] <= 1").rejects("does not decide", box(), intro(0, point)); // as stochastic would give
        given("forall A in weighted(causal(2), 1/4)").holds("A[2, 1] + A[2, 2] = 1").rejects("hypothesis 1 does not exist, there are 0", step("hypothesis", "", "'index':1"), intro(0, point));
        given("forall e in (0, 1/2)", "forall A in weighted(causal(2), e)").holds("A[2, 1] >= e").proves(step("hypothesis", "", "'index':1"), intro(0, "'e':'1/4'," + point));
        given("forall e in [-1, 1]", "forall A in weighted(causal(2), e)").holds("A[2, 1] >= 0").rejects("does not decide", box(), intro(0, "'e':'1/4'," + point));
        CheckerLab member = given("exists A in weighted(causal(2), 1/4)").holds("A[2, 1] > 6");
        member.proves(box(), step("both", "0,0,0,0", ""), step("witness", "1", "'values':{" + point + "}"));
        member.rejects("off the mask and not 0", box(), step("witness", "0", "'values':{'A':'[[1, 1], [7, 1]]'}"));
        member.rejects("step 0 (box)", box(), step("both", "0,0,0,0", ""), step("witness", "1", "'values':{'A':'[[1, 0], [7, 1/5]]'}"));
        // a mask without edges asks eps nothing, but it has to be defined
        given("exists A in weighted(digraph(1), 1/0)").holds("A[1, 1] = 0").rejects("step 0 (box)", box(), step("both", "0,0", ""), step("witness", "1", "'values':{'A':'[[0]]'}"));
        given("forall x in [0, 1]", "forall A in weighted(digraph(1), 1/x)").holds("A[1, 1] = 0").rejects("asks for 2", box(), intro(0, "'x':'1','A':'[[0]]'"));
    }

    @Test
    void orthogonal() {
        String turn = "'[[3/5, 4/5], [-4/5, 3/5]]'";
        CheckerLab lab = given("forall V in orthogonal(2)").holds("V[1, 1] <= 1 and V[1, 1]^2 + V[1, 2]^2 = 1 and V[1, 1] * V[2, 1] + V[1, 2] * V[2, 2] = 0 and V[2, 1]^2 + V[2, 2]^2 = 1");
        lab.proves(box(), step("hypothesis", "", "'index':0"), step("hypothesis", "", "'index':1"), step("hypothesis", "", "'index':2"), step("both", "0,1,2,3", ""), intro(4, "'V':" + turn));
        lab.rejects("the point is not certainly in the domain", box(), intro(0, "'V':'[[1, 0], [1, 0]]'"));
        lab.rejects("the value is no 2 x 2 matrix", box(), intro(0, "'V':'[[1]]'"));
        given("exists V in orthogonal(2)").holds("V[1, 2] > 0").proves(box(), step("both", "0,0,0,0", ""), step("witness", "1", "'values':{'V':" + turn + "}"));
        given("exists V in orthogonal(2)").holds("V[1, 2] > 0").rejects("step 0 (box)", box(), step("both", "0,0,0,0", ""), step("witness", "1", "'values':{'V':'[[3/5, 4/5], [4/5, 3/5]]'}"));
        given("forall V in sequences(orthogonal(1))").holds("product(V, 0, 2)[1, 1] <= 1").proves(box(), intro(0, "'V':['[[-1]]']"));
    }

    @Test
    void scopeNamesTheSets() {
        String spec = given("forall e in (0, 1)", "forall A in sequences(weighted(causal(2), e))", "forall V in orthogonal(2)").holds("product(A, 0, 1) = V").spec();
        String scope = Checker.scope(spec.getBytes(StandardCharsets.UTF_8), "c");
        assertTrue(scope.contains("A in sequences(weighted(causal(2), e)), for all V in orthogonal(2), (product(A, 0, 1) = V)"), scope);
    }

    @Test
    void normsOfOneByOneMatrices() {
        for (String name : new String[] {"spectralNorm", "sigmaMin", "spectralRadius"}) {
            String point = "'x':'-1'";
            given("forall x in [-2, 1]").holds(name + "([[x]]) = abs(x)").proves(step("identity", "", ""), intro(0, point));
            given("forall x in [-2, 1]").holds(name + "([[x]]) <= 2").proves(box(), intro(0, point));
            given("forall x in [-2, 1]").holds(name + "([[x]]) = x").rejects("normal form is not zero", step("identity", "", ""), intro(0, point));
            given("forall x in [-2, 1]").holds(name + "([[x]]) <= 1").rejects("does not decide", box(), intro(0, point));
            given("exists x in [-2, 1]").holds(name + "([[x]]) = 3/2").proves(box(), step("both", "0,0,0", ""), step("witness", "1", "'values':{'x':'-3/2'}"));
            // undefined where the entry is
            given("forall x in [-2, 1]").holds(name + "([[1/x]]) >= 0").rejects("does not decide", box(), intro(0, point));
            String larger = name + (name.equals("spectralRadius") ? "([[x, 0], [0, x]])" : "([[x], [0]])");
            given("forall x in [-2, 1]").holds(larger + " = abs(x)").rejects("normal form is not zero", step("identity", "", ""), intro(0, point));
        }
        given("forall x in [-2, 1]").holds("stableRank([[x]]) = abs(x)").rejects("normal form is not zero", step("identity", "", ""), intro(0, "'x':'-1'"));
        given("forall n in 1..1").holds("spectralRadius([[1, 2]]) >= 0").rejects("expected a square matrix", step("enumerate", "", "'instances':1"));
    }
}
