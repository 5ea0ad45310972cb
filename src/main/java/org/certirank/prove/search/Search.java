package org.certirank.prove.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.certirank.certificate.Proof;
import org.certirank.eval.ElaborationException;
import org.certirank.exact.Rational;
import org.certirank.expr.Derivative;
import org.certirank.expr.ParseException;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.TermLimitException;
import org.certirank.expr.TermPrinter;
import org.certirank.expr.Terms;
import org.certirank.prove.algebra.Algebra;
import org.certirank.prove.algebra.ExtremumTactic;
import org.certirank.prove.algebra.IntegerTactic;
import org.certirank.prove.algebra.Numeric;
import org.certirank.prove.algebra.SignOracle;
import org.certirank.prove.box.BoxOptions;
import org.certirank.prove.box.BoxResult;
import org.certirank.prove.box.BoxTactic;
import org.certirank.prove.box.Natural;
import org.certirank.prove.goal.Names;
import org.certirank.prove.rule.Both;
import org.certirank.prove.rule.Box;
import org.certirank.prove.rule.Either;
import org.certirank.prove.rule.Generic;
import org.certirank.prove.rule.Hypothesis;
import org.certirank.prove.rule.Imply;
import org.certirank.prove.rule.Monotone;
import org.certirank.prove.rule.Move;
import org.certirank.prove.rule.Parts;
import org.certirank.prove.rule.Sequent;
import org.certirank.prove.witness.PointValues;
import org.certirank.prove.zero.UniqueTactic;
import org.certirank.spec.Outline;

/**
 * Proves sequents: an outline where the spec gives one, otherwise the tactics in a fixed order, cheap ones first, each move's subgoals by the same search one level
 * deeper. The order decides only how soon a proof is found.
 */
public final class Search {
    private static final int DEPTH = 7;
    private static final int OWN_DEPTH = 3;
    /** What an outline leaves open below this depth may still take a step and its premises. */
    private static final int LAST_DEPTH = DEPTH - 1;
    /** Over generic names the depth begins anew at each step; this ends what would never end, as under hypotheses that contradict one another. */
    private static final int NESTED = 60;
    /** Sequents tried for one root: what has a proof needs a few dozen, cases of long identities some hundreds; what has none would never end. */
    private static final int SEQUENTS = 600;
    /** Derivatives of derivatives of derivatives only grow. */
    private static final int DERIVATIVES = 2;
    private static final int TRIVIAL_BITS = 96;
    private static final int MARGIN_BITS = 32;
    private static final int POINT_BITS = 256;
    private static final int FEW_BOXES = 30;
    private static final int FEWEST_BOXES = 8;
    private static final int SMALL = 4;
    /** Sign questions are answered by one natural evaluation. */
    private static final SignOracle SIGNS = goal -> Natural.certainly(goal, 64);

    private final Clock clock;
    private final BoxOptions boxes;
    private final Set<Sequent> failed = new HashSet<>();
    /** Cases share subgoals, definedness above all. */
    private final Map<Sequent, Proof> proved = new HashMap<>();
    private final Map<Sequent, Numeric> numeric = new HashMap<>();
    private final Set<String> missing = new LinkedHashSet<>();
    private final ToIntFunction<Names> pointBits;
    private Sequent root;
    private int suggestedBits;
    private int tried;
    private int nested;
    private Map<Term, Rational> counterexample;

    public Search(Clock clock, BoxOptions boxes) {
        this(clock, boxes, names -> 0);
    }

    /** @param pointBits for a goal without unknowns, by its names: how precise an evaluation may have to be; 0 where nothing is known of it */
    public Search(Clock clock, BoxOptions boxes, ToIntFunction<Names> pointBits) {
        this.clock = clock;
        this.boxes = boxes;
        this.pointBits = pointBits;
    }

    /** What the last unsuccessful search stood before; for the reason of an "undecided". */
    public String obstacle() {
        return missing.isEmpty() ? "no proof found" : missing.iterator().next();
    }

    public Optional<Proof> prove(Sequent goal, Names names, Outline outline) {
        root = goal;
        missing.clear();
        tried = 0;
        counterexample = null;
        suggestedBits = pointBits.applyAsInt(names);
        return outlined(goal, names, outline, 0);
    }

