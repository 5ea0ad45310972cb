package org.certirank.bench;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs benchmarks under JMH in Java machines of their own.
 *
 * @param effort how long
 * @param scalar whether without vector instructions, on the scalar twins
 */
record Forks(Effort effort, boolean scalar) {
    /** The first opens the way to the Vector API, see simd.VectorModule. The last has a method wait for its compilation, so that a slow compiler cannot pass for the end of the warm-up. */
    private static final List<String> MACHINE = List.of("--add-exports", "java.base/jdk.internal.module=ALL-UNNAMED", "-Xlog:disable", "-Xshare:auto", "-XX:-BackgroundCompilation");
    private static final int LONGEST_REASON = 300;

    static {
        // Its lock is a file in the temporary folder that stays there; two runs at once disturb one another, but that is the user's to know.
        System.setProperty("jmh.ignoreLock", "true");
    }

    /** The best iteration of all forks; {@link BenchException} where the work fails. */
    Measurement measure(Benchmark benchmark) throws BenchException {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        // Nothing that JMH or the Java machine says about JMH reaches the user's streams; the program's own do not go through System.out and System.err.
        PrintStream out = System.out;
        PrintStream err = System.err;
        PrintStream sink = new PrintStream(log, true, StandardCharsets.UTF_8);
        System.setOut(sink);
        System.setErr(sink);
        try {
            RunResult result = new Runner(options(benchmark), OutputFormatFactory.createFormatInstance(sink, VerboseMode.NORMAL)).runSingle();
            return best(result, benchmark.clock()).orElseThrow(() -> new BenchException(benchmark.name() + ": JMH returned no result"));
        } catch (RunnerException e) {
            throw new BenchException(benchmark.name() + ": " + reason(log.toString(StandardCharsets.UTF_8), e));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private Options options(Benchmark benchmark) {
        List<String> machine = new ArrayList<>(MACHINE);
        // The collector of the launcher; one that takes no thread of its own where one thread is measured.
        machine.add(switch (benchmark.clock()) {
            case WALL -> "-XX:+UseParallelGC";
            case PROCESSOR -> "-XX:+UseSerialGC";
        });
        if (scalar) {
            machine.add("-Dcertirank.simd=scalar");
        }
        return new OptionsBuilder().include("^" + Measured.class.getName().replace(".", "\\.") + "\\.run$")
                .param("name", benchmark.name()).param("warmUpSeconds", Double.toString(effort.warmUpSeconds()))
                .forks(effort.forks()).warmupIterations(1).warmupTime(TimeValue.milliseconds(effort.iterationMillis()))
                .measurementIterations(effort.iterations()).measurementTime(TimeValue.milliseconds(effort.iterationMillis()))
                .threads(1).shouldFailOnError(true).shouldDoGC(false).jvmArgs(machine.toArray(String[]::new)).build();
    }

    private static Optional<Measurement> best(RunResult result, Clock clock) {
        List<Measurement> all = new ArrayList<>();
        for (BenchmarkResult fork : result.getBenchmarkResults()) {
            for (IterationResult iteration : fork.getIterationResults()) {
                double operations = count(iteration, "operations");
                double seconds = switch (clock) {
                    case PROCESSOR -> count(iteration, "nanos") / 1e9 / operations;
                    case WALL -> iteration.getPrimaryResult().getScore();
                };
                all.add(new Measurement(seconds, count(iteration, "items") / operations));
            }
        }
        return all.stream().reduce(Measurement::best);
    }

    private static double count(IterationResult iteration, String counter) {
        return iteration.getSecondaryResults().get(counter).getScore();
    }

    /** The line of the log that tells what went wrong in the other machine, if there is one. */
    private static String reason(String log, RunnerException e) {
        String line = log.lines().map(String::strip).filter(l -> l.matches("(Exception in thread .*|Caused by: .*|[\\w.$]+(Exception|Error)(: .*)?|Error: .*)")).findFirst()
                .orElse(String.valueOf(e.getMessage()));
        return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "...";
    }
}
