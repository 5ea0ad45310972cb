package org.certirank.check;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Certificates of false, undefined or vacuous claims that an earlier checker accepted: wrong precedence, wrapped powers, undefined members, dropped parts, bound names taken for one another. */
class AttackTest {
    private static final Path FOLDER = Path.of("src/test/resources/attacks");

    static Stream<Path> certificates() throws IOException {
        return Files.list(FOLDER).filter(p -> p.toString().endsWith(".cert.json")).sorted();
    }

    @ParameterizedTest
    @MethodSource("certificates")
    void isNotAccepted(Path certificate) {
        Path spec = FOLDER.resolve(certificate.getFileName().toString().replace(".cert.", ".spec."));
        Verdict v = Checker.check(certificate, spec, 60);
        assertFalse(v instanceof Verdict.Accept, certificate + ": " + v);
        assertFalse(v instanceof Verdict.Fault, certificate + ": " + v);
    }
}
