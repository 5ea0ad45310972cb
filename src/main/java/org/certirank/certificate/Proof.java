package org.certirank.certificate;

import java.util.List;
import java.util.Objects;

/**
 * A proof as a tree: what the prover builds, before it is flattened to steps. Structurally equal sub-proofs become one step.
 *
 * @param rule     the rule's name (certificate format, sections 3 and 4)
 * @param data     the data of the step
 * @param premises one proof per subgoal, in order
 */
public record Proof(String rule, Data.Obj data, List<Proof> premises) {
    public Proof {
        Objects.requireNonNull(rule);
        Objects.requireNonNull(data);
        premises = List.copyOf(premises);
    }
}
