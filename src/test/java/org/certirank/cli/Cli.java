package org.certirank.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Runs command lines within this process, in a folder of the test's own, and keeps what they print. */
final class Cli {
    private final Path folder;
    private Engine engine = new RealEngine();
    private Map<String, String> environment = Map.of();
    private String input = "";
    private boolean terminal;
    private Interrupt interrupt = new Interrupt();

    /** What a command line did. */
    record Result(int exit, String out, String err) { }

    Cli(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    Cli engine(Engine with) {
        engine = with;
        return this;
    }

    Cli input(String text) {
        input = text;
        return this;
    }

    Cli environment(Map<String, String> with) {
        environment = with;
        return this;
    }

    Cli onTerminal() {
        terminal = true;
        return this;
    }

    Cli interrupt(Interrupt with) {
        interrupt = with;
        return this;
    }

    Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal to = new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8),
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), terminal, terminal, 100, folder, folder, environment);
        int exit = Main.run(to, interrupt, engine, arguments);
        return new Result(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Writes a file below the folder. */
    Path file(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** A spec with claims over one real number, each {@code {id, set, formula, expectation}}. */
    static String spec(String id, String[]... claims) {
        StringBuilder text = new StringBuilder("{\"id\": \"" + id + "\", \"kind\": \"theorem\", \"title\": \"t\", \"claims\": [");
        for (int i = 0; i < claims.length; i++) {
            String[] c = claims[i];
            text.append(i == 0 ? "" : ",").append("{\"id\": \"").append(c[0]).append("\", \"says\": \"s\", \"coverage\": \"").append(c.length > 4 ? c[4] : "whole")
                    .append("\", \"given\": [{\"forall\": \"x\", \"in\": \"").append(c[1]).append("\"}], \"holds\": \"").append(c[2]).append("\", \"expect\": \"").append(c[3]).append("\"}");
        }
        return text.append("]}\n").toString();
    }

    static String[] claim(String... parts) {
        return parts;
    }
}
