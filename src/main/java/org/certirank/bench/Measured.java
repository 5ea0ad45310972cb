package org.certirank.bench;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What JMH sees: one benchmark, whose parameter is a name of the {@link Catalogue}. Each name runs in a Java machine of its own, so that the compiler knows one work only.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
public class Measured {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final List<GarbageCollectorMXBean> COLLECTORS = ManagementFactory.getGarbageCollectorMXBeans();

    /** The benchmark's name. */
    @Param("")
    public String name;

    /** See {@link Effort}. */
    @Param("0")
    public double warmUpSeconds;

    /** Keeps a result of the warm-up from being optimised away. */
    public volatile Object kept;

    private Work work;

    /** Counts of one iteration; JMH sets the public fields back before it, and hands on what they hold after it. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Counts {
        /** Operations done. */
        public long operations;
        /** Items treated. */
        public long items;
        /** Processor time of the thread, and time for garbage. */
        public long nanos;
        private long begin;

        /** The iteration begins, in the thread that works. */
        @Setup(Level.Iteration)
        public void begin() {
            begin = clock();
        }

        /** It ends. */
        @TearDown(Level.Iteration)
        public void end() {
            nanos = clock() - begin;
        }

        private static long clock() {
            long garbage = 0;
            for (GarbageCollectorMXBean collector : COLLECTORS) {
                garbage += collector.getCollectionTime();
            }
            return THREADS.getCurrentThreadCpuTime() + 1_000_000 * garbage;
        }
    }

    @Setup
    public void prepare() throws Exception {
        work = Catalogue.named(name).work().get();
        kept = WarmUp.run(work, warmUpSeconds);
    }

    @Benchmark
    public Object run(Counts counts) throws Exception {
        Object result = work.run();
        counts.operations++;
        counts.items += work.items();
        return result;
    }
}
