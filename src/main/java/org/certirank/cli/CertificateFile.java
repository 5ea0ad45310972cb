package org.certirank.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.certirank.certificate.AtomicFiles;

/**
 * The place of one claim's certificate: {@code REPORTS/certificates/SPEC/CLAIM.json}. Every write is whole or not at all.
 *
 * @param path absolute
 */
record CertificateFile(Path path) {
    static final String FOLDER = "certificates";

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

    void write(byte[] bytes) throws IOException {
        AtomicFiles.write(path, bytes);
    }

    /** Removes every certificate of a spec that is gone, and the folder if nothing else is in it. */
    static void removeAll(Path reports, String spec) throws IOException {
        Path folder = reports.resolve(FOLDER).resolve(spec);
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> inside = Files.list(folder)) {
            files = inside.toList();
        }
        int kept = 0;
        for (Path file : files) {
            if (file.getFileName().toString().endsWith(".json") && Certificates.read(Files.readAllBytes(file)).isPresent()) {
                Files.deleteIfExists(file);
            } else {
                kept++;
            }
        }
        if (kept == 0) {
            Files.deleteIfExists(folder);
        }
    }

    void remove() throws IOException {
        Files.deleteIfExists(path);
    }

    /** Sets a certificate of ours that the checker did not accept aside, for whoever looks into the fault. */
    Path setAside() throws IOException {
        Path aside = path.resolveSibling(path.getFileName() + ".rejected");
        Files.move(path, aside, StandardCopyOption.REPLACE_EXISTING);
        return aside;
    }
}
