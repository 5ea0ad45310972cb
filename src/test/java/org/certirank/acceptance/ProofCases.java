package org.certirank.acceptance;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Small claims whose certificates use every rule of the format, each with a twin: a claim with the opposite verdict, as near to it as can be. What proves the one must never be
 * accepted for the other, whatever is done to it.
 *
 * @param name     what it exercises
 * @param verdict  what prover and checker say of the claim: proved or refuted
 * @param trial    the claim
 * @param twin     the claim that must not come out so
 */
record ProofCases(String name, String verdict, Trial trial, Trial twin) {

    private static final Map<String, byte[]> FOUND = new ConcurrentHashMap<>();

    static ProofCases named(String name) {
        return all().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    }

    /** What the prover finds and the checker accepts, looked for once. */
    byte[] certificate() {
        return FOUND.computeIfAbsent(name, n -> trial.decides(verdict)).clone();
    }

    private static ProofCases proved(String name, Trial trial, Trial twin) {
        return new ProofCases(name, "proved", trial, twin);
    }

    static List<ProofCases> all() {
        return List.of(splits(), plane(), meanValue(), bits(), condition(), witness(), maskWitness(), matrixWitness(), enumerate(), cases(), combine(), facts(), strict(), anchor(),
                monotone(), conjugate(), extremum(), identity(), roots(), equation(), minor(), parts(), split(), imply(), either(), rewrite(), substitute(), existential(),
                loops(), block(), pairs(), halfSpace(), walk());
    }

    private static ProofCases generic(String name, String file, String claim, String falsely) {
        Trial trial = Trial.published(file, claim);
        return proved(name, trial, trial.holding(falsely));
    }

    private static ProofCases loops() {
        return generic("names without values: loops", "theorems/w24-3.2.json", "printed", "(product(A, t, t + T) * x)[i] <= p * min(x) + (1 - p) * max(x)");
    }

    private static ProofCases block() {
        return generic("names without values: a centre, walks, averages", "theorems/w24-3.4.json", "block", "spread(product(A, t, t + r) * x) <= (1 - eps^(r - 1)) * spread(x)");
    }

    private static ProofCases pairs() {
        return generic("names without values: pairs of rows", "theorems/w24-4.6.json", "printed", "mu(X)^2 <= N * (1 - phi(X)) / 4");
    }

    private static ProofCases halfSpace() {
        return generic("names without values: mixtures, instances", "counterexamples/w24-4.3.json", "repaired-layer", "norm2(row(A * X, i)) >= 2 * g");
    }

    private static ProofCases walk() {
        return generic("names without values: a walk of any length", "counterexamples/w24-4.4.json", "repaired-lower", "(eps * C1)^T <= product(M, t, t + T + 1)[i, j]");
    }

    private static ProofCases splits() {
        return proved("box tree with splits", Trial.of("x * (1 - x) <= 0.26", "forall x in [0, 1]").how("{'method': 'box'}"), Trial.of("x * (1 - x) <= 0.24", "forall x in [0, 1]"));
    }

    private static ProofCases plane() {
        return proved("box tree in two dimensions", Trial.of("x^2 + y^2 + x * y >= -0.5", "forall x in [-1, 1]", "forall y in [-1, 1]").how("{'method': 'box'}"),
                Trial.of("x^2 + y^2 + x * y >= 0.01", "forall x in [-1, 1]", "forall y in [-1, 1]"));
    }

    private static ProofCases meanValue() {
        return proved("mean value leaf", Trial.of("exp(x) - x >= 0.99", "forall x in [-1, 1]").how("{'method': 'box'}"), Trial.of("exp(x) - x >= 1.01", "forall x in [-1, 1]"));
    }

    private static ProofCases bits() {
        return proved("bits", Trial.of("exp(1) < 2.718281828459046"), Trial.of("exp(1) < 2.718281828459045"));
    }

    private static ProofCases condition() {
        return proved("box leaf by a hypothesis", Trial.of("x + y <= 1.5", "forall x in [0, 1]", "forall y in [0, 1] where x^2 + y^2 <= 1").how("{'method': 'box'}"),
                Trial.of("x + y <= 1.4", "forall x in [0, 1]", "forall y in [0, 1] where x^2 + y^2 <= 1"));
    }

    private static ProofCases witness() {
        return new ProofCases("witness", "refuted", Trial.of("x * (1 - x) < 1/4", "forall x in [0, 1]"), Trial.of("x * (1 - x) <= 1/4", "forall x in [0, 1]"));
    }

    private static ProofCases maskWitness() {
        return new ProofCases("witness of a mask", "refuted", Trial.of("diameter(G) <= 2 * radius(G)", "forall n in 1..4", "forall G in digraphs(n) where stronglyConnected(G)"),
                Trial.of("diameter(G) <= n - 1", "forall n in 1..4", "forall G in digraphs(n) where stronglyConnected(G)"));
    }

