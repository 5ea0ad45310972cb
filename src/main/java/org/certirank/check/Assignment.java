package org.certirank.check;

import java.util.*;

/**
 * Values given to a block of quantified names, as in a witness or a point: the goal in which the names have these values, and the formulas that say that each value is
 * a member of its set and fulfils its condition, in order.
 */
final class Assignment {
    final List<Formula> conditions = new ArrayList<>();
    Goal goal;

    /** @param values texts, or for sequences lists of texts, one for each name of the block and for no other */
    Assignment(Goal start, List<Spec.Quantifier> block, Map<?, ?> values, Reading reading) {
        this.goal = start;
        for (Object name : values.keySet()) {
            if (block.stream().noneMatch(q -> q.name().equals(name))) {
                throw new RejectException("a value for '" + name + "', which is not one of the names asked for");
            }
        }
        for (Spec.Quantifier q : block) {
            if (!values.containsKey(q.name())) throw new RejectException("no value for '" + q.name() + "'");
            assign(q, values.get(q.name()), reading);
        }
    }

    private void assign(Spec.Quantifier q, Object text, Reading reading) {
        Reading here = reading.at(goal);
        Members members = new Members(goal, reading);
        Value value;
        if (q.set().tag() == Ast.Tag.CALL && q.set().text().equals("sequences")) {
            List<Value> list = new ArrayList<>();
            for (Object t : Fields.list(text, "the value of '" + q.name() + "'")) {
                list.add(here.value(Fields.text(t, "the value of '" + q.name() + "'")));
                conditions.addAll(members.conditions(list.get(list.size() - 1), q.set().arg(0)));
            }
            if (list.isEmpty()) throw new RejectException("a sequence needs at least one member");
            value = new Value.Seq(list.get(0).sort() == 'V' ? 'v' : 'm', t -> list.get(t < list.size() ? t : list.size() - 1));
        } else {
            value = here.value(Fields.text(text, "the value of '" + q.name() + "'"));
            if (value instanceof Value.Undef) throw new RejectException("the value of '" + q.name() + "' is undefined");
            conditions.addAll(members.conditions(value, q.set()));
        }
        Map<Node, Node> given = goal.given();
        if (value instanceof Value.Num n && !Sets.told(q.set()) && q.set().tag() != Ast.Tag.BRACES) {
            given = new HashMap<>(given);
            Node leaf = reading.nodes.leaf(q.name());
            given.put(leaf, n.node()); // so that diff can name it
            value = new Value.Num(leaf);
        }
        goal = new Goal(new Value.Scope(q.name(), value, goal.scope()), given, goal.leaves(), goal.hypotheses(), goal.rest().subList(1, goal.rest().size()), null);
        if (q.where() != null) conditions.addAll(reading.at(goal).formula(q.where()).conjuncts());
    }
}
