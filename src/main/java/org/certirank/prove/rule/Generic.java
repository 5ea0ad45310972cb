package org.certirank.prove.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.certirank.expr.Call;
import org.certirank.expr.MaskName;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.TensorSymbol;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;

/** The generic names that a sequent speaks of. */
public final class Generic {
    private Generic() {}

    /** Whether the sequent speaks of generic names or integers at all. */
    public static boolean isGeneric(Sequent goal) {
        return goal.leaves().stream().anyMatch(Leaf::integer) || !calls(goal).isEmpty();
    }

    /** All calls in the conclusion, then those of the hypotheses only. */
    public static List<Term> calls(Sequent goal) {
        Set<Term> out = new LinkedHashSet<>(within(goal.conclusion()));
        goal.hypotheses().forEach(h -> out.addAll(within(h)));
        return List.copyOf(out);
    }

    /** All calls in a formula, also within formulas for all indices. */
    public static List<Term> within(Prop p) {
        return Call.within(nodes(p));
    }

    private static List<Term> nodes(Prop p) {
        List<Term> out = new ArrayList<>(Props.nodes(p));
        switch (p) {
            case Prop.All a -> out.addAll(nodes(a.body()));
            case Prop.And(List<Prop> parts) -> parts.forEach(q -> out.addAll(nodes(q)));
            case Prop.Or(List<Prop> parts) -> parts.forEach(q -> out.addAll(nodes(q)));
            case Prop.Imp(Prop a, Prop b) -> {
                out.addAll(nodes(a));
                out.addAll(nodes(b));
            }
            case Prop.Not(Prop of) -> out.addAll(nodes(of));
            case Prop.Rel r -> { }
            case Prop.Truth t -> { }
            case Prop.Defined d -> { }
        }
        return out;
    }

    /** The tensors, by name. */
    public static Map<String, TensorSymbol> symbols(Sequent goal) {
        Map<String, TensorSymbol> out = new LinkedHashMap<>();
        calls(goal).forEach(t -> t.call().symbols().forEach(s -> out.put(s.name(), s)));
        return out;
    }

    /** The masks that are no known ones, by name. */
    public static Map<String, MaskName.Symbol> masks(Sequent goal) {
        Map<String, MaskName.Symbol> out = new LinkedHashMap<>();
        for (Term t : calls(goal)) {
            if (t.call().mask().orElse(null) instanceof MaskName.Symbol g) {
                out.put(g.name(), g);
            }
        }
        symbols(goal).values().forEach(s -> s.mask().ifPresent(m -> {
            if (m instanceof MaskName.Symbol g) {
                out.put(g.name(), g);
            }
        }));
        return out;
    }

    /** Whether the set of a generic name that the sequent speaks of mentions the leaf: what that set says is then a hypothesis on the leaf. */
    public static boolean describes(Sequent goal, Term leaf) {
        return symbols(goal).values().stream().anyMatch(s -> s.mentions(leaf)) || masks(goal).values().stream().anyMatch(g -> Terms.occurs(leaf, g.nodes()));
    }
}
