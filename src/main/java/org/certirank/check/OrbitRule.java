package org.certirank.check;

import java.util.*;
import java.util.function.UnaryOperator;

/**
 * {@code orbit}: "for all integers t >= a" by induction on t, about definitions that call themselves and models after t layers. With leaves for their values at
 * t, the states: an invariant I holds at the start, and with the states at t >= 0 it holds with what one step makes of them at t + 1; starts and steps are
 * defined. So at each t >= 0 all of them are defined and fulfil I, and the conclusion follows for all states and t >= a with I. Where a call reads as a state,
 * that is only for t or t + 1 layers and the same other arguments; a derivative of what reads a state is refused.
 */
final class OrbitRule {
    private final Step s;
    private final Node t;
    /** What takes the states, and t, to the starts and 0, and to the steps and t + 1. */
    private final Map<Node, Node> starts = new HashMap<>(), steps = new HashMap<>();
    private final List<Leaf> states = new ArrayList<>();
    private Reading names;

    private OrbitRule(Step s, Spec.Quantifier q) {
        this.s = s;
        this.t = s.nodes.leaf(q.name());
        this.names = s.reading.at(s.goal);
    }

    static void apply(Step s) {
        Spec.Quantifier q = s.goal.rest().get(0);
        boolean fits = s.goal.rest().size() == 1 && q.forall() && q.where() == null && q.set().tag() == Ast.Tag.RANGE && q.set().arg(1).tag() == Ast.Tag.INFINITY && !q.set().arg(0).infinite();
        if (!fits) throw new RejectException("the goal is not one forall over the integers from a number on");
        new OrbitRule(s, q).apply(q.set().arg(0));
    }

    private void apply(Ast from) {
        Goal now = s.goal.over(s.goal.scope(), s.goal.leaves());
        if (names.here().generics.any()) throw new RejectException("the goal has generic names");
        Node a = Generics.integer(names.node(from));
        if (a.isConst() && a.value.signum() < 0) throw new RejectException("the recursion is undefined at " + a);
        List<Node> first = new ArrayList<>(), next = new ArrayList<>();
        List<Value.Orbit> orbits = new ArrayList<>();
        for (Fields f : s.data.objects("orbits", "call state")) orbits.add(orbit(f, first, next));
        if (orbits.isEmpty()) throw new RejectException("no orbit");
        Value.Scope scope = new Value.Scope(t.name, Value.of(t), names.scope());
        for (Value.Orbit o : orbits) scope = new Value.Scope("'", o, scope); // no text can say this name
        Range least = a.isConst() ? null : s.nodes.terms.over(a, s.goal.leaves());
        Leaf any = new Leaf(t, Rat.ZERO, false, null, true), later = a.isConst() ? new Leaf(t, a.value, false, null, true)
                : least == null || least.lo().signum() <= 0 ? any : new Leaf(t, least.lo().rational(), least.lo().open(), null, true);
        Goal under = after(scope, any);
        Formula invariant = s.reading.at(under).formula(s.data.text("invariant"));
        starts.put(t, s.zero);
        steps.put(t, s.nodes.add(t, s.nodes.one));
        if (!a.isConst()) s.premises.add(now.with(new Formula.Rel(Formula.Kind.LE, s.zero, a)));
        s.premises.add(now.with(invariant.map(s.nodes.replacing(starts))));
        s.needDefined(now, first);
        under = under.assuming(List.of(invariant));
        s.premises.add(under.with(invariant.map(s.nodes.replacing(steps))));
        s.needDefined(under, next);
        List<Formula> known = a.isConst() ? List.of(invariant) : List.of(new Formula.Rel(Formula.Kind.LE, a, t), invariant);
        s.premises.add(s.reading.conclude(after(scope, later).assuming(known)));
    }

    /** The sequent with the leaves of the states and then this one. */
    private Goal after(Value.Scope scope, Leaf last) {
        List<Leaf> leaves = new ArrayList<>(s.goal.leaves());
        leaves.addAll(states);
        leaves.add(last);
        return s.goal.over(scope, leaves);
    }

    /** Reads one orbit, and notes its states with the entries of its start and of its step. */
    private Value.Orbit orbit(Fields f, List<Node> first, List<Node> next) {
        Ast call = Parser.certificateText(f.text("call"));
        Spec.Definition d = call.tag() == Ast.Tag.CALL ? s.reading.spec().definitions().get(call.text()) : null;
        boolean fits = d != null && d.layers() >= 0 && call.args().size() == d.parameters().size() && call.arg(d.layers()).names(t.name);
        if (!fits) throw new RejectException("'" + f.text("call") + "' is no call of a recursive definition or a model for '" + t + "' layers");
        Reading at = s.reading.at(s.goal);
        List<Value> args = new ArrayList<>();
        for (int i = 0; i < call.args().size(); i++) {
            boolean other = i != d.layers();
            if (other && call.arg(i).freeNames().contains(t.name)) throw new RejectException("another argument of '" + f.text("call") + "' mentions '" + t + "'");
            args.add(other ? at.here().value(call.arg(i), at.scope()) : null);
        }
        UnaryOperator<Node> given = s.nodes.replacing(s.goal.given());
        List<Value> zero = new ArrayList<>(args);
        zero.set(d.layers(), Value.of(s.zero));
        Value.Tensor start = numbers(at.here().use(call, zero), "start");
        Value.Tensor state = Value.unknown(s.nodes, f.text("state"), start.dimensions());
        names = names.with(f.text("state"), state);
        Value.Tensor step = numbers(at.here().step(new Value.Orbit(call.text(), args, t, state, null)), "step");
        if (!step.dimensions().equals(start.dimensions())) throw new RejectException("the step of '" + f.text("call") + "' has another shape than its start");
        for (int i = 0; i < state.entries().size(); i++) {
            Node leaf = state.entries().get(i);
            states.add(Leaf.free(leaf));
            first.add(given.apply(start.entries().get(i)));
            next.add(given.apply(step.entries().get(i)));
            starts.put(leaf, first.get(first.size() - 1));
            steps.put(leaf, next.get(next.size() - 1));
        }
        return new Value.Orbit(call.text(), args, t, state, step);
    }

    private static Value.Tensor numbers(Value v, String what) {
        if (v instanceof Value.Tensor t) return t;
        throw new RejectException("the " + what + " of an orbit is no number, vector or matrix of numbers");
    }
}
