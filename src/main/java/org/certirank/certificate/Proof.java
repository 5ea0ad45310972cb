package org.certirank.certificate;

import java.util.List;
import java.util.Objects;

/**
 * A proof as a tree or a DAG, root first: a rule of docs/certificate-format.md, its data, and the proofs of its premises in order.
 * Nothing is believed of it. Equality is identity, because structural equality of a DAG takes exponential time; equal sub-proofs are
 * shared when the proof is laid out as {@link Steps}.
 */
public final class Proof {
    private final String rule;
    private final Data.Fields data;
    private final List<Proof> premises;

    private Proof(String rule, Data.Fields data, List<Proof> premises) {
        this.rule = Objects.requireNonNull(rule);
        this.data = Objects.requireNonNull(data);
        this.premises = List.copyOf(premises);
    }

    public static Proof of(String rule, Data.Fields data, List<Proof> premises) {
        return new Proof(rule, data, premises);
    }

    public static Proof of(String rule, Data.Fields data, Proof... premises) {
        return new Proof(rule, data, List.of(premises));
    }

    /** The name of the rule. */
    public String rule() {
        return rule;
    }

    public Data.Fields data() {
        return data;
    }

    public List<Proof> premises() {
        return premises;
    }

    /** The rule and the number of premises; never the whole tree. */
    @Override
    public String toString() {
        return rule + "/" + premises.size();
    }
}
