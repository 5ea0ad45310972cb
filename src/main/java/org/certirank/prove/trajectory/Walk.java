package org.certirank.prove.trajectory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certirank.certificate.Data;
import org.certirank.eval.Certainty;
import org.certirank.eval.Value;
import org.certirank.eval.Verdict;
import org.certirank.exact.Rational;
import org.certirank.expr.Expr;
import org.certirank.expr.Props;
import org.certirank.expr.Quantifier;
import org.certirank.expr.Term;
import org.certirank.prove.goal.Entry;
import org.certirank.prove.goal.FiniteSet;
import org.certirank.prove.goal.Names;
import org.certirank.prove.rule.Hull;
import org.certirank.prove.rule.Leaf;
import org.certirank.prove.rule.Sequent;
import org.certirank.prove.search.Clock;
import org.certirank.prove.witness.ValueText;
import org.certirank.spec.Claim;

/**
 * Goes through the quantifiers of a claim on tokens: members of finite sets one by one, boxes as a whole, in halves where that does not decide, and at single points where a box may fail. Quantifiers mean what section 7 of the spec language
 * says. A formula judged over a box is judged for all values of its names alike: TRUE and FALSE hold at every one of them, OPEN says nothing.
 */
final class Walk {
    private static final int MOST_INSTANCES = 20_000;
    /** Parts of boxes, and how many unknowns a box that is halved has at most. */
    private static final int MOST_PIECES = 400;
    private static final int MOST_HALVED = 4;
    /** An interval of the graph loses some bits at every layer besides those that the collapse takes. */
    private static final int BITS_PER_LAYER = 12;
    private static final int SPARE_BITS = 64;
    /** Longer values are not shown in reasons. */
    private static final int MOST_SHOWN = 60;

    private final Claim claim;
    private final Clock clock;
    private final Map<Map<String, Data>, Integer> plainBits = new HashMap<>();
    private final List<Names> seen = new ArrayList<>();
    private Tracks tracks;
    private Reading reading;
    private Map<String, Data> failing = Map.of();
    private Names failingAt;
    private String blocked = "";
    private String undefined = "";
    private int instances;
    private int pieces;
    private int unknowns;
    private boolean inhabited;

    Walk(Claim claim, Tracks tracks, Clock clock) {
        this.claim = claim;
        this.tracks = tracks;
        this.clock = clock;
        this.reading = new Reading(tracks);
    }

    /** The verdict, whatever the precision allows. Unsupported sets and functions are exceptions. */
    Verdict verdict(Names names) {
        return truth(names, claim.given());
    }

    /** The trajectories at hand: of the whole claim, or of the point that decided it. */
    Tracks tracks() {
        return tracks;
    }

    Reading reading() {
        return reading;
    }

    /** Where a claim for all is false: the values of its names. */
    Map<String, Data> failing() {
        return failing;
    }

    /** The same with the values themselves. */
    Optional<Names> failingAt() {
        return Optional.ofNullable(failingAt);
    }

    /** Why it is open, as far as a layer is the cause. */
    String blocked() {
        return blocked;
    }

    /** Why it is undefined. */
    String undefined() {
        return undefined;
    }

    /** Whether a point of the domain was met. */
    boolean isInhabited() {
        return inhabited;
    }

    /** How many entries of names over boxes there are. */
    int unknowns() {
        return unknowns;
    }

    /** Into how many parts boxes were cut. */
    int pieces() {
        return pieces;
    }

    Map<Map<String, Data>, Integer> plainBits() {
        return plainBits;
    }

    /** The values of the names at all instances. */
    List<Names> seen() {
        return seen;
    }

    private Verdict truth(Names names, List<Quantifier> rest) {
        if (rest.isEmpty()) {
            return atInstance(names);
        }
        Quantifier q = rest.getFirst();
        if (q.where().filter(tracks::isAbout).isPresent()) {
            throw new UnsupportedOperationException("no enclosure of a trajectory under a condition on tokens");
        }
        Optional<List<Value>> members = FiniteSet.members(q.set(), names);
        List<Quantifier> others = rest.subList(1, rest.size());
        return polar(q, members.isPresent() ? overMembers(q, members.get(), names, others) : overBox(q, names, others));
    }

