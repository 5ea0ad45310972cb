package org.certirank.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.certirank.exact.Rational;
import org.certirank.expr.Definition;
import org.certirank.expr.NormalForms;
import org.certirank.expr.Prop;
import org.certirank.expr.Term;
import org.certirank.expr.TermLimitException;
import org.certirank.expr.Terms;
import org.certirank.interval.Bound;
import org.certirank.interval.RealInterval;

/**
 * What calls of recursive definitions at a layer that is no known integer stand for: only the goals of rule orbit know (docs/equilibria.md, section 5). At the
 * layer t itself a call is the state, at t + 1 the step at the state; every other one is refused.
 *
 * @param layer    the leaf t; null without orbits
 * @param calls    which calls are known
 * @param states   the leaves of all states: nothing that mentions one may be differentiated, as the state depends on the other names
 * @param stepping whether a step is being made: conditions on t, which is then any number from 0 on, are decided by interval evaluation
 */
public record Orbits(Term layer, List<Known> calls, Set<Term> states, boolean stepping) {
    public static final Orbits NONE = new Orbits(null, List.of(), Set.of(), false);
    private static final int BITS = 64;

    /**
     * A call with its state.
     *
     * @param others its arguments but the one for the recursion
     * @param step   the value at the next layer, if that is known already
     */
    public record Known(String definition, List<Value> others, Value state, Optional<Value> step) {
        public Known {
            others = List.copyOf(others);
        }
    }

    public Orbits {
        calls = List.copyOf(calls);
        states = Set.copyOf(states);
    }

    /** The arguments but the one for the recursion. */
    public static List<Value> others(Definition d, List<Value> args) {
        List<Value> out = new ArrayList<>(args);
        out.remove(d.params().indexOf(d.recursion().orElseThrow()));
        return out;
    }

    /** The value of a call at a layer that is no constant; empty if it has none here. */
    Optional<Value> value(Terms terms, Definition d, List<Value> args) {
        if (layer == null || !(args.get(d.params().indexOf(d.recursion().orElseThrow())) instanceof Value.Num(Term p))) {
            return Optional.empty();
        }
        List<Value> others = others(d, args);
        for (Known k : calls) {
            if (k.definition().equals(d.name()) && k.others().equals(others)) {
                // Only a total node: equal normal forms say nothing of where the other is undefined.
                if (!p.isTotal()) {
                    return Optional.empty();
                }
                if (isAhead(terms, p, 0)) {
                    return Optional.of(k.state());
                }
                return k.step().isPresent() && isAhead(terms, p, 1) ? k.step() : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private boolean isAhead(Terms terms, Term p, long by) {
        try {
            return new NormalForms(terms).isZero(terms.sub(terms.sub(p, layer), terms.constant(by)));
        } catch (TermLimitException tooLarge) {
            return false;
        }
    }

    /** Whether a comparison that decides a branch of a step is certainly true or false for all t from 0 on; OPEN for others and outside of steps. */
    Verdict decide(Prop condition) {
        if (!stepping || !(condition instanceof Prop.Rel)) {
            return Verdict.OPEN;
        }
        RealInterval t = RealInterval.of(Bound.closed(org.certirank.exact.Dyadic.ZERO), Bound.PLUS_INFINITY);
        Function<Term, RealInterval[]> leaves = leaf -> new RealInterval[] {leaf == layer ? t : RealInterval.REALS};
        return new Truths<>(new RealArithmetic(BITS), null, List.of(condition)).judge(1, leaves)[0][0];
    }

    /** Whether a state's leaf is a part of the value. */
    boolean mentionsState(Value v) {
        return !states.isEmpty() && switch (v) {
            case Value.Num(Term t) -> mentionsState(List.of(t));
            case Value.Vec(List<Term> ts) -> mentionsState(ts);
            case Value.Mat m -> mentionsState(m.entries());
            case Value.Truth t -> false;
            case Value.Graph g -> false;
            case Value.Seq s -> false;
            case Value.Generic g -> false;
            case Value.Undefined u -> false;
        };
    }

    private boolean mentionsState(List<Term> ts) {
        return Terms.leaves(ts).stream().anyMatch(states::contains);
    }

    /** The term with t + 1 for t, for what is known at the next layer. */
    public Term next(Terms terms) {
        return terms.add(layer, terms.constant(Rational.ONE));
    }
}
