package org.certirank.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes a template of a spec, valid as it stands, for its author to change. */
@Command(name = "new", mixinStandardHelpOptions = true, versionProvider = Version.class,
        description = {"Writes a template of a spec: theorems/ID.json or counterexamples/ID.json in the project's folder (the ID in lower case).",
            "The template checks as it stands; an existing file is never overwritten."},
        exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:written", "2:not a valid ID, or the file exists", "3:the file could not be written"},
        footerHeading = "%nExample:%n", footer = "  certirank new counterexample AB25-3.1")
final class NewCommand implements Callable<Integer> {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final int LONGEST_ID = 100;

    private final Terminal terminal;

    /** The kinds that have a folder of their own. */
    enum Kind { theorem, counterexample }

    @Parameters(index = "0", paramLabel = "theorem|counterexample", description = "A claim to be proved, or one that is false as printed.")
    private Kind kind;

    @Parameters(index = "1", paramLabel = "ID", description = "Letters, digits, '.', '_' and '-', beginning with a letter or digit; at most " + LONGEST_ID + " characters.")
    private String id;

    NewCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (!ID.matcher(id).matches() || id.length() > LONGEST_ID) {
            throw Failure.badInput("ID " + TextWidth.cut(TextWidth.line(id), LONGEST_ID)
                    + ": expected letters, digits, '.', '_' and '-', beginning with a letter or digit, at most " + LONGEST_ID + " characters");
        }
        Path file = terminal.home().resolve(kind + "s").resolve(id.toLowerCase(Locale.ROOT) + ".json");
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, template().getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException exists) {
            throw Failure.badInput(terminal.shown(file) + ": exists already; choose another ID, or edit the file");
        } catch (IOException error) {
            throw Failure.fault(terminal.shown(file) + ": cannot be written (" + IoText.of(error) + ")");
        }
        terminal.out().println(terminal.shown(file));
        return ExitCode.OK;
    }

    private String template() throws IOException {
        try (var template = NewCommand.class.getResourceAsStream("/cli/new-" + kind + ".json")) {
            if (template == null) {
                throw Failure.fault("the template of a " + kind + " is missing from this build");
            }
            return new String(template.readAllBytes(), StandardCharsets.UTF_8).replace("@ID@", id);
        }
    }
}
