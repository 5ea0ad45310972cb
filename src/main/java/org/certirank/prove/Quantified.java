package org.certirank.prove;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certirank.certificate.Data;
import org.certirank.certificate.Proof;
import org.certirank.eval.ElaborationException;
import org.certirank.eval.Value;
import org.certirank.exact.Rational;
import org.certirank.expr.Expr;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Quantifier;
import org.certirank.expr.SetExpr;
import org.certirank.expr.Term;
import org.certirank.prove.goal.Entrance;
import org.certirank.prove.goal.Enumeration;
import org.certirank.prove.goal.FiniteSet;
import org.certirank.prove.goal.GenericEntrance;
import org.certirank.prove.goal.Goal;
import org.certirank.prove.goal.Names;
import org.certirank.prove.goal.Unfolded;
import org.certirank.prove.orbit.Orbit;
import org.certirank.prove.orbit.OrbitSearch;
import org.certirank.prove.rule.Sequent;
import org.certirank.prove.search.Clock;
import org.certirank.prove.search.Search;
import org.certirank.prove.witness.GenericPoint;
import org.certirank.prove.witness.PointSearch;
import org.certirank.prove.witness.PointValues;
import org.certirank.prove.witness.Proposals;
import org.certirank.prove.witness.Solved;
import org.certirank.prove.witness.ValueText;
import org.certirank.prove.witness.Witnesses;
import org.certirank.prove.witness.Work;
import org.certirank.prove.zero.Existence;
import org.certirank.spec.Hints;
import org.certirank.spec.Outline;

/**
 * Takes the quantifiers of a goal away, from the left: finite ones by cases or enumeration, existential ones by witnesses, universal real ones by leaves; then
 * {@link Search} proves the sequent. One attempt, with one amount of effort.
 */
final class Quantified {
    private static final int POINT_TRIALS = 4_000;
    private static final long POINT_WORK = 3_000_000;
    /** For a point at which the claim is undefined: a glance at corners and small numbers before the proof, a longer look after it has failed. */
    private static final int GLANCE_TRIALS = 16;
    private static final long GLANCE_WORK = 2_000;
    private static final int UNDEFINED_TRIALS = 400;
    private static final long UNDEFINED_WORK = 200_000;
    /** Values of an existential block that are tried one by one. */
    private static final int MOST_CHOICES = 64;

    /**
     * How hard to look.
     *
     * @param trials       points tried per choice of integers and masks
     * @param combinations such choices
     * @param work         steps in all, see {@link Work}
     */
    record Effort(int trials, int combinations, long work) {}

    private final Hints hints;
    private final Search search;
    private final Clock clock;
    private final Effort effort;
    /** What is left of the spec's outline for the goal in work. */
    private Optional<Outline> outline;
    private String reason = "no proof found";
    private boolean inhabited;
    private Map<String, Data> failing = Map.of();

    Quantified(Hints hints, Search search, Clock clock, Effort effort) {
        this.hints = hints;
        this.search = search;
        this.clock = clock;
        this.effort = effort;
        this.outline = hints.proof();
    }

    /** Why the last attempt failed. */
    String reason() {
        return reason;
    }

    /** The instance at which the goal was found false, by name; empty if there was none. */
    Map<String, Data> failing() {
        return failing;
    }

    /** A proof whose domain is shown not to be empty. */
    Optional<Proof> prove(Goal goal) {
        inhabited = false;
        Optional<Proof> p = goal(goal);
        if (p.isPresent() && !inhabited) {
            return fail("vacuous or unknown: no point of the domain was found");
        }
        return p;
    }

    private <T> Optional<T> fail(String why) {
        reason = why;
        return Optional.empty();
    }

    private Optional<Proof> goal(Goal g) {
        if (clock.over()) {
            return fail("out of time");
        }
        if (g.rest().isEmpty()) {
            inhabited = true;
            return sequent(g.sequent(), g.names());
        }
        if (!hints.generic() && Enumeration.possible(g) && (hints.method().isEmpty() || hints.method().get() != Hints.Method.WITNESS)) {
            switch (Enumeration.of(g, clock.progress())) {
                case Enumeration.Result.Holds(long n, boolean some) -> {
                    inhabited |= some;
                    return Optional.of(Proof.of("enumerate", Data.of("instances", n)));
                }
                case Enumeration.Result.Fails(Map<String, Value> at) -> {
                    failing = Instances.texts(at);
                    return fail("false at an instance");
                }
                case Enumeration.Result.Open(String why) -> {
                    Optional<Proof> p = quantified(g);
                    return p.isPresent() ? p : fail(why);
                }
            }
        }
        return quantified(g);
    }

