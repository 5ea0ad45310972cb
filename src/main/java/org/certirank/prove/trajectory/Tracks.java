package org.certirank.prove.trajectory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.certirank.eval.Value;
import org.certirank.expr.Definition;
import org.certirank.expr.Expr;
import org.certirank.expr.Mentions;
import org.certirank.interval.ball.Ball;
import org.certirank.prove.goal.Names;

/** The trajectories that a claim speaks of, one for each model and values of its parameters, all at one precision. */
final class Tracks {
    /** Is told of each layer. */
    @FunctionalInterface
    interface Advanced {
        /** May throw to stop. */
        void layer(int t, Ball mu, Duration took);
    }

    private record Key(String model, List<Value> args) { }

    private final Map<String, Definition> definitions;
    private final Set<String> mention;
    private final int bits;
    private final Advanced advanced;
    private final RunStore store;
    private final String identity;
    private final Map<Key, Track> tracks = new LinkedHashMap<>();

    Tracks(Map<String, Definition> definitions, int bits, Advanced advanced, RunStore store, String identity) {
        this.store = store;
        this.identity = identity;
        this.definitions = definitions;
        this.mention = Mentions.ofModels(definitions);
        this.bits = bits;
        this.advanced = advanced;
    }

    int bits() {
        return bits;
    }

    boolean isAbout(Expr e) {
        return !mention.isEmpty() && Mentions.of(e).stream().anyMatch(mention::contains);
    }

    /** The track of a call of a model with these values of its parameters. */
    Track of(Names names, Definition model, List<Value> args) {
        Key key = new Key(model.name(), args);
        Track t = tracks.get(key);
        if (t == null) {
            t = new Track(new Instance(new Names(names.terms(), definitions, Map.of()), model, args), bits, advanced, store,
                    identity + " " + model.name() + args.stream().map(a -> " " + org.certirank.prove.witness.ValueText.of(a)).reduce("", String::concat));
            tracks.put(key, t);
        }
        return t;
    }

    List<Track> all() {
        return new ArrayList<>(tracks.values());
    }

    String nameOf(Track track) {
        return tracks.entrySet().stream().filter(e -> e.getValue() == track).map(e -> e.getKey().model()).findFirst().orElseThrow();
    }
}
