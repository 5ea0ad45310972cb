package org.certirank.prove;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.certirank.certificate.Data;
import org.certirank.certificate.Proof;
import org.certirank.eval.ElaborationException;
import org.certirank.exact.Rational;
import org.certirank.expr.Expr;
import org.certirank.expr.Parser;
import org.certirank.expr.Quantifier;
import org.certirank.expr.Term;
import org.certirank.expr.TermLimitException;
import org.certirank.expr.Terms;
import org.certirank.prove.Quantified.Effort;
import org.certirank.prove.box.BoxOptions;
import org.certirank.prove.goal.Enumeration;
import org.certirank.prove.goal.Goal;
import org.certirank.prove.goal.Names;
import org.certirank.prove.search.Clock;
import org.certirank.prove.search.Search;
import org.certirank.prove.trajectory.Finding;
import org.certirank.prove.trajectory.TrajectoryClaim;
import org.certirank.spec.Claim;
import org.certirank.spec.Hints;
import org.certirank.spec.Spec;

/**
 * Looks for a proof of a claim, or of its negation. Untrusted: it may search, guess and run in floating point; what it finds is a certificate that the checker
 * verifies against the spec. It never sees what the spec expects.
 */
public final class Prover {
    private static final Effort GLANCE = new Effort(300, 200, 100_000);
    private static final Effort THOROUGH = new Effort(20_000, 2_000, 30_000_000);
    /** After a proof has failed; what fails at a point has mostly shown it by then. */
    private static final Effort DEEP = new Effort(20_000, 2_000, 6_000_000);

    /** What a proof by boxes may cost, in nodes, where enclosures of sets have already decided. */
    private static final long BOX_WORK = 1_000_000;

    private final Spec spec;
    private final Claim claim;
    private final ProverOptions options;
    private final Clock clock;
    private String reason = "no proof found";
    /** No more boxes than this, whatever else is said. */
    private long most = Long.MAX_VALUE;
    private ToIntFunction<Names> pointBits = names -> 0;

    private Prover(Spec spec, Claim claim, ProverOptions options, Progress progress) {
        this.spec = spec;
        this.claim = claim;
        this.options = options;
        this.clock = Clock.of(options.timeout(), progress);
    }

    /** A proof of the claim or of its negation, or why there is none. */
    public static Attempt attempt(Spec spec, Claim claim, ProverOptions options, Progress progress) {
        try {
            return new Prover(spec, claim, options, progress).run();
        } catch (ElaborationException e) {
            return new Attempt.BadClaim(e.getMessage());
        } catch (TermLimitException e) {
            return new Attempt.Undecided("too large: " + e.getMessage());
        } catch (UnsupportedOperationException e) {
            return new Attempt.Undecided(e.getMessage());
        }
    }

    private Attempt run() {
        if (TrajectoryClaim.isOne(spec, claim)) {
            Optional<Finding> f = TrajectoryClaim.of(spec, claim, clock, options.runs());
            boolean unresolved = f.isPresent() && f.get().isLimited() && f.get().answer() == Finding.Answer.OPEN;
            if (f.isPresent() && !(unresolved && cost(f.get()) <= Terms.DEFAULT_LIMIT)) {
                return trajectory(f.get());
            }
            // A set of starts that is too wide for one enclosure may be cut into boxes as any other.
            Attempt other = general();
            return unresolved && other instanceof Attempt.Undecided(String why) && !clock.over() ? new Attempt.Undecided(f.get().reason() + "; " + why) : other;
        }
        return general();
    }

    /** About what one evaluation of the scalar graph with its derivatives costs, in nodes. */
    private static long cost(Finding f) {
        return f.nodes() * (1 + f.unknowns());
    }

    private Attempt general() {
        boolean universal = claim.given().isEmpty() || claim.given().getFirst().kind() == Quantifier.Kind.FORALL;
        if (!claim.how().generic() && Enumeration.possible(goal(new Terms(), false)) && !claim.how().method().equals(Optional.of(Hints.Method.WITNESS))) {
            // Going through the instances settles the claim either way, so a glance would do the same work twice.
            Optional<Attempt> claimed = attempt(false, THOROUGH, "going through the instances");
            String why = reason;
            Optional<Attempt> either = claimed.or(() -> attempt(true, THOROUGH, "going through the instances"));
            reason = why;
            return either.orElseGet(this::undecided);
        }
        // A glance for a witness first: it is cheap, and most false claims fall to small numbers. Branch and bound, if it is asked for, finds them by itself.
        boolean direct = universal && claim.how().method().equals(Optional.of(Hints.Method.BOX));
        Optional<Attempt> quick = direct ? Optional.empty() : attempt(universal, GLANCE, "looking for " + (universal ? "a counterexample" : "a witness"));
        if (quick.isPresent()) {
            return quick.get();
        }
        Optional<Attempt> proof = attempt(!universal, THOROUGH, universal ? "proving" : "disproving");
        if (proof.isPresent()) {
            return proof.get();
        }
        String why = reason;
        Optional<Attempt> deep = attempt(universal, DEEP, "looking further for " + (universal ? "a counterexample" : "a witness"));
        reason = why;
        return deep.orElseGet(this::undecided);
    }