    private Optional<Proof> quantified(Goal g) {
        return g.kind() == Quantifier.Kind.FORALL ? universal(g) : existential(g);
    }

    private Optional<Proof> universal(Goal g) {
        Quantifier q = g.rest().getFirst();
        List<Quantifier> others = g.rest().subList(1, g.rest().size());
        if (hints.generic() && !hints.cases().contains(q.name())) {
            return generic(g);
        }
        Optional<List<Value>> members = enterable(g) && !hints.generic() ? Optional.empty() : FiniteSet.members(q.set(), g.names());
        if (members.isPresent()) {
            List<Proof> proofs = new ArrayList<>();
            for (Value v : members.get()) {
                Names names = g.names().with(q.name(), v);
                if (q.where().isPresent()) {
                    Optional<Boolean> admitted = decide(names.prop(q.where().get()));
                    if (admitted.isEmpty()) {
                        return fail("no tactic yet for a condition on " + q.name() + " that integers and masks alone do not decide");
                    }
                    if (!admitted.get()) {
                        continue;
                    }
                }
                Optional<Proof> p = goal(g.with(names, others));
                if (p.isEmpty()) {
                    reason = reason + " (case " + q.name() + " = " + ValueText.text(v) + ")";
                    return Optional.empty();
                }
                proofs.add(p.get());
            }
            return Optional.of(Proof.of("cases", Data.NONE, proofs));
        }
        int n = continuousBlock(g);
        if (n == 0) {
            if (Orbit.fits(g) && !hints.generic() && (OrbitSearch.calls(g, q.name()) || Route.step(outline, "orbit", g.names()).isPresent())) {
                AllLayers all = new AllLayers(search, outline);
                Optional<Proof> p = all.prove(g);
                inhabited |= p.isPresent();
                return p.isPresent() ? p : fail(all.reason());
            }
            return generic(g);
        }
        return intro(g, n);
    }

    /** A finite set of numbers is entered as a leaf when real names stand beside it, and told apart otherwise. */
    private static boolean enterable(Goal g) {
        return Entrance.possible(g, 1) && g.rest().subList(0, g.block()).stream()
                .anyMatch(q -> FiniteSet.members(q.set(), g.names()).isEmpty() && !(q.set() instanceof SetExpr.Range));
    }

    /**
     * How many quantifiers rule intro would take: all of the block, if each can be entered; those before the first integer, if rule orbit takes the last name; up to a name to be told apart, if what is left of the block
     * is finite.
     */
    private static int continuousBlock(Goal g) {
        int n = 0;
        while (n < g.block() && Entrance.possible(g, n + 1)) {
            n++;
        }
        int last = g.rest().size() - 1;
        boolean orbit = g.block() == last + 1 && Orbit.fits(g.with(g.names(), g.rest().subList(last, last + 1))) && OrbitSearch.calls(g, g.rest().getLast().name());
        return n == g.block() || orbit || n > 0 && Unfolded.areFew(g, n, g.block()) ? n : 0;
    }

    /** All names entered generically: for all sizes, masks and sequences at once. */
    private Optional<Proof> generic(Goal g) {
        Quantifier q = g.rest().getFirst();
        if (g.block() < g.rest().size()) {
            return fail("no tactic yet for " + q.kind().word() + " " + q.name() + " over this set before another quantifier");
        }
        GenericEntrance e;
        try {
            e = GenericEntrance.of(g);
        } catch (ElaborationException | UnsupportedOperationException none) {
            return fail("no tactic yet for " + q.kind().word() + " " + q.name() + " over this set: " + none.getMessage());
        }
        Optional<Data.Fields> point = GenericPoint.find(g, hints.point(), new Work(POINT_WORK, clock::over));
        Optional<Proof> main = sequent(e.goal().sequent(), e.goal().names());
        if (main.isEmpty()) {
            return main;
        }
        inhabited |= point.isPresent();
        List<Proof> proofs = new ArrayList<>(List.of(main.get()));
        for (Sequent obligation : e.definedness()) {
            Optional<Proof> p = search.prove(obligation, e.goal().names(), new Outline.Auto());
            if (p.isEmpty()) {
                return fail("a condition or an end of a set is not certainly defined on the domain: " + search.obstacle());
            }
            proofs.add(p.get());
        }
        return Optional.of(Proof.of("generic", point.map(p -> Data.of("point", p)).orElse(Data.NONE), proofs));
    }

