package org.certirank.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.certirank.expr.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecReaderTest {
    private static final String CLAIM = "{\"id\": \"%s\", \"says\": \"s\", \"coverage\": \"whole\", \"given\": [], \"holds\": \"1 < 2\", \"expect\": \"proved\", \"uses\": [%s]}";

    private static String spec(String... claims) {
        return "{\"id\": \"t\", \"kind\": \"theorem\", \"title\": \"T\", \"claims\": [" + String.join(", ", claims) + "]}";
    }

    private static String claim(String id, String... uses) {
        return CLAIM.formatted(id, uses.length == 0 ? "" : "\"" + String.join("\", \"", uses) + "\"");
    }

    @Test
    void allFields() throws Exception {
        Spec s = SpecReader.read("a/b.json", Files.readAllBytes(Path.of("src/test/resources/specs/accept/all-fields.json")));
        assertEquals("a/b.json", s.path());
        assertEquals(64, s.sha256().length());
        assertEquals(List.of("f", "c"), List.copyOf(s.lets().keySet()));
        assertEquals(2, s.source().orElseThrow().version().orElseThrow());
        Claim c = s.claims().getFirst();
        assertEquals(Parser.parse("f(x) >= -c"), c.holds());
        assertEquals(List.of(new Use(Optional.empty(), "d")), c.uses());
        assertEquals(Optional.of(Hints.Method.AUTO), c.how().method());
        assertEquals(List.of(Parser.parse("0"), Parser.parse("1/2")), c.how().split().get("x"));
        assertEquals(new Hints.Proposal(List.of(Parser.parse("[[1, 0], [0, 1]]")), true), c.how().witness().get("A"));
        Outline.Choice choice = (Outline.Choice) c.how().proof().orElseThrow();
        Outline.Rule both = (Outline.Rule) choice.alternatives().getFirst().use();
        assertEquals("both", both.rule());
        assertEquals(List.of(new Outline.Auto()), both.premises());
    }

    @Test
    void digestIsOfTheBytes() throws Exception {
        assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", SpecReader.sha256("abc".getBytes(StandardCharsets.US_ASCII)));
        byte[] bytes = spec(claim("c")).getBytes(StandardCharsets.UTF_8);
        assertEquals(SpecReader.sha256(bytes), SpecReader.read("x.json", bytes).sha256());
    }

    /** Bytes changed at random end in a spec or in problems. */
    @Test
    void mutatedFilesNeverCrash() throws Exception {
        byte[] good = Files.readAllBytes(Path.of("src/test/resources/specs/accept/all-fields.json"));
        Random random = new Random(7);
        int rejected = 0;
        for (int i = 0; i < 600; i++) {
            byte[] bytes = good.clone();
            for (int k = 0; k <= random.nextInt(3); k++) {
                bytes[random.nextInt(bytes.length)] = (byte) (random.nextInt(4) == 0 ? random.nextInt(256) : " {}[]\",:()-+*/^0123x".charAt(random.nextInt(20)));
            }
            try {
                SpecReader.read("m.json", bytes);
            } catch (SpecException e) {
                rejected++;
            }
        }
        assertTrue(rejected > 200, () -> "a corpus of mutants that are all valid proves nothing");
    }

    @Test
    void usesAreResolvedAcrossFiles(@TempDir Path root) throws Exception {
        write(root, "theorems/a.json", spec(claim("c", "d", "theorems/b.json#e"), claim("d", "theorems/b.json#e")));
        write(root, "theorems/b.json", spec(claim("e", "lib/z.json#q"), claim("unused")));
        write(root, "lib/z.json", spec(claim("q")));
        SpecFiles files = new SpecFiles(root);
        Spec a = files.read("theorems/a.json");
        assertEquals(List.of("lib/z.json#q", "theorems/a.json#d", "theorems/b.json#e"),
                files.uses(a, a.claim("c").orElseThrow()).stream().map(SpecFiles.Located::name).toList());
        assertEquals(List.of(), files.uses(files.read("lib/z.json"), files.read("lib/z.json").claims().getFirst()));
        assertEquals(Optional.of("theorems/a.json"), files.pathOf(root.resolve("theorems/../theorems/a.json")));
        assertEquals(Optional.empty(), files.pathOf(root.resolve("../x.json")));
    }

    @Test
    void usesThatCannotBeResolved(@TempDir Path root) throws Exception {
        write(root, "a.json", spec(claim("c", "b.json#x"), claim("d", "b.json#e"), claim("m", "missing.json#x"), claim("n", "bad.json#x")));
        write(root, "b.json", spec(claim("e", "a.json#d")));
        write(root, "bad.json", "{");
        SpecFiles files = new SpecFiles(root);
        Spec a = files.read("a.json");
        assertEquals("a.json: /claims/0/uses/0: there is no claim \"x\" in b.json", problem(files, a, "c"));
        assertTrue(problem(files, a, "d").endsWith("claims use one another in a cycle: a.json#d -> b.json#e -> a.json#d"), problem(files, a, "d"));
        assertEquals("a.json: /claims/2/uses/0: \"missing.json#x\" cannot be used: missing.json is not readable as a spec\nmissing.json: there is no such file", problem(files, a, "m"));
        assertTrue(problem(files, a, "n").contains("bad.json"), problem(files, a, "n"));
    }

    private static String problem(SpecFiles files, Spec spec, String claim) {
        return assertThrows(SpecException.class, () -> files.uses(spec, spec.claim(claim).orElseThrow())).getMessage();
    }

    @Test
    void noPathLeavesTheProject(@TempDir Path folder) throws Exception {
        Path root = Files.createDirectory(folder.resolve("project"));
        write(folder, "outside.json", spec(claim("c")));
        Files.createSymbolicLink(root.resolve("link.json"), folder.resolve("outside.json"));
        SpecFiles files = new SpecFiles(root);
        for (String path : List.of("../outside.json", "/etc/hosts", "a/../../outside.json", "./a.json", "a//b.json", "", "a\\b.json", "link.json")) {
            SpecException e = assertThrows(SpecException.class, () -> files.read(path), path);
            assertEquals(1, e.problems().size());
        }
        assertThrows(SpecException.class, () -> new SpecFiles(folder).read("project"));
    }

    private static void write(Path root, String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
