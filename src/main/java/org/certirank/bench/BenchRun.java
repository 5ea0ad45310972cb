package org.certirank.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs benchmarks one after the other, each in turns with its peer (peer, ours, peer), so that what else the machine does falls on both.
 *
 * @param effort how long to measure
 * @param scalar whether on the scalar twins
 * @param peers the folder with the sources of the peers, where they are wanted
 */
public record BenchRun(Effort effort, boolean scalar, Optional<Path> peers) {

    /** Who is told what happens, in this order, in the calling thread. */
    public interface Listener {
        /** A benchmark begins. */
        void begins(Benchmark benchmark);

        /** What is being done for it. */
        void phase(String what);

        /** Its rows; none where it failed. */
        void ends(List<Result> rows);

        /** A benchmark failed, or a peer is not there. */
        void problem(String text, boolean failure);

        /** Whether to stop. */
        boolean cancelled();
    }

    /** Runs them; all rows in order. */
    public List<Result> run(List<Benchmark> benchmarks, Listener listener) throws InterruptedException {
        Forks forks = new Forks(effort, scalar);
        Map<String, Measurement> measured = new HashMap<>();
        List<Result> results = new ArrayList<>();
        try (Peers programs = peers.isEmpty() ? null : new Peers(peers.get(), effort.peerSeconds(), text -> tell(listener, text))) {
            for (Benchmark benchmark : benchmarks) {
                if (listener.cancelled()) {
                    break;
                }
                listener.begins(benchmark);
                List<Result> rows = new ArrayList<>();
                try {
                    Optional<Peers.Answer> before = ask(programs, benchmark, listener);
                    if (listener.cancelled()) {
                        break;
                    }
                    listener.phase("ours");
                    Measurement ours = forks.measure(benchmark);
                    measured.put(benchmark.name(), ours);
                    Optional<Peers.Answer> after = before.isEmpty() || listener.cancelled() ? Optional.empty() : ask(programs, benchmark, listener);
                    rows.addAll(rows(benchmark, ours, best(before, after), measured));
                } catch (BenchException e) {
                    if (listener.cancelled()) {
                        break;
                    }
                    listener.problem(e.getMessage(), true);
                }
                results.addAll(rows);
                listener.ends(rows);
            }
        }
        return results;
    }

    /** What a peer lacks that was killed is nobody's business. */
    private static void tell(Listener listener, String text) {
        if (!listener.cancelled()) {
            listener.problem(text, false);
        }
    }

    private static Optional<Peers.Answer> ask(Peers programs, Benchmark benchmark, Listener listener) throws InterruptedException {
        if (programs == null || benchmark.peer().isEmpty()) {
            return Optional.empty();
        }
        listener.phase("peer");
        return programs.measure(benchmark);
    }

    private static Optional<Peers.Answer> best(Optional<Peers.Answer> before, Optional<Peers.Answer> after) {
        return before.map(b -> after.map(a -> new Peers.Answer(b.system(), b.measurement().best(a.measurement()))).orElse(b));
    }

    /** What is told of one benchmark: its rows beside the peer, and a row beside another of ours where that was measured too. */
    static List<Result> rows(Benchmark benchmark, Measurement ours, Optional<Peers.Answer> peer, Map<String, Measurement> measured) {
        List<Result> rows = new ArrayList<>();
        for (Map.Entry<String, Unit> row : benchmark.orderedRows()) {
            Unit unit = row.getValue();
            rows.add(new Result(benchmark.name() + row.getKey(), unit.value(ours), unit, peer.map(p -> new Result.Peer(p.system(), unit.value(p.measurement())))));
        }
        benchmark.beside().filter(b -> measured.containsKey(b.name())).ifPresent(b -> {
            Unit unit = rows.getFirst().unit();
            rows.add(new Result(benchmark.name() + b.ending(), unit.value(ours), unit, Optional.of(new Result.Peer(b.title(), unit.value(measured.get(b.name()))))));
        });
        return rows;
    }
}