    private Optional<Proof> intro(Goal g, int n) {
        Entrance e = Entrance.of(g, n);
        List<Proof> proofs = new ArrayList<>();
        PointSearch points = new PointSearch(g, e, Props.TRUE);
        Optional<Map<Term, Rational>> point = Proposals.point(g.rest().subList(0, n), e, hints.point(), g.names()).flatMap(points::accept)
                .or(() -> points.find(POINT_TRIALS, 7, new Work(POINT_WORK, clock::over)));
        boolean before = inhabited;
        Optional<Data.Fields> undefined = undefined(g, e, n, GLANCE_TRIALS, GLANCE_WORK);
        if (undefined.isPresent()) {
            return fail("undefined at " + Instances.values(undefined.get()));
        }
        Optional<Proof> main = goal(e.goal());
        inhabited = before || inhabited && point.isPresent();
        if (main.isEmpty()) {
            search.counterexample().ifPresent(at -> failing(g, e, n, at));
            undefined(g, e, n, UNDEFINED_TRIALS, UNDEFINED_WORK).ifPresent(at -> reason = "undefined at " + Instances.values(at));
            reason = point.isEmpty() ? "vacuous or unknown: no point of the domain was found; " + reason : reason;
            return main;
        }
        proofs.add(main.get());
        for (Sequent obligation : e.definedness()) {
            Optional<Proof> p = search.prove(obligation, e.goal().names(), new Outline.Auto());
            if (p.isEmpty()) {
                return fail("a condition or an end of a set is not certainly defined on the domain: " + search.obstacle());
            }
            proofs.add(p.get());
        }
        Data.Fields data = point.isPresent() ? Data.NONE.with("point", Instances.at(g, e, n, point.get())) : Data.NONE;
        return Optional.of(Proof.of("intro", data, proofs));
    }

    /** A point of the domain at which the goal is undefined: then there is nothing to prove, and the user wants to know why. */
    private Optional<Data.Fields> undefined(Goal g, Entrance e, int n, int trials, long work) {
        if (!e.goal().rest().isEmpty() || Props.nodes(e.goal().conclusion()).stream().allMatch(Term::isTotal)) {
            return Optional.empty();
        }
        PointSearch points = new PointSearch(g, e, e.goal().conclusion(), PointValues.Truth.UNDEFINED);
        return points.find(trials, 7, new Work(work, clock::over)).map(p -> Instances.at(g, e, n, p));
    }

    /** Keeps the values at which branch and bound saw the entered goal fail. */
    private void failing(Goal g, Entrance e, int n, Map<Term, Rational> point) {
        if (e.goal().rest().isEmpty()) {
            Map<String, Data> at = new LinkedHashMap<>(Instances.texts(g.names().values()));
            for (int i = 0; i < n; i++) {
                at.put(g.rest().get(i).name(), ValueText.at(e.entries().get(i), point, g.names().terms()));
            }
            failing = at;
        }
    }

    private Optional<Proof> existential(Goal g) {
        Optional<Outline.Rule> step = Route.step(outline, "witness", g.names());
        Witnesses witnesses = new Witnesses(g, step.map(Route::values).orElse(hints.witness()), new Work(effort.work(), clock::over));
        Optional<Outline.Rule> zero = Route.step(outline, "newton", g.names());
        if (zero.isPresent()) {
            Map<String, Expr> centre = Route.centre(zero.get());
            return newton(g, centre.isEmpty() ? hints.start() : centre);
        }
        Optional<Proof> near = hints.start().isEmpty() ? Optional.empty() : newton(g, hints.start());
        if (near.isPresent()) {
            return near;
        }
        Optional<Witnesses.Found> found = witnesses.proposal();
        if (found.isPresent()) {
            Optional<Proof> p = witnessed(g, witnesses, found.get());
            if (p.isPresent() || step.isPresent()) {
                return p;
            }
        }
        found = witnesses.search(effort.trials(), effort.combinations());
        if (found.isPresent()) {
            return witnessed(g, witnesses, found.get());
        }
        if (g.block() < g.rest().size() || !g.leaves().isEmpty()) {
            // What is left speaks of more than points: each value has to be tried.
            for (Witnesses.Found choice : witnesses.choices(MOST_CHOICES)) {
                Optional<Proof> p = fails(witnesses.after(choice)) ? Optional.empty() : witnessed(g, witnesses, choice);
                if (p.isPresent()) {
                    return p;
                }
            }
        }
        for (Witnesses.Found solved : Solved.of(g)) {
            Optional<Proof> p = witnessed(g, witnesses, solved);
            if (p.isPresent()) {
                return p;
            }
        }
        return newton(g, hints.start()).or(() -> fail("no witness found"));
    }

