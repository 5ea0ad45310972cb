package org.certirank.prove.trajectory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.certirank.certificate.Data;
import org.certirank.eval.Verdict;
import org.certirank.exact.Rational;
import org.certirank.expr.Expr;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;
import org.certirank.interval.ball.Ball;
import org.certirank.prove.goal.Names;
import org.certirank.prove.search.Clock;
import org.certirank.spec.Claim;
import org.certirank.spec.Spec;

/**
 * A claim on the tokens of models, judged by enclosures of their trajectories: instance by instance over finite sets, all at once over boxes. The precision is raised until every instance is decided; over boxes it is the boxes that are
 * halved. TRUE and FALSE are certain, as far as the enclosures of package attention are right; what comes out is nevertheless no proof that the checker could read, and is never called one.
 */
public final class TrajectoryClaim {
    private static final int FIRST_BITS = 128;
    /** Until here the ranks of close tokens may show. */
    private static final int SPECTRAL_BITS = 1024;
    private static final int MOST_BITS = 1 << 14;
    private static final int LIMB = 64;
    /** The accuracy of mu that a picture asks for, and how far the precision is raised for that alone. */
    private static final int MU_BITS = 20;
    private static final int FINE_BITS = 512;

    private final Spec spec;
    private final Claim claim;
    private final Clock clock;
    private final RunStore store;
    private Walk walk;
    /** What the pictures show: the trajectories of the walk, or of its witness alone. */
    private Tracks shown;

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
     * What enclosures say of the claim; empty where they have nothing to say: sets that are neither finite nor boxes, functions of tokens that are not supported.
     *
     * @throws org.certirank.eval.ElaborationException if the model is not well formed
     */
    public static Optional<Finding> of(Spec spec, Claim claim, Clock clock, RunStore store) {
        return new TrajectoryClaim(spec, claim, clock, store).finding();
    }

    /** The values of the names as texts: terms of different factories are never equal. */
    public static Map<String, Data> texts(Names names) {
        return Walk.texts(names);
    }

    private Optional<Finding> finding() {
        Finding last = null;
        int first = (Math.max(FIRST_BITS, claim.how().bits().orElse(0)) + LIMB - 1) / LIMB * LIMB;
        for (int bits = first; bits <= MOST_BITS && !clock.over(); bits *= 2) {
            int now = bits;
            walk = new Walk(claim, new Tracks(spec.lets(), bits, (t, mu, took) -> told(t, mu, took, now), store, spec.sha256()), clock);
            try {
                Verdict v = walk.verdict(new Names(new Terms(), spec.lets(), Map.of()));
                if (v == Verdict.TRUE && !walk.isInhabited()) {
                    return Optional.empty();
                }
                last = finding(v);
            } catch (UnsupportedOperationException e) {
                return Optional.empty();
            }
            if (last.answer() != Finding.Answer.OPEN) {
                return Optional.of(moreExact(last, bits));
            }
            if (last.isLimited() && (last.unknowns() > 0 || bits >= SPECTRAL_BITS)) {
                // Sets are followed, and singular values found, in doubles.
                return Optional.of(last);
            }
        }
        return Optional.ofNullable(last);
    }

    /** The same answer with mu as accurate as pictures show it, if a little more precision brings that. */
    private Finding moreExact(Finding found, int bits) {
        Tracks tracks = shown;
        boolean fine = tracks.all().stream().allMatch(t -> t.known().stream().allMatch(m -> m.isPoint() || m.relativeAccuracy() >= MU_BITS));
        if (fine || tracks.hasSets() || 2 * bits > FINE_BITS || clock.over() || tracks.all().stream().anyMatch(t -> !t.isSmall())) {
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
            lines.add(new Finding.Line(old.model(), t.known(), old.bounds(), old.mask(), old.witness()));
        }
        return new Finding(found.answer(), found.reason(), found.failing(), found.plainBits(), found.nodes(), lines, found.unknowns(), found.isLimited());
    }

