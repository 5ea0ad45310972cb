package org.certirank.prove.orbit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.certirank.certificate.Data;
import org.certirank.eval.ElaborationException;
import org.certirank.eval.Evaluator;
import org.certirank.eval.GenericNumbers;
import org.certirank.eval.Orbits;
import org.certirank.eval.Program;
import org.certirank.eval.RealArithmetic;
import org.certirank.eval.Value;
import org.certirank.exact.Rational;
import org.certirank.expr.Definition;
import org.certirank.expr.Expr;
import org.certirank.expr.Mentions;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Quantifier;
import org.certirank.expr.Relation;
import org.certirank.expr.SetExpr;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;
import org.certirank.expr.TextPrinter;
import org.certirank.interval.Bound;
import org.certirank.interval.RealInterval;
import org.certirank.prove.goal.Goal;
import org.certirank.prove.goal.Names;
import org.certirank.prove.rule.EndHull;
import org.certirank.prove.rule.Hull;
import org.certirank.prove.rule.Leaf;
import org.certirank.prove.rule.Move;
import org.certirank.prove.rule.Sequent;

/**
 * One application of rule orbit to a goal "for all t from a on".
 *
 * @param runs      the calls and the names of their states
 * @param invariant a formula over the names in scope, t and the states
 */
public record Orbit(List<Run> runs, Expr invariant) {
    private static final int BITS = 64;
    /** Model fields may not mention the number of the layer. */
    private static final String LAYER = "t";

    /** A call at layer t, and the name of its state. */
    public record Run(Expr.Call call, String state) { }

    /** A goal that is left, with the names that its texts are read with. */
    public record Premise(Part part, Sequent goal, Names names) { }

    /** What a premise is about. */
    public enum Part {
        FIRST_LAYER("the first layer"), START("at the start"), START_DEFINED("the start defined"), STEP("after a step"), STEP_DEFINED("the step defined"),
        CONCLUSION("what follows from it");

        private final String words;

