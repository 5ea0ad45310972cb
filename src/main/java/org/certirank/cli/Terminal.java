package org.certirank.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What a command writes to and reads from, and where it stands.
 *
 * @param out standard output
 * @param err standard error
 * @param in standard input
 * @param outIsTerminal whether a person reads {@code out}
 * @param errIsTerminal whether a person reads {@code err}
 * @param width the columns of the terminal
 * @param home the project's folder, where the default specs lie
 * @param folder the current folder
 * @param environment the environment variables
 */
record Terminal(PrintStream out, PrintStream err, InputStream in, boolean outIsTerminal, boolean errIsTerminal, int width, Path home, Path folder,
        Map<String, String> environment) {
    private static final int USUAL_WIDTH = 100;
    private static final int LEAST_WIDTH = 40;

    /** The process's own. */
    static Terminal ofProcess() {
        Map<String, String> environment = System.getenv();
        boolean out = isTerminal(1);
        boolean err = isTerminal(2);
        Path folder = Path.of("").toAbsolutePath().normalize();
        String home = System.getProperty("certirank.home");
        return new Terminal(stream(FileDescriptor.out), stream(FileDescriptor.err), System.in, out, err,
                out || err ? width(environment) : USUAL_WIDTH, home == null ? folder : folder.resolve(home).normalize(), folder, environment);
    }

    /** Whether to colour {@code out}; see no-color.org. */
    boolean coloured() {
        return outIsTerminal && environment.getOrDefault("NO_COLOR", "").isEmpty() && !"dumb".equals(environment.get("TERM"));
    }

    boolean debug() {
        return "1".equals(environment.get("CERTIRANK_DEBUG"));
    }

    /** A path as a person at the current folder would write it. */
    String shown(Path path) {
        Path absolute = folder.resolve(path).normalize();
        if (absolute.equals(folder)) {
            return ".";
        }
        return absolute.startsWith(folder) ? folder.relativize(absolute).toString() : absolute.toString();
    }

    /** UTF-8 whatever the locale: the same input gives the same bytes. */
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    private static boolean isTerminal(int descriptor) {
        try {
            String device = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty") || device.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException | SecurityException noProc) {
            // No /proc (macOS, Windows): the JDK only tells about input and output together.
            return System.console() != null && System.console().isTerminal();
        }
    }

    private static int width(Map<String, String> environment) {
        String columns = environment.getOrDefault("COLUMNS", "");
        if (columns.matches("[1-9][0-9]{0,3}")) {
            return Math.max(LEAST_WIDTH, Integer.parseInt(columns));
        }
        try {
            Process stty = new ProcessBuilder("stty", "size").redirectInput(Path.of("/dev/tty").toFile()).redirectErrorStream(true).start();
            if (stty.waitFor(1, TimeUnit.SECONDS)) {
                String[] size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip().split(" ");
                if (size.length == 2 && size[1].matches("[1-9][0-9]{0,3}")) {
                    return Math.max(LEAST_WIDTH, Integer.parseInt(size[1]));
                }
            } else {
                stty.destroy();
            }
        } catch (IOException noStty) {
            return USUAL_WIDTH;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return USUAL_WIDTH;
    }
}
