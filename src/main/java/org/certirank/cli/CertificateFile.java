package org.certirank.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.certirank.certificate.AtomicFiles;

/**
 * The place of one claim's certificate: {@code REPORTS/certificates/SPEC/CLAIM.json}. Every write is whole or not at all.
 *
 * @param path absolute
 */
record CertificateFile(Path path) {
    static final String FOLDER = "certificates";
    private static final String UNDECIDED = ".undecided";
    private static final String NOTE = ".project-root";

    static CertificateFile of(Path reports, String spec, String claim) {
        return new CertificateFile(reports.resolve(FOLDER).resolve(spec).resolve(claim + ".json"));
    }

    /** The bytes on disk, if there is a readable file. */
    Optional<byte[]> read() {
        try {
            return Files.isRegularFile(path) ? Optional.of(Files.readAllBytes(path)) : Optional.empty();
        } catch (IOException unreadable) {
            // Then it is proved again, and the write says what is wrong with the place.
            return Optional.empty();
        }
    }

    /**
     * Writes the certificate. Where it does not lie below the project, a note beside it says where that is, so that the spec can be found again.
     *
     * @param root the folder that paths in the certificate are relative to
     */
    void write(byte[] bytes, Path root) throws IOException {
        if (!path.startsWith(root)) {
            AtomicFiles.write(path.resolveSibling(NOTE), (root + "\n").getBytes(StandardCharsets.UTF_8));
        }
        AtomicFiles.write(path, bytes);
    }

    /** The folder that a note beside the certificate names. */
    Optional<Path> noted() {
        try {
            return Optional.of(Path.of(Files.readString(path.resolveSibling(NOTE)).strip()));
        } catch (IOException | InvalidPathException none) {
            return Optional.empty();
        }
    }

    /** Where it is kept that a search for this certificate was in vain; see {@link FruitlessSearch}. */
    Path undecided() {
        return path.resolveSibling(path.getFileName() + UNDECIDED);
    }

    /** A claim that is decided, or that was searched otherwise. */
    void removeUndecided() throws IOException {
        Files.deleteIfExists(undecided());
    }

    /** What an earlier fault left. */
    void removeRejected() throws IOException {
        Files.deleteIfExists(rejected());
    }

    private Path rejected() {
        return path.resolveSibling(path.getFileName() + ".rejected");
    }

    /** Removes the certificates of claims that a spec no longer has, and what is kept of searches for them. */
    static void removeOthers(Path reports, String spec, Set<String> claims) throws IOException {
        Path folder = reports.resolve(FOLDER).resolve(spec);
        for (Path file : files(folder)) {
            String name = file.getFileName().toString();
            if (name.endsWith(".json" + UNDECIDED) && !claims.contains(name.substring(0, name.length() - (".json" + UNDECIDED).length()))) {
                Files.deleteIfExists(file);
                continue;
            }
            boolean other = name.endsWith(".json") && !claims.contains(name.substring(0, name.length() - ".json".length()));
            if (other && Certificates.read(Files.readAllBytes(file)).isPresent()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Removes every certificate of a spec that is gone, and the folder if nothing else is in it. */
    static void removeAll(Path reports, String spec) throws IOException {
        removeOthers(reports, spec, Set.of());
        Path folder = reports.resolve(FOLDER).resolve(spec);
        List<Path> left = files(folder);
        if (left.stream().allMatch(file -> file.getFileName().toString().equals(NOTE))) {
            for (Path note : left) {
                Files.deleteIfExists(note);
            }
            Files.deleteIfExists(folder);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(Files::isRegularFile).sorted().toList();
        }
    }

    void remove() throws IOException {
        Files.deleteIfExists(path);
    }

    /** Sets a certificate of ours that the checker did not accept aside, for whoever looks into the fault. */
    Path setAside() throws IOException {
        Files.move(path, rejected(), StandardCopyOption.REPLACE_EXISTING);
        return rejected();
    }
}
