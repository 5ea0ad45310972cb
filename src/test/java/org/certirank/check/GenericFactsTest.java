package org.certirank.check;

import static org.certirank.check.CheckerLab.box;
import static org.certirank.check.CheckerLab.given;
import static org.certirank.check.CheckerLab.step;

import org.junit.jupiter.api.Test;

/** Each kind of the rule fact: where it holds, and what would follow without one of its conditions. */
class GenericFactsTest {
    private static void fact(String data, String holds, String... premises) { GenericLab.proves("fact", "'is':" + data, holds, premises); }
    private static void not(String reason, String data, String holds, String... premises) { GenericLab.rejects("fact", reason, "'is':" + data, holds, premises); }
    private static String hypothesis(int k) { return step("hypothesis", "", "'index':" + k); }

    @Test
    void entry() {
        fact("'entry','vector':'x','index':'i','bound':'max'", "x[i] <= max(x)");
        fact("'entry','vector':'W * x','index':'i','bound':'min'", "(W * x)[i] >= min(W * x)");
        fact("'entry','vector':'column(Y, 2)','index':'i','bound':'max'", "max(column(Y, 2)) - Y[i, 2] >= 0");
        not("normal form is not zero", "'entry','vector':'x','index':'i','bound':'min'", "x[i] <= max(x)");
        not("normal form is not zero", "'entry','vector':'x','index':'i','bound':'max'", "x[i] >= max(x)");
        not("normal form is not zero", "'entry','vector':'x','index':'j','bound':'max'", "x[i] <= max(x)");
        not("the conclusion is strict", "'entry','vector':'x','index':'i','bound':'max'", "x[i] < max(x)");
        not("the conclusion is not certainly defined", "'entry','vector':'x','index':'i','bound':'max'", "x[i] + (1/y - 1/y) <= max(x)");
        not("expected one inequality", "'entry','vector':'x','index':'i','bound':'max'", "x[i] = max(x)");
        not("is no index of N", "'entry','vector':'x','index':'s','bound':'max'", "x[i] <= max(x)");
        not("not generic of the sort V", "'entry','vector':'Y','index':'i','bound':'max'", "x[i] <= max(x)");
        not("no such data", "'entry','vector':'x','index':'i','bound':'max','row':'i'", "x[i] <= max(x)");
        not("1 premises, but the rule asks for 0", "'entry','vector':'x','index':'i','bound':'max'", "x[i] <= max(x)", box());
    }

    @Test
    void average() {
        for (String w : new String[] {"W", "product(A, s, t)", "A(t)", "A(1) * W * A(0)", "identity(N)"}) {
            String in = "(" + w + ")[i, j]", of = w.equals("identity(N)") ? "x[i]" : "(" + w + " * x)[i]";
            fact("'average','matrix':'" + w + "','vector':'x','row':'i','column':'j','bound':'max'", of + " <= " + in + " * x[j] + (1 - " + in + ") * max(x)");
            fact("'average','matrix':'" + w + "','vector':'x','row':'i','column':'j','bound':'min'", of + " >= " + in + " * x[j] + (1 - " + in + ") * min(x)");
        }
        for (String w : new String[] {"C(0)", "B(0)", "D(0)", "A(0) * C(0)", "U"}) {
            String in = "(" + w + ")[1, 1]", x = w.equals("U") ? "column(U, 1)" : "x", row = w.equals("U") ? "'1'" : "'i'";
            not("is not stochastic", "'average','matrix':'" + w + "','vector':'" + x + "','row':" + row + ",'column':" + row + ",'bound':'max'", "y <= y");
        }
        not("normal form is not zero", "'average','matrix':'W','vector':'x','row':'i','column':'j','bound':'min'", "(W * x)[i] <= W[i, j] * x[j] + (1 - W[i, j]) * max(x)");
        not("j is no index of 3", "'average','matrix':'W','vector':'column(U, 1)','row':'i','column':'j','bound':'min'", "y <= y");
    }

    @Test
    void weight() {
        fact("'weight','matrix':'product(C, s, t)','row':'i','column':'j','bound':'lower'", "product(C, s, t)[i, j] >= 0");
        fact("'weight','matrix':'W * A(0)','row':'i','column':'j','bound':'upper'", "(W * A(0))[i, j] <= 1");
        not("is not non-negative", "'weight','matrix':'B(0)','row':'i','column':'j','bound':'lower'", "B(0)[i, j] >= 0");
        not("is not non-negative", "'weight','matrix':'C(1) * B(0)','row':'i','column':'j','bound':'lower'", "(C(1) * B(0))[i, j] >= 0");
        not("is not stochastic", "'weight','matrix':'C(0)','row':'i','column':'j','bound':'upper'", "C(0)[i, j] <= 1");
    }

