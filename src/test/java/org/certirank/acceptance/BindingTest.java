package org.certirank.acceptance;

import static org.certirank.acceptance.Program.claim;
import static org.certirank.acceptance.Program.spec;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.certirank.certificate.Certificate;
import org.certirank.certificate.CertificateWriter;
import org.certirank.check.Checker;
import org.certirank.check.Verdict;
import org.certirank.prove.Attempt;
import org.certirank.prove.Progress;
import org.certirank.prove.Prover;
import org.certirank.prove.ProverOptions;
import org.certirank.spec.Spec;
import org.certirank.spec.SpecException;
import org.certirank.spec.SpecFiles;
import org.certirank.spec.SpecReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ties a verdict to bytes, files and used claims, and what must have no influence on it. */
class BindingTest {
    @TempDir
    private Path root;

    /** A certificate of the first claim of a spec on disk, with these used claims. */
    private byte[] certificate(String path, List<Certificate.Use> uses) throws IOException, SpecException {
        Spec read = SpecReader.read(path, Files.readAllBytes(root.resolve(path)));
        Attempt.Found found = assertInstanceOf(Attempt.Found.class, Prover.attempt(read, read.claims().getFirst(), ProverOptions.DEFAULT, Progress.NONE));
        return CertificateWriter.bytes(Certificate.of(path, read.sha256(), read.claims().getFirst().id(), Certificate.Shows.CLAIM, uses, found.proof()));
    }

    private void write(String path, String text) throws IOException {
        Files.writeString(root.resolve(path), text);
    }

    private Certificate.Use use(String path, String claim) throws IOException {
        return new Certificate.Use(path, SpecReader.sha256(Files.readAllBytes(root.resolve(path))), claim);
    }

    private void rejects(String reason, byte[] certificate) {
        Verdict word = Checker.check(certificate, root);
        Verdict.Reject reject = assertInstanceOf(Verdict.Reject.class, word, word::toString);
        assertTrue(reject.reason().contains(reason), reject::reason);
    }

    /** Every claim used, transitively, is named with the digest of its file. */
    @Test
    void digestsOfAllThatIsUsed() throws IOException, SpecException {
        write("a.json", spec("A", claim("a", "[0, 1]", "x <= 1", "proved", "b.json#b")));
        write("b.json", spec("B", claim("b", "[0, 1]", "x <= 2", "proved", "c.json#c")));
        write("c.json", spec("C", claim("c", "[0, 1]", "x <= 3", "proved")));
        List<Certificate.Use> all = List.of(use("b.json", "b"), use("c.json", "c"));
        byte[] good = certificate("a.json", all);
        assertInstanceOf(Verdict.Accept.class, Checker.check(good, root));
        rejects("'b.json#b' is not listed", certificate("a.json", List.of()));
        rejects("'c.json#c' is not listed", certificate("a.json", List.of(use("b.json", "b"))));
        rejects("lists 3 used claims, the specs 2", certificate("a.json", List.of(use("b.json", "b"), use("c.json", "c"), use("a.json", "a"))));
        write("c.json", spec("C", claim("c", "[0, 1]", "x <= 3", "proved")) + " ");
        rejects("digest of c.json differs", good);
        Files.delete(root.resolve("c.json"));
        assertInstanceOf(Verdict.Fault.class, Checker.check(good, root));
    }

    @Test
    void usesGoInNoCircle() throws IOException, SpecException {
        write("a.json", spec("A", claim("a", "[0, 1]", "x <= 1", "proved", "b.json#b")));
        write("b.json", spec("B", claim("b", "[0, 1]", "x <= 2", "proved", "a.json#a")));
        rejects("go in a circle", certificate("a.json", List.of(use("b.json", "b"), use("a.json", "a"))));
        SpecFiles files = new SpecFiles(root);
        Spec a = files.read("a.json");
        assertTrue(assertThrows(SpecException.class, () -> files.uses(a, a.claims().getFirst())).getMessage().contains("cycle"));
    }

