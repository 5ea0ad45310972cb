package org.certirank.prove.trajectory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.certirank.certificate.Data;
import org.certirank.eval.Value;
import org.certirank.eval.Verdict;
import org.certirank.exact.Rational;
import org.certirank.expr.Expr;
import org.certirank.expr.Quantifier;
import org.certirank.expr.Relation;
import org.certirank.expr.Terms;
import org.certirank.graph.Mask;
import org.certirank.interval.ball.Ball;
import org.certirank.prove.goal.FiniteSet;
import org.certirank.prove.goal.Names;
import org.certirank.prove.search.Clock;
import org.certirank.prove.witness.ValueText;
import org.certirank.spec.Claim;
import org.certirank.spec.Spec;

/**
 * A claim on the tokens of models, instance by instance over finite sets, judged by enclosures of their trajectories. The precision is raised until every instance is decided. TRUE and FALSE are certain, as far as the enclosures of package
 * attention are right; what comes out is nevertheless no proof that the checker could read, and is never called one.
 */
public final class TrajectoryClaim {
    private static final int FIRST_BITS = 128;
    private static final int MOST_BITS = 1 << 14;
    private static final int MOST_INSTANCES = 20_000;
    /** An interval of the graph loses some bits at every layer besides those that the collapse takes. */
    private static final int BITS_PER_LAYER = 12;
    private static final int SPARE_BITS = 64;
    private static final int LIMB = 64;
    /** The accuracy of mu that a picture asks for, and how far the precision is raised for that alone. */
    private static final int MU_BITS = 20;
    private static final int FINE_BITS = 512;

    private final Spec spec;
    private final Claim claim;
    private final Clock clock;
    private final RunStore store;
    private final Map<Map<String, Data>, Integer> plainBits = new HashMap<>();
    private final List<Names> seen = new ArrayList<>();
    private Map<String, Data> failing = Map.of();
    private Tracks tracks;
    private Reading reading;
    /** How many instances there are at most, 0 where that is not known. */
    private int asked;
    private int instances;
    private boolean inhabited;

    private TrajectoryClaim(Spec spec, Claim claim, Clock clock, RunStore store) {
        this.store = store;
        this.spec = spec;
        this.claim = claim;
        this.clock = clock;
    }

    /** Whether the formula of the claim speaks of a model. */
    public static boolean isOne(Spec spec, Claim claim) {
        return new Tracks(spec.lets(), FIRST_BITS, (t, mu, took) -> { }, RunStore.NONE, "").isAbout(claim.holds());
    }

    /**
     * What enclosures say of the claim; empty where they have nothing to say: sets that are not finite, functions of tokens that are not supported.
     *
     * @throws org.certirank.eval.ElaborationException if the model is not well formed
     */
    public static Optional<Finding> of(Spec spec, Claim claim, Clock clock, RunStore store) {
        return new TrajectoryClaim(spec, claim, clock, store).finding();
    }

    private Optional<Finding> finding() {
        Finding last = null;
        int first = (Math.max(FIRST_BITS, claim.how().bits().orElse(0)) + LIMB - 1) / LIMB * LIMB;
        for (int bits = first; bits <= MOST_BITS && !clock.over(); bits *= 2) {
            int now = bits;
            tracks = new Tracks(spec.lets(), bits, (t, mu, took) -> told(t, mu, took, now), store, spec.sha256());
            reading = new Reading(tracks);
            plainBits.clear();
            seen.clear();
            failing = Map.of();
            instances = 0;
            inhabited = false;
            try {
                Names names = new Names(new Terms(), spec.lets(), Map.of());
                Verdict v = truth(names, claim.given());
                if (v == Verdict.TRUE && !inhabited) {
                    return Optional.empty();
                }
                last = finding(v, v == Verdict.OPEN ? "not decided by enclosures with " + bits + " bits" : "");
            } catch (NoValue e) {
                return Optional.of(finding(Verdict.UNDEFINED, e.getMessage()));
            } catch (Unresolved e) {
                last = finding(Verdict.OPEN, e.getMessage());
            } catch (UnsupportedOperationException e) {
                return Optional.empty();
            }
            if (last.answer() != Finding.Answer.OPEN) {
                return Optional.of(moreExact(last, bits));
            }
        }
        return Optional.ofNullable(last);
    }

    /** The same answer with mu as accurate as pictures show it, if a little more precision brings that. */
    private Finding moreExact(Finding found, int bits) {
        boolean fine = tracks.all().stream().allMatch(t -> t.known().stream().allMatch(m -> m.isPoint() || m.relativeAccuracy() >= MU_BITS));
        if (fine || 2 * bits > FINE_BITS || clock.over() || tracks.all().stream().anyMatch(t -> !t.isSmall())) {
            return found;
        }
        List<Finding.Line> lines = new ArrayList<>();
        for (int k = 0; k < tracks.all().size(); k++) {
            Track t = tracks.all().get(k).with(2 * bits);
            Finding.Line old = found.lines().get(k);
            try {
                t.mu(old.mu().size() - 1);
            } catch (NoValue | Unresolved e) {
                return found;
            }
            lines.add(new Finding.Line(old.model(), t.known(), old.bounds(), old.mask()));
        }
        return new Finding(found.answer(), found.reason(), found.failing(), found.plainBits(), found.nodes(), lines);
    }

