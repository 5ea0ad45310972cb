package org.certirank.prove.trajectory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.certirank.eval.Value;
import org.certirank.expr.Definition;
import org.certirank.expr.Expr;
import org.certirank.expr.Mentions;
import org.certirank.interval.ball.Ball;
import org.certirank.interval.ball.BigFloat;
import org.certirank.prove.goal.Names;
import org.certirank.prove.witness.ValueText;

/** The trajectories that a claim speaks of, one for each model and values of its parameters, all at one precision; of values over a box, for the box at hand. */
final class Tracks {
    /** Is told of each layer. */
    @FunctionalInterface
    interface Advanced {
        /** May throw to stop. */
        void layer(int t, Ball mu, Duration took);
    }

    /** What the layers of sets may cost in all, in multiplications: a limit that does not depend on the machine. */
    private static final long MOST_WORK = 20_000_000_000L;
    private static final int BITS = 128;

    private record Key(String model, List<Value> args) { }

    /** What the trajectories of the boxes that were left have in common: hulls, by layer. */
    private record Past(Instance instance, List<Ball> mu) { }

    private final Map<String, Definition> definitions;
    private final Set<String> mention;
    private final int bits;
    private final Advanced advanced;
    private final RunStore store;
    private final String identity;
    private final Map<Key, Track> tracks = new LinkedHashMap<>();
    private final Map<Key, Past> past = new LinkedHashMap<>();
    private final long[] work;
    private Box box = Box.NONE;

    Tracks(Map<String, Definition> definitions, int bits, Advanced advanced, RunStore store, String identity) {
        this(definitions, bits, advanced, store, identity, new long[1]);
    }

    private Tracks(Map<String, Definition> definitions, int bits, Advanced advanced, RunStore store, String identity, long[] work) {
        this.store = store;
        this.identity = identity;
        this.definitions = definitions;
        this.mention = Mentions.ofModels(definitions);
        this.bits = bits;
        this.advanced = advanced;
        this.work = work;
    }

    /** None yet, all else being the same. */
    Tracks apart() {
        Tracks t = new Tracks(definitions, bits, advanced, store, identity, work);
        t.box = box;
        return t;
    }

    int bits() {
        return bits;
    }

    boolean isAbout(Expr e) {
        return !mention.isEmpty() && Mentions.of(e).stream().anyMatch(mention::contains);
    }

    /** The ranges of the unknowns. */
    Box box() {
        return box;
    }

    /** Another box, or part of one: trajectories of sets begin anew. Those of the last box are kept in the pictures if {@code counts}. */
    void enter(Box other, boolean counts) {
        tracks.entrySet().removeIf(e -> {
            if (e.getValue() instanceof PointTrack) {
                return false;
            }
            if (counts) {
                Past before = past.get(e.getKey());
                List<Ball> mu = e.getValue().known();
                past.put(e.getKey(), new Past(e.getValue().instance(), before == null ? mu : hulls(before.mu(), mu)));
            }
            return true;
        });
        box = other;
    }

    /** Hulls of the layers that both know. */
    private static List<Ball> hulls(List<Ball> a, List<Ball> b) {
        List<Ball> hulls = new ArrayList<>();
        for (int t = 0; t < Math.min(a.size(), b.size()); t++) {
            Ball x = a.get(t);
            Ball y = b.get(t);
            hulls.add(!x.isBounded() || !y.isBounded() ? Ball.REALS : Ball.between(least(x.lower(BITS), y.lower(BITS)), greatest(x.upper(BITS), y.upper(BITS)), BITS));
        }
        return hulls;
    }

    private static BigFloat least(BigFloat a, BigFloat b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    private static BigFloat greatest(BigFloat a, BigFloat b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    /** The track of a call of a model with these values of its parameters. */
    Track of(Names names, Definition model, List<Value> args) {
        Key key = new Key(model.name(), args);
        Track t = tracks.get(key);
        if (t == null) {
            Instance i = new Instance(new Names(names.terms(), definitions, Map.of()), model, args);
            t = i.isPoint() ? new PointTrack(i, bits, advanced, store, identity + " " + model.name() + args.stream().map(a -> " " + ValueText.of(a)).reduce("", String::concat))
                    : new SetTrack(i, i.set(box), advanced, this::spend);
            tracks.put(key, t);
        }
        return t;
    }

    private void spend(long more) {
        work[0] += more;
        if (work[0] > MOST_WORK) {
            throw new Unresolved("trajectories of sets took more work than they may");
        }
    }

    List<Track> all() {
        return new ArrayList<>(tracks.values());
    }

    /** How far the trajectory of a model that was followed furthest went. */
    int layers() {
        return lines(Map.of()).stream().mapToInt(l -> l.mu().size() - 1).max().orElse(0);
    }

    /** Whether sets of starts were followed. */
    boolean hasSets() {
        return !past.isEmpty() || tracks.values().stream().anyMatch(SetTrack.class::isInstance);
    }

    /** About how many scalar nodes all that was followed elaborates to. */
    long nodes() {
        long nodes = 0;
        for (Track t : tracks.values()) {
            nodes += nodes(t.instance(), t.known());
        }
        for (Past p : past.values()) {
            nodes += nodes(p.instance(), p.mu());
        }
        return nodes;
    }

    private static long nodes(Instance i, List<Ball> mu) {
        return mu.size() <= 1 ? 0 : (mu.size() - 1) * i.nodesPerLayer();
    }

    /** What is known, for pictures: the tracks first, then what is left of boxes. */
    List<Finding.Line> lines(Map<Integer, Ball> bounds) {
        List<Finding.Line> lines = new ArrayList<>();
        tracks.forEach((key, t) -> lines.add(line(key, t.instance(), t.known(), bounds)));
        past.forEach((key, p) -> lines.add(line(key, p.instance(), p.mu(), bounds)));
        return lines;
    }

    private static Finding.Line line(Key key, Instance i, List<Ball> mu, Map<Integer, Ball> bounds) {
        return new Finding.Line(key.model(), mu, bounds, mu.size() > 1 ? Optional.of(i.model().layer(0).mask()) : Optional.empty(), OptionalInt.empty());
    }
}