    /** A claim on tokens that enclosures have an answer to: a certificate where the scalar graph is small enough for one. */
    private Attempt trajectory(Finding f) {
        pointBits = names -> f.unknowns() > 0 ? 0 : f.plainBits().getOrDefault(TrajectoryClaim.texts(names), 1);
        if (cost(f) <= Terms.DEFAULT_LIMIT && f.answer() == Finding.Answer.TRUE) {
            most = f.unknowns() == 0 ? Long.MAX_VALUE : Math.max(1, BOX_WORK / Math.max(1, cost(f)));
            Optional<Attempt> proof = attempt(false, THOROUGH, "proving");
            if (proof.isPresent()) {
                return proof.get();
            }
        } else if (f.nodes() <= Terms.DEFAULT_LIMIT && f.answer() == Finding.Answer.FALSE) {
            Optional<Attempt> refutation = claim.given().isEmpty() ? attempt(true, GLANCE, "refuting") : f.failing().size() == claim.given().size()
                    ? atInstance(goal(new Terms(), true), f.failing(), true) : cost(f) <= Terms.DEFAULT_LIMIT ? attempt(true, THOROUGH, "refuting") : Optional.empty();
            if (refutation.isPresent()) {
                return refutation.get();
            }
        }
        return switch (f.answer()) {
            case TRUE -> new Attempt.Enclosed(f.reason(), f.lines());
            case FALSE -> new Attempt.Undecided(f.reason() + ", but there is no certificate of it: "
                    + (f.nodes() > Terms.DEFAULT_LIMIT ? "its graph of about " + f.nodes() + " nodes is too large" : reason));
            case UNDEFINED -> new Attempt.Undecided(f.reason());
            case OPEN -> new Attempt.Undecided(clock.over() ? "out of time; " + f.reason() : f.reason());
        };
    }

    private Attempt undecided() {
        return new Attempt.Undecided(clock.over() ? "out of time; " + reason : reason);
    }

    private Goal goal(Terms terms, boolean negation) {
        return new Goal(new Names(terms, spec.lets(), Map.of()), List.of(), List.of(), claim.given(), claim.holds(), negation);
    }

    /** One attempt in one direction. Its effort is counted in steps, not seconds: only the user's own time limit may make a verdict depend on the machine. */
    private Optional<Attempt> attempt(boolean negation, Effort effort, String phase) {
        if (clock.over()) {
            return Optional.empty();
        }
        clock.progress().phase(phase);
        try {
            Terms terms = new Terms();
            Goal goal = goal(terms, negation);
            Quantified q = new Quantified(claim.how(), new Search(clock, boxes(terms), pointBits), clock, effort);
            Optional<Proof> p = q.prove(goal);
            if (p.isPresent()) {
                return Optional.of(new Attempt.Found(negation, p.get()));
            }
            if (!q.failing().isEmpty() && !goal.rest().isEmpty() && goal.kind() == Quantifier.Kind.FORALL) {
                return atInstance(goal, q.failing(), !negation);
            }
            reason = q.reason();
        } catch (TermLimitException e) {
            reason = "too large: " + e.getMessage();
        } catch (UnsupportedOperationException e) {
            reason = e.getMessage();
        }
        return Optional.empty();
    }

    /** The attempt met an instance that shows the opposite: the values of its leading names are the witness. */
    private Optional<Attempt> atInstance(Goal goal, Map<String, Data> instance, boolean negation) {
        Map<String, Hints.Proposal> proposed = new LinkedHashMap<>();
        for (Quantifier q : goal.rest().subList(0, goal.block())) {
            if (!instance.containsKey(q.name())) {
                return Optional.empty();
            }
            proposed.put(q.name(), proposal(instance.get(q.name())));
        }
        Hints hints = new Hints(Optional.of(Hints.Method.WITNESS), claim.how().bits(), claim.how().boxes(), Map.of(), proposed, Map.of(), Map.of(), Optional.empty(), false, java.util.Set.of());
        Terms terms = new Terms();
        Quantified q = new Quantified(hints, new Search(clock, boxes(terms), pointBits), clock, GLANCE);
        Optional<Proof> p = q.prove(goal(terms, negation));
        if (p.isEmpty()) {
            reason = q.reason();
        }
        return p.map(x -> new Attempt.Found(negation, x));
    }

    private static Hints.Proposal proposal(Data value) {
        return value instanceof Data.Items(List<Data> members) ? new Hints.Proposal(members.stream().map(m -> Parser.parse(((Data.Text) m).value())).toList(), true)
                : new Hints.Proposal(List.of(Parser.parse(((Data.Text) value).value())), false);
    }

    private BoxOptions boxes(Terms terms) {
        Names names = new Names(terms, spec.lets(), Map.of());
        Map<String, List<Rational>> split = new LinkedHashMap<>();
        claim.how().split().forEach((name, points) -> {
            List<Rational> at = new ArrayList<>();
            for (Expr e : points) {
                Term t = names.number(e);
                if (t.isConst()) {
                    at.add(t.value());
                }
            }
            split.put(name, at);
        });
        long boxes = claim.how().boxes().isPresent() ? claim.how().boxes().getAsInt() : options.boxes();
        return new BoxOptions(Math.max(options.bits(), claim.how().bits().orElse(0)), Math.min(most, boxes), options.threads(), split, clock.progress());
    }
}
