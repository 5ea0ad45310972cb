package org.certirank.attention;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.certirank.interval.ball.Ball;

/**
 * A long trajectory: layer by layer, its state kept in a {@link Checkpoint} after each, so that it can be interrupted and taken up again. Results depend neither on interruptions nor on the number of processors.
 *
 * <p><b>Precision.</b> The run begins with the given one. After 4, 8, 16, ... layers the bits that mu lost so far are carried forward to the last layer; when what is left will not be enough, the run begins anew with as many bits more as seem to be missing.
 * That is a matter of time only: what is returned is enclosed at any precision.
 *
 * @param identity says which run it is: a digest of all that the model and the start are made from; the precision is added here
 * @param bits the precision to begin with
 * @param maxBits no attempt has more
 * @param muBits the relative accuracy that mu is to have at every layer: |midpoint| / radius at least 2^muBits
 * @param measures what is measured beside mu
 * @param parallel whether on all processors
 */
public record StoredRun(String identity, Model model, Weights start, int layers, int bits, int maxBits, int muBits, Set<Measure> measures, boolean parallel) {
    private static final int FIRST_PROBE = 4;
    private static final int SPARE = 48;
    private static final int LEAST_STEP = 64;

    /** What can be measured of X(t), beside mu. */
    public enum Measure {
        /** The least attention entry on an edge, in the layer that led here: {@code leastEntry}. */
        LEAST_ENTRY,
        /** The least product of two tokens: {@code phi}. */
        PHI,
        /** The greatest and the least singular value of X: {@code greatestSingularValue}, {@code leastSingularValue}. */
        SINGULAR_VALUES,
        /** A number that the rank reaches, a point: {@code rankAtLeast}. */
        RANK
    }

    /** Is told what happens, in the thread that runs. */
    public interface Listener {
        /** A layer is done and, where there is a file, stored. */
        void layer(Checkpoint.Row row, int bits);

        /** The run begins anew with more bits. */
        void restarted(int bits);

        /** Whether to stop after this layer. */
        boolean cancelled();
    }

    /**
     * What is known at the end.
     *
     * @param end none where the run was stopped before
     * @param bits the precision of the last attempt
     * @param accurate whether mu has the accuracy that was asked for at all layers
     */
    public record Result(List<Checkpoint.Row> rows, Optional<Trajectory.End> end, int bits, boolean accurate) { }

    public StoredRun {
        measures = Set.copyOf(measures);
        if (bits < 2 || maxBits < bits || muBits < 0 || layers < 0) {
            throw new IllegalArgumentException(bits + " to " + maxBits + " bits for " + muBits + " after " + layers + " layers");
        }
    }

    /** Runs, from the file where it is there, else from the start; {@link IOException} where the file cannot be written, or cannot be used ({@link CheckpointException}). */
    public Result run(Optional<Path> file, Listener listener) throws IOException {
        if (file.isPresent() && Files.exists(file.get())) {
            Checkpoint kept = Checkpoint.read(file.get(), whole());
            if (kept.state().tokens().count() != model.tokens() || kept.state().tokens().features() != model.features()) {
                throw new CheckpointException(file.get() + " holds tokens of another shape than the model's");
            }
            return attempts(kept.bits(), new Run(model, kept.state(), kept.layer()), new ArrayList<>(kept.rows()), file, listener);
        }
        return attempts(bits, null, new ArrayList<>(), file, listener);
    }

    /** All that the states depend on. */
    private String whole() {
        return identity + "\n" + layers + " layers, " + bits + " to " + maxBits + " bits, mu to " + muBits + ", " + measures.stream().sorted().toList();
    }

