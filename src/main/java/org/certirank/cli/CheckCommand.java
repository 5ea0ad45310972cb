package org.certirank.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.certirank.certificate.AtomicFiles;
import org.certirank.prove.ProverOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Proves or refutes the claims of specs, writes certificates, has the checker read them back, and reports. */
@Command(name = "check", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false,
        description = {"Decides every claim of the given specs, writes a certificate of each decision, and has the checker accept it.",
            "A certificate on disk that the checker still accepts is not proved again, and a search in vain is not repeated with the same limits."},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every claim came out as its spec expects", "1:a claim did not", "2:bad input; good specs of the same run are checked all the same",
            "3:an internal fault, such as a certificate of ours that the checker rejects", "130:interrupted; what was finished is kept and printed"},
        footerHeading = "%nExamples:%n",
        footer = {"  certirank check", "  certirank check theorems/a.json my-specs/ --threads 2", "  certirank check --id 'AB25-3.*#printed*' --json results.json"})
final class CheckCommand implements Callable<Integer> {
    private static final int MOST_BITS = 100_000;

    private final Terminal terminal;
    private final Interrupt interrupt;
    private final Engine engine;

    @Parameters(paramLabel = "PATH", arity = "0..*",
            description = "Spec files, or folders of them (every *.json below). Default: theorems and counterexamples of the project.")
    private List<String> paths = List.of();

    @Option(names = "--json", paramLabel = "FILE|-", description = "Write the results as JSON; with - to standard output, and nothing else there.")
    private String json;

    @Option(names = "--reports", paramLabel = "DIR", description = "Where certificates and pages go. Default: reports in the project of each spec.")
    private String reports;

    @Option(names = "--id", paramLabel = "GLOB", description = "Only the claims whose SPEC or SPEC#CLAIM matches (*, ?, [...], {a,b}); may be repeated.")
    private List<String> ids = List.of();

    @Option(names = "--threads", paramLabel = "N", description = "Claims decided at once. Default: the number of processors.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--timeout", paramLabel = "S", description = "Seconds after which the search for one claim is given up. Default: none.")
    private double timeout;

    @Option(names = "--precision", paramLabel = "BITS", description = "Bits with which interval searches begin, at least 53. Default: ${DEFAULT-VALUE}.")
    private int precision = ProverOptions.DEFAULT.bits();

    @Option(names = "--fresh", description = "Prove again even where a certificate on disk would do, and search again where a search was in vain.")
    private boolean fresh;

    private boolean pagesFailed;

    CheckCommand(Terminal terminal, Interrupt interrupt, Engine engine) {
        this.terminal = terminal;
        this.interrupt = interrupt;
        this.engine = engine;
    }

    @Override
    public Integer call() throws IOException {
        checkOptions();
        long begin = System.nanoTime();
        SpecLibrary library = new SpecLibrary(terminal, reportsFolder());
        SpecArguments files = SpecArguments.find(paths, terminal);
        List<LoadedSpec> specs = library.loadAll(files.files());
        List<String> problems = new ArrayList<>(files.problems());
        problems.addAll(library.problems());
        problems.forEach(this::problem);
        List<Task> tasks = TaskList.of(specs, ClaimFilter.of(ids), library);
        List<Task> shown = tasks.stream().filter(Task::shown).toList();
        if (shown.isEmpty()) {
            if (problems.isEmpty()) {
                throw Failure.badInput("--id " + String.join(" ", ids) + ": matches no claim; expected SPEC or SPEC#CLAIM, with * ? [...] {a,b}");
            }
            finish(List.of());
            return ExitCode.BAD_INPUT;
        }
        ResultTable table = new ResultTable(terminal, shown);
        CheckpointStore runs = runs();
        List<Outcome> outcomes = run(tasks, library, table, runs);
        if (interrupt.wished() && runs.layers() > 0) {
            problem("interrupted; " + runs.layers() + (runs.layers() == 1 ? " layer" : " layers") + " of the run are kept in " + terminal.shown(runs.folder()) + ", and the same command goes on from there");
        }
        List<Outcome> visible = outcomes.stream().filter(o -> o.task().shown()).toList();
        Optional<Path> index = writePages(specs, outcomes, problems);
        if (!toStandardOutput()) {
            table.explain(visible.stream().filter(o -> !o.asExpected()).toList());
            new Summary(terminal).print(visible, shown.size(), Duration.ofNanos(System.nanoTime() - begin), index);
        }
        finish(visible);
        return exitCode(outcomes, visible, !problems.isEmpty());
    }

