package org.certirank.check;

import java.util.*;

/**
 * {@code intro} {"point": {...}}: the goal begins with forall. The names of the leading block of foralls become unknowns ("let x be any member"); the block ends before
 * the first name over integers or digraphs. First premise: the goal with the rest of the quantifiers. Further premises, for each name: what its set is made from is
 * defined (under what was known before the name), its condition is defined (also under its own set). The point, if given, has to lie in the domain certainly: it shows that
 * the domain is inhabited.
 */
final class IntroRule implements Rule {
    @Override public String fields() { return "point"; }

    @Override public boolean quantified() { return true; }

    @Override public Plan apply(Goal goal, Fields data, Reading reading) {
        int n = 0;
        boolean sequences = false;
        while (n < goal.rest().size() && goal.rest().get(n).forall() && !Sets.told(goal.rest().get(n).set())) {
            sequences |= sequence(goal.rest().get(n));
            n++;
        }
        if (n == 0) throw new RejectException("the goal does not begin with forall over real numbers, vectors, matrices or sequences");
        int last = -1;
        if (sequences) {
            if (n < goal.rest().size()) throw new LimitException("sequences with further quantifiers after them");
            Goal trial = reading.conclude(enter(goal, n, Integer.MAX_VALUE, reading, new ArrayList<>()));
            for (Value.Scope s = trial.scope(); s != null; s = s.outer()) {
                if (s.value() instanceof Value.Seq seq) last = seq.members.keySet().stream().reduce(last, (a, b) -> a > b ? a : b);
            }
        }
        List<Goal> premises = new ArrayList<>();
        Goal inner = reading.conclude(enter(goal, n, last, reading, premises));
        premises.add(0, inner);
        if (!data.has("point")) return new Plan(premises, Inhabited.NO);
        if (!(data.get("point") instanceof Map<?, ?>)) throw Fields.wrong(data.at("point"), "an object");
        Assignment point = new Assignment(goal, goal.rest().subList(0, n), (Map<?, ?>) data.get("point"), reading);
        for (Formula f : point.conditions) {
            if (Decide.over(f, reading.nodes, goal.leaves()) != Decide.TRUE) throw new RejectException("the point is not certainly in the domain");
        }
        return new Plan(premises, Inhabited.FIRST);
    }

    private static boolean sequence(Spec.Quantifier q) { return q.set().tag() == Ast.Tag.CALL && q.set().text().equals("sequences"); }

    /** Makes the names unknowns, one after the other, and adds the premises about definedness. */
    private static Goal enter(Goal goal, int names, int last, Reading reading, List<Goal> premises) {
        Goal g = goal;
        for (int k = 0; k < names; k++) {
            Spec.Quantifier q = g.rest().get(0);
            Sets s = new Sets(g, reading, q.name(), q.set(), last);
            Roots.defined(sequent(g), s.ends, premises);
            List<Leaf> leaves = new ArrayList<>(g.leaves());
            leaves.addAll(s.leaves);
            g = new Goal(new Value.Scope(q.name(), s.value, g.scope()), g.given(), leaves, g.hypotheses(), g.rest().subList(1, g.rest().size()), null);
            g = g.assuming(s.hypotheses);
            if (q.where() != null) {
                Formula where = reading.at(g).formula(q.where());
                Roots.defined(sequent(g), where.roots(), premises);
                g = g.assuming(List.of(where));
            }
        }
        return g;
    }

    private static Goal sequent(Goal g) { return new Goal(g.scope(), g.given(), g.leaves(), g.hypotheses(), List.of(), null); }
}
