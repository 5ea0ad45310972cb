package org.certirank.spec;

import java.util.Objects;
import java.util.Optional;

/** A claim that a proof may rest on: of the same file, or of the file with this path from the project's root. */
public record Use(Optional<String> path, String claim) {
    public Use {
        Objects.requireNonNull(path);
        Objects.requireNonNull(claim);
    }

    /** As written in a spec. */
    @Override
    public String toString() {
        return path.map(p -> p + "#" + claim).orElse(claim);
    }
}
