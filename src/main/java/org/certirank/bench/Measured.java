package org.certirank.bench;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What JMH sees: one benchmark, whose parameter is a name of the {@link Catalogue}. Each name runs in a Java machine of its own, so that the compiler knows one work only.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(java.util.concurrent.TimeUnit.SECONDS)
public class Measured {
    /** The benchmark's name. */
    @Param("")
    public String name;

    /** See {@link Effort}. */
    @Param("0")
    public double warmUpSeconds;

    /** Keeps a result of the warm-up from being optimised away. */
    public volatile Object kept;

    private Work work;

    /** Counts items; JMH sets it back before every iteration, and tells the time for each. */
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Items {
        /** Items treated in the iteration. */
        public long items;
    }

    @Setup
    public void prepare() throws Exception {
        work = Catalogue.named(name).work().get();
        kept = WarmUp.run(work, warmUpSeconds);
    }

    @Benchmark
    public Object run(Items counter) throws Exception {
        Object result = work.run();
        counter.items += work.items();
        return result;
    }
}
