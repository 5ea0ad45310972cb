package org.certirank.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.certirank.attention.Checkpoint;
import org.certirank.attention.CheckpointException;
import org.certirank.interval.ball.Ball;
import org.certirank.prove.trajectory.RunStore;
import org.certirank.spec.SpecReader;

/** Long trajectories as files in one folder, one for each run, named by the digest of what says which run it is. A file that cannot be used is written anew. */
final class CheckpointStore implements RunStore {
    private static final String MU = "mu";
    private final Path folder;
    private final AtomicInteger layers = new AtomicInteger();

    CheckpointStore(Path folder) {
        this.folder = folder;
    }

    /** The layers of the run that was kept last, 0 if none was. */
    int layers() {
        return layers.get();
    }

    Path folder() {
        return folder;
    }

    private Path file(String run) {
        return folder.resolve(SpecReader.sha256(run.getBytes(StandardCharsets.UTF_8)).substring(0, 32) + ".run");
    }

    @Override
    public Optional<Stored> load(String run) {
        try {
            if (!Files.exists(file(run))) {
                return Optional.empty();
            }
            Checkpoint c = Checkpoint.read(file(run), run);
            List<Ball> mu = new ArrayList<>(c.rows().stream().map(r -> r.values().get(MU)).toList());
            if (mu.size() != c.layer() + 1) {
                return Optional.empty();
            }
            layers.set(c.layer());
            return Optional.of(new Stored(c.bits(), c.state(), mu));
        } catch (CheckpointException unusable) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void save(String run, Stored state) {
        try {
            Files.createDirectories(folder);
            List<Checkpoint.Row> rows = new ArrayList<>();
            for (int t = 0; t < state.mu().size(); t++) {
                rows.add(new Checkpoint.Row(t, Map.of(MU, state.mu().get(t))));
            }
            new Checkpoint(run, rows.size() - 1, state.bits(), state.state(), rows).write(file(run));
            layers.set(rows.size() - 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
