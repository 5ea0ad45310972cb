package org.certirank.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The peers: their programs, compiled on first use into a temporary folder that goes when this is closed. What is missing (compiler, library, sources) is said once, in one line, and then there
 * is no peer.
 */
final class Peers implements AutoCloseable {
    private static final int LONGEST_MINUTES = 15;
    private static final int REMOVALS = 5;

    private final Path sources;
    private final double seconds;
    private final Consumer<String> problems;
    private final Map<PeerProgram, Optional<Path>> compiled = new EnumMap<>(PeerProgram.class);
    private final Set<String> said = new HashSet<>();
    private Path folder;

    /** What a peer measured. */
    record Answer(String system, Measurement measurement) { }

    /**
     * Peers with their sources in this folder.
     *
     * @param seconds the length of a run
     * @param problems is told what is missing
     */
    Peers(Path sources, double seconds, Consumer<String> problems) {
        this.sources = sources;
        this.seconds = seconds;
        this.problems = problems;
    }

    /** The peer's measurement of this benchmark; empty where there is no peer or it cannot be had. */
    Optional<Answer> measure(Benchmark benchmark) throws InterruptedException {
        Optional<Path> program = Optional.empty();
        if (benchmark.peer().isPresent()) {
            PeerProgram peer = benchmark.peer().get();
            if (!compiled.containsKey(peer)) {
                compiled.put(peer, compile(peer));
            }
            program = compiled.get(peer);
        }
        if (program.isEmpty()) {
            return Optional.empty();
        }
        try {
            PeerOutput output = PeerOutput.parse(run(List.of(program.get().toString(), Double.toString(seconds), benchmark.name())));
            return Optional.ofNullable(output.measurements().get(benchmark.name())).map(m -> new Answer(output.system(), m));
        } catch (IOException | BenchException e) {
            say("peer of " + benchmark.name() + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Path> compile(PeerProgram peer) throws InterruptedException {
        Path source = sources.resolve(peer.source());
        if (!Files.isRegularFile(source)) {
            say("no peers: their sources are expected in " + sources + ", which is bench/peers of the project's folder");
            return Optional.empty();
        }
        try {
            if (folder == null) {
                folder = Files.createTempDirectory("certirank-bench");
            }
            Path program = folder.resolve(peer.source().replaceAll("\\..*", ""));
            String log = "";
            for (List<String> flags : peer.flags()) {
                List<String> command = new ArrayList<>(List.of(peer.compiler(), "-O2", "-o", program.toString(), source.toString()));
                command.addAll(flags);
                try {
                    run(command);
                    return Optional.of(program);
                } catch (BenchException e) {
                    log = e.getMessage();
                }
            }
            say(peer.usesArb() ? "no peer Arb: " + peer.source() + " does not compile (" + log + "); install Arb's headers (Debian: apt install libflint-arb-dev)"
                    : "no peer in C++: " + peer.source() + " does not compile (" + log + ")");
        } catch (IOException e) {
            say("no peers: there is no " + peer.compiler() + " (Debian: apt install " + peer.compiler() + ")");
        }
        return Optional.empty();
    }

    /** Standard output of a command; {@link BenchException} with the first line of its errors where it fails. */
    private String run(List<String> command) throws IOException, BenchException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // What a compiler that is killed leaves goes with the folder.
        builder.environment().put("TMPDIR", folder.toString());
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new BenchException(output.lines().filter(l -> l.contains("error")).findFirst().or(() -> output.lines().findFirst()).orElse("no output").strip());
            }
            return output;
        } finally {
            process.destroyForcibly();
        }
    }

    private void say(String problem) {
        if (said.add(problem)) {
            problems.accept(problem);
        }
    }

    @Override
    public void close() {
        if (folder == null) {
            return;
        }
        String problem = "";
        // More than once: a compiler that has just been killed may still have made a file.
        for (int tries = 0; tries < REMOVALS; tries++) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.deleteIfExists(file);
                }
                Files.delete(folder);
                return;
            } catch (IOException e) {
                problem = e.toString();
            }
        }
        problems.accept("cannot remove " + folder + " (" + problem + ")");
    }
}
