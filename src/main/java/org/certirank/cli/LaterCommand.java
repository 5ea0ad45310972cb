package org.certirank.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** A command that the design names and this version has not: says so instead of guessing what was meant. */
@Command(hidden = true)
final class LaterCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..*", hidden = true)
    private List<String> parameters;

    @Unmatched
    private List<String> options;

    LaterCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.err().println("certirank: " + spec.name() + ": not in this version");
        return ExitCode.BAD_INPUT;
    }
}
