package org.certirank.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.certirank.check.Checker;
import org.certirank.check.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The checker alone, on certificates that may come from anywhere. */
@Command(name = "recheck", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false,
        description = {"Runs the independent checker alone on certificates and prints the claim that it accepts.",
            "The spec is looked for by the path in the certificate: from the current folder, from every folder above the certificate, and from the project's folder."},
        exitCodeListHeading = "%nExit codes (the greatest counts):%n",
        exitCodeList = {"0:accepted", "1:rejected; a malformed certificate too", "2:declined: a limit was passed, or another version of the format",
            "3:a spec or certificate that cannot be read, or an internal fault"},
        footerHeading = "%nExamples:%n",
        footer = {"  certirank recheck reports/certificates", "  certirank recheck claim.json --spec theorem.json"})
final class RecheckCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "CERT", arity = "1..*", description = "Certificates, or folders of them (every *.json below).")
    private List<String> paths;

    @Option(names = "--spec", paramLabel = "FILE", description = "The spec that the certificates are about.")
    private String spec;

    RecheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        Path specFile = spec == null ? null : path(spec);
        List<Path> files = new ArrayList<>();
        for (String argument : paths) {
            files.addAll(files(path(argument)));
        }
        if (files.isEmpty()) {
            throw Failure.badInput(String.join(" ", paths) + ": no *.json file in this folder");
        }
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(files.size(), Runtime.getRuntime().availableProcessors()), work -> Thread.ofPlatform().daemon().unstarted(work));
        try {
            List<Future<Verdict>> verdicts = files.stream().map(file -> pool.submit(() -> check(file, specFile))).toList();
            int worst = ExitCode.OK;
            for (int i = 0; i < files.size(); i++) {
                Verdict verdict = verdicts.get(i).get();
                terminal.out().println(line(verdict, files.get(i)));
                worst = Math.max(worst, code(verdict));
            }
            return worst;
        } catch (ExecutionException error) {
            throw new IllegalStateException(error.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private Path path(String argument) {
        try {
            return terminal.folder().resolve(argument).normalize();
        } catch (InvalidPathException error) {
            throw Failure.badInput(TextWidth.line(argument) + ": not a path");
        }
    }

    private List<Path> files(Path path) {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> below = Files.walk(path)) {
            return below.filter(p -> p.getFileName().toString().endsWith(".json") && Files.isRegularFile(p)).sorted().toList();
        } catch (IOException | java.io.UncheckedIOException error) {
            throw Failure.fault(terminal.shown(path) + ": cannot be read (" + IoText.of(error) + ")");
        }
    }

    private Verdict check(Path certificate, Path specFile) {
        Verdict verdict = Checker.check(certificate, specFile);
        if (specFile != null || !(verdict instanceof Verdict.Fault) || !Files.isRegularFile(certificate)) {
            return verdict;
        }
        // The spec was not found near the certificate: the project's folder, or what check noted when it wrote the certificate far from it.
        List<Path> roots = new ArrayList<>(List.of(terminal.folder(), terminal.home()));
        new CertificateFile(certificate).noted().ifPresent(roots::add);
        try {
            byte[] bytes = Files.readAllBytes(certificate);
            return roots.stream().map(root -> Checker.check(bytes, root)).filter(v -> !(v instanceof Verdict.Fault)).findFirst().orElse(verdict);
        } catch (IOException error) {
            return verdict;
        }
    }

    private String line(Verdict verdict, Path file) {
        Ansi ansi = new Ansi(terminal.coloured());
        return switch (verdict) {
            case Verdict.Accept a -> ansi.green("accept") + "   " + a.verdict() + (a.verdict().equals("proved") && a.coverage().equals("part") ? " in part" : "") + "  "
                    + ansi.bold(a.spec() + "#" + a.claim()) + ": " + TextWidth.line(a.scope());
            case Verdict.Reject(String reason) -> ansi.red("reject") + "   " + terminal.shown(file) + ": " + TextWidth.line(reason);
            case Verdict.Decline(String reason) -> ansi.yellow("decline") + "  " + terminal.shown(file) + ": " + TextWidth.line(reason);
            case Verdict.Fault(String reason) -> ansi.red("fault") + "    " + terminal.shown(file) + ": " + TextWidth.line(reason);
        };
    }

    private static int code(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accept a -> ExitCode.OK;
            case Verdict.Reject r -> ExitCode.UNEXPECTED;
            case Verdict.Decline d -> ExitCode.BAD_INPUT;
            case Verdict.Fault f -> ExitCode.FAULT;
        };
    }
}
