package org.certirank.prove.goal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.certirank.eval.Value;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Quantifier;
import org.certirank.expr.Term;
import org.certirank.prove.rule.Leaf;
import org.certirank.prove.rule.Sequent;

/**
 * A leading block of quantifiers entered by leaves: what rule intro makes of it, and what a search for a point or a witness needs.
 *
 * @param goal        the goal that is left
 * @param entries     one per quantifier of the block, in order
 * @param definedness the obligations that set ends and conditions are defined, in order, where their form does not say so
 */
public record Entrance(Goal goal, List<Entry> entries, List<Sequent> definedness) {

    /**
     * Enters the first {@code count} quantifiers.
     *
     * @throws UnsupportedOperationException if a set cannot be entered (the message says what is missing)
     */
    public static Entrance of(Goal before, int count) {
        Map<String, Integer> lengths = new TreeMap<>();
        while (true) {
            Map<String, Integer> read = new TreeMap<>();
            Entrance e = enter(before, count, lengths, read);
            if (read.isEmpty()) {
                return e;
            }
            read.forEach((name, n) -> lengths.merge(name, n, Math::max));
        }
    }

    /** {@code read} receives the sequences of which more members were read than {@code lengths} says, with the number needed. */
    private static Entrance enter(Goal before, int count, Map<String, Integer> lengths, Map<String, Integer> read) {
        Names names = before.names();
        List<Leaf> leaves = new ArrayList<>(before.leaves());
        List<Prop> hyps = new ArrayList<>(before.hypotheses());
        List<Entry> entries = new ArrayList<>();
        List<Sequent> obligations = new ArrayList<>();
        for (Quantifier q : before.rest().subList(0, count)) {
            Sequent under = new Sequent(names.terms(), leaves, hyps, Props.TRUE);
            int length = lengths.getOrDefault(q.name(), 1);
            Entry entry = Entry.of(q.name(), q.set(), names, under, length);
            entries.add(entry);
            leaves.addAll(entry.leaves());
            hyps.addAll(entry.hypotheses());
            names = names.with(q.name(), watched(q.name(), entry.value(), length, read));
            under.defined(entry.ends()).ifPresent(obligations::add);
            List<Term> nodes = new ArrayList<>();
            List<Prop> where = new ArrayList<>();
            if (q.where().isPresent()) {
                Prop w = names.prop(q.where().get());
                nodes.addAll(Props.nodes(w));
                where.addAll(Props.flatten(w));
            }
            new Sequent(names.terms(), leaves, hyps, Props.TRUE).defined(nodes).ifPresent(obligations::add);
            hyps.addAll(where);
        }
        Goal goal = new Goal(names, leaves, hyps, before.rest().subList(count, before.rest().size()), before.holds(), before.negated());
        if (goal.rest().isEmpty()) {
            goal.conclusion();
        }
        return new Entrance(goal, entries, obligations);
    }

    private static Value watched(String name, Value value, int length, Map<String, Integer> read) {
        if (!(value instanceof Value.Seq(IntFunction<Value> member, var listed))) {
            return value;
        }
        return new Value.Seq(t -> {
            if (t >= length) {
                read.merge(name, t + 1, Math::max);
            }
            return member.apply(t);
        });
    }

    /** Whether all sets of the first {@code count} quantifiers can be entered. */
    public static boolean possible(Goal g, int count) {
        return g.rest().subList(0, count).stream().map(Quantifier::set).allMatch(Entry::isContinuous);
    }
}