    /** The same for "for all", the opposite for "exists", which is the dual: so only "for all" needs words. */
    private static Verdict polar(Quantifier q, Verdict v) {
        return q.kind() == Quantifier.Kind.FORALL ? v : Reading.not(v);
    }

    private Verdict overMembers(Quantifier q, List<Value> members, Names names, List<Quantifier> rest) {
        boolean open = false;
        boolean isUndefined = false;
        for (Value v : members) {
            Names inner = names.with(q.name(), v);
            Verdict admitted = q.where().isEmpty() ? Verdict.TRUE : reading.truth(q.where().get(), inner);
            Verdict part = admitted == Verdict.TRUE ? polar(q, truth(inner, rest)) : admitted == Verdict.FALSE ? Verdict.TRUE : admitted;
            switch (part) {
                case FALSE -> {
                    note(q, inner);
                    return Verdict.FALSE;
                }
                case OPEN -> open = true;
                case UNDEFINED -> isUndefined = true;
                case TRUE -> { }
            }
            if (open && q.kind() == Quantifier.Kind.FORALL || clock.over()) {
                // Later layers of a long run would only take time: it begins again with more bits.
                return Verdict.OPEN;
            }
        }
        return isUndefined ? Verdict.UNDEFINED : open ? Verdict.OPEN : Verdict.TRUE;
    }

    /** Keeps the values of the names where a claim for all is false, the innermost first; terms over boxes are no values. */
    private void note(Quantifier q, Names at) {
        if (q.kind() == Quantifier.Kind.FORALL && failing.isEmpty() && tracks.box().isEmpty()) {
            failing = texts(at);
            failingAt = at;
        }
    }

    private Verdict overBox(Quantifier q, Names names, List<Quantifier> rest) {
        Entry entry = Entry.of(q.name(), q.set(), names, new Sequent(names.terms(), List.of(), List.of(), Props.TRUE), 1);
        List<Hull> sides = entry.leaves().stream().map(Leaf::hull).toList();
        if (!entry.hypotheses().isEmpty() || entry.value() instanceof Value.Seq || !sides.stream().allMatch(Hull::isFinite)) {
            throw new UnsupportedOperationException("no enclosure of a trajectory for all " + q.name() + ": the set is neither finite nor a box with rational ends");
        }
        unknowns = Math.max(unknowns, tracks.box().sides().size() + sides.size());
        if (sides.stream().anyMatch(Hull::isEmpty)) {
            return Verdict.TRUE;
        }
        Box outer = tracks.box();
        try {
            return pieces(q, entry, names, rest);
        } finally {
            tracks.enter(outer, false);
        }
    }

    private Verdict pieces(Quantifier q, Entry entry, Names names, List<Quantifier> rest) {
        Box outer = tracks.box();
        Deque<Box> todo = new ArrayDeque<>(List.of(outer.with(entry.leaves())));
        while (!todo.isEmpty()) {
            Box piece = todo.pop();
            pieces++;
            tracks.enter(piece, false);
            Verdict v = piece(q, names.with(q.name(), entry.value()), rest);
            List<Box> halves = entry.leaves().size() <= MOST_HALVED && pieces + todo.size() < MOST_PIECES && !clock.over() ? piece.halves(entry.leaves()) : List.of();
            tracks.enter(outer, v == Verdict.TRUE || halves.isEmpty());
            if (v == Verdict.TRUE) {
                continue;
            }
            Verdict point = probe(q, entry, Box.middle(entry.leaves(), piece), names, rest);
            if (point == Verdict.FALSE || point == Verdict.UNDEFINED) {
                return point;
            }
            if (halves.isEmpty()) {
                return Verdict.OPEN;
            }
            todo.push(halves.get(1));
            todo.push(halves.get(0));
        }
        return Verdict.TRUE;
    }

