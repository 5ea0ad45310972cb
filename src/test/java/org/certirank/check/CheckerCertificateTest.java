package org.certirank.check;

import static org.certirank.check.CheckerLab.box;
import static org.certirank.check.CheckerLab.given;
import static org.certirank.check.CheckerLab.intro;
import static org.certirank.check.CheckerLab.step;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The certificate file as a whole: form, digests, order of steps, used claims, the API and its verdicts. */
class CheckerCertificateTest {
    private final CheckerLab lab = given("forall x in [0, 1]").holds("x^2 <= 1");
    private final String good = lab.certificate(box(), intro(0, "'x':'1/2'"));

    private void rejects(String reason, String certificate) {
        Verdict.Reject r = assertInstanceOf(Verdict.Reject.class, lab.check(certificate), certificate);
        assertTrue(r.reason().contains(reason), () -> "'" + r.reason() + "' does not contain '" + reason + "'");
    }

    private static String q(String s) {
        return s.replace('\'', '"');
    }

    @Test
    void accepts() {
        assertEquals(new Verdict.Accept("proved", "for all x in [0, 1], ((x^2) <= 1)", "lab", "c", "whole"), lab.check(good));
    }

    @Test
    void outerForm() {
        rejects("malformed: line 1", good.substring(0, good.length() / 2));
        rejects("nothing after the value", good + "x");
        rejects("/more: expected no field of this name", good.replaceFirst("\\{", "{\"more\":1,"));
        rejects("no second field \"claim\"", good.replaceFirst("\\{", "{\"claim\":\"c\","));
        rejects("/shows: expected claim or negation", good.replace(q("'shows':'claim'"), q("'shows':'both'")));
        rejects("claim 'd' is not in the spec", good.replace(q("'claim':'c'"), q("'claim':'d'")));
        rejects("a path from the project's root", good.replace("lab.json", "../lab.json"));
        rejects("a path from the project's root", good.replace("lab.json", "/lab.json"));
        rejects("64 hexadecimal digits", good.replace(q("'sha256':'"), q("'sha256':'g")));
        rejects("step 0: unknown rule 'trust'", good.replace(q("'rule':'box'"), q("'rule':'trust'")));
        rejects("data/more: expected no field", good.replace(q("'bits'"), q("'more':1,'bits'")));
        rejects("data/bits: expected this field", good.replace(q("'bits':64,"), ""));
        rejects("no steps", lab.certificate());
        rejects("bits must be at least", good.replace(q("'bits':64"), q("'bits':0")));
        rejects("data/bits: expected a small non-negative integer", good.replace(q("'bits':64"), q("'bits':6.4")));
        assertInstanceOf(Verdict.Decline.class, lab.check(good.replace(q("'certirank':1"), q("'certirank':2"))));
        assertInstanceOf(Verdict.Decline.class, lab.check(good.replace(q("'bits':64"), q("'bits':100001"))));
        assertInstanceOf(Verdict.Fault.class, lab.check(good.replace("lab.json", "other.json")));
    }

    @Test
    void orderOfSteps() {
        rejects("step 0: premise 1 points forward", lab.certificate(intro(1, "'x':'1/2'"), box()));
        rejects("step 1: premise 1 is the step itself", lab.certificate(box(), intro(1, "'x':'1/2'")));
        rejects("step 1: premise 7 points forward", lab.certificate(box(), intro(7, "'x':'1/2'")));
        rejects("step 0 is no premise of a later step", lab.certificate(box(), box(), intro(1, "'x':'1/2'")));
        rejects("the goal has quantifiers left", lab.certificate(box()));
        rejects("the goal has no quantifiers left", lab.certificate(box(), intro(0, "'x':'1'"), intro(1, "'x':'1'")));
    }

    @Test
    void digestBindsTheSpec() {
        String other = lab.spec().replace("x^2 <= 1", "x^2 <= 2");
        assertEquals(new Verdict.Reject("digest of spec differs"), CheckerLab.check(good, other));
        assertEquals(new Verdict.Reject("digest of spec differs"), CheckerLab.check(good, lab.spec() + " "));
    }

    @Test
    void everyTruncationAndEveryFlippedByteIsHarmless() {
        for (int i = 0; i < good.length(); i += 3) {
            assertInstanceOf(Verdict.Reject.class, lab.check(good.substring(0, i)));
            String flipped = good.substring(0, i) + (char) (good.charAt(i) ^ 1) + good.substring(i + 1);
            Verdict v = lab.check(flipped); // only the point and the bits may change without harm
            assertTrue(!(v instanceof Verdict.Accept) || "0123456789/".indexOf(good.charAt(i)) >= 0, flipped);
        }
    }