    private void told(int layer, Ball mu, Duration took, int bits) {
        String accuracy = mu.isPoint() || !mu.isBounded() ? "" : ", mu to " + Math.max(0, mu.relativeAccuracy());
        clock.progress().phase("layer " + layer + (asked > 0 ? " (instance " + instances + " of " + asked + ")" : "") + " with " + bits + " bits" + accuracy + String.format(Locale.ROOT, ", %.1f s", took.toNanos() / 1e9));
        if (clock.over()) {
            throw new Unresolved("stopped after layer " + layer);
        }
    }

    private Finding finding(Verdict v, String reason) {
        Finding.Answer answer = switch (v) {
            case TRUE -> Finding.Answer.TRUE;
            case FALSE -> Finding.Answer.FALSE;
            case UNDEFINED -> Finding.Answer.UNDEFINED;
            case OPEN -> Finding.Answer.OPEN;
        };
        List<Finding.Line> lines = new ArrayList<>();
        long nodes = 0;
        for (Track t : tracks.all()) {
            lines.add(new Finding.Line(tracks.nameOf(t), t.known(), tracks.all().size() == 1 ? bounds() : Map.of(), t.known().size() > 1 ? Optional.<Mask>of(t.instance().model().layer(0).mask()) : Optional.empty()));
            nodes += t.known().size() <= 1 ? 0 : (t.known().size() - 1) * t.instance().nodesPerLayer();
        }
        String words = switch (answer) {
            case TRUE -> "enclosed: true" + at(failing.isEmpty(), "");
            case FALSE -> "enclosed: false" + at(failing.isEmpty(), text());
            case UNDEFINED -> "undefined: " + reason;
            case OPEN -> reason;
        };
        return new Finding(answer, words + (answer == Finding.Answer.TRUE ? " by enclosures of " + layers() + " with " + tracks.bits() + " bits" : ""), failing, Map.copyOf(plainBits), nodes, lines);
    }

    /** For a claim of the form "for all t, mu(run(t)) <= an expression in t": that expression, by layer. */
    private Map<Integer, Ball> bounds() {
        Map<Integer, Ball> bounds = new LinkedHashMap<>();
        if (!(claim.holds() instanceof Expr.Chain(List<Expr> sides, List<Relation> relations)) || relations.size() != 1
                || relations.getFirst() != Relation.LE && relations.getFirst() != Relation.LT || !(sides.getFirst() instanceof Expr.Call(String mu, List<Expr> of)) || !mu.equals("mu")
                || !(of.getFirst() instanceof Expr.Call(String model, List<Expr> args)) || tracks.isAbout(sides.get(1)) || !spec.lets().containsKey(model)) {
            return bounds;
        }
        for (Names names : seen) {
            Rational t = names.value(args.getLast()).constant();
            if (t != null && t.isInteger() && t.num().bitLength() < 31) {
                bounds.put(t.num().intValueExact(), reading.number(sides.get(1), names));
            }
        }
        return bounds;
    }

    private static String at(boolean none, String text) {
        return none || text.isEmpty() ? "" : " at " + text;
    }

    private String layers() {
        int most = tracks.all().stream().mapToInt(t -> t.known().size() - 1).max().orElse(0);
        return most == 1 ? "1 layer" : most + " layers";
    }

    private String text() {
        List<String> parts = new ArrayList<>();
        failing.forEach((name, v) -> parts.add(name + " = " + (v instanceof Data.Text(String s) ? s : v.toString())));
        return String.join(", ", parts);
    }

    private Verdict truth(Names names, List<Quantifier> rest) {
        if (rest.isEmpty()) {
            return atInstance(names);
        }
        Quantifier q = rest.getFirst();
        Optional<List<Value>> members = FiniteSet.members(q.set(), names);
        if (members.isEmpty() || q.where().filter(tracks::isAbout).isPresent()) {
            throw new UnsupportedOperationException("a set that is not finite");
        }
        asked = claim.given().size() == 1 ? members.get().size() : 0;
        boolean forall = q.kind() == Quantifier.Kind.FORALL;
        List<Verdict> parts = new ArrayList<>();
        for (Value v : members.get()) {
            Names inner = names.with(q.name(), v);
            Verdict admitted = q.where().isEmpty() ? Verdict.TRUE : reading.truth(q.where().get(), inner);
            if (admitted == Verdict.FALSE) {
                continue;
            }
            if (admitted != Verdict.TRUE) {
                return Verdict.OPEN;
            }
            Verdict part = truth(inner, rest.subList(1, rest.size()));
            parts.add(forall ? part : Reading.not(part));
            if (parts.getLast() == Verdict.FALSE && forall && failing.isEmpty()) {
                failing = texts(inner);
            }
            if (parts.getLast() == Verdict.FALSE && claim.given().size() == 1) {
                return forall ? Verdict.FALSE : Verdict.TRUE;
            }
            if (part == Verdict.OPEN) {
                // Later layers of a long run would only take time: it begins again with more bits.
                return Verdict.OPEN;
            }
        }
        Verdict all = Reading.all(parts);
        return forall ? all : Reading.not(all);
    }

    /** The values of the names as texts: terms of different factories are never equal. */
    public static Map<String, Data> texts(Names names) {
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
        Verdict v = reading.truth(claim.holds(), names);
        int layers = tracks.all().stream().mapToInt(t -> t.known().size() - 1).max().orElse(0);
        plainBits.put(texts(names), Math.max(reading.takePlainBits(), 0) + SPARE_BITS + BITS_PER_LAYER * layers);
        return v;
    }
}
