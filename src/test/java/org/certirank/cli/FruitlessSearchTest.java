package org.certirank.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.certirank.prove.Attempt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search that ended undecided is on record and not repeated while it would be the same one; nothing else is ever taken from the record. */
class FruitlessSearchTest {
    private static final String NOTE = "searched before with the same engine and limits; --fresh searches again";

    @TempDir
    private Path folder;
    private FakeEngine engine;
    private Cli cli;

    @BeforeEach
    void start() throws IOException {
        engine = new FakeEngine();
        engine.prover = (claim, progress) -> new Attempt.Undecided("step \"x\" ≤ 1 is missing");
        cli = new Cli(folder).engine(engine);
        spec("x = x");
    }

    private void spec(String formula) throws IOException {
        cli.file("theorems/a.json", Cli.spec("A", Cli.claim("c", "reals", formula, "proved")));
    }

    private Path record() {
        return folder.resolve("reports/certificates/A/c.json.undecided");
    }

    private Path certificate() {
        return folder.resolve("reports/certificates/A/c.json");
    }

    private String check(int searches, String... more) {
        String[] arguments = new String[more.length + 1];
        arguments[0] = "check";
        System.arraycopy(more, 0, arguments, 1, more.length);
        engine.attempts.clear();
        Cli.Result r = cli.run(arguments);
        assertEquals("", r.err());
        assertEquals(searches, engine.attempts.size(), r.out());
        return r.out();
    }

    @Test
    void theSameSearchIsNotRepeated() throws IOException {
        String first = check(1);
        assertFalse(first.contains("searched before"), first);
        byte[] kept = Files.readAllBytes(record());
        String second = check(0);
        assertTrue(second.contains("A#c: undecided, expected proved") && second.contains("reason   step \"x\" ≤ 1 is missing (" + NOTE + ")"), second);
        assertTrue(second.contains("1 undecided was " + NOTE + "."), second);
        check(1, "--fresh");
        assertArrayEquals(kept, Files.readAllBytes(record()));
    }

    @Test
    void whatIsKept() throws IOException {
        check(1);
        String digest = org.certirank.spec.SpecReader.sha256(Files.readAllBytes(folder.resolve("theorems/a.json")));
        assertEquals("{\"certirank\": 1,\n\"spec\": {\"path\":\"theorems/a.json\",\"sha256\":\"" + digest + "\"},\n\"claim\": \"c\",\n\"verdict\": \"undecided\",\n"
                + "\"limits\": {\"bits\":64,\"boxes\":200000},\n\"engine\": \"fake\",\n\"reason\": \"step \\\"x\\\" ≤ 1 is missing\"}\n", Files.readString(record()));
    }

    @Test
    void pagesAndJsonAreTheSameEitherWay() throws IOException {
        String first = CheckCommandTest.withoutSeconds(check(1, "--json", "-"));
        String page = Files.readString(folder.resolve("reports/A.html"));
        String index = Files.readString(folder.resolve("reports/index.html"));
        assertTrue(page.contains("is missing"), page);
        assertEquals(first, CheckCommandTest.withoutSeconds(check(0, "--json", "-")));
        assertEquals(page, Files.readString(folder.resolve("reports/A.html")));
        assertEquals(index, Files.readString(folder.resolve("reports/index.html")));
    }

    @Test
    void anotherSpecIsSearched() throws IOException {
        check(1);
        spec("x = x + 0");
        check(1);
        check(0);
    }

    @Test
    void anotherEngineSearches() {
        check(1);
        engine.digest = Optional.of("other");
        check(1);
        check(0);
        engine.digest = Optional.empty();
        check(1);
        check(1);
    }

    @Test
    void otherLimitsSearch() {
        check(1);
        check(1, "--precision", "128");
        check(0, "--precision", "128");
        check(1);
        check(0, "--threads", "3");
        check(0, "--timeout", "1000");
    }

