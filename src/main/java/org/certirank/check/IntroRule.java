package org.certirank.check;

import java.util.*;
import java.util.function.BiFunction;

/**
 * {@code intro}: "let x be any member": the names of the leading block of foralls become unknowns, up to the first name over integers or digraphs. What their
 * sets are made from is defined under what was known before the name, conditions also under its own set. A point, if given, certainly lies in the domain.
 */
final class IntroRule {
    static void apply(Step s) {
        List<Spec.Quantifier> rest = s.goal.rest();
        int n = 0, last = -1;
        boolean sequences = false;
        for (; n < rest.size() && rest.get(n).forall() && !Sets.told(rest.get(n).set()); n++) sequences |= rest.get(n).set().calls("sequences");
        if (n == 0) throw new RejectException("the goal does not begin with forall over real numbers, vectors, matrices or sequences");
        if (sequences) { // reads the claim once to see which members it reads
            if (n < rest.size()) throw new LimitException("sequences with further quantifiers after them");
            Goal trial = s.reading.conclude(enter(s, n, (sets, q) -> sets.enter(q.name(), q.set(), Integer.MAX_VALUE)));
            s.premises.clear();
            for (Value.Scope c = trial.scope(); c != null; c = c.outer()) {
                if (c.value() instanceof Value.Seq seq) for (int k : seq.members().keySet()) last = k > last ? k : last;
            }
        }
        int most = last;
        s.premises.add(0, s.reading.conclude(enter(s, n, (sets, q) -> sets.enter(q.name(), q.set(), most))));
        point(s, n);
    }

    /** A point, if given, has values for the first n names. */
    static void point(Step s, int n) {
        s.inhabited = s.data.has("point") ? Step.Inhabited.FIRST : Step.Inhabited.NO;
        if (!s.data.has("point")) return;
        for (Formula f : new Assignment(s.goal, n, s.data.map("point"), s.reading).conditions) {
            if (Truth.over(f, s.nodes, s.goal.leaves()) != Truth.TRUE) throw new RejectException("the point is not certainly in the domain");
        }
    }

    /** Makes the names unknowns, one after the other, and adds the premises about definedness. */
    static Goal enter(Step s, int names, BiFunction<Sets, Spec.Quantifier, Value> entering) {
        Goal g = s.goal;
        for (int k = 0; k < names; k++) {
            Spec.Quantifier q = g.rest().get(0);
            Sets sets = new Sets(g, s.reading);
            Value value = entering.apply(sets, q);
            s.needDefined(g.over(g.scope(), g.leaves()), sets.ends);
            g = g.enter(value, g.given(), sets.leaves).assuming(sets.hypotheses);
            if (q.where() == null) continue;
            Formula where = s.reading.at(g).formula(q.where());
            s.needDefined(g.over(g.scope(), g.leaves()), where.asked().toList());
            g = g.assuming(List.of(where));
        }
        return g;
    }

    /**
     * {@code generic}: "let the names be any members", also of the integers and the masks: all quantifiers are forall, every name becomes an unknown. Definedness and the point as above.
     */
    static void generic(Step s) {
        if (!s.goal.rest().stream().allMatch(Spec.Quantifier::forall)) throw new RejectException("the goal has an exists");
        int n = s.goal.rest().size();
        s.premises.add(0, s.reading.conclude(enter(s, n, (sets, q) -> sets.generic(q.name(), q.set()))));
        point(s, n);
    }
}