    private void told(int layer, Ball mu, Duration took, int bits) {
        String accuracy = mu.isPoint() || !mu.isBounded() ? "" : ", mu to " + Math.max(0, mu.relativeAccuracy());
        clock.progress().phase("layer " + layer + " with " + bits + " bits" + accuracy + String.format(Locale.ROOT, ", %.1f s", took.toNanos() / 1e9));
        if (clock.over()) {
            throw new Unresolved("stopped after layer " + layer);
        }
    }

    private Finding finding(Verdict v) {
        Tracks tracks = walk.tracks();
        Finding.Answer answer = switch (v) {
            case TRUE -> Finding.Answer.TRUE;
            case FALSE -> Finding.Answer.FALSE;
            case UNDEFINED -> Finding.Answer.UNDEFINED;
            case OPEN -> Finding.Answer.OPEN;
        };
        String words = switch (answer) {
            case TRUE -> "enclosed: true by enclosures of " + layers();
            case FALSE -> "the claim is false by enclosures of " + layers() + (walk.failing().isEmpty() ? "" : ", at " + text());
            case UNDEFINED -> "undefined: " + walk.undefined();
            case OPEN -> !walk.blocked().isEmpty() ? walk.blocked() : "not decided by enclosures of " + layers() + walk.reading().open();
        };
        shown = tracks;
        Optional<List<Finding.Line>> whole = answer == Finding.Answer.FALSE ? atWitness() : Optional.empty();
        List<Finding.Line> lines = whole.orElseGet(() -> tracks.lines(tracks.lines(Map.of()).size() == 1 ? bounds(walk.seen(), walk.reading()) : Map.of()));
        return new Finding(answer, words, walk.failing(), Map.copyOf(walk.plainBits()), tracks.nodes(), lines, walk.unknowns(),
                walk.unknowns() > 0 || tracks.hasSets() || walk.reading().isSpectral());
    }

    /** The trajectory at which a claim for all layers fails, through all of these layers and not only to the one where it does; for pictures. */
    private Optional<List<Finding.Line>> atWitness() {
        Optional<WholeRun> run = WholeRun.of(claim, spec.lets(), walk);
        run.ifPresent(r -> shown = r.tracks());
        return run.map(r -> r.lines(bounds(r.layers(), r.reading())));
    }

    /** For a claim of the form "for all t, mu(run(t)) <= an expression in t" (or >= one): that expression, by layer. */
    private Map<Integer, Ball> bounds(List<Names> instances, Reading reading) {
        Map<Integer, Ball> bounds = new LinkedHashMap<>();
        Optional<Expr.Chain> chain = Walk.bound(claim);
        if (chain.isEmpty() || !(((Expr.Call) chain.get().operands().getFirst()).args().getFirst() instanceof Expr.Call(String model, List<Expr> args)) || walk.tracks().isAbout(chain.get().operands().get(1))
                || !spec.lets().containsKey(model)) {
            return bounds;
        }
        Expr most = chain.get().operands().get(1);
        for (Names names : instances) {
            Rational t = names.value(args.getLast()).constant();
            Term bound = names.number(most);
            if (t != null && t.isInteger() && t.num().bitLength() < 31 && Terms.leaves(List.of(bound)).isEmpty()) {
                bounds.put(t.num().intValueExact(), reading.number(most, names));
            }
        }
        return bounds;
    }

    private String layers() {
        Tracks tracks = walk.tracks();
        int most = tracks.layers();
        String layers = most == 1 ? "1 layer" : most + " layers";
        return tracks.hasSets() ? layers + " from sets of starts" + (walk.pieces() > 1 ? ", in " + walk.pieces() + " parts" : "") : layers + " with " + tracks.bits() + " bits";
    }

    private String text() {
        List<String> parts = new ArrayList<>();
        walk.failing().forEach((name, v) -> parts.add(name + " = " + (v instanceof Data.Text(String s) ? s : v.toString())));
        return String.join(", ", parts);
    }
}
