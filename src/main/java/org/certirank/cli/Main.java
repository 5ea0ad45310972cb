package org.certirank.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.certirank.expr.Suggestions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program: {@code certirank COMMAND ...}. */
@Command(name = "certirank", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false,
        synopsisSubcommandLabel = "COMMAND", header = "Proves or refutes claims written as JSON, with certificates that a small independent checker re-verifies.%n",
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:everything as expected", "1:a claim did not come out as its spec expects, or a certificate was rejected",
            "2:bad input or usage (recheck: the checker declined)", "3:an internal fault (recheck: also an unreadable spec)", "130:interrupted"},
        footerHeading = "%nExamples:%n",
        footer = {"  certirank check                                 every claim of theorems/ and counterexamples/",
            "  certirank check theorems/a.json --json -        one spec, the result as JSON",
            "  certirank eval 'exp(1)' --digits 50             a rigorous calculator",
            "  certirank recheck reports/certificates/*/*.json the checker alone",
            "  certirank new theorem my-claim                  a template to start from",
            "  certirank bench product/256 --peers             how fast it is, beside Arb", "",
            "'certirank COMMAND --help' tells more. CERTIRANK_DEBUG=1 shows the trace of an internal fault, NO_COLOR=1 turns colours off."})
public final class Main implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    private Main() {
    }

    /** Runs the program and ends the process with its exit code. */
    public static void main(String[] arguments) {
        Terminal terminal = Terminal.ofProcess();
        Interrupt interrupt = Interrupt.ofProcess();
        int code = run(terminal, interrupt, new RealEngine(), arguments);
        terminal.out().flush();
        interrupt.over();
        // A reader that went away (head, less) is no fault of ours, but what it asked for was not all delivered.
        System.exit(code);
    }

    /** Runs one command line and returns its exit code. */
    static int run(Terminal terminal, Interrupt interrupt, Engine engine, String... arguments) {
        CommandLine line = new CommandLine(new Main());
        line.addSubcommand(new CheckCommand(terminal, interrupt, engine));
        line.addSubcommand(new EvalCommand(terminal));
        line.addSubcommand(new RecheckCommand(terminal));
        line.addSubcommand(new SchemaCommand(terminal));
        line.addSubcommand(new NewCommand(terminal));
        line.addSubcommand(new BenchCommand(terminal, interrupt));
        line.addSubcommand("hunt", new LaterCommand(terminal));
        line.setOut(writer(terminal.out()));
        line.setErr(writer(terminal.err()));
        line.setExpandAtFiles(false);
        line.setPosixClusteredShortOptionsAllowed(false);
        line.setUsageHelpWidth(Math.clamp(terminal.width(), 80, 120));
        line.setColorScheme(new CommandLine.Help.ColorScheme.Builder(terminal.coloured() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF)
                .commands(Style.bold).options(Style.fg_green).parameters(Style.italic).build());
        line.getSubcommands().get("eval").setUnmatchedOptionsArePositionalParams(true);
        line.setParameterExceptionHandler((error, given) -> usageError(terminal, error));
        line.setExecutionExceptionHandler((error, command, parsed) -> failed(terminal, error));
        try {
            return line.execute(arguments);
        } catch (StackOverflowError | OutOfMemoryError error) {
            return failed(terminal, error);
        } finally {
            line.getOut().flush();
            line.getErr().flush();
        }
    }

    /** No command given: the help, and the exit code of a usage error. */
    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.BAD_INPUT;
    }

    private static PrintWriter writer(java.io.PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    private static int usageError(Terminal terminal, ParameterException error) {
        CommandLine line = error.getCommandLine();
        String message = TextWidth.line(error.getMessage());
        if (error instanceof CommandLine.UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty() && !line.getSubcommands().isEmpty()) {
            message += Suggestions.didYouMean(unmatched.getUnmatched().getFirst(), line.getSubcommands().keySet());
        }
        terminal.err().println("certirank: " + message + " (try '" + line.getCommandSpec().qualifiedName() + " --help')");
        return ExitCode.BAD_INPUT;
    }

    private static int failed(Terminal terminal, Throwable error) {
        if (error instanceof Failure failure) {
            terminal.err().println("certirank: " + failure.getMessage());
            return failure.exitCode();
        }
        terminal.err().println("certirank: internal fault: " + Faults.describe(error));
        if (terminal.debug()) {
            error.printStackTrace(terminal.err());
        }
        return ExitCode.FAULT;
    }
}