    @Test
    void rows() {
        fact("'rows','matrix':'product(A, 1, t)','row':'i'", "1 = sum(row(product(A, 1, t), i))");
        not("is not stochastic", "'rows','matrix':'C(0)','row':'i'", "sum(row(C(0), i)) = 1");
        not("normal form is not zero", "'rows','matrix':'W','row':'j'", "sum(row(W, i)) = 1");
        not("expected an equality", "'rows','matrix':'W','row':'i'", "sum(row(W, i)) <= 1");
    }

    private static String walk(String sequence, String length, String by) {
        return "'walk','sequence':'" + sequence + "','from':'s','to':'t','row':'i','column':'j','length':'" + length + "','by':'" + by + "'";
    }

    @Test
    void walk() {
        String holds = "distance(G, j, i) <= t - s => product(C, s, t)[i, j] >= e^(t - s)";
        String[] proof = {box(), hypothesis(5), step("fact", "0,1", "'is':" + walk("C", "t - s", "distance")), step("imply", "2,0", "")};
        GenericLab.proves(holds, proof);
        GenericLab.proves(holds.replace("distance(G, j, i)", "eccentricity(G, j)"), box(), hypothesis(5), step("fact", "0,1", "'is':" + walk("C", "t - s", "eccentricity")), step("imply", "2,0", ""));
        GenericLab.rejects("step 1 (box)", "product(C, s, t)[i, j] >= e^(t - s)", box(), box(), step("fact", "0,1", "'is':" + walk("C", "t - s", "distance"))); // not far enough
        // the eccentricity of i says nothing of ways from j
        GenericLab.rejects("does not follow from hypothesis 5", holds.replace("distance(G, j, i)", "eccentricity(G, i)"), box(), hypothesis(5),
                step("fact", "0,1", "'is':" + walk("C", "t - s", "eccentricity")), step("imply", "2,0", ""));
        not("for the length", walk("C", "t - s + 1", "distance"), "product(C, s, t)[i, j] >= e^(t - s + 1)", box(), box());
        not("for the length", walk("C", "t", "distance"), "product(C, s, t)[i, j] >= e^t", box(), box());
        not("step 0 (box)", walk("B", "t - s", "distance"), "product(B, s, t)[i, j] >= d^(t - s)", box(), box()); // d > 0
        not("is not from stochastic or weighted", walk("D", "t - s", "distance"), "product(D, s, t)[i, j] >= e^(t - s)", box(), box());
        not("is not certainly defined", walk("C", "t - s + 1/y - 1/y", "distance"), "product(C, s, t)[i, j] >= e^(t - s)", box(), box());
        not("the conclusion is strict", walk("C", "t - s", "distance"), "product(C, s, t)[i, j] > e^(t - s)", box(), box());
    }

    /** A(1) A(0) is the identity for the exchange of two nodes without self-loops. */
    @Test
    void walkNeedsSelfLoops() {
        for (String loops : new String[] {"", ", [1, 1], [2, 2]"}) {
            CheckerLab lab = given("forall A in sequences(stochastic(digraph(2, [[1, 2], [2, 1]" + loops + "]), 1/2))").holds("product(A, 0, 2)[1, 2] >= (1/2)^2");
            String[] steps = {box(), step("fact", "0,0", "'is':'walk','sequence':'A','from':'0','to':'2','row':'1','column':'2','length':'2','by':'distance'"),
                step("generic", "1", loops.isEmpty() ? "'point':{'A':['[[0, 1], [1, 0]]']}" : "'point':{'A':['[[1/2, 1/2], [1/2, 1/2]]']}")};
            if (loops.isEmpty()) lab.rejects("the mask lacks self-loops", steps);
            else lab.proves(steps);
        }
    }