    private List<Outcome> run(List<Task> tasks, SpecLibrary library, ResultTable table, CheckpointStore runs) {
        boolean quiet = toStandardOutput();
        if (!quiet) {
            table.head();
        }
        ProverOptions options = new ProverOptions(precision, ProverOptions.DEFAULT.boxes(), Duration.ofNanos((long) (timeout * 1e9)),
                Math.max(1, threads / tasks.size()));
        ClaimRunner runner = new ClaimRunner(engine, library, options.keeping(runs), fresh, interrupt);
        Uses uses = new Uses(library);
        List<Outcome> outcomes = new ArrayList<>();
        try (ProgressLine progress = new ProgressLine(terminal, tasks.size())) {
            new CheckRun(runner, interrupt, threads).run(tasks, progress, single -> {
                Outcome outcome = uses.combined(single);
                outcomes.add(outcome);
                if (outcome.task().shown() && !quiet) {
                    progress.above(() -> table.row(outcome));
                }
                outcome.error().filter(e -> terminal.debug()).ifPresent(e -> progress.above(() -> e.printStackTrace(terminal.err())));
            });
        }
        return outcomes;
    }

    private Optional<Path> writePages(List<LoadedSpec> specs, List<Outcome> outcomes, List<String> problems) {
        try {
            return new Pages(outcomes, threads).write(specs, paths.isEmpty() && ids.isEmpty() && problems.isEmpty() && !interrupt.wished());
        } catch (IOException error) {
            String place = error instanceof FileSystemException named && named.getFile() != null ? terminal.shown(Path.of(named.getFile())) + ": " : "";
            problem(place + "the pages cannot be written (" + IoText.of(error) + ")");
            pagesFailed = true;
            return Optional.empty();
        }
    }

    private void finish(List<Outcome> visible) throws IOException {
        if (json == null) {
            return;
        }
        String text = ResultJson.of(visible, terminal);
        if (toStandardOutput()) {
            terminal.out().print(text);
            terminal.out().flush();
        } else {
            Path file = terminal.folder().resolve(json);
            try {
                AtomicFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
            } catch (IOException error) {
                throw Failure.fault("--json " + terminal.shown(file) + ": cannot be written (" + IoText.of(error) + ")");
            }
        }
    }

    private int exitCode(List<Outcome> outcomes, List<Outcome> visible, boolean problems) {
        int code = pagesFailed ? ExitCode.FAULT : problems ? ExitCode.BAD_INPUT : ExitCode.OK;
        for (Outcome outcome : outcomes) {
            code = Math.max(code, switch (outcome.trouble()) {
                case NONE -> ExitCode.OK;
                case BAD_INPUT -> ExitCode.BAD_INPUT;
                case FAULT -> ExitCode.FAULT;
            });
        }
        if (visible.stream().anyMatch(o -> !o.asExpected())) {
            code = Math.max(code, ExitCode.UNEXPECTED);
        }
        return interrupt.wished() ? ExitCode.INTERRUPTED : code;
    }

    private void problem(String text) {
        terminal.err().println("certirank: " + text);
    }

    private boolean toStandardOutput() {
        return "-".equals(json);
    }

    /** Where long trajectories are kept, so that an interrupted study is taken up again. */
    private CheckpointStore runs() {
        return new CheckpointStore(reportsFolder().orElse(terminal.folder().resolve("reports")).resolve("runs"));
    }

    private Optional<Path> reportsFolder() {
        return Optional.ofNullable(reports).map(r -> terminal.folder().resolve(r).normalize());
    }

    private void checkOptions() {
        if (threads < 1 || threads > 1024) {
            throw Failure.badInput("--threads " + threads + ": expected a number from 1 to 1024");
        }
        if (!(timeout >= 0 && timeout <= 1e9)) {
            throw Failure.badInput("--timeout " + timeout + ": expected a number of seconds, 0 for none");
        }
        if (precision < 53 || precision > MOST_BITS) {
            throw Failure.badInput("--precision " + precision + ": expected a number of bits from 53 to " + MOST_BITS);
        }
    }
}
