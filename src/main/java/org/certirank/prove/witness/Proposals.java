package org.certirank.prove.witness;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certirank.eval.Value;
import org.certirank.exact.Rational;
import org.certirank.expr.Quantifier;
import org.certirank.expr.Term;
import org.certirank.prove.goal.Entrance;
import org.certirank.prove.goal.Entry;
import org.certirank.prove.goal.Names;
import org.certirank.spec.Hints.Proposal;

/** Proposed values of entered names as a point: leaf by leaf. */
public final class Proposals {

    private Proposals() {}

    /** The point, if every name of the block has a proposal of the right shape with rational entries. */
    public static Optional<Map<Term, Rational>> point(List<Quantifier> block, Entrance entrance, Map<String, Proposal> proposed, Names outer) {
        Map<Term, Rational> point = new LinkedHashMap<>();
        Names names = new Names(outer.terms(), outer.definitions(), entrance.goal().names().values());
        for (int k = 0; k < block.size(); k++) {
            Proposal p = proposed.get(block.get(k).name());
            if (p == null) {
                return Optional.empty();
            }
            Entry entry = entrance.entries().get(k);
            Value v = Witnesses.value(p, names);
            if (entry.value() instanceof Value.Seq(var leaf, var known) && v instanceof Value.Seq(var member, var listed)) {
                for (int t = 0; t < entry.length(); t++) {
                    if (!assign(leaf.apply(t), member.apply(t), point)) {
                        return Optional.empty();
                    }
                }
            } else if (!assign(entry.value(), v, point)) {
                return Optional.empty();
            }
            names = names.with(block.get(k).name(), v);
        }
        return Optional.of(point);
    }

    private static boolean assign(Value leaf, Value v, Map<Term, Rational> point) {
        List<Term> to = terms(leaf);
        List<Term> from = terms(v);
        if (to == null || from == null || to.size() != from.size()) {
            return false;
        }
        for (int i = 0; i < to.size(); i++) {
            if (!from.get(i).isConst()) {
                return false;
            }
            if (to.get(i).isLeaf()) {
                point.put(to.get(i), from.get(i).value());
            } else if (to.get(i) != from.get(i)) {
                return false;
            }
        }
        return true;
    }

    private static List<Term> terms(Value v) {
        return v instanceof Value.Num(Term t) ? List.of(t) : v instanceof Value.Vec(List<Term> xs) ? xs : v instanceof Value.Mat m ? m.entries() : null;
    }
}
