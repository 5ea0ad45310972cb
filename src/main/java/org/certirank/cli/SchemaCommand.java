package org.certirank.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints a JSON Schema (2020-12) of a file form of this program. */
@Command(name = "schema", mixinStandardHelpOptions = true, versionProvider = Version.class, description = "Prints a JSON Schema.",
        exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:printed", "2:no such schema"},
        footerHeading = "%nExample:%n", footer = "  certirank schema spec > spec.schema.json")
final class SchemaCommand implements Callable<Integer> {
    private final Terminal terminal;

    /** The forms that have a schema. */
    enum Form { spec, certificate, result, bench }

    @Parameters(paramLabel = "spec|certificate|result|bench",
            description = "What the schema describes: a spec, a certificate, the output of check --json, or that of bench --json.")
    private Form form;

    SchemaCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        try (InputStream schema = SchemaCommand.class.getResourceAsStream("/schema/" + form.name() + ".schema.json")) {
            if (schema == null) {
                throw Failure.fault("the schema of a " + form.name() + " is missing from this build");
            }
            schema.transferTo(terminal.out());
        }
        terminal.out().flush();
        return ExitCode.OK;
    }
}