    /** Real numbers that solve equations, by the step newton; before all trials where the spec gives an approximate zero. */
    private Optional<Proof> newton(Goal g, Map<String, Expr> start) {
        Optional<Proof> p = Existence.prove(g, start, clock::over);
        inhabited |= p.isPresent();
        return p.isPresent() ? p : fail("no zero of the equations was found and confirmed" + (Existence.isOne(g) ? "" : ": a quantifier that newton does not take is left"));
    }

    /** Whether a glance finds that the goal is false. */
    private boolean fails(Goal g) {
        Goal dual = new Goal(g.names(), g.leaves(), g.hypotheses(), g.rest(), g.holds(), !g.negated());
        return !g.rest().isEmpty() && dual.kind() == Quantifier.Kind.EXISTS && new Witnesses(dual, Map.of(), new Work(UNDEFINED_WORK, clock::over)).search(GLANCE_TRIALS, GLANCE_TRIALS).isPresent();
    }

    /** The step witness for these values. */
    private Optional<Proof> witnessed(Goal g, Witnesses witnesses, Witnesses.Found found) {
        Goal after = witnesses.after(found);
        List<Prop> obligations = witnesses.obligations(found);
        Data.Fields values = Data.NONE;
        for (Map.Entry<String, Data> e : found.data().entrySet()) {
            values = values.with(e.getKey(), e.getValue());
        }
        Data.Fields data = Data.of("values", values);
        List<Proof> proofs = new ArrayList<>();
        Optional<Outline> whole = outline;
        Optional<Outline.Rule> step = Route.step(outline, "witness", g.names());
        step.ifPresent(s -> outline = Route.premise(s, 0));
        try {
            return witnessed(g, after, obligations, data, step.isPresent() ? Route.premise(step.get(), 1) : whole, proofs);
        } finally {
            outline = whole;
        }
    }

    private Optional<Proof> witnessed(Goal g, Goal after, List<Prop> obligations, Data.Fields data, Optional<Outline> rest, List<Proof> proofs) {
        if (after.rest().isEmpty()) {
            List<Prop> all = new ArrayList<>(obligations);
            all.add(after.conclusion());
            inhabited = true;
            Optional<Proof> p = sequent(g.context().concluding(Props.conjunction(all)), after.names());
            if (p.isEmpty()) {
                return fail("the witness is not confirmed: " + search.obstacle());
            }
            proofs.add(p.get());
        } else {
            Optional<Proof> o = sequent(g.context().concluding(Props.conjunction(obligations)), after.names());
            outline = rest;
            Optional<Proof> p = o.isEmpty() ? o : goal(after);
            if (p.isEmpty()) {
                return p;
            }
            proofs.add(o.get());
            proofs.add(p.get());
        }
        return Optional.of(Proof.of("witness", data, proofs));
    }

    private Optional<Proof> sequent(Sequent s, Names names) {
        Optional<Outline> how = outline.filter(o -> !Route.isQuantified(Optional.of(o), names)).or(() -> hints.method().filter(m -> m == Hints.Method.BOX).map(m -> Outline.Rule.named("box")));
        Optional<Proof> p = search.prove(s, names, how.orElse(new Outline.Auto()));
        if (p.isEmpty() && how.isPresent()) {
            String why = search.obstacle();
            p = search.prove(s, names, new Outline.Auto());
            reason = why;
        } else if (p.isEmpty()) {
            reason = search.obstacle();
        }
        return p;
    }

    private static Optional<Boolean> decide(Prop p) {
        return switch (PointValues.constant(p)) {
            case TRUE -> Optional.of(true);
            case FALSE -> Optional.of(false);
            case OPEN, UNDEFINED -> Optional.empty();
        };
    }
}
