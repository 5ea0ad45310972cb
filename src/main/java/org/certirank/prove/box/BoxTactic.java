package org.certirank.prove.box;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;
import org.certirank.prove.rule.Box;
import org.certirank.prove.rule.Hull;
import org.certirank.prove.rule.Sequent;

/** Proof by a cover of the domain with boxes, on each of which interval evaluation decides (certificate format, section 5). */
public final class BoxTactic {

    private BoxTactic() {}

    /** A box step that proves the goal, if one is found within the limits. */
    public static Optional<Box> prove(Sequent goal, BoxOptions options, BooleanSupplier stop) {
        return search(goal, options, stop) instanceof BoxResult.Proved(Box box, long boxes) ? Optional.of(box) : Optional.empty();
    }

    /** The same with what was learnt when there is none. */
    public static BoxResult search(Sequent goal, BoxOptions options, BooleanSupplier stop) {
        Sequent near = near(goal);
        if (near != goal && cover(near, options, stop) instanceof BoxResult.Proved found) {
            return found;
        }
        return cover(goal, options, stop);
    }

    private static BoxResult cover(Sequent goal, BoxOptions options, BooleanSupplier stop) {
        return new BoxSearch(new Problem(goal, options.split()), options, stop).run();
    }

    /**
     * The goal with those hypotheses only that are linked to the conclusion by unknowns with bounds; the goal itself if the conclusion mentions an unknown without.
     * Each unknown more is a side more to split, and splitting one without bounds never ends. What is proved under fewer hypotheses is proved.
     */
    private static Sequent near(Sequent goal) {
        Map<Term, Hull> box = Natural.initialBox(goal);
        Set<Term> linked = leaves(goal.conclusion(), box);
        if (!linked.stream().allMatch(t -> box.get(t).isFinite())) {
            return goal;
        }
        List<Prop> bounded = goal.hypotheses().stream().filter(h -> leaves(h, box).stream().allMatch(t -> box.get(t).isFinite())).toList();
        boolean more = true;
        while (more) {
            more = false;
            for (Prop h : bounded) {
                Set<Term> of = leaves(h, box);
                more |= of.stream().anyMatch(linked::contains) && linked.addAll(of);
            }
        }
        List<Prop> kept = bounded.stream().filter(h -> leaves(h, box).stream().allMatch(linked::contains)).toList();
        return kept.size() == goal.hypotheses().size() ? goal : new Sequent(goal.terms(), goal.leaves(), kept, goal.conclusion());
    }

    private static Set<Term> leaves(Prop p, Map<Term, Hull> box) {
        Set<Term> out = new HashSet<>(Terms.reachable(Props.nodes(p)));
        out.retainAll(box.keySet());
        return out;
    }
}
