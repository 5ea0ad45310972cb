package org.certirank.check;

import java.util.*;

/**
 * Values given to a block of quantified names, as in a witness or a point: the goal in which the names have these values, and the formulas that say that each
 * value is a member of its set and fulfils its condition, in order.
 */
final class Assignment {
    final List<Formula> conditions = new ArrayList<>();
    Goal goal;

    /** @param values texts, or for sequences lists of texts, one for each of the goal's first n names and for no other */
    Assignment(Goal start, int n, Map<?, ?> values, Reading reading) {
        goal = start;
        List<Spec.Quantifier> block = start.rest().subList(0, n);
        for (Object name : values.keySet()) {
            boolean asked = block.stream().anyMatch(q -> q.name().equals(name));
            if (!asked) throw new RejectException("a value for '" + name + "', which is not one of the names asked for");
        }
        for (Spec.Quantifier q : block) {
            if (!values.containsKey(q.name())) throw new RejectException("no value for '" + q.name() + "'");
            assign(q, values.get(q.name()), reading);
        }
    }

    private void assign(Spec.Quantifier q, Object text, Reading reading) {
        Reading here = reading.at(goal);
        Sets sets = new Sets(goal, reading);
        String what = "the value of '" + q.name() + "'";
        Map<Node, Node> given = new HashMap<>(goal.given());
        Value value;
        if (q.set().calls("sequences")) {
            List<Value> list = new ArrayList<>();
            for (Object t : Fields.list(text, what)) {
                Value member = here.value(Fields.text(t, what));
                conditions.addAll(sets.conditions(member, q.set().arg(0)));
                list.add(leaves(member, q.name() + "'" + list.size(), false, reading.nodes(), given));
            }
            if (list.isEmpty()) throw new RejectException("a sequence needs at least one member");
            value = new Value.Seq(list.get(0).sort() == 'V' ? 'v' : 'm', list);
        } else {
            value = here.value(Fields.text(text, what));
            if (value instanceof Value.Unknown) throw new RejectException(what + " is undefined");
            conditions.addAll(sets.conditions(value, q.set()));
            Ast numbers = q.set().tag() == Ast.Tag.CALL ? q.set().last() : q.set();
            boolean real = value.number() != null && !Sets.told(q.set()) || Sets.varied(q.set()) && reading.spec().varies(reading.claim());
            value = leaves(value, q.name(), real && numbers.tag() != Ast.Tag.BRACES, reading.nodes(), given);
        }
        goal = goal.enter(value, given, List.of());
        if (q.where() != null) conditions.addAll(reading.at(goal).formula(q.where()).conjuncts());
    }

    /**
     * The value with leaves for its numbers, which are put in after a text has been read: a derivative by another name keeps this one fixed, so it must not
     * look into them; and diff can name a number or an entry. Constants hide nothing, and those of a number told apart stay known.
     */
    private static Value leaves(Value v, String name, boolean always, Nodes nodes, Map<Node, Node> given) {
        if (!(v instanceof Value.Tensor t)) return v;
        Iterator<Node> leaves = Value.placeholder(nodes, name, t.dimensions()).entries().iterator();
        return t.map(e -> {
            Node leaf = leaves.next();
            if (e.isConst() && !always) return e;
            given.put(leaf, e);
            return leaf;
        });
    }
}
