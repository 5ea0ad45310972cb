package org.certirank.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.certirank.spec.Claim;
import org.certirank.spec.Spec;

/** The published claims that only the tests tagged {@code slow} prove anew. A list of names, not a limit of seconds: what is tested must not depend on the machine. */
final class SlowClaims {
    private static final Set<String> NAMES = read();

    private SlowClaims() {
    }

    private static Set<String> read() {
        try (InputStream in = Objects.requireNonNull(SlowClaims.class.getResourceAsStream("/acceptance/slow-claims.txt"))) {
            Set<String> names = new LinkedHashSet<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank() && !line.startsWith("# ")).forEach(names::add);
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Set<String> names() {
        return NAMES;
    }

    static boolean has(Spec spec, Claim claim) {
        return NAMES.contains(spec.id() + "#" + claim.id());
    }
}
