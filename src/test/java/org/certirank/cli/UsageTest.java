package org.certirank.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
    @TempDir
    private Path folder;

    private Cli.Result run(String... arguments) {
        return new Cli(folder).run(arguments);
    }

    @Test
    void helpSaysTheExitCodesAndListsWhatThereIs() {
        Cli.Result r = run("--help");
        assertEquals(0, r.exit());
        for (String word : List.of("check", "eval", "recheck", "schema", "new", "bench", "Exit codes", "Examples")) {
            assertTrue(r.out().contains(word), word);
        }
        assertFalse(r.out().contains("hunt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "eval", "recheck", "schema", "new", "bench"})
    void everyCommandHelps(String command) {
        Cli.Result r = run(command, "--help");
        assertEquals(0, r.exit());
        assertTrue(r.out().contains("Exit codes") && r.out().contains("Example"), r.out());
    }

    @Test
    void version() {
        assertTrue(run("--version").out().startsWith("certirank "));
    }

    @Test
    void misuseEndsInOneMessage() {
        for (String[] bad : new String[][] {{"chekc"}, {"check", "--frob"}, {"schema"}, {"schema", "spek"}, {"new", "theorem"}, {"new", "lemma", "A"}, {"recheck"}, {"--frob"}}) {
            Cli.Result r = run(bad);
            assertEquals(ExitCode.BAD_INPUT, r.exit(), String.join(" ", bad));
            assertEquals(1, r.err().lines().count(), r.err());
            assertEquals("", r.out());
        }
    }

    @Test
    void aMisspeltCommandIsGuessed() {
        assertEquals("certirank: Unmatched argument at index 0: 'chek'; did you mean 'check'? (try 'certirank --help')\n", run("chek").err());
        assertTrue(run("frobnicate").err().endsWith("'frobnicate' (try 'certirank --help')\n"));
    }

    @Test
    void commandsOfLaterVersionsSaySo() {
        assertEquals(new Cli.Result(2, "", "certirank: hunt: not in this version\n"), run("hunt", "a.json", "--seed", "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"spec", "certificate", "result", "bench"})
    void schemas(String form) {
        Cli.Result r = run("schema", form);
        assertEquals(0, r.exit());
        assertTrue(r.out().contains("https://json-schema.org/draft/2020-12/schema"));
    }

    @Test
    void newNeverOverwrites() throws IOException {
        assertEquals(0, run("new", "theorem", "Ab-1").exit());
        Path file = folder.resolve("theorems/ab-1.json");
        Files.writeString(file, "mine");
        assertEquals(ExitCode.BAD_INPUT, run("new", "theorem", "AB-1").exit());
        assertEquals("mine", Files.readString(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "../x", "a/b", ".a", "-a", "a b", "é", "a\nb"})
    void newChecksTheId(String id) {
        assertEquals(ExitCode.BAD_INPUT, run("new", "theorem", id).exit());
        assertFalse(Files.exists(folder.resolve("theorems")));
    }
}
