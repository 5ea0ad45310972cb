package org.certirank.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineDigestTest {
    private static final List<String> CLASSES = List.of("org/certirank/prove/Prover.class", "org/certirank/prove/box/Cover.class", "org/certirank/exact/Rational.class");

    @TempDir
    private Path folder;

    private Path classes(String name) throws IOException {
        Path top = folder.resolve(name);
        for (String file : CLASSES) {
            write(top, file, file);
        }
        return top;
    }

    private static void write(Path top, String file, String text) throws IOException {
        Files.createDirectories(top.resolve(file).getParent());
        Files.writeString(top.resolve(file), text);
    }

    @Test
    void ofThisProgram() {
        Optional<String> own = EngineDigest.own();
        assertTrue(own.isPresent() && own.get().matches("[0-9a-f]{64}"), own.toString());
        assertEquals(own, EngineDigest.own());
    }

    @Test
    void theSameClassesElsewhereAndInAJar() throws IOException {
        String here = EngineDigest.of(classes("one"));
        assertEquals(here, EngineDigest.of(classes("two")));
        Path jar = folder.resolve("x.jar");
        try (OutputStream out = Files.newOutputStream(jar); JarOutputStream zip = new JarOutputStream(out)) {
            for (String file : CLASSES.reversed()) {
                zip.putNextEntry(new ZipEntry(file));
                zip.write(file.getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        assertEquals(here, EngineDigest.of(jar));
    }

    @Test
    void changesOfTheProverCountAndOthersDoNot() throws IOException {
        Path top = classes("one");
        String before = EngineDigest.of(top);
        write(top, "org/certirank/check/Checker.class", "x");
        write(top, "org/certirank/cli/Main.class", "x");
        write(top, "org/certirank/report/Html.class", "x");
        write(top, "schema/spec.schema.json", "x");
        assertEquals(before, EngineDigest.of(top));
        write(top, "org/certirank/prove/Prover.class", "other");
        String changed = EngineDigest.of(top);
        assertNotEquals(before, changed);
        write(top, "org/certirank/prove/New.class", "");
        assertNotEquals(changed, EngineDigest.of(top));
        Files.delete(top.resolve("org/certirank/prove/New.class"));
        assertEquals(changed, EngineDigest.of(top));
        // The same bytes under each other's names are another prover.
        write(top, "org/certirank/prove/Prover.class", CLASSES.get(1));
        write(top, CLASSES.get(1), "org/certirank/prove/Prover.class");
        assertNotEquals(before, EngineDigest.of(top));
    }

    @Test
    void nothingToRead() throws IOException {
        assertThrows(IOException.class, () -> EngineDigest.of(folder.resolve("none")));
        assertThrows(IOException.class, () -> EngineDigest.of(Files.createDirectory(folder.resolve("empty"))));
    }
}