    @Test
    void loops() {
        String data = "'loops','sequence':'C','from':'s','to':'t','index':'i','weights':'prod(n in s..t - 1, C(n)[i, i])'", holds = "product(C, s, t)[i, i] >= prod(k in s..t - 1, C(k)[i, i])";
        fact(data, holds, hypothesis(1));
        not("step 0 (box)", data, holds, box()); // s <= t
        not("is not non-negative", data.replace("C", "B"), holds.replace("C", "B"), hypothesis(1));
        not("are not the product of the entries", data.replace("n)[i, i]", "n)[j, j]"), "product(C, s, t)[i, i] >= prod(k in s..t - 1, C(k)[j, j])", hypothesis(1));
        not("are not the product of the entries", data.replace("t - 1", "t - 2"), "product(C, s, t)[i, i] >= prod(k in s..t - 2, C(k)[i, i])", hypothesis(1));
        not("are not the product of the entries", data.replace("in s", "in s + 1"), "product(C, s, t)[i, i] >= prod(k in s + 1..t - 1, C(k)[i, i])", hypothesis(1));
        not("are not the product of the entries", data.replace("n)[i", "n + 1)[i"), "product(C, s, t)[i, i] >= prod(k in s..t - 1, C(k + 1)[i, i])", hypothesis(1));
        not("are not the product of the entries", data.replace("prod(n in s..t - 1, C(n)[i, i])", "y"), "product(C, s, t)[i, i] >= y", hypothesis(1));
    }

    @Test
    void bilinear() {
        String holds = "dot(row(W * X, i), row(W * X, j)) >= W[i, c] * W[j, c] * dot(row(X, c), row(X, c)) + (sum(row(W, i)) * sum(row(W, j)) - W[i, c] * W[j, c]) * phi(X)";
        String data = "'bilinear','matrix':'W','tokens':'X','rows':['i','j'],'column':'c'";
        fact(data, holds);
        fact(data.replace("W", "C(0)").replace("X", "Y"), holds.replace("W", "C(0)").replace("X", "Y"));
        not("is not non-negative", data.replace("W", "B(0)"), holds.replace("W", "B(0)"));
        not("normal form is not zero", data.replace("'i','j'", "'i','i'"), holds);
        not("expected two rows", data.replace("'i','j'", "'i'"), holds);
        not("do not fit", data.replace("'X'", "'U'"), holds);
    }

    @Test
    void unitRows() {
        fact("'triangle','matrix':'C(t)','tokens':'X','row':'i'", "norm2(row(C(t) * X, i)) <= sum(row(C(t), i))");
        not("is not from sphereRows", "'triangle','matrix':'C(t)','tokens':'Y','row':'i'", "norm2(row(C(t) * Y, i)) <= sum(row(C(t), i))");
        not("is not non-negative", "'triangle','matrix':'B(t)','tokens':'X','row':'i'", "norm2(row(B(t) * X, i)) <= sum(row(B(t), i))");
        fact("'unit','tokens':'X','row':'i'", "dot(row(X, i), row(X, i)) = 1");
        not("is not from sphereRows", "'unit','tokens':'Y','row':'i'", "dot(row(Y, i), row(Y, i)) = 1");
        not("is not from sphereRows", "'unit','tokens':'W * X','row':'i'", "dot(row(W * X, i), row(W * X, i)) = 1");
        fact("'norm','vector':'row(Y, i)'", "norm2(row(Y, i))^2 = dot(row(Y, i), row(Y, i))");
        not("normal form is not zero", "'norm','vector':'x'", "norm2(x) = dot(x, x)");
        not("normal form is not zero", "'norm','vector':'x'", "norm2(x)^2 = dot(x, z)");
        fact("'least','tokens':'Y','rows':['i','j']", "phi(Y) <= dot(row(Y, j), row(Y, i))");
        not("normal form is not zero", "'least','tokens':'Y','rows':['i','j']", "phi(X) <= dot(row(Y, j), row(Y, i))");
    }

    @Test
    void isometryAndScaled() {
        String holds = "dot(row(Y * V, i), row(W * X * V, j)) = dot(row(Y, i), row(W * X, j))", data = "'isometry','left':'Y','right':'W * X','value':'V','rows':['i','j']";
        fact(data, holds);
        not("is not from orthogonal", data.replace("V", "U"), holds.replace("V", "U"));
        not("do not fit", data.replace("'Y'", "'W'"), "dot(row(W, i), row(W, j)) = 0");
        fact("'scaled','tokens':'Y','value':'U'", "mu(Y * U) <= mu(Y) * spectralNorm(U)");
        not("normal form is not zero", "'scaled','tokens':'Y','value':'U'", "mu(Y * U) <= mu(Y)");
        not("do not fit", "'scaled','tokens':'U','value':'Y'", "mu(U * Y) <= mu(U)".replace("mu(U * Y)", "y"));
    }