    private static ProofCases matrixWitness() {
        return new ProofCases("witness of a matrix", "refuted", Trial.of("X * X != zeros(2, 2)", "forall X in matrices(2, 2) where X[1, 2] >= 1"),
                Trial.of("det(X) = X[1, 1] * X[2, 2] - X[1, 2] * X[2, 1]", "forall X in matrices(2, 2) where X[1, 2] >= 1"));
    }

    private static ProofCases enumerate() {
        return proved("enumerate", Trial.of("diameter(G) <= n - 1", "forall n in 2..3", "forall G in digraphs(n) where stronglyConnected(G)"),
                Trial.of("diameter(G) <= n - 1 and degree(G, 1) >= 2", "forall n in 1..3", "forall G in digraphs(n) where stronglyConnected(G)"));
    }

    private static ProofCases cases() {
        return proved("cases", Trial.of("sum(i in 1..n, i * x) = n * (n + 1) / 2 * x", "forall n in 1..4", "forall x in reals"),
                Trial.of("sum(i in 1..n, i * x) = n * (n + 1) / 2 * x * (1 + (n - 1) * (n - 2) * (n - 3))", "forall n in 1..4", "forall x in reals"));
    }

    private static ProofCases combine() {
        return proved("combine by a square", Trial.of("x^2 + 5 * y^2 >= 4 * x * y", "forall x in reals", "forall y in reals").how("{'proof': {'rule': 'combine', 'data': {"
                + "'terms': [{'coefficient': '1', 'square': 'x - 2 * y'}, {'coefficient': '1', 'square': 'y'}]}}}"), Trial.of("x^2 + 4 * y^2 >= 4.01 * x * y", "forall x in reals", "forall y in reals"));
    }

    private static ProofCases facts() {
        return proved("combine by facts", Trial.of("x * y + 1 >= x + y", "forall x in [1, oo)", "forall y in [1, oo)").how("{'proof': {'rule': 'combine', 'data': {"
                + "'facts': [{'formula': 'x >= 1'}, {'formula': 'y >= 1'}], 'terms': [{'coefficient': '1', 'facts': [0, 1]}]}}}"),
                Trial.of("x * y + 1 >= x + y", "forall x in [1, oo)", "forall y in [0, oo)"));
    }

    private static ProofCases strict() {
        return proved("combine, strict, by hypotheses", Trial.of("z - x > 0", "forall x in reals", "forall y in (x, oo)", "forall z in [y, oo)").how("{'proof': {'rule': 'combine', 'data': {"
                + "'facts': [{'hypothesis': 0}, {'hypothesis': 1}], 'terms': [{'coefficient': '1', 'facts': [0]}, {'coefficient': '1', 'facts': [1]}]}}}"),
                Trial.of("z - x > 0", "forall x in reals", "forall y in [x, oo)", "forall z in [y, oo)"));
    }

    private static ProofCases anchor() {
        return proved("anchor", Trial.of("exp(x) >= 1 + x", "forall x in reals").how("{'proof': {'rule': 'anchor', 'data': {'variable': 'x', 'at': '0'}}}"),
                Trial.of("exp(x) >= 1 + 1.01 * x", "forall x in reals"));
    }

    private static ProofCases monotone() {
        return proved("monotone", Trial.of("x - 2 * log(x) <= y - 2 * log(y)", "forall x in [2, oo)", "forall y in [x, oo)").how("{'point': {'x': '2', 'y': '3'}, 'proof': {'rule': 'monotone', 'data': "
                + "{'function': 'z - 2 * log(z)', 'variable': 'z', 'domain': '[2, oo)', 'from': 'x', 'to': 'y', 'direction': 'increasing'}}}"),
                Trial.of("x - 2 * log(x) <= y - 2 * log(y)", "forall x in [1, oo)", "forall y in [x, oo)"));
    }

    private static ProofCases conjugate() {
        return proved("conjugate and scale", Trial.of("1 - y / sqrt(1 + y^2) > 0", "forall y in reals").how("{'proof': {'rule': 'scale', 'data': {'factor': 'sqrt(1 + y^2)', 'result': 'sqrt(1 + y^2) - y'}, "
                + "'premises': ['auto', {'rule': 'conjugate', 'data': {'by': 'sqrt(1 + y^2) + y'}}]}}"), Trial.of("1 - 1.01 * y / sqrt(1 + y^2) > 0", "forall y in reals"));
    }

    private static ProofCases extremum() {
        return proved("extremum", Trial.of("max(x, y, x - y) <= x + y and x <= max(y, x)", "forall x in [0, oo)", "forall y in [0, oo)").how("{'proof': {'rule': 'both', 'premises': "
                + "[{'rule': 'extremum'}, {'rule': 'extremum', 'data': {'index': 1}}]}}"), Trial.of("max(x, y, x - y) <= x + y and x <= max(y, x)", "forall x in [0, oo)", "forall y in [-1, oo)"));
    }

