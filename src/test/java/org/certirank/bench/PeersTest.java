package org.certirank.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeersTest {
    private static final Path SOURCES = Path.of(System.getProperty("certirank.home", "")).toAbsolutePath().resolve("bench/peers");
    private static final Benchmark SEARCH = Catalogue.named("search/softmax/0.05/1");

    @TempDir
    private Path folder;

    private final List<String> problems = new ArrayList<>();

    private static boolean compilerIsThere(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator)).anyMatch(p -> Files.isExecutable(Path.of(p, name)));
    }

    @Test
    void outputIsRead() throws Exception {
        PeerOutput output = PeerOutput.parse("# Arb 2.23.0\nbatch/128/exp 1.5e-4 1000\nproduct/256/53/exact 0.03 1\n");
        assertEquals(new PeerOutput("Arb 2.23.0", Map.of("batch/128/exp", new Measurement(1.5e-4, 1000), "product/256/53/exact", new Measurement(0.03, 1))), output);
        assertEquals(Map.of(), PeerOutput.parse("# C++\n").measurements());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# ", "a 1 1", "# x\na 1", "# x\na 1 1 1", "# x\na one 1", "# x\na 0 1", "# x\na -1 1", "# x\na NaN 1", "# x\na 1 0", "# x\na Infinity 1", "# x\na 1 1\na 2 1",
        "# x\nSegmentation fault"})
    void otherOutputIsRefused(String text) {
        assertThrows(BenchException.class, () -> PeerOutput.parse(text));
    }

    @Test
    void missingSourcesAreSaidOnce() throws Exception {
        try (Peers peers = new Peers(folder.resolve("none"), 0.001, problems::add)) {
            assertEquals(Optional.empty(), peers.measure(SEARCH));
            assertEquals(Optional.empty(), peers.measure(Catalogue.named("batch/128/exp")));
            assertEquals(Optional.empty(), peers.measure(Catalogue.named("kernel/32")));
        }
        assertEquals(1, problems.size());
        assertTrue(problems.getFirst().contains("none") && problems.getFirst().contains("bench/peers"), problems.toString());
    }

    @Test
    void aSourceThatDoesNotCompileIsSaidOnceAndLeavesNothing() throws Exception {
        Files.writeString(folder.resolve("meanvalue_search.cpp"), "int main( {");
        long before = temporaryFolders();
        try (Peers peers = new Peers(folder, 0.001, problems::add)) {
            assertEquals(Optional.empty(), peers.measure(SEARCH));
            assertEquals(Optional.empty(), peers.measure(SEARCH));
        }
        assertEquals(1, problems.size(), problems.toString());
        assertEquals(1, problems.getFirst().lines().count());
        assertTrue(problems.getFirst().startsWith(compilerIsThere("g++") ? "no peer in C++: meanvalue_search.cpp does not compile (" : "no peers: there is no g++"), problems.toString());
        assertEquals(before, temporaryFolders());
    }

    @Test
    void anAnswerOfAnotherFormIsSaid() throws Exception {
        assumeTrue(compilerIsThere("g++"));
        Files.writeString(folder.resolve("meanvalue_search.cpp"), "#include <cstdio>\nint main() { std::puts(\"# x\\nwhat\"); }\n");
        try (Peers peers = new Peers(folder, 0.001, problems::add)) {
            assertEquals(Optional.empty(), peers.measure(SEARCH));
        }
        assertEquals(List.of("peer of search/softmax/0.05/1: a peer's line is not NAME SECONDS ITEMS: what"), problems);
    }

    /** The plain search visits the boxes that docs/performance.md tells of. */
    @Test
    void theSearchIsTheOneThatIsDescribed() throws Exception {
        assumeTrue(compilerIsThere("g++"));
        try (Peers peers = new Peers(SOURCES, 0.001, problems::add)) {
            Peers.Answer answer = peers.measure(SEARCH).orElseThrow(() -> new AssertionError(problems.toString()));
            assertEquals("C++", answer.system());
            // 89,823 with glibc 2.36; the last bits of another exp may add or spare a few.
            assertEquals(89_823, answer.measurement().items(), 200);
        }
    }

    @Test
    void arbKnowsTheNames() throws Exception {
        assumeTrue(compilerIsThere("gcc") && (Files.exists(Path.of("/usr/include/arb.h")) || Files.exists(Path.of("/usr/include/flint/arb.h"))));
        try (Peers peers = new Peers(SOURCES, 0.0001, problems::add)) {
            for (String name : List.of("lanes/cos", "batch/64/add", "ball/3322/log", "product/32/53/exact", "product/32/128/radii", "inverse/32/128", "determinant/32/128", "softmax/128/128/128")) {
                Peers.Answer answer = peers.measure(Catalogue.named(name)).orElseThrow(() -> new AssertionError(name + ": " + problems));
                assertTrue(answer.system().startsWith("Arb "), answer.system());
                assertEquals(Catalogue.named(name).work().get().items(), answer.measurement().items(), name);
            }
        }
        assertEquals(List.of(), problems);
    }

    private static long temporaryFolders() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(f -> f.getFileName().toString().startsWith("certirank-bench")).count();
        }
    }
}
