package org.certirank.spec;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.certirank.expr.Expr;
import org.certirank.expr.Quantifier;

/**
 * One claim of a spec: docs/spec-language.md section 1. {@code says} and {@code reading} are quoted, never checked; {@code expect} is
 * for the exit code only; {@code how} is for the prover only.
 */
public record Claim(String id, String says, Optional<String> reading, Coverage coverage, List<Quantifier> given, Expr holds, Verdict expect,
        List<Use> uses, Hints how) {
    public Claim {
        Objects.requireNonNull(id);
        Objects.requireNonNull(says);
        Objects.requireNonNull(reading);
        Objects.requireNonNull(coverage);
        given = List.copyOf(given);
        Objects.requireNonNull(holds);
        Objects.requireNonNull(expect);
        uses = List.copyOf(uses);
        Objects.requireNonNull(how);
    }
}
