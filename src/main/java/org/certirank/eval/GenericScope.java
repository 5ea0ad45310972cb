package org.certirank.eval;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certirank.expr.MaskName;
import org.certirank.expr.Prop;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.interval.RealInterval;

/**
 * What a formula over generic names is read under: what is known of the unknowns, and the hypotheses.
 *
 * @param unknowns   by leaf; others are any real numbers
 * @param hypotheses true by assumption
 */
public record GenericScope(Map<Term, Unknown> unknowns, List<Prop> hypotheses) {
    public static final GenericScope NONE = new GenericScope(Map.of(), List.of());

    /**
     * What is known of a leaf.
     *
     * @param integer whether it is an integer
     * @param indexOf the number of which it was declared an index
     * @param range   an enclosure of its values at 64 bits
     */
    public record Unknown(boolean integer, Optional<Term> indexOf, RealInterval range) { }

    public GenericScope {
        unknowns = Map.copyOf(unknowns);
        hypotheses = List.copyOf(hypotheses);
    }

    /** The mask that a value is, known or generic. */
    public static MaskName mask(String name, Value v) {
        return switch (v) {
            case Value.MaskSymbol(MaskName.Symbol g) -> g;
            case Value.Graph(var known) -> new KnownMask(known);
            default -> throw ValueOperators.mismatch("the argument of " + name, "a digraph", v);
        };
    }

    /** With one more unknown. */
    GenericScope with(Term leaf, Unknown u) {
        Map<Term, Unknown> all = new HashMap<>(unknowns);
        all.put(leaf, u);
        return new GenericScope(all, hypotheses);
    }

    /** Whether the predicate is among the hypotheses. */
    boolean holds(Term predicate) {
        return predicate.isOne() || hypotheses.stream().anyMatch(h -> h instanceof Prop.Rel r && r.relation() == Relation.EQ && r.l() == predicate && r.r().isOne());
    }

    /** Whether any unknown is an integer. */
    boolean hasIntegers() {
        return unknowns.values().stream().anyMatch(Unknown::integer);
    }

    boolean isInteger(Term leaf) {
        return unknowns.containsKey(leaf) && unknowns.get(leaf).integer();
    }
}
