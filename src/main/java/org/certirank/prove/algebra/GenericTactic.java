package org.certirank.prove.algebra;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.certirank.expr.BuiltIns;
import org.certirank.expr.Prop;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.prove.rule.Combine;
import org.certirank.prove.rule.Equation;
import org.certirank.prove.rule.Fact;
import org.certirank.prove.rule.Generic;
import org.certirank.prove.rule.GenericFact;
import org.certirank.prove.rule.Identity;
import org.certirank.prove.rule.Index;
import org.certirank.prove.rule.Instance;
import org.certirank.prove.rule.Leaf;
import org.certirank.prove.rule.Move;
import org.certirank.prove.rule.Sequent;

/**
 * Goals about generic names: a fact that is the goal, an index for a maximum, a minimum or all instances, and combinations that may use the facts which speak of
 * the goal. Silent on goals without such names.
 */
final class GenericTactic implements Tactic {
    private final SignOracle signs;

    GenericTactic(SignOracle signs) {
        this.signs = signs;
    }

    @Override
    public List<Move> moves(Sequent goal) {
        if (!Generic.isGeneric(goal)) {
            return List.of();
        }
        List<Move> out = new ArrayList<>();
        instances(goal, out);
        int count = Index.count(goal.conclusion());
        if (goal.conclusion() instanceof Prop.Rel phi && phi.relation() != Relation.NE) {
            List<GenericFact> facts = GenericCandidates.of(goal);
            facts.stream().filter(f -> fits(f, goal)).forEach(out::add);
            if (out.isEmpty() && !facts.isEmpty()) {
                combine(goal, facts, out);
            }
        }
        if (count > 0) {
            out.add(new Index(fresh(goal, count)));
        }
        return out;
    }

    private static boolean fits(Move m, Sequent goal) {
        try {
            m.premises(goal);
            return true;
        } catch (Move.NotApplicable no) {
            return false;
        }
    }

    private static void instances(Sequent goal, List<Move> out) {
        for (int k = 0; k < goal.hypotheses().size(); k++) {
            if (goal.hypotheses().get(k) instanceof Prop.All) {
                for (Leaf l : goal.leaves()) {
                    Instance m = new Instance(k, l.term());
                    if (l.indexOf().isPresent() && fits(m, goal)) {
                        out.add(m);
                    }
                }
            }
        }
    }

    /** New names, that no leaf, mask or tensor in sight has. */
    private static List<Term> fresh(Sequent goal, int count) {
        Set<String> used = new LinkedHashSet<>(Generic.symbols(goal).keySet());
        used.addAll(Generic.masks(goal).keySet());
        goal.leaves().forEach(l -> used.add(l.name()));
        List<Term> out = new ArrayList<>();
        for (int k = 1; out.size() < count; k++) {
            String name = "index" + k;
            if (!used.contains(name) && !BuiltIns.isTaken(name)) {
                out.add(goal.terms().leaf(name));
            }
        }
        return out;
    }

    /** What the tactics for inequalities and equations find with the facts as further hypotheses; each fact used is then a premise. */
    private void combine(Sequent goal, List<GenericFact> facts, List<Move> out) {
        Sequent more = goal;
        Set<Prop> stated = new LinkedHashSet<>();
        for (GenericFact f : facts) {
            Prop says = f.statement(goal.terms());
            more = stated.add(says) ? more.assuming(says) : more;
        }
        for (Tactic t : List.of(new CombineTactic(signs), new IdentityTactic(signs))) {
            for (Move m : t.moves(more)) {
                Move own = switch (m) {
                    case Combine c -> new Combine(c.factor(), c.facts().stream().map(f -> premise(f, goal)).toList(), c.terms(),
                            c.equations().stream().map(q -> premise(q, goal)).toList(), c.roots());
                    case Identity i -> new Identity(i.roots(), i.equations().stream().map(q -> premise(q, goal)).toList());
                    default -> null;
                };
                if (own != null && fits(own, goal)) {
                    out.add(own);
                }
            }
        }
    }

    private static Fact premise(Fact f, Sequent goal) {
        return f.hypothesis().isPresent() && f.hypothesis().getAsInt() >= goal.hypotheses().size() ? Fact.formula(f.relation()) : f;
    }

    private static Equation premise(Equation q, Sequent goal) {
        return q.hypothesis().isPresent() && q.hypothesis().getAsInt() >= goal.hypotheses().size() ? new Equation(OptionalInt.empty(), q.relation(), q.cofactor()) : q;
    }
}
