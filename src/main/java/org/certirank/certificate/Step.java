package org.certirank.certificate;

import java.util.List;
import java.util.Objects;

/** One step of a certificate: a rule, the indices of the steps that prove its premises (smaller than its own), its data. */
public record Step(String rule, List<Integer> premises, Data.Fields data) {
    public Step {
        Objects.requireNonNull(rule);
        premises = List.copyOf(premises);
        Objects.requireNonNull(data);
    }
}