    @Test
    void powers() {
        String data = "'power','base':'e','exponent':'s + t','left':'s','right':'t'";
        fact(data, "e^(s + t) = e^s * e^t", box());
        not("step 0 (box)", data.replace("'e'", "'d'"), "d^(s + t) = d^s * d^t", box()); // u > 0
        not("for the exponents", data.replace("'s + t'", "'s * t'"), "e^(s * t) = e^s * e^t", box());
        not("1/d' is not certainly defined", data.replace("'s + t'", "'t + 1/d'").replace("'s'", "'1/d'"), "e^(t + 1/d) = e^(1/d) * e^t", box());
        // e^(1/d - 1/d + s) is not e^s where d = 0
        not("the conclusion is not certainly defined", "'power','base':'e','exponent':'s','left':'s','right':'0'", "e^s = e^s * e^0 + (1/d - 1/d)", box());
    }

    @Test
    void floors() {
        fact("'floor','of':'y / 2','bound':'lower'", "floor(y / 2) <= y / 2", box());
        fact("'floor','of':'y','bound':'upper'", "floor(y) + 1 > y");
        not("the conclusion is strict", "'floor','of':'y','bound':'lower'", "floor(y) < y");
        not("normal form is not zero", "'floor','of':'y','bound':'upper'", "floor(y) + 1/2 >= y");
        not("0 premises, but the rule asks for 1", "'floor','of':'1 / d','bound':'lower'", "floor(1 / d) <= 1 / d");
        not("step 0 (box)", "'floor','of':'1 / d','bound':'lower'", "floor(1 / d) <= 1 / d", box());
    }

    @Test
    void distances() {
        fact("'radius','mask':'G','node':'i'", "radius(G) <= eccentricity(G, i)");
        not("normal form is not zero", "'radius','mask':'G','node':'i'", "radius(G) >= eccentricity(G, i)");
        fact("'distance','mask':'G','from':'j','to':'i'", "distance(G, j, i) <= eccentricity(G, j)");
        not("normal form is not zero", "'distance','mask':'G','from':'j','to':'i'", "distance(G, j, i) <= eccentricity(G, i)"); // a directed graph
        fact("'diameter','mask':'G','node':'i'", "eccentricity(G, i) <= diameter(G)");
        fact("'nodes','mask':'G','node':'i'", "eccentricity(G, i) <= N - 1");
        not("normal form is not zero", "'nodes','mask':'G','node':'i'", "eccentricity(G, i) <= N - 2");
        fact("'apart','mask':'G','node':'i'", "eccentricity(G, i) >= 1", box());
        given("forall N in 1..oo", "forall G in digraphs(N) where stronglyConnected(G)", "forall i in 1..N").holds("eccentricity(G, i) >= 1")
                .rejects("step 0 (box)", box(), step("fact", "0", "'is':'apart','mask':'G','node':'i'"), step("generic", "1", "'point':{'N':'2','G':'complete(2)','i':'1'}"));
        // masks of which it is not known that all is reached from the node
        String centred = "'point':{'N':'2','G':'causal(2)','i':'1'}";
        CheckerLab lab = given("forall N in 1..oo", "forall G in digraphs(N) where quasiStronglyConnected(G)", "forall i in 1..N").holds("radius(G) <= N");
        for (String kind : new String[] {"radius", "diameter", "nodes"}) {
            lab.rejects("not certainly defined: eccentricity of a mask", step("fact", "", "'is':'" + kind + "','mask':'G','node':'i'"), step("generic", "0", centred));
        }
        given("forall N in 1..oo", "forall G in digraphs(N)", "forall i in 1..N where isCentre(G, i)").holds("eccentricity(G, i) <= N - 1")
                .proves(step("fact", "", "'is':'nodes','mask':'G','node':'i'"), step("generic", "0", centred));
    }