    @Test
    void noPathLeavesTheProject() throws IOException, SpecException {
        Path project = Files.createDirectories(root.resolve("project"));
        write("secret.json", spec("S", claim("s", "[0, 1]", "x <= 2", "proved")));
        write("a.json", spec("A", claim("a", "[0, 1]", "x <= 1", "proved")));
        String good = new String(certificate("a.json", List.of()), StandardCharsets.UTF_8);
        for (String path : List.of("../a.json", "/a.json", "./a.json", "x/../a.json", "", "a.json/", "x//a.json", "x\\\\..\\\\a.json", root + "/a.json", "file:///a.json", "C:/a.json", "a.json\\u0000")) {
            rejects("a path from the project's root", good.replace("\"path\": \"a.json\"", "\"path\": \"" + path + "\"").getBytes(StandardCharsets.UTF_8));
        }
        for (String path : List.of("../secret.json", root + "/secret.json", "x/../../secret.json")) {
            String text = spec("A", claim("a", "[0, 1]", "x <= 1", "proved", path + "#s"));
            assertThrows(SpecException.class, () -> SpecReader.read("a.json", text.getBytes(StandardCharsets.UTF_8)), path);
        }
        Files.createSymbolicLink(project.resolve("link.json"), root.resolve("secret.json"));
        SpecFiles files = new SpecFiles(project);
        assertTrue(assertThrows(SpecException.class, () -> files.read("link.json")).getMessage().contains("outside the project"));
        assertThrows(SpecException.class, () -> files.read("../secret.json"));
    }

    /** A certificate speaks of one file, one claim, one direction. */
    @Test
    void anotherFileWithTheSameBytesIsTheSameClaimAndNothingElseIs() throws IOException, SpecException {
        write("a.json", spec("A", claim("a", "[0, 1]", "x <= 1", "proved"), claim("b", "[0, 1]", "x <= 1/2", "refuted")));
        String good = new String(certificate("a.json", List.of()), StandardCharsets.UTF_8);
        write("b.json", Files.readString(root.resolve("a.json")));
        Verdict.Accept word = assertInstanceOf(Verdict.Accept.class, Checker.check(good.replace("a.json", "b.json").getBytes(StandardCharsets.UTF_8), root));
        assertEquals("for all x in [0, 1], (x <= 1)", word.scope());
        rejects("step 0 (box)", good.replace("\"claim\": \"a\"", "\"claim\": \"b\"").getBytes(StandardCharsets.UTF_8));
        write("b.json", spec("A", claim("a", "[0, 1]", "x <= 1/2", "proved")));
        rejects("digest of spec differs", good.replace("a.json", "b.json").getBytes(StandardCharsets.UTF_8));
    }

    /** A claim that uses others has the weakest verdict of its parts. */
    @Test
    void weakestVerdictOfTheParts() throws IOException {
        Program program = new Program(root);
        program.write("theorems/a.json", spec("A", claim("good", "[0, 1]", "x <= 1", "proved"), claim("false", "[0, 1]", "x < 1", "refuted"), claim("open", "[0, 1]", "0 / 0 = 1", "undecided"),
                claim("on-good", "[0, 1]", "x <= 2", "proved", "good"), claim("on-false", "[0, 1]", "x <= 3", "undecided", "false"),
                claim("on-open", "[0, 1]", "x <= 4", "undecided", "good", "open"), claim("far", "[0, 1]", "x <= 5", "undecided", "on-good", "on-open")));
        Map<String, String> expected = new TreeMap<>(Map.of("A#good", "proved", "A#false", "refuted", "A#open", "undecided", "A#on-good", "proved", "A#on-false", "undecided",
                "A#on-open", "undecided", "A#far", "undecided"));
        assertEquals(expected, program.verdicts(0));
        assertEquals(expected, program.verdicts(0, "--threads", "1"));
    }

    /** Flipping every expectation changes the exit code, and nothing else but the digest of the bytes that were changed. */
    @Test
    void expectIsInvisible() throws IOException {
        Program program = new Program(root);
        String right = spec("A", claim("t", "[0, 1]", "x * (1 - x) <= 1/3", "proved"), claim("f", "[0, 1]", "x^2 < x", "refuted"), claim("u", "[-1, 1]", "0 / 0 < x", "undecided"));
        program.write("theorems/a.json", right);
        Map<String, String> verdicts = program.verdicts(0);
        Map<String, String> certificates = program.certificates();
        assertEquals(2, certificates.size());
        String digest = SpecReader.sha256(right.getBytes(StandardCharsets.UTF_8));
        for (List<String> to : List.of(List.of("refuted", "proved", "proved"), List.of("undecided", "undecided", "refuted"), List.of("enclosed", "enclosed", "enclosed"))) {
            String wrong = spec("A", claim("t", "[0, 1]", "x * (1 - x) <= 1/3", to.get(0)), claim("f", "[0, 1]", "x^2 < x", to.get(1)), claim("u", "[-1, 1]", "0 / 0 < x", to.get(2)));
            program.write("theorems/a.json", wrong);
            assertEquals(verdicts, program.verdicts(1, "--fresh"));
            Map<String, String> same = new TreeMap<>();
            program.certificates().forEach((path, text) -> same.put(path, text.replace(SpecReader.sha256(wrong.getBytes(StandardCharsets.UTF_8)), digest)));
            assertEquals(certificates, same);
        }
    }
}