    private static ProofCases identity() {
        return proved("identity with a denominator", Trial.of("(x^2 - 1) / (x - 1) = x + 1", "forall x in (1, oo)"), Trial.of("(x^2 - 1) / (x - 1) = x + 1", "forall x in [1, oo)"));
    }

    private static ProofCases roots() {
        return proved("identity with roots", Trial.of("sqrt(x^2 - 2 * x + 1) = x - 1", "forall x in [1, oo)").how("{'proof': {'rule': 'identity', 'data': {'roots': [{'of': 'sqrt(x^2 - 2 * x + 1)', 'is': 'x - 1'}]}}}"),
                Trial.of("sqrt(x^2 - 2 * x + 1) = x - 1", "forall x in [0, oo)"));
    }

    private static ProofCases equation() {
        return proved("identity modulo a hypothesis", Trial.of("v[1]^4 - v[2]^4 = v[1]^2 - v[2]^2", "forall v in sphere(2)").how("{'point': {'v': '[3/5, 4/5]'}, 'proof': {'rule': 'identity', 'data': "
                + "{'equations': [{'hypothesis': 0, 'cofactor': 'v[1]^2 - v[2]^2'}]}}}"), Trial.of("v[1]^4 - v[2]^4 = v[1]^2 - v[2]^2", "forall v in vectors(2) where v[1]^2 + v[2]^2 != 1"));
    }

    private static ProofCases minor() {
        return proved("minor", Trial.of("rank([[1, x, 0], [x, 1 + x^2, 0]]) = 2", "forall x in reals"), Trial.of("rank([[1, x, 0], [x, x^2, 0]]) = 2", "forall x in reals"));
    }

    private static ProofCases parts() {
        return proved("parts", Trial.of("1 / (x^2 - 2 * x * y + y^2 + 1) = 1 / ((x - y)^2 + 1)", "forall x in reals", "forall y in reals").how("{'proof': {'rule': 'identity', 'premises': "
                + "[{'rule': 'parts', 'premises': [{'rule': 'scale', 'data': {'result': '(x - y)^2 + 1'}}]}]}}"),
                Trial.of("1 / (x^2 - 2 * x * y + y^2) = 1 / (x - y)^2", "forall x in reals", "forall y in reals"));
    }

    private static ProofCases split() {
        return proved("split", Trial.of("abs(x) >= x", "forall x in reals").how("{'proof': {'rule': 'split', 'data': {'on': 'x >= 0'}, 'premises': [{'rule': 'scale', 'data': {'result': '0', 'roots': "
                + "[{'of': 'abs(x)', 'is': 'x'}]}}, {'rule': 'scale', 'data': {'result': '-2 * x', 'roots': [{'of': 'abs(x)', 'is': '-x'}]}}]}}"), Trial.of("abs(x) >= 1.01 * x", "forall x in reals"));
    }

    private static ProofCases imply() {
        return proved("imply", Trial.of("x * y > 1 => x != 0", "forall x in reals", "forall y in [1, 2]").how("{'proof': {'rule': 'imply', 'premises': [{'rule': 'split', 'data': {'on': 'x > 0'}}]}}"),
                Trial.of("x * y > -1 => x != 0", "forall x in reals", "forall y in [1, 2]"));
    }

    private static ProofCases either() {
        return proved("either", Trial.of("x = 5 or x^2 + 1 >= 2 * x", "forall x in reals").how("{'proof': {'rule': 'either', 'data': {'index': 1}}}"), Trial.of("x = 5 or x^2 + 1 >= 2.01 * x", "forall x in reals"));
    }

    private static ProofCases rewrite() {
        return proved("rewrite", Trial.of("exp(x * (y - 1)) <= exp(x * y - x)", "forall x in reals", "forall y in reals").how("{'proof': {'rule': 'rewrite', 'data': {'of': 'x * (y - 1)', 'is': 'x * y - x'}}}"),
                Trial.of("exp(x * (y - 1)) <= exp(x * y - y)", "forall x in reals", "forall y in reals"));
    }

    private static ProofCases substitute() {
        return proved("substitute", Trial.of("x - 2 * sqrt(x) + 1 >= 0", "forall x in [0, oo)").how("{'proof': {'rule': 'substitute', 'data': {'variable': 'x', 'by': 'u^2', 'new': 'u', 'in': '[0, oo)', "
                + "'inverse': 'sqrt(x)'}}}"), Trial.of("x - 2.01 * sqrt(x) + 1 >= 0", "forall x in [0, oo)"));
    }

    private static ProofCases existential() {
        return proved("witness, then intro", Trial.of("y * x <= x and y >= 1", "exists y in [0, 1]", "forall x in [0, 1]").how("{'witness': {'y': '1'}}"), Trial.of("y * x <= x - 1/2 and y >= 1", "exists y in [0, 1]", "forall x in [0, 1]"));
    }
}
