package org.certirank.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.certirank.prove.Attempt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
    @TempDir
    private Path folder;
    private FakeEngine engine;
    private Cli cli;

    @BeforeEach
    void start() {
        engine = new FakeEngine();
        cli = new Cli(folder).engine(engine);
    }

    private void spec(String expect) throws IOException {
        cli.file("theorems/a.json", Cli.spec("A", Cli.claim("c", "reals", "x = x", expect)));
    }

    private Path certificate() {
        return folder.resolve("reports/certificates/A/c.json");
    }

    @Test
    void asExpected() throws IOException {
        spec("proved");
        Cli.Result r = cli.run("check");
        assertEquals(ExitCode.OK, r.exit(), r.err());
        assertEquals("", r.err());
        assertTrue(r.out().contains("all as expected"), r.out());
        assertTrue(Files.exists(certificate()));
        assertTrue(Files.exists(folder.resolve("reports/A.html")));
        assertTrue(Files.exists(folder.resolve("reports/index.html")));
    }

    @Test
    void notAsExpected() throws IOException {
        spec("refuted");
        Cli.Result r = cli.run("check");
        assertEquals(ExitCode.UNEXPECTED, r.exit());
        assertTrue(r.out().contains("✗ A#c: proved, expected refuted"), r.out());
    }

    @Test
    void theExpectationChangesTheExitCodeAndNothingElse() throws IOException {
        spec("proved");
        String first = cli.run("check", "--json", "-").out();
        byte[] certificate = Files.readAllBytes(certificate());
        spec("refuted");
        Cli.Result second = cli.run("check", "--json", "-");
        assertEquals(ExitCode.UNEXPECTED, second.exit());
        assertEquals(withoutSeconds(first), withoutSeconds(second.out()).replace("\"expected\":\"refuted\"", "\"expected\":\"proved\""));
        String digest = "\"sha256\": \"[0-9a-f]{64}\"";
        assertEquals(new String(certificate, java.nio.charset.StandardCharsets.UTF_8).replaceAll(digest, ""), Files.readString(certificate()).replaceAll(digest, ""));
    }

    static String withoutSeconds(String json) {
        return json.replaceAll("\"seconds\":[0-9.]+", "\"seconds\":0");
    }

    @Test
    void aCertificateThatHoldsIsNotProvedAgain() throws IOException {
        spec("proved");
        cli.run("check");
        assertEquals(ExitCode.OK, cli.run("check").exit());
        assertEquals(List.of("A#c"), engine.attempts);
        cli.run("check", "--fresh");
        assertEquals(2, engine.attempts.size());
        cli.file("theorems/a.json", Cli.spec("A", Cli.claim("c", "reals", "x = 2*x - x", "proved")));
        cli.run("check");
        assertEquals(3, engine.attempts.size());
    }

    @Test
    void aCertificateThatTheCheckerNoLongerAcceptsIsProvedAgain() throws IOException {
        spec("proved");
        cli.run("check");
        Files.writeString(certificate(), "{}");
        assertEquals(ExitCode.OK, cli.run("check").exit());
        assertEquals(2, engine.attempts.size());
    }

    @Test
    void aGoodCertificateInAnotherClaimsPlaceIsNotItsOwn() throws IOException {
        cli.file("theorems/a.json", Cli.spec("A", Cli.claim("c", "reals", "x = x", "proved"), Cli.claim("d", "reals", "x = x + 1", "undecided")));
        engine.prover = (claim, progress) -> claim.id().equals("c") ? FakeEngine.found(false) : new Attempt.Undecided("no idea");
        cli.run("check");
        Files.copy(certificate(), certificate().resolveSibling("d.json"));
        assertTrue(cli.run("check").out().contains("✓ A#d    undecided"));
        assertFalse(Files.exists(certificate().resolveSibling("d.json")));
    }

    @Test
    void aRejectOfOurOwnCertificateIsAFault() throws IOException {
        spec("proved");
        engine.checker = c -> new Engine.Judgement.Rejected("step 0: no");
        Cli.Result r = cli.run("check");
        assertEquals(ExitCode.FAULT, r.exit());
        assertTrue(r.out().contains("internal fault: the checker rejects our certificate: step 0: no (kept as certificates/A/c.json.rejected)"), r.out());
        assertFalse(Files.exists(certificate()));
        assertTrue(Files.exists(certificate().resolveSibling("c.json.rejected")));
        engine.checker = new FakeEngine().checker;
        assertEquals(ExitCode.OK, cli.run("check").exit());
        assertFalse(Files.exists(certificate().resolveSibling("c.json.rejected")));
    }

    @Test
    void aFaultOfTheCheckerIsAFault() throws IOException {
        spec("proved");
        engine.checker = c -> new Engine.Judgement.Faulty("internal: boom");
        assertEquals(ExitCode.FAULT, cli.run("check").exit());
    }

    @Test
    void aDeclineIsEnclosed() throws IOException {
        spec("enclosed");
        engine.checker = c -> new Engine.Judgement.Declined("the time limit");
        Cli.Result r = cli.run("check", "--json", "-");
        assertEquals(ExitCode.OK, r.exit());
        assertTrue(r.out().contains("\"verdict\":\"enclosed\"") && r.out().contains("the checker declined the certificate: the time limit"), r.out());
        engine.prover = (claim, progress) -> new Attempt.Undecided("out of time");
        assertTrue(cli.run("check", "--json", "-").out().contains("\"verdict\":\"enclosed\""));
        assertTrue(Files.exists(certificate()));
    }

    @Test
    void aStaleCertificateOfAnUndecidedClaimIsRemoved() throws IOException {
        spec("proved");
        cli.run("check");
        engine.prover = (claim, progress) -> new Attempt.Undecided("no idea");
        engine.checker = c -> new Engine.Judgement.Rejected("digest of spec differs");
        Cli.Result r = cli.run("check");
        assertEquals(ExitCode.UNEXPECTED, r.exit());
        assertTrue(r.out().contains("reason   no idea"), r.out());
        assertFalse(Files.exists(certificate()));
    }

    @Test
    void aStaleCertificateIsRemovedWhenTimeRunsOutTooAndAGoodOneIsNot() throws IOException {
        spec("proved");
        cli.run("check");
        engine.prover = (claim, progress) -> {
            while (!progress.cancelled()) {
                Thread.onSpinWait();
            }
            return new Attempt.Undecided("no idea");
        };
        cli.run("check", "--fresh", "--timeout", "0.1");
        assertTrue(Files.exists(certificate()), "it still holds");
        engine.checker = c -> new Engine.Judgement.Rejected("digest of spec differs");
        Cli.Result r = cli.run("check", "--timeout", "0.1");
        assertTrue(r.out().contains("stopped after"), r.out());
        assertFalse(Files.exists(certificate()));
    }

    @Test
    void anExceptionOfTheProverIsAFaultInOneLine() throws IOException {
        spec("proved");
        engine.prover = (claim, progress) -> {
            throw new IllegalStateException("boom");
        };
        Cli.Result r = cli.run("check");
        assertEquals(ExitCode.FAULT, r.exit());
        assertTrue(r.out().contains("internal fault: IllegalStateException: boom"), r.out());
        assertEquals("", r.err());
        assertTrue(cli.environment(Map.of("CERTIRANK_DEBUG", "1")).run("check").err().contains("\tat "));
    }

    @Test
    void aClaimThatTurnsOutMalformedIsBadInput() throws IOException {
        spec("undecided");
        engine.prover = (claim, progress) -> new Attempt.BadClaim("index 4 is out of range 1..3");
        Cli.Result r = cli.run("check");
        assertEquals(ExitCode.BAD_INPUT, r.exit());
        assertTrue(r.out().contains("bad input: index 4 is out of range 1..3"), r.out());
        String json = cli.run("check", "--json", "-").out();
        assertTrue(json.contains("\"trouble\":\"bad input\"") && json.contains(".json: /claims/0/holds)"), json);
        engine.prover = (claim, progress) -> new Attempt.BadClaim("in model run, field value: a clash of shapes");
        assertTrue(cli.run("check", "--json", "-").out().contains(".json: /let/run/model/value)"), json);
    }

    @Test
    void partNeverLooksLikeProved() throws IOException {
        cli.file("theorems/a.json", Cli.spec("A", Cli.claim("c", "reals", "x = x", "proved", "part")));
        Cli.Result r = cli.run("check");
        assertEquals(ExitCode.OK, r.exit());
        assertTrue(r.out().contains("1 proved in part; all as expected"), r.out());
        String page = Files.readString(folder.resolve("reports/A.html")) + Files.readString(folder.resolve("reports/index.html"));
        assertTrue(page.contains(">proved in part<") && !page.contains(">proved<"));
    }

    @Test
    void theWeakestOfTheParts() throws IOException {
        cli.file("theorems/a.json", Cli.spec("A", Cli.claim("c", "reals", "x = x", "undecided")).replace("\"expect\"", "\"uses\": [\"theorems/b.json#d\"], \"expect\""));
        cli.file("theorems/b.json", Cli.spec("B", Cli.claim("d", "reals", "x = x", "undecided")));
        engine.prover = (claim, progress) -> claim.id().equals("c") ? FakeEngine.found(false) : new Attempt.Undecided("no idea");
        Cli.Result r = cli.run("check", "--id", "A", "--json", "-");
        assertEquals(ExitCode.OK, r.exit(), r.out());
        assertTrue(r.out().contains("uses B#d, which is undecided"), r.out());
        assertFalse(r.out().contains("\"claim\":\"d\""), r.out());
        assertEquals(List.of("B#d", "A#c"), cli.run("check", "--threads", "1", "--fresh").exit() == 0 ? engine.attempts.subList(engine.attempts.size() - 2, engine.attempts.size()) : List.of());
        assertTrue(Files.readString(certificate()).contains("{\"path\": \"theorems/b.json\", \"sha256\": "));
    }

    @Test
    void resultsDoNotDependOnThreads() throws IOException {
        for (int i = 0; i < 5; i++) {
            cli.file("theorems/s" + i + ".json", Cli.spec("S" + i, Cli.claim("a", "reals", "x = x", "proved"), Cli.claim("b", "reals", "x < x", "refuted")));
        }
        engine.prover = (claim, progress) -> FakeEngine.found(claim.id().equals("b"));
        Cli.Result one = cli.run("check", "--threads", "1", "--reports", "one", "--json", "-");
        Cli.Result four = cli.run("check", "--threads", "4", "--reports", "four", "--json", "-");
        assertEquals(ExitCode.OK, one.exit(), one.out());
        assertEquals(withoutSeconds(one.out()), withoutSeconds(four.out()).replace("four/", "one/"));
        for (Path file : files("one")) {
            assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(folder.resolve("four").resolve(folder.resolve("one").relativize(file))), file.toString());
        }
        assertEquals(files("one").size(), files("four").size());
    }

    private List<Path> files(String below) throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve(below))) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    void nothingHalfIsLeft() throws IOException {
        spec("proved");
        assertEquals(ExitCode.OK, cli.run("check", "--json", "out/r.json").exit());
        assertTrue(files(".").stream().noneMatch(f -> f.getFileName().toString().endsWith(".tmp")));
        assertTrue(Files.readString(folder.resolve("out/r.json")).endsWith("]}\n"));
    }

    @Test
    void anInterruptKeepsWhatIsFinished() throws IOException {
        cli.file("theorems/a.json", Cli.spec("A", Cli.claim("c", "reals", "x = x", "proved"), Cli.claim("slow", "reals", "x = x", "proved")));
        Interrupt interrupt = new Interrupt();
        engine.prover = (claim, progress) -> {
            if (claim.id().equals("c")) {
                return FakeEngine.found(false);
            }
            interrupt.wish();
            while (!progress.cancelled()) {
                Thread.onSpinWait();
            }
            return new Attempt.Undecided("stopped");
        };
        Cli.Result r = cli.interrupt(interrupt).run("check", "--threads", "1");
        assertEquals(ExitCode.INTERRUPTED, r.exit());
        assertTrue(r.out().contains("✓ A#c") && !r.out().contains("A#slow") && r.out().contains("Interrupted: 1 claim not decided."), r.out());
        assertTrue(Files.exists(certificate()));
    }

    @Test
    void pagesOfOthersAreNotTouched() throws IOException {
        spec("proved");
        cli.file("reports/index.html", "<p>mine</p>");
        Cli.Result r = cli.run("check");
        assertEquals(ExitCode.FAULT, r.exit());
        assertTrue(r.err().contains("reports/index.html"), r.err());
        assertEquals("<p>mine</p>", Files.readString(folder.resolve("reports/index.html")));
    }

    @Test
    void pagesAndCertificatesOfSpecsThatAreGoneGo() throws IOException {
        spec("proved");
        cli.file("theorems/b.json", Cli.spec("B", Cli.claim("d", "reals", "x = x", "proved"), Cli.claim("e", "reals", "x = x", "proved")));
        cli.file("reports/notes.html", "mine");
        cli.run("check");
        cli.file("theorems/b.json", Cli.spec("B", Cli.claim("d", "reals", "x = x", "proved")));
        cli.run("check");
        assertFalse(Files.exists(folder.resolve("reports/certificates/B/e.json")));
        Files.delete(folder.resolve("theorems/b.json"));
        cli.run("check", "theorems/a.json");
        assertTrue(Files.exists(folder.resolve("reports/B.html")));
        cli.run("check");
        assertFalse(Files.exists(folder.resolve("reports/B.html")));
        assertFalse(Files.exists(folder.resolve("reports/certificates/B")));
        assertTrue(Files.exists(folder.resolve("reports/notes.html")));
        assertFalse(Files.readString(folder.resolve("reports/index.html")).contains("B.html"));
    }

    @Test
    void theTableOnATerminalIsCutAndColoured() throws IOException {
        spec("proved");
        engine.checker = c -> new Engine.Judgement.Accepted(false, "a long scope ".repeat(30));
        String row = cli.onTerminal().run("check").out();
        assertTrue(row.contains("\u001b[32m✓") && row.contains("…"), row);
        assertFalse(cli.environment(Map.of("NO_COLOR", "1")).run("check").out().contains("\u001b["));
    }

    @Test
    void reportsAreNotReadAsSpecs() throws IOException {
        spec("proved");
        cli.run("check", ".");
        assertEquals(ExitCode.OK, cli.run("check", ".").exit());
    }
}