    /** Of the part of a box that is at hand: TRUE where the condition is false on all of it; where it is only known to be defined, a formula that is true on all of it is so where the condition holds. */
    private Verdict piece(Quantifier q, Names inner, List<Quantifier> rest) {
        if (q.where().isEmpty()) {
            return polar(q, truth(inner, rest));
        }
        Certainty where = reading.certainty(q.where().get(), inner);
        return switch (where.verdict()) {
            case TRUE -> polar(q, truth(inner, rest));
            case FALSE -> Verdict.TRUE;
            case UNDEFINED -> {
                undefined = "the condition on " + q.name();
                yield Verdict.UNDEFINED;
            }
            case OPEN -> {
                boolean before = inhabited;
                Verdict v = where.defined() ? polar(q, truth(inner, rest)) : Verdict.OPEN;
                inhabited = before;
                yield v == Verdict.TRUE ? v : Verdict.OPEN;
            }
        };
    }

    /** At one member of a box, by trajectories of their own, which are kept if they decide. */
    private Verdict probe(Quantifier q, Entry entry, Map<Term, Rational> at, Names names, List<Quantifier> rest) {
        Names inner = names.with(q.name(), ValueText.put(entry.value(), at, names.terms()));
        Tracks before = tracks;
        tracks = before.apart();
        reading = new Reading(tracks);
        Verdict admitted = q.where().isEmpty() ? Verdict.TRUE : reading.truth(q.where().get(), inner);
        Verdict v = admitted == Verdict.TRUE ? polar(q, truth(inner, rest)) : admitted == Verdict.FALSE ? Verdict.TRUE : admitted;
        if (v == Verdict.FALSE) {
            note(q, inner);
        } else {
            tracks = before;
            reading = new Reading(before);
        }
        if (v == Verdict.UNDEFINED) {
            String value = ValueText.text(inner.values().get(q.name()));
            undefined = (admitted == Verdict.UNDEFINED ? "the condition on " + q.name() : undefined) + (value.length() <= MOST_SHOWN ? ", at " + q.name() + " = " + value : ", at a point of the box");
        }
        return v;
    }

    /** The values of the names as texts: terms of different factories are never equal. */
    static Map<String, Data> texts(Names names) {
        Map<String, Data> out = new LinkedHashMap<>();
        names.values().forEach((name, v) -> out.put(name, ValueText.of(v)));
        return out;
    }

    private Verdict atInstance(Names names) {
        if (++instances > MOST_INSTANCES) {
            throw new UnsupportedOperationException("more than " + MOST_INSTANCES + " instances");
        }
        inhabited = true;
        seen.add(names);
        reading.takePlainBits();
        Verdict v;
        try {
            v = reading.truth(claim.holds(), names);
        } catch (NoValue e) {
            undefined = e.getMessage();
            return Verdict.UNDEFINED;
        } catch (Unresolved e) {
            blocked = e.getMessage();
            return Verdict.OPEN;
        }
        if (v == Verdict.UNDEFINED) {
            undefined = "a part of the formula";
        }
        if (tracks.box().isEmpty()) {
            int layers = tracks.all().stream().mapToInt(t -> t.known().size() - 1).max().orElse(0);
            plainBits.put(texts(names), Math.max(reading.takePlainBits(), 0) + SPARE_BITS + BITS_PER_LAYER * layers);
        }
        return v;
    }

    /** The formula of the claim where it bounds mu: "mu(run(...)) <= expression", or with another order relation. */
    static Optional<Expr.Chain> bound(Claim claim) {
        return claim.holds() instanceof Expr.Chain c && c.relations().size() == 1 && c.relations().getFirst() != org.certirank.expr.Relation.EQ && c.relations().getFirst() != org.certirank.expr.Relation.NE
                && c.operands().getFirst() instanceof Expr.Call(String mu, List<Expr> of) && mu.equals("mu") && of.getFirst() instanceof Expr.Call ? Optional.of(c) : Optional.empty();
    }
}