    /** A point at which branch and bound, asked about the last sequent or a part of its proof, saw that sequent fail. */
    public Optional<Map<Term, Rational>> counterexample() {
        return Optional.ofNullable(counterexample);
    }

    /** The rules that take a conjunction as it is. */
    private static final Set<String> WHOLE = Set.of("both", "box", "cut", "induction", "centre", "compose", "unique");

    private Optional<Proof> outlined(Sequent goal, Names names, Outline outline, int depth) {
        return switch (outline) {
            // The depth limits what the engine finds by itself, not what an outline says before. Without names it is a step of the engine's own that led here, and no outline.
            case Outline.Auto auto -> auto(goal, Math.min(depth, Generic.isGeneric(goal) ? OWN_DEPTH : names == null ? depth : LAST_DEPTH));
            case Outline.Choice(List<Outline.Alternative> alternatives) -> {
                for (Outline.Alternative a : alternatives) {
                    if (PointValues.constant(names.prop(a.when())) == PointValues.Truth.TRUE) {
                        yield outlined(goal, names, a.use(), depth);
                    }
                }
                yield auto(goal, depth);
            }
            case Outline.Rule(var rule, var data, var premises) -> {
                try {
                    if (goal.conclusion() instanceof Prop.And && !WHOLE.contains(rule)) {
                        Outline each = outline;
                        yield step(goal, names, new Both(), premises(goal, each), depth);
                    }
                    Optional<Move> move = new OutlineReader(names, goal).move(rule, data);
                    yield move.isPresent() ? step(goal, names, move.get(), premises, depth) : named(goal, names, rule, premises, depth);
                } catch (Move.NotApplicable | ElaborationException | ParseException | Derivative.NotDifferentiable | TermLimitException e) {
                    missing.add("the outline's step " + rule + " does not fit: " + e.getMessage());
                    yield Optional.empty();
                }
            }
        };
    }

    /** The same outline for every part of a conjunction. */
    private static List<Outline> premises(Sequent goal, Outline each) {
        return java.util.Collections.nCopies(((Prop.And) goal.conclusion()).parts().size(), each);
    }

    /** A rule that the outline names without data: the engine's own moves of that rule. */
    private Optional<Proof> named(Sequent goal, Names names, String rule, List<Outline> premises, int depth) {
        if (rule.equals("box")) {
            return branchAndBound(goal, boxes);
        }
        for (Move m : Algebra.moves(goal, SIGNS)) {
            if (m.rule().equals(rule)) {
                Optional<Proof> p = attempt(goal, names, m, premises, depth);
                if (p.isPresent()) {
                    return p;
                }
            }
        }
        missing.add("no step " + rule + " found for " + brief(goal));
        return Optional.empty();
    }

    private Optional<Proof> step(Sequent goal, Names names, Move move, List<Outline> outlines, int depth) {
        List<Sequent> subgoals = move.premises(goal);
        if (move instanceof Box) {
            return Optional.of(Proof.of(move.rule(), move.data()));
        }
        List<Proof> proofs = new ArrayList<>();
        // An outline may leave a premise "defined" to the engine that turns out not to be needed.
        int first = outlines.size() == subgoals.size() + 1 && outlines.getFirst() instanceof Outline.Auto ? 1 : 0;
        for (int i = 0; i < subgoals.size(); i++) {
            Outline o = i + first < outlines.size() ? outlines.get(i + first) : new Outline.Auto();
            Optional<Proof> p = outlined(subgoals.get(i), names, o, depth + 1);
            if (p.isEmpty()) {
                missing.add("open: " + brief(subgoals.get(i)));
                return Optional.empty();
            }
            proofs.add(p.get());
        }
        return Optional.of(Proof.of(move.rule(), move.data(), proofs));
    }

    private Optional<Proof> attempt(Sequent goal, Names names, Move move, List<Outline> outlines, int depth) {
        try {
            return step(goal, names, move, outlines, depth);
        } catch (Move.NotApplicable | ElaborationException | Derivative.NotDifferentiable | TermLimitException e) {
            return Optional.empty();
        }
    }

    private Optional<Proof> attempt(Sequent goal, Move move, int depth) {
        return attempt(goal, null, move, List.of(), depth);
    }

