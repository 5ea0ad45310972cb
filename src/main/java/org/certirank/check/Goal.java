package org.certirank.check;

import java.util.*;

/**
 * What a step has to prove: for all values of the leaves in their hulls with the hypotheses true, the remaining quantifiers followed by the conclusion is
 * defined and true (certificate format, section 2).
 * @param scope the names that texts may use: known values, leaves, and names with given values, which stand as leaves
 * @param given what those leaves are replaced by after the elaboration of a text (so that derivatives are taken before)
 * @param rest quantifiers still to come; the conclusion is null until there are none
 */
record Goal(Value.Scope scope, Map<Node, Node> given, List<Leaf> leaves, List<Formula> hypotheses, List<Spec.Quantifier> rest, Formula conclusion) {
    Goal with(Formula newConclusion) { return new Goal(scope, given, leaves, hypotheses, rest, newConclusion); }
    /** With other names and leaves, and a sequent: no quantifiers left. */
    Goal over(Value.Scope newScope, List<Leaf> newLeaves) { return new Goal(newScope, given, newLeaves, hypotheses, List.of(), conclusion); }
    /** The same with other hypotheses. */
    Goal under(List<Formula> others) { return new Goal(scope, given, leaves, others, rest, conclusion); }

    /** The same with more hypotheses, flattened, after the old ones. */
    Goal assuming(List<Formula> more) {
        List<Formula> all = new ArrayList<>(hypotheses);
        more.forEach(f -> all.addAll(f.conjuncts()));
        return new Goal(scope, given, leaves, all, rest, conclusion);
    }

    /** The first quantified name is this value, made of these further leaves. */
    Goal enter(Value value, Map<Node, Node> newGiven, List<Leaf> more) {
        List<Leaf> all = new ArrayList<>(leaves);
        all.addAll(more);
        return new Goal(new Value.Scope(rest.get(0).name(), value, scope), newGiven, all, hypotheses, rest.subList(1, rest.size()), null);
    }

    /** Whether the set that some generic name is from depends on the leaf. No hypothesis says so, and still another value of the leaf has other members. */
    boolean setMentions(Node leaf) {
        for (Value.Scope s = scope; s != null; s = s.outer()) {
            List<Node> parts = s.value() instanceof Value.Generic g ? Nodes.below(List.of(g.node())) : List.of();
            if (parts.stream().anyMatch(n -> n.symbol != null && n.symbol.mentions(leaf))) return true;
        }
        return leaves.stream().anyMatch(l -> l.of() != null && Nodes.mentions(l.of(), leaf));
    }

    Formula hypothesis(int index) {
        if (index >= hypotheses.size()) throw new RejectException("hypothesis " + index + " does not exist, there are " + hypotheses.size());
        return hypotheses.get(index);
    }
}
