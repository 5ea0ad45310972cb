package org.certirank.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.certirank.check.Checker;
import org.certirank.check.Verdict;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Real certificates, each changed in one way that a forger or an accident would choose; every change is rejected, and for its own reason. */
class MutationTest {
    /** One change: a text of the certificate and what stands in its place. Single quotes stand for double ones. */
    private record Change(String of, String what, String from, String to, String reason) {
        DynamicTest rejected() {
            return DynamicTest.dynamicTest(of + ": " + what, () -> {
                Verdict word = word();
                Verdict.Reject reject = assertInstanceOf(Verdict.Reject.class, word, word::toString);
                assertTrue(reject.reason().contains(reason), () -> "'" + reject.reason() + "' does not contain '" + reason + "'");
            });
        }

        DynamicTest accepted() {
            return DynamicTest.dynamicTest(of + ": " + what, () -> assertEquals(ProofCases.named(of).trial().check(ProofCases.named(of).certificate()), word()));
        }

        private Verdict word() {
            ProofCases c = ProofCases.named(of);
            byte[] alone = Mutants.spelled(new String(c.certificate(), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
            return c.trial().check(Mutants.edited(alone, t -> t.replaceFirst(java.util.regex.Pattern.quote(Trial.quoted(from)),
                    java.util.regex.Matcher.quoteReplacement(Trial.quoted(to)))));
        }
    }

    private static Change change(String of, String what, String from, String to, String reason) {
        return new Change(of, what, from, to, reason);
    }

    @TestFactory
    Stream<DynamicTest> changes() {
        return Stream.of(
                change("box tree with splits", "leaf for another reason", "[0, 'm', 'm']", "[0, 'x', 'm']", "no hypothesis is certainly false there"),
                change("box tree with splits", "leaf by a weaker method", "[0, 'm', 'm']", "[0, 'n', 'm']", "does not decide the claim"),
                change("box tree with splits", "dropped leaf", "[0, 'm', 'm']", "[0, 'm']", "tree ends early"),
                change("box tree with splits", "dropped split", "[0, 'm', 'm']", "['m']", "does not decide the claim"),
                change("box tree with splits", "added leaf", "[0, 'm', 'm']", "[0, 'm', 'm', 'm']", "more tokens than it needs"),
                change("box tree with splits", "split outside the box", "[0, 'm', 'm']", "[[0, '2'], 'm', 'm']", "outside the box"),
                change("box tree with splits", "split moved", "[0, 'm', 'm']", "[[0, '1/100'], 'm', 'm']", "does not decide the claim"),
                change("box tree with splits", "split of no leaf", "[0, 'm', 'm']", "[1, 'm', 'm']", "splits leaf number 1 of 1"),
                change("box tree with splits", "unknown leaf", "[0, 'm', 'm']", "[0, 'm', 'y']", "expected a token of the tree"),
                change("box tree with splits", "NaN as a split", "[0, 'm', 'm']", "[[0, 'NaN'], 'm', 'm']", "expected a rational number"),
                change("box tree with splits", "leaf dropped in a run", "[0, 'm', 'm']", "['0m']", "tree ends early"),
                change("box tree with splits", "split dropped in a run", "[0, 'm', 'm']", "['mm']", "leaf 0 'm' does not decide the claim"),
                change("box tree with splits", "leaf added in a run", "[0, 'm', 'm']", "['0mmm']", "more tokens than it needs, from token 3 on"),
                change("box tree with splits", "leaf changed in a run", "[0, 'm', 'm']", "['0mn']", "leaf 2 'n' does not decide the claim"),
                change("box tree with splits", "leaf excluded in a run", "[0, 'm', 'm']", "['0xm']", "leaf 1 'x': no hypothesis is certainly false there"),
                change("box tree with splits", "split changed in a run", "[0, 'm', 'm']", "['1mm']", "token 0 splits leaf number 1 of 1"),
                change("box tree with splits", "letters swapped in a run", "[0, 'm', 'm']", "['m0m']", "leaf 0 'm' does not decide the claim"),
                change("box tree with splits", "unknown letter in a run", "[0, 'm', 'm']", "['0my']", "data/tree/2: expected a token of the tree"),
                change("box tree with splits", "empty run", "[0, 'm', 'm']", "['0mm', '']", "data/tree/3: expected a token of the tree"),
                change("box tree with splits", "leaf dropped between runs", "[0, 'm', 'm']", "['0', 'm']", "tree ends early"),
                change("box tree in two dimensions", "flipped split", "[0, 1, ", "[1, 1, ", "does not decide the claim"),
                change("box leaf by a hypothesis", "true where the hypothesis is false", "'x'", "'n'", "does not decide the claim"),
                change("bits", "bits lowered", "'bits': 96", "'bits': 40", "does not decide the claim"),
                change("bits", "no bits", "'bits': 96", "'bits': 0", "bits must be at least"),
                change("witness", "last digit of the witness", "'x': '1/2'", "'x': '1/3'", "does not decide the claim"),
                change("witness", "witness outside", "'x': '1/2'", "'x': '3/2'", "does not decide the claim"),
                change("witness", "witness undefined", "'x': '1/2'", "'x': '1/0'", "does not decide the claim"),
                change("witness", "witness under another name", "'x': '1/2'", "'y': '1/2'", "a value for 'y', which is not one of the names asked for"),
                change("witness of a mask", "an edge less", ", [4, 4]]", "]", "no digraph on 4 nodes with all self-loops"),
                change("witness of a mask", "an edge moved", "[1, 2]", "[4, 2]", "does not decide the claim"),
                change("witness of a mask", "fewer nodes", "'n': '4'", "'n': '3'", "nodes"),
                change("witness of a matrix", "last digit of an entry", "[0, 0]]", "[0, 1]]", "does not decide the claim"),
                change("witness of a matrix", "condition broken", "[[0, 1]", "[[0, 0]", "does not decide the claim"),
                change("enumerate", "number of instances", "'instances': 19", "'instances': 18", "instances: 19, not 18"),
                change("cases", "a case less", "[1, 1, 1, 1]", "[1, 1, 1]", "3 premises, but the rule asks for 4"),
                change("cases", "a case more", "[1, 1, 1, 1]", "[1, 1, 1, 1, 1]", "5 premises, but the rule asks for 4"),
                change("cases", "point removed", "'point': {'x': '0'}", "", "vacuous or unknown"),
                change("combine by a square", "coefficient", "'coefficient': '1'", "'coefficient': '2'", "normal form is not zero"),
                change("combine by a square", "negative coefficient", "'coefficient': '1'", "'coefficient': '-1'", "the coefficient -1 is not positive"),
                change("combine by a square", "coefficient 0", "'coefficient': '1'", "'coefficient': '0'", "the coefficient 0 is not positive"),
                change("combine by facts", "fact dropped", "[{'formula': 'x >= 1'}, {'formula': 'y >= 1'}]", "[{'formula': 'x >= 1'}]", "fact 1 does not exist"),
                change("combine by facts", "fact strengthened", "'formula': 'x >= 1'", "'formula': 'x >= 2'", "normal form is not zero"),
                change("combine by facts", "fact flipped", "'formula': 'x >= 1'", "'formula': 'x <= 1'", "normal form is not zero"),
                change("combine by facts", "fact flipped twice", "'formula': 'x >= 1'}, {'formula': 'y >= 1'", "'formula': 'x <= 1'}, {'formula': 'y <= 1'", "does not decide the claim"),
                change("combine by facts", "fact used twice", "'facts': [0, 1]", "'facts': [0, 0]", "normal form is not zero"),
                change("combine by facts", "premise dropped", "'premises': [0, 0]", "'premises': [0]", "1 premises, but the rule asks for 2"),
                change("combine, strict, by hypotheses", "hypothesis that is none", "{'hypothesis': 1}", "{'hypothesis': 2}", "hypothesis 2"),
                change("combine, strict, by hypotheses", "hypothesis twice", "{'hypothesis': 1}", "{'hypothesis': 0}", "normal form is not zero"),
                change("combine, strict, by hypotheses", "claimed as a square", "'facts': [0]}", "'facts': [0], 'square': '1'}", "no term is certainly positive"),
                change("anchor", "anchor moved", "'at': '0'", "'at': '1'", "does not decide the claim"),
                change("anchor", "split moved", "[0, '0']", "[0, '1']", "does not decide the claim"),
                change("anchor", "anchor that is no constant", "'at': '0'", "'at': 'x'", "mentions"),
                change("monotone", "direction swapped", "increasing", "decreasing", "does not follow from hypothesis 0"),
                change("monotone", "ends swapped", "'from': 'x', 'to': 'y'", "'from': 'y', 'to': 'x'", "normal form is not zero for the smaller side"),
                change("monotone", "domain too small", "[2, oo)", "[3, oo)", "does not decide the claim"),
                change("monotone", "domain too large", "[2, oo)", "[1, oo)", "does not decide the claim"),
                change("monotone", "another function", "z - 2*log(z)", "z - log(z)", "normal form is not zero"),
                change("monotone", "variable that is taken", "'variable': 'z'", "'variable': 'x'", "'x' is not a new name"),
                change("monotone", "hypothesis that is none", "'index': 0", "'index': 1", "hypothesis 1"),
                change("monotone", "point moved out of the domain", "'x': '2', 'y': '3'", "'x': '1', 'y': '3'", "the point is not certainly in the domain"),
                change("monotone", "point out of a dependent end", "'x': '2', 'y': '3'", "'x': '4', 'y': '3'", "the point is not certainly in the domain"),
                change("monotone", "name of the point dropped", "'x': '2', 'y': '3'", "'x': '2'", "no value for 'y'"),
                change("monotone", "premises in another order", "[0, 1, 1, 1, 1]", "[1, 0, 1, 1, 1]", "step 1 (box): leaf 0 'n' does not decide"),
                change("conjugate and scale", "conjugate's sign", "'by': 'sqrt(1 + y^2) + y'", "'by': '-sqrt(1 + y^2) - y'", "normal form is not zero"),
                change("conjugate and scale", "factor's sign", "'factor': 'sqrt(1 + y^2)'", "'factor': '-sqrt(1 + y^2)'", "normal form is not zero"),
                change("conjugate and scale", "factor that may be 0", "'factor': 'sqrt(1 + y^2)', 'result': 'sqrt(1 + y^2) - y'",
                        "'factor': 'y * sqrt(1 + y^2)', 'result': 'y * (sqrt(1 + y^2) - y)'", "does not decide the claim"),
                change("conjugate and scale", "result", "'result': 'sqrt(1 + y^2) - y'", "'result': 'sqrt(1 + y^2) + y'", "normal form is not zero"),
                change("extremum", "index", "'index': 1", "'index': 0", "0 premises, but the rule asks for 1"),
                change("extremum", "index that is none", "'index': 1", "'index': 2", "no comparison with min or max of the form asked for"),
                change("identity with a denominator", "premise about the denominator", "'n'", "'x'", "no hypothesis is certainly false there"),
                change("identity with roots", "root's sign", "'is': 'x - 1'", "'is': '1 - x'", "normal form is not zero"),
                change("identity with roots", "another root", "'is': 'x - 1'", "'is': 'x + 1'", "the square of the right side is not the radicand"),
                change("identity with roots", "root dropped", "{'of': 'sqrt(x^2 - 2*x + 1)', 'is': 'x - 1'}", "", "normal form is not zero"),
                change("identity with roots", "no root at all", "'of': 'sqrt(x^2 - 2*x + 1)'", "'of': 'x^2 - 2*x + 1'", "neither sqrt nor abs"),
                change("identity modulo a hypothesis", "cofactor", "'cofactor': 'v[1]^2", "'cofactor': 'v[1]", "normal form is not zero"),
                change("identity modulo a hypothesis", "hypothesis", "'hypothesis': 0", "'formula': 'v[1] = v[2]'", "normal form is not zero"),
                change("identity modulo a hypothesis", "point's last digit", "[3/5, 4/5]", "[3/5, 3/5]", "the point is not certainly in the domain"),
                change("minor", "singular minor", "'columns': [1, 2]", "'columns': [1, 3]", "step 1 (scale): normal form is not zero"),
                change("minor", "row twice", "'rows': [1, 2]", "'rows': [1, 1]", "must increase"),
                change("minor", "smaller minor", "'rows': [1, 2], 'columns': [1, 2]", "'rows': [1], 'columns': [1]", "does not show the conclusion"),
                change("minor", "column that is none", "'columns': [1, 2]", "'columns': [1, 4]", "must increase within 1..3"),
                change("parts", "a premise for one part only", "'rule': 'parts', 'premises': [1, 0]", "'rule': 'parts', 'premises': [1]", "1 premises, but the rule asks for 2"),
                change("split", "on a false condition", "'on': 'x >= 0'", "'on': 'x >= 1'", "does not follow from hypothesis 0"),
                change("split", "sign of a root", "'result': '0', 'roots': [{'of': 'abs(x)', 'is': 'x'}]", "'result': '-2*x', 'roots': [{'of': 'abs(x)', 'is': '-x'}]", "step 0 (box)"),
                change("split", "on two conditions", "'on': 'x >= 0'", "'on': 'x >= 0 and x >= 1'", "'on' is not one comparison"),
                change("imply", "hypothesis that is none", "'index': 1", "'index': 0", "does not follow from hypothesis 0"),
                change("either", "the other part", "'index': 1", "'index': 0", "normal form is not zero"),
                change("either", "no part", "'index': 1", "'index': 2", "no disjunction with a part 2"),
                change("rewrite", "by something else", "'is': 'x*y - x'", "'is': 'x*y - y'", "step 0 (identity): normal form is not zero"),
                change("substitute", "not onto", "'in': '[0, oo)'", "'in': '[1, oo)'", "does not decide the claim"),
                change("substitute", "another inverse", "'inverse': 'sqrt(x)'", "'inverse': '-sqrt(x)'", "does not decide the claim"),
                change("substitute", "another map", "'by': 'u^2'", "'by': 'u'", "step 1 (identity): normal form is not zero"),
                change("substitute", "name that is taken", "'new': 'u'", "'new': 'x'", "'x' is not a new name"),
                change("witness, then intro", "last digit of the witness", "'y': '1'", "'y': '0'", "does not decide the claim")).map(Change::rejected);
    }

    /** Changes that give another valid proof of the same claim: the same answer, word for word. */
    @TestFactory
    Stream<DynamicTest> otherValidProofs() {
        return Stream.of(
                // A finer cover is a cover.
                change("box tree with splits", "one more split", "[0, 'm', 'm']", "[0, 0, 'm', 'm', 'm']", ""),
                // Runs of tokens may begin and end anywhere.
                change("box tree with splits", "one run", "[0, 'm', 'm']", "['0mm']", ""),
                change("box tree with splits", "runs of one", "[0, 'm', 'm']", "['0', 'm', 'm']", ""),
                change("box tree with splits", "a number, then a run", "[0, 'm', 'm']", "[0, 'mm']", ""),
                // Which side the point of a split belongs to does not matter: it is covered either way.
                change("anchor", "split's other side", "[0, '0']", "[0, '0', 'le']", ""),
                // The mean value form may only add decisions.
                change("anchor", "stronger method", "['n']", "['m']", ""),
                change("bits", "more bits", "'bits': 96", "'bits': 200", ""),
                change("cases", "another point of the domain", "'x': '0'", "'x': '-7'", ""),
                // Another counterexample is a counterexample.
                change("witness of a matrix", "a nilpotent multiple", "[[0, 1]", "[[0, 2]", ""),
                change("witness, then intro", "the same number", "'y': '1'", "'y': '2/2'", "")).map(Change::accepted);
    }

    private static Stream<DynamicTest> each(java.util.function.BiConsumer<ProofCases, byte[]> test) {
        return ProofCases.all().stream().map(c -> DynamicTest.dynamicTest(c.name(), () -> test.accept(c, c.certificate())));
    }

    private static void rejected(ProofCases c, byte[] mutant, String reason) {
        Verdict word = c.trial().check(mutant);
        Verdict.Reject reject = assertInstanceOf(Verdict.Reject.class, word, word::toString);
        assertTrue(reject.reason().contains(reason), () -> "'" + reject.reason() + "' does not contain '" + reason + "'");
    }

    private static void rejected(ProofCases c, byte[] certificate, String from, String to, String reason) {
        rejected(c, Mutants.edited(certificate, t -> t.replaceFirst(Trial.quoted(from), Trial.quoted(to))), reason);
    }

    /** What is wrong with a file whatever its rules are. */
    @TestFactory
    Stream<DynamicTest> form() {
        return each((c, good) -> {
            boolean proved = c.verdict().equals("proved");
            rejected(c, good, "'shows': '(claim|negation)'", "'shows': '" + (proved ? "negation" : "claim") + "'", "step");
            rejected(c, good, "'claim': 'c'", "'claim': 'd'", "claim 'd' is not in the spec");
            rejected(c, good, "'sha256': '.", "'sha256': 'z", "64 hexadecimal digits");
            rejected(c, good, "'data': \\{(?=')", "'data': {'more': 1, ", "data/more: expected no field of this name");
            rejected(c, good, "\\{'certirank'", "{'note': 'x', 'certirank'", "/note: expected no field of this name");
            rejected(c, good, "'shows'", "'claim': 'c', 'shows'", "no second field");
            rejected(c, good, "'data': \\{", "'data': {}, 'data': {", "no second field");
            rejected(c, good, "'rule': '[a-z]+'", "'rule': 'believe'", "unknown rule 'believe'");
            int steps = Trial.JSON.readTree(good).get("steps").size();
            String unused = steps == 1 ? "step 0 is no premise" : "is no premise of a later step";
            rejected(c, good, "'steps': \\[", "'steps': [{'rule': 'box', 'premises': [], 'data': {'bits': 64, 'tree': ['n']}}, ", steps == 1 ? unused : "step");
            rejected(c, Mutants.edited(good, t -> t.replaceFirst("(?s)\\]\\}\\s*$", Trial.quoted(", {'rule': 'both', 'premises': [" + (steps - 1) + "], 'data': {}}]}"))), "step " + steps);
            byte[] forward = Mutants.edited(good, t -> t.replaceFirst(Trial.quoted("(?s)^(.*'premises': \\[)[0-9, ]*\\]"), "$1" + (steps + 3) + "]"));
            rejected(c, forward, "premise " + (steps + 3) + " points forward");
            byte[] self = Mutants.edited(good, t -> t.replaceFirst(Trial.quoted("(?s)^(.*'premises': \\[)[0-9, ]*\\]"), "$1" + (steps - 1) + "]"));
            rejected(c, self, "premise " + (steps - 1) + " is the step itself");
        });
    }

    /** Cut anywhere: a certificate is whole or nothing. */
    @TestFactory
    Stream<DynamicTest> truncated() {
        return each((c, good) -> {
            int whole = new String(good, StandardCharsets.UTF_8).stripTrailing().length();
            try (Trial.Judge judge = c.trial().judge()) {
                for (int n = 0; n < whole; n += 1 + whole / 60) {
                    Verdict word = judge.check(Arrays.copyOf(good, n));
                    assertTrue(assertInstanceOf(Verdict.Reject.class, word).reason().startsWith("malformed"), word::toString);
                }
                assertInstanceOf(Verdict.Reject.class, judge.check(Arrays.copyOf(good, whole - 1)));
            }
        });
    }

    /** A byte of the spec, wherever it stands, also in a title or a blank. */
    @Test
    void anyByteOfTheSpec(@TempDir Path root) throws IOException {
        ProofCases c = ProofCases.named("monotone");
        byte[] good = c.certificate();
        byte[] spec = c.trial().bytes();
        for (int i = 0; i < spec.length; i++) {
            byte[] other = spec.clone();
            other[i] ^= 1;
            Files.write(root.resolve("trial.json"), other);
            assertEquals(new Verdict.Reject("digest of spec differs"), Checker.check(good, root));
        }
        Files.write(root.resolve("trial.json"), Arrays.copyOf(spec, spec.length + 1));
        assertEquals(new Verdict.Reject("digest of spec differs"), Checker.check(good, root));
        Files.write(root.resolve("trial.json"), Arrays.copyOf(spec, spec.length - 1));
        assertEquals(new Verdict.Reject("digest of spec differs"), Checker.check(good, root));
    }

    /** The proof of a true claim under the name of its false neighbour in the same file, whose digest is right. */
    @TestFactory
    Stream<DynamicTest> swappedClaim(@TempDir Path root) {
        return each((c, good) -> {
            Trial both = c.trial().with(c.twin(), "d");
            byte[] spec = both.bytes();
            try {
                Files.write(root.resolve("trial.json"), spec);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            byte[] bound = Mutants.edited(good, t -> t.replace(c.trial().sha256(), both.sha256()));
            assertEquals(c.verdict(), assertInstanceOf(Verdict.Accept.class, Checker.check(bound, root)).verdict());
            Verdict word = Checker.check(Mutants.edited(bound, t -> t.replace(Trial.quoted("'claim': 'c'"), Trial.quoted("'claim': 'd'"))), root);
            assertTrue(assertInstanceOf(Verdict.Reject.class, word).reason().startsWith("step "), word::toString);
        });
    }

    /** The changes above are made where each token of a tree stands alone. */
    @Test
    void treesAreSpelled() {
        String tree = Trial.quoted("{'tree': ['0m', 'mx', 10, [0, '0'], '01nm', [1, '1/2', 'le'], 'n'], 'from': '01', 'rows': [1, 2]}");
        String alone = Trial.quoted("{'tree': [0, 'm', 'm', 'x', 10, [0, '0'], 0, 1, 'n', 'm', [1, '1/2', 'le'], 'n'], 'from': '01', 'rows': [1, 2]}");
        assertEquals(alone, Mutants.spelled(tree));
        assertEquals(alone, Mutants.spelled(alone));
    }

    @Test
    void tenClaimsAtLeast() {
        assertTrue(List.copyOf(ProofCases.all()).size() >= 10);
    }
}