    private Optional<Proof> auto(Sequent goal, int depth) {
        if (depth > DEPTH || nested > NESTED || over() || failed.contains(goal)) {
            return Optional.empty();
        }
        if (proved.containsKey(goal)) {
            return Optional.of(proved.get(goal));
        }
        if (++tried > SEQUENTS) {
            return Optional.empty();
        }
        Optional<Proof> p;
        nested++;
        try {
            p = tactics(goal, depth);
        } finally {
            nested--;
        }
        p.ifPresent(proof -> proved.put(goal, proof));
        if (p.isEmpty() && !over() && tried <= SEQUENTS) {
            failed.add(goal);
            if (depth == 0 || missing.isEmpty()) {
                missing.add("no proof found of " + brief(goal));
            }
        }
        return p;
    }

    /** A step that leaves nothing, or a hypothesis. */
    private static Optional<Move> obvious(Sequent goal) {
        return new ExtremumTactic().moves(goal).stream().filter(m -> m.premises(goal).isEmpty()).findFirst().or(() -> Restated.find(goal));
    }

    /** A subgoal that is plainly false at a point in floating point is not worth a search. */
    private boolean plausible(Sequent goal) {
        return numeric.computeIfAbsent(goal.concluding(Props.TRUE), Numeric::new).plausible(goal.conclusion());
    }

    private Optional<Proof> tactics(Sequent goal, int depth) {
        if (ClosedGoal.suits(goal, suggestedBits)) {
            // Every other tactic would walk through a graph of this size again and again.
            return ClosedGoal.box(goal, suggestedBits, clock).map(box -> Proof.of(box.rule(), box.data()));
        }
        var hypothesis = Hypothesis.find(goal);
        if (hypothesis.isPresent()) {
            return attempt(goal, new Hypothesis(hypothesis.getAsInt()), depth);
        }
        for (int bits : new int[] {64, 256}) {
            if (Natural.certainly(goal, bits)) {
                Box box = Box.whole(bits == 64 ? TRIVIAL_BITS : bits + MARGIN_BITS);
                return Optional.of(Proof.of(box.rule(), box.data()));
            }
        }
        Optional<Move> known = obvious(goal);
        if (known.isPresent()) {
            Optional<Proof> p = attempt(goal, known.get(), depth);
            if (p.isPresent()) {
                return p;
            }
        }
        if (depth > 0 && !plausible(goal)) {
            return Optional.empty();
        }
        Optional<Proof> sole = UniqueTactic.find(goal).flatMap(m -> attempt(goal, m, depth));
        if (sole.isPresent()) {
            return sole;
        }
        return switch (goal.conclusion()) {
            case Prop.And a -> attempt(goal, new Both(), depth);
            case Prop.Truth t -> branchAndBound(goal, boxes.quick());
            case Prop.Defined d -> branchAndBound(goal, boxes.limited(small(goal) ? FEW_BOXES : FEWEST_BOXES)).or(() -> attempt(goal, new Parts(), depth))
                    .or(() -> branchAndBound(goal, boxes.quick()));
            case Prop.Not n -> branchAndBound(goal, boxes);
            case Prop.All a -> Optional.empty();
            case Prop.Imp i -> branchAndBound(goal, boxes.quick()).or(() -> attempt(goal, new Imply(), depth)).or(() -> branchAndBound(goal, boxes));
            case Prop.Or(List<Prop> parts) -> {
                Optional<Proof> p = branchAndBound(goal, boxes.quick()).or(() -> attempt(goal, new Imply(), depth));
                for (int k = 0; k < parts.size() && p.isEmpty(); k++) {
                    p = attempt(goal, new Either(k), depth);
                }
                yield p.or(() -> branchAndBound(goal, boxes));
            }
            case Prop.Rel r -> relation(goal, r, depth);
        };
    }

