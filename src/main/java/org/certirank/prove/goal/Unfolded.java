package org.certirank.prove.goal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.certirank.eval.ElaborationException;
import org.certirank.eval.Value;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Quantifier;

/** Quantifiers over few things as conjunctions and disjunctions of their instances. For searches: rule cases says the same in a proof. */
public final class Unfolded {
    private static final int MOST = 256;

    private Unfolded() {
    }

    /** Whether the quantifiers from position {@code from} on range over few things, whatever the names before them are. */
    public static boolean possible(Goal g, int from) {
        return areFew(g, from, g.rest().size());
    }

    /** The same up to position {@code to}. */
    public static boolean areFew(Goal g, int from, int to) {
        long instances = 1;
        for (Quantifier q : g.rest().subList(from, to)) {
            try {
                Optional<List<Value>> members = FiniteSet.members(q.set(), g.names());
                if (members.isEmpty()) {
                    return false;
                }
                instances *= Math.max(1, members.get().size());
            } catch (ElaborationException dependsOnAName) {
                return false;
            }
            if (instances > MOST) {
                return false;
            }
        }
        return true;
    }

    /** The formula that is left. */
    public static Prop conclusion(Goal g) {
        if (g.rest().isEmpty()) {
            return g.conclusion();
        }
        Quantifier q = g.rest().getFirst();
        boolean forall = g.kind() == Quantifier.Kind.FORALL;
        List<Prop> parts = new ArrayList<>();
        for (Value v : FiniteSet.members(q.set(), g.names()).orElseThrow(() -> new UnsupportedOperationException("a set that is not finite"))) {
            Names names = g.names().with(q.name(), v);
            Prop rest = conclusion(g.with(names, g.rest().subList(1, g.rest().size())));
            Optional<Prop> where = q.where().map(names::prop);
            parts.add(where.isEmpty() ? rest : forall ? new Prop.Imp(where.get(), rest) : Props.conjunction(List.of(where.get(), rest)));
        }
        return forall ? Props.conjunction(parts) : new Prop.Or(parts);
    }
}