    @Test
    void mix() {
        for (String w : new String[] {"C(t)", "product(C, s, t)", "W * C(0)", "identity(N)"}) {
            String of = w.equals("identity(N)") ? "x[i]" : "(" + w + " * x)[i]", data = "'mix','matrix':'" + w + "','vector':'x','row':'i','bound':";
            fact(data + "'max'", of + " <= sum(row(" + w + ", i)) * max(x)");
            fact(data + "'min'", of + " >= sum(row(" + w + ", i)) * min(x)");
        }
        String data = "'mix','matrix':'C(t)','vector':'x','row':'i','bound':'max'", holds = "(C(t) * x)[i] <= sum(row(C(t), i)) * max(x)";
        for (String w : new String[] {"B(t)", "D(t)", "C(t) * B(t)"}) not("is not non-negative", data.replace("C(t)", w), holds.replace("C(t)", w));
        not("normal form is not zero", data.replace("max", "min"), holds);
        not("normal form is not zero", data.replace("'i'", "'j'"), holds);
        not("normal form is not zero", data, "(C(t) * x)[i] <= max(x)"); // the weights' sum is not 1
        not("normal form is not zero", data, "(C(t) * x)[i] >= sum(row(C(t), i)) * max(x)");
        not("the conclusion is strict", data, holds.replace("<=", "<"));
        not("do not fit", data.replace("'x'", "'column(U, 1)'"), holds);
        not("is no index of N", data.replace("'i'", "'1'"), holds);
    }

    @Test
    void part() {
        String data = "'part','matrix':'C(t)','row':'i','column':'j'", holds = "C(t)[i, j] <= sum(row(C(t), i))";
        fact(data, holds);
        fact(data.replace("C(t)", "product(C, s, t) * W"), holds.replace("C(t)", "(product(C, s, t) * W)"));
        for (String w : new String[] {"B(t)", "D(t)"}) not("is not non-negative", data.replace("C(t)", w), holds.replace("C(t)", w));
        not("normal form is not zero", data.replace("'i'", "'j'"), holds);
        not("normal form is not zero", data, "2 * C(t)[i, j] <= sum(row(C(t), i))");
        not("the conclusion is strict", data, holds.replace("<=", "<"));
    }

    @Test
    void cauchy() {
        fact("'cauchy','left':'x','right':'W * z'", "dot(x, W * z) <= norm2(W * z) * norm2(x)");
        fact("'cauchy','left':'row(Y, i)','right':'column(U, 2)'", "norm2(row(Y, i)) * norm2(column(U, 2)) - dot(column(U, 2), row(Y, i)) >= 0");
        not("normal form is not zero", "'cauchy','left':'x','right':'z'", "dot(x, z) >= norm2(z) * norm2(x)");
        not("normal form is not zero", "'cauchy','left':'x','right':'z'", "dot(x, z) <= norm2(x)");
        not("normal form is not zero", "'cauchy','left':'x','right':'x'", "dot(x, z) <= norm2(x) * norm2(x)");
        not("the conclusion is strict", "'cauchy','left':'x','right':'z'", "dot(x, z) < norm2(z) * norm2(x)");
        not("do not fit", "'cauchy','left':'x','right':'row(Y, i)'", "y <= y");
        not("not generic of the sort V", "'cauchy','left':'x','right':'Y'", "y <= y");
        not("not certainly defined", "'cauchy','left':'x','right':'z'", "dot(x, z) + (1/y - 1/y) <= norm2(z) * norm2(x)");
    }

    @Test
    void applied() {
        fact("'apply','matrix':'B(t) * D(s)','vector':'x','row':'i'", "(B(t) * D(s) * x)[i] = dot(row(B(t) * D(s), i), x)");
        fact("'apply','matrix':'D(t)','vector':'column(Y, 2)','row':'j'", "dot(row(D(t), j), column(Y, 2)) = (D(t) * Y)[j, 2]");
        fact("'apply','matrix':'Y','vector':'row(Y, j)','row':'i'", "(Y * row(Y, j))[i] = dot(row(Y, i), row(Y, j))");
        not("normal form is not zero", "'apply','matrix':'D(t)','vector':'x','row':'i'", "(D(t) * x)[i] = dot(row(D(t), j), x)");
        not("normal form is not zero", "'apply','matrix':'D(t)','vector':'x','row':'i'", "(D(t) * x)[i] = dot(column(D(t), i), x)");
        not("normal form is not zero", "'apply','matrix':'D(t)','vector':'x','row':'i'", "(D(t) * x)[i] = dot(row(D(t), i), z)");
        not("do not fit", "'apply','matrix':'Y','vector':'x','row':'i'", "y = y");
        not("is no index of N", "'apply','matrix':'Y','vector':'row(Y, j)','row':'1'", "y = y");
    }
}
