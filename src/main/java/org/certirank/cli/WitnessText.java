package org.certirank.cli;

import java.util.stream.Collectors;
import org.certirank.report.Witness;

/** Witnesses on one line. */
final class WitnessText {
    private WitnessText() {
    }

    /** {@code x = 1/2, y = 3}, or empty. */
    static String of(Outcome outcome) {
        return outcome.certificate().flatMap(Witness::of)
                .map(w -> w.values().entrySet().stream().map(e -> e.getKey() + " = " + Witness.text(e.getValue())).collect(Collectors.joining(", "))).orElse("");
    }
}
