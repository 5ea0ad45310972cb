package org.certirank.prove.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;

/**
 * A goal without quantifiers (certificate format, section 2): at every point of the box of the leaves where the hypotheses are true, the conclusion is
 * defined and true.
 *
 * @param terms      the factory of all its nodes
 * @param leaves     the unknowns, in order
 * @param hypotheses numbered from 0, flattened
 * @param conclusion flattened on entry: a conjunction only if it has several parts
 */
public record Sequent(Terms terms, List<Leaf> leaves, List<Prop> hypotheses, Prop conclusion) {

    public Sequent {
        Objects.requireNonNull(terms);
        leaves = List.copyOf(leaves);
        hypotheses = List.copyOf(hypotheses);
        conclusion = Props.conjunction(Props.flatten(conclusion));
    }

    public Sequent concluding(Prop other) {
        return new Sequent(terms, leaves, hypotheses, other);
    }

    /** With further hypotheses at the end of the list, flattened. */
    public Sequent assuming(Prop more) {
        List<Prop> all = new ArrayList<>(hypotheses);
        all.addAll(Props.flatten(more));
        return new Sequent(terms, leaves, all, conclusion);
    }

    /** With an unknown that is no declared index any more. */
    Sequent undeclaring(Term variable) {
        return new Sequent(terms, leaves.stream().map(l -> l.term() == variable ? l.asInteger(java.util.Optional.empty()) : l).toList(), hypotheses, conclusion);
    }

    /** With others in the place of each hypothesis. */
    Sequent replacingHypotheses(java.util.function.Function<Prop, List<Prop>> by) {
        return new Sequent(terms, leaves, hypotheses.stream().flatMap(h -> by.apply(h).stream()).toList(), conclusion);
    }

    public Sequent with(Leaf leaf) {
        List<Leaf> all = new ArrayList<>(leaves);
        all.add(leaf);
        List<Prop> hyps = new ArrayList<>(hypotheses);
        hyps.addAll(leaf.ends());
        return new Sequent(terms, all, hyps, conclusion);
    }

    /** The obligation that these nodes are defined; empty where their form says so. */
    public Optional<Sequent> defined(List<Term> nodes) {
        return nodes.stream().allMatch(Term::isTotal) ? Optional.empty() : Optional.of(concluding(new Prop.Defined(nodes)));
    }

    public Optional<Sequent> defined(Prop p) {
        return defined(Props.nodes(p));
    }

    /** The single comparison that the conclusion is. */
    public Optional<Prop.Rel> comparison() {
        return conclusion instanceof Prop.Rel r ? Optional.of(r) : Optional.empty();
    }
}
