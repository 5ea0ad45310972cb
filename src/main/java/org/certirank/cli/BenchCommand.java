package org.certirank.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.Callable;
import org.certirank.bench.BenchRun;
import org.certirank.bench.Benchmark;
import org.certirank.bench.Catalogue;
import org.certirank.bench.Effort;
import org.certirank.bench.Machine;
import org.certirank.bench.Result;
import org.certirank.prove.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures how fast the program is, beside other systems if asked. */
@Command(name = "bench", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false,
        description = {"Measures products, inverses, elementary functions, softmax and searches, each in a Java machine of its own (JMH).",
            "A figure is the best iteration, in processor time (searches: time on the wall); a ratio above 1 means faster than the peer."},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:measured; a peer that is not there is said in one line and is no error", "1:a benchmark failed", "2:bad usage, such as a name that no benchmark has", "3:an internal fault",
            "130:interrupted; what was finished is printed"},
        footerHeading = "%nExamples:%n",
        footer = {"  certirank bench                         the usual table, about three minutes", "  certirank bench 'batch/*/exp' product/256 --peers", "  certirank bench search --json",
            "  certirank bench table by-n --long --peers --markdown"})
final class BenchCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Interrupt interrupt;

    @Parameters(paramLabel = "NAME", arity = "0..*",
            description = "Benchmarks: a name, the beginning of one up to a /, a glob (*, ?, [...], {a,b}; ** across /), or a group (table, by-n, by-precision, by-boxes, by-threads). Default: table.")
    private List<String> names = List.of();

    @Option(names = "--list", description = "List the names and units, and measure nothing.")
    private boolean list;

    @Option(names = "--peers", description = "Also compile and run the peers of bench/peers: Arb (needs gcc and libflint-arb-dev) and a search in C++ (needs g++), in turns with ours.")
    private boolean peers;

    @Option(names = "--json", description = "Print the results as JSON (schema: certirank schema bench).")
    private boolean json;

    @Option(names = "--markdown", description = "Print the results as a table in Markdown.")
    private boolean markdown;

    @Option(names = "--scalar", description = "Measure the scalar twins: no vector instructions.")
    private boolean scalar;

    @Option(names = "--long", description = "Measure longer, in three Java machines each: about half a minute for each name.")
    private boolean longer;

    private boolean failed;

    BenchCommand(Terminal terminal, Interrupt interrupt) {
        this.terminal = terminal;
        this.interrupt = interrupt;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (json && markdown) {
            throw Failure.badInput("--json and --markdown: one of them");
        }
        List<Benchmark> selected = selected();
        if (list) {
            print(selected);
            return ExitCode.OK;
        }
        // JMH and the peers work in processes of their own.
        interrupt.onWish(() -> ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly));
        BenchTable table = new BenchTable(terminal, selected, markdown, peers);
        if (!json) {
            table.head(Machine.describe(scalar));
        }
        Optional<Path> sources = peers ? Optional.of(terminal.home().resolve("bench/peers")) : Optional.empty();
        List<Result> results;
        try (ProgressLine progress = new ProgressLine(terminal, selected.size(), "benchmarks")) {
            results = new BenchRun(longer ? Effort.LONG : Effort.USUAL, scalar, sources).run(selected, new Reporter(progress, table));
        }
        if (json) {
            terminal.out().print(BenchJson.of(results));
        }
        terminal.out().flush();
        return interrupt.wished() ? ExitCode.INTERRUPTED : failed ? ExitCode.UNEXPECTED : ExitCode.OK;
    }

    /** In the order of the names, each once. */
    private List<Benchmark> selected() {
        SequencedSet<Benchmark> selected = new LinkedHashSet<>();
        for (String name : names.isEmpty() ? List.of(list ? "**" : Catalogue.USUAL) : names) {
            List<Benchmark> found;
            try {
                found = Catalogue.select(name);
            } catch (IllegalArgumentException noGlob) {
                throw Failure.badInput(TextWidth.line(name) + ": not a glob; expected names with * ? [...] {a,b}");
            }
            if (found.isEmpty()) {
                throw Failure.badInput(TextWidth.line(name) + ": no such benchmark or group; 'certirank bench --list' lists them");
            }
            selected.addAll(found);
        }
        return new ArrayList<>(selected);
    }

    private void print(List<Benchmark> selected) {
        selected.forEach(b -> b.orderedRows().forEach(row -> terminal.out().println(b.name() + row.getKey() + "  " + row.getValue())));
        if (names.isEmpty()) {
            terminal.out().println("groups: " + String.join(", ", Catalogue.groups()) + "; without a name: " + Catalogue.USUAL);
        }
    }

    /** Shows what happens. */
    private final class Reporter implements BenchRun.Listener {
        private final ProgressLine progress;
        private final BenchTable table;
        private Progress current = Progress.NONE;
        private int index;

        Reporter(ProgressLine progress, BenchTable table) {
            this.progress = progress;
            this.table = table;
        }

        @Override
        public void begins(Benchmark benchmark) {
            current = progress.begin(index, benchmark.name(), interrupt::wished);
        }

        @Override
        public void phase(String what) {
            current.phase(what);
        }

        @Override
        public void ends(List<Result> rows) {
            progress.end(index++);
            if (!json) {
                progress.above(() -> rows.forEach(table::row));
            }
        }

        @Override
        public void problem(String text, boolean failure) {
            failed |= failure;
            progress.above(() -> terminal.err().println("certirank: " + TextWidth.line(text)));
        }

        @Override
        public boolean cancelled() {
            return interrupt.wished();
        }
    }
}
