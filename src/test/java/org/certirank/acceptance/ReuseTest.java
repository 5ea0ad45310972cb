package org.certirank.acceptance;

import static org.certirank.acceptance.Program.claim;
import static org.certirank.acceptance.Program.spec;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.certirank.spec.SpecReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A certificate on disk is re-checked, not proved again; never one of other bytes, of another claim, or one that the checker does not accept. */
class ReuseTest {
    private static final String TRUE = claim("t", "[0, 1]", "x * (1 - x) <= 1/3", "proved");
    private static final String FALSE = claim("f", "[0, 1]", "x * (1 - x) <= 1/5", "refuted");

    @TempDir
    private Path root;

    @Test
    void secondRunRechecks() throws IOException {
        Program program = new Program(root);
        program.write("theorems/a.json", spec("A", TRUE, FALSE));
        assertEquals(Map.of("A#t", "proved", "A#f", "refuted"), program.verdicts(0));
        Map<String, String> first = program.certificates();

        // Another proof of the same claim, which the prover would not find: it stays, so nothing was proved again.
        Path file = program.certificate("A", "t");
        String ours = Files.readString(file);
        String other = ours.replace("\"x\": \"1/2\"", "\"x\": \"1/7\"");
        assertNotEquals(ours, other);
        Files.writeString(file, other);
        assertEquals(Map.of("A#t", "proved", "A#f", "refuted"), program.verdicts(0));
        assertEquals(other, Files.readString(file));
        assertEquals(0, program.run("recheck", "reports/certificates").exit());

        // --fresh proves again, and to the same bytes.
        program.verdicts(0, "--fresh");
        assertEquals(first, program.certificates());

        // What the checker rejects is proved again.
        Files.writeString(file, ours.replace("\"x\": \"1/2\"", "\"x\": \"3/2\""));
        assertEquals(1, program.run("recheck", file.toString()).exit());
        program.verdicts(0);
        assertEquals(first, program.certificates());
    }

    @Test
    void editedSpec() throws IOException {
        Program program = new Program(root);
        String before = spec("A", TRUE, FALSE);
        program.write("theorems/a.json", before);
        program.verdicts(0);
        Map<String, String> first = program.certificates();

        // A blank more: the same claims, other bytes, hence other certificates, which say so.
        String after = before + "\n";
        program.write("theorems/a.json", after);
        program.verdicts(0);
        String old = SpecReader.sha256(before.getBytes());
        String now = SpecReader.sha256(after.getBytes());
        program.certificates().forEach((path, text) -> {
            assertFalse(text.contains(old));
            assertEquals(first.get(path).replace(old, now), text);
        });

        // The claims exchange their formulas: what was proved is refuted, under the old names, and no old certificate counts.
        program.write("theorems/a.json", spec("A", TRUE.replace("1/3", "1/5"), FALSE.replace("1/5", "1/3")));
        assertEquals(Map.of("A#t", "refuted", "A#f", "proved"), program.verdicts(1));
        // A claim that cannot be decided loses the certificate that it had.
        program.write("theorems/a.json", spec("A", TRUE.replace("x * (1 - x) <= 1/3", "0 / 0 = 1"), FALSE));
        assertEquals("undecided", program.verdicts(1).get("A#t"));
        assertFalse(Files.exists(program.certificate("A", "t")));
        // A certificate in another claim's place is not that claim's.
        Files.copy(program.certificate("A", "f"), program.certificate("A", "t"));
        assertEquals("undecided", program.verdicts(1).get("A#t"));
        assertTrue(Files.exists(program.certificate("A", "f")));
    }
}