    @Test
    void whatWasChangedByHandCountsForNothing() throws IOException {
        check(1);
        String good = Files.readString(record());
        for (String bad : new String[] {"", "{}", "[1]", good.replace("undecided", "proved"), good.replace("\"c\"", "\"d\""), good + " ", good.replace("\"reason\"", "\"why\""),
            good.replaceFirst("\"reason\": .*\n", "\"reason\": 7}\n"), good.replace("certirank\": 1", "certirank\": 2")}) {
            Files.writeString(record(), bad);
            assertTrue(check(1).contains("undecided, expected proved"));
            assertEquals(good, Files.readString(record()));
        }
    }

    @Test
    void aCertificateGoesBeforeIt() throws IOException {
        check(1);
        String kept = Files.readString(record());
        engine.prover = (claim, progress) -> FakeEngine.found(false);
        assertTrue(check(1, "--fresh").contains("1 proved; all as expected"));
        assertFalse(Files.exists(record()));
        Files.writeString(record(), kept);
        assertTrue(check(0).contains("1 proved; all as expected"));
        assertTrue(Files.exists(certificate()));
        assertFalse(Files.exists(record()));
    }

    @Test
    void aCertificateThatDoesNotHoldIsRemovedWithoutASearch() throws IOException {
        check(1);
        Files.writeString(certificate(), "{}");
        check(0);
        assertFalse(Files.exists(certificate()));
    }

    @Test
    void aDeclinedCertificateIsNotForgottenForIt() throws IOException {
        check(1);
        String kept = Files.readString(record());
        engine.prover = (claim, progress) -> FakeEngine.found(false);
        check(1, "--fresh");
        engine.checker = c -> new Engine.Judgement.Declined("the time limit");
        engine.prover = (claim, progress) -> new Attempt.Undecided("no");
        Files.writeString(record(), kept);
        assertTrue(check(1).contains("enclosed, expected proved"));
        assertFalse(Files.exists(record()));
    }

    @Test
    void enclosedAndBadClaimsAreNotKept() {
        engine.prover = (claim, progress) -> new Attempt.Enclosed("balls", java.util.List.of());
        check(1);
        check(1);
        engine.prover = (claim, progress) -> new Attempt.BadClaim("index 4");
        check(1);
        check(1);
        engine.prover = (claim, progress) -> {
            throw new IllegalStateException("boom");
        };
        check(1);
        check(1);
        assertFalse(Files.exists(record()));
    }

    @Test
    void aSearchThatWasStoppedIsNotKept() {
        engine.prover = (claim, progress) -> {
            while (!progress.cancelled()) {
                Thread.onSpinWait();
            }
            return new Attempt.Undecided("no idea");
        };
        check(1, "--timeout", "0.05");
        assertFalse(Files.exists(record()));
    }

    @Test
    void recheckDoesNotLookAtIt() throws IOException {
        engine.prover = (claim, progress) -> claim.id().equals("c") ? new Attempt.Undecided("no") : FakeEngine.found(false);
        cli.file("theorems/a.json", Cli.spec("A", Cli.claim("c", "reals", "x = x", "undecided"), Cli.claim("d", "reals", "x = x", "proved")));
        check(2);
        assertTrue(Files.exists(record()));
        String out = cli.run("recheck", "reports").out();
        assertEquals(1, out.lines().count(), out);
        assertFalse(out.contains("undecided"), out);
        check(0, ".");
    }

    @Test
    void itGoesWithItsClaim() throws IOException {
        check(1);
        cli.file("theorems/a.json", Cli.spec("A", Cli.claim("d", "reals", "x = x", "proved")));
        check(1);
        assertFalse(Files.exists(record()));
        assertTrue(Files.exists(folder.resolve("reports/certificates/A/d.json.undecided")));
        cli.file("theorems/a.json", Cli.spec("B", Cli.claim("d", "reals", "x = x", "proved")));
        check(1);
        assertFalse(Files.exists(folder.resolve("reports/certificates/A")));
    }

    @Test
    void twoClaimsOfAlikeNames() throws IOException {
        cli.file("theorems/a.json", Cli.spec("A", Cli.claim("c", "reals", "x = x", "undecided"), Cli.claim("c.json", "reals", "x = x", "undecided")));
        Cli.Result r = cli.run("check");
        // Whether or not such an id is allowed, no record serves another claim.
        assertEquals(r.exit() == 0 ? 2 : 0, engine.attempts.size(), r.err());
    }
}
