package org.certirank.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.certirank.expr.Definition;

/**
 * A spec file, read and checked.
 *
 * @param path   from the project's root, with '/'; for messages and certificates
 * @param sha256 digest of the file's bytes, lower-case hex
 * @param lets   the definitions by name, in the order of the file
 */
public record Spec(String path, String sha256, String id, Kind kind, String title, Optional<Source> source, Optional<String> statement,
        Map<String, Definition> lets, List<Claim> claims) {
    public Spec {
        Objects.requireNonNull(path);
        Objects.requireNonNull(sha256);
        Objects.requireNonNull(id);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(title);
        Objects.requireNonNull(source);
        Objects.requireNonNull(statement);
        lets = Collections.unmodifiableMap(new LinkedHashMap<>(lets));
        claims = List.copyOf(claims);
    }

    /** The claim with this id. */
    public Optional<Claim> claim(String claimId) {
        return claims.stream().filter(c -> c.id().equals(claimId)).findFirst();
    }
}