    private Result attempts(int first, Run resumed, List<Checkpoint.Row> kept, Optional<Path> file, Listener listener) throws IOException {
        int now = first;
        Run run = resumed;
        List<Checkpoint.Row> rows = kept;
        while (true) {
            if (run == null) {
                run = new Run(model, start, now);
                rows.clear();
                done(run, now, rows, file, listener);
            }
            run.parallel(parallel).normwise(Run.isLarge(model));
            Optional<Trajectory.End> end = Optional.empty();
            int more = missing(rows, now);
            while (more == 0 && end.isEmpty() && !listener.cancelled()) {
                end = step(run);
                if (end.isEmpty()) {
                    done(run, now, rows, file, listener);
                    more = missing(rows, now);
                }
            }
            boolean unresolved = end.isPresent() && end.get() instanceof Trajectory.End.Unresolved;
            if (more == 0 && !(unresolved && now < maxBits)) {
                return new Result(List.copyOf(rows), end, now, rows.stream().allMatch(r -> isAccurate(r.values().get("mu"))));
            }
            now = (int) Math.min(maxBits, unresolved ? 2L * now : (long) now + more);
            listener.restarted(now);
            run = null;
        }
    }

    /** One layer; the end where there is none, or it has no value. */
    private Optional<Trajectory.End> step(Run run) {
        int t = run.layer();
        if (t >= layers) {
            return Optional.of(new Trajectory.End.Complete());
        }
        return switch (run.advance()) {
            case Outcome.Defined d -> Optional.empty();
            case Outcome.Undefined u -> Optional.of(new Trajectory.End.Undefined(t, u.cause(), u.token()));
            case Outcome.Unresolved u -> Optional.of(new Trajectory.End.Unresolved(t, u.cause(), u.token()));
        };
    }

    private void done(Run run, int now, List<Checkpoint.Row> rows, Optional<Path> file, Listener listener) throws IOException {
        Checkpoint.Row row = new Checkpoint.Row(run.layer(), measured(run));
        rows.add(row);
        if (file.isPresent()) {
            new Checkpoint(whole(), run.layer(), now, run.state(), rows).write(file.get());
        }
        listener.layer(row, now);
    }

    private Map<String, Ball> measured(Run run) {
        Map<String, Ball> values = new LinkedHashMap<>();
        Tokens x = run.tokens();
        values.put("mu", run.mu());
        if (measures.contains(Measure.LEAST_ENTRY) && run.leastEntry() != null) {
            values.put("leastEntry", run.leastEntry());
        }
        if (measures.contains(Measure.PHI)) {
            values.put("phi", Measures.phi(x));
        }
        if (measures.contains(Measure.SINGULAR_VALUES)) {
            Ball[] singular = Spectra.singularValues(x);
            values.put("greatestSingularValue", singular[0]);
            values.put("leastSingularValue", singular[singular.length - 1]);
        }
        if (measures.contains(Measure.RANK)) {
            values.put("rankAtLeast", Ball.of(Spectra.rankAtLeast(x)));
        }
        return values;
    }

    /** How many bits more seem to be needed; 0 while all is well, or where there are no more to be had. */
    private int missing(List<Checkpoint.Row> rows, int now) {
        int t = rows.getLast().layer();
        Ball mu = rows.getLast().values().get("mu");
        if (now >= maxBits || t == 0 || mu.isPoint()) {
            return 0;
        }
        boolean probe = t >= FIRST_PROBE && Integer.bitCount(t) == 1;
        if (isAccurate(mu) && !probe) {
            return 0;
        }
        long lost = now - (mu.isBounded() ? Math.clamp(mu.relativeAccuracy(), 0, now) : 0);
        // One part in sixteen more than in the layers before.
        long needed = muBits + SPARE + (lost * layers + t - 1) / t * 17 / 16;
        if (isAccurate(mu) && needed - SPARE <= now) {
            return 0;
        }
        return (int) Math.min(Math.max(LEAST_STEP, needed - now), maxBits - now);
    }

    private boolean isAccurate(Ball mu) {
        return mu.isPoint() || mu.isBounded() && mu.relativeAccuracy() >= muBits;
    }
}
