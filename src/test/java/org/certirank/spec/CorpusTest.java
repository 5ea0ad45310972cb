package org.certirank.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certirank.expr.Parser;
import org.certirank.expr.TextPrinter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The corpus of src/test/resources/specs. Files in accept are read, files in reject are not, with the messages in NAME.expected; files in
 * crash may end in either, but in nothing else. The checker's reader runs over the same folders (except reject-hints, for it ignores hints, and reject-uses, which it sees only when it checks).
 */
class CorpusTest {
    private static final Path CORPUS = Path.of("src/test/resources/specs");

    static Stream<Path> accept() throws IOException {
        return files("accept");
    }

    static Stream<Path> reject() throws IOException {
        return Stream.of(files("reject"), files("reject-hints"), files("reject-uses")).flatMap(s -> s);
    }

    static Stream<Path> crash() throws IOException {
        return files("crash");
    }

    /** The claims of the project itself. */
    static Stream<Path> own() throws IOException {
        List<Path> found;
        try (Stream<Path> all = Stream.concat(Files.walk(Path.of("theorems")), Files.walk(Path.of("counterexamples")))) {
            found = all.filter(p -> p.toString().endsWith(".json")).sorted().toList();
        }
        return found.stream();
    }

    private static Stream<Path> files(String folder) throws IOException {
        try (Stream<Path> all = Files.list(CORPUS.resolve(folder))) {
            return all.filter(p -> p.toString().endsWith(".json")).sorted().toList().stream();
        }
    }

    private static Spec read(Path file) throws IOException, SpecException {
        return SpecReader.read(file.getFileName().toString(), Files.readAllBytes(file));
    }

    @ParameterizedTest
    @MethodSource({"accept", "own"})
    void accepted(Path file) throws Exception {
        Spec spec = read(file);
        assertFalse(spec.claims().isEmpty());
        for (Claim c : spec.claims()) {
            assertEquals(c.holds(), Parser.parse(TextPrinter.print(c.holds())));
            String full = TextPrinter.printFully(c.holds());
            if (full.length() < 1_000) { // a long sum, fully parenthesised, passes the limit of nesting
                assertEquals(c.holds(), Parser.parse(full));
            }
            c.given().forEach(q -> assertEquals(q.set(), Parser.parseSet(TextPrinter.print(q.set()))));
        }
        // What a model is expanded to has names that no text can say.
        spec.lets().values().stream().filter(d -> !TextPrinter.print(d.body()).contains("$")).forEach(d -> assertEquals(d.body(), Parser.parse(TextPrinter.print(d.body()))));
    }

    @ParameterizedTest
    @MethodSource("reject")
    void rejectedWithItsMessages(Path file) throws IOException {
        SpecException e = assertThrows(SpecException.class, () -> read(file));
        assertFalse(e.problems().isEmpty());
        String shown = e.problems().stream().map(p -> (p.pointer().isEmpty() ? "" : p.pointer() + ": ") + p.message()).collect(Collectors.joining("\n")) + "\n";
        Path golden = Path.of(file.toString().replaceFirst("\\.json$", ".expected"));
        if (Boolean.getBoolean("certirank.goldens")) { // writes them anew, to be read by a person before they are committed
            Files.writeString(golden, shown);
        }
        assertEquals(Files.readString(golden), shown);
    }

    @ParameterizedTest
    @MethodSource("crash")
    void endsInASpecOrInProblems(Path file) throws IOException {
        try {
            assertTrue(read(file).claims().size() > 0);
        } catch (SpecException e) {
            assertFalse(e.problems().isEmpty());
            e.problems().forEach(p -> assertTrue(p.message().length() < 3_000, () -> p.message().length() + " characters"));
        }
    }
}
