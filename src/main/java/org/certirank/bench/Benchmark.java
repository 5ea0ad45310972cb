package org.certirank.bench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One benchmark.
 *
 * @param name hierarchical, parts separated by {@code /}
 * @param rows what is told of it, by the ending of the name: the unit
 * @param work makes the data and the work
 * @param peer who else can do it, under the same name
 * @param beside the benchmark of ours that it is compared with
 * @param clock what time is measured
 */
public record Benchmark(String name, Map<String, Unit> rows, Supplier<Work> work, Optional<PeerProgram> peer, Optional<Beside> beside, Clock clock) {

    /**
     * Another benchmark of ours, for comparison where both were run.
     *
     * @param name its name
     * @param title what it is called in the column of peers
     * @param ending what is added to the name of the row
     */
    public record Beside(String name, String title, String ending) { }

    static Benchmark of(String name, Unit unit, Supplier<Work> work) {
        return new Benchmark(name, Map.of("", unit), work, Optional.empty(), Optional.empty(), Clock.PROCESSOR);
    }

    Benchmark peer(PeerProgram program) {
        return new Benchmark(name, rows, work, Optional.of(program), beside, clock);
    }

    Benchmark beside(String other, String title, String ending) {
        return new Benchmark(name, rows, work, peer, Optional.of(new Beside(other, title, ending)), clock);
    }

    /** The rows in order: that of the name itself first. */
    public List<Map.Entry<String, Unit>> orderedRows() {
        return rows.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
    }
}