        Part(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public Orbit {
        runs = List.copyOf(runs);
    }

    /** Whether the goal is of the form: one quantifier for all integers from some number on. */
    public static boolean fits(Goal g) {
        return g.rest().size() == 1 && g.kind() == Quantifier.Kind.FORALL && g.rest().getFirst().where().isEmpty()
                && g.rest().getFirst().set() instanceof SetExpr.Range(var lo, var hi) && lo.isPresent() && hi.isEmpty();
    }

    /** The data of the step. */
    public Data.Fields data() {
        List<Data> list = new ArrayList<>();
        runs.forEach(r -> list.add(Data.NONE.with("call", TextPrinter.print(r.call())).with("state", r.state())));
        return Data.NONE.with("orbits", Data.list(list)).with("invariant", TextPrinter.print(invariant));
    }

    /**
     * The premises, in order.
     *
     * @throws ElaborationException if something cannot be read here
     * @throws Move.NotApplicable   if the rule does not fit
     */
    public List<Premise> premises(Goal g) {
        Move.require(fits(g) && !runs.isEmpty(), "no goal for all t from a number on");
        return new Making(g, this).premises();
    }

    private static final class Making {
        private final Goal goal;
        private final Orbit orbit;
        private final Names outer;
        private final Terms terms;
        private final Term t;
        private final List<Value> starts = new ArrayList<>();
        private final List<Value> states = new ArrayList<>();
        private final List<Value> steps = new ArrayList<>();
        private final List<Leaf> leaves = new ArrayList<>();

        Making(Goal goal, Orbit orbit) {
            this.goal = goal;
            this.orbit = orbit;
            this.outer = goal.names();
            this.terms = outer.terms();
            this.t = terms.leaf(goal.rest().getFirst().name());
        }

        List<Premise> premises() {
            Term from = from();
            Names at = outer.with(t.name(), new Value.Num(t));
            List<Orbits.Known> known = new ArrayList<>();
            Set<String> taken = new HashSet<>();
            for (Run r : orbit.runs()) {
                Move.require(isFree(r.state()) && taken.add(r.state()), "the name " + r.state() + " is in use");
                known.add(run(r, at));
            }
            Set<Term> stateLeaves = new HashSet<>(leaves.stream().map(Leaf::term).toList());
            Names now = outer.with(t.name(), new Value.Num(t)).knowing(new Orbits(t, known, stateLeaves, false));
            Names first = outer.with(t.name(), new Value.Num(terms.zero())).knowing(new Orbits(t, known, stateLeaves, false));
            Names next = outer.with(t.name(), new Value.Num(terms.add(t, terms.one()))).knowing(now.orbits());
            for (int i = 0; i < states.size(); i++) {
                String name = orbit.runs().get(i).state();
                now = now.with(name, states.get(i));
                first = first.with(name, starts.get(i));
                next = next.with(name, steps.get(i));
            }
            Prop invariant = now.prop(orbit.invariant());
            Sequent before = goal.context();
            Sequent during = under(Hull.REALS.above(Rational.ZERO, true), List.of(), invariant);
            List<Premise> out = new ArrayList<>();
            if (!from.isConst()) {
                out.add(new Premise(Part.FIRST_LAYER, before.concluding(new Prop.Rel(Relation.LE, terms.zero(), from)), outer));
            }
            out.add(new Premise(Part.START, before.concluding(first.prop(orbit.invariant())), first));
            Names start = first;
            before.defined(starts.stream().flatMap(v -> entries(v).stream()).toList()).ifPresent(s -> out.add(new Premise(Part.START_DEFINED, s, start)));
            out.add(new Premise(Part.STEP, during.concluding(next.prop(orbit.invariant())), now));
            Names inside = now;
            during.defined(steps.stream().flatMap(v -> entries(v).stream()).toList()).ifPresent(s -> out.add(new Premise(Part.STEP_DEFINED, s, inside)));
            List<Prop> late = from.isConst() ? List.of() : List.of(new Prop.Rel(Relation.LE, from, t));
            Goal last = new Goal(now, List.of(), List.of(), List.of(), goal.holds(), goal.negated());
            out.add(new Premise(Part.CONCLUSION, under(later(from), late, invariant).concluding(last.conclusion()), now));
            return out;
        }

        /** The first layer that the claim speaks of. */
        private Term from() {
            Term a = outer.number(((SetExpr.Range) goal.rest().getFirst().set()).lo().orElseThrow());
            Move.require(new GenericNumbers(terms, outer.scope()).isInteger(a), "the first layer is no integer by its form");
            Move.require(!a.isConst() || a.value().signum() >= 0, "the first layer is negative: the recursion is undefined there");
            return a;
        }

        private Hull later(Term from) {
            if (from.isConst()) {
                return Hull.REALS.above(from.value(), true);
            }
            RealArithmetic on = new RealArithmetic(BITS);
            java.util.Map<Term, Hull> box = new java.util.HashMap<>();
            goal.leaves().forEach(l -> box.put(l.term(), l.hull()));
            RealInterval v = new Evaluator<>(on, Program.of(List.of(from))).evaluateOne(leaf -> new RealInterval[] {EndHull.side(box.get(leaf), BITS)})[0];
            Bound lo = v.isEmpty() ? Bound.MINUS_INFINITY : v.lower();
            boolean positive = lo.isFinite() && lo.value().signum() > 0;
            return Hull.REALS.above(positive ? lo.value().toRational() : Rational.ZERO, !positive || !lo.open());
        }

        private Sequent under(Hull layer, List<Prop> first, Prop invariant) {
            List<Leaf> all = new ArrayList<>(goal.leaves());
            all.addAll(leaves);
            all.add(new Leaf(t, layer));
            List<Prop> hyps = new ArrayList<>(goal.hypotheses());
            hyps.addAll(first);
            hyps.addAll(Props.flatten(invariant));
            return new Sequent(terms, all, hyps, Props.TRUE);
        }

        private boolean isFree(String name) {
            return !outer.values().containsKey(name) && !outer.definitions().containsKey(name) && !name.equals(t.name()) && !org.certirank.expr.BuiltIns.isTaken(name);
        }

        private Orbits.Known run(Run r, Names at) {
            Definition d = outer.definitions().get(r.call().name());
            Move.require(d != null && d.recursion().isPresent() && d.params().size() == r.call().args().size(), "no call of a recursive definition");
            int p = d.params().indexOf(d.recursion().get());
            Move.require(r.call().args().get(p).equals(Expr.name(t.name())), "the call is not at layer " + t.name());
            Move.require(d.model().isEmpty() || outer.definitions().values().stream().noneMatch(f -> isField(d, f) && Mentions.of(f.body()).contains(LAYER)),
                    "a field of the model depends on the layer");
            List<Expr> zero = new ArrayList<>(r.call().args());
            zero.set(p, Expr.number(0));
            List<Value> args = new ArrayList<>();
            for (int i = 0; i < zero.size(); i++) {
                Move.require(i == p || !Mentions.of(zero.get(i)).contains(t.name()), "another argument depends on the layer");
                args.add(outer.value(zero.get(i)));
            }
            Value start = outer.value(new Expr.Call(d.name(), zero));
            Value state = state(r.state(), start);
            Orbits.Known own = new Orbits.Known(d.name(), Orbits.others(d, args), state, Optional.empty());
            Set<Term> stateLeaves = new HashSet<>(entries(state));
            Value step = at.knowing(new Orbits(t, List.of(own), stateLeaves, true)).elaborator().step(r.call());
            Move.require(sameShape(step, state), "a step changes the shape of the state");
            starts.add(start);
            states.add(state);
            steps.add(step);
            return new Orbits.Known(own.definition(), own.others(), state, Optional.of(step));
        }

        private static boolean isField(Definition model, Definition f) {
            return f.name().startsWith(model.name() + "$") && f.name().indexOf('#') < 0;
        }

        private Value state(String name, Value like) {
            return switch (like) {
                case Value.Num n -> new Value.Num(leaf(name));
                case Value.Vec v -> {
                    List<Term> out = new ArrayList<>();
                    for (int i = 1; i <= v.length(); i++) {
                        out.add(leaf(name + "[" + i + "]"));
                    }
                    yield new Value.Vec(out);
                }
                case Value.Mat m -> {
                    List<Term> out = new ArrayList<>();
                    for (int i = 1; i <= m.rows(); i++) {
                        for (int j = 1; j <= m.columns(); j++) {
                            out.add(leaf(name + "[" + i + "," + j + "]"));
                        }
                    }
                    yield new Value.Mat(m.rows(), m.columns(), out);
                }
                default -> throw new Move.NotApplicable("the states are no numbers, vectors or matrices of numbers");
            };
        }

        private Term leaf(String name) {
            Term x = terms.leaf(name);
            leaves.add(new Leaf(x, Hull.REALS));
            return x;
        }

        private static boolean sameShape(Value a, Value b) {
            return a instanceof Value.Num && b instanceof Value.Num || a instanceof Value.Vec v && b instanceof Value.Vec w && v.length() == w.length()
                    || a instanceof Value.Mat m && b instanceof Value.Mat n && m.rows() == n.rows() && m.columns() == n.columns();
        }
    }

    static List<Term> entries(Value v) {
        return switch (v) {
            case Value.Num(Term x) -> List.of(x);
            case Value.Vec(List<Term> xs) -> xs;
            case Value.Mat m -> m.entries();
            default -> throw new IllegalArgumentException("no numbers: " + v.describe());
        };
    }
}