    private Optional<Proof> relation(Sequent goal, Prop.Rel r, int depth) {
        boolean equality = r.relation() == Relation.EQ;
        // Boxes tell little about integers without bounds.
        for (Move m : IntegerTactic.linear(goal)) {
            Optional<Proof> found = attempt(goal, m, depth);
            if (found.isPresent()) {
                return found;
            }
        }
        Optional<Proof> p = equality ? Optional.empty() : branchAndBound(goal, small(goal) ? boxes.quick() : boxes.limited(FEW_BOXES));
        if (p.isPresent()) {
            return p;
        }
        Optional<Term> radical = PositiveRoot.root(r);
        if (radical.isPresent()) {
            try {
                p = new PositiveRoot(goal, radical.get(), s -> auto(s, depth + 1)).proof();
            } catch (Move.NotApplicable | TermLimitException e) {
                p = Optional.empty();
            }
            if (p.isPresent()) {
                return p;
            }
        }
        boolean derived = goal.leaves().size() - root.leaves().size() >= DERIVATIVES;
        for (Move m : Algebra.moves(goal, SIGNS)) {
            if (over()) {
                return Optional.empty();
            }
            if (derived && m instanceof Monotone) {
                continue;
            }
            p = attempt(goal, m, depth);
            if (p.isPresent()) {
                return p;
            }
        }
        if (equality || over()) {
            return Optional.empty();
        }
        // Smaller boxes tell nothing about calls, so that a long cover is seldom of use.
        boolean calls = !Generic.within(goal.conclusion()).isEmpty();
        return branchAndBound(goal, calls ? boxes.quick() : depth == 0 ? boxes : boxes.modest());
    }

    /** Whether covering the domain may be quick: few unknowns, in which boxes of a moderate size can be small on all sides. */
    private static boolean small(Sequent goal) {
        Set<Term> unknowns = new HashSet<>(Terms.reachable(Props.nodes(goal.conclusion())));
        return goal.leaves().stream().filter(l -> unknowns.contains(l.term())).mapToInt(l -> l.hull().isFinite() ? 1 : 2).sum() <= SMALL;
    }

    private Optional<Proof> branchAndBound(Sequent goal, BoxOptions options) {
        if (options.maxBoxes() <= 0) {
            return Optional.empty();
        }
        return switch (BoxTactic.search(goal, options, clock::over)) {
            case BoxResult.Proved(Box box, long n) -> Optional.of(Proof.of(box.rule(), box.data()));
            case BoxResult.Refuted(Map<Term, Rational> point, long n) -> tried(point);
            case BoxResult.Open(BoxResult.Reason why, Map<Term, Rational> point, long n, long open) -> tried(point);
        };
    }

    /** A subgoal may fail where the root does not; so the point is tried there. */
    private Optional<Proof> tried(Map<Term, Rational> point) {
        if (counterexample == null && root.leaves().stream().allMatch(l -> point.containsKey(l.term()) && l.hull().contains(point.get(l.term()))
                && (!l.integer() || point.get(l.term()).isInteger()))) {
            List<Prop> all = new ArrayList<>(root.hypotheses());
            all.add(root.conclusion());
            PointValues values = new PointValues(all, POINT_BITS);
            values.at(point);
            boolean inside = root.hypotheses().stream().allMatch(h -> values.of(h) == PointValues.Truth.TRUE);
            counterexample = inside && values.of(root.conclusion()) == PointValues.Truth.FALSE ? point : null;
        }
        return Optional.empty();
    }

    /** Whether there is no use in going on. */
    private boolean over() {
        return counterexample != null || clock.over();
    }

    private static String brief(Sequent goal) {
        String text = switch (goal.conclusion()) {
            case Prop.Rel(var relation, var l, var r) -> text(l) + " " + relation.symbol() + " " + text(r);
            case Prop.Defined d -> "definedness of " + d.nodes().stream().filter(t -> !t.isTotal()).findFirst().map(Search::text).orElse("the claim");
            case Prop.And a -> "a conjunction";
            case Prop.Or o -> "a disjunction";
            case Prop.Imp i -> "an implication";
            case Prop.Not n -> "a negation";
            case Prop.All a -> "a formula for all " + a.bound();
            case Prop.Truth t -> String.valueOf(t.value());
        };
        return text;
    }

    private static String text(Term t) {
        String s;
        try {
            s = TermPrinter.text(t);
        } catch (TermLimitException e) {
            return "...";
        }
        return s.length() > 160 ? s.substring(0, 157) + "..." : s;
    }
}
