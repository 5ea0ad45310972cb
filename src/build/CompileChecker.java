import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Compiles the package {@code org.certirank.check} alone, as it is shipped: the Java 17 language, an empty class path, an empty
 * source path and no module but {@code java.base}. An import of anything else of the project, of a library or of another JDK module is an error.
 *
 * <p>The compiler plugin cannot do it: it always adds the source root and the project's dependencies, from which a forbidden
 * import would be found and compiled along.
 *
 * <p>Usage: {@code java CompileChecker.java SOURCE_ROOT OUTPUT_FOLDER}. The output folder is emptied first, so that no class outlives its source.
 */
public final class CompileChecker {

    private CompileChecker() {
    }

    public static void main(String[] args) throws IOException {
        Path root = Path.of(args[0]);
        Path output = Path.of(args[1]);
        List<Path> sources = files(root.resolve("org/certirank/check"), ".java");
        if (sources.isEmpty()) {
            System.err.println("no checker sources under " + root.resolve("org/certirank/check"));
            System.exit(1);
        }
        for (Path old : files(output, ".class")) {
            Files.delete(old);
        }
        Files.createDirectories(output);
        List<String> options = new ArrayList<>(List.of(
                "--release", "17", "--limit-modules", "java.base", "-encoding", "UTF-8",
                "--class-path", "", "--source-path", "", "-implicit:none", "-proc:none",
                "-Xlint:all", "-g", "-d", output.toString()));
        sources.forEach(source -> options.add(source.toString()));
        System.exit(ToolProvider.getSystemJavaCompiler().run(null, null, null, options.toArray(String[]::new)));
    }

    /** All files below a folder with the given ending, in a fixed order; none if there is no such folder. */
    private static List<Path> files(Path folder, String ending) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(file -> file.toString().endsWith(ending)).sorted(Comparator.comparing(Path::toString)).toList();
        }
    }
}