    @Test
    void usedClaims(@TempDir Path root) throws IOException {
        String lemma = given("forall x in reals").holds("x = x").spec().replace("\"lab\"", "\"lemma\"");
        Files.writeString(root.resolve("lemma.json"), lemma);
        CheckerLab user = given("forall x in [0, 1]").holds("x^2 <= 1").uses("lemma.json#c");
        Files.writeString(root.resolve("lab.json"), user.spec());
        String plain = user.certificate(box(), intro(0, "'x':'1/2'"));
        assertEquals(new Verdict.Reject("the used claim 'lemma.json#c' is not listed"), check(plain, root));
        String use = "'uses':[{'path':'lemma.json','sha256':'" + CheckerLab.sha(lemma.getBytes(StandardCharsets.UTF_8)) + "','claim':'c'}]";
        String listed = plain.replace(q("'uses':[]"), q(use));
        assertInstanceOf(Verdict.Accept.class, check(listed, root));
        Files.writeString(root.resolve("lemma.json"), lemma + "\n");
        assertEquals(new Verdict.Reject("digest of lemma.json differs"), check(listed, root));
        String circle = given("forall x in reals").holds("x = x").uses("lab.json#c").spec();
        Files.writeString(root.resolve("lemma.json"), circle);
        String lab1 = "{'path':'lab.json','sha256':'" + CheckerLab.sha(user.spec().getBytes(StandardCharsets.UTF_8)) + "','claim':'c'}";
        String uses = "'uses':[{'path':'lemma.json','sha256':'" + CheckerLab.sha(circle.getBytes(StandardCharsets.UTF_8)) + "','claim':'c'}," + lab1 + "]";
        assertEquals(new Verdict.Reject("the uses of claim 'c' go in a circle"), check(plain.replace(q("'uses':[]"), q(uses)), root));
        Files.writeString(root.resolve("lab.json"), lab.spec());
        assertEquals(new Verdict.Reject("the certificate lists 1 used claims, the specs 0"), check(good.replace(q("'uses':[]"), q("'uses':[" + lab1.replace(CheckerLab.sha(
                user.spec().getBytes(StandardCharsets.UTF_8)), CheckerLab.sha(lab.spec().getBytes(StandardCharsets.UTF_8))) + "]")), root));
    }

    private static Verdict check(String certificate, Path root) {
        return Checker.check(certificate.getBytes(StandardCharsets.UTF_8), root);
    }

    @Test
    void findsTheSpecAboveTheCertificate(@TempDir Path root) throws IOException {
        Path certificate = Files.createDirectories(root.resolve("a/b")).resolve("c.json");
        Files.writeString(certificate, good);
        assertInstanceOf(Verdict.Fault.class, Checker.check(certificate, null));
        Files.writeString(root.resolve("a/lab.json"), lab.spec() + " ");
        assertEquals(new Verdict.Reject("digest of spec differs"), Checker.check(certificate, null));
        Files.writeString(root.resolve("lab.json"), lab.spec());
        assertInstanceOf(Verdict.Accept.class, Checker.check(certificate, null));
        assertInstanceOf(Verdict.Reject.class, Checker.check(certificate, root.resolve("a/lab.json")));
        assertInstanceOf(Verdict.Accept.class, Checker.check(certificate, root.resolve("lab.json")));
        assertInstanceOf(Verdict.Fault.class, Checker.check(root.resolve("none.json"), null));
    }

    @Test
    void unreadableSpecIsAFault() {
        String broken = lab.spec().replace("x^2 <= 1", "x^2 <= ");
        String certificate = good.replace(CheckerLab.sha(lab.spec().getBytes(StandardCharsets.UTF_8)), CheckerLab.sha(broken.getBytes(StandardCharsets.UTF_8)));
        Verdict.Fault f = assertInstanceOf(Verdict.Fault.class, CheckerLab.check(certificate, broken));
        assertTrue(f.reason().contains("/claims/0/holds: at character 8: expected an expression"), f.reason());
    }

    @Test
    void limitsDecline() {
        CheckerLab deep = given("forall x in reals").holds("x = x");
        String text = "(".repeat(9_000) + "x" + ")".repeat(9_000);
        String step = step("identity", "", "'equations':[{'formula':'" + text + " = x','cofactor':'0'}]");
        assertTrue(!(deep.check(deep.certificate(step, intro(0, "'x':'1'"))) instanceof Verdict.Fault));
        CheckerLab many = given("forall n in 1..200000").holds("n > 0");
        assertInstanceOf(Verdict.Decline.class, many.check(many.certificate(box(), step("cases", "0", ""))));
        CheckerLab long1 = given("forall x in reals").holds("prod(i in 1..30, prod(j in 1..30, x + i * j)) = 0");
        assertTrue(!(long1.check(long1.certificate(step("identity", "", ""), intro(0, "'x':'1'"))) instanceof Verdict.Accept));
        CheckerLab tree = given("forall x in [0, 1]").holds("x^2 <= 1");
        String fan = tree.certificate(box(), step("both", "0", ""));
        assertInstanceOf(Verdict.Reject.class, tree.check(fan));
    }

    @Test
    void scopes() {
        CheckerLab g = given("forall w in (1, oo)", "forall y in [w, oo) where y != 2").let("g", java.util.Map.of("of", java.util.List.of("a", "b"), "is", "a - sum(i in 1..2, b * i)"))
                .holds("-g(y, w) <= sum(i in 1..3, g(i, 0.5))");
        assertEquals("for all w in (1, oo), for all y in [w, oo) with (y != 2), ((-(y - sum(i in 1..2, (w * i)))) <= sum(i in 1..3, (i - sum(i' in 1..2, ((1/2) * i')))))",
                Checker.scope(g.spec().getBytes(StandardCharsets.UTF_8), "c"));
        assertThrows(IllegalArgumentException.class, () -> Checker.scope(g.spec().getBytes(StandardCharsets.UTF_8), "none"));
        assertThrows(IllegalArgumentException.class, () -> Checker.scope("{}".getBytes(StandardCharsets.UTF_8), "none"));
        CheckerLab doubling = given("forall x in reals");
        for (int i = 1; i <= 40; i++) {
            doubling.let("d" + i, java.util.Map.of("of", java.util.List.of("p"), "is", i == 1 ? "p + p" : "d" + (i - 1) + "(p) + d" + (i - 1) + "(p)"));
        }
        String scope = Checker.scope(doubling.holds("d40(x) = 2^40 * x").spec().getBytes(StandardCharsets.UTF_8), "c");
        assertTrue(scope.startsWith("for all x in reals, (d40(x) = ((2^40) * x)), where d40(p) = (d39(p) + d39(p)), "), scope);
    }
}
