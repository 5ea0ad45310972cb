package org.certirank.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckBadInputTest {
    @TempDir
    private Path folder;
    private Cli cli;

    @BeforeEach
    void aGoodSpec() throws IOException {
        cli = new Cli(folder).engine(new FakeEngine());
        cli.file("theorems/good.json", Cli.spec("Good", Cli.claim("c", "reals", "x = x", "proved")));
    }

    /** The bad file ends in one message that names it, and the good spec of the same run is checked all the same. */
    private String message(String file) {
        Cli.Result r = cli.run("check", file, "theorems");
        assertEquals(ExitCode.BAD_INPUT, r.exit(), r.err());
        assertTrue(r.out().contains("✓ Good#c"), r.out());
        assertTrue(r.err().startsWith("certirank: " + file + ": "), r.err());
        assertFalse(r.err().contains("internal fault") || r.err().contains("Exception") || r.err().contains("\tat "), r.err());
        return r.err().strip().substring(("certirank: " + file + ": ").length());
    }

    private String messageFor(byte[] bytes) throws IOException {
        Files.write(folder.resolve("bad.json"), bytes);
        return message("bad.json");
    }

    private String messageFor(String text) throws IOException {
        cli.file("bad.json", text);
        return message("bad.json");
    }

    @Test
    void missing() {
        assertEquals("no such file or folder", message("nowhere.json"));
    }

    @Test
    void folderWithoutSpecs() throws IOException {
        Files.createDirectory(folder.resolve("empty"));
        assertEquals("no *.json file in this folder", message("empty"));
    }

    @Test
    void notJson() throws IOException {
        assertEquals(1, messageFor("{").lines().count());
        assertEquals(1, messageFor("").lines().count());
        assertEquals(1, messageFor("[1, 2]").lines().count());
        assertEquals(1, messageFor("null").lines().count());
    }

    @Test
    void notUtf8() throws IOException {
        assertTrue(messageFor(new byte[] {'{', '"', (byte) 0xff, '"', '}'}).contains("UTF-8"));
    }

    @Test
    void nestedTooDeeply() throws IOException {
        messageFor("[".repeat(100_000));
        messageFor(Cli.spec("Deep", Cli.claim("c", "reals", "(".repeat(5000) + "x" + ")".repeat(5000) + " = x", "proved")));
    }

    @Test
    void tooLarge() throws IOException {
        messageFor(new byte[5 << 20]);
    }

    @Test
    void pointerAndExpectation() throws IOException {
        String message = messageFor(Cli.spec("Bad", Cli.claim("c", "reals", "x <", "proved")));
        assertTrue(message.startsWith("/claims/0/holds: ") && message.contains("expected") && message.endsWith("^"), message);
    }

    @Test
    void everyProblemOfAFile() throws IOException {
        String message = messageFor(Cli.spec("Bad", Cli.claim("c", "[2, 1]", "x = y", "maybe")));
        assertEquals(3, message.lines().filter(l -> l.contains("/claims/0/")).count(), message);
    }

    @Test
    void sameIdTwice() throws IOException {
        cli.file("theorems/two.json", Cli.spec("GOOD", Cli.claim("c", "reals", "x = x", "proved")));
        Cli.Result r = cli.run("check", "theorems");
        assertEquals(ExitCode.BAD_INPUT, r.exit());
        assertTrue(r.err().startsWith("certirank: theorems/two.json: /id: \"GOOD\" is the id of theorems/good.json too"), r.err());
    }

    @Test
    void missingUse() throws IOException {
        assertTrue(messageFor(Cli.spec("U", Cli.claim("c", "reals", "x = x", "proved")).replace("\"expect\"", "\"uses\": [\"d\"], \"expect\"")).contains("/claims/0/uses/0"));
    }

    @Test
    void nothingToCheck() throws IOException {
        Path bare = Files.createDirectory(folder.resolve("bare"));
        Cli.Result r = new Cli(bare).engine(new FakeEngine()).run("check");
        assertEquals(ExitCode.BAD_INPUT, r.exit());
        assertTrue(r.err().contains("expected a folder theorems or counterexamples"), r.err());
    }

    @Test
    void jsonOutputIsThereEvenThen() {
        Cli.Result r = cli.run("check", "nowhere.json", "--json", "-");
        assertEquals(ExitCode.BAD_INPUT, r.exit());
        assertEquals("{\"claims\": []}\n", r.out());
    }

    @Test
    void filters() {
        assertEquals(ExitCode.BAD_INPUT, cli.run("check", "--id", "Nobody").exit());
        assertEquals(ExitCode.BAD_INPUT, cli.run("check", "--id", "[").exit());
        assertEquals(ExitCode.BAD_INPUT, cli.run("check", "--id", "Good#d").exit());
        assertEquals(ExitCode.OK, cli.run("check", "--id", "G*").exit());
        assertEquals(ExitCode.OK, cli.run("check", "--id", "Good#?", "--id", "Nobody").exit());
    }

    @Test
    void options() {
        for (String[] bad : new String[][] {{"--threads", "0"}, {"--threads", "many"}, {"--timeout", "-1"}, {"--timeout", "NaN"}, {"--precision", "52"}, {"--precision", "1e3"}, {"--frsh"}}) {
            String[] all = new String[bad.length + 1];
            all[0] = "check";
            System.arraycopy(bad, 0, all, 1, bad.length);
            Cli.Result r = cli.run(all);
            assertEquals(ExitCode.BAD_INPUT, r.exit(), String.join(" ", bad));
            assertEquals(1, r.err().lines().count(), r.err());
        }
    }

    @Test
    void aFileNamedTwiceCountsOnce() throws IOException {
        Files.createSymbolicLink(folder.resolve("link.json"), folder.resolve("theorems/good.json"));
        assertEquals(1, cli.run("check", "theorems/good.json", "theorems", "./theorems/../theorems/good.json", "link.json").out().lines().filter(l -> l.contains("Good#c")).count());
    }
}
